/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl charge: who has charge of a case, with the history; a further line of it; its table on paper. */
#include "cmd-case.h"
#include "commands.h"

#include "siyi-charge-paper.h"
#include "siyi-charge-store.h"

static char *day_text, *leader, *post, *unit, *limit_text, *person, *body, *output;

static const GOptionEntry options[] = {
  { "day", 0, 0, G_OPTION_ARG_FILENAME, &day_text, N_("Day of the line; else today"), N_("YYYY-MM-DD") },
  { "leader", 0, 0, G_OPTION_ARG_FILENAME, &leader, N_("Who takes charge"), N_("NAME") },
  { "post", 0, 0, G_OPTION_ARG_FILENAME, &post, N_("The leader’s post; else that of the list"), N_("TEXT") },
  { "unit", 0, 0, G_OPTION_ARG_FILENAME, &unit, N_("The responsible unit"), N_("NAME") },
  { "limit", 0, 0, G_OPTION_ARG_FILENAME, &limit_text, N_("Last day, also of an extension"), N_("YYYY-MM-DD") },
  { "person", 0, 0, G_OPTION_ARG_FILENAME, &person, N_("Top leader who approved or consented"), N_("NAME") },
  { "text", 0, 0, G_OPTION_ARG_FILENAME, &body, N_("What the line says"), N_("TEXT") },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("The file of the table, .pdf or .docx"), N_("FILE") },
  { NULL }
};

/* Words a person types for a line. */
static const struct { const char *verb; SiyiChargeLineKind kind; } verbs[] = {
  { "approve", SIYI_CHARGE_LINE_APPROVED }, { "serve", SIYI_CHARGE_LINE_SERVED }, { "plan", SIYI_CHARGE_LINE_PLAN },
  { "instruct", SIYI_CHARGE_LINE_INSTRUCTION }, { "meet", SIYI_CHARGE_LINE_MEETING },
  { "progress", SIYI_CHARGE_LINE_PROGRESS }, { "extend", SIYI_CHARGE_LINE_EXTENDED },
  { "finish", SIYI_CHARGE_LINE_RESULT }, { "papers", SIYI_CHARGE_LINE_PAPERS }, { "strike", SIYI_CHARGE_LINE_STRUCK },
  { "note", SIYI_CHARGE_LINE_NOTE }, { "withdraw", SIYI_CHARGE_LINE_WITHDRAWN },
};

typedef struct
{
  const char        *which, *verb;     /* verb NULL: shows only */
  SiyiChargeLineKind kind;             /* SIYI_N_CHARGE_LINES: take or change */
  SiyiDay            today, day, limit;
  char              *action;
  SiyiSheetCount     count;
} Asked;

static gboolean
write_line (SiyiDb   *db,
            gint64    matter,
            Asked    *asked,
            GError  **error)
{
  const SiyiNewCharge charge = { leader, post, unit, asked->limit, asked->day };
  const SiyiNewChargeLine line = { asked->kind, asked->day, person, body, asked->limit };

  if (asked->verb == NULL)
    return TRUE;
  if (asked->kind < SIYI_N_CHARGE_LINES)
    asked->action = siyi_charge_add_to (db, matter, &line, error);
  else if (g_str_equal (asked->verb, "take"))
    asked->action = siyi_charge_take (db, matter, &charge, NULL, error);
  else
    asked->action = siyi_charge_change (db, matter, &charge, error);

  return asked->action != NULL;
}

static gpointer
work (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Asked *asked = data;
  gint64 matter;

  if (!ctl_case_find_id (db, asked->which, &matter, error) || !write_line (db, matter, asked, error))
    return NULL;

  return siyi_charges_of_case (db, matter, asked->today, error);
}

static gpointer
write_paper (SiyiDb        *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Asked *asked = data;
  gint64 matter;

  return GINT_TO_POINTER (ctl_case_find_id (db, asked->which, &matter, error) &&
                          siyi_charge_paper_write (db, matter, asked->today, output, &asked->count, cancellable, error));
}

static gboolean
parse (Asked   *asked,
       GError **error)
{
  const char *texts[] = { leader, post, unit, person, body };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!ctl_is_text (texts[i], error))
      return FALSE;
  for (gsize i = 0; asked->verb != NULL && i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].verb, asked->verb))
      asked->kind = verbs[i].kind;
  if (asked->verb != NULL && asked->kind == SIYI_N_CHARGE_LINES && !g_str_equal (asked->verb, "take") &&
      !g_str_equal (asked->verb, "change"))
    {
      g_set_error (error, CTL_ERROR, 0, "\"%s\" is no line of a charge; see siyictl charge --help", asked->verb);
      return FALSE;
    }

  return (day_text == NULL || ctl_parse_day ("--day", day_text, &asked->day, error)) &&
         (limit_text == NULL || ctl_parse_day ("--limit", limit_text, &asked->limit, error));
}

static void
add_lines (JsonBuilder      *answer,
           const SiyiCharge *charge)
{
  json_builder_set_member_name (answer, "lines");
  json_builder_begin_array (answer);
  for (guint i = charge->lines->len; i > 0; i--)
    {
      const SiyiChargeLine *line = g_ptr_array_index (charge->lines, i - 1);

      json_builder_begin_object (answer);
      ctl_add_int (answer, "id", line->id);
      ctl_add_text (answer, "kind", siyi_charge_line_word (line->kind));
      ctl_add_day (answer, "day", line->day);
      ctl_add_text (answer, "who", line->who);
      ctl_add_text (answer, "text", line->body);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
}

static void
answer_json (GPtrArray   *charges,
             const Asked *asked)
{
  JsonBuilder *answer = ctl_answer_begin ();

  json_builder_set_member_name (answer, "charges");
  json_builder_begin_array (answer);
  for (guint i = 0; i < charges->len; i++)
    {
      json_builder_begin_object (answer);
      ctl_add_charge (answer, g_ptr_array_index (charges, i));
      add_lines (answer, g_ptr_array_index (charges, i));
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
  if (asked->action != NULL)
    ctl_add_text (answer, "action", asked->action);
  ctl_answer_end (answer);
}

static void
print_answer (GPtrArray *charges)
{
  if (charges->len == 0)
    ctl_print ("%s\n", _("Nobody has charge of this case."));

  for (guint i = 0; i < charges->len; i++)
    {
      const SiyiCharge *charge = g_ptr_array_index (charges, i);
      CtlTable *table = ctl_table_new (_("Day"), _("Line"), _("Text"), NULL);
      g_autofree char *limit = charge->facts.limit != SIYI_DAY_NONE ? siyi_day_to_text (charge->facts.limit)
                                                                    : g_strdup ("-");

      ctl_print ("%s  %s  %s  %s\n", charge->case_number, charge->name, limit,
                 siyi_charge_state_word (charge->reading.state));
      for (guint k = charge->lines->len; k > 0; k--)
        {
          const SiyiChargeLine *line = g_ptr_array_index (charge->lines, k - 1);
          g_autofree char *day = siyi_day_to_text (line->day);

          ctl_table_row (table, day, siyi_charge_line_word (line->kind), line->body);
        }
      ctl_table_print (table);
    }
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  const SiyiDay today = siyi_clock_today (ctl->clock);
  Asked asked = { .which = ctl->args[0], .verb = ctl->n_args > 1 ? ctl->args[1] : NULL, .kind = SIYI_N_CHARGE_LINES,
                  .today = today, .day = today, .limit = SIYI_DAY_NONE };
  g_autoptr(GPtrArray) charges = NULL;

  if (g_strcmp0 (asked.verb, "paper") == 0)
    {
      if (!ctl_sheet_output (output, error) || ctl_run (ctl, SIYI_ACCESS_WRITE, write_paper, &asked, error) == NULL)
        return FALSE;
      ctl_answer_sheet (ctl, output, &asked.count);
      return TRUE;
    }
  if (output != NULL)
    return ctl_usage (&cmd_charge, error);
  if (!parse (&asked, error))
    return FALSE;

  charges = ctl_run (ctl, asked.verb != NULL ? SIYI_ACCESS_WRITE : SIYI_ACCESS_READ, work, &asked, error);
  if (charges != NULL && ctl->json)
    answer_json (charges, &asked);
  else if (charges != NULL)
    print_answer (charges);
  g_free (asked.action);

  return charges != NULL;
}

const CtlCommand cmd_charge = {
  .name = "charge",
  .arguments = "CASE [STEP]  |  CASE take --leader NAME [--unit NAME] [--limit DAY]  |  CASE paper --output FILE",
  .summary = N_("Shows who has charge of a case, writes the next line of it, or its table on paper"),
  .options = options,
  .min_args = 1,
  .max_args = 2,
  .run = run,
};
