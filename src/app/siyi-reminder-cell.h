/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-reminder-list.h"

G_BEGIN_DECLS

#define SIYI_TYPE_REMINDER_CELL (siyi_reminder_cell_get_type ())
G_DECLARE_FINAL_TYPE (SiyiReminderCell, siyi_reminder_cell, SIYI, REMINDER_CELL, GtkWidget)

GtkWidget *siyi_reminder_cell_new      (void);
void       siyi_reminder_cell_set_item (SiyiReminderCell *self,
                                        SiyiReminderItem *item);

G_END_DECLS
