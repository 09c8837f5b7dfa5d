/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may sit here. A name is never taken away from the trail: a person who left is made inactive.
 * The pass phrase comes as libsodium's string and is never told again. On an archive's thread. */
#include "siyi-profile-store.h"

#include <glib/gstdio.h>

#include "siyi-db-private.h"
#include "siyi-keeping.h"

static const char sql_load[] =
  "SELECT id, name, role, coalesce (leader, 0), active, pass IS NOT NULL FROM profile WHERE active >= ? ORDER BY id";
static const char sql_insert[] =
  "INSERT INTO profile (uid, name, role, leader, active) VALUES (?, ?, ?, ?, ?)";
static const char sql_update[] =
  "UPDATE profile SET name = ?, role = ?, leader = ?, active = ? WHERE id = ?";
static const char sql_namesake[] =
  "SELECT count(*) FROM profile WHERE name = ?1 AND id <> ?2 AND active = 1";
static const char sql_keepers[] =
  "SELECT count(*) FROM profile WHERE active = 1 AND (role = 'administrator' OR role = 'secretary')";
static const char sql_any[] =
  "SELECT count(*) FROM profile WHERE active = 1";
static const char sql_set_pass[] =
  "UPDATE profile SET pass = ? WHERE id = ?";
static const char sql_pass[] =
  "SELECT pass FROM profile WHERE id = ? AND active = 1";
static const char sql_refusals[] =
  "SELECT count(*) FROM audit WHERE entity = 'profile' AND entity_id = CAST (?1 AS TEXT) AND verb = 'person.refused' "
  "AND seq > (SELECT coalesce (max (seq), 0) FROM audit WHERE entity = 'profile' AND entity_id = CAST (?1 AS TEXT) "
  "AND verb = 'person.enter')";

void
siyi_profile_free (SiyiProfile *profile)
{
  g_free (profile->name);
  g_free (profile);
}

/**
 * siyi_profiles_load:
 *
 * Returns: (transfer full) (element-type SiyiProfile): in the order they were made
 */
GPtrArray *
siyi_profiles_load (SiyiDb    *db,
                    gboolean   with_inactive,
                    GError   **error)
{
  g_autoptr(GPtrArray) profiles = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_profile_free);
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_load, "i", with_inactive ? 0 : 1);
  GError *failed = NULL;

  if (row == NULL)
    return NULL;

  while (siyi_db_row (db, row, &failed))
    {
      SiyiProfile *profile = g_new0 (SiyiProfile, 1);

      profile->id = sqlite3_column_int64 (row, 0);
      profile->name = siyi_column_dup (row, 1);
      profile->role = siyi_role_from_word (siyi_column_text (row, 2));
      profile->leader = sqlite3_column_int64 (row, 3);
      profile->active = sqlite3_column_int (row, 4) != 0;
      profile->has_pass = sqlite3_column_int (row, 5) != 0;
      g_ptr_array_add (profiles, profile);
    }

  return siyi_db_done (db, row, failed, error) ? g_steal_pointer (&profiles) : NULL;
}

/* Whoever is left must be able to let others in. */
static gboolean
somebody_keeps (SiyiDb  *db,
                GError **error)
{
  return siyi_db_get_int64 (db, sql_any, 0) == 0 || siyi_db_get_int64 (db, sql_keepers, 0) > 0 ||
         siyi_refuse (error, SIYI_ERROR_CONSTRAINT,
                      "Nobody would be left who may let others in; keep an administrator or a secretary");
}

static gboolean
write_profile (SiyiDb             *db,
               const SiyiProfile  *profile,
               const char         *name,
               GError            **error)
{
  const char *role = siyi_role_word (profile->role);
  g_autofree char *uid = NULL;

  if (profile->id != 0)
    return siyi_db_run (db, error, sql_update, "ttLil", name, role, profile->leader, profile->active, profile->id);

  uid = siyi_uid_new (db);

  return siyi_db_run (db, error, sql_insert, "tttLi", uid, name, role, profile->leader, profile->active);
}

/**
 * siyi_profile_save:
 *
 * Returns: the profile's id; 0 with CONSTRAINT for an empty or a doubled name, or where nobody would
 *   be left who may let others in
 */
gint64
siyi_profile_save (SiyiDb             *db,
                   const SiyiProfile  *profile,
                   GError            **error)
{
  g_autofree char *name = g_strstrip (g_strdup (profile->name != NULL ? profile->name : ""));
  gint64 id = profile->id;

  if (*name == '\0' || profile->role == SIYI_ROLE_NONE)
    {
      siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "A person needs a name and a role");
      return 0;
    }
  if (!siyi_db_begin (db, "profile.save", FALSE, error))
    return 0;

  if (profile->active && siyi_db_ask_int64 (db, 0, sql_namesake, "tl", name, profile->id) > 0)
    siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "There is a person of this name already; add what tells them apart");
  else if (write_profile (db, profile, name, error) && somebody_keeps (db, error))
    {
      id = profile->id != 0 ? profile->id : siyi_db_last_id (db);
      return siyi_db_commit (db, error) ? id : 0;
    }
  siyi_db_cancel (db);

  return 0;
}

/**
 * siyi_profile_set_pass:
 * @hash: (nullable): of the pass phrase; %NULL takes it away
 *
 * Returns: whether it was saved
 */
gboolean
siyi_profile_set_pass (SiyiDb      *db,
                       gint64       id,
                       const char  *hash,
                       GError     **error)
{
  if (!siyi_db_begin (db, "profile.pass", FALSE, error))
    return FALSE;
  if (siyi_db_run (db, error, sql_set_pass, "Tl", hash != NULL ? hash : "", id))
    return siyi_db_commit (db, error);

  siyi_db_cancel (db);

  return FALSE;
}

char *
siyi_profile_pass (SiyiDb *db,
                   gint64  id)
{
  return siyi_db_ask_text (db, sql_pass, "l", id);
}

static const SiyiProfile *
find (GPtrArray *profiles,
      gint64     id)
{
  for (guint i = 0; i < profiles->len; i++)
    {
      const SiyiProfile *profile = g_ptr_array_index (profiles, i);

      if (profile->id == id)
        return profile;
    }

  return NULL;
}

/**
 * siyi_profiles_role:
 * @profiles: the active ones
 * @id: who sits here; 0: nobody was named
 *
 * Returns: what the person may: without an administrator a secretary may all. Where pass phrases are
 *   asked for, nobody may as little as a viewer
 */
SiyiRole
siyi_profiles_role (GPtrArray *profiles,
                    gint64     id)
{
  const SiyiProfile *profile = find (profiles, id);

  if (profile == NULL)
    return siyi_profiles_have_pass (profiles) ? SIYI_ROLE_VIEWER : SIYI_ROLE_NONE;
  if (profile->role != SIYI_ROLE_SECRETARY)
    return profile->role;

  for (guint i = 0; i < profiles->len; i++)
    if (((const SiyiProfile *) g_ptr_array_index (profiles, i))->role == SIYI_ROLE_ADMINISTRATOR)
      return SIYI_ROLE_SECRETARY;

  return SIYI_ROLE_NONE;
}

gboolean
siyi_profiles_have_pass (GPtrArray *profiles)
{
  for (guint i = 0; i < profiles->len; i++)
    if (((const SiyiProfile *) g_ptr_array_index (profiles, i))->has_pass)
      return TRUE;

  return FALSE;
}

/**
 * siyi_profile_note:
 * @id: whose profile; 0: nobody's
 *
 * Returns: whether it stands in the trail
 */
gboolean
siyi_profile_note (SiyiDb     *db,
                   gint64      id,
                   SiyiEntry   entry,
                   GError    **error)
{
  static const char * const verbs[] = { "person.lock", "person.enter", "person.refused" };
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  return siyi_audit_note (db, verbs[entry], "profile", text, "{}", error);
}

guint
siyi_profile_refusals (SiyiDb *db,
                       gint64  id)
{
  return (guint) siyi_db_ask_int64 (db, 0, sql_refusals, "l", id);
}

static char *
mark_path (const char *folder)
{
  return g_build_filename (folder, "locked", NULL);
}

/**
 * siyi_lock_mark:
 * @folder: the archive
 *
 * Tells the other programs that the window is locked: they name nobody. A mark that a crash left
 * errs on that side.
 */
void
siyi_lock_mark (const char *folder,
                gboolean    locked)
{
  g_autofree char *path = mark_path (folder);

  if (locked)
    g_file_set_contents_full (path, "", 0, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
  else
    g_unlink (path);
}

/**
 * siyi_lock_is_marked:
 *
 * Returns: whether a window on this archive is locked
 */
gboolean
siyi_lock_is_marked (SiyiDb *db)
{
  g_autofree char *folder = g_path_get_dirname (db->path);
  g_autofree char *path = mark_path (folder);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}
