/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reception a row belongs to follows from its day and leaders: an edit of one of them moves the
 * row to the reception that fits, which is made where there is none; a taken-over reception that
 * is left without rows and papers goes to the bin. Within an action of siyi_ledger_edit(). */
#include "siyi-edit-private.h"

#include <string.h>

#include "siyi-import-private.h"
#include "siyi-office-store.h"
#include "siyi-read-office.h"

static const char sql_names[] =
  "SELECT name FROM session_leader WHERE session = ?1 AND role = "
  "(SELECT max (role) FROM session_leader WHERE session = ?1) ORDER BY ordinal";
static const char sql_sessions_of_day[] =
  "SELECT id FROM session WHERE day = ?1 AND part IS ?2 AND state NOT IN ('binned', 'cancelled') "
  "ORDER BY id";
static const char sql_set_session[] =
  "UPDATE visit SET session = ?2 WHERE id = ?1";
static const char sql_bin_empty[] =
  "UPDATE session SET state = 'binned', version = version + 1 WHERE id = ?1 AND state = 'held' "
  "AND NOT EXISTS (SELECT 1 FROM visit WHERE session = ?1) "
  "AND NOT EXISTS (SELECT 1 FROM photo WHERE session = ?1) "
  "AND NOT EXISTS (SELECT 1 FROM file WHERE session = ?1) "
  "AND NOT EXISTS (SELECT 1 FROM signature WHERE session = ?1)";

static char **
names_of (SiyiDb *db,
          gint64  session)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  sqlite3_stmt *row = siyi_db_ask (db, NULL, sql_names, "l", session);

  while (row != NULL && siyi_db_row (db, row, NULL))
    g_strv_builder_add (names, siyi_column_text (row, 0));
  siyi_db_release (db, row);

  return g_strv_builder_end (names);
}

/**
 * siyi_edit_session_names:
 *
 * Returns: (transfer full): who sat at the row's reception
 */
char **
siyi_edit_session_names (SiyiEdit *edit)
{
  return names_of (edit->db, edit->session);
}

static gboolean
find_session (SiyiEdit    *edit,
              const char  *day,
              const char  *part,
              char       **leaders,
              gint64      *found,
              GError     **error)
{
  sqlite3_stmt *row = siyi_db_ask (edit->db, error, sql_sessions_of_day, "tT", day, part);
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  *found = 0;
  while (*found == 0 && siyi_db_row (edit->db, row, &failed))
    {
      gint64 id = sqlite3_column_int64 (row, 0);
      g_auto(GStrv) names = names_of (edit->db, id);

      if (g_strv_equal ((const char * const *) names, (const char * const *) leaders))
        *found = id;
    }

  return siyi_db_done (edit->db, row, failed, error);
}

static gboolean
make_session (SiyiEdit    *edit,
              const char  *day,
              const char  *part,
              char       **leaders,
              gint64      *made,
              GError     **error)
{
  g_autoptr(SiyiRecord) record = siyi_record_new ();
  SiyiNames *names = siyi_names_new (edit->db);
  SiyiSessions *sessions = siyi_sessions_new (edit->db, names, 0, error);
  gboolean ok = FALSE;

  record->date = g_strdup (day);
  record->date_part = g_strdup (part);
  record->leaders = g_strdupv (leaders);
  if (sessions != NULL)
    {
      ok = siyi_sessions_find (sessions, record, made, error);
      siyi_sessions_free (sessions);
    }
  siyi_names_free (names);

  return ok;
}

/**
 * siyi_edit_move_session:
 * @day: (nullable): of the reception
 * @leaders: who sat; empty: no reception
 */
gboolean
siyi_edit_move_session (SiyiEdit    *edit,
                        const char  *day,
                        const char  *part,
                        char       **leaders,
                        GError     **error)
{
  gint64 session = 0;

  if (leaders[0] != NULL && !find_session (edit, day, part, leaders, &session, error))
    return FALSE;
  if (leaders[0] != NULL && session == 0 &&
      !make_session (edit, day, part, leaders, &session, error))
    return FALSE;
  if (session == edit->session)
    return TRUE;

  return siyi_db_run (edit->db, error, sql_set_session, "lL", edit->visit, session) &&
         (edit->session == 0 || siyi_db_run (edit->db, error, sql_bin_empty, "l", edit->session));
}

/* Names of the office's list where they stand in the text; else the text as a name. */
gboolean
siyi_edit_leaders (SiyiEdit  *edit,
                   GError   **error)
{
  g_autoptr(GPtrArray) known = siyi_leaders_load (edit->db, siyi_db_today (edit->db), TRUE, error);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *post = NULL;

  if (known == NULL)
    return FALSE;

  for (guint i = 0; i < known->len; i++)
    g_ptr_array_add (names, ((SiyiLeader *) g_ptr_array_index (known, i))->name);
  g_ptr_array_add (names, NULL);
  if (!edit->empty)
    siyi_read_leaders (edit->text, (const char * const *) names->pdata, found, &post);
  if (!edit->empty && found->len == 0)
    g_ptr_array_add (found, siyi_read_text (edit->text));
  g_ptr_array_add (found, NULL);

  return siyi_edit_move_session (edit, edit->day, edit->part, (char **) found->pdata, error);
}
