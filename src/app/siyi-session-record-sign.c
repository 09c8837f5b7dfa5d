/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signing a record. What is typed is saved first, so that what is signed is what is stored. Main
 * thread but for the work. */
#include "siyi-session-record-private.h"

#include <glib/gi18n.h>

#include "siyi-session-record-words.h"
#include "siyi-window.h"

typedef struct
{
  SiyiSessionRecord *self;
  gint64             visit;
  SiyiSigner         signer;
  char              *name;
  GBytes            *ink;        /* (nullable) */
} Act;

static void
act_free (Act *act)
{
  g_object_unref (act->self);
  g_free (act->name);
  g_clear_pointer (&act->ink, g_bytes_unref);
  g_free (act);
}

static gpointer
sign_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const Act *act = data;

  return siyi_talk_sign (db, act->visit, act->signer, act->name, act->ink, error);
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Act *act = data;
  GtkWidget *form = GTK_WIDGET (act->self);
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (action == NULL)
    siyi_show_error (form, _("Signing the record"), error);
  else
    siyi_push_undo (form, action, _("Signature"));
  act_free (act);
}

/* The act outlives its work: the answer frees it. */
static void
on_saved_before_signing (GObject      *source,
                         GAsyncResult *result,
                         gpointer      data)
{
  Act *act = data;
  g_autoptr(GError) error = NULL;

  if (!siyi_session_record_finish_end (GTK_WIDGET (source), result, &error))
    {
      siyi_show_error (GTK_WIDGET (source), _("Saving the record"), error);
      act_free (act);
      return;
    }

  siyi_archive_run_async (act->self->archive, SIYI_ACCESS_WRITE, sign_in_thread, act, NULL, g_free,
                          NULL, on_done, act);
}

static void
sign (Act *act)
{
  siyi_session_record_finish (GTK_WIDGET (act->self), on_saved_before_signing, act);
}

static void
on_inked (GBytes   *ink,
          gpointer  data)
{
  Act *act = data;

  if (ink == NULL || act->self->visit != act->visit)
    {
      act_free (act);
      return;
    }

  act->ink = g_bytes_ref (ink);
  sign (act);
}

static void
on_name_changed (GtkEditable      *entry,
                 AdwMessageDialog *dialog)
{
  gboolean any = *gtk_editable_get_text (entry) != '\0';

  adw_message_dialog_set_response_enabled (dialog, "paper", any);
  adw_message_dialog_set_response_enabled (dialog, "screen", any);
}

static void
on_sign_response (SiyiSessionRecord *self,
                  const char        *response,
                  AdwMessageDialog  *dialog)
{
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));
  gboolean on_screen = g_str_equal (response, "screen");
  Act *act;

  if (!on_screen && !g_str_equal (response, "paper"))
    return;

  act = g_new0 (Act, 1);
  act->self = g_object_ref (self);
  act->visit = self->visit;
  act->signer = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (dialog), "signer"));
  act->name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  if (on_screen)
    siyi_ink_dialog_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), act->name,
                             on_inked, act);
  else
    sign (act);
}

/* Who is likely to sign. */
static char *
proposed_name (SiyiSessionRecord *self,
               SiyiSigner         signer)
{
  g_autoptr(SiyiTalkRecord) record = siyi_session_record_typed (self);
  const char *name = record->leader_name;

  if (signer == SIYI_SIGNER_RECORDER)
    name = record->recorder != NULL ? record->recorder : siyi_archive_get_who (self->archive);
  else if (signer == SIYI_SIGNER_PETITIONER)
    {
      name = NULL;
      for (guint i = record->people->len; i-- > 0;)
        {
          const SiyiTalkPerson *person = g_ptr_array_index (record->people, i);

          if (name == NULL || person->representative || i == 0)
            name = person->name;
        }
    }

  return g_strdup (name != NULL ? name : "");
}

static const char *
sign_words (SiyiSigner signer)
{
  if (signer == SIYI_SIGNER_LEADER)
    return _("The leader's signature seals the record: from then on it can only be added to.");
  if (signer == SIYI_SIGNER_PETITIONER)
    return _("The petitioner confirms that what was said is truthfully recorded. "
             "It may be left out.");

  return _("The recorder answers for the record as it stands.");
}

/* The leader signs what is complete. */
static gboolean
says_what_lacks (SiyiSessionRecord *self)
{
  g_autoptr(SiyiTalkRecord) record = siyi_session_record_typed (self);
  g_autofree char *lacks = siyi_talk_words_lacks (siyi_talk_record_lacks (record));
  g_autofree char *words = NULL;

  if (lacks == NULL)
    return FALSE;

  /* Translators: %s: "lacks the limit"; a leader can't sign yet */
  words = g_strdup_printf (_("The record %s; the leader signs when it is complete."), lacks);
  siyi_toast (GTK_WIDGET (self), words);

  return TRUE;
}

/**
 * siyi_session_record_sign:
 * @signer: whose signature
 *
 * Asks who signs and how; says before what it brings about.
 */
void
siyi_session_record_sign (SiyiSessionRecord *self,
                          int                signer)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *name = NULL;
  GtkWidget *dialog, *entry;

  if (self->stored == NULL || self->asking ||
      (signer == SIYI_SIGNER_LEADER && says_what_lacks (self)))
    return;

  name = proposed_name (self, signer);
  dialog = adw_message_dialog_new (GTK_WINDOW (root), siyi_talk_words_signer (signer),
                                   sign_words (signer));
  entry = gtk_entry_new ();
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "paper",
                                    _("Signed on _Paper"), "screen", _("Sign on the _Screen…"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "screen",
                                              ADW_RESPONSE_SUGGESTED);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Name"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name"),
                                  -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_name_changed), dialog, 0);
  on_name_changed (GTK_EDITABLE (entry), ADW_MESSAGE_DIALOG (dialog));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  g_object_set_data (G_OBJECT (dialog), "signer", GINT_TO_POINTER (signer));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_sign_response), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
