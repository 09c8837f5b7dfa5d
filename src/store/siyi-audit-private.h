/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-db-private.h"

G_BEGIN_DECLS

/* What the audit trail knows of a table; the trail itself, the search index and drafts are not in
 * it. Read when the writing connection is opened: a hook may not ask its own connection. */
typedef struct
{
  char      *name;
  char     **columns;
  int        n_columns;
  gboolean   without_rowid;
  int        keys[4];         /* columns of the primary key, in its order */
  int        n_keys;
} SiyiTable;

GHashTable *siyi_tables_load     (SiyiDb *db, GError **error);   /* name -> SiyiTable */

const SiyiTable *siyi_audit_table (SiyiDb *db, const char *name);   /* (nullable) */

/* A value as bytes, the same from the hook and from a SELECT, appended to a buffer that grows. */
typedef struct
{
  guint8 *data;
  gsize   len, size;
} SiyiBytes;

void        siyi_bytes_clear     (SiyiBytes *self);
void        siyi_canonical_value (SiyiBytes *out, sqlite3_value *value);

/* sha256 over the hash before and the row, hex. */
char       *siyi_audit_hash      (const char *before, gint64 seq, const char *action, gint64 at,
                                  const char *who, const char *verb, const char *entity,
                                  const char *entity_id, const char *change);

extern const char siyi_audit_first[];   /* what stands before the first row */

void        siyi_json_add_text   (GString *out, const char *text);
void        siyi_json_add_value  (GString *out, sqlite3_value *value, gsize max_blob);

/* siyi-audit-change.c: from within the hook only. */
char       *siyi_audit_change    (sqlite3 *handle, const SiyiTable *table, int op, gint64 rowid,
                                  char **id);

/* siyi-digest.c: one line for many inserted rows. */
typedef struct _SiyiDigests SiyiDigests;
typedef void (*SiyiDigestDone) (gpointer data, const SiyiTable *table, const char *id,
                                char *change);

SiyiDigests *siyi_digests_new    (SiyiDigestDone done, gpointer data);
void         siyi_digests_free   (SiyiDigests *self);
void         siyi_digests_take   (SiyiDigests *self, sqlite3 *handle, const SiyiTable *table,
                                  int op, gint64 rowid);
void         siyi_digests_finish (SiyiDigests *self);

G_END_DECLS
