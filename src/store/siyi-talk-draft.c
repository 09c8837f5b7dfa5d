/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record typed but not yet saved, as JSON among the drafts: survives a crash and a power cut, and
 * leaves no line in the audit trail. Reading on any of an archive's threads, writing on its writing
 * one. */
#include "siyi-office-store.h"
#include "siyi-talk-private.h"

static char *
key_of (gint64 visit)
{
  return g_strdup_printf ("record:%" G_GINT64_FORMAT, visit);
}

gboolean
siyi_talk_drop_draft (SiyiDb  *db,
                      gint64   visit,
                      GError **error)
{
  g_autofree char *key = key_of (visit);

  return siyi_draft_set (db, key, NULL, error);
}

/**
 * siyi_talk_keep_draft:
 *
 * Keeps what was typed; the version it was typed over stays in it, so that saving a draft that was
 * overtaken is refused as any other stale record.
 *
 * Returns: whether it is on the disk
 */
gboolean
siyi_talk_keep_draft (SiyiDb                *db,
                      const SiyiTalkRecord  *record,
                      GError               **error)
{
  g_autofree char *key = key_of (record->visit);
  g_autofree char *body = siyi_talk_to_json (record);

  return siyi_talk_refuse_sealed (db, record->visit, error) &&
         siyi_draft_set (db, key, body, error);
}

/**
 * siyi_talk_draft:
 *
 * Returns: (transfer full) (nullable): the stored record with what was typed over it; %NULL without
 *   error where nothing was, or where the record has been sealed since
 */
SiyiTalkRecord *
siyi_talk_draft (SiyiDb  *db,
                 gint64   visit,
                 GError **error)
{
  g_autofree char *key = key_of (visit);
  g_autofree char *body = siyi_draft_get (db, key);
  g_autoptr(SiyiTalkRecord) record = NULL;

  if (body == NULL)
    return NULL;

  record = siyi_talk_load (db, visit, error);
  if (record == NULL || record->sealed_at != 0 || !siyi_talk_read_json (record, body, error))
    return NULL;

  return g_steal_pointer (&record);
}
