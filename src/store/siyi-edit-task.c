/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of the visit's task: units, days, progress. A visit without a task gets one with the first
 * such cell. Within an action of siyi_ledger_edit(). */
#include "siyi-edit-private.h"

#include <string.h>

#include "siyi-limits.h"
#include "siyi-import-private.h"
#include "siyi-office-store.h"
#include "siyi-read-date.h"
#include "siyi-read-limit.h"
#include "siyi-read-office.h"
#include "siyi-read-words.h"
#include "siyi-words.h"

static const char sql_set_handler[] =
  "UPDATE task SET handler = ?2 WHERE id = ?1";
static const char sql_set_visit_back[] =
  "UPDATE task SET visit_back = ?2 WHERE id = ?1";
static const char sql_set_progress[] =
  "UPDATE task SET progress = ?2, state = CASE WHEN state = 'void' OR ?3 IS NULL OR closed IS NOT "
  "NULL THEN state WHEN ?3 THEN 'closed' ELSE 'open' END WHERE id = ?1";
static const char sql_set_assigned[] =
  "UPDATE task SET assigned = ?2 WHERE id = ?1";
static const char sql_set_due[] =
  "UPDATE task SET due = ?2, limit_days = ?3, limit_kind = ?4 WHERE id = ?1";
static const char sql_load_limit[] =
  "SELECT limit_days, limit_kind, assigned FROM task WHERE id = ?";
static const char sql_set_closed[] =
  "UPDATE task SET closed = ?2, state = CASE WHEN ?2 IS NULL THEN 'open' ELSE 'closed' END "
  "WHERE id = ?1 AND state <> 'void'";
static const char sql_close_case[] =
  "UPDATE petition_case SET closed_day = ?2, version = version + 1 WHERE id = ?1 "
  "AND closed_day IS NOT ?2";
static const char sql_clear_units[] =
  "DELETE FROM task_unit WHERE task = ?";
static const char sql_insert_unit[] =
  "INSERT INTO task_unit (task, ordinal, unit, name) VALUES (?, ?, ?, ?)";

static gboolean
set_text (SiyiEdit    *edit,
          const char  *sql,
          char        *text,
          GError     **error)
{
  gboolean ok = siyi_edit_need_task (edit, error) &&
                siyi_db_run (edit->db, error, sql, "lT", edit->task, edit->empty ? NULL : text);

  g_free (text);

  return ok;
}

gboolean
siyi_edit_handler (SiyiEdit  *edit,
                   GError   **error)
{
  return set_text (edit, sql_set_handler, siyi_read_text (edit->text), error);
}

gboolean
siyi_edit_visit_back (SiyiEdit  *edit,
                      GError   **error)
{
  return set_text (edit, sql_set_visit_back, siyi_read_long_text (edit->text), error);
}

/* The text is kept whatever it says; where it says that the matter is closed, the task is. */
gboolean
siyi_edit_progress (SiyiEdit  *edit,
                    GError   **error)
{
  g_autofree char *text = siyi_read_long_text (edit->text);
  const char *state = edit->empty ? NULL : siyi_read_word (SIYI_WORDS_STATE, edit->text);
  int closed = state == NULL ? -1 : g_str_equal (state, siyi_word ("progress", "1"));

  return siyi_edit_need_task (edit, error) &&
         siyi_db_run (edit->db, error, sql_set_progress, "lTI", edit->task,
                      edit->empty ? NULL : text, closed);
}

static const char *
unit_of_key (gconstpointer data,
             const char   *key)
{
  return g_hash_table_lookup ((GHashTable *) data, key);
}

static void
add_key (GHashTable *keys,
         const char *alias,
         const char *name)
{
  if (alias != NULL && *alias != '\0')
    g_hash_table_insert (keys, siyi_read_key (alias), g_strdup (name));
}

/* All names of all units, as the reader compares them. */
static GHashTable *
load_keys (SiyiDb  *db,
           GError **error)
{
  g_autoptr(GPtrArray) units = siyi_units_load (db, TRUE, error);
  GHashTable *keys;

  if (units == NULL)
    return NULL;

  keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < units->len; i++)
    {
      const SiyiUnit *unit = g_ptr_array_index (units, i);

      add_key (keys, unit->short_name, unit->name);
      for (int j = 0; unit->aliases[j] != NULL; j++)
        add_key (keys, unit->aliases[j], unit->name);
      for (int j = 0; unit->old_names[j] != NULL; j++)
        add_key (keys, unit->old_names[j], unit->name);
      add_key (keys, unit->name, unit->name);
    }

  return keys;
}

/**
 * siyi_edit_write_units:
 * @names: (element-type utf8): full names, other names or as typed; lead first
 */
gboolean
siyi_edit_write_units (SiyiEdit   *edit,
                       GPtrArray  *names,
                       GError    **error)
{
  SiyiNames *known = siyi_names_new (edit->db);
  gboolean ok = siyi_db_run (edit->db, error, sql_clear_units, "l", edit->task);

  for (guint i = 0; ok && i < names->len; i++)
    {
      const SiyiKnownName *unit = siyi_names_unit (known, g_ptr_array_index (names, i));

      ok = unit == NULL || siyi_db_run (edit->db, error, sql_insert_unit, "liLt", edit->task,
                                        (int) i, unit->id, unit->name);
    }
  siyi_names_free (known);

  return ok;
}

gboolean
siyi_edit_units (SiyiEdit  *edit,
                 GError   **error)
{
  g_autoptr(GHashTable) keys = load_keys (edit->db, error);
  g_autoptr(GPtrArray) lead = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) co = g_ptr_array_new_with_free_func (g_free);

  if (keys == NULL || !siyi_edit_need_task (edit, error))
    return FALSE;

  if (!edit->empty)
    siyi_read_units (edit->text, FALSE, unit_of_key, keys, lead, co);
  for (guint i = 0; i < co->len; i++)
    g_ptr_array_add (lead, g_strdup (g_ptr_array_index (co, i)));

  return siyi_edit_write_units (edit, lead, error);
}

/**
 * siyi_edit_due_of:
 * @assigned: (nullable): the day the limit runs from; else that of the reception
 * @kind: (nullable): calendar or working
 * @due: (out): its last day, moved to the next working day (domain, section 3.2)
 */
gboolean
siyi_edit_due_of (SiyiEdit     *edit,
                  const char   *assigned,
                  int           days,
                  const char   *kind,
                  SiyiDay      *due,
                  GError      **error)
{
  SiyiDay from = siyi_day_parse (assigned != NULL ? assigned : edit->day);
  SiyiLimit limit = { days, g_strcmp0 (kind, "working") == 0 ? SIYI_DAYS_WORKING
                                                             : SIYI_DAYS_CALENDAR };
  g_autoptr(SiyiCalendar) calendar = siyi_calendar_load (edit->db, error);

  if (calendar == NULL)
    return FALSE;
  if (from == SIYI_DAY_NONE)
    return siyi_edit_refuse (error, "A limit in days needs the day of assignment");

  *due = siyi_limit_due (limit, from, calendar, siyi_calendar_get_rolling (calendar)).last;

  return TRUE;
}

static gboolean
load_limit (SiyiEdit  *edit,
            int       *days,
            char     **kind,
            char     **assigned,
            GError   **error)
{
  sqlite3_stmt *row = siyi_db_ask (edit->db, error, sql_load_limit, "l", edit->task);
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  if (siyi_db_row (edit->db, row, &failed))
    {
      *days = siyi_column_int (row, 0, 0);
      *kind = siyi_column_dup (row, 1);
      *assigned = siyi_column_dup (row, 2);
    }

  return siyi_db_done (edit->db, row, failed, error);
}

gboolean
siyi_edit_due (SiyiEdit  *edit,
               GError   **error)
{
  SiyiReadCell cell = { .text = edit->text };
  SiyiReadDateContext context = { .year = edit->year, .not_before = siyi_day_parse (edit->day) };
  SiyiReadLimit read;
  g_autofree char *kind = NULL;
  g_autofree char *assigned = NULL;
  int days;

  if (!siyi_edit_need_task (edit, error))
    return FALSE;
  if (edit->empty)
    return siyi_db_run (edit->db, error, sql_set_due, "ldIT", edit->task, SIYI_DAY_NONE, -1, NULL);

  siyi_read_limit (&cell, &context, &read);
  if (read.days <= 0 && read.date.day == SIYI_DAY_NONE)
    return siyi_edit_refuse (error, "%s is neither a day nor a number of days", edit->text);
  if (read.days > 0 &&
      (!load_limit (edit, &days, &kind, &assigned, error) ||
       !siyi_edit_due_of (edit, assigned, read.days, read.kind, &read.date.day, error)))
    return FALSE;

  return siyi_db_run (edit->db, error, sql_set_due, "ldIT", edit->task, read.date.day,
                      read.days > 0 ? read.days : -1, read.days > 0 ? read.kind : NULL);
}

/* A limit that was given in days moves with the day it runs from. */
gboolean
siyi_edit_assigned (SiyiEdit  *edit,
                    GError   **error)
{
  SiyiReadDate date = { 0 };
  g_autofree char *kind = NULL;
  g_autofree char *assigned = NULL;
  g_autofree char *day = NULL;
  SiyiDay due;
  int days = 0;

  if (!edit->empty && !siyi_edit_day (edit, TRUE, &date, error))
    return FALSE;
  if (!siyi_edit_need_task (edit, error) ||
      !siyi_db_run (edit->db, error, sql_set_assigned, "ld", edit->task, date.day) ||
      !load_limit (edit, &days, &kind, &assigned, error))
    return FALSE;
  if (days <= 0)
    return TRUE;

  day = siyi_day_to_text (date.day);

  return siyi_edit_due_of (edit, day, days, kind, &due, error) &&
         siyi_db_run (edit->db, error, sql_set_due, "ldIT", edit->task, due, days, kind);
}

/* Task and case are closed, and opened again, together. */
gboolean
siyi_edit_closed (SiyiEdit  *edit,
                  GError   **error)
{
  SiyiReadDate date = { 0 };

  if (!edit->empty && !siyi_edit_day (edit, TRUE, &date, error))
    return FALSE;
  if (date.day != SIYI_DAY_NONE && date.day < siyi_day_parse (edit->day))
    return siyi_edit_refuse (error, "A matter can't be closed before the day of its reception");

  return siyi_edit_need_task (edit, error) &&
         siyi_db_run (edit->db, error, sql_set_closed, "ld", edit->task, date.day) &&
         siyi_db_run (edit->db, error, sql_close_case, "ld", edit->case_id, date.day);
}
