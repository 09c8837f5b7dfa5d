/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Processes that are killed while they write, and two that write at once: what was acknowledged is
 * there, nothing half-written is seen. Run with --writer the program is such a process: it adds
 * visits and prints the id of each one that is committed. */
#include "store-fixture.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "siyi-case-store.h"
#include "siyi-ledger-store.h"

enum { ROUNDS = 200, BETWEEN_CHECKS = 25, OF_EACH_WRITER = 500 };

static const char *self_path;

static gpointer
add_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(SiyiRecord) record = store_record (GPOINTER_TO_INT (data));
  SiyiNewVisit visit = { .record = record };

  record->row = 0;

  return siyi_visit_add (db, &visit, error);
}

static int
write_visits (const char *folder,
              int         n)
{
  g_autoptr(SiyiClock) clock = siyi_clock_new_system ();
  GError *error = NULL;
  SiyiArchive *archive = siyi_archive_open (folder, clock, "writer", &error);

  if (archive == NULL)
    g_error ("%s", error->message);

  for (int i = 0; n == 0 || i < n; i++)
    {
      SiyiNewVisitResult *result = siyi_archive_run (archive, SIYI_ACCESS_WRITE, add_in_thread,
                                                     GINT_TO_POINTER (i), NULL, &error);
      char line[32];
      int length;

      if (result == NULL)
        g_error ("%s", error->message);
      length = g_snprintf (line, sizeof line, "%" G_GINT64_FORMAT "\n", result->visit);
      if (write (STDOUT_FILENO, line, (gsize) length) != length)
        return 1;
      siyi_new_visit_result_free (result);
    }
  siyi_archive_close (archive);
  g_object_unref (archive);

  return 0;
}

static GPid
start_writer (const char *folder,
              const char *count,
              int        *out)
{
  char *argv[] = { (char *) self_path, (char *) "--writer", (char *) folder, (char *) count, NULL };
  GError *error = NULL;
  GPid pid;

  g_spawn_async_with_pipes (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL,
                            out, NULL, &error);
  g_assert_no_error (error);

  return pid;
}

/* The last complete line: ids grow, so it stands for all before it. */
static gint64
last_acknowledged (FILE *stream,
                   int  *n)
{
  char line[64];
  gint64 last = 0;

  *n = 0;
  while (fgets (line, sizeof line, stream) != NULL)
    if (strchr (line, '\n') != NULL)
      {
        last = atoll (line);
        (*n)++;
      }
  fclose (stream);

  return last;
}

static void
test_killed (void)
{
  StoreFixture fixture;
  gint64 acknowledged = 0;
  int status, n;

  store_fixture_set_up (&fixture);
  siyi_archive_close (fixture.archive);
  g_clear_object (&fixture.archive);

  for (int round = 1; round <= ROUNDS; round++)
    {
      int out;
      GPid pid = start_writer (fixture.folder, "0", &out);
      FILE *stream = fdopen (out, "r");
      char first[64];
      gint64 last;

      /* In every third round before anything is acknowledged: while it opens or first writes. */
      if (round % 3 != 0)
        g_assert_nonnull (fgets (first, sizeof first, stream));
      g_usleep ((gulong) g_random_int_range (0, 40000));
      kill (pid, SIGKILL);
      waitpid (pid, &status, 0);
      if (round % 3 != 0)
        acknowledged = atoll (first);
      last = last_acknowledged (stream, &n);
      acknowledged = MAX (acknowledged, last);

      /* Ids are given densely, so the count tells that none is missing. */
      g_assert_cmpint (store_number (fixture.folder, "SELECT count(*) FROM visit"), >=,
                       acknowledged);
      g_assert_cmpint (store_number (fixture.folder,
                                     "SELECT count(*) FROM visit v WHERE NOT EXISTS (SELECT 1 "
                                     "FROM audit a WHERE a.entity = 'visit' "
                                     "AND a.entity_id = v.id)"), ==, 0);
      if (round % BETWEEN_CHECKS == 0)
        {
          store_fixture_reopen (&fixture);
          store_assert_sound (&fixture);
          siyi_archive_close (fixture.archive);
          g_clear_object (&fixture.archive);
        }
    }
  g_test_message ("%" G_GINT64_FORMAT " visits acknowledged", acknowledged);
  g_assert_cmpint (acknowledged, >, ROUNDS / 4);
  store_fixture_tear_down (&fixture);
}

static void
test_two_writers (void)
{
  StoreFixture fixture;
  g_autofree char *count = g_strdup_printf ("%d", OF_EACH_WRITER);
  GPid pids[2];
  int outs[2], status, n;

  store_fixture_set_up (&fixture);
  for (int i = 0; i < 2; i++)
    pids[i] = start_writer (fixture.folder, count, &outs[i]);
  for (int i = 0; i < 2; i++)
    {
      last_acknowledged (fdopen (outs[i], "r"), &n);
      g_assert_cmpint (n, ==, OF_EACH_WRITER);
      waitpid (pids[i], &status, 0);
      g_assert_cmpint (status, ==, 0);
    }

  g_assert_cmpint (store_number (fixture.folder, "SELECT count(*) FROM visit"), ==,
                   2 * OF_EACH_WRITER);
  store_assert_sound (&fixture);
  store_fixture_tear_down (&fixture);
}

static void
on_changed (SiyiArchive *archive,
            gpointer     data)
{
  (*(int *) data)++;
}

/* Another process's commit is told within the time between two looks. */
static void
test_told (void)
{
  StoreFixture fixture;
  int out, status, n, told = 0;
  GPid pid;

  store_fixture_set_up (&fixture);
  g_signal_connect (fixture.archive, "changed", G_CALLBACK (on_changed), &told);
  pid = start_writer (fixture.folder, "1", &out);
  last_acknowledged (fdopen (out, "r"), &n);
  waitpid (pid, &status, 0);
  while (told == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (told, >, 0);
  store_fixture_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && strcmp (argv[1], "--writer") == 0)
    return write_visits (argv[2], atoi (argv[3]));

  self_path = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/processes/killed", test_killed);
  g_test_add_func ("/processes/two-writers", test_two_writers);
  g_test_add_func ("/processes/told", test_told);

  return g_test_run ();
}
