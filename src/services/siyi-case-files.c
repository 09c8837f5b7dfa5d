/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers of a case come in, are renamed and taken out, and leave as copies. A copy is proved against
 * its hash before its name says it is one, and is in the audit trail before anybody sees it. The
 * works run on an archive's writing thread; the private copies' folder is the process's own. */
#include "siyi-case-files.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "siyi-neighbour.h"

void
siyi_papers_in_free (SiyiPapersIn *self)
{
  g_ptr_array_unref (self->paths);
  g_free (self);
}

void
siyi_paper_ask_free (SiyiPaperAsk *self)
{
  g_free (self->text);
  g_free (self);
}

gpointer
siyi_papers_add_work (SiyiDb        *db,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  const SiyiPapersIn *self = data;

  return siyi_files_add_paths (db, self->case_id, self->paths, cancellable, error);
}

gpointer
siyi_paper_rename_work (SiyiDb        *db,
                        gpointer       data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  const SiyiPaperAsk *ask = data;

  return siyi_file_rename (db, ask->id, ask->text, error);
}

gpointer
siyi_paper_take_out_work (SiyiDb        *db,
                          gpointer       data,
                          GCancellable  *cancellable,
                          GError       **error)
{
  const SiyiPaperAsk *ask = data;

  return siyi_file_take_out (db, ask->id, ask->text, error);
}

static gboolean
write_copy (SiyiDb        *db,
            gint64         id,
            const char    *path,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(SiyiNeighbour) file = siyi_neighbour_new_private (path, error);
  g_autoptr(GOutputStream) out = file != NULL ? siyi_neighbour_stream (file, error) : NULL;
  gboolean ok;

  if (out == NULL)
    return FALSE;

  ok = siyi_file_read (db, id, out, cancellable, error);

  return g_output_stream_close (out, NULL, ok ? error : NULL) && ok && siyi_neighbour_name (file, error);
}

/**
 * siyi_paper_copy_work:
 * @data: a #SiyiPaperAsk, its text the path of the copy
 *
 * Returns: (transfer full): the path; %NULL as siyi_file_read(), and nothing stands there
 */
gpointer
siyi_paper_copy_work (SiyiDb        *db,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  const SiyiPaperAsk *ask = data;

  if (!siyi_file_note_look (db, ask->id, ask->to_look_at ? "file.open" : "file.export", error) ||
      !write_copy (db, ask->id, ask->text, cancellable, error))
    return NULL;
  if (ask->to_look_at)
    g_chmod (ask->text, 0400);

  return g_strdup (ask->text);
}

/* In the session's own runtime folder, which goes with the session even after a crash. */
static char *
private_folder (void)
{
  g_autofree char *name = g_strdup_printf ("siyi-papers-%d", (int) getpid ());

  return g_build_filename (g_get_user_runtime_dir (), name, NULL);
}

/**
 * siyi_paper_private_path:
 * @name: of the file
 *
 * Returns: (transfer full): a path for a copy that is looked at; its folder is made
 */
char *
siyi_paper_private_path (gint64      id,
                         const char *name)
{
  g_autofree char *folder = private_folder ();
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autofree char *own = g_build_filename (folder, number, NULL);

  g_mkdir_with_parents (own, 0700);

  return g_build_filename (own, name, NULL);
}

static void
remove_in (const char *folder,
           int         depth)
{
  GDir *entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (depth > 0)
        remove_in (path, depth - 1);
      else
        g_unlink (path);
    }
  g_clear_pointer (&entries, g_dir_close);
  g_rmdir (folder);
}

/**
 * siyi_paper_remove_private:
 *
 * At the end of the program: nothing that was looked at stays behind.
 */
void
siyi_paper_remove_private (void)
{
  g_autofree char *folder = private_folder ();

  remove_in (folder, 1);
}
