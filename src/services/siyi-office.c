/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new office: an empty archive, whose lists the store fills, with the shipped calendar in it. An
 * archive that could not be filled is taken away again, so that nobody begins in half an office. */
#include "siyi-office-files.h"
#include "siyi-office-private.h"

#include "siyi-services-resources.h"
#include "siyi-work-folder.h"

/**
 * siyi_office_data:
 * @name: path below data/
 *
 * Returns: (transfer full): a file that was compiled in
 */
GBytes *
siyi_office_data (const char *name)
{
  g_autofree char *path = g_strconcat ("/cn/siyi/Siyi/office/", name, NULL);
  g_autoptr(GError) error = NULL;
  GBytes *bytes;

  bytes = g_resource_lookup_data (siyi_services_get_resource (), path,
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL)
    g_error ("%s", error->message);

  return bytes;
}

static gpointer
fill (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr(GBytes) calendar = siyi_office_data ("calendar/cn-holidays.json");

  const int n = siyi_calendar_import_bytes (db, "cn-holidays.json", calendar, error);

  return GINT_TO_POINTER (n >= 0);
}

/**
 * siyi_office_drop:
 * @archive: (transfer full): an archive that siyi_office_found() just made
 *
 * Closes it and takes its folder away.
 */
void
siyi_office_drop (SiyiArchive *archive)
{
  g_autofree char *folder = g_strdup (siyi_archive_get_folder (archive));

  siyi_archive_close (archive);
  g_object_unref (archive);
  siyi_tree_remove (folder);
}

/**
 * siyi_office_found:
 * @folder: where nothing is yet
 *
 * Returns: (transfer full): the new archive, open; %NULL with @error set and no folder left
 */
SiyiArchive *
siyi_office_found (const char  *folder,
                   SiyiClock   *clock,
                   GError     **error)
{
  SiyiArchive *archive;

  if (!siyi_archive_create (folder, error))
    return NULL;

  archive = siyi_archive_open (folder, clock, g_get_user_name (), error);
  if (archive == NULL)
    {
      siyi_tree_remove (folder);
      return NULL;
    }

  if (siyi_archive_run (archive, SIYI_ACCESS_WRITE, fill, NULL, NULL, error) != NULL)
    return archive;

  siyi_office_drop (archive);

  return NULL;
}

/**
 * siyi_office_create:
 * @folder: the archive's folder; nothing may be there yet
 * @clock: the program's clock
 *
 * Makes the archive of an office, with the shipped working-day calendar and lists.
 */
gboolean
siyi_office_create (const char  *folder,
                    SiyiClock   *clock,
                    GError     **error)
{
  SiyiArchive *archive = siyi_office_found (folder, clock, error);

  if (archive == NULL)
    return FALSE;

  siyi_archive_close (archive);
  g_object_unref (archive);

  return TRUE;
}
