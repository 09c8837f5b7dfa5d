/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything with a day, worst first: the one place that Today, the terminal and the reminder ask. On
 * an archive's thread. */
#include "siyi-due-parts.h"

void
siyi_due_item_free (SiyiDueItem *item)
{
  g_free (item->subject);
  g_free (item->title);
  g_free (item->who);
  g_free (item->unit);
  g_free (item->extra);
  g_free (item->number);
  g_free (item);
}

gboolean
siyi_due_wants (const SiyiDueMaker *maker,
                SiyiDueKind         kind)
{
  return maker->query->kinds == 0 || (maker->query->kinds & (1u << kind)) != 0;
}

SiyiDueItem *
siyi_due_add (SiyiDueMaker *maker,
              SiyiDueKind   kind,
              gint64        id,
              SiyiDay       day,
              const char   *subject,
              ...)
{
  SiyiDueItem *item = g_new0 (SiyiDueItem, 1);
  va_list arguments;

  va_start (arguments, subject);
  item->subject = g_strdup_vprintf (subject, arguments);
  va_end (arguments);
  item->kind = kind;
  item->id = id;
  item->day = day;
  item->n = 1;
  item->left = day != SIYI_DAY_NONE ? (int) (day - maker->query->today) : 0;
  g_ptr_array_add (maker->items, item);

  return item;
}

/* What is past its day before what comes, whatever its kind; then the kinds in their order (mockup
 * of Today: overdue, due by days, archive, unassigned, notice, visit back, calendar). */
static int
rank (const SiyiDueItem *item)
{
  switch (item->kind)
    {
    case SIYI_DUE_TASK_OVERDUE:
      return 0;
    case SIYI_DUE_TASK_TODAY:
    case SIYI_DUE_TASK_SOON:
    case SIYI_DUE_OFFICE:
    case SIYI_DUE_CLOCK:
    case SIYI_DUE_CHARGE:
      return item->day == SIYI_DAY_NONE ? 4 : item->left < 0 ? 0 : 1;
    case SIYI_DUE_ARCHIVE:
      return 3;
    case SIYI_DUE_LEADER_TOLD:
    case SIYI_DUE_BOOKING_LIST:
    case SIYI_DUE_SESSION:
      return 2;
    case SIYI_DUE_UNASSIGNED:
    case SIYI_DUE_NOTICE:
    case SIYI_DUE_VISIT_BACK:
    case SIYI_DUE_CALENDAR:
    case SIYI_DUE_BACKUP:
    case SIYI_N_DUE:
    default:
      return 4;
    }
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const SiyiDueItem *x = *(SiyiDueItem * const *) a;
  const SiyiDueItem *y = *(SiyiDueItem * const *) b;

  if (rank (x) != rank (y))
    return rank (x) - rank (y);
  if (rank (x) == 4 && x->kind != y->kind)
    return (int) x->kind - (int) y->kind;
  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  if (x->kind != y->kind)
    return (int) x->kind - (int) y->kind;

  return g_strcmp0 (x->subject, y->subject);
}

static gboolean
is_of_follow_up (SiyiDueKind kind)
{
  return kind != SIYI_DUE_ARCHIVE && kind != SIYI_DUE_NOTICE && kind != SIYI_DUE_LEADER_TOLD &&
         kind != SIYI_DUE_BOOKING_LIST && kind != SIYI_DUE_SESSION && kind != SIYI_DUE_CALENDAR &&
         kind != SIYI_DUE_BACKUP;
}

/* Tasks may be any number and have a page of their own: they must not push the rest off the list. */
static void
cut (GPtrArray *items,
     guint      limit)
{
  for (guint i = items->len; i-- > 0 && items->len > limit;)
    if (is_of_follow_up (((const SiyiDueItem *) g_ptr_array_index (items, i))->kind))
      g_ptr_array_remove_index (items, i);
  if (items->len > limit)
    g_ptr_array_set_size (items, (int) limit);
}

/* Whether the clock goes before the task in a list of the worst first. */
static gboolean
clock_is_worse (const SiyiClockHit *clock,
                const SiyiTaskHit  *task,
                SiyiDay             today)
{
  const gboolean is_past = clock->day < today;

  if (task->group != SIYI_TASK_GROUP_OVERDUE && task->group != SIYI_TASK_GROUP_SOON)
    return TRUE;
  if (is_past != (task->group == SIYI_TASK_GROUP_OVERDUE))
    return is_past;

  return clock->day < task->day;
}

/* Names and histories are read of as many as the list has room for, worst first, whether tasks or clocks. */
static void
share_room (const SiyiDueMaker *maker,
            guint              *n_tasks,
            guint              *n_clocks)
{
  const guint tasks = maker->tasks != NULL ? maker->tasks->len : 0;
  const guint clocks = maker->clocks != NULL ? maker->clocks->len : 0;
  const guint room = maker->query->limit > 0 && maker->query->within < 0 ? maker->query->limit : G_MAXUINT;

  *n_tasks = *n_clocks = 0;
  while (*n_tasks + *n_clocks < room && (*n_tasks < tasks || *n_clocks < clocks))
    if (*n_tasks == tasks ||
        (*n_clocks < clocks && clock_is_worse (&g_array_index (maker->clocks, SiyiClockHit, *n_clocks),
                                               &g_array_index (maker->tasks, SiyiTaskHit, *n_tasks), maker->query->today)))
      (*n_clocks)++;
    else
      (*n_tasks)++;
}

static gboolean
add_all (SiyiDueMaker  *maker,
         GError       **error)
{
  guint n_tasks, n_clocks;

  if (!siyi_due_find_tasks (maker, error) || !siyi_due_find_clocks (maker, error))
    return FALSE;
  share_room (maker, &n_tasks, &n_clocks);

  return siyi_due_add_tasks (maker, n_tasks, error) && siyi_due_add_clocks (maker, n_clocks, error) &&
         siyi_due_add_charges (maker, error) && siyi_due_add_sessions (maker, error) &&
         siyi_due_add_office (maker, error);
}

/**
 * siyi_due_list:
 * @query: until when, which kinds, how many
 * @n_of_kind: (nullable) (array fixed-size=15): how many there are of each kind, also beyond the limit
 *
 * Returns: (transfer full) (element-type SiyiDueItem): worst first
 */
GPtrArray *
siyi_due_list (SiyiDb              *db,
               const SiyiDueQuery  *query,
               guint                n_of_kind[SIYI_N_DUE],
               GError             **error)
{
  g_autoptr(SiyiTaskOffice) office = siyi_task_office_load (db, error);
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_due_item_free);
  SiyiDueMaker maker = { .db = db, .query = query, .office = office, .items = items, .counts = n_of_kind != NULL };
  const gboolean held = siyi_db_hold (db);
  const gboolean ok = office != NULL && add_all (&maker, error);

  siyi_db_let_go (db, held);
  g_clear_pointer (&maker.tasks, g_array_unref);
  g_clear_pointer (&maker.clocks, g_array_unref);
  if (!ok)
    return NULL;

  g_ptr_array_sort (items, compare);
  for (guint i = 0; n_of_kind != NULL && i < SIYI_N_DUE; i++)
    n_of_kind[i] = maker.n_beyond[i];
  for (guint i = 0; n_of_kind != NULL && i < items->len; i++)
    {
      const SiyiDueItem *item = g_ptr_array_index (items, i);

      n_of_kind[item->kind] += (guint) item->n;
    }
  if (query->limit > 0)
    cut (items, query->limit);

  return g_steal_pointer (&items);
}
