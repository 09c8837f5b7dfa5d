/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of a period: from the office's template and the figures, or as it was edited with fresh
 * figures in it; what must be mended before it leaves. */
#include "siyi-period-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "siyi-db.h"
#include "siyi-error.h"
#include "siyi-office-store.h"
#include "siyi-report-store.h"
#include "siyi-schedule.h"
#include "siyi-words.h"

#define WORDS "report"
#define TEMPLATE "template.report"

void
siyi_period_report_free (SiyiPeriodReport *self)
{
  g_clear_pointer (&self->figures, siyi_figures_free);
  g_clear_pointer (&self->paragraphs, g_ptr_array_unref);
  g_clear_pointer (&self->identities, g_ptr_array_unref);
  g_free (self->saved_by);
  g_free (self);
}

/**
 * siyi_period_report_template:
 *
 * Returns: (transfer full): the text of the office's template
 */
char *
siyi_period_report_template (SiyiDb *db)
{
  return siyi_setting_get (db, TEMPLATE, siyi_word (WORDS, "text"));
}

const char *
siyi_period_report_template_shipped (void)
{
  return siyi_word (WORDS, "text");
}

gboolean
siyi_period_report_template_is_own (SiyiDb *db)
{
  g_autofree char *text = siyi_setting_get (db, TEMPLATE, NULL);

  return text != NULL && strcmp (text, siyi_period_report_template_shipped ()) != 0;
}

/* Whatever it says: only the names count. */
static gboolean
any_words (const char  *key,
           const char  *form,
           char       **text,
           gpointer     data)
{
  return siyi_report_source_words (key, form, text, data);
}

/**
 * siyi_period_report_set_template:
 * @text: (nullable): %NULL or the shipped text: back to that one
 *
 * Reports that were edited before stay as they were.
 *
 * Returns: (transfer full) (nullable): the UUID of the action; %NULL with CONSTRAINT where a field is not
 *   known
 */
char *
siyi_period_report_set_template (SiyiDb      *db,
                                 const char  *text,
                                 GError     **error)
{
  const SiyiDay today = siyi_schedule_today (db);
  const SiyiStatQuery query = { .span = siyi_span_of_days (today, today) };
  g_autoptr(SiyiFigures) figures = siyi_statistics_load (db, &query, error);
  g_autoptr(SiyiReportSource) source = NULL;
  g_autoptr(GPtrArray) tried = NULL;
  const char *pairs[] = { TEMPLATE, text != NULL ? text : siyi_word (WORDS, "text"), NULL };

  source = figures != NULL ? siyi_report_source_new (db, &query, figures, error) : NULL;
  tried = source != NULL ? siyi_report_new (pairs[1], any_words, source, error) : NULL;
  if (tried == NULL || !siyi_settings_set (db, "template.report", pairs, error))
    return NULL;

  return g_strdup (siyi_db_action (db));
}

/* As it was edited, if it was: figures that changed since then are told. */
static gboolean
take_stored (SiyiPeriodReport  *self,
             SiyiDb            *db,
             SiyiReportSource  *source,
             GError           **error)
{
  const SiyiSpan *span = &self->query.span;
  g_autoptr(SiyiStoredReport) stored = NULL;

  if (!siyi_report_load (db, span->from, span->to, &stored, error))
    return FALSE;
  if (stored == NULL)
    return TRUE;

  self->paragraphs = siyi_period_report_from_json (stored->body, error);
  if (self->paragraphs == NULL)
    return FALSE;
  self->saved_at = stored->at;
  self->saved_by = g_steal_pointer (&stored->who);
  self->n_refreshed = siyi_report_refresh (self->paragraphs, siyi_report_source_words, source);

  return TRUE;
}

/* Without its paragraphs. */
static SiyiPeriodReport *
new_of_query (SiyiDb               *db,
              const SiyiStatQuery  *query,
              SiyiReportSource    **source,
              GError              **error)
{
  g_autoptr(SiyiPeriodReport) self = g_new0 (SiyiPeriodReport, 1);

  self->query = *query;
  self->figures = siyi_statistics_load (db, query, error);
  *source = self->figures != NULL ? siyi_report_source_new (db, query, self->figures, error) : NULL;
  if (*source == NULL)
    return NULL;
  self->identities = siyi_statistics_check (self->figures);

  return g_steal_pointer (&self);
}

/**
 * siyi_period_report_preview:
 * @text: a template
 *
 * Returns: (transfer full) (nullable): the report it makes; %NULL with CONSTRAINT where a field is not known
 */
SiyiPeriodReport *
siyi_period_report_preview (SiyiDb               *db,
                            const SiyiStatQuery  *query,
                            const char           *text,
                            GError              **error)
{
  g_autoptr(SiyiReportSource) source = NULL;
  g_autoptr(SiyiPeriodReport) self = new_of_query (db, query, &source, error);

  if (self == NULL)
    return NULL;
  self->paragraphs = siyi_report_new (text, siyi_report_source_words, source, error);

  return self->paragraphs != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * siyi_period_report_load:
 * @as_template: whether edits are left aside
 *
 * Returns: (transfer full) (nullable): the report with the figures of now, or the frozen ones
 */
SiyiPeriodReport *
siyi_period_report_load (SiyiDb               *db,
                         const SiyiStatQuery  *query,
                         gboolean              as_template,
                         GError              **error)
{
  g_autoptr(SiyiReportSource) source = NULL;
  g_autoptr(SiyiPeriodReport) self = new_of_query (db, query, &source, error);

  if (self == NULL)
    return NULL;
  if (!as_template && !take_stored (self, db, source, error))
    return NULL;
  if (self->paragraphs == NULL)
    {
      g_autofree char *text = siyi_period_report_template (db);

      self->paragraphs = siyi_report_new (text, siyi_report_source_words, source, error);
    }
  if (self->paragraphs == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * siyi_period_report_save:
 *
 * Returns: (transfer full) (nullable): the UUID of the action
 */
char *
siyi_period_report_save (SiyiDb                  *db,
                         const SiyiPeriodReport  *self,
                         GError                 **error)
{
  g_autofree char *body = siyi_period_report_to_json (self->paragraphs);

  return siyi_report_save (db, self->query.span.from, self->query.span.to, body, error);
}

/**
 * siyi_period_report_drop:
 *
 * Back to what the template makes; can be undone.
 *
 * Returns: (transfer full) (nullable): the UUID of the action
 */
char *
siyi_period_report_drop (SiyiDb               *db,
                         const SiyiStatQuery  *query,
                         GError              **error)
{
  return siyi_report_save (db, query->span.from, query->span.to, NULL, error);
}

/**
 * siyi_period_report_findings:
 *
 * Returns: (transfer full) (element-type SiyiFinding):
 */
GPtrArray *
siyi_period_report_findings (const SiyiPeriodReport *self)
{
  return siyi_report_guard (self->paragraphs, &self->query.span);
}

/**
 * siyi_guard_words:
 *
 * Returns: (transfer none): what is wrong, in the interface's language
 */
const char *
siyi_guard_words (SiyiGuard guard)
{
  static const char * const words[] = {
    [SIYI_GUARD_YEAR] = N_("Another year than the period’s"),
    [SIYI_GUARD_PERIOD] = N_("Another period than the report’s"),
    [SIYI_GUARD_SIGN] = N_("The sign is said twice"),
    [SIYI_GUARD_WIDTH] = N_("Full-width digits beside half-width ones"),
    [SIYI_GUARD_RATE] = N_("A rate without numerator and denominator"),
    [SIYI_GUARD_VAGUE] = N_("Doubled vagueness"),
    [SIYI_GUARD_SPELLING] = N_("Two spellings of one word"),
    [SIYI_GUARD_NUMBERING] = N_("Two points with the same number"),
    [SIYI_GUARD_UNITS] = N_("Two counting units of one number"),
    [SIYI_GUARD_TYPED] = N_("Written by hand over a figure"),
    [SIYI_GUARD_ASKED] = N_("Nothing is written here yet"),
  };

  return _(words[guard]);
}

/**
 * siyi_period_report_may_leave:
 *
 * Returns: whether nothing forbids to print or export it; %FALSE with CONSTRAINT, naming both sides of the
 *   identity that fails, or the words to mend
 */
gboolean
siyi_period_report_may_leave (const SiyiPeriodReport  *self,
                              GError                 **error)
{
  g_autoptr(GPtrArray) findings = siyi_period_report_findings (self);

  for (guint i = 0; i < self->identities->len; i++)
    {
      const SiyiIdentity *identity = g_ptr_array_index (self->identities, i);

      if (identity->holds)
        continue;
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT, "The report can't leave, its figures disagree: %s",
                   identity->words);
      return FALSE;
    }
  for (guint i = 0; i < findings->len; i++)
    {
      const SiyiFinding *finding = g_ptr_array_index (findings, i);

      if (!finding->blocks)
        continue;
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT, "The report can't leave, mend “%s”: %s", finding->words,
                   siyi_guard_words (finding->guard));
      return FALSE;
    }

  return TRUE;
}
