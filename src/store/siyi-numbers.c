/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers without gaps: a visit's serial in its book and year, a case's own number (the setting's
 * prefix, the year, four digits or more; domain, section 7.1). The last stored one is asked once a
 * book and year; the action's lock keeps others out until it commits. */
#include "siyi-numbers.h"

#include <string.h>

#include "siyi-case-store.h"
#include "siyi-office-store.h"

struct _SiyiNumbers
{
  SiyiDb     *db;
  char       *prefix;
  GHashTable *serials;   /* book * 10000 + year -> last */
  GHashTable *cases;     /* year -> last */
};

static const char sql_last_serial[] =
  "SELECT max (serial) FROM visit WHERE book = ? AND year = ?";
/* Text order would put 10000 before 9999. */
static const char sql_last_case[] =
  "SELECT max (CAST (substr (number, length (?1) + 1) AS INTEGER)) FROM petition_case "
  "WHERE number >= ?1 AND number < ?1 || ':'";

SiyiNumbers *
siyi_numbers_new (SiyiDb *db)
{
  SiyiNumbers *self = g_new0 (SiyiNumbers, 1);

  self->db = db;
  self->prefix = siyi_setting_get (db, "case.number.prefix", "JF");
  self->serials = g_hash_table_new (NULL, NULL);
  self->cases = g_hash_table_new (NULL, NULL);

  return self;
}

void
siyi_numbers_free (SiyiNumbers *self)
{
  g_free (self->prefix);
  g_hash_table_unref (self->serials);
  g_hash_table_unref (self->cases);
  g_free (self);
}

int
siyi_numbers_next_serial (SiyiNumbers *self,
                          SiyiBook     book,
                          int          year)
{
  gpointer key = GINT_TO_POINTER ((int) book * 10000 + year);
  int last = GPOINTER_TO_INT (g_hash_table_lookup (self->serials, key));

  if (last == 0)
    last = (int) siyi_db_ask_int64 (self->db, 0, sql_last_serial, "ii", (int) book, year);
  g_hash_table_insert (self->serials, key, GINT_TO_POINTER (last + 1));

  return last + 1;
}

void
siyi_numbers_next_case (SiyiNumbers *self,
                        int          year,
                        char        *out,
                        gsize        n_out)
{
  int last = GPOINTER_TO_INT (g_hash_table_lookup (self->cases, GINT_TO_POINTER (year)));

  if (last == 0)
    {
      g_autofree char *stem = g_strdup_printf ("%s%04d", self->prefix, year);

      last = (int) siyi_db_ask_int64 (self->db, 0, sql_last_case, "t", stem);
    }
  g_hash_table_insert (self->cases, GINT_TO_POINTER (year), GINT_TO_POINTER (last + 1));
  g_snprintf (out, n_out, "%s%04d%04d", self->prefix, year, last + 1);
}

/**
 * siyi_next_case_number:
 *
 * Returns: (transfer full): the number the next case of @year gets
 */
char *
siyi_next_case_number (SiyiDb  *db,
                       int      year,
                       GError **error)
{
  SiyiNumbers *numbers = siyi_numbers_new (db);
  char number[40];

  siyi_numbers_next_case (numbers, year, number, sizeof number);
  siyi_numbers_free (numbers);

  return g_strdup (number);
}

void
siyi_numbers_day (SiyiDay day,
                  char    out[11])
{
  int year, month, month_day;

  siyi_day_split (day, &year, &month, &month_day);
  g_snprintf (out, 11, "%04d-%02d-%02d", year % 10000, month % 100, month_day % 100);
}
