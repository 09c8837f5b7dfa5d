/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks where a version was made public. The photo is chosen or dropped on the window; a small
 * picture of it is read in the background, so that a card reader's pace holds nothing up. */
#include "siyi-notice-posting.h"

#include <glib/gi18n.h>

#include "siyi-file-ask.h"
#include "siyi-notice-words.h"

#define SMALL_PICTURE_PX 96

struct _SiyiNoticePostingDialog
{
  AdwWindow parent_instance;

  /* Template */
  AdwComboRow  *outlet;
  AdwEntryRow  *place;
  AdwActionRow *photo;
  GtkPicture   *picture;
  GtkWidget    *clear;

  /* Owned */
  char         *proof;        /* path, NULL: none */
  GCancellable *cancellable;

  gint64        notice;
};

static const char * const outlets[] = { "posted", "web", "text", "calendar", "screen", "other" };

static guint save_signal;

G_DEFINE_FINAL_TYPE (SiyiNoticePostingDialog, siyi_notice_posting_dialog, ADW_TYPE_WINDOW)

static void
on_picture (GObject *stream, GAsyncResult *result, gpointer data)
{
  g_autoptr(SiyiNoticePostingDialog) self = data;
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new_from_stream_finish (result, NULL);
  g_autoptr(GdkTexture) texture = NULL;

  if (pixbuf == NULL || self->proof == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  texture = gdk_texture_new_for_pixbuf (pixbuf);
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_widget_set_visible (GTK_WIDGET (self->picture), TRUE);
}

static void
on_opened (GObject *file, GAsyncResult *result, gpointer data)
{
  g_autoptr(SiyiNoticePostingDialog) self = data;
  g_autoptr(GFileInputStream) stream = g_file_read_finish (G_FILE (file), result, NULL);

  if (stream != NULL && self->proof != NULL)
    gdk_pixbuf_new_from_stream_at_scale_async (G_INPUT_STREAM (stream), SMALL_PICTURE_PX, SMALL_PICTURE_PX,
                                               TRUE, self->cancellable, on_picture, g_object_ref (self));
}

/**
 * siyi_notice_posting_dialog_set_proof:
 * @self: the dialog
 * @path: (nullable): the photo's path; %NULL takes it away
 */
void
siyi_notice_posting_dialog_set_proof (SiyiNoticePostingDialog *self, const char *path)
{
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *markup = g_markup_escape_text (name != NULL ? name : _("Choose one, or drop it here"), -1);
  g_autoptr(GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_free (self->proof);
  self->proof = g_strdup (path);
  adw_action_row_set_subtitle (self->photo, markup);
  gtk_widget_set_visible (self->clear, path != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->picture), FALSE);
  if (file != NULL)
    g_file_read_async (file, G_PRIORITY_DEFAULT, self->cancellable, on_opened, g_object_ref (self));
}

static void
on_photo_chosen (GtkWidget  *widget,
                 const char *path,
                 gpointer    data)
{
  siyi_notice_posting_dialog_set_proof (SIYI_NOTICE_POSTING_DIALOG (widget), path);
}

static void
on_choose (SiyiNoticePostingDialog *self)
{
  GtkNativeDialog *dialog = siyi_file_ask_open (GTK_WIDGET (self), GTK_FILE_CHOOSER_ACTION_OPEN,
                                                _("Photo of the Posted Sheet"), _("_Choose"), on_photo_chosen, NULL,
                                                NULL);
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Pictures"));
  gtk_file_filter_add_pixbuf_formats (filter);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_native_dialog_show (dialog);
}

static void
on_clear (SiyiNoticePostingDialog *self)
{
  siyi_notice_posting_dialog_set_proof (self, NULL);
}

static gboolean
on_drop (SiyiNoticePostingDialog *self, const GValue *value)
{
  g_autofree char *path = g_file_get_path (g_value_get_object (value));

  if (path == NULL)
    return FALSE;

  siyi_notice_posting_dialog_set_proof (self, path);

  return TRUE;
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, save_signal, 0);
  gtk_window_close (GTK_WINDOW (widget));
}

static void
siyi_notice_posting_dialog_dispose (GObject *object)
{
  SiyiNoticePostingDialog *self = SIYI_NOTICE_POSTING_DIALOG (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (siyi_notice_posting_dialog_parent_class)->dispose (object);
}

static void
siyi_notice_posting_dialog_finalize (GObject *object)
{
  SiyiNoticePostingDialog *self = SIYI_NOTICE_POSTING_DIALOG (object);

  g_object_unref (self->cancellable);
  g_free (self->proof);

  G_OBJECT_CLASS (siyi_notice_posting_dialog_parent_class)->finalize (object);
}

static void
siyi_notice_posting_dialog_class_init (SiyiNoticePostingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_notice_posting_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = siyi_notice_posting_dialog_finalize;
  save_signal = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/dialogs/notice-posting.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiNoticePostingDialog, outlet);
  gtk_widget_class_bind_template_child (widget_class, SiyiNoticePostingDialog, place);
  gtk_widget_class_bind_template_child (widget_class, SiyiNoticePostingDialog, photo);
  gtk_widget_class_bind_template_child (widget_class, SiyiNoticePostingDialog, picture);
  gtk_widget_class_bind_template_child (widget_class, SiyiNoticePostingDialog, clear);
  gtk_widget_class_bind_template_callback (widget_class, on_choose);
  gtk_widget_class_bind_template_callback (widget_class, on_clear);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
siyi_notice_posting_dialog_init (SiyiNoticePostingDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (outlets); i++)
    gtk_string_list_append (words, siyi_notice_words_outlet (outlets[i]));
  adw_combo_row_set_model (self->outlet, G_LIST_MODEL (words));
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  siyi_notice_posting_dialog_set_proof (self, NULL);
}

/**
 * siyi_notice_posting_dialog_new:
 * @parent: the window it belongs to
 * @notice: which version
 * @outlet: where it likely went
 *
 * Returns: the dialog, not yet presented
 */
GtkWindow *
siyi_notice_posting_dialog_new (GtkWindow *parent, gint64 notice, const char *outlet)
{
  SiyiNoticePostingDialog *self = g_object_new (SIYI_TYPE_NOTICE_POSTING_DIALOG, "transient-for", parent, NULL);

  self->notice = notice;
  for (guint i = 0; i < G_N_ELEMENTS (outlets); i++)
    if (g_strcmp0 (outlets[i], outlet) == 0)
      adw_combo_row_set_selected (self->outlet, i);

  return GTK_WINDOW (self);
}

/**
 * siyi_notice_posting_dialog_get:
 * @self: the dialog
 *
 * Returns: (transfer full): what was entered
 */
SiyiNoticePosted *
siyi_notice_posting_dialog_get (SiyiNoticePostingDialog *self)
{
  SiyiNoticePosted *posted = g_new0 (SiyiNoticePosted, 1);
  const char *place = gtk_editable_get_text (GTK_EDITABLE (self->place));

  posted->notice = self->notice;
  posted->outlet = g_strdup (outlets[MIN (adw_combo_row_get_selected (self->outlet), G_N_ELEMENTS (outlets) - 1)]);
  posted->place = *place != '\0' ? g_strdup (place) : NULL;
  posted->proof = g_strdup (self->proof);

  return posted;
}
