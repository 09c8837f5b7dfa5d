/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaders and when they are away. On an archive's thread. */
#include "siyi-office-store.h"

#include "siyi-db-private.h"
#include "siyi-leaders-private.h"
#include "siyi-sort.h"

static const char sql_load_leaders[] =
  "SELECT l.id, l.name, l.rank, l.monthly, l.active, p.post, p.portfolio, "
  "l.monthly_day, l.from_day FROM leader l "
  "LEFT JOIN leader_post p ON p.id = (SELECT id FROM leader_post WHERE leader = l.id "
  "AND (from_day IS NULL OR from_day <= ?2) AND (to_day IS NULL OR to_day >= ?2) "
  "ORDER BY from_day DESC LIMIT 1) "
  "WHERE l.active >= ?1 ORDER BY l.active DESC, l.rank, l.id";
static const char sql_load_leave[] =
  "SELECT from_day, to_day, part, reason FROM leader_leave WHERE leader = ? ORDER BY from_day, id";
/* Who comes when others have been receiving already joins from today on. */
static const char sql_insert_leader[] =
  "INSERT INTO leader (uid, name, rank, monthly, active, pinyin_key, stroke_key, monthly_day, "
  "from_day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, coalesce (?9, CASE WHEN EXISTS "
  "(SELECT 1 FROM session_leader WHERE leader IS NOT NULL) THEN ?10 END))";
static const char sql_update_leader[] =
  "UPDATE leader SET name = ?2, rank = ?3, monthly = ?4, active = ?5, pinyin_key = ?6, "
  "stroke_key = ?7, monthly_day = CASE WHEN ?8 IS NULL THEN monthly_day ELSE nullif (?8, '') END, "
  "from_day = coalesce (?9, from_day) WHERE id = ?1";
static const char sql_clear_leave[] =
  "DELETE FROM leader_leave WHERE leader = ?";
static const char sql_insert_leave[] =
  "INSERT INTO leader_leave (leader, from_day, to_day, part, reason) VALUES (?, ?, ?, ?, ?)";
static const char sql_find_leader[] =
  "SELECT id FROM leader WHERE name = ? ORDER BY active DESC, id LIMIT 1";

static void
leave_clear (gpointer data)
{
  SiyiLeave *leave = data;

  g_free (leave->part);
  g_free (leave->reason);
}

/**
 * siyi_leave_array_new:
 *
 * Returns: (transfer full) (element-type SiyiLeave): empty; owns the texts of what is appended
 */
GArray *
siyi_leave_array_new (void)
{
  GArray *leave = g_array_new (FALSE, TRUE, sizeof (SiyiLeave));

  g_array_set_clear_func (leave, leave_clear);

  return leave;
}

void
siyi_leader_free (SiyiLeader *leader)
{
  g_free (leader->name);
  g_free (leader->post);
  g_free (leader->portfolio);
  g_free (leader->monthly_day);
  g_clear_pointer (&leader->leave, g_array_unref);
  g_free (leader);
}

static gboolean
load_leave (SiyiDb      *db,
            SiyiLeader  *leader,
            GError     **error)
{
  sqlite3_stmt *statement = siyi_db_ask (db, error, sql_load_leave, "l", leader->id);
  GError *failed = NULL;

  if (statement == NULL)
    return FALSE;

  leader->leave = siyi_leave_array_new ();
  while (siyi_db_row (db, statement, &failed))
    {
      SiyiLeave leave = { siyi_column_day (statement, 0), siyi_column_day (statement, 1),
                          siyi_column_dup (statement, 2), siyi_column_dup (statement, 3) };

      g_array_append_val (leader->leave, leave);
    }

  return siyi_db_done (db, statement, failed, error);
}

/**
 * siyi_leaders_load:
 * @as_of: the day whose posts are asked
 *
 * Returns: (transfer full) (element-type SiyiLeader): in the office's order
 */
GPtrArray *
siyi_leaders_load (SiyiDb    *db,
                   SiyiDay    as_of,
                   gboolean   with_inactive,
                   GError   **error)
{
  g_autoptr(GPtrArray) leaders = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_leader_free);
  sqlite3_stmt *statement = siyi_db_ask (db, error, sql_load_leaders, "id", with_inactive ? 0 : 1,
                                         as_of);
  GError *failed = NULL;

  if (statement == NULL)
    return NULL;

  while (siyi_db_row (db, statement, &failed))
    {
      SiyiLeader *leader = g_new0 (SiyiLeader, 1);

      leader->id = sqlite3_column_int64 (statement, 0);
      leader->name = siyi_column_dup (statement, 1);
      leader->rank = sqlite3_column_int (statement, 2);
      leader->monthly = sqlite3_column_int (statement, 3);
      leader->active = sqlite3_column_int (statement, 4);
      leader->post = siyi_column_dup (statement, 5);
      leader->portfolio = siyi_column_dup (statement, 6);
      leader->monthly_day = siyi_column_dup (statement, 7);
      leader->from_day = siyi_column_day (statement, 8);
      g_ptr_array_add (leaders, leader);
    }
  if (!siyi_db_done (db, statement, failed, error))
    return NULL;

  for (guint i = 0; i < leaders->len; i++)
    if (!load_leave (db, g_ptr_array_index (leaders, i), error))
      return NULL;

  return g_steal_pointer (&leaders);
}

static gboolean
save_leave (SiyiDb            *db,
            gint64             id,
            const SiyiLeader  *leader,
            GError           **error)
{
  if (leader->leave == NULL)
    return TRUE;
  if (!siyi_db_run (db, error, sql_clear_leave, "l", id))
    return FALSE;

  for (guint i = 0; i < leader->leave->len; i++)
    {
      const SiyiLeave *leave = &g_array_index (leader->leave, SiyiLeave, i);

      if (!siyi_db_run (db, error, sql_insert_leave, "lddTT", id, leave->from, leave->to,
                        leave->part, leave->reason))
        return FALSE;
    }

  return TRUE;
}

static gint64
save_leader (SiyiDb            *db,
             gint64             id,
             const SiyiLeader  *leader,
             GError           **error)
{
  g_autoptr(GBytes) pinyin = siyi_sort_key_of_name (SIYI_ORDER_PINYIN, leader->name);
  g_autoptr(GBytes) stroke = siyi_sort_key_of_name (SIYI_ORDER_STROKE, leader->name);
  gboolean is_new = id == 0;
  gboolean ok;

  if (leader->name == NULL || *leader->name == '\0')
    {
      g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT, "A leader needs a name");
      return 0;
    }

  if (is_new)
    {
      g_autofree char *uid = siyi_uid_new (db);

      ok = siyi_db_run (db, error, sql_insert_leader, "ttiiibbTdd", uid, leader->name,
                        leader->rank, leader->monthly, leader->active, pinyin, stroke,
                        leader->monthly_day, leader->from_day, siyi_db_today (db));
      id = siyi_db_last_id (db);
    }
  else
    ok = siyi_db_run (db, error, sql_update_leader, "ltiiibbtd", id, leader->name, leader->rank,
                      leader->monthly, leader->active, pinyin, stroke, leader->monthly_day,
                      leader->from_day);

  if (!ok || !save_leave (db, id, leader, error) ||
      !siyi_leader_take_post (db, id, leader->post, leader->portfolio, is_new, error))
    return 0;

  return id;
}

/**
 * siyi_leader_save:
 * @leader: id 0 makes a new one; a post other than today's holds from today on, the one before
 *   ends yesterday; leave %NULL stays as it is
 *
 * Returns: its id, 0 on an error
 */
gint64
siyi_leader_save (SiyiDb            *db,
                  const SiyiLeader  *leader,
                  GError           **error)
{
  gint64 id;

  if (!siyi_db_begin (db, "leader.save", FALSE, error))
    return 0;

  id = save_leader (db, leader->id, leader, error);
  if (id != 0 && siyi_db_commit (db, error))
    return id;

  siyi_db_cancel (db);

  return 0;
}

/**
 * siyi_leaders_save_all:
 * @leaders: (element-type SiyiLeader): matched with the stored ones by name; others stay
 *
 * Returns: whether all were saved; none is where one can't be
 */
gboolean
siyi_leaders_save_all (SiyiDb     *db,
                       GPtrArray  *leaders,
                       GError    **error)
{
  if (!siyi_db_begin (db, "leaders.import", FALSE, error))
    return FALSE;

  for (guint i = 0; i < leaders->len; i++)
    {
      const SiyiLeader *leader = g_ptr_array_index (leaders, i);
      gint64 id = siyi_db_ask_int64 (db, 0, sql_find_leader, "t", leader->name);

      if (save_leader (db, id, leader, error) == 0)
        {
          siyi_db_cancel (db);
          return FALSE;
        }
    }

  return siyi_db_commit (db, error);
}
