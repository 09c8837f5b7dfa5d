/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The masked copies there are of a photo: saved for a unit or for the public, taken out with a
 * reason. What may not be published can't be saved for it, and says why. Main thread; writing a copy
 * is a job, the rest is on the archive's thread. */
#include "siyi-photo-mask-private.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-file-ask.h"
#include "siyi-photo-import.h"
#include "siyi-weak.h"
#include "siyi-window.h"

typedef struct
{
  GPtrArray *copies;         /* SiyiMaskedPhoto */
  gboolean   may_publish;    /* whether consent is recorded, as for each of them */
} Answer;

/* A copy that is being saved or taken out. */
typedef struct
{
  GWeakRef            *self;
  SiyiArchive         *archive;
  gint64               photo;
  SiyiAudience         audience;
  char                *path, *reason;
  GtkWidget           *entry;
} Task;

/* What the file dialog is about. */
typedef struct { gint64 photo; SiyiAudience audience; } Wish;

static void
answer_free (Answer *answer)
{
  g_clear_pointer (&answer->copies, g_ptr_array_unref);
  g_free (answer);
}

static Task *
task_new (SiyiPhotoMaskDialog *self,
          gint64               photo)
{
  Task *task = g_new0 (Task, 1);

  task->self = siyi_weak_new (self);
  task->archive = g_object_ref (self->archive);
  task->photo = photo;

  return task;
}

static void
task_free (gpointer data)
{
  Task *task = data;

  siyi_weak_free (task->self);
  g_object_unref (task->archive);
  g_free (task->path);
  g_free (task->reason);
  g_free (task);
}

static void
task_closed (gpointer  data,
             GClosure *closure)
{
  task_free (data);
}

static gpointer
save_in_thread (SiyiJob       *job,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Task *task = data;

  return siyi_photo_write_copy (task->archive, task->photo, task->audience, task->path, cancellable, error)
           ? g_strdup (task->path) : NULL;
}

static void
on_saved (GObject      *job,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(SiyiPhotoMaskDialog) self = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = siyi_job_run_finish (SIYI_JOB (job), result, &error);

  if (self == NULL)
    return;

  if (path == NULL)
    siyi_show_error (GTK_WIDGET (self->pad), _("Saving the masked copy"), error);
  else
    siyi_photo_mask_dialog_toast (self, _("Saved without place, camera and owner"), FALSE);
}

static void
on_place (GtkWidget  *widget,
          const char *path,
          gpointer    data)
{
  SiyiPhotoMaskDialog *self = SIYI_PHOTO_MASK_DIALOG (widget);
  const Wish *wish = data;
  Task *task = task_new (self, wish->photo);
  g_autoptr(SiyiJob) job = siyi_job_new (_("Saving the masked copy"));

  task->audience = wish->audience;
  task->path = g_strdup (path);
  siyi_job_run_async (job, save_in_thread, task, task_free, g_free, on_saved, siyi_weak_new (self));
}

static void
save (SiyiPhotoMaskDialog *self,
      GtkWidget           *button,
      SiyiAudience         audience)
{
  const SiyiMaskedPhoto *copy = g_object_get_data (G_OBJECT (button), "copy");
  const Wish wish = { copy->id, audience };

  gtk_native_dialog_show (siyi_file_ask_save (GTK_WIDGET (self), _("Save Masked Copy"), _("_Save"), copy->name,
                                              on_place, g_memdup2 (&wish, sizeof wish), g_free));
}

static void
on_save_unit (SiyiPhotoMaskDialog *self,
              GtkWidget           *button)
{
  save (self, button, SIYI_AUDIENCE_UNIT);
}

static void
on_save_public (SiyiPhotoMaskDialog *self,
                GtkWidget           *button)
{
  save (self, button, SIYI_AUDIENCE_PUBLIC);
}

static gpointer
take_out_in_thread (SiyiDb        *db,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  const Task *task = data;

  return siyi_photo_take_out (db, task->photo, task->reason, error);
}

static void
on_taken_out (GObject      *archive,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(SiyiPhotoMaskDialog) self = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);

  if (self == NULL)
    return;
  if (action == NULL)
    {
      siyi_show_error (GTK_WIDGET (self->pad), _("Taking out the masked copy"), error);
      return;
    }

  siyi_push_undo (GTK_WIDGET (self->pad), action, _("Taking out of a masked copy"));
  siyi_photo_mask_dialog_toast (self, _("Masked copy taken out"), TRUE);
}

static void
on_reason (AdwMessageDialog *dialog,
           const char       *response,
           Task             *asked)
{
  g_autoptr(SiyiPhotoMaskDialog) self = siyi_weak_get (asked->self);
  Task *task;

  if (!g_str_equal (response, "take-out") || self == NULL)
    return;

  task = task_new (self, asked->photo);
  task->reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (asked->entry))));
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, take_out_in_thread, task, task_free, g_free, NULL,
                          on_taken_out, siyi_weak_new (self));
}

static void
on_reason_changed (GtkEditable      *entry,
                   AdwMessageDialog *dialog)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "take-out", *text != '\0');
}

static void
on_take_out (SiyiPhotoMaskDialog *self,
             GtkWidget           *button)
{
  const SiyiMaskedPhoto *copy = g_object_get_data (G_OBJECT (button), "copy");
  Task *asked = task_new (self, copy->id);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Take out this masked copy?"),
                                              _("Its row and its bytes stay in the archive with the reason."));

  asked->entry = gtk_entry_new ();
  gtk_entry_set_activates_default (GTK_ENTRY (asked->entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (asked->entry), _("Reason, for example: a face was left uncovered"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (asked->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reason"), -1);
  g_signal_connect (asked->entry, "changed", G_CALLBACK (on_reason_changed), dialog);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), asked->entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "take-out", _("_Take Out"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "take-out", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "take-out", FALSE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "take-out");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_reason), asked, task_closed, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (asked->entry);
}

static GtkWidget *
add_button (SiyiPhotoMaskDialog *self,
            GtkWidget           *row,
            GtkWidget           *button,
            SiyiMaskedPhoto     *copy,
            const char          *tooltip,
            GCallback            callback)
{
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  /* The row's data outlives its buttons. */
  g_object_set_data (G_OBJECT (button), "copy", copy);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (row), button);

  return button;
}

static GtkWidget *
make_buttons (SiyiPhotoMaskDialog *self,
              SiyiMaskedPhoto     *copy,
              gboolean             may_publish)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *publish, *trash;

  add_button (self, box, gtk_button_new_with_label (_("For a unit…")), copy,
              _("Save a file for a responsible unit"), G_CALLBACK (on_save_unit));
  publish = add_button (self, box, gtk_button_new_with_label (_("To publish…")), copy,
                        may_publish ? _("Save a file for the public")
                                    : _("Nobody's consent to publishing this photo is recorded"),
                        G_CALLBACK (on_save_public));
  gtk_widget_set_sensitive (publish, may_publish);
  trash = add_button (self, box, gtk_button_new_from_icon_name ("user-trash-symbolic"), copy,
                      _("Take out this masked copy"), G_CALLBACK (on_take_out));
  gtk_widget_add_css_class (trash, "flat");
  gtk_widget_set_margin_bottom (box, 10);
  gtk_widget_set_margin_start (box, 12);

  return box;
}

static void
add_row (SiyiPhotoMaskDialog *self,
         SiyiMaskedPhoto     *copy,
         gboolean             may_publish,
         SiyiDay              today)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = adw_action_row_new ();
  g_autoptr(GdkTexture) small = gdk_texture_new_from_bytes (copy->thumbnail, NULL);
  GtkWidget *picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (small));
  g_autofree char *name = g_markup_escape_text (copy->name, -1);
  g_autofree char *day = siyi_case_words_day (copy->added, today, FALSE);
  g_autofree char *words =
    /* Translators: %1$u covered parts of a masked copy, made on the day %2$s */
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$u part covered, made on %2$s",
                                  "%1$u parts covered, made on %2$s", copy->rects->len),
                     copy->rects->len, day);

  gtk_widget_set_size_request (picture, 64, 48);
  gtk_widget_set_margin_top (picture, 8);
  gtk_widget_set_margin_bottom (picture, 8);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line), words);
  adw_action_row_add_prefix (ADW_ACTION_ROW (line), picture);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), make_buttons (self, copy, may_publish));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  g_object_set_data_full (G_OBJECT (row), "copy", copy, (GDestroyNotify) siyi_masked_photo_free);
  adw_preferences_group_add (self->copies, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_copies (SiyiPhotoMaskDialog *self,
             Answer              *answer)
{
  const SiyiDay today = siyi_clock_today (siyi_archive_get_clock (self->archive));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->copies, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  adw_preferences_group_set_description (self->copies, answer->copies->len == 0 ? _("None yet.") : NULL);
  g_ptr_array_set_free_func (answer->copies, NULL);
  for (guint i = 0; i < answer->copies->len; i++)
    add_row (self, g_ptr_array_index (answer->copies, i), answer->may_publish, today);
}

static gpointer
list_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const gint64 *photo = data;
  g_autoptr(GPtrArray) copies = siyi_photo_masked (db, *photo, error);
  const SiyiMaskedPhoto *first = copies != NULL && copies->len > 0 ? g_ptr_array_index (copies, 0) : NULL;
  Answer *answer;

  if (copies == NULL)
    return NULL;

  answer = g_new0 (Answer, 1);
  answer->copies = g_steal_pointer (&copies);
  answer->may_publish = first != NULL && siyi_photo_may_leave (db, first->id, SIYI_AUDIENCE_PUBLIC, NULL);

  return answer;
}

static void
on_listed (GObject      *archive,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(SiyiPhotoMaskDialog) self = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  Answer *answer = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);

  if (self != NULL && answer != NULL)
    show_copies (self, answer);
  else if (self != NULL)
    siyi_show_error (GTK_WIDGET (self->pad), _("Opening the masked copies"), error);
  g_clear_pointer (&answer, answer_free);
}

/**
 * siyi_photo_mask_copies_load:
 *
 * Asks for the copies, now and after every change of the archive.
 */
void
siyi_photo_mask_copies_load (SiyiPhotoMaskDialog *self)
{
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, list_in_thread,
                          g_memdup2 (&self->photo, sizeof self->photo), g_free, (GDestroyNotify) answer_free,
                          self->cancellable, on_listed, siyi_weak_new (self));
}
