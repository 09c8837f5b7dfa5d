/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How photos come into the viewer: the small picture at once, then one as sharp as the screen, finer
 * ones only where somebody looks closer. In memory are the photos on the screen and their
 * neighbours, nothing else. Main thread; reading and decoding are elsewhere. */
#include "siyi-photo-viewer-private.h"

#include <glib/gi18n.h>

#include "siyi-weak.h"
#include "siyi-window.h"

/* An answer for a side, dropped where the side shows another photo by then. */
typedef struct
{
  GWeakRef        *viewer;
  SiyiViewerSide  *side;        /* (nullable) a look ahead; a part of the viewer */
  gint64           photo;
  int              longest;
  GCancellable    *cancellable;
} Waiting;

static Waiting *
waiting_new (SiyiPhotoViewer *self,
             SiyiViewerSide  *side,
             gint64           photo,
             GCancellable    *cancellable)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->viewer = siyi_weak_new (self);
  waiting->side = side;
  waiting->photo = photo;
  waiting->cancellable = g_object_ref (cancellable);

  return waiting;
}

static void
waiting_free (Waiting *waiting)
{
  siyi_weak_free (waiting->viewer);
  g_object_unref (waiting->cancellable);
  g_free (waiting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, waiting_free)

static gint64
photo_at (SiyiPhotoViewer *self,
          guint            position)
{
  return self->photos != NULL && position < self->photos->len
           ? ((SiyiPhoto *) g_ptr_array_index (self->photos, position))->id : 0;
}

/* Whether a photo is on the screen, or one step from what is. */
static gboolean
is_near (SiyiPhotoViewer *self,
         gint64           photo)
{
  for (guint s = 0; s < (self->comparing ? 2 : 1); s++)
    {
      const guint position = self->sides[s].position;

      if (photo == photo_at (self, position) || photo == photo_at (self, position + 1) ||
          (position > 0 && photo == photo_at (self, position - 1)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_far (gpointer key,
        gpointer value,
        gpointer data)
{
  return !is_near (data, *(const gint64 *) key);
}

static void
keep_sharp (SiyiPhotoViewer  *self,
            gint64            photo,
            const SiyiPixels *pixels)
{
  if (is_near (self, photo))
    g_hash_table_replace (self->sharp, g_memdup2 (&photo, sizeof photo), siyi_pixels_copy (pixels));
  g_hash_table_foreach_remove (self->sharp, is_far, self);
}

static void
on_ahead (GObject      *look,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(Waiting) waiting = data;
  g_autoptr(SiyiPhotoViewer) self = siyi_weak_get (waiting->viewer);
  g_autoptr(SiyiPixels) pixels = siyi_photo_look_finish (SIYI_PHOTO_LOOK (look), result, NULL);

  if (pixels != NULL && self != NULL && !g_cancellable_is_cancelled (waiting->cancellable))
    keep_sharp (self, waiting->photo, pixels);
}

static void
look_ahead (SiyiPhotoViewer *self,
            guint            position,
            int              longest)
{
  const gint64 photo = photo_at (self, position);

  if (photo != 0 && g_hash_table_lookup (self->sharp, &photo) == NULL)
    siyi_photo_look_async (self->look, photo, longest, self->ahead, on_ahead,
                           waiting_new (self, NULL, photo, self->ahead));
}

static void
on_looked (GObject      *look,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(Waiting) waiting = data;
  g_autoptr(SiyiPhotoViewer) self = siyi_weak_get (waiting->viewer);
  SiyiViewerSide *side = waiting->side;
  g_autoptr(GError) error = NULL;
  SiyiPixels *pixels = siyi_photo_look_finish (SIYI_PHOTO_LOOK (look), result, &error);
  gboolean is_first;

  if (self == NULL || g_cancellable_is_cancelled (waiting->cancellable))
    {
      g_clear_pointer (&pixels, siyi_pixels_free);
      return;
    }
  if (pixels == NULL)
    {
      siyi_show_error (GTK_WIDGET (side->canvas), _("Showing the photo"), error);
      return;
    }

  is_first = siyi_photo_canvas_get_pixels (side->canvas) == NULL;
  if (is_first)
    keep_sharp (self, side->photo, pixels);
  siyi_photo_canvas_take_pixels (side->canvas, pixels);
  if (is_first)
    {
      look_ahead (self, side->position + 1, waiting->longest);
      if (side->position > 0)
        look_ahead (self, side->position - 1, waiting->longest);
    }
}

/**
 * siyi_photo_viewer_on_wants:
 * @longest: "wants" of a side's canvas
 */
void
siyi_photo_viewer_on_wants (SiyiViewerSide *side,
                            int             longest)
{
  SiyiPhotoViewer *self = side->viewer;
  Waiting *waiting;

  if (side->photo == 0 || self->look == NULL)
    return;

  waiting = waiting_new (self, side, side->photo, side->looking);
  waiting->longest = longest;
  siyi_photo_look_async (self->look, side->photo, longest, side->looking, on_looked, waiting);
}

static gpointer
small_in_thread (SiyiDb        *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const gint64 *photo = data;

  return siyi_photo_thumbnail (db, *photo, error);
}

static void
on_small (GObject      *archive,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(Waiting) waiting = data;
  g_autoptr(SiyiPhotoViewer) self = siyi_weak_get (waiting->viewer);
  g_autoptr(GBytes) bytes = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, NULL);
  g_autoptr(GdkTexture) small = NULL;

  if (bytes == NULL || self == NULL || g_cancellable_is_cancelled (waiting->cancellable) ||
      siyi_photo_canvas_get_pixels (waiting->side->canvas) != NULL)
    return;

  small = gdk_texture_new_from_bytes (bytes, NULL);
  if (small != NULL)
    siyi_photo_canvas_set_small (waiting->side->canvas, small);
}

static const char *
kind_word (const char *kind)
{
  if (g_strcmp0 (kind, "overview") == 0)
    return _("Overview");
  if (g_strcmp0 (kind, "sign-in") == 0)
    return _("Sign-in");

  return g_strcmp0 (kind, "papers") == 0 ? _("Papers") : NULL;
}

static void
show_words (SiyiViewerSide  *side,
            const SiyiPhoto *photo)
{
  const char *kind = kind_word (photo->kind);
  const char *line = photo->caption.line != NULL ? photo->caption.line : _("No caption yet");
  g_autofree char *below =
    photo->taken != NULL
      /* Translators: a file's name, when the photo was taken, its pixels */
      ? g_strdup_printf (_("%1$s, taken %2$s, %3$d×%4$d"), photo->name, photo->taken, photo->width, photo->height)
      : g_strdup_printf (_("%1$s, %2$d×%3$d"), photo->name, photo->width, photo->height);

  gtk_widget_set_visible (side->kind, kind != NULL);
  gtk_label_set_text (GTK_LABEL (side->kind), kind != NULL ? kind : "");
  gtk_label_set_text (GTK_LABEL (side->caption), line);
  gtk_label_set_text (GTK_LABEL (side->below), below);
}

/**
 * siyi_photo_viewer_show_side:
 * @position: in the viewer's list
 */
void
siyi_photo_viewer_show_side (SiyiPhotoViewer *self,
                             SiyiViewerSide  *side,
                             guint            position)
{
  const SiyiPhoto *photo = g_ptr_array_index (self->photos, position);
  const SiyiPixels *sharp = g_hash_table_lookup (self->sharp, &photo->id);

  g_cancellable_cancel (side->looking);
  g_clear_object (&side->looking);
  side->looking = g_cancellable_new ();
  g_cancellable_cancel (self->ahead);
  g_clear_object (&self->ahead);
  self->ahead = g_cancellable_new ();

  side->position = position;
  side->photo = photo->id;
  siyi_photo_canvas_set_photo (side->canvas, photo->width, photo->height,
                               photo->caption.line != NULL ? photo->caption.line : photo->name);
  show_words (side, photo);
  if (sharp != NULL)
    {
      siyi_photo_canvas_take_pixels (side->canvas, siyi_pixels_copy (sharp));
      look_ahead (self, position + 1, MAX (sharp->width, sharp->height));
      if (position > 0)
        look_ahead (self, position - 1, MAX (sharp->width, sharp->height));
    }
  else
    siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, small_in_thread,
                            g_memdup2 (&photo->id, sizeof photo->id), g_free, (GDestroyNotify) g_bytes_unref,
                            side->looking, on_small, waiting_new (self, side, photo->id, side->looking));
  siyi_photo_viewer_tell (self);
}

static gpointer
list_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const gint64 *session = data;

  return siyi_photos_of_session (db, *session, error);
}

static guint
position_of (SiyiPhotoViewer *self,
             gint64           photo,
             guint            otherwise)
{
  for (guint i = 0; i < self->photos->len; i++)
    if (photo_at (self, i) == photo)
      return i;

  return MIN (otherwise, self->photos->len - 1);
}

/* The same photos are shown as before, where they still are. */
static void
show_list (SiyiPhotoViewer *self)
{
  const gboolean is_first = self->sides[0].photo == 0;

  gtk_stack_set_visible_child_name (self->stack, self->photos->len > 0 ? "photos" : "none");
  if (self->photos->len == 0)
    return;

  for (guint s = 0; s < (self->comparing ? 2 : 1); s++)
    {
      SiyiViewerSide *side = &self->sides[s];
      const guint position = position_of (self, is_first ? self->first : side->photo, side->position);

      if (photo_at (self, position) != side->photo)
        siyi_photo_viewer_show_side (self, side, position);
      else
        {
          side->position = position;
          show_words (side, g_ptr_array_index (self->photos, position));
        }
    }
  siyi_photo_viewer_tell (self);
}

static void
on_listed (GObject      *archive,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(SiyiPhotoViewer) self = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  GPtrArray *photos = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);

  if (self == NULL)    /* closed meanwhile */
    {
      g_clear_pointer (&photos, g_ptr_array_unref);
      return;
    }
  if (photos == NULL)
    {
      siyi_show_error (GTK_WIDGET (self->stack), _("Opening the photos"), error);
      return;
    }

  g_clear_pointer (&self->photos, g_ptr_array_unref);
  self->photos = photos;
  show_list (self);
}

/**
 * siyi_photo_viewer_load:
 *
 * Asks for the session's photos, now and after every change of the archive.
 */
void
siyi_photo_viewer_load (SiyiPhotoViewer *self)
{
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, list_in_thread,
                          g_memdup2 (&self->session, sizeof self->session), g_free,
                          (GDestroyNotify) g_ptr_array_unref, self->cancellable, on_listed,
                          siyi_weak_new (self));
}
