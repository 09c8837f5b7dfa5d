/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of a case, from the ledger's cell or from the case's page. Closed, resolved and satisfied
 * are three facts; none follows from another (domain, section 4.3). Within an action. */
#include "siyi-edit-private.h"

#include "siyi-charge-private.h"
#include "siyi-class.h"
#include "siyi-code.h"
#include "siyi-office-store.h"
#include "siyi-read-date.h"
#include "siyi-read-words.h"
#include "siyi-words.h"

#define SET_ONE(column) \
  "UPDATE petition_case SET " column " = ?2, version = version + 1 WHERE id = ?1"

static const char sql_set_title[] = SET_ONE ("title");
static const char sql_set_facts[] = SET_ONE ("facts");
static const char sql_set_national[] = SET_ONE ("national_number");
static const char sql_set_problem_place[] = SET_ONE ("problem_place");
static const char sql_set_restricted[] = SET_ONE ("restricted");
static const char sql_set_class[] =
  "UPDATE petition_case SET class = ?2, class_path = ?3, version = version + 1 WHERE id = ?1";
static const char sql_set_purpose[] =
  "UPDATE petition_case SET purpose = ?2, type = coalesce (?3, type), "
  "restricted = max (restricted, ?4), version = version + 1 WHERE id = ?1";
static const char sql_set_resolved[] =
  "UPDATE petition_case SET resolved = ?2, resolved_day = ?3, version = version + 1 WHERE id = ?1";
static const char sql_set_satisfaction[] =
  "UPDATE petition_case SET satisfaction = ?2, satisfaction_day = ?3, version = version + 1 "
  "WHERE id = ?1";
static const char sql_set_closed[] = SET_ONE ("closed_day");
static const char sql_set_tasks_closed[] =
  "UPDATE task SET closed = ?2, state = CASE WHEN ?2 IS NULL THEN 'open' ELSE 'closed' END "
  "WHERE state <> 'void' AND closed IS NOT ?2 "
  "AND (?2 IS NULL OR closed IS NULL) AND visit IN (SELECT id FROM visit WHERE case_id = ?1)";
static const char sql_type[] =
  "SELECT type FROM petition_case WHERE id = ?";

static gboolean
set_text (SiyiEdit    *edit,
          const char  *sql,
          char        *text,
          GError     **error)
{
  gboolean ok = siyi_db_run (edit->db, error, sql, "lT", edit->case_id,
                             edit->empty ? NULL : text);

  g_free (text);

  return ok;
}

gboolean
siyi_edit_title (SiyiEdit  *edit,
                 GError   **error)
{
  if (edit->empty)
    return siyi_edit_refuse (error, "A matter needs its request in one sentence");

  return set_text (edit, sql_set_title, siyi_read_long_text (edit->text), error);
}

gboolean
siyi_edit_facts (SiyiEdit  *edit,
                 GError   **error)
{
  return set_text (edit, sql_set_facts, siyi_read_long_text (edit->text), error);
}

gboolean
siyi_edit_national (SiyiEdit  *edit,
                    GError   **error)
{
  return set_text (edit, sql_set_national, siyi_read_text (edit->text), error);
}

gboolean
siyi_edit_problem_place (SiyiEdit  *edit,
                         GError   **error)
{
  return set_text (edit, sql_set_problem_place, siyi_read_text (edit->text), error);
}

/* A class in force, an old one with one new name, or a value of the office's own list. */
gboolean
siyi_edit_class (SiyiEdit  *edit,
                 GError   **error)
{
  SiyiClassReading read = siyi_class_read (edit->text);
  g_auto(GStrv) own = siyi_dictionary_load (edit->db, "class", error);
  const char *name = read.name;
  g_autofree char *choices = NULL;

  if (own == NULL)
    return FALSE;
  if (g_strv_contains ((const char * const *) own, edit->text))
    name = edit->text;
  if (edit->empty || name != NULL)
    return siyi_db_run (edit->db, error, sql_set_class, "lTT", edit->case_id,
                        edit->empty ? NULL : name, read.is_path ? edit->text : NULL);

  choices = g_strjoinv (siyi_word ("store", "list-mark"),
                        read.verdict == SIYI_CLASS_ASK ? (char **) read.choices : own);

  return siyi_edit_refuse (error, "%s is no class of the list; choose one of: %s", edit->text,
                           choices);
}

/* The word for a report or accusation restricts the case; taking the word away does not free it:
 * that is a decision of its own. */
gboolean
siyi_edit_purpose (SiyiEdit  *edit,
                   GError   **error)
{
  g_autofree char *text = siyi_read_text (edit->text);
  int type = edit->empty ? -1 : siyi_code_from_word (SIYI_LIST_PURPOSE, text);

  return siyi_db_run (edit->db, error, sql_set_purpose, "lTIi", edit->case_id,
                      edit->empty ? NULL : text, type > 0 ? type : -1,
                      !edit->empty && siyi_read_is_restricted (text));
}

gboolean
siyi_edit_restricted (SiyiEdit  *edit,
                      GError   **error)
{
  enum { TYPE_ACCUSATION = 2 };
  gboolean restricted = g_str_equal (edit->text, "1");

  if (!restricted && !g_str_equal (edit->text, "0"))
    return siyi_edit_refuse (error, "Restricted is 1 or 0");
  if (!restricted &&
      siyi_db_ask_int64 (edit->db, 0, sql_type, "l", edit->case_id) == TYPE_ACCUSATION)
    return siyi_edit_refuse (error, "A report or accusation stays restricted (article 30)");

  return siyi_db_run (edit->db, error, sql_set_restricted, "li", edit->case_id, restricted);
}

/* Where a charge is open this is its leader, said once. */
gboolean
siyi_edit_case_leader (SiyiEdit  *edit,
                       GError   **error)
{
  g_autofree char *text = siyi_read_text (edit->text);
  const char *name = edit->empty ? NULL : text;
  gboolean is_of_charge = FALSE;

  if (!siyi_charge_take_cell (edit->db, edit->case_id, name, &is_of_charge, error))
    return FALSE;

  return is_of_charge || siyi_charge_name_case (edit->db, edit->case_id, name, error);
}

static gboolean
set_code (SiyiEdit       *edit,
          SiyiList        list,
          SiyiReadWords   reader,
          const char     *sql,
          GError        **error)
{
  const char *word = edit->empty ? NULL : siyi_read_word (reader, edit->text);
  int code = word != NULL ? siyi_code_from_word (list, word) : -1;
  g_autofree char *choices = NULL;

  if (edit->empty || code >= 0)
    return siyi_db_run (edit->db, error, sql, "lId", edit->case_id, code,
                        code > 0 ? siyi_db_today (edit->db) : SIYI_DAY_NONE);

  choices = g_strjoinv (siyi_word ("store", "list-mark"), (char **) siyi_code_words (list, NULL));

  return siyi_edit_refuse (error, "%s is not one of: %s", edit->text, choices);
}

gboolean
siyi_edit_resolved (SiyiEdit  *edit,
                    GError   **error)
{
  return set_code (edit, SIYI_LIST_RESOLVED, SIYI_WORDS_RESOLVED, sql_set_resolved, error);
}

gboolean
siyi_edit_satisfaction (SiyiEdit  *edit,
                        GError   **error)
{
  return set_code (edit, SIYI_LIST_SATISFACTION, SIYI_WORDS_SATISFACTION, sql_set_satisfaction,
                   error);
}

/* From the case's page: closes its open tasks with it; opening again opens all. */
gboolean
siyi_edit_case_closed (SiyiEdit  *edit,
                       GError   **error)
{
  SiyiReadDate date = { 0 };

  if (!edit->empty && !siyi_edit_day (edit, TRUE, &date, error))
    return FALSE;
  if (date.day != SIYI_DAY_NONE && date.day < siyi_day_parse (edit->day))
    return siyi_edit_refuse (error, "A matter can't be closed before it was registered");

  return siyi_db_run (edit->db, error, sql_set_closed, "ld", edit->case_id, date.day) &&
         siyi_db_run (edit->db, error, sql_set_tasks_closed, "ld", edit->case_id, date.day);
}
