/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person is saved with the pass phrase in one action; entering proves it, and is in the trail
 * whichever way it went. Wrong tries make the next one wait (GB/T 22239-2019, 7.1.4.1 b: failed
 * entries are limited). */
#include "siyi-persons.h"

#include "siyi-db.h"
#include "siyi-pass.h"

typedef struct
{
  gint64    id;
  char     *hash;
  SiyiEntry entry;
  guint     refusals;
} Ask;

/**
 * siyi_person_save:
 * @change: what becomes of the pass phrase
 * @pass: (nullable): the new one, for %SIYI_PASS_SET
 *
 * Returns: the profile's id; 0 with the errors of siyi_profile_save() and siyi_pass_hash()
 */
gint64
siyi_person_save (SiyiDb             *db,
                  const SiyiProfile  *profile,
                  SiyiPassChange      change,
                  const char         *pass,
                  GError            **error)
{
  g_autofree char *hash = NULL;
  gint64 id;

  if (change == SIYI_PASS_SET && (hash = siyi_pass_hash (pass, error)) == NULL)
    return 0;
  if (!siyi_db_begin (db, "profile.save", FALSE, error))
    return 0;

  id = siyi_profile_save (db, profile, error);
  if (id != 0 && (change == SIYI_PASS_KEEP || siyi_profile_set_pass (db, id, hash, error)))
    return siyi_db_commit (db, error) ? id : 0;

  siyi_db_cancel (db);

  return 0;
}

static gpointer
read_pass (SiyiDb        *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Ask *ask = data;

  ask->hash = siyi_profile_pass (db, ask->id);

  return NULL;
}

static gpointer
note_entry (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Ask *ask = data;
  gboolean noted = siyi_profile_note (db, ask->id, ask->entry, error);

  ask->refusals = siyi_profile_refusals (db, ask->id);

  return GINT_TO_POINTER (noted);
}

/**
 * siyi_person_enter:
 * @id: whose profile
 * @pass: (nullable): what was typed; a profile without a pass phrase needs none
 * @entered: (out caller-allocates): whether it fits, and how often it did not since the last time
 *
 * Returns: whether it could be found out and stands in the trail
 */
gboolean
siyi_person_enter (SiyiArchive  *archive,
                   gint64        id,
                   const char   *pass,
                   SiyiEntered  *entered,
                   GError      **error)
{
  Ask ask = { .id = id };
  GError *failed = NULL;

  siyi_archive_run (archive, SIYI_ACCESS_READ, read_pass, &ask, NULL, &failed);
  if (failed == NULL)
    {
      entered->fits = ask.hash == NULL || (pass != NULL && siyi_pass_fits (ask.hash, pass));
      ask.entry = entered->fits ? SIYI_ENTRY_ENTER : SIYI_ENTRY_REFUSED;
      siyi_archive_run (archive, SIYI_ACCESS_WRITE, note_entry, &ask, NULL, &failed);
      entered->refusals = ask.refusals;
    }
  g_free (ask.hash);
  if (failed == NULL)
    return TRUE;

  g_propagate_error (error, failed);

  return FALSE;
}

/**
 * siyi_person_wait:
 * @refusals: wrong tries since the last right one
 *
 * Returns: seconds the next try must wait: none for the first two, then twice as long each time, at
 *   most five minutes
 */
guint
siyi_person_wait (guint refusals)
{
  enum { FREE = 2, FIRST = 5, MOST = 300 };

  if (refusals <= FREE)
    return 0;

  return MIN (FIRST << MIN (refusals - FREE - 1, 8), MOST);
}
