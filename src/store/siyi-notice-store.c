/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Versions of notices, where they were posted, and what must not stand in them. A version is
 * inserted once with the sessions it makes public, in one action, and never changed. On an
 * archive's thread. */
#include "siyi-notice-store.h"

#include "siyi-db-private.h"
#include "siyi-files.h"
#include "siyi-office-store.h"

/* Two sessions of one day have notices of their own: month is stored as day/session then, with the
 * day of the first version, so that all versions stand together. */
#define ROW_COLUMNS \
  "SELECT id, substr (month, 1, CASE WHEN session IS NULL THEN 7 ELSE 10 END), session, version, " \
  "title, body, published, published_at, published_by FROM notice "

static const char sql_rows_of_month[] =
  ROW_COLUMNS "WHERE month = ?1 AND session IS NULL ORDER BY version DESC";
static const char sql_rows_of_session[] =
  ROW_COLUMNS "WHERE session = ?1 ORDER BY version DESC";
static const char sql_rows_since[] =
  ROW_COLUMNS "WHERE month >= substr (?1, 1, 7) ORDER BY id";
static const char sql_newest_of_month[] =
  "SELECT max (version) FROM notice WHERE month = ? AND session IS NULL";
static const char sql_newest_of_session[] =
  "SELECT max (version) FROM notice WHERE session = ?";
static const char sql_key_of_session[] =
  "SELECT month FROM notice WHERE session = ? LIMIT 1";
static const char sql_add_row[] =
  "INSERT INTO notice (uid, month, session, version, corrects, title, body, published, "
  "published_at, published_by) VALUES (?1, ?2, ?3, ?4, "
  "(SELECT id FROM notice WHERE version = ?4 - 1 AND session IS ?3 AND (?3 IS NOT NULL OR month = ?2)), "
  "?5, ?6, ?7, ?8, ?9)";
static const char sql_publish_session[] =
  "UPDATE session SET state = 'published', version = version + 1 WHERE id = ? AND state = 'planned'";
static const char sql_notice_exists[] =
  "SELECT 1 FROM notice WHERE id = ?";
static const char sql_postings[] =
  "SELECT id, outlet, place, note, who, day, proof FROM notice_post WHERE notice = ? ORDER BY id";
static const char sql_add_posting[] =
  "INSERT INTO notice_post (notice, outlet, place, day, at, who, proof, note) "
  "VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
/* The kinds are those of SiyiSecretKind. */
static const char sql_secrets[] =
  "WITH v AS (SELECT * FROM visit WHERE session = ? AND row_state < 2) "
  "SELECT 0, p.name FROM v JOIN petitioner p ON p.visit = v.id "
  "UNION SELECT 1, p.phone FROM v JOIN petitioner p ON p.visit = v.id "
  "UNION SELECT 2, p.id_number FROM v JOIN petitioner p ON p.visit = v.id "
  "UNION SELECT 3, v.address FROM v "
  "UNION SELECT 4, v.visitors FROM v WHERE NOT v.anonymous "
  "UNION SELECT 5, c.number FROM v JOIN petition_case c ON c.id = v.case_id WHERE c.restricted "
  "UNION SELECT 5, c.national_number FROM v JOIN petition_case c ON c.id = v.case_id WHERE c.restricted "
  "UNION SELECT 5, c.title FROM v JOIN petition_case c ON c.id = v.case_id WHERE c.restricted "
  "UNION SELECT 5, c.facts FROM v JOIN petition_case c ON c.id = v.case_id WHERE c.restricted "
  "ORDER BY 1, 2";

void
siyi_notice_row_free (SiyiNoticeRow *row)
{
  g_free (row->month);
  g_free (row->title);
  g_free (row->body);
  g_free (row->published_by);
  g_free (row);
}

static GPtrArray *
read_rows (SiyiDb        *db,
           sqlite3_stmt  *statement,
           GError       **error)
{
  g_autoptr(GPtrArray) rows = NULL;
  GError *failed = NULL;

  if (statement == NULL)
    return NULL;

  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_notice_row_free);
  while (siyi_db_row (db, statement, &failed))
    {
      SiyiNoticeRow *row = g_new0 (SiyiNoticeRow, 1);

      row->id = sqlite3_column_int64 (statement, 0);
      row->month = siyi_column_dup (statement, 1);
      row->session = sqlite3_column_int64 (statement, 2);
      row->version = sqlite3_column_int (statement, 3);
      row->title = siyi_column_dup (statement, 4);
      row->body = siyi_column_dup (statement, 5);
      row->published = siyi_column_day (statement, 6);
      row->at = sqlite3_column_int64 (statement, 7);
      row->published_by = siyi_column_dup (statement, 8);
      g_ptr_array_add (rows, row);
    }

  return siyi_db_done (db, statement, failed, error) ? g_steal_pointer (&rows) : NULL;
}

/**
 * siyi_notice_rows_load:
 * @month: YYYY-MM; not looked at for a single session
 * @session: 0: the notices of the whole month
 *
 * Returns: (transfer full) (element-type SiyiNoticeRow): the versions, newest first
 */
GPtrArray *
siyi_notice_rows_load (SiyiDb      *db,
                       const char  *month,
                       gint64       session,
                       GError     **error)
{
  return read_rows (db,
                    session != 0 ? siyi_db_ask (db, error, sql_rows_of_session, "l", session)
                                 : siyi_db_ask (db, error, sql_rows_of_month, "t", month),
                    error);
}

/**
 * siyi_notice_rows_since:
 *
 * Returns: (transfer full) (element-type SiyiNoticeRow): all versions of notices of the month of
 *   @first and later ones, in the order they were published
 */
GPtrArray *
siyi_notice_rows_since (SiyiDb   *db,
                        SiyiDay   first,
                        GError  **error)
{
  return read_rows (db, siyi_db_ask (db, error, sql_rows_since, "d", first), error);
}

static char *
key_of (SiyiDb              *db,
        const SiyiNoticeRow *row)
{
  char *key;

  if (row->session == 0)
    return g_strdup (row->month);

  key = siyi_db_ask_text (db, sql_key_of_session, "l", row->session);

  return key != NULL
           ? key : g_strdup_printf ("%s/%" G_GINT64_FORMAT, row->month, row->session);
}

static gboolean
add_row (SiyiDb               *db,
         const SiyiNoticeRow  *row,
         GError              **error)
{
  g_autofree char *uid = siyi_uid_new (db);
  g_autofree char *key = key_of (db, row);
  const gint64 newest = row->session != 0
                          ? siyi_db_ask_int64 (db, 0, sql_newest_of_session, "l", row->session)
                          : siyi_db_ask_int64 (db, 0, sql_newest_of_month, "t", row->month);

  if (row->version != newest + 1)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_STALE,
                   "Version %d of the notice of %s was published meanwhile; look at it again",
                   (int) newest, row->month);
      return FALSE;
    }

  return siyi_db_run (db, error, sql_add_row, "ttLittdlt", uid, key, row->session, row->version,
                      row->title, row->body, siyi_db_today (db), siyi_db_now (db),
                      db->who != NULL ? db->who : "");
}

/**
 * siyi_notice_row_publish:
 * @row: month, session, version, title and body of the new version
 * @sessions: what it makes public; planned ones become published
 *
 * Returns: (transfer full): UUID of the action; %NULL with STALE where @row->version is not the next
 */
char *
siyi_notice_row_publish (SiyiDb               *db,
                         const SiyiNoticeRow  *row,
                         const gint64         *sessions,
                         gsize                 n_sessions,
                         GError              **error)
{
  gboolean ok;

  if (!siyi_db_begin (db, "notice.publish", FALSE, error))
    return NULL;

  ok = add_row (db, row, error);
  for (gsize i = 0; ok && i < n_sessions; i++)
    ok = siyi_db_run (db, error, sql_publish_session, "l", sessions[i]);
  if (ok)
    return siyi_db_commit (db, error) ? g_strdup (siyi_db_action (db)) : NULL;

  siyi_db_cancel (db);

  return NULL;
}

void
siyi_notice_posting_free (SiyiNoticePosting *posting)
{
  g_free (posting->outlet);
  g_free (posting->place);
  g_free (posting->note);
  g_free (posting->who);
  g_free (posting);
}

/**
 * siyi_notice_postings_load:
 *
 * Returns: (transfer full) (element-type SiyiNoticePosting): where the version was posted
 */
GPtrArray *
siyi_notice_postings_load (SiyiDb  *db,
                           gint64   notice,
                           GError **error)
{
  g_autoptr(GPtrArray) postings = NULL;
  sqlite3_stmt *statement = siyi_db_ask (db, error, sql_postings, "l", notice);
  GError *failed = NULL;

  if (statement == NULL)
    return NULL;

  postings = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_notice_posting_free);
  while (siyi_db_row (db, statement, &failed))
    {
      SiyiNoticePosting *posting = g_new0 (SiyiNoticePosting, 1);

      posting->id = sqlite3_column_int64 (statement, 0);
      posting->outlet = siyi_column_dup (statement, 1);
      posting->place = siyi_column_dup (statement, 2);
      posting->note = siyi_column_dup (statement, 3);
      posting->who = siyi_column_dup (statement, 4);
      posting->day = siyi_column_day (statement, 5);
      posting->proof = sqlite3_column_int64 (statement, 6);
      g_ptr_array_add (postings, posting);
    }

  return siyi_db_done (db, statement, failed, error) ? g_steal_pointer (&postings) : NULL;
}

static gboolean
add_posting (SiyiDb                   *db,
             gint64                    notice,
             const SiyiNoticePosting  *posting,
             gint64                    proof,
             GError                  **error)
{
  const SiyiDay day = posting->day != SIYI_DAY_NONE ? posting->day : siyi_db_today (db);

  return siyi_db_run (db, error, sql_add_posting, "ltTdltLT", notice, posting->outlet,
                      posting->place, day, siyi_db_now (db), db->who != NULL ? db->who : "", proof,
                      posting->note);
}

/**
 * siyi_notice_posting_add:
 * @posting: its day is today where it has none; who it was is the person at work
 * @proof_name: (nullable): name of the photo with its ending
 * @proof: (nullable): a photo of the posted sheet; else the stored file that @posting names
 * @cancellable: (nullable): to stop
 *
 * Returns: (transfer full): UUID of the action; %NULL with NOT_FOUND where there is no such notice
 */
char *
siyi_notice_posting_add (SiyiDb                   *db,
                         gint64                    notice,
                         const SiyiNoticePosting  *posting,
                         const char               *proof_name,
                         GInputStream             *proof,
                         GCancellable             *cancellable,
                         GError                  **error)
{
  const SiyiFileInfo info = { .name = proof_name, .kind = "proof" };
  gint64 file = posting->proof;
  gboolean ok = TRUE;

  if (siyi_db_ask_int64 (db, 0, sql_notice_exists, "l", notice) == 0)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND,
                   "There is no notice %" G_GINT64_FORMAT "; publish it before it is posted", notice);
      return NULL;
    }
  if (!siyi_db_begin (db, "notice.post", FALSE, error))
    return NULL;

  if (proof != NULL)
    {
      file = siyi_file_add (db, &info, proof, cancellable, error);
      ok = file != 0;
    }
  if (ok && add_posting (db, notice, posting, file, error))
    return siyi_db_commit (db, error) ? g_strdup (siyi_db_action (db)) : NULL;

  siyi_db_cancel (db);

  return NULL;
}

void
siyi_secret_free (SiyiSecret *secret)
{
  g_free (secret->text);
  g_free (secret);
}

/**
 * siyi_session_secrets_load:
 *
 * Returns: (transfer full) (element-type SiyiSecret): what its visits, void ones included, know of
 *   people, and of matters that are reports or accusations
 */
GPtrArray *
siyi_session_secrets_load (SiyiDb  *db,
                           gint64   session,
                           GError **error)
{
  g_autoptr(GPtrArray) secrets = NULL;
  sqlite3_stmt *statement = siyi_db_ask (db, error, sql_secrets, "l", session);
  GError *failed = NULL;

  if (statement == NULL)
    return NULL;

  secrets = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_secret_free);
  while (siyi_db_row (db, statement, &failed))
    {
      const char *text = siyi_column_text (statement, 1);
      SiyiSecret *secret;

      if (text == NULL || *text == '\0')
        continue;
      secret = g_new0 (SiyiSecret, 1);
      secret->kind = (SiyiSecretKind) sqlite3_column_int (statement, 0);
      secret->text = g_strdup (text);
      g_ptr_array_add (secrets, secret);
    }

  return siyi_db_done (db, statement, failed, error) ? g_steal_pointer (&secrets) : NULL;
}

/**
 * siyi_settings_save_together:
 * @keys: (array zero-terminated=1): which
 * @values: as many
 *
 * Returns: (transfer full): UUID of the action
 */
char *
siyi_settings_save_together (SiyiDb              *db,
                             const char          *verb,
                             const char * const  *keys,
                             const char * const  *values,
                             GError             **error)
{
  gboolean ok = TRUE;

  if (!siyi_db_begin (db, verb, FALSE, error))
    return NULL;

  for (gsize i = 0; ok && keys[i] != NULL; i++)
    ok = siyi_setting_set (db, keys[i], values[i], NULL, error);
  if (ok)
    return siyi_db_commit (db, error) ? g_strdup (siyi_db_action (db)) : NULL;

  siyi_db_cancel (db);

  return NULL;
}

/**
 * siyi_db_clock_us:
 *
 * Returns: now in µs as the archive's clock has it
 */
gint64
siyi_db_clock_us (SiyiDb *db)
{
  return siyi_db_now (db);
}
