/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-session-parts.h"
#include "siyi-signin-scan-view.h"
#include "siyi-signin-store.h"

G_BEGIN_DECLS

/* The sign-in tab is one class in several files: what is shared stands here. */
#define SIYI_TYPE_SESSION_SIGNIN (siyi_session_signin_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSessionSignin, siyi_session_signin, SIYI, SESSION_SIGNIN, GtkWidget)

struct _SiyiSessionSignin
{
  GtkWidget           parent_instance;

  /* Children */
  GtkWidget          *stack;       /* "sheet", "none", "waiting" */
  GtkLabel           *counts[SIYI_N_SIGNIN_PARTS];
  GtkWidget          *views[SIYI_N_SIGNIN_PARTS];     /* GtkColumnView */
  GtkLabel           *filed;       /* pages, and when filed */
  SiyiSigninScanView *scan;
  GtkImage           *note_icon;
  GtkLabel           *note;

  /* Owned */
  SiyiArchive        *archive;
  GCancellable       *asking;      /* replaced with every question: older replies drop out */
  GListStore         *rows[SIYI_N_SIGNIN_PARTS];      /* SiyiSigninRow */
  SiyiSignin         *sheet;       /* NULL before the first answer */

  gint64              session;
  guint               n_taken;     /* for tests: answers taken */
};

/* A row of one of the two tables; its texts are what the cells show. */
#define SIYI_TYPE_SIGNIN_ROW (siyi_signin_row_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSigninRow, siyi_signin_row, SIYI, SIGNIN_ROW, GObject)

enum { SIYI_SIGNIN_COLUMNS = 7 };

struct _SiyiSigninRow
{
  GObject         parent_instance;

  SiyiSigninPart  part;
  guint           index;           /* into the sheet's staff or groups */
  char           *cells[SIYI_SIGNIN_COLUMNS];
  gboolean        differs, is_signed;
  GtkWidget      *cell;            /* borrowed: the one that tells the signature, while it is shown */
};

/* siyi-session-signin.c */
void       siyi_session_signin_write   (SiyiSessionSignin      *self,
                                        const char             *title,       /* translated, static */
                                        SiyiWork                work,
                                        gpointer                data,
                                        GDestroyNotify          destroy_data);
void       siyi_session_signin_load    (SiyiSessionSignin      *self);

void       siyi_session_signin_show_filed (SiyiSessionSignin   *self);

/* siyi-session-signin-build.c */
void       siyi_session_signin_build   (SiyiSessionSignin      *self);

/* siyi-session-signin-tables.c */
GtkWidget *siyi_session_signin_new_table (SiyiSessionSignin    *self,
                                        SiyiSigninPart          part);
void       siyi_session_signin_fill    (SiyiSessionSignin      *self);

/* siyi-session-signin-line.c, -group.c: popovers over a row. */
void       siyi_session_signin_open_line (SiyiSessionSignin    *self,
                                        const SiyiSigninLine   *line,        /* id 0, no name: a new one */
                                        GtkWidget              *anchor);
void       siyi_session_signin_open_group (SiyiSessionSignin   *self,
                                        const SiyiSigninGroup  *group,
                                        GtkWidget              *anchor);
void       siyi_session_signin_ask_ink (SiyiSessionSignin      *self,
                                        const SiyiSigninLine   *line);
void       siyi_session_signin_sign    (SiyiSessionSignin      *self,
                                        const SiyiSigninLine * const *lines,
                                        guint                   n_lines,
                                        GBytes                 *ink);
void       siyi_session_signin_unsign  (SiyiSessionSignin      *self,
                                        gint64                  line);

/* siyi-session-signin-scan.c */
void       siyi_session_signin_choose  (SiyiSessionSignin      *self);
void       siyi_session_signin_add_drop (SiyiSessionSignin     *self);
void       siyi_session_signin_remove_scan (SiyiSessionSignin  *self);

/* siyi-session-signin-words.c; (transfer full) */
char      *siyi_signin_words_count     (const SiyiSignin       *sheet,
                                        SiyiSigninPart          part);
char      *siyi_signin_words_note      (const SiyiSignin       *sheet,
                                        SiyiDay                 today);
char      *siyi_signin_words_state     (const SiyiSigninGroup  *group);
char      *siyi_signin_words_filed     (const SiyiSignin       *sheet,
                                        guint                   n_pages);
char      *siyi_signin_words_person    (const SiyiSigninLine   *line,
                                        guint                   number);

G_END_DECLS
