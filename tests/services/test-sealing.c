/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sealed backups: nothing readable goes to the stick, only what is new is sealed again, and both the
 * pass phrase and the printed code bring all back, photos too, onto another computer. What a killed one
 * left open or half sealed is gone after the next. */
#define _GNU_SOURCE
#include "office.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "siyi-files.h"
#include "siyi-keeping.h"
#include "siyi-sealing.h"
#include "siyi-work-folder.h"

static const char *self_path;
static const char phrase[] = "四一接访 2026 封存";
static const char secret[] = "only a petitioner’s paper says this";

typedef struct
{
  Office  office;
  char   *stick;
  char   *code;
} Fixture;

static gpointer
add_file (SiyiDb        *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const SiyiFileInfo info = { .name = "paper.txt", .kind = "paper" };
  g_autoptr(GInputStream) in = g_memory_input_stream_new_from_data (g_strdup (data), -1, g_free);
  gint64 id = siyi_file_add (db, &info, in, cancellable, error);

  return g_memdup2 (&id, sizeof id);
}

static gint64
add (Fixture    *fixture,
     const char *text)
{
  GError *error = NULL;
  g_autofree gint64 *id = siyi_archive_run (fixture->office.archive, SIYI_ACCESS_WRITE, add_file, (gpointer) text, NULL,
                                            &error);

  g_assert_no_error (error);

  return *id;
}

static gpointer
save_rules (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return GINT_TO_POINTER (siyi_backup_rules_save (db, data, error));
}

static void
set_up (Fixture *fixture)
{
  SiyiBackupRules rules = { .keep = 3, .sealed = TRUE };
  GError *error = NULL;

  office_set_up (&fixture->office, NULL);
  fixture->stick = g_build_filename (fixture->office.dir, "stick", NULL);
  g_mkdir (fixture->stick, 0700);
  rules.dir = fixture->stick;
  siyi_archive_run (fixture->office.archive, SIYI_ACCESS_WRITE, save_rules, &rules, NULL, &error);
  g_assert_no_error (error);
  fixture->code = siyi_sealing_set (siyi_archive_get_folder (fixture->office.archive), phrase, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture)
{
  office_tear_down (&fixture->office, NULL);
  g_free (fixture->stick);
  g_free (fixture->code);
}

static void
back_up (Fixture *fixture)
{
  GError *error = NULL;

  g_assert_true (siyi_backup_all (fixture->office.archive, siyi_sealing_seal, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* All files below, with what they hold. */
static void
gather (const char *path,
        GHashTable *files)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      char *bytes;
      gsize n;

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        gather (child, files);
      else if (g_file_get_contents (child, &bytes, &n, NULL))
        g_hash_table_insert (files, g_steal_pointer (&child), g_bytes_new_take (bytes, n));
    }
}

static GHashTable *
files_of (const char *path)
{
  GHashTable *files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);

  gather (path, files);

  return files;
}

/* Work folders and files under construction below. */
static guint
count_work (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      n += g_pattern_match_simple (".siyi-*-*", name) ? 1 : 0;
      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        n += count_work (child);
    }

  return n;
}

static char *
find_backup (GHashTable *files)
{
  g_autoptr(GList) names = g_hash_table_get_keys (files);

  for (GList *link = names; link != NULL; link = link->next)
    if (g_str_has_suffix (link->data, ".siyi-backup.sealed"))
      return g_strdup (link->data);

  return NULL;
}

static void
test_nothing_readable (void)
{
  Fixture fixture;
  g_autoptr(GHashTable) files = NULL;
  GHashTableIter iter;
  gpointer name, bytes;

  set_up (&fixture);
  add (&fixture, secret);
  back_up (&fixture);
  files = files_of (fixture.stick);
  g_assert_cmpuint (g_hash_table_size (files), >=, 3);
  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    {
      gsize n;
      const char *data = g_bytes_get_data (bytes, &n);

      g_assert_null (memmem (data, n, secret, strlen (secret)));
      g_assert_null (memmem (data, n, "SQLite format 3", 15));
      g_assert_null (memmem (data, n, phrase, strlen (phrase)));
    }
  tear_down (&fixture);
}

static void
test_only_what_is_new (void)
{
  Fixture fixture;
  g_autofree char *volumes = NULL;
  g_autoptr(GHashTable) first = NULL, second = NULL, third = NULL;

  set_up (&fixture);
  volumes = g_build_filename (fixture.stick, "office-volumes", NULL);
  add (&fixture, secret);
  back_up (&fixture);
  first = files_of (volumes);
  back_up (&fixture);
  second = files_of (volumes);
  add (&fixture, "something new");
  back_up (&fixture);
  third = files_of (volumes);

  /* A seal is another each time it is made: the same bytes were not sealed again. */
  {
    GHashTableIter iter;
    gpointer name, bytes;
    guint changed = 0;

    g_hash_table_iter_init (&iter, first);
    while (g_hash_table_iter_next (&iter, &name, &bytes))
      {
        g_assert_true (g_bytes_equal (bytes, g_hash_table_lookup (second, name)));
        changed += !g_bytes_equal (bytes, g_hash_table_lookup (third, name));
      }
    g_assert_cmpuint (changed, >, 0);
  }
  tear_down (&fixture);
}

static gpointer
read_file (SiyiDb        *db,
           gpointer       id,
           GCancellable  *cancellable,
           GError       **error)
{
  return siyi_file_read_bytes (db, *(gint64 *) id, cancellable, error);
}

static gpointer
load_lines (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return siyi_backups_load (db, 10, error);
}

/* The sealed one, not what it was opened to. */
static void
assert_is_listed (SiyiArchive *archive,
                  const char  *sealed)
{
  g_autoptr(GPtrArray) lines = siyi_archive_run (archive, SIYI_ACCESS_READ, load_lines, NULL, NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const SiyiBackupLine *line = g_ptr_array_index (lines, i);
      g_autofree char *path = g_build_filename (line->place, line->name, NULL);

      if (g_str_equal (path, sealed))
        {
          g_assert_true (line->sealed && line->is_there && line->checked_at != 0);
          n++;
        }
    }
  g_assert_cmpuint (n, ==, 1);
}

static void
assert_comes_back (Fixture    *fixture,
                   const char *sealed,
                   const char *with,
                   gint64      id)
{
  g_autofree char *other = g_build_filename (fixture->office.dir, "other.siyi", NULL);
  g_autoptr(SiyiArchive) archive = NULL;
  g_autoptr(GBytes) read = NULL;
  GError *error = NULL;

  g_assert_true (siyi_restore_sealed (other, sealed, with, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  archive = siyi_archive_open (other, fixture->office.clock, "tester", &error);
  g_assert_no_error (error);
  read = siyi_archive_run (archive, SIYI_ACCESS_READ, read_file, &id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (read, NULL), g_bytes_get_size (read), secret, strlen (secret));
  assert_is_listed (archive, sealed);
  siyi_archive_close (archive);
  siyi_tree_remove (other);
}

static void
test_comes_back (void)
{
  Fixture fixture;
  g_autoptr(GHashTable) files = NULL;
  g_autofree char *sealed = NULL;
  g_autofree char *other = NULL;
  GError *error = NULL;
  gint64 id;

  set_up (&fixture);
  id = add (&fixture, secret);
  back_up (&fixture);
  files = files_of (fixture.stick);
  sealed = find_backup (files);
  other = g_build_filename (fixture.office.dir, "other.siyi", NULL);
  g_assert_false (siyi_restore_sealed (other, sealed, "not the pass phrase", NULL, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));

  assert_comes_back (&fixture, sealed, phrase, id);
  assert_comes_back (&fixture, sealed, fixture.code, id);

  /* Nothing opened is left beside. */
  g_assert_cmpuint (count_work (fixture.office.dir), ==, 0);
  tear_down (&fixture);
}

/* Its plain copy still stands then, and a sealed main.db has not yet its name. */
static const char *last_sealed;

static gboolean
seal_and_be_killed (const char          *folder,
                    const char          *from,
                    const char          *to,
                    SiyiBackupProgress   progress,
                    gpointer             data,
                    GCancellable        *cancellable,
                    GError             **error)
{
  g_autofree char *name = g_path_get_basename (from);
  const gboolean ok = siyi_sealing_seal (folder, from, to, progress, data, cancellable, error);

  if (g_str_has_prefix (name, last_sealed))
    raise (SIGKILL);

  return ok;
}

static void
be_killed_opening (gpointer        data,
                   SiyiRestorePart part,
                   guint64         done,
                   guint64         total)
{
  if (part == (SiyiRestorePart) GPOINTER_TO_INT (data))
    raise (SIGKILL);
}

/* In a process of its own: argv is "--back-up FOLDER LAST-SEALED" or "--restore FOLDER SEALED PART". */
static int
do_and_be_killed (char **argv)
{
  g_autoptr(SiyiClock) clock = siyi_clock_new_fixed (siyi_day_new (2026, 12, 17));

  last_sealed = argv[3];
  if (g_str_equal (argv[1], "--back-up"))
    siyi_backup_all (siyi_archive_open (argv[2], clock, "tester", NULL), seal_and_be_killed, NULL, NULL, NULL, NULL);
  else
    siyi_restore_sealed (argv[2], argv[3], phrase, NULL, NULL, be_killed_opening, GINT_TO_POINTER (atoi (argv[4])), NULL);

  return 1;    /* it should not have come so far */
}

static void
run_and_kill (const char *what,
              const char *folder,
              const char *third,
              const char *fourth)
{
  char *argv[] = { (char *) self_path, (char *) what, (char *) folder, (char *) third, (char *) fourth, NULL };
  GPid pid;
  int status;

  g_assert_true (g_spawn_async (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL));
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
}

static void
test_killed_sealing (void)
{
  static const char * const last[] = { "photos-", "main" };
  Fixture fixture;
  GError *error = NULL;

  set_up (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (last); i++)
    {
      Office *office = &fixture.office;

      add (&fixture, last[i]);
      siyi_archive_close (office->archive);
      g_clear_object (&office->archive);
      run_and_kill ("--back-up", office->folder, last[i], NULL);
      g_assert_cmpuint (count_work (office->dir), >, 0);

      office->archive = siyi_archive_open (office->folder, office->clock, "tester", &error);
      g_assert_no_error (error);
      back_up (&fixture);
      g_assert_cmpuint (count_work (office->dir), ==, 0);
    }
  tear_down (&fixture);
}

/* What was opened is readable: it must not stay beside the archive. */
static void
test_killed_opening (void)
{
  static const SiyiRestorePart parts[] = { SIYI_RESTORE_OPENING, SIYI_RESTORE_CHECKING, SIYI_RESTORE_FILES };
  Fixture fixture;
  g_autoptr(GHashTable) files = NULL;
  g_autofree char *sealed = NULL;
  g_autofree char *other = NULL;
  gint64 id;

  set_up (&fixture);
  id = add (&fixture, secret);
  back_up (&fixture);
  files = files_of (fixture.stick);
  sealed = find_backup (files);
  other = g_build_filename (fixture.office.dir, "other.siyi", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = g_strdup_printf ("%d", (int) parts[i]);

      run_and_kill ("--restore", other, sealed, part);
      g_assert_cmpuint (count_work (fixture.office.dir), >, 0);
    }
  assert_comes_back (&fixture, sealed, phrase, id);
  g_assert_cmpuint (count_work (fixture.office.dir), ==, 0);
  tear_down (&fixture);
}

static void
test_weak_phrase (void)
{
  Fixture fixture;
  GError *error = NULL;

  set_up (&fixture);
  g_assert_null (siyi_sealing_set (siyi_archive_get_folder (fixture.office.archive), "1234", &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_clear_error (&error);
  tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  if (argc > 3 && (g_str_equal (argv[1], "--back-up") || g_str_equal (argv[1], "--restore")))
    return do_and_be_killed (argv);

  self_path = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sealing/nothing-readable", test_nothing_readable);
  g_test_add_func ("/sealing/only-what-is-new", test_only_what_is_new);
  g_test_add_func ("/sealing/comes-back", test_comes_back);
  g_test_add_func ("/sealing/killed-sealing", test_killed_sealing);
  g_test_add_func ("/sealing/killed-opening", test_killed_opening);
  g_test_add_func ("/sealing/weak-phrase", test_weak_phrase);

  return g_test_run ();
}
