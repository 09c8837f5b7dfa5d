/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does on a case's page: every change goes to the archive's writer and comes back
 * through its "changed"; a look at what is masked or restricted is logged before it is shown. */
#include "siyi-case-view-private.h"

#include <glib/gi18n.h>

#include "siyi-case-dialog.h"
#include "siyi-case-work.h"
#include "siyi-recusal-dialog.h"
#include "siyi-window.h"

/* A change under way: what it is called and for undoing it. */
typedef struct
{
  SiyiCaseView *self;
  const char   *doing;     /* translated */
  const char   *title;     /* translated, of the undo */
} Change;

static void
on_changed (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autofree Change *change = data;
  g_autoptr(SiyiCaseView) self = change->self;
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (action == NULL)
    siyi_show_error (GTK_WIDGET (self), change->doing, error);
  else
    siyi_push_undo (GTK_WIDGET (self), action, change->title);
}

static void
run_change (SiyiCaseView   *self,
            SiyiWork        work,
            SiyiCaseChange *request,
            const char     *doing,
            const char     *title)
{
  Change *change = g_new0 (Change, 1);

  change->self = g_object_ref (self);
  change->doing = doing;
  change->title = title;
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, work, request,
                          (GDestroyNotify) siyi_case_change_free, g_free, NULL, on_changed, change);
}

void
siyi_case_view_edit (SiyiCaseView *self,
                     const char   *field,
                     const char   *text)
{
  SiyiCaseChange *request;

  if (self->sheet == NULL)
    return;

  request = siyi_case_change_new (self->sheet->content->id, self->sheet->content->version);
  request->field = g_strdup (field);
  request->text = g_strdup (text);
  run_change (self, siyi_case_edit_work, request, _("Changing the case"), _("Change of the case"));
}

/**
 * siyi_case_view_add_moment:
 * @kind: one of siyi_moment_own_kinds()
 * @text: in whose words
 *
 * Writes a line into the time of the case that is shown.
 */
void
siyi_case_view_add_moment (SiyiCaseView *self,
                           const char   *kind,
                           SiyiDay       day,
                           const char   *text)
{
  SiyiCaseChange *request;

  g_return_if_fail (SIYI_IS_CASE_VIEW (self));

  if (self->sheet == NULL)
    return;

  request = siyi_case_change_new (self->sheet->content->id, self->sheet->content->version);
  request->field = g_strdup (kind);
  request->day = day;
  request->text = g_strdup (text);
  run_change (self, siyi_case_moment_work, request, _("Writing the progress down"),
              _("Progress written down"));
}

static void
link_with (SiyiCaseView *self,
           gint64        other,
           gboolean      same)
{
  SiyiCaseChange *request = siyi_case_change_new (self->sheet->content->id, 0);

  request->other = other;
  request->same = same;
  run_change (self, siyi_case_link_work, request, same ? _("Linking") : _("Taking the link back"),
              same ? _("Link") : _("Link taken back"));
}

void
siyi_case_view_unlink (SiyiCaseView *self,
                       gint64        other)
{
  if (self->sheet != NULL)
    link_with (self, other, FALSE);
}

static void
copy_number (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  SiyiCaseView *self = data;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          self->sheet->content->number);
  siyi_toast (GTK_WIDGET (self), _("Number copied"));
}

/* The case's latest row. */
static void
show_in_ledger (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  SiyiCaseView *self = data;
  const GPtrArray *moments = self->sheet->content->moments;

  for (guint i = 0; i < moments->len; i++)
    {
      const SiyiCaseMoment *moment = g_ptr_array_index (moments, i);

      if (moment->visit != 0)
        {
          gtk_widget_activate_action (GTK_WIDGET (self), "win.show-visit", "x", moment->visit);
          return;
        }
    }
}

static void
on_fields_written (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr(SiyiCaseView) self = data;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) actions = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (actions == NULL)
    siyi_show_error (GTK_WIDGET (self), _("Changing the case"), error);
  for (gsize i = 0; actions != NULL && actions[i] != NULL; i++)
    siyi_push_undo (GTK_WIDGET (self), actions[i], _("Change of the case"));
}

static void
on_dialog_save (SiyiCaseView   *self,
                SiyiCaseDialog *dialog)
{
  g_autoptr(GPtrArray) fields = siyi_case_dialog_get_changes (dialog);
  GPtrArray *changes;

  if (self->sheet == NULL || fields->len == 0)
    return;

  changes = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_case_change_free);
  for (guint i = 0; i < fields->len; i++)
    {
      const SiyiCaseField *field = g_ptr_array_index (fields, i);
      SiyiCaseChange *request = siyi_case_change_new (self->sheet->content->id,
                                                      self->sheet->content->version);

      request->field = g_strdup (field->field);
      request->text = g_strdup (field->text);
      g_ptr_array_add (changes, request);
    }
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, siyi_case_edits_work, changes,
                          (GDestroyNotify) g_ptr_array_unref, (GDestroyNotify) g_strfreev, NULL,
                          on_fields_written, g_object_ref (self));
}

static void
edit (GSimpleAction *action,
      GVariant      *parameter,
      gpointer       data)
{
  SiyiCaseView *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  SiyiCaseDialog *dialog = siyi_case_dialog_new (GTK_WINDOW (root), self->sheet->content);

  g_signal_connect_object (dialog, "save", G_CALLBACK (on_dialog_save), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_reveal_logged (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr(GTask) asked = data;
  SiyiCaseView *self = g_task_get_source_object (asked);
  g_autoptr(GError) error = NULL;

  if (siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error) == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Logging the look"), error);
      return;
    }

  /* Another case may have been chosen meanwhile; its numbers were not asked for. */
  if (self->sheet == NULL || self->sheet->content->id != *(gint64 *) g_task_get_task_data (asked))
    return;

  self->revealed = TRUE;
  siyi_case_view_update (self);
}

static void
reveal (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       data)
{
  SiyiCaseView *self = data;
  SiyiCaseChange *look = siyi_case_change_new (self->sheet->content->id, 0);
  GTask *asked = g_task_new (self, NULL, NULL, NULL);

  look->field = g_strdup ("look.numbers");
  look->text = g_strdup ("{}");
  g_task_set_task_data (asked, g_memdup2 (&look->id, sizeof look->id), g_free);
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, siyi_case_look_work, look,
                          (GDestroyNotify) siyi_case_change_free, NULL, NULL, on_reveal_logged,
                          asked);
}

static void
on_authorise_logged (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr(SiyiCaseView) self = data;
  g_autoptr(GError) error = NULL;

  if (siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error) == NULL)
    siyi_show_error (GTK_WIDGET (self), _("Logging the look"), error);
  else
    siyi_case_view_set_authorised (self, TRUE);
}

static void
on_authorise_response (SiyiCaseView     *self,
                       const char       *response,
                       AdwMessageDialog *dialog)
{
  GtkEditable *reason = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));
  SiyiCaseChange *look;

  if (!g_str_equal (response, "look"))
    return;

  look = siyi_case_change_new (self->sheet != NULL ? self->sheet->content->id : 0, 0);
  look->field = g_strdup ("look.restricted");
  look->text = siyi_case_look_reason (gtk_editable_get_text (reason));
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, siyi_case_look_work, look,
                          (GDestroyNotify) siyi_case_change_free, NULL, NULL, on_authorise_logged,
                          g_object_ref (self));
}

static void
on_reason_changed (GtkEditable      *reason,
                   AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "look",
                                           *gtk_editable_get_text (reason) != '\0');
}

static void
authorise (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  SiyiCaseView *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (root), _("Show Reports and Accusations?"),
                                              NULL);
  GtkWidget *reason = gtk_entry_new ();

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog),
                               _("They are shown until this page is left. Who looked, when and why "
                                 "is written into the log and stays there."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "look",
                                    _("_Show"), NULL);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "look", FALSE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "look");
  gtk_entry_set_placeholder_text (GTK_ENTRY (reason), _("By whose authorisation, and what for"));
  gtk_entry_set_activates_default (GTK_ENTRY (reason), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (reason), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("By whose authorisation, and what for"), -1);
  g_signal_connect_object (reason, "changed", G_CALLBACK (on_reason_changed), dialog, 0);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), reason);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_authorise_response), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gpointer
find_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autofree char *number = g_strstrip (g_strdup (data));

  return siyi_case_find (db, number, error);
}

static void
on_other_found (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(SiyiCaseView) self = data;
  g_autoptr(GError) error = NULL;
  SiyiCase *other = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (other == NULL)
    {
      if (g_error_matches (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND))
        siyi_toast (GTK_WIDGET (self), _("There is no case of this number"));
      else
        siyi_show_error (GTK_WIDGET (self), _("Linking"), error);
      return;
    }

  if (self->sheet != NULL && other->id != self->sheet->content->id)
    link_with (self, other->id, TRUE);
  siyi_case_free (other);
}

static void
on_link_response (SiyiCaseView     *self,
                  const char       *response,
                  AdwMessageDialog *dialog)
{
  GtkEditable *number = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));

  if (g_str_equal (response, "link"))
    siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, find_in_thread,
                            g_strdup (gtk_editable_get_text (number)), g_free,
                            (GDestroyNotify) siyi_case_free, NULL, on_other_found,
                            g_object_ref (self));
}

static void
link_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  SiyiCaseView *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (root), _("Link With the Same Matter"),
                                              _("Same person and same matter. Linking does not "
                                                "merge: each keeps its number."));
  GtkWidget *number = gtk_entry_new ();

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "link",
                                    _("_Link"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "link");
  gtk_entry_set_placeholder_text (GTK_ENTRY (number), _("Number of the other case"));
  gtk_entry_set_activates_default (GTK_ENTRY (number), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (number), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Number of the other case"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), number);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_link_response), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
recuse (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       data)
{
  SiyiCaseView *self = data;

  gtk_window_present (siyi_recusal_dialog_new (GTK_WIDGET (self), self->archive,
                                               self->sheet->content->id));
}

void
siyi_case_view_install_actions (SiyiCaseView *self)
{
  static const GActionEntry entries[] = {
    { .name = "copy-number", .activate = copy_number },
    { .name = "show-in-ledger", .activate = show_in_ledger },
    { .name = "edit", .activate = edit },
    { .name = "reveal", .activate = reveal },
    { .name = "link", .activate = link_action },
    { .name = "recuse", .activate = recuse },
    { .name = "authorise", .activate = authorise },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}
