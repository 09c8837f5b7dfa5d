/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a check found, said to whoever keeps the archive. The store's own sentences name tables and rows;
 * they are for the log and for siyictl. Any thread. */
#include "siyi-problem-words.h"

#include <glib/gi18n.h>

static const char * const sentences[SIYI_N_PROBLEM_KINDS] = {
  [SIYI_PROBLEM_DATABASE] = N_("The file of the archive is damaged; its records may be incomplete"),
  [SIYI_PROBLEM_REFERENCE] = N_("A record refers to one that is not there"),
  [SIYI_PROBLEM_TRAIL_GAP] = N_("Lines of the audit trail are missing"),
  [SIYI_PROBLEM_TRAIL_CHANGED] = N_("The audit trail was changed from outside"),
  [SIYI_PROBLEM_TRAIL_EMPTIED] = N_("A line of the audit trail was emptied without a list of destruction"),
  [SIYI_PROBLEM_TAKEN_OVER] = N_("Records taken over from a ledger were changed without a line in the audit trail"),
  [SIYI_PROBLEM_VOLUME] = N_("A file that holds photos and scans is damaged or cannot be read"),
  [SIYI_PROBLEM_FILE] = N_("A photo, scan or paper cannot be read, or is not what was stored"),
  [SIYI_PROBLEM_SERIALS] = N_("Serial numbers of a ledger’s year have a gap or stand twice"),
  [SIYI_PROBLEM_PAPER_NUMBERS] = N_("Numbers of a year’s papers have a gap"),
  [SIYI_PROBLEM_BIN] = N_("A visit in the bin still has its serial number, or one in the ledger has none"),
  [SIYI_PROBLEM_VOID] = N_("A voided visit has no reason"),
  [SIYI_PROBLEM_TAKEN_OUT] = N_("A file was taken out without a reason"),
  [SIYI_PROBLEM_PERSONS] = N_("The number of persons of a visit is below zero"),
  [SIYI_PROBLEM_RESTRICTED] = N_("A report or accusation is not restricted"),
  [SIYI_PROBLEM_SEARCH] = N_("A matter cannot be found by the search"),
  [SIYI_PROBLEM_IMPORT] = N_("An import holds fewer visits than it took over"),
  [SIYI_PROBLEM_MAKER] = N_("A visit is there of which nobody knows who registered it"),
  [SIYI_PROBLEM_UNFILLED] = N_("A planned session has no leader and is not marked as unfilled"),
  [SIYI_PROBLEM_UNSIGNED] = N_("A sealed record lacks the leader’s signature"),
  [SIYI_PROBLEM_ADDITION] = N_("An addition stands below a record that is not sealed"),
  [SIYI_PROBLEM_SESSION_CHANGE] = N_("A change of a session does not say what was before or after"),
  [SIYI_PROBLEM_NOTICE_VERSIONS] = N_("Versions of a month’s notice have a gap"),
  [SIYI_PROBLEM_FROZEN] = N_("A figure that was handed in is not the count of its visits"),
  [SIYI_PROBLEM_CASE_LEADER] = N_("A matter names another leader than the one who has charge of it"),
  [SIYI_PROBLEM_TWO_CHARGES] = N_("Two leaders have charge of one matter at the same time"),
  [SIYI_PROBLEM_STRUCK] = N_("A charge was struck off that was not approved, served and finished"),
  [SIYI_PROBLEM_ALARMS] = N_("Days of open tasks and time limits are not what the rules say"),
  [SIYI_PROBLEM_KEPT_SESSIONS] = N_("Sessions kept as complete or incomplete are not what is there of them"),
  [SIYI_PROBLEM_KEPT_MONTHS] = N_("Months kept for the statistics are not what their records give"),
};

/**
 * siyi_problem_words:
 *
 * Returns: (transfer none): a translated sentence, without a full stop
 */
const char *
siyi_problem_words (SiyiProblemKind kind)
{
  g_return_val_if_fail ((guint) kind < SIYI_N_PROBLEM_KINDS, "");

  return _(sentences[kind]);
}
