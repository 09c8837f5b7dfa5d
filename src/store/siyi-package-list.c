/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of packages as a list, and what checking one of them again said. On an archive's
 * threads, writing on its writing one. */
#include "siyi-package-list.h"

#include "siyi-db-private.h"
#include "siyi-error.h"
#include "siyi-words.h"

#define COLUMNS \
  "SELECT p.id, p.uid, p.kind, p.subject, p.audience, p.number, p.at, p.who, p.place, p.sealed, p.files, p.bytes, " \
  "p.hash, p.left_out, p.expires, p.checked_at, p.checked, s.day, " \
  "(SELECT group_concat (name, ?1) FROM session_leader WHERE session = s.id " \
  " AND role = (SELECT max (role) FROM session_leader WHERE session = s.id)) " \
  "FROM package p LEFT JOIN session s ON (p.kind = 'session' OR p.kind = 'brief') AND s.uid = p.subject "

static const char sql_list[] = COLUMNS "ORDER BY p.at DESC, p.id DESC LIMIT ?2";
static const char sql_one[] = COLUMNS "WHERE p.id = ?2";
static const char sql_checked[] = "UPDATE package SET checked_at = ?1, checked = ?2 WHERE id = ?3";

void
siyi_package_line_free (SiyiPackageLine *line)
{
  siyi_package_row_clear (&line->row);
  g_free (line->leaders);
  g_free (line->checked);
  g_free (line);
}

static SiyiPackageKind
kind_of (const char *word)
{
  for (int kind = SIYI_PACKAGE_SESSION; kind <= SIYI_PACKAGE_ANSWERS; kind++)
    if (g_strcmp0 (word, siyi_package_kind_word ((SiyiPackageKind) kind)) == 0)
      return (SiyiPackageKind) kind;

  return SIYI_PACKAGE_SESSION;
}

static SiyiAudience
audience_of (const char *word)
{
  if (g_strcmp0 (word, "unit") == 0)
    return SIYI_AUDIENCE_UNIT;

  return g_strcmp0 (word, "public") == 0 ? SIYI_AUDIENCE_PUBLIC : SIYI_AUDIENCE_INSIDE;
}

static SiyiPackageLine *
read_line (sqlite3_stmt *row)
{
  SiyiPackageLine *line = g_new0 (SiyiPackageLine, 1);

  line->row.id = sqlite3_column_int64 (row, 0);
  line->row.uid = siyi_column_dup (row, 1);
  line->row.kind = kind_of (siyi_column_text (row, 2));
  line->row.subject = siyi_column_dup (row, 3);
  line->row.audience = audience_of (siyi_column_text (row, 4));
  line->row.number = sqlite3_column_int (row, 5);
  line->row.at = sqlite3_column_int64 (row, 6);
  line->row.who = siyi_column_dup (row, 7);
  line->row.place = siyi_column_dup (row, 8);
  line->row.sealed = sqlite3_column_int (row, 9) != 0;
  line->row.files = sqlite3_column_int64 (row, 10);
  line->row.bytes = sqlite3_column_int64 (row, 11);
  line->row.hash = siyi_column_dup (row, 12);
  line->row.left_out = siyi_column_dup (row, 13);
  line->row.expires = siyi_column_day (row, 14);
  line->checked_at = sqlite3_column_int64 (row, 15);
  line->checked = siyi_column_dup (row, 16);
  line->session_day = siyi_column_day (row, 17);
  line->leaders = siyi_column_dup (row, 18);

  return line;
}

static GPtrArray *
read_all (SiyiDb        *db,
          sqlite3_stmt  *row,
          GError       **error)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_package_line_free);
  GError *failed = NULL;

  if (row == NULL)
    return NULL;
  while (siyi_db_row (db, row, &failed))
    g_ptr_array_add (lines, read_line (row));

  return siyi_db_done (db, row, failed, error) ? g_steal_pointer (&lines) : NULL;
}

/**
 * siyi_packages_load:
 * @limit: no more than so many
 *
 * Returns: (transfer full) (element-type SiyiPackageLine): the newest first
 */
GPtrArray *
siyi_packages_load (SiyiDb  *db,
                    guint    limit,
                    GError **error)
{
  return read_all (db, siyi_db_ask (db, error, sql_list, "ti", siyi_word ("store", "list-mark"), (int) limit), error);
}

/**
 * siyi_package_load:
 *
 * Returns: (transfer full): the package; NOT_FOUND where there is none
 */
SiyiPackageLine *
siyi_package_load (SiyiDb  *db,
                   gint64   id,
                   GError **error)
{
  g_autoptr(GPtrArray) lines =
    read_all (db, siyi_db_ask (db, error, sql_one, "tl", siyi_word ("store", "list-mark"), id), error);

  if (lines == NULL)
    return NULL;
  if (lines->len == 0)
    {
      siyi_refuse (error, SIYI_ERROR_NOT_FOUND, "There is no such package in the register");
      return NULL;
    }

  return g_ptr_array_steal_index (lines, 0);
}

/**
 * siyi_package_set_checked:
 * @trouble: what was wrong, "" for a sound one
 *
 * Notes what a check said, as one action: package.check.
 */
gboolean
siyi_package_set_checked (SiyiDb      *db,
                          gint64       id,
                          const char  *trouble,
                          GError     **error)
{
  gboolean ok;

  if (!siyi_db_begin (db, "package.check", FALSE, error))
    return FALSE;

  ok = siyi_db_run (db, error, sql_checked, "ltl", siyi_db_now (db), trouble, id);
  if (ok && sqlite3_changes (db->handle) != 1)
    ok = siyi_refuse (error, SIYI_ERROR_NOT_FOUND, "There is no such package in the register");
  if (!ok)
    {
      siyi_db_cancel (db);
      return FALSE;
    }

  return siyi_db_commit (db, error);
}
