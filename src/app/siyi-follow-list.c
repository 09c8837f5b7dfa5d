/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The follow-up list: what a lazy list needs to know of tasks, and the heads of their groups between
 * them. A head's id is below zero; a task's twice its own; that of an instruction without a task twice
 * its visit's and one. Main thread. */
#include "siyi-follow-list.h"

struct _SiyiFollowItem
{
  SiyiLazyItem parent_instance;

  guint        n;                        /* rows below a head */
};

struct _SiyiFollowList
{
  SiyiLazyList parent_instance;

  guint        n[SIYI_N_TASK_GROUPS];    /* rows of each group */
  gboolean     with_heads;
};

G_DEFINE_FINAL_TYPE (SiyiFollowItem, siyi_follow_item, SIYI_TYPE_LAZY_ITEM)
G_DEFINE_FINAL_TYPE (SiyiFollowList, siyi_follow_list, SIYI_TYPE_LAZY_LIST)

static gint64
id_of_hit (gint64 task,
           gint64 visit)
{
  return task != 0 ? task * 2 : visit * 2 + 1;
}

static gint64
id_of_head (SiyiTaskGroup group)
{
  return -1 - (gint64) group;
}

static SiyiTaskHit
hit_of_id (gint64 id)
{
  return id % 2 == 0 ? (SiyiTaskHit) { .task = id / 2 } : (SiyiTaskHit) { .visit = id / 2 };
}

static void
siyi_follow_item_class_init (SiyiFollowItemClass *klass)
{
}

static void
siyi_follow_item_init (SiyiFollowItem *self)
{
}

gboolean
siyi_follow_item_is_head (SiyiFollowItem *self)
{
  return siyi_lazy_item_get_id (SIYI_LAZY_ITEM (self)) < 0;
}

/**
 * siyi_follow_item_get_group:
 * @self: a head
 *
 * Returns: the group it stands above
 */
SiyiTaskGroup
siyi_follow_item_get_group (SiyiFollowItem *self)
{
  g_return_val_if_fail (siyi_follow_item_is_head (self), SIYI_TASK_GROUP_OVERDUE);

  return (SiyiTaskGroup) (-1 - siyi_lazy_item_get_id (SIYI_LAZY_ITEM (self)));
}

guint
siyi_follow_item_get_n (SiyiFollowItem *self)
{
  g_return_val_if_fail (SIYI_IS_FOLLOW_ITEM (self), 0);

  return self->n;
}

const SiyiTaskRow *
siyi_follow_item_get_row (SiyiFollowItem *self)
{
  return siyi_lazy_item_get_row (SIYI_LAZY_ITEM (self));
}

static GPtrArray *
load (SiyiDb        *db,
      const gint64  *ids,
      gsize          n_ids,
      SiyiDay        today,
      GError       **error)
{
  g_autofree SiyiTaskHit *hits = g_new (SiyiTaskHit, n_ids);

  for (gsize i = 0; i < n_ids; i++)
    hits[i] = hit_of_id (ids[i]);

  return siyi_tasks_load (db, hits, n_ids, today, error);
}

static gint64
id_of (gconstpointer row)
{
  const SiyiTaskRow *task = row;

  return id_of_hit (task->id, task->visit);
}

static void
made (SiyiLazyList *list,
      SiyiLazyItem *item)
{
  SiyiFollowItem *self = SIYI_FOLLOW_ITEM (item);

  if (siyi_follow_item_is_head (self))
    self->n = SIYI_FOLLOW_LIST (list)->n[siyi_follow_item_get_group (self)];
}

static const SiyiLazyRows tasks = { "the tasks", load, id_of, (GDestroyNotify) siyi_task_row_free };

static void
siyi_follow_list_class_init (SiyiFollowListClass *klass)
{
  SiyiLazyListClass *list_class = SIYI_LAZY_LIST_CLASS (klass);

  list_class->item_type = SIYI_TYPE_FOLLOW_ITEM;
  list_class->made = made;
}

static void
siyi_follow_list_init (SiyiFollowList *self)
{
}

/**
 * siyi_follow_list_new:
 *
 * Returns: (transfer full): an empty list over @archive
 */
SiyiFollowList *
siyi_follow_list_new (SiyiArchive *archive)
{
  return siyi_lazy_list_new (SIYI_TYPE_FOLLOW_LIST, archive, &tasks);
}

/* Heads in use say the newest count. */
static void
count_heads (SiyiFollowList *self)
{
  for (guint group = 0; group < SIYI_N_TASK_GROUPS; group++)
    {
      SiyiLazyItem *item = siyi_lazy_list_living (SIYI_LAZY_LIST (self), id_of_head (group));

      if (item == NULL || SIYI_FOLLOW_ITEM (item)->n == self->n[group])
        continue;
      SIYI_FOLLOW_ITEM (item)->n = self->n[group];
      siyi_lazy_item_notify (item);
    }
}

/**
 * siyi_follow_list_set_hits:
 * @hits: #SiyiTaskHit, group by group; read during the call only
 * @with_heads: whether every group begins with its head
 * @today: the day the rows are read for
 *
 * Replaces the answer. Places before and behind the change are not touched.
 */
void
siyi_follow_list_set_hits (SiyiFollowList *self,
                           const GArray   *hits,
                           gboolean        with_heads,
                           SiyiDay         today)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), hits->len + SIYI_N_TASK_GROUPS);

  self->with_heads = with_heads;
  memset (self->n, 0, sizeof self->n);
  for (guint i = 0; i < hits->len; i++)
    {
      const SiyiTaskHit *hit = &g_array_index (hits, SiyiTaskHit, i);
      const gint64 id = id_of_hit (hit->task, hit->visit);
      const gint64 head = id_of_head (hit->group);

      if (with_heads && self->n[hit->group] == 0)
        g_array_append_val (ids, head);
      self->n[hit->group]++;
      g_array_append_val (ids, id);
    }
  siyi_lazy_list_set_today (SIYI_LAZY_LIST (self), today);
  siyi_lazy_list_take_ids (SIYI_LAZY_LIST (self), ids);
  count_heads (self);
}

/* The groups follow each other in the order of their numbers, each with its count of rows. */
static SiyiTaskGroup
group_at (SiyiFollowList *self,
          guint           position)
{
  guint end = 0;

  for (guint group = 0; group < SIYI_N_TASK_GROUPS; group++)
    {
      end += self->n[group] + (self->with_heads && self->n[group] > 0);
      if (position < end)
        return (SiyiTaskGroup) group;
    }

  return SIYI_TASK_GROUP_DONE;
}

/**
 * siyi_follow_list_get_hit:
 * @hit: (out): what stands at @position
 *
 * Returns: whether it is a row: not a head, not past the end
 */
gboolean
siyi_follow_list_get_hit (SiyiFollowList *self,
                          guint           position,
                          SiyiTaskHit    *hit)
{
  const gint64 id = siyi_lazy_list_get_id (SIYI_LAZY_LIST (self), position);

  if (id <= 0)
    return FALSE;
  *hit = hit_of_id (id);
  hit->group = group_at (self, position);

  return TRUE;
}

/**
 * siyi_follow_list_find:
 *
 * Returns: the place of a task, or of the instruction of a visit, %G_MAXUINT: none
 */
guint
siyi_follow_list_find (SiyiFollowList *self,
                       gint64          task,
                       gint64          visit)
{
  return siyi_lazy_list_find (SIYI_LAZY_LIST (self), id_of_hit (task, visit));
}
