/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the computed pieces of a report say: figures with the unit of their kind, rates with their parts,
 * the year before said once, and the office's own words. */
#include "siyi-period-report-private.h"

#include <string.h>

#include "siyi-notice-private.h"
#include "siyi-office-store.h"
#include "siyi-rate.h"
#include "siyi-words.h"

#define WORDS "report"

struct _SiyiReportSource
{
  const SiyiFigures *figures;     /* borrowed */
  GHashTable        *office;      /* level, area, office, … -> text */
  char              *period;
  char              *prefecture;
  GPtrArray         *methods;     /* SiyiBar */
};

/**
 * siyi_report_source_new:
 * @figures: (transfer none): must outlive it
 *
 * Returns: (transfer full):
 */
SiyiReportSource *
siyi_report_source_new (SiyiDb               *db,
                        const SiyiStatQuery  *query,
                        const SiyiFigures    *figures,
                        GError              **error)
{
  GPtrArray *methods = siyi_statistics_bars (db, query, SIYI_BY_METHOD, error);
  SiyiReportSource *self;

  if (methods == NULL)
    return NULL;

  self = g_new0 (SiyiReportSource, 1);
  self->figures = figures;
  self->methods = methods;
  self->office = siyi_notice_fields_of_office (db);
  self->period = siyi_span_words (&query->span);
  self->prefecture = siyi_setting_get (db, "office.prefecture", "");
  if (*self->prefecture == '\0')
    {
      g_free (self->prefecture);
      self->prefecture = g_strdup (siyi_word (WORDS, "prefecture"));
    }

  return self;
}

void
siyi_report_source_free (SiyiReportSource *self)
{
  g_hash_table_unref (self->office);
  g_ptr_array_unref (self->methods);
  g_free (self->period);
  g_free (self->prefecture);
  g_free (self);
}

/* 现场接访、预约接访; with counts: 现场接访318批、预约接访74批. */
static char *
methods_words (const SiyiReportSource *self,
               gboolean                counts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->methods->len; i++)
    {
      const SiyiBar *bar = g_ptr_array_index (self->methods, i);
      const SiyiFigure figure = { .unit = SIYI_FIGURE_BATCHES, .value = bar->batches };
      g_autofree char *value = siyi_figure_value_text (&figure);

      if (*bar->key == '\0' || bar->batches == 0)
        continue;
      if (text->len > 0)
        g_string_append (text, siyi_word (WORDS, "and"));
      g_string_append (text, bar->words);
      if (counts)
        g_string_append (text, value);
    }
  if (text->len == 0)
    {
      g_string_free (text, TRUE);
      return NULL;
    }

  return g_string_free (text, FALSE);
}

/* The sign is said by the word, once (section 4.5). */
static char *
change_words (const SiyiFigure *figure)
{
  const gboolean is_rate = figure->unit == SIYI_FIGURE_RATE;
  gsize n_units;
  const char * const *units = siyi_words ("figure-units", "units", &n_units);
  const SiyiYearOnYear change =
    is_rate ? siyi_year_on_year_of_rates (figure->value, figure->has_previous ? figure->previous : SIYI_RATE_EMPTY)
            : siyi_year_on_year (figure->value, figure->previous, figure->has_previous);

  return siyi_year_on_year_text (&change, is_rate, (gsize) figure->unit < n_units ? units[figure->unit] : "");
}

static char *
parts_words (const SiyiFigure *figure)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, figure->numerator, figure->denominator);
}

/* What is not known is asked for; of a rate over nothing the dash says all. */
static char *
figure_words (const SiyiFigure *figure,
              const char       *form)
{
  const gboolean is_rate = figure->unit == SIYI_FIGURE_RATE;

  if (!is_rate && figure->value == SIYI_FIGURE_UNKNOWN)
    return NULL;
  if (form != NULL && strcmp (form, "parts") == 0)
    return parts_words (figure);
  if (form != NULL && strcmp (form, "change") == 0)
    return change_words (figure);

  return is_rate || form != NULL ? siyi_figure_number_text (figure, figure->value) : siyi_figure_value_text (figure);
}

static gboolean
is_form (const char *form)
{
  static const char * const forms[] = { "number", "parts", "change", NULL };

  return form == NULL || g_strv_contains (forms, form);
}

/**
 * siyi_report_source_words:
 * @key: of a figure, or one of [report-fields]
 * @form: (nullable): number, parts, change, counts
 * @text: (out) (transfer full) (nullable): %NULL: nothing is known
 * @data: the #SiyiReportSource
 *
 * Returns: whether there is such a field
 */
gboolean
siyi_report_source_words (const char  *key,
                          const char  *form,
                          char       **text,
                          gpointer     data)
{
  const SiyiReportSource *self = data;
  const SiyiFigure *figure = siyi_figures_find (self->figures, key);
  const char *word = form == NULL ? g_hash_table_lookup (self->office, key) : NULL;

  if (figure != NULL && is_form (form))
    *text = figure_words (figure, form);
  else if (strcmp (key, "methods") == 0 && (form == NULL || strcmp (form, "counts") == 0))
    *text = methods_words (self, form != NULL);
  else if (strcmp (key, "period") == 0 && form == NULL)
    *text = g_strdup (self->period);
  else if (strcmp (key, "prefecture") == 0 && form == NULL)
    *text = g_strdup (self->prefecture);
  else if (word != NULL)
    *text = g_strdup (word);
  else
    return FALSE;

  return TRUE;
}
