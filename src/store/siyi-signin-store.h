/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-signin.h"

G_BEGIN_DECLS

/* The sign-in sheet of a session: part A as planned and added, part B by the groups of the queue, the
 * scanned sheets that were filed. Lines that follow from plan and queue are shown without being stored;
 * they are stored once somebody signs or changes them. Reading on any of an archive's threads, writing
 * on its writing one; a writing function is one action and returns its UUID. What is written takes an
 * acceptance back. */
typedef struct
{
  gint64          id;              /* 0: follows from plan or queue, not stored yet */
  SiyiSigninPart  part;
  gint64          visit;           /* of part B */
  char           *name;            /* "": one of a group whose name is not known, or a unit's person */
  char           *unit, *post, *phone, *remark;    /* (nullable) */
  char           *reason;          /* (nullable) why somebody of part A has not signed */
  gint64          signed_at;       /* µs since 1970; 0: when is not known; -1: not signed */
  GBytes         *ink;             /* (nullable) signed on the screen; else on paper */
  gboolean        planned;         /* can't be removed: it goes with plan or queue */
} SiyiSigninLine;

typedef struct
{
  gint64           visit;
  SiyiSigninHeads  heads;
  char            *visitors, *masked, *address, *phone;    /* (nullable); masked as lists show it */
  gboolean         restricted;
  char            *reason;         /* (nullable) of the difference */
  GPtrArray       *lines;          /* SiyiSigninLine: each person present */
} SiyiSigninGroup;

typedef struct
{
  gint64          id, file;
  SiyiSigninPart  part;
  SiyiDay         day;
  gint64          at;
  int             heads;           /* -1: not counted */
  char           *who, *name, *mime;
} SiyiFiledSheet;

typedef struct
{
  gint64          session;
  char           *uid;
  GPtrArray      *staff;           /* SiyiSigninLine, part A */
  GPtrArray      *groups;          /* SiyiSigninGroup, part B, by queue */
  GPtrArray      *sheets;          /* SiyiFiledSheet, oldest first */
  SiyiPieceCount  staff_count, count;     /* of part A; of part B, as the four ones have it */
  int             n_open_staff, n_open_groups;    /* keep the sheet from being accepted */
  gint64          accepted_at;     /* µs; 0: not accepted */
  char           *accepted_by;
} SiyiSignin;

void             siyi_signin_line_free    (SiyiSigninLine        *line);
SiyiSigninLine  *siyi_signin_line_copy    (const SiyiSigninLine  *line);
SiyiSigninHeads  siyi_signin_line_heads   (const SiyiSigninLine  *line);
void             siyi_signin_free         (SiyiSignin            *self);
SiyiSignin      *siyi_signin_load         (SiyiDb                *db,
                                           gint64                 session,
                                           GError               **error);
GPtrArray       *siyi_signin_staff        (SiyiDb                *db,
                                           gint64                 session,
                                           GError               **error);    /* siyi-signin-staff.c */
gboolean         siyi_signin_names_petitioner (const GPtrArray   *visits,    /* SiyiPaperVisit */
                                           const SiyiSigninLine *line);

/* siyi-signin-edit.c. line: id 0 stores it. */
char            *siyi_signin_save_line    (SiyiDb                *db,
                                           gint64                 session,
                                           const SiyiSigninLine  *line,
                                           GError               **error);
char            *siyi_signin_remove_line  (SiyiDb                *db,
                                           gint64                 line,
                                           GError               **error);
char            *siyi_signin_sign         (SiyiDb                *db,
                                           gint64                 session,
                                           const SiyiSigninLine * const *lines,
                                           guint                  n_lines,
                                           GBytes                *ink,       /* (nullable): on paper */
                                           GError               **error);
char            *siyi_signin_unsign       (SiyiDb                *db,
                                           gint64                 line,
                                           GError               **error);
char            *siyi_signin_set_heads    (SiyiDb                *db,
                                           gint64                 visit,
                                           int                    counted,   /* -1: not counted */
                                           const char            *reason,    /* (nullable) */
                                           GError               **error);
char            *siyi_signin_accept       (SiyiDb                *db,
                                           gint64                 session,
                                           GError               **error);

/* siyi-signin-sheets.c */
typedef struct { gint64 session; SiyiSigninPart part; } SiyiSheetPlace;

gint64           siyi_signin_find_session (SiyiDb                *db,
                                           const char            *uid);      /* 0: not of this archive */
gint64           siyi_signin_find_double  (SiyiDb                *db,
                                           const char            *hash,
                                           gint64                *session);  /* the filed sheet; 0: none */
char            *siyi_signin_file         (SiyiDb                *db,
                                           const SiyiSheetPlace  *places,
                                           guint                  n_places,
                                           const char            *name,
                                           const char            *mime,
                                           GBytes                *bytes,
                                           GCancellable          *cancellable,
                                           GError               **error);
char            *siyi_signin_take_out     (SiyiDb                *db,
                                           gint64                 sheet,
                                           const char            *reason,
                                           GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiSigninLine, siyi_signin_line_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiSignin, siyi_signin_free)

G_END_DECLS
