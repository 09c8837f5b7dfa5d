/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The proof of the audit trail. A chain of hashes is sound after its tail was cut, and after all of it
 * was made anew from a changed row on; both are found by what was known of it outside. Where a backup
 * was restored, backups made after it tell of a trail that was given up there: up to the restoring
 * they still must fit. On a connection of its own in the calling thread. */
#include "siyi-trail-private.h"

#include <string.h>

#include "siyi-audit-private.h"
#include "siyi-check-private.h"
#include "siyi-emptied.h"

typedef struct { gint64 seq; char *before; } Restore;

typedef struct
{
  SiyiTrail  *trail;
  SiyiEmptied *emptied;
  GPtrArray  *anchors;     /* by seq */
  GArray     *restores;    /* Restore */
  char       *before;      /* hash of the row before */
  guint       next;        /* anchor */
  SiyiAnchor *good, *bad;  /* borrowed: the last that fits, the first that does not */
} Walk;

static const char sql_trail[] =
  "SELECT seq, action, at, who, verb, entity, entity_id, change, hash FROM audit ORDER BY seq";
static const char sql_hash_at[] =
  "SELECT hash FROM audit WHERE seq = ?";

void
siyi_anchor_free (SiyiAnchor *anchor)
{
  g_free (anchor->head);
  g_free (anchor->source);
  g_free (anchor);
}

void
siyi_trail_free (SiyiTrail *trail)
{
  g_clear_pointer (&trail->anchor, siyi_anchor_free);
  g_clear_pointer (&trail->emptied, g_array_unref);
  g_free (trail);
}

static SiyiAnchor *
anchor_copy (const SiyiAnchor *anchor)
{
  SiyiAnchor *copy = g_memdup2 (anchor, sizeof *anchor);

  copy->head = g_strdup (anchor->head);
  copy->source = g_strdup (anchor->source);

  return copy;
}

static int
by_seq (gconstpointer a,
        gconstpointer b)
{
  const SiyiAnchor *x = *(SiyiAnchor * const *) a, *y = *(SiyiAnchor * const *) b;

  return (x->seq > y->seq) - (x->seq < y->seq);
}

static void
restore_clear (gpointer data)
{
  g_free (((Restore *) data)->before);
}

/* Whether the file goes the same way as we did up to where we left it by restoring. */
static gboolean
was_given_up (const Walk       *walk,
              const SiyiAnchor *anchor)
{
  g_autoptr(SiyiDb) copy = NULL;

  if (walk->restores->len == 0 || !g_path_is_absolute (anchor->source))
    return FALSE;
  copy = siyi_db_open (anchor->source, FALSE, NULL);

  for (guint i = 0; copy != NULL && i < walk->restores->len; i++)
    {
      const Restore *restore = &g_array_index (walk->restores, Restore, i);
      g_autofree char *theirs = siyi_db_ask_text (copy, sql_hash_at, "l", restore->seq - 1);

      if (anchor->seq >= restore->seq && g_strcmp0 (theirs, restore->before) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
note_anchor (Walk       *walk,
             SiyiAnchor *anchor,
             gboolean    fits)
{
  if (fits)
    {
      walk->trail->n_anchors++;
      if (walk->bad == NULL)
        walk->good = anchor;
    }
  else if (!was_given_up (walk, anchor))
    {
      walk->trail->n_anchors++;
      if (walk->bad == NULL)
        walk->bad = anchor;
    }
}

static void
compare_anchors (Walk       *walk,
                 gint64      seq,
                 const char *hash)
{
  while (walk->next < walk->anchors->len)
    {
      SiyiAnchor *anchor = g_ptr_array_index (walk->anchors, walk->next);

      if (anchor->seq > seq)
        return;

      note_anchor (walk, anchor, anchor->seq == seq && strncmp (hash, anchor->head, strlen (anchor->head)) == 0);
      walk->next++;
    }
}

/* FALSE where the chain breaks at this row. */
static gboolean
take_row (Walk         *walk,
          sqlite3_stmt *row)
{
  const gint64 seq = sqlite3_column_int64 (row, 0);
  char *hash = siyi_emptied_row_hash (walk->emptied, row, walk->before);

  if (seq != walk->trail->rows + 1 || !g_str_equal (hash, siyi_column_text (row, 8)))
    {
      walk->trail->state = SIYI_TRAIL_EDITED;
      walk->trail->from = walk->trail->seq = seq;
      g_free (hash);
      return FALSE;
    }

  if (g_str_equal (siyi_column_text (row, 4), "restore"))
    {
      Restore restore = { seq, g_strdup (walk->before) };

      g_array_append_val (walk->restores, restore);
    }
  walk->trail->rows = seq;
  walk->trail->last_at = sqlite3_column_int64 (row, 2);
  compare_anchors (walk, seq, hash);
  g_free (walk->before);
  walk->before = hash;

  return TRUE;
}

static void
conclude (Walk *walk)
{
  SiyiTrail *trail = walk->trail;
  const gint64 unproved = siyi_emptied_unproved (walk->emptied);

  trail->emptied = siyi_emptied_lists (walk->emptied);
  if (trail->state != SIYI_TRAIL_EDITED && unproved != 0)
    {
      trail->state = SIYI_TRAIL_EDITED;
      trail->from = trail->seq = unproved;
    }
  for (; trail->state != SIYI_TRAIL_EDITED && walk->next < walk->anchors->len; walk->next++)
    note_anchor (walk, g_ptr_array_index (walk->anchors, walk->next), FALSE);

  if (trail->state != SIYI_TRAIL_EDITED && walk->bad != NULL)
    {
      trail->state = walk->bad->seq > trail->rows ? SIYI_TRAIL_CUT : SIYI_TRAIL_REWRITTEN;
      trail->from = trail->state == SIYI_TRAIL_CUT ? trail->rows + 1 : walk->good != NULL ? walk->good->seq + 1 : 1;
      trail->seq = walk->bad->seq;
    }
  if (walk->bad != NULL && trail->state != SIYI_TRAIL_EDITED)
    trail->anchor = anchor_copy (walk->bad);
  else if (walk->good != NULL)
    trail->anchor = anchor_copy (walk->good);
}

static gboolean
walk_trail (SiyiDb    *db,
            Walk      *walk,
            GError   **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_trail, "");
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  while (siyi_db_row (db, row, &failed) && take_row (walk, row))
    continue;

  return siyi_db_done (db, row, failed, error);
}

static SiyiTrail *
verify (SiyiDb     *db,
        GPtrArray  *anchors,
        GError    **error)
{
  Walk walk = { .anchors = anchors, .before = g_strdup (siyi_audit_first), .trail = g_new0 (SiyiTrail, 1) };
  gboolean done;

  walk.emptied = siyi_emptied_load (db, error);
  walk.restores = g_array_new (FALSE, FALSE, sizeof (Restore));
  g_array_set_clear_func (walk.restores, restore_clear);
  g_ptr_array_sort (anchors, by_seq);
  done = walk.emptied != NULL && walk_trail (db, &walk, error);
  if (done)
    conclude (&walk);
  else
    g_clear_pointer (&walk.trail, siyi_trail_free);
  g_clear_pointer (&walk.emptied, siyi_emptied_free);
  g_array_unref (walk.restores);
  g_free (walk.before);

  return walk.trail;
}

/**
 * siyi_audit_verify:
 * @told: (nullable) (element-type SiyiAnchor): what somebody knows from a printed footer
 *
 * Returns: (transfer full): what became of the trail; %NULL where it could not be read
 */
SiyiTrail *
siyi_audit_verify (SiyiArchive   *archive,
                   GPtrArray     *told,
                   GCancellable  *cancellable,
                   GError       **error)
{
  const char *folder = siyi_archive_get_folder (archive);
  g_autofree char *path = g_build_filename (folder, "main.db", NULL);
  g_autofree char *name = siyi_archive_dup_name (archive);
  g_autoptr(SiyiDb) db = siyi_db_open (path, FALSE, error);
  g_autoptr(GPtrArray) anchors = db != NULL ? siyi_anchors_find (db, folder, name, error) : NULL;
  SiyiTrail *trail;

  if (anchors == NULL)
    return NULL;

  for (guint i = 0; told != NULL && i < told->len; i++)
    g_ptr_array_add (anchors, anchor_copy (g_ptr_array_index (told, i)));
  siyi_db_set_cancellable (db, cancellable);
  trail = verify (db, anchors, error);
  siyi_db_set_cancellable (db, NULL);

  return trail;
}
