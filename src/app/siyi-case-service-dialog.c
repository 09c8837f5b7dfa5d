/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When and how a paper was served: asked after it went out, because only then it is known. Main thread. */
#include "siyi-case-service-dialog.h"

#include <glib/gi18n.h>

#include "siyi-dialog-head.h"
#include "siyi-new-visit-intake.h"
#include "siyi-words.h"

struct _SiyiCaseServiceDialog
{
  AdwWindow    parent_instance;

  /* Children */
  GtkEditable *day;
  AdwComboRow *way;
  GtkLabel    *check;
  GtkWidget   *save;

  gint64       paper;
  SiyiDay      issued, today;
};

static guint served_signal;

G_DEFINE_FINAL_TYPE (SiyiCaseServiceDialog, siyi_case_service_dialog, ADW_TYPE_WINDOW)

static SiyiDay
day_of (SiyiCaseServiceDialog *self)
{
  return siyi_intake_read_day (gtk_editable_get_text (self->day), self->today);
}

static void
update (SiyiCaseServiceDialog *self)
{
  const SiyiDay day = day_of (self);
  const char *why = day == SIYI_DAY_NONE ? _("No such day")
                    : day > self->today  ? _("A day to come")
                    : day < self->issued ? _("Before the paper was issued") : NULL;

  gtk_label_set_text (self->check, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (self->check), why != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", why == NULL);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SiyiCaseServiceDialog *self = SIYI_CASE_SERVICE_DIALOG (widget);
  GtkStringObject *way = adw_combo_row_get_selected_item (self->way);

  g_signal_emit (self, served_signal, 0, self->paper, day_of (self), gtk_string_object_get_string (way));
  gtk_window_close (GTK_WINDOW (self));
}

static void
siyi_case_service_dialog_class_init (SiyiCaseServiceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  served_signal = g_signal_new ("served", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                3, G_TYPE_INT64, G_TYPE_INT, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
head_new (SiyiCaseServiceDialog *self)
{
  self->save = gtk_button_new_with_mnemonic (_("_Save"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save), "dialog.save");

  return siyi_dialog_head_new (self->save);
}

static void
siyi_case_service_dialog_init (SiyiCaseServiceDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *day = adw_entry_row_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autoptr(GtkStringList) ways = gtk_string_list_new (siyi_words ("case-papers", "ways", NULL));

  self->day = GTK_EDITABLE (day);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (day), _("Day of service"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (day), TRUE);
  g_signal_connect_object (day, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  self->way = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->way), _("Way of service"));
  adw_combo_row_set_model (self->way, G_LIST_MODEL (ways));
  adw_preferences_group_add (group, day);
  adw_preferences_group_add (group, GTK_WIDGET (self->way));
  self->check = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->check, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->check), "error");
  gtk_widget_add_css_class (body, "dialog-body");
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (group));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->check));
  gtk_box_append (GTK_BOX (box), head_new (self));
  gtk_box_append (GTK_BOX (box), body);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save);
}

/**
 * siyi_case_service_dialog_new:
 * @paper: what was served
 * @today: the day proposed, and the latest one accepted
 *
 * Returns: the dialog, not yet presented
 */
GtkWindow *
siyi_case_service_dialog_new (GtkWindow             *parent,
                              const SiyiStoredPaper *paper,
                              SiyiDay                today)
{
  /* Translators: number of a paper */
  g_autofree char *title = g_strdup_printf (_("Service of %s"), paper->number);
  SiyiCaseServiceDialog *self = g_object_new (SIYI_TYPE_CASE_SERVICE_DIALOG, "transient-for", parent, "modal", TRUE,
                                              "destroy-with-parent", TRUE, "default-width", 420, "title", title, NULL);
  g_autofree char *day = siyi_day_to_text (today);

  self->paper = paper->id;
  self->issued = paper->day;
  self->today = today;
  gtk_editable_set_text (self->day, day);
  update (self);

  return GTK_WINDOW (self);
}
