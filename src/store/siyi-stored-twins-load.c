/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The live visits of an archive in memory: one question fills them and the two tables of hashes, of
 * national number and of name, each with the day, by which they are found. Nothing is asked per
 * row of a ledger then. On an archive's thread. */
#include "siyi-stored-twins-private.h"

#include <string.h>

#include "siyi-db-private.h"

/* The lists of the visit being loaded. */
typedef struct
{
  GString *names, *phones, *ids;
} Persons;

static const char sql_visits[] =
  "SELECT v.id, ifnull (v.day, ''), v.book, c.number, c.national_number, c.title, v.visitors, "
  "p.name, p.phone, p.id_number "
  "FROM visit v JOIN petition_case c ON c.id = v.case_id LEFT JOIN petitioner p ON p.visit = v.id "
  "WHERE v.row_state = 0 AND (v.day IS NULL OR "
  "((?1 IS NULL OR v.day >= substr (?1, 1, 7)) AND (?2 IS NULL OR v.day <= ?2))) "
  "ORDER BY v.id, p.ordinal";

/* The key of both tables: of a day with a name or a number. */
gpointer
siyi_stored_key (const char *day,
                 const char *text,
                 gsize       length)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (; *day != '\0'; day++)
    hash = (hash ^ (guchar) *day) * G_GUINT64_CONSTANT (0x100000001b3);
  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) text[i]) * G_GUINT64_CONSTANT (0x100000001b3);

  return GSIZE_TO_POINTER ((gsize) hash);
}

static void
link_to (SiyiStoredTwins *self,
         GHashTable      *table,
         gpointer         key)
{
  SiyiStoredLink link = { self->visits->len - 1,
                          GPOINTER_TO_UINT (g_hash_table_lookup (table, key)) };

  g_array_append_val (self->links, link);
  g_hash_table_insert (table, key, GUINT_TO_POINTER (self->links->len));
}

static void
append (GString    *list,
        const char *text)
{
  if (text == NULL || *text == '\0')
    return;

  if (list->len > 0)
    g_string_append_c (list, '\n');
  g_string_append (list, text);
}

static const char *
keep (SiyiStoredTwins *self,
      const char      *text)
{
  return text != NULL && *text != '\0' ? g_string_chunk_insert (self->texts, text) : "";
}

static void
link_names (SiyiStoredTwins  *self,
            const SiyiStored *stored)
{
  const char *end;

  for (const char *name = stored->names;; name = end + 1)
    {
      end = strchr (name, '\n');
      if (end == NULL)
        end = name + strlen (name);
      link_to (self, self->by_name, siyi_stored_key (stored->day, name, (gsize) (end - name)));
      if (*end == '\0')
        return;
    }
}

/* The lists of a visit are complete: from now on it can be found. Who named nobody is found by the
 * text that stands for the names. */
static void
close_visit (SiyiStoredTwins *self,
             Persons         *persons)
{
  SiyiStored *stored;

  if (self->visits->len == 0)
    return;

  stored = &g_array_index (self->visits, SiyiStored, self->visits->len - 1);
  if (persons->names->len > 0)
    {
      stored->names = keep (self, persons->names->str);
      link_names (self, stored);
    }
  else
    {
      link_to (self, self->by_name,
               siyi_stored_key (stored->day, stored->names, strlen (stored->names)));
    }
  stored->phones = keep (self, persons->phones->str);
  stored->ids = keep (self, persons->ids->str);
  if (*stored->national_number != '\0')
    link_to (self, self->by_number, siyi_stored_key (stored->day, stored->national_number,
                                                     strlen (stored->national_number)));

  g_string_truncate (persons->names, 0);
  g_string_truncate (persons->phones, 0);
  g_string_truncate (persons->ids, 0);
}

static void
open_visit (SiyiStoredTwins *self,
            sqlite3_stmt    *row)
{
  SiyiStored stored = {
    .day = keep (self, siyi_column_text (row, 1)),
    .book = (guint) sqlite3_column_int (row, 2),
    .case_number = keep (self, siyi_column_text (row, 3)),
    .national_number = keep (self, siyi_column_text (row, 4)),
    .title = keep (self, siyi_column_text (row, 5)),
    .names = keep (self, siyi_column_text (row, 6)),
    .phones = "", .ids = "",
  };

  g_array_append_val (self->visits, stored);
}

static gboolean
load_rows (SiyiStoredTwins *self,
           SiyiDb          *db,
           sqlite3_stmt    *row,
           GError         **error)
{
  Persons persons = { g_string_new (NULL), g_string_new (NULL), g_string_new (NULL) };
  GError *failed = NULL;
  gint64 last = 0;

  while (siyi_db_row (db, row, &failed))
    {
      const gint64 id = sqlite3_column_int64 (row, 0);

      if (id != last)
        {
          close_visit (self, &persons);
          open_visit (self, row);
        }
      last = id;
      append (persons.names, siyi_column_text (row, 7));
      append (persons.phones, siyi_column_text (row, 8));
      append (persons.ids, siyi_column_text (row, 9));
    }
  close_visit (self, &persons);
  g_string_free (persons.names, TRUE);
  g_string_free (persons.phones, TRUE);
  g_string_free (persons.ids, TRUE);

  return siyi_db_done (db, row, failed, error);
}

/**
 * siyi_stored_twins_load:
 * @db: an archive
 * @from: first day, or none
 * @to: last day, or none
 * @error: return location
 *
 * Loads the live visits of some days; those without a day belong to all of them.
 *
 * Returns: (transfer full) (nullable): the visits
 */
SiyiStoredTwins *
siyi_stored_twins_load (SiyiDb  *db,
                        SiyiDay  from,
                        SiyiDay  to,
                        GError **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_visits, "dd", from, to);
  g_autoptr(SiyiStoredTwins) self = NULL;

  if (row == NULL)
    return NULL;

  self = g_new0 (SiyiStoredTwins, 1);
  self->texts = g_string_chunk_new (1 << 16);
  self->visits = g_array_new (FALSE, FALSE, sizeof (SiyiStored));
  self->links = g_array_new (FALSE, FALSE, sizeof (SiyiStoredLink));
  self->by_name = g_hash_table_new (NULL, NULL);
  self->by_number = g_hash_table_new (NULL, NULL);
  if (!load_rows (self, db, row, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
siyi_stored_twins_free (SiyiStoredTwins *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_number);
  g_array_unref (self->links);
  g_array_unref (self->visits);
  g_string_chunk_free (self->texts);
  g_free (self);
}
