/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of a charge's history: each is appended, and what it means for the table is carried out with it.
 * A finished or struck charge closes no case and resolves none. On an archive's writing thread. */
#include "siyi-charge-private.h"

#include "siyi-edit-private.h"
#include "siyi-read-text.h"
#include "siyi-words.h"

#define WORDS "charge-lines"

static const char sql_set_approved[] =
  "UPDATE case_charge SET approved = ?2 WHERE id = ?1";
static const char sql_set_served[] =
  "UPDATE case_charge SET served = ?2 WHERE id = ?1";
static const char sql_set_plan[] =
  "UPDATE case_charge SET plan = ?2 WHERE id = ?1";
static const char sql_set_instruction[] =
  "UPDATE case_charge SET instruction = ?2 WHERE id = ?1";
static const char sql_set_limit[] =
  "UPDATE case_charge SET limit_day = ?2 WHERE id = ?1";
static const char sql_set_result[] =
  "UPDATE case_charge SET result = ?2 WHERE id = ?1";
static const char sql_set_struck[] =
  "UPDATE case_charge SET struck = ?2 WHERE id = ?1";
static const char sql_withdraw[] =
  "UPDATE case_charge SET row_state = 2 WHERE id = ?1";

typedef struct
{
  SiyiDb                  *db;
  const SiyiCharge        *charge;
  const SiyiNewChargeLine *line;
  const char              *body, *person;   /* trimmed; NULL: nothing */
} Write;

static char *
read_body (const char *text)
{
  char *read = text != NULL ? siyi_read_long_text (text) : NULL;

  if (read != NULL && *read == '\0')
    g_clear_pointer (&read, g_free);

  return read;
}

static gboolean
may_extend (const Write  *write,
            GError      **error)
{
  if (write->person == NULL)
    return siyi_edit_refuse (error, "A charge is extended only with the top leader's consent; say who consented");

  return write->line->limit > write->charge->facts.limit ||
         siyi_edit_refuse (error, "An extension moves the limit to a later day; give a day after the present one");
}

static gboolean
check (const Write  *write,
       GError      **error)
{
  switch ((int) write->line->kind)
    {
    case SIYI_CHARGE_LINE_APPROVED:
      return write->person != NULL || siyi_edit_refuse (error, "Say which leader approved the table");
    case SIYI_CHARGE_LINE_EXTENDED:
      return may_extend (write, error);
    case SIYI_CHARGE_LINE_SERVED:
      return write->line->day >= write->charge->facts.approved ||
             siyi_edit_refuse (error, "The table was not approved yet on that day; give a later one");
    case SIYI_CHARGE_LINE_STRUCK:
      return write->line->day >= write->charge->facts.finished ||
             siyi_edit_refuse (error, "The charge was not finished yet on that day; give a later one");
    default:
      return write->body != NULL || siyi_edit_refuse (error, "This line needs its words");
    }
}

static char *
sentence (const Write *write)
{
  const SiyiNewChargeLine *line = write->line;
  g_autofree char *before = NULL, *limit = NULL;

  switch ((int) line->kind)
    {
    case SIYI_CHARGE_LINE_APPROVED:
      return siyi_fill (siyi_word (WORDS, "approved"), "person", write->person, NULL);
    case SIYI_CHARGE_LINE_SERVED:
      return write->body != NULL ? g_strdup (write->body)
                                 : siyi_fill (siyi_word (WORDS, "served"), "leader", write->charge->name, NULL);
    case SIYI_CHARGE_LINE_STRUCK:
      return g_strdup (write->body != NULL ? write->body : siyi_word (WORDS, "struck"));
    case SIYI_CHARGE_LINE_EXTENDED:
      before = siyi_day_to_text (write->charge->facts.limit);
      limit = siyi_day_to_text (line->limit);
      return siyi_fill (siyi_word (WORDS, write->body != NULL ? "extended-why" : "extended"), "person", write->person,
                        "before", before, "limit", limit, "why", write->body != NULL ? write->body : "", NULL);
    default:
      return g_strdup (write->body);
    }
}

static gboolean
carry_out (const Write  *write,
           GError      **error)
{
  SiyiDb *db = write->db;
  const gint64 id = write->charge->id;
  const SiyiNewChargeLine *line = write->line;

  switch ((int) line->kind)
    {
    case SIYI_CHARGE_LINE_APPROVED:
      return siyi_db_run (db, error, sql_set_approved, "ld", id, line->day);
    case SIYI_CHARGE_LINE_SERVED:
      return siyi_db_run (db, error, sql_set_served, "ld", id, line->day);
    case SIYI_CHARGE_LINE_PLAN:
      return siyi_db_run (db, error, sql_set_plan, "lT", id, write->body);
    case SIYI_CHARGE_LINE_INSTRUCTION:
      return siyi_db_run (db, error, sql_set_instruction, "lT", id, write->body);
    case SIYI_CHARGE_LINE_EXTENDED:
      return siyi_db_run (db, error, sql_set_limit, "ld", id, line->limit);
    case SIYI_CHARGE_LINE_RESULT:
      return siyi_db_run (db, error, sql_set_result, "lT", id, write->body);
    case SIYI_CHARGE_LINE_STRUCK:
      return siyi_db_run (db, error, sql_set_struck, "ld", id, line->day);
    case SIYI_CHARGE_LINE_WITHDRAWN:
      return siyi_db_run (db, error, sql_withdraw, "l", id) &&
             siyi_charge_name_case (db, write->charge->case_id, NULL, error);
    default:
      return TRUE;
    }
}

static gboolean
add_line (SiyiDb                   *db,
          gint64                    case_id,
          const SiyiNewChargeLine  *line,
          GError                  **error)
{
  g_autoptr(SiyiCharge) charge = siyi_charge_need (db, case_id, line->kind, error);
  g_autofree char *body = read_body (line->body);
  g_autofree char *person = read_body (line->person);
  const Write write = { db, charge, line, body, person };
  g_autofree char *words = NULL;

  if (charge == NULL || !siyi_charge_has_happened (db, line->day, error) || !check (&write, error))
    return FALSE;

  words = sentence (&write);

  return siyi_charge_put_line (db, charge->id, line->day, line->kind, words, error) && carry_out (&write, error);
}

/**
 * siyi_charge_add_to:
 * @case_id: the case whose open charge it is
 * @line: approved, served, plan, instruction, meeting, progress, extended, result, papers, struck, note or
 *   withdrawn
 *
 * Appends a line and carries out what it means: days, plan and result stand in the table, an extension moves
 * the limit, a withdrawn charge leaves the ledger's column.
 *
 * Returns: (transfer full): UUID of the action; CONSTRAINT with what is still wanted where it can't follow
 */
char *
siyi_charge_add_to (SiyiDb                   *db,
                    gint64                    case_id,
                    const SiyiNewChargeLine  *line,
                    GError                  **error)
{
  if (!siyi_db_begin (db, "charge.line", FALSE, error))
    return NULL;

  return siyi_charge_end_write (db, add_line (db, case_id, line, error), case_id, error);
}
