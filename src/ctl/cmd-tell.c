/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl tell: what the national system says: of a visit its day of exchange and whether it is the first
 * there; or a figure of a period that no row of ours can give. */
#include "commands.h"

#include <string.h>

#include "siyi-told-store.h"

static char *visit_text;
static char *exchanged_text;
static char *first_text;
static char *from_text;
static char *to_text;
static char *source;
static int value = -1;

static const GOptionEntry options[] = {
  { "visit", 0, 0, G_OPTION_ARG_FILENAME, &visit_text, N_("The visit that something is told of"), N_("ID") },
  { "exchanged", 0, 0, G_OPTION_ARG_FILENAME, &exchanged_text, N_("Its day of exchange"), N_("YYYY-MM-DD") },
  { "first", 0, 0, G_OPTION_ARG_FILENAME, &first_text, N_("Whether it is the first there: yes or no"), N_("WORD") },
  { "from", 0, 0, G_OPTION_ARG_FILENAME, &from_text, N_("First day"), N_("YYYY-MM-DD") },
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &to_text, N_("Last day"), N_("YYYY-MM-DD") },
  { "first-n", 0, 0, G_OPTION_ARG_INT, &value,
    N_("First-time appeals and requests in the national register in these days"), N_("N") },
  { "source", 0, 0, G_OPTION_ARG_FILENAME, &source, N_("Who told it, and when"), N_("TEXT") },
  { NULL }
};

typedef struct
{
  gint64  visit;
  SiyiDay exchanged, from, to;
  int     first;
} Told;

static gpointer
tell (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  const Told *told = data;

  if (told->visit != 0)
    return siyi_national_item_save (db, told->visit, told->exchanged, told->first, error);

  return siyi_told_figure_save (db, "first.n", told->from, told->to, value, source, error);
}

static gboolean
parse_first (Told    *told,
             GError **error)
{
  told->first = first_text == NULL ? -1 : strcmp (first_text, "yes") == 0;
  if (first_text == NULL || told->first == 1 || strcmp (first_text, "no") == 0)
    return TRUE;

  g_set_error (error, CTL_ERROR, 0, _("--first: “%s” is none; use yes or no"), first_text);

  return FALSE;
}

static gboolean
parse (Told    *told,
       GError **error)
{
  if (visit_text != NULL)
    return ctl_parse_id (visit_text, &told->visit, error) &&
           ctl_parse_day ("--exchanged", exchanged_text, &told->exchanged, error) && parse_first (told, error);
  if (value < 0 || from_text == NULL || to_text == NULL)
    return ctl_usage (&cmd_tell, error);

  return ctl_parse_day ("--from", from_text, &told->from, error) &&
         ctl_parse_day ("--to", to_text, &told->to, error) &&
         ctl_parse_period (told->from, told->to, error) && ctl_is_text (source, error);
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  Told told = { 0 };
  g_autofree char *action = NULL;

  if (!parse (&told, error))
    return FALSE;
  action = ctl_run (ctl, SIYI_ACCESS_WRITE, tell, &told, error);
  if (action == NULL)
    return FALSE;

  if (ctl->json)
    {
      JsonBuilder *answer = ctl_answer_begin ();

      ctl_add_text (answer, "action", action);
      ctl_answer_end (answer);
      return TRUE;
    }

  ctl_print ("%s", _("Written down, with who and when"));
  ctl_write ("\n", 1);

  return TRUE;
}

const CtlCommand cmd_tell = {
  .name = "tell",
  .arguments = "{--visit ID [--exchanged DAY] [--first yes|no]|--first-n N --from DAY --to DAY --source TEXT}",
  .summary = N_("Write down what the national system tells"),
  .options = options,
  .run = run,
};
