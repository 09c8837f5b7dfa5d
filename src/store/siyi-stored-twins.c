/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is stored already of a ledger that is taken over again, grown by a month: the same day and
 * the national number, else the same book, day and name, no other phone or identity number, and a
 * request in nearly the same words (domain, 10.4). One question loads it; two tables of hashes, of
 * number and of name, each with the day, then answer a hundred thousand rows. A hash only leads to
 * a visit, the texts decide. */
#include "siyi-stored-twins.h"

#include <string.h>

#include "siyi-count.h"
#include "siyi-db-private.h"
#include "siyi-search.h"
#include "siyi-words.h"

enum
{
  SAME_REQUEST = 800,      /* of 1000 */
  MOST_COMPARED = 200,     /* visits of one name on one day */
};

/* Texts are the chunk's; "" where nothing stands. Lists are joined by spaces. */
typedef struct
{
  const char *day, *case_number, *national_number, *title, *names, *phones, *ids;
  guint       book;
} Stored;

typedef struct
{
  guint32 stored;
  guint32 next;            /* link of the same hash + 1; 0: the last */
} Link;

struct _SiyiStoredTwins
{
  GStringChunk *texts;
  GArray       *visits;    /* Stored */
  GArray       *links;     /* Link */
  GHashTable   *by_name;   /* hash -> link + 1 */
  GHashTable   *by_number;
};

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

static gpointer
key_of (const char *day,
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
  Link link = { self->visits->len - 1, GPOINTER_TO_UINT (g_hash_table_lookup (table, key)) };

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
link_names (SiyiStoredTwins *self,
            const Stored    *stored)
{
  const char *end;

  for (const char *name = stored->names;; name = end + 1)
    {
      end = strchr (name, '\n');
      if (end == NULL)
        end = name + strlen (name);
      link_to (self, self->by_name, key_of (stored->day, name, (gsize) (end - name)));
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
  Stored *stored;

  if (self->visits->len == 0)
    return;

  stored = &g_array_index (self->visits, Stored, self->visits->len - 1);
  if (persons->names->len > 0)
    {
      stored->names = keep (self, persons->names->str);
      link_names (self, stored);
    }
  else
    {
      link_to (self, self->by_name, key_of (stored->day, stored->names, strlen (stored->names)));
    }
  stored->phones = keep (self, persons->phones->str);
  stored->ids = keep (self, persons->ids->str);
  if (*stored->national_number != '\0')
    link_to (self, self->by_number, key_of (stored->day, stored->national_number,
                                            strlen (stored->national_number)));

  g_string_truncate (persons->names, 0);
  g_string_truncate (persons->phones, 0);
  g_string_truncate (persons->ids, 0);
}

static void
open_visit (SiyiStoredTwins *self,
            sqlite3_stmt    *row)
{
  Stored stored = {
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
  self->visits = g_array_new (FALSE, FALSE, sizeof (Stored));
  self->links = g_array_new (FALSE, FALSE, sizeof (Link));
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

static gboolean
list_has (const char *list,
          const char *text)
{
  const gsize length = strlen (text);

  for (const char *at = list; length > 0 && (at = strstr (at, text)) != NULL; at += length)
    if ((at == list || strchr (" \n", at[-1]) != NULL) && strchr (" \n", at[length]) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
has_one_of (const char  *list,
            char       **texts)
{
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    if (list_has (list, texts[i]))
      return TRUE;

  return FALSE;
}

/* The same phone or identity number, or neither side knows one. */
static gboolean
same_person (const Stored     *stored,
             const SiyiRecord *record)
{
  const gboolean known = (record->phones != NULL && record->phones[0] != NULL) ||
                         (record->ids != NULL && record->ids[0] != NULL);

  if (!known)
    return *stored->phones == '\0' && *stored->ids == '\0';

  return has_one_of (stored->phones, record->phones) || has_one_of (stored->ids, record->ids);
}

/* Whom nobody can name is the same only by the very same words. */
static gboolean
same_request (const Stored     *stored,
              const SiyiRecord *record,
              gboolean          named)
{
  const char *summary = record->summary != NULL ? record->summary : "";

  if (g_str_equal (stored->title, summary))
    return named || *summary != '\0';

  return named && siyi_text_likeness (stored->title, summary) >= SAME_REQUEST;
}

static const Stored *
find_name (const SiyiStoredTwins *self,
           const SiyiRecord      *record,
           const char            *day,
           const char            *name,
           gboolean               named)
{
  const SiyiBook book = siyi_book_of (record->form, record->destination);
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name,
                                                    key_of (day, name, strlen (name))));

  for (guint n = 0; at != 0 && n < MOST_COMPARED; n++)
    {
      const Link *link = &g_array_index (self->links, Link, at - 1);
      const Stored *stored = &g_array_index (self->visits, Stored, link->stored);

      if (stored->book == (guint) book && g_str_equal (stored->day, day) &&
          (g_str_equal (stored->names, name) || list_has (stored->names, name)) &&
          same_person (stored, record) && same_request (stored, record, named))
        return stored;
      at = link->next;
    }

  return NULL;
}

static const Stored *
find_number (const SiyiStoredTwins *self,
             const char            *day,
             const char            *number)
{
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_number,
                                                    key_of (day, number, strlen (number))));

  while (at != 0)
    {
      const Link *link = &g_array_index (self->links, Link, at - 1);
      const Stored *stored = &g_array_index (self->visits, Stored, link->stored);

      if (g_str_equal (stored->day, day) && g_str_equal (stored->national_number, number))
        return stored;
      at = link->next;
    }

  return NULL;
}

/**
 * siyi_stored_twins_find:
 * @record: a ledger's matter
 *
 * Returns: (transfer none) (nullable): own number of the case whose visit @record tells again
 */
const char *
siyi_stored_twins_find (const SiyiStoredTwins *self,
                        const SiyiRecord      *record)
{
  const char *day = record->date != NULL ? record->date : "";
  const Stored *stored = NULL;

  if (self->visits->len == 0)
    return NULL;

  if (record->number != NULL && *record->number != '\0')
    stored = find_number (self, day, record->number);
  for (guint i = 0; stored == NULL && record->visitors != NULL && record->visitors[i] != NULL; i++)
    stored = find_name (self, record, day, record->visitors[i], TRUE);
  if (stored == NULL && (record->visitors == NULL || record->visitors[0] == NULL))
    {
      const char *text = record->visitors_text != NULL ? record->visitors_text
                         : record->anonymous ? siyi_word ("store", "anonymous") : "";

      stored = find_name (self, record, day, text, record->visitors_text != NULL);
    }

  return stored != NULL ? stored->case_number : NULL;
}
