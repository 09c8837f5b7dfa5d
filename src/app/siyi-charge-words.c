/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of charges: lines of the history, verbs of the menu, states, what is still wanted. Words only.
 * Main thread. */
#include "siyi-charge-words.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"

static const struct { const char *line, *verb, *done; } words[SIYI_N_CHARGE_LINES] = {
  [SIYI_CHARGE_LINE_LISTED] = { NC_("charge", "Listed"), NC_("charge", "_Take Charge…"), N_("Charge taken") },
  [SIYI_CHARGE_LINE_CHANGED] = { NC_("charge", "Changed"), NC_("charge", "_Change the Table…"), N_("Charge changed") },
  [SIYI_CHARGE_LINE_APPROVED] = { NC_("charge", "Approved"), NC_("charge", "_Approval…"), N_("Approval written down") },
  [SIYI_CHARGE_LINE_SERVED] = { NC_("charge", "Served"), NC_("charge", "_Served…"), N_("Service written down") },
  [SIYI_CHARGE_LINE_PLAN] = { NC_("charge", "Plan"), NC_("charge", "_Plan…"), N_("Plan written down") },
  [SIYI_CHARGE_LINE_INSTRUCTION] = { NC_("charge", "Instruction"), NC_("charge", "_Instruction…"),
                                     N_("Instruction written down") },
  [SIYI_CHARGE_LINE_MEETING] = { NC_("charge", "Meeting"), NC_("charge", "_Meeting…"), N_("Meeting written down") },
  [SIYI_CHARGE_LINE_PROGRESS] = { NC_("charge", "Progress"), NC_("charge", "P_rogress…"), N_("Progress written down") },
  [SIYI_CHARGE_LINE_EXTENDED] = { NC_("charge", "Extended"), NC_("charge", "_Extend…"), N_("Limit extended") },
  [SIYI_CHARGE_LINE_RESULT] = { NC_("charge", "Result"), NC_("charge", "_Finish…"), N_("Result written down") },
  [SIYI_CHARGE_LINE_PAPERS] = { NC_("charge", "Finishing papers"), NC_("charge", "Finishing _Papers…"),
                                N_("Finishing papers written down") },
  [SIYI_CHARGE_LINE_STRUCK] = { NC_("charge", "Struck off"), NC_("charge", "_Strike Off…"), N_("Charge struck off") },
  [SIYI_CHARGE_LINE_NOTE] = { NC_("charge", "Note"), NC_("charge", "_Note…"), N_("Note written down") },
  [SIYI_CHARGE_LINE_WITHDRAWN] = { NC_("charge", "Withdrawn"), NC_("charge", "_Withdraw…"), N_("Charge withdrawn") },
};

static const struct { const char *word; SiyiChargeLineKind step; } wants[SIYI_N_CHARGE_WANTS] = {
  { NC_("charge wants", "unit and limit"), SIYI_CHARGE_LINE_CHANGED },
  { NC_("charge wants", "approval"), SIYI_CHARGE_LINE_APPROVED },
  { NC_("charge wants", "service"), SIYI_CHARGE_LINE_SERVED },
  { NC_("charge wants", "plan"), SIYI_CHARGE_LINE_PLAN },
  { NC_("charge wants", "meeting or progress"), SIYI_CHARGE_LINE_PROGRESS },
  { NC_("charge wants", "result"), SIYI_CHARGE_LINE_RESULT },
  { NC_("charge wants", "finishing papers"), SIYI_CHARGE_LINE_PAPERS },
};

/**
 * siyi_charge_words_line:
 *
 * Returns: (transfer none): what happened
 */
const char *
siyi_charge_words_line (SiyiChargeLineKind kind)
{
  return kind < SIYI_N_CHARGE_LINES ? g_dpgettext2 (NULL, "charge", words[kind].line) : "";
}

/**
 * siyi_charge_words_verb:
 *
 * Returns: (transfer none): what a person does, with its mnemonic
 */
const char *
siyi_charge_words_verb (SiyiChargeLineKind kind)
{
  return kind < SIYI_N_CHARGE_LINES ? g_dpgettext2 (NULL, "charge", words[kind].verb) : "";
}

/**
 * siyi_charge_words_done:
 *
 * Returns: (transfer none): what was done
 */
const char *
siyi_charge_words_done (SiyiChargeLineKind kind)
{
  return kind < SIYI_N_CHARGE_LINES ? _(words[kind].done) : "";
}

static char *
days_words (int left)
{
  if (left < 0)
    return g_strdup_printf (ngettext ("%d day over", "%d days over", -left), -left);
  if (left == 0)
    return g_strdup (_("Due today"));

  return g_strdup_printf (ngettext ("%d day left", "%d days left", left), left);
}

/**
 * siyi_charge_words_state:
 *
 * Returns: (transfer full): the step it stands at; the days where those are what counts
 */
char *
siyi_charge_words_state (const SiyiCharge *charge)
{
  switch (charge->reading.state)
    {
    case SIYI_CHARGE_LISTED:
      return g_strdup (C_("charge", "To be approved"));
    case SIYI_CHARGE_APPROVED:
      return g_strdup (C_("charge", "To be served"));
    case SIYI_CHARGE_SERVED:
    case SIYI_CHARGE_RUNNING:
    case SIYI_CHARGE_OVERDUE:
      return days_words (charge->reading.left);
    case SIYI_CHARGE_FINISHED:
      return g_strdup (charge->reading.late ? C_("charge", "Finished late") : C_("charge", "Finished"));
    case SIYI_CHARGE_STRUCK:
      return g_strdup (C_("charge", "Struck off"));
    case SIYI_N_CHARGE_STATES:
    default:
      return g_strdup ("");
    }
}

/**
 * siyi_charge_words_wants:
 *
 * Returns: (transfer full) (nullable): what is wanted before it may be struck off
 */
char *
siyi_charge_words_wants (const SiyiCharge *charge)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) names = NULL;
  g_autofree char *list = NULL;

  for (guint bit = 0; bit < SIYI_N_CHARGE_WANTS; bit++)
    if ((charge->reading.wants & (1u << bit)) != 0)
      g_strv_builder_add (builder, g_dpgettext2 (NULL, "charge wants", wants[bit].word));
  names = g_strv_builder_end (builder);
  if (names[0] == NULL)
    return NULL;

  /* Translators: stands between what a charge still wants */
  list = g_strjoinv (C_("charge wants", ", "), names);

  /* Translators: a list of what is wanted */
  return g_strdup_printf (_("Wanted before striking off: %s"), list);
}

/**
 * siyi_charge_next:
 *
 * Returns: the line that takes the charge on: what is wanted first and may be written, else striking off
 */
SiyiChargeLineKind
siyi_charge_next (const SiyiCharge *charge)
{
  for (guint bit = 0; bit < SIYI_N_CHARGE_WANTS; bit++)
    if ((charge->reading.wants & (1u << bit)) != 0 && siyi_charge_may_follow (&charge->facts, wants[bit].step))
      return wants[bit].step;

  return SIYI_CHARGE_LINE_STRUCK;
}

/**
 * siyi_charge_words_title:
 *
 * Returns: (transfer full): the request; a report or accusation is named by its number only
 */
char *
siyi_charge_words_title (const SiyiCharge *charge)
{
  if (charge->restricted)
    /* Translators: %s: a number */
    return g_strdup_printf (_("Restricted matter %s"), charge->case_number);

  return siyi_case_words_title (charge->title);
}

/**
 * siyi_charge_words_below:
 *
 * Returns: (transfer full): leader and unit
 */
char *
siyi_charge_words_below (const SiyiCharge *charge)
{
  if (charge->unit == NULL)
    return g_strdup (charge->name);

  /* Translators: a leader, a unit */
  return g_strdup_printf (C_("charge", "%1$s   %2$s"), charge->name, charge->unit);
}

/**
 * siyi_charge_words_head:
 *
 * Returns: (transfer full): the head of a group and how many stand below it
 */
char *
siyi_charge_words_head (SiyiChargesPart part,
                        guint           n)
{
  const char *group = part == SIYI_CHARGES_OVERDUE ? C_("charges", "Overdue")
                      : part == SIYI_CHARGES_FINISHED ? C_("charges", "To be struck off") : C_("charges", "Running");

  /* Translators: a group of the list and how many are in it */
  return g_strdup_printf (C_("charges", "%1$s %2$u"), group, n);
}
