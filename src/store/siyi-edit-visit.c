/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells that belong to the visit itself. Within an action of siyi_ledger_edit(). */
#include "siyi-edit-private.h"

#include "siyi-code.h"
#include "siyi-office-store.h"
#include "siyi-read-date.h"
#include "siyi-read-words.h"
#include "siyi-words.h"

static const char sql_set_place[] =
  "UPDATE visit SET place = ?2 WHERE id = ?1";
static const char sql_set_method[] =
  "UPDATE visit SET method = ?2 WHERE id = ?1";
static const char sql_set_address[] =
  "UPDATE visit SET address = ?2 WHERE id = ?1";
static const char sql_set_remark[] =
  "UPDATE visit SET remark = ?2 WHERE id = ?1";
static const char sql_set_first[] =
  "UPDATE visit SET first = ?2 WHERE id = ?1";
static const char sql_set_day[] =
  "UPDATE visit SET day = ?2, day_end = ?3, part = ?4 WHERE id = ?1";
static const char sql_drop_opinions[] =
  "DELETE FROM instruction WHERE visit = ?";
static const char sql_drop_further[] =
  "DELETE FROM instruction WHERE visit = ? AND ordinal > 0";
static const char sql_set_opinion[] =
  "INSERT INTO instruction (visit, ordinal, body, day) VALUES (?, 0, ?, ?) "
  "ON CONFLICT (visit, ordinal) DO UPDATE SET body = excluded.body";

static gboolean
set_text (SiyiEdit    *edit,
          const char  *sql,
          char        *text,
          GError     **error)
{
  gboolean ok = siyi_db_run (edit->db, error, sql, "lT", edit->visit, edit->empty ? NULL : text);

  g_free (text);

  return ok;
}

gboolean
siyi_edit_place (SiyiEdit  *edit,
                 GError   **error)
{
  return set_text (edit, sql_set_place, siyi_read_text (edit->text), error);
}

gboolean
siyi_edit_address (SiyiEdit  *edit,
                   GError   **error)
{
  return set_text (edit, sql_set_address, siyi_read_text (edit->text), error);
}

gboolean
siyi_edit_remark (SiyiEdit  *edit,
                  GError   **error)
{
  return set_text (edit, sql_set_remark, siyi_read_long_text (edit->text), error);
}

/* One of the four methods in any of their words, or a value of the office's own list. */
gboolean
siyi_edit_method (SiyiEdit  *edit,
                  GError   **error)
{
  const char *method = siyi_read_method (edit->text);
  g_auto(GStrv) own = siyi_dictionary_load (edit->db, "method", error);
  g_autofree char *choices = NULL;

  if (own == NULL)
    return FALSE;
  if (method == NULL && g_strv_contains ((const char * const *) own, edit->text))
    method = edit->text;
  if (method != NULL || edit->empty)
    return set_text (edit, sql_set_method, g_strdup (method), error);

  choices = g_strjoinv (siyi_word ("store", "list-mark"), own);

  return siyi_edit_refuse (error, "%s is no method of the list: %s", edit->text, choices);
}

gboolean
siyi_edit_first (SiyiEdit  *edit,
                 GError   **error)
{
  int code = edit->empty ? -1 : siyi_code_from_word (SIYI_LIST_FIRST, edit->text);

  if (code < 0 && !edit->empty)
    return siyi_edit_refuse (error, "%s is neither %s nor %s", edit->text,
                             siyi_code_word (SIYI_LIST_FIRST, 1),
                             siyi_code_word (SIYI_LIST_FIRST, 0));

  return siyi_db_run (edit->db, error, sql_set_first, "lI", edit->visit, code);
}

/* The cell shows all instructions of the visit; what is typed takes their place. */
gboolean
siyi_edit_opinion (SiyiEdit  *edit,
                   GError   **error)
{
  g_autofree char *body = siyi_read_long_text (edit->text);

  if (edit->empty)
    return siyi_db_run (edit->db, error, sql_drop_opinions, "l", edit->visit);

  return siyi_db_run (edit->db, error, sql_drop_further, "l", edit->visit) &&
         siyi_db_run (edit->db, error, sql_set_opinion, "ltT", edit->visit, body, edit->day);
}

/* The row is numbered in its year, so it can't leave it. Its reception goes with the day. */
gboolean
siyi_edit_date (SiyiEdit  *edit,
                GError   **error)
{
  SiyiReadDate date;
  g_autofree char *day = NULL;
  g_autofree char *end = NULL;
  g_auto(GStrv) leaders = NULL;
  const char *part;

  if (edit->empty)
    return siyi_edit_refuse (error, "A row needs its day");
  if (!siyi_edit_day (edit, FALSE, &date, error))
    return FALSE;
  if ((date.day != SIYI_DAY_NONE ? siyi_day_year (date.day) : date.year) != edit->year)
    return siyi_edit_refuse (error, "The row is numbered in %d and stays in that year; "
                                    "void it and register it anew", edit->year);

  day = siyi_read_date_to_text (&date);
  end = siyi_day_to_text (date.end);
  part = date.part != NULL ? date.part : edit->part;
  if (!siyi_db_run (edit->db, error, sql_set_day, "ltTT", edit->visit, day, end, part))
    return FALSE;
  if (edit->session == 0)
    return TRUE;

  leaders = siyi_edit_session_names (edit);

  return siyi_edit_move_session (edit, day, part, leaders, error);
}
