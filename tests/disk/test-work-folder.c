/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A work folder leaves nothing: not when it is given up, and not when its maker was killed, as soon as somebody
 * makes one for the same. What a living maker still works in stays, and so does what a link leads to. */
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "siyi-neighbour.h"
#include "siyi-work-folder.h"

typedef struct
{
  char *folder, *goal;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("siyi-work-XXXXXX", NULL);
  fixture->goal = g_build_filename (fixture->folder, "信访 2026", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->goal);
}

static guint
count (const Fixture *fixture)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* With a file in it, and one in a folder in it. */
static SiyiWorkFolder *
make (const char *goal)
{
  g_autoptr(GError) error = NULL;
  SiyiWorkFolder *work = siyi_work_folder_new (goal, &error);
  g_autofree char *inner = NULL;
  g_autofree char *file = NULL;
  g_autofree char *inner_file = NULL;

  g_assert_no_error (error);
  inner = g_build_filename (work->path, "inner", NULL);
  file = g_build_filename (work->path, "half", NULL);
  inner_file = g_build_filename (inner, "half", NULL);
  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "half", -1, NULL) && g_file_set_contents (inner_file, "half", -1, NULL));

  return work;
}

static void
be_killed_working (const char *goal)
{
  const pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      make (goal);
      kill (getpid (), SIGKILL);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
}

static void
test_given_up (Fixture       *fixture,
               gconstpointer  data)
{
  SiyiWorkFolder *work = make (fixture->goal);
  struct stat info;

  g_assert_cmpint (g_stat (work->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 077, ==, 0);
  siyi_work_folder_free (work);
  g_assert_cmpuint (count (fixture), ==, 0);
}

static void
test_killed (Fixture       *fixture,
             gconstpointer  data)
{
  be_killed_working (fixture->goal);
  be_killed_working (fixture->goal);
  /* The second one removed what the first one left. */
  g_assert_cmpuint (count (fixture), ==, 1);
  siyi_work_folder_free (make (fixture->goal));
  g_assert_cmpuint (count (fixture), ==, 0);

  be_killed_working (fixture->goal);
  siyi_work_folder_clear (fixture->goal);
  g_assert_cmpuint (count (fixture), ==, 0);
}

static void
test_living (Fixture       *fixture,
             gconstpointer  data)
{
  SiyiWorkFolder *slow = make (fixture->goal);
  g_autofree char *file = g_build_filename (slow->path, "half", NULL);

  siyi_work_folder_free (make (fixture->goal));
  siyi_work_folder_clear (fixture->goal);
  g_assert_true (g_file_test (file, G_FILE_TEST_IS_REGULAR));
  siyi_work_folder_free (slow);
  g_assert_cmpuint (count (fixture), ==, 0);
}

/* Another's are its own business, and so is a file under construction of the same name. */
static void
test_others (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other", NULL);
  SiyiNeighbour *file = siyi_neighbour_new (fixture->goal, NULL);

  be_killed_working (other);
  siyi_work_folder_free (make (fixture->goal));
  g_assert_cmpuint (count (fixture), ==, 2);
  siyi_neighbour_free (file);
  siyi_work_folder_clear (other);
  g_assert_cmpuint (count (fixture), ==, 0);
}

static void
test_link (Fixture       *fixture,
           gconstpointer  data)
{
  SiyiWorkFolder *work = make (fixture->goal);
  g_autofree char *kept = g_build_filename (fixture->folder, "kept", NULL);
  g_autofree char *in_kept = g_build_filename (kept, "record", NULL);
  g_autofree char *link = g_build_filename (work->path, "link", NULL);

  g_assert_cmpint (g_mkdir (kept, 0700), ==, 0);
  g_assert_true (g_file_set_contents (in_kept, "kept", -1, NULL));
  g_assert_cmpint (symlink (kept, link), ==, 0);
  siyi_work_folder_free (work);
  g_assert_true (g_file_test (in_kept, G_FILE_TEST_IS_REGULAR));
  siyi_tree_remove (kept);
  g_assert_cmpuint (count (fixture), ==, 0);
}

static void
test_nowhere (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere", "archive", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_null (siyi_work_folder_new (nowhere, &error));
  g_assert_nonnull (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/work-folder/given-up", Fixture, NULL, set_up, test_given_up, tear_down);
  g_test_add ("/work-folder/killed", Fixture, NULL, set_up, test_killed, tear_down);
  g_test_add ("/work-folder/living", Fixture, NULL, set_up, test_living, tear_down);
  g_test_add ("/work-folder/others", Fixture, NULL, set_up, test_others, tear_down);
  g_test_add ("/work-folder/link", Fixture, NULL, set_up, test_link, tear_down);
  g_test_add ("/work-folder/nowhere", Fixture, NULL, set_up, test_nowhere, tear_down);

  return g_test_run ();
}
