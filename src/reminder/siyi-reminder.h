/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The process that rings while the window is closed: one a session bus, no window, no GTK. Between two
 * looks it holds nothing open and sleeps. */
#define SIYI_TYPE_REMINDER (siyi_reminder_get_type ())
G_DECLARE_FINAL_TYPE (SiyiReminderApp, siyi_reminder, SIYI, REMINDER, GApplication)

SiyiReminderApp *siyi_reminder_new (const char *folder,       /* (nullable) of the archive */
                                    gint64      offset_us,    /* added to the clock, for tests */
                                    guint       tick_seconds,
                                    gboolean    once);

G_END_DECLS
