/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

/* The log of reminders: what rang, when, seen by whom, put off how often. Signal "done" () when left. */
#define SIYI_TYPE_REMINDER_PAGE (siyi_reminder_page_get_type ())
G_DECLARE_FINAL_TYPE (SiyiReminderPage, siyi_reminder_page, SIYI, REMINDER_PAGE, GtkWidget)

GtkWidget  *siyi_reminder_page_new       (SiyiArchive      *archive);
GListModel *siyi_reminder_page_get_lines (SiyiReminderPage *self);

G_END_DECLS
