/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Publishing: asked first with what will stand there, then one step that can be taken back; and the
 * noting down of where a version hangs, with a photo as proof. Main thread; the archive writes. */
#include "siyi-notice-page-private.h"

#include <glib/gi18n.h>

#include "siyi-notice-posting.h"
#include "siyi-notice-template.h"
#include "siyi-notice-words.h"
#include "siyi-window.h"

static void
on_published (GObject *archive, GAsyncResult *result, gpointer data)
{
  g_autoptr(SiyiNoticePage) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);

  if (self->archive == NULL)
    return;

  self->publishing = FALSE;
  siyi_notice_page_ask (self);
  if (action == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Publishing the notice"), error);
      return;
    }

  self->shown_id = 0;
  siyi_push_undo (GTK_WIDGET (self), action, _("Publishing the notice"));
  siyi_toast_with_button (GTK_WIDGET (self), _("The notice is published. Print or export it now."),
                          _("Undo"), "win.undo", NULL);
}

/* The draft as it is on the paper; the service refuses one that the plan has overtaken. */
void
siyi_notice_page_publish (SiyiNoticePage *self)
{
  if (self->archive == NULL || self->state == NULL || !self->state->has_draft || self->publishing)
    return;

  self->publishing = TRUE;
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, siyi_notice_publish_work,
                          siyi_notice_task_new (self->state, self->state->notices->pdata[0]),
                          (GDestroyNotify) siyi_notice_task_free, g_free, NULL, on_published,
                          g_object_ref (self));
}

static void
on_answer (SiyiNoticePage *self, const char *response)
{
  if (g_str_equal (response, "publish"))
    siyi_notice_page_publish (self);
}

void
siyi_notice_page_publish_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SiyiNoticePage *self = SIYI_NOTICE_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  const SiyiNotice *draft;
  GtkWidget *dialog;

  if (self->state == NULL || !self->state->has_draft || !GTK_IS_WINDOW (root))
    return;

  draft = self->state->notices->pdata[0];
  heading = g_strdup_printf (_("Publish Version %d?"), draft->version);
  body = siyi_notice_words_ask (draft);
  dialog = adw_message_dialog_new (GTK_WINDOW (root), heading, body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "publish", _("_Publish"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "publish",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "publish");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answer), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_posted (GObject *archive, GAsyncResult *result, gpointer data)
{
  g_autoptr(SiyiNoticePage) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);

  if (self->archive == NULL)
    return;

  if (action == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Noting down the posting"), error);
      return;
    }

  siyi_push_undo (GTK_WIDGET (self), action, _("Noting down the posting"));
  siyi_toast_with_button (GTK_WIDGET (self), _("Noted down"), _("Undo"), "win.undo", NULL);
  siyi_notice_page_ask (self);
}

/**
 * siyi_notice_page_post:
 * @self: the page
 * @posted: (transfer full): of the notice that is shown: where, and the photo that proves it
 */
void
siyi_notice_page_post (SiyiNoticePage *self, SiyiNoticePosted *posted)
{
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, siyi_notice_posted_work, posted,
                          (GDestroyNotify) siyi_notice_posted_free, g_free, NULL, on_posted,
                          g_object_ref (self));
}

static void
on_posting_saved (SiyiNoticePage *self, SiyiNoticePostingDialog *dialog)
{
  if (self->archive != NULL)
    siyi_notice_page_post (self, siyi_notice_posting_dialog_get (dialog));
}

/* parameter: the outlet that is likely meant */
void
siyi_notice_page_post_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SiyiNoticePage *self = SIYI_NOTICE_PAGE (widget);
  const SiyiNotice *notice = siyi_notice_page_get_shown (self);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWindow *dialog;

  if (notice == NULL || notice->id == 0 || !GTK_IS_WINDOW (root))
    return;

  dialog = siyi_notice_posting_dialog_new (GTK_WINDOW (root), notice->id,
                                           g_variant_get_string (parameter, NULL));
  g_signal_connect_object (dialog, "save", G_CALLBACK (on_posting_saved), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

/* What has just been done with a published version may be worth a note. */
void
siyi_notice_page_offer_note (SiyiNoticePage *self, const char *text, const char *outlet)
{
  const SiyiNotice *notice = siyi_notice_page_get_shown (self);

  if (notice != NULL && notice->id != 0)
    siyi_toast_with_button (GTK_WIDGET (self), text, _("Note Down…"), "notice.post",
                            g_variant_new_string (outlet));
  else
    siyi_toast (GTK_WIDGET (self), text);
}

static void
on_words_saved (SiyiNoticePage *self, const char *action)
{
  if (self->archive == NULL)
    return;

  siyi_push_undo (GTK_WIDGET (self), action, _("Words of the notice"));
  siyi_toast_with_button (GTK_WIDGET (self), _("The words of the notice were saved"), _("Undo"), "win.undo", NULL);
  siyi_notice_page_ask (self);
}

void
siyi_notice_page_words_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SiyiNoticePage *self = SIYI_NOTICE_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWindow *dialog;

  if (self->archive == NULL || self->month == NULL || !GTK_IS_WINDOW (root))
    return;

  dialog = siyi_notice_template_dialog_new (GTK_WINDOW (root), self->archive, self->month);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_words_saved), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}
