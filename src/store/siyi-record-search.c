/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search row of a taken-over case, straight from its record; siyi-search-rows.c makes the same
 * text from the stored rows after an edit. For one action, on an archive's writing thread. */
#include "siyi-import-private.h"

#include "siyi-pinyin.h"
#include "siyi-search.h"

struct _SiyiSearchWriter
{
  SiyiDb       *db;
  SiyiNames    *names;       /* borrowed */
  GString      *plain;       /* not yet folded */
  GString      *han;
  GString      *pinyin;
  GString      *digits;
  sqlite3_stmt *insert;
};

static const char sql_insert_text[] =
  "INSERT INTO case_text (rowid, han, pinyin, digits) VALUES (?, ?, ?, ?)";

SiyiSearchWriter *
siyi_search_writer_new (SiyiDb     *db,
                        SiyiNames  *names,
                        GError    **error)
{
  SiyiSearchWriter *self = g_new0 (SiyiSearchWriter, 1);

  self->db = db;
  self->names = names;
  self->plain = g_string_new (NULL);
  self->han = g_string_new (NULL);
  self->pinyin = g_string_new (NULL);
  self->digits = g_string_new (NULL);
  self->insert = siyi_db_prepare (db, sql_insert_text, error);
  if (self->insert != NULL)
    return self;

  siyi_search_writer_free (self);

  return NULL;
}

void
siyi_search_writer_free (SiyiSearchWriter *self)
{
  siyi_db_release (self->db, self->insert);
  g_string_free (self->plain, TRUE);
  g_string_free (self->han, TRUE);
  g_string_free (self->pinyin, TRUE);
  g_string_free (self->digits, TRUE);
  g_free (self);
}

static void
add (GString    *out,
     const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (out->len > 0)
    g_string_append_c (out, '\n');
  g_string_append (out, text);
}

static void
add_known (SiyiSearchWriter    *self,
           const SiyiKnownName *name)
{
  if (name == NULL)
    return;

  g_string_append_c (self->han, ' ');
  g_string_append (self->han, name->search_han);
  g_string_append_c (self->pinyin, ' ');
  g_string_append (self->pinyin, name->search_pinyin);
}

static void
gather (SiyiSearchWriter *self,
        const char       *number,
        const SiyiRecord *record)
{
  add (self->plain, record->summary);
  add (self->plain, record->visitors_text);
  for (int i = 0; record->visitors != NULL && record->visitors[i] != NULL; i++)
    {
      g_autofree char *pinyin = siyi_pinyin_search_text (record->visitors[i], TRUE);

      add (self->plain, record->visitors[i]);
      add (self->pinyin, pinyin);
    }
  add (self->plain, record->address);
  add (self->plain, record->class_name);
  add (self->plain, record->opinion);
  add (self->plain, record->progress);
  add (self->plain, record->handler);
  add (self->plain, number);
  add (self->plain, record->number);

  add (self->digits, number);
  add (self->digits, record->number);
  for (int i = 0; record->phones != NULL && record->phones[i] != NULL; i++)
    add (self->digits, record->phones[i]);
  for (int i = 0; record->ids != NULL && record->ids[i] != NULL; i++)
    add (self->digits, record->ids[i]);
}

gboolean
siyi_search_writer_write (SiyiSearchWriter  *self,
                          gint64             case_id,
                          const char        *number,
                          const SiyiRecord  *record,
                          GError           **error)
{
  g_autofree char *han = NULL;
  g_autofree char *digits = NULL;
  sqlite3_stmt *st = self->insert;

  g_string_truncate (self->plain, 0);
  g_string_truncate (self->han, 0);
  g_string_truncate (self->pinyin, 0);
  g_string_truncate (self->digits, 0);

  gather (self, number, record);
  han = siyi_search_fold_han (self->plain->str);
  digits = siyi_search_fold_digits (self->digits->str);
  g_string_append (self->han, han);
  for (int i = 0; record->units != NULL && record->units[i] != NULL; i++)
    add_known (self, siyi_names_unit (self->names, record->units[i]));
  for (int i = 0; record->leaders != NULL && record->leaders[i] != NULL; i++)
    add_known (self, siyi_names_leader (self->names, record->leaders[i]));
  add_known (self, siyi_names_leader (self->names, record->case_leader));

  sqlite3_bind_int64 (st, 1, case_id);
  sqlite3_bind_text (st, 2, self->han->str, (int) self->han->len, SQLITE_STATIC);
  sqlite3_bind_text (st, 3, self->pinyin->str, (int) self->pinyin->len, SQLITE_STATIC);
  sqlite3_bind_text (st, 4, digits, -1, SQLITE_STATIC);

  return siyi_step_held (self->db, st, error);
}
