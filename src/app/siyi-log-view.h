/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-log-cell.h"

G_BEGIN_DECLS

/* A log: a bar with two days, how many there are, and the lines; or a sentence why there are none. In a .ui
 * file a child goes where its type says: "before" and "after" the days, at the bar's "end", or "below" the
 * bar. Signal "days-typed" () when a person changed a day. */
#define SIYI_TYPE_LOG_VIEW (siyi_log_view_get_type ())
G_DECLARE_FINAL_TYPE (SiyiLogView, siyi_log_view, SIYI, LOG_VIEW, GtkWidget)

void          siyi_log_view_set_rows     (SiyiLogView        *self,
                                          SiyiArchive        *archive,
                                          const SiyiLazyRows *rows,
                                          SiyiLogSay          say);
SiyiLazyList *siyi_log_view_get_lines    (SiyiLogView        *self);
gboolean      siyi_log_view_get_days     (SiyiLogView        *self,
                                          gint64             *from,
                                          gint64             *until);
void          siyi_log_view_set_days     (SiyiLogView        *self,
                                          SiyiDay             from,
                                          SiyiDay             to);
GCancellable *siyi_log_view_ask_anew     (SiyiLogView        *self);
void          siyi_log_view_show_ids     (SiyiLogView        *self,
                                          GArray             *ids,
                                          const char         *count);
void          siyi_log_view_show_nothing (SiyiLogView        *self,
                                          const char         *title,
                                          const char         *description);

G_END_DECLS
