/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office's small lists: venues, editable lists of values, settings, drafts. On an archive's
 * thread. */
#include "siyi-office-store.h"

#include "siyi-db-private.h"
#include "siyi-moves.h"
#include "siyi-words.h"

static const char sql_load_venues[] =
  "SELECT id, name, address, active FROM venue ORDER BY active DESC, id";
static const char sql_insert_venue[] =
  "INSERT INTO venue (uid, name, address, active) VALUES (?, ?, ?, ?)";
static const char sql_update_venue[] =
  "UPDATE venue SET name = ?2, address = ?3, active = ?4 WHERE id = ?1";
static const char sql_load_list[] =
  "SELECT value FROM dictionary WHERE list = ? AND active = 1 ORDER BY ordinal, value";
static const char sql_retire_list[] =
  "UPDATE dictionary SET active = 0 WHERE list = ? AND active = 1";
static const char sql_save_value[] =
  "INSERT INTO dictionary (list, value, ordinal) VALUES (?, ?, ?) "
  "ON CONFLICT (list, value) DO UPDATE SET ordinal = excluded.ordinal, active = 1";
static const char sql_get_setting[] =
  "SELECT value FROM setting WHERE key = ?";
static const char sql_set_setting[] =
  "INSERT INTO setting (key, value, basis) VALUES (?, ?, ?) "
  "ON CONFLICT (key) DO UPDATE SET value = excluded.value, basis = excluded.basis";
static const char sql_drop_setting[] =
  "DELETE FROM setting WHERE key = ?";
static const char sql_get_draft[] =
  "SELECT body FROM draft WHERE key = ?";
static const char sql_set_draft[] =
  "INSERT INTO draft (key, body, at) VALUES (?, ?, ?) "
  "ON CONFLICT (key) DO UPDATE SET body = excluded.body, at = excluded.at";
static const char sql_drop_draft[] =
  "DELETE FROM draft WHERE key = ?";

void
siyi_venue_free (SiyiVenue *venue)
{
  g_free (venue->name);
  g_free (venue->address);
  g_free (venue);
}

/**
 * siyi_venues_load:
 *
 * Returns: (transfer full) (element-type SiyiVenue): all, those in use first
 */
GPtrArray *
siyi_venues_load (SiyiDb  *db,
                  GError **error)
{
  g_autoptr(GPtrArray) venues = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_venue_free);
  sqlite3_stmt *statement = siyi_db_ask (db, error, sql_load_venues, "");
  GError *failed = NULL;

  if (statement == NULL)
    return NULL;

  while (siyi_db_row (db, statement, &failed))
    {
      SiyiVenue *venue = g_new0 (SiyiVenue, 1);

      venue->id = sqlite3_column_int64 (statement, 0);
      venue->name = siyi_column_dup (statement, 1);
      venue->address = siyi_column_dup (statement, 2);
      venue->active = sqlite3_column_int (statement, 3);
      g_ptr_array_add (venues, venue);
    }

  return siyi_db_done (db, statement, failed, error) ? g_steal_pointer (&venues) : NULL;
}

/**
 * siyi_venue_save:
 * @venue: id 0 makes a new one
 *
 * Returns: its id, 0 with CONSTRAINT where the name is taken
 */
gint64
siyi_venue_save (SiyiDb           *db,
                 const SiyiVenue  *venue,
                 GError          **error)
{
  gint64 id = venue->id;
  gboolean ok;

  if (!siyi_db_begin (db, "venue.save", FALSE, error))
    return 0;

  if (id == 0)
    {
      g_autofree char *uid = siyi_uid_new (db);

      ok = siyi_db_run (db, error, sql_insert_venue, "ttTi", uid, venue->name, venue->address,
                        venue->active);
      id = siyi_db_last_id (db);
    }
  else
    ok = siyi_db_run (db, error, sql_update_venue, "ltTi", id, venue->name, venue->address,
                      venue->active);

  if (ok && siyi_db_commit (db, error))
    return id;

  siyi_db_cancel (db);

  return 0;
}

/**
 * siyi_dictionary_load:
 * @list: method, class, purpose, form, destination, handling, charge-duty (none is shipped)
 *
 * Returns: (transfer full): the values in use, in the office's order
 */
char **
siyi_dictionary_load (SiyiDb      *db,
                      const char  *list,
                      GError     **error)
{
  g_autoptr(GStrvBuilder) values = g_strv_builder_new ();
  sqlite3_stmt *statement = siyi_db_ask (db, error, sql_load_list, "t", list);
  GError *failed = NULL;

  if (statement == NULL)
    return NULL;

  while (siyi_db_row (db, statement, &failed))
    g_strv_builder_add (values, siyi_column_text (statement, 0));

  return siyi_db_done (db, statement, failed, error) ? g_strv_builder_end (values) : NULL;
}

static gboolean
save_list (SiyiDb              *db,
           const char          *list,
           const char * const  *values,
           GError             **error)
{
  if (!siyi_db_run (db, error, sql_retire_list, "t", list))
    return FALSE;

  for (int i = 0; values[i] != NULL; i++)
    if (!siyi_db_run (db, error, sql_save_value, "tti", list, values[i], i))
      return FALSE;

  return TRUE;
}

/**
 * siyi_dictionary_save:
 * @values: the list as it shall be; values left out are retired, records keep them
 *
 * Returns: whether it was saved
 */
gboolean
siyi_dictionary_save (SiyiDb              *db,
                      const char          *list,
                      const char * const  *values,
                      GError             **error)
{
  if (!siyi_db_begin (db, "list.save", FALSE, error))
    return FALSE;
  if (save_list (db, list, values, error))
    return siyi_db_commit (db, error);

  siyi_db_cancel (db);

  return FALSE;
}

/**
 * siyi_lists_fill:
 *
 * Puts the shipped lists into a new archive; their audit lines open the trail.
 *
 * Returns: whether it was done
 */
gboolean
siyi_lists_fill (SiyiDb  *db,
                 GError **error)
{
  gsize n;
  const char * const *lists = siyi_words_keys ("lists", &n);

  if (!siyi_db_begin (db, "archive.create", FALSE, error))
    return FALSE;

  for (gsize i = 0; i < n; i++)
    if (!save_list (db, lists[i], siyi_words ("lists", lists[i], NULL), error))
      {
        siyi_db_cancel (db);
        return FALSE;
      }

  return siyi_db_commit (db, error);
}

/**
 * siyi_setting_get:
 * @otherwise: (nullable): the answer where nothing is set
 *
 * Returns: (transfer full) (nullable): the value
 */
char *
siyi_setting_get (SiyiDb     *db,
                  const char *key,
                  const char *otherwise)
{
  char *value = siyi_db_ask_text (db, sql_get_setting, "t", key);

  return value != NULL ? value : g_strdup (otherwise);
}

/* What rules read must be readable, whoever sets it. */
static gboolean
check_setting (const char  *key,
               const char  *value,
               GError     **error)
{
  g_autoptr(GArray) ladder = NULL;
  SiyiClockRules rules;

  if (value != NULL && g_str_equal (key, "clock.steps"))
    return siyi_warning_steps_parse (value, &rules, error);
  if (value == NULL || !g_str_equal (key, "urge.ladder"))
    return TRUE;

  ladder = siyi_ladder_parse (value, error);

  return ladder != NULL && siyi_ladder_check (ladder, error);
}

/**
 * siyi_setting_limit:
 * @key: notice-lead, archive-grace, D4, visit-back …
 *
 * Returns: the limit as the office has set it, else the shipped one
 */
SiyiLimit
siyi_setting_limit (SiyiDb     *db,
                    const char *key)
{
  g_autofree char *setting = g_strconcat ("limit.", key, NULL);
  g_autofree char *text = siyi_setting_get (db, setting, NULL);
  SiyiLimit limit = siyi_limit_default (key);

  /* What can't be read leaves the law's. */
  if (text != NULL)
    siyi_limit_parse (text, &limit);

  return limit;
}

/**
 * siyi_setting_basis:
 * @key: as siyi_setting_limit()
 *
 * A local rule that changes a limit changes what it rests on (domain, section 3.2, rule 9).
 *
 * Returns: (transfer full): the article or paper as the office has written it, else the shipped article
 */
char *
siyi_setting_basis (SiyiDb     *db,
                    const char *key)
{
  g_autofree char *setting = g_strconcat ("basis.", key, NULL);

  return siyi_setting_get (db, setting, siyi_limit_basis (key));
}

/**
 * siyi_setting_set:
 * @value: (nullable): %NULL goes back to the default
 * @basis: (nullable): the article or paper it rests on
 *
 * A limit moves the days of what runs already, in the same action.
 *
 * Returns: whether it was saved; CONSTRAINT where it can't be what the rules need
 */
gboolean
siyi_setting_set (SiyiDb      *db,
                  const char  *key,
                  const char  *value,
                  const char  *basis,
                  GError     **error)
{
  const gboolean moves = siyi_moves_concern (key);
  g_autoptr(SiyiTaskOffice) before = moves ? siyi_task_office_load (db, error) : NULL;
  gboolean ok;

  if (!check_setting (key, value, error) || (moves && before == NULL) || !siyi_db_begin (db, "setting.save", FALSE, error))
    return FALSE;

  if (value != NULL)
    ok = siyi_db_run (db, error, sql_set_setting, "ttT", key, value, basis);
  else
    ok = siyi_db_run (db, error, sql_drop_setting, "t", key);
  if (ok && (!moves || siyi_moves_settle (db, before, key, error)))
    return siyi_db_commit (db, error);

  siyi_db_cancel (db);

  return FALSE;
}

/**
 * siyi_settings_set:
 * @verb: what the audit trail calls it
 * @pairs: (array zero-terminated=1): keys, each followed by its value
 *
 * Sets several settings in one action.
 *
 * Returns: whether they were saved
 */
gboolean
siyi_settings_set (SiyiDb              *db,
                   const char          *verb,
                   const char * const  *pairs,
                   GError             **error)
{
  gboolean ok = TRUE;

  if (!siyi_db_begin (db, verb, FALSE, error))
    return FALSE;

  for (int i = 0; ok && pairs[i] != NULL; i += 2)
    ok = siyi_setting_set (db, pairs[i], pairs[i + 1], NULL, error);
  if (ok)
    return siyi_db_commit (db, error);

  siyi_db_cancel (db);

  return FALSE;
}

char *
siyi_draft_get (SiyiDb     *db,
                const char *key)
{
  return siyi_db_ask_text (db, sql_get_draft, "t", key);
}

/**
 * siyi_draft_set:
 * @body: (nullable): %NULL drops the draft
 *
 * Drafts are not yet records and stand in no audit trail.
 *
 * Returns: whether it was saved
 */
gboolean
siyi_draft_set (SiyiDb      *db,
                const char  *key,
                const char  *body,
                GError     **error)
{
  gboolean ok;

  if (!siyi_db_begin (db, "draft", FALSE, error))
    return FALSE;

  if (body != NULL)
    ok = siyi_db_run (db, error, sql_set_draft, "ttl", key, body, siyi_db_now (db));
  else
    ok = siyi_db_run (db, error, sql_drop_draft, "t", key);
  if (ok)
    return siyi_db_commit (db, error);

  siyi_db_cancel (db);

  return FALSE;
}
