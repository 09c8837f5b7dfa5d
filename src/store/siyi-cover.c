/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the role of who sits there may read of matters, sessions and papers, by their ids; the rule itself
 * is siyi-role-read.h's. Ids that are not there are read by everybody. On an archive's thread. */
#include "siyi-cover.h"

#include "siyi-role-read.h"

static const char sql_visit_is_restricted[] =
  "SELECT c.restricted FROM visit v JOIN petition_case c ON c.id = v.case_id WHERE v.id = ?";
static const char sql_case_is_restricted[] =
  "SELECT restricted FROM petition_case WHERE id = ?";
static const char sql_session_is_restricted[] =
  "SELECT EXISTS (SELECT 1 FROM visit v JOIN petition_case c ON c.id = v.case_id WHERE v.session = ? "
  "AND v.row_state <> 2 AND c.restricted = 1)";
static const char sql_paper_is_restricted[] =
  "SELECT max (c.restricted) FROM paper p LEFT JOIN task t ON t.id = p.task LEFT JOIN visit v ON v.id = t.visit "
  "JOIN petition_case c ON c.id = p.case_id OR c.id = v.case_id WHERE p.id = ?";

/**
 * siyi_covers_nothing:
 *
 * Returns: whether the role reads everything there is
 */
gboolean
siyi_covers_nothing (SiyiDb *db)
{
  return siyi_role_reads_all (db->role, TRUE);
}

/**
 * siyi_may_read:
 * @restricted: whether the matter is a report or an accusation
 *
 * For what is of no use where something of it is covered: records, papers, signatures.
 *
 * Returns: whether the role reads all of the matter; NOT_ALLOWED where not
 */
gboolean
siyi_may_read (SiyiDb    *db,
               gboolean   restricted,
               GError   **error)
{
  if (siyi_role_reads_all (db->role, restricted))
    return TRUE;

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_ALLOWED,
               "The role %s may not read this; let a person sit here who may, or ask the administrator",
               siyi_role_word (db->role));

  return FALSE;
}

/**
 * siyi_may_read_all:
 *
 * For what is made of ordinary matters: a session's papers.
 *
 * Returns: as siyi_may_read()
 */
gboolean
siyi_may_read_all (SiyiDb  *db,
                   GError **error)
{
  return siyi_may_read (db, FALSE, error);
}

static gboolean
reads (SiyiDb     *db,
       const char *sql,
       gint64      id)
{
  return siyi_covers_nothing (db) || siyi_role_reads_all (db->role, siyi_db_ask_int64 (db, 0, sql, "l", id) != 0);
}

gboolean
siyi_reads_visit (SiyiDb *db,
                  gint64  visit)
{
  return reads (db, sql_visit_is_restricted, visit);
}

gboolean
siyi_reads_case (SiyiDb *db,
                 gint64  case_id)
{
  return reads (db, sql_case_is_restricted, case_id);
}

/**
 * siyi_reads_session:
 *
 * Returns: whether the role reads all matters of the session: a picture of it shows whoever came
 */
gboolean
siyi_reads_session (SiyiDb *db,
                    gint64  session)
{
  return reads (db, sql_session_is_restricted, session);
}

gboolean
siyi_reads_paper (SiyiDb *db,
                  gint64  paper)
{
  return reads (db, sql_paper_is_restricted, paper);
}
