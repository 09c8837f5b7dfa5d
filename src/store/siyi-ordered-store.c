/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The instructions of one leader: those he gave by name, and those of nobody's name given in a
 * session he sat in (else was planned for). On an archive's thread. */
#include "siyi-ordered-store.h"

#include "siyi-cover.h"
#include "siyi-words.h"

/* An instruction has no id of its own: visit and ordinal in one number. */
#define ORDINALS 256

static const char sql_ordered_ids[] =
  "SELECT DISTINCT i.visit * 256 + i.ordinal FROM session_leader l "
  "JOIN visit v ON v.session = l.session JOIN instruction i ON i.visit = v.id "
  "WHERE l.leader = ?1 AND v.row_state = 0 AND (i.leader = ?1 OR (i.leader IS NULL "
  "AND l.role = (SELECT max (role) FROM session_leader WHERE session = l.session))) "
  "AND (?2 = 0 OR EXISTS (SELECT 1 FROM task WHERE visit = v.id AND state = 'open') "
  "OR (coalesce (v.on_the_spot, 0) = 0 "
  "AND NOT EXISTS (SELECT 1 FROM task WHERE visit = v.id AND state <> 'void'))) "
  "ORDER BY coalesce (i.day, v.day) DESC, i.visit DESC, i.ordinal DESC";
static const char sql_load_ordered[] =
  "SELECT v.id, c.id, v.session, coalesce (i.day, v.day), c.number, c.title, v.masked, i.body, "
  "c.restricted, v.on_the_spot, t.id, t.assigned, t.due, t.closed, t.state, "
  "(SELECT count(*) FROM task WHERE visit = v.id AND state = 'open'), "
  "EXISTS (SELECT 1 FROM task_step s WHERE s.task = t.id AND s.kind = 'answered') "
  "OR EXISTS (SELECT 1 FROM event e WHERE e.case_id = c.id AND (e.kind = 'replied' "
  "OR e.kind = 'opinion') AND e.day >= coalesce (i.day, v.day)) "
  "FROM instruction i JOIN visit v ON v.id = i.visit JOIN petition_case c ON c.id = v.case_id "
  "LEFT JOIN task t ON t.id = (SELECT id FROM task WHERE visit = v.id AND state <> 'void' "
  "ORDER BY state = 'open' DESC, due IS NULL, due, id DESC LIMIT 1) "
  "WHERE i.visit = ?1 AND i.ordinal = ?2 AND v.row_state = 0";
static const char sql_ordered_units[] =
  "SELECT group_concat (name, ?2) FROM (SELECT coalesce (u.short_name, tu.name) AS name "
  "FROM task_unit tu LEFT JOIN unit u ON u.id = tu.unit WHERE tu.task = ?1 ORDER BY tu.ordinal)";

void
siyi_ordered_free (SiyiOrdered *self)
{
  g_free (self->number);
  g_free (self->title);
  g_free (self->visitors);
  g_free (self->body);
  g_free (self->units);
  g_free (self);
}

static void
free_line (gpointer line)
{
  g_clear_pointer ((SiyiOrdered **) &line, siyi_ordered_free);
}

/**
 * siyi_ordered_word:
 *
 * Returns: (transfer none): the state's name for programs
 */
const char *
siyi_ordered_word (SiyiOrderedState state)
{
  static const char * const words[SIYI_N_ORDERED] = {
    "unassigned", "open", "due", "overdue", "answered", "closed",
  };

  return words[state];
}

/**
 * siyi_ordered_ids:
 *
 * Returns: (transfer full) (element-type gint64): the leader's instructions, newest first
 */
GArray *
siyi_ordered_ids (SiyiDb                  *db,
                  const SiyiOrderedQuery  *query,
                  GError                 **error)
{
  return siyi_db_ids (db, siyi_db_ask (db, error, sql_ordered_ids, "li", query->leader, (int) query->open_only), error);
}

/* A visit's tasks carry out all its instructions: the tightest open one tells the state. */
static SiyiOrderedState
state_of (const SiyiOrdered *line,
          gint64             task,
          gboolean           is_open,
          gboolean           answered,
          gboolean           on_the_spot,
          SiyiDay            today)
{
  if (task == 0)
    return on_the_spot ? SIYI_ORDERED_ANSWERED : SIYI_ORDERED_UNASSIGNED;
  if (!is_open)
    return SIYI_ORDERED_CLOSED;
  if (answered)
    return SIYI_ORDERED_ANSWERED;
  if (line->due == SIYI_DAY_NONE)
    return SIYI_ORDERED_OPEN;

  return line->due < today ? SIYI_ORDERED_OVERDUE : SIYI_ORDERED_DUE;
}

static SiyiLight
light_of (const SiyiOrdered *line,
          SiyiDay            today)
{
  switch (line->state)
    {
    case SIYI_ORDERED_CLOSED:
      return SIYI_LIGHT_DONE;
    case SIYI_ORDERED_DUE:
    case SIYI_ORDERED_OVERDUE:
      return siyi_light_of (line->assigned, line->due, SIYI_DAY_NONE, today);
    case SIYI_ORDERED_ANSWERED:
      return line->due != SIYI_DAY_NONE ? siyi_light_of (line->assigned, line->due, SIYI_DAY_NONE,
                                                         today)
                                        : SIYI_LIGHT_NONE;
    case SIYI_ORDERED_UNASSIGNED:
    case SIYI_ORDERED_OPEN:
    case SIYI_N_ORDERED:
    default:
      return SIYI_LIGHT_NONE;
    }
}

static SiyiOrdered *
read_line (SiyiDb       *db,
           sqlite3_stmt *row,
           gint64        id,
           SiyiDay       today)
{
  SiyiOrdered *line = g_new0 (SiyiOrdered, 1);
  const gint64 task = sqlite3_column_int64 (row, 10);

  line->id = id;
  line->visit = sqlite3_column_int64 (row, 0);
  line->case_id = sqlite3_column_int64 (row, 1);
  line->session = sqlite3_column_int64 (row, 2);
  line->day = siyi_column_day (row, 3);
  line->number = siyi_column_dup (row, 4);
  line->title = siyi_column_dup (row, 5);
  line->visitors = siyi_column_dup (row, 6);
  line->body = siyi_column_dup (row, 7);
  line->restricted = sqlite3_column_int (row, 8) != 0;
  line->assigned = siyi_column_day (row, 11);
  line->due = siyi_column_day (row, 12);
  line->closed = siyi_column_day (row, 13);
  line->state = state_of (line, task, sqlite3_column_int (row, 15) > 0,
                          sqlite3_column_int (row, 16) != 0,
                          siyi_column_int (row, 9, 0) == 1, today);
  line->light = light_of (line, today);
  if (task != 0)
    line->units = siyi_db_ask_text (db, sql_ordered_units, "lt", task,
                                    siyi_word ("store", "list-mark"));
  siyi_cover_ordered (db, line);

  return line;
}

/**
 * siyi_ordered_load:
 * @today: for states and lights
 *
 * Returns: (transfer full) (element-type SiyiOrdered): in the order of @ids; %NULL in the place of
 *   one that is gone
 */
GPtrArray *
siyi_ordered_load (SiyiDb        *db,
                   const gint64  *ids,
                   gsize          n_ids,
                   SiyiDay        today,
                   GError       **error)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_full ((guint) n_ids, free_line);

  for (gsize i = 0; i < n_ids; i++)
    {
      sqlite3_stmt *row = siyi_db_ask (db, error, sql_load_ordered, "li", ids[i] / ORDINALS,
                                       (int) (ids[i] % ORDINALS));
      GError *failed = NULL;

      if (row == NULL)
        return NULL;

      g_ptr_array_add (lines, siyi_db_row (db, row, &failed) ? read_line (db, row, ids[i], today)
                                                             : NULL);
      if (!siyi_db_done (db, row, failed, error))
        return NULL;
    }

  return g_steal_pointer (&lines);
}
