/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the settings save in one step though it lies in several tables, and the action it was, so
 * that it can be taken back. On an archive's thread. */
#include "siyi-office-store.h"

#include "siyi-db-private.h"

/**
 * siyi_office_last_action:
 *
 * Returns: (transfer full): UUID of the action this connection committed last
 */
char *
siyi_office_last_action (SiyiDb *db)
{
  return g_strdup (siyi_db_action (db));
}

/**
 * siyi_leader_save_whole:
 * @leader: as for siyi_leader_save(); its post is not looked at
 * @posts: (element-type SiyiPost): all posts of the leader as they shall be
 *
 * Saves both in one action.
 *
 * Returns: the leader's id, 0 on an error
 */
gint64
siyi_leader_save_whole (SiyiDb            *db,
                        const SiyiLeader  *leader,
                        GPtrArray         *posts,
                        GError           **error)
{
  SiyiLeader without_post = *leader;
  gint64 id;

  without_post.post = NULL;
  if (!siyi_db_begin (db, "leader.save", FALSE, error))
    return 0;

  id = siyi_leader_save (db, &without_post, error);
  if (id != 0 && siyi_leader_save_posts (db, id, posts, error))
    return siyi_db_commit (db, error) ? id : 0;

  siyi_db_cancel (db);

  return 0;
}
