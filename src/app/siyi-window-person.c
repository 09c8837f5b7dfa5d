/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who sits here: read from the archive's settings whenever it changed, shown at the foot of the
 * sidebar, and put under every later action of this window. */
#include "siyi-window-private.h"

#include <glib/gi18n.h>

#include "siyi-office-store.h"

typedef struct
{
  char *name;
  char *role;
} Person;

static void
person_free (gpointer data)
{
  Person *person = data;

  g_free (person->name);
  g_free (person->role);
  g_free (person);
}

static gpointer
load_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Person *person = g_new0 (Person, 1);

  person->name = siyi_setting_get (db, "profile.name", "");
  person->role = siyi_setting_get (db, "profile.role", "");

  return person;
}

/**
 * siyi_window_account_name:
 *
 * Returns: (transfer none): the name of the computer's account, until the person gives another
 */
const char *
siyi_window_account_name (void)
{
  const char *name = g_get_real_name ();

  return g_strcmp0 (name, "Unknown") == 0 || *name == '\0' ? g_get_user_name () : name;
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(SiyiWindow) self = data;
  g_autoptr(GError) error = NULL;
  SiyiArchive *archive = SIYI_ARCHIVE (source);
  Person *person = siyi_archive_run_finish (archive, result, &error);
  const char *name;

  if (person == NULL)
    {
      g_message ("Reading who sits here: %s", error->message);
      return;
    }

  if (archive == self->archive)
    {
      name = *person->name != '\0' ? person->name : siyi_window_account_name ();
      siyi_archive_set_who (archive, name);
      siyi_sidebar_set_person (self->sidebar, name, person->role);
    }

  person_free (person);
}

static void
load_person (SiyiWindow *self)
{
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, load_in_thread, NULL, NULL,
                          person_free, NULL, on_loaded, g_object_ref (self));
}

void
siyi_window_watch_person (SiyiWindow *self)
{
  siyi_sidebar_set_person (self->sidebar, siyi_window_account_name (), "");
  g_signal_connect_object (self->archive, "changed", G_CALLBACK (load_person), self,
                           G_CONNECT_SWAPPED);
  load_person (self);
}
