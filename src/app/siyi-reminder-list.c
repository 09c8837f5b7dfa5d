/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of reminders: what a lazy list needs to know of it. */
#include "siyi-reminder-list.h"

struct _SiyiReminderItem
{
  SiyiLazyItem parent_instance;
};

struct _SiyiReminderList
{
  SiyiLazyList parent_instance;
};

G_DEFINE_FINAL_TYPE (SiyiReminderItem, siyi_reminder_item, SIYI_TYPE_LAZY_ITEM)
G_DEFINE_FINAL_TYPE (SiyiReminderList, siyi_reminder_list, SIYI_TYPE_LAZY_LIST)

static void
siyi_reminder_item_class_init (SiyiReminderItemClass *klass)
{
  SIYI_LAZY_ITEM_CLASS (klass)->free_row = (GDestroyNotify) siyi_reminder_entry_free;
}

static void
siyi_reminder_item_init (SiyiReminderItem *self)
{
}

/**
 * siyi_reminder_item_get_entry:
 *
 * Returns: (transfer none) (nullable): %NULL while it is under way or gone
 */
const SiyiReminderEntry *
siyi_reminder_item_get_entry (SiyiReminderItem *self)
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
  return siyi_reminder_entries (db, ids, n_ids, error);
}

static gint64
id_of (gconstpointer row)
{
  return ((const SiyiReminderEntry *) row)->id;
}

static void
siyi_reminder_list_class_init (SiyiReminderListClass *klass)
{
  SiyiLazyListClass *list_class = SIYI_LAZY_LIST_CLASS (klass);

  list_class->item_type = SIYI_TYPE_REMINDER_ITEM;
  list_class->load = load;
  list_class->id_of = id_of;
}

static void
siyi_reminder_list_init (SiyiReminderList *self)
{
}

/**
 * siyi_reminder_list_new:
 *
 * Returns: (transfer full): an empty list over @archive
 */
SiyiReminderList *
siyi_reminder_list_new (SiyiArchive *archive)
{
  SiyiReminderList *self = g_object_new (SIYI_TYPE_REMINDER_LIST, NULL);

  siyi_lazy_list_set_archive (SIYI_LAZY_LIST (self), archive);

  return self;
}
