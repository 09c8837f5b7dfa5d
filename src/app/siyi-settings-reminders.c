/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings: whether and when reminders ring, and whether they name petitioners. The hours keep each other in
 * order, so that nothing that can't be is ever saved. Saved a moment after the last change. */
#include "siyi-settings.h"

#include <glib/gi18n.h>

#include "siyi-bell.h"
#include "siyi-settings-work.h"

#define STEP 15              /* minutes */
#define DAY_END (24 * 60 - 1)
#define SAVE_AFTER_MS 600

struct _SiyiSettingsReminders
{
  AdwPreferencesPage parent_instance;

  /* Children */
  GtkSwitch     *on;
  GtkSpinButton *from, *to, *digest;
  GtkSwitch     *names;

  /* Owned */
  SiyiArchive   *archive;
  SiyiRingRules  rules;       /* as stored */
  guint          saving;      /* source */
  gboolean       loading;     /* what is shown now is no choice of a person */
};

#define SIYI_TYPE_SETTINGS_REMINDERS (siyi_settings_reminders_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSettingsReminders, siyi_settings_reminders, SIYI, SETTINGS_REMINDERS,
                      AdwPreferencesPage)
G_DEFINE_FINAL_TYPE (SiyiSettingsReminders, siyi_settings_reminders, ADW_TYPE_PREFERENCES_PAGE)

static gpointer
load_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  SiyiRingRules rules;

  if (!siyi_ring_rules_load (db, &rules, error))
    return NULL;

  return g_memdup2 (&rules, sizeof rules);
}

static gboolean
save_rules (SiyiDb    *db,
            gpointer   data,
            GError   **error)
{
  return siyi_ring_rules_save (db, data, error);
}

static SiyiRingRules
shown_rules (SiyiSettingsReminders *self)
{
  SiyiRingRules rules = self->rules;

  rules.on = gtk_switch_get_active (self->on);
  rules.from = gtk_spin_button_get_value_as_int (self->from);
  rules.to = gtk_spin_button_get_value_as_int (self->to);
  rules.digest = gtk_spin_button_get_value_as_int (self->digest);
  rules.with_names = gtk_switch_get_active (self->names);

  return rules;
}

static gboolean
is_same (const SiyiRingRules *a,
         const SiyiRingRules *b)
{
  return !a->on == !b->on && a->from == b->from && a->to == b->to && a->digest == b->digest &&
         !a->with_names == !b->with_names;
}

static gboolean
save_now (gpointer data)
{
  SiyiSettingsReminders *self = data;
  const SiyiRingRules rules = shown_rules (self);

  self->saving = 0;
  if (is_same (&rules, &self->rules))
    return G_SOURCE_REMOVE;

  self->rules = rules;
  siyi_settings_save (GTK_WIDGET (self), self->archive, _("Rules of reminders"), save_rules,
                      g_memdup2 (&rules, sizeof rules), g_free, NULL);

  return G_SOURCE_REMOVE;
}

/* The summary lies within the hours, and these have a length. */
static void
update_bounds (SiyiSettingsReminders *self)
{
  const int from = gtk_spin_button_get_value_as_int (self->from);
  const int to = gtk_spin_button_get_value_as_int (self->to);

  gtk_spin_button_set_range (self->from, 0, to - STEP);
  gtk_spin_button_set_range (self->to, from + STEP, DAY_END);
  gtk_spin_button_set_range (self->digest, from, to - STEP);
}

static void
on_changed (SiyiSettingsReminders *self)
{
  if (self->loading)
    return;

  self->loading = TRUE;
  update_bounds (self);
  self->loading = FALSE;
  g_clear_handle_id (&self->saving, g_source_remove);
  self->saving = g_timeout_add (SAVE_AFTER_MS, save_now, self);
}

static void
on_loaded (GtkWidget *page,
           gpointer   result)
{
  SiyiSettingsReminders *self = SIYI_SETTINGS_REMINDERS (page);
  const SiyiRingRules *rules = result;

  /* What is typed now comes after what was read. */
  if (self->saving != 0)
    return;

  self->loading = TRUE;
  self->rules = *rules;
  gtk_spin_button_set_range (self->from, 0, DAY_END);
  gtk_spin_button_set_range (self->to, 0, DAY_END);
  gtk_spin_button_set_range (self->digest, 0, DAY_END);
  gtk_switch_set_active (self->on, rules->on);
  gtk_spin_button_set_value (self->from, rules->from);
  gtk_spin_button_set_value (self->to, rules->to);
  gtk_spin_button_set_value (self->digest, rules->digest);
  gtk_switch_set_active (self->names, rules->with_names);
  update_bounds (self);
  self->loading = FALSE;
}

static void
load (SiyiSettingsReminders *self)
{
  siyi_settings_load (GTK_WIDGET (self), self->archive, load_in_thread, NULL, NULL, g_free,
                      on_loaded);
}

static gboolean
on_output (GtkSpinButton *spin)
{
  const int minutes = gtk_spin_button_get_value_as_int (spin);
  g_autofree char *text = g_strdup_printf ("%d:%02d", minutes / 60, minutes % 60);

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (spin)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (spin), text);

  return TRUE;
}

static int
on_input (GtkSpinButton *spin,
          double        *value)
{
  const int minutes = siyi_ring_parse_time (gtk_editable_get_text (GTK_EDITABLE (spin)));

  if (minutes < 0)
    return GTK_INPUT_ERROR;
  *value = minutes;

  return TRUE;
}

static void
add_row (AdwPreferencesGroup *group,
         GtkWidget           *row,
         const char          *title,
         const char          *subtitle,
         GtkWidget           *suffix)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), suffix);
  gtk_accessible_update_property (GTK_ACCESSIBLE (suffix), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_group_add (group, row);
}

static GtkSwitch *
add_switch (SiyiSettingsReminders *self,
            AdwPreferencesGroup   *group,
            const char            *title,
            const char            *subtitle)
{
  GtkWidget *toggle = gtk_switch_new ();

  add_row (group, adw_action_row_new (), title, subtitle, toggle);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);

  return GTK_SWITCH (toggle);
}

static GtkSpinButton *
add_time (SiyiSettingsReminders *self,
          AdwPreferencesGroup   *group,
          const char            *title,
          const char            *subtitle)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (0, DAY_END, STEP);

  /* The colon of a time is no digit. */
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), FALSE);
  g_signal_connect (spin, "output", G_CALLBACK (on_output), NULL);
  g_signal_connect (spin, "input", G_CALLBACK (on_input), NULL);
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 6);
  add_row (group, adw_action_row_new (), title, subtitle, spin);

  return GTK_SPIN_BUTTON (spin);
}

/* The log is a page of the window this one stands before. */
static void
on_log (SiyiSettingsReminders *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-reminders", NULL);
  gtk_window_close (GTK_WINDOW (root));
}

static void
add_log (SiyiSettingsReminders *self,
         AdwPreferencesGroup   *group)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Log of Reminders"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("What rang, who saw it, how often it was put off"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_log), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
}

/* A window closed at once loses nothing of what was chosen. */
static void
siyi_settings_reminders_unroot (GtkWidget *widget)
{
  SiyiSettingsReminders *self = SIYI_SETTINGS_REMINDERS (widget);

  if (self->saving != 0)
    {
      g_source_remove (self->saving);
      save_now (self);
    }

  GTK_WIDGET_CLASS (siyi_settings_reminders_parent_class)->unroot (widget);
}

static void
siyi_settings_reminders_dispose (GObject *object)
{
  SiyiSettingsReminders *self = SIYI_SETTINGS_REMINDERS (object);

  g_clear_handle_id (&self->saving, g_source_remove);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (siyi_settings_reminders_parent_class)->dispose (object);
}

static void
siyi_settings_reminders_class_init (SiyiSettingsRemindersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siyi_settings_reminders_dispose;
  GTK_WIDGET_CLASS (klass)->unroot = siyi_settings_reminders_unroot;
}

static void
siyi_settings_reminders_init (SiyiSettingsReminders *self)
{
  AdwPreferencesGroup *when = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup *what = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup *log = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->loading = TRUE;
  adw_preferences_group_set_title (when, _("When Reminders Ring"));
  adw_preferences_group_set_description (when, _("Only in office hours of working days; once each."));
  self->on = add_switch (self, when, _("Reminders"), _("Also while this window is closed"));
  self->from = add_time (self, when, _("Office hours from"), NULL);
  self->to = add_time (self, when, _("Office hours to"), NULL);
  self->digest = add_time (self, when, _("The day’s summary"),
                           _("What came due over night is told at once at this time"));
  adw_preferences_group_set_title (what, _("What They Say"));
  self->names = add_switch (self, what, _("Names of petitioners"),
                            _("Turn it off where others see the screen: number and unit only"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), when);
  add_log (self, log);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), what);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), log);
}

/**
 * siyi_settings_reminders_new:
 * @archive: the open archive
 *
 * Returns: (transfer floating): the page of the reminders
 */
GtkWidget *
siyi_settings_reminders_new (SiyiArchive *archive)
{
  SiyiSettingsReminders *self = g_object_new (SIYI_TYPE_SETTINGS_REMINDERS,
                                              "title", _("Reminders"),
                                              "name", "reminders",
                                              "icon-name", "alarm-symbolic",
                                              NULL);

  self->archive = g_object_ref (archive);
  g_signal_connect_object (archive, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);

  return GTK_WIDGET (self);
}
