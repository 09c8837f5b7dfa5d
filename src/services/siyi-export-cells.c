/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of an exported ledger. Inside the office a cell is written in the form the takeover
 * reads back to the same value (a rough count as a rough count, a limit in days as days); for
 * anybody else the row's canonical text goes through the gate. Pure functions. */
#include "siyi-export-cells.h"

#include <string.h>

#include "siyi-code.h"
#include "siyi-count.h"
#include "siyi-gate.h"
#include "siyi-mask.h"
#include "siyi-words.h"

#define WORDS "export-cells"

/* The reason is free text: the public is told that the row is void, and no more. */
static char *
void_text (const SiyiLedgerRow *row,
           SiyiAudience         audience)
{
  g_autofree char *note = siyi_gate_words (audience, row->restricted, row->void_note);

  if (note == NULL || *note == '\0')
    return g_strdup (siyi_word (WORDS, "void-plain"));

  return siyi_fill (siyi_word (WORDS, "void"), "note", note, NULL);
}

/* A void row keeps its number, its day and its reason, and nothing that could be counted. */
static char *
void_cell (const SiyiLedgerRow *row,
           SiyiAudience         audience,
           SiyiColumn           column)
{
  if (siyi_gate_leaves_out (audience, row->restricted))
    return NULL;
  if (column == SIYI_COLUMN_REMARK)
    return void_text (row, audience);
  if (column == SIYI_COLUMN_SERIAL || column == SIYI_COLUMN_DATE)
    return g_strdup (row->cells[column]);

  return NULL;
}

static char *
outside_cell (const SiyiLedgerRow *row,
              SiyiAudience         audience,
              SiyiColumn           column)
{
  char *text = siyi_gate_text (audience, row->restricted, siyi_column_field (column), row->cells[column],
                               row->persons);

  if (text != NULL && audience == SIYI_AUDIENCE_PUBLIC && column != SIYI_COLUMN_VISITORS &&
      siyi_gate_names_visitor (row->cells[SIYI_COLUMN_VISITORS], text))
    g_clear_pointer (&text, g_free);

  return text;
}

static char *
range_end (SiyiDay     day,
           const char *pattern)
{
  int year, month, month_day;
  g_autofree char *year_text = NULL;
  g_autofree char *month_text = NULL;
  g_autofree char *day_text = NULL;

  siyi_day_split (day, &year, &month, &month_day);
  year_text = g_strdup_printf ("%d", year);
  month_text = g_strdup_printf ("%d", month);
  day_text = g_strdup_printf ("%d", month_day);

  return siyi_fill (siyi_word (WORDS, pattern), "year", year_text, "month", month_text,
                    "day", day_text, NULL);
}

static char *
month_cell (const char *month)
{
  g_auto(GStrv) parts = g_strsplit (month, "-", 2);

  if (parts[0] == NULL || parts[1] == NULL)
    return g_strdup (month);

  return siyi_fill (siyi_word (WORDS, "month"), "year", parts[0],
                    "month", parts[1][0] == '0' ? parts[1] + 1 : parts[1], NULL);
}

static char *
date_cell (const SiyiLedgerExtra *extra)
{
  const SiyiDay first = siyi_day_parse (extra->day);
  const SiyiDay last = siyi_day_parse (extra->day_end);

  if (extra->day == NULL)
    return NULL;
  if (first == SIYI_DAY_NONE)
    return month_cell (extra->day);

  if (last != SIYI_DAY_NONE)
    {
      g_autofree char *from = range_end (first, "range-day");
      g_autofree char *to = range_end (last, siyi_day_year (first) == siyi_day_year (last)
                                               ? "range-end" : "range-day");

      return siyi_fill (siyi_word (WORDS, "range"), "first", from, "last", to, NULL);
    }

  if (extra->part != NULL)
    return siyi_fill (siyi_word (WORDS, extra->part), "day", extra->day, NULL);

  return g_strdup (extra->day);
}

static char *
visitors_cell (const SiyiLedgerRow   *row,
               const SiyiLedgerExtra *extra)
{
  const char *joiner = siyi_word ("masks", "separators");
  const char *text = row->cells[SIYI_COLUMN_VISITORS];
  g_auto(GStrv) marked = NULL;
  g_auto(GStrv) names = NULL;

  if (text == NULL || extra->representative_names == NULL)
    return g_strdup (text);

  marked = g_strsplit (extra->representative_names, " ", -1);
  names = g_strsplit (text, joiner, -1);
  for (gsize i = 0; names[i] != NULL; i++)
    if (g_strv_contains ((const char * const *) marked, names[i]))
      {
        char *name = siyi_fill (siyi_word (WORDS, "representative"), "name", names[i], NULL);

        g_free (names[i]);
        names[i] = name;
      }

  return g_strjoinv (joiner, names);
}

/* Nobody counted is an empty cell: the takeover reads it as nobody counted again. */
static char *
persons_cell (const SiyiLedgerRow   *row,
              const SiyiLedgerExtra *extra)
{
  g_autofree char *persons = g_strdup_printf ("%d", row->persons);
  g_autofree char *representatives = NULL;

  if (row->persons == 0)
    return NULL;
  if (extra->approximate)
    return siyi_fill (siyi_word (WORDS, "approximate"), "persons", persons, NULL);
  if (extra->representatives < 0)
    return g_steal_pointer (&persons);

  representatives = g_strdup_printf ("%d", extra->representatives);

  return siyi_fill (siyi_word (WORDS, "with-representatives"), "persons", persons,
                    "representatives", representatives, NULL);
}

static char *
due_cell (const SiyiLedgerRow   *row,
          const SiyiLedgerExtra *extra)
{
  g_autofree char *days = g_strdup_printf ("%d", extra->limit_days);

  if (extra->limit_days <= 0)
    return g_strdup (row->cells[SIYI_COLUMN_DUE]);

  return siyi_fill (siyi_word (WORDS, extra->limit_working ? "working" : "calendar"),
                    "days", days, NULL);
}

static char *
inside_cell (const SiyiLedgerRow   *row,
             const SiyiLedgerExtra *extra,
             SiyiColumn             column)
{
  if (column == SIYI_COLUMN_DATE)
    return date_cell (extra);
  if (column == SIYI_COLUMN_VISITORS)
    return visitors_cell (row, extra);
  if (column == SIYI_COLUMN_PERSONS)
    return persons_cell (row, extra);
  if (column == SIYI_COLUMN_DUE)
    return due_cell (row, extra);
  if (column == SIYI_COLUMN_CLASS && extra->class_path != NULL)
    return g_strdup (extra->class_path);

  return g_strdup (row->cells[column]);
}

/**
 * siyi_export_cell:
 * @extra: (nullable): the rest of the visit; only inside the office
 *
 * Returns: (transfer full) (nullable): the text of the cell for @audience
 */
char *
siyi_export_cell (const SiyiLedgerRow   *row,
                  const SiyiLedgerExtra *extra,
                  SiyiAudience           audience,
                  SiyiColumn             column)
{
  if (row->state == SIYI_ROW_VOID)
    return void_cell (row, audience, column);
  if (audience == SIYI_AUDIENCE_INSIDE && extra != NULL)
    return inside_cell (row, extra, column);

  return outside_cell (row, audience, column);
}

static char *
form_cell (SiyiBook book)
{
  static const SiyiForm forms[SIYI_N_BOOKS] = {
    [SIYI_BOOK_LETTER] = SIYI_FORM_LETTER,
    [SIYI_BOOK_ONLINE] = SIYI_FORM_ONLINE,
    [SIYI_BOOK_CALL] = SIYI_FORM_CALL,
  };

  return g_strdup (siyi_code_word (SIYI_LIST_FORM, (int) forms[book]));
}

/* A letter was not brought anywhere. */
static char *
destination_cell (SiyiBook book)
{
  static const SiyiDestination destinations[SIYI_N_BOOKS] = {
    [SIYI_BOOK_PREFECTURE] = SIYI_DESTINATION_PREFECTURE,
    [SIYI_BOOK_PROVINCE] = SIYI_DESTINATION_PROVINCE,
    [SIYI_BOOK_CAPITAL] = SIYI_DESTINATION_CAPITAL,
  };

  if (book == SIYI_BOOK_LETTER || book == SIYI_BOOK_ONLINE || book == SIYI_BOOK_CALL)
    return NULL;

  return g_strdup (siyi_code_word (SIYI_LIST_DESTINATION, (int) destinations[book]));
}

/**
 * siyi_export_extra:
 * @field: one of the fields behind the 25 columns
 *
 * Returns: (transfer full) (nullable): its text, for inside the office
 */
char *
siyi_export_extra (const SiyiLedgerRow   *row,
                   const SiyiLedgerExtra *extra,
                   SiyiField              field)
{
  const struct { SiyiField field; const char *text; } texts[] = {
    { SIYI_FIELD_IDS, extra->ids },
    { SIYI_FIELD_PURPOSE, extra->purpose },
    { SIYI_FIELD_NUMBER, extra->number },
    { SIYI_FIELD_REGISTERED_AT, extra->registered_at },
    { SIYI_FIELD_ACCEPTED, extra->accepted },
    { SIYI_FIELD_ROUTED, extra->routed },
    { SIYI_FIELD_REPLIED, extra->replied },
  };

  if (row->state == SIYI_ROW_VOID)
    return NULL;
  if (field == SIYI_FIELD_FORM)
    return form_cell (row->book);
  if (field == SIYI_FIELD_DESTINATION)
    return destination_cell (row->book);
  if (field == SIYI_FIELD_CONCERNED)
    return extra->concerned >= 0 ? g_strdup_printf ("%d", extra->concerned) : NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].field == field)
      return g_strdup (texts[i].text);

  return NULL;
}
