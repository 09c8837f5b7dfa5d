/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rest of a visit beside its ledger row, one by one by id. On an archive's thread. */
#include "siyi-ledger-extra.h"

#include "siyi-cover.h"

#define EVENT_DAY(kind) \
  "(SELECT day FROM event WHERE id = " \
  "(SELECT min (id) FROM event WHERE case_id = v.case_id AND kind = '" kind "'))"

static const char sql_load_extra[] =
  "SELECT v.day, v.day_end, v.part, v.persons_approximate, v.representatives, v.concerned, "
  "c.class_path, c.purpose, c.national_number, c.registered_at, "
  "(SELECT group_concat (id_number, ' ') FROM (SELECT id_number FROM petitioner "
  " WHERE visit = v.id AND id_number IS NOT NULL ORDER BY ordinal)), "
  "(SELECT group_concat (name, ' ') FROM (SELECT name FROM petitioner "
  " WHERE visit = v.id AND representative = 1 ORDER BY ordinal)), "
  "t.limit_days, t.limit_kind = 'working', "
  EVENT_DAY ("notified") ", " EVENT_DAY ("routed") ", " EVENT_DAY ("opinion") ", c.restricted "
  "FROM visit v JOIN petition_case c ON c.id = v.case_id "
  "LEFT JOIN task t ON t.id = (SELECT min (id) FROM task WHERE visit = v.id) "
  "WHERE v.id = ?";

void
siyi_ledger_extra_free (SiyiLedgerExtra *self)
{
  g_free (self->day);
  g_free (self->day_end);
  g_free (self->part);
  g_free (self->class_path);
  g_free (self->purpose);
  g_free (self->number);
  g_free (self->registered_at);
  g_free (self->ids);
  g_free (self->representative_names);
  g_free (self->accepted);
  g_free (self->routed);
  g_free (self->replied);
  g_free (self);
}

static SiyiLedgerExtra *
read_extra (sqlite3_stmt *statement)
{
  SiyiLedgerExtra *self = g_new0 (SiyiLedgerExtra, 1);

  self->day = siyi_column_dup (statement, 0);
  self->day_end = siyi_column_dup (statement, 1);
  self->part = siyi_column_dup (statement, 2);
  self->approximate = sqlite3_column_int (statement, 3) != 0;
  self->representatives = siyi_column_int (statement, 4, -1);
  self->concerned = siyi_column_int (statement, 5, -1);
  self->class_path = siyi_column_dup (statement, 6);
  self->purpose = siyi_column_dup (statement, 7);
  self->number = siyi_column_dup (statement, 8);
  self->registered_at = siyi_column_dup (statement, 9);
  self->ids = siyi_column_dup (statement, 10);
  self->representative_names = siyi_column_dup (statement, 11);
  self->limit_days = siyi_column_int (statement, 12, 0);
  self->limit_working = sqlite3_column_int (statement, 13) != 0;
  self->accepted = siyi_column_dup (statement, 14);
  self->routed = siyi_column_dup (statement, 15);
  self->replied = siyi_column_dup (statement, 16);

  return self;
}

/**
 * siyi_ledger_extra_load:
 *
 * Returns: (transfer full): the rest of the visit; %SIYI_ERROR_NOT_FOUND where there is none
 */
SiyiLedgerExtra *
siyi_ledger_extra_load (SiyiDb  *db,
                        gint64   visit,
                        GError **error)
{
  g_autoptr(SiyiLedgerExtra) extra = NULL;
  sqlite3_stmt *statement = siyi_db_ask (db, error, sql_load_extra, "l", visit);
  GError *failed = NULL;

  if (statement == NULL)
    return NULL;

  if (siyi_db_row (db, statement, &failed))
    {
      extra = read_extra (statement);
      siyi_cover_ledger_extra (db, sqlite3_column_int (statement, 17) != 0, extra);
    }
  if (!siyi_db_done (db, statement, failed, error))
    return NULL;

  if (extra == NULL)
    g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND,
                 "There is no visit %" G_GINT64_FORMAT, visit);

  return g_steal_pointer (&extra);
}
