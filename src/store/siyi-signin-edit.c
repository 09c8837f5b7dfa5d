/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sign-in sheet written: lines, signatures, heads counted, the acceptance. Each one action; all
 * but accepting take the acceptance back, for it was of another sheet. On an archive's writing thread. */
#include "siyi-signin-store.h"

#include <string.h>

#include "siyi-db-private.h"
#include "siyi-ink.h"
#include "siyi-reception-private.h"

enum { MAX_HEADS = 9999, MAX_TEXT = 600 };

static const char sql_next_line[] =
  "SELECT coalesce (max (ordinal), 0) + 1 FROM signature WHERE session = ? AND part = ?";
static const char sql_insert[] =
  "INSERT INTO signature (session, part, ordinal, visit, name, unit, post, phone, remark, reason, ink, "
  "signed_at) VALUES (?1, ?2, ?3, ?4, trim (?5), ?6, ?7, ?8, ?9, ?10, ?11, iif (?12 < 0, NULL, ?12))";
static const char sql_update[] =
  "UPDATE signature SET name = trim (?2), unit = ?3, post = ?4, phone = ?5, remark = ?6, reason = ?7 "
  "WHERE id = ?1";
static const char sql_sign[] =
  "UPDATE signature SET signed_at = ?2, ink = ?3, reason = NULL WHERE id = ?1";
static const char sql_unsign[] =
  "UPDATE signature SET signed_at = NULL, ink = NULL WHERE id = ? AND signed_at IS NOT NULL";
static const char sql_remove[] =
  "DELETE FROM signature WHERE id = ?";
static const char sql_session_of_line[] =
  "SELECT session FROM signature WHERE id = ?";
static const char sql_session_of_visit[] =
  "SELECT session FROM visit WHERE id = ? AND row_state = 0";
static const char sql_is_session[] =
  "SELECT id FROM session WHERE id = ? AND state <> 'binned'";
static const char sql_on_paper[] =
  "SELECT count (*) FROM signature WHERE visit = ? AND signed_at IS NOT NULL AND ink IS NULL";
static const char sql_set_heads[] =
  "INSERT INTO signin_difference (visit, signed, reason) VALUES (?, ?, ?) "
  "ON CONFLICT (visit) DO UPDATE SET signed = excluded.signed, reason = excluded.reason";
static const char sql_drop_heads[] =
  "DELETE FROM signin_difference WHERE visit = ?";
static const char sql_accept[] =
  "INSERT INTO session_step (session, step, day, at, who) VALUES (?, 'signin', ?, ?, ?) "
  "ON CONFLICT (session, step) DO UPDATE SET day = excluded.day, at = excluded.at, who = excluded.who";
static const char sql_take_back[] =
  "DELETE FROM session_step WHERE session = ? AND step = 'signin'";
/* What one sheet carries is known where it is the only one of its part. */
static const char sql_sheet_heads[] =
  "UPDATE signin_sheet SET heads = ?3 WHERE session = ?1 AND part = ?2 AND row_state = 0 "
  "AND 1 = (SELECT count (*) FROM signin_sheet WHERE session = ?1 AND part = ?2 AND row_state = 0)";

static gboolean
begin (SiyiDb      *db,
       const char  *verb,
       gint64       session,
       const char  *lacking,
       GError     **error)
{
  if (session == 0 || siyi_db_ask_int64 (db, 0, sql_is_session, "l", session) == 0)
    return siyi_refuse (error, SIYI_ERROR_NOT_FOUND, lacking);
  if (!siyi_db_begin (db, verb, FALSE, error))
    return FALSE;
  if (siyi_db_run (db, error, sql_take_back, "l", session))
    return TRUE;

  siyi_db_cancel (db);

  return FALSE;
}

static gboolean
is_short (const char *text)
{
  return text == NULL || (strlen (text) <= MAX_TEXT && g_utf8_validate (text, -1, NULL));
}

static gboolean
check_line (const SiyiSigninLine  *line,
            GError               **error)
{
  if (!is_short (line->name) || !is_short (line->unit) || !is_short (line->post) ||
      !is_short (line->phone) || !is_short (line->remark) || !is_short (line->reason))
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT,
                        "A line of the sign-in sheet takes texts of at most 200 characters");

  return TRUE;
}

/* Part A goes round. */
static gboolean
check_staff (SiyiDb                *db,
             gint64                 session,
             const SiyiSigninLine  *line,
             GError               **error)
{
  g_autoptr(GPtrArray) visits = NULL;

  if (line->part != SIYI_SIGNIN_STAFF)
    return TRUE;
  if (*line->name == '\0' && line->unit == NULL)
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "A line of part A needs a name");

  visits = siyi_paper_visits_all (db, session, SIYI_VISITS_BY_QUEUE, error);
  if (visits == NULL)
    return FALSE;

  return !siyi_signin_names_petitioner (visits, line) ||
         siyi_refuse (error, SIYI_ERROR_CONSTRAINT,
                      "Part A goes round and names no petitioner; put the line into part B");
}

static gboolean
insert_line (SiyiDb                *db,
             gint64                 session,
             const SiyiSigninLine  *line,
             GBytes                *ink,
             gint64                 signed_at,
             GError               **error)
{
  const char *part = siyi_signin_part_word (line->part);
  const gint64 ordinal = siyi_db_ask_int64 (db, 1, sql_next_line, "lt", session, part);

  if (line->part == SIYI_SIGNIN_VISITORS &&
      siyi_db_ask_int64 (db, 0, sql_session_of_visit, "l", line->visit) != session)
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT,
                        "A line of part B belongs to a group of this session; choose one");

  return siyi_db_run (db, error, sql_insert, "ltlLtTTTTTbl", session, part, ordinal,
                      line->part == SIYI_SIGNIN_VISITORS ? line->visit : 0, line->name, line->unit,
                      line->post, line->phone, line->remark, line->reason, ink, signed_at);
}

/**
 * siyi_signin_save_line:
 * @line: id 0 makes a new line; who signed it and when is not touched
 *
 * Returns: (transfer full): the action; %NULL with CONSTRAINT (nobody named and no unit, too long,
 *   a group of another session) or NOT_FOUND
 */
char *
siyi_signin_save_line (SiyiDb                *db,
                       gint64                 session,
                       const SiyiSigninLine  *line,
                       GError               **error)
{
  gboolean ok;

  if (!check_line (line, error) || !check_staff (db, session, line, error))
    return NULL;
  if (line->id != 0 && siyi_db_ask_int64 (db, 0, sql_session_of_line, "l", line->id) != session)
    {
      siyi_refuse (error, SIYI_ERROR_NOT_FOUND, "There is no such line any more; look again");
      return NULL;
    }
  if (!begin (db, "signin.line", session, "There is no such session", error))
    return NULL;

  ok = line->id == 0 ? insert_line (db, session, line, NULL, -1, error)
                     : siyi_db_run (db, error, sql_update, "ltTTTTT", line->id, line->name, line->unit,
                                    line->post, line->phone, line->remark, line->reason);

  return siyi_db_end (db, ok, error);
}

/**
 * siyi_signin_remove_line:
 *
 * Returns: (transfer full): the action; a line that plan or queue want is there again, unsigned
 */
char *
siyi_signin_remove_line (SiyiDb   *db,
                         gint64    line,
                         GError  **error)
{
  const gint64 session = siyi_db_ask_int64 (db, 0, sql_session_of_line, "l", line);

  if (!begin (db, "signin.remove", session, "There is no such line any more; look again", error))
    return NULL;

  return siyi_db_end (db, siyi_db_run (db, error, sql_remove, "l", line), error);
}

static gboolean
check_ink (GBytes  *ink,
           guint    n_lines,
           GError **error)
{
  g_autoptr(SiyiInk) drawn = ink != NULL ? siyi_ink_from_bytes (ink, error) : NULL;

  if (ink == NULL)
    return TRUE;
  if (drawn == NULL)
    return FALSE;
  if (siyi_ink_is_empty (drawn))
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "Nothing is signed yet; sign, or tick as signed on paper");

  return n_lines == 1 ||
         siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "A signature is of one person; sign one by one");
}

/**
 * siyi_signin_sign:
 * @lines: who signs; those with id 0 are stored
 * @ink: (nullable): siyi_ink_to_bytes() of one person; %NULL: they signed on the printed sheet
 *
 * Returns: (transfer full): the action; %NULL with NOT_FOUND, or CONSTRAINT where nothing is drawn
 */
char *
siyi_signin_sign (SiyiDb                        *db,
                  gint64                         session,
                  const SiyiSigninLine * const  *lines,
                  guint                          n_lines,
                  GBytes                        *ink,
                  GError                       **error)
{
  gboolean ok = TRUE;

  if (!check_ink (ink, n_lines, error) ||
      !begin (db, "signin.sign", session, "There is no such session", error))
    return NULL;

  for (guint i = 0; i < n_lines && ok; i++)
    {
      if (lines[i]->id == 0)
        ok = check_line (lines[i], error) &&
             insert_line (db, session, lines[i], ink, siyi_db_now (db), error);
      else if (siyi_db_ask_int64 (db, 0, sql_session_of_line, "l", lines[i]->id) != session)
        ok = siyi_refuse (error, SIYI_ERROR_NOT_FOUND, "There is no such line any more; look again");
      else
        ok = siyi_db_run (db, error, sql_sign, "llb", lines[i]->id, siyi_db_now (db), ink);
    }

  return siyi_db_end (db, ok, error);
}

/**
 * siyi_signin_unsign:
 *
 * Returns: (transfer full): the action; %NULL with NOT_FOUND where nothing was signed
 */
char *
siyi_signin_unsign (SiyiDb   *db,
                    gint64    line,
                    GError  **error)
{
  const gint64 session = siyi_db_ask_int64 (db, 0, sql_session_of_line, "l", line);
  gboolean ok;

  if (!begin (db, "signin.unsign", session, "There is no such line any more; look again", error))
    return NULL;

  ok = siyi_db_run (db, error, sql_unsign, "l", line);
  if (ok && sqlite3_changes (db->handle) != 1)
    ok = siyi_refuse (error, SIYI_ERROR_NOT_FOUND, "This line is not signed");

  return siyi_db_end (db, ok, error);
}

/**
 * siyi_signin_set_heads:
 * @counted: signatures of the group on the printed sheet; -1: those ticked
 * @reason: (nullable): why they differ from the persons present
 *
 * Returns: (transfer full): the action; %NULL with CONSTRAINT or NOT_FOUND
 */
char *
siyi_signin_set_heads (SiyiDb      *db,
                       gint64       visit,
                       int          counted,
                       const char  *reason,
                       GError     **error)
{
  const gint64 session = siyi_db_ask_int64 (db, 0, sql_session_of_visit, "l", visit);
  g_autofree char *why = g_strstrip (g_strdup (reason != NULL ? reason : ""));
  gboolean ok;

  if (counted < -1 || counted > MAX_HEADS || !is_short (why))
    {
      siyi_refuse (error, SIYI_ERROR_CONSTRAINT,
                   "Signatures of a group are counted from 0 to 9999, a reason has at most 200 characters");
      return NULL;
    }
  if (!begin (db, "signin.heads", session, "There is no such visit in any session", error))
    return NULL;

  if (counted < 0 && *why == '\0')
    ok = siyi_db_run (db, error, sql_drop_heads, "l", visit);
  else
    ok = siyi_db_run (db, error, sql_set_heads, "liT", visit,
                      counted >= 0 ? counted : (int) siyi_db_ask_int64 (db, 0, sql_on_paper, "l", visit),
                      why);

  return siyi_db_end (db, ok, error);
}

static int
staff_on_paper (const SiyiSignin *sheet)
{
  int n = 0;

  for (guint i = 0; i < sheet->staff->len; i++)
    {
      const SiyiSigninLine *line = g_ptr_array_index (sheet->staff, i);

      n += line->signed_at >= 0 && line->ink == NULL;
    }

  return n;
}

static int
visitors_on_paper (const SiyiSignin *sheet)
{
  int n = 0;

  for (guint i = 0; i < sheet->groups->len; i++)
    {
      const SiyiSigninHeads *heads = &((const SiyiSigninGroup *) g_ptr_array_index (sheet->groups, i))->heads;

      n += heads->came ? MAX (heads->counted, heads->on_paper) : 0;
    }

  return n;
}

static gboolean
may_accept (const SiyiSignin  *sheet,
            GError           **error)
{
  if (sheet->n_open_staff + sheet->n_open_groups > 0)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                   "The sign-in sheet can't be accepted yet: %d of part A and %d groups of part B lack "
                   "a signature or a reason", sheet->n_open_staff, sheet->n_open_groups);
      return FALSE;
    }
  if (sheet->staff_count.done + sheet->count.done == 0)
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT,
                        "The sign-in sheet can't be accepted yet: nobody has signed");

  return TRUE;
}

/**
 * siyi_signin_accept:
 *
 * The sheet is compared and goes to the four ones: every difference has its signature or its reason.
 *
 * Returns: (transfer full): the action; %NULL with CONSTRAINT that says how many lack, or NOT_FOUND
 */
char *
siyi_signin_accept (SiyiDb   *db,
                    gint64    session,
                    GError  **error)
{
  g_autoptr(SiyiSignin) sheet = siyi_signin_load (db, session, error);
  gboolean ok;

  if (sheet == NULL || !may_accept (sheet, error) || !siyi_db_begin (db, "signin.accept", FALSE, error))
    return NULL;

  ok = siyi_db_run (db, error, sql_accept, "ldlt", session, siyi_db_today (db), siyi_db_now (db),
                    db->who != NULL ? db->who : "") &&
       siyi_db_run (db, error, sql_sheet_heads, "lti", session,
                    siyi_signin_part_word (SIYI_SIGNIN_STAFF), staff_on_paper (sheet)) &&
       siyi_db_run (db, error, sql_sheet_heads, "lti", session,
                    siyi_signin_part_word (SIYI_SIGNIN_VISITORS), visitors_on_paper (sheet));

  return siyi_db_end (db, ok, error);
}
