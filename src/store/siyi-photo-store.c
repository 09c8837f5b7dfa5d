/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos read: of a session in their order, one alone, its small picture, its double. On an
 * archive's thread. */
#include "siyi-photo-store.h"

#include "siyi-cover.h"
#include "siyi-words.h"

#define PHOTOS \
  "SELECT p.id, p.session, p.file, p.ordinal, p.kind, p.taken, p.width, p.height, p.what, " \
  "p.time_text, p.place, p.people, p.background, p.photographer, p.caption, f.name, f.mime, " \
  "f.hash, f.bytes, substr (p.taken, 1, 10) <> s.day, p.consent, p.publish, p.has_location, " \
  "(SELECT count (*) FROM photo m WHERE m.derived_from = p.id AND m.row_state = 0) " \
  "FROM photo p JOIN file f ON f.id = p.file LEFT JOIN session s ON s.id = p.session "

static const char sql_of_session[] =
  PHOTOS "WHERE p.session = ? AND p.row_state = 0 AND p.derived_from IS NULL ORDER BY p.ordinal, p.id";
static const char sql_load[] =
  PHOTOS "WHERE p.id = ?";
static const char sql_thumbnail[] =
  "SELECT thumbnail FROM photo WHERE id = ?";
static const char sql_photo_session[] =
  "SELECT session FROM photo WHERE id = ?";
static const char sql_double[] =
  "SELECT p.id FROM file f JOIN photo p ON p.file = f.id WHERE f.hash = ? AND p.row_state = 0";
static const char sql_day[] =
  "SELECT day FROM session WHERE id = ?";
/* A matter of a report or accusation is not told under a picture. */
static const char sql_matter[] =
  "SELECT group_concat (class, ?2) FROM (SELECT DISTINCT c.class FROM visit v "
  "JOIN petition_case c ON c.id = v.case_id WHERE v.session = ?1 AND v.row_state = 0 "
  "AND v.queue IS NOT 'booked' AND c.restricted = 0 AND c.class <> '' ORDER BY c.class)";

void
siyi_photo_free (SiyiPhoto *photo)
{
  g_free (photo->kind);
  g_free (photo->taken);
  g_free (photo->caption.what);
  g_free (photo->caption.time);
  g_free (photo->caption.place);
  g_free (photo->caption.people);
  g_free (photo->caption.background);
  g_free (photo->caption.photographer);
  g_free (photo->caption.line);
  g_free (photo->name);
  g_free (photo->mime);
  g_free (photo->hash);
  g_free (photo->consent);
  g_free (photo);
}

/**
 * siyi_photo_kind_is:
 *
 * Returns: whether it is one of the wanted views: overview, sign-in, papers
 */
gboolean
siyi_photo_kind_is (const char *kind)
{
  static const char * const kinds[] = { "overview", "sign-in", "papers", NULL };

  return g_strv_contains (kinds, kind);
}

static SiyiPhoto *
read_photo (sqlite3_stmt *row)
{
  SiyiPhoto *self = g_new0 (SiyiPhoto, 1);

  self->id = sqlite3_column_int64 (row, 0);
  self->session = sqlite3_column_int64 (row, 1);
  self->file = sqlite3_column_int64 (row, 2);
  self->ordinal = sqlite3_column_int (row, 3);
  self->kind = siyi_column_dup (row, 4);
  self->taken = siyi_column_dup (row, 5);
  self->width = sqlite3_column_int (row, 6);
  self->height = sqlite3_column_int (row, 7);
  self->caption.what = siyi_column_dup (row, 8);
  self->caption.time = siyi_column_dup (row, 9);
  self->caption.place = siyi_column_dup (row, 10);
  self->caption.people = siyi_column_dup (row, 11);
  self->caption.background = siyi_column_dup (row, 12);
  self->caption.photographer = siyi_column_dup (row, 13);
  self->caption.line = siyi_column_dup (row, 14);
  self->name = siyi_column_dup (row, 15);
  self->mime = siyi_column_dup (row, 16);
  self->hash = siyi_column_dup (row, 17);
  self->bytes = sqlite3_column_int64 (row, 18);
  self->other_day = sqlite3_column_int (row, 19) != 0;
  self->consent = siyi_column_dup (row, 20);
  self->publish = sqlite3_column_int (row, 21) != 0;
  self->has_location = sqlite3_column_int (row, 22) != 0;
  self->n_masked = sqlite3_column_int (row, 23);

  return self;
}

/**
 * siyi_photos_of_session:
 *
 * Returns: (transfer full) (element-type SiyiPhoto): those not taken out, in their order
 */
GPtrArray *
siyi_photos_of_session (SiyiDb  *db,
                        gint64   session,
                        GError **error)
{
  g_autoptr(GPtrArray) photos = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_photo_free);
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_of_session, "l", session);
  GError *failed = NULL;

  if (row == NULL)
    return NULL;
  while (siyi_db_row (db, row, &failed))
    g_ptr_array_add (photos, read_photo (row));
  if (!siyi_db_done (db, row, failed, error))
    return NULL;

  for (guint i = 0; i < photos->len; i++)
    siyi_cover_photo (db, g_ptr_array_index (photos, i));

  return g_steal_pointer (&photos);
}

/**
 * siyi_photo_load:
 *
 * Returns: (transfer full): the photo, also one that was taken out; %NULL with NOT_FOUND
 */
SiyiPhoto *
siyi_photo_load (SiyiDb  *db,
                 gint64   id,
                 GError **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_load, "l", id);
  g_autoptr(SiyiPhoto) photo = NULL;
  GError *failed = NULL;

  if (row == NULL)
    return NULL;
  if (siyi_db_row (db, row, &failed))
    photo = read_photo (row);
  if (!siyi_db_done (db, row, failed, error))
    return NULL;
  if (photo == NULL)
    g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND, "There is no such photo");
  else
    siyi_cover_photo (db, photo);

  return g_steal_pointer (&photo);
}

/**
 * siyi_photo_thumbnail:
 *
 * Returns: (transfer full): its small picture, a JPEG; %NULL with NOT_FOUND, with NOT_ALLOWED where the role may
 *   not see who is on it
 */
GBytes *
siyi_photo_thumbnail (SiyiDb  *db,
                      gint64   id,
                      GError **error)
{
  g_autoptr(GBytes) small = NULL;
  sqlite3_stmt *row;
  GError *failed = NULL;

  if (!siyi_reads_session (db, siyi_db_ask_int64 (db, 0, sql_photo_session, "l", id)))
    {
      siyi_may_read (db, TRUE, error);
      return NULL;
    }
  row = siyi_db_ask (db, error, sql_thumbnail, "l", id);
  if (row == NULL)
    return NULL;
  if (siyi_db_row (db, row, &failed) && sqlite3_column_bytes (row, 0) > 0)
    small = g_bytes_new (sqlite3_column_blob (row, 0), (gsize) sqlite3_column_bytes (row, 0));
  if (!siyi_db_done (db, row, failed, error))
    return NULL;
  if (small == NULL)
    g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND, "There is no such photo");

  return g_steal_pointer (&small);
}

/**
 * siyi_photo_find_double:
 * @hash: sha256 of a file's bytes
 *
 * Returns: a photo of these bytes that was not taken out; 0: there is none
 */
gint64
siyi_photo_find_double (SiyiDb     *db,
                        const char *hash)
{
  return siyi_db_ask_int64 (db, 0, sql_double, "t", hash);
}

/**
 * siyi_photo_session_day:
 *
 * Returns: the day a session is held on; %SIYI_DAY_NONE where there is no such session
 */
SiyiDay
siyi_photo_session_day (SiyiDb *db,
                        gint64  session)
{
  g_autofree char *day = siyi_db_ask_text (db, sql_day, "l", session);

  return day != NULL ? siyi_day_parse (day) : SIYI_DAY_NONE;
}

/**
 * siyi_photo_matter:
 *
 * Returns: (transfer full) (nullable): the classes of what a session's visitors came for
 */
char *
siyi_photo_matter (SiyiDb *db,
                   gint64  session)
{
  return siyi_db_ask_text (db, sql_matter, "lt", session, siyi_word ("photo-caption", "list-mark"));
}
