/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tasks put on the list: the overdue, the soon due, the office's own turn, the instructions without
 * owner, the visits back. Rows are loaded for as many as are shown; the rest the store counts. */
#include "siyi-due-parts.h"

#define MOST_ROWS 400

static void
fill (SiyiDueItem       *item,
      const SiyiTaskRow *row)
{
  item->light = row->reading.light;
  item->percent = (guint) CLAMP (row->reading.clock.percent, 0, 100);
  item->restricted = row->restricted;
  item->n_urged = row->reading.n_urged;
  item->title = g_strdup (row->title);
  item->who = g_strdup (row->visitors_masked);
  item->unit = g_strdup (row->lead);
  item->number = g_strdup (row->number != NULL ? row->number : row->case_number);
}

static SiyiDueKind
kind_of (const SiyiTaskRow *row)
{
  switch (row->reading.state)
    {
    case SIYI_TASK_UNASSIGNED:
      return SIYI_DUE_UNASSIGNED;
    case SIYI_TASK_TO_VISIT_BACK:
    case SIYI_TASK_TO_EVALUATE:
      return SIYI_DUE_VISIT_BACK;
    case SIYI_TASK_OBJECTION:
    case SIYI_TASK_RETURNED:
    case SIYI_TASK_EXTENSION:
    case SIYI_TASK_ANSWERED:
    case SIYI_TASK_TO_CLOSE:
      return SIYI_DUE_OFFICE;
    case SIYI_TASK_ASSIGNED:
    case SIYI_TASK_HANDLING:
    case SIYI_TASK_TO_SERVE:
    case SIYI_TASK_DONE:
    case SIYI_TASK_VOID:
    case SIYI_N_TASK_STATES:
    default:
      if (row->reading.next_day == SIYI_DAY_NONE)
        return SIYI_DUE_UNASSIGNED;
      return row->reading.left < 0 ? SIYI_DUE_TASK_OVERDUE
             : row->reading.left == 0 ? SIYI_DUE_TASK_TODAY : SIYI_DUE_TASK_SOON;
    }
}

static const char *
state_word (SiyiTaskState state)
{
  switch ((int) state)
    {
    case SIYI_TASK_OBJECTION:
      return "objection";
    case SIYI_TASK_RETURNED:
      return "returned";
    case SIYI_TASK_EXTENSION:
      return "extension";
    case SIYI_TASK_ANSWERED:
      return "answered";
    case SIYI_TASK_TO_CLOSE:
      return "to-close";
    case SIYI_TASK_TO_EVALUATE:
      return "to-evaluate";
    default:
      return NULL;
    }
}

static void
add_row (SiyiDueMaker      *maker,
         const SiyiTaskRow *row)
{
  const SiyiDueKind kind = kind_of (row);
  SiyiDueItem *item;

  if (!siyi_due_wants (maker, kind))
    return;

  if (row->id != 0)
    item = siyi_due_add (maker, kind, row->id, row->reading.next_day, "task:%" G_GINT64_FORMAT, row->id);
  else
    item = siyi_due_add (maker, kind, row->visit, SIYI_DAY_NONE, "visit:%" G_GINT64_FORMAT, row->visit);
  fill (item, row);
  item->extra = g_strdup (kind == SIYI_DUE_UNASSIGNED ? row->leader : state_word (row->reading.state));
}

static guint
n_listed (const SiyiDueMaker *maker,
          SiyiDueKind         kind)
{
  guint n = 0;

  for (guint i = 0; i < maker->items->len; i++)
    n += ((const SiyiDueItem *) g_ptr_array_index (maker->items, i))->kind == kind;

  return n;
}

static void
add_beyond (SiyiDueMaker *maker,
            SiyiDueKind   kind,
            gint64        n)
{
  if (siyi_due_wants (maker, kind))
    maker->n_beyond[kind] += (guint) MAX (0, n - (gint64) n_listed (maker, kind));
}

static gboolean
count_beyond (SiyiDueMaker  *maker,
              GError       **error)
{
  SiyiToDoCounts counts;

  if (!siyi_tasks_count_to_do (maker->db, maker->query->today, &counts, error))
    return FALSE;

  add_beyond (maker, SIYI_DUE_TASK_OVERDUE, counts.n_overdue);
  add_beyond (maker, SIYI_DUE_TASK_TODAY, counts.n_today);
  add_beyond (maker, SIYI_DUE_TASK_SOON, counts.n_soon);
  add_beyond (maker, SIYI_DUE_OFFICE, counts.n_office);
  add_beyond (maker, SIYI_DUE_VISIT_BACK, counts.n_visit_back);
  add_beyond (maker, SIYI_DUE_UNASSIGNED, counts.n_unassigned);

  return TRUE;
}

/* Which tasks are to do, worst first; maker->tasks stays NULL where none is wanted. */
gboolean
siyi_due_find_tasks (SiyiDueMaker  *maker,
                     GError       **error)
{
  const guint most = maker->query->limit > 0 ? maker->query->limit : MOST_ROWS;
  const SiyiTasksQuery query = { .part = SIYI_TASKS_TO_DO, .light = -1, .today = maker->query->today, .limit = most };

  if (!siyi_due_wants (maker, SIYI_DUE_TASK_OVERDUE) && !siyi_due_wants (maker, SIYI_DUE_TASK_TODAY) &&
      !siyi_due_wants (maker, SIYI_DUE_TASK_SOON) && !siyi_due_wants (maker, SIYI_DUE_OFFICE) &&
      !siyi_due_wants (maker, SIYI_DUE_UNASSIGNED) && !siyi_due_wants (maker, SIYI_DUE_VISIT_BACK))
    return TRUE;
  maker->tasks = siyi_tasks_find (maker->db, &query, error);

  return maker->tasks != NULL;
}

/* @n: how many of them are loaded; the rest only counts. */
gboolean
siyi_due_add_tasks (SiyiDueMaker  *maker,
                    guint          n,
                    GError       **error)
{
  const guint most = maker->query->limit > 0 ? maker->query->limit : MOST_ROWS;
  g_autoptr(GPtrArray) rows = NULL;

  if (maker->tasks == NULL)
    return TRUE;
  rows = siyi_tasks_load (maker->db, (const SiyiTaskHit *) maker->tasks->data, n, maker->query->today, error);
  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const SiyiTaskRow *row = g_ptr_array_index (rows, i);

      if (row != NULL && (maker->query->within < 0 || row->reading.left <= maker->query->within))
        add_row (maker, row);
    }

  return !maker->counts || (n == maker->tasks->len && n < most) || maker->query->within >= 0 ||
         count_beyond (maker, error);
}
