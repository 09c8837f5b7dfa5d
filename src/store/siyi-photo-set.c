/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The set of photos of a session: which there are, which of the wanted views are among them, and the
 * rows by id as they come into view. On an archive's thread. */
#include "siyi-photo-store.h"

#include "siyi-db-private.h"

static const char sql_session[] =
  "SELECT s.day, (SELECT count (*) FROM visit WHERE session = s.id AND row_state = 0 "
  " AND queue IS NOT 'booked'), "
  "(SELECT reason FROM excuse WHERE session = s.id AND piece = 'photos') FROM session s WHERE s.id = ?";
/* A view without its caption is none yet. */
static const char sql_set[] =
  "SELECT id, CASE WHEN coalesce (caption, '') <> '' THEN kind END, taken < lag (taken) OVER (ORDER BY ordinal, id) FROM photo "
  "WHERE session = ? AND row_state = 0 AND derived_from IS NULL ORDER BY ordinal, id";
static const char sql_exists[] =
  "SELECT count (*) FROM photo WHERE id = ? AND row_state = 0";
/* Ids are given again after an undo: the last line that made the row is meant. */
static const char sql_action[] =
  "SELECT action FROM audit WHERE entity = 'photo' AND entity_id = ? "
  "AND json_type (change, '$.before') IS NULL ORDER BY seq DESC LIMIT 1";

/**
 * siyi_view_word:
 *
 * Returns: (transfer none): the kind of a photo that is this view
 */
const char *
siyi_view_word (SiyiView view)
{
  static const char * const words[SIYI_N_VIEWS] = { "overview", "sign-in", "papers" };

  return words[view];
}

void
siyi_photo_set_free (SiyiPhotoSet *set)
{
  g_array_unref (set->ids);
  g_free (set->excuse);
  g_free (set);
}

static gboolean
read_session (SiyiDb        *db,
              gint64         session,
              SiyiPhotoSet  *set,
              GError       **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_session, "l", session);
  GError *failed = NULL;
  gboolean found = FALSE;

  if (row == NULL)
    return FALSE;
  if (siyi_db_row (db, row, &failed))
    {
      found = TRUE;
      set->day = siyi_day_parse (siyi_column_text (row, 0));
      set->wanted = sqlite3_column_int (row, 1) > 0;
      set->excuse = siyi_column_dup (row, 2);
    }
  if (!siyi_db_done (db, row, failed, error))
    return FALSE;

  return found || siyi_refuse (error, SIYI_ERROR_NOT_FOUND, "There is no such session");
}

static void
read_one (SiyiPhotoSet *set,
          sqlite3_stmt *row)
{
  const gint64 id = sqlite3_column_int64 (row, 0);
  const char *kind = siyi_column_text (row, 1);

  g_array_append_val (set->ids, id);
  if (set->n_by_time == set->ids->len - 1 && sqlite3_column_int (row, 2) == 0)
    set->n_by_time++;
  for (int view = 0; view < SIYI_N_VIEWS; view++)
    set->n_views[view] += g_strcmp0 (kind, siyi_view_word ((SiyiView) view)) == 0;
}

/**
 * siyi_photo_set_load:
 *
 * Returns: (transfer full): the set; %NULL with NOT_FOUND
 */
SiyiPhotoSet *
siyi_photo_set_load (SiyiDb  *db,
                     gint64   session,
                     GError **error)
{
  g_autoptr(SiyiPhotoSet) set = g_new0 (SiyiPhotoSet, 1);
  sqlite3_stmt *row;
  GError *failed = NULL;

  set->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!read_session (db, session, set, error))
    return NULL;

  row = siyi_db_ask (db, error, sql_set, "l", session);
  if (row == NULL)
    return NULL;
  while (siyi_db_row (db, row, &failed))
    read_one (set, row);

  return siyi_db_done (db, row, failed, error) ? g_steal_pointer (&set) : NULL;
}

static void
free_if_there (gpointer photo)
{
  if (photo != NULL)
    siyi_photo_free (photo);
}

/**
 * siyi_photos_load:
 *
 * Returns: (transfer full) (element-type SiyiPhoto): as many as @ids, in their order; %NULL in it
 *   where one is gone or was taken out
 */
GPtrArray *
siyi_photos_load (SiyiDb        *db,
                  const gint64  *ids,
                  guint          n_ids,
                  GError       **error)
{
  g_autoptr(GPtrArray) photos = g_ptr_array_new_full (n_ids, free_if_there);

  for (guint i = 0; i < n_ids; i++)
    {
      SiyiPhoto *photo = NULL;

      if (siyi_db_ask_int64 (db, 0, sql_exists, "l", ids[i]) > 0)
        {
          photo = siyi_photo_load (db, ids[i], error);
          if (photo == NULL)
            return NULL;
        }
      g_ptr_array_add (photos, photo);
    }

  return g_steal_pointer (&photos);
}

/**
 * siyi_photos_actions:
 * @ids: photos that were added
 *
 * Returns: (transfer full): the actions that added them, each once, in the order of @ids; for
 *   siyi_actions_undo()
 */
GStrv
siyi_photos_actions (SiyiDb        *db,
                     const gint64  *ids,
                     guint          n_ids,
                     GError       **error)
{
  g_autoptr(GStrvBuilder) actions = g_strv_builder_new ();
  g_autofree char *last = NULL;

  for (guint i = 0; i < n_ids; i++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, ids[i]);
      g_autofree char *action = siyi_db_ask_text (db, sql_action, "t", id);

      if (action == NULL)
        {
          siyi_refuse (error, SIYI_ERROR_NOT_FOUND, "The audit trail doesn't tell how a photo came in");
          return NULL;
        }
      if (g_strcmp0 (action, last) == 0)
        continue;
      g_strv_builder_add (actions, action);
      g_free (last);
      last = g_steal_pointer (&action);
    }

  return g_strv_builder_end (actions);
}
