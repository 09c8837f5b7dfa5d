/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings window: ten pages over one archive. Everything is saved at once; Ctrl+Z here is
 * the undo of the window it belongs to. */
#include "siyi-settings.h"

#include "siyi-pages.h"
#include "siyi-role-guard.h"

static const struct { GtkWidget *(* new) (SiyiArchive *archive); const char *verb; } pages[] = {
  { siyi_settings_office_new, "setting.save" },
  { siyi_settings_leaders_new, "leader.save" },
  { siyi_settings_schedule_new, "setting.save" },
  { siyi_settings_units_new, "unit.save" },
  { siyi_settings_venues_new, "venue.save" },
  { siyi_settings_lists_new, "list.save" },
  { siyi_settings_limits_new, "setting.save" },
  { siyi_settings_follow_new, "setting.save" },
  { siyi_settings_calendar_new, "calendar.save" },
  { siyi_settings_reminders_new, "setting.save" },
  { siyi_settings_people_new, "profile.save" },
};

/* Group by group: an insensitive page would not scroll. */
static void
guard_groups (GtkWidget *widget, const char *verb)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (ADW_IS_PREFERENCES_GROUP (child))
      siyi_role_guard (child, verb);
    else
      guard_groups (child, verb);
}

static void
add_key (GtkEventController *keys, const char *trigger, const char *action)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                                          gtk_named_action_new (action)));
}

/* GTK 4.8 keeps the muxer of a widget with popovers beyond the widget, and with it the group. */
static void
on_destroy (GtkWidget *window)
{
  gtk_widget_insert_action_group (window, "win", NULL);
}

/**
 * siyi_settings_window_new:
 * @archive: the open archive
 * @parent: its window; must have the actions "win.undo" and "win.redo"
 *
 * Returns: (transfer none): the window, modal and not yet shown
 */
GtkWindow *
siyi_settings_window_new (SiyiArchive *archive, GtkWindow *parent)
{
  GtkWidget *window = g_object_new (ADW_TYPE_PREFERENCES_WINDOW,
                                    "transient-for", parent,
                                    "modal", TRUE,
                                    "destroy-with-parent", TRUE,
                                    "default-width", 960,
                                    "default-height", 680,
                                    NULL);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *page = pages[i].new (archive);

      guard_groups (page, pages[i].verb);
      adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
    }

  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (parent));
  g_signal_connect (window, "destroy", G_CALLBACK (on_destroy), NULL);
  add_key (keys, "<Control>z", "win.undo");
  add_key (keys, "<Control><Shift>z", "win.redo");
  add_key (keys, "<Control>l", "win.lock");
  add_key (keys, "Escape", "window.close");
  gtk_widget_add_controller (window, keys);

  return GTK_WINDOW (window);
}
