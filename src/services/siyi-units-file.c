/* SPDX-License-Identifier: GPL-3.0-or-later */
/* units.csv: full names with their short, other and old names. A name that could mean two units
 * refuses the file, because every ledger is read by these names. Reading needs no archive. */
#include "siyi-office-files.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "siyi-office-store.h"
#include "siyi-office-table.h"

/* Which unit of the file bears a name. */
typedef struct
{
  char  *unit;
  guint  line;
} Bearer;

static void
bearer_free (gpointer data)
{
  Bearer *bearer = data;

  g_free (bearer->unit);
  g_free (bearer);
}

static gboolean
claim (GHashTable  *bearers,
       const char  *file,
       guint        line,
       const char  *unit,
       const char  *name,
       GError     **error)
{
  const Bearer *earlier = g_hash_table_lookup (bearers, name);
  Bearer *bearer;

  if (earlier != NULL && earlier->line == line)
    return TRUE;

  if (earlier != NULL && strcmp (unit, earlier->unit) == 0)
    g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                 _("%s, line %u: %s stands on line %u already; leave one of the two lines"),
                 file, line, unit, earlier->line);
  else if (earlier != NULL)
    g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                 _("%s, line %u: the name “%s” belongs to %s and to %s; leave it with one of them"),
                 file, line, name, earlier->unit, unit);
  if (earlier != NULL)
    return FALSE;

  bearer = g_new0 (Bearer, 1);
  bearer->unit = g_strdup (unit);
  bearer->line = line;
  g_hash_table_insert (bearers, g_strdup (name), bearer);

  return TRUE;
}

/* Every name of the unit, borrowed from it. */
static GPtrArray *
all_names (const SiyiUnit *unit)
{
  char **lists[] = { unit->aliases, unit->old_names };
  GPtrArray *names = g_ptr_array_new ();

  g_ptr_array_add (names, unit->name);
  if (unit->short_name != NULL)
    g_ptr_array_add (names, unit->short_name);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    for (gsize k = 0; lists[i] != NULL && lists[i][k] != NULL; k++)
      g_ptr_array_add (names, lists[i][k]);

  return names;
}

static gboolean
claim_all (GHashTable      *bearers,
           const char      *file,
           guint            line,
           const SiyiUnit  *unit,
           GError         **error)
{
  g_autoptr(GPtrArray) names = all_names (unit);

  for (guint i = 0; i < names->len; i++)
    if (!claim (bearers, file, line, unit->name, g_ptr_array_index (names, i), error))
      return FALSE;

  return TRUE;
}

/* A name that stands in two of the unit's own cells is kept once. */
static char **
other_names (const SiyiOfficeTable *table,
             guint                  row,
             const char            *key,
             GHashTable            *seen)
{
  g_auto(GStrv) parts = siyi_office_table_split (siyi_office_table_get (table, row, key),
                                                 "alias-separators");
  GPtrArray *names = g_ptr_array_new ();

  for (gsize i = 0; parts[i] != NULL; i++)
    if (g_hash_table_add (seen, g_strdup (parts[i])))
      g_ptr_array_add (names, g_strdup (parts[i]));
  g_ptr_array_add (names, NULL);

  return (char **) g_ptr_array_free (names, FALSE);
}

static SiyiUnit *
read_unit (const SiyiOfficeTable  *table,
           guint                   row,
           GHashTable             *bearers,
           GError                **error)
{
  const char *name = siyi_office_table_get (table, row, "name");
  const char *short_name = siyi_office_table_get (table, row, "short");
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  SiyiUnit *unit;

  if (name == NULL)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                   _("%s, line %u: the full name is missing; write one unit on each line"),
                   siyi_office_table_get_file (table), siyi_office_table_line (table, row));
      return NULL;
    }

  unit = g_new0 (SiyiUnit, 1);
  unit->active = TRUE;
  unit->name = g_strdup (name);
  g_hash_table_add (seen, g_strdup (name));
  if (short_name != NULL && g_hash_table_add (seen, g_strdup (short_name)))
    unit->short_name = g_strdup (short_name);
  unit->kind = g_strdup (siyi_office_table_get (table, row, "kind"));
  unit->aliases = other_names (table, row, "alias", seen);
  unit->old_names = other_names (table, row, "old", seen);

  if (claim_all (bearers, siyi_office_table_get_file (table), siyi_office_table_line (table, row),
                 unit, error))
    return unit;

  siyi_unit_free (unit);

  return NULL;
}

/**
 * siyi_units_read:
 * @path: units.csv; only its name where @bytes is given
 * @bytes: (nullable): the file's content
 * @ignored: (out) (optional) (transfer full): headings of columns that were left out
 *
 * Returns: (transfer full) (element-type SiyiUnit): the units, as the file gives them
 */
GPtrArray *
siyi_units_read (const char   *path,
                 GBytes       *bytes,
                 char       ***ignored,
                 GError      **error)
{
  static const char group[] = "unit-headings";
  g_autoptr(SiyiOfficeTable) table = NULL;
  g_autoptr(GPtrArray) units = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_unit_free);
  g_autoptr(GHashTable) bearers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                         bearer_free);

  table = bytes != NULL ? siyi_office_table_read_bytes (path, bytes, group, error)
                        : siyi_office_table_read (path, group, error);
  if (table == NULL)
    return NULL;

  for (guint i = 0; i < siyi_office_table_n_rows (table); i++)
    {
      SiyiUnit *unit = read_unit (table, i, bearers, error);

      if (unit == NULL)
        return NULL;
      g_ptr_array_add (units, unit);
    }

  if (ignored != NULL)
    *ignored = g_strdupv ((char **) siyi_office_table_get_ignored (table));

  return g_steal_pointer (&units);
}

/* Names of the archive's units that the file does not replace: name -> full name. */
static GHashTable *
names_taken (GPtrArray *stored,
             GPtrArray *units)
{
  g_autoptr(GHashTable) fresh = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *taken = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < units->len; i++)
    g_hash_table_add (fresh, ((SiyiUnit *) g_ptr_array_index (units, i))->name);

  for (guint i = 0; i < stored->len; i++)
    {
      const SiyiUnit *unit = g_ptr_array_index (stored, i);
      g_autoptr(GPtrArray) names = all_names (unit);

      for (guint k = 0; k < names->len && !g_hash_table_contains (fresh, unit->name); k++)
        g_hash_table_insert (taken, g_ptr_array_index (names, k), unit->name);
    }

  return taken;
}

static gboolean
is_free_of (GHashTable      *taken,
            const char      *file,
            const SiyiUnit  *unit,
            GError         **error)
{
  g_autoptr(GPtrArray) names = all_names (unit);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      const char *owner = g_hash_table_lookup (taken, name);

      if (owner == NULL)
        continue;
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                   _("%s: the name “%s” of %s belongs to %s in this archive; leave it with one "
                     "of them"), file, name, unit->name, owner);
      return FALSE;
    }

  return TRUE;
}

/**
 * siyi_units_store:
 * @file: how a refusal calls where @units came from
 *
 * Stores them by name in one action, unless a name belongs to another unit of the archive.
 *
 * Returns: how many, -1 with @error set
 */
int
siyi_units_store (SiyiDb      *db,
                  const char  *file,
                  GPtrArray   *units,
                  GError     **error)
{
  g_autoptr(GPtrArray) stored = siyi_units_load (db, TRUE, error);
  g_autoptr(GHashTable) taken = NULL;

  if (stored == NULL)
    return -1;

  taken = names_taken (stored, units);
  for (guint i = 0; i < units->len; i++)
    if (!is_free_of (taken, file, g_ptr_array_index (units, i), error))
      return -1;

  return siyi_units_save_all (db, units, error) ? (int) units->len : -1;
}

/**
 * siyi_units_import:
 *
 * Returns: how many units were stored; -1 with one sentence, and nothing stored
 */
int
siyi_units_import (SiyiDb      *db,
                   const char  *path,
                   GError     **error)
{
  g_autoptr(GPtrArray) units = siyi_units_read (path, NULL, NULL, error);
  g_autofree char *file = g_path_get_basename (path);

  return units != NULL ? siyi_units_store (db, file, units, error) : -1;
}
