/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Masked copies stored and listed, and the gate that every photo passes before it leaves. Taking one
 * out is siyi_photo_take_out(), as with any photo. On an archive's thread. */
#include "siyi-photo-masks.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "siyi-cover.h"
#include "siyi-files.h"
#include "siyi-words.h"

static const char sql_list[] =
  "SELECT p.id, p.derived_from, p.file, f.name, f.bytes, p.width, p.height, f.added, p.mask, p.thumbnail "
  "FROM photo p JOIN file f ON f.id = p.file WHERE p.derived_from = ? AND p.row_state = 0 ORDER BY p.id";
static const char sql_original[] =
  "SELECT p.session, f.name, p.row_state, p.derived_from, "
  "1 + (SELECT coalesce (max (ordinal), 0) FROM photo WHERE derived_from = p.id) "
  "FROM photo p JOIN file f ON f.id = p.file WHERE p.id = ?";
static const char sql_session_of[] =
  "SELECT session FROM photo WHERE id = ?";
static const char sql_insert[] =
  "INSERT INTO photo (uid, session, visit, file, derived_from, ordinal, kind, taken, width, height, what, "
  "time_text, place, people, background, photographer, caption, thumbnail, mask) "
  "SELECT ?2, session, visit, ?3, id, ?4, kind, taken, ?5, ?6, what, time_text, place, people, background, "
  "photographer, caption, ?7, ?8 FROM photo WHERE id = ?1";
/* Whether publishing is agreed to is said of the original; either taken out takes both out. */
static const char sql_gate[] =
  "SELECT p.mask IS NOT NULL, coalesce (o.publish, 0) <> 0 AND o.consent IS NOT NULL, "
  "p.row_state <> 0 OR o.row_state <> 0 "
  "FROM photo p JOIN photo o ON o.id = coalesce (p.derived_from, p.id) WHERE p.id = ?";

typedef struct
{
  gint64  session;
  char   *name;
  int     number;     /* the next copy's */
} Original;

void
siyi_masked_photo_free (SiyiMaskedPhoto *masked)
{
  g_free (masked->name);
  g_clear_pointer (&masked->rects, g_array_unref);
  g_clear_pointer (&masked->thumbnail, g_bytes_unref);
  g_free (masked);
}

static char *
rects_to_text (const SiyiMaskedInfo *info)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < info->n_rects; i++)
    {
      SiyiMaskRect rect = info->rects[i];
      const struct { const char *key; const int *value; } parts[] = {
        { "x", &rect.x }, { "y", &rect.y }, { "w", &rect.width }, { "h", &rect.height },
      };

      siyi_mask_rect_clip (&rect, info->width, info->height);
      json_builder_begin_object (builder);
      for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
        {
          json_builder_set_member_name (builder, parts[p].key);
          json_builder_add_int_value (builder, *parts[p].value);
        }
      json_builder_set_member_name (builder, "cover");
      json_builder_add_string_value (builder, siyi_cover_word (rect.cover));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

/* Written by this room; what can't be read is left out. */
static GArray *
rects_from_text (const char *text)
{
  GArray *rects = g_array_new (FALSE, FALSE, sizeof (SiyiMaskRect));
  g_autoptr(JsonNode) root = text != NULL ? json_from_string (text, NULL) : NULL;
  JsonArray *array = root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      SiyiMaskRect rect;

      if (object == NULL ||
          !siyi_cover_parse (json_object_get_string_member_with_default (object, "cover", ""), &rect.cover))
        continue;
      rect.x = (int) json_object_get_int_member_with_default (object, "x", 0);
      rect.y = (int) json_object_get_int_member_with_default (object, "y", 0);
      rect.width = (int) json_object_get_int_member_with_default (object, "w", 0);
      rect.height = (int) json_object_get_int_member_with_default (object, "h", 0);
      g_array_append_val (rects, rect);
    }

  return rects;
}

static SiyiMaskedPhoto *
read_masked (sqlite3_stmt *row)
{
  SiyiMaskedPhoto *self = g_new0 (SiyiMaskedPhoto, 1);

  self->id = sqlite3_column_int64 (row, 0);
  self->original = sqlite3_column_int64 (row, 1);
  self->file = sqlite3_column_int64 (row, 2);
  self->name = siyi_column_dup (row, 3);
  self->bytes = sqlite3_column_int64 (row, 4);
  self->width = sqlite3_column_int (row, 5);
  self->height = sqlite3_column_int (row, 6);
  self->added = siyi_column_day (row, 7);
  self->rects = rects_from_text (siyi_column_text (row, 8));
  self->thumbnail = g_bytes_new (sqlite3_column_blob (row, 9), (gsize) sqlite3_column_bytes (row, 9));

  return self;
}

/**
 * siyi_photo_masked:
 *
 * Returns: (transfer full) (element-type SiyiMaskedPhoto): the masked copies of a photo that were not
 *   taken out; none where the role may not see the photo
 */
GPtrArray *
siyi_photo_masked (SiyiDb  *db,
                   gint64   original,
                   GError **error)
{
  g_autoptr(GPtrArray) copies = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_masked_photo_free);
  sqlite3_stmt *row;
  GError *failed = NULL;

  if (!siyi_reads_session (db, siyi_db_ask_int64 (db, 0, sql_session_of, "l", original)))
    return g_steal_pointer (&copies);
  row = siyi_db_ask (db, error, sql_list, "l", original);
  if (row == NULL)
    return NULL;
  while (siyi_db_row (db, row, &failed))
    g_ptr_array_add (copies, read_masked (row));

  return siyi_db_done (db, row, failed, error) ? g_steal_pointer (&copies) : NULL;
}

static gboolean
load_original (SiyiDb    *db,
               gint64     photo,
               Original  *original,
               GError   **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_original, "l", photo);
  gboolean found = FALSE, is_copy = FALSE;
  GError *failed = NULL;

  memset (original, 0, sizeof *original);
  if (row == NULL)
    return FALSE;
  if (siyi_db_row (db, row, &failed))
    {
      found = sqlite3_column_int (row, 2) == 0;
      is_copy = sqlite3_column_int64 (row, 3) != 0;
      original->session = sqlite3_column_int64 (row, 0);
      original->name = siyi_column_dup (row, 1);
      original->number = sqlite3_column_int (row, 4);
    }
  if (siyi_db_done (db, row, failed, error))
    {
      if (found && !is_copy)
        return TRUE;
      siyi_refuse (error, found ? SIYI_ERROR_CONSTRAINT : SIYI_ERROR_NOT_FOUND,
                   found ? "This is a masked copy already; mask its original" : "There is no such photo");
    }
  g_clear_pointer (&original->name, g_free);

  return FALSE;
}

/**
 * siyi_photo_may_mask:
 *
 * Returns: whether copies can be made of it; else NOT_FOUND, or CONSTRAINT of a masked copy
 */
gboolean
siyi_photo_may_mask (SiyiDb  *db,
                     gint64   photo,
                     GError **error)
{
  Original original;
  const gboolean may = load_original (db, photo, &original, error);

  g_free (original.name);

  return may;
}

/**
 * siyi_photo_may_leave:
 * @audience: whom a copy is for
 *
 * Returns: whether it may be handed over; else NOT_FOUND, or CONSTRAINT with the reason in one sentence
 */
gboolean
siyi_photo_may_leave (SiyiDb        *db,
                      gint64         photo,
                      SiyiAudience   audience,
                      GError       **error)
{
  static const char * const sentences[] = {
    [SIYI_LEAVE_UNMASKED] = "Only a masked copy of a photo may leave the office: mask it and give that copy",
    [SIYI_LEAVE_NO_CONSENT] = "This photo may not be published: record the consent of those on it first",
    [SIYI_LEAVE_TAKEN_OUT] = "This photo was taken out, so no copy of it is given",
  };
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_gate, "l", photo);
  SiyiPictureLeave leave = SIYI_LEAVE_FREE;
  GError *failed = NULL;
  gboolean found;

  if (row == NULL)
    return FALSE;
  found = siyi_db_row (db, row, &failed);
  if (found)
    leave = siyi_picture_leave (audience, sqlite3_column_int (row, 0) != 0, sqlite3_column_int (row, 1) != 0,
                                sqlite3_column_int (row, 2) != 0);
  if (!siyi_db_done (db, row, failed, error))
    return FALSE;
  if (!found)
    return siyi_refuse (error, SIYI_ERROR_NOT_FOUND, "There is no such photo");

  return leave == SIYI_LEAVE_FREE || siyi_refuse (error, SIYI_ERROR_CONSTRAINT, sentences[leave]);
}

static gboolean
rects_are_within (const SiyiMaskedInfo *info)
{
  for (guint i = 0; i < info->n_rects; i++)
    {
      SiyiMaskRect rect = info->rects[i];

      if (!siyi_mask_rect_clip (&rect, info->width, info->height))
        return FALSE;
    }

  return info->n_rects > 0 && info->n_rects <= SIYI_MASK_MAX_RECTS;
}

static char *
name_of_copy (const Original *original)
{
  const char *dot = strrchr (original->name, '.');
  g_autofree char *stem = dot != NULL && dot != original->name
                            ? g_strndup (original->name, (gsize) (dot - original->name))
                            : g_strdup (original->name);
  g_autofree char *number = g_strdup_printf ("%d", original->number);

  return siyi_fill (siyi_word ("photo-mask", "name"), "name", stem, "number", number, NULL);
}

static gint64
add_in_action (SiyiDb                *db,
               const SiyiMaskedInfo  *info,
               GInputStream          *in,
               GCancellable          *cancellable,
               GError               **error)
{
  Original original;
  g_autofree char *uid = siyi_uid_new (db);
  g_autofree char *mask = rects_to_text (info);
  g_autofree char *name = NULL;
  g_autoptr(SiyiFile) stored = NULL;
  gint64 file;

  if (!load_original (db, info->original, &original, error))
    return 0;

  name = name_of_copy (&original);
  g_free (original.name);
  file = siyi_file_add (db, &(SiyiFileInfo) { .session = original.session, .name = name, .kind = "photo",
                                              .mime = "image/jpeg" }, in, cancellable, error);
  stored = file != 0 ? siyi_file_load (db, file, error) : NULL;
  if (stored == NULL)
    return 0;
  if (g_strcmp0 (stored->hash, info->hash) != 0)
    return siyi_refuse (error, SIYI_ERROR_FAILED, "The masked copy was changed while it was stored");

  return siyi_db_run (db, error, sql_insert, "ltliiibt", info->original, uid, file, original.number,
                      info->width, info->height, info->thumbnail, mask) ? siyi_db_last_id (db) : 0;
}

/**
 * siyi_photo_add_masked:
 * @in: the copy's JPEG from its beginning
 * @action: (out) (transfer full): to undo it by
 *
 * Returns: the copy's id; 0 with CONSTRAINT or NOT_FOUND, and nothing is left of it
 */
gint64
siyi_photo_add_masked (SiyiDb                *db,
                       const SiyiMaskedInfo  *info,
                       GInputStream          *in,
                       char                 **action,
                       GCancellable          *cancellable,
                       GError               **error)
{
  gint64 id;

  if (!rects_are_within (info))
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT,
                        "A masked copy needs rectangles, each of them on the picture");
  if (!siyi_db_begin (db, "photo.mask", FALSE, error))
    return 0;

  id = add_in_action (db, info, in, cancellable, error);
  if (id == 0)
    siyi_db_cancel (db);
  else if (!siyi_db_commit (db, error))
    id = 0;
  if (id != 0)
    *action = g_strdup (siyi_db_action (db));

  return id;
}
