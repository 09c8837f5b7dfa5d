/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a stored row of the ledger is shown in its cells: days without this year, names and numbers
 * masked as lists show them, units by their short names, the light beside the state of handling,
 * a void row struck with its reason across. Words only; rules are core's. */
#include "siyi-ledger-cells.h"

#include <glib/gi18n.h>

#include "siyi-code.h"
#include "siyi-gate.h"
#include "siyi-light.h"
#include "siyi-status.h"
#include "siyi-words.h"

#define ISO_LENGTH 10
#define SOON_DAYS 180

/**
 * siyi_ledger_words_day:
 * @year: needs no saying
 *
 * Returns: (transfer full): "12月10日", of another year "2025.12.10"
 */
char *
siyi_ledger_words_day (SiyiDay day,
                       int     year)
{
  g_autoptr(GDateTime) time = NULL;
  int day_year, month, month_day;

  siyi_day_split (day, &day_year, &month, &month_day);
  time = g_date_time_new_utc (day_year, month, month_day, 0, 0, 0);

  return g_date_time_format (time, day_year == year
    /* Translators: a day of this year, as g_date_time_format() reads it */
    ? _("%-d %b")
    /* Translators: a day of another year in a narrow column, as g_date_time_format() reads it */
    : C_("ledger", "%-d %b %Y"));
}

/* Every day in the text by words; one that follows soon on @since is told without its year, too. What stands around it (a range, a part of the day) stays. */
static const char *
show_days (const char *text, int year, SiyiDay since, GString *scratch)
{
  g_string_truncate (scratch, 0);
  for (const char *p = text; *p != '\0'; )
    {
      char iso[ISO_LENGTH + 1];
      SiyiDay day;

      g_strlcpy (iso, p, sizeof iso);
      day = siyi_day_parse (iso);
      if (day != SIYI_DAY_NONE)
        {
          gboolean soon = since != SIYI_DAY_NONE && day >= since && day - since < SOON_DAYS;
          g_autofree char *words = siyi_ledger_words_day (day, soon ? siyi_day_year (day) : year);

          g_string_append (scratch, words);
          p += ISO_LENGTH;
        }
      else
        g_string_append_c (scratch, *p++);
    }

  return scratch->str;
}

/* The row's own day where that is told without its year. */
static SiyiDay
day_of (const SiyiLedgerRow *row, int year)
{
  char iso[ISO_LENGTH + 1];
  SiyiDay day;

  g_strlcpy (iso, row->cells[SIYI_COLUMN_DATE] != NULL ? row->cells[SIYI_COLUMN_DATE] : "", sizeof iso);
  day = siyi_day_parse (iso);

  return day != SIYI_DAY_NONE && siyi_day_year (day) == year ? day : SIYI_DAY_NONE;
}

static const char *
keep (GString *scratch, char *text)
{
  g_string_assign (scratch, text != NULL ? text : "");
  g_free (text);

  return scratch->str;
}

/* Words of a coded list are long on paper and short in the table: the second one if there is one. */
static const char *
short_method (const char *method)
{
  int code = siyi_code_from_word (SIYI_LIST_METHOD, method);
  char key[12];
  gsize n;
  const char * const *words;

  if (code < 0)
    return method;

  g_snprintf (key, sizeof key, "%d", code);
  words = siyi_words ("method", key, &n);

  return n > 1 ? words[1] : method;
}

/**
 * siyi_ledger_light:
 *
 * Returns: the light of a row's limit; done too where only the imported wording says so
 */
SiyiLight
siyi_ledger_light (const SiyiLedgerRow *row,
                   SiyiDay              today)
{
  SiyiLight light = siyi_light_of (row->assigned, row->due, row->closed, today);
  const char *progress = row->cells[SIYI_COLUMN_PROGRESS];

  if (light == SIYI_LIGHT_NONE && progress != NULL && siyi_state_from_import (progress) == SIYI_STATE_CLOSED)
    return SIYI_LIGHT_DONE;

  return light;
}

static void
show_progress (const SiyiLedgerRow *row, SiyiDay today, SiyiGridCell *cell)
{
  const char *text = row->cells[SIYI_COLUMN_PROGRESS];

  cell->has_light = TRUE;
  cell->light = siyi_ledger_light (row, today);
  cell->fraction = siyi_light_fraction (row->assigned, row->due, today);
  if (text != NULL && text[0] != '\0')
    cell->text = text;
  else if (cell->light == SIYI_LIGHT_DONE)
    cell->text = siyi_code_word (SIYI_LIST_PROGRESS, 1);
  else if (row->assigned == SIYI_DAY_NONE && row->due == SIYI_DAY_NONE)
    cell->text = _("not assigned");
  else
    cell->text = siyi_code_word (SIYI_LIST_PROGRESS, 0);
}

static void
show_void (const SiyiLedgerRow *row, SiyiColumn column, GString *scratch, SiyiGridCell *cell)
{
  if (column == SIYI_COLUMN_SERIAL || column == SIYI_COLUMN_DATE || column == SIYI_COLUMN_LEADERS)
    {
      cell->style = SIYI_GRID_STYLE_STRIKE;
      return;
    }

  cell->span = TRUE;
  cell->style = SIYI_GRID_STYLE_DIM;
  cell->has_light = FALSE;
  /* Translators: a void row of the ledger and why it is void. */
  cell->text = keep (scratch, g_strdup_printf (_("Void: %s"),
                                               row->void_note != NULL ? row->void_note : ""));
}

/**
 * siyi_ledger_show_cell:
 * @office: (nullable): for short names
 * @year: whose days are shown without it
 * @scratch: keeps the text until the next call
 */
void
siyi_ledger_show_cell (const SiyiLedgerRow *row,
                       SiyiColumn           column,
                       SiyiLedgerOffice    *office,
                       SiyiDay              today,
                       int                  year,
                       GString             *scratch,
                       SiyiGridCell        *cell)
{
  const char *text = row->cells[column];

  cell->text = text;
  if (column == SIYI_COLUMN_PROGRESS)
    show_progress (row, today, cell);
  else if (column == SIYI_COLUMN_VISITORS)
    cell->text = row->visitors_masked;
  else if (text == NULL)
    cell->text = NULL;
  else if (column == SIYI_COLUMN_DATE)
    cell->text = show_days (text, year, SIYI_DAY_NONE, scratch);
  else if (column == SIYI_COLUMN_ASSIGNED || column == SIYI_COLUMN_DUE || column == SIYI_COLUMN_CLOSED)
    cell->text = show_days (text, year, day_of (row, year), scratch);
  else if (column == SIYI_COLUMN_UNITS && office != NULL)
    cell->text = keep (scratch, siyi_ledger_office_shorten (office, text));
  else if (column == SIYI_COLUMN_METHOD)
    cell->text = short_method (text);
  else if (column == SIYI_COLUMN_PHONES)
    cell->text = keep (scratch, siyi_ledger_copy_cell (row, column));

  if (column == SIYI_COLUMN_POST)
    cell->style = SIYI_GRID_STYLE_DIM;
  if (row->state != SIYI_ROW_LIVE)
    show_void (row, column, scratch, cell);
}

/**
 * siyi_ledger_copy_cell:
 *
 * Returns: (transfer full) (nullable): the stored text as lists may show it, days with their year
 */
char *
siyi_ledger_copy_cell (const SiyiLedgerRow *row,
                       SiyiColumn           column)
{
  if (column == SIYI_COLUMN_VISITORS)
    return g_strdup (row->visitors_masked);

  return siyi_gate_text (SIYI_AUDIENCE_LIST, row->restricted, siyi_column_field (column),
                         row->cells[column], row->persons);
}

/**
 * siyi_ledger_why_fixed:
 *
 * Returns: (transfer none) (nullable): why the cell can't be edited and where its value comes from;
 *   %NULL where it can
 */
const char *
siyi_ledger_why_fixed (const SiyiLedgerRow *row,
                       SiyiColumn           column)
{
  if (row->state != SIYI_ROW_LIVE)
    return _("A void row keeps what it had. Undo the voiding to change it.");
  if (column == SIYI_COLUMN_SERIAL)
    return _("Serial numbers count by themselves, without gaps, per book and year.");
  if (column == SIYI_COLUMN_POST)
    return _("The post is the leader's of that day. Change it in Settings, Leaders.");

  return NULL;
}

/**
 * siyi_ledger_how_typed:
 *
 * Returns: (transfer none): what the column takes, for a person whose text could not be read
 */
const char *
siyi_ledger_how_typed (SiyiColumn column)
{
  switch ((int) column)
    {
    case SIYI_COLUMN_DATE:
    case SIYI_COLUMN_ASSIGNED:
    case SIYI_COLUMN_DUE:
    case SIYI_COLUMN_CLOSED:
      return _("Nothing was saved: this is no day of the calendar. Write it like 2026-12-10.");
    case SIYI_COLUMN_PERSONS:
      return _("Nothing was saved: the number of persons is a whole number, one at least.");
    case SIYI_COLUMN_FIRST:
    case SIYI_COLUMN_RESOLVED:
    case SIYI_COLUMN_SATISFACTION:
    case SIYI_COLUMN_CLASS:
      return _("Nothing was saved: choose one of the words in the list.");
    case SIYI_COLUMN_PHONES:
      return _("Nothing was saved: this is no telephone number.");
    default:
      return _("Nothing was saved: this text cannot stand in this column.");
    }
}
