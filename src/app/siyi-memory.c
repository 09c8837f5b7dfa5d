/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window remembers between two starts: size, place, archives.
 *
 * GSettings aborts the program when its schema is missing, as it is when running from the build
 * folder; so the schema is looked up first, and without it everything here quietly does nothing.
 * Main thread only. */
#include "siyi-memory.h"

#define MAX_ARCHIVES 8

static GSettings *
get_settings (void)
{
  static GSettings *settings;
  static gsize looked_up;

  if (g_once_init_enter (&looked_up))
    {
      GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
      g_autoptr(GSettingsSchema) schema = NULL;

      if (source != NULL)
        schema = g_settings_schema_source_lookup (source, "cn.siyi.Siyi", TRUE);
      if (schema != NULL)
        settings = g_settings_new_full (schema, NULL, NULL);
      g_once_init_leave (&looked_up, 1);
    }

  return settings;
}

/**
 * siyi_memory_restore_window:
 * @window: a window not yet shown
 *
 * Gives it the size it had last time.
 */
void
siyi_memory_restore_window (GtkWindow *window)
{
  GSettings *settings = get_settings ();

  gtk_window_set_default_size (window, 1366, 768);
  if (settings == NULL)
    return;

  gtk_window_set_default_size (window, g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (window);
}

/**
 * siyi_memory_save_window:
 * @window: a window about to close
 */
void
siyi_memory_save_window (GtkWindow *window)
{
  GSettings *settings = get_settings ();
  int width, height;

  if (settings == NULL)
    return;

  gtk_window_get_default_size (window, &width, &height);
  if (width > 0 && height > 0)
    {
      g_settings_set_int (settings, "window-width", width);
      g_settings_set_int (settings, "window-height", height);
    }
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
}

/**
 * siyi_memory_get_archive:
 *
 * Returns: (transfer full) (nullable): folder of the archive opened last
 */
char *
siyi_memory_get_archive (void)
{
  GSettings *settings = get_settings ();
  g_autofree char *folder = NULL;

  if (settings == NULL)
    return NULL;

  folder = g_settings_get_string (settings, "last-archive");
  return *folder != '\0' ? g_steal_pointer (&folder) : NULL;
}

/**
 * siyi_memory_get_archives:
 *
 * Returns: (transfer full): folders of the archives opened, newest first
 */
char **
siyi_memory_get_archives (void)
{
  GSettings *settings = get_settings ();

  return settings != NULL ? g_settings_get_strv (settings, "recent-archives")
                          : g_new0 (char *, 1);
}

/**
 * siyi_memory_add_archive:
 * @folder: an archive that was just opened
 *
 * Makes it the first of the recent ones and the one the next start opens.
 */
void
siyi_memory_add_archive (const char *folder)
{
  GSettings *settings = get_settings ();
  g_auto(GStrv) old = siyi_memory_get_archives ();
  g_autoptr(GPtrArray) all = g_ptr_array_new ();

  if (settings == NULL)
    return;

  g_ptr_array_add (all, (char *) folder);
  for (gsize i = 0; old[i] != NULL && all->len < MAX_ARCHIVES; i++)
    if (!g_str_equal (old[i], folder))
      g_ptr_array_add (all, old[i]);
  g_ptr_array_add (all, NULL);

  g_settings_set_string (settings, "last-archive", folder);
  g_settings_set_strv (settings, "recent-archives", (const char * const *) all->pdata);
}

/**
 * siyi_memory_get_person:
 * @folder: an archive
 *
 * Returns: who sat before it last on this computer; 0 for nobody
 */
gint64
siyi_memory_get_person (const char *folder)
{
  GSettings *settings = get_settings ();
  g_autoptr(GVariant) persons = settings != NULL ? g_settings_get_value (settings, "persons") : NULL;
  gint64 person = 0;

  if (persons != NULL)
    g_variant_lookup (persons, folder, "x", &person);

  return person;
}

/**
 * siyi_memory_set_person:
 * @folder: an archive
 * @person: who sits before it now; 0 for nobody
 */
void
siyi_memory_set_person (const char *folder,
                        gint64      person)
{
  GSettings *settings = get_settings ();
  g_autoptr(GVariant) persons = settings != NULL ? g_settings_get_value (settings, "persons") : NULL;
  g_auto(GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sx}"));
  GVariantIter iter;
  const char *of;
  gint64 other;

  if (persons == NULL)
    return;

  g_variant_iter_init (&iter, persons);
  while (g_variant_iter_next (&iter, "{&sx}", &of, &other))
    if (!g_str_equal (of, folder))
      g_variant_builder_add (&builder, "{sx}", of, other);
  if (person != 0)
    g_variant_builder_add (&builder, "{sx}", folder, person);
  g_settings_set_value (settings, "persons", g_variant_builder_end (&builder));
}
