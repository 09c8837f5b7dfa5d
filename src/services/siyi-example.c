/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The example office: fictitious leaders and units, and a year's ledger taken over by the same
 * way a person's own workbook takes. Nothing of it is a real person's. */
#include "siyi-office-files.h"
#include "siyi-office-private.h"

#include <glib/gstdio.h>

#include "siyi-example-parts.h"
#include "siyi-schedule-store.h"
#include "siyi-takeover.h"
#include "siyi-task-store.h"
#include "siyi-words.h"

/* The ledger as a file: its readers work on files. */
typedef struct
{
  char *dir;
  char *path;
} Workbook;

static gboolean
write_workbook (Workbook  *book,
                GError   **error)
{
  g_autoptr(GBytes) bytes = siyi_office_data ("samples/seed-2023.xlsx");
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  book->dir = g_dir_make_tmp ("siyi-XXXXXX", error);
  if (book->dir == NULL)
    return FALSE;

  book->path = g_build_filename (book->dir, "seed-2023.xlsx", NULL);

  return g_file_set_contents (book->path, data, (gssize) length, error);
}

static void
drop_workbook (Workbook *book)
{
  if (book->path != NULL)
    g_remove (book->path);
  if (book->dir != NULL)
    g_rmdir (book->dir);
  g_free (book->path);
  g_free (book->dir);
}

static gboolean
store_people (SiyiDb  *db,
              GError **error)
{
  g_autoptr(GBytes) leaders_file = siyi_office_data ("samples/leaders.csv");
  g_autoptr(GBytes) units_file = siyi_office_data ("samples/units.csv");
  g_autoptr(GPtrArray) leaders = siyi_leaders_read ("leaders.csv", leaders_file, NULL, error);
  g_autoptr(GPtrArray) units = NULL;

  if (leaders == NULL || siyi_leaders_store (db, leaders, error) < 0)
    return FALSE;

  units = siyi_units_read ("units.csv", units_file, NULL, error);

  return units != NULL && siyi_units_store (db, "units.csv", units, error) >= 0;
}

/* The seed ledger ends in 2023 with matters under way: the example office has dealt with them since. */
static gboolean
close_old (SiyiDb   *db,
           GError  **error)
{
  SiyiTasksQuery query = { .part = SIYI_TASKS_OPEN, .light = -1, .today = siyi_schedule_today (db) };
  const SiyiNewStep step = { .kind = SIYI_TASK_STEP_CLOSED, .day = query.today,
                             .body = siyi_word ("example-visits", "old-result") };
  g_autoptr(GArray) hits = siyi_tasks_find (db, &query, error);
  g_autoptr(GArray) tasks = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *action = NULL;

  if (hits == NULL)
    return FALSE;

  for (guint i = 0; i < hits->len; i++)
    {
      const SiyiTaskHit *hit = &g_array_index (hits, SiyiTaskHit, i);

      if (hit->task != 0)
        g_array_append_val (tasks, hit->task);
    }
  action = tasks->len > 0 ? siyi_tasks_add_step (db, (const gint64 *) tasks->data, tasks->len, &step, error) : NULL;

  return tasks->len == 0 || action != NULL;
}

static gpointer
fill (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  const char *path = data;
  SiyiOfficeNames *names;
  g_autoptr(SiyiTakeover) takeover = NULL;
  gint64 batch = 0;

  if (!store_people (db, error))
    return NULL;

  names = siyi_office_names_load (db, error);
  if (names == NULL)
    return NULL;

  takeover = siyi_takeover_read (path, names, NULL, NULL, NULL, cancellable, error);
  if (takeover != NULL)
    batch = siyi_takeover_store (takeover, db, NULL, NULL, cancellable, error);
  g_clear_pointer (&takeover, siyi_takeover_free);
  siyi_office_names_unref (names);

  return GINT_TO_POINTER (batch != 0 && close_old (db, error));
}

/* Founded on the last day of the month before: the plan of this month is older than today. */
static SiyiArchive *
found (const char  *folder,
       SiyiClock   *clock,
       GError     **error)
{
  SiyiDay today = siyi_clock_today (clock);
  int year, month, month_day;
  g_autoptr(SiyiClock) before = NULL;

  siyi_day_split (today, &year, &month, &month_day);
  before = siyi_clock_new_fixed (today - month_day);

  return siyi_office_found (folder, before, error);
}

/**
 * siyi_example_create:
 * @folder: the archive's folder; nothing may be there yet
 * @clock: the program's clock
 *
 * Makes the archive of the example office; a failure leaves nothing.
 */
gboolean
siyi_example_create (const char  *folder,
                     SiyiClock   *clock,
                     GError     **error)
{
  Workbook book = { 0 };
  SiyiArchive *archive = NULL;
  gboolean filled = FALSE;

  if (write_workbook (&book, error))
    archive = found (folder, clock, error);
  if (archive != NULL)
    filled = siyi_archive_run (archive, SIYI_ACCESS_WRITE, fill, book.path, NULL, error) != NULL;
  drop_workbook (&book);

  if (archive == NULL)
    return FALSE;

  siyi_archive_close (archive);
  filled = filled && siyi_example_month (folder, clock, error);
  if (!filled)
    {
      siyi_office_drop (archive);
      return FALSE;
    }
  g_object_unref (archive);

  return TRUE;
}
