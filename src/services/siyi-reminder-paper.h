/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-document.h"
#include "siyi-reminder-store.h"
#include "siyi-session-sheets.h"

G_BEGIN_DECLS

/* The log of reminders as a paper of the office's own: no petitioner is named in it. What is printed or written
 * is logged. On an archive's writing thread. */
SiyiDocument *siyi_reminder_document (SiyiDb                   *db,
                                      const SiyiReminderQuery  *query,
                                      guint                    *n_lines,
                                      GError                  **error);
gboolean      siyi_reminder_print_log (SiyiDb                  *db,
                                      guint                     n_lines,
                                      GError                  **error);
gboolean      siyi_reminder_write    (SiyiDb                   *db,
                                      const SiyiReminderQuery  *query,
                                      const char               *path,
                                      SiyiSheetCount           *count,
                                      GCancellable             *cancellable,
                                      GError                  **error);

G_END_DECLS
