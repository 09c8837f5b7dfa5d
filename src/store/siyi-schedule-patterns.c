/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sessions of an ordinary month: half-days, venues, seats. On an archive's thread. */
#include "siyi-db-private.h"
#include "siyi-schedule-private.h"
#include "siyi-words.h"

static const char sql_load_patterns[] =
  "SELECT id, days, part, from_time, to_time, venue, method, seats FROM slot_pattern "
  "ORDER BY ordinal, id";
static const char sql_first_venue[] =
  "SELECT id FROM venue WHERE active = 1 ORDER BY id LIMIT 1";
static const char sql_last_place[] =
  "SELECT place FROM session WHERE place IS NOT NULL AND state <> 'binned' "
  "ORDER BY day DESC, id DESC LIMIT 1";
static const char sql_clear_patterns[] =
  "DELETE FROM slot_pattern";
static const char sql_insert_pattern[] =
  "INSERT INTO slot_pattern (ordinal, days, part, from_time, to_time, venue, method, seats) "
  "VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

void
siyi_slot_pattern_free (SiyiSlotPattern *pattern)
{
  g_free (pattern->days);
  g_free (pattern->from);
  g_free (pattern->to);
  g_free (pattern->method);
  g_free (pattern);
}

/* Shipped (domain, section 5.1, in turn on every working day). */
static SiyiSlotPattern *
default_pattern (SiyiDb *db)
{
  SiyiSlotPattern *pattern = g_new0 (SiyiSlotPattern, 1);

  pattern->days = g_strdup (siyi_word ("schedule-default", "days"));
  pattern->from = g_strdup (siyi_word ("schedule-default", "from"));
  pattern->to = g_strdup (siyi_word ("schedule-default", "to"));
  pattern->method = g_strdup (siyi_word ("schedule-default", "method"));
  pattern->venue = siyi_db_ask_int64 (db, 0, sql_first_venue, "");
  pattern->seats = 1;

  return pattern;
}

/**
 * siyi_slot_patterns_load:
 *
 * Returns: (transfer full) (element-type SiyiSlotPattern): the sessions of an ordinary month; the
 *   shipped one, with id 0, where the office has set none
 */
GPtrArray *
siyi_slot_patterns_load (SiyiDb  *db,
                         GError **error)
{
  g_autoptr(GPtrArray) patterns =
    g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_slot_pattern_free);
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_load_patterns, "");
  GError *failed = NULL;

  if (row == NULL)
    return NULL;

  while (siyi_db_row (db, row, &failed))
    {
      SiyiSlotPattern *pattern = g_new0 (SiyiSlotPattern, 1);

      pattern->id = sqlite3_column_int64 (row, 0);
      pattern->days = siyi_column_dup (row, 1);
      pattern->part = siyi_part_parse (siyi_column_text (row, 2));
      pattern->from = siyi_column_dup (row, 3);
      pattern->to = siyi_column_dup (row, 4);
      pattern->venue = sqlite3_column_int64 (row, 5);
      pattern->method = siyi_column_dup (row, 6);
      pattern->seats = sqlite3_column_int (row, 7);
      g_ptr_array_add (patterns, pattern);
    }
  if (!siyi_db_done (db, row, failed, error))
    return NULL;

  if (patterns->len == 0)
    g_ptr_array_add (patterns, default_pattern (db));

  return g_steal_pointer (&patterns);
}

/**
 * siyi_schedule_last_place:
 *
 * Returns: (transfer full) (nullable): where the latest session was held, for an office that keeps
 *   no list of venues
 */
char *
siyi_schedule_last_place (SiyiDb *db)
{
  return siyi_db_ask_text (db, sql_last_place, "");
}

/**
 * siyi_slot_patterns_save:
 * @patterns: (element-type SiyiSlotPattern): all of them, in their order
 */
gboolean
siyi_slot_patterns_save (SiyiDb     *db,
                         GPtrArray  *patterns,
                         GError    **error)
{
  gboolean ok;

  if (!siyi_db_begin (db, "schedule.patterns", FALSE, error))
    return FALSE;

  ok = siyi_db_run (db, error, sql_clear_patterns, "");
  for (guint i = 0; ok && i < patterns->len; i++)
    {
      const SiyiSlotPattern *pattern = g_ptr_array_index (patterns, i);

      ok = siyi_db_run (db, error, sql_insert_pattern, "itTttLti", (int) i, pattern->days,
                        siyi_part_word (pattern->part), pattern->from, pattern->to,
                        pattern->venue, pattern->method, pattern->seats);
    }
  if (ok)
    return siyi_db_commit (db, error);

  siyi_db_cancel (db);

  return FALSE;
}
