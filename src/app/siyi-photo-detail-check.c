/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the original of the chosen photo still is what came in: its bytes are read and summed on the
 * archive's reading thread, once the choice has rested for a moment. Main thread. */
#include "siyi-photo-detail-private.h"

#include <glib/gi18n.h>

#include "siyi-files.h"

#define REST_MS 250

/* Reading compares the sum with the recorded one and refuses what differs. */
static gpointer
read_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const gint64 *file = data;
  g_autoptr(GBytes) bytes = siyi_file_read_bytes (db, *file, cancellable, error);

  return bytes != NULL ? GINT_TO_POINTER (TRUE) : NULL;
}

static void
show_check (SiyiPhotoDetail *self,
            const char      *format,
            const char      *css_class)
{
  const SiyiPhoto *photo = siyi_photo_item_get_photo (self->item);
  GtkLabel *label = self->fact_words[SIYI_FACT_CHECK];
  g_autofree char *hash = NULL;
  g_autofree char *words = NULL;

  if (photo == NULL || strlen (photo->hash) < 8)
    return;

  hash = g_strdup_printf ("%.4s…%s", photo->hash, photo->hash + strlen (photo->hash) - 4);
  words = g_strdup_printf ("%s  %s", hash, format);
  gtk_label_set_text (label, words);
  gtk_widget_remove_css_class (GTK_WIDGET (label), "over");
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(GTask) asked = data;
  SiyiPhotoDetail *self = g_task_get_source_object (asked);
  g_autoptr(GError) error = NULL;
  const gboolean sound = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error) != NULL;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (asked)) || self->item == NULL)
    return;

  self->checked = siyi_photo_item_get_id (self->item);
  if (sound)
    show_check (self, _("original unchanged"), NULL);
  else if (g_error_matches (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND))
    show_check (self, _("out of reach"), "over");
  else
    show_check (self, _("differs from what came in"), "over");
}

static void
start (gpointer data)
{
  SiyiPhotoDetail *self = data;
  const SiyiPhoto *photo = self->item != NULL ? siyi_photo_item_get_photo (self->item) : NULL;

  self->check_source = 0;
  if (photo == NULL || self->archive == NULL)
    return;

  self->checking = g_cancellable_new ();
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, read_in_thread,
                          g_memdup2 (&photo->file, sizeof photo->file), g_free, NULL, self->checking,
                          on_read, g_task_new (self, self->checking, NULL, NULL));
}

void
siyi_photo_detail_stop_check (SiyiPhotoDetail *self)
{
  g_clear_handle_id (&self->check_source, g_source_remove);
  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
}

/**
 * siyi_photo_detail_check:
 * @photo: shown now; one that was looked at is not read again
 */
void
siyi_photo_detail_check (SiyiPhotoDetail *self,
                         const SiyiPhoto *photo)
{
  if (self->checked == photo->id)
    return;

  siyi_photo_detail_stop_check (self);
  show_check (self, "", NULL);
  self->check_source = g_timeout_add_once (REST_MS, start, self);
}
