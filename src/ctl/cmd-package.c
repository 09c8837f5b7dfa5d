/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl package: the four-ones archive of a session, a month or a year, for any machine to verify. */
#include "commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "siyi-packing.h"

static char *month_text;
static char *year_text;
static char *output;
static char *audience_text;
static char *passphrase_file;
static gboolean zip;
static gboolean seal;

static const GOptionEntry options[] = {
  { "month", 0, 0, G_OPTION_ARG_STRING, &month_text, N_("Of a month"), N_("YYYY-MM") },
  { "year", 0, 0, G_OPTION_ARG_STRING, &year_text, N_("Of a year"), N_("YYYY") },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("The folder or file to make"), N_("PATH") },
  { "zip", 0, 0, G_OPTION_ARG_NONE, &zip, N_("One zip instead of a folder"), NULL },
  { "audience", 0, 0, G_OPTION_ARG_STRING, &audience_text, N_("office, unit or public"), N_("AUDIENCE") },
  { "seal", 0, 0, G_OPTION_ARG_NONE, &seal, N_("One sealed file; needs --passphrase-file"), NULL },
  { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &passphrase_file,
    N_("The pass phrase is the first line of this file"), N_("FILE") },
  { NULL }
};

static gboolean
parse_audience (SiyiAudience *audience,
                GError      **error)
{
  static const struct { const char *word; SiyiAudience audience; } words[] = {
    { "office", SIYI_AUDIENCE_INSIDE }, { "unit", SIYI_AUDIENCE_UNIT }, { "public", SIYI_AUDIENCE_PUBLIC },
  };

  *audience = SIYI_AUDIENCE_INSIDE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (audience_text == NULL || g_str_equal (audience_text, words[i].word))
      {
        *audience = words[i].audience;
        return TRUE;
      }

  g_set_error (error, CTL_ERROR, 0, _("“%s” is no audience of a package; use office, unit or public"),
               audience_text);
  return FALSE;
}

static gboolean
parse_period (SiyiPackingWish *wish,
              GError         **error)
{
  char *end = NULL;

  if (year_text != NULL)
    {
      wish->kind = SIYI_PACKAGE_YEAR;
      wish->year = (int) strtol (year_text, &end, 10);
      if (strlen (year_text) == 4 && *end == '\0')
        return TRUE;
      g_set_error (error, CTL_ERROR, 0, _("“%s” is no year; write it in four digits"), year_text);
      return FALSE;
    }

  wish->kind = SIYI_PACKAGE_MONTH;
  if (strlen (month_text) == 7 && sscanf (month_text, "%4d-%2d", &wish->year, &wish->month) == 2)
    return TRUE;
  g_set_error (error, CTL_ERROR, 0, _("“%s” is no month; write it YYYY-MM"), month_text);

  return FALSE;
}

static gboolean
parse (Ctl              *ctl,
       SiyiPackingWish  *wish,
       GError          **error)
{
  if ((ctl->n_args > 0) + (year_text != NULL) + (month_text != NULL) != 1)
    {
      g_set_error_literal (error, CTL_ERROR, 0, _("Of what? Name a session, --month YYYY-MM or --year YYYY"));
      return FALSE;
    }
  if (output == NULL)
    {
      g_set_error_literal (error, CTL_ERROR, 0, _("Where to? Name a folder or file: --output PATH"));
      return FALSE;
    }
  if (seal != (passphrase_file != NULL))
    {
      g_set_error_literal (error, CTL_ERROR, 0, _("--seal and --passphrase-file belong together"));
      return FALSE;
    }

  wish->output = output;
  wish->form = zip ? SIYI_BAG_ZIP : SIYI_BAG_FOLDER;
  if (!parse_audience (&wish->audience, error))
    return FALSE;
  if (ctl->n_args == 0)
    return parse_period (wish, error);
  wish->kind = SIYI_PACKAGE_SESSION;

  return ctl_parse_id (ctl->args[0], &wish->session, error);
}

static void
answer_json (const SiyiPacked *packed)
{
  JsonBuilder *answer = ctl_answer_begin ();

  ctl_add_int (answer, "files", (gint64) packed->files);
  ctl_add_int (answer, "bytes", (gint64) packed->bytes);
  ctl_add_text (answer, "path", packed->path);
  ctl_add_text (answer, "hash", packed->hash);
  ctl_add_int (answer, "number", packed->number);
  ctl_add_list (answer, "left_out", (const char * const *) packed->left_out);
  if (packed->recovery_code != NULL)
    ctl_add_text (answer, "recovery_code", packed->recovery_code);
  ctl_answer_end (answer);
}

static void
print_answer (const SiyiPacked *packed)
{
  /* Translators: files, the package's path. */
  ctl_print (ngettext ("%u file packed and checked: %s", "%u files packed and checked: %s",
                       (guint) packed->files), (guint) packed->files, packed->path);
  ctl_write ("\n", 1);
  for (gsize i = 0; packed->left_out[i] != NULL; i++)
    {
      /* Translators: what a package does not contain. */
      ctl_print (_("Left out: %s"), packed->left_out[i]);
      ctl_write ("\n", 1);
    }
  if (packed->recovery_code != NULL)
    {
      /* Translators: a code of letters and digits. */
      ctl_print (_("Recovery code (print it; it is stored nowhere): %s"), packed->recovery_code);
      ctl_write ("\n", 1);
    }
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  SiyiPackingWish wish = { 0 };
  g_autofree char *passphrase = NULL;
  g_autoptr(SiyiPacked) packed = NULL;

  if (!parse (ctl, &wish, error) ||
      (passphrase_file != NULL && !ctl_read_passphrase (passphrase_file, &passphrase, error)) ||
      !ctl_open (ctl, error))
    return FALSE;

  wish.passphrase = passphrase;
  packed = siyi_pack (ctl->archive, &wish, ctl_progress, NULL, ctl_stoppable (ctl), error);
  if (packed == NULL)
    return FALSE;
  ctl_progress_end ();
  if (ctl->json)
    answer_json (packed);
  else
    print_answer (packed);

  return TRUE;
}

const CtlCommand cmd_package = {
  .name = "package",
  .arguments = "[SESSION] --output PATH",
  .summary = N_("Pack the archive of a session, a month or a year for any machine to verify"),
  .options = options,
  .min_args = 0,
  .max_args = 1,
  .run = run,
};
