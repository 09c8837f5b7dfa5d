/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each figure counts (domain, sections 4.3 to 4.6 and 11): which rows, in which book, what must hold
 * of them. A figure's number is counted with the very text its rows are listed with. */
#include "siyi-stats-private.h"

#include <string.h>

#include "siyi-count.h"

#define GROUP_VISIT "v.persons >= " G_STRINGIFY (SIYI_GROUP_PERSONS)
#define SINGLE_VISIT "v.persons < " G_STRINGIFY (SIYI_GROUP_PERSONS)
/* Leaders' receptions are a figure of their own, set beside all visits and never taken from them. */
#define RECEIVED "v.session IN (SELECT session FROM session_leader)"
/* Appeals and requests whose first item in the national register this is, as that system told. */
#define FIRST_NATIONAL \
  "EXISTS (SELECT 1 FROM national_item n WHERE n.visit = v.id AND n.first = 1) " \
  "AND (SELECT type FROM petition_case WHERE id = v.case_id) = 3"
/* Closed, or told a word before: whoever can be asked. */
#define OPEN_TO_EVALUATION "(c.closed_day IS NOT NULL OR c.satisfaction > 0)"
#define EVALUATED "c.satisfaction > 0"
#define REPEATED(case) \
  "EXISTS (SELECT 1 FROM visit r WHERE r.case_id = " case " AND r.row_state = 0 AND r.first IS NOT 1)"
#define RESOLVED_AT_ONCE \
  "c.resolved = 1 AND NOT " REPEATED ("c.id") \
  " AND NOT EXISTS (SELECT 1 FROM case_link k WHERE k.kind = 'twin' AND k.case_a = c.id AND " \
  REPEATED ("k.case_b") ")" \
  " AND NOT EXISTS (SELECT 1 FROM case_link k WHERE k.kind = 'twin' AND k.case_b = c.id AND " \
  REPEATED ("k.case_a") ")"

#define ROWS SIYI_MEASURE_ROWS
#define PERSONS SIYI_MEASURE_PERSONS
#define SHARE SIYI_MEASURE_SHARE
#define CLOCK SIYI_MEASURE_CLOCK
#define DAYS SIYI_MEASURE_DAYS
#define VISITS SIYI_BEHIND_VISITS
#define TASKS SIYI_BEHIND_TASKS
#define CASES SIYI_BEHIND_CASES
#define SESSIONS SIYI_BEHIND_SESSIONS
#define OWN SIYI_BOOK_RECEPTION

static const SiyiStatRule rules[] = {
  { "own.batches", ROWS, VISITS, OWN, NULL, NULL },
  { "own.persons", PERSONS, VISITS, OWN, NULL, NULL },
  { "own.individual.batches", ROWS, VISITS, OWN, SINGLE_VISIT, NULL },
  { "own.individual.persons", PERSONS, VISITS, OWN, SINGLE_VISIT, NULL },
  { "own.group.batches", ROWS, VISITS, OWN, GROUP_VISIT, NULL },
  { "own.group.persons", PERSONS, VISITS, OWN, GROUP_VISIT, NULL },
  { "received.batches", ROWS, VISITS, OWN, RECEIVED, NULL },
  { "received.persons", PERSONS, VISITS, OWN, RECEIVED, NULL },
  { "received.sessions", ROWS, SESSIONS, OWN, RECEIVED, NULL },
  { "prefecture.batches", ROWS, VISITS, SIYI_BOOK_PREFECTURE, NULL, NULL },
  { "prefecture.persons", PERSONS, VISITS, SIYI_BOOK_PREFECTURE, NULL, NULL },
  { "province.batches", ROWS, VISITS, SIYI_BOOK_PROVINCE, NULL, NULL },
  { "province.persons", PERSONS, VISITS, SIYI_BOOK_PROVINCE, NULL, NULL },
  { "capital.batches", ROWS, VISITS, SIYI_BOOK_CAPITAL, NULL, NULL },
  { "capital.persons", PERSONS, VISITS, SIYI_BOOK_CAPITAL, NULL, NULL },
  { "letters", ROWS, VISITS, SIYI_BOOK_LETTER, NULL, NULL },
  { "online", ROWS, VISITS, SIYI_BOOK_ONLINE, NULL, NULL },
  { "calls", ROWS, VISITS, SIYI_BOOK_CALL, NULL, NULL },
  { "all", ROWS, VISITS, SIYI_ALL_BOOKS, NULL, NULL },
  { "accept.rate", CLOCK, CASES, SIYI_ALL_BOOKS, NULL, NULL },
  { "reply.rate", CLOCK, CASES, SIYI_ALL_BOOKS, NULL, NULL },
  { "reply.all.rate", CLOCK, CASES, SIYI_ALL_BOOKS, NULL, NULL },
  { "unit.accept.rate", CLOCK, CASES, SIYI_ALL_BOOKS, NULL, NULL },
  { "route.days", DAYS, CASES, SIYI_ALL_BOOKS, NULL, NULL },
  { "accept.days", DAYS, CASES, SIYI_ALL_BOOKS, NULL, NULL },
  { "reply.days", DAYS, CASES, SIYI_ALL_BOOKS, NULL, NULL },
  { "close.days", DAYS, CASES, SIYI_ALL_BOOKS, NULL, NULL },
  { "first.n", ROWS, VISITS, SIYI_ALL_BOOKS, FIRST_NATIONAL, NULL },
  { "repeat.rate", SHARE, VISITS, SIYI_ALL_BOOKS, NULL, "v.first = 0" },
  { "once.rate", SHARE, CASES, SIYI_ALL_BOOKS, "v.is_first = 1", RESOLVED_AT_ONCE },
  { "resolve.rate", SHARE, CASES, SIYI_ALL_BOOKS, NULL, "c.resolved = 1" },
  { "evaluate.rate", SHARE, CASES, SIYI_ALL_BOOKS, OPEN_TO_EVALUATION, EVALUATED },
  { "satisfy.rate", SHARE, CASES, SIYI_ALL_BOOKS, EVALUATED, "c.satisfaction >= :satisfied" },
  { "close.rate", SHARE, TASKS, SIYI_ALL_BOOKS, "t.assigned IS NOT NULL AND t.due <= :today", "t.state = 'closed'" },
  { "tasks", ROWS, TASKS, OWN, NULL, NULL },
  { "closed", ROWS, TASKS, OWN, "t.state = 'closed'", NULL },
  { "resolved", ROWS, TASKS, OWN, "c.resolved = 1", NULL },
};

/**
 * siyi_stat_rules:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): in a fixed order
 */
const SiyiStatRule *
siyi_stat_rules (guint *n)
{
  *n = G_N_ELEMENTS (rules);

  return rules;
}

/**
 * siyi_stat_rule:
 *
 * Returns: (transfer none) (nullable): the rule of that key
 */
const SiyiStatRule *
siyi_stat_rule (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (strcmp (rules[i].key, key) == 0)
      return &rules[i];

  return NULL;
}
