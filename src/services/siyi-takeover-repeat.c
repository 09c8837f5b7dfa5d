/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "As above": a field's value out of the row before, without its flags (domain, 10.2). */
#include "siyi-takeover-reader.h"

#define OFFSET(member) (1 + G_STRUCT_OFFSET (SiyiRecord, member))

/* Fields whose value is one text, or the first of several members. */
static const gsize texts[SIYI_N_FIELDS] = {
  [SIYI_FIELD_DATE] = OFFSET (date), [SIYI_FIELD_POST] = OFFSET (post),
  [SIYI_FIELD_METHOD] = OFFSET (method), [SIYI_FIELD_PLACE] = OFFSET (place),
  [SIYI_FIELD_ADDRESS] = OFFSET (address), [SIYI_FIELD_SUMMARY] = OFFSET (summary),
  [SIYI_FIELD_CLASS] = OFFSET (class_name), [SIYI_FIELD_FIRST] = OFFSET (first),
  [SIYI_FIELD_PURPOSE] = OFFSET (purpose), [SIYI_FIELD_OPINION] = OFFSET (opinion),
  [SIYI_FIELD_HANDLER] = OFFSET (handler), [SIYI_FIELD_CASE_LEADER] = OFFSET (case_leader),
  [SIYI_FIELD_ASSIGNED] = OFFSET (assigned), [SIYI_FIELD_DUE] = OFFSET (due),
  [SIYI_FIELD_PROGRESS] = OFFSET (progress), [SIYI_FIELD_CLOSED] = OFFSET (closed),
  [SIYI_FIELD_RESOLVED] = OFFSET (resolved), [SIYI_FIELD_SATISFACTION] = OFFSET (satisfaction),
  [SIYI_FIELD_VISIT_BACK] = OFFSET (visit_back), [SIYI_FIELD_REMARK] = OFFSET (remark),
  [SIYI_FIELD_FORM] = OFFSET (form), [SIYI_FIELD_DESTINATION] = OFFSET (destination),
  [SIYI_FIELD_NUMBER] = OFFSET (number), [SIYI_FIELD_REGISTERED_AT] = OFFSET (registered_at),
  [SIYI_FIELD_ACCEPTED] = OFFSET (accepted), [SIYI_FIELD_ROUTED] = OFFSET (routed),
  [SIYI_FIELD_REPLIED] = OFFSET (replied),
};

static gboolean
copy_text (char       **to,
           const char  *from)
{
  g_free (*to);
  *to = g_strdup (from);

  return from != NULL;
}

static gboolean
copy_list (GPtrArray *to,
           char     **from,
           guint      begin,
           guint      end)
{
  guint before = to->len;

  for (guint i = 0; from != NULL && from[i] != NULL && i < end; i++)
    if (i >= begin)
      g_ptr_array_add (to, g_strdup (from[i]));

  return to->len > before;
}

static gboolean
repeat_visitors (SiyiTakeReader   *reader,
                 const SiyiRecord *from)
{
  guint first = reader->visitors->len;

  copy_list (reader->visitors, from->visitors, reader->before->last_visitor, G_MAXUINT);
  for (guint i = first; i < reader->visitors->len; i++)
    {
      const char *name = g_ptr_array_index (reader->visitors, i);

      if (from->representative_names != NULL &&
          g_strv_contains ((const char * const *) from->representative_names, name))
        g_ptr_array_add (reader->marked, g_strdup (name));
    }
  reader->record->anonymous = from->anonymous;
  copy_text (&reader->record->visitors_text, from->visitors_text);

  return reader->visitors->len > first || from->anonymous || from->visitors_text != NULL;
}

/* Beside its first text a field may have more to it. */
static void
repeat_rest (SiyiRecord       *to,
             const SiyiRecord *from,
             SiyiField         field)
{
  if (field == SIYI_FIELD_DATE)
    {
      copy_text (&to->date_end, from->date_end);
      copy_text (&to->date_part, from->date_part);
    }
  else if (field == SIYI_FIELD_CLASS)
    copy_text (&to->class_path, from->class_path);
  else if (field == SIYI_FIELD_DUE)
    {
      to->due_days = from->due_days;
      copy_text (&to->due_kind, from->due_kind);
    }
  else if (field == SIYI_FIELD_PROGRESS)
    copy_text (&to->state, from->state);
  else if (field == SIYI_FIELD_PURPOSE)
    to->restricted = from->restricted;
}

static gboolean
repeat_count (SiyiRecord       *to,
              const SiyiRecord *from,
              SiyiField         field)
{
  if (field == SIYI_FIELD_SERIAL)
    {
      to->serial = from->serial;
      return to->serial != 0;
    }
  if (field == SIYI_FIELD_CONCERNED)
    {
      to->concerned = from->concerned;
      return to->concerned >= 0;
    }

  to->persons = from->persons;
  to->representatives = from->representatives;
  to->approximate = from->approximate;

  return to->persons >= 0;
}

/**
 * siyi_take_repeat:
 * @field: a field of the matter being read
 *
 * Returns: whether the row before has a value for it
 */
gboolean
siyi_take_repeat (SiyiTakeReader *reader,
                  SiyiField       field)
{
  const SiyiReading *before = reader->before;
  const SiyiRecord *from = before->record;
  SiyiRecord *to = reader->record;

  if (texts[field] != 0)
    {
      gboolean copied = copy_text (G_STRUCT_MEMBER_P (to, texts[field] - 1),
                                   G_STRUCT_MEMBER (char *, from, texts[field] - 1));

      repeat_rest (to, from, field);
      return copied || (field == SIYI_FIELD_DUE && to->due_days > 0);
    }

  switch ((int) field)
    {
    case SIYI_FIELD_SERIAL:
    case SIYI_FIELD_CONCERNED:
    case SIYI_FIELD_PERSONS:
      return repeat_count (to, from, field);
    case SIYI_FIELD_VISITORS:
      return repeat_visitors (reader, from);
    case SIYI_FIELD_PHONES:
      return copy_list (reader->phones, from->phones, before->last_phone, G_MAXUINT);
    case SIYI_FIELD_IDS:
      return copy_list (reader->ids, from->ids, before->last_id, G_MAXUINT);
    case SIYI_FIELD_LEADERS:
      to->leaders = g_strdupv (from->leaders);
      return to->leaders != NULL;
    case SIYI_FIELD_UNITS:
      return copy_list (reader->lead, from->units, 0, before->n_units);
    case SIYI_FIELD_CO_UNITS:
      return copy_list (reader->co, from->units, before->n_units, G_MAXUINT);
    case SIYI_FIELD_YEAR:
      reader->reading->year = before->year;
      return FALSE;
    default:
      return FALSE;
    }
}
