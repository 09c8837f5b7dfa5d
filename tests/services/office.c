/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fixture of the services' tests: a real office in a temporary folder, new or the shipped example, on
 * 17 December 2026. */
#include "office.h"

#include "siyi-office-files.h"
#include "siyi-work-folder.h"

typedef gboolean (*Create) (const char  *folder,
                            SiyiClock   *clock,
                            GError     **error);

static void
set_up (Office     *office,
        const char *name,
        Create      create)
{
  g_autoptr(GError) error = NULL;

  office->dir = g_dir_make_tmp ("siyi-test-XXXXXX", &error);
  g_assert_no_error (error);
  office->folder = g_build_filename (office->dir, name, NULL);
  office->clock = siyi_clock_new_fixed (siyi_day_new (2026, 12, 17));

  create (office->folder, office->clock, &error);
  g_assert_no_error (error);
  office->archive = siyi_archive_open (office->folder, office->clock, "tester", &error);
  g_assert_no_error (error);
}

void
office_set_up (Office        *office,
               gconstpointer  data)
{
  set_up (office, "office.siyi", siyi_office_create);
}

void
office_set_up_example (Office        *office,
                       gconstpointer  data)
{
  set_up (office, "example.siyi", siyi_example_create);
}

void
office_tear_down (Office        *office,
                  gconstpointer  data)
{
  siyi_archive_close (office->archive);
  g_object_unref (office->archive);
  siyi_clock_unref (office->clock);
  siyi_tree_remove (office->dir);
  g_free (office->folder);
  g_free (office->dir);
}

gpointer
office_do (Office    *office,
           SiyiWork   work,
           gpointer   data,
           GError   **error)
{
  return siyi_archive_run (office->archive, SIYI_ACCESS_WRITE, work, data, NULL, error);
}

char *
office_write_file (const Office *office,
                   const char   *name,
                   const char   *text)
{
  char *path = g_build_filename (office->dir, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  return path;
}
