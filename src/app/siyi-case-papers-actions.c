/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does with the papers of a case. Bytes are read and written on the archive's thread;
 * a copy to look at is private, read-only and gone with the program. Main thread. */
#include "siyi-case-papers-private.h"

#include <glib/gi18n.h>

#include "siyi-case-files.h"
#include "siyi-file-ask.h"
#include "siyi-role-guard.h"
#include "siyi-window.h"

/* A change or a copy under way. */
typedef struct
{
  SiyiCasePapers *self;
  const char     *doing;     /* translated */
  const char     *title;     /* translated, of the undo */
} Under;

static void
run (SiyiCasePapers      *self,
     SiyiWork             work,
     gpointer             data,
     GDestroyNotify       destroy,
     const char          *doing,
     const char          *title,
     GAsyncReadyCallback  done)
{
  Under *under = g_new0 (Under, 1);

  under->self = g_object_ref (self);
  under->doing = doing;
  under->title = title;
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, work, data, destroy, g_free,
                          self->closing, done, under);
}

/* TRUE where there is somebody left to tell. */
static gboolean
is_shown (SiyiCasePapers *self)
{
  return gtk_widget_get_root (GTK_WIDGET (self)) != NULL;
}

static void
on_changed (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autofree Under *under = data;
  g_autoptr(SiyiCasePapers) self = under->self;
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  self->busy = FALSE;
  siyi_case_papers_show_count (self);
  if (!is_shown (self))
    return;

  if (action != NULL)
    {
      siyi_push_undo (GTK_WIDGET (self), action, under->title);
      siyi_toast_with_button (GTK_WIDGET (self), under->title, _("Undo"), "win.undo", NULL);
    }
  else if (g_error_matches (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT))
    siyi_toast (GTK_WIDGET (self), _("Not done: a paper needs a name, must not be empty and may have "
                                     "64 MiB at most"));
  else
    siyi_show_error (GTK_WIDGET (self), under->doing, error);
}

/* Takes @paths. */
static void
take_in (SiyiCasePapers *self,
         GPtrArray      *paths)
{
  SiyiPapersIn *in;

  if (self->busy || self->archive == NULL || self->case_id == 0)
    {
      g_ptr_array_unref (paths);
      return;
    }

  in = g_new0 (SiyiPapersIn, 1);
  in->case_id = self->case_id;
  in->paths = paths;
  self->busy = TRUE;
  siyi_case_papers_show_count (self);
  run (self, siyi_papers_add_work, in, (GDestroyNotify) siyi_papers_in_free, _("Taking papers in"),
       _("Papers taken in"), on_changed);
}

/**
 * siyi_case_papers_add:
 * @files: (element-type GFile): files of this computer
 *
 * Takes them in, all or none, as one change that can be undone.
 */
void
siyi_case_papers_add (SiyiCasePapers *self,
                      GSList         *files)
{
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  g_return_if_fail (SIYI_IS_CASE_PAPERS (self));

  for (GSList *l = files; l != NULL; l = l->next)
    {
      char *path = g_file_get_path (l->data);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  if (paths->len == 0)
    siyi_toast (GTK_WIDGET (self), _("Only files on this computer can be opened"));
  else
    take_in (self, g_steal_pointer (&paths));
}

static void
on_add_chosen (GtkWidget *widget,
               GPtrArray *paths,
               gpointer   data)
{
  take_in (SIYI_CASE_PAPERS (widget), g_ptr_array_ref (paths));
}

static void
add_action (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  gtk_native_dialog_show (siyi_file_ask_many (data, GTK_FILE_CHOOSER_ACTION_OPEN, _("Take Papers In"), _("_Take In"),
                                              on_add_chosen, NULL, NULL));
}

static void
copy (SiyiCasePapers      *self,
      gint64               id,
      char                *path,
      gboolean             to_look_at,
      GAsyncReadyCallback  done)
{
  SiyiPaperAsk *ask = g_new0 (SiyiPaperAsk, 1);

  ask->id = id;
  ask->text = path;
  ask->to_look_at = to_look_at;
  run (self, siyi_paper_copy_work, ask, (GDestroyNotify) siyi_paper_ask_free,
       to_look_at ? _("Opening the paper") : _("Saving a copy"), NULL, done);
}

static void
on_launched (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(SiyiCasePapers) self = data;
  g_autoptr(GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error) && is_shown (self))
    siyi_toast (GTK_WIDGET (self), _("This computer has no program that opens such a paper; save a "
                                     "copy instead"));
}

static void
on_copied (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autofree Under *under = data;
  g_autoptr(SiyiCasePapers) self = under->self;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  g_autofree char *uri = NULL;

  if (!is_shown (self))
    return;
  if (path == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), under->doing, error);
      return;
    }

  uri = g_filename_to_uri (path, NULL, NULL);
  g_app_info_launch_default_for_uri_async (uri, NULL, self->closing, on_launched,
                                           g_object_ref (self));
}

static void
open_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  SiyiCasePapers *self = data;
  const SiyiFile *file = siyi_case_papers_find (self, g_variant_get_int64 (parameter));

  if (file != NULL)
    copy (self, file->id, siyi_paper_private_path (file->id, file->name), TRUE, on_copied);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autofree Under *under = data;
  g_autoptr(SiyiCasePapers) self = under->self;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (!is_shown (self))
    return;
  if (path == NULL)
    siyi_show_error (GTK_WIDGET (self), under->doing, error);
  else
    siyi_toast (GTK_WIDGET (self), _("Copy saved"));
}

static void
on_save_chosen (GtkWidget  *widget,
                const char *path,
                gpointer    data)
{
  const gint64 *id = data;

  copy (SIYI_CASE_PAPERS (widget), *id, g_strdup (path), FALSE, on_saved);
}

static void
save_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  const SiyiFile *file = siyi_case_papers_find (data, g_variant_get_int64 (parameter));

  if (file != NULL)
    gtk_native_dialog_show (siyi_file_ask_save (data, _("Save a Copy"), _("_Save"), file->name, on_save_chosen,
                                                g_memdup2 (&file->id, sizeof file->id), g_free));
}

static void
on_text_changed (GtkEditable      *entry,
                 AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "done", *gtk_editable_get_text (entry) != '\0');
}

static void
on_text_given (SiyiCasePapers   *self,
               const char       *response,
               AdwMessageDialog *dialog)
{
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));
  const gint64 *id = g_object_get_data (G_OBJECT (dialog), "id");
  gboolean take_out = g_object_get_data (G_OBJECT (dialog), "take-out") != NULL;
  SiyiPaperAsk *ask;

  if (!g_str_equal (response, "done") || self->archive == NULL)
    return;

  ask = g_new0 (SiyiPaperAsk, 1);
  ask->id = *id;
  ask->text = g_strdup (gtk_editable_get_text (entry));
  if (take_out)
    run (self, siyi_paper_take_out_work, ask, (GDestroyNotify) siyi_paper_ask_free,
         _("Taking the paper out"), _("Paper taken out"), on_changed);
  else
    run (self, siyi_paper_rename_work, ask, (GDestroyNotify) siyi_paper_ask_free,
         _("Renaming the paper"), _("Paper renamed"), on_changed);
}

static void
ask_text (SiyiCasePapers *self,
          gint64          id,
          const char     *title,
          const char     *body,
          const char     *label,
          const char     *button,
          const char     *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (root), title, body);
  GtkWidget *entry = gtk_entry_new ();

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "done",
                                    button, NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "done");
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_text_changed), dialog, 0);
  on_text_changed (GTK_EDITABLE (entry), ADW_MESSAGE_DIALOG (dialog));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  g_object_set_data_full (G_OBJECT (dialog), "id", g_memdup2 (&id, sizeof id), g_free);
  if (*text == '\0')
    g_object_set_data (G_OBJECT (dialog), "take-out", dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_text_given), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
rename_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  SiyiCasePapers *self = data;
  const SiyiFile *file = siyi_case_papers_find (self, g_variant_get_int64 (parameter));

  if (file != NULL)
    ask_text (self, file->id, _("Rename the Paper"), NULL, _("Name"), _("_Rename"), file->name);
}

static void
take_out_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  SiyiCasePapers *self = data;
  const SiyiFile *file = siyi_case_papers_find (self, g_variant_get_int64 (parameter));

  if (file != NULL)
    ask_text (self, file->id, _("Take the Paper Out?"),
              _("It no longer shows with this case. Its content and the reason stay in the archive, "
                "and it can be undone."),
              _("Reason"), _("_Take Out"), "");
}

void
siyi_case_papers_install_actions (SiyiCasePapers *self)
{
  static const GActionEntry entries[] = {
    { .name = "add", .activate = add_action },
    { .name = "open", .activate = open_action, .parameter_type = "x" },
    { .name = "save", .activate = save_action, .parameter_type = "x" },
    { .name = "rename", .activate = rename_action, .parameter_type = "x" },
    { .name = "take-out", .activate = take_out_action, .parameter_type = "x" },
  };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "papers", G_ACTION_GROUP (group));
  siyi_guard_group (GTK_WIDGET (self), G_ACTION_MAP (group), "papers");
}
