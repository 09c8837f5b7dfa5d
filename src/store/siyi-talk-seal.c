/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signatures of a record. The leader's seals it: from then on it only grows, by additions with their
 * reasons. On an archive's writing thread. */
#include "siyi-talk-private.h"

static const char sql_is_sealed[] =
  "SELECT sealed_at IS NOT NULL FROM visit WHERE id = ?";
static const char sql_sign[] =
  "INSERT INTO record_signature (visit, role, name, ink, day, at) VALUES (?, ?, ?, ?, ?, ?) "
  "ON CONFLICT (visit, role) DO UPDATE SET name = excluded.name, ink = excluded.ink, "
  "day = excluded.day, at = excluded.at";
static const char sql_seal[] =
  "UPDATE visit SET sealed_at = ?2, sealed_by = ?3, version = version + 1 WHERE id = ?1";
static const char sql_add[] =
  "INSERT INTO record_addition (visit, day, at, who, body, reason) VALUES (?, ?, ?, ?, ?, ?)";

/**
 * siyi_talk_refuse_sealed:
 *
 * Returns: whether the record may still be changed; CONSTRAINT where the leader has signed it
 */
gboolean
siyi_talk_refuse_sealed (SiyiDb  *db,
                         gint64   visit,
                         GError **error)
{
  if (siyi_db_ask_int64 (db, 0, sql_is_sealed, "l", visit) == 0)
    return TRUE;

  return siyi_edit_refuse (error, "The leader has signed this record and it is sealed; "
                                  "write an addition below it");
}

static gboolean
is_complete (const SiyiTalkRecord  *record,
             GError               **error)
{
  SiyiLacks lacks = siyi_talk_record_lacks (record);
  g_auto(GStrv) words = siyi_lacks_words (lacks);
  g_autofree char *missing = g_strjoinv (", ", words);

  return lacks == 0 || siyi_edit_refuse (error, "The leader signs a complete record; it still "
                                                "lacks: %s", missing);
}

static gboolean
sign (SiyiDb      *db,
      gint64       visit,
      SiyiSigner   signer,
      const char  *name,
      GBytes      *ink,
      GError     **error)
{
  g_autoptr(SiyiTalkRecord) record = siyi_talk_load (db, visit, error);
  gboolean is_leader = signer == SIYI_SIGNER_LEADER;

  if (record == NULL)
    return FALSE;
  if (record->sealed_at != 0 && (is_leader || record->signatures[signer].name != NULL))
    return siyi_talk_refuse_sealed (db, visit, error);
  if (is_leader && !is_complete (record, error))
    return FALSE;

  return siyi_db_run (db, error, sql_sign, "lttbdl", visit, siyi_signer_word (signer), name, ink,
                      siyi_db_today (db), siyi_db_now (db)) &&
         (!is_leader || siyi_db_run (db, error, sql_seal, "llt", visit, siyi_db_now (db), name));
}

/**
 * siyi_talk_sign:
 * @name: who signs
 * @ink: (nullable): the signature as drawn; %NULL: it stands on the printed page
 *
 * The leader's signature seals the record, which must be complete for it. The recorder and the
 * petitioner may sign before or after, once each where it is sealed.
 *
 * Returns: (transfer full): UUID of the action; undoing it right away opens the record again.
 *   %NULL with CONSTRAINT or NOT_FOUND
 */
char *
siyi_talk_sign (SiyiDb      *db,
                gint64       visit,
                SiyiSigner   signer,
                const char  *name,
                GBytes      *ink,
                GError     **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name != NULL ? name : ""));

  g_return_val_if_fail (signer < SIYI_N_SIGNERS, NULL);

  if (*trimmed == '\0')
    {
      siyi_edit_refuse (error, "A signature needs the name of who signs");
      return NULL;
    }
  if (!siyi_db_begin (db, "record.sign", FALSE, error))
    return NULL;

  return siyi_db_end (db, sign (db, visit, signer, trimmed, ink, error), error);
}

static gboolean
may_add (SiyiDb      *db,
         gint64       visit,
         const char  *body,
         const char  *reason,
         GError     **error)
{
  g_autoptr(SiyiTalkRecord) record = siyi_talk_load (db, visit, error);

  if (record == NULL)
    return FALSE;
  if (record->sealed_at == 0)
    return siyi_edit_refuse (error, "The record is not sealed yet; write into the record itself");
  if (*body == '\0')
    return siyi_edit_refuse (error, "An addition needs its text");
  if (*reason == '\0')
    return siyi_edit_refuse (error, "An addition to a sealed record needs its reason");

  return TRUE;
}

/**
 * siyi_talk_add:
 * @body: what is added or put right
 * @reason: why it was not in the record
 *
 * Returns: (transfer full): UUID of the action; %NULL with CONSTRAINT where the record is not
 *   sealed or a text is missing, NOT_FOUND
 */
char *
siyi_talk_add (SiyiDb      *db,
               gint64       visit,
               const char  *body,
               const char  *reason,
               GError     **error)
{
  g_autofree char *text = g_strstrip (g_strdup (body != NULL ? body : ""));
  g_autofree char *why = g_strstrip (g_strdup (reason != NULL ? reason : ""));

  if (!siyi_db_begin (db, "record.add", FALSE, error))
    return NULL;

  return siyi_db_end (db, may_add (db, visit, text, why, error) &&
                                 siyi_db_run (db, error, sql_add, "ldlttt", visit,
                                              siyi_db_today (db), siyi_db_now (db), db->who, text,
                                              why), error);
}
