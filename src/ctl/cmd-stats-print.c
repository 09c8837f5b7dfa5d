/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures for people: their names, rates with their parts, tables by one side. */
#include "cmd-stats.h"
#include "ctl.h"

#include <string.h>

static const struct
{
  const char    *word;
  SiyiDimension  dimension;
  const char    *label;
} dimensions[] = {
  { "leader", SIYI_BY_LEADER, N_("Leader") },
  { "month", SIYI_BY_MONTH, N_("Month") },
  { "class", SIYI_BY_CLASS, N_("Class") },
  { "method", SIYI_BY_METHOD, N_("Method") },
  { "unit", SIYI_BY_UNIT, N_("Unit") },
  { "place", SIYI_BY_PLACE, N_("Place") },
  { "first", SIYI_BY_FIRST, N_("First or repeated") },
  { "size", SIYI_BY_SIZE, N_("Size") },
};

/**
 * ctl_stats_dimension:
 *
 * Returns: the dimension that --by calls so; %SIYI_BY_NOTHING for an unknown word
 */
SiyiDimension
ctl_stats_dimension (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dimensions); i++)
    if (strcmp (dimensions[i].word, word) == 0)
      return dimensions[i].dimension;

  return SIYI_BY_NOTHING;
}

static const char *
dimension_label (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dimensions); i++)
    if (strcmp (dimensions[i].word, word) == 0)
      return _(dimensions[i].label);

  return word;
}

/**
 * ctl_stats_key:
 *
 * Returns: (transfer full): what names a bar to programs: the word of a code, else the stored value
 */
char *
ctl_stats_key (SiyiDimension  by,
               const SiyiBar *bar)
{
  return g_strdup ((by == SIYI_BY_FIRST || by == SIYI_BY_SIZE) && *bar->key != '\0' ? bar->words : bar->key);
}

static void
print_figures (const SiyiFigures *figures)
{
  CtlTable *table = ctl_table_new (_("Figure"), _("Value"), _("Parts"), _("Year before"), _("Period before"), NULL);

  for (guint i = 1; i <= 4; i++)
    ctl_table_align_end (table, i);
  for (guint i = 0; i < figures->figures->len; i++)
    {
      const SiyiFigure *figure = &g_array_index (figures->figures, SiyiFigure, i);
      g_autofree char *value = siyi_figure_number_text (figure, figure->value);
      g_autofree char *previous = NULL;
      g_autofree char *before = NULL;
      g_autofree char *parts = NULL;

      if (figure->has_previous)
        previous = siyi_figure_number_text (figure, figure->previous);
      if (figure->has_before)
        before = siyi_figure_number_text (figure, figure->before);
      if (siyi_figure_is_ratio (figure))
        parts = g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, figure->numerator,
                                 figure->denominator);
      ctl_table_row (table, siyi_figure_title (figure->key), value, parts, previous, before);
    }
  ctl_table_print (table);
}

static void
print_bars (const char *word,
              GPtrArray  *bars)
{
  CtlTable *table = ctl_table_new (dimension_label (word), _("Batches"), _("Persons"),
                                   _("Sessions"), NULL);

  for (guint i = 1; i <= 3; i++)
    ctl_table_align_end (table, i);
  for (guint i = 0; i < bars->len; i++)
    {
      const SiyiBar *bar = g_ptr_array_index (bars, i);
      g_autofree char *batches = g_strdup_printf ("%" G_GINT64_FORMAT, bar->batches);
      g_autofree char *persons = g_strdup_printf ("%" G_GINT64_FORMAT, bar->persons);
      g_autofree char *sessions = g_strdup_printf ("%" G_GINT64_FORMAT, bar->sessions);

      ctl_table_row (table, bar->words, batches, persons, sessions);
    }
  ctl_write ("\n", 1);
  ctl_table_print (table);
}

static void
print_period (SiyiDateBasis  basis,
              const char    *from,
              const char    *to)
{
  switch (basis)
    {
    case SIYI_BASIS_REGISTERED:
      ctl_print (_("From %s to %s, by the days of registration"), from, to);
      break;
    case SIYI_BASIS_EXCHANGED:
      ctl_print (_("From %s to %s, by the days of exchange with the national system"), from, to);
      break;
    case SIYI_BASIS_VISIT:
    case SIYI_N_BASES:
    default:
      ctl_print (_("From %s to %s, by the days of the visits"), from, to);
      break;
    }
}

static void
print_corrections (const SiyiFrozen *frozen)
{
  CtlTable *figures = ctl_table_new (_("Figure"), _("Frozen"), _("Now"), NULL);
  CtlTable *lines = ctl_table_new (_("Matter"), _("What has changed"), _("Who"), _("When"), NULL);

  for (guint i = 0; i < frozen->figures->len; i++)
    {
      const SiyiCorrection *correction = g_ptr_array_index (frozen->figures, i);
      g_autofree char *then = g_strdup_printf ("%" G_GINT64_FORMAT, correction->frozen);
      g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, correction->now);

      ctl_table_row (figures, correction->words, then, now);
    }
  for (guint i = 0; i < frozen->lines->len; i++)
    {
      const SiyiCorrectionLine *line = g_ptr_array_index (frozen->lines, i);
      g_autoptr(GDateTime) at = g_date_time_new_from_unix_local (line->at / G_USEC_PER_SEC);
      g_autofree char *when = line->at > 0 ? g_date_time_format (at, "%Y-%m-%d %H:%M") : NULL;

      ctl_table_row (lines, line->number, line->what, line->who, when);
    }
  ctl_write ("\n", 1);
  ctl_table_print (figures);
  ctl_write ("\n", 1);
  ctl_table_print (lines);
}

/**
 * ctl_stats_print:
 *
 * Answers people.
 */
void
ctl_stats_print (const CtlStats *self)
{
  g_autofree char *from = siyi_day_to_text (self->query.span.from);
  g_autofree char *to = siyi_day_to_text (self->query.span.to);

  print_period (self->query.basis, from, to);
  ctl_write ("\n\n", -1);
  print_figures (self->figures);
  for (guint i = 0; i < self->tables->len; i++)
    print_bars (self->by[i], g_ptr_array_index (self->tables, i));
  if (self->corrections)
    print_corrections (self->frozen);
}
