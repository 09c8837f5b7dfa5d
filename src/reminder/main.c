/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyi-reminder: rings while the window is closed. */
#include <glib/gi18n.h>
#include <locale.h>

#include "siyi-reminder.h"

static char *folder;
static char *now_text;
static int tick = 60;
static gboolean once;

static const GOptionEntry options[] = {
  { "archive", 0, 0, G_OPTION_ARG_FILENAME, &folder, N_("Folder of the archive"), N_("FOLDER") },
  { "once", 0, 0, G_OPTION_ARG_NONE, &once, N_("Look once and end"), NULL },
  { "now", 0, 0, G_OPTION_ARG_STRING, &now_text, N_("Begin at this moment instead of now"), N_("YYYY-MM-DDThh:mm") },
  { "tick", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_INT, &tick, NULL, NULL },
  { NULL }
};

static gboolean
read_offset (gint64  *offset,
             GError **error)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *text = now_text != NULL ? g_strconcat (now_text, ":00", NULL) : NULL;
  g_autoptr(GDateTime) begin = text != NULL ? g_date_time_new_from_iso8601 (text, zone) : NULL;

  *offset = begin != NULL ? g_date_time_to_unix (begin) * G_USEC_PER_SEC - g_get_real_time () : 0;
  if (now_text == NULL || begin != NULL)
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--now %s: it is written YYYY-MM-DDThh:mm", now_text);

  return FALSE;
}

/* The folder the window opened last is the one whose days ring. */
static char *
usual_folder (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, "cn.siyi.Siyi", TRUE) : NULL;
  g_autoptr(GSettings) settings = schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
  g_autofree char *last = settings != NULL ? g_settings_get_string (settings, "last-archive") : NULL;

  return last != NULL && *last != '\0' ? g_steal_pointer (&last) : NULL;
}

int
main (int   argc,
      char *argv[])
{
  const char *dir = g_getenv ("SIYI_LOCALEDIR");
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);
  g_autoptr(SiyiReminderApp) app = NULL;
  g_autoptr(GError) error = NULL;
  gint64 offset;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, dir != NULL ? dir : SIYI_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _("Tells of deadlines as desktop notifications, also while the window is closed."));
  if (!g_option_context_parse (context, &argc, &argv, &error) || !read_offset (&offset, &error))
    {
      g_printerr ("siyi-reminder: %s\n", error->message);
      return 1;
    }
  if (folder == NULL)
    folder = usual_folder ();

  app = siyi_reminder_new (folder, offset, (guint) MAX (tick, 1), once);

  return g_application_run (G_APPLICATION (app), 1, argv);
}
