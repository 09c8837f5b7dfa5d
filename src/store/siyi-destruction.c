/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of what is to be destroyed, and their signatures; the deed itself is in siyi-destruction-destroy.c.
 * On an archive's threads. */
#include "siyi-destruction.h"

#include <string.h>

#include "siyi-db-private.h"
#include "siyi-error.h"
#include "siyi-retention-store.h"
#include "siyi-words.h"

#define COLUMNS \
  "SELECT id, number, reason, listed_by, signed_by, second_by, listed_at, coalesce (signed_at, 0), " \
  "coalesce (second_at, 0), coalesce (done_at, 0), coalesce (cancelled_at, 0) FROM destruction "

static const char sql_all[] = COLUMNS "ORDER BY number DESC";
static const char sql_one[] = COLUMNS "WHERE id = ?";
static const char sql_items[] =
  "SELECT ordinal, case_id, number, title, last_day, retention, files FROM destruction_item WHERE destruction = ? "
  "ORDER BY ordinal";
static const char sql_insert[] =
  "INSERT INTO destruction (uid, number, listed_at, listed_by, reason) "
  "VALUES (?, (SELECT coalesce (max (number), 0) + 1 FROM destruction), ?, ?, ?)";
static const char sql_insert_item[] =
  "INSERT INTO destruction_item (destruction, ordinal, case_id, number, title, last_day, retention, files) "
  "VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
static const char sql_listed[] =
  "SELECT d.number FROM destruction_item i JOIN destruction d ON d.id = i.destruction "
  "WHERE i.case_id = ? AND d.cancelled_at IS NULL";
static const char sql_sign[] =
  "UPDATE destruction SET signed_at = ?2, signed_by = ?3 WHERE id = ?1 AND signed_at IS NULL";
static const char sql_second[] =
  "UPDATE destruction SET second_at = ?2, second_by = ?3 WHERE id = ?1 AND second_at IS NULL";
static const char sql_cancel[] =
  "UPDATE destruction SET cancelled_at = ?2 WHERE id = ?1 AND cancelled_at IS NULL AND done_at IS NULL";

static void
item_free (gpointer data)
{
  SiyiDestructionItem *item = data;

  g_free (item->number);
  g_free (item->title);
  g_free (item);
}

void
siyi_destruction_free (SiyiDestruction *self)
{
  g_free (self->reason);
  g_free (self->listed_by);
  g_free (self->signed_by);
  g_free (self->second_by);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

static gboolean
load_items (SiyiDb           *db,
            SiyiDestruction  *self,
            GError          **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_items, "l", self->id);
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  while (siyi_db_row (db, row, &failed))
    {
      SiyiDestructionItem *item = g_new0 (SiyiDestructionItem, 1);

      item->ordinal = sqlite3_column_int (row, 0);
      item->case_id = sqlite3_column_int64 (row, 1);
      item->number = siyi_column_dup (row, 2);
      item->title = siyi_column_dup (row, 3);
      item->last_day = siyi_column_day (row, 4);
      item->retention = sqlite3_column_int (row, 5);
      item->n_files = sqlite3_column_int (row, 6);
      g_ptr_array_add (self->items, item);
    }

  return siyi_db_done (db, row, failed, error);
}

static GPtrArray *
read_all (SiyiDb        *db,
          sqlite3_stmt  *row,
          GError       **error)
{
  g_autoptr(GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_destruction_free);
  GError *failed = NULL;

  if (row == NULL)
    return NULL;

  while (siyi_db_row (db, row, &failed))
    {
      SiyiDestruction *self = g_new0 (SiyiDestruction, 1);

      self->id = sqlite3_column_int64 (row, 0);
      self->number = sqlite3_column_int (row, 1);
      self->reason = siyi_column_dup (row, 2);
      self->listed_by = siyi_column_dup (row, 3);
      self->signed_by = siyi_column_dup (row, 4);
      self->second_by = siyi_column_dup (row, 5);
      self->listed_at = sqlite3_column_int64 (row, 6);
      self->signed_at = sqlite3_column_int64 (row, 7);
      self->second_at = sqlite3_column_int64 (row, 8);
      self->done_at = sqlite3_column_int64 (row, 9);
      self->cancelled_at = sqlite3_column_int64 (row, 10);
      self->items = g_ptr_array_new_with_free_func (item_free);
      g_ptr_array_add (lists, self);
    }
  if (!siyi_db_done (db, row, failed, error))
    return NULL;
  for (guint i = 0; i < lists->len; i++)
    if (!load_items (db, g_ptr_array_index (lists, i), error))
      return NULL;

  return g_steal_pointer (&lists);
}

/**
 * siyi_destructions_load:
 *
 * Returns: (transfer full) (element-type SiyiDestruction): every list there ever was
 */
GPtrArray *
siyi_destructions_load (SiyiDb  *db,
                        GError **error)
{
  return read_all (db, siyi_db_ask (db, error, sql_all, ""), error);
}

/**
 * siyi_destruction_load:
 *
 * Returns: (transfer full): the list; NOT_FOUND where there is none
 */
SiyiDestruction *
siyi_destruction_load (SiyiDb  *db,
                       gint64   id,
                       GError **error)
{
  g_autoptr(GPtrArray) lists = read_all (db, siyi_db_ask (db, error, sql_one, "l", id), error);

  if (lists == NULL)
    return NULL;
  if (lists->len == 0)
    {
      siyi_refuse (error, SIYI_ERROR_NOT_FOUND, "There is no such list of destruction");
      return NULL;
    }

  return g_ptr_array_steal_index (lists, 0);
}

static gboolean
may_list (SiyiDb                   *db,
          const SiyiRetentionLine  *line,
          GError                  **error)
{
  const gint64 listed = siyi_db_ask_int64 (db, 0, sql_listed, "l", line->case_id);

  if (listed != 0)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT, "%s stands in list %d already", line->number, (int) listed);
      return FALSE;
    }
  if (line->ends != 0 && line->ends < siyi_day_year (siyi_db_today (db)))
    return TRUE;

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
               line->ends == 0 ? "%s is kept for ever" : "%s is kept to the end of %d; it can be destroyed after that",
               line->number, line->ends);

  return FALSE;
}

static gboolean
add_item (SiyiDb                  *db,
          gint64                   list,
          guint                    ordinal,
          const SiyiRetentionLine *line,
          GError                 **error)
{
  g_autofree char *year = g_strdup_printf ("%d", siyi_day_year (line->last_day));
  g_autofree char *title = siyi_fill (siyi_word ("retention", "title"), "class",
                                      line->class_name != NULL ? line->class_name : siyi_word ("retention", "no-class"),
                                      "year", year, NULL);

  return siyi_db_run (db, error, sql_insert_item, "lilttdii", list, (int) ordinal, line->case_id, line->number, title,
                      line->last_day, line->years, line->n_files);
}

static gboolean
list_cases (SiyiDb        *db,
            gint64         list,
            const gint64  *cases,
            guint          n_cases,
            GError       **error)
{
  for (guint i = 0; i < n_cases; i++)
    {
      SiyiRetentionLine *line = siyi_retention_load (db, cases[i], error);
      const gboolean ok = line != NULL && may_list (db, line, error) && add_item (db, list, i + 1, line, error);

      g_clear_pointer (&line, siyi_retention_line_free);
      if (!ok)
        return FALSE;
    }

  return TRUE;
}

/**
 * siyi_destruction_list:
 * @cases: whose keeping is over
 * @reason: who decided on it, and how
 *
 * Returns: the list's id; 0 with CONSTRAINT where a case is still kept or stands in another list
 */
gint64
siyi_destruction_list (SiyiDb        *db,
                       const gint64  *cases,
                       guint          n_cases,
                       const char    *reason,
                       GError       **error)
{
  g_autofree char *why = g_strstrip (g_strdup (reason != NULL ? reason : ""));
  g_autofree char *uid = siyi_uid_new (db);
  gint64 list = 0;

  if (*why == '\0' || g_utf8_strlen (why, -1) > 200 || n_cases == 0)
    {
      siyi_refuse (error, SIYI_ERROR_CONSTRAINT,
                   "A list of destruction names at least one case, and its reason in at most 200 characters");
      return 0;
    }
  if (!siyi_db_begin (db, "destruction.list", FALSE, error))
    return 0;

  if (siyi_db_run (db, error, sql_insert, "tltt", uid, siyi_db_now (db), db->who != NULL ? db->who : "", why))
    list = siyi_db_last_id (db);
  if (list == 0 || !list_cases (db, list, cases, n_cases, error))
    {
      siyi_db_cancel (db);
      return 0;
    }

  return siyi_db_commit (db, error) ? list : 0;
}

static gboolean
is_open (const SiyiDestruction  *list,
         GError                **error)
{
  if (list->done_at != 0)
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "This list is carried out already");
  if (list->cancelled_at != 0)
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "This list was taken back; make a new one");

  return TRUE;
}

static gboolean
run_one (SiyiDb      *db,
         const char  *verb,
         const char  *sql,
         gint64       id,
         gboolean     with_name,
         GError     **error)
{
  gboolean ok;

  if (!siyi_db_begin (db, verb, FALSE, error))
    return FALSE;

  ok = with_name ? siyi_db_run (db, error, sql, "llt", id, siyi_db_now (db), db->who != NULL ? db->who : "")
                 : siyi_db_run (db, error, sql, "ll", id, siyi_db_now (db));
  if (ok && sqlite3_changes (db->handle) != 1)
    ok = siyi_refuse (error, SIYI_ERROR_STALE, "Somebody changed this list meanwhile; look at it again");
  if (!ok)
    {
      siyi_db_cancel (db);
      return FALSE;
    }

  return siyi_db_commit (db, error);
}

/**
 * siyi_destruction_sign:
 *
 * Who sits here signs: first one, then another.
 *
 * Returns: whether it is signed; CONSTRAINT where the same person signed first
 */
gboolean
siyi_destruction_sign (SiyiDb  *db,
                       gint64   id,
                       GError **error)
{
  g_autoptr(SiyiDestruction) list = siyi_destruction_load (db, id, error);

  if (list == NULL || !is_open (list, error))
    return FALSE;
  if (db->who == NULL || *db->who == '\0')
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "Nobody is known to sit here; choose a person and sign again");
  if (list->signed_at == 0)
    return run_one (db, "destruction.sign", sql_sign, id, TRUE, error);
  if (list->second_at != 0)
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "This list bears both signatures already");
  if (g_str_equal (list->signed_by, db->who))
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "The second signature has to be another person’s");

  return run_one (db, "destruction.sign", sql_second, id, TRUE, error);
}

/**
 * siyi_destruction_cancel:
 *
 * Takes a list back that is not carried out; it keeps its number.
 */
gboolean
siyi_destruction_cancel (SiyiDb  *db,
                         gint64   id,
                         GError **error)
{
  g_autoptr(SiyiDestruction) list = siyi_destruction_load (db, id, error);

  return list != NULL && is_open (list, error) && run_one (db, "destruction.cancel", sql_cancel, id, FALSE, error);
}
