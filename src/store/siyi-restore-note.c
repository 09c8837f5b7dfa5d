/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a restored archive is told: that it is one and from what, and the backups it can't know of, for each was
 * noted after its own copy was made. The one it came from was proved a moment ago; those that lie in its own folder
 * and in the chosen one are found and no more. In the calling thread, with nobody else in the archive. */
#include "siyi-backup-private.h"

#include <glib/gstdio.h>
#include <string.h>

#include "siyi-keeping.h"

static const char sql_known[] =
  "SELECT count(*) FROM backup WHERE place = ? AND name = ? AND trouble IS NULL";
static const char sql_first[] =
  "SELECT hash FROM audit WHERE seq = 1";
static const char sql_last[] =
  "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1";

typedef struct
{
  char     *place, *name, *head;
  gint64    at, bytes, seq;
  gboolean  proved, sealed;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_free (found->place);
  g_free (found->name);
  g_free (found->head);
  g_free (found);
}

static int
by_time (gconstpointer a,
         gconstpointer b)
{
  const Found *x = *(Found * const *) a, *y = *(Found * const *) b;

  return (x->at > y->at) - (x->at < y->at);
}

static Found *
found_new (const char *path,
           gboolean    sealed)
{
  Found *found = g_new0 (Found, 1);
  GStatBuf info = { 0 };

  g_stat (path, &info);
  found->place = g_path_get_dirname (path);
  found->name = g_path_get_basename (path);
  found->head = g_strdup ("");
  found->sealed = sealed;
  found->bytes = (gint64) info.st_size;
  found->at = siyi_backup_moment (found->name, sealed ? SIYI_BACKUP_SEALED : SIYI_BACKUP_SUFFIX);
  /* Renamed by hand. */
  if (found->at == 0)
    found->at = (gint64) info.st_mtime * G_USEC_PER_SEC;

  return found;
}

/* @plain: what it was opened to, where it is sealed */
static Found *
found_source (const char *from,
              const char *plain)
{
  Found *found = found_new (from, g_str_has_suffix (from, SIYI_BACKUP_SEALED));
  g_autoptr(SiyiDb) copy = siyi_db_open (plain, FALSE, NULL);
  sqlite3_stmt *row = copy != NULL ? siyi_db_ask (copy, NULL, sql_last, "") : NULL;

  found->proved = TRUE;
  if (row == NULL)
    return found;

  if (siyi_db_row (copy, row, NULL))
    {
      found->seq = sqlite3_column_int64 (row, 0);
      g_free (found->head);
      found->head = siyi_column_dup (row, 1);
    }
  siyi_db_release (copy, row);

  return found;
}

/* Another office's archive may bear the same name; what is sealed does not tell. */
static gboolean
is_of_same (SiyiDb     *db,
            const char *path)
{
  g_autoptr(SiyiDb) copy = siyi_db_open (path, FALSE, NULL);
  g_autofree char *ours = siyi_db_ask_text (db, sql_first, "");
  g_autofree char *theirs = copy != NULL ? siyi_db_ask_text (copy, sql_first, "") : NULL;

  return ours != NULL && *ours != '\0' && g_strcmp0 (ours, theirs) == 0;
}

static gboolean
is_known (SiyiDb      *db,
          GPtrArray   *all,
          const Found *found)
{
  for (guint i = 0; i < all->len; i++)
    {
      const Found *other = g_ptr_array_index (all, i);

      if (g_str_equal (other->place, found->place) && g_str_equal (other->name, found->name))
        return TRUE;
    }

  return siyi_db_ask_int64 (db, 0, sql_known, "tt", found->place, found->name) > 0;
}

static void
take (SiyiDb    *db,
      GPtrArray *all,
      Found     *found)
{
  if (is_known (db, all, found))
    found_free (found);
  else
    g_ptr_array_add (all, found);
}

static void
find_in (SiyiDb     *db,
         GPtrArray  *all,
         const char *dir,
         const char *name,
         gboolean    sealed)
{
  g_autoptr(GPtrArray) paths = siyi_backup_list (dir, name, sealed ? SIYI_BACKUP_SEALED : SIYI_BACKUP_SUFFIX);
  const gint64 now = siyi_db_now (db);

  for (guint i = 0; i < paths->len && i < SIYI_BACKUP_KEEP_MAX; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      Found *found = found_new (path, sealed);

      /* Named while the clock went wrong: when it was made nobody knows. */
      if (found->at <= now && (sealed || is_of_same (db, path)))
        take (db, all, found);
      else
        found_free (found);
    }
}

static GPtrArray *
find_all (SiyiDb     *db,
          const char *folder,
          const char *from,
          const char *plain)
{
  g_autofree char *own = siyi_archive_backup_dir (folder);
  g_autofree char *name = g_path_get_basename (folder);
  g_autoptr(SiyiBackupRules) rules = siyi_backup_rules_load (db, NULL);
  GPtrArray *all = g_ptr_array_new_with_free_func (found_free);

  if (g_str_has_suffix (name, ".siyi"))
    name[strlen (name) - strlen (".siyi")] = '\0';
  take (db, all, found_source (from, plain));
  find_in (db, all, own, name, FALSE);
  if (rules != NULL && *rules->dir != '\0')
    {
      find_in (db, all, rules->dir, name, FALSE);
      find_in (db, all, rules->dir, name, TRUE);
    }
  g_ptr_array_sort (all, by_time);

  return all;
}

static gboolean
note_backups (SiyiDb     *db,
              GPtrArray  *all,
              GError    **error)
{
  gboolean done = TRUE;

  if (all->len == 0)
    return TRUE;
  if (!siyi_db_begin (db, "backup.found", FALSE, error))
    return FALSE;

  for (guint i = 0; i < all->len && done; i++)
    {
      const Found *found = g_ptr_array_index (all, i);
      const SiyiBackupMade made = { .place = found->place, .name = found->name, .sealed = found->sealed,
                                    .bytes = found->bytes, .audit_seq = found->seq, .audit_head = found->head };

      done = siyi_backup_insert (db, &made, found->at, found->proved ? siyi_db_now (db) : 0, error);
    }

  return siyi_db_finish (db, done, error);
}

/**
 * siyi_restore_note:
 * @folder: the restored archive
 * @from: the file it was restored from
 * @plain: the same, or what that was opened to
 *
 * Brings it to this format and writes the lines. What fails leaves the archive restored.
 */
void
siyi_restore_note (const char *folder,
                   const char *from,
                   const char *plain)
{
  g_autofree char *whole = g_canonicalize_filename (folder, NULL);
  g_autofree char *source = g_canonicalize_filename (from, NULL);
  g_autofree char *main_db = g_build_filename (whole, "main.db", NULL);
  g_autofree char *backups = siyi_archive_backup_dir (whole);
  g_autofree char *name = g_path_get_basename (source);
  g_autoptr(SiyiClock) clock = siyi_clock_new_system ();
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiDb) db = siyi_db_open (main_db, TRUE, &error);

  if (db != NULL)
    siyi_db_set_actor (db, clock, g_get_user_name ());
  if (db == NULL || !siyi_schema_migrate (db, backups, &error) ||
      !siyi_audit_note (db, "restore", "backup", name, "{}", &error))
    {
      g_message ("Noting the restoring: %s", error->message);
      return;
    }

  all = find_all (db, whole, source, plain);
  if (!note_backups (db, all, &error))
    g_message ("Noting the backups that are there: %s", error->message);
}
