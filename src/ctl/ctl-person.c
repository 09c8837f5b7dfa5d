/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who sits at the command line: a person of the archive named with --as, who proves it where a pass
 * phrase is asked for; else nobody, who may and reads what nobody does in the window. */
#include "ctl.h"

#include "commands.h"
#include "siyi-persons.h"

static gpointer
load_profiles (SiyiDb        *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return siyi_profiles_load (db, FALSE, error);
}

static const SiyiProfile *
find (GPtrArray  *profiles,
      const char *name)
{
  for (guint i = 0; i < profiles->len; i++)
    {
      const SiyiProfile *profile = g_ptr_array_index (profiles, i);

      if (g_strcmp0 (profile->name, name) == 0)
        return profile;
    }

  return NULL;
}

/* Whoever tries here does it no faster than in the window. */
static gboolean
prove (Ctl                *ctl,
       const SiyiProfile  *profile,
       GError            **error)
{
  g_autofree char *pass = NULL;
  SiyiEntered entered = { FALSE };

  if (ctl->person_pass != NULL && !ctl_read_passphrase (ctl->person_pass, &pass, error))
    return FALSE;
  if (!siyi_person_enter (ctl->archive, profile->id, pass, &entered, error))
    return FALSE;
  if (entered.fits)
    return TRUE;

  g_usleep (siyi_person_wait (entered.refusals) * G_USEC_PER_SEC);
  g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_ALLOWED,
               _("The pass phrase of %s does not fit; --as-pass names a file whose first line it is"), profile->name);

  return FALSE;
}

/**
 * ctl_seat:
 *
 * Sets whom the open archive answers, and under whose name it writes.
 *
 * Returns: whether the person is one of the archive and proved it
 */
gboolean
ctl_seat (Ctl     *ctl,
          GError **error)
{
  g_autoptr(GPtrArray) profiles = siyi_archive_run (ctl->archive, SIYI_ACCESS_READ, load_profiles, NULL, NULL, error);
  const SiyiProfile *profile = profiles != NULL ? find (profiles, ctl->person) : NULL;

  if (profiles == NULL)
    return FALSE;
  if (ctl->person != NULL && profile == NULL)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND, _("Nobody of the archive is called %s"), ctl->person);
      return FALSE;
    }
  if (profile != NULL && profile->has_pass && !prove (ctl, profile, error))
    return FALSE;

  if (profile != NULL)
    siyi_archive_set_who (ctl->archive, profile->name);
  siyi_archive_set_role (ctl->archive, siyi_profiles_role (profiles, profile != NULL ? profile->id : 0));

  return TRUE;
}
