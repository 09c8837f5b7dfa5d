/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who came, as the record's form has them: names with posts, phones and the representatives' mark.
 * An identity number, which the form doesn't show, follows its name. Within the action of saving. */
#include "siyi-talk-private.h"

typedef struct
{
  char     *name, *post, *phone, *id_kind, *id_number;
  gboolean  representative;
} Row;

static const char sql_rows[] =
  "SELECT name, post, phone, id_kind, id_number, representative FROM petitioner WHERE visit = ? "
  "ORDER BY ordinal";
static const char sql_drop_rows[] =
  "DELETE FROM petitioner WHERE visit = ?";
static const char sql_insert[] =
  "INSERT INTO petitioner (visit, ordinal, name, post, phone, id_kind, id_number, representative) "
  "VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
static const char sql_set_counts[] =
  "UPDATE visit SET representatives = ?2, concerned = ?3 WHERE id = ?1";

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->name);
  g_free (row->post);
  g_free (row->phone);
  g_free (row->id_kind);
  g_free (row->id_number);
  g_free (row);
}

static GPtrArray *
load_stored (SiyiEdit  *edit,
             GError   **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  sqlite3_stmt *statement = siyi_db_ask (edit->db, error, sql_rows, "l", edit->visit);
  GError *failed = NULL;

  if (statement == NULL)
    return NULL;

  while (siyi_db_row (edit->db, statement, &failed))
    {
      Row *row = g_new0 (Row, 1);

      row->name = siyi_column_dup (statement, 0);
      row->post = siyi_column_dup (statement, 1);
      row->phone = siyi_column_dup (statement, 2);
      row->id_kind = siyi_column_dup (statement, 3);
      row->id_number = siyi_column_dup (statement, 4);
      row->representative = sqlite3_column_int (statement, 5) != 0;
      g_ptr_array_add (rows, row);
    }

  return siyi_db_done (edit->db, statement, failed, error) ? g_steal_pointer (&rows) : NULL;
}

static char *
clean (const char *text)
{
  char *trimmed = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  if (trimmed != NULL && *trimmed == '\0')
    g_clear_pointer (&trimmed, g_free);

  return trimmed;
}

static GPtrArray *
rows_of (const SiyiTalkRecord *record)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);

  for (guint i = 0; i < record->people->len; i++)
    {
      const SiyiTalkPerson *person = g_ptr_array_index (record->people, i);
      Row *row = g_new0 (Row, 1);

      row->name = clean (person->name);
      row->post = clean (person->post);
      row->phone = clean (person->phone);
      row->representative = person->representative;
      if (row->name != NULL || row->phone != NULL)
        g_ptr_array_add (rows, row);
      else
        row_free (row);
    }

  return rows;
}

static void
move_id (Row *to,
         Row *from)
{
  to->id_kind = g_steal_pointer (&from->id_kind);
  to->id_number = g_steal_pointer (&from->id_number);
}

static gboolean
has_name (GPtrArray  *rows,
          const char *name)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (((Row *) g_ptr_array_index (rows, i))->name, name) == 0)
      return TRUE;

  return FALSE;
}

/* First by name; then a name that was put right keeps the number of its place. What is left belongs
 * to nobody named and stays behind. */
static void
hand_on_ids (GPtrArray *stored,
             GPtrArray *rows)
{
  for (guint i = 0; i < stored->len; i++)
    for (guint j = 0; j < rows->len; j++)
      {
        Row *from = g_ptr_array_index (stored, i);
        Row *to = g_ptr_array_index (rows, j);

        if (from->id_number != NULL && to->id_number == NULL && from->name != NULL &&
            g_strcmp0 (from->name, to->name) == 0)
          move_id (to, from);
      }

  for (guint i = 0; i < MIN (stored->len, rows->len); i++)
    {
      Row *from = g_ptr_array_index (stored, i);
      Row *to = g_ptr_array_index (rows, i);

      if (from->id_number != NULL && to->id_number == NULL && !has_name (stored, to->name))
        move_id (to, from);
    }

  for (guint i = 0; i < stored->len; i++)
    {
      Row *from = g_ptr_array_index (stored, i);

      if (from->id_number != NULL && from->name == NULL)
        {
          Row *rest = g_new0 (Row, 1);

          move_id (rest, from);
          g_ptr_array_add (rows, rest);
        }
    }
}

static gboolean
write_rows (SiyiEdit   *edit,
            GPtrArray  *rows,
            GError    **error)
{
  gboolean ok = siyi_db_run (edit->db, error, sql_drop_rows, "l", edit->visit);

  for (guint i = 0; ok && i < rows->len; i++)
    {
      const Row *row = g_ptr_array_index (rows, i);

      ok = siyi_db_run (edit->db, error, sql_insert, "liTTTTTi", edit->visit, (int) i, row->name,
                        row->post, row->phone, row->id_kind, row->id_number, row->representative);
    }

  return ok;
}

static gboolean
same_people (const SiyiTalkRecord *a,
             const SiyiTalkRecord *b)
{
  if (a->people->len != b->people->len)
    return FALSE;

  for (guint i = 0; i < a->people->len; i++)
    {
      const SiyiTalkPerson *x = g_ptr_array_index (a->people, i);
      const SiyiTalkPerson *y = g_ptr_array_index (b->people, i);

      if (!siyi_talk_same_text (x->name, y->name) || !siyi_talk_same_text (x->post, y->post) ||
          !siyi_talk_same_text (x->phone, y->phone) || x->representative != y->representative)
        return FALSE;
    }

  return TRUE;
}

static char **
names_of (GPtrArray *rows)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < rows->len; i++)
    if (((Row *) g_ptr_array_index (rows, i))->name != NULL)
      g_strv_builder_add (names, ((Row *) g_ptr_array_index (rows, i))->name);

  return g_strv_builder_end (names);
}

static gboolean
save_visitors (SiyiEdit    *edit,
               const char  *text,
               GError     **error)
{
  edit->text = text != NULL ? text : "";
  edit->empty = *edit->text == '\0';

  return siyi_edit_visitors (edit, error);
}

/* Where nobody is named any more, the visitors' text must tell who came. */
static gboolean
save_names (SiyiEdit              *edit,
            const SiyiTalkRecord  *record,
            GError               **error)
{
  g_autoptr(GPtrArray) stored = load_stored (edit, error);
  g_autoptr(GPtrArray) rows = rows_of (record);
  g_auto(GStrv) names = names_of (rows);

  if (stored == NULL)
    return FALSE;

  hand_on_ids (stored, rows);
  if (!write_rows (edit, rows, error))
    return FALSE;

  return names[0] != NULL ? siyi_edit_name_visitors (edit, names, error)
                          : save_visitors (edit, record->visitors, error);
}

static gboolean
save_count (SiyiEdit              *edit,
            const SiyiTalkRecord  *record,
            GError               **error)
{
  g_autofree char *text = g_strdup_printf ("%d", record->persons);

  if (record->persons < 1)
    return siyi_edit_refuse (error, "Persons present must be a whole number from 1 on");

  edit->text = text;
  edit->empty = FALSE;
  edit->persons = record->persons;

  return siyi_edit_persons (edit, error);
}

gboolean
siyi_talk_save_people (SiyiEdit              *edit,
                       const SiyiTalkRecord  *stored,
                       const SiyiTalkRecord  *record,
                       GError               **error)
{
  gboolean same_counts = record->representatives == stored->representatives &&
                         record->concerned == stored->concerned;

  if (record->representatives < -1 || record->concerned < -1)
    return siyi_edit_refuse (error, "A number of persons can't be less than none");
  if (record->persons != stored->persons && !save_count (edit, record, error))
    return FALSE;
  if (!same_counts && !siyi_db_run (edit->db, error, sql_set_counts, "lII", edit->visit,
                                    record->representatives, record->concerned))
    return FALSE;
  if (!same_people (stored, record))
    return save_names (edit, record, error);
  if (siyi_talk_same_text (stored->visitors, record->visitors))
    return TRUE;

  return save_visitors (edit, record->visitors, error);
}
