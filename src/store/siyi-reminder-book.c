/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of reminders as a person reads it: what each was for, when it was shown, who saw it, how often it was
 * put off. On any of an archive's threads. */
#include "siyi-reminder-store.h"

#include <string.h>

#include "siyi-db-private.h"

#define FROM " FROM reminder WHERE due_at >= ?1 AND due_at < ?2 "
static const char sql_ids[] =
  "SELECT id" FROM "ORDER BY due_at DESC, id DESC";
static const char sql_ids_of[] =
  "SELECT id" FROM "AND kind IN (SELECT value FROM json_each (?3)) ORDER BY due_at DESC, id DESC";
#define COUNT(what) "(SELECT count (*) FROM reminder_log l WHERE l.reminder = r.id AND l.what = '" what "')"
static const char sql_entry[] =
  "SELECT r.id, r.subject, coalesce (r.kind, ''), r.state, r.due_at, coalesce (r.shown_at, 0), "
  "coalesce (r.seen_at, 0), coalesce (r.later_until, 0), r.seen_by, r.n_shown, coalesce (r.digest, 0), "
  COUNT ("later") ", " COUNT ("no-server") ", " COUNT ("opened") ", " COUNT ("past") ", "
  "CASE WHEN r.kind = 'digest' THEN (SELECT count (*) FROM reminder t WHERE t.digest = r.id) ELSE 0 END "
  "FROM reminder r WHERE r.id = ?";
static const char sql_of_task[] =
  "SELECT c.number FROM task t JOIN visit v ON v.id = t.visit JOIN petition_case c ON c.id = v.case_id WHERE t.id = ?";
static const char sql_of_visit[] =
  "SELECT c.number FROM visit v JOIN petition_case c ON c.id = v.case_id WHERE v.id = ?";
static const char sql_of_case[] =
  "SELECT number FROM petition_case WHERE id = ?";
static const char sql_of_session[] =
  "SELECT s.day || coalesce (' ' || (SELECT group_concat (name, ' ') FROM session_leader WHERE session = s.id "
  "AND role = (SELECT max (role) FROM session_leader WHERE session = s.id)), '') FROM session s WHERE s.id = ?";

/* Kinds as siyi_due_word() has them. */
static const char * const kinds[SIYI_N_REMINDERS] = {
  [SIYI_REMINDERS_DIGEST] = "[\"digest\"]",
  [SIYI_REMINDERS_TASK] = "[\"task-overdue\",\"task-today\",\"task-soon\",\"office\",\"unassigned\",\"visit-back\"]",
  [SIYI_REMINDERS_CLOCK] = "[\"clock\",\"charge\"]",
  [SIYI_REMINDERS_SESSION] = "[\"archive\",\"notice\",\"leader-told\",\"booking-list\",\"session\"]",
  [SIYI_REMINDERS_OFFICE] = "[\"calendar\",\"backup\"]",
};

static const char * const words[SIYI_N_RANG] = { "waiting", "no-server", "shown", "later", "seen", "opened", "past" };

/**
 * siyi_rang_word:
 *
 * Returns: (transfer none): the word for programs
 */
const char *
siyi_rang_word (SiyiRang rang)
{
  g_return_val_if_fail (rang < SIYI_N_RANG, "");

  return words[rang];
}

/**
 * siyi_reminder_group:
 * @kind: of a reminder
 *
 * Returns: the group it is listed in; %SIYI_REMINDERS_ALL for a word of no group
 */
SiyiReminderGroup
siyi_reminder_group (const char *kind)
{
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", kind);

  for (int i = 0; i < SIYI_N_REMINDERS; i++)
    if (kinds[i] != NULL && strstr (kinds[i], quoted) != NULL)
      return (SiyiReminderGroup) i;

  return SIYI_REMINDERS_ALL;
}

/**
 * siyi_day_begins:
 *
 * Returns: µs of the day's local midnight
 */
gint64
siyi_day_begins (SiyiDay day)
{
  int year, month, of_month;
  g_autoptr(GDateTime) time = NULL;

  siyi_day_split (day, &year, &month, &of_month);
  time = g_date_time_new_local (year, month, of_month, 0, 0, 0);

  return time != NULL ? g_date_time_to_unix (time) * G_USEC_PER_SEC : 0;
}

/**
 * siyi_reminder_ids:
 *
 * Returns: (transfer full): gint64, latest first
 */
GArray *
siyi_reminder_ids (SiyiDb                   *db,
                   const SiyiReminderQuery  *query,
                   GError                  **error)
{
  const gint64 until = query->until != 0 ? query->until : G_MAXINT64;
  sqlite3_stmt *row = query->group == SIYI_REMINDERS_ALL
                      ? siyi_db_ask (db, error, sql_ids, "ll", query->from, until)
                      : siyi_db_ask (db, error, sql_ids_of, "llt", query->from, until, kinds[query->group]);

  return siyi_db_ids (db, row, error);
}

void
siyi_reminder_entry_free (SiyiReminderEntry *entry)
{
  if (entry == NULL)
    return;

  g_free (entry->subject);
  g_free (entry->kind);
  g_free (entry->of);
  g_free (entry->seen_by);
  g_free (entry);
}

/* What the subject is about, by the archive of today; gone things have nothing. */
static char *
find_of (SiyiDb     *db,
         const char *subject)
{
  const char *colon = strchr (subject, ':');
  const gint64 id = colon != NULL ? g_ascii_strtoll (colon + 1, NULL, 10) : 0;
  g_auto(GStrv) parts = NULL;

  if (g_str_has_prefix (subject, "task:"))
    return siyi_db_ask_text (db, sql_of_task, "l", id);
  if (g_str_has_prefix (subject, "visit:"))
    return siyi_db_ask_text (db, sql_of_visit, "l", id);
  if (g_str_has_prefix (subject, "case:"))
    return siyi_db_ask_text (db, sql_of_case, "l", id);
  if (g_str_has_prefix (subject, "session:"))
    return siyi_db_ask_text (db, sql_of_session, "l", id);
  if (!g_str_has_prefix (subject, "notice:") && !g_str_has_prefix (subject, "calendar:"))
    return NULL;
  parts = g_strsplit (subject, ":", 3);

  return g_strdup (parts[1]);
}

static SiyiRang
rang_of (const SiyiReminderEntry *self,
         const char              *state,
         gboolean                 opened,
         gboolean                 past)
{
  /* Settled is only what nobody saw: a summary put off may have been shown before. */
  if (past && self->seen_at == 0)
    return SIYI_RANG_PAST;
  if (g_str_equal (state, "seen"))
    return opened ? SIYI_RANG_OPENED : SIYI_RANG_SEEN;
  if (g_str_equal (state, "later"))
    return SIYI_RANG_LATER;
  if (g_str_equal (state, "shown"))
    return SIYI_RANG_SHOWN;

  return self->n_failed > 0 ? SIYI_RANG_NOWHERE : SIYI_RANG_WAITING;
}

static SiyiReminderEntry *
read_entry (sqlite3_stmt *row)
{
  SiyiReminderEntry *self = g_new0 (SiyiReminderEntry, 1);

  self->id = sqlite3_column_int64 (row, 0);
  self->subject = siyi_column_dup (row, 1);
  self->kind = siyi_column_dup (row, 2);
  self->due_at = sqlite3_column_int64 (row, 4);
  self->shown_at = sqlite3_column_int64 (row, 5);
  self->seen_at = sqlite3_column_int64 (row, 6);
  self->later_until = sqlite3_column_int64 (row, 7);
  self->seen_by = siyi_column_dup (row, 8);
  self->n_shown = sqlite3_column_int (row, 9);
  self->digest = sqlite3_column_int64 (row, 10);
  self->n_later = sqlite3_column_int (row, 11);
  self->n_failed = sqlite3_column_int (row, 12);
  self->n_told = sqlite3_column_int (row, 15);
  self->rang = rang_of (self, siyi_column_text (row, 3), sqlite3_column_int (row, 13) > 0,
                        sqlite3_column_int (row, 14) > 0);

  return self;
}

/**
 * siyi_reminder_entries:
 *
 * Returns: (transfer full) (element-type SiyiReminderEntry): in the order of the ids, %NULL for one that is gone
 */
GPtrArray *
siyi_reminder_entries (SiyiDb        *db,
                       const gint64  *ids,
                       gsize          n_ids,
                       GError       **error)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_reminder_entry_free);

  for (gsize i = 0; i < n_ids; i++)
    {
      sqlite3_stmt *row = siyi_db_ask (db, error, sql_entry, "l", ids[i]);
      SiyiReminderEntry *entry = NULL;
      GError *failed = NULL;

      if (row == NULL)
        return NULL;
      if (siyi_db_row (db, row, &failed))
        entry = read_entry (row);
      g_ptr_array_add (entries, entry);
      if (!siyi_db_done (db, row, failed, error))
        return NULL;
      if (entry != NULL)
        entry->of = find_of (db, entry->subject);
    }

  return g_steal_pointer (&entries);
}
