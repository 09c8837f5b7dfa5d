/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session as its page shows it: the plan, the queue, the four ones, the three stages. On any of
 * an archive's threads. */
#include "siyi-reception-private.h"

#include "siyi-cover.h"

static const char sql_session[] =
  "SELECT recorder, accompany, began, ended, "
  "CASE WHEN state = 'cancelled' THEN 0 ELSE (SELECT count (*) FROM session o "
  " WHERE o.day >= substr (s.day, 1, 4) AND o.day <= s.day AND o.state NOT IN ('cancelled', 'binned') "
  " AND (o.day, coalesce (o.part, '') = 'pm', length (coalesce (o.from_time, '')), "
  "  coalesce (o.from_time, ''), o.id) <= (s.day, coalesce (s.part, '') = 'pm', "
  "  length (coalesce (s.from_time, '')), coalesce (s.from_time, ''), s.id)) END "
  "FROM session s WHERE s.id = ?";
static const char sql_queue[] =
  "SELECT v.id, v.case_id, v.version, v.queue, v.appointed, v.arrived, v.called, v.gone, "
  "v.visitors, v.masked, c.title, c.number, coalesce (v.serial, 0), v.persons, v.representatives, "
  "v.concerned, v.first, c.restricted, v.booked = 0, v.sealed_at IS NOT NULL, v.on_the_spot, "
  "EXISTS (SELECT 1 FROM instruction WHERE visit = v.id), "
  "EXISTS (SELECT 1 FROM task WHERE visit = v.id AND state <> 'void'), " SIYI_LACKS_COLUMNS
  "FROM visit v JOIN petition_case c ON c.id = v.case_id WHERE v.session = ?1 AND v.row_state = 0 "
  "ORDER BY v.serial, v.id";
static const char sql_excuses[] =
  "SELECT piece, reason FROM excuse WHERE session = ?";
static const char sql_photos[] =
  "SELECT count (*), sum (coalesce (caption, '') = '' OR coalesce (what, '') = '' OR "
  "coalesce (time_text, '') = '' OR coalesce (place, '') = '' OR coalesce (people, '') = '' OR "
  "coalesce (background, '') = '' OR coalesce (photographer, '') = ''), max (kind IS 'overview'), "
  "max (kind IS 'sign-in'), max (kind IS 'papers'), "
  "(SELECT count (*) FROM signin_sheet WHERE session = ?1 AND row_state = 0), "
  "(SELECT min (serial) FROM visit WHERE session = ?1 AND row_state = 0), "
  "(SELECT max (serial) FROM visit WHERE session = ?1 AND row_state = 0) "
  "FROM photo WHERE session = ?1 AND row_state = 0 AND derived_from IS NULL";

void
siyi_queue_line_free (SiyiQueueLine *line)
{
  g_free (line->appointed);
  g_free (line->arrived);
  g_free (line->called);
  g_free (line->gone);
  g_free (line->visitors);
  g_free (line->masked);
  g_free (line->title);
  g_free (line->case_number);
  g_free (line);
}

void
siyi_reception_free (SiyiReception *self)
{
  g_clear_pointer (&self->session, siyi_planned_free);
  g_free (self->recorder);
  g_free (self->accompany);
  g_free (self->began);
  g_free (self->ended);
  g_clear_pointer (&self->queue, g_ptr_array_unref);
  for (int i = 0; i < SIYI_N_PIECES; i++)
    g_free (self->excuses[i]);
  g_free (self);
}

/* What was registered at the desk of a running session has come; of a past one it has left. */
static SiyiQueue
queue_of (const char *word,
          gboolean    is_over)
{
  for (int i = 0; word != NULL && i < SIYI_N_QUEUES; i++)
    if (g_str_equal (word, siyi_queue_word ((SiyiQueue) i)))
      return (SiyiQueue) i;

  return is_over ? SIYI_QUEUE_LEFT : SIYI_QUEUE_ARRIVED;
}

static SiyiQueueLine *
read_line (sqlite3_stmt *row,
           gboolean      is_over)
{
  SiyiQueueLine *line = g_new0 (SiyiQueueLine, 1);

  line->visit = sqlite3_column_int64 (row, 0);
  line->case_id = sqlite3_column_int64 (row, 1);
  line->version = sqlite3_column_int (row, 2);
  line->queue = queue_of (siyi_column_text (row, 3), is_over);
  line->appointed = siyi_column_dup (row, 4);
  line->arrived = siyi_column_dup (row, 5);
  line->called = siyi_column_dup (row, 6);
  line->gone = siyi_column_dup (row, 7);
  line->visitors = siyi_column_dup (row, 8);
  line->masked = siyi_column_dup (row, 9);
  line->title = siyi_column_dup (row, 10);
  line->case_number = siyi_column_dup (row, 11);
  line->serial = sqlite3_column_int (row, 12);
  line->persons = sqlite3_column_int (row, 13) > 0 ? sqlite3_column_int (row, 13) : -1;
  line->representatives = siyi_column_int (row, 14, -1);
  line->concerned = siyi_column_int (row, 15, -1);
  line->first = siyi_column_int (row, 16, -1);
  line->restricted = sqlite3_column_int (row, 17) != 0;
  line->walk_in = sqlite3_column_int (row, 18) != 0;
  line->sealed = sqlite3_column_int (row, 19) != 0;
  line->on_the_spot = siyi_column_int (row, 20, -1);
  line->has_instruction = sqlite3_column_int (row, 21) != 0;
  line->has_task = sqlite3_column_int (row, 22) != 0;
  line->lacks = siyi_column_lacks (row, 23);

  return line;
}

static const char *
time_of (const SiyiQueueLine *line)
{
  switch (line->queue)
    {
    case SIYI_QUEUE_BOOKED:
      return line->appointed;
    case SIYI_QUEUE_ARRIVED:
      return line->arrived;
    case SIYI_QUEUE_IN:
    case SIYI_QUEUE_LEFT:
    case SIYI_N_QUEUES:
    default:
      return line->called;
    }
}

/* In, arrived, booked, left; each by its time, those without one behind. */
static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  static const int rank[SIYI_N_QUEUES] = {
    [SIYI_QUEUE_IN] = 0, [SIYI_QUEUE_ARRIVED] = 1, [SIYI_QUEUE_BOOKED] = 2, [SIYI_QUEUE_LEFT] = 3,
  };
  const SiyiQueueLine *x = *(SiyiQueueLine * const *) a;
  const SiyiQueueLine *y = *(SiyiQueueLine * const *) b;
  const char *s = time_of (x);
  const char *t = time_of (y);

  if (rank[x->queue] != rank[y->queue])
    return rank[x->queue] - rank[y->queue];
  if ((s == NULL) != (t == NULL))
    return s == NULL ? 1 : -1;
  if (g_strcmp0 (s, t) != 0)
    return g_strcmp0 (s, t);

  return x->serial != y->serial ? x->serial - y->serial : x->visit > y->visit ? 1 : -1;
}

static gboolean
load_session (SiyiDb         *db,
              SiyiReception  *self,
              GError        **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_session, "l", self->session->id);
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  if (siyi_db_row (db, row, &failed))
    {
      self->recorder = siyi_column_dup (row, 0);
      self->accompany = siyi_column_dup (row, 1);
      self->began = siyi_column_dup (row, 2);
      self->ended = siyi_column_dup (row, 3);
      self->number = sqlite3_column_int (row, 4);
    }

  return siyi_db_done (db, row, failed, error);
}

static gboolean
load_queue (SiyiDb         *db,
            SiyiReception  *self,
            GError        **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_queue, "l", self->session->id);
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  while (siyi_db_row (db, row, &failed))
    g_ptr_array_add (self->queue, read_line (row, self->facts.is_over));
  g_ptr_array_sort (self->queue, compare_lines);

  return siyi_db_done (db, row, failed, error);
}

static gboolean
load_excuses (SiyiDb         *db,
              SiyiReception  *self,
              GError        **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_excuses, "l", self->session->id);
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  while (siyi_db_row (db, row, &failed))
    for (int i = 0; i < SIYI_N_PIECES; i++)
      if (g_strcmp0 (siyi_column_text (row, 0), siyi_piece_word ((SiyiPiece) i)) == 0)
        self->excuses[i] = siyi_column_dup (row, 1);

  return siyi_db_done (db, row, failed, error);
}

static gboolean
load_papers (SiyiDb         *db,
             SiyiReception  *self,
             GError        **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_photos, "l", self->session->id);
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  if (siyi_db_row (db, row, &failed))
    {
      self->n_photos = sqlite3_column_int (row, 0);
      self->n_photos_uncaptioned = sqlite3_column_int (row, 1);
      for (int i = 0; i < 3; i++)
        self->views[i] = sqlite3_column_int (row, 2 + i) != 0;
      self->n_sheets = sqlite3_column_int (row, 5);
      self->first_serial = sqlite3_column_int (row, 6);
      self->last_serial = sqlite3_column_int (row, 7);
    }

  return siyi_db_done (db, row, failed, error);
}

static gboolean
load_all (SiyiDb         *db,
          SiyiReception  *self,
          SiyiDay         today,
          GError        **error)
{
  const SiyiPlanned *session = self->session;

  if (!load_session (db, self, error))
    return FALSE;

  self->facts.is_over = self->ended != NULL || session->state == SIYI_SESSION_HELD ||
                        (session->day != SIYI_DAY_NONE && session->day < today);

  return load_queue (db, self, error) && load_excuses (db, self, error) &&
         load_papers (db, self, error) && siyi_reception_load_facts (db, self, today, error);
}

/**
 * siyi_reception_load:
 * @today: decides with the session's day whether it is over
 *
 * Returns: (transfer full): the session, one state of the archive; %NULL with NOT_FOUND
 */
SiyiReception *
siyi_reception_load (SiyiDb   *db,
                     gint64    session,
                     SiyiDay   today,
                     GError  **error)
{
  g_autoptr(SiyiReception) self = g_new0 (SiyiReception, 1);
  gboolean held = siyi_db_hold (db);
  gboolean ok;

  self->queue = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_queue_line_free);
  self->session = siyi_planned_load_one (db, session, error);
  ok = self->session != NULL && load_all (db, self, today, error);
  for (guint i = 0; ok && i < self->queue->len; i++)
    siyi_cover_queue_line (db, g_ptr_array_index (self->queue, i));
  siyi_db_let_go (db, held);
  if (!ok)
    return NULL;

  self->stages = siyi_stages_read (&self->facts);

  return g_steal_pointer (&self);
}
