/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A matter as a ledger's row or the intake form gives it. */
#include "siyi-record.h"

static const char * const field_words[SIYI_N_FIELDS] = {
  [SIYI_FIELD_NONE] = "",
  [SIYI_FIELD_SERIAL] = "serial",
  [SIYI_FIELD_DATE] = "date",
  [SIYI_FIELD_LEADERS] = "leaders",
  [SIYI_FIELD_POST] = "post",
  [SIYI_FIELD_METHOD] = "method",
  [SIYI_FIELD_PLACE] = "place",
  [SIYI_FIELD_VISITORS] = "visitors",
  [SIYI_FIELD_PERSONS] = "persons",
  [SIYI_FIELD_CONCERNED] = "concerned",
  [SIYI_FIELD_ADDRESS] = "address",
  [SIYI_FIELD_PHONES] = "phones",
  [SIYI_FIELD_IDS] = "ids",
  [SIYI_FIELD_SUMMARY] = "summary",
  [SIYI_FIELD_CLASS] = "class",
  [SIYI_FIELD_FIRST] = "first",
  [SIYI_FIELD_PURPOSE] = "purpose",
  [SIYI_FIELD_OPINION] = "opinion",
  [SIYI_FIELD_UNITS] = "units",
  [SIYI_FIELD_CO_UNITS] = "co_units",
  [SIYI_FIELD_HANDLER] = "handler",
  [SIYI_FIELD_CASE_LEADER] = "case_leader",
  [SIYI_FIELD_ASSIGNED] = "assigned",
  [SIYI_FIELD_DUE] = "due",
  [SIYI_FIELD_PROGRESS] = "progress",
  [SIYI_FIELD_CLOSED] = "closed",
  [SIYI_FIELD_RESOLVED] = "resolved",
  [SIYI_FIELD_SATISFACTION] = "satisfaction",
  [SIYI_FIELD_VISIT_BACK] = "visit_back",
  [SIYI_FIELD_REMARK] = "remark",
  [SIYI_FIELD_YEAR] = "year",
  [SIYI_FIELD_FORM] = "form",
  [SIYI_FIELD_DESTINATION] = "destination",
  [SIYI_FIELD_NUMBER] = "number",
  [SIYI_FIELD_REGISTERED_AT] = "registered_at",
  [SIYI_FIELD_ACCEPTED] = "accepted",
  [SIYI_FIELD_ROUTED] = "routed",
  [SIYI_FIELD_REPLIED] = "replied",
};

/**
 * siyi_field_word:
 *
 * Returns: (transfer none): the stable key of @field
 */
const char *
siyi_field_word (SiyiField field)
{
  g_return_val_if_fail (field < SIYI_N_FIELDS, "");

  return field_words[field];
}

/**
 * siyi_field_from_word:
 *
 * Returns: the field, or %SIYI_FIELD_NONE for an unknown word
 */
SiyiField
siyi_field_from_word (const char *word)
{
  for (int i = 1; i < SIYI_N_FIELDS; i++)
    if (g_str_equal (word, field_words[i]))
      return i;

  return SIYI_FIELD_NONE;
}

static const gsize text_offsets[] = {
#define TEXT(member) G_STRUCT_OFFSET (SiyiRecord, member)
  TEXT (sheet), TEXT (date), TEXT (date_end), TEXT (date_part), TEXT (post), TEXT (method),
  TEXT (place), TEXT (visitors_text), TEXT (address), TEXT (summary), TEXT (class_name),
  TEXT (class_path), TEXT (first), TEXT (purpose), TEXT (opinion), TEXT (handler),
  TEXT (case_leader), TEXT (assigned), TEXT (due), TEXT (due_kind), TEXT (progress),
  TEXT (state), TEXT (closed), TEXT (resolved), TEXT (satisfaction), TEXT (visit_back),
  TEXT (remark), TEXT (form), TEXT (destination), TEXT (number), TEXT (registered_at),
  TEXT (accepted), TEXT (routed), TEXT (replied),
#undef TEXT
};

static const gsize list_offsets[] = {
  G_STRUCT_OFFSET (SiyiRecord, leaders),
  G_STRUCT_OFFSET (SiyiRecord, visitors),
  G_STRUCT_OFFSET (SiyiRecord, representative_names),
  G_STRUCT_OFFSET (SiyiRecord, phones),
  G_STRUCT_OFFSET (SiyiRecord, ids),
  G_STRUCT_OFFSET (SiyiRecord, units),
};

/**
 * siyi_record_new:
 *
 * Returns: (transfer full): a record with every field empty
 */
SiyiRecord *
siyi_record_new (void)
{
  SiyiRecord *record = g_new0 (SiyiRecord, 1);

  record->persons = -1;
  record->representatives = -1;
  record->concerned = -1;

  return record;
}

/**
 * siyi_record_copy:
 *
 * Copies the values; what stood in the file (raw cells, comments) stays with the original.
 *
 * Returns: (transfer full): the copy
 */
SiyiRecord *
siyi_record_copy (const SiyiRecord *record)
{
  SiyiRecord *copy = g_memdup2 (record, sizeof *record);

  for (gsize i = 0; i < G_N_ELEMENTS (text_offsets); i++)
    {
      char **text = G_STRUCT_MEMBER_P (copy, text_offsets[i]);

      *text = g_strdup (*text);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (list_offsets); i++)
    {
      char ***list = G_STRUCT_MEMBER_P (copy, list_offsets[i]);

      *list = g_strdupv (*list);
    }
  copy->rows = record->rows != NULL ? g_array_copy (record->rows) : NULL;
  copy->raw = NULL;
  copy->comments = NULL;

  return copy;
}

void
siyi_record_free (SiyiRecord *record)
{
  for (gsize i = 0; i < G_N_ELEMENTS (text_offsets); i++)
    g_free (G_STRUCT_MEMBER (char *, record, text_offsets[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (list_offsets); i++)
    g_strfreev (G_STRUCT_MEMBER (char **, record, list_offsets[i]));
  g_clear_pointer (&record->rows, g_array_unref);
  g_clear_pointer (&record->raw, g_array_unref);
  g_clear_pointer (&record->comments, g_ptr_array_unref);
  g_free (record);
}
