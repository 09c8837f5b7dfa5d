/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The petitioners of a visit with their numbers. For one action, on an archive's writing thread. */
#include "siyi-import-private.h"

struct _SiyiPersons
{
  SiyiDb       *db;
  sqlite3_stmt *insert;
};

static const char sql_insert_petitioner[] =
  "INSERT INTO petitioner (visit, ordinal, name, representative, id_number, phone) "
  "VALUES (?, ?, ?, ?, ?, ?)";

SiyiPersons *
siyi_persons_new (SiyiDb  *db,
                  GError **error)
{
  sqlite3_stmt *insert = siyi_db_prepare (db, sql_insert_petitioner, error);
  SiyiPersons *self;

  if (insert == NULL)
    return NULL;

  self = g_new0 (SiyiPersons, 1);
  self->db = db;
  self->insert = insert;

  return self;
}

void
siyi_persons_free (SiyiPersons *self)
{
  siyi_db_release (self->db, self->insert);
  g_free (self);
}

static gboolean
write_person (SiyiPersons       *self,
                  gint64             visit,
                  int                ordinal,
                  const char        *name,
                  gboolean           representative,
                  const char        *id_number,
                  const char        *phone,
                  GError           **error)
{
  sqlite3_stmt *st = self->insert;

  sqlite3_bind_int64 (st, 1, visit);
  sqlite3_bind_int (st, 2, ordinal);
  siyi_bind_static (st, 3, name);
  sqlite3_bind_int (st, 4, representative);
  siyi_bind_static (st, 5, id_number);
  siyi_bind_static (st, 6, phone);

  return siyi_step_held (self->db, st, error);
}

static gsize
length_of (char **list)
{
  return list != NULL ? g_strv_length (list) : 0;
}

/* One number a name goes to its name; otherwise nobody knows whose they are: one row of the
 * first person takes all phones, the identity numbers go on rows in their order. */
gboolean
siyi_persons_write (SiyiPersons       *self,
                   const SiyiRecord  *record,
                   gint64             visit,
                   GError           **error)
{
  gsize n_names = length_of (record->visitors);
  gsize n_phones = length_of (record->phones);
  gsize n_ids = length_of (record->ids);
  gboolean paired = n_phones > 1 && n_phones == n_names;
  g_autofree char *phones = n_phones > 1 && !paired ? g_strjoinv (" ", record->phones) : NULL;
  gsize n = MAX (MAX (n_names, n_ids), MIN (n_phones, 1));

  for (gsize i = 0; i < n; i++)
    {
      const char *name = i < n_names ? record->visitors[i] : NULL;
      const char *phone = phones != NULL ? phones : n_phones > 0 ? record->phones[0] : NULL;

      if (paired)
        phone = record->phones[i];
      else if (i > 0)
        phone = NULL;

      if (!write_person (self, visit, (int) i, name,
                             name != NULL && record->representative_names != NULL &&
                             g_strv_contains ((const char * const *) record->representative_names,
                                              name),
                             i < n_ids ? record->ids[i] : NULL, phone, error))
        return FALSE;
    }

  return TRUE;
}
