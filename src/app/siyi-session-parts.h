/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-archive.h"
#include "siyi-reception-store.h"

G_BEGIN_DECLS

/* The parts of the session page: each is a widget of one file set, made once with the archive. The page
 * gives each the session it shows; a part loads what it needs itself, writes by itself (with undo) and
 * the page hears of it by the archive's "changed". */

/* siyi-session-record.c: the record-book form of one visit. Action "record.done" (Ctrl+Enter) of the
 * page calls siyi_session_record_finish(), whose callback is called once all is saved. */
GtkWidget *siyi_session_record_new       (SiyiArchive         *archive);
void       siyi_session_record_show      (GtkWidget           *part,
                                          gint64               visit);      /* 0: none */
void       siyi_session_record_finish    (GtkWidget           *part,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
gboolean   siyi_session_record_finish_end (GtkWidget          *part,
                                          GAsyncResult        *result,
                                          GError             **error);

/* siyi-session-photos.c */
GtkWidget *siyi_session_photos_new       (SiyiArchive         *archive);
void       siyi_session_photos_show      (GtkWidget           *part,
                                          gint64               session);
void       siyi_session_photos_add_files (GtkWidget           *part,
                                          GSList              *files);      /* GFile: files and folders */
void       siyi_session_photos_choose    (GtkWidget           *part);       /* asks for files */

/* siyi-photo-viewer.c: a window of its own over the photos of a session. */
void       siyi_photo_viewer_present     (GtkWindow           *parent,
                                          SiyiArchive         *archive,
                                          gint64               session,
                                          gint64               photo);
/* siyi-photo-mask-dialog.c */
void       siyi_photo_mask_dialog_present (GtkWindow          *parent,
                                          SiyiArchive         *archive,
                                          gint64               photo);
/* siyi-camera-dialog.c; FALSE: no camera is there, nothing is shown for it */
gboolean   siyi_camera_is_there          (void);
void       siyi_camera_dialog_present    (GtkWindow           *parent,
                                          SiyiArchive         *archive,
                                          gint64               session);

/* siyi-session-signin.c */
GtkWidget *siyi_session_signin_new       (SiyiArchive         *archive);
void       siyi_session_signin_show      (GtkWidget           *part,
                                          gint64               session);
void       siyi_session_signin_add_scan  (GtkWidget           *part,
                                          GFile               *file);
void       siyi_session_signin_accept    (GtkWidget           *part);       /* 核对无误，归入 */

/* siyi-ink-pad.c: a surface to sign on; dialog answers with siyi_ink_to_bytes (), NULL: not signed. */
typedef void (*SiyiInkCallback) (GBytes *ink, gpointer user_data);
void       siyi_ink_dialog_present       (GtkWindow           *parent,
                                          const char          *name,        /* who signs */
                                          SiyiInkCallback      callback,
                                          gpointer             user_data);

/* siyi-leader-window.c: the leader's view (briefs and "what I ordered"), a window of its own. */
void       siyi_leader_window_present    (GtkWindow           *parent,
                                          SiyiArchive         *archive,
                                          gint64               session,
                                          gint64               visit);      /* 0: the first brief */

/* siyi-session-print.c: print dialog, PDF or .docx of a session's papers. */
typedef enum { SIYI_SESSION_PAPER_BRIEFS, SIYI_SESSION_PAPER_BRIEFS_LARGE, SIYI_SESSION_PAPER_RECORD_BOOK,
               SIYI_SESSION_PAPER_SIGNIN_A, SIYI_SESSION_PAPER_SIGNIN_B, SIYI_SESSION_PAPER_PHOTOS } SiyiSessionPaper;
void       siyi_session_print            (GtkWidget           *from,
                                          SiyiArchive         *archive,
                                          gint64               session,
                                          SiyiSessionPaper     paper);
void       siyi_session_save_paper       (GtkWidget           *from,
                                          SiyiArchive         *archive,
                                          gint64               session,
                                          SiyiSessionPaper     paper);

G_END_DECLS
