/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl charges: leaders in charge of cases, the longest overdue first. */
#include "commands.h"

#include "siyi-charge-store.h"

static char *part_text, *leader;

static const GOptionEntry options[] = {
  { "part", 0, 0, G_OPTION_ARG_STRING, &part_text, N_("Which; else those not struck off"), N_("open|overdue|running|finished|struck|all") },
  { "leader", 0, 0, G_OPTION_ARG_FILENAME, &leader, N_("Of one leader"), N_("NAME") },
  { NULL }
};

/**
 * ctl_add_charge:
 *
 * Adds the members of a charge to an object that is open.
 */
void
ctl_add_charge (JsonBuilder      *answer,
                const SiyiCharge *charge)
{
  const SiyiChargeFacts *facts = &charge->facts;

  ctl_add_int (answer, "id", charge->id);
  ctl_add_int (answer, "case", charge->case_id);
  ctl_add_text (answer, "number", charge->case_number);
  ctl_add_text (answer, "title", charge->title);
  ctl_add_flag (answer, "restricted", charge->restricted);
  ctl_add_text (answer, "leader", charge->name);
  ctl_add_text (answer, "post", charge->post);
  ctl_add_text (answer, "unit", charge->unit);
  ctl_add_text (answer, "plan", charge->plan);
  ctl_add_text (answer, "instruction", charge->instruction);
  ctl_add_text (answer, "result", charge->result);
  ctl_add_text (answer, "state", siyi_charge_state_word (charge->reading.state));
  ctl_add_light (answer, charge->reading.light);
  ctl_add_day (answer, "listed", facts->listed);
  ctl_add_day (answer, "approved", facts->approved);
  ctl_add_day (answer, "served", facts->served);
  ctl_add_day (answer, "limit", facts->limit);
  ctl_add_day (answer, "finished", facts->finished);
  ctl_add_day (answer, "struck", facts->struck);
  if (facts->limit != SIYI_DAY_NONE)
    ctl_add_int (answer, "days_left", charge->reading.left);
  ctl_add_int (answer, "extended", facts->n_extended);
  json_builder_set_member_name (answer, "wants");
  json_builder_begin_array (answer);
  for (guint bit = 0; bit < SIYI_N_CHARGE_WANTS; bit++)
    if ((charge->reading.wants & (1u << bit)) != 0)
      json_builder_add_string_value (answer, siyi_charge_want_word (bit));
  json_builder_end_array (answer);
}

static gpointer
load (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  const SiyiChargesQuery *query = data;
  g_autoptr(GArray) ids = siyi_charges_find (db, query, error);

  return ids != NULL ? siyi_charges_load (db, (const gint64 *) ids->data, ids->len, query->today, error) : NULL;
}

static gboolean
parse (SiyiChargesQuery  *query,
       GError           **error)
{
  static const char * const parts[] = { "open", "overdue", "running", "finished", "struck", "all" };

  if (!ctl_is_text (leader, error))
    return FALSE;
  if (part_text == NULL)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i], part_text))
      {
        query->part = (SiyiChargesPart) i;
        return TRUE;
      }
  g_set_error (error, CTL_ERROR, 0, "--part %s: it is open, overdue, running, finished, struck or all", part_text);

  return FALSE;
}

static void
answer_json (GPtrArray *charges)
{
  JsonBuilder *answer = ctl_answer_begin ();

  json_builder_set_member_name (answer, "charges");
  json_builder_begin_array (answer);
  for (guint i = 0; i < charges->len; i++)
    if (g_ptr_array_index (charges, i) != NULL)
      {
        json_builder_begin_object (answer);
        ctl_add_charge (answer, g_ptr_array_index (charges, i));
        json_builder_end_object (answer);
      }
  json_builder_end_array (answer);
  ctl_answer_end (answer);
}

static void
print_answer (GPtrArray *charges)
{
  CtlTable *table = ctl_table_new (_("Case"), _("Limit"), _("State"), _("Leader"), _("Matter"), NULL);

  for (guint i = 0; i < charges->len; i++)
    {
      const SiyiCharge *charge = g_ptr_array_index (charges, i);
      g_autofree char *limit = NULL;

      if (charge == NULL)
        continue;
      limit = charge->facts.limit != SIYI_DAY_NONE ? siyi_day_to_text (charge->facts.limit) : g_strdup ("");
      ctl_table_row (table, charge->case_number, limit, siyi_charge_state_word (charge->reading.state), charge->name,
                     charge->title);
    }
  ctl_table_print (table);
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  SiyiChargesQuery query = { .part = SIYI_CHARGES_OPEN, .leader = leader, .today = siyi_clock_today (ctl->clock) };
  g_autoptr(GPtrArray) charges = NULL;

  if (!parse (&query, error))
    return FALSE;
  charges = ctl_run (ctl, SIYI_ACCESS_READ, load, &query, error);
  if (charges == NULL)
    return FALSE;

  if (ctl->json)
    answer_json (charges);
  else if (charges->len == 0)
    ctl_print ("%s\n", _("There are no such charges."));
  else
    print_answer (charges);

  return TRUE;
}

const CtlCommand cmd_charges = {
  .name = "charges",
  .arguments = "[--part P] [--leader NAME]",
  .summary = N_("Lists leaders in charge of cases, the longest overdue first"),
  .options = options,
  .run = run,
};
