/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking an action back by a new one: its audit lines are walked from the last to the first and
 * each change is reversed, but only where the row still holds what the action left there. Row
 * versions never go back, they go on. Names of tables and columns come from the trail and are used
 * only if the schema has them. On an archive's writing thread. */
#include "siyi-undo-private.h"

#include "siyi-edit-private.h"
#include "siyi-ledger-store.h"

static const char sql_has_additions[] =
  "SELECT count (*) FROM record_addition WHERE visit = CAST (? AS INTEGER)";
static const char sql_verb[] =
  "SELECT verb FROM audit WHERE action = ? LIMIT 1";
static const char sql_lines[] =
  "SELECT entity, entity_id, change FROM audit WHERE action = ? ORDER BY seq DESC";

/* What a sealed record says stays, also when an older action is taken back; the sealing itself can
 * be, as long as nothing came after it. */
static gboolean
may_reverse (SiyiDb              *db,
             const SiyiReversal  *change,
             GError             **error)
{
  static const char * const said[] = { "talk", "recorder", "on_the_spot", "persons", "visitors" };
  JsonObject *before = change->before;

  if (g_str_equal (change->table->name, "instruction") ||
      g_str_equal (change->table->name, "petitioner"))
    return siyi_talk_refuse_sealed (db, g_ascii_strtoll (change->keys[0], NULL, 10), error);
  if (!g_str_equal (change->table->name, "visit") || before == NULL)
    return TRUE;

  if (json_object_has_member (before, "sealed_at") &&
      siyi_db_ask_int64 (db, 0, sql_has_additions, "t", change->keys[0]) != 0)
    return siyi_refuse (error, SIYI_ERROR_STALE,
                        "This can't be undone any more: an addition stands below the sealed record");

  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    if (json_object_has_member (before, said[i]))
      return siyi_talk_refuse_sealed (db, g_ascii_strtoll (change->keys[0], NULL, 10), error);

  return TRUE;
}

static gboolean
reverse_line (SiyiDb       *db,
              const char   *entity,
              const char   *entity_id,
              const char   *text,
              GError      **error)
{
  const SiyiTable *table = siyi_audit_table (db, entity);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_auto(GStrv) keys = NULL;
  JsonObject *object;
  SiyiReversal change;

  if (table == NULL)    /* a note, no row */
    return TRUE;
  if (!json_parser_load_from_data (parser, text, -1, error))
    return FALSE;

  object = json_node_get_object (json_parser_get_root (parser));
  if (json_object_has_member (object, "bulk"))
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT,
                        "A whole import is taken back from the list of imports");

  if (json_object_has_member (object, "emptied_by"))
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT,
                        "What this action changed was destroyed by a signed list; it can't be undone any more");

  keys = g_strsplit (entity_id, "/", table->n_keys);
  if ((int) g_strv_length (keys) != table->n_keys)
    return siyi_refuse (error, SIYI_ERROR_CORRUPT, "A line of the audit trail names no row");

  change.table = table;
  change.keys = keys;
  change.before = json_object_has_member (object, "before")
                    ? json_object_get_object_member (object, "before") : NULL;
  change.after = json_object_has_member (object, "after")
                   ? json_object_get_object_member (object, "after") : NULL;
  if (!may_reverse (db, &change, error))
    return FALSE;
  if (change.before == NULL)
    return change.after == NULL || siyi_reverse_insert (db, &change, error);
  if (change.after == NULL)
    return siyi_reverse_delete (db, &change, error);

  return siyi_reverse_update (db, &change, error);
}

static gboolean
reverse_all (SiyiDb      *db,
             const char  *action,
             GError     **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_lines, "t", action);
  GError *failed = NULL;
  gboolean any = FALSE;

  if (row == NULL)
    return FALSE;

  while (failed == NULL && siyi_db_row (db, row, &failed))
    {
      any = TRUE;
      reverse_line (db, siyi_column_text (row, 0), siyi_column_text (row, 1),
                    siyi_column_text (row, 2), &failed);
    }
  if (!siyi_db_done (db, row, failed, error))
    return FALSE;

  return any || siyi_refuse (error, SIYI_ERROR_NOT_FOUND, "There is no such action to undo");
}

/* Taking something back is the same deed as doing it. */
static gboolean
may_undo (SiyiDb      *db,
          const char  *action,
          GError     **error)
{
  g_autofree char *verb = siyi_db_ask_text (db, sql_verb, "t", action);

  return verb == NULL || siyi_db_may (db, verb, error);
}

/**
 * siyi_action_undo:
 * @action: UUID of a committed action
 *
 * Returns: (transfer full): UUID of the new action; %NULL with STALE where a later action touched
 *   the same, CONSTRAINT where numbers would get a gap, NOT_FOUND
 */
char *
siyi_action_undo (SiyiDb      *db,
                  const char  *action,
                  GError     **error)
{
  if (!siyi_db_begin (db, "undo", FALSE, error))
    return NULL;

  siyi_audit_add_note (db, "action", action, "{}");
  if (may_undo (db, action, error) && reverse_all (db, action, error) && siyi_db_commit (db, error))
    return g_strdup (siyi_db_action (db));

  siyi_db_cancel (db);

  return NULL;
}

/**
 * siyi_actions_undo:
 * @actions: UUIDs of committed actions, the oldest first
 *
 * siyi_action_undo() for what a person sees as one step; all of them or none.
 *
 * Returns: (transfer full): UUID of the one new action; %NULL with the errors of siyi_action_undo()
 */
char *
siyi_actions_undo (SiyiDb              *db,
                   const char * const  *actions,
                   GError             **error)
{
  guint n = g_strv_length ((char **) actions);

  if (!siyi_db_begin (db, "undo", FALSE, error))
    return NULL;

  while (n > 0)
    {
      g_autofree char *inner = siyi_action_undo (db, actions[--n], error);

      if (inner == NULL)
        {
          siyi_db_cancel (db);
          return NULL;
        }
    }

  return siyi_db_commit (db, error) ? g_strdup (siyi_db_action (db)) : NULL;
}
