/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dates of a matter: the reception's first, the others in its light (domain, 10.3). */
#include "siyi-read-limit.h"
#include "siyi-takeover-reader.h"

static void
take_year (SiyiTakeReader *reader)
{
  const SiyiTakeCell *cell = siyi_take_value (reader, SIYI_FIELD_YEAR);
  g_autofree char *made = NULL;

  if (cell != NULL)
    reader->reading->year = siyi_read_year (siyi_take_cell_text (reader->self, cell, &made));
}

/* A month stands for its first day, a repeated date is one like any other. */
static SiyiDay
reception_day (const SiyiRecord *record)
{
  g_autofree char *first = NULL;
  SiyiDay day;

  if (record->date == NULL)
    return SIYI_DAY_NONE;

  day = siyi_day_parse (record->date);
  if (day != SIYI_DAY_NONE)
    return day;

  first = g_strconcat (record->date, "-01", NULL);

  return siyi_day_parse (first);
}

static void
take_reception (SiyiTakeReader            *reader,
                const SiyiReadDateContext *context)
{
  const SiyiTakeCell *cell = siyi_take_value (reader, SIYI_FIELD_DATE);
  SiyiRecord *record = reader->record;
  SiyiReadCell open;
  SiyiReadDate date;

  if (reader->repeated)
    return;
  if (cell == NULL)
    {
      siyi_take_note (reader, &reader->cells.fields[SIYI_FIELD_DATE], SIYI_FIELD_DATE,
                      SIYI_WHY_BIT (SIYI_WHY_DATE_MISSING));
      return;
    }

  siyi_take_cell_open (reader->self, cell, &open);
  siyi_read_date (&open, context, &date);
  record->date = siyi_read_date_to_text (&date);
  record->date_end = siyi_day_to_text (date.end);
  record->date_part = g_strdup (date.part);
  siyi_take_note (reader, cell, SIYI_FIELD_DATE, date.why);
}

static void
take_other (SiyiTakeReader            *reader,
            const SiyiReadDateContext *context,
            SiyiField                  field,
            char                     **out)
{
  const SiyiTakeCell *cell = siyi_take_value (reader, field);
  SiyiReadCell open;
  SiyiReadDate date;

  if (cell == NULL)
    return;

  siyi_take_cell_open (reader->self, cell, &open);
  siyi_read_date (&open, context, &date);
  *out = siyi_read_date_to_text (&date);
  siyi_take_note (reader, cell, field, date.why);
}

static void
take_due (SiyiTakeReader            *reader,
          const SiyiReadDateContext *context)
{
  const SiyiTakeCell *cell = siyi_take_value (reader, SIYI_FIELD_DUE);
  SiyiReadCell open;
  SiyiReadLimit limit;

  if (cell == NULL)
    return;

  siyi_take_cell_open (reader->self, cell, &open);
  siyi_read_limit (&open, context, &limit);
  reader->record->due = siyi_read_date_to_text (&limit.date);
  reader->record->due_days = limit.days;
  reader->record->due_kind = g_strdup (limit.kind);
  siyi_take_note (reader, cell, SIYI_FIELD_DUE, limit.date.why);
}

void
siyi_take_dates (SiyiTakeReader *reader)
{
  SiyiRecord *record = reader->record;
  SiyiReadDateContext context = { 0 };

  take_year (reader);
  context.year = reader->reading->year;
  if (context.year == 0)
    {
      context.year = reader->table->year;
      context.year_inferred = reader->table->year_inferred;
    }
  take_reception (reader, &context);

  context.not_before = reception_day (record);
  take_other (reader, &context, SIYI_FIELD_ASSIGNED, &record->assigned);
  take_other (reader, &context, SIYI_FIELD_CLOSED, &record->closed);
  take_other (reader, &context, SIYI_FIELD_ACCEPTED, &record->accepted);
  take_other (reader, &context, SIYI_FIELD_ROUTED, &record->routed);
  take_other (reader, &context, SIYI_FIELD_REPLIED, &record->replied);
  take_due (reader, &context);
}
