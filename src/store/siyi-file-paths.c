/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of this computer taken in as papers of a case, all or none, as one action. On an archive's
 * writing thread. */
#include "siyi-files.h"

#include "siyi-db-private.h"

/* Looked at before anything is read: a folder or a pipe is no paper. */
static gboolean
add_one (SiyiDb        *db,
         gint64         case_id,
         const char    *path,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autoptr(GFileInfo) info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE ","
                       G_FILE_ATTRIBUTE_STANDARD_CONTENT_TYPE, 0, cancellable, error);
  g_autoptr(GFileInputStream) in = NULL;
  SiyiFileInfo wanted = { .case_id = case_id, .name = shown, .kind = "paper" };

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR ||
      g_file_info_get_size (info) > SIYI_FILE_MAX_BYTES)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                   "%s is no file or larger than 64 MiB; nothing was taken in", shown);
      return FALSE;
    }

  wanted.mime = g_file_info_get_content_type (info);
  in = g_file_read (file, cancellable, error);

  return in != NULL && siyi_file_add (db, &wanted, G_INPUT_STREAM (in), cancellable, error) != 0;
}

/**
 * siyi_files_add_paths:
 * @paths: (element-type filename): at least one
 *
 * Returns: (transfer full): the one action that took all of them in; %NULL with CONSTRAINT where one
 *   is empty or larger than 64 MiB, and none is taken in
 */
char *
siyi_files_add_paths (SiyiDb        *db,
                      gint64         case_id,
                      GPtrArray     *paths,
                      GCancellable  *cancellable,
                      GError       **error)
{
  if (!siyi_db_begin (db, "file.add", FALSE, error))
    return NULL;

  for (guint i = 0; i < paths->len; i++)
    if (!add_one (db, case_id, g_ptr_array_index (paths, i), cancellable, error))
      {
        siyi_db_cancel (db);
        return NULL;
      }

  return siyi_db_commit (db, error) ? g_strdup (siyi_db_action (db)) : NULL;
}
