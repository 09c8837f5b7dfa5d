/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings: follow-up. How an office urges, and the text of its papers. */
#include "siyi-settings.h"

#include <glib/gi18n.h>

#include "siyi-ladder-group.h"
#include "siyi-office-store.h"
#include "siyi-paper-template.h"
#include "siyi-report-template.h"
#include "siyi-settings-list.h"
#include "siyi-settings-work.h"
#include "siyi-window.h"

/* One text each; the return slip has two, in the place of no paper. */
#define N_TEXTS SIYI_N_PAPERS

struct _SiyiSettingsFollow
{
  AdwPreferencesPage parent_instance;

  /* Children */
  SiyiLadderGroup *ladder;
  GtkWidget       *tags[N_TEXTS];    /* "Changed" */
  GtkWidget       *report_tag;       /* of the report of a period */

  /* Owned */
  SiyiArchive     *archive;
};

#define SIYI_TYPE_SETTINGS_FOLLOW (siyi_settings_follow_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSettingsFollow, siyi_settings_follow, SIYI, SETTINGS_FOLLOW, AdwPreferencesPage)
G_DEFINE_FINAL_TYPE (SiyiSettingsFollow, siyi_settings_follow, ADW_TYPE_PREFERENCES_PAGE)

typedef struct
{
  GArray   *ladder;
  gboolean  own[N_TEXTS];
  gboolean  own_report;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_array_unref (loaded->ladder);
  g_free (loaded);
}

static SiyiTaskPaperKind
kind_of (int text)
{
  return text != SIYI_N_TASK_PAPERS ? (SiyiTaskPaperKind) text : SIYI_TASK_PAPER_RETURN;
}

static gpointer
load_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Loaded *loaded = g_new0 (Loaded, 1);
  g_autofree char *text = siyi_setting_get (db, "urge.ladder", NULL);

  loaded->ladder = text != NULL ? siyi_ladder_parse (text, NULL) : NULL;
  if (loaded->ladder == NULL)
    loaded->ladder = siyi_ladder_default ();
  for (int i = 0; i < N_TEXTS; i++)
    loaded->own[i] = siyi_task_paper_template_is_own (db, kind_of (i), i == SIYI_N_TASK_PAPERS);
  loaded->own_report = siyi_period_report_template_is_own (db);

  return loaded;
}

static void
on_loaded (GtkWidget *page, gpointer result)
{
  SiyiSettingsFollow *self = SIYI_SETTINGS_FOLLOW (page);
  const Loaded *loaded = result;

  siyi_ladder_group_set_stored (self->ladder, loaded->ladder);
  for (int i = 0; i < N_TEXTS; i++)
    gtk_widget_set_visible (self->tags[i], loaded->own[i]);
  gtk_widget_set_visible (self->report_tag, loaded->own_report);
}

static void
load (SiyiSettingsFollow *self)
{
  siyi_settings_load (GTK_WIDGET (self), self->archive, load_in_thread, NULL, NULL, loaded_free, on_loaded);
}

static void
on_ladder (SiyiSettingsFollow *self, const char *text)
{
  g_autoptr(GArray) shipped = siyi_ladder_default ();
  g_autofree char *usual = siyi_ladder_to_text (shipped);

  siyi_settings_save_value (GTK_WIDGET (self), self->archive, _("Ladder of urging"), "urge.ladder",
                            g_str_equal (text, usual) ? NULL : text, NULL);
}

static void
on_paper_saved (SiyiSettingsFollow *self, const char *action, GtkWindow *dialog)
{
  g_autofree char *text = g_strdup_printf (_("Saved: %s"), gtk_window_get_title (dialog));

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  siyi_push_undo (GTK_WIDGET (self), action, gtk_window_get_title (dialog));
  siyi_toast_with_button (GTK_WIDGET (self), text, _("Undo"), "win.undo", NULL);
}

static void
on_paper (SiyiSettingsFollow *self, GtkWidget *row)
{
  const int text = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "siyi-text"));
  GtkWindow *dialog = siyi_paper_template_dialog_new (GTK_WINDOW (gtk_widget_get_root (row)), self->archive,
                                                      kind_of (text), text == SIYI_N_TASK_PAPERS);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_paper_saved), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
on_report (SiyiSettingsFollow *self, GtkWidget *row)
{
  GtkWindow *dialog = siyi_report_template_dialog_new (GTK_WINDOW (gtk_widget_get_root (row)), self->archive);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_paper_saved), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

/* tag: (out): "Changed" */
static GtkWidget *
new_row (const char *title, GtkWidget **tag)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  *tag = siyi_settings_new_tag (_("Changed"));
  gtk_widget_add_css_class (*tag, "accent");
  gtk_widget_set_visible (*tag, FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), *tag);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);

  return row;
}

static void
add_papers (SiyiSettingsFollow *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *row;

  adw_preferences_group_set_title (group, _("Text of Papers"));
  adw_preferences_group_set_description (group, _("Papers already issued stay as they were."));
  for (int i = 0; i < N_TEXTS; i++)
    {
      row = new_row (siyi_task_paper_text_name (kind_of (i), i == SIYI_N_TASK_PAPERS), &self->tags[i]);
      g_object_set_data (G_OBJECT (row), "siyi-text", GINT_TO_POINTER (i));
      g_signal_connect_object (row, "activated", G_CALLBACK (on_paper), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (group, row);
    }
  row = new_row (_("Report of a Period"), &self->report_tag);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_report), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), group);
}

/* A window closed at once loses nothing of what was chosen. */
static void
siyi_settings_follow_unroot (GtkWidget *widget)
{
  siyi_ladder_group_flush (SIYI_SETTINGS_FOLLOW (widget)->ladder);

  GTK_WIDGET_CLASS (siyi_settings_follow_parent_class)->unroot (widget);
}

static void
siyi_settings_follow_dispose (GObject *object)
{
  g_clear_object (&SIYI_SETTINGS_FOLLOW (object)->archive);

  G_OBJECT_CLASS (siyi_settings_follow_parent_class)->dispose (object);
}

static void
siyi_settings_follow_class_init (SiyiSettingsFollowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siyi_settings_follow_dispose;
  GTK_WIDGET_CLASS (klass)->unroot = siyi_settings_follow_unroot;
}

static void
siyi_settings_follow_init (SiyiSettingsFollow *self)
{
  self->ladder = SIYI_LADDER_GROUP (siyi_ladder_group_new ());
  g_signal_connect_object (self->ladder, "apply", G_CALLBACK (on_ladder), self, G_CONNECT_SWAPPED);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (self->ladder));
  add_papers (self);
}

/**
 * siyi_settings_follow_new:
 * @archive: the open archive
 *
 * Returns: (transfer floating): the page of follow-up
 */
GtkWidget *
siyi_settings_follow_new (SiyiArchive *archive)
{
  SiyiSettingsFollow *self = g_object_new (SIYI_TYPE_SETTINGS_FOLLOW,
                                           "title", C_("place", "Follow-up"),
                                           "name", "follow",
                                           "icon-name", "mail-unread-symbolic",
                                           NULL);

  self->archive = g_object_ref (archive);
  g_signal_connect_object (archive, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);

  return GTK_WIDGET (self);
}
