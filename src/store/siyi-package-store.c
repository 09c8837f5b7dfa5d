/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a package is made of, and the register of those that left: each with the head of the audit
 * trail at that hour, so that every package is an anchor of the chain. On an archive's threads. */
#include "siyi-package-store.h"

#include "siyi-db-private.h"
#include "siyi-ledger-store.h"

static const char * const kind_words[] = { "session", "month", "year", "brief", "answers" };
static const char * const audience_words[] = { "office", "list", "unit", "public" };

static const char sql_sessions[] =
  "SELECT id FROM session WHERE state <> 'binned' AND day BETWEEN ?1 AND ?2 "
  "UNION SELECT session FROM visit WHERE id IN (SELECT value FROM json_each (?3)) AND session IS NOT NULL "
  "ORDER BY 1";
static const char sql_visits_of_session[] =
  "SELECT id FROM visit WHERE session = ?1 AND serial IS NOT NULL ORDER BY book, year, serial";
static const char sql_cases[] =
  "SELECT DISTINCT case_id FROM visit WHERE id IN (SELECT value FROM json_each (?1)) ORDER BY 1";
static const char sql_restricted[] =
  "SELECT DISTINCT v.session FROM visit v JOIN petition_case c ON c.id = v.case_id WHERE c.restricted = 1 "
  "AND v.session IN (SELECT value FROM json_each (?1)) ORDER BY 1";
static const char sql_head[] = "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1";
static const char sql_next_number[] = "SELECT coalesce (max (number), 0) + 1 FROM package WHERE kind = ?";
static const char sql_insert[] =
  "INSERT INTO package (uid, kind, subject, audience, number, at, who, place, sealed, files, bytes, hash, "
  "audit_seq, audit_head, left_out, expires) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char sql_find[] =
  "SELECT id, subject, number, at, expires, kind FROM package WHERE uid = ?";
/* A photo's file may be shared by its session's rows; each file once, by what it is first. */
static const char sql_files[] =
  "SELECT f.id, coalesce (p.id, 0), coalesce (p.session, f.session, 0), "
  "CASE WHEN p.id IS NOT NULL THEN 0 WHEN s.id IS NOT NULL THEN 1 WHEN n.id IS NOT NULL THEN 2 ELSE 3 END, "
  "f.name, p.caption, p.taken, f.hash, f.bytes, p.derived_from IS NOT NULL FROM file f "
  "LEFT JOIN photo p ON p.file = f.id AND p.row_state = 0 "
  "LEFT JOIN signin_sheet s ON s.file = f.id AND s.row_state = 0 "
  "LEFT JOIN notice n ON n.proof = f.id "
  "WHERE f.row_state = 0 AND (f.session IN (SELECT value FROM json_each (?1)) "
  "OR f.case_id IN (SELECT value FROM json_each (?2)) "
  "OR p.session IN (SELECT value FROM json_each (?1))) "
  "GROUP BY f.id ORDER BY 3, p.derived_from IS NOT NULL, p.ordinal, f.id";
static const char sql_papers[] =
  "SELECT DISTINCT p.task FROM paper p JOIN task t ON t.id = p.task "
  "WHERE t.visit IN (SELECT value FROM json_each (?1)) ORDER BY 1";

/**
 * siyi_package_kind_word:
 *
 * Returns: (transfer none): as the register stores it
 */
const char *
siyi_package_kind_word (SiyiPackageKind kind)
{
  return kind_words[kind];
}

/**
 * siyi_package_scope_free:
 * @self: (nullable): a scope
 */
void
siyi_package_scope_free (SiyiPackageScope *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->sessions, g_array_unref);
  g_clear_pointer (&self->visits, g_array_unref);
  g_clear_pointer (&self->cases, g_array_unref);
  g_clear_pointer (&self->restricted, g_array_unref);
  for (gsize i = 0; i < G_N_ELEMENTS (self->sets); i++)
    g_free (self->sets[i]);
  g_free (self);
}

static char *
as_json (GArray *ids)
{
  GString *text = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (ids, gint64, i));
  g_string_append_c (text, ']');

  return g_string_free (text, FALSE);
}

static gboolean
load_visits (SiyiDb           *db,
             SiyiPackageScope *self,
             gint64            session,
             SiyiDay           from,
             SiyiDay           to,
             GError          **error)
{
  /* The ledger's own question, so that the package holds the rows that its ledger shows. */
  const SiyiLedgerQuery query = { .all_books = TRUE, .from = from, .to = to, .closed = -1, .light = -1 };

  self->visits = session != 0 ? siyi_db_ids (db, siyi_db_ask (db, error, sql_visits_of_session, "l", session), error)
                              : siyi_ledger_ids (db, &query, error);
  if (self->visits == NULL)
    return FALSE;
  self->sets[1] = as_json (self->visits);

  return TRUE;
}

static gboolean
load_sessions (SiyiDb           *db,
               SiyiPackageScope *self,
               gint64            session,
               SiyiDay           from,
               SiyiDay           to,
               GError          **error)
{
  if (session != 0)
    {
      self->sessions = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (self->sessions, session);
    }
  else
    {
      self->sessions = siyi_db_ids (db, siyi_db_ask (db, error, sql_sessions, "ddt", from, to, self->sets[1]), error);
    }
  if (self->sessions == NULL)
    return FALSE;
  self->sets[0] = as_json (self->sessions);

  return TRUE;
}

/**
 * siyi_package_scope_load:
 * @session: a session, or 0 for the period
 * @from: first day
 * @to: last day
 *
 * Returns: (transfer full) (nullable): the records
 */
SiyiPackageScope *
siyi_package_scope_load (SiyiDb  *db,
                         gint64   session,
                         SiyiDay  from,
                         SiyiDay  to,
                         GError **error)
{
  g_autoptr(SiyiPackageScope) self = g_new0 (SiyiPackageScope, 1);

  if (!load_visits (db, self, session, from, to, error) ||
      !load_sessions (db, self, session, from, to, error))
    return NULL;

  self->cases = siyi_db_ids (db, siyi_db_ask (db, error, sql_cases, "t", self->sets[1]), error);
  if (self->cases == NULL)
    return NULL;
  self->sets[2] = as_json (self->cases);
  self->restricted = siyi_db_ids (db, siyi_db_ask (db, error, sql_restricted, "t", self->sets[0]), error);

  return self->restricted != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * siyi_audit_head:
 * @seq: (out): number of the newest row; 0: none
 * @hash: (out) (transfer full): its hash
 *
 * Returns: whether it could be read
 */
gboolean
siyi_audit_head (SiyiDb  *db,
                 gint64  *seq,
                 char   **hash,
                 GError **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_head, "");
  GError *failed = NULL;

  *seq = 0;
  *hash = NULL;
  if (row == NULL)
    return FALSE;
  if (siyi_db_row (db, row, &failed))
    {
      *seq = sqlite3_column_int64 (row, 0);
      *hash = siyi_column_dup (row, 1);
    }
  if (*hash == NULL)
    *hash = g_strdup ("");

  return siyi_db_done (db, row, failed, error);
}

/**
 * siyi_package_row_clear:
 * @row: to be emptied
 */
void
siyi_package_row_clear (SiyiPackageRow *row)
{
  g_clear_pointer (&row->uid, g_free);
  g_clear_pointer (&row->subject, g_free);
  g_clear_pointer (&row->who, g_free);
  g_clear_pointer (&row->place, g_free);
  g_clear_pointer (&row->hash, g_free);
  g_clear_pointer (&row->audit_head, g_free);
  g_clear_pointer (&row->left_out, g_free);
}

/**
 * siyi_package_add:
 * @row: (inout): what left; a uid that is set is kept
 *
 * Writes it into the register as one action, package.write.
 *
 * Returns: whether it is there
 */
gboolean
siyi_package_add (SiyiDb          *db,
                  SiyiPackageRow  *row,
                  GError         **error)
{
  if (!siyi_db_begin (db, "package.write", FALSE, error))
    return FALSE;

  if (row->uid == NULL)
    row->uid = siyi_uid_new (db);
  row->at = siyi_db_now (db);
  row->number = (int) siyi_db_ask_int64 (db, 1, sql_next_number, "t", kind_words[row->kind]);
  if (!siyi_db_run (db, error, sql_insert, "ttttiltTilltltTd", row->uid, kind_words[row->kind], row->subject,
                    audience_words[row->audience], row->number, row->at, db->who, row->place, row->sealed,
                    row->files, row->bytes, row->hash, row->audit_seq, row->audit_head, row->left_out,
                    row->expires))
    {
      siyi_db_cancel (db);
      return FALSE;
    }
  row->id = siyi_db_last_id (db);

  return siyi_db_commit (db, error);
}

/**
 * siyi_package_row_find:
 * @row: (out caller-allocates): id, subject, number, at, expires and kind
 *
 * Returns: whether this archive wrote such a package
 */
gboolean
siyi_package_row_find (SiyiDb          *db,
                       const char      *uid,
                       SiyiPackageRow  *row,
                       GError         **error)
{
  sqlite3_stmt *found = siyi_db_ask (db, error, sql_find, "t", uid);
  GError *failed = NULL;
  gboolean there;

  if (found == NULL)
    return FALSE;
  there = siyi_db_row (db, found, &failed);
  if (there)
    {
      *row = (SiyiPackageRow) { .id = sqlite3_column_int64 (found, 0), .subject = siyi_column_dup (found, 1),
                                .number = sqlite3_column_int (found, 2), .at = sqlite3_column_int64 (found, 3),
                                .expires = siyi_column_day (found, 4) };
      for (gsize i = 0; i < G_N_ELEMENTS (kind_words); i++)
        if (g_str_equal (siyi_column_text (found, 5), kind_words[i]))
          row->kind = (SiyiPackageKind) i;
    }
  if (!siyi_db_done (db, found, failed, error))
    return FALSE;

  return there || siyi_refuse (error, SIYI_ERROR_NOT_FOUND, "This archive wrote no such package");
}

void
siyi_packed_file_free (SiyiPackedFile *file)
{
  g_free (file->name);
  g_free (file->caption);
  g_free (file->taken);
  g_free (file->hash);
  g_free (file);
}

/**
 * siyi_packed_files:
 *
 * Returns: (transfer full): the files of the records that were not taken out, by session and order
 */
GPtrArray *
siyi_packed_files (SiyiDb                 *db,
                   const SiyiPackageScope *scope,
                   GError                **error)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_packed_file_free);
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_files, "tt", scope->sets[0], scope->sets[2]);
  GError *failed = NULL;

  if (row == NULL)
    return NULL;
  while (siyi_db_row (db, row, &failed))
    {
      SiyiPackedFile *file = g_new0 (SiyiPackedFile, 1);

      file->id = sqlite3_column_int64 (row, 0);
      file->photo = sqlite3_column_int64 (row, 1);
      file->session = sqlite3_column_int64 (row, 2);
      file->kind = (SiyiPackedKind) sqlite3_column_int (row, 3);
      file->name = siyi_column_dup (row, 4);
      file->caption = siyi_column_dup (row, 5);
      file->taken = siyi_column_dup (row, 6);
      file->hash = siyi_column_dup (row, 7);
      file->bytes = sqlite3_column_int64 (row, 8);
      file->is_copy = sqlite3_column_int (row, 9) != 0;
      g_ptr_array_add (files, file);
    }

  return siyi_db_done (db, row, failed, error) ? g_steal_pointer (&files) : NULL;
}

/**
 * siyi_packed_papers:
 *
 * Returns: (transfer full): the tasks of the records that papers were issued of
 */
GArray *
siyi_packed_papers (SiyiDb                 *db,
                    const SiyiPackageScope *scope,
                    GError                **error)
{
  return siyi_db_ids (db, siyi_db_ask (db, error, sql_papers, "t", scope->sets[1]), error);
}
