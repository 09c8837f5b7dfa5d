/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audit trail of an action. SQLite's preupdate hook sees every changed row, so that no function
 * of this room can forget it; the lines wait in memory and are written just before COMMIT, in
 * the same transaction. Invariants:
 *  1. a committed change of an ordinary table has its line; a line has its change;
 *  2. each line's hash covers the line before it, from the first on;
 *  3. lines are never changed or deleted (triggers of the schema, recursive_triggers on).
 * A bulk action (an import) gets one line for about a thousand rows of a table instead, with their
 * number and digest. Same thread as the connection. */
#define SQLITE_ENABLE_PREUPDATE_HOOK
#include "siyi-audit-private.h"

#include <string.h>

#include "siyi-keeping.h"
#include "siyi-search-store.h"

typedef struct
{
  const char *entity;   /* a table, or what was looked at; borrowed, static */
  char       *id;
  char       *change;
} Line;

struct _SiyiAudit
{
  SiyiDb      *db;        /* borrowed */
  GHashTable  *tables;    /* name -> SiyiTable */
  GPtrArray   *lines;     /* Line */
  SiyiDigests *digests;   /* (nullable) of a bulk action */
};

const char siyi_audit_first[] = "0000000000000000000000000000000000000000000000000000000000000000";

static const char sql_head[] =
  "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1";
static const char sql_insert_line[] =
  "INSERT INTO audit (seq, action, at, who, verb, entity, entity_id, change, hash) "
  "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->id);
  g_free (line->change);
  g_free (line);
}

static void
add_line (SiyiAudit  *self,
          const char *entity,
          const char *id,
          char       *change)
{
  Line *line = g_new0 (Line, 1);

  line->entity = g_intern_string (entity);
  line->id = g_strdup (id);
  line->change = change;
  g_ptr_array_add (self->lines, line);
}

static void
on_digest (gpointer         data,
           const SiyiTable *table,
           const char      *id,
           char            *change)
{
  add_line (data, table->name, id, change);
}

static void
on_change (gpointer       data,
           sqlite3       *handle,
           int            op,
           const char    *schema,
           const char    *name,
           sqlite3_int64  old_rowid,
           sqlite3_int64  new_rowid)
{
  SiyiDb *db = data;
  SiyiAudit *self = db->audit;
  const SiyiTable *table = g_hash_table_lookup (self->tables, name);
  gint64 rowid = op == SQLITE_DELETE ? old_rowid : new_rowid;
  g_autofree char *id = NULL;
  char *change;

  /* A volume's rows are bytes; what they belong to stands in main.db. */
  if (table == NULL || db->depth == 0 || strcmp (schema, "main") != 0)
    return;

  if (self->digests != NULL)
    {
      siyi_digests_take (self->digests, handle, table, op, rowid);
      return;
    }

  change = siyi_audit_change (handle, table, op, rowid, &id);
  if (change == NULL)
    return;

  add_line (self, table->name, id, change);
  siyi_dirty_note (db->dirty, handle, name, op, rowid);
}

/**
 * siyi_audit_new:
 *
 * Sets the hook of a writing connection.
 *
 * Returns: (transfer full): the trail's writer; %NULL where the tables can't be read
 */
SiyiAudit *
siyi_audit_new (SiyiDb  *db,
                GError **error)
{
  SiyiAudit *self;
  GHashTable *tables = siyi_tables_load (db, error);

  if (tables == NULL)
    return NULL;

  self = g_new0 (SiyiAudit, 1);
  self->db = db;
  self->tables = tables;
  self->lines = g_ptr_array_new_with_free_func (line_free);
  sqlite3_preupdate_hook (db->handle, on_change, db);

  return self;
}

void
siyi_audit_free (SiyiAudit *self)
{
  sqlite3_preupdate_hook (self->db->handle, NULL, NULL);
  g_clear_pointer (&self->digests, siyi_digests_free);
  g_ptr_array_unref (self->lines);
  g_hash_table_unref (self->tables);
  g_free (self);
}

/**
 * siyi_audit_table:
 *
 * Returns: (transfer none) (nullable): the table, where its changes stand in the trail
 */
const SiyiTable *
siyi_audit_table (SiyiDb     *db,
                  const char *name)
{
  return g_hash_table_lookup (db->audit->tables, name);
}

void
siyi_audit_start (SiyiDb *db)
{
  SiyiAudit *self = db->audit;

  siyi_audit_forget (db);
  if (db->bulk)
    self->digests = siyi_digests_new (on_digest, self);
}

void
siyi_audit_forget (SiyiDb *db)
{
  g_ptr_array_set_size (db->audit->lines, 0);
  g_clear_pointer (&db->audit->digests, siyi_digests_free);
}

/**
 * siyi_audit_hash:
 *
 * Returns: (transfer full): sha256, hex, over @before and the line
 */
char *
siyi_audit_hash (const char *before,
                 gint64      seq,
                 const char *action,
                 gint64      at,
                 const char *who,
                 const char *verb,
                 const char *entity,
                 const char *entity_id,
                 const char *change)
{
  g_autoptr(GString) row = g_string_new (before);

  g_string_append_printf (row, "\x1f%" G_GINT64_FORMAT "\x1f%s\x1f%" G_GINT64_FORMAT
                          "\x1f%s\x1f%s\x1f%s\x1f%s\x1f", seq, action, at, who, verb, entity,
                          entity_id);
  g_string_append (row, change);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, row->str, (gssize) row->len);
}

static gboolean
write_line (SiyiDb      *db,
            gint64       seq,
            const char  *entity,
            const char  *entity_id,
            const char  *change,
            char       **hash,
            GError     **error)
{
  const gint64 at = siyi_db_now (db);
  char *next = siyi_audit_hash (*hash, seq, db->action, at, db->who, db->verb, entity, entity_id,
                                change);

  g_free (*hash);
  *hash = next;

  return siyi_db_run (db, error, sql_insert_line, "ltltttttt", seq, db->action, at, db->who,
                      db->verb, entity, entity_id, change, next);
}

static void
read_head (SiyiDb  *db,
           gint64  *seq,
           char   **hash)
{
  sqlite3_stmt *statement = siyi_db_prepare (db, sql_head, NULL);

  *seq = 0;
  *hash = g_strdup (siyi_audit_first);
  if (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    {
      *seq = sqlite3_column_int64 (statement, 0);
      g_free (*hash);
      *hash = siyi_column_dup (statement, 1);
    }
  siyi_db_release (db, statement);
}

/**
 * siyi_audit_write:
 *
 * Writes the lines of the open action behind the last one of the trail.
 *
 * Returns: whether they are written
 */
gboolean
siyi_audit_write (SiyiDb  *db,
                  GError **error)
{
  SiyiAudit *self = db->audit;
  g_autofree char *hash = NULL;
  gint64 seq;

  if (self->digests != NULL)
    siyi_digests_finish (self->digests);
  if (self->lines->len == 0)
    return TRUE;

  read_head (db, &seq, &hash);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = g_ptr_array_index (self->lines, i);

      if (!write_line (db, ++seq, line->entity, line->id, line->change, &hash, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * siyi_audit_add_note:
 *
 * Adds a line that names no changed row to the open action.
 */
void
siyi_audit_add_note (SiyiDb     *db,
                     const char *entity,
                     const char *entity_id,
                     const char *change)
{
  add_line (db->audit, entity, entity_id, g_strdup (change));
}

/**
 * siyi_audit_note:
 * @verb: look, print, export.ledger …
 * @change: JSON, "{}" where there is nothing to add
 *
 * Logs something that changes no record.
 *
 * Returns: whether it was logged
 */
gboolean
siyi_audit_note (SiyiDb      *db,
                 const char  *verb,
                 const char  *entity,
                 const char  *entity_id,
                 const char  *change,
                 GError     **error)
{
  if (!siyi_db_begin (db, verb, FALSE, error))
    return FALSE;

  siyi_audit_add_note (db, entity, entity_id, change);

  return siyi_db_commit (db, error);
}
