/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the follow-up page asks of the archive, as work for its threads. Each function runs on an
 * archive's thread with data the caller gave away; no widget is touched here. */
#include "siyi-follow-work.h"

void
siyi_follow_counts_free (SiyiFollowCounts *counts)
{
  g_clear_pointer (&counts->units, g_ptr_array_unref);
  g_free (counts);
}

SiyiFollowSheet *
siyi_follow_sheet_new (SiyiDay today)
{
  SiyiFollowSheet *sheet = g_new0 (SiyiFollowSheet, 1);

  sheet->today = today;
  sheet->hits = g_array_new (FALSE, FALSE, sizeof (SiyiTaskHit));

  return sheet;
}

void
siyi_follow_sheet_free (SiyiFollowSheet *sheet)
{
  g_array_unref (sheet->hits);
  g_clear_pointer (&sheet->rows, g_ptr_array_unref);
  g_clear_pointer (&sheet->moved, g_ptr_array_unref);
  g_clear_pointer (&sheet->office, siyi_task_office_free);
  g_free (sheet);
}

SiyiFollowChange *
siyi_follow_change_new (SiyiTaskStepKind kind)
{
  SiyiFollowChange *change = g_new0 (SiyiFollowChange, 1);

  change->tasks = g_array_new (FALSE, FALSE, sizeof (gint64));
  change->kind = kind;
  change->due = SIYI_DAY_NONE;

  return change;
}

void
siyi_follow_change_free (SiyiFollowChange *change)
{
  g_array_unref (change->tasks);
  g_free (change->person);
  g_free (change->way);
  g_free (change->body);
  g_free (change->grounds);
  g_free (change->value);
  g_strfreev (change->units);
  g_free (change);
}

void
siyi_follow_void_free (SiyiFollowVoid *what)
{
  g_free (what->reason);
  g_free (what);
}

static GArray *
find_orphans (SiyiDb                    *db,
              const SiyiFollowQuestion  *question,
              GError                   **error)
{
  g_autoptr(GArray) orphans = siyi_orphans_find (db, (SiyiOrphan) question->orphan, question->today, 0, error);
  GArray *hits;

  if (orphans == NULL)
    return NULL;

  hits = g_array_new (FALSE, FALSE, sizeof (SiyiTaskHit));
  for (guint i = 0; i < orphans->len; i++)
    {
      const SiyiOrphanHit *orphan = &g_array_index (orphans, SiyiOrphanHit, i);
      const SiyiTaskHit hit = { orphan->task, orphan->visit, SIYI_TASK_GROUP_OFFICE, SIYI_DAY_NONE };

      g_array_append_val (hits, hit);
    }

  return hits;
}

static SiyiTasksQuery
query_of (const SiyiFollowQuestion *question)
{
  return (SiyiTasksQuery) { .part = question->part, .unit = question->unit, .light = -1,
                            .today = question->today };
}

gpointer
siyi_follow_find_work (SiyiDb        *db,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  const SiyiFollowQuestion *question = data;
  const SiyiTasksQuery query = query_of (question);

  if (question->orphan >= 0)
    return find_orphans (db, question, error);

  return siyi_tasks_find (db, &query, error);
}

gpointer
siyi_follow_count_work (SiyiDb        *db,
                        gpointer       data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  const SiyiFollowQuestion *question = data;
  const SiyiTasksQuery query = query_of (question);
  SiyiFollowCounts *counts = g_new0 (SiyiFollowCounts, 1);
  gboolean ok = siyi_tasks_count (db, &query, &counts->counts, error);

  for (int kind = 0; ok && kind < SIYI_N_ORPHANS; kind++)
    {
      counts->orphans[kind] = siyi_orphans_count (db, (SiyiOrphan) kind, question->today, error);
      ok = counts->orphans[kind] >= 0;
    }
  if (ok)
    counts->units = siyi_units_load (db, FALSE, error);
  if (!ok || counts->units == NULL)
    g_clear_pointer (&counts, siyi_follow_counts_free);

  return counts;
}

static SiyiLimit
instruction_limit (SiyiDb *db)
{
  g_autofree char *text = siyi_setting_get (db, "limit.instruction", NULL);
  SiyiLimit limit = siyi_limit_default ("instruction");

  if (text != NULL)
    siyi_limit_parse (text, &limit);

  return limit;
}

static gboolean
load_only_one (SiyiDb           *db,
               SiyiFollowSheet  *sheet,
               gint64            task,
               GError          **error)
{
  g_autofree char *subject = g_strdup_printf ("task:%" G_GINT64_FORMAT, task);
  SiyiTaskRow *row = siyi_task_load (db, task, sheet->today, error);

  if (row == NULL)
    return FALSE;
  sheet->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_task_row_free);
  g_ptr_array_add (sheet->rows, row);
  sheet->moved = siyi_moved_days (db, subject, error);

  return sheet->moved != NULL;
}

gpointer
siyi_follow_sheet_work (SiyiDb        *db,
                        gpointer       data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  const SiyiFollowSheet *asked = data;
  g_autoptr(SiyiFollowSheet) sheet = siyi_follow_sheet_new (asked->today);
  const SiyiTaskHit *hits = (const SiyiTaskHit *) asked->hits->data;

  g_array_append_vals (sheet->hits, hits, asked->hits->len);
  sheet->office = siyi_task_office_load (db, error);
  if (sheet->office == NULL)
    return NULL;
  sheet->limit = instruction_limit (db);

  if (asked->hits->len == 1 && hits[0].task != 0)
    return load_only_one (db, sheet, hits[0].task, error) ? g_steal_pointer (&sheet) : NULL;

  sheet->rows = siyi_tasks_load (db, hits, asked->hits->len, asked->today, error);

  return sheet->rows != NULL ? g_steal_pointer (&sheet) : NULL;
}

gpointer
siyi_follow_change_work (SiyiDb        *db,
                         gpointer       data,
                         GCancellable  *cancellable,
                         GError       **error)
{
  const SiyiFollowChange *change = data;
  const SiyiNewStep step = {
    .kind = change->kind, .day = change->day, .person = change->person, .way = change->way,
    .body = change->body, .grounds = change->grounds, .value = change->value,
    .due = change->due, .days = change->days, .corrects = change->corrects,
  };

  if (change->kind == SIYI_TASK_STEP_ASSIGNED)
    return siyi_task_assign (db, change->visit, (const char * const *) change->units, change->person,
                             change->day, change->limit, change->due, NULL, error);

  return siyi_tasks_add_step (db, (const gint64 *) change->tasks->data, change->tasks->len, &step, error);
}

gpointer
siyi_follow_void_work (SiyiDb        *db,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  const SiyiFollowVoid *what = data;

  return siyi_paper_void (db, what->paper, what->reason, error);
}
