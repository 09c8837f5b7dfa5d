/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving the record of a matter: what differs from the stored one is written, one action for all of
 * it, so that undo takes back one saving. Fields of the case are read by the same rules as cells of
 * the ledger; talk and instruction are kept as they were typed. On an archive's writing thread. */
#include "siyi-talk-private.h"

static const char sql_set_talk[] =
  "UPDATE visit SET talk = ?2, recorder = ?3, on_the_spot = ?4, first = ?5 WHERE id = ?1 "
  "AND (talk IS NOT ?2 OR recorder IS NOT ?3 OR on_the_spot IS NOT ?4 OR first IS NOT ?5)";
static const char sql_mark_saved[] =
  "UPDATE visit SET saved_at = ?2, saved_by = ?3, version = version + 1 WHERE id = ?1";
static const char sql_session_recorder[] =
  "SELECT recorder FROM session WHERE id = ?";
static const char sql_set_type[] =
  "UPDATE petition_case SET type = ?2, version = version + 1 WHERE id = ?1";
static const char sql_restrict[] =
  "UPDATE petition_case SET restricted = 1, version = version + 1 WHERE id = ?1 AND restricted = 0";
static const char sql_drop_instructions[] =
  "DELETE FROM instruction WHERE visit = ?";
static const char sql_drop_further[] =
  "DELETE FROM instruction WHERE visit = ?1 AND ordinal > (SELECT min (ordinal) FROM instruction "
  "WHERE visit = ?1)";
static const char sql_set_instruction[] =
  "INSERT INTO instruction (visit, ordinal, leader, body, given, day) VALUES (?1, coalesce ("
  "(SELECT min (ordinal) FROM instruction WHERE visit = ?1), 0), ?2, ?3, ?4, ?5) "
  "ON CONFLICT (visit, ordinal) DO UPDATE SET leader = excluded.leader, body = excluded.body, "
  "given = excluded.given, day = coalesce (instruction.day, excluded.day)";
static const char sql_drop_confirmation[] =
  "DELETE FROM record_signature WHERE visit = ? AND role <> 'leader'";

#define OF(member) G_STRUCT_OFFSET (SiyiTalkRecord, member)

/* Fields that are cells of the ledger or fields of the case as well. */
static const struct { gsize offset; SiyiEditFunc write; gboolean of_case; } fields[] = {
  { OF (title), siyi_edit_title, TRUE },
  { OF (facts), siyi_edit_facts, TRUE },
  { OF (purpose), siyi_edit_purpose, TRUE },
  { OF (class_name), siyi_edit_class, TRUE },
  { OF (problem_place), siyi_edit_problem_place, TRUE },
  { OF (address), siyi_edit_address, FALSE },
};

#undef OF

/**
 * siyi_talk_same_text:
 *
 * Returns: whether both say the same; nothing and the empty text do, white space around doesn't count
 */
gboolean
siyi_talk_same_text (const char *a,
                     const char *b)
{
  g_autofree char *x = g_strstrip (g_strdup (a != NULL ? a : ""));
  g_autofree char *y = g_strstrip (g_strdup (b != NULL ? b : ""));

  return g_str_equal (x, y);
}

static const char *
text_of (const SiyiTalkRecord *record,
         gsize                 offset)
{
  return G_STRUCT_MEMBER (const char *, record, offset);
}

static gboolean
changes_case (const SiyiTalkRecord *stored,
              const SiyiTalkRecord *record)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].of_case && !siyi_talk_same_text (text_of (stored, fields[i].offset),
                                                   text_of (record, fields[i].offset)))
      return TRUE;

  return stored->type != record->type;
}

/* Another's change of the case is in the way only of a change of the case. */
static gboolean
may_save (SiyiDb                *db,
          const SiyiTalkRecord  *stored,
          const SiyiTalkRecord  *record,
          GError               **error)
{
  if (!siyi_talk_refuse_sealed (db, record->visit, error))
    return FALSE;
  if (stored->version != record->version)
    return siyi_refuse (error, SIYI_ERROR_STALE,
                        "Somebody changed this record meanwhile; look at it again");
  if (stored->case_version != record->case_version && changes_case (stored, record))
    return siyi_refuse (error, SIYI_ERROR_STALE,
                        "Somebody changed this case meanwhile; look at it again");
  if (record->type < 0 || record->type > 3)
    return siyi_edit_refuse (error, "A matter is of type 1, 2 or 3");

  return TRUE;
}

static gboolean
save_fields (SiyiEdit              *edit,
             const SiyiTalkRecord  *stored,
             const SiyiTalkRecord  *record,
             GError               **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = NULL;

      if (siyi_talk_same_text (text_of (stored, fields[i].offset),
                               text_of (record, fields[i].offset)))
        continue;

      text = g_strdup (text_of (record, fields[i].offset));
      edit->text = text != NULL ? g_strstrip (text) : "";
      edit->empty = *edit->text == '\0';
      if (!fields[i].write (edit, error))
        return FALSE;
    }

  return TRUE;
}

/* A report or accusation is restricted from the moment it is known to be one (article 30); taking
 * that back is a decision of its own. */
static gboolean
save_type (SiyiEdit              *edit,
           const SiyiTalkRecord  *stored,
           const SiyiTalkRecord  *record,
           GError               **error)
{
  gboolean restricts = record->type == 2 || (record->restricted && !stored->restricted);

  if (record->type != stored->type &&
      !siyi_db_run (edit->db, error, sql_set_type, "lI", edit->case_id,
                    record->type > 0 ? record->type : -1))
    return FALSE;

  return !restricts || siyi_db_run (edit->db, error, sql_restrict, "l", edit->case_id);
}

static const char *
or_null (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

/* The session's recorder is the record's without being written twice. A talk that is changed is no
 * longer what recorder and petitioner signed. */
static gboolean
save_talk (SiyiEdit              *edit,
           const SiyiTalkRecord  *stored,
           const SiyiTalkRecord  *record,
           GError               **error)
{
  g_autofree char *session_recorder = siyi_db_ask_text (edit->db, sql_session_recorder, "l",
                                                        edit->session);
  const char *recorder = siyi_talk_same_text (record->recorder, session_recorder)
                           ? NULL : record->recorder;
  gboolean same_talk = g_strcmp0 (or_null (record->talk), or_null (stored->talk)) == 0;

  if (!same_talk && !siyi_db_run (edit->db, error, sql_drop_confirmation, "l", edit->visit))
    return FALSE;

  return siyi_db_run (edit->db, error, sql_set_talk, "lTTII", edit->visit, record->talk, recorder,
                      record->on_the_spot, record->first);
}

static gboolean
save_instruction (SiyiEdit              *edit,
                  const SiyiTalkRecord  *stored,
                  const SiyiTalkRecord  *record,
                  GError               **error)
{
  const char *given = record->given != NULL ? record->given : "typed";
  gboolean same_body = g_strcmp0 (or_null (record->instruction), or_null (stored->instruction)) == 0;

  if (or_null (record->instruction) == NULL)
    return or_null (stored->instruction) == NULL ||
           siyi_db_run (edit->db, error, sql_drop_instructions, "l", edit->visit);
  if (same_body && g_strcmp0 (given, stored->given) == 0 && record->leader == stored->leader)
    return TRUE;
  if (!same_body && !siyi_db_run (edit->db, error, sql_drop_further, "l", edit->visit))
    return FALSE;

  return siyi_db_run (edit->db, error, sql_set_instruction, "lLttT", edit->visit, record->leader,
                      same_body ? stored->instruction : record->instruction, given, edit->day);
}

static gboolean
write_all (SiyiEdit              *edit,
           const SiyiTalkRecord  *stored,
           const SiyiTalkRecord  *record,
           GError               **error)
{
  return save_fields (edit, stored, record, error) && save_type (edit, stored, record, error) &&
         siyi_talk_save_people (edit, stored, record, error) &&
         save_talk (edit, stored, record, error) &&
         save_instruction (edit, stored, record, error) &&
         siyi_talk_save_task (edit, stored, record, error);
}

static gboolean
save (SiyiDb                *db,
      const SiyiTalkRecord  *record,
      GError               **error)
{
  g_autoptr(SiyiTalkRecord) stored = siyi_talk_load (db, record->visit, error);
  g_autofree char *day = NULL;
  SiyiEdit edit = { .db = db, .visit = record->visit };
  int n_before;

  if (stored == NULL || !may_save (db, stored, record, error))
    return FALSE;

  day = siyi_day_to_text (stored->day);
  edit.case_id = stored->case_id;
  edit.session = stored->session;
  edit.year = stored->year;
  edit.day = day;
  edit.persons = stored->persons;
  n_before = sqlite3_total_changes (db->handle);
  if (!write_all (&edit, stored, record, error))
    return FALSE;
  if (sqlite3_total_changes (db->handle) > n_before &&
      !siyi_db_run (db, error, sql_mark_saved, "llt", record->visit, siyi_db_now (db), db->who))
    return FALSE;

  return siyi_talk_drop_draft (db, record->visit, error);
}

/**
 * siyi_talk_save:
 * @record: as it was loaded, with what the person changed
 *
 * Returns: (transfer full): UUID of the action; %NULL with STALE where another writer was faster,
 *   CONSTRAINT with a sentence where a value can't be or the record is sealed, NOT_FOUND
 */
char *
siyi_talk_save (SiyiDb                *db,
                const SiyiTalkRecord  *record,
                GError               **error)
{
  if (!siyi_db_begin (db, "record.save", FALSE, error))
    return NULL;

  return siyi_db_end (db, save (db, record, error), error);
}
