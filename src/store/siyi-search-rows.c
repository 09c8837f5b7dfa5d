/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case's search row from its stored records. It is the same text that a takeover writes straight
 * from its records (siyi-record-search.c): a test compares them. A case in the bin has none. */
#include "siyi-search-store.h"

#include "siyi-pinyin.h"
#include "siyi-search.h"

static const char sql_delete_row[] =
  "DELETE FROM case_text WHERE rowid = ?";
static const char sql_insert_row[] =
  "INSERT INTO case_text (rowid, han, pinyin, digits) VALUES (?, ?, ?, ?)";
static const char sql_set[] =
  "INSERT INTO case_text (case_text, rank) VALUES (?, ?)";
static const char sql_load_case[] =
  "SELECT title, facts, class, case_leader_name, number, national_number, problem_place "
  "FROM petition_case WHERE id = ? AND row_state <> 2";

/* Each answers with texts of the case's visits; how they are read stands in sources[]. */
static const char sql_visits[] =
  "SELECT visitors, address FROM visit WHERE case_id = ? AND row_state <> 2";
static const char sql_petitioners[] =
  "SELECT p.name FROM petitioner p JOIN visit v ON v.id = p.visit "
  "WHERE v.case_id = ? AND v.row_state <> 2";
static const char sql_numbers[] =
  "SELECT p.phone, p.id_number FROM petitioner p JOIN visit v ON v.id = p.visit "
  "WHERE v.case_id = ? AND v.row_state <> 2";
static const char sql_opinions[] =
  "SELECT i.body, NULL FROM instruction i JOIN visit v ON v.id = i.visit "
  "WHERE v.case_id = ? AND v.row_state <> 2";
static const char sql_progress[] =
  "SELECT t.progress, t.handler FROM task t JOIN visit v ON v.id = t.visit "
  "WHERE v.case_id = ? AND v.row_state <> 2";
static const char sql_units[] =
  "SELECT DISTINCT u.name, n.short_name FROM task_unit u JOIN task t ON t.id = u.task "
  "JOIN visit v ON v.id = t.visit LEFT JOIN unit n ON n.id = u.unit "
  "WHERE v.case_id = ? AND v.row_state <> 2";
static const char sql_leaders[] =
  "SELECT DISTINCT l.name FROM session_leader l JOIN visit v ON v.session = l.session "
  "WHERE v.case_id = ? AND v.row_state <> 2";

typedef enum
{
  AS_TEXT = 1,
  AS_PERSON = 2,     /* pinyin of a person's name */
  AS_NAME = 4,       /* pinyin of another name */
  AS_DIGITS = 8,
} Reading;

static const struct { const char *sql; Reading reading; } sources[] = {
  { sql_visits, AS_TEXT },
  { sql_petitioners, AS_TEXT | AS_PERSON },
  { sql_numbers, AS_DIGITS },
  { sql_opinions, AS_TEXT },
  { sql_progress, AS_TEXT },
  { sql_units, AS_TEXT | AS_NAME },
  { sql_leaders, AS_TEXT | AS_PERSON },
};

typedef struct
{
  GString *han, *pinyin, *digits;
} Texts;

static void
add_line (GString    *out,
          const char *text)
{
  g_string_append (out, text);
  g_string_append_c (out, '\n');
}

static void
add_text (Texts      *texts,
          const char *text,
          Reading     reading)
{
  if (text == NULL || *text == '\0')
    return;

  if (reading & AS_TEXT)
    add_line (texts->han, text);
  if (reading & AS_DIGITS)
    add_line (texts->digits, text);
  if (reading & (AS_PERSON | AS_NAME))
    {
      g_autofree char *pinyin = siyi_pinyin_search_text (text, (reading & AS_PERSON) != 0);

      add_line (texts->pinyin, pinyin);
    }
}

static gboolean
gather (SiyiDb      *db,
        gint64       case_id,
        const char  *sql,
        Reading      reading,
        Texts       *texts,
        GError     **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql, "l", case_id);
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  while (siyi_db_row (db, row, &failed))
    for (int i = 0; i < sqlite3_column_count (row); i++)
      add_text (texts, siyi_column_text (row, i), reading);

  return siyi_db_done (db, row, failed, error);
}

static gboolean
gather_case (SiyiDb    *db,
             gint64     case_id,
             Texts     *texts,
             gboolean  *binned,
             GError   **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_load_case, "l", case_id);
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  *binned = !siyi_db_row (db, row, &failed);
  for (int i = 0; !*binned && i < 7; i++)
    add_text (texts, siyi_column_text (row, i),
              i == 3 ? AS_TEXT | AS_PERSON : i == 4 || i == 5 ? AS_DIGITS | AS_TEXT : AS_TEXT);

  return siyi_db_done (db, row, failed, error);
}

static gboolean
write_row (SiyiDb       *db,
           gint64        case_id,
           const Texts  *texts,
           GError      **error)
{
  g_autofree char *han = siyi_search_fold_han (texts->han->str);
  g_autofree char *digits = siyi_search_fold_digits (texts->digits->str);

  return siyi_db_run (db, error, sql_insert_row, "lttt", case_id, han, texts->pinyin->str, digits);
}

/**
 * siyi_search_row_refresh:
 *
 * Makes the case's search row anew within the open action.
 *
 * Returns: whether it was done
 */
gboolean
siyi_search_row_refresh (SiyiDb  *db,
                         gint64   case_id,
                         GError **error)
{
  g_autoptr(GString) han = g_string_new (NULL);
  g_autoptr(GString) pinyin = g_string_new (NULL);
  g_autoptr(GString) digits = g_string_new (NULL);
  Texts texts = { han, pinyin, digits };
  gboolean binned;

  if (!siyi_db_run (db, error, sql_delete_row, "l", case_id) ||
      !gather_case (db, case_id, &texts, &binned, error))
    return FALSE;
  if (binned)
    return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    if (!gather (db, case_id, sources[i].sql, sources[i].reading, &texts, error))
      return FALSE;

  return write_row (db, case_id, &texts, error);
}

/**
 * siyi_search_bulk:
 *
 * FTS5 writes a segment whenever its hash is full, and merges segments as it goes. In a takeover the
 * hash may be larger, which the memory bounds, and no segment is merged: later writes do that bit
 * by bit.
 *
 * Returns: whether the index took the settings
 */
gboolean
siyi_search_bulk (SiyiDb    *db,
                  gboolean   on,
                  GError   **error)
{
  enum { NORMAL_BYTES = 1024 * 1024, BULK_BYTES = 16 * 1024 * 1024, NORMAL_SEGMENTS = 4 };

  return siyi_db_run (db, error, sql_set, "ti", "hashsize", on ? BULK_BYTES : NORMAL_BYTES) &&
         siyi_db_run (db, error, sql_set, "ti", "automerge", on ? 0 : NORMAL_SEGMENTS);
}
