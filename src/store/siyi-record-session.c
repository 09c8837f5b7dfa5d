/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions of taken-over rows: those of the same day, part of the day and leaders are one session
 * that was held, whatever the methods and places of its matters; each leader sat with the post of
 * the file or of that day. For one action, on an archive's writing thread. */
#include "siyi-import-private.h"

#include "siyi-count.h"

struct _SiyiSessions
{
  SiyiDb       *db;
  SiyiNames    *names;       /* borrowed */
  gint64        batch;
  gint64        now;
  GHashTable   *sessions;    /* key -> gint64 */
  GString      *key;
  sqlite3_stmt *insert_session;
  sqlite3_stmt *insert_leader;
};

static const char sql_insert_session[] =
  "INSERT INTO session (uid, day, part, place, method, state, batch) "
  "VALUES (?, ?, ?, ?, ?, 'held', ?)";
static const char sql_insert_leader[] =
  "INSERT INTO session_leader (session, role, ordinal, leader, name, post) "
  "VALUES (?, 'sat', ?, ?, ?, ?)";

SiyiSessions *
siyi_sessions_new (SiyiDb     *db,
                   SiyiNames  *names,
                   gint64      batch,
                   GError    **error)
{
  SiyiSessions *self = g_new0 (SiyiSessions, 1);

  self->db = db;
  self->names = names;
  self->batch = batch;
  self->now = siyi_db_now (db);
  self->sessions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->key = g_string_new (NULL);
  self->insert_session = siyi_db_prepare (db, sql_insert_session, error);
  if (self->insert_session != NULL)
    self->insert_leader = siyi_db_prepare (db, sql_insert_leader, error);
  if (self->insert_leader != NULL)
    return self;

  siyi_sessions_free (self);

  return NULL;
}

void
siyi_sessions_free (SiyiSessions *self)
{
  siyi_db_release (self->db, self->insert_session);
  siyi_db_release (self->db, self->insert_leader);
  g_hash_table_unref (self->sessions);
  g_string_free (self->key, TRUE);
  g_free (self);
}

static void
add_to_key (GString    *key,
            const char *text)
{
  if (text != NULL)
    g_string_append (key, text);
  g_string_append_c (key, '\x1f');
}

static void
make_key (SiyiSessions     *self,
          const SiyiRecord *record)
{
  g_string_truncate (self->key, 0);
  add_to_key (self->key, record->date);
  add_to_key (self->key, record->date_part);
  for (int i = 0; record->leaders != NULL && record->leaders[i] != NULL; i++)
    add_to_key (self->key, record->leaders[i]);
}

static gboolean
write_leaders (SiyiSessions      *self,
               const SiyiRecord  *record,
               gint64             session,
               GError           **error)
{
  gboolean alone = record->leaders[0] != NULL && record->leaders[1] == NULL;

  for (int i = 0; record->leaders[i] != NULL; i++)
    {
      const SiyiKnownName *leader = siyi_names_leader (self->names, record->leaders[i]);
      sqlite3_stmt *st = self->insert_leader;
      const char *post = alone && record->post != NULL
                           ? record->post
                           : siyi_names_post (self->names, leader != NULL ? leader->id : 0,
                                              record->date);

      if (leader == NULL)
        continue;

      sqlite3_bind_int64 (st, 1, session);
      sqlite3_bind_int (st, 2, i);
      siyi_bind_count (st, 3, leader->id, 0);
      siyi_bind_static (st, 4, leader->name);
      siyi_bind_static (st, 5, post);
      if (!siyi_step_held (self->db, st, error))
        return FALSE;
    }

  return TRUE;
}

static gint64
write_session (SiyiSessions      *self,
               const SiyiRecord  *record,
               GError           **error)
{
  sqlite3_stmt *st = self->insert_session;
  gint64 id;
  char uid[37];

  siyi_uid_fill (self->now, uid);
  siyi_bind_static (st, 1, uid);
  siyi_bind_static (st, 2, record->date);
  siyi_bind_static (st, 3, record->date_part);
  siyi_bind_static (st, 4, record->place);
  siyi_bind_static (st, 5, record->method);
  siyi_bind_count (st, 6, self->batch, 0);
  if (!siyi_step_held (self->db, st, error))
    return 0;

  id = siyi_db_last_id (self->db);
  if (record->leaders != NULL && !write_leaders (self, record, id, error))
    return 0;

  return id;
}

/**
 * siyi_sessions_find:
 * @id: (out): the session; 0 where the row names no leader
 *
 * Returns: whether it was found or made
 */
gboolean
siyi_sessions_find (SiyiSessions      *self,
                    const SiyiRecord  *record,
                    gint64            *id,
                    GError           **error)
{
  gboolean has_leader = record->leaders != NULL && record->leaders[0] != NULL;
  gint64 *known;

  *id = 0;
  if (!has_leader)
    return TRUE;

  make_key (self, record);
  known = g_hash_table_lookup (self->sessions, self->key->str);
  if (known == NULL)
    {
      known = g_new (gint64, 1);
      *known = write_session (self, record, error);
      if (*known == 0)
        {
          g_free (known);
          return FALSE;
        }
      g_hash_table_insert (self->sessions, g_strdup (self->key->str), known);
    }
  *id = *known;

  return TRUE;
}
