/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a fact of a case was so, and of whom it was said: resolved and satisfied have days of their
 * own (domain, section 4.3). Only where there is the fact. Within an action. */
#include "siyi-edit-private.h"
#include "siyi-read-date.h"

#include "siyi-read-text.h"

static const char sql_set_resolved_day[] =
  "UPDATE petition_case SET resolved_day = ?2, version = version + 1 WHERE id = ?1";
static const char sql_set_satisfaction_day[] =
  "UPDATE petition_case SET satisfaction_day = ?2, version = version + 1 WHERE id = ?1";
static const char sql_set_satisfaction_of[] =
  "UPDATE petition_case SET satisfaction_of = ?2, version = version + 1 WHERE id = ?1";
static const char sql_is_resolved[] =
  "SELECT resolved IS NOT NULL FROM petition_case WHERE id = ?";
static const char sql_is_evaluated[] =
  "SELECT coalesce (satisfaction, 0) > 0 FROM petition_case WHERE id = ?";

static gboolean
set_day (SiyiEdit    *edit,
         const char  *sql_has_fact,
         const char  *sql,
         GError     **error)
{
  SiyiReadDate date = { 0 };

  if (siyi_db_ask_int64 (edit->db, 0, sql_has_fact, "l", edit->case_id) == 0)
    return siyi_edit_refuse (error, "First say what is so, then since when");
  if (!edit->empty && !siyi_edit_day (edit, TRUE, &date, error))
    return FALSE;

  return siyi_db_run (edit->db, error, sql, "ld", edit->case_id, date.day);
}

gboolean
siyi_edit_resolved_day (SiyiEdit  *edit,
                        GError   **error)
{
  return set_day (edit, sql_is_resolved, sql_set_resolved_day, error);
}

gboolean
siyi_edit_satisfaction_day (SiyiEdit  *edit,
                            GError   **error)
{
  return set_day (edit, sql_is_evaluated, sql_set_satisfaction_day, error);
}

gboolean
siyi_edit_satisfaction_of (SiyiEdit  *edit,
                           GError   **error)
{
  g_autofree char *text = siyi_read_text (edit->text);

  if (siyi_db_ask_int64 (edit->db, 0, sql_is_evaluated, "l", edit->case_id) == 0)
    return siyi_edit_refuse (error, "First say how satisfied, then with whom");

  return siyi_db_run (edit->db, error, sql_set_satisfaction_of, "lT", edit->case_id,
                      edit->empty ? NULL : text);
}
