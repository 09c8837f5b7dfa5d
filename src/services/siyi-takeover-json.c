/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A takeover as the contract's JSON. Written straight into one string: a tree of a hundred
 * thousand records would weigh many times the text. */
#include "siyi-takeover-private.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  GString  *text;
  gboolean  first;   /* nothing stands yet in the object or list that is open */
} Json;

static void
put_string (Json       *json,
            const char *text)
{
  g_string_append_c (json->text, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      unsigned char c = (unsigned char) *p;

      if (c == '"' || c == '\\')
        g_string_append_c (json->text, '\\');
      if (c == '\n')
        g_string_append (json->text, "\\n");
      else if (c < 0x20)
        g_string_append_printf (json->text, "\\u%04x", c);
      else
        g_string_append_c (json->text, (char) c);
    }
  g_string_append_c (json->text, '"');
}

static void
next (Json *json)
{
  if (!json->first)
    g_string_append_c (json->text, ',');
  json->first = FALSE;
}

static void
open_with (Json *json,
           char  bracket)
{
  g_string_append_c (json->text, bracket);
  json->first = TRUE;
}

static void
close_with (Json *json,
            char  bracket)
{
  g_string_append_c (json->text, bracket);
  json->first = FALSE;
}

static void
key (Json       *json,
     const char *name)
{
  next (json);
  put_string (json, name);
  g_string_append_c (json->text, ':');
}

static void
put_int (Json       *json,
         const char *name,
         gint64      value)
{
  key (json, name);
  g_string_append_printf (json->text, "%" G_GINT64_FORMAT, value);
}

static void
put_text (Json       *json,
          const char *name,
          const char *value)
{
  if (value == NULL)
    return;

  key (json, name);
  put_string (json, value);
}

static void
put_list (Json        *json,
          const char  *name,
          char       **list)
{
  if (list == NULL)
    return;

  key (json, name);
  open_with (json, '[');
  for (guint i = 0; list[i] != NULL; i++)
    {
      next (json);
      put_string (json, list[i]);
    }
  close_with (json, ']');
}

static void
put_count (Json       *json,
           const char *name,
           int         value)
{
  if (value >= 0)
    put_int (json, name, value);
}

static void
put_people (Json             *json,
            const SiyiRecord *record)
{
  put_list (json, "visitors", record->visitors);
  put_list (json, "representative_names", record->representative_names);
  put_text (json, "visitors_text", record->visitors_text);
  if (record->anonymous)
    {
      key (json, "anonymous");
      g_string_append (json->text, "true");
    }
  put_count (json, "persons", record->persons);
  put_count (json, "representatives", record->representatives);
  put_count (json, "concerned", record->concerned);
  put_text (json, "address", record->address);
  put_list (json, "phones", record->phones);
  put_list (json, "ids", record->ids);
}

static void
put_fields (Json             *json,
            const SiyiRecord *record)
{
  open_with (json, '{');
  if (record->serial != 0)
    put_int (json, "serial", record->serial);
  put_text (json, "date", record->date);
  put_text (json, "date_end", record->date_end);
  put_text (json, "date_part", record->date_part);
  put_list (json, "leaders", record->leaders);
  put_text (json, "post", record->post);
  put_text (json, "method", record->method);
  put_text (json, "place", record->place);
  put_people (json, record);
  put_text (json, "summary", record->summary);
  put_text (json, "class", record->class_name);
  put_text (json, "class_path", record->class_path);
  put_text (json, "first", record->first);
  put_text (json, "purpose", record->purpose);
  put_text (json, "opinion", record->opinion);
  put_list (json, "units", record->units);
  put_text (json, "handler", record->handler);
  put_text (json, "case_leader", record->case_leader);
  put_text (json, "assigned", record->assigned);
  put_text (json, "due", record->due);
  if (record->due_days > 0)
    put_int (json, "due_days", record->due_days);
  put_text (json, "due_kind", record->due_kind);
  put_text (json, "progress", record->progress);
  put_text (json, "state", record->state);
  put_text (json, "closed", record->closed);
  put_text (json, "resolved", record->resolved);
  put_text (json, "satisfaction", record->satisfaction);
  put_text (json, "visit_back", record->visit_back);
  put_text (json, "remark", record->remark);
  put_text (json, "form", record->form);
  put_text (json, "destination", record->destination);
  put_text (json, "number", record->number);
  put_text (json, "registered_at", record->registered_at);
  put_text (json, "accepted", record->accepted);
  put_text (json, "routed", record->routed);
  put_text (json, "replied", record->replied);
  close_with (json, '}');
}

static int
by_word (const void *a,
         const void *b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static void
put_inferred (Json             *json,
              const SiyiRecord *record)
{
  const char *words[SIYI_N_FIELDS];
  gsize n = 0;

  for (int i = 1; i < SIYI_N_FIELDS; i++)
    if (record->inferred & (G_GUINT64_CONSTANT (1) << i))
      words[n++] = siyi_field_word (i);
  if (n == 0)
    return;

  qsort (words, n, sizeof *words, by_word);
  key (json, "inferred");
  open_with (json, '[');
  for (gsize i = 0; i < n; i++)
    {
      next (json);
      put_string (json, words[i]);
    }
  close_with (json, ']');
}

static const char *
comment_key (const SiyiRecord *record,
             guint             index)
{
  const SiyiRawCell *comment = g_ptr_array_index (record->comments, index);

  return comment->field != SIYI_FIELD_NONE ? siyi_field_word (comment->field) : comment->heading;
}

/* The rows of several persons may each have one under the same heading. */
static void
put_comments (Json             *json,
              const SiyiRecord *record)
{
  g_autoptr(GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);

  key (json, "comments");
  open_with (json, '{');
  for (guint i = 0; i < record->comments->len; i++)
    {
      const char *word = comment_key (record, i);
      g_autoptr(GString) text = g_string_new (NULL);

      if (!g_hash_table_add (done, (gpointer) word))
        continue;
      for (guint j = i; j < record->comments->len; j++)
        {
          const SiyiRawCell *comment = g_ptr_array_index (record->comments, j);
          g_autofree char *one = g_strstrip (g_strdup (comment->text));

          if (g_str_equal (comment_key (record, j), word))
            g_string_append_printf (text, text->len > 0 ? "\n%s" : "%s", one);
        }
      put_text (json, word, text->str);
    }
  close_with (json, '}');
}

static void
put_record (Json             *json,
            const SiyiRecord *record)
{
  next (json);
  open_with (json, '{');
  put_text (json, "sheet", record->sheet != NULL ? record->sheet : "");
  put_int (json, "row", record->row);
  key (json, "fields");
  put_fields (json, record);
  put_inferred (json, record);
  if (record->rows != NULL)
    {
      key (json, "rows");
      open_with (json, '[');
      for (guint i = 0; i < record->rows->len; i++)
        {
          next (json);
          g_string_append_printf (json->text, "%u", g_array_index (record->rows, guint, i));
        }
      close_with (json, ']');
    }
  if (record->comments != NULL)
    put_comments (json, record);
  close_with (json, '}');
}

static void
put_sheet (Json                    *json,
           const SiyiTakeoverSheet *sheet)
{
  next (json);
  open_with (json, '{');
  put_text (json, "name", sheet->name);
  key (json, "taken");
  g_string_append (json->text, sheet->taken ? "true" : "false");
  if (sheet->taken)
    {
      key (json, "headings");
      open_with (json, '[');
      for (guint i = 0; i < sheet->headings->len; i++)
        {
          next (json);
          g_string_append_printf (json->text, "%u", g_array_index (sheet->headings, guint, i));
        }
      close_with (json, ']');
      put_int (json, "rows", sheet->rows);
      put_int (json, "visits", sheet->visits);
      put_int (json, "persons", sheet->persons);
      if (sheet->items > 0)
        put_int (json, "items", sheet->items);
    }
  close_with (json, '}');
}

static void
put_flag (Json                   *json,
          SiyiTakeover           *self,
          const SiyiTakeoverFlag *flag)
{
  const SiyiTakeoverSheet *sheet = g_ptr_array_index (self->sheets, flag->sheet);

  next (json);
  open_with (json, '{');
  put_text (json, "sheet", sheet->name);
  if (flag->row != 0)
    put_int (json, "row", flag->row);
  else
    {
      key (json, "row");
      g_string_append (json->text, "null");
    }
  put_text (json, "field", flag->field);
  put_text (json, "why", flag->why);
  close_with (json, '}');
}

static void
put_head (Json         *json,
          SiyiTakeover *self,
          gint64        batch)
{
  key (json, "ok");
  g_string_append (json->text, "true");
  if (batch != 0)
    put_int (json, "batch", batch);
  else
    {
      key (json, "batch");
      g_string_append (json->text, "null");
    }
  put_text (json, "file", siyi_takeover_get_name (self));
  put_int (json, "rows", self->rows);
  put_int (json, "visits", self->visits);
  put_int (json, "persons", self->persons);
  put_int (json, "items", self->items);
}

/**
 * siyi_takeover_to_json:
 * @batch: what siyi_takeover_store() returned; 0 where nothing was stored
 *
 * Returns: (transfer full): one JSON object on one line
 */
char *
siyi_takeover_to_json (SiyiTakeover *self,
                       gint64        batch)
{
  Json json = { g_string_new (NULL), TRUE };

  open_with (&json, '{');
  put_head (&json, self, batch);
  key (&json, "sheets");
  open_with (&json, '[');
  for (guint i = 0; i < self->sheets->len; i++)
    put_sheet (&json, g_ptr_array_index (self->sheets, i));
  close_with (&json, ']');

  key (&json, "flagged");
  open_with (&json, '[');
  for (guint i = 0; i < self->flags->len; i++)
    put_flag (&json, self, &g_array_index (self->flags, SiyiTakeoverFlag, i));
  close_with (&json, ']');

  key (&json, "records");
  open_with (&json, '[');
  for (guint i = 0; i < self->records->len; i++)
    {
      g_autoptr(SiyiRecord) record = siyi_takeover_get_record (self, i);

      put_record (&json, record);
    }
  close_with (&json, ']');
  close_with (&json, '}');

  return g_string_free (json.text, FALSE);
}
