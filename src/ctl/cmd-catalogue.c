/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl catalogue: the catalogue of a year's archive, a volume a session. */
#include "commands.h"

#include <stdlib.h>

#include "siyi-catalogue.h"

static char *output;

static const GOptionEntry options[] = {
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("The file to write: .pdf, .docx, .xlsx or .csv"), N_("FILE") },
  { NULL }
};

typedef struct { int year; SiyiSheetCount count; } Wish;

static gpointer
write_in_thread (SiyiDb        *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Wish *wish = data;

  return GINT_TO_POINTER (siyi_catalogue_write (db, wish->year, output, &wish->count, cancellable, error));
}

static gboolean
check (int       year,
       GError  **error)
{
  static const char * const endings[] = { ".pdf", ".docx", ".xlsx", ".csv" };

  if (year < 1000 || year > 9999)
    {
      g_set_error_literal (error, CTL_ERROR, 0, _("Write the year in four digits"));
      return FALSE;
    }
  for (gsize i = 0; output != NULL && i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (output, endings[i]))
      return TRUE;
  g_set_error_literal (error, CTL_ERROR, 0, _("Where to? Name a file: --output FILE.pdf, .docx, .xlsx or .csv"));

  return FALSE;
}

static void
answer (Ctl        *ctl,
        const Wish *wish)
{
  if (ctl->json)
    {
      JsonBuilder *builder = ctl_answer_begin ();

      ctl_add_text (builder, "file", output);
      ctl_add_int (builder, "items", wish->count.n_matters);
      ctl_add_int (builder, "pages", wish->count.n_pages);
      ctl_answer_end (builder);
      return;
    }

  ctl_print (ngettext ("%u piece in %s", "%u pieces in %s", wish->count.n_matters), wish->count.n_matters, output);
  ctl_write ("\n", 1);
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  Wish wish = { .year = atoi (ctl->args[0]) };

  if (!check (wish.year, error) || ctl_run (ctl, SIYI_ACCESS_WRITE, write_in_thread, &wish, error) == NULL)
    return FALSE;
  answer (ctl, &wish);

  return TRUE;
}

const CtlCommand cmd_catalogue = {
  .name = "catalogue",
  .arguments = "YEAR --output FILE",
  .summary = N_("Write the catalogue of a year’s archive: volumes, pieces, their numbers"),
  .options = options,
  .min_args = 1,
  .max_args = 1,
  .run = run,
};
