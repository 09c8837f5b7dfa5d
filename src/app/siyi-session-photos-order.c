/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of a session's photos: moved by hand it shows at once and is written behind, one writing at
 * a time, the last order wins. Main thread. */
#include "siyi-session-photos-private.h"

#include <glib/gi18n.h>

#include "siyi-window.h"

typedef struct
{
  gint64  session;
  GArray *ids;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_array_unref (order->ids);
  g_free (order);
}

static gpointer
order_in_thread (SiyiDb        *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const Order *order = data;

  return siyi_photos_order (db, order->session, (const gint64 *) (gpointer) order->ids->data, order->ids->len,
                            error);
}

static void write_order (SiyiSessionPhotos *self);

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(SiyiSessionPhotos) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  self->writing_order = FALSE;
  if (action != NULL)
    siyi_push_undo (GTK_WIDGET (self), action, _("Photos moved"));
  else
    siyi_show_error (GTK_WIDGET (self), _("Moving the photos"), error);
  if (self->order_waits && action != NULL)
    write_order (self);
  else
    siyi_session_photos_load (self);
}

static void
write_order (SiyiSessionPhotos *self)
{
  Order *order;

  self->order_waits = self->writing_order;
  if (self->writing_order || self->archive == NULL)
    return;

  order = g_new0 (Order, 1);
  order->session = self->session;
  order->ids = siyi_photo_list_model_dup_ids (self->model);
  self->writing_order = TRUE;
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, order_in_thread, order, order_free, g_free, NULL,
                          on_written, g_object_ref (self));
}

static void
find_rest (GArray *all,
           GArray *chosen,
           GArray *rest,
           guint  *n_before)
{
  guint next = 0;

  *n_before = 0;
  for (guint i = 0; i < all->len; i++)
    {
      const gint64 id = g_array_index (all, gint64, i);

      if (next < chosen->len && g_array_index (chosen, gint64, next) == id)
        next++;
      else
        g_array_append_val (rest, id);
      if (next == 0)
        *n_before = rest->len;
    }
}

/**
 * siyi_session_photos_move:
 * @by: so many places later, or below 0 earlier; the chosen ones come together
 */
void
siyi_session_photos_move (SiyiSessionPhotos *self,
                          int                by)
{
  g_autoptr(GArray) chosen = siyi_session_photos_dup_chosen (self);
  g_autoptr(GArray) all = siyi_photo_list_model_dup_ids (self->model);
  g_autoptr(GArray) rest = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_before, at;

  if (chosen->len == 0)
    return;

  find_rest (all, chosen, rest, &n_before);
  at = (guint) CLAMP ((int) n_before + by, 0, (int) rest->len);
  g_array_insert_vals (rest, at, chosen->data, chosen->len);
  if (memcmp (rest->data, all->data, all->len * sizeof (gint64)) == 0)
    return;

  siyi_session_photos_show_order (self, rest, chosen);
  siyi_session_photos_focus_on (self, g_array_index (chosen, gint64, 0));
  write_order (self);
}

static gpointer
sort_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const gint64 *session = data;

  return siyi_photos_sort (db, *session, error);
}

void
siyi_session_photos_sort (SiyiSessionPhotos *self)
{
  siyi_session_photos_write (self, sort_in_thread, g_memdup2 (&self->session, sizeof self->session), g_free,
                             _("Moving the photos"), _("Photos ordered by the time taken"));
}
