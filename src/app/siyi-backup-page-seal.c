/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The seal of backups: asks for a pass phrase twice, sets it, shows the recovery code and prints it.
 * Main thread but for the works. */
#include "siyi-backup-page-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "siyi-document.h"
#include "siyi-keeping.h"
#include "siyi-paper.h"
#include "siyi-print-work.h"
#include "siyi-sealing.h"
#include "siyi-weak.h"
#include "siyi-window.h"

static void
set_switch (SiyiBackupPage *self,
            gboolean        sealed)
{
  self->loading = TRUE;
  gtk_switch_set_active (GTK_SWITCH (self->seal), sealed);
  self->loading = FALSE;
}

/* --- The code on paper ---------------------------------------------------------------------------- */

static gpointer
print_work (SiyiDb        *db,
            gpointer       folder,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autofree char *code = siyi_sealing_code (folder);
  g_autoptr(SiyiDocument) document = siyi_document_new (_("Recovery code of sealed backups"), SIYI_PAPER_A4);
  g_autofree char *name = g_path_get_basename (folder);

  if (code == NULL)
    {
      siyi_refuse (error, SIYI_ERROR_NOT_FOUND, "No recovery code is kept here; set the seal up anew");
      return NULL;
    }
  if (!siyi_audit_note (db, "print.code", "backup", "", "{}", error))
    return NULL;

  siyi_document_add (document, SIYI_BLOCK_TITLE, _("Recovery code of sealed backups"));
  siyi_document_add (document, SIYI_BLOCK_SUBTITLE, name);
  siyi_document_add (document, SIYI_BLOCK_HEADING, code);
  siyi_document_add (document, SIYI_BLOCK_TEXT, _("With this code a sealed backup can be opened when nobody knows the pass "
                                                  "phrase. Keep it in a safe, apart from the stick and the computer."));

  return siyi_pages_new (document, cancellable, error);
}

/**
 * siyi_backup_page_print_code:
 *
 * Prints the recovery code that is kept; noted in the trail.
 */
void
siyi_backup_page_print_code (SiyiBackupPage *self)
{
  siyi_print_work (GTK_WIDGET (self), self->archive, print_work, g_strdup (siyi_archive_get_folder (self->archive)),
                   g_free, _("Printing the code"));
}

/* --- Setting it up ------------------------------------------------------------------------------- */

typedef struct { char *folder, *phrase; } Setting;

static void
setting_free (gpointer data)
{
  Setting *setting = data;

  memset (setting->phrase, 0, strlen (setting->phrase));
  g_free (setting->phrase);
  g_free (setting->folder);
  g_free (setting);
}

static gpointer
set_in_thread (SiyiJob       *job,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const Setting *setting = data;

  return siyi_sealing_set (setting->folder, setting->phrase, error);
}

static void
on_code_seen (SiyiBackupPage   *self,
              const char       *response)
{
  if (g_str_equal (response, "print"))
    siyi_backup_page_print_code (self);
}

static void
show_code (SiyiBackupPage *self,
           const char     *code)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Recovery Code"),
                                              _("It opens the backups when nobody knows the pass phrase. Print it and keep it "
                                                "in a safe."));
  GtkWidget *label = gtk_label_new (code);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "title-2");
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), label);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"), "print", _("_Print"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "print", ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_code_seen), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_set (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr(SiyiBackupPage) self = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  g_autofree char *code = siyi_job_run_finish (SIYI_JOB (source), result, &error);

  if (self == NULL || self->archive == NULL || self->shown == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (code == NULL)
    {
      set_switch (self, FALSE);
      siyi_toast (GTK_WIDGET (self), _("Choose a longer pass phrase"));
      return;
    }

  siyi_backup_page_save (self, self->shown->rules->dir, self->shown->rules->keep, TRUE);
  show_code (self, code);
}

static void
on_asked (SiyiBackupPage   *self,
          const char       *response,
          AdwMessageDialog *dialog)
{
  GtkEditable *first = g_object_get_data (G_OBJECT (dialog), "first");
  GtkEditable *second = g_object_get_data (G_OBJECT (dialog), "second");
  g_autoptr(SiyiJob) job = NULL;
  Setting *setting;

  if (!g_str_equal (response, "seal") || !g_str_equal (gtk_editable_get_text (first), gtk_editable_get_text (second)))
    {
      set_switch (self, FALSE);
      if (g_str_equal (response, "seal"))
        siyi_toast (GTK_WIDGET (self), _("The two are not the same; nothing was set"));
      return;
    }

  job = siyi_job_new (_("Setting the seal"));
  setting = g_new0 (Setting, 1);
  setting->folder = g_strdup (siyi_archive_get_folder (self->archive));
  setting->phrase = g_strdup (gtk_editable_get_text (first));
  siyi_job_run_async (job, set_in_thread, setting, setting_free, g_free, on_set, siyi_weak_new (self));
}

static GtkWidget *
add_entry (GtkWidget  *box,
           const char *title)
{
  GtkWidget *entry = gtk_password_entry_new ();

  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (entry), TRUE);
  g_object_set (entry, "placeholder-text", title, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), entry);

  return entry;
}

/**
 * siyi_backup_page_ask_seal:
 *
 * Asks for the pass phrase of backups from now on; the switch goes back where none is set.
 */
void
siyi_backup_page_ask_seal (SiyiBackupPage *self)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Seal the Backups?"),
                                              _("The pass phrase is kept on this computer, so that backups are made by "
                                                "themselves, and is needed on another one."));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  g_object_set_data (G_OBJECT (dialog), "first", add_entry (box, _("Pass phrase")));
  g_object_set_data (G_OBJECT (dialog), "second", add_entry (box, _("Once more")));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "seal", _("_Seal"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "seal", ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_asked), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * siyi_backup_page_unseal:
 *
 * Backups from now on are not sealed. The key stays: what was sealed can still be tried here.
 */
void
siyi_backup_page_unseal (SiyiBackupPage *self)
{
  siyi_backup_page_save (self, self->shown->rules->dir, self->shown->rules->keep, FALSE);
}
