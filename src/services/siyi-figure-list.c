/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every figure with its unit, its title and its definition: the one list that pages, reports, exports and
 * siyictl go by. The scope is part of each title, so that figures of different registers never stand side
 * by side unsaid (domain, section 11). Pure functions. */
#include "siyi-figures-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char * const parts_of_all[] = {
  "own.batches", "prefecture.batches", "province.batches", "capital.batches",
  "letters", "online", "calls", NULL
};
static const char * const parts_of_own[] = { "own.individual.batches", "own.group.batches", NULL };
static const char * const parts_of_own_persons[] = { "own.individual.persons", "own.group.persons", NULL };

static const SiyiFigureKind kinds[] = {
  { "own.batches", SIYI_FIGURE_BATCHES, parts_of_own, N_("Visits at the own level, batches"),
    N_("Groups that came to the own level, each visit once. Who is booked and has not come, and void rows, are not in it.") },
  { "own.persons", SIYI_FIGURE_PERSONS, parts_of_own_persons, N_("Visits at the own level, person-times"),
    N_("Persons present, summed over the visits at the own level.") },
  { "own.individual.batches", SIYI_FIGURE_BATCHES, NULL, N_("Individual visits at the own level, batches"),
    N_("Visits at the own level with fewer than five persons present.") },
  { "own.individual.persons", SIYI_FIGURE_PERSONS, NULL, N_("Individual visits at the own level, person-times"),
    N_("Persons present at visits of fewer than five.") },
  { "own.group.batches", SIYI_FIGURE_BATCHES, NULL, N_("Group visits at the own level, batches"),
    N_("Visits at the own level with five persons present or more.") },
  { "own.group.persons", SIYI_FIGURE_PERSONS, NULL, N_("Group visits at the own level, person-times"),
    N_("Persons present at visits of five or more.") },
  { "received.batches", SIYI_FIGURE_BATCHES, NULL, N_("Received by leaders, batches"),
    N_("Visits at the own level in a session with a leader, each once however many leaders sat. Counted by itself, never taken from all visits.") },
  { "received.persons", SIYI_FIGURE_PERSONS, NULL, N_("Received by leaders, person-times"),
    N_("Persons present at the visits that leaders received.") },
  { "received.sessions", SIYI_FIGURE_SESSIONS, NULL, N_("Sessions in which leaders received somebody"),
    N_("Sessions with a leader to which at least one group came.") },
  { "prefecture.batches", SIYI_FIGURE_BATCHES, NULL, N_("Visits to the prefecture, batches"),
    N_("Groups from here that went to the prefecture, as registered here.") },
  { "prefecture.persons", SIYI_FIGURE_PERSONS, NULL, N_("Visits to the prefecture, person-times"),
    N_("Persons of the groups that went to the prefecture.") },
  { "province.batches", SIYI_FIGURE_BATCHES, NULL, N_("Visits to the province, batches"),
    N_("Groups from here that went to the province, as registered here.") },
  { "province.persons", SIYI_FIGURE_PERSONS, NULL, N_("Visits to the province, person-times"),
    N_("Persons of the groups that went to the province.") },
  { "capital.batches", SIYI_FIGURE_BATCHES, NULL, N_("Visits to the capital, batches"),
    N_("Groups from here that went to the capital, as registered here.") },
  { "capital.persons", SIYI_FIGURE_PERSONS, NULL, N_("Visits to the capital, person-times"),
    N_("Persons of the groups that went to the capital.") },
  { "letters", SIYI_FIGURE_ITEMS, NULL, N_("Letters"), N_("Letters and faxes registered here.") },
  { "online", SIYI_FIGURE_ITEMS, NULL, N_("Online petitions"), N_("Online petitions registered here.") },
  { "calls", SIYI_FIGURE_ITEMS, NULL, N_("Calls"), N_("Calls registered here as petitions.") },
  { "all", SIYI_FIGURE_MATTERS, parts_of_all, N_("All matters of every form"),
    N_("The sum of visit batches at and above the own level, letters, online petitions and calls; its parts stand beside it.") },
  { "accept.rate", SIYI_FIGURE_RATE, NULL, N_("Accepted in time by the department"),
    N_("Matters of the period registered and passed on within the department’s limit (clock D1), over those whose limit has ended or is due. What still runs is in neither.") },
  { "unit.accept.rate", SIYI_FIGURE_RATE, NULL, N_("Accepted in time by the units"),
    N_("Matters whose petitioner the unit told within its limit (clock D2), over those whose limit has ended or is due.") },
  { "reply.rate", SIYI_FIGURE_RATE, NULL, N_("Replied in time, of those due"),
    N_("Matters with an opinion within the limit (clock D4, with its extension), over those replied to or overdue. What is not due yet is not in it.") },
  { "reply.all.rate", SIYI_FIGURE_RATE, NULL, N_("Replied in time, of all accepted"),
    N_("Matters with an opinion within the limit (clock D4), over all accepted ones, also those not due yet.") },
  { "route.days", SIYI_FIGURE_DAYS, NULL, N_("Average days to passing on"),
    N_("Days from the receipt to the passing on, over the first-time matters that were passed on.") },
  { "accept.days", SIYI_FIGURE_DAYS, NULL, N_("Average days to acceptance"),
    N_("Days from the receipt to the acceptance, over the first-time matters that were accepted.") },
  { "reply.days", SIYI_FIGURE_DAYS, NULL, N_("Average days to the reply"),
    N_("Days from the receipt to the opinion, over the first-time matters with one.") },
  { "close.days", SIYI_FIGURE_DAYS, NULL, N_("Average days to closing"),
    N_("Days from the receipt to the closing, over the first-time matters that are closed.") },
  { "first.n", SIYI_FIGURE_ITEMS, NULL, N_("First-time appeals and requests in the national register"),
    N_("Appeals and requests that the national system tells are the first there; where no row holds it, the figure typed in with its source.") },
  { "repeat.rate", SIYI_FIGURE_RATE, NULL, N_("Repeated, of all items"),
    N_("Visits and items marked as repeated at this office, over all of them.") },
  { "once.rate", SIYI_FIGURE_RATE, NULL, N_("Resolved at the first time"),
    N_("First-time matters that are resolved and that nobody came back for, here or in a linked matter, over all first-time matters.") },
  { "resolve.rate", SIYI_FIGURE_RATE, NULL, N_("Resolution rate"),
    N_("Matters whose dispute is over, over all matters of the period. Closed and resolved are two facts.") },
  { "evaluate.rate", SIYI_FIGURE_RATE, NULL, N_("Evaluated by the petitioners"),
    N_("Matters that the petitioner evaluated, over those open to evaluation: closed ones, and those evaluated before.") },
  { "satisfy.rate", SIYI_FIGURE_RATE, NULL, N_("Satisfied, of those who evaluated"),
    N_("Satisfied and fairly satisfied (by the setting: satisfied only), over the evaluated matters.") },
  { "close.rate", SIYI_FIGURE_RATE, NULL, N_("Closed, of tasks due"),
    N_("Closed tasks, over those assigned whose last day has come.") },
  { "tasks", SIYI_FIGURE_ITEMS, NULL, N_("Tasks assigned at receptions"),
    N_("Tasks of the visits at the own level, void ones left out.") },
  { "closed", SIYI_FIGURE_ITEMS, NULL, N_("… of these closed"),
    N_("Tasks assigned at receptions that are administratively finished.") },
  { "resolved", SIYI_FIGURE_ITEMS, NULL, N_("… of these resolved"),
    N_("Tasks assigned at receptions whose dispute is over; not a part of those closed.") },
  { "sessions", SIYI_FIGURE_SESSIONS, NULL, N_("Reception sessions held"),
    N_("Sessions by their own days, over or marked as held, also those to which nobody came; cancelled ones are not in it.") },
  { "complete.rate", SIYI_FIGURE_RATE, NULL, N_("Sessions with all four ones"),
    N_("Sessions held with record, ledger, photos and sign-in sheet complete or excused with a reason, over all sessions held.") },
  { "heads.per_month", SIYI_FIGURE_TIMES, NULL, N_("Receptions by each head a month"),
    N_("Sittings of the leaders who receive once a month, over their number times the months that have begun.") },
};

/**
 * siyi_figure_kinds:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): in the order in which figures stand
 */
const SiyiFigureKind *
siyi_figure_kinds (guint *n)
{
  *n = G_N_ELEMENTS (kinds);

  return kinds;
}

static const SiyiFigureKind *
find_kind (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].key, key) == 0)
      return &kinds[i];

  return NULL;
}

/**
 * siyi_figure_title:
 *
 * Returns: (transfer none): in the interface's language; the key itself where there is no such figure
 */
const char *
siyi_figure_title (const char *key)
{
  const SiyiFigureKind *kind = find_kind (key);

  return kind != NULL ? _(kind->title) : key;
}

/**
 * siyi_figure_definition:
 *
 * Returns: (transfer none): what it counts, in the interface's language; never %NULL
 */
const char *
siyi_figure_definition (const char *key)
{
  const SiyiFigureKind *kind = find_kind (key);

  return kind != NULL ? _(kind->definition) : "";
}
