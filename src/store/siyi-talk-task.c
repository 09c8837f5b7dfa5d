/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a record orders: the lead unit with the others, the day it is assigned, the limit with its
 * last day (article 22(3)). An answer on the spot orders nothing. Within the action of saving. */
#include "siyi-talk-private.h"

#include "siyi-import-private.h"
#include "siyi-task-private.h"

typedef struct
{
  SiyiDay     assigned, due;
  int         limit_days;      /* 0: none */
  const char *limit_kind;      /* (nullable) */
} Wanted;

static const char sql_set_task[] =
  "UPDATE task SET assigned = ?2, due = ?3, limit_days = ?4, limit_kind = ?5, handler = ?6 "
  "WHERE id = ?1 AND (assigned IS NOT ?2 OR due IS NOT ?3 OR limit_days IS NOT ?4 "
  "OR limit_kind IS NOT ?5 OR handler IS NOT ?6)";
static const char sql_set_instruction[] =
  "UPDATE task SET instruction = (SELECT min (ordinal) FROM instruction WHERE visit = ?2) "
  "WHERE id = ?1 AND instruction IS NULL "
  "AND EXISTS (SELECT 1 FROM instruction WHERE visit = ?2)";
static const char sql_has_history[] =
  "SELECT progress IS NOT NULL OR closed IS NOT NULL OR visit_back IS NOT NULL OR number IS NOT "
  "NULL OR EXISTS (SELECT 1 FROM task_step WHERE task = t.id) FROM task t WHERE t.id = ?";
static const char sql_drop_units[] =
  "DELETE FROM task_unit WHERE task = ?";
static const char sql_drop_task[] =
  "DELETE FROM task WHERE id = ?";

static gboolean
says_nothing (const SiyiTalkRecord *record)
{
  return (record->units == NULL || record->units[0] == NULL) &&
         record->assigned == SIYI_DAY_NONE && record->due == SIYI_DAY_NONE &&
         record->limit_days <= 0 && siyi_talk_same_text (record->handler, NULL);
}

static gboolean
same_units (SiyiEdit  *edit,
            GPtrArray *names,
            char     **stored)
{
  SiyiNames *known = siyi_names_new (edit->db);
  guint n_stored = stored != NULL ? g_strv_length (stored) : 0;
  gboolean same = n_stored == names->len;

  for (guint i = 0; same && i < names->len; i++)
    {
      const SiyiKnownName *unit = siyi_names_unit (known, g_ptr_array_index (names, i));

      same = unit != NULL && g_str_equal (unit->name, stored[i]);
    }
  siyi_names_free (known);

  return same;
}

static GPtrArray *
clean_units (char **units)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; units != NULL && units[i] != NULL; i++)
    {
      g_autofree char *name = g_strstrip (g_strdup (units[i]));

      if (*name != '\0' && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_steal_pointer (&name));
    }

  return names;
}

/* A unit named at the reception is assigned that day. What is stored keeps its last day, also where
 * a later list of holidays would give another one. */
static gboolean
read_wanted (SiyiEdit              *edit,
             const SiyiTalkRecord  *stored,
             const SiyiTalkRecord  *record,
             Wanted                *wanted,
             GError               **error)
{
  gboolean has_unit = record->units != NULL && record->units[0] != NULL;
  g_autofree char *from = NULL;

  wanted->assigned = record->assigned;
  if (wanted->assigned == SIYI_DAY_NONE && has_unit)
    wanted->assigned = siyi_day_parse (edit->day);
  wanted->limit_days = MAX (record->limit_days, 0);
  wanted->limit_kind = wanted->limit_days == 0 ? NULL
                     : record->limit_working ? "working" : "calendar";
  wanted->due = record->due;
  if (wanted->limit_days > 0 &&
      (stored->due == SIYI_DAY_NONE || wanted->assigned != stored->assigned ||
       wanted->limit_days != stored->limit_days || record->limit_working != stored->limit_working))
    {
      from = siyi_day_to_text (wanted->assigned);
      if (!siyi_edit_due_of (edit, from, wanted->limit_days, wanted->limit_kind, &wanted->due,
                             error))
        return FALSE;
    }
  else if (wanted->limit_days > 0)
    wanted->due = stored->due;

  if (wanted->due != SIYI_DAY_NONE && wanted->assigned != SIYI_DAY_NONE &&
      wanted->due < wanted->assigned)
    return siyi_edit_refuse (error, "The limit ends before the day of assignment");

  return TRUE;
}

static gboolean
save_task (SiyiEdit              *edit,
           const SiyiTalkRecord  *stored,
           const SiyiTalkRecord  *record,
           GError               **error)
{
  g_autoptr(GPtrArray) names = clean_units (record->units);
  g_autofree char *handler = record->handler != NULL ? g_strstrip (g_strdup (record->handler))
                                                     : NULL;
  Wanted wanted;

  if (!read_wanted (edit, stored, record, &wanted, error) || !siyi_edit_need_task (edit, error))
    return FALSE;
  if (!same_units (edit, names, stored->units) && !siyi_edit_write_units (edit, names, error))
    return FALSE;

  return siyi_db_run (edit->db, error, sql_set_task, "lddITT", edit->task, wanted.assigned,
                      wanted.due, wanted.limit_days > 0 ? wanted.limit_days : -1,
                      wanted.limit_kind, handler) &&
         siyi_db_run (edit->db, error, sql_set_instruction, "ll", edit->task, edit->visit) &&
         siyi_task_settle_now (edit->db, edit->task, error);
}

static gboolean
drop_task (SiyiEdit  *edit,
           GError   **error)
{
  if (siyi_db_ask_int64 (edit->db, 0, sql_has_history, "l", edit->task) != 0)
    return siyi_edit_refuse (error, "The matter is being dealt with already; it can't become an "
                                    "answer on the spot any more");

  return siyi_db_run (edit->db, error, sql_drop_units, "l", edit->task) &&
         siyi_db_run (edit->db, error, sql_drop_task, "l", edit->task);
}

gboolean
siyi_talk_save_task (SiyiEdit              *edit,
                     const SiyiTalkRecord  *stored,
                     const SiyiTalkRecord  *record,
                     GError               **error)
{
  edit->task = stored->task;
  if (record->on_the_spot == 1)
    return stored->task == 0 || stored->on_the_spot == 1 || drop_task (edit, error);
  if (stored->task == 0 && says_nothing (record))
    return TRUE;

  return save_task (edit, stored, record, error);
}
