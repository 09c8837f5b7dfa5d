/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"

G_BEGIN_DECLS

/* Notices as stored: a published version is one row that is never changed. What its body means is
 * the notice's own business (services). */
typedef struct
{
  gint64   id;
  char    *month;          /* YYYY-MM, or the day of the one session */
  gint64   session;        /* 0: of a whole month */
  int      version;
  char    *title;
  char    *body;           /* JSON: the lines and texts as published */
  SiyiDay  published;
  gint64   at;             /* µs */
  char    *published_by;
} SiyiNoticeRow;

void       siyi_notice_row_free        (SiyiNoticeRow *row);
GPtrArray *siyi_notice_rows_load       (SiyiDb        *db,
                                        const char    *month,
                                        gint64         session,
                                        GError       **error);    /* SiyiNoticeRow, newest first */
GPtrArray *siyi_notice_rows_since      (SiyiDb        *db,
                                        SiyiDay        first,
                                        GError       **error);    /* SiyiNoticeRow, oldest first */
char      *siyi_notice_row_publish     (SiyiDb               *db,
                                        const SiyiNoticeRow  *row,
                                        const gint64         *sessions,
                                        gsize                 n_sessions,
                                        GError              **error);

typedef struct
{
  gint64   id;
  char    *outlet, *place, *note, *who;
  SiyiDay  day;
  gint64   proof;          /* 0: none */
} SiyiNoticePosting;

void       siyi_notice_posting_free    (SiyiNoticePosting *posting);
GPtrArray *siyi_notice_postings_load   (SiyiDb        *db,
                                        gint64         notice,
                                        GError       **error);    /* SiyiNoticePosting, in order */
char      *siyi_notice_posting_add     (SiyiDb                   *db,
                                        gint64                    notice,
                                        const SiyiNoticePosting  *posting,
                                        const char               *proof_name,
                                        GInputStream             *proof,
                                        GCancellable             *cancellable,
                                        GError                  **error);

/* What must never stand in a notice: what the visits of a session know of people and of accusations. */
typedef enum
{
  SIYI_SECRET_NAME,
  SIYI_SECRET_PHONE,
  SIYI_SECRET_ID,
  SIYI_SECRET_ADDRESS,
  SIYI_SECRET_VISITORS,    /* a ledger's cell: several names */
  SIYI_SECRET_ACCUSATION,  /* number, title or facts of a report or accusation */
} SiyiSecretKind;

typedef struct { SiyiSecretKind kind; char *text; } SiyiSecret;

void       siyi_secret_free            (SiyiSecret    *secret);
GPtrArray *siyi_session_secrets_load   (SiyiDb        *db,
                                        gint64         session,
                                        GError       **error);    /* SiyiSecret */

/* Several settings in one action; its UUID. */
char      *siyi_settings_save_together (SiyiDb              *db,
                                        const char          *verb,
                                        const char * const  *keys,
                                        const char * const  *values,
                                        GError             **error);

/* The archive's clock in µs. */
gint64     siyi_db_clock_us            (SiyiDb        *db);

G_END_DECLS
