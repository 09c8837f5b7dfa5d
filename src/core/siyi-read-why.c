/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reason words of the takeover of ledgers. */
#include "siyi-read-why.h"

static const char * const words[SIYI_N_WHYS] = {
  [SIYI_WHY_NO_CACHED_VALUE] = "no-cached-value",
  [SIYI_WHY_CELL_ERROR] = "cell-error",
  [SIYI_WHY_HIDDEN_SHEET] = "hidden-sheet",
  [SIYI_WHY_HIDDEN_ROW] = "hidden-row",
  [SIYI_WHY_COLUMN_UNKNOWN] = "column-unknown",
  [SIYI_WHY_COLUMN_NOT_STORED] = "column-not-stored",
  [SIYI_WHY_TOTAL_MISMATCH] = "total-mismatch",
  [SIYI_WHY_DITTO_WITHOUT_SOURCE] = "ditto-without-source",
  [SIYI_WHY_DATE_MISSING] = "date-missing",
  [SIYI_WHY_DATE_INVALID] = "date-invalid",
  [SIYI_WHY_DATE_AMBIGUOUS] = "date-ambiguous",
  [SIYI_WHY_DATE_IMPRECISE] = "date-imprecise",
  [SIYI_WHY_DATE_RANGE] = "date-range",
  [SIYI_WHY_DATE_SERIAL_TEXT] = "date-serial-text",
  [SIYI_WHY_TWO_DIGIT_YEAR] = "two-digit-year",
  [SIYI_WHY_YEAR_INFERRED] = "year-inferred",
  [SIYI_WHY_YEAR_MISSING] = "year-missing",
  [SIYI_WHY_WEEKDAY_MISMATCH] = "weekday-mismatch",
  [SIYI_WHY_APPROXIMATE] = "approximate",
  [SIYI_WHY_RANGE] = "range",
  [SIYI_WHY_PERSONS_INFERRED] = "persons-inferred",
  [SIYI_WHY_PERSONS_MISSING] = "persons-missing",
  [SIYI_WHY_PERSONS_CONFLICT] = "persons-conflict",
  [SIYI_WHY_NO_NAME] = "no-name",
  [SIYI_WHY_ID_DATE] = "id-date",
  [SIYI_WHY_ID_CHECK] = "id-check",
  [SIYI_WHY_ID_DAMAGED] = "id-damaged",
  [SIYI_WHY_PHONE_INVALID] = "phone-invalid",
  [SIYI_WHY_UNIT_UNKNOWN] = "unit-unknown",
  [SIYI_WHY_LEADER_UNKNOWN] = "leader-unknown",
  [SIYI_WHY_CLASS_AMBIGUOUS] = "class-ambiguous",
  [SIYI_WHY_VALUE_UNKNOWN] = "value-unknown",
  [SIYI_WHY_RESTRICTED] = "restricted",
  [SIYI_WHY_DUPLICATE] = "duplicate",
  [SIYI_WHY_POSSIBLE_DUPLICATE] = "possible-duplicate",
  [SIYI_WHY_ALREADY_STORED] = "already-stored",
};

/**
 * siyi_why_word:
 *
 * Returns: (transfer none): the stable word of @why
 */
const char *
siyi_why_word (SiyiWhy why)
{
  g_return_val_if_fail (why < SIYI_N_WHYS, "");

  return words[why];
}
