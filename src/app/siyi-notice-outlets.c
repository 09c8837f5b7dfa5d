/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a notice goes: to the printer, into files, to the clipboard, on the hall's display. Files
 * are written by a job that can be stopped; what leaves passes the gate in services. Main thread but
 * for the work. */
#include "siyi-notice-page-private.h"

#include <glib/gi18n.h>

#include "siyi-file-ask.h"
#include "siyi-hall-window.h"
#include "siyi-notice-words.h"
#include "siyi-tip.h"
#include "siyi-window.h"

typedef struct
{
  const char *label;
  const char *tooltip;
  const char *action;
  const char *ending;      /* target of the action */
} Way;

static const struct
{
  const char *icon;
  const char *outlet;
  const char *note;
  Way         ways[2];
} outlets[] = {
  { "printer-symbolic", N_("Notice board"), N_("As shown"),
    { { N_("Print"), N_("Print the notice"), "notice.print", NULL } } },
  { "x-office-document-symbolic", N_("Files"), NULL,
    { { "PDF", N_("Export as PDF"), "notice.export", ".pdf" },
      { "Word", N_("Export for Word or WPS"), "notice.export", ".docx" } } },
  { "web-browser-symbolic", N_("Web page"), N_("One page"),
    { { N_("Export"), N_("Export as a web page"), "notice.export", ".html" } } },
  { "edit-copy-symbolic", N_("Plain text"), N_("For chats"),
    { { N_("Copy"), N_("Copy the text"), "notice.copy", NULL } } },
  { "x-office-calendar-symbolic", N_("Calendar file"), N_(".ics"),
    { { N_("Export"), N_("Export as a calendar file"), "notice.export", ".ics" } } },
  { "video-display-symbolic", N_("Hall screen"), N_("As published"),
    { { N_("Put on"), N_("Show on the hall screen; Escape leaves"), "notice.hall", NULL } } },
};

static GtkWidget *
new_button (const Way *way)
{
  GtkWidget *button = gtk_button_new_with_label (_(way->label));

  siyi_tip_set (button, _(way->tooltip));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), way->action);
  if (way->ending != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", way->ending);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "small-button");

  return button;
}

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static GtkWidget *
new_row (SiyiNoticePage *self, guint number, GtkSizeGroup *names)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = new_label (_(outlets[number].outlet), NULL);
  const char *words = outlets[number].note != NULL ? _(outlets[number].note) : "";
  GtkWidget *note = new_label (words, "secondary");
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_size_group_add_widget (names, name);
  gtk_label_set_ellipsize (GTK_LABEL (note), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (note, TRUE);
  gtk_widget_add_css_class (buttons, "linked");
  for (guint i = 0; i < G_N_ELEMENTS (outlets[number].ways) && outlets[number].ways[i].label != NULL; i++)
    {
      GtkWidget *button = new_button (&outlets[number].ways[i]);

      if (g_str_equal (outlets[number].ways[i].action, "notice.hall"))
        self->hall_button = GTK_BUTTON (button);
      gtk_box_append (GTK_BOX (buttons), button);
    }
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (outlets[number].icon));
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), note);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_widget_add_css_class (box, "outlet");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);

  return row;
}

void
siyi_notice_page_add_outlets (SiyiNoticePage *self)
{
  g_autoptr(GtkSizeGroup) names = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  for (guint i = 0; i < G_N_ELEMENTS (outlets); i++)
    gtk_list_box_append (self->outlets, new_row (self, i, names));
}

static void
end_job (SiyiNoticePage *self)
{
  g_clear_object (&self->job);
  gtk_revealer_set_reveal_child (self->job_revealer, FALSE);
  siyi_notice_page_show_actions (self);
}

static void
on_written (GObject *archive, GAsyncResult *result, gpointer data)
{
  g_autoptr(SiyiNoticePage) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (self->archive == NULL)
    return;

  end_job (self);
  if (path == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        siyi_show_error (GTK_WIDGET (self), _("Exporting the notice"), error);
      return;
    }

  name = g_path_get_basename (path);
  /* Translators: %s is the name of a file */
  text = g_strdup_printf (_("Exported: %s"), name);
  if (g_str_has_suffix (name, ".html"))
    siyi_notice_page_offer_note (self, text, "web");
  else if (g_str_has_suffix (name, ".ics"))
    siyi_notice_page_offer_note (self, text, "calendar");
  else
    siyi_toast (GTK_WIDGET (self), text);
}

/* A bar for what takes longer than a moment; a stop is a wish of the person, no error. */
static gboolean
show_job (gpointer data)
{
  SiyiNoticePage *self = data;

  if (self->job != NULL)
    gtk_revealer_set_reveal_child (self->job_revealer, TRUE);
  g_object_unref (self);

  return G_SOURCE_REMOVE;
}

/**
 * siyi_notice_page_write:
 * @self: the page
 * @path: of the new file; its ending says what kind
 *
 * Writes the notice that is shown.
 */
void
siyi_notice_page_write (SiyiNoticePage *self, const char *path)
{
  const SiyiNotice *notice = siyi_notice_page_get_shown (self);
  SiyiNoticeTask *task;

  if (self->archive == NULL || notice == NULL || self->job != NULL)
    return;

  task = siyi_notice_task_new (self->state, notice);
  task->path = g_strdup (path);
  task->form = siyi_notice_page_get_form (self);
  self->job = siyi_job_new (_("Exporting the notice"));
  gtk_progress_bar_set_text (self->job_bar, _("Exporting the notice"));
  gtk_progress_bar_pulse (self->job_bar);
  siyi_notice_page_show_actions (self);
  g_timeout_add (500, show_job, g_object_ref (self));
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, siyi_notice_write_work, task,
                          (GDestroyNotify) siyi_notice_task_free, g_free,
                          siyi_job_get_cancellable (self->job), on_written, g_object_ref (self));
}

static void
on_place_chosen (GtkWidget *widget, const char *path, gpointer data)
{
  siyi_notice_page_write (SIYI_NOTICE_PAGE (widget), path);
}

void
siyi_notice_page_export_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const SiyiNotice *notice = siyi_notice_page_get_shown (SIYI_NOTICE_PAGE (widget));
  g_autofree char *name = NULL;

  if (notice == NULL || gtk_widget_get_root (widget) == NULL)
    return;

  name = siyi_notice_words_file_name (notice, g_variant_get_string (parameter, NULL));
  gtk_native_dialog_show (siyi_file_ask_save (widget, _("Export the Notice"), _("_Export"), name, on_place_chosen,
                                              NULL, NULL));
}

void
siyi_notice_page_stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SiyiNoticePage *self = SIYI_NOTICE_PAGE (widget);

  if (self->job != NULL)
    g_cancellable_cancel (siyi_job_get_cancellable (self->job));
}

void
siyi_notice_page_copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const SiyiNotice *notice = siyi_notice_page_get_shown (SIYI_NOTICE_PAGE (widget));
  g_autofree char *text = notice != NULL ? siyi_notice_text (notice) : NULL;

  if (text == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  siyi_notice_page_offer_note (SIYI_NOTICE_PAGE (widget), _("The text of the notice was copied"), "text");
}

/* While the screen is shown, on another monitor perhaps, the button takes it off. */
static void
show_hall_button (SiyiNoticePage *self)
{
  const char *words = self->hall != NULL ? _("Take off the hall screen")
                                         : _("Show on the hall screen; Escape leaves");

  gtk_button_set_label (self->hall_button, self->hall != NULL ? _("Stop") : _("Put on"));
  siyi_tip_set (self->hall_button, words);
}

static void
on_hall_closed (SiyiNoticePage *self)
{
  g_clear_weak_pointer (&self->hall);
  if (self->archive != NULL)
    show_hall_button (self);
}

void
siyi_notice_page_hall_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SiyiNoticePage *self = SIYI_NOTICE_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkApplication *application = GTK_IS_WINDOW (root) ? gtk_window_get_application (GTK_WINDOW (root)) : NULL;

  if (self->hall != NULL)
    {
      gtk_window_close (self->hall);
      return;
    }

  g_set_weak_pointer (&self->hall, siyi_hall_window_show (application, self->archive, widget));
  g_signal_connect_object (self->hall, "unmap", G_CALLBACK (on_hall_closed), self, G_CONNECT_SWAPPED);
  show_hall_button (self);
}
