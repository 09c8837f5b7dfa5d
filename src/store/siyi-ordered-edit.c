/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An instruction added to a visit. What stands is never replaced: it may be another's word. On an
 * archive's writing thread. */
#include "siyi-ordered-store.h"

#include "siyi-db-private.h"
#include "siyi-edit-private.h"

static const char sql_may_instruct[] =
  "SELECT CASE WHEN row_state <> 0 THEN 1 WHEN sealed_at IS NOT NULL THEN 2 ELSE 0 END "
  "FROM visit WHERE id = ?";
static const char sql_add_instruction[] =
  "INSERT INTO instruction (visit, ordinal, leader, body, given, day) VALUES (?1, "
  "(SELECT coalesce (max (ordinal) + 1, 0) FROM instruction WHERE visit = ?1), ?2, ?3, ?4, ?5)";
/* A form that was open meanwhile is told that the record is another. */
static const char sql_bump_visit[] =
  "UPDATE visit SET version = version + 1 WHERE id = ?";

static gboolean
may_instruct (SiyiDb   *db,
              gint64    visit,
              GError  **error)
{
  switch (siyi_db_ask_int64 (db, -1, sql_may_instruct, "l", visit))
    {
    case 0:
      return TRUE;
    case 1:
      return siyi_edit_refuse (error, "The number of this visit is void; instruct on a live one");
    case 2:
      return siyi_edit_refuse (error, "The record is signed and sealed; add below it");
    default:
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND,
                   "There is no visit %" G_GINT64_FORMAT " to instruct on", visit);
      return FALSE;
    }
}

/**
 * siyi_instruction_add:
 * @leader: who gives it; 0: of no list
 * @given: how: signed by himself, or typed for him
 * @body: verbatim
 *
 * Returns: (transfer full): the action; %NULL with CONSTRAINT or NOT_FOUND
 */
char *
siyi_instruction_add (SiyiDb      *db,
                      gint64       visit,
                      gint64       leader,
                      const char  *given,
                      const char  *body,
                      GError     **error)
{
  g_autofree char *words = g_strstrip (g_strdup (body != NULL ? body : ""));

  if (*words == '\0')
    {
      siyi_edit_refuse (error, "An instruction needs its words");
      return NULL;
    }
  if (!siyi_db_begin (db, "instruction.add", FALSE, error))
    return NULL;

  if (may_instruct (db, visit, error) &&
      siyi_db_run (db, error, sql_add_instruction, "lLttd", visit, leader, words, given,
                   siyi_db_today (db)) &&
      siyi_db_run (db, error, sql_bump_visit, "l", visit))
    return siyi_db_commit (db, error) ? g_strdup (siyi_db_action (db)) : NULL;

  siyi_db_cancel (db);

  return NULL;
}
