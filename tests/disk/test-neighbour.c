/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file under construction leaves nothing but the file: not when it is given up, and not when its writer was
 * killed, as soon as somebody makes the same file again. What a living writer still makes stays. */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "siyi-neighbour.h"

typedef struct
{
  char *folder, *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("siyi-neighbour-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "台账 2026.xlsx", NULL);
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

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
save (const char *path,
      const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiNeighbour) file = siyi_neighbour_new (path, &error);

  g_assert_no_error (error);
  g_assert_true (siyi_neighbour_write (file, text, strlen (text), &error));
  g_assert_true (siyi_neighbour_finish (file, &error));
  g_assert_no_error (error);
}

static void
assert_holds (const Fixture *fixture,
              const char    *text)
{
  g_autofree char *is = NULL;

  g_assert_true (g_file_get_contents (fixture->path, &is, NULL, NULL));
  g_assert_cmpstr (is, ==, text);
}

static void
be_killed_writing (const char *path)
{
  const pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      SiyiNeighbour *file = siyi_neighbour_new (path, NULL);

      siyi_neighbour_write (file, "half", 4, NULL);
      kill (getpid (), SIGKILL);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
}

static void
test_given_up (Fixture       *fixture,
               gconstpointer  data)
{
  SiyiNeighbour *file;

  save (fixture->path, "old");
  file = siyi_neighbour_new (fixture->path, NULL);
  g_assert_true (siyi_neighbour_write (file, "half", 4, NULL));
  siyi_neighbour_free (file);
  assert_holds (fixture, "old");
  g_assert_cmpuint (count (fixture), ==, 1);
}

static void
test_killed (Fixture       *fixture,
             gconstpointer  data)
{
  save (fixture->path, "old");
  be_killed_writing (fixture->path);
  be_killed_writing (fixture->path);
  assert_holds (fixture, "old");
  /* The second one removed what the first one left. */
  g_assert_cmpuint (count (fixture), ==, 2);

  save (fixture->path, "new");
  assert_holds (fixture, "new");
  g_assert_cmpuint (count (fixture), ==, 1);
}

/* Two windows may save the same file at once: the later one's stands. */
static void
test_living (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(SiyiNeighbour) slow = siyi_neighbour_new (fixture->path, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (siyi_neighbour_write (slow, "slow", 4, NULL));
  save (fixture->path, "quick");
  assert_holds (fixture, "quick");
  g_assert_cmpuint (count (fixture), ==, 2);

  g_assert_true (siyi_neighbour_finish (slow, &error));
  g_assert_no_error (error);
  assert_holds (fixture, "slow");
  g_assert_cmpuint (count (fixture), ==, 1);
}

/* Another file's are its own business. */
static void
test_others (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other", NULL);

  be_killed_writing (other);
  save (fixture->path, "new");
  g_assert_cmpuint (count (fixture), ==, 2);
  save (other, "other");
  g_assert_cmpuint (count (fixture), ==, 2);
  g_assert_cmpint (g_unlink (other), ==, 0);
}

/* A name as long as a file system takes it leaves no room for more letters. */
static void
test_long_name (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *name = g_strnfill (255, 'a');
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  save (path, "long");
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/neighbour/given-up", Fixture, NULL, set_up, test_given_up, tear_down);
  g_test_add ("/neighbour/killed", Fixture, NULL, set_up, test_killed, tear_down);
  g_test_add ("/neighbour/living", Fixture, NULL, set_up, test_living, tear_down);
  g_test_add ("/neighbour/others", Fixture, NULL, set_up, test_others, tear_down);
  g_test_add ("/neighbour/long-name", Fixture, NULL, set_up, test_long_name, tear_down);

  return g_test_run ();
}
