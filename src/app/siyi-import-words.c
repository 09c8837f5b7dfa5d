/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the preview says of a flag and of a field in the user's language; a reason's short title is
 * the services' siyi_takeover_why_title(). */
#include "siyi-import-words.h"

#include <glib/gi18n-lib.h>

static const char * const field_titles[SIYI_N_FIELDS] = {
  [SIYI_FIELD_NONE] = N_("Place"),
  [SIYI_FIELD_SERIAL] = N_("No."),
  [SIYI_FIELD_DATE] = N_("Reception date"),
  [SIYI_FIELD_LEADERS] = N_("Receiving leader"),
  [SIYI_FIELD_POST] = N_("Post"),
  [SIYI_FIELD_METHOD] = N_("Method"),
  [SIYI_FIELD_PLACE] = N_("Venue"),
  [SIYI_FIELD_VISITORS] = N_("Petitioners"),
  [SIYI_FIELD_PERSONS] = N_("Head count"),
  [SIYI_FIELD_CONCERNED] = N_("Persons concerned"),
  [SIYI_FIELD_ADDRESS] = N_("Address"),
  [SIYI_FIELD_PHONES] = N_("Phone"),
  [SIYI_FIELD_IDS] = N_("Identity number"),
  [SIYI_FIELD_SUMMARY] = N_("Main problem"),
  [SIYI_FIELD_CLASS] = N_("Subject class"),
  [SIYI_FIELD_FIRST] = N_("First/repeat"),
  [SIYI_FIELD_PURPOSE] = N_("Purpose"),
  [SIYI_FIELD_OPINION] = N_("Leader’s opinion"),
  [SIYI_FIELD_UNITS] = N_("Responsible unit"),
  [SIYI_FIELD_CO_UNITS] = N_("Co-units"),
  [SIYI_FIELD_HANDLER] = N_("Person responsible"),
  [SIYI_FIELD_CASE_LEADER] = N_("Case-owning leader"),
  [SIYI_FIELD_ASSIGNED] = N_("Assigned on"),
  [SIYI_FIELD_DUE] = N_("Limit"),
  [SIYI_FIELD_PROGRESS] = N_("Progress"),
  [SIYI_FIELD_CLOSED] = N_("Closed on"),
  [SIYI_FIELD_RESOLVED] = N_("Resolved"),
  [SIYI_FIELD_SATISFACTION] = N_("Satisfaction"),
  [SIYI_FIELD_VISIT_BACK] = N_("Visit back"),
  [SIYI_FIELD_REMARK] = N_("Remark"),
  [SIYI_FIELD_YEAR] = N_("Year"),
  [SIYI_FIELD_FORM] = N_("Form of petition"),
  [SIYI_FIELD_DESTINATION] = N_("Destination"),
  [SIYI_FIELD_NUMBER] = N_("National number"),
  [SIYI_FIELD_REGISTERED_AT] = N_("Registered at"),
  [SIYI_FIELD_ACCEPTED] = N_("Acceptance told on"),
  [SIYI_FIELD_ROUTED] = N_("Forwarded on"),
  [SIYI_FIELD_REPLIED] = N_("Replied on"),
};

static const struct
{
  const char   *why;
  SiyiFlagKind  kind;
  const char   *explanation;
} flags[] = {
  { "date-ambiguous", SIYI_FLAG_LOOK,
    N_("The cell holds a number. A last 0 may have been lost, so two days are possible.") },
  { "year-inferred", SIYI_FLAG_INFERRED,
    N_("The date has no year, and neither has its sheet. The other sheets agree on one; it was taken.") },
  { "year-missing", SIYI_FLAG_UNREADABLE,
    N_("The date has no year, and no year is found in the row, the sheet’s name or its title.") },
  { "date-missing", SIYI_FLAG_UNREADABLE,
    N_("The row has no reception date. It is taken without one.") },
  { "date-invalid", SIYI_FLAG_UNREADABLE,
    N_("The calendar has no such day. It is left empty; the text is kept.") },
  { "date-imprecise", SIYI_FLAG_LOOK,
    N_("The cell names a month but no day. The month is kept.") },
  { "date-range", SIYI_FLAG_LOOK,
    N_("The cell names several days. The first one counts, the last one is kept.") },
  { "date-serial-text", SIYI_FLAG_LOOK,
    N_("The text is a spreadsheet’s day number. It was read by the 1900 system.") },
  { "two-digit-year", SIYI_FLAG_LOOK,
    N_("The year has two digits. It was read as 20…") },
  { "weekday-mismatch", SIYI_FLAG_LOOK,
    N_("The weekday beside the date is another one than the calendar’s.") },
  { "approximate", SIYI_FLAG_LOOK,
    N_("The number of persons is a rough one. It is counted as read.") },
  { "range", SIYI_FLAG_LOOK,
    N_("The cell gives a range. The lower number counts.") },
  { "persons-inferred", SIYI_FLAG_INFERRED,
    N_("The number of persons is empty. It was taken from the names.") },
  { "persons-missing", SIYI_FLAG_UNREADABLE,
    N_("Neither a number nor names. The row counts 0 persons.") },
  { "persons-conflict", SIYI_FLAG_LOOK,
    N_("The number is smaller than what the names say. The cell’s number counts.") },
  { "no-name", SIYI_FLAG_LOOK,
    N_("The text describes a group but names nobody. It is kept as text.") },
  { "id-date", SIYI_FLAG_LOOK,
    N_("The birthday inside the number does not exist. The number is kept as it is.") },
  { "id-check", SIYI_FLAG_LOOK,
    N_("The check digit or the length is wrong. The number is kept as it is, never repaired.") },
  { "id-damaged", SIYI_FLAG_UNREADABLE,
    N_("The spreadsheet stored the number as a figure and lost its last digits. It is left empty; ask for it again.") },
  { "phone-invalid", SIYI_FLAG_LOOK,
    N_("This is neither a mobile nor a land line number. It is kept as written.") },
  { "unit-unknown", SIYI_FLAG_LOOK,
    N_("No unit of the list has this name, short or old name. The text is kept; the unit can be added in the settings.") },
  { "leader-unknown", SIYI_FLAG_LOOK,
    N_("No leader of the list is named here. The text is kept; leaders can be added in the settings.") },
  { "value-unknown", SIYI_FLAG_LOOK,
    N_("The word is none of the known ones.") },
  { "class-ambiguous", SIYI_FLAG_LOOK,
    N_("The old class was split in two. Choose the one that fits.") },
  { "restricted", SIYI_FLAG_LOOK,
    N_("A report or accusation. The matter is restricted and left out of shared lists and outputs.") },
  { "ditto-without-source", SIYI_FLAG_UNREADABLE,
    N_("The cell repeats the row before, but there is none.") },
  { "cell-error", SIYI_FLAG_UNREADABLE,
    N_("The cell’s formula ended in an error. It is left empty.") },
  { "no-cached-value", SIYI_FLAG_UNREADABLE,
    N_("The formula’s result was not saved. Open the file in the spreadsheet program and save it once.") },
  { "total-mismatch", SIYI_FLAG_LOOK,
    N_("The total in the file is not the sum of its rows. The rows count.") },
  { "duplicate", SIYI_FLAG_LOOK,
    N_("Every field but the number is equal to an earlier row. It is not taken unless you say so.") },
  { "possible-duplicate", SIYI_FLAG_LOOK,
    N_("Date, names and problem are those of another row, something else differs. It is taken.") },
  { "already-stored", SIYI_FLAG_LOOK,
    N_("A stored matter has the same day, person and problem. It is not taken again unless you say so.") },
  { "hidden-row", SIYI_FLAG_LOOK,
    N_("The row is hidden in the file. It is taken.") },
  { "hidden-sheet", SIYI_FLAG_LOOK,
    N_("The sheet is hidden in the file. It is not taken.") },
  { "column-unknown", SIYI_FLAG_LOOK,
    N_("The heading is not known. The column’s text is kept with each row; give it a meaning under Columns.") },
  { "column-not-stored", SIYI_FLAG_LOOK,
    N_("By the rules of privacy this column is not stored at all.") },
};

/**
 * siyi_field_title:
 *
 * Returns: (transfer none): the field's heading in the user's language
 */
const char *
siyi_field_title (SiyiField field)
{
  g_return_val_if_fail (field < SIYI_N_FIELDS, "");

  return _(field_titles[field]);
}

static int
find_flag (const char *why)
{
  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    if (g_str_equal (flags[i].why, why))
      return i;

  return -1;
}

/**
 * siyi_flag_kind:
 * @why: a reason word of the import rules
 *
 * Returns: how the preview marks it; an unknown word asks for a look
 */
SiyiFlagKind
siyi_flag_kind (const char *why)
{
  int i = find_flag (why);

  return i >= 0 ? flags[i].kind : SIYI_FLAG_LOOK;
}

/**
 * siyi_flag_is_double:
 * @why: a reason word of the import rules
 *
 * Returns: whether the row is left out until a person counts it after all
 */
gboolean
siyi_flag_is_double (const char *why)
{
  return g_str_equal (why, "duplicate") || g_str_equal (why, "already-stored");
}

/**
 * siyi_flag_explanation:
 * @why: a reason word of the import rules
 *
 * Returns: (transfer none): what was found and what is done about it
 */
const char *
siyi_flag_explanation (const char *why)
{
  int i = find_flag (why);

  return i >= 0 ? _(flags[i].explanation) : "";
}
