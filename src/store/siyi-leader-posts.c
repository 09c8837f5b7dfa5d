/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posts over time: a session keeps the post of its day, so posts are never overwritten, they end
 * and begin. On an archive's thread. */
#include "siyi-leaders-private.h"

#include "siyi-db-private.h"
#include "siyi-office-store.h"

static const char sql_load_posts[] =
  "SELECT id, post, portfolio, from_day, to_day FROM leader_post WHERE leader = ? "
  "ORDER BY from_day, id";
static const char sql_post_on[] =
  "SELECT id FROM leader_post WHERE leader = ?1 AND (from_day IS NULL OR from_day <= ?2) "
  "AND (to_day IS NULL OR to_day >= ?2) ORDER BY from_day DESC LIMIT 1";
static const char sql_post_text_on[] =
  "SELECT post FROM leader_post WHERE leader = ?1 AND (from_day IS NULL OR from_day <= ?2) "
  "AND (to_day IS NULL OR to_day >= ?2) ORDER BY from_day DESC LIMIT 1";
static const char sql_same_post[] =
  "SELECT 1 FROM leader_post WHERE id = ? AND post = ? AND coalesce (portfolio, '') = ?";
static const char sql_began_today[] =
  "SELECT 1 FROM leader_post WHERE id = ? AND from_day = ?";
static const char sql_end_post[] =
  "UPDATE leader_post SET to_day = ?2 WHERE id = ?1";
static const char sql_change_post[] =
  "UPDATE leader_post SET post = ?2, portfolio = ?3 WHERE id = ?1";
static const char sql_insert_post[] =
  "INSERT INTO leader_post (leader, post, portfolio, from_day, to_day) VALUES (?, ?, ?, ?, ?)";
static const char sql_update_post[] =
  "UPDATE leader_post SET post = ?2, portfolio = ?3, from_day = ?4, to_day = ?5 WHERE id = ?1 "
  "AND leader = ?6";
static const char sql_delete_post[] =
  "DELETE FROM leader_post WHERE id = ?";

void
siyi_post_free (SiyiPost *post)
{
  g_free (post->post);
  g_free (post->portfolio);
  g_free (post);
}

/**
 * siyi_leader_post_on:
 * @day: YYYY-MM-DD
 *
 * Returns: (transfer full) (nullable): the post of that day
 */
char *
siyi_leader_post_on (SiyiDb     *db,
                     gint64      leader,
                     const char *day)
{
  return siyi_db_ask_text (db, sql_post_text_on, "lt", leader, day);
}

/**
 * siyi_leader_take_post:
 * @is_new: the leader was only now entered: the post holds for all time before, too
 *
 * Makes @post the one from today on; what was before ends yesterday.
 *
 * Returns: whether it was done
 */
gboolean
siyi_leader_take_post (SiyiDb      *db,
                       gint64       leader,
                       const char  *post,
                       const char  *portfolio,
                       gboolean     is_new,
                       GError     **error)
{
  const SiyiDay today = siyi_db_today (db);
  gint64 current = siyi_db_ask_int64 (db, 0, sql_post_on, "ld", leader, today);

  if (post == NULL || *post == '\0')
    return TRUE;
  if (portfolio == NULL)
    portfolio = "";

  if (current != 0 && siyi_db_ask_int64 (db, 0, sql_same_post, "ltt", current, post, portfolio))
    return TRUE;
  if (current != 0 && siyi_db_ask_int64 (db, 0, sql_began_today, "ld", current, today))
    return siyi_db_run (db, error, sql_change_post, "ltT", current, post, portfolio);
  if (current != 0 && !siyi_db_run (db, error, sql_end_post, "ld", current, today - 1))
    return FALSE;

  return siyi_db_run (db, error, sql_insert_post, "ltTdd", leader, post, portfolio,
                      is_new ? SIYI_DAY_NONE : today, SIYI_DAY_NONE);
}

/**
 * siyi_leader_posts:
 *
 * Returns: (transfer full) (element-type SiyiPost): by their first day
 */
GPtrArray *
siyi_leader_posts (SiyiDb  *db,
                   gint64   leader,
                   GError **error)
{
  g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_post_free);
  sqlite3_stmt *statement = siyi_db_ask (db, error, sql_load_posts, "l", leader);
  GError *failed = NULL;

  if (statement == NULL)
    return NULL;

  while (siyi_db_row (db, statement, &failed))
    {
      SiyiPost *post = g_new0 (SiyiPost, 1);

      post->id = sqlite3_column_int64 (statement, 0);
      post->post = siyi_column_dup (statement, 1);
      post->portfolio = siyi_column_dup (statement, 2);
      post->from = siyi_column_day (statement, 3);
      post->to = siyi_column_day (statement, 4);
      g_ptr_array_add (posts, post);
    }

  return siyi_db_done (db, statement, failed, error) ? g_steal_pointer (&posts) : NULL;
}

static gboolean
is_kept (GPtrArray *posts,
         gint64     id)
{
  for (guint i = 0; i < posts->len; i++)
    if (((const SiyiPost *) g_ptr_array_index (posts, i))->id == id)
      return TRUE;

  return FALSE;
}

static gboolean
delete_others (SiyiDb     *db,
               gint64      leader,
               GPtrArray  *posts,
               GError    **error)
{
  g_autoptr(GPtrArray) stored = siyi_leader_posts (db, leader, error);

  for (guint i = 0; stored != NULL && i < stored->len; i++)
    {
      const SiyiPost *post = g_ptr_array_index (stored, i);

      if (!is_kept (posts, post->id) && !siyi_db_run (db, error, sql_delete_post, "l", post->id))
        return FALSE;
    }

  return stored != NULL;
}

static gboolean
save_post (SiyiDb          *db,
           gint64           leader,
           const SiyiPost  *post,
           GError         **error)
{
  if (post->from != SIYI_DAY_NONE && post->to != SIYI_DAY_NONE && post->to < post->from)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                   "The post %s ends before it begins", post->post);
      return FALSE;
    }

  if (post->id == 0)
    return siyi_db_run (db, error, sql_insert_post, "ltTdd", leader, post->post, post->portfolio,
                        post->from, post->to);

  return siyi_db_run (db, error, sql_update_post, "ltTddl", post->id, post->post, post->portfolio,
                      post->from, post->to, leader);
}

/**
 * siyi_leader_save_posts:
 * @posts: (element-type SiyiPost): all posts of the leader as they shall be; id 0 makes a new one
 *
 * Returns: whether they were saved
 */
gboolean
siyi_leader_save_posts (SiyiDb     *db,
                        gint64      leader,
                        GPtrArray  *posts,
                        GError    **error)
{
  gboolean ok;

  if (!siyi_db_begin (db, "leader.posts", FALSE, error))
    return FALSE;

  ok = delete_others (db, leader, posts, error);
  for (guint i = 0; ok && i < posts->len; i++)
    ok = save_post (db, leader, g_ptr_array_index (posts, i), error);
  if (ok)
    return siyi_db_commit (db, error);

  siyi_db_cancel (db);

  return FALSE;
}
