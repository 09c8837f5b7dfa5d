/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's actions: what pages, menu and keys can ask of it. Their state (enabled or not) is
 * the state of every button that names them. */
#include "siyi-window-private.h"

#include <glib/gi18n.h>

#include "siyi-briefs-dialog.h"
#include "siyi-import-history.h"
#include "siyi-pages.h"
#include "siyi-session-parts.h"

static void
show_page_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  siyi_window_show_page (data, g_variant_get_string (parameter, NULL));
}

static void
show_place_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  siyi_window_show_place (data, g_variant_get_int32 (parameter));
}

static void
show_places_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SiyiWindow *self = data;

  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->sidebar));
}

static void
show_case_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  siyi_window_show_case (data, g_variant_get_int64 (parameter));
}

static void
show_visit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  siyi_window_show_visit (data, g_variant_get_int64 (parameter));
}

static void
show_visits_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr(GVariant) ids = g_variant_get_child_value (parameter, 1);
  g_autoptr(GArray) visits = g_array_new (FALSE, FALSE, sizeof (gint64));
  const char *title;
  const gint64 *array;
  gsize n;

  g_variant_get_child (parameter, 0, "&s", &title);
  array = g_variant_get_fixed_array (ids, &n, sizeof (gint64));
  g_array_append_vals (visits, array, (guint) n);
  siyi_window_show_visits (data, visits, title);
}

static void
show_session_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  siyi_window_show_session (data, g_variant_get_int64 (parameter));
}

static void
show_task_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  siyi_window_show_task (data, g_variant_get_int64 (parameter));
}

static void
show_briefs_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SiyiWindow *self = data;

  siyi_leader_window_present (GTK_WINDOW (self), self->archive, g_variant_get_int64 (parameter), 0);
}

static void
seal_briefs_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SiyiWindow *self = data;

  siyi_briefs_dialog_ask (GTK_WIDGET (self), self->archive, g_variant_get_int64 (parameter));
}

static void
show_due_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  siyi_window_show_due (data, g_variant_get_string (parameter, NULL));
}

static void
show_reminders_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  siyi_window_show_reminders (data);
}

static void
search_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  siyi_window_search (data);
}

static void
register_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  siyi_window_register (data);
}

static void
back_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  siyi_window_go_back (data);
}

static void
import_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  siyi_window_choose_ledger (data);
}

static void
import_file_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  siyi_window_take_file (data, g_variant_get_string (parameter, NULL));
}

static void
import_history_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  siyi_import_history_present (data);
}

static void
undo_import_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  siyi_import_history_undo (data, g_variant_get_int64 (parameter));
}

static void
open_archive_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  siyi_window_choose_archive (data);
}

static void
open_briefs_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  siyi_window_choose_briefs (data);
}

static void
new_archive_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  siyi_window_choose_new (data);
}

static void
open_recent_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  siyi_window_open_folder (data, g_variant_get_string (parameter, NULL));
}

static void
make_example_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree char *usual = siyi_archive_default_folder ();
  g_autofree char *parent = g_path_get_dirname (usual);
  /* Translators: name of the invented office of the example */
  g_autofree char *name = g_strconcat (_("Example City Petition Office"), ".siyi", NULL);
  g_autofree char *folder = g_build_filename (parent, name, NULL);

  siyi_window_make_archive (data, folder, TRUE);
}

static void
make_own_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree char *folder = siyi_archive_default_folder ();

  siyi_window_make_archive (data, folder, FALSE);
}

static void
choose_backup_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  siyi_window_choose_backup (data);
}

static void
show_keeping_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  siyi_window_show_keeping (data, g_variant_get_string (parameter, NULL));
}

static void
lock_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  siyi_window_lock (data);
}

/* Nobody to choose from: the page where persons are added. */
static void
who_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SiyiWindow *self = data;

  if (self->profiles != NULL && self->profiles->len > 0)
    siyi_window_choose_person (self);
  else
    g_action_group_activate_action (G_ACTION_GROUP (self), "enter-people", NULL);
}

static void
restore_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SiyiWindow *self = data;

  siyi_window_ask_restore (self, self->folder, g_variant_get_string (parameter, NULL));
}

static void
retry_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  siyi_window_retry (data);
}

static void
settings_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SiyiWindow *self = data;
  GtkWindow *settings = siyi_settings_window_new (self->archive, GTK_WINDOW (self));
  const char *name = g_action_get_name (G_ACTION (action));

  /* The action by its other names goes straight to a page. */
  if (g_str_has_prefix (name, "enter-"))
    adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (settings), name + strlen ("enter-"));
  gtk_window_present (settings);
}

/* Made when asked for: GTK would load a resource of the usual name at every start. */
static void
show_help_overlay_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource ("/cn/siyi/Siyi/shortcuts.ui");
  GtkWindow *overlay = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (overlay, GTK_WINDOW (data));
  gtk_window_present (overlay);
}

static void
on_undone (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(SiyiWindow) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *title = siyi_undo_undo_finish (SIYI_UNDO (source), result, &error);
  g_autofree char *text = NULL;

  if (title == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Undoing"), error);
      return;
    }

  /* Translators: %s says what was done, such as "Changed the unit" */
  text = g_strdup_printf (_("Undone: %s"), title);
  siyi_toast_with_button (GTK_WIDGET (self), text, _("Redo"), "win.redo", NULL);
}

static void
on_redone (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(SiyiWindow) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *title = siyi_undo_undo_finish (SIYI_UNDO (source), result, &error);
  g_autofree char *text = NULL;

  if (title == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Redoing"), error);
      return;
    }

  /* Translators: %s says what was done, such as "Changed the unit" */
  text = g_strdup_printf (_("Done again: %s"), title);
  siyi_toast_with_button (GTK_WIDGET (self), text, _("Undo"), "win.undo", NULL);
}

static void
undo_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SiyiWindow *self = data;

  siyi_undo_undo_async (self->undo, FALSE, on_undone, g_object_ref (self));
}

static void
redo_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SiyiWindow *self = data;

  siyi_undo_undo_async (self->undo, TRUE, on_redone, g_object_ref (self));
}

static const GActionEntry entries[] = {
  { "show-page", show_page_action, "s" },
  { "show-place", show_place_action, "i" },
  { "show-places", show_places_action },
  { "show-case", show_case_action, "x" },
  { "show-visit", show_visit_action, "x" },
  { "show-visits", show_visits_action, "(sax)" },
  { "show-session", show_session_action, "x" },
  { "show-task", show_task_action, "x" },
  { "show-due", show_due_action, "s" },
  { "show-briefs", show_briefs_action, "x" },
  { "seal-briefs", seal_briefs_action, "x" },
  { "show-reminders", show_reminders_action },
  { "search", search_action },
  { "register", register_action },
  { "back", back_action },
  { "import", import_action },
  { "import-file", import_file_action, "s" },
  { "import-history", import_history_action },
  { "undo-import", undo_import_action, "x" },
  { "open-archive", open_archive_action },
  { "open-briefs", open_briefs_action },
  { "new-archive", new_archive_action },
  { "open-recent", open_recent_action, "s" },
  { "make-example", make_example_action },
  { "make-own", make_own_action },
  { "choose-backup", choose_backup_action },
  { "restore", restore_action, "s" },
  { "restore-backup", restore_action, "s" },
  { "show-keeping", show_keeping_action, "s" },
  { "lock", lock_action },
  { "who", who_action },
  { "retry", retry_action },
  { "settings", settings_action },
  { "enter-leaders", settings_action },
  { "enter-calendar", settings_action },
  { "enter-reminders", settings_action },
  { "enter-people", settings_action },
  { "show-help-overlay", show_help_overlay_action },
  { "undo", undo_action },
  { "redo", redo_action },
};

/* Those that mean nothing while no archive is open. */
static const char * const need_archive[] = {
  "show-page", "show-place", "show-case", "show-visit", "show-visits", "show-session", "show-task", "show-due",
  "show-briefs", "seal-briefs", "show-reminders", "search", "register", "back", "settings", "enter-leaders", "enter-calendar",
  "enter-reminders",
  "import-history", "undo-import",
  "restore-backup", "show-keeping", "lock", "who", "enter-people",
};

/* Those of the first-start and trouble pages, which have none. */
static const char * const need_none[] = {
  "make-example", "make-own", "restore", "retry",
};

static void
set_enabled (SiyiWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
siyi_window_add_actions (SiyiWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  siyi_window_update_actions (self);
}

/* What the role of who sits here may not do at all is not offered. */
static const struct { const char *name; SiyiDeed deed; } need_deed[] = {
  { "register", SIYI_DEED_RECORD },
  { "import", SIYI_DEED_IMPORT },
  { "import-file", SIYI_DEED_IMPORT },
  { "undo-import", SIYI_DEED_IMPORT },
  { "restore-backup", SIYI_DEED_KEEP },
  { "show-briefs", SIYI_DEED_LOOK_FULL },
  { "seal-briefs", SIYI_DEED_EXPORT },
  { "show-session", SIYI_DEED_LOOK_FULL },
  { "enter-people", SIYI_DEED_PEOPLE },
  { "enter-leaders", SIYI_DEED_SETTINGS },
  { "enter-calendar", SIYI_DEED_SETTINGS },
  { "enter-reminders", SIYI_DEED_SETTINGS },
};

static gboolean
may_show (SiyiWindow *self, SiyiDeed deed)
{
  return self->archive == NULL || siyi_archive_may (self->archive, deed);
}

void
siyi_window_update_actions (SiyiWindow *self)
{
  const gboolean covered = self->locked || self->restore_job != NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    set_enabled (self, entries[i].name, !covered);
  for (gsize i = 0; !covered && i < G_N_ELEMENTS (need_archive); i++)
    set_enabled (self, need_archive[i], self->archive != NULL);
  for (gsize i = 0; !covered && i < G_N_ELEMENTS (need_deed); i++)
    if (!may_show (self, need_deed[i].deed))
      set_enabled (self, need_deed[i].name, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (need_none); i++)
    set_enabled (self, need_none[i], self->archive == NULL && !covered);

  set_enabled (self, "undo", !covered && self->undo != NULL && siyi_undo_can_undo (self->undo));
  set_enabled (self, "redo", !covered && self->undo != NULL && siyi_undo_can_redo (self->undo));
}
