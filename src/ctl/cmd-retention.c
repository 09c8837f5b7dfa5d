/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl retention: what falls due, a person's word on one matter, and destruction by a list that two
 * different persons signed. */
#include "commands.h"

#include <stdlib.h>
#include <string.h>

#include "siyi-destruction-paper.h"
#include "siyi-retention-store.h"

static int due, years = -2;
static char *reason;
static char *output;

static const GOptionEntry options[] = {
  { "due", 0, 0, G_OPTION_ARG_INT, &due, N_("What falls due with the end of a year; else of last year"), N_("YYYY") },
  { "years", 0, 0, G_OPTION_ARG_INT, &years, N_("How long: 0 for ever, -1 by the rule"), N_("N") },
  { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Why"), N_("TEXT") },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("The list on paper: .pdf or .docx"), N_("FILE") },
  { NULL }
};

typedef struct
{
  const char *verb;
  gint64      id;
  GArray     *cases;      /* gint64 */
  guint       n_files;
  int         year;
  SiyiSheetCount count;   /* of a list on paper */
} Wish;

static gpointer
load_due (SiyiDb        *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return siyi_retention_due (db, ((Wish *) data)->year, error);
}

static gpointer
load_lists (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return siyi_destructions_load (db, error);
}

static gpointer
change (SiyiDb        *db,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  Wish *wish = data;
  g_autofree char *action = NULL;

  if (g_str_equal (wish->verb, "list"))
    {
      wish->id = siyi_destruction_list (db, (const gint64 *) (gpointer) wish->cases->data, wish->cases->len, reason, error);
      return GINT_TO_POINTER (wish->id != 0);
    }
  if (g_str_equal (wish->verb, "sign"))
    return GINT_TO_POINTER (siyi_destruction_sign (db, wish->id, error));
  if (g_str_equal (wish->verb, "take-back"))
    return GINT_TO_POINTER (siyi_destruction_cancel (db, wish->id, error));
  if (g_str_equal (wish->verb, "destroy"))
    return GINT_TO_POINTER (siyi_destruction_destroy (db, wish->id, &wish->n_files, error));
  if (g_str_equal (wish->verb, "print"))
    return GINT_TO_POINTER (siyi_destruction_paper_write (db, wish->id, output, &wish->count, cancellable, error));
  action = siyi_retention_set (db, wish->id, years, reason, error);

  return GINT_TO_POINTER (action != NULL);
}

static void
print_due (Ctl       *ctl,
           GPtrArray *lines,
           int        year)
{
  CtlTable *table = ctl->json ? NULL : ctl_table_new (_("Case"), _("Last day"), _("Kept"), _("What to do"), _("Why"), NULL);
  JsonBuilder *answer = ctl->json ? ctl_answer_begin () : NULL;

  if (ctl->json)
    {
      ctl_add_int (answer, "year", year);
      json_builder_set_member_name (answer, "due");
      json_builder_begin_array (answer);
    }
  for (guint i = 0; i < lines->len; i++)
    {
      const SiyiRetentionLine *line = g_ptr_array_index (lines, i);
      g_autofree char *kept = siyi_retention_words (line->years);
      g_autofree char *day = siyi_day_to_text (line->last_day);

      if (!ctl->json)
        {
          ctl_table_row (table, line->number, day, kept, line->hand_over ? _("hand over") : _("appraise"), line->why);
          continue;
        }
      json_builder_begin_object (answer);
      ctl_add_int (answer, "case", line->case_id);
      ctl_add_text (answer, "number", line->number);
      ctl_add_text (answer, "class", line->class_name);
      ctl_add_text (answer, "last_day", day);
      ctl_add_int (answer, "years", line->years);
      ctl_add_int (answer, "ends", line->ends);
      ctl_add_flag (answer, "hand_over", line->hand_over);
      ctl_add_flag (answer, "by_person", line->by_person);
      ctl_add_text (answer, "why", line->why);
      json_builder_end_object (answer);
    }
  if (ctl->json)
    {
      json_builder_end_array (answer);
      ctl_answer_end (answer);
    }
  else if (lines->len == 0)
    ctl_print ("%s\n", _("Nothing falls due."));
  else
    ctl_table_print (table);
}

static const char *
state_of (const SiyiDestruction *list)
{
  if (list->done_at != 0)
    return "done";
  if (list->cancelled_at != 0)
    return "taken-back";
  if (list->second_at != 0)
    return "signed";

  return list->signed_at != 0 ? "signed-once" : "listed";
}

static void
print_lists (Ctl       *ctl,
             GPtrArray *lists)
{
  JsonBuilder *answer = ctl->json ? ctl_answer_begin () : NULL;

  if (ctl->json)
    {
      json_builder_set_member_name (answer, "lists");
      json_builder_begin_array (answer);
    }
  for (guint i = 0; i < lists->len; i++)
    {
      const SiyiDestruction *list = g_ptr_array_index (lists, i);

      if (!ctl->json)
        {
          ctl_print ("%" G_GINT64_FORMAT "\t%d\t%s\t%s\n", list->id, list->number, state_of (list), list->reason);
          for (guint j = 0; j < list->items->len; j++)
            {
              const SiyiDestructionItem *item = g_ptr_array_index (list->items, j);

              ctl_print ("\t%d\t%s\t%s\n", item->ordinal, item->number, item->title);
            }
          continue;
        }
      json_builder_begin_object (answer);
      ctl_add_int (answer, "id", list->id);
      ctl_add_int (answer, "number", list->number);
      ctl_add_text (answer, "state", state_of (list));
      ctl_add_text (answer, "reason", list->reason);
      ctl_add_text (answer, "signed_by", list->signed_by);
      ctl_add_text (answer, "second_by", list->second_by);
      json_builder_set_member_name (answer, "items");
      json_builder_begin_array (answer);
      for (guint j = 0; j < list->items->len; j++)
        {
          const SiyiDestructionItem *item = g_ptr_array_index (list->items, j);

          json_builder_begin_object (answer);
          ctl_add_text (answer, "number", item->number);
          ctl_add_text (answer, "title", item->title);
          ctl_add_int (answer, "years", item->retention);
          ctl_add_int (answer, "files", item->n_files);
          json_builder_end_object (answer);
        }
      json_builder_end_array (answer);
      json_builder_end_object (answer);
    }
  if (ctl->json)
    {
      json_builder_end_array (answer);
      ctl_answer_end (answer);
    }
}

static void
answer_change (Ctl        *ctl,
               const Wish *wish)
{
  if (ctl->json)
    {
      JsonBuilder *answer = ctl_answer_begin ();

      ctl_add_int (answer, "id", wish->id);
      if (g_str_equal (wish->verb, "destroy"))
        ctl_add_int (answer, "files", wish->n_files);
      ctl_answer_end (answer);
    }
  else
    ctl_print ("%s\n", _("Done."));
}

static gboolean
parse_cases (Ctl     *ctl,
             Wish    *wish,
             GError **error)
{
  for (guint i = 1; i < ctl->n_args; i++)
    {
      gint64 id;

      if (!ctl_parse_id (ctl->args[i], &id, error))
        return FALSE;
      g_array_append_val (wish->cases, id);
    }
  if (wish->cases->len > 0)
    return TRUE;
  g_set_error_literal (error, CTL_ERROR, 0, _("Which? Name cases: retention list CASE… --reason TEXT"));

  return FALSE;
}

static gboolean
parse (Ctl     *ctl,
       Wish    *wish,
       GError **error)
{
  static const char * const verbs[] = { "list", "sign", "take-back", "destroy", "print", "set", NULL };

  wish->verb = ctl->args[0];
  if (!g_strv_contains (verbs, wish->verb))
    {
      g_set_error (error, CTL_ERROR, 0, _("“%s” is nothing retention does; use list, lists, print, sign, take-back, destroy or set"),
                   wish->verb);
      return FALSE;
    }
  if (g_str_equal (wish->verb, "list"))
    return parse_cases (ctl, wish, error);
  if (ctl->n_args != 2)
    {
      g_set_error_literal (error, CTL_ERROR, 0, _("Name one list, or one case"));
      return FALSE;
    }
  if (g_str_equal (wish->verb, "print") && !ctl_sheet_output (output, error))
    return FALSE;
  if (g_str_equal (wish->verb, "set") && years < -1)
    {
      g_set_error_literal (error, CTL_ERROR, 0, _("How long? --years N, 0 for ever, -1 by the rule"));
      return FALSE;
    }

  return ctl_parse_id (ctl->args[1], &wish->id, error);
}

/* Said before it is done, for it cannot be undone. */
static gboolean
confirm (Ctl        *ctl,
         const Wish *wish,
         GError    **error)
{
  if (!g_str_equal (wish->verb, "destroy") || ctl->yes)
    return TRUE;

  g_set_error_literal (error, CTL_ERROR, 0,
                       _("Destroying cannot be undone, not from the audit trail either: its lines about these matters lose "
                         "their words. Older backups stay. Say --yes to do it"));

  return FALSE;
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  g_autoptr(GArray) cases = g_array_new (FALSE, FALSE, sizeof (gint64));
  Wish wish = { .cases = cases, .year = due != 0 ? due : siyi_day_year (siyi_clock_today (ctl->clock)) - 1 };
  g_autoptr(GPtrArray) lines = NULL;

  if (ctl->n_args > 0 && !g_str_equal (ctl->args[0], "lists"))
    {
      if (!parse (ctl, &wish, error) || !confirm (ctl, &wish, error) ||
          ctl_run (ctl, SIYI_ACCESS_WRITE, change, &wish, error) == NULL)
        return FALSE;
      if (g_str_equal (wish.verb, "print"))
        ctl_answer_sheet (ctl, output, &wish.count);
      else
        answer_change (ctl, &wish);
      return TRUE;
    }

  lines = ctl_run (ctl, SIYI_ACCESS_READ, ctl->n_args > 0 ? load_lists : load_due, &wish, error);
  if (lines == NULL)
    return FALSE;
  if (ctl->n_args > 0)
    print_lists (ctl, lines);
  else
    print_due (ctl, lines, wish.year);

  return TRUE;
}

const CtlCommand cmd_retention = {
  .name = "retention",
  .arguments = "[lists | list CASE… | print LIST | sign LIST | take-back LIST | destroy LIST | set CASE]",
  .summary = N_("What falls due, and destruction by a list that two persons signed"),
  .options = options,
  .min_args = 0,
  .max_args = 1000,
  .run = run,
};
