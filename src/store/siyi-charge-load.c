/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charges as they stand: ids by what is asked for, rows by id, all of one case. What a row comes to is
 * never stored but computed from its days and lines. On an archive's thread. */
#include "siyi-charge-private.h"

#include "siyi-cover.h"

/* ?1 today · ?2 the leader's name, NULL any. From the charges on, which are few beside the cases. */
#define FROM "FROM case_charge h CROSS JOIN petition_case c ON c.id = h.case_id WHERE ?1 IS NOT NULL " \
  "AND (?2 IS NULL OR h.name = ?2) AND h.row_state = 0 AND c.row_state = 0 "
#define OPEN "AND h.struck IS NULL "
#define OVERDUE "AND h.struck IS NULL AND h.result IS NULL AND h.limit_day < ?1 "
#define RUNNING "AND h.struck IS NULL AND h.result IS NULL AND (h.limit_day IS NULL OR h.limit_day >= ?1) "
#define FINISHED "AND h.struck IS NULL AND h.result IS NOT NULL "
#define STRUCK "AND h.struck IS NOT NULL "
/* The longest overdue first, then by the day that comes; finished ones wait for nothing but papers. */
#define BY_LIMIT "ORDER BY h.result IS NOT NULL, h.limit_day IS NULL, h.limit_day, h.id LIMIT ?3"
#define IDS "SELECT h.id "
#define COUNT "SELECT count(*) "

static const char sql_open[] = IDS FROM OPEN BY_LIMIT;
static const char sql_overdue[] = IDS FROM OVERDUE BY_LIMIT;
static const char sql_running[] = IDS FROM RUNNING BY_LIMIT;
static const char sql_finished[] = IDS FROM FINISHED BY_LIMIT;
static const char sql_struck[] = IDS FROM STRUCK "ORDER BY h.struck DESC, h.id DESC LIMIT ?3";
static const char sql_all[] =
  IDS FROM "ORDER BY h.struck IS NOT NULL, h.result IS NOT NULL, h.limit_day IS NULL, h.limit_day, h.id LIMIT ?3";
static const char count_open[] = COUNT FROM OPEN;
static const char count_overdue[] = COUNT FROM OVERDUE;
static const char count_running[] = COUNT FROM RUNNING;
static const char count_finished[] = COUNT FROM FINISHED;
static const char count_struck[] = COUNT FROM STRUCK;
static const char count_all[] = COUNT FROM;

static const struct { const char *ids, *count; } questions[] = {
  [SIYI_CHARGES_OPEN] = { sql_open, count_open },
  [SIYI_CHARGES_OVERDUE] = { sql_overdue, count_overdue },
  [SIYI_CHARGES_RUNNING] = { sql_running, count_running },
  [SIYI_CHARGES_FINISHED] = { sql_finished, count_finished },
  [SIYI_CHARGES_STRUCK] = { sql_struck, count_struck },
  [SIYI_CHARGES_ALL] = { sql_all, count_all },
};

static const char sql_load[] =
  "SELECT h.id, h.case_id, h.name, h.post, h.unit, h.plan, h.instruction, h.result, h.approved, h.served, "
  "h.limit_day, h.struck, c.number, c.title, c.restricted, (SELECT masked FROM visit WHERE case_id = c.id "
  "AND row_state <> 2 ORDER BY day DESC, id DESC LIMIT 1) FROM case_charge h JOIN petition_case c ON c.id = h.case_id "
  "WHERE h.id = ? AND h.row_state = 0";
static const char sql_of_case[] =
  "SELECT id FROM case_charge WHERE case_id = ? AND row_state = 0 ORDER BY struck IS NOT NULL, id DESC";
static const char sql_open_of_case[] =
  "SELECT id FROM case_charge WHERE case_id = ? AND row_state = 0 AND struck IS NULL";
static const char sql_lines[] =
  "SELECT id, kind, day, at, who, body FROM case_charge_line WHERE charge = ? ORDER BY id DESC";

static void
line_free (gpointer data)
{
  SiyiChargeLine *line = data;

  g_free (line->who);
  g_free (line->body);
  g_free (line);
}

void
siyi_charge_free (SiyiCharge *charge)
{
  if (charge == NULL)
    return;

  g_free (charge->name);
  g_free (charge->post);
  g_free (charge->unit);
  g_free (charge->plan);
  g_free (charge->instruction);
  g_free (charge->result);
  g_free (charge->case_number);
  g_free (charge->title);
  g_free (charge->visitors_masked);
  g_clear_pointer (&charge->lines, g_ptr_array_unref);
  g_free (charge);
}

/**
 * siyi_charges_find:
 *
 * Returns: (transfer full) (element-type gint64): those that are longest overdue first, then by the day
 *   of their limit; struck ones last, or the latest struck first where only they are asked for
 */
GArray *
siyi_charges_find (SiyiDb                  *db,
                   const SiyiChargesQuery  *query,
                   GError                 **error)
{
  return siyi_db_ids (db, siyi_db_ask (db, error, questions[query->part].ids, "dTl", query->today, query->leader,
                                   query->limit > 0 ? (gint64) query->limit : (gint64) -1), error);
}

/**
 * siyi_charges_count:
 *
 * Returns: how many siyi_charges_find() finds without a limit; -1 on error
 */
gint64
siyi_charges_count (SiyiDb                  *db,
                    const SiyiChargesQuery  *query,
                    GError                 **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, questions[query->part].count, "dT", query->today, query->leader);
  GError *failed = NULL;
  gint64 n = 0;

  if (row == NULL)
    return -1;
  if (siyi_db_row (db, row, &failed))
    n = sqlite3_column_int64 (row, 0);

  return siyi_db_done (db, row, failed, error) ? n : -1;
}

static SiyiCharge *
read_row (sqlite3_stmt *row)
{
  SiyiCharge *self = g_new0 (SiyiCharge, 1);

  self->id = sqlite3_column_int64 (row, 0);
  self->case_id = sqlite3_column_int64 (row, 1);
  self->name = siyi_column_dup (row, 2);
  self->post = siyi_column_dup (row, 3);
  self->unit = siyi_column_dup (row, 4);
  self->plan = siyi_column_dup (row, 5);
  self->instruction = siyi_column_dup (row, 6);
  self->result = siyi_column_dup (row, 7);
  self->facts.approved = siyi_column_day (row, 8);
  self->facts.served = siyi_column_day (row, 9);
  self->facts.limit = siyi_column_day (row, 10);
  self->facts.struck = siyi_column_day (row, 11);
  self->facts.listed = self->facts.finished = SIYI_DAY_NONE;
  self->facts.has_unit = self->unit != NULL;
  self->facts.has_plan = self->plan != NULL;
  self->case_number = siyi_column_dup (row, 12);
  self->title = siyi_column_dup (row, 13);
  self->restricted = sqlite3_column_int (row, 14) != 0;
  self->visitors_masked = siyi_column_dup (row, 15);

  return self;
}

static SiyiChargeLine *
read_line (sqlite3_stmt *row)
{
  SiyiChargeLine *line = g_new0 (SiyiChargeLine, 1);

  line->id = sqlite3_column_int64 (row, 0);
  line->kind = siyi_charge_line_from_word (siyi_column_text (row, 1));
  line->day = siyi_column_day (row, 2);
  line->at = sqlite3_column_int64 (row, 3);
  line->who = siyi_column_dup (row, 4);
  line->body = siyi_column_dup (row, 5);

  return line;
}

/* The lines are walked in any case: they are part of what it comes to. */
static gboolean
load_lines (SiyiDb      *db,
            SiyiCharge  *self,
            GError     **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_lines, "l", self->id);
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  self->lines = g_ptr_array_new_with_free_func (line_free);
  while (siyi_db_row (db, row, &failed))
    {
      SiyiChargeLine *line = read_line (row);

      siyi_charge_add_line (&self->facts, line->kind, line->day);
      g_ptr_array_add (self->lines, line);
    }

  return siyi_db_done (db, row, failed, error);
}

static SiyiCharge *
load_one (SiyiDb   *db,
          gint64    id,
          SiyiDay   today,
          gboolean  with_lines,
          GError  **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_load, "l", id);
  g_autoptr(SiyiCharge) self = NULL;
  GError *failed = NULL;

  if (row == NULL)
    return NULL;
  if (siyi_db_row (db, row, &failed))
    self = read_row (row);
  if (!siyi_db_done (db, row, failed, error) || self == NULL || !load_lines (db, self, error))
    return NULL;

  siyi_charge_read (&self->facts, today, &self->reading);
  siyi_cover_charge (db, self);
  if (!with_lines)
    g_clear_pointer (&self->lines, g_ptr_array_unref);

  return g_steal_pointer (&self);
}

static GPtrArray *
load_all (SiyiDb        *db,
          const gint64  *ids,
          gsize          n_ids,
          SiyiDay        today,
          gboolean       with_lines,
          GError       **error)
{
  g_autoptr(GPtrArray) charges = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_charge_free);

  for (gsize i = 0; i < n_ids; i++)
    {
      GError *failed = NULL;
      SiyiCharge *charge = load_one (db, ids[i], today, with_lines, &failed);

      if (failed != NULL)
        {
          g_propagate_error (error, failed);
          return NULL;
        }
      g_ptr_array_add (charges, charge);
    }

  return g_steal_pointer (&charges);
}

/**
 * siyi_charges_load:
 * @ids: (array length=n_ids): from siyi_charges_find()
 * @today: for states and lights
 *
 * Returns: (transfer full) (element-type SiyiCharge): in the same order, without their lines; %NULL for
 *   one that has vanished
 */
GPtrArray *
siyi_charges_load (SiyiDb        *db,
                   const gint64  *ids,
                   gsize          n_ids,
                   SiyiDay        today,
                   GError       **error)
{
  return load_all (db, ids, n_ids, today, FALSE, error);
}

/**
 * siyi_charges_of_case:
 *
 * Returns: (transfer full) (element-type SiyiCharge): with their lines; the open one first, then those
 *   that were struck off, the newest first
 */
GPtrArray *
siyi_charges_of_case (SiyiDb   *db,
                      gint64    case_id,
                      SiyiDay   today,
                      GError  **error)
{
  g_autoptr(GArray) ids = siyi_db_ids (db, siyi_db_ask (db, error, sql_of_case, "l", case_id), error);

  return ids != NULL ? load_all (db, (const gint64 *) ids->data, ids->len, today, TRUE, error) : NULL;
}

/**
 * siyi_charge_open_of:
 *
 * Returns: (transfer full) (nullable): the open charge of a case with its lines; %NULL without an error: none
 */
SiyiCharge *
siyi_charge_open_of (SiyiDb  *db,
                     gint64   case_id,
                     GError **error)
{
  g_autoptr(GArray) ids = siyi_db_ids (db, siyi_db_ask (db, error, sql_open_of_case, "l", case_id), error);

  return ids != NULL && ids->len > 0 ? load_one (db, g_array_index (ids, gint64, 0), siyi_db_today (db), TRUE, error)
                                     : NULL;
}
