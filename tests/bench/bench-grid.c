/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-grid [ARCHIVE]: the ledger page over a million rows (an archive is made if none is named):
 * opening, scrolling, jumping, and memory over a bare window. Prints a table; "work" is what the
 * main thread computes for a frame, "apart" the time between two painted frames while something
 * moves, which includes the screen's own rhythm and whatever else the machine does. */
#include <adwaita.h>
#include <time.h>
#include <unistd.h>

#include "invented.h"
#include "siyi-ledger-columns.h"
#include "siyi-ledger-page.h"
#include "siyi-pages.h"

#define N_ROWS 1000000
#define N_STEPS 300

typedef struct
{
  GtkWidget     *window;
  SiyiGrid      *grid;
  GtkAdjustment *down, *right;
  GArray        *work, *apart;     /* double, ms */
  gint64         begun, painted, opened;
  gboolean       has_rows;         /* the frame under way paints them */
  guint          step;
  gboolean       measuring;
  double         (*where) (guint step, double top);
  gboolean       sideways;
} Bench;

static double
resident_mib (void)
{
  g_autofree char *text = NULL;
  g_auto(GStrv) fields = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  fields = g_strsplit (text, " ", -1);

  return g_ascii_strtod (fields[1], NULL) * (double) sysconf (_SC_PAGESIZE) / (1 << 20);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
rank (GArray *values, double share)
{
  g_array_sort (values, compare);

  return g_array_index (values, double, (guint) ((values->len - 1) * share));
}

static void
print_row (const char *what, Bench *bench)
{
  g_print ("%-34s %7.1f %7.1f %7.1f   %7.1f %7.1f %7.1f\n", what, rank (bench->work, 0.5),
           rank (bench->work, 0.95), rank (bench->work, 1), rank (bench->apart, 0.5),
           rank (bench->apart, 0.95), rank (bench->apart, 1));
}

static gboolean
has_rows (Bench *bench)
{
  SiyiGridModel *model = bench->grid != NULL ? siyi_grid_get_model (bench->grid) : NULL;
  guint n_rows = model != NULL ? siyi_grid_model_get_n_rows (model) : 0;

  return n_rows > 0 && siyi_grid_model_is_loaded (model, n_rows - 1);
}

static gint64
cpu_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
on_before_paint (GdkFrameClock *clock, Bench *bench)
{
  bench->begun = cpu_us ();
  bench->has_rows = bench->opened == 0 && has_rows (bench);
}

static void
on_after_paint (GdkFrameClock *clock, Bench *bench)
{
  gint64 now = g_get_monotonic_time ();
  double work = (double) (cpu_us () - bench->begun) / 1000;
  double apart = (double) (now - bench->painted) / 1000;

  if (bench->measuring && bench->step > 1)
    {
      g_array_append_val (bench->work, work);
      g_array_append_val (bench->apart, apart);
    }
  bench->painted = now;
  if (bench->has_rows)
    bench->opened = now;
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Bench *bench = data;
  GtkAdjustment *along = bench->sideways ? bench->right : bench->down;
  double top = gtk_adjustment_get_upper (along) - gtk_adjustment_get_page_size (along);

  gtk_adjustment_set_value (along, bench->where (bench->step, top));
  bench->measuring = ++bench->step < N_STEPS;

  return bench->measuring;
}

static gboolean
note_time (gpointer done)
{
  *(gboolean *) done = TRUE;

  return G_SOURCE_REMOVE;
}

static void
rest (guint ms)
{
  gboolean done = FALSE;

  g_timeout_add (ms, note_time, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
run (Bench *bench, const char *what, gboolean sideways, double (*where) (guint step, double top))
{
  g_array_set_size (bench->work, 0);
  g_array_set_size (bench->apart, 0);
  bench->step = 0;
  bench->where = where;
  bench->sideways = sideways;
  bench->measuring = TRUE;
  gtk_widget_add_tick_callback (bench->window, on_tick, bench, NULL);
  while (bench->measuring)
    g_main_context_iteration (NULL, TRUE);
  print_row (what, bench);
  rest (300);
}

static double
by_wheel (guint step, double top)
{
  return top / 2 + step * 96;
}

static double
by_page (guint step, double top)
{
  return top / 3 + step * 560;
}

static double
by_drag (guint step, double top)
{
  return top * step / N_STEPS;
}

static double
by_jump (guint step, double top)
{
  return (double) ((guint64) step * 7919 * 104729 % 1000003) / 1000003 * top;
}

static double
to_and_fro (guint step, double top)
{
  return top * ABS ((int) (step % 60) - 30) / 30;
}

/* From making the page until the frame in which its rows are painted. */
static double
open_page (Bench *bench, SiyiArchive *archive)
{
  gint64 begun = g_get_monotonic_time ();
  GtkWidget *page = siyi_ledger_page_new (archive);

  gtk_window_set_child (GTK_WINDOW (bench->window), page);
  g_print ("page made after %.0f ms\n", (double) (g_get_monotonic_time () - begun) / 1000);
  bench->grid = siyi_ledger_page_get_grid (SIYI_LEDGER_PAGE (page));
  while (bench->opened == 0)
    g_main_context_iteration (NULL, TRUE);
  g_object_get (bench->grid, "vadjustment", &bench->down, "hadjustment", &bench->right, NULL);

  return (double) (bench->opened - begun) / 1000;
}

/* The bar below is there too by then, and its scan of a million rows forgotten. */
static void
wait_for_sums (void)
{
  rest (8000);
}

static void
show_all_columns (Bench *bench)
{
  SiyiLedgerColumns columns;

  siyi_ledger_columns_reset (&columns);
  for (guint i = 0; i < SIYI_N_COLUMNS; i++)
    columns.all[i].shown = TRUE;
  siyi_ledger_columns_apply (&columns, bench->grid);
}

static GtkWidget *
show_bare_window (Bench *bench)
{
  GtkWidget *window = gtk_window_new ();
  GdkFrameClock *clock;

  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  gtk_window_set_child (GTK_WINDOW (window), gtk_label_new ("四一接访"));
  gtk_window_present (GTK_WINDOW (window));
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), bench);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (on_after_paint), bench);
  rest (500);

  return window;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  Bench bench = { NULL };
  SiyiArchive *archive;
  double bare, opened, at_rest;

  gtk_init ();
  adw_init ();
  folder = argc > 1 ? g_strdup (argv[1]) : invented_new_archive (N_ROWS);
  bench.work = g_array_new (FALSE, FALSE, sizeof (double));
  bench.apart = g_array_new (FALSE, FALSE, sizeof (double));
  bench.window = show_bare_window (&bench);
  bare = resident_mib ();

  archive = invented_open (folder);
  opened = open_page (&bench, archive);
  g_print ("ledger, %u rows: rows painted %.0f ms after the page was made\n",
           siyi_grid_model_get_n_rows (siyi_grid_get_model (bench.grid)), opened);
  show_all_columns (&bench);
  wait_for_sums ();
  at_rest = resident_mib ();
  g_print ("%-34s %23s   %23s\n", "milliseconds a frame", "work: median 95% most", "apart: median 95% most");
  run (&bench, "wheel, 3 rows a frame", FALSE, by_wheel);
  run (&bench, "a page a frame", FALSE, by_page);
  run (&bench, "scroll bar dragged through all", FALSE, by_drag);
  run (&bench, "jump anywhere each frame", FALSE, by_jump);
  run (&bench, "sideways", TRUE, to_and_fro);
  g_print ("resident: bare window %.0f MiB, ledger +%.0f MiB, after scrolling +%.0f MiB\n", bare,
           at_rest - bare, resident_mib () - bare);

  gtk_window_destroy (GTK_WINDOW (bench.window));
  g_object_unref (bench.down);
  g_object_unref (bench.right);
  rest (300);
  siyi_archive_close (archive);
  g_object_unref (archive);
  g_array_unref (bench.work);
  g_array_unref (bench.apart);
  if (argc < 2)
    {
      g_autofree char *dir = g_path_get_dirname (folder);

      invented_remove (dir);
    }

  return 0;
}
