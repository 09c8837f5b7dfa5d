/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has charge of a case is said once: the open charge, the case and the ledger's column name the same
 * leader, whichever of them is written. Within an action, on an archive's writing thread. */
#include "siyi-charge-private.h"

#include "siyi-edit-private.h"
#include "siyi-import-private.h"
#include "siyi-words.h"

static const char sql_name_case[] =
  "UPDATE petition_case SET case_leader = ?2, case_leader_name = ?3, version = version + 1 WHERE id = ?1";
static const char sql_set_leader[] =
  "UPDATE case_charge SET leader = ?2, name = ?3, post = ?4 WHERE id = ?1";
static const char sql_last_struck[] =
  "SELECT name FROM case_charge WHERE case_id = ? AND row_state = 0 AND struck IS NOT NULL "
  "ORDER BY struck DESC, id DESC LIMIT 1";
static const char sql_insert_line[] =
  "INSERT INTO case_charge_line (charge, day, at, who, kind, body) VALUES (?, ?, ?, ?, ?, ?)";

static gint64
leader_of (SiyiDb     *db,
           const char *name)
{
  SiyiNames *names = siyi_names_new (db);
  const SiyiKnownName *leader = siyi_names_leader (names, name);
  const gint64 id = leader != NULL ? leader->id : 0;

  siyi_names_free (names);

  return id;
}

static char *
post_of (SiyiDb     *db,
         const char *name,
         SiyiDay     day)
{
  SiyiNames *names = siyi_names_new (db);
  const SiyiKnownName *leader = siyi_names_leader (names, name);
  g_autofree char *text = siyi_day_to_text (day);
  char *post = leader != NULL && leader->id != 0 ? g_strdup (siyi_names_post (names, leader->id, text)) : NULL;

  siyi_names_free (names);

  return post;
}

/**
 * siyi_charge_put_line:
 *
 * Appends a line to the history of a charge.
 */
gboolean
siyi_charge_put_line (SiyiDb              *db,
                      gint64               charge,
                      SiyiDay              day,
                      SiyiChargeLineKind   kind,
                      const char          *body,
                      GError             **error)
{
  return siyi_db_run (db, error, sql_insert_line, "ldlttt", charge, day, siyi_db_now (db), db->who,
                      siyi_charge_line_word (kind), body != NULL ? body : "");
}

/**
 * siyi_charge_name_case:
 * @name: (nullable): %NULL: nobody
 *
 * The leader whom the ledger's column and the case's page name.
 */
gboolean
siyi_charge_name_case (SiyiDb      *db,
                       gint64       case_id,
                       const char  *name,
                       GError     **error)
{
  return siyi_db_run (db, error, sql_name_case, "lLT", case_id, name != NULL ? leader_of (db, name) : (gint64) 0, name);
}

/**
 * siyi_charge_put_leader:
 * @post: (nullable): %NULL: the one the office's list has for him on that day
 *
 * Who has the charge, in its own row; lines and the case are the caller's.
 */
gboolean
siyi_charge_put_leader (SiyiDb      *db,
                        gint64       charge,
                        const char  *name,
                        const char  *post,
                        SiyiDay      day,
                        GError     **error)
{
  g_autofree char *listed = post == NULL ? post_of (db, name, day) : NULL;

  return siyi_db_run (db, error, sql_set_leader, "lLtT", charge, leader_of (db, name), name,
                      post != NULL ? post : listed);
}

/**
 * siyi_charge_hand_over:
 *
 * Another leader takes the charge over; the history says who had it before.
 */
gboolean
siyi_charge_hand_over (SiyiDb            *db,
                       const SiyiCharge  *charge,
                       const char        *name,
                       const char        *post,
                       SiyiDay            day,
                       GError           **error)
{
  g_autofree char *body = siyi_fill (siyi_word ("charge-lines", "leader"), "before", charge->name, "leader", name, NULL);

  return siyi_charge_put_leader (db, charge->id, name, post, day, error) &&
         siyi_charge_put_line (db, charge->id, day, SIYI_CHARGE_LINE_CHANGED, body, error) &&
         siyi_charge_name_case (db, charge->case_id, name, error);
}

/**
 * siyi_charge_take_cell:
 * @name: (nullable): what the ledger's cell shall say
 * @taken: (out): whether the case has a charge that the cell belongs to
 *
 * The cell of an open charge is the charge's leader. A struck one stays as it was.
 *
 * Returns: %FALSE with CONSTRAINT where the cell can't be so
 */
gboolean
siyi_charge_take_cell (SiyiDb      *db,
                       gint64       case_id,
                       const char  *name,
                       gboolean    *taken,
                       GError     **error)
{
  GError *failed = NULL;
  g_autoptr(SiyiCharge) charge = siyi_charge_open_of (db, case_id, &failed);
  g_autofree char *struck = NULL;

  *taken = charge != NULL;
  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return FALSE;
    }
  if (charge == NULL)
    {
      struck = siyi_db_ask_text (db, sql_last_struck, "l", case_id);
      *taken = struck != NULL;
      return struck == NULL || g_strcmp0 (struck, name) == 0 ||
             siyi_edit_refuse (error, "The charge of %s is struck off and stays; take charge of the case anew on its page",
                               struck);
    }

  if (name == NULL)
    return siyi_edit_refuse (error, "%s has charge of this case; withdraw the charge or strike it off on the case's page",
                             charge->name);
  if (g_str_equal (charge->name, name))
    return TRUE;
  if (!siyi_charge_may_follow (&charge->facts, SIYI_CHARGE_LINE_CHANGED))
    return siyi_edit_refuse (error, "The charge of %s is finished; strike it off before another takes charge",
                             charge->name);

  return siyi_charge_hand_over (db, charge, name, NULL, siyi_db_today (db), error);
}
