/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On the first day the office's lists are empty, and the ledger itself knows its leaders and
 * units: they are collected here, and those a person confirms are put into the lists. */
#include "siyi-unknown-names.h"

#include "siyi-office-names-private.h"
#include "siyi-office-store.h"
#include "siyi-read-text.h"
#include "siyi-takeover-private.h"

static void
unknown_name_free (gpointer data)
{
  SiyiUnknownName *name = data;

  g_free (name->name);
  g_free (name->post);
  g_free (name);
}

static gboolean
is_known (SiyiTakeover *takeover,
          SiyiField     field,
          const char   *text)
{
  g_autofree char *key = NULL;

  if (field == SIYI_FIELD_LEADERS)
    return g_strv_contains (siyi_office_names_leaders (takeover->names), text);

  key = siyi_read_key (text);

  return siyi_office_names_find_unit (takeover->names, key) != NULL;
}

static int
most_rows_first (gconstpointer a,
                 gconstpointer b)
{
  const SiyiUnknownName *one = *(SiyiUnknownName * const *) a;
  const SiyiUnknownName *two = *(SiyiUnknownName * const *) b;

  if (one->n_rows != two->n_rows)
    return one->n_rows > two->n_rows ? -1 : 1;

  return g_strcmp0 (one->name, two->name);
}

static void
count_name (GPtrArray        *found,
            GHashTable       *by_name,
            const SiyiRecord *record,
            SiyiField         field,
            const char       *text)
{
  SiyiUnknownName *name = g_hash_table_lookup (by_name, text);

  if (name == NULL)
    {
      name = g_new0 (SiyiUnknownName, 1);
      name->name = g_strdup (text);
      if (field == SIYI_FIELD_LEADERS)
        name->post = g_strdup (record->post);
      g_hash_table_insert (by_name, name->name, name);
      g_ptr_array_add (found, name);
    }
  name->n_rows++;
}

/**
 * siyi_unknown_names_find:
 * @takeover: a ledger that was read
 * @field: %SIYI_FIELD_LEADERS or %SIYI_FIELD_UNITS
 * @progress: (nullable): told of every flag
 *
 * Makes a record for each flag, which takes seconds for a large ledger; for a job's thread.
 *
 * Returns: (transfer full) (element-type SiyiUnknownName): each unknown name once, the most
 *   frequent first; %NULL where it was cancelled
 */
GPtrArray *
siyi_unknown_names_find (SiyiTakeover  *takeover,
                         SiyiField      field,
                         SiyiProgress   progress,
                         gpointer       progress_data,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (unknown_name_free);
  g_autoptr(GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  const GArray *flags = siyi_takeover_get_flags (takeover);
  const char *why = field == SIYI_FIELD_LEADERS ? "leader-unknown" : "unit-unknown";

  for (guint i = 0; i < flags->len; i++)
    {
      const SiyiTakeoverFlag *flag = &g_array_index (flags, SiyiTakeoverFlag, i);
      g_autoptr(SiyiRecord) record = NULL;
      char **texts;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (progress != NULL)
        progress (progress_data, i, flags->len);
      if (flag->key != field || flag->record == G_MAXUINT || !g_str_equal (flag->why, why))
        continue;

      record = siyi_takeover_get_record (takeover, flag->record);
      texts = field == SIYI_FIELD_LEADERS ? record->leaders : record->units;
      for (guint k = 0; texts != NULL && texts[k] != NULL; k++)
        if (!is_known (takeover, field, texts[k]))
          count_name (found, by_name, record, field, texts[k]);
    }
  g_ptr_array_sort (found, most_rows_first);

  return g_steal_pointer (&found);
}

static gboolean
add_leaders (SiyiDb     *db,
             GPtrArray  *names,
             GError    **error)
{
  g_autoptr(GPtrArray) leaders = g_ptr_array_new ();
  g_autofree SiyiLeader *list = g_new0 (SiyiLeader, names->len);
  g_autoptr(GPtrArray) known = siyi_leaders_load (db, SIYI_DAY_NONE, TRUE, error);

  if (known == NULL)
    return FALSE;

  for (guint i = 0; i < names->len; i++)
    {
      const SiyiUnknownName *name = g_ptr_array_index (names, i);

      list[i] = (SiyiLeader) { .name = name->name, .post = name->post, .active = TRUE,
                               .rank = (int) (known->len + i + 1) };
      g_ptr_array_add (leaders, &list[i]);
    }

  return siyi_leaders_save_all (db, leaders, error);
}

static gboolean
add_units (SiyiDb     *db,
           GPtrArray  *names,
           GError    **error)
{
  g_autoptr(GPtrArray) units = g_ptr_array_new ();
  g_autofree SiyiUnit *list = g_new0 (SiyiUnit, names->len);

  for (guint i = 0; i < names->len; i++)
    {
      const SiyiUnknownName *name = g_ptr_array_index (names, i);

      list[i] = (SiyiUnit) { .name = name->name, .active = TRUE };
      g_ptr_array_add (units, &list[i]);
    }

  return siyi_units_save_all (db, units, error);
}

/**
 * siyi_unknown_names_add:
 * @field: %SIYI_FIELD_LEADERS or %SIYI_FIELD_UNITS
 * @names: (element-type SiyiUnknownName): what a person confirmed
 *
 * Puts the names into the office's list, behind those that are there, in one action.
 */
gboolean
siyi_unknown_names_add (SiyiDb     *db,
                        SiyiField   field,
                        GPtrArray  *names,
                        GError    **error)
{
  return field == SIYI_FIELD_LEADERS ? add_leaders (db, names, error)
                                     : add_units (db, names, error);
}
