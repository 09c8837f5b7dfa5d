/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names a ledger's texts are compared with: leaders, and units under all their names. Immutable
 * once made, counted, safe on any thread. */
#include "siyi-office-names-private.h"

#include "siyi-read-text.h"

struct _SiyiOfficeNames
{
  gatomicrefcount  ref_count;
  char           **leaders;
  GHashTable      *units;   /* key form of any name -> full name, both owned */
  SiyiStoredTwins *stored;  /* (nullable) */
};

static void
add_unit_name (SiyiOfficeNames *names,
               const char      *name,
               const char      *full)
{
  char *key;

  if (name == NULL || *name == '\0')
    return;

  key = siyi_read_key (name);
  if (g_hash_table_contains (names->units, key))
    g_free (key);
  else
    g_hash_table_insert (names->units, key, g_strdup (full));
}

static void
add_unit_names (SiyiOfficeNames *names,
                char           **list,
                const char      *full)
{
  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    add_unit_name (names, list[i], full);
}

/**
 * siyi_office_names_new:
 * @leaders: (element-type SiyiLeader): leaders, those who have left included
 * @units: (element-type SiyiUnit): units
 *
 * Returns: (transfer full): the names; nothing of the arrays is kept
 */
SiyiOfficeNames *
siyi_office_names_new (GPtrArray *leaders,
                       GPtrArray *units)
{
  SiyiOfficeNames *names = g_new0 (SiyiOfficeNames, 1);

  g_atomic_ref_count_init (&names->ref_count);
  names->leaders = g_new0 (char *, leaders->len + 1);
  for (guint i = 0; i < leaders->len; i++)
    names->leaders[i] = g_strdup (((SiyiLeader *) g_ptr_array_index (leaders, i))->name);

  /* A full name is nobody's short one: they go in first. */
  names->units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < units->len; i++)
    {
      const SiyiUnit *unit = g_ptr_array_index (units, i);

      add_unit_name (names, unit->name, unit->name);
    }
  for (guint i = 0; i < units->len; i++)
    {
      const SiyiUnit *unit = g_ptr_array_index (units, i);

      add_unit_name (names, unit->short_name, unit->name);
      add_unit_names (names, unit->aliases, unit->name);
      add_unit_names (names, unit->old_names, unit->name);
    }

  return names;
}

SiyiOfficeNames *
siyi_office_names_ref (SiyiOfficeNames *names)
{
  g_atomic_ref_count_inc (&names->ref_count);

  return names;
}

void
siyi_office_names_unref (SiyiOfficeNames *names)
{
  if (!g_atomic_ref_count_dec (&names->ref_count))
    return;

  g_strfreev (names->leaders);
  g_hash_table_unref (names->units);
  siyi_stored_twins_free (names->stored);
  g_free (names);
}

const char * const *
siyi_office_names_leaders (const SiyiOfficeNames *names)
{
  return (const char * const *) names->leaders;
}

void
siyi_office_names_take_stored (SiyiOfficeNames *names,
                               SiyiStoredTwins *stored)
{
  siyi_stored_twins_free (names->stored);
  names->stored = stored;
}

const SiyiStoredTwins *
siyi_office_names_stored (const SiyiOfficeNames *names)
{
  return names->stored;
}

/* A SiyiReadLookup. */
const char *
siyi_office_names_find_unit (gconstpointer  data,
                             const char    *key)
{
  const SiyiOfficeNames *names = data;

  return g_hash_table_lookup (names->units, key);
}
