/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who sits here: one of the archive's persons, else the name in its settings, else the account's. Read
 * before the first page shows and whenever the archive changed, shown at the foot of the sidebar, put
 * under every later action of this window; the role goes with it. */
#include "siyi-window-private.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "siyi-lock.h"
#include "siyi-memory.h"
#include "siyi-office-store.h"
#include "siyi-person-editor.h"

#define SEEN "siyi-persons"

typedef struct
{
  char      *name;       /* of the settings */
  char      *section;
  GPtrArray *profiles;   /* the active ones */
  guint      minutes;    /* until it locks itself; 0: never */
} Persons;

static void
persons_free (gpointer data)
{
  Persons *persons = data;

  g_free (persons->name);
  g_free (persons->section);
  g_clear_pointer (&persons->profiles, g_ptr_array_unref);
  g_free (persons);
}

static gpointer
load_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *minutes = siyi_setting_get (db, SIYI_LOCK_KEY, "");
  Persons *persons = g_new0 (Persons, 1);

  persons->name = siyi_setting_get (db, "profile.name", "");
  persons->section = siyi_setting_get (db, "profile.role", "");
  persons->minutes = *minutes != '\0' ? (guint) MAX (atoi (minutes), 0) : SIYI_LOCK_MINUTES;
  persons->profiles = siyi_profiles_load (db, FALSE, error);
  if (persons->profiles == NULL)
    g_clear_pointer (&persons, persons_free);

  return persons;
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

static const SiyiProfile *
find (GPtrArray *profiles, gint64 id)
{
  for (guint i = 0; i < profiles->len; i++)
    {
      const SiyiProfile *profile = g_ptr_array_index (profiles, i);

      if (profile->id == id)
        return profile;
    }

  return NULL;
}

/* What the one before was shown is nothing for the next: pages are made anew. */
static void
renew_pages (SiyiWindow *self)
{
  g_autofree char *place = g_strdup (self->place);

  if (gtk_stack_get_visible_child (self->pages) == NULL || place == NULL)
    return;
  siyi_window_drop_pages (self);
  siyi_window_show_page (self, place);
}

static void
take_role (SiyiWindow *self, gboolean other_person)
{
  const SiyiRole role = siyi_profiles_role (self->profiles, self->person);
  const gboolean other_role = role != siyi_archive_get_role (self->archive);

  siyi_archive_set_role (self->archive, role);
  if (other_role)
    siyi_window_count_figures (self);
  if (other_role || other_person)
    renew_pages (self);
}

static void
show_person (SiyiWindow *self, const Persons *persons)
{
  const SiyiProfile *profile = find (self->profiles, self->person);
  const char *name = profile != NULL ? profile->name
                     : *persons->name != '\0' ? persons->name : siyi_window_account_name ();

  siyi_archive_set_who (self->archive, name);
  take_role (self, FALSE);
  siyi_sidebar_set_person (self->sidebar, name, profile != NULL ? siyi_role_title (profile->role) : persons->section);
  siyi_window_update_actions (self);
}

/* Who sat here last goes on where no pass phrase is asked for; else the cover asks. Nobody is asked
 * where there is nobody to choose. */
static void
seat_first (SiyiWindow *self)
{
  const SiyiProfile *last = find (self->profiles, siyi_memory_get_person (self->folder));

  self->seated = TRUE;
  self->person = last != NULL && !last->has_pass ? last->id : 0;
}

static void
take (SiyiWindow *self, const Persons *persons)
{
  gboolean ask;

  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  self->profiles = g_ptr_array_ref (persons->profiles);
  self->lock_minutes = persons->minutes;

  ask = !self->seated && siyi_profiles_have_pass (self->profiles);
  if (!self->seated)
    seat_first (self);
  else if (self->person != 0 && find (self->profiles, self->person) == NULL)
    {
      self->person = 0;
      ask = siyi_profiles_have_pass (self->profiles);
    }
  show_person (self, persons);
  if (ask && self->person == 0)
    siyi_window_lock (self);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(SiyiWindow) self = data;
  g_autoptr(GError) error = NULL;
  SiyiArchive *archive = SIYI_ARCHIVE (source);
  Persons *persons = siyi_archive_run_finish (archive, result, &error);

  if (persons == NULL)
    {
      g_message ("Reading who sits here: %s", error->message);
      return;
    }

  if (archive == self->archive)
    take (self, persons);
  persons_free (persons);
}

static void
load_person (SiyiWindow *self)
{
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, load_in_thread, NULL, NULL,
                          persons_free, NULL, on_loaded, g_object_ref (self));
}

/**
 * siyi_window_read_persons:
 * @archive: just opened, on the thread that opened it
 *
 * So that a window that must be locked is covered before anything of the archive shows.
 */
void
siyi_window_read_persons (SiyiArchive *archive)
{
  Persons *persons = siyi_archive_run (archive, SIYI_ACCESS_READ, load_in_thread, NULL, NULL, NULL);

  if (persons != NULL)
    g_object_set_data_full (G_OBJECT (archive), SEEN, persons, persons_free);
}

/**
 * siyi_window_seat:
 * @self: the window, with an archive
 * @person: who sits here from now on; 0: nobody in particular
 */
void
siyi_window_seat (SiyiWindow *self, gint64 person)
{
  const gboolean other_person = self->person != person;

  self->seated = TRUE;
  self->person = person;
  siyi_memory_set_person (self->folder, person);
  if (self->profiles != NULL)
    {
      const SiyiProfile *profile = find (self->profiles, person);

      /* Before the cover goes. */
      if (profile != NULL)
        siyi_archive_set_who (self->archive, profile->name);
      take_role (self, other_person);
    }
  load_person (self);
}

void
siyi_window_watch_person (SiyiWindow *self)
{
  const Persons *seen = g_object_get_data (G_OBJECT (self->archive), SEEN);

  self->seated = FALSE;
  self->person = 0;
  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  siyi_sidebar_set_person (self->sidebar, siyi_window_account_name (), "");
  g_signal_connect_object (self->archive, "changed", G_CALLBACK (load_person), self,
                           G_CONNECT_SWAPPED);
  siyi_window_watch_lock (self);
  if (seen != NULL)
    take (self, seen);
  else
    load_person (self);
}
