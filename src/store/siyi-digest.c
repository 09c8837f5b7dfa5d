/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audit trail of a bulk action: for about a thousand changed rows of a table one line with
 * their number, the first and last key and a sha256 over the canonical rows in their order.
 * siyi_check() makes the digest of inserted rows again where nothing later touched them. */
#define SQLITE_ENABLE_PREUPDATE_HOOK
#include "siyi-audit-private.h"

#include "siyi-sha256.h"

enum { ROWS_IN_DIGEST = 1024, BYTES_BETWEEN_SUMS = 64 * 1024 };

typedef struct
{
  const SiyiTable *table;
  int              op;
  gint64           first, last, current;
  guint            n_rows;
  SiyiBytes        rows;       /* not yet in the sum */
  SiyiSha256      *sum;
} Digest;

struct _SiyiDigests
{
  SiyiDigestDone  done;
  gpointer        data;
  GPtrArray      *digests;   /* Digest, few: one a table and kind of change */
};

static void
digest_free (gpointer data)
{
  Digest *digest = data;

  siyi_bytes_clear (&digest->rows);
  siyi_sha256_free (digest->sum);
  g_free (digest);
}

SiyiDigests *
siyi_digests_new (SiyiDigestDone done,
                  gpointer       data)
{
  SiyiDigests *self = g_new0 (SiyiDigests, 1);

  self->done = done;
  self->data = data;
  self->digests = g_ptr_array_new_with_free_func (digest_free);

  return self;
}

void
siyi_digests_free (SiyiDigests *self)
{
  g_ptr_array_unref (self->digests);
  g_free (self);
}

static const char *
op_word (int op)
{
  return op == SQLITE_INSERT ? "insert" : op == SQLITE_UPDATE ? "update" : "delete";
}

static void
flush (Digest *digest)
{
  siyi_sha256_update (digest->sum, digest->rows.data, digest->rows.len);
  digest->rows.len = 0;
}

static void
give_line (SiyiDigests *self,
           Digest      *digest)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, digest->first,
                                         digest->last);
  g_autofree char *sum = NULL;

  if (digest->n_rows == 0)
    return;

  flush (digest);
  sum = siyi_sha256_finish (digest->sum);
  self->done (self->data, digest->table, id,
              g_strdup_printf ("{\"bulk\":\"%s\",\"rows\":%u,\"first\":%" G_GINT64_FORMAT
                               ",\"last\":%" G_GINT64_FORMAT ",\"columns\":%d,"
                               "\"sha256\":\"%s\"}",
                               op_word (digest->op), digest->n_rows, digest->first, digest->last,
                               digest->table->n_columns, sum));
  digest->n_rows = 0;
}

static Digest *
find (SiyiDigests     *self,
      const SiyiTable *table,
      int              op)
{
  Digest *digest;

  for (guint i = 0; i < self->digests->len; i++)
    {
      digest = g_ptr_array_index (self->digests, i);
      if (digest->table == table && digest->op == op)
        return digest;
    }

  digest = g_new0 (Digest, 1);
  digest->table = table;
  digest->op = op;
  digest->sum = siyi_sha256_new ();
  g_ptr_array_add (self->digests, digest);

  return digest;
}

/* A WITHOUT ROWID row is named by the first column of its key; rows that share it stay in one
 * digest, so that the range can be asked again. */
static gint64
leading_key (sqlite3         *handle,
             const SiyiTable *table,
             int              op,
             gint64           rowid)
{
  sqlite3_value *value = NULL;

  if (!table->without_rowid)
    return rowid;
  if (op == SQLITE_DELETE)
    sqlite3_preupdate_old (handle, table->keys[0], &value);
  else
    sqlite3_preupdate_new (handle, table->keys[0], &value);

  return value != NULL ? sqlite3_value_int64 (value) : 0;
}

/**
 * siyi_digests_take:
 *
 * Called from the preupdate hook for each changed row.
 */
void
siyi_digests_take (SiyiDigests     *self,
                   sqlite3         *handle,
                   const SiyiTable *table,
                   int              op,
                   gint64           rowid)
{
  Digest *digest = find (self, table, op);
  gint64 key = leading_key (handle, table, op, rowid);

  if (digest->n_rows >= ROWS_IN_DIGEST && key != digest->current)
    give_line (self, digest);
  digest->first = digest->n_rows == 0 ? key : MIN (digest->first, key);
  digest->last = digest->n_rows == 0 ? key : MAX (digest->last, key);
  digest->current = key;
  digest->n_rows++;

  for (int i = 0; i < table->n_columns; i++)
    {
      sqlite3_value *value = NULL;

      if (op == SQLITE_DELETE)
        sqlite3_preupdate_old (handle, i, &value);
      else
        sqlite3_preupdate_new (handle, i, &value);
      if (value != NULL)
        siyi_canonical_value (&digest->rows, value);
    }
  if (digest->rows.len >= BYTES_BETWEEN_SUMS)
    flush (digest);
}

void
siyi_digests_finish (SiyiDigests *self)
{
  for (guint i = 0; i < self->digests->len; i++)
    give_line (self, g_ptr_array_index (self->digests, i));
}
