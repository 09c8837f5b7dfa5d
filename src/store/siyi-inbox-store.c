/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inbox of answers. Accepting writes the instruction as anybody would, by siyi_instruction_add(),
 * below a signed record as an addition, in one action with the answer's own mark; where the visit says
 * something else by now than was seen, it is refused and both texts are told. On an archive's threads. */
#include "siyi-inbox-store.h"

#include "siyi-cover.h"
#include "siyi-ordered-store.h"
#include "siyi-reception-store.h"
#include "siyi-words.h"

static const char * const state_words[] = { "waiting", "accepted", "refused" };

static const char sql_load[] =
  "SELECT i.id, coalesce (v.id, 0), c.number, i.said_by, coalesce (i.before, ''), i.proposed, "
  "coalesce ((SELECT group_concat (body, char (10)) FROM (SELECT body FROM instruction WHERE visit = v.id "
  "ORDER BY ordinal)), ''), i.reason, i.said_at, i.state, "
  "coalesce (p.expires < strftime ('%Y-%m-%d', i.said_at / 1000000, 'unixepoch', 'localtime'), 0), "
  "coalesce (v.session, 0), v.day, c.title, i.at, i.decided_by, v.sealed_at IS NOT NULL, c.restricted FROM inbox i "
  "LEFT JOIN visit v ON v.id = (SELECT id FROM visit WHERE uid = i.visit) "
  "LEFT JOIN petition_case c ON c.id = v.case_id LEFT JOIN package p ON p.uid = i.brief "
  "WHERE (?1 = 0 OR i.state = 'waiting') AND (?2 = 0 OR i.id = ?2) ORDER BY i.id";
static const char sql_count[] =
  "SELECT count (*) FROM inbox i LEFT JOIN visit v ON v.id = (SELECT id FROM visit WHERE uid = i.visit) "
  "LEFT JOIN petition_case c ON c.id = v.case_id WHERE i.state = 'waiting' AND (?1 OR coalesce (c.restricted, 0) = 0)";
static const char sql_sealed[] = "SELECT sealed_at IS NOT NULL FROM visit WHERE id = ?";
static const char sql_insert[] =
  "INSERT OR IGNORE INTO inbox (package, brief, item, visit, at, said_at, said_by, field, before, proposed) "
  "VALUES (?, ?, ?, ?, ?, ?, ?, 'instruction', ?, ?)";
static const char sql_known[] = "SELECT count (*) FROM package WHERE uid = ? AND kind = 'brief'";
static const char sql_decide[] =
  "UPDATE inbox SET state = ?, decided_at = ?, decided_by = ?, reason = ? WHERE id = ? AND state = 'waiting'";
static const char sql_leader[] = "SELECT id FROM leader WHERE name = ? ORDER BY active DESC, id LIMIT 1";
static const char sql_uid[] = "SELECT uid FROM visit WHERE id = ?";
static const char sql_instructed[] =
  "SELECT group_concat (body, char (10)) FROM (SELECT body FROM instruction WHERE visit = ? ORDER BY ordinal)";

void
siyi_inbox_item_free (SiyiInboxItem *item)
{
  g_free (item->number);
  g_free (item->title);
  g_free (item->decided_by);
  g_free (item->said_by);
  g_free (item->before);
  g_free (item->proposed);
  g_free (item->now);
  g_free (item->reason);
  g_free (item);
}

const char *
siyi_inbox_word (SiyiInboxState state)
{
  return state_words[state];
}

/* What a leader writes of a matter is read by whoever reads the matter. */
static void
cover (SiyiDb        *db,
       SiyiInboxItem *item)
{
  char **texts[] = { &item->before, &item->proposed, &item->now };

  if (siyi_covers_nothing (db) || siyi_reads_visit (db, item->visit))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_free (*texts[i]);
      *texts[i] = g_strdup ("");
    }
}

static SiyiInboxItem *
read_item (sqlite3_stmt *row)
{
  SiyiInboxItem *item = g_new0 (SiyiInboxItem, 1);

  item->id = sqlite3_column_int64 (row, 0);
  item->visit = sqlite3_column_int64 (row, 1);
  item->number = siyi_column_dup (row, 2);
  item->said_by = siyi_column_dup (row, 3);
  item->before = siyi_column_dup (row, 4);
  item->proposed = siyi_column_dup (row, 5);
  item->now = siyi_column_dup (row, 6);
  item->reason = siyi_column_dup (row, 7);
  item->said_at = sqlite3_column_int64 (row, 8);
  for (gsize i = 0; i < G_N_ELEMENTS (state_words); i++)
    if (g_str_equal (siyi_column_text (row, 9), state_words[i]))
      item->state = (SiyiInboxState) i;
  item->expired = sqlite3_column_int (row, 10) != 0;
  item->session = sqlite3_column_int64 (row, 11);
  item->day = siyi_column_day (row, 12);
  item->title = siyi_column_dup (row, 13);
  item->at = sqlite3_column_int64 (row, 14);
  item->decided_by = siyi_column_dup (row, 15);
  item->sealed = sqlite3_column_int (row, 16) != 0;

  return item;
}

/* A report or an accusation is not even told of to who may not see such. */
static gboolean
may_see_restricted (SiyiDb *db)
{
  return siyi_db_may (db, "look.restricted", NULL);
}

static GPtrArray *
load (SiyiDb    *db,
      gboolean   waiting_only,
      gint64     id,
      GError   **error)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_inbox_item_free);
  const gboolean all = may_see_restricted (db);
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_load, "il", waiting_only, id);
  GError *failed = NULL;

  if (row == NULL)
    return NULL;
  while (siyi_db_row (db, row, &failed))
    if (all || sqlite3_column_int (row, 17) == 0)
      g_ptr_array_add (items, read_item (row));
  if (!siyi_db_done (db, row, failed, error))
    return NULL;

  for (guint i = 0; i < items->len; i++)
    cover (db, g_ptr_array_index (items, i));

  return g_steal_pointer (&items);
}

/**
 * siyi_inbox_load:
 * @waiting_only: leave out what was decided
 *
 * Returns: (transfer full): the answers in the order they came
 */
GPtrArray *
siyi_inbox_load (SiyiDb    *db,
                 gboolean   waiting_only,
                 GError   **error)
{
  return load (db, waiting_only, 0, error);
}

/**
 * siyi_inbox_count:
 *
 * Returns: how many answers wait for a word of who sits here
 */
int
siyi_inbox_count (SiyiDb *db)
{
  return (int) siyi_db_ask_int64 (db, 0, sql_count, "i", may_see_restricted (db));
}

/**
 * siyi_inbox_take:
 * @answers: of one package
 * @n_new: (out): how many were not there yet
 *
 * Returns: whether they wait now; NOT_FOUND where this archive wrote no such briefs
 */
gboolean
siyi_inbox_take (SiyiDb                 *db,
                 const SiyiInboxAnswer  *answers,
                 guint                   n,
                 guint                  *n_new,
                 GError                **error)
{
  gboolean taken = TRUE;

  *n_new = 0;
  if (!siyi_db_begin (db, "inbox.take", FALSE, error))
    return FALSE;

  for (guint i = 0; taken && i < n; i++)
    {
      const SiyiInboxAnswer *answer = &answers[i];

      taken = siyi_db_ask_int64 (db, 0, sql_known, "t", answer->brief) > 0 ||
              siyi_refuse (error, SIYI_ERROR_NOT_FOUND,
                           "These answers belong to briefs that this archive never wrote; take them to the office "
                           "that did");
      taken = taken && siyi_db_run (db, error, sql_insert, "ttttlltTt", answer->package, answer->brief,
                                    answer->item, answer->visit, siyi_db_now (db), answer->said_at,
                                    answer->said_by, answer->before, answer->proposed);
      *n_new += taken && sqlite3_changes (db->handle) > 0;
    }
  if (taken)
    return siyi_db_commit (db, error);
  siyi_db_cancel (db);

  return FALSE;
}

/* (nullable): an answer that still waits */
static SiyiInboxItem *
find_waiting (SiyiDb  *db,
              gint64   id,
              GError **error)
{
  g_autoptr(GPtrArray) items = load (db, FALSE, id, error);
  SiyiInboxItem *item = items != NULL && items->len > 0 ? g_ptr_array_index (items, 0) : NULL;

  if (items == NULL)
    return NULL;
  if (item == NULL || id == 0)
    {
      siyi_refuse (error, SIYI_ERROR_NOT_FOUND, "There is no such answer in the inbox");
      return NULL;
    }
  if (item->state != SIYI_INBOX_WAITING)
    {
      siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "This answer was decided already");
      return NULL;
    }

  return g_ptr_array_steal_index (items, 0);
}

static gboolean
decide (SiyiDb          *db,
        gint64           id,
        SiyiInboxState   state,
        const char      *reason,
        GError         **error)
{
  return siyi_db_run (db, error, sql_decide, "tltTl", state_words[state], siyi_db_now (db), db->who, reason, id);
}

static gboolean
accept (SiyiDb               *db,
        const SiyiInboxItem  *item,
        GError              **error)
{
  const gint64 leader = siyi_db_ask_int64 (db, 0, sql_leader, "t", item->said_by);
  g_autofree char *action =
    siyi_db_ask_int64 (db, 0, sql_sealed, "l", item->visit) != 0
      ? siyi_talk_add (db, item->visit, item->proposed, siyi_word ("brief", "addition-reason"), error)
      : siyi_instruction_add (db, item->visit, leader, "typed", item->proposed, error);

  return action != NULL && decide (db, item->id, SIYI_INBOX_ACCEPTED, NULL, error);
}

/**
 * siyi_inbox_accept:
 * @id: an answer that waits
 * @seen: (nullable): what stands there now, as the person who accepts saw it beside the answer; %NULL:
 *   what the leader saw
 *
 * Returns: (transfer full): the action, which can be undone; %NULL with NOT_FOUND, CONSTRAINT (decided
 *   already), STALE where other words stand there by now
 */
char *
siyi_inbox_accept (SiyiDb      *db,
                   gint64       id,
                   const char  *seen,
                   GError     **error)
{
  SiyiInboxItem *item = find_waiting (db, id, error);
  char *action = NULL;

  if (item == NULL)
    return NULL;
  if (item->visit == 0)
    {
      siyi_refuse (error, SIYI_ERROR_NOT_FOUND, "The visit that this answer is about is not in the archive any more");
    }
  else if (!g_str_equal (item->now, seen != NULL ? seen : item->before))
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_STALE,
                   "“%s” was seen, but “%s” stands there now; look at both and write or refuse it by hand",
                   seen != NULL ? seen : item->before, item->now);
    }
  else if (siyi_db_begin (db, "inbox.accept", FALSE, error))
    {
      if (!accept (db, item, error))
        siyi_db_cancel (db);
      else if (siyi_db_commit (db, error))
        action = g_strdup (siyi_db_action (db));
    }
  siyi_inbox_item_free (item);

  return action;
}

/**
 * siyi_inbox_refuse:
 * @reason: kept with the answer
 *
 * Returns: (transfer full): the action; %NULL with NOT_FOUND or CONSTRAINT
 */
char *
siyi_inbox_refuse (SiyiDb      *db,
                   gint64       id,
                   const char  *reason,
                   GError     **error)
{
  g_autofree char *why = g_strstrip (g_strdup (reason != NULL ? reason : ""));
  SiyiInboxItem *item = find_waiting (db, id, error);

  if (item == NULL)
    return NULL;
  siyi_inbox_item_free (item);
  if (*why == '\0')
    {
      siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "Refusing an answer needs a reason");
      return NULL;
    }
  if (!siyi_db_begin (db, "inbox.refuse", FALSE, error))
    return NULL;
  if (decide (db, id, SIYI_INBOX_REFUSED, why, error))
    return siyi_db_commit (db, error) ? g_strdup (siyi_db_action (db)) : NULL;
  siyi_db_cancel (db);

  return NULL;
}

/**
 * siyi_visit_uid:
 *
 * Returns: (transfer full): the key of a visit that leaves the process
 */
char *
siyi_visit_uid (SiyiDb  *db,
                gint64   visit,
                GError **error)
{
  char *uid = siyi_db_ask_text (db, sql_uid, "l", visit);

  if (uid == NULL)
    siyi_refuse (error, SIYI_ERROR_NOT_FOUND, "There is no such visit");

  return uid;
}

/**
 * siyi_visit_instructed:
 *
 * Returns: (transfer full): what leaders said of a visit, a line each; empty: nothing
 */
char *
siyi_visit_instructed (SiyiDb *db,
                       gint64  visit)
{
  char *text = siyi_db_ask_text (db, sql_instructed, "l", visit);

  return text != NULL ? text : g_strdup ("");
}
