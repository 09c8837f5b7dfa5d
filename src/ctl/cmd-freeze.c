/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl freeze: the figures of months that are over stay as they are. */
#include "commands.h"

#include <stdlib.h>
#include <string.h>

#include "siyi-ledger-store.h"
#include "siyi-statistics.h"

static char *basis_text;
static gboolean undo;

static const GOptionEntry options[] = {
  { "basis", 0, 0, G_OPTION_ARG_FILENAME, &basis_text,
    N_("Which days count: visit (the shipped one), registered, exchanged"), N_("BASIS") },
  { "undo", 0, 0, G_OPTION_ARG_NONE, &undo, N_("Take the freezing of this month back, with what was frozen with it"),
    NULL },
  { NULL }
};

static gpointer
freeze (SiyiDb        *db,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  g_autofree char *frozen = NULL;

  if (!undo)
    return siyi_statistics_freeze (db, data, error);

  frozen = siyi_statistics_freeze_action (db, data, error);

  return frozen != NULL ? siyi_action_undo (db, frozen, error) : NULL;
}

/* "2026-11" or "2026" */
static gboolean
parse_months (const char  *text,
              SiyiSpan    *span,
              GError     **error)
{
  g_autofree char *day = g_strconcat (text, "-01", NULL);
  const SiyiDay first = siyi_day_parse (day);
  const int year = atoi (text);

  if (first != SIYI_DAY_NONE)
    {
      const SiyiSpan days = siyi_span_free (first, first);

      *span = siyi_span_month_at (&days, 0);
      return TRUE;
    }
  if (g_str_is_ascii (text) && strlen (text) == 4 && year > 1900)
    {
      *span = siyi_span_new (SIYI_SPAN_YEAR, year, 0);
      return TRUE;
    }

  g_set_error (error, CTL_ERROR, 0, _("“%s” is no month; write it as 2026-11, or a year as 2026"), text);

  return FALSE;
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  SiyiStatQuery query = { .basis = siyi_date_basis_from_word (basis_text != NULL ? basis_text : "visit") };
  g_autofree char *action = NULL;
  g_autofree char *words = NULL;

  if (query.basis == SIYI_N_BASES)
    {
      g_set_error (error, CTL_ERROR, 0, _("--basis: “%s” is none; use visit, registered or exchanged"), basis_text);
      return FALSE;
    }
  if (!parse_months (ctl->args[0], &query.span, error))
    return FALSE;
  action = ctl_run (ctl, SIYI_ACCESS_WRITE, freeze, &query, error);
  if (action == NULL)
    return FALSE;

  if (ctl->json)
    {
      JsonBuilder *answer = ctl_answer_begin ();

      ctl_add_day (answer, "from", query.span.from);
      ctl_add_day (answer, "to", query.span.to);
      ctl_add_text (answer, "action", action);
      ctl_answer_end (answer);
      return TRUE;
    }

  words = siyi_span_words (&query.span);
  if (undo)
    ctl_print (_("The figures of %s are no longer frozen"), words);
  else
    ctl_print (_("The figures of %s are frozen; --undo takes it back"), words);
  ctl_write ("\n", 1);

  return TRUE;
}

const CtlCommand cmd_freeze = {
  .name = "freeze",
  .arguments = "YYYY-MM|YYYY",
  .summary = N_("Freeze the figures of a month, or of the months of a year"),
  .options = options,
  .min_args = 1,
  .max_args = 1,
  .run = run,
};
