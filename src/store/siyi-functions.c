/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules of core as SQL functions, so that a filter over many rows needs no second copy of them.
 * Deterministic; not usable from a schema. */
#include "siyi-db-private.h"

#include "siyi-count.h"
#include "siyi-ledger.h"

static SiyiDay
day_of (sqlite3_value *value)
{
  return siyi_day_parse ((const char *) sqlite3_value_text (value));
}

/* siyi_light (assigned, due, closed, state, today): a #SiyiLight */
static void
light (sqlite3_context  *context,
       int               n,
       sqlite3_value   **values)
{
  const char *state = (const char *) sqlite3_value_text (values[3]);
  SiyiLight result = SIYI_LIGHT_DONE;

  if (g_strcmp0 (state, "closed") != 0)
    result = siyi_light_of (day_of (values[0]), day_of (values[1]), day_of (values[2]),
                            day_of (values[4]));
  sqlite3_result_int (context, result);
}

/* siyi_band (persons): a #SiyiBand */
static void
band (sqlite3_context  *context,
      int               n,
      sqlite3_value   **values)
{
  sqlite3_result_int (context, siyi_band_of (sqlite3_value_int (values[0])));
}

gboolean
siyi_functions_register (SiyiDb  *db,
                         GError **error)
{
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;

  if (sqlite3_create_function (db->handle, "siyi_light", 5, flags, NULL, light, NULL, NULL) ==
        SQLITE_OK &&
      sqlite3_create_function (db->handle, "siyi_band", 1, flags, NULL, band, NULL, NULL) ==
        SQLITE_OK)
    return TRUE;

  return siyi_db_set_error (db, "Opening the archive's main.db", error);
}
