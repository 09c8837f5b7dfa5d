/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos added, captioned, ordered and taken out, each one action that can be undone. On an
 * archive's writing thread. */
#include "siyi-photo-store.h"

#include "siyi-db-private.h"
#include "siyi-files.h"

static const char sql_session[] =
  "SELECT count (*) FROM session WHERE id = ? AND state <> 'binned'";
static const char sql_next[] =
  "SELECT coalesce (max (ordinal), 0) + 1 FROM photo WHERE session IS ?";
static const char sql_insert[] =
  "INSERT INTO photo (uid, session, file, ordinal, kind, taken, width, height, what, time_text, "
  "place, people, background, photographer, caption, thumbnail, has_location) "
  "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char sql_caption[] =
  "UPDATE photo SET what = coalesce (?1, what), time_text = coalesce (?2, time_text), "
  "place = coalesce (?3, place), people = coalesce (?4, people), "
  "background = coalesce (?5, background), photographer = coalesce (?6, photographer), "
  "caption = coalesce (?7, caption) WHERE id = ?8 AND row_state = 0";
static const char sql_kind[] =
  "UPDATE photo SET kind = ? WHERE id = ? AND row_state = 0";
static const char sql_order[] =
  "UPDATE photo SET ordinal = ? WHERE id = ? AND session = ? AND row_state = 0";
static const char sql_by_time[] =
  "SELECT id FROM photo WHERE session = ? AND row_state = 0 AND derived_from IS NULL "
  "ORDER BY taken IS NULL, taken, ordinal, id";
static const char sql_publish[] =
  "UPDATE photo SET publish = ?1, consent = coalesce (?2, consent) WHERE id = ?3 AND row_state = 0";
static const char sql_has_consent[] =
  "SELECT count (*) FROM photo WHERE id = ? AND consent IS NOT NULL";
static const char sql_take_out[] =
  "UPDATE photo SET row_state = 2 WHERE id = ? AND row_state = 0";
static const char sql_file[] =
  "SELECT file FROM photo WHERE id = ?";

static gboolean
refuse (GError     **error,
        int          code,
        const char  *why)
{
  g_set_error_literal (error, SIYI_ERROR, code, why);

  return FALSE;
}

/* The bytes that went in must be the bytes that were looked at. */
static gboolean
is_what_was_seen (SiyiDb      *db,
                  gint64       file,
                  const char  *hash,
                  GError     **error)
{
  g_autoptr(SiyiFile) stored = siyi_file_load (db, file, error);

  if (stored == NULL || g_strcmp0 (stored->hash, hash) == 0)
    return stored != NULL;

  g_set_error_literal (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_UNREADABLE,
                       "The file was changed while it was read; add it again");

  return FALSE;
}

static gint64
insert_photo (SiyiDb               *db,
              const SiyiPhotoInfo  *info,
              gint64                file,
              GError              **error)
{
  g_autofree char *uid = siyi_uid_new (db);
  const SiyiCaption *caption = info->caption;
  const int ordinal = (int) siyi_db_ask_int64 (db, 1, sql_next, "L", info->session);

  if (!siyi_db_run (db, error, sql_insert, "tLliTTiiTTTTTTTbi", uid, info->session, file, ordinal,
                    info->kind, info->taken, info->width, info->height, caption->what,
                    caption->time, caption->place, caption->people, caption->background,
                    caption->photographer, caption->line, info->thumbnail, info->has_location))
    return 0;

  return siyi_db_last_id (db);
}

static gint64
add_in_action (SiyiDb               *db,
               const SiyiPhotoInfo  *info,
               GInputStream         *in,
               GCancellable         *cancellable,
               GError              **error)
{
  const SiyiFileInfo file_info = { .session = info->session, .name = info->name, .kind = "photo",
                                   .mime = info->mime };
  gint64 file;

  if (info->session != 0 && siyi_db_ask_int64 (db, 0, sql_session, "l", info->session) == 0)
    return refuse (error, SIYI_ERROR_NOT_FOUND, "There is no such session");

  file = siyi_file_add (db, &file_info, in, cancellable, error);
  if (file == 0 || !is_what_was_seen (db, file, info->hash, error))
    return 0;

  return insert_photo (db, info, file, error);
}

/**
 * siyi_photo_add:
 * @in: the file from its beginning
 * @is_double: (out): whether there is such a photo already; nothing was done then
 *
 * Returns: the photo's id, or that of its double; 0 with an error, and nothing is left of it
 */
gint64
siyi_photo_add (SiyiDb               *db,
                const SiyiPhotoInfo  *info,
                GInputStream         *in,
                gboolean             *is_double,
                GCancellable         *cancellable,
                GError              **error)
{
  gint64 id;

  if (!siyi_db_begin (db, "photo.add", FALSE, error))
    return 0;

  id = siyi_photo_find_double (db, info->hash);
  *is_double = id != 0;
  if (id == 0)
    {
      id = add_in_action (db, info, in, cancellable, error);
      if (id != 0)
        return siyi_db_commit (db, error) ? id : 0;
    }
  siyi_db_cancel (db);

  return id;
}

static gboolean
one_changed (SiyiDb   *db,
             GError  **error)
{
  return sqlite3_changes (db->handle) == 1 ||
         refuse (error, SIYI_ERROR_NOT_FOUND, "There is no such photo any more");
}

/**
 * siyi_photos_caption:
 * @caption: elements that are %NULL stay as they are; an empty text empties
 *
 * Returns: (transfer full): the one action for all of them; %NULL with NOT_FOUND, and none is changed
 */
char *
siyi_photos_caption (SiyiDb             *db,
                     const gint64       *ids,
                     guint               n_ids,
                     const SiyiCaption  *caption,
                     GError            **error)
{
  gboolean ok = TRUE;

  if (!siyi_db_begin (db, "photo.caption", FALSE, error))
    return NULL;

  for (guint i = 0; i < n_ids && ok; i++)
    ok = siyi_db_run (db, error, sql_caption, "tttttttl", caption->what, caption->time,
                      caption->place, caption->people, caption->background, caption->photographer,
                      caption->line, ids[i]) && one_changed (db, error);

  return siyi_db_end (db, ok, error);
}

/**
 * siyi_photos_caption_each:
 * @captions: (element-type SiyiCaption): one for each of @ids
 *
 * siyi_photos_caption() with a caption of its own for each.
 *
 * Returns: (transfer full): the one action; %NULL with NOT_FOUND, and none is changed
 */
char *
siyi_photos_caption_each (SiyiDb        *db,
                          const gint64  *ids,
                          GPtrArray     *captions,
                          GError       **error)
{
  gboolean ok = TRUE;

  if (!siyi_db_begin (db, "photo.caption", FALSE, error))
    return NULL;

  for (guint i = 0; i < captions->len && ok; i++)
    {
      g_autofree char *inner = siyi_photos_caption (db, &ids[i], 1, g_ptr_array_index (captions, i), error);

      ok = inner != NULL;
    }

  return siyi_db_end (db, ok, error);
}

/**
 * siyi_photos_set_kind:
 * @kind: (nullable): overview, sign-in, papers; %NULL: none of them
 *
 * Returns: (transfer full): the action; %NULL with CONSTRAINT or NOT_FOUND
 */
char *
siyi_photos_set_kind (SiyiDb        *db,
                      const gint64  *ids,
                      guint          n_ids,
                      const char    *kind,
                      GError       **error)
{
  gboolean ok = TRUE;

  if (kind != NULL && !siyi_photo_kind_is (kind))
    {
      refuse (error, SIYI_ERROR_CONSTRAINT, "A photo is an overview, of the sign-in or of papers");
      return NULL;
    }
  if (!siyi_db_begin (db, "photo.kind", FALSE, error))
    return NULL;

  for (guint i = 0; i < n_ids && ok; i++)
    ok = siyi_db_run (db, error, sql_kind, "Tl", kind, ids[i]) && one_changed (db, error);

  return siyi_db_end (db, ok, error);
}

/**
 * siyi_photos_order:
 * @ids: photos of the session in their new order; those not named keep their numbers
 *
 * Returns: (transfer full): the action; %NULL with NOT_FOUND where one is not the session's
 */
char *
siyi_photos_order (SiyiDb        *db,
                   gint64         session,
                   const gint64  *ids,
                   guint          n_ids,
                   GError       **error)
{
  gboolean ok = TRUE;

  if (!siyi_db_begin (db, "photo.order", FALSE, error))
    return NULL;

  for (guint i = 0; i < n_ids && ok; i++)
    ok = siyi_db_run (db, error, sql_order, "ill", (int) i + 1, ids[i], session) &&
         one_changed (db, error);

  return siyi_db_end (db, ok, error);
}

/**
 * siyi_photos_sort:
 *
 * Puts a session's photos into the order of the times they were taken; those that tell none come last.
 *
 * Returns: (transfer full): the action; %NULL with an error
 */
char *
siyi_photos_sort (SiyiDb  *db,
                  gint64   session,
                  GError **error)
{
  g_autoptr(GArray) ids = NULL;
  GError *failed = NULL;

  if (!siyi_db_begin (db, "photo.order", FALSE, error))
    return NULL;

  ids = siyi_db_ids (db, siyi_db_ask (db, error, sql_by_time, "l", session), error);
  if (ids == NULL)
    return siyi_db_end (db, FALSE, error);

  g_free (siyi_photos_order (db, session, (const gint64 *) (gpointer) ids->data, ids->len, &failed));
  if (failed != NULL)
    g_propagate_error (error, failed);

  return siyi_db_end (db, failed == NULL, error);
}

/**
 * siyi_photo_take_out:
 * @reason: kept with the file's row
 *
 * The rows and the bytes stay; undoing puts the photo back.
 *
 * Returns: (transfer full): the action; %NULL with CONSTRAINT without a reason, NOT_FOUND
 */
char *
siyi_photo_take_out (SiyiDb      *db,
                     gint64       id,
                     const char  *reason,
                     GError     **error)
{
  g_autofree char *inner = NULL;

  if (!siyi_db_begin (db, "photo.take-out", FALSE, error))
    return NULL;

  if (siyi_db_run (db, error, sql_take_out, "l", id) && one_changed (db, error))
    inner = siyi_file_take_out (db, siyi_db_ask_int64 (db, 0, sql_file, "l", id), reason, error);

  return siyi_db_end (db, inner != NULL, error);
}

/**
 * siyi_photos_take_out:
 *
 * siyi_photo_take_out() for several.
 *
 * Returns: (transfer full): the one action; %NULL with its errors, and none is taken out
 */
char *
siyi_photos_take_out (SiyiDb        *db,
                      const gint64  *ids,
                      guint          n_ids,
                      const char    *reason,
                      GError       **error)
{
  gboolean ok = TRUE;

  if (!siyi_db_begin (db, "photo.take-out", FALSE, error))
    return NULL;

  for (guint i = 0; i < n_ids && ok; i++)
    {
      g_autofree char *inner = siyi_photo_take_out (db, ids[i], reason, error);

      ok = inner != NULL;
    }

  return siyi_db_end (db, ok, error);
}

/**
 * siyi_photo_set_publish:
 * @consent: (nullable): who agreed to it, when and how; %NULL keeps what is recorded
 *
 * Nobody's picture is published without his consent on record (Civil Code, article 1019); what is
 * recorded stays when publishing is taken back.
 *
 * Returns: (transfer full): the action; %NULL with CONSTRAINT where there is no consent, NOT_FOUND
 */
char *
siyi_photo_set_publish (SiyiDb      *db,
                        gint64       id,
                        gboolean     publish,
                        const char  *consent,
                        GError     **error)
{
  g_autofree char *words = consent != NULL ? g_strstrip (g_strdup (consent)) : NULL;
  const char *given = words != NULL && *words != '\0' ? words : NULL;
  gboolean ok;

  if (!siyi_db_begin (db, "photo.publish", FALSE, error))
    return NULL;

  if (publish && given == NULL && siyi_db_ask_int64 (db, 0, sql_has_consent, "l", id) == 0)
    ok = refuse (error, SIYI_ERROR_CONSTRAINT, "Publishing a photo needs the consent of those on it");
  else
    ok = siyi_db_run (db, error, sql_publish, "itl", publish, given, id) && one_changed (db, error);

  return siyi_db_end (db, ok, error);
}
