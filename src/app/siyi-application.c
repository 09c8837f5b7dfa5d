/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: one process for a person, one window for an open archive.
 *
 * It owns the clock (--today chooses another day), decides what a start opens (a folder is an
 * archive, sealed briefs and answers by their kind, any other file a ledger to take over), and holds the keys that are the same in every
 * window. Main thread only. */
#include "siyi-application.h"

#include <glib/gi18n.h>

#include "siyi-due.h"
#include "siyi-memory.h"
#include "siyi-sealed-open.h"
#include "siyi-session-parts.h"
#include "siyi-window-private.h"

struct _SiyiApplication
{
  AdwApplication parent_instance;

  /* Owned */
  SiyiClock *clock;

  gboolean   exit_after_first_frame;   /* for measuring the start */
};

G_DEFINE_FINAL_TYPE (SiyiApplication, siyi_application, ADW_TYPE_APPLICATION)

static const GOptionEntry option_entries[] = {
  { "today", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_("Work as if today were this day"), N_("YYYY-MM-DD") },
  { "exit-after-first-frame", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL, NULL, NULL },
  { NULL }
};

/* Keys that no entry and no list wants for itself; the others are the window's own bindings,
 * which come after the focused widget's. */
static const struct
{
  const char *action;
  const char *keys[3];
} accelerators[] = {
  { "app.quit", { "<Control>q" } },
  { "win.search", { "<Control>k" } },
  { "win.register", { "<Control>n" } },
  { "win.import", { "<Control>o" } },
  { "win.settings", { "<Control>comma" } },
  { "win.lock", { "<Control>l" } },
  { "win.show-help-overlay", { "<Control>question" } },
  { "win.show-place(1)", { "<Control>1" } },
  { "win.show-place(2)", { "<Control>2" } },
  { "win.show-place(3)", { "<Control>3" } },
  { "win.show-place(4)", { "<Control>4" } },
  { "win.show-place(5)", { "<Control>5" } },
  { "win.show-place(6)", { "<Control>6" } },
  { "win.show-place(7)", { "<Control>7" } },
};

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkApplication *application = data;
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (application));

  /* Each window closes itself, so that it can remember its size and close its archive. */
  for (GList *link = windows; link != NULL; link = link->next)
    gtk_window_close (link->data);
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (data));

  adw_show_about_window (parent,
                         "application-name", _("Siyi"),
                         "application-icon", SIYI_APPLICATION_ID,
                         "version", SIYI_VERSION,
                         "comments", _("The desk of a petition office's secretariat: one record "
                                       "book, one ledger, one set of photos and one sign-in "
                                       "sheet for every reception. All data stays on this "
                                       "computer."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         NULL);
}

static void
on_painted (GdkFrameClock *frames, gpointer data)
{
  g_application_quit (data);
}

static void
present (SiyiApplication *self, SiyiWindow *window)
{
  gtk_window_present (GTK_WINDOW (window));
  if (self->exit_after_first_frame)
    g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                      G_CALLBACK (on_painted), self);
}

/* The window that shows @folder, else one that shows nothing yet, else a new one. */
static SiyiWindow *
find_window (SiyiApplication *self, const char *folder)
{
  SiyiWindow *empty = NULL;
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *link = windows; link != NULL; link = link->next)
    {
      const char *shown;

      if (!SIYI_IS_WINDOW (link->data))
        continue;

      shown = siyi_window_get_folder (link->data);
      if (folder == NULL || g_strcmp0 (shown, folder) == 0)
        return link->data;
      if (shown == NULL)
        empty = link->data;
    }

  return empty != NULL ? empty : siyi_window_new (ADW_APPLICATION (self));
}

/* What a notification of the reminder says was due, as win.show-due wants it. */
static char *
subject_of (const char *target)
{
  const char *colon = strchr (target, ':');
  g_autofree char *kind = colon != NULL ? g_strndup (target, (gsize) (colon - target)) : NULL;
  static const struct { SiyiDueKind kind; const char *prefix; } prefixes[] = {
    { SIYI_DUE_TASK_OVERDUE, "task" },
    { SIYI_DUE_TASK_TODAY, "task" },
    { SIYI_DUE_TASK_SOON, "task" },
    { SIYI_DUE_OFFICE, "task" },
    { SIYI_DUE_VISIT_BACK, "task" },
    { SIYI_DUE_CLOCK, "case" },
    { SIYI_DUE_CHARGE, "case" },
    { SIYI_DUE_ARCHIVE, "session" },
    { SIYI_DUE_LEADER_TOLD, "session" },
    { SIYI_DUE_BOOKING_LIST, "session" },
    { SIYI_DUE_SESSION, "session" },
    { SIYI_DUE_CALENDAR, "calendar" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_strcmp0 (kind, siyi_due_word (prefixes[i].kind)) == 0)
      return g_strconcat (prefixes[i].prefix, colon, NULL);

  return g_strdup ("today");
}

/* Called by the reminder over the bus, which starts the program where it does not run. */
static void
show_due_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SiyiApplication *self = data;
  SiyiWindow *window = find_window (self, NULL);
  g_autofree char *subject = subject_of (g_variant_get_string (parameter, NULL));

  siyi_window_open_usual (window);
  present (self, window);
  siyi_window_show_due (window, subject);
}

static const GActionEntry action_entries[] = {
  { "quit", quit_action },
  { "about", about_action },
  { "show-due", show_due_action, "s" },
};

static void
siyi_application_activate (GApplication *application)
{
  SiyiWindow *window = find_window (SIYI_APPLICATION (application), NULL);

  siyi_window_open_usual (window);
  present (SIYI_APPLICATION (application), window);
}

static void
siyi_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  SiyiApplication *self = SIYI_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);
      SiyiWindow *window;

      /* A leader's computer needs no archive for them. */
      if (path != NULL && siyi_sealed_is_briefs (path))
        {
          siyi_sealed_open (GTK_APPLICATION (self), NULL, path, self->clock);
          continue;
        }

      if (path == NULL || siyi_window_is_ledger_file (path))
        {
          window = find_window (self, NULL);
          siyi_window_open_usual (window);
          siyi_window_take_file (window, path);
        }
      else
        {
          window = find_window (self, path);
          siyi_window_open_folder (window, path);
        }

      present (self, window);
    }
}

static int
siyi_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  SiyiApplication *self = SIYI_APPLICATION (application);
  const char *text;
  SiyiDay today;

  self->exit_after_first_frame = g_variant_dict_contains (options, "exit-after-first-frame");
  if (!g_variant_dict_lookup (options, "today", "&s", &text))
    return -1;

  today = siyi_day_parse (text);
  if (today == SIYI_DAY_NONE)
    {
      /* Translators: %s is what was typed on the command line */
      g_printerr (_("“%s” is no day; write it as 2026-12-17.\n"), text);
      return 1;
    }

  siyi_clock_unref (self->clock);
  self->clock = siyi_clock_new_fixed (today);

  return -1;
}

static void
siyi_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (siyi_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (SIYI_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), action_entries,
                                   G_N_ELEMENTS (action_entries), application);
  for (gsize i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application),
                                           accelerators[i].action, accelerators[i].keys);
  siyi_application_fill_recent (SIYI_APPLICATION (application));
  siyi_camera_is_there ();    /* known by the time somebody looks at photos */
}

static void
siyi_application_finalize (GObject *object)
{
  SiyiApplication *self = SIYI_APPLICATION (object);

  siyi_clock_unref (self->clock);

  G_OBJECT_CLASS (siyi_application_parent_class)->finalize (object);
}

static void
siyi_application_class_init (SiyiApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = siyi_application_finalize;
  application_class->activate = siyi_application_activate;
  application_class->open = siyi_application_open;
  application_class->handle_local_options = siyi_application_handle_local_options;
  application_class->startup = siyi_application_startup;
}

static void
siyi_application_init (SiyiApplication *self)
{
  self->clock = siyi_clock_new_system ();
  g_application_add_main_option_entries (G_APPLICATION (self), option_entries);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FOLDER.siyi]"));
}

/**
 * siyi_application_new:
 *
 * Returns: (transfer full): the application, not yet registered
 */
SiyiApplication *
siyi_application_new (void)
{
  return g_object_new (SIYI_TYPE_APPLICATION,
                       "application-id", SIYI_APPLICATION_ID,
                       "resource-base-path", "/cn/siyi/Siyi",
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}

/**
 * siyi_application_get_clock:
 * @self: the application
 *
 * Returns: (transfer none): the clock every archive is opened with
 */
SiyiClock *
siyi_application_get_clock (SiyiApplication *self)
{
  g_return_val_if_fail (SIYI_IS_APPLICATION (self), NULL);

  return self->clock;
}

/**
 * siyi_application_fill_recent:
 * @self: the application, registered
 *
 * Fills the menu of the archives opened before.
 */
void
siyi_application_fill_recent (SiyiApplication *self)
{
  GMenu *menu = gtk_application_get_menu_by_id (GTK_APPLICATION (self), "recent-archives");
  g_auto(GStrv) folders = siyi_memory_get_archives ();

  g_menu_remove_all (menu);
  for (gsize i = 0; folders[i] != NULL; i++)
    {
      g_autoptr(GMenuItem) item = NULL;
      g_autofree char *name = g_path_get_basename (folders[i]);
      g_autoptr(GString) label = NULL;

      if (g_str_has_suffix (name, ".siyi"))
        name[strlen (name) - strlen (".siyi")] = '\0';
      label = g_string_new (name);
      g_string_replace (label, "_", "__", 0);   /* else it marks the next letter */
      item = g_menu_item_new (label->str, NULL);
      g_menu_item_set_action_and_target (item, "win.open-recent", "s", folders[i]);
      g_menu_append_item (menu, item);
    }
}
