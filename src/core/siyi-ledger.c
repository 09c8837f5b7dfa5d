/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger: its columns, its rows, and the light of a row. */
#include "siyi-ledger.h"

#include <stdlib.h>

#include "siyi-words.h"

static const SiyiField column_fields[SIYI_N_COLUMNS] = {
  [SIYI_COLUMN_SERIAL] = SIYI_FIELD_SERIAL,
  [SIYI_COLUMN_DATE] = SIYI_FIELD_DATE,
  [SIYI_COLUMN_LEADERS] = SIYI_FIELD_LEADERS,
  [SIYI_COLUMN_POST] = SIYI_FIELD_POST,
  [SIYI_COLUMN_METHOD] = SIYI_FIELD_METHOD,
  [SIYI_COLUMN_PLACE] = SIYI_FIELD_PLACE,
  [SIYI_COLUMN_VISITORS] = SIYI_FIELD_VISITORS,
  [SIYI_COLUMN_PERSONS] = SIYI_FIELD_PERSONS,
  [SIYI_COLUMN_ADDRESS] = SIYI_FIELD_ADDRESS,
  [SIYI_COLUMN_PHONES] = SIYI_FIELD_PHONES,
  [SIYI_COLUMN_SUMMARY] = SIYI_FIELD_SUMMARY,
  [SIYI_COLUMN_CLASS] = SIYI_FIELD_CLASS,
  [SIYI_COLUMN_FIRST] = SIYI_FIELD_FIRST,
  [SIYI_COLUMN_OPINION] = SIYI_FIELD_OPINION,
  [SIYI_COLUMN_UNITS] = SIYI_FIELD_UNITS,
  [SIYI_COLUMN_HANDLER] = SIYI_FIELD_HANDLER,
  [SIYI_COLUMN_CASE_LEADER] = SIYI_FIELD_CASE_LEADER,
  [SIYI_COLUMN_ASSIGNED] = SIYI_FIELD_ASSIGNED,
  [SIYI_COLUMN_DUE] = SIYI_FIELD_DUE,
  [SIYI_COLUMN_PROGRESS] = SIYI_FIELD_PROGRESS,
  [SIYI_COLUMN_CLOSED] = SIYI_FIELD_CLOSED,
  [SIYI_COLUMN_RESOLVED] = SIYI_FIELD_RESOLVED,
  [SIYI_COLUMN_SATISFACTION] = SIYI_FIELD_SATISFACTION,
  [SIYI_COLUMN_VISIT_BACK] = SIYI_FIELD_VISIT_BACK,
  [SIYI_COLUMN_REMARK] = SIYI_FIELD_REMARK,
};

static const char * const book_words[SIYI_N_BOOKS] = {
  [SIYI_BOOK_RECEPTION] = "reception",
  [SIYI_BOOK_PREFECTURE] = "prefecture",
  [SIYI_BOOK_PROVINCE] = "province",
  [SIYI_BOOK_CAPITAL] = "capital",
  [SIYI_BOOK_LETTER] = "letter",
  [SIYI_BOOK_ONLINE] = "online",
  [SIYI_BOOK_CALL] = "call",
};

/**
 * siyi_column_field:
 *
 * Returns: the field that a column shows
 */
SiyiField
siyi_column_field (SiyiColumn column)
{
  g_return_val_if_fail (column < SIYI_N_COLUMNS, SIYI_FIELD_NONE);

  return column_fields[column];
}

/**
 * siyi_column_word:
 *
 * Returns: (transfer none): the stable key of a column
 */
const char *
siyi_column_word (SiyiColumn column)
{
  return siyi_field_word (siyi_column_field (column));
}

/**
 * siyi_column_heading:
 *
 * Returns: (transfer none): the heading on paper and in files, in Chinese
 */
const char *
siyi_column_heading (SiyiColumn column)
{
  return siyi_word ("ledger-headings", siyi_column_word (column));
}

/**
 * siyi_book_word:
 *
 * Returns: (transfer none): the stable key of a book
 */
const char *
siyi_book_word (SiyiBook book)
{
  g_return_val_if_fail (book < SIYI_N_BOOKS, "");

  return book_words[book];
}

SiyiLedgerRow *
siyi_ledger_row_new (void)
{
  SiyiLedgerRow *row = g_new0 (SiyiLedgerRow, 1);

  g_atomic_ref_count_init (&row->ref_count);

  return row;
}

SiyiLedgerRow *
siyi_ledger_row_ref (SiyiLedgerRow *row)
{
  g_atomic_ref_count_inc (&row->ref_count);

  return row;
}

void
siyi_ledger_row_unref (SiyiLedgerRow *row)
{
  if (!g_atomic_ref_count_dec (&row->ref_count))
    return;

  for (int i = 0; i < SIYI_N_COLUMNS; i++)
    g_free (row->cells[i]);
  g_free (row->void_note);
  g_free (row->case_number);
  g_free (row->visitors_masked);
  g_free (row);
}

/* 0: the shipped one. A process has one office at a time, and lights are asked for cell by cell. */
static int set_warning = 0;

/**
 * siyi_light_set_warning:
 * @percent: the office's step of warning, in percent of the days used; 0: the shipped one
 *
 * For siyi_light_of(), from any thread.
 */
void
siyi_light_set_warning (int percent)
{
  g_atomic_int_set (&set_warning, percent);
}

static int
warning_percent (void)
{
  static gsize shipped = 0;
  const int set = g_atomic_int_get (&set_warning);

  if (g_once_init_enter (&shipped))
    g_once_init_leave (&shipped, (gsize) atoi (siyi_word ("warning-steps", "warning")));

  return set > 0 ? set : (int) shipped;
}

/**
 * siyi_light_of:
 * @assigned: first day of the limit
 * @due: last day of the limit
 * @closed: the day it was closed
 * @today: today
 *
 * As siyi_light_by(), with the office's step of warning (shipped: 75 %).
 *
 * Returns: the light; %SIYI_LIGHT_NONE where there is no limit
 */
SiyiLight
siyi_light_of (SiyiDay assigned,
               SiyiDay due,
               SiyiDay closed,
               SiyiDay today)
{
  return siyi_light_by (assigned, due, closed, today, warning_percent ());
}

/**
 * siyi_light_by:
 * @assigned: first day of the limit
 * @due: last day of the limit
 * @closed: the day it was closed
 * @today: today
 * @warning_percent: the office's step of warning, in percent of the days used
 *
 * The light of an instruction's limit: green below the step, yellow up to and on the last day, red
 * after it (domain, section 3.1, warning steps).
 *
 * Returns: the light; %SIYI_LIGHT_NONE where there is no limit
 */
SiyiLight
siyi_light_by (SiyiDay assigned,
               SiyiDay due,
               SiyiDay closed,
               SiyiDay today,
               int     warning_percent)
{
  if (closed != SIYI_DAY_NONE)
    return SIYI_LIGHT_DONE;
  if (due == SIYI_DAY_NONE)
    return SIYI_LIGHT_NONE;
  if (today > due)
    return SIYI_LIGHT_RED;
  if (today == due)
    return SIYI_LIGHT_YELLOW;
  if (assigned == SIYI_DAY_NONE || due <= assigned)
    return SIYI_LIGHT_GREEN;

  return (today - assigned) * 100 >= (due - assigned) * warning_percent ? SIYI_LIGHT_YELLOW
                                                                        : SIYI_LIGHT_GREEN;
}
