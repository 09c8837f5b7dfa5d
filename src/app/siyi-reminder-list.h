/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-lazy-list.h"
#include "siyi-reminder-store.h"

G_BEGIN_DECLS

/* One place in the log of reminders; its row is a SiyiReminderEntry. */
#define SIYI_TYPE_REMINDER_ITEM (siyi_reminder_item_get_type ())
G_DECLARE_FINAL_TYPE (SiyiReminderItem, siyi_reminder_item, SIYI, REMINDER_ITEM, SiyiLazyItem)

const SiyiReminderEntry *siyi_reminder_item_get_entry (SiyiReminderItem *self);

#define SIYI_TYPE_REMINDER_LIST (siyi_reminder_list_get_type ())
G_DECLARE_FINAL_TYPE (SiyiReminderList, siyi_reminder_list, SIYI, REMINDER_LIST, SiyiLazyList)

SiyiReminderList *siyi_reminder_list_new (SiyiArchive *archive);

G_END_DECLS
