/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The daily backup measured: an archive of 5 GB of which nothing changed but main.db, beside one of
 * which a volume grew. Volumes are sparse: their tables are real (140 photos a month), their bytes
 * holes, so that what is measured is what the backup must do and not how fast this disk writes
 * 5 GB. Prints a table; asserts nothing. Argument: volumes of 420 MB (12). */
#include <stdlib.h>
#include <unistd.h>

#include "siyi-backup-store.h"
#include "siyi-files.h"
#include "siyi-keeping.h"
#include "store-fixture.h"

enum { TIMES = 5, RECORDS = 20000, PHOTOS = 140 };

#define VOLUME_BYTES ((off_t) 420 * 1024 * 1024)

static gpointer
add_file (SiyiDb        *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const SiyiFileInfo info = { .name = "photo.jpg", .kind = "paper" };
  g_autoptr(GInputStream) in = g_memory_input_stream_new_from_data (g_strdup (data), -1, g_free);

  return siyi_file_add (db, &info, in, cancellable, error) > 0 ? data : NULL;
}

static void
add_volume (StoreFixture *fixture,
            int           month)
{
  g_autofree char *text = g_strdup_printf ("photo of month %d", month);
  g_autofree char *path = g_strdup_printf ("%s/photos-%04d-%02d.db", fixture->folder, 2025 + month / 12, month % 12 + 1);
  g_autofree char *sql = g_strdup_printf ("ATTACH '%s' AS v; WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                                          "WHERE i < %d) INSERT INTO v.blob (hash, bytes) "
                                          "SELECT 'none' || i, 3000000 FROM n", path, PHOTOS);

  g_clear_pointer (&fixture->clock, siyi_clock_unref);
  fixture->clock = siyi_clock_new_fixed (siyi_day_new (2025 + month / 12, month % 12 + 1, 10));
  store_fixture_reopen (fixture);
  store_write (fixture, add_file, text);
  siyi_archive_close (fixture->archive);
  g_clear_object (&fixture->archive);
  store_tamper (fixture->folder, sql);
  if (truncate (path, VOLUME_BYTES) != 0)
    g_error ("truncate %s", path);
}

/* A copy that holds the same rows stands there already. */
static void
copy_volumes (StoreFixture *fixture,
              const char   *stick)
{
  g_autofree char *line = g_strdup_printf ("mkdir -p %s/test-volumes && cp --sparse=always %s/photos-*.db %s/test-volumes/",
                                           stick, fixture->folder, stick);

  if (system (line) != 0)
    g_error ("%s", line);
}

static int
by_value (gconstpointer a,
          gconstpointer b)
{
  return (*(const gint64 *) a > *(const gint64 *) b) - (*(const gint64 *) a < *(const gint64 *) b);
}

static void
measure (StoreFixture *fixture,
         const char   *stick)
{
  gint64 took[TIMES];
  GError *error = NULL;

  for (int i = 0; i < TIMES; i++)
    {
      const gint64 begun = g_get_monotonic_time ();

      g_free (siyi_backup_to (fixture->archive, stick, NULL, NULL, NULL, &error));
      if (error != NULL)
        g_error ("%s", error->message);
      took[i] = g_get_monotonic_time () - begun;
    }
  qsort (took, TIMES, sizeof took[0], by_value);
  g_print ("unchanged: median %.2f s, worst %.2f s (main.db %.1f MB)\n", (double) took[TIMES / 2] / 1e6,
           (double) took[TIMES - 1] / 1e6,
           (double) (store_number (fixture->folder, "SELECT bytes FROM backup ORDER BY id DESC") / 1e6));
}

int
main (int    argc,
      char **argv)
{
  StoreFixture fixture;
  const int n = argc > 1 ? atoi (argv[1]) : 12;
  g_autofree char *stick = NULL;
  GError *error = NULL;

  store_fixture_set_up (&fixture);
  stick = g_build_filename (fixture.dir, "stick", NULL);
  g_mkdir_with_parents (stick, 0700);
  store_import (&fixture, "a", RECORDS, &error);
  for (int month = 0; month < n; month++)
    add_volume (&fixture, month);
  store_fixture_reopen (&fixture);
  copy_volumes (&fixture, stick);
  g_print ("%d records, %d sparse volumes, together %.2f GB\n", RECORDS, n, (double) n * VOLUME_BYTES / 1e9);
  measure (&fixture, stick);
  store_fixture_tear_down (&fixture);

  return 0;
}
