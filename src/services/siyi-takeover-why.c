/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reason words of a takeover in the office's language: one short sentence each. */
#include "siyi-takeover.h"

#include <glib/gi18n.h>

static const struct { const char *why; const char *title; } titles[] = {
  { "no-cached-value", N_("Formula without a value") },
  { "cell-error", N_("The cell holds an error") },
  { "hidden-sheet", N_("Hidden sheet, not taken") },
  { "hidden-row", N_("Hidden row") },
  { "column-unknown", N_("Unknown column, kept as text") },
  { "column-not-stored", N_("Column must not be stored") },
  { "total-mismatch", N_("Total does not fit the rows") },
  { "ditto-without-source", N_("“Same as above” with nothing above") },
  { "date-missing", N_("No reception date") },
  { "date-invalid", N_("No such day") },
  { "date-ambiguous", N_("Date has two readings") },
  { "date-imprecise", N_("Only the month is known") },
  { "date-range", N_("Several days") },
  { "date-serial-text", N_("Date stored as a number") },
  { "two-digit-year", N_("Year in two digits") },
  { "year-inferred", N_("Year taken from the other sheets") },
  { "year-missing", N_("Year is missing") },
  { "weekday-mismatch", N_("Weekday does not fit") },
  { "approximate", N_("Persons are a rough number") },
  { "range", N_("Persons are a range") },
  { "persons-inferred", N_("Persons taken from the names") },
  { "persons-missing", N_("Number of persons unknown") },
  { "persons-conflict", N_("Persons do not fit the names") },
  { "no-name", N_("No name, only a description") },
  { "id-date", N_("Identity number: impossible birthday") },
  { "id-check", N_("Identity number: check digit or length wrong") },
  { "id-damaged", N_("Identity number stored as a number, damaged") },
  { "phone-invalid", N_("Phone number looks wrong") },
  { "unit-unknown", N_("Unit is not in the list") },
  { "leader-unknown", N_("Leader is not in the list") },
  { "class-ambiguous", N_("Old class, two new ones possible") },
  { "value-unknown", N_("Word is not in the list") },
  { "restricted", N_("Report or accusation: restricted") },
  { "duplicate", N_("Same as an earlier row, not counted") },
  { "possible-duplicate", N_("Perhaps the same as another row") },
  { "already-stored", N_("Already in the archive, not counted") },
};

/**
 * siyi_takeover_why_title:
 * @why: a reason word
 *
 * Returns: (transfer none): what a person reads for it; @why itself for another word
 */
const char *
siyi_takeover_why_title (const char *why)
{
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].why, why))
      return _(titles[i].title);

  return why;
}
