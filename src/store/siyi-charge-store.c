/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing charges: a case is listed with its leader, the table is changed while it runs, lines are
 * appended. What a line means for the table is carried out with it, as one action. On an archive's
 * writing thread. */
#include "siyi-charge-private.h"

#include "siyi-edit-private.h"
#include "siyi-import-private.h"
#include "siyi-read-text.h"
#include "siyi-words.h"

#define WORDS "charge-lines"

static const char sql_case_state[] =
  "SELECT row_state FROM petition_case WHERE id = ?";
static const char sql_bump[] =
  "UPDATE petition_case SET version = version + 1 WHERE id = ?";
static const char sql_insert[] =
  "INSERT INTO case_charge (case_id, name, unit, limit_day) VALUES (?, ?, ?, ?)";
static const char sql_set_table[] =
  "UPDATE case_charge SET post = ?2, unit = ?3, limit_day = ?4 WHERE id = ?1";

/* What is still wanted, for the sentence of a refusal. */
static const char * const lacks[SIYI_N_CHARGE_WANTS] = {
  "its unit and limit", "the top leader's approval", "the service on the leader in charge", "a plan",
  "a meeting or a line of progress", "the result", "the finishing papers",
};

/**
 * siyi_charge_end_write:
 *
 * Ends an action about a case's charge; whoever has the case open is told that it is another now.
 */
char *
siyi_charge_end_write (SiyiDb    *db,
                       gboolean   done,
                       gint64     case_id,
                       GError   **error)
{
  return siyi_db_end (db, done && siyi_db_run (db, error, sql_bump, "l", case_id), error);
}

/**
 * siyi_charge_has_happened:
 *
 * Returns: %FALSE with CONSTRAINT where the day is to come, or none
 */
gboolean
siyi_charge_has_happened (SiyiDb   *db,
                          SiyiDay   day,
                          GError  **error)
{
  return (day != SIYI_DAY_NONE && day <= siyi_db_today (db)) ||
         siyi_edit_refuse (error, "A line has happened: give a day that is not after today");
}

static char *
text_of (const char *text)
{
  char *read = text != NULL ? siyi_read_long_text (text) : NULL;

  if (read != NULL && *read == '\0')
    g_clear_pointer (&read, g_free);

  return read;
}

/* The office's full name of a unit; any other text as it was typed. */
static char *
unit_of (SiyiDb     *db,
         const char *text)
{
  g_autofree char *read = text_of (text);
  SiyiNames *names = siyi_names_new (db);
  const SiyiKnownName *unit = read != NULL ? siyi_names_unit (names, read) : NULL;
  char *name = g_strdup (unit != NULL && unit->id != 0 ? unit->name : read);

  siyi_names_free (names);

  return name;
}

static gboolean
insert_charge (SiyiDb               *db,
               gint64                case_id,
               const SiyiNewCharge  *charge,
               const char           *name,
               gint64               *id,
               GError              **error)
{
  g_autofree char *unit = unit_of (db, charge->unit);
  g_autofree char *post = text_of (charge->post);
  g_autofree char *body = siyi_fill (siyi_word (WORDS, "listed"), "leader", name, NULL);
  gint64 made;

  if (!siyi_db_run (db, error, sql_insert, "ltTd", case_id, name, unit, charge->limit))
    return FALSE;
  made = siyi_db_last_id (db);
  if (id != NULL)
    *id = made;

  return siyi_charge_put_leader (db, made, name, post, charge->day, error) &&
         siyi_charge_put_line (db, made, charge->day, SIYI_CHARGE_LINE_LISTED, body, error) &&
         siyi_charge_name_case (db, case_id, name, error);
}

static gboolean
may_take (SiyiDb               *db,
          gint64                case_id,
          const SiyiNewCharge  *charge,
          const char           *name,
          GError              **error)
{
  GError *failed = NULL;
  g_autoptr(SiyiCharge) open = siyi_charge_open_of (db, case_id, &failed);

  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return FALSE;
    }
  if (siyi_db_ask_int64 (db, -1, sql_case_state, "l", case_id) != 0)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND, "There is no live case %" G_GINT64_FORMAT, case_id);
      return FALSE;
    }
  if (open != NULL)
    return siyi_edit_refuse (error, "%s has charge of this case already; change that charge instead", open->name);
  if (name == NULL)
    return siyi_edit_refuse (error, "Say which leader takes charge of the case");
  if (charge->limit != SIYI_DAY_NONE && charge->limit < charge->day)
    return siyi_edit_refuse (error, "The limit lies before the day of taking charge; give a later day");

  return siyi_charge_has_happened (db, charge->day, error);
}

/**
 * siyi_charge_take:
 * @charge: the leader, and what of the table is known already
 * @id: (out) (optional): of the charge
 *
 * Lists a case with the leader who takes charge of it; ledger and case name him from now on.
 *
 * Returns: (transfer full): UUID of the action; CONSTRAINT where the case has an open charge
 */
char *
siyi_charge_take (SiyiDb               *db,
                  gint64                case_id,
                  const SiyiNewCharge  *charge,
                  gint64               *id,
                  GError              **error)
{
  g_autofree char *name = charge->leader != NULL ? siyi_read_text (charge->leader) : NULL;

  if (name != NULL && *name == '\0')
    g_clear_pointer (&name, g_free);
  if (!siyi_db_begin (db, "charge.take", FALSE, error))
    return NULL;

  return siyi_charge_end_write (db, may_take (db, case_id, charge, name, error) &&
                        insert_charge (db, case_id, charge, name, id, error), case_id, error);
}

/**
 * siyi_charge_need:
 *
 * Returns: (transfer full): the open charge that a line is for; %NULL with CONSTRAINT where there is none, or
 *   with what is still wanted where the line can't follow
 */
SiyiCharge *
siyi_charge_need (SiyiDb              *db,
                  gint64               case_id,
                  SiyiChargeLineKind   kind,
                  GError             **error)
{
  GError *failed = NULL;
  g_autoptr(SiyiCharge) charge = siyi_charge_open_of (db, case_id, &failed);
  SiyiChargeReading now;

  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return NULL;
    }
  if (charge == NULL)
    {
      siyi_edit_refuse (error, "Nobody has charge of this case; take charge of it first");
      return NULL;
    }
  if (siyi_charge_may_follow (&charge->facts, kind))
    return g_steal_pointer (&charge);

  siyi_charge_read (&charge->facts, siyi_db_today (db), &now);
  for (guint bit = 0; bit < SIYI_N_CHARGE_WANTS; bit++)
    if ((now.wants & (1u << bit)) != 0)
      {
        siyi_edit_refuse (error, "The line \"%s\" can't be written now: the charge still wants %s",
                          siyi_charge_line_word (kind), lacks[bit]);
        return NULL;
      }
  siyi_edit_refuse (error, "The line \"%s\" can't be written any more: the charge is finished",
                    siyi_charge_line_word (kind));

  return NULL;
}

static char *
limit_text (SiyiDay day)
{
  return day != SIYI_DAY_NONE ? siyi_day_to_text (day) : g_strdup (siyi_word (WORDS, "nothing"));
}

/* Once approved the limit moves by an extension alone. */
static gboolean
change_table (SiyiDb               *db,
              const SiyiCharge     *now,
              const SiyiNewCharge  *charge,
              GError              **error)
{
  g_autofree char *unit = charge->unit != NULL ? unit_of (db, charge->unit) : g_strdup (now->unit);
  g_autofree char *post = charge->post != NULL ? text_of (charge->post) : g_strdup (now->post);
  const SiyiDay limit = charge->limit != SIYI_DAY_NONE ? charge->limit : now->facts.limit;
  g_autofree char *day = limit_text (limit);
  const char *nothing = siyi_word (WORDS, "nothing");
  g_autofree char *body = siyi_fill (siyi_word (WORDS, "table"), "post", post != NULL ? post : nothing, "unit",
                                     unit != NULL ? unit : nothing, "limit", day, NULL);
  const gboolean same_post = g_strcmp0 (post, now->post) == 0;

  if (limit != now->facts.limit && now->facts.approved != SIYI_DAY_NONE)
    return siyi_edit_refuse (error, "The limit was approved; it is extended with the top leader's consent");
  if (limit != SIYI_DAY_NONE && limit < now->facts.listed)
    return siyi_edit_refuse (error, "The limit lies before the day of taking charge; give a later day");
  if (unit == NULL && now->facts.approved != SIYI_DAY_NONE)
    return siyi_edit_refuse (error, "The table was approved; its unit can be changed, not left out");
  if (same_post && g_strcmp0 (unit, now->unit) == 0 && limit == now->facts.limit)
    return TRUE;

  return siyi_db_run (db, error, sql_set_table, "lTTd", now->id, post, unit, limit) &&
         siyi_charge_put_line (db, now->id, charge->day, SIYI_CHARGE_LINE_CHANGED, body, error);
}

static gboolean
change (SiyiDb               *db,
        gint64                case_id,
        const SiyiNewCharge  *charge,
        GError              **error)
{
  g_autoptr(SiyiCharge) now = siyi_charge_need (db, case_id, SIYI_CHARGE_LINE_CHANGED, error);
  g_autoptr(SiyiCharge) handed = NULL;
  g_autofree char *name = charge->leader != NULL ? siyi_read_text (charge->leader) : NULL;

  if (now == NULL || !siyi_charge_has_happened (db, charge->day, error))
    return FALSE;
  if (name != NULL && *name == '\0')
    return siyi_edit_refuse (error, "A charge has a leader; withdraw it where nobody has it");
  if (name == NULL || g_str_equal (name, now->name))
    return change_table (db, now, charge, error);

  if (!siyi_charge_hand_over (db, now, name, NULL, charge->day, error))
    return FALSE;
  handed = siyi_charge_open_of (db, case_id, error);

  return handed != NULL && change_table (db, handed, charge, error);
}

/**
 * siyi_charge_change:
 * @charge: what is another now; %NULL and %SIYI_DAY_NONE leave what is there
 *
 * Another leader, post or unit; another limit as long as nobody approved it.
 *
 * Returns: (transfer full): UUID of the action
 */
char *
siyi_charge_change (SiyiDb               *db,
                    gint64                case_id,
                    const SiyiNewCharge  *charge,
                    GError              **error)
{
  if (!siyi_db_begin (db, "charge.change", FALSE, error))
    return NULL;

  return siyi_charge_end_write (db, change (db, case_id, charge, error), case_id, error);
}
