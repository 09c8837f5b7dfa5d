/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening sealed briefs: asks for the pass phrase or the recovery code, and says in one sentence why a
 * file does not open. The briefs are read on a thread of their own and never lie on the disk. */
#include "siyi-sealed-open.h"

#include <glib/gi18n.h>
#include <string.h>

#include "siyi-file-ask.h"
#include "siyi-job.h"
#include "siyi-sealed-words.h"
#include "siyi-weak.h"

#define WIDTH 440

typedef struct
{
  GtkWindow      *window;       /* borrowed: it owns this */
  GtkWidget      *secret, *open, *busy;
  GtkLabel       *trouble;

  GtkApplication *application;
  SiyiClock      *clock;
  char           *path;
  gboolean        reading;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_object_unref (self->application);
  siyi_clock_unref (self->clock);
  g_free (self->path);
  g_free (self);
}

/* --- Reading ------------------------------------------------------------------------------------ */

typedef struct { char *path, *secret; } Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  memset (reading->secret, 0, strlen (reading->secret));
  g_free (reading->secret);
  g_free (reading->path);
  g_free (reading);
}

static gpointer
read_in_thread (SiyiJob       *job,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const Reading *reading = data;

  return siyi_brief_package_read (reading->path, reading->secret, error);
}

static void
set_reading (Dialog   *self,
             gboolean  reading)
{
  self->reading = reading;
  gtk_widget_set_sensitive (self->open, !reading && *gtk_editable_get_text (GTK_EDITABLE (self->secret)) != '\0');
  gtk_editable_set_editable (GTK_EDITABLE (self->secret), !reading);
  gtk_widget_set_visible (self->busy, reading);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(GtkWindow) window = siyi_weak_take (data);
  Dialog *self = window != NULL ? g_object_get_data (G_OBJECT (window), "dialog") : NULL;
  g_autoptr(GError) error = NULL;
  SiyiBriefPackage *briefs = siyi_job_run_finish (SIYI_JOB (source), result, &error);

  if (self == NULL || !gtk_widget_get_visible (GTK_WIDGET (window)))
    {
      siyi_brief_package_free (briefs);
      return;
    }

  set_reading (self, FALSE);
  if (briefs == NULL)
    {
      g_message ("Opening sealed briefs: %s", error->message);
      gtk_label_set_text (self->trouble, siyi_sealed_sentence (error));
      gtk_widget_set_visible (GTK_WIDGET (self->trouble), TRUE);
      gtk_widget_grab_focus (self->secret);
      return;
    }

  siyi_leader_window_present_sealed (self->application, briefs, gtk_editable_get_text (GTK_EDITABLE (self->secret)),
                                     self->clock);
  gtk_window_destroy (window);
}

static void
on_open (Dialog *self)
{
  g_autoptr(SiyiJob) job = NULL;
  Reading *reading;

  if (self->reading || *gtk_editable_get_text (GTK_EDITABLE (self->secret)) == '\0')
    return;

  reading = g_new0 (Reading, 1);
  reading->path = g_strdup (self->path);
  reading->secret = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->secret)));
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), FALSE);
  set_reading (self, TRUE);
  job = siyi_job_new (_("Opening sealed briefs"));
  siyi_job_run_async (job, read_in_thread, reading, reading_free, (GDestroyNotify) siyi_brief_package_free, on_read,
                      siyi_weak_new (self->window));
}

static void
on_changed (Dialog *self)
{
  set_reading (self, self->reading);
}

/* --- The dialog --------------------------------------------------------------------------------- */

static GtkWidget *
new_group (Dialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *file = adw_action_row_new ();
  g_autofree char *name = g_filename_display_basename (self->path);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (file), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (file), name);
  adw_action_row_add_prefix (ADW_ACTION_ROW (file), gtk_image_new_from_icon_name ("system-lock-screen-symbolic"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), file);
  self->secret = adw_password_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->secret), _("Pass phrase or recovery code"));
  g_signal_connect_swapped (self->secret, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->secret, "entry-activated", G_CALLBACK (on_open), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->secret);

  return group;
}

static GtkWidget *
new_header (Dialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_("Cancel"));

  self->open = gtk_button_new_with_label (_("Open"));
  gtk_widget_add_css_class (self->open, "suggested-action");
  g_signal_connect_swapped (self->open, "clicked", G_CALLBACK (on_open), self);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self->window);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->open);

  return header;
}

static GtkWidget *
new_body (Dialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *explanation =
    gtk_label_new (_("The briefs stay sealed on this computer: they are shown, and nothing of them is stored."));

  gtk_label_set_wrap (GTK_LABEL (explanation), TRUE);
  gtk_label_set_xalign (GTK_LABEL (explanation), 0);
  self->trouble = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->trouble, TRUE);
  gtk_label_set_xalign (self->trouble, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->trouble), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), FALSE);
  self->busy = gtk_spinner_new ();
  gtk_spinner_start (GTK_SPINNER (self->busy));
  gtk_widget_set_visible (self->busy, FALSE);
  gtk_widget_add_css_class (box, "dialog-body");
  gtk_box_append (GTK_BOX (box), explanation);
  gtk_box_append (GTK_BOX (box), new_group (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->trouble));
  gtk_box_append (GTK_BOX (box), self->busy);

  return box;
}

static void
add_escape (GtkWindow *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}

/**
 * siyi_sealed_open:
 * @parent: (nullable): a window of the program
 * @path: sealed briefs
 * @clock: tells whether they may still be answered
 *
 * Returns: (transfer none): the dialog, which shows the briefs once they are open
 */
GtkWidget *
siyi_sealed_open (GtkApplication *application,
                  GtkWindow      *parent,
                  const char     *path,
                  SiyiClock      *clock)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Dialog *self = g_new0 (Dialog, 1);

  self->window = GTK_WINDOW (window);
  self->application = g_object_ref (application);
  self->clock = siyi_clock_ref (clock);
  self->path = g_strdup (path);
  g_object_set_data_full (G_OBJECT (window), "dialog", self, dialog_free);
  gtk_window_set_title (self->window, _("Open Sealed Briefs"));
  gtk_window_set_application (self->window, application);
  gtk_window_set_transient_for (self->window, parent);
  gtk_window_set_modal (self->window, parent != NULL);
  gtk_window_set_default_size (self->window, WIDTH, -1);
  gtk_box_append (GTK_BOX (content), new_header (self));
  gtk_box_append (GTK_BOX (content), new_body (self));
  adw_window_set_content (ADW_WINDOW (window), content);
  add_escape (self->window);
  set_reading (self, FALSE);
  gtk_window_present (self->window);
  gtk_widget_grab_focus (self->secret);

  return window;
}

typedef struct { GtkApplication *application; SiyiClock *clock; } Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_object_unref (choice->application);
  siyi_clock_unref (choice->clock);
  g_free (choice);
}

static void
on_file (GtkWidget  *parent,
         const char *path,
         gpointer    data)
{
  const Choice *choice = data;

  siyi_sealed_open (choice->application, GTK_WINDOW (parent), path, choice->clock);
}

/**
 * siyi_sealed_choose:
 *
 * Asks for the file first.
 */
void
siyi_sealed_choose (GtkApplication *application,
                    GtkWindow      *parent,
                    SiyiClock      *clock)
{
  const char * const kinds[] = { SIYI_BRIEFS_ENDING + 1, NULL };
  Choice *choice = g_new (Choice, 1);
  GtkNativeDialog *dialog = siyi_file_ask_open (GTK_WIDGET (parent), GTK_FILE_CHOOSER_ACTION_OPEN,
                                                _("Open Sealed Briefs"), _("_Open"), on_file, choice, choice_free);

  *choice = (Choice) { g_object_ref (application), siyi_clock_ref (clock) };
  siyi_file_ask_add_kind (dialog, _("Sealed briefs"), kinds);
  gtk_native_dialog_show (dialog);
}

/* Answers have their ending; anything else that is sealed is taken for briefs, and told if it is not. */
gboolean
siyi_sealed_is_answers (const char *path)
{
  return g_str_has_suffix (path, SIYI_ANSWERS_ENDING);
}

gboolean
siyi_sealed_is_briefs (const char *path)
{
  return g_str_has_suffix (path, SIYI_BRIEFS_ENDING) ||
         (!siyi_sealed_is_answers (path) && !g_str_has_suffix (path, ".sealed") && siyi_seal_is_sealed (path));
}
