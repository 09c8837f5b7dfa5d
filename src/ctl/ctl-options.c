/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line: options for every command may stand before or after its name; arguments are
 * taken as bytes and must be UTF-8, so that a bare C locale does not spoil Chinese words. */
#include "ctl.h"

#include <string.h>

typedef struct
{
  char     *archive;
  char     *today;
  char     *person;
  char     *person_pass;
  gboolean  json;
  gboolean  yes;
  gboolean  help;
  gboolean  version;
  char    **rest;
} Options;

static Options options;

static const GOptionEntry common_entries[] = {
  { "archive", 0, 0, G_OPTION_ARG_FILENAME, &options.archive,
    N_("The archive; without it the person’s own"), N_("FOLDER") },
  { "today", 0, 0, G_OPTION_ARG_FILENAME, &options.today,
    N_("Take this day for today"), N_("YYYY-MM-DD") },
  { "as", 0, 0, G_OPTION_ARG_FILENAME, &options.person,
    N_("Who of the archive does this"), N_("NAME") },
  { "as-pass", 0, 0, G_OPTION_ARG_FILENAME, &options.person_pass,
    N_("The file whose first line is the person’s pass phrase"), N_("FILE") },
  { "json", 0, 0, G_OPTION_ARG_NONE, &options.json,
    N_("Answer with one JSON document"), NULL },
  { "yes", 0, 0, G_OPTION_ARG_NONE, &options.yes, N_("Don’t ask"), NULL },
  { "help", 'h', 0, G_OPTION_ARG_NONE, &options.help, N_("Show how to use it"), NULL },
  { NULL }
};

static const GOptionEntry first_entries[] = {
  { "version", 0, 0, G_OPTION_ARG_NONE, &options.version, N_("Show the version"), NULL },
  { NULL }
};

static const GOptionEntry rest_entries[] = {
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.rest, NULL, NULL },
  { NULL }
};

static GOptionContext *
make_context (const GOptionEntry *own,
              const char         *summary_line)
{
  GOptionContext *context = g_option_context_new (summary_line);

  g_option_context_set_help_enabled (context, FALSE);
  if (own != NULL)
    g_option_context_add_main_entries (context, own, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common_entries, GETTEXT_PACKAGE);

  return context;
}

static void
print_help (GOptionContext           *context,
            const CtlCommand * const *commands)
{
  g_autofree char *help = NULL;

  if (commands != NULL)
    {
      g_autoptr(GString) list = g_string_new (_("Commands:"));

      for (gsize i = 0; commands[i] != NULL; i++)
        g_string_append_printf (list, "\n  %-12s %s", commands[i]->name, _(commands[i]->summary));
      g_option_context_set_description (context, list->str);
    }

  help = g_option_context_get_help (context, TRUE, NULL);
  ctl_write (help, -1);
}

static gboolean
parse (GOptionContext   *context,
       char           ***argv,
       GError          **error)
{
  g_autoptr(GError) local_error = NULL;

  if (g_option_context_parse_strv (context, argv, &local_error))
    return TRUE;

  g_set_error (error, CTL_ERROR, 0, _("%s; --help shows the options"), local_error->message);

  return FALSE;
}

static const CtlCommand *
find_command (const CtlCommand * const *commands,
              const char               *name)
{
  for (gsize i = 0; commands[i] != NULL; i++)
    if (strcmp (commands[i]->name, name) == 0)
      return commands[i];

  return NULL;
}

/**
 * ctl_usage:
 *
 * Returns: always %FALSE, so that a command can refuse its arguments in one line
 */
gboolean
ctl_usage (const CtlCommand  *command,
           GError           **error)
{
  g_set_error (error, CTL_ERROR, 0, _("Use it so: siyictl %s %s"), command->name,
               command->arguments);

  return FALSE;
}

static gboolean
take_arguments (Ctl               *ctl,
                const CtlCommand  *command,
                GError           **error)
{
  ctl->args = g_steal_pointer (&options.rest);
  if (ctl->args == NULL)
    ctl->args = g_new0 (char *, 1);
  ctl->n_args = g_strv_length (ctl->args);

  if (ctl->n_args < command->min_args || ctl->n_args > command->max_args)
    return ctl_usage (command, error);

  for (guint i = 0; i < ctl->n_args; i++)
    if (!g_utf8_validate (ctl->args[i], -1, NULL))
      {
        g_set_error (error, CTL_ERROR, 0, _("Argument %u is not UTF-8 text"), i + 1);
        return FALSE;
      }

  return TRUE;
}

static gboolean
take_common (Ctl     *ctl,
             GError **error)
{
  SiyiDay today = SIYI_DAY_NONE;

  ctl->json = options.json;
  ctl->yes = options.yes;
  ctl->person = options.person;
  ctl->person_pass = options.person_pass;
  if (options.archive != NULL)
    ctl->folder = g_canonicalize_filename (options.archive, NULL);
  else
    ctl->folder = siyi_archive_default_folder ();

  if (options.today != NULL && !ctl_parse_day ("--today", options.today, &today, error))
    return FALSE;

  ctl->clock = today != SIYI_DAY_NONE ? siyi_clock_new_fixed (today) : siyi_clock_new_system ();

  return TRUE;
}

static gboolean
parse_command (Ctl               *ctl,
               const CtlCommand  *command,
               char            ***argv,
               gboolean          *answered,
               GError           **error)
{
  g_autofree char *usage = g_strdup_printf ("%s %s", command->name, command->arguments);
  g_autoptr(GOptionContext) context = make_context (command->options, usage);

  g_option_context_set_summary (context, _(command->summary));
  g_option_context_add_main_entries (context, rest_entries, NULL);
  if (!parse (context, argv, error))
    return FALSE;

  if (options.help)
    {
      print_help (context, NULL);
      *answered = TRUE;
      return TRUE;
    }

  return take_common (ctl, error) && take_arguments (ctl, command, error);
}

/**
 * ctl_options_parse:
 * @argv: (inout): the program's arguments; what is left belongs to the caller
 * @command: (out): the command, where @answered stays %FALSE
 * @answered: (out): help or version was printed, there is nothing more to do
 */
gboolean
ctl_options_parse (Ctl                       *ctl,
                   const CtlCommand * const  *commands,
                   char                    ***argv,
                   const CtlCommand         **command,
                   gboolean                  *answered,
                   GError                   **error)
{
  g_autoptr(GOptionContext) context = make_context (first_entries, _("COMMAND …"));

  /* A refusal has to be JSON even where the options themselves are the fault. */
  ctl->json = g_strv_contains ((const char * const *) *argv, "--json");
  *answered = FALSE;
  g_option_context_set_strict_posix (context, TRUE);
  if (!parse (context, argv, error))
    return FALSE;

  if (options.version)
    ctl_print ("siyictl %s\n", SIYI_VERSION);
  else if (options.help && (*argv)[1] == NULL)
    print_help (context, commands);
  *answered = options.version || (options.help && (*argv)[1] == NULL);
  if (*answered)
    return TRUE;

  *command = (*argv)[1] != NULL ? find_command (commands, (*argv)[1]) : NULL;
  if (*command != NULL)
    {
      g_free ((*argv)[1]);
      memmove (&(*argv)[1], &(*argv)[2], (g_strv_length (*argv + 2) + 1) * sizeof (char *));
      return parse_command (ctl, *command, argv, answered, error);
    }

  if ((*argv)[1] == NULL)
    g_set_error_literal (error, CTL_ERROR, 0, _("Which command? --help lists them"));
  else
    g_set_error (error, CTL_ERROR, 0, _("There is no command “%s”; --help lists them"),
                 (*argv)[1]);

  return FALSE;
}

/**
 * ctl_parse_day:
 * @option: where @text stands, for the refusal
 * @text: (nullable): %NULL leaves @day as it is
 */
gboolean
ctl_parse_day (const char  *option,
               const char  *text,
               SiyiDay     *day,
               GError     **error)
{
  if (text == NULL)
    return TRUE;

  *day = siyi_day_parse (text);
  if (*day != SIYI_DAY_NONE)
    return TRUE;

  g_set_error (error, CTL_ERROR, 0, _("%s: “%s” is no day; write it as 2023-09-30"), option, text);

  return FALSE;
}

/**
 * ctl_parse_period:
 *
 * Refuses a period that ends before it begins; %SIYI_DAY_NONE is an open end.
 */
gboolean
ctl_parse_period (SiyiDay   from,
                  SiyiDay   to,
                  GError  **error)
{
  if (from == SIYI_DAY_NONE || to == SIYI_DAY_NONE || from <= to)
    return TRUE;

  g_set_error_literal (error, CTL_ERROR, 0,
                       _("The period ends before it begins; --from is the earlier day"));

  return FALSE;
}

/**
 * ctl_parse_book:
 * @text: (nullable): %NULL is the book of receptions
 */
gboolean
ctl_parse_book (const char  *text,
                SiyiBook    *book,
                gboolean    *all,
                GError     **error)
{
  *all = text != NULL && strcmp (text, "all") == 0;
  *book = SIYI_BOOK_RECEPTION;
  if (*all || text == NULL)
    return TRUE;

  for (int i = 0; i < SIYI_N_BOOKS; i++)
    if (strcmp (text, siyi_book_word ((SiyiBook) i)) == 0)
      {
        *book = (SiyiBook) i;
        return TRUE;
      }

  g_set_error (error, CTL_ERROR, 0, _("There is no book “%s”; --help names them"), text);

  return FALSE;
}

gboolean
ctl_parse_id (const char  *text,
              gint64      *id,
              GError     **error)
{
  if (g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, id, NULL))
    return TRUE;

  g_set_error (error, CTL_ERROR, 0, _("“%s” is no number"), text);

  return FALSE;
}
