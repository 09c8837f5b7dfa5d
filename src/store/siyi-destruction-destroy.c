/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carries a signed list out. First the bytes of the files go from their volumes, each volume by itself, for
 * no action spans two; then the records in one bulk action, so that the trail gets digests and not what is
 * destroyed, its older lines losing their words; last the search index is written anew, for it keeps deleted words in its segments. Broken off
 * in between, the list is not done and is carried out again. On an archive's writing thread. */
#include "siyi-destruction.h"

#include <string.h>

#include "siyi-destruction-trail.h"
#include "siyi-error.h"
#include "siyi-search-store.h"
#include "siyi-volume.h"
#include "siyi-words.h"

#define VISITS "(SELECT id FROM visit WHERE case_id = ?1)"
#define TASKS "(SELECT t.id FROM task t JOIN visit v ON v.id = t.visit WHERE v.case_id = ?1)"

/* Children before parents. */
static const char * const deletes[] = {
  "DELETE FROM paper WHERE case_id = ?1 OR task IN " TASKS,
  "UPDATE task_step SET corrects = NULL WHERE task IN " TASKS " AND corrects IS NOT NULL",
  "DELETE FROM task_step WHERE task IN " TASKS,
  "DELETE FROM task_unit WHERE task IN " TASKS,
  "DELETE FROM task WHERE visit IN " VISITS,
  "DELETE FROM instruction WHERE visit IN " VISITS,
  "DELETE FROM petitioner WHERE visit IN " VISITS,
  "DELETE FROM signature WHERE visit IN " VISITS,
  "DELETE FROM signin_difference WHERE visit IN " VISITS,
  "DELETE FROM record_addition WHERE visit IN " VISITS,
  "DELETE FROM record_signature WHERE visit IN " VISITS,
  "DELETE FROM national_item WHERE visit IN " VISITS,
  "DELETE FROM import_flag WHERE visit IN " VISITS,
  "DELETE FROM inbox WHERE visit IN (SELECT uid FROM visit WHERE case_id = ?1)",
  "DELETE FROM draft WHERE key LIKE '%:%' AND substr (key, instr (key, ':') + 1) IN (SELECT CAST (id AS TEXT) FROM visit WHERE case_id = ?1)",
  "DELETE FROM event WHERE case_id = ?1",
  "DELETE FROM case_link WHERE case_a = ?1 OR case_b = ?1",
  "DELETE FROM recusal WHERE case_id = ?1",
  "DELETE FROM case_charge_line WHERE charge IN (SELECT id FROM case_charge WHERE case_id = ?1)",
  "DELETE FROM case_charge WHERE case_id = ?1",
  "DELETE FROM case_retention WHERE case_id = ?1",
  "DELETE FROM photo WHERE derived_from IN (SELECT id FROM photo WHERE visit IN " VISITS ")",
  "DELETE FROM photo WHERE visit IN " VISITS,
  "DELETE FROM file WHERE case_id = ?1 AND id NOT IN (SELECT file FROM photo)",
};

/* What a takeover kept of the file's cells, by the visit. */
static const char sql_raw[] =
  "UPDATE import_raw SET body = json_remove (body, '$.\"' || ?1 || '\"') WHERE first_visit <= ?1 AND last_visit >= ?1 "
  "AND json_type (body, '$.\"' || ?1 || '\"') IS NOT NULL";
static const char sql_visits[] =
  "SELECT id FROM visit WHERE case_id = ?";
static const char sql_visit[] =
  "UPDATE visit SET row_state = 1, void_reason = ?2, void_day = ?3, void_by = ?4, visitors = NULL, masked = NULL, "
  "address = NULL, talk = NULL, remark = NULL, recorder = NULL, pinyin_key = NULL, stroke_key = NULL, anonymous = 1, "
  "version = version + 1 WHERE case_id = ?1";
static const char sql_case[] =
  "UPDATE petition_case SET title = ?2, facts = NULL, national_number = NULL, problem_place = NULL, status_text = NULL, "
  "case_leader = NULL, case_leader_name = NULL, resolved_evidence = NULL, satisfaction_of = NULL, "
  "version = version + 1 WHERE id = ?1";
static const char sql_done[] =
  "UPDATE destruction SET done_at = ?2 WHERE id = ?1 AND done_at IS NULL";
/* Bytes that no other record needs. */
static const char sql_bytes[] =
  "SELECT DISTINCT f.volume, f.hash FROM destruction_item i JOIN file f ON f.case_id = i.case_id WHERE i.destruction = ?1 "
  "AND NOT EXISTS (SELECT 1 FROM file o WHERE o.hash = f.hash AND o.case_id IS NOT f.case_id "
  " AND coalesce (o.case_id, 0) NOT IN (SELECT case_id FROM destruction_item WHERE destruction = ?1)) ORDER BY 1";
static const char sql_blob[] = "SELECT id FROM blob WHERE hash = ?";
static const char sql_delete_chunks[] = "DELETE FROM chunk WHERE blob = ?";
static const char sql_delete_blob[] = "DELETE FROM blob WHERE id = ?";
static const char sql_optimize[] = "INSERT INTO case_text (case_text) VALUES ('optimize')";

typedef struct { char *volume, *hash; } Bytes;

static void
bytes_free (gpointer data)
{
  Bytes *bytes = data;

  g_free (bytes->volume);
  g_free (bytes->hash);
  g_free (bytes);
}

static GPtrArray *
load_bytes (SiyiDb  *db,
            gint64   id,
            GError **error)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func (bytes_free);
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_bytes, "l", id);
  GError *failed = NULL;

  if (row == NULL)
    return NULL;

  while (siyi_db_row (db, row, &failed))
    {
      Bytes *bytes = g_new0 (Bytes, 1);

      bytes->volume = siyi_column_dup (row, 0);
      bytes->hash = siyi_column_dup (row, 1);
      g_ptr_array_add (all, bytes);
    }

  return siyi_db_done (db, row, failed, error) ? g_steal_pointer (&all) : NULL;
}

static gboolean
delete_bytes (SiyiDb       *volume,
              const char   *hash,
              guint        *n_files,
              GError      **error)
{
  const gint64 blob = siyi_db_ask_int64 (volume, 0, sql_blob, "t", hash);

  if (blob == 0)
    return TRUE;
  if (!siyi_db_exec (volume, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (siyi_db_run (volume, error, sql_delete_chunks, "l", blob) &&
      siyi_db_run (volume, error, sql_delete_blob, "l", blob) && siyi_db_exec (volume, "COMMIT", error))
    {
      (*n_files)++;
      return TRUE;
    }
  siyi_db_exec (volume, "ROLLBACK", NULL);

  return FALSE;
}

/* A volume that is not there now would keep them: then nothing is destroyed. */
static gboolean
empty_volumes (SiyiDb  *db,
               gint64   id,
               guint   *n_files,
               GError **error)
{
  g_autoptr(GPtrArray) all = load_bytes (db, id, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const Bytes *bytes = g_ptr_array_index (all, i);
      g_autofree char *path = siyi_volume_path (db->path, bytes->volume);
      g_autoptr(SiyiDb) volume = NULL;

      if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
        {
          g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND,
                       "The volume %s is missing, what is in it can't be destroyed; put it back in its place", path);
          return FALSE;
        }
      volume = siyi_db_open (path, TRUE, error);
      if (volume == NULL || !delete_bytes (volume, bytes->hash, n_files, error))
        return FALSE;
    }

  return all != NULL;
}

static gboolean
scrub_raw (SiyiDb  *db,
           gint64   case_id,
           GError **error)
{
  g_autoptr(GArray) visits = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_visits, "l", case_id);
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  while (siyi_db_row (db, row, &failed))
    {
      const gint64 visit = sqlite3_column_int64 (row, 0);

      g_array_append_val (visits, visit);
    }
  if (!siyi_db_done (db, row, failed, error))
    return FALSE;
  for (guint i = 0; i < visits->len; i++)
    if (!siyi_db_run (db, error, sql_raw, "l", g_array_index (visits, gint64, i)))
      return FALSE;

  return TRUE;
}

static gboolean
destroy_case (SiyiDb      *db,
              gint64       case_id,
              const char  *words,
              GError     **error)
{
  if (!scrub_raw (db, case_id, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (deletes); i++)
    if (!siyi_db_run (db, error, deletes[i], "l", case_id))
      return FALSE;

  return siyi_db_run (db, error, sql_visit, "ltdt", case_id, words, siyi_db_today (db), db->who) &&
         siyi_db_run (db, error, sql_case, "lt", case_id, words) && siyi_search_row_refresh (db, case_id, error);
}

static gboolean
destroy_all (SiyiDb                 *db,
             const SiyiDestruction  *list,
             GError                **error)
{
  g_autofree char *number = g_strdup_printf ("%d", list->number);
  g_autofree char *words = siyi_fill (siyi_word ("retention", "destroyed"), "number", number, NULL);

  if (!siyi_destruction_empty_trail (db, list, error))
    return FALSE;
  for (guint i = 0; i < list->items->len; i++)
    {
      const SiyiDestructionItem *item = g_ptr_array_index (list->items, i);

      if (!destroy_case (db, item->case_id, words, error))
        return FALSE;
    }

  return siyi_db_run (db, error, sql_done, "ll", list->id, siyi_db_now (db));
}

static gboolean
may_destroy (const SiyiDestruction  *list,
             GError                **error)
{
  if (list->done_at != 0 || list->cancelled_at != 0)
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "This list was carried out or taken back already");
  if (list->second_at == 0)
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT,
                        "Nothing is destroyed before two different persons have signed the list");

  return TRUE;
}

/**
 * siyi_destruction_destroy:
 * @n_files: (out): whose bytes are gone
 *
 * Cannot be undone.
 *
 * Returns: whether all of it is gone; CONSTRAINT where a signature is missing
 */
gboolean
siyi_destruction_destroy (SiyiDb  *db,
                          gint64   id,
                          guint   *n_files,
                          GError **error)
{
  g_autoptr(SiyiDestruction) list = siyi_destruction_load (db, id, error);

  *n_files = 0;
  if (list == NULL || !may_destroy (list, error) || !siyi_db_may (db, "destruction.destroy", error) ||
      !empty_volumes (db, id, n_files, error) || !siyi_db_begin (db, "destruction.destroy", TRUE, error))
    return FALSE;

  if (!destroy_all (db, list, error))
    {
      siyi_db_cancel (db);
      return FALSE;
    }

  return siyi_db_commit (db, error) && siyi_db_run (db, error, sql_optimize, "");
}
