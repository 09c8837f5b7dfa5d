/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

/* The window: sidebar, pages, toasts. Pages reach it by these actions from any widget:
 *   win.show-page (s)    "cases", "ledger", …
 *   win.show-case (x)    opens a case's page
 *   win.show-visit (x)   the ledger on the row of a visit
 *   win.show-visits (sax) the ledger on exactly these rows, and what they are
 *   win.show-session (x) the page of a reception
 *   win.show-briefs (x)  the leader's view of a session
 *   win.seal-briefs (x)  asks how its briefs are sealed; 0: of a session to come
 *   win.show-due (s)     the record behind what is due: "task:12", "session:7"; "today"
 *   win.import-file (s)  a path, opens the preview of a takeover
 *   win.import ()        asks for the file first
 *   win.register ()      the intake form
 *   win.undo (), win.redo ()
 */
#define SIYI_TYPE_WINDOW (siyi_window_get_type ())
G_DECLARE_FINAL_TYPE (SiyiWindow, siyi_window, SIYI, WINDOW, AdwApplicationWindow)

SiyiWindow  *siyi_window_new         (AdwApplication *application);
void         siyi_window_open        (SiyiWindow     *self,
                                      SiyiArchive    *archive);   /* NULL: the first-start page */
SiyiArchive *siyi_window_get_archive (SiyiWindow     *self);

/* A window beside this one, such as the leader's view: part of it in words, actions and undo. */
void         siyi_window_own         (GtkWindow      *owner,
                                      GtkWindow      *window);

/* From any widget inside a window. */
void         siyi_toast              (GtkWidget      *from,
                                      const char     *text);
void         siyi_toast_with_button  (GtkWidget      *from,
                                      const char     *text,
                                      const char     *label,
                                      const char     *action,
                                      GVariant       *target);
/* One place that turns an error into a sentence for a person. doing: translated, "Saving the cell". */
void         siyi_show_error         (GtkWidget      *from,
                                      const char     *doing,
                                      const GError   *error);
/* After a write that returned an action's UUID: Ctrl+Z takes it back. title: translated. */
void         siyi_push_undo          (GtkWidget      *from,
                                      const char     *action,
                                      const char     *title);
void         siyi_push_undo_many     (GtkWidget          *from,
                                      const char * const *actions,   /* the oldest first */
                                      const char         *title);

G_END_DECLS
