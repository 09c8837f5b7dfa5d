/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos measured: a camera's folder taken in beside copying it with fsync and sha256sum in the same
 * run; how long meanwhile a main loop, a reader and another writer wait; opening a session of 200
 * photos. Prints a table; asserts nothing. Argument: the number of photos (500). */
#include <fcntl.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "camera.h"
#include "notice-plan.h"
#include "siyi-db.h"
#include "siyi-image.h"
#include "siyi-photo-import.h"

enum { TICK_MS = 5, IN_SESSION = 200, TIMES = 5 };

typedef struct
{
  Office           office;
  char            *card;
  gint64           sessions[2];
  double           seconds, cpu, cpu_beside;
  SiyiPhotoResult *results[2];
  GMainLoop       *loop;
  gint64           last_tick, worst_tick, worst_read, worst_write;
  gint             over;         /* atomic */
} Bench;

static double
seconds_since (gint64 begun)
{
  return (double) (g_get_monotonic_time () - begun) / 1e6;
}

/* Of this process and of the children that have ended. */
static double
cpu_seconds (void)
{
  double seconds = 0;

  for (int i = 0; i < 2; i++)
    {
      struct rusage used;

      getrusage (i == 0 ? RUSAGE_SELF : RUSAGE_CHILDREN, &used);
      seconds += (double) (used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
                 (double) (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
    }

  return seconds;
}

static gpointer
plan_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Bench *bench = data;
  const gint64 leader = plan_leader (db, "黎甲午", "副市长");

  for (int i = 0; i < 2; i++)
    bench->sessions[i] = plan_session (db, leader, siyi_day_new (2026, 12, 15 + i), "一号接访室", NULL);

  return data;
}

/* As cp and sync do it, and sha256sum over what then lies there. */
static double
copy_beside (const char *card,
             const char *place)
{
  g_autofree char *command = g_strdup_printf ("sha256sum %s/* > %s.sums", place, place);
  g_autoptr(GDir) dir = g_dir_open (card, 0, NULL);
  g_autofree guint8 *bytes = g_malloc (256 * 1024);
  const gint64 begun = g_get_monotonic_time ();
  const char *name;

  g_mkdir (place, 0700);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *from = g_build_filename (card, name, NULL);
      g_autofree char *to = g_build_filename (place, name, NULL);
      const int in = open (from, O_RDONLY | O_CLOEXEC);
      const int out = open (to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
      ssize_t n;

      while ((n = read (in, bytes, 256 * 1024)) > 0)
        g_assert_cmpint (write (out, bytes, (gsize) n), ==, n);
      g_assert_cmpint (fsync (out), ==, 0);
      close (in);
      close (out);
    }
  g_assert_cmpint (system (command), ==, 0);

  return seconds_since (begun);
}

/* A main loop's clock: how much later than asked for it came. */
static gboolean
on_tick (gpointer data)
{
  Bench *bench = data;
  const gint64 now = g_get_monotonic_time ();

  if (bench->last_tick != 0)
    bench->worst_tick = MAX (bench->worst_tick, now - bench->last_tick - TICK_MS * 1000);
  bench->last_tick = now;

  return G_SOURCE_CONTINUE;
}

static gpointer
list_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Bench *bench = data;

  return siyi_photos_of_session (db, bench->sessions[0], error);
}

static gpointer
note_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE session SET topic = '%" G_GINT64_FORMAT "'",
                                          g_get_monotonic_time ());

  siyi_db_begin (db, "bench", FALSE, error);
  siyi_db_exec (db, sql, error);
  siyi_db_commit (db, error);

  return NULL;
}

/* Somebody else at work meanwhile: looks, and saves a value. */
static gpointer
work_beside (gpointer data)
{
  Bench *bench = data;

  while (!g_atomic_int_get (&bench->over))
    {
      gint64 begun = g_get_monotonic_time ();
      GPtrArray *photos = siyi_archive_run (bench->office.archive, SIYI_ACCESS_READ, list_in_thread,
                                            bench, NULL, NULL);

      bench->worst_read = MAX (bench->worst_read, g_get_monotonic_time () - begun);
      g_clear_pointer (&photos, g_ptr_array_unref);
      begun = g_get_monotonic_time ();
      siyi_archive_run (bench->office.archive, SIYI_ACCESS_WRITE, note_in_thread, bench, NULL, NULL);
      bench->worst_write = MAX (bench->worst_write, g_get_monotonic_time () - begun);
      g_usleep (250 * 1000);
    }

  return NULL;
}

static gpointer
take_in (gpointer data)
{
  Bench *bench = data;
  g_autoptr(GPtrArray) files = siyi_photo_walk ((const char *[]) { bench->card, NULL }, NULL);
  const gint64 begun = g_get_monotonic_time ();
  const double cpu = cpu_seconds ();

  for (guint i = 0; i < 2; i++)
    {
      const guint first = i == 0 ? 0 : MIN (IN_SESSION, files->len);
      const guint last = i == 0 ? MIN (IN_SESSION, files->len) : files->len;
      g_autoptr(GPtrArray) paths = g_ptr_array_new ();
      const SiyiPhotoWish wish = { .session = bench->sessions[i] };
      g_autoptr(GError) error = NULL;

      for (guint n = first; n < last; n++)
        g_ptr_array_add (paths, g_ptr_array_index (files, n));
      g_ptr_array_add (paths, NULL);
      bench->results[i] = siyi_photo_import (bench->office.archive, (const char * const *) paths->pdata,
                                             &wish, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (bench->results[i]->n[SIYI_PHOTO_ADDED], ==, last - first);
    }
  bench->seconds = seconds_since (begun);
  bench->cpu = cpu_seconds () - cpu;
  g_main_loop_quit (bench->loop);

  return NULL;
}

static gpointer
small_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_photo_thumbnail (db, *(gint64 *) data, error);
}

/* As the photo tab does it: the session's photos, the first small picture, decoded. */
static double
open_session (Bench *bench)
{
  const gint64 begun = g_get_monotonic_time ();
  g_autoptr(GPtrArray) photos = siyi_archive_run (bench->office.archive, SIYI_ACCESS_READ,
                                                  list_in_thread, bench, NULL, NULL);
  const SiyiPhoto *first = g_ptr_array_index (photos, 0);
  gint64 id = first->id;
  g_autoptr(GBytes) small = siyi_archive_run (bench->office.archive, SIYI_ACCESS_READ,
                                              small_in_thread, &id, NULL, NULL);
  g_autoptr(GInputStream) in = g_memory_input_stream_new_from_bytes (small);
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new_from_stream (in, NULL, NULL);

  g_assert_nonnull (pixbuf);

  return seconds_since (begun) * 1e3;
}

static void
reopen (Bench *bench)
{
  siyi_archive_close (bench->office.archive);
  g_object_unref (bench->office.archive);
  bench->office.archive = siyi_archive_open (bench->office.folder, bench->office.clock, "bench", NULL);
  g_assert_nonnull (bench->office.archive);
}

static void
report (Bench  *bench,
        guint   n,
        double  bytes,
        double  beside)
{
  g_print ("%u photos, %.2f MB each\n", n, bytes / n / 1e6);
  g_print ("copied with fsync, then sha256sum      %7.2f s   %6.1f MB/s          CPU %5.1f ms each\n", beside,
           bytes / beside / 1e6, 1e3 * bench->cpu_beside / n);
  g_print ("taken in, small pictures among it      %7.2f s   %6.1f MB/s   %3.0f %%  CPU %5.1f ms each\n",
           bench->seconds, bytes / bench->seconds / 1e6, 100 * beside / bench->seconds, 1e3 * bench->cpu / n);
  g_print ("meanwhile a main loop waited at most   %7.1f ms\n", (double) bench->worst_tick / 1e3);
  g_print ("          a reader of the photos       %7.1f ms\n", (double) bench->worst_read / 1e3);
  g_print ("          another writer               %7.1f ms\n", (double) bench->worst_write / 1e3);
}

static double
weigh (const char *card)
{
  g_autoptr(GDir) dir = g_dir_open (card, 0, NULL);
  double bytes = 0;
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (card, name, NULL);
      GStatBuf info;

      if (g_stat (path, &info) == 0)
        bytes += (double) info.st_size;
    }

  return bytes;
}

int
main (int    argc,
      char **argv)
{
  Bench bench = { 0 };
  g_autofree char *copy = NULL;
  GThread *threads[2];
  double beside;
  guint n;

  if (siyi_image_child_run (argc, argv))
    return 0;

  n = argc > 1 ? (guint) atoi (argv[1]) : 500;
  office_set_up (&bench.office, NULL);
  office_do (&bench.office, plan_in_thread, &bench, NULL);
  bench.card = g_build_filename (bench.office.dir, "card", NULL);
  copy = g_build_filename (bench.office.dir, "copy", NULL);
  g_mkdir (bench.card, 0700);
  camera_take (bench.card, n);
  sync ();

  bench.cpu_beside = cpu_seconds ();
  beside = copy_beside (bench.card, copy);
  bench.cpu_beside = cpu_seconds () - bench.cpu_beside;
  bench.loop = g_main_loop_new (NULL, FALSE);
  g_timeout_add (TICK_MS, on_tick, &bench);
  threads[0] = g_thread_new ("take-in", take_in, &bench);
  threads[1] = g_thread_new ("beside", work_beside, &bench);
  g_main_loop_run (bench.loop);
  g_atomic_int_set (&bench.over, TRUE);
  g_thread_join (threads[0]);
  g_thread_join (threads[1]);
  report (&bench, n, weigh (bench.card), beside);

  for (int i = 0; i < TIMES; i++)
    {
      reopen (&bench);
      g_print ("session of %u photos opened, to the first picture %7.1f ms\n", MIN (n, IN_SESSION),
               open_session (&bench));
    }
  for (guint i = 0; i < 2; i++)
    siyi_photo_result_free (bench.results[i]);
  g_main_loop_unref (bench.loop);
  g_free (bench.card);
  office_tear_down (&bench.office, NULL);

  return 0;
}
