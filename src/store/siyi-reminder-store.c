/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reminders: claimed and logged in one transaction, so that two processes never ring for the same step
 * and none is lost where one falls over between. On an archive's threads. */
#include "siyi-reminder-store.h"

#include "siyi-db-private.h"

static const char sql_add[] =
  "INSERT INTO reminder (subject, kind, due_at) VALUES (?, ?, ?) ON CONFLICT (subject) DO NOTHING RETURNING id";
static const char sql_known[] =
  "SELECT 1 FROM reminder WHERE subject = ?";
static const char sql_claim[] =
  "UPDATE reminder SET claimed_by = ?2, claimed_at = ?3, digest = coalesce (?4, digest) WHERE id = ?1";
static const char sql_log[] =
  "INSERT INTO reminder_log (reminder, at, what, who, detail) VALUES (?, ?, ?, ?, ?)";
/* What is pending was due when it was noted, also where the clock was set back since; nobody puts off by more than
 * two days, so what seems to wait longer was put off by a wrong clock. A claim that is two minutes old was made by a
 * process that is gone; so is one of the future, which a clock set back leaves behind. The first term is that of the
 * index reminder_by_due, word for word. */
static const char sql_waiting[] =
  "SELECT id FROM reminder WHERE (state = 'pending' OR state = 'later') AND (state = 'pending' OR later_until <= ?1 OR "
  "later_until > ?1 + 172800000000) AND (claimed_by IS NULL OR claimed_at < ?1 - 120000000 OR claimed_at > ?1) ORDER BY due_at, id";
static const char sql_shown[] =
  "UPDATE reminder SET state = 'shown', shown_at = ?2, n_shown = n_shown + 1, later_until = NULL, claimed_by = NULL, "
  "claimed_at = NULL WHERE (id = ?1 OR digest = ?1) AND state IN ('pending', 'later')";
static const char sql_not_shown[] =
  "UPDATE reminder SET claimed_by = NULL, claimed_at = NULL WHERE (id = ?1 OR digest = ?1) AND state IN ('pending', 'later')";
static const char sql_seen[] =
  "UPDATE reminder SET state = 'seen', seen_at = ?2, seen_by = ?3 WHERE (id = ?1 OR digest = ?1) AND state <> 'seen'";
static const char sql_past[] =
  "UPDATE reminder SET state = 'seen', later_until = NULL, claimed_by = NULL, claimed_at = NULL WHERE id = ?";
static const char sql_later[] =
  "UPDATE reminder SET state = 'later', later_until = ?2, claimed_by = NULL, claimed_at = NULL "
  "WHERE id = ?1 AND state <> 'seen'";
#define COLUMNS "id, subject, kind, state, due_at, coalesce (shown_at, 0), coalesce (seen_at, 0), " \
  "coalesce (later_until, 0), seen_by, n_shown, coalesce (digest, 0) FROM reminder "
static const char sql_load[] =
  "SELECT " COLUMNS "WHERE id = ?";
static const char sql_last[] =
  "SELECT " COLUMNS "WHERE kind = ? ORDER BY id DESC LIMIT 1";
static const char sql_lines[] =
  "SELECT l.id, l.reminder, l.at, l.what, l.who, l.detail, r.subject FROM reminder_log l JOIN reminder r "
  "ON r.id = l.reminder WHERE l.at >= ?1 ORDER BY l.id DESC LIMIT ?2";
static const char sql_next_due[] =
  "SELECT min (coalesce (later_until, due_at)) FROM reminder WHERE (state = 'pending' OR state = 'later') "
  "AND coalesce (later_until, due_at) > ?1";

void
siyi_reminder_free (SiyiReminder *reminder)
{
  g_free (reminder->subject);
  g_free (reminder->kind);
  g_free (reminder->state);
  g_free (reminder->seen_by);
  g_free (reminder);
}

void
siyi_reminder_line_free (SiyiReminderLine *line)
{
  g_free (line->what);
  g_free (line->who);
  g_free (line->detail);
  g_free (line->subject);
  g_free (line);
}

/**
 * siyi_reminders_together:
 * @work: reads and writes reminders; what it answers decides whether they stay
 */
gboolean
siyi_reminders_together (SiyiDb            *db,
                         SiyiReminderWork   work,
                         gpointer           data,
                         GError           **error)
{
  return siyi_db_begin (db, "reminder", FALSE, error) && siyi_db_finish (db, work (db, data, error), error);
}

/**
 * siyi_reminder_add:
 * @due_at: µs
 *
 * Returns: its id; 0 where the subject is known already, with @error set where it could not be written
 */
gint64
siyi_reminder_add (SiyiDb      *db,
                   const char  *subject,
                   const char  *kind,
                   gint64       due_at,
                   GError     **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_add, "ttl", subject, kind, due_at);
  GError *failed = NULL;
  gint64 id = 0;

  if (row == NULL)
    return 0;
  while (siyi_db_row (db, row, &failed))
    id = sqlite3_column_int64 (row, 0);

  return siyi_db_done (db, row, failed, error) ? id : 0;
}

/**
 * siyi_reminder_is_known:
 *
 * Returns: whether this step of a thing has its reminder, rung or not
 */
gboolean
siyi_reminder_is_known (SiyiDb     *db,
                        const char *subject)
{
  return siyi_db_ask_int64 (db, 0, sql_known, "t", subject) == 1;
}

/**
 * siyi_reminder_claim:
 * @digest: the summary that tells of it; 0: itself
 * @instance: of the process
 *
 * Before anything is shown: what a crash leaves claimed, the next process finds and shows.
 */
gboolean
siyi_reminder_claim (SiyiDb      *db,
                     gint64       id,
                     gint64       digest,
                     const char  *instance,
                     gint64       now,
                     GError     **error)
{
  return siyi_db_run (db, error, sql_claim, "ltlL", id, instance, now, digest) &&
         siyi_reminder_log (db, id, "claimed", instance, NULL, error);
}

gboolean
siyi_reminder_log (SiyiDb      *db,
                   gint64       id,
                   const char  *what,
                   const char  *who,
                   const char  *detail,
                   GError     **error)
{
  return siyi_db_run (db, error, sql_log, "lltTT", id, siyi_db_now (db), what, who, detail);
}

/**
 * siyi_reminder_past:
 *
 * It never rings any more and nobody saw it: what it was for is settled.
 */
gboolean
siyi_reminder_past (SiyiDb   *db,
                    gint64    id,
                    GError  **error)
{
  return siyi_db_run (db, error, sql_past, "l", id) && siyi_reminder_log (db, id, "past", NULL, NULL, error);
}

/**
 * siyi_reminders_waiting:
 * @now: µs
 *
 * Returns: (transfer full): gint64 ids of what should ring now
 */
GArray *
siyi_reminders_waiting (SiyiDb      *db,
                        gint64       now,
                        GError     **error)
{
  return siyi_db_ids (db, siyi_db_ask (db, error, sql_waiting, "l", now), error);
}

/**
 * siyi_reminder_shown:
 * @shown: whether the server took it
 * @detail: (nullable): which server, or why not
 */
gboolean
siyi_reminder_shown (SiyiDb      *db,
                     gint64       id,
                     gboolean     shown,
                     const char  *detail,
                     GError     **error)
{
  gboolean ok;

  if (!siyi_db_begin (db, "reminder", FALSE, error))
    return FALSE;

  ok = shown ? siyi_db_run (db, error, sql_shown, "ll", id, siyi_db_now (db))
             : siyi_db_run (db, error, sql_not_shown, "l", id);

  return siyi_db_finish (db, ok && siyi_reminder_log (db, id, shown ? "shown" : "no-server", NULL, detail, error), error);
}

/**
 * siyi_reminder_seen:
 * @opened: the person went to the record, not only closed the notification
 */
gboolean
siyi_reminder_seen (SiyiDb    *db,
                    gint64     id,
                    gboolean   opened,
                    GError   **error)
{
  gboolean ok;

  if (!siyi_db_begin (db, "reminder", FALSE, error))
    return FALSE;

  ok = siyi_db_run (db, error, sql_seen, "llt", id, siyi_db_now (db), db->who) &&
       siyi_reminder_log (db, id, opened ? "opened" : "seen", db->who, NULL, error);

  return siyi_db_finish (db, ok, error);
}

/**
 * siyi_reminder_later:
 * @until: µs
 */
gboolean
siyi_reminder_later (SiyiDb   *db,
                     gint64    id,
                     gint64    until,
                     GError  **error)
{
  gboolean ok;

  if (!siyi_db_begin (db, "reminder", FALSE, error))
    return FALSE;

  ok = siyi_db_run (db, error, sql_later, "ll", id, until) &&
       siyi_reminder_log (db, id, "later", db->who, NULL, error);

  return siyi_db_finish (db, ok, error);
}

static SiyiReminder *
read_one (SiyiDb        *db,
          sqlite3_stmt  *row,
          GError       **error)
{
  SiyiReminder *self = NULL;
  GError *failed = NULL;

  if (row == NULL)
    return NULL;

  if (siyi_db_row (db, row, &failed))
    {
      self = g_new0 (SiyiReminder, 1);
      self->id = sqlite3_column_int64 (row, 0);
      self->subject = siyi_column_dup (row, 1);
      self->kind = siyi_column_dup (row, 2);
      self->state = siyi_column_dup (row, 3);
      self->due_at = sqlite3_column_int64 (row, 4);
      self->shown_at = sqlite3_column_int64 (row, 5);
      self->seen_at = sqlite3_column_int64 (row, 6);
      self->later_until = sqlite3_column_int64 (row, 7);
      self->seen_by = siyi_column_dup (row, 8);
      self->n_shown = sqlite3_column_int (row, 9);
      self->digest = sqlite3_column_int64 (row, 10);
    }
  if (!siyi_db_done (db, row, failed, error))
    g_clear_pointer (&self, siyi_reminder_free);

  return self;
}

/**
 * siyi_reminder_load:
 *
 * Returns: (transfer full) (nullable): %NULL without error where there is none
 */
SiyiReminder *
siyi_reminder_load (SiyiDb   *db,
                    gint64    id,
                    GError  **error)
{
  return read_one (db, siyi_db_ask (db, error, sql_load, "l", id), error);
}

/**
 * siyi_reminder_last:
 *
 * Returns: (transfer full) (nullable): the newest of its kind
 */
SiyiReminder *
siyi_reminder_last (SiyiDb      *db,
                    const char  *kind,
                    GError     **error)
{
  return read_one (db, siyi_db_ask (db, error, sql_last, "t", kind), error);
}

/**
 * siyi_reminder_lines:
 * @since: µs
 * @limit: 0: all
 *
 * Returns: (transfer full) (element-type SiyiReminderLine): what was shown, seen, put off; newest first
 */
GPtrArray *
siyi_reminder_lines (SiyiDb   *db,
                     gint64    since,
                     guint     limit,
                     GError  **error)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_reminder_line_free);
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_lines, "ll", since, limit > 0 ? (gint64) limit : (gint64) -1);
  GError *failed = NULL;

  if (row == NULL)
    return NULL;

  while (siyi_db_row (db, row, &failed))
    {
      SiyiReminderLine *line = g_new0 (SiyiReminderLine, 1);

      line->id = sqlite3_column_int64 (row, 0);
      line->reminder = sqlite3_column_int64 (row, 1);
      line->at = sqlite3_column_int64 (row, 2);
      line->what = siyi_column_dup (row, 3);
      line->who = siyi_column_dup (row, 4);
      line->detail = siyi_column_dup (row, 5);
      line->subject = siyi_column_dup (row, 6);
      g_ptr_array_add (lines, line);
    }

  return siyi_db_done (db, row, failed, error) ? g_steal_pointer (&lines) : NULL;
}

/**
 * siyi_reminder_next_due:
 * @now: µs
 *
 * Returns: µs of the next one that waits or was put off, 0: none
 */
gint64
siyi_reminder_next_due (SiyiDb *db,
                        gint64  now)
{
  return siyi_db_ask_int64 (db, 0, sql_next_due, "l", now);
}
