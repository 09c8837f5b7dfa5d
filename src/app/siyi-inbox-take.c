/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of sealed answers on their way into the inbox: a secret for all, then a line for each file saying
 * what came of it. Those that did not open stay to be tried again with another secret. Main thread but for
 * the opening. */
#include "siyi-inbox-take.h"

#include <glib/gi18n.h>
#include <string.h>

#include "siyi-brief-package.h"
#include "siyi-file-ask.h"
#include "siyi-job.h"
#include "siyi-sealed-words.h"
#include "siyi-weak.h"

enum { WIDTH = 520 };

typedef struct
{
  char         *path;
  gboolean      taken;
  guint         n, n_new;
  GError       *error;         /* (nullable) */
  AdwActionRow *row;           /* borrowed */
} File;

struct _SiyiInboxTake
{
  AdwWindow       parent_instance;

  /* Children */
  GtkWidget      *cancel, *take;
  GtkWidget      *files;
  GtkWidget      *ask, *secret;
  GtkProgressBar *progress;

  /* Owned */
  SiyiArchive    *archive;
  GPtrArray      *list;        /* File */
  SiyiJob        *job;         /* (nullable) */
};

G_DEFINE_FINAL_TYPE (SiyiInboxTake, siyi_inbox_take, ADW_TYPE_WINDOW)

static void
file_free (gpointer data)
{
  File *file = data;

  g_clear_error (&file->error);
  g_free (file->path);
  g_free (file);
}

static File *
file_new (const char *path)
{
  File *file = g_new0 (File, 1);

  file->path = g_strdup (path);

  return file;
}

static gboolean
is_all_taken (SiyiInboxTake *self)
{
  for (guint i = 0; i < self->list->len; i++)
    if (!((File *) g_ptr_array_index (self->list, i))->taken)
      return FALSE;

  return TRUE;
}

static void
update (SiyiInboxTake *self)
{
  const gboolean all = is_all_taken (self);

  gtk_widget_set_visible (self->take, !all && self->job == NULL);
  gtk_widget_set_sensitive (self->take, *gtk_editable_get_text (GTK_EDITABLE (self->secret)) != '\0');
  gtk_editable_set_editable (GTK_EDITABLE (self->secret), self->job == NULL);
  gtk_widget_set_visible (self->ask, !all);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), self->job != NULL);
  gtk_button_set_label (GTK_BUTTON (self->cancel), self->job != NULL ? _("Stop") : all ? _("Close") : _("Cancel"));
}

/* --- Taking in ---------------------------------------------------------------------------------- */

typedef struct { SiyiArchive *archive; char *secret; GPtrArray *files; } Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  memset (work->secret, 0, strlen (work->secret));
  g_free (work->secret);
  g_object_unref (work->archive);
  g_ptr_array_unref (work->files);
  g_free (work);
}

/* Each file by itself: one that does not open keeps none of the others out. */
static gpointer
take_in_thread (SiyiJob       *job,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const Work *work = data;

  for (guint i = 0; i < work->files->len; i++)
    {
      File *file = g_ptr_array_index (work->files, i);

      if (g_cancellable_is_cancelled (cancellable))
        break;
      file->taken = siyi_answers_take (work->archive, file->path, work->secret, &file->n, &file->n_new, &file->error);
      siyi_job_report (job, i + 1, work->files->len);
    }

  return g_ptr_array_ref (work->files);
}

static char *
file_words (const File *file)
{
  if (file->error != NULL)
    return g_strdup (siyi_sealed_sentence (file->error));
  if (!file->taken)
    return g_strdup (_("Not tried yet"));
  if (file->n_new == 0)
    return g_strdup (_("It was taken in before; nothing is doubled"));

  return g_strdup_printf (ngettext ("%u new answer waits in the inbox", "%u new answers wait in the inbox", file->n_new),
                          file->n_new);
}

static void
show_file (SiyiInboxTake *self,
           const File    *from)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      File *file = g_ptr_array_index (self->list, i);
      g_autofree char *words = NULL;

      if (!g_str_equal (file->path, from->path))
        continue;
      file->taken = from->taken;
      words = file_words (from);
      adw_action_row_set_subtitle (file->row, words);
      if (from->error != NULL)
        g_message ("Taking answers in: %s", from->error->message);
    }
}

static void
on_taken (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(SiyiInboxTake) self = siyi_weak_take (data);
  g_autoptr(GPtrArray) files = siyi_job_run_finish (SIYI_JOB (source), result, NULL);

  if (self == NULL || self->archive == NULL)
    return;

  g_clear_object (&self->job);
  for (guint i = 0; files != NULL && i < files->len; i++)
    show_file (self, g_ptr_array_index (files, i));
  /* Before the field may go: GTK 4.8 wants its focus taken first. */
  gtk_widget_grab_focus (is_all_taken (self) ? self->cancel : self->secret);
  update (self);
}

static void
on_take (SiyiInboxTake *self)
{
  Work *work;

  if (self->job != NULL || *gtk_editable_get_text (GTK_EDITABLE (self->secret)) == '\0')
    return;

  work = g_new0 (Work, 1);
  work->archive = g_object_ref (self->archive);
  work->secret = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->secret)));
  work->files = g_ptr_array_new_with_free_func (file_free);
  for (guint i = 0; i < self->list->len; i++)
    {
      const File *file = g_ptr_array_index (self->list, i);

      if (!file->taken)
        g_ptr_array_add (work->files, file_new (file->path));
    }
  self->job = siyi_job_new (_("Taking answers in"));
  g_object_bind_property (self->job, "fraction", self->progress, "fraction", G_BINDING_DEFAULT);
  update (self);
  siyi_job_run_async (self->job, take_in_thread, work, work_free, (GDestroyNotify) g_ptr_array_unref, on_taken,
                      siyi_weak_new (self));
}

/* --- The window --------------------------------------------------------------------------------- */

static void
on_cancel (SiyiInboxTake *self)
{
  if (self->job != NULL)
    g_cancellable_cancel (siyi_job_get_cancellable (self->job));
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
siyi_inbox_take_dispose (GObject *object)
{
  SiyiInboxTake *self = SIYI_INBOX_TAKE (object);

  if (self->job != NULL)
    g_cancellable_cancel (siyi_job_get_cancellable (self->job));
  g_clear_object (&self->job);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (siyi_inbox_take_parent_class)->dispose (object);
}

static void
siyi_inbox_take_finalize (GObject *object)
{
  g_clear_pointer (&SIYI_INBOX_TAKE (object)->list, g_ptr_array_unref);

  G_OBJECT_CLASS (siyi_inbox_take_parent_class)->finalize (object);
}

static void
siyi_inbox_take_class_init (SiyiInboxTakeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siyi_inbox_take_dispose;
  G_OBJECT_CLASS (klass)->finalize = siyi_inbox_take_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
new_header (SiyiInboxTake *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->cancel = gtk_button_new_with_label (_("Cancel"));
  self->take = gtk_button_new_with_label (C_("inbox", "Take In"));
  gtk_widget_add_css_class (self->take, "suggested-action");
  g_signal_connect_swapped (self->cancel, "clicked", G_CALLBACK (on_cancel), self);
  g_signal_connect_swapped (self->take, "clicked", G_CALLBACK (on_take), self);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->take);

  return header;
}

static void
siyi_inbox_take_init (SiyiInboxTake *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->ask = adw_preferences_group_new ();
  self->list = g_ptr_array_new_with_free_func (file_free);
  self->files = adw_preferences_group_new ();
  self->secret = adw_password_entry_row_new ();
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->secret), _("Pass phrase or recovery code that opened the briefs"));
  g_signal_connect_swapped (self->secret, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->secret, "entry-activated", G_CALLBACK (on_take), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->ask), self->secret);
  gtk_widget_add_css_class (body, "dialog-body");
  gtk_box_append (GTK_BOX (body), self->files);
  gtk_box_append (GTK_BOX (body), self->ask);
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (content), new_header (self));
  gtk_box_append (GTK_BOX (content), body);
  gtk_window_set_title (GTK_WINDOW (self), _("Take In Answers"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, -1);
  adw_window_set_content (ADW_WINDOW (self), content);
}

static void
add_file (SiyiInboxTake *self,
          const char    *path)
{
  File *file = file_new (path);
  g_autofree char *name = g_filename_display_basename (path);

  file->row = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (file->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (file->row), name);
  adw_action_row_set_subtitle_lines (file->row, 3);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->files), GTK_WIDGET (file->row));
  g_ptr_array_add (self->list, file);
}

/**
 * siyi_inbox_take_ask:
 * @from: a widget in a window
 * @paths: (element-type filename): files of answers
 *
 * Asks for the secret of these files.
 */
void
siyi_inbox_take_ask (GtkWidget   *from,
                     SiyiArchive *archive,
                     GPtrArray   *paths)
{
  SiyiInboxTake *self = g_object_new (SIYI_TYPE_INBOX_TAKE, "transient-for", gtk_widget_get_root (from), NULL);

  self->archive = g_object_ref (archive);
  for (guint i = 0; i < paths->len; i++)
    add_file (self, g_ptr_array_index (paths, i));
  update (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->secret);
}

static void
on_files (GtkWidget *from,
          GPtrArray *paths,
          gpointer   archive)
{
  siyi_inbox_take_ask (from, archive, paths);
}

/**
 * siyi_inbox_take_choose:
 *
 * Asks for the files first.
 */
void
siyi_inbox_take_choose (GtkWidget   *from,
                        SiyiArchive *archive)
{
  const char * const kinds[] = { SIYI_ANSWERS_ENDING + 1, NULL };
  GtkNativeDialog *dialog = siyi_file_ask_many (from, GTK_FILE_CHOOSER_ACTION_OPEN, _("Take In Answers"),
                                                _("_Choose"), on_files, g_object_ref (archive), g_object_unref);

  siyi_file_ask_add_kind (dialog, _("Answers of leaders"), kinds);
  gtk_native_dialog_show (dialog);
}
