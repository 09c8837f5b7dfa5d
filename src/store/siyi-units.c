/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units with their short, other and old names; each such name belongs to one unit only. On an
 * archive's thread. */
#include "siyi-office-store.h"

#include "siyi-db-private.h"
#include "siyi-sort.h"

static const char sql_load_units[] =
  "SELECT id, name, short_name, kind, active FROM unit WHERE active >= ? "
  "ORDER BY active DESC, rank, id";
static const char sql_load_aliases[] =
  "SELECT alias, kind FROM unit_alias WHERE unit = ? AND kind <> 'short' ORDER BY rowid";
static const char sql_insert_unit[] =
  "INSERT INTO unit (uid, name, short_name, kind, active, pinyin_key, stroke_key, rank) "
  "VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT coalesce (max (rank), 0) + 1 FROM unit))";
static const char sql_update_unit[] =
  "UPDATE unit SET name = ?2, short_name = ?3, kind = ?4, active = ?5, pinyin_key = ?6, "
  "stroke_key = ?7 WHERE id = ?1";
static const char sql_clear_aliases[] =
  "DELETE FROM unit_alias WHERE unit = ?";
static const char sql_insert_alias[] =
  "INSERT INTO unit_alias (alias, unit, kind) VALUES (?, ?, ?)";
static const char sql_alias_owner[] =
  "SELECT u.name FROM unit_alias a JOIN unit u ON u.id = a.unit WHERE a.alias = ?";
static const char sql_find_unit[] =
  "SELECT id FROM unit WHERE name = ?";

void
siyi_unit_free (SiyiUnit *unit)
{
  g_free (unit->name);
  g_free (unit->short_name);
  g_free (unit->kind);
  g_strfreev (unit->aliases);
  g_strfreev (unit->old_names);
  g_free (unit);
}

static gboolean
load_aliases (SiyiDb    *db,
              SiyiUnit  *unit,
              GError   **error)
{
  g_autoptr(GStrvBuilder) aliases = g_strv_builder_new ();
  g_autoptr(GStrvBuilder) old_names = g_strv_builder_new ();
  sqlite3_stmt *statement = siyi_db_ask (db, error, sql_load_aliases, "l", unit->id);
  GError *failed = NULL;

  if (statement == NULL)
    return FALSE;

  while (siyi_db_row (db, statement, &failed))
    {
      gboolean old = g_str_equal (siyi_column_text (statement, 1), "old");

      g_strv_builder_add (old ? old_names : aliases, siyi_column_text (statement, 0));
    }
  unit->aliases = g_strv_builder_end (aliases);
  unit->old_names = g_strv_builder_end (old_names);

  return siyi_db_done (db, statement, failed, error);
}

/**
 * siyi_units_load:
 *
 * Returns: (transfer full) (element-type SiyiUnit): in the office's order
 */
GPtrArray *
siyi_units_load (SiyiDb    *db,
                 gboolean   with_inactive,
                 GError   **error)
{
  g_autoptr(GPtrArray) units = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_unit_free);
  sqlite3_stmt *statement = siyi_db_ask (db, error, sql_load_units, "i", with_inactive ? 0 : 1);
  GError *failed = NULL;

  if (statement == NULL)
    return NULL;

  while (siyi_db_row (db, statement, &failed))
    {
      SiyiUnit *unit = g_new0 (SiyiUnit, 1);

      unit->id = sqlite3_column_int64 (statement, 0);
      unit->name = siyi_column_dup (statement, 1);
      unit->short_name = siyi_column_dup (statement, 2);
      unit->kind = siyi_column_dup (statement, 3);
      unit->active = sqlite3_column_int (statement, 4);
      g_ptr_array_add (units, unit);
    }
  if (!siyi_db_done (db, statement, failed, error))
    return NULL;

  for (guint i = 0; i < units->len; i++)
    if (!load_aliases (db, g_ptr_array_index (units, i), error))
      return NULL;

  return g_steal_pointer (&units);
}

static gboolean
save_alias (SiyiDb      *db,
            gint64       unit,
            const char  *alias,
            const char  *kind,
            GError     **error)
{
  g_autofree char *owner = siyi_db_ask_text (db, sql_alias_owner, "t", alias);

  if (owner == NULL)
    return siyi_db_run (db, error, sql_insert_alias, "tlt", alias, unit, kind);

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
               "The name %s already belongs to %s; a name can mean one unit only", alias, owner);

  return FALSE;
}

/* Sorted differences would be a smaller change, but the audit line of a retyped list is plainer. */
static gboolean
save_aliases (SiyiDb          *db,
              gint64           id,
              const SiyiUnit  *unit,
              GError         **error)
{
  if (!siyi_db_run (db, error, sql_clear_aliases, "l", id))
    return FALSE;
  if (unit->short_name != NULL && *unit->short_name != '\0' &&
      !save_alias (db, id, unit->short_name, "short", error))
    return FALSE;

  for (int i = 0; unit->aliases != NULL && unit->aliases[i] != NULL; i++)
    if (g_strcmp0 (unit->aliases[i], unit->short_name) != 0 &&
        !save_alias (db, id, unit->aliases[i], "alias", error))
      return FALSE;
  for (int i = 0; unit->old_names != NULL && unit->old_names[i] != NULL; i++)
    if (!save_alias (db, id, unit->old_names[i], "old", error))
      return FALSE;

  return TRUE;
}

static gint64
save_unit (SiyiDb          *db,
           gint64           id,
           const SiyiUnit  *unit,
           GError         **error)
{
  g_autoptr(GBytes) pinyin = siyi_sort_key (SIYI_ORDER_PINYIN, unit->name);
  g_autoptr(GBytes) stroke = siyi_sort_key (SIYI_ORDER_STROKE, unit->name);
  gboolean ok;

  if (unit->name == NULL || *unit->name == '\0')
    {
      g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT, "A unit needs a name");
      return 0;
    }

  if (id == 0)
    {
      g_autofree char *uid = siyi_uid_new (db);

      ok = siyi_db_run (db, error, sql_insert_unit, "ttTTibb", uid, unit->name, unit->short_name,
                        unit->kind, unit->active, pinyin, stroke);
      id = siyi_db_last_id (db);
    }
  else
    ok = siyi_db_run (db, error, sql_update_unit, "ltTTibb", id, unit->name, unit->short_name,
                      unit->kind, unit->active, pinyin, stroke);

  return ok && save_aliases (db, id, unit, error) ? id : 0;
}

/**
 * siyi_unit_save:
 * @unit: id 0 makes a new one
 *
 * Returns: its id; 0 with CONSTRAINT where one of its names belongs to another
 */
gint64
siyi_unit_save (SiyiDb          *db,
                const SiyiUnit  *unit,
                GError         **error)
{
  gint64 id;

  if (!siyi_db_begin (db, "unit.save", FALSE, error))
    return 0;

  id = save_unit (db, unit->id, unit, error);
  if (id != 0 && siyi_db_commit (db, error))
    return id;

  siyi_db_cancel (db);

  return 0;
}

/**
 * siyi_units_save_all:
 * @units: (element-type SiyiUnit): matched with the stored ones by name; others stay
 *
 * Returns: whether all were saved; none is where one can't be
 */
gboolean
siyi_units_save_all (SiyiDb     *db,
                     GPtrArray  *units,
                     GError    **error)
{
  if (!siyi_db_begin (db, "units.import", FALSE, error))
    return FALSE;

  for (guint i = 0; i < units->len; i++)
    {
      const SiyiUnit *unit = g_ptr_array_index (units, i);
      gint64 id = siyi_db_ask_int64 (db, 0, sql_find_unit, "t", unit->name);

      if (save_unit (db, id, unit, error) == 0)
        {
          siyi_db_cancel (db);
          return FALSE;
        }
    }

  return siyi_db_commit (db, error);
}
