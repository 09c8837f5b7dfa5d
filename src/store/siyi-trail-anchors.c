/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Anchors: what rows of backups and packages, and the backups' files themselves, know of the trail.
 * The rows go with the archive, the files need not: whoever rewrites one must rewrite all. In the
 * calling thread. */
#include "siyi-trail-private.h"

#include <glib/gstdio.h>

#include "siyi-backup-private.h"
#include "siyi-keeping.h"

enum { MOST_FILES = 60 };    /* of a place; the newest */

static const char sql_backups[] =
  "SELECT audit_seq, audit_head, at, 'backup' FROM backup WHERE trouble IS NULL UNION ALL "
  "SELECT audit_seq, audit_head, at, 'package' FROM package";
static const char sql_places[] =
  "SELECT DISTINCT place FROM backup WHERE place <> ''";
static const char sql_last[] =
  "SELECT seq, hash, at FROM audit ORDER BY seq DESC LIMIT 1";

static void
add (GPtrArray  *anchors,
     gint64      seq,
     const char *head,
     gint64      at,
     const char *source)
{
  SiyiAnchor *anchor;

  if (seq <= 0 || head == NULL || *head == '\0')
    return;

  anchor = g_new0 (SiyiAnchor, 1);
  anchor->seq = seq;
  anchor->head = g_strdup (head);
  anchor->at = at;
  anchor->source = g_strdup (source);
  g_ptr_array_add (anchors, anchor);
}

static gboolean
add_rows (SiyiDb     *db,
          GPtrArray  *anchors,
          GError    **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_backups, "");
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  while (siyi_db_row (db, row, &failed))
    add (anchors, sqlite3_column_int64 (row, 0), siyi_column_text (row, 1), sqlite3_column_int64 (row, 2),
         siyi_column_text (row, 3));

  return siyi_db_done (db, row, failed, error);
}

/* One that can't be read tells nothing. */
static void
add_file (GPtrArray  *anchors,
          const char *path)
{
  g_autoptr(SiyiDb) copy = siyi_db_open (path, FALSE, NULL);
  sqlite3_stmt *row = copy != NULL ? siyi_db_ask (copy, NULL, sql_last, "") : NULL;

  if (row == NULL)
    return;
  if (siyi_db_row (copy, row, NULL))
    add (anchors, sqlite3_column_int64 (row, 0), siyi_column_text (row, 1), sqlite3_column_int64 (row, 2), path);
  siyi_db_release (copy, row);
}

static void
add_place (GPtrArray  *anchors,
           const char *dir,
           const char *name)
{
  g_autoptr(GPtrArray) paths = siyi_backup_list (dir, name, SIYI_BACKUP_SUFFIX);

  for (guint i = 0; i < paths->len && i < MOST_FILES; i++)
    add_file (anchors, g_ptr_array_index (paths, i));
}

/**
 * siyi_anchors_find:
 * @db: of the archive's main.db
 * @folder: the archive
 * @name: its name without .siyi
 *
 * Returns: (transfer full) (element-type SiyiAnchor): all that is known outside the trail
 */
GPtrArray *
siyi_anchors_find (SiyiDb      *db,
                   const char  *folder,
                   const char  *name,
                   GError     **error)
{
  g_autoptr(GPtrArray) anchors = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_anchor_free);
  g_autofree char *own = siyi_archive_backup_dir (folder);
  g_autoptr(GPtrArray) places = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *row;
  GError *failed = NULL;

  if (!add_rows (db, anchors, error))
    return NULL;
  row = siyi_db_ask (db, error, sql_places, "");
  if (row == NULL)
    return NULL;

  g_ptr_array_add (places, g_strdup (own));
  while (siyi_db_row (db, row, &failed))
    if (!g_str_equal (siyi_column_text (row, 0), own))
      g_ptr_array_add (places, siyi_column_dup (row, 0));
  if (!siyi_db_done (db, row, failed, error))
    return NULL;

  for (guint i = 0; i < places->len; i++)
    add_place (anchors, g_ptr_array_index (places, i), name);

  return g_steal_pointer (&anchors);
}
