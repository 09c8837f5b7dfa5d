/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a check found, said to whoever keeps the archive. The store's own sentences name tables and rows;
 * they are for the log and for siyictl. Any thread. */
#include "siyi-problem-words.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-ledger-filter.h"
#include "siyi-shown-words.h"

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

/* --- Where ---------------------------------------------------------------------------------------- */

enum { A_YEAR = 366 };

/* With its year in any case: a report may be read long after. */
static char *
day_words (SiyiDay day)
{
  return day != SIYI_DAY_NONE ? siyi_case_words_day (day, day + A_YEAR, FALSE) : NULL;
}

static char *
rows_words (const SiyiProblemPlace *place)
{
  if (place->last > place->id)
    /* Translators: a table of the database; numbers of its rows */
    return g_strdup_printf (_("Table %1$s, rows %2$d to %3$d"), place->text, (int) place->id, (int) place->last);
  if (place->id != 0)
    /* Translators: a table of the database; the number of a row */
    return g_strdup_printf (_("Table %1$s, row %2$d"), place->text, (int) place->id);

  /* Translators: a table of the database */
  return g_strdup_printf (_("Table %s"), place->text);
}

static char *
file_words (const SiyiProblemPlace *place,
            const char             *day)
{
  const char *volume = place->text != NULL ? place->text : "";

  if (place->day != SIYI_DAY_NONE)
    /* Translators: the number of a photo, scan or paper; the file that holds it; the day of its session */
    return g_strdup_printf (_("No. %1$d in %2$s.db, session of %3$s"), (int) place->id, volume, day);

  /* Translators: the number of a photo, scan or paper; the file that holds it */
  return g_strdup_printf (_("No. %1$d in %2$s.db"), (int) place->id, volume);
}

static char *
visit_words (const SiyiProblemPlace *place,
             const char             *day)
{
  if (place->serial > 0)
    /* Translators: the name of a ledger, a year, a serial number in it */
    return g_strdup_printf (_("%1$s ledger of %2$d, no. %3$d"), siyi_ledger_words_book ((SiyiBook) place->book), place->year,
                            place->serial);
  if (place->day != SIYI_DAY_NONE)
    /* Translators: a day; a number */
    return g_strdup_printf (_("Visit of %1$s (record %2$d)"), day, (int) place->id);

  return g_strdup_printf (_("Visit (record %d)"), (int) place->id);
}

static char *
case_words (const SiyiProblemPlace *place)
{
  if (place->text != NULL)
    /* Translators: the number of a matter */
    return g_strdup_printf (_("Matter %s"), place->text);

  return g_strdup_printf (_("Matter (record %d)"), (int) place->id);
}

static char *
session_words (const SiyiProblemPlace *place,
               const char             *day)
{
  if (place->day != SIYI_DAY_NONE)
    /* Translators: a day; a number, for there may be more sessions that day */
    return g_strdup_printf (_("Session of %1$s (record %2$d)"), day, (int) place->id);

  return g_strdup_printf (_("Session (record %d)"), (int) place->id);
}

static char *
month_words (const SiyiProblemPlace *place)
{
  g_autofree char *first = g_strconcat (place->text != NULL ? place->text : "", "-01", NULL);
  const SiyiDay day = siyi_day_parse (first);
  g_autofree char *month = NULL;
  int year, month_of_year, day_of_month;

  if (day == SIYI_DAY_NONE)
    return g_strdup (place->text);

  siyi_day_split (day, &year, &month_of_year, &day_of_month);
  month = siyi_shown_words_month (year, month_of_year);

  /* Translators: a month */
  return g_strdup_printf (_("Notice of %s"), month);
}

static char *
period_words (const SiyiProblemPlace *place,
              const char             *day)
{
  g_autofree char *last = day_words (place->last_day);

  if (place->day == SIYI_DAY_NONE || place->last_day == SIYI_DAY_NONE)
    return g_strdup_printf (_("Figures (record %d)"), (int) place->id);

  /* Translators: the first and the last day of a period */
  return g_strdup_printf (_("Figures of %1$s to %2$s"), day, last);
}

static char *
import_words (const SiyiProblemPlace *place,
              const char             *day)
{
  if (place->day != SIYI_DAY_NONE)
    /* Translators: a day; a number, for there may be more imports that day */
    return g_strdup_printf (_("Import of %1$s (record %2$d)"), day, (int) place->id);

  return g_strdup_printf (_("Import (record %d)"), (int) place->id);
}

/**
 * siyi_problem_words_place:
 *
 * Returns: (transfer full) (nullable): where a problem is, translated; %NULL where only a number of rows is known
 */
char *
siyi_problem_words_place (const SiyiProblemPlace *place)
{
  g_autofree char *day = day_words (place->day);

  switch (place->kind)
    {
    case SIYI_WHERE_DATABASE:
      return g_strdup (place->text);
    case SIYI_WHERE_ROWS:
      return rows_words (place);
    case SIYI_WHERE_TRAIL:
      return g_strdup_printf (_("Line %d of the audit trail"), (int) place->id);
    case SIYI_WHERE_VOLUME:
      return g_strconcat (place->text, ".db", NULL);
    case SIYI_WHERE_FILE:
      return file_words (place, day);
    case SIYI_WHERE_YEAR_OF_BOOK:
      /* Translators: the name of a ledger, a year */
      return g_strdup_printf (_("%1$s ledger of %2$d"), siyi_ledger_words_book ((SiyiBook) place->book), (int) place->id);
    case SIYI_WHERE_YEAR_OF_PAPERS:
      return g_strdup_printf (_("Papers of %d"), (int) place->id);
    case SIYI_WHERE_MONTH:
      return month_words (place);
    case SIYI_WHERE_VISIT:
      return visit_words (place, day);
    case SIYI_WHERE_CASE:
      return case_words (place);
    case SIYI_WHERE_SESSION:
      return session_words (place, day);
    case SIYI_WHERE_IMPORT:
      return import_words (place, day);
    case SIYI_WHERE_PERIOD:
      return period_words (place, day);
    case SIYI_WHERE_NONE:
    case SIYI_N_WHERES:
    default:
      return NULL;
    }
}
