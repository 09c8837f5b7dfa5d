/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a stored session says to its photos: the default caption and the hours of its day. On an
 * archive's thread. */
#include "siyi-photo-import.h"

#include "siyi-schedule-store.h"

/**
 * siyi_photo_default_caption:
 * @session: 0: not yet known, so all but time and photographer stay empty
 * @day: (out): the session's day
 *
 * Returns: (transfer full): the six elements and the line; %NULL with NOT_FOUND
 */
SiyiCaption *
siyi_photo_default_caption (SiyiDb      *db,
                            gint64       session,
                            const char  *taken,
                            const char  *photographer,
                            SiyiDay     *day,
                            GError     **error)
{
  g_autoptr(SiyiPlanned) planned = siyi_planned_load_one (db, session, error);
  g_autofree char *leaders = NULL;
  g_autofree char *posts = NULL;
  g_autofree char *classes = NULL;
  SiyiPhotoScene scene;
  GPtrArray *sitting;

  if (planned == NULL)
    return NULL;

  /* Two leaders with their posts run together; only one is told with his. */
  sitting = siyi_planned_sitting (planned);
  leaders = siyi_planned_leaders (planned);
  posts = sitting->len == 1 ? siyi_planned_posts (planned) : NULL;
  classes = planned->topic == NULL ? siyi_photo_matter (db, session) : NULL;
  scene = (SiyiPhotoScene) {
    .day = planned->day,
    .from = planned->from,
    .to = planned->to,
    .post = posts,
    .leader = leaders,
    .place = planned->place,
    .method = planned->method,
    .matter = planned->topic != NULL ? planned->topic : classes,
    .batches = planned->n_visits - planned->n_booked,
    .persons = planned->pieces[SIYI_PIECE_SIGNIN].wanted,
  };
  *day = planned->day;

  return siyi_caption_new (&scene, taken, photographer);
}

/**
 * siyi_photos_write_defaults:
 *
 * Gives each photo the caption that its session tells of it; who took it stays. On the writing thread.
 *
 * Returns: (transfer full): the one action; %NULL with NOT_FOUND, and none is changed
 */
char *
siyi_photos_write_defaults (SiyiDb        *db,
                            const gint64  *ids,
                            guint          n_ids,
                            GError       **error)
{
  g_autoptr(GPtrArray) captions = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_caption_free);

  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr(SiyiPhoto) photo = siyi_photo_load (db, ids[i], error);
      SiyiCaption *caption;
      SiyiDay day;

      if (photo == NULL)
        return NULL;
      caption = siyi_photo_default_caption (db, photo->session, photo->taken, photo->caption.photographer, &day,
                                            error);
      if (caption == NULL)
        return NULL;
      g_ptr_array_add (captions, caption);
    }

  return siyi_photos_caption_each (db, ids, captions, error);
}

/**
 * siyi_photo_windows:
 *
 * Returns: (transfer full) (element-type SiyiPhotoWindow): the sessions of a day that were not
 *   cancelled
 */
GArray *
siyi_photo_windows (SiyiDb  *db,
                    SiyiDay  day,
                    GError **error)
{
  g_autoptr(GPtrArray) sessions = siyi_planned_load (db, day, day, FALSE, error);
  GArray *windows;

  if (sessions == NULL)
    return NULL;

  windows = g_array_new (FALSE, FALSE, sizeof (SiyiPhotoWindow));
  for (guint i = 0; i < sessions->len; i++)
    {
      const SiyiPlanned *session = g_ptr_array_index (sessions, i);
      const SiyiPhotoWindow window = {
        .session = session->id,
        .from = siyi_photo_minutes (session->from),
        .to = siyi_photo_minutes (session->to),
      };

      g_array_append_val (windows, window);
    }

  return windows;
}
