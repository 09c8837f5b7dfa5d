/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The four archives of all sessions of a year from one question, a row a visit: the columns and the
 * rules are those a single session is counted by (siyi-schedule-counts.c, siyi-signin-count.c). On an
 * archive's thread. */
#include "siyi-year-store.h"

#include "siyi-reception-private.h"
#include "siyi-schedule-private.h"
#include "siyi-words.h"

enum
{
  COLUMN_ID, COLUMN_DAY, COLUMN_STATE, COLUMN_LEADERS, COLUMN_PHOTOS, COLUMN_OVERVIEW, COLUMN_SIGNIN_VIEW,
  COLUMN_VIEWS, COLUMN_EXCUSED, COLUMN_LOOSE, COLUMN_SHEET_HEADS, COLUMN_SHEETS, COLUMN_OTHER_DAY,
  COLUMN_VISIT, COLUMN_HEADS,
  COLUMN_LACKS = COLUMN_HEADS + 6,
};

#define VIEW(kind) \
  "EXISTS (SELECT 1 FROM photo WHERE session = n.id AND row_state = 0 AND derived_from IS NULL " \
  "AND coalesce (caption, '') <> '' AND kind = '" kind "')"

static const char sql_year[] =
  "WITH y AS MATERIALIZED (SELECT n.id, n.day, n.state, n.part, n.from_time, "
  "(SELECT group_concat (name, ?3) FROM (SELECT l.name FROM session_leader l WHERE l.session = n.id "
  " AND l.role = (SELECT max (role) FROM session_leader WHERE session = n.id) ORDER BY l.ordinal)) AS leaders, "
  "(SELECT count (*) FROM photo WHERE session = n.id AND row_state = 0 AND derived_from IS NULL) AS photos, "
  VIEW ("overview") " AS overview, " VIEW ("sign-in") " AS signin_view, "
  SIYI_VIEWS_COLUMN ("n.id") " AS views, " SIYI_EXCUSED_COLUMN ("n.id") " AS excused, "
  SIYI_LOOSE_COLUMN ("n.id") " AS loose, " SIYI_SHEET_HEADS_COLUMN ("n.id") " AS sheet_heads, "
  "(SELECT count (*) FROM signin_sheet WHERE session = n.id AND part = 'B' AND row_state = 0) AS sheets, "
  "(SELECT count (*) FROM photo WHERE session = n.id AND row_state = 0 AND derived_from IS NULL "
  " AND substr (taken, 1, 10) <> n.day) AS other_day "
  "FROM session n WHERE n.day >= ?1 AND n.day <= ?2 AND n.state NOT IN ('cancelled', 'binned')) "
  "SELECT y.id, y.day, y.state, y.leaders, y.photos, y.overview, y.signin_view, y.views, y.excused, y.loose, "
  "y.sheet_heads, y.sheets, y.other_day, v.id, " SIYI_HEADS_COLUMNS ", " SIYI_LACKS_COLUMNS
  "FROM y LEFT JOIN visit v ON v.session = y.id AND v.row_state = 0 "
  "LEFT JOIN petition_case c ON c.id = v.case_id LEFT JOIN signin_difference d ON d.visit = v.id "
  "ORDER BY y.day, y.part IS 'pm', length (y.from_time), y.from_time, y.id";
static const char sql_span[] =
  "SELECT min (day), max (day) FROM session WHERE day >= '' AND state NOT IN ('cancelled', 'binned')";

void
siyi_year_session_free (SiyiYearSession *session)
{
  g_free (session->leaders);
  g_free (session);
}

static SiyiYearSession *
read_session (sqlite3_stmt *row)
{
  SiyiYearSession *self = g_new0 (SiyiYearSession, 1);

  self->id = sqlite3_column_int64 (row, COLUMN_ID);
  self->day = siyi_column_day (row, COLUMN_DAY);
  self->state = siyi_session_state_parse (siyi_column_text (row, COLUMN_STATE));
  self->leaders = siyi_column_dup (row, COLUMN_LEADERS);
  self->n_photos = sqlite3_column_int (row, COLUMN_PHOTOS);
  self->overview = sqlite3_column_int (row, COLUMN_OVERVIEW) != 0;
  self->signin_view = sqlite3_column_int (row, COLUMN_SIGNIN_VIEW) != 0;
  self->n_other_day = sqlite3_column_int (row, COLUMN_OTHER_DAY);
  self->n_sheets = sqlite3_column_int (row, COLUMN_SHEETS);

  return self;
}

static void
add_visit (SiyiYearSession *self,
           sqlite3_stmt    *row)
{
  const gboolean came = sqlite3_column_int (row, COLUMN_HEADS) != 0;

  self->n_visits += came;
  self->n_unsigned += siyi_pieces_add_visit (self->pieces, !came, came ? siyi_column_lacks (row, COLUMN_LACKS) : 0,
                                             siyi_column_signed (row, COLUMN_LACKS));
  siyi_column_heads (row, COLUMN_HEADS, &self->pieces[SIYI_PIECE_SIGNIN]);
}

/* What a row tells of its session, for the moment when all visits are counted. */
typedef struct { SiyiYearSession *session; int views, loose, sheet_heads; char *excused; } Open;

static void
settle (Open *open)
{
  if (open->session == NULL)
    return;

  siyi_pieces_set_papers (open->session->pieces, open->views, open->excused);
  siyi_heads_settle (&open->session->pieces[SIYI_PIECE_SIGNIN], open->loose, open->sheet_heads);
  g_clear_pointer (&open->excused, g_free);
  open->session = NULL;
}

static void
begin (Open         *open,
       sqlite3_stmt *row)
{
  settle (open);
  *open = (Open) { read_session (row), sqlite3_column_int (row, COLUMN_VIEWS), sqlite3_column_int (row, COLUMN_LOOSE),
                   sqlite3_column_int (row, COLUMN_SHEET_HEADS), siyi_column_dup (row, COLUMN_EXCUSED) };
}

/* As a single session's state is read: a planned one to which somebody came is held when its day is over. */
static void
judge (SiyiYearSession *self,
       SiyiDay          today)
{
  if ((self->state == SIYI_SESSION_PLANNED || self->state == SIYI_SESSION_PUBLISHED) && self->n_visits > 0 &&
      self->day < today)
    self->state = SIYI_SESSION_HELD;
}

/**
 * siyi_year_sessions_load:
 * @year: a calendar year
 *
 * Returns: (transfer full) (element-type SiyiYearSession): those that were not cancelled
 */
GPtrArray *
siyi_year_sessions_load (SiyiDb   *db,
                         int       year,
                         GError  **error)
{
  g_autoptr(GPtrArray) sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_year_session_free);
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_year, "ddt", siyi_day_new (year, 1, 1), siyi_day_new (year, 12, 31),
                                   siyi_word ("store", "list-mark"));
  Open open = { 0 };
  GError *failed = NULL;

  if (row == NULL)
    return NULL;

  while (siyi_db_row (db, row, &failed))
    {
      if (open.session == NULL || open.session->id != sqlite3_column_int64 (row, COLUMN_ID))
        {
          begin (&open, row);
          g_ptr_array_add (sessions, open.session);
        }
      if (sqlite3_column_type (row, COLUMN_VISIT) != SQLITE_NULL)
        add_visit (open.session, row);
    }
  settle (&open);
  for (guint i = 0; i < sessions->len; i++)
    judge (g_ptr_array_index (sessions, i), siyi_db_today (db));

  return siyi_db_done (db, row, failed, error) ? g_steal_pointer (&sessions) : NULL;
}

/**
 * siyi_year_span_load:
 * @first: (out): year of the first session; 0: there is none
 * @last: (out): year of the last one
 */
gboolean
siyi_year_span_load (SiyiDb   *db,
                     int      *first,
                     int      *last,
                     GError  **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_span, "");
  GError *failed = NULL;

  *first = *last = 0;
  if (row == NULL)
    return FALSE;
  if (siyi_db_row (db, row, &failed) && sqlite3_column_type (row, 0) != SQLITE_NULL)
    {
      *first = siyi_day_year (siyi_column_day (row, 0));
      *last = siyi_day_year (siyi_column_day (row, 1));
    }

  return siyi_db_done (db, row, failed, error);
}
