/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields that are texts or words of lists (domain, 10.3). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "siyi-read-private.h"
#include "siyi-read-words.h"
#include "siyi-takeover-reader.h"

static char *
take_text (SiyiTakeReader      *reader,
           SiyiField            field,
           const SiyiTakeCell **cell)
{
  const SiyiTakeCell *value = siyi_take_value (reader, field);
  g_autofree char *made = NULL;

  if (cell != NULL)
    *cell = value;

  return value != NULL ? siyi_read_text (siyi_take_cell_text (reader->self, value, &made)) : NULL;
}

static void
take_short (SiyiTakeReader  *reader,
            SiyiField        field,
            char           **out)
{
  char *text = take_text (reader, field, NULL);

  if (text != NULL)
    *out = text;
}

static void
take_long (SiyiTakeReader  *reader,
           SiyiField        field,
           char           **out)
{
  const SiyiTakeCell *value = siyi_take_value (reader, field);
  g_autofree char *made = NULL;

  if (value != NULL)
    *out = siyi_read_long_text (siyi_take_cell_text (reader->self, value, &made));
}

/* Another word than the list's stays unread. */
static void
take_word (SiyiTakeReader  *reader,
           SiyiField        field,
           SiyiReadWords    list,
           char           **out)
{
  const SiyiTakeCell *cell;
  g_autofree char *text = take_text (reader, field, &cell);

  if (text == NULL)
    return;

  *out = g_strdup (siyi_read_word (list, text));
  if (*out == NULL)
    siyi_take_note (reader, cell, field, SIYI_WHY_BIT (SIYI_WHY_VALUE_UNKNOWN));
}

static void
take_method (SiyiTakeReader *reader)
{
  const SiyiTakeCell *cell;
  g_autofree char *text = take_text (reader, SIYI_FIELD_METHOD, &cell);
  const char *method;

  if (text == NULL)
    return;

  method = siyi_read_method (text);
  reader->record->method = g_strdup (method != NULL ? method : text);
  if (method == NULL)
    siyi_take_note (reader, cell, SIYI_FIELD_METHOD, SIYI_WHY_BIT (SIYI_WHY_VALUE_UNKNOWN));
}

static void
take_class (SiyiTakeReader *reader)
{
  const SiyiTakeCell *cell;
  g_autofree char *text = take_text (reader, SIYI_FIELD_CLASS, &cell);
  SiyiRecord *record = reader->record;
  SiyiClassReading reading;

  if (text == NULL)
    return;

  reading = siyi_read_class (text);
  if (reading.is_path && reading.verdict != SIYI_CLASS_UNKNOWN)
    record->class_path = g_strdup (text);
  if (reading.verdict == SIYI_CLASS_ASK)
    siyi_take_note (reader, cell, SIYI_FIELD_CLASS, SIYI_WHY_BIT (SIYI_WHY_CLASS_AMBIGUOUS));
  else if (reading.verdict == SIYI_CLASS_UNKNOWN)
    {
      record->class_name = g_steal_pointer (&text);
      siyi_take_note (reader, cell, SIYI_FIELD_CLASS, SIYI_WHY_BIT (SIYI_WHY_VALUE_UNKNOWN));
    }
  else
    record->class_name = g_strdup (reading.name);
}

static void
take_purpose (SiyiTakeReader *reader)
{
  SiyiRecord *record = reader->record;
  char *text = take_text (reader, SIYI_FIELD_PURPOSE, NULL);

  if (text == NULL)
    return;

  record->purpose = text;
  record->restricted = siyi_read_is_restricted (text);
  if (record->restricted)
    siyi_take_note (reader, NULL, SIYI_FIELD_NONE, SIYI_WHY_BIT (SIYI_WHY_RESTRICTED));
}

/* 1, 第1号, （1）: the first whole number; a serial of letters stays raw. */
static void
take_serial (SiyiTakeReader *reader)
{
  const SiyiTakeCell *cell = siyi_take_value (reader, SIYI_FIELD_SERIAL);
  g_autofree char *made = NULL;
  g_autofree char *plain = NULL;
  SiyiNumeral number;
  const char *p;

  if (cell == NULL)
    return;

  plain = siyi_read_plain (siyi_take_cell_text (reader->self, cell, &made));
  for (p = plain; *p != '\0' && !g_ascii_isdigit (*p); p++)
    ;
  if (*p == '\0')
    p = plain;
  if (siyi_read_numeral (&p, &number))
    reader->record->serial = number.value;
}

void
siyi_take_texts (SiyiTakeReader *reader)
{
  SiyiRecord *record = reader->record;

  take_serial (reader);
  take_method (reader);
  take_short (reader, SIYI_FIELD_PLACE, &record->place);
  take_short (reader, SIYI_FIELD_ADDRESS, &record->address);
  take_long (reader, SIYI_FIELD_SUMMARY, &record->summary);
  take_class (reader);
  take_word (reader, SIYI_FIELD_FIRST, SIYI_WORDS_FIRST, &record->first);
  take_purpose (reader);
  take_long (reader, SIYI_FIELD_OPINION, &record->opinion);
  take_short (reader, SIYI_FIELD_HANDLER, &record->handler);
  take_long (reader, SIYI_FIELD_PROGRESS, &record->progress);
  if (!reader->repeated && record->progress != NULL)
    record->state = g_strdup (siyi_read_word (SIYI_WORDS_STATE, record->progress));
  take_word (reader, SIYI_FIELD_RESOLVED, SIYI_WORDS_RESOLVED, &record->resolved);
  take_word (reader, SIYI_FIELD_SATISFACTION, SIYI_WORDS_SATISFACTION, &record->satisfaction);
  take_long (reader, SIYI_FIELD_VISIT_BACK, &record->visit_back);
  take_long (reader, SIYI_FIELD_REMARK, &record->remark);
  take_word (reader, SIYI_FIELD_FORM, SIYI_WORDS_FORM, &record->form);
  record->is_item = !siyi_read_is_visit (record->form);
  take_word (reader, SIYI_FIELD_DESTINATION, SIYI_WORDS_DESTINATION, &record->destination);
  take_short (reader, SIYI_FIELD_NUMBER, &record->number);
  take_short (reader, SIYI_FIELD_REGISTERED_AT, &record->registered_at);
}
