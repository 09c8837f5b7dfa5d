/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar rows as stored: the notices' days by notice year, and the office's own days, which win.
 * What they mean is core's rule. On an archive's thread. */
#include "siyi-office-store.h"

#include "siyi-clocks.h"
#include "siyi-db-private.h"
#include "siyi-moves.h"

static const char sql_load_days[] =
  "SELECT day, year, own, working, note, half FROM calendar_day ORDER BY day, own";
static const char sql_load_years[] =
  "SELECT year, source FROM calendar_year ORDER BY year";
static const char sql_clear_year[] =
  "DELETE FROM calendar_day WHERE own = 0 AND year = ?";
static const char sql_save_year[] =
  "INSERT INTO calendar_year (year, source) VALUES (?, ?) "
  "ON CONFLICT (year) DO UPDATE SET source = excluded.source";
static const char sql_save_day[] =
  "INSERT INTO calendar_day (day, own, year, working, note, half) VALUES (?, ?, ?, ?, ?, ?) "
  "ON CONFLICT (day, own) DO UPDATE SET year = excluded.year, working = excluded.working, "
  "note = excluded.note, half = excluded.half";
static const char sql_drop_own[] =
  "DELETE FROM calendar_day WHERE day = ? AND own = 1";

static void
row_free (gpointer data)
{
  SiyiCalendarRow *row = data;

  g_free (row->note);
  g_free (row);
}

/* As stored: NULL, am, pm. */
static const char * const half_words[] = { NULL, "am", "pm" };

static SiyiHalf
half_of (const char *word)
{
  for (guint i = SIYI_HALF_MORNING; word != NULL && i < G_N_ELEMENTS (half_words); i++)
    if (g_str_equal (half_words[i], word))
      return i;

  return SIYI_HALF_NONE;
}

/**
 * siyi_calendar_rows:
 *
 * Returns: (transfer full) (element-type SiyiCalendarRow): all stored days in order
 */
GPtrArray *
siyi_calendar_rows (SiyiDb  *db,
                    GError **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  sqlite3_stmt *statement = siyi_db_ask (db, error, sql_load_days, "");
  GError *failed = NULL;

  if (statement == NULL)
    return NULL;

  while (siyi_db_row (db, statement, &failed))
    {
      SiyiCalendarRow *row = g_new0 (SiyiCalendarRow, 1);

      row->day = siyi_column_day (statement, 0);
      row->year = siyi_column_int (statement, 1, 0);
      row->own = sqlite3_column_int (statement, 2);
      row->working = sqlite3_column_int (statement, 3);
      row->note = siyi_column_dup (statement, 4);
      row->half = half_of (siyi_column_text (statement, 5));
      g_ptr_array_add (rows, row);
    }

  return siyi_db_done (db, statement, failed, error) ? g_steal_pointer (&rows) : NULL;
}

/**
 * siyi_calendar_sources:
 *
 * Returns: (transfer full): notice year -> number and address of the notice
 */
GHashTable *
siyi_calendar_sources (SiyiDb  *db,
                       GError **error)
{
  g_autoptr(GHashTable) sources = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  sqlite3_stmt *statement = siyi_db_ask (db, error, sql_load_years, "");
  GError *failed = NULL;

  if (statement == NULL)
    return NULL;

  while (siyi_db_row (db, statement, &failed))
    g_hash_table_insert (sources, GINT_TO_POINTER (sqlite3_column_int (statement, 0)),
                         siyi_column_dup (statement, 1));

  return siyi_db_done (db, statement, failed, error) ? g_steal_pointer (&sources) : NULL;
}

static gboolean
save_year (SiyiDb      *db,
           int          year,
           const char  *source,
           GPtrArray   *rows,
           GError     **error)
{
  if (!siyi_db_run (db, error, sql_clear_year, "i", year) ||
      !siyi_db_run (db, error, sql_save_year, "it", year, source))
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const SiyiCalendarRow *row = g_ptr_array_index (rows, i);

      if (!siyi_db_run (db, error, sql_save_day, "diiiTt", row->day, 0, year, row->working,
                        row->note, NULL))
        return FALSE;
    }

  return TRUE;
}

/**
 * siyi_calendar_save_year:
 * @year: of the notice
 * @rows: (element-type SiyiCalendarRow): its off and make-up days; they replace the stored ones
 *
 * Open last days move in the same action, the old ones are kept (siyi_moves_since()).
 *
 * Returns: whether it was saved
 */
gboolean
siyi_calendar_save_year (SiyiDb      *db,
                         int          year,
                         const char  *source,
                         GPtrArray   *rows,
                         GError     **error)
{
  g_autoptr(SiyiTaskOffice) before = siyi_task_office_load (db, error);
  g_autofree char *why = g_strdup_printf ("calendar:%d", year);

  if (before == NULL || !siyi_db_begin (db, "calendar.save", FALSE, error))
    return FALSE;
  if (save_year (db, year, source, rows, error) && siyi_moves_settle (db, before, why, error))
    return siyi_db_commit (db, error);

  siyi_db_cancel (db);

  return FALSE;
}

/**
 * siyi_calendar_save_years:
 * @notices: (array length=n_notices): years that replace the stored ones
 *
 * As siyi_calendar_save_year(), in one action.
 *
 * Returns: whether they were saved
 */
gboolean
siyi_calendar_save_years (SiyiDb                    *db,
                          const SiyiCalendarNotice  *notices,
                          gsize                      n_notices,
                          GError                   **error)
{
  gboolean ok = TRUE;

  if (!siyi_db_begin (db, "calendar.save", FALSE, error))
    return FALSE;

  for (gsize i = 0; ok && i < n_notices; i++)
    ok = siyi_calendar_save_year (db, notices[i].year, notices[i].source, notices[i].rows, error);
  if (ok)
    return siyi_db_commit (db, error);

  siyi_db_cancel (db);

  return FALSE;
}

static gboolean
set_own (SiyiDb      *db,
         SiyiDay      day,
         int          working,
         SiyiHalf     half,
         const char  *note,
         GError     **error)
{
  g_autoptr(SiyiTaskOffice) before = siyi_task_office_load (db, error);
  g_autofree char *text = siyi_day_to_text (day);
  g_autofree char *why = g_strconcat ("calendar:", text, NULL);
  gboolean ok;

  if (before == NULL || !siyi_db_begin (db, "calendar.own", FALSE, error))
    return FALSE;

  if (working < 0)
    ok = siyi_db_run (db, error, sql_drop_own, "d", day);
  else
    ok = siyi_db_run (db, error, sql_save_day, "diIiTt", day, 1, -1, working, note,
                      half_words[half]);
  if (ok && siyi_moves_settle (db, before, why, error))
    return siyi_db_commit (db, error);

  siyi_db_cancel (db);

  return FALSE;
}

/**
 * siyi_calendar_set_own:
 * @working: 1 works, 0 is off, -1 takes the office's own word back
 *
 * Returns: whether it was saved
 */
gboolean
siyi_calendar_set_own (SiyiDb      *db,
                       SiyiDay      day,
                       int          working,
                       const char  *note,
                       GError     **error)
{
  return set_own (db, day, working, SIYI_HALF_NONE, note, error);
}

/**
 * siyi_calendar_set_half:
 * @half: the half that is off; the other is worked
 *
 * Returns: whether it was saved
 */
gboolean
siyi_calendar_set_half (SiyiDb      *db,
                        SiyiDay      day,
                        SiyiHalf     half,
                        const char  *note,
                        GError     **error)
{
  return set_own (db, day, TRUE, half, note, error);
}

/**
 * siyi_calendar_of_rows:
 * @rows: (element-type SiyiCalendarRow): days
 * @sources: notice year -> number and address of the notice
 * @rolling: the office's policy
 *
 * Returns: (transfer full): core's calendar over these rows, stored ones or not
 */
SiyiCalendar *
siyi_calendar_of_rows (GPtrArray   *rows,
                       GHashTable  *sources,
                       SiyiRolling  rolling)
{
  g_autoptr(SiyiCalendarBuilder) builder = siyi_calendar_builder_new ();
  GHashTableIter iter;
  gpointer year, source;

  siyi_calendar_builder_set_rolling (builder, rolling);
  g_hash_table_iter_init (&iter, sources);
  while (g_hash_table_iter_next (&iter, &year, &source))
    siyi_calendar_builder_add_year (builder, GPOINTER_TO_INT (year), source);
  for (guint i = 0; i < rows->len; i++)
    {
      const SiyiCalendarRow *row = g_ptr_array_index (rows, i);

      if (row->own && row->half != SIYI_HALF_NONE)
        siyi_calendar_builder_add_half (builder, row->day, row->half);
      else
        siyi_calendar_builder_add_day (builder, row->day, row->year, row->own, row->working);
    }

  return siyi_calendar_builder_end (g_steal_pointer (&builder));
}

/**
 * siyi_rolling_load:
 *
 * Returns: what the office makes of a last day that is none
 */
SiyiRolling
siyi_rolling_load (SiyiDb *db)
{
  g_autofree char *word = siyi_setting_get (db, "clock.rolling", NULL);

  return siyi_rolling_from_word (word);
}

/**
 * siyi_calendar_load:
 *
 * Returns: (transfer full): core's calendar over the stored rows; %NULL on an error
 */
SiyiCalendar *
siyi_calendar_load (SiyiDb  *db,
                    GError **error)
{
  g_autoptr(GPtrArray) rows = siyi_calendar_rows (db, error);
  g_autoptr(GHashTable) sources = rows != NULL ? siyi_calendar_sources (db, error) : NULL;

  return sources != NULL ? siyi_calendar_of_rows (rows, sources, siyi_rolling_load (db)) : NULL;
}

/**
 * siyi_calendar_load_with_own:
 * @working: 1 works (also by halves), 0 is off, -1 takes the office's own word back
 *
 * Returns: (transfer full): the calendar as it would be with that own day; nothing is written
 */
SiyiCalendar *
siyi_calendar_load_with_own (SiyiDb   *db,
                             SiyiDay   day,
                             int       working,
                             GError  **error)
{
  g_autoptr(GPtrArray) rows = siyi_calendar_rows (db, error);
  g_autoptr(GHashTable) sources = rows != NULL ? siyi_calendar_sources (db, error) : NULL;

  if (sources == NULL)
    return NULL;

  for (guint i = rows->len; i-- > 0;)
    {
      const SiyiCalendarRow *row = g_ptr_array_index (rows, i);

      if (row->own && row->day == day)
        g_ptr_array_remove_index (rows, i);
    }
  if (working >= 0)
    {
      SiyiCalendarRow *row = g_new0 (SiyiCalendarRow, 1);

      row->day = day;
      row->own = TRUE;
      row->working = working;
      g_ptr_array_add (rows, row);
    }

  return siyi_calendar_of_rows (rows, sources, siyi_rolling_load (db));
}
