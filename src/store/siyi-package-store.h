/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "siyi-ledger.h"

G_BEGIN_DECLS

typedef struct _SiyiDb SiyiDb;

/* What packages are made of and what is kept of those that left. On an archive's threads. */
typedef enum
{
  SIYI_PACKAGE_SESSION,
  SIYI_PACKAGE_MONTH,
  SIYI_PACKAGE_YEAR,
  SIYI_PACKAGE_BRIEF,
  SIYI_PACKAGE_ANSWERS,
} SiyiPackageKind;

/* The records of a session or a period: its sessions, its rows of all books, their cases. */
typedef struct
{
  GArray *sessions, *visits, *cases;    /* gint64 */
  GArray *restricted;                   /* gint64: sessions with a matter that never leaves */
  char   *sets[3];                      /* sessions, visits, cases as JSON */
} SiyiPackageScope;

typedef struct
{
  gint64           id;
  char            *uid, *subject, *who, *place, *hash, *audit_head, *left_out;
  SiyiPackageKind  kind;
  SiyiAudience     audience;
  int              number;
  gint64           at, files, bytes, audit_seq;
  gboolean         sealed;
  SiyiDay          expires;
} SiyiPackageRow;

/* A file that belongs to the records. */
typedef enum
{
  SIYI_PACKED_PHOTO,
  SIYI_PACKED_SCAN,
  SIYI_PACKED_PROOF,
  SIYI_PACKED_PAPER,
} SiyiPackedKind;

typedef struct
{
  gint64          id, photo, session;
  SiyiPackedKind  kind;
  char           *name, *caption, *taken, *hash;
  gint64          bytes;
  gboolean        is_copy;      /* masked */
} SiyiPackedFile;

const char       *siyi_package_kind_word   (SiyiPackageKind  kind);
void              siyi_package_scope_free  (SiyiPackageScope *self);
SiyiPackageScope *siyi_package_scope_load  (SiyiDb          *db,
                                            gint64           session,     /* 0: the period */
                                            SiyiDay          from,
                                            SiyiDay          to,
                                            GError         **error);
void              siyi_package_row_clear   (SiyiPackageRow  *row);
/* One action; fills id, uid, number, at, who. */
gboolean          siyi_package_add         (SiyiDb          *db,
                                            SiyiPackageRow  *row,
                                            GError         **error);
gboolean          siyi_package_row_find    (SiyiDb          *db,
                                            const char      *uid,
                                            SiyiPackageRow  *row,
                                            GError         **error);
gboolean          siyi_audit_head          (SiyiDb          *db,
                                            gint64          *seq,
                                            char           **hash,
                                            GError         **error);
void              siyi_packed_file_free    (SiyiPackedFile  *file);
GPtrArray        *siyi_packed_files        (SiyiDb                 *db,
                                            const SiyiPackageScope *scope,
                                            GError                **error);     /* SiyiPackedFile */
GArray           *siyi_packed_papers       (SiyiDb                 *db,
                                            const SiyiPackageScope *scope,
                                            GError                **error);     /* gint64: tasks with papers */

/* siyi-records-write.c: all rows of a scope as JSON, a row a line, to be taken in again. */
gboolean          siyi_records_write       (SiyiDb                 *db,
                                            const SiyiPackageScope *scope,
                                            GOutputStream          *out,
                                            GCancellable           *cancellable,
                                            GError                **error);
/* The lines of the audit trail about them, and the head of its chain. */
gboolean          siyi_records_write_audit (SiyiDb                 *db,
                                            const SiyiPackageScope *scope,
                                            GOutputStream          *out,
                                            GCancellable           *cancellable,
                                            GError                **error);

/* siyi-records-take.c: one action, which can be undone; what is there already stays as it is. */
typedef struct
{
  guint   n_sessions, n_visits, n_cases, n_tasks, n_files, n_there;    /* new ones; known already */
  GArray *photos;      /* gint64: new, without their small pictures */
  char   *action;      /* (nullable) UUID; nothing was new */
} SiyiTaken;

typedef GInputStream *(*SiyiRecordsBytes) (gpointer data, const char *hash, GError **error);

void              siyi_taken_clear         (SiyiTaken              *taken);
gboolean          siyi_records_take        (SiyiDb                 *db,
                                            GInputStream           *in,
                                            SiyiRecordsBytes        bytes,
                                            gpointer                bytes_data,
                                            SiyiTaken              *taken,
                                            GCancellable           *cancellable,
                                            GError                **error);
gboolean          siyi_photo_set_thumbnail (SiyiDb                 *db,
                                            gint64                  photo,
                                            GBytes                 *thumbnail,
                                            GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiPackageScope, siyi_package_scope_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiyiPackageRow, siyi_package_row_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiyiTaken, siyi_taken_clear)

G_END_DECLS
