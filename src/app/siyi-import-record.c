/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record of a takeover, field by field, as texts. */
#include "siyi-import-record.h"

#include <glib/gi18n-lib.h>

static char *
join (char **words)
{
  return words != NULL && words[0] != NULL ? g_strjoinv (C_("between names", ", "), words) : NULL;
}

static char *
number (int value)
{
  return value >= 0 ? g_strdup_printf ("%d", value) : NULL;
}

static char *
names_of (const SiyiRecord *record)
{
  return record->visitors != NULL && record->visitors[0] != NULL ? join (record->visitors)
                                                                 : g_strdup (record->visitors_text);
}

static char *
limit_of (const SiyiRecord *record)
{
  if (record->due != NULL || record->due_days == 0)
    return g_strdup (record->due);

  return g_strdup_printf ("%d", record->due_days);
}

static const char *
text_of (const SiyiRecord *record,
         SiyiField         field)
{
  switch ((int) field)
    {
    case SIYI_FIELD_DATE: return record->date;
    case SIYI_FIELD_POST: return record->post;
    case SIYI_FIELD_METHOD: return record->method;
    case SIYI_FIELD_PLACE: return record->place;
    case SIYI_FIELD_ADDRESS: return record->address;
    case SIYI_FIELD_SUMMARY: return record->summary;
    case SIYI_FIELD_CLASS: return record->class_name;
    case SIYI_FIELD_FIRST: return record->first;
    case SIYI_FIELD_PURPOSE: return record->purpose;
    case SIYI_FIELD_OPINION: return record->opinion;
    case SIYI_FIELD_HANDLER: return record->handler;
    case SIYI_FIELD_CASE_LEADER: return record->case_leader;
    case SIYI_FIELD_ASSIGNED: return record->assigned;
    case SIYI_FIELD_PROGRESS: return record->progress;
    case SIYI_FIELD_CLOSED: return record->closed;
    case SIYI_FIELD_RESOLVED: return record->resolved;
    case SIYI_FIELD_SATISFACTION: return record->satisfaction;
    case SIYI_FIELD_VISIT_BACK: return record->visit_back;
    case SIYI_FIELD_REMARK: return record->remark;
    case SIYI_FIELD_FORM: return record->form;
    case SIYI_FIELD_DESTINATION: return record->destination;
    case SIYI_FIELD_NUMBER: return record->number;
    case SIYI_FIELD_REGISTERED_AT: return record->registered_at;
    case SIYI_FIELD_ACCEPTED: return record->accepted;
    case SIYI_FIELD_ROUTED: return record->routed;
    case SIYI_FIELD_REPLIED: return record->replied;
    default: return NULL;
    }
}

/**
 * siyi_import_record_value:
 *
 * Returns: (transfer full) (nullable): what was read into @field
 */
char *
siyi_import_record_value (const SiyiRecord *record,
                          SiyiField         field)
{
  switch ((int) field)
    {
    case SIYI_FIELD_SERIAL: return record->serial > 0 ? number (record->serial) : NULL;
    case SIYI_FIELD_LEADERS: return join (record->leaders);
    case SIYI_FIELD_VISITORS: return names_of (record);
    case SIYI_FIELD_PERSONS: return number (record->persons);
    case SIYI_FIELD_CONCERNED: return number (record->concerned);
    case SIYI_FIELD_PHONES: return join (record->phones);
    case SIYI_FIELD_IDS: return join (record->ids);
    case SIYI_FIELD_UNITS: return join (record->units);
    case SIYI_FIELD_DUE: return limit_of (record);
    default: return g_strdup (text_of (record, field));
    }
}

/**
 * siyi_import_record_raw:
 *
 * Returns: (transfer none) (nullable): the cell that @field was read from
 */
const SiyiRawCell *
siyi_import_record_raw (const SiyiRecord *record,
                        SiyiField         field)
{
  for (guint i = 0; record->raw != NULL && i < record->raw->len; i++)
    {
      const SiyiRawCell *cell = &g_array_index (record->raw, SiyiRawCell, i);

      if (cell->field == field)
        return cell;
    }

  return NULL;
}
