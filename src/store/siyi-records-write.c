/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of a scope row by row, as they are stored: what a package needs to give the same
 * archive again. JSON, a row a line, so that neither side holds them all. On an archive's threads. */
#include "siyi-records-private.h"

#include "siyi-audit-private.h"

#define S "(SELECT value FROM json_each (?1))"
#define V "(SELECT value FROM json_each (?2))"
#define C "(SELECT value FROM json_each (?3))"
#define T "(SELECT id FROM task WHERE visit IN " V ")"
#define N "(SELECT id FROM notice WHERE session IN " S " OR (session IS NULL AND month IN " \
          "(SELECT DISTINCT substr (day, 1, 7) FROM session WHERE id IN " S ")))"
#define F "(SELECT f.id FROM file f WHERE f.row_state = 0 AND (f.session IN " S " OR f.case_id IN " C \
          " OR f.id IN (SELECT file FROM photo WHERE session IN " S " AND row_state = 0)))"

enum { MOST_BLOB = 1 << 20 };

/* Small pictures are made again from the photos; batches stay with the archive that imported. */
const SiyiRecordTable siyi_record_tables[] = {
  { "leader", "SELECT id, uid, name, rank, monthly, active, from_day, pinyin_key, stroke_key, monthly_day "
    "FROM leader", "", SIYI_KEY_NAME, FALSE },
  { "leader_post", "SELECT * FROM leader_post", "leader=leader", SIYI_KEY_NONE, FALSE },
  { "unit", "SELECT * FROM unit", "", SIYI_KEY_NAME, FALSE },
  { "unit_alias", "SELECT * FROM unit_alias", "unit=unit", SIYI_KEY_NONE, TRUE },
  { "venue", "SELECT * FROM venue", "", SIYI_KEY_NAME, FALSE },
  { "session", "SELECT * FROM session WHERE id IN " S, "venue=venue", SIYI_KEY_UID, FALSE },
  { "session_leader", "SELECT * FROM session_leader WHERE session IN " S, "session=session leader=leader",
    SIYI_KEY_NONE, FALSE },
  { "session_step", "SELECT * FROM session_step WHERE session IN " S, "session=session", SIYI_KEY_NONE, FALSE },
  { "session_change", "SELECT * FROM session_change WHERE session IN " S, "session=session other=session",
    SIYI_KEY_NONE, FALSE },
  { "excuse", "SELECT * FROM excuse WHERE session IN " S, "session=session", SIYI_KEY_NONE, FALSE },
  { "petition_case", "SELECT * FROM petition_case WHERE id IN " C, "case_leader=leader", SIYI_KEY_NUMBER, FALSE },
  { "case_link", "SELECT * FROM case_link WHERE case_a IN " C " AND case_b IN " C,
    "case_a=petition_case case_b=petition_case", SIYI_KEY_NONE, TRUE },
  { "case_charge", "SELECT * FROM case_charge WHERE case_id IN " C, "case_id=petition_case leader=leader",
    SIYI_KEY_NONE, FALSE },
  { "case_charge_line", "SELECT * FROM case_charge_line WHERE charge IN (SELECT id FROM case_charge "
    "WHERE case_id IN " C ")", "charge=case_charge", SIYI_KEY_NONE, FALSE },
  { "case_retention", "SELECT * FROM case_retention WHERE case_id IN " C, "case_id=petition_case",
    SIYI_KEY_NONE, FALSE },
  { "recusal", "SELECT * FROM recusal WHERE case_id IN " C, "case_id=petition_case leader=leader",
    SIYI_KEY_NONE, FALSE },
  { "visit", "SELECT * FROM visit WHERE id IN " V, "case_id=petition_case session=session",
    SIYI_KEY_SERIAL, FALSE },
  { "national_item", "SELECT * FROM national_item WHERE visit IN " V, "visit=visit", SIYI_KEY_NONE, FALSE },
  { "petitioner", "SELECT * FROM petitioner WHERE visit IN " V, "visit=visit", SIYI_KEY_NONE, FALSE },
  { "instruction", "SELECT * FROM instruction WHERE visit IN " V, "visit=visit leader=leader",
    SIYI_KEY_NONE, FALSE },
  { "record_addition", "SELECT * FROM record_addition WHERE visit IN " V, "visit=visit", SIYI_KEY_NONE, FALSE },
  { "record_signature", "SELECT * FROM record_signature WHERE visit IN " V, "visit=visit", SIYI_KEY_NONE, FALSE },
  { "signin_difference", "SELECT * FROM signin_difference WHERE visit IN " V, "visit=visit",
    SIYI_KEY_NONE, FALSE },
  { "task", "SELECT * FROM task WHERE visit IN " V, "visit=visit", SIYI_KEY_NONE, FALSE },
  { "task_unit", "SELECT * FROM task_unit WHERE task IN " T, "task=task unit=unit", SIYI_KEY_NONE, FALSE },
  { "task_step", "SELECT * FROM task_step WHERE task IN " T " ORDER BY id",
    "task=task unit=unit corrects=task_step", SIYI_KEY_NONE, FALSE },
  { "paper", "SELECT * FROM paper WHERE task IN " T " OR (task IS NULL AND case_id IN " C ")",
    "task=task case_id=petition_case step=task_step", SIYI_KEY_UID, TRUE },
  { "file", "SELECT * FROM file WHERE id IN " F " OR id IN (SELECT proof FROM notice WHERE id IN " N ")",
    "case_id=petition_case session=session", SIYI_KEY_UID, FALSE },
  { "event", "SELECT * FROM event WHERE case_id IN " C, "case_id=petition_case unit=unit file=file",
    SIYI_KEY_NONE, FALSE },
  { "photo", "SELECT id, uid, session, visit, file, derived_from, ordinal, kind, taken, width, height, what, "
    "time_text, place, people, background, photographer, caption, mask, consent, publish, has_location, "
    "row_state FROM photo WHERE session IN " S " AND row_state = 0 AND file IN " F " ORDER BY id",
    "session=session visit=visit file=file derived_from=photo", SIYI_KEY_UID, FALSE },
  { "signature", "SELECT * FROM signature WHERE session IN " S, "session=session visit=visit scan=file",
    SIYI_KEY_NONE, FALSE },
  { "signin_sheet", "SELECT * FROM signin_sheet WHERE session IN " S " AND row_state = 0 AND file IN " F,
    "session=session file=file", SIYI_KEY_NONE, FALSE },
  { "notice", "SELECT * FROM notice WHERE id IN " N " ORDER BY id", "corrects=notice session=session proof=file",
    SIYI_KEY_UID, TRUE },
  { "notice_post", "SELECT * FROM notice_post WHERE notice IN " N, "notice=notice proof=file",
    SIYI_KEY_NONE, FALSE },
  { NULL, NULL, NULL, SIYI_KEY_NONE, FALSE },
};

#define AS_TEXT(set) "(SELECT CAST (value AS TEXT) FROM json_each (" set "))"

static const char sql_audit[] =
  "SELECT seq, action, at, who, verb, entity, entity_id, change, hash FROM audit WHERE "
  "(entity = 'session' AND entity_id IN " AS_TEXT ("?1") ") OR "
  "(entity = 'visit' AND entity_id IN " AS_TEXT ("?2") ") OR "
  "(entity = 'petition_case' AND entity_id IN " AS_TEXT ("?3") ") OR "
  "(entity = 'task' AND entity_id IN (SELECT CAST (id AS TEXT) FROM task WHERE visit IN " V ")) "
  "ORDER BY seq";

static gboolean
write_text (GOutputStream *out,
            GString       *text,
            GCancellable  *cancellable,
            GError       **error)
{
  const gboolean written = g_output_stream_write_all (out, text->str, text->len, NULL, cancellable, error);

  g_string_truncate (text, 0);

  return written;
}

static void
add_row (GString      *out,
         sqlite3_stmt *row)
{
  g_string_append_c (out, '{');
  for (int i = 0; i < sqlite3_column_count (row); i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      siyi_json_add_text (out, sqlite3_column_name (row, i));
      g_string_append_c (out, ':');
      siyi_json_add_value (out, sqlite3_column_value (row, i), MOST_BLOB);
    }
  g_string_append_c (out, '}');
}

static gboolean
write_rows (SiyiDb         *db,
            sqlite3_stmt   *row,
            const char     *table,       /* (nullable) bare rows */
            GOutputStream  *out,
            GCancellable   *cancellable,
            GError        **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  GError *failed = NULL;
  gboolean written = row != NULL;

  if (row == NULL)
    return FALSE;
  while (written && siyi_db_row (db, row, &failed))
    {
      if (table != NULL)
        g_string_append_printf (text, "[\"%s\",", table);
      add_row (text, row);
      g_string_append (text, table != NULL ? "],\n" : "\n");
      written = write_text (out, text, cancellable, error);
    }
  if (!written)
    {
      siyi_db_release (db, row);
      return FALSE;
    }

  return siyi_db_done (db, row, failed, error);
}

/**
 * siyi_records_write:
 * @out: for the JSON; not closed
 *
 * Returns: whether all rows are written
 */
gboolean
siyi_records_write (SiyiDb                 *db,
                    const SiyiPackageScope *scope,
                    GOutputStream          *out,
                    GCancellable           *cancellable,
                    GError                **error)
{
  g_autoptr(GString) text = g_string_new (SIYI_RECORDS_HEAD "\n");

  if (!write_text (out, text, cancellable, error))
    return FALSE;
  for (const SiyiRecordTable *table = siyi_record_tables; table->table != NULL; table++)
    if (!write_rows (db, siyi_db_ask (db, error, table->sql, "ttt", scope->sets[0], scope->sets[1],
                                      scope->sets[2]),
                     table->table, out, cancellable, error))
      return FALSE;
  g_string_append (text, "[\"end\",{}]\n]}\n");

  return write_text (out, text, cancellable, error);
}

/**
 * siyi_records_write_audit:
 * @out: for the lines; not closed
 *
 * Each line as it is in the chain; the last one tells the head of the chain, by which a later cut or
 * change of the archive's trail is seen.
 *
 * Returns: whether all lines are written
 */
gboolean
siyi_records_write_audit (SiyiDb                 *db,
                          const SiyiPackageScope *scope,
                          GOutputStream          *out,
                          GCancellable           *cancellable,
                          GError                **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *hash = NULL;
  gint64 seq;

  if (!write_rows (db, siyi_db_ask (db, error, sql_audit, "ttt", scope->sets[0], scope->sets[1], scope->sets[2]),
                   NULL, out, cancellable, error) ||
      !siyi_audit_head (db, &seq, &hash, error))
    return FALSE;
  g_string_append_printf (text, "{\"head\":{\"seq\":%" G_GINT64_FORMAT ",\"hash\":\"%s\"}}\n", seq, hash);

  return write_text (out, text, cancellable, error);
}
