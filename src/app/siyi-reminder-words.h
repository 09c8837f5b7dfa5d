/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-reminder-store.h"

G_BEGIN_DECLS

const char *siyi_reminder_words_group (SiyiReminderGroup        group);
char       *siyi_reminder_words_what  (const SiyiReminderEntry *entry);
char       *siyi_reminder_words_below (const SiyiReminderEntry *entry);
char       *siyi_reminder_words_rang  (const SiyiReminderEntry *entry);
char       *siyi_reminder_words_time  (gint64                   at);

G_END_DECLS
