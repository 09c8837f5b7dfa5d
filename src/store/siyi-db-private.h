/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-db.h"
#include "siyi-role.h"

G_BEGIN_DECLS

/* What the files of src/store share: the connection's insides and small helpers over statements.
 * Nothing outside this room includes it. */
typedef struct _SiyiAudit SiyiAudit;
typedef struct _SiyiDirty SiyiDirty;
typedef struct _SiyiQuiet SiyiQuiet;

#define SIYI_APPLICATION_ID 0x53495949   /* "SIYI" */
#define SIYI_BUSY_MS 10000

struct _SiyiDb
{
  sqlite3      *handle;
  char         *path;
  gboolean      writable;
  GHashTable   *idle;          /* static SQL -> sqlite3_stmt, waiting for the next use */
  GHashTable   *lent;          /* sqlite3_stmt -> static SQL, in use */
  GCancellable *cancellable;
  SiyiClock    *clock;
  char         *who;
  SiyiRole      role;          /* of who sits there: asked before an action is begun */
  SiyiQuiet    *quiet;         /* (nullable) (borrowed) siyi-quiet.c: the archive's */
  gint64        quiet_since;   /* changes of this connection before the open quiet transaction */
  char         *reserve;       /* (nullable) file freed when the disk is full */
  char         *volume;        /* (nullable) name of the one attached within the open action */

  /* The open action; depth counts begins inside begins, the outermost verb stands. */
  gboolean      grouped;       /* actions are savepoints of a transaction that is open */
  int           depth;
  gboolean      spoiled;       /* an inner action was cancelled: the outer one can't commit */
  gboolean      bulk;
  char          action[37];
  char         *verb;
  SiyiAudit    *audit;
  SiyiDirty    *dirty;
};

/* siyi-db.c */
void          siyi_db_set_actor   (SiyiDb *db, SiyiClock *clock, const char *who);
SiyiDay       siyi_db_today       (SiyiDb *db);
gint64        siyi_db_now         (SiyiDb *db);
int           siyi_db_error_code  (int rc);

/* siyi-action.c */
gboolean      siyi_db_may         (SiyiDb *db, const char *verb, GError **error);

/* siyi-statement.c: text parameters by a string of types, one letter a parameter:
 * i int · I int, -1 is NULL · l gint64 · L gint64, 0 is NULL · t text · T text, "" is NULL ·
 * d SiyiDay, none is NULL · b GBytes, NULL is NULL. */
sqlite3_stmt *siyi_db_ask         (SiyiDb *db, GError **error, const char *sql,
                                   const char *types, ...);
gboolean      siyi_db_run         (SiyiDb *db, GError **error, const char *sql,
                                   const char *types, ...);
gint64        siyi_db_ask_int64   (SiyiDb *db, gint64 otherwise, const char *sql,
                                   const char *types, ...);
char         *siyi_db_ask_text    (SiyiDb *db, const char *sql, const char *types, ...);
sqlite3_stmt *siyi_db_prepare_text (SiyiDb *db, const char *sql, GError **error);
gboolean      siyi_db_row         (SiyiDb *db, sqlite3_stmt *statement, GError **error);
gboolean      siyi_db_done        (SiyiDb *db, sqlite3_stmt *statement, GError *failed,
                                   GError **error);
GArray       *siyi_db_ids         (SiyiDb *db, sqlite3_stmt *statement, GError **error);
char        **siyi_db_texts       (SiyiDb *db, sqlite3_stmt *statement, GError **error);
gint64        siyi_db_last_id     (SiyiDb *db);
void          siyi_bind_day       (sqlite3_stmt *statement, int index, SiyiDay day);
void          siyi_bind_bytes     (sqlite3_stmt *statement, int index, GBytes *bytes);
char         *siyi_column_dup     (sqlite3_stmt *statement, int index);
const char   *siyi_column_text    (sqlite3_stmt *statement, int index);
SiyiDay       siyi_column_day     (sqlite3_stmt *statement, int index);
int           siyi_column_int     (sqlite3_stmt *statement, int index, int otherwise);

/* siyi-uid.c */
void          siyi_uid_fill       (gint64 now_us, char uid[37]);
char         *siyi_uid_new        (SiyiDb *db);

/* siyi-schema.c */
gboolean      siyi_schema_create  (SiyiDb *db, GError **error);
gboolean      siyi_schema_migrate (SiyiDb *db, const char *backups, GError **error);
int           siyi_schema_newest  (void);

/* siyi-functions.c */
gboolean      siyi_functions_register (SiyiDb *db, GError **error);

/* siyi-lists.c */
gboolean      siyi_lists_fill     (SiyiDb *db, GError **error);

/* siyi-place.c */
gboolean      siyi_place_is_network (unsigned long f_type, const char *type_name);
gboolean      siyi_place_check    (const char *folder, GError **error);
void          siyi_place_reserve  (const char *path);
guint         siyi_place_guard    (const char *folder);

/* siyi-lock.c */
int           siyi_place_lock     (const char *folder, gboolean alone, gboolean *left_open,
                                   GError **error);
void          siyi_place_unlock   (int fd);

/* siyi-audit.c */
SiyiAudit    *siyi_audit_new      (SiyiDb *db, GError **error);
void          siyi_audit_free     (SiyiAudit *audit);
void          siyi_audit_start    (SiyiDb *db);
void          siyi_audit_forget   (SiyiDb *db);
void          siyi_audit_add_note (SiyiDb *db, const char *entity, const char *entity_id,
                                   const char *change);
gboolean      siyi_audit_write    (SiyiDb *db, GError **error);

G_END_DECLS
