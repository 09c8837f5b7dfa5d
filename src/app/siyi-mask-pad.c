/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rectangles of a masked copy to be: added, changed, removed, each step to be taken back. They
 * count in pixels of the upright original, so zooming changes nothing of them. Main thread. */
#include "siyi-mask-pad-private.h"

#include <glib/gi18n.h>

enum { MAX_STEPS = 200 };

static guint changed_signal;

G_DEFINE_FINAL_TYPE (SiyiMaskPad, siyi_mask_pad, GTK_TYPE_WIDGET)

/**
 * siyi_mask_pad_tell:
 *
 * Draws what is there and says so.
 */
void
siyi_mask_pad_tell (SiyiMaskPad *self)
{
  g_autofree char *words =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Photo with %u covered part", "Photo with %u covered parts",
                                  self->rects->len), self->rects->len);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, changed_signal, 0);
}

/**
 * siyi_mask_pad_remember:
 *
 * What follows is a step that can be taken back.
 */
void
siyi_mask_pad_remember (SiyiMaskPad *self)
{
  if (self->steps->len >= MAX_STEPS)
    g_ptr_array_remove_index (self->steps, 0);
  g_ptr_array_add (self->steps, g_array_copy (self->rects));
}

/**
 * siyi_mask_pad_forget:
 *
 * Nothing followed.
 */
void
siyi_mask_pad_forget (SiyiMaskPad *self)
{
  if (self->steps->len > 0)
    g_ptr_array_set_size (self->steps, (int) self->steps->len - 1);
}

static SiyiMaskRect
within (SiyiMaskPad        *self,
        const SiyiMaskRect *rect)
{
  const SiyiPhotoView *view = siyi_photo_canvas_get_view (self->canvas);
  SiyiMaskRect clipped = *rect;

  clipped.width = MIN (clipped.width, view->photo_width);
  clipped.height = MIN (clipped.height, view->photo_height);
  clipped.x = CLAMP (clipped.x, 0, view->photo_width - clipped.width);
  clipped.y = CLAMP (clipped.y, 0, view->photo_height - clipped.height);

  return clipped;
}

/**
 * siyi_mask_pad_put:
 * @rect: pushed back onto the photo where it would leave it
 */
void
siyi_mask_pad_put (SiyiMaskPad        *self,
                   int                 number,
                   const SiyiMaskRect *rect)
{
  g_array_index (self->rects, SiyiMaskRect, number) = within (self, rect);
  siyi_mask_pad_tell (self);
}

/**
 * siyi_mask_pad_insert:
 *
 * Returns: its number; -1 where there are too many
 */
int
siyi_mask_pad_insert (SiyiMaskPad        *self,
                      const SiyiMaskRect *rect)
{
  const SiyiMaskRect whole = within (self, rect);

  if (self->rects->len >= SIYI_MASK_MAX_RECTS)
    return -1;
  g_array_append_val (self->rects, whole);

  return (int) self->rects->len - 1;
}

static void
on_moved (SiyiMaskPad *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
siyi_mask_pad_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  SiyiMaskPad *self = SIYI_MASK_PAD (widget);

  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->canvas), snapshot);
  siyi_mask_pad_draw (self, snapshot);
}

static void
siyi_mask_pad_dispose (GObject *object)
{
  SiyiMaskPad *self = SIYI_MASK_PAD (object);

  if (self->canvas != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->canvas));
  self->canvas = NULL;
  g_clear_pointer (&self->rects, g_array_unref);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->previews, g_ptr_array_unref);

  G_OBJECT_CLASS (siyi_mask_pad_parent_class)->dispose (object);
}

static void
siyi_mask_pad_class_init (SiyiMaskPadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_mask_pad_dispose;
  widget_class->snapshot = siyi_mask_pad_snapshot;
  changed_signal = g_signal_new ("changed", SIYI_TYPE_MASK_PAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "maskpad");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
siyi_mask_pad_init (SiyiMaskPad *self)
{
  self->rects = g_array_new (FALSE, FALSE, sizeof (SiyiMaskRect));
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->previews = g_ptr_array_new_with_free_func (siyi_mask_pad_preview_free);
  self->chosen = -1;
  self->canvas = SIYI_PHOTO_CANVAS (siyi_photo_canvas_new ());
  siyi_photo_canvas_set_drag (self->canvas, FALSE);
  g_signal_connect_object (self->canvas, "moved", G_CALLBACK (on_moved), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->canvas), GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "crosshair");
  siyi_mask_pad_add_input (self);
}

/**
 * siyi_mask_pad_new:
 *
 * Returns: (transfer floating): a pad without a photo; it is put on the pad's canvas
 */
GtkWidget *
siyi_mask_pad_new (void)
{
  return g_object_new (SIYI_TYPE_MASK_PAD, NULL);
}

SiyiPhotoCanvas *
siyi_mask_pad_get_canvas (SiyiMaskPad *self)
{
  return self->canvas;
}

/**
 * siyi_mask_pad_get_rects:
 *
 * Returns: (transfer none): in pixels of the upright photo
 */
const SiyiMaskRect *
siyi_mask_pad_get_rects (SiyiMaskPad *self,
                         guint       *n_rects)
{
  *n_rects = self->rects->len;

  return (const SiyiMaskRect *) (gpointer) self->rects->data;
}

int
siyi_mask_pad_get_chosen (SiyiMaskPad *self)
{
  return self->chosen;
}

/**
 * siyi_mask_pad_choose:
 * @number: -1: none
 */
void
siyi_mask_pad_choose (SiyiMaskPad *self,
                      int          number)
{
  self->chosen = number;
  if (number >= 0)
    self->cover = g_array_index (self->rects, SiyiMaskRect, number).cover;
  siyi_mask_pad_tell (self);
}

SiyiCover
siyi_mask_pad_get_cover (SiyiMaskPad *self)
{
  return self->cover;
}

/**
 * siyi_mask_pad_set_cover:
 * @cover: of the chosen rectangle and of those drawn from now on
 */
void
siyi_mask_pad_set_cover (SiyiMaskPad *self,
                         SiyiCover    cover)
{
  SiyiMaskRect *rect = self->chosen >= 0 ? &g_array_index (self->rects, SiyiMaskRect, self->chosen) : NULL;

  self->cover = cover;
  if (rect != NULL && rect->cover != cover)
    {
      siyi_mask_pad_remember (self);
      rect->cover = cover;
    }
  siyi_mask_pad_tell (self);
}

/**
 * siyi_mask_pad_add:
 *
 * A rectangle in the middle of what is seen, chosen: for those who draw by keys.
 */
void
siyi_mask_pad_add (SiyiMaskPad *self)
{
  graphene_rect_t seen;
  SiyiMaskRect rect = { .cover = self->cover };

  siyi_photo_view_seen (siyi_photo_canvas_get_view (self->canvas), &seen);
  if (seen.size.width < 1 || seen.size.height < 1)
    return;

  rect.width = MAX (1, (int) seen.size.width / 5);
  rect.height = MAX (1, (int) seen.size.height / 5);
  rect.x = (int) (seen.origin.x + (seen.size.width - (float) rect.width) / 2);
  rect.y = (int) (seen.origin.y + (seen.size.height - (float) rect.height) / 2);
  siyi_mask_pad_remember (self);
  siyi_mask_pad_choose (self, siyi_mask_pad_insert (self, &rect));
}

/**
 * siyi_mask_pad_remove:
 *
 * The chosen one goes.
 */
void
siyi_mask_pad_remove (SiyiMaskPad *self)
{
  if (self->chosen < 0)
    return;

  siyi_mask_pad_remember (self);
  g_array_remove_index (self->rects, (guint) self->chosen);
  siyi_mask_pad_choose (self, -1);
}

/**
 * siyi_mask_pad_clear:
 *
 * As at the beginning: the copy was made.
 */
void
siyi_mask_pad_clear (SiyiMaskPad *self)
{
  g_array_set_size (self->rects, 0);
  g_ptr_array_set_size (self->steps, 0);
  g_ptr_array_set_size (self->previews, 0);
  self->chosen = -1;
  siyi_mask_pad_tell (self);
}

/**
 * siyi_mask_pad_undo:
 *
 * Returns: whether there was a step to take back
 */
gboolean
siyi_mask_pad_undo (SiyiMaskPad *self)
{
  if (self->steps->len == 0)
    return FALSE;

  g_array_unref (self->rects);
  self->rects = g_ptr_array_steal_index (self->steps, self->steps->len - 1);
  self->chosen = -1;
  siyi_mask_pad_tell (self);

  return TRUE;
}

gboolean
siyi_mask_pad_can_undo (SiyiMaskPad *self)
{
  return self->steps->len > 0;
}
