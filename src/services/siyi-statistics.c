/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All figures of a period beside the year before and the period before, and the rows behind each. On an
 * archive's thread. */
#include "siyi-frozen-private.h"

#include <string.h>

#include "siyi-db.h"
#include "siyi-session-store.h"

/**
 * siyi_stat_query:
 * @from: first day
 * @to: last day
 *
 * Returns: the question of these days, by the days of the visits and the places of the problems
 */
SiyiStatQuery
siyi_stat_query (SiyiDay from,
                 SiyiDay to)
{
  return (SiyiStatQuery) { .span = siyi_span_of_days (from, to) };
}

/**
 * siyi_stat_scope_of:
 * @span: the query's own, or one that it is compared with
 */
SiyiStatScope
siyi_stat_scope_of (const SiyiStatQuery *query,
                    const SiyiSpan      *span)
{
  return (SiyiStatScope) { span->from, span->to, query->basis, query->place };
}

static gint64
value_in (const SiyiFigureCounts *counts,
          const char             *key)
{
  const SiyiFigureKind *kinds = siyi_figure_kinds (&(guint) { 0 });

  for (guint i = 0; i < counts->n; i++)
    if (strcmp (kinds[i].key, key) == 0)
      return counts->values[i].value;

  return 0;
}

/* Without a matter and without a session there is nothing to compare with: no data, which is not 0. */
static gboolean
has_data (const SiyiFigureCounts *counts)
{
  return value_in (counts, "all") > 0 || value_in (counts, "sessions") > 0;
}

/* What another register told can stand alone. */
static gboolean
is_there (const SiyiFigureCounts *counts,
          guint                   at)
{
  return (has_data (counts) || counts->told[at]) && counts->values[at].value >= 0;
}

static SiyiFigures *
name_figures (const SiyiStatQuery    *query,
              const SiyiFigureCounts *now,
              const SiyiFigureCounts *previous,
              const SiyiFigureCounts *before)
{
  guint n;
  const SiyiFigureKind *kinds = siyi_figure_kinds (&n);
  SiyiFigures *self = g_new0 (SiyiFigures, 1);

  self->figures = g_array_new (FALSE, TRUE, sizeof (SiyiFigure));
  for (guint i = 0; i < n; i++)
    {
      const SiyiFigure figure = {
        .key = kinds[i].key,
        .unit = kinds[i].unit,
        .parts = kinds[i].parts,
        .value = now->values[i].value,
        .numerator = now->values[i].numerator,
        .denominator = now->values[i].denominator,
        .is_told = now->told[i],
        .has_previous = is_there (previous, i),
        .previous = previous->values[i].value,
        .has_before = is_there (before, i),
        .before = before->values[i].value,
      };

      g_array_append_val (self->figures, figure);
    }
  self->span = query->span;
  self->basis = query->basis;
  self->from = query->span.from;
  self->to = query->span.to;
  self->frozen_at = now->frozen_at;

  return self;
}

/* One of the three stretches; those that are compared with are read beside, each on its own connection. */
typedef struct
{
  SiyiDb           *db;         /* borrowed; or owned where sibling */
  gboolean          is_sibling;
  SiyiStatScope     scope;
  SiyiFigureCounts  counts;
  gboolean          done;
  GError           *error;
  GThread          *thread;     /* (nullable) */
} SpanLoad;

static gpointer
load_in_thread (gpointer data)
{
  SpanLoad *load = data;

  load->done = siyi_figure_counts_load (load->db, &load->scope, &load->counts, &load->error);

  return NULL;
}

static void
span_load_start (SpanLoad *load,
                 SiyiDb   *db)
{
  SiyiDb *sibling = siyi_db_sibling (db, NULL);

  load->is_sibling = sibling != NULL;
  load->db = sibling != NULL ? sibling : db;
  if (sibling != NULL)
    load->thread = g_thread_new ("statistics", load_in_thread, load);
}

static void
span_load_end (SpanLoad *load)
{
  if (load->thread != NULL)
    g_thread_join (load->thread);
  else
    load_in_thread (load);
  if (load->is_sibling)
    siyi_db_close (load->db);
}

static void
span_load_clear (SpanLoad *load)
{
  siyi_figure_counts_clear (&load->counts);
  g_clear_error (&load->error);
}

/**
 * siyi_statistics_load:
 *
 * A stretch whose months are frozen gives the frozen figures, as the period itself and as what it is
 * compared with.
 *
 * Returns: (transfer full): all figures, in a fixed order
 */
SiyiFigures *
siyi_statistics_load (SiyiDb               *db,
                      const SiyiStatQuery  *query,
                      GError              **error)
{
  const SiyiSpan year_before = siyi_span_year_before (&query->span);
  const SiyiSpan span_before = siyi_span_before (&query->span);
  /* Of a year both are the year before. */
  const gboolean same = year_before.from == span_before.from && year_before.to == span_before.to;
  SpanLoad now = { .db = db, .scope = siyi_stat_scope_of (query, &query->span) };
  SpanLoad previous = { .scope = siyi_stat_scope_of (query, &year_before) };
  SpanLoad before = { .scope = siyi_stat_scope_of (query, &span_before), .done = same };
  SiyiFigures *self = NULL;

  g_return_val_if_fail (query->span.from != SIYI_DAY_NONE && query->span.to >= query->span.from, NULL);

  span_load_start (&previous, db);
  if (!same)
    span_load_start (&before, db);
  load_in_thread (&now);
  span_load_end (&previous);
  if (!same)
    span_load_end (&before);

  if (now.done && previous.done && before.done)
    {
      self = name_figures (query, &now.counts, &previous.counts, same ? &previous.counts : &before.counts);
      self->previous_from = year_before.from;
      self->previous_to = year_before.to;
      self->before_from = span_before.from;
      self->before_to = span_before.to;
    }
  else
    {
      SpanLoad *failed = !now.done ? &now : !previous.done ? &previous : &before;

      g_propagate_error (error, g_steal_pointer (&failed->error));
    }
  span_load_clear (&now);
  span_load_clear (&previous);
  span_load_clear (&before);

  return self;
}

void
siyi_behind_free (SiyiBehind *self)
{
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

/**
 * siyi_behind_new:
 * @ids: (transfer full) (nullable)
 *
 * Returns: (transfer full) (nullable): %NULL where there are no @ids
 */
SiyiBehind *
siyi_behind_new (SiyiBehindKind  kind,
                 GArray         *ids)
{
  SiyiBehind *self;

  if (ids == NULL)
    return NULL;

  self = g_new0 (SiyiBehind, 1);
  self->kind = kind;
  self->ids = ids;

  return self;
}

static SiyiStatPart
part_of (const char *part)
{
  if (g_strcmp0 (part, "numerator") == 0)
    return SIYI_PART_NUMERATOR;

  return g_strcmp0 (part, "rest") == 0 ? SIYI_PART_REST : SIYI_PART_ALL;
}

/* Both in order of the days. */
static GArray *
without (const GArray *all,
         const GArray *some)
{
  GArray *rest = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0, k = 0; i < all->len; i++)
    if (k < some->len && g_array_index (some, gint64, k) == g_array_index (all, gint64, i))
      k++;
    else
      g_array_append_val (rest, g_array_index (all, gint64, i));

  return rest;
}

static GArray *
session_ids (SiyiDb               *db,
             const SiyiStatScope  *scope,
             const char           *key,
             SiyiStatPart          part,
             GError              **error)
{
  g_auto(SiyiSessionFigures) sessions = { NULL };

  if (!siyi_session_figures_load (db, scope, &sessions, error))
    return NULL;

  if (strcmp (key, "heads.per_month") == 0)
    return g_array_ref (sessions.heads);
  if (strcmp (key, "sessions") == 0 || part == SIYI_PART_ALL)
    return g_array_ref (sessions.held);

  return part == SIYI_PART_NUMERATOR ? g_array_ref (sessions.complete)
                                     : without (sessions.held, sessions.complete);
}

/**
 * siyi_figure_behind_now:
 *
 * As siyi_figure_behind(), as the rows are now, frozen or not.
 */
SiyiBehind *
siyi_figure_behind_now (SiyiDb               *db,
                        const SiyiStatScope  *scope,
                        const char           *key,
                        const char           *part,
                        GError              **error)
{
  const SiyiStatRule *rule = siyi_stat_rule (key);

  if (rule != NULL)
    return siyi_behind_new (rule->kind, siyi_stat_ids (db, scope, rule, part_of (part), error));

  return siyi_behind_new (SIYI_BEHIND_SESSIONS, session_ids (db, scope, key, part_of (part), error));
}

/**
 * siyi_figure_behind:
 * @part: (nullable): of a rate "numerator", "denominator" (as %NULL) or "rest"
 *
 * Returns: (transfer full): the rows that the figure counts; as many as its number says (of persons: whose
 *   persons it sums; of average days: the matters that have them)
 */
SiyiBehind *
siyi_figure_behind (SiyiDb               *db,
                    const SiyiStatQuery  *query,
                    const char           *key,
                    const char           *part,
                    GError              **error)
{
  const SiyiStatScope scope = siyi_stat_scope_of (query, &query->span);
  const SiyiStatRule *rule = siyi_stat_rule (key);
  g_autoptr(GArray) months = siyi_frozen_months (db, &scope);

  if (months == NULL)
    return siyi_figure_behind_now (db, &scope, key, part, error);

  return siyi_behind_new (rule != NULL ? rule->kind : SIYI_BEHIND_SESSIONS,
                          siyi_frozen_figure_ids (db, months, key, part_of (part), error));
}
