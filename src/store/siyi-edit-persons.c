/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who came: names, their number, their phones. A name keeps the numbers that stood beside its
 * place in the row. Within an action of siyi_ledger_edit(). */
#include "siyi-edit-private.h"

#include "siyi-mask.h"
#include "siyi-read-ids.h"
#include "siyi-read-names.h"
#include "siyi-read-persons.h"
#include "siyi-sort.h"
#include "siyi-words.h"

static const char sql_set_visitors[] =
  "UPDATE visit SET visitors = ?2, masked = ?3, anonymous = ?4, pinyin_key = ?5, stroke_key = ?6 "
  "WHERE id = ?1";
static const char sql_set_persons[] =
  "UPDATE visit SET persons = ?2, persons_approximate = ?3, "
  "representatives = coalesce (?4, representatives), masked = ?5 WHERE id = ?1";
static const char sql_set_name[] =
  "INSERT INTO petitioner (visit, ordinal, name, representative) VALUES (?, ?, ?, ?) "
  "ON CONFLICT (visit, ordinal) DO UPDATE SET name = excluded.name, "
  "representative = excluded.representative";
static const char sql_unname_rest[] =
  "UPDATE petitioner SET name = NULL, representative = 0 WHERE visit = ? AND ordinal >= ? "
  "AND name IS NOT NULL";
static const char sql_drop_bare[] =
  "DELETE FROM petitioner WHERE visit = ? AND name IS NULL AND phone IS NULL AND id_number IS NULL";
static const char sql_clear_phones[] =
  "UPDATE petitioner SET phone = NULL WHERE visit = ? AND phone IS NOT NULL";
static const char sql_set_phone[] =
  "INSERT INTO petitioner (visit, ordinal, phone) VALUES (?, ?, ?) "
  "ON CONFLICT (visit, ordinal) DO UPDATE SET phone = excluded.phone";
static const char sql_names[] =
  "SELECT name FROM petitioner WHERE visit = ? AND name IS NOT NULL ORDER BY ordinal";
static const char sql_visitors[] =
  "SELECT visitors FROM visit WHERE id = ?";

static char **
stored_names (SiyiEdit *edit)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  sqlite3_stmt *row = siyi_db_ask (edit->db, NULL, sql_names, "l", edit->visit);

  while (row != NULL && siyi_db_row (edit->db, row, NULL))
    g_strv_builder_add (names, siyi_column_text (row, 0));
  siyi_db_release (edit->db, row);

  return g_strv_builder_end (names);
}

static gboolean
write_names (SiyiEdit             *edit,
             const SiyiReadNames  *read,
             GError              **error)
{
  int n = 0;

  for (; read->names != NULL && read->names[n] != NULL; n++)
    {
      gboolean representative = read->representatives != NULL &&
        g_strv_contains ((const char * const *) read->representatives, read->names[n]);

      if (!siyi_db_run (edit->db, error, sql_set_name, "liti", edit->visit, n, read->names[n],
                        representative))
        return FALSE;
    }

  return siyi_db_run (edit->db, error, sql_unname_rest, "li", edit->visit, n) &&
         siyi_db_run (edit->db, error, sql_drop_bare, "l", edit->visit);
}

static GBytes *
key_of (SiyiOrder   order,
        const char *name)
{
  return name != NULL ? siyi_sort_key_of_name (order, name) : NULL;
}

static gboolean
write_visitors (SiyiEdit             *edit,
                const SiyiReadNames  *read,
                GError              **error)
{
  gsize n = read->names != NULL ? g_strv_length (read->names) : 0;
  g_autofree char *joined = n > 0 ? g_strjoinv (siyi_word ("store", "list-mark"), read->names)
                                  : g_strdup (read->anonymous ? siyi_word ("store", "anonymous")
                                                              : read->text);
  g_autofree char *masked = siyi_mask_visitors ((const char * const *) read->names, n,
                                                edit->persons, joined);
  const char *first = n > 0 ? read->names[0] : joined;
  g_autoptr(GBytes) pinyin = key_of (SIYI_ORDER_PINYIN, first);
  g_autoptr(GBytes) stroke = key_of (SIYI_ORDER_STROKE, first);

  return siyi_db_run (edit->db, error, sql_set_visitors, "lTTibb", edit->visit, joined, masked,
                      read->anonymous, pinyin, stroke);
}

gboolean
siyi_edit_visitors (SiyiEdit  *edit,
                    GError   **error)
{
  SiyiReadNames read = { .said = -1 };
  gboolean ok;

  if (edit->empty)
    return siyi_edit_refuse (error, "A row needs a petitioner, or the word %s",
                             siyi_word ("store", "anonymous"));

  siyi_read_names (edit->text, &read);
  ok = write_names (edit, &read, error) && write_visitors (edit, &read, error);
  siyi_read_names_clear (&read);

  return ok;
}

/**
 * siyi_edit_name_visitors:
 * @names: who came, one at least; the rows of the petitioners are the caller's
 */
gboolean
siyi_edit_name_visitors (SiyiEdit  *edit,
                         char     **names,
                         GError   **error)
{
  SiyiReadNames read = { .names = names, .said = -1 };

  return write_visitors (edit, &read, error);
}

gboolean
siyi_edit_persons (SiyiEdit  *edit,
                   GError   **error)
{
  SiyiReadCell cell = { .text = edit->text };
  SiyiReadPersons read;
  g_auto(GStrv) names = stored_names (edit);
  g_autofree char *visitors = siyi_db_ask_text (edit->db, sql_visitors, "l", edit->visit);
  g_autofree char *masked = NULL;

  siyi_read_persons (&cell, &read);
  if (edit->empty || read.count < 1)
    return siyi_edit_refuse (error, "Persons present must be a whole number from 1 on");

  masked = siyi_mask_visitors ((const char * const *) names, g_strv_length (names), read.count,
                               visitors);

  return siyi_db_run (edit->db, error, sql_set_persons, "liiIT", edit->visit, read.count,
                      (read.why & SIYI_WHY_BIT (SIYI_WHY_APPROXIMATE)) != 0, read.representatives,
                      masked);
}

/* As many phones as names: one each; otherwise nobody knows whose they are. */
gboolean
siyi_edit_phones (SiyiEdit  *edit,
                  GError   **error)
{
  SiyiReadCell cell = { .text = edit->text };
  g_autoptr(GPtrArray) phones = g_ptr_array_new_with_free_func (g_free);
  g_auto(GStrv) names = stored_names (edit);

  if (!edit->empty)
    siyi_read_phones (&cell, phones);
  if (!siyi_db_run (edit->db, error, sql_clear_phones, "l", edit->visit))
    return FALSE;

  if (phones->len > 1 && phones->len == g_strv_length (names))
    {
      for (guint i = 0; i < phones->len; i++)
        if (!siyi_db_run (edit->db, error, sql_set_phone, "lit", edit->visit, (int) i,
                          g_ptr_array_index (phones, i)))
          return FALSE;
    }
  else if (phones->len > 0)
    {
      g_autofree char *joined = NULL;

      g_ptr_array_add (phones, NULL);
      joined = g_strjoinv (" ", (char **) phones->pdata);
      if (!siyi_db_run (edit->db, error, sql_set_phone, "lit", edit->visit, 0, joined))
        return FALSE;
    }

  return siyi_db_run (edit->db, error, sql_drop_bare, "l", edit->visit);
}
