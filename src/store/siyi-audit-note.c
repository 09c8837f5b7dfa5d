/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A look, print or export noted from outside the archive's threads: waited for before something
 * leaves, or on its way while something is shown. */
#include "siyi-keeping.h"

typedef struct { char *verb, *entity, *id; } Note;

static void
note_free (gpointer data)
{
  Note *note = data;

  g_free (note->verb);
  g_free (note->entity);
  g_free (note->id);
  g_free (note);
}

static Note *
note_new (const char *verb,
          const char *entity,
          const char *id)
{
  Note *note = g_new0 (Note, 1);

  note->verb = g_strdup (verb);
  note->entity = g_strdup (entity);
  note->id = g_strdup (id);

  return note;
}

static gpointer
write_note (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Note *note = data;

  return siyi_audit_note (db, note->verb, note->entity, note->id, "{}", error) ? data : NULL;
}

/**
 * siyi_archive_note:
 * @verb: print.notice, export.flags …
 *
 * In a thread that is none of the archive's own, before the thing leaves.
 *
 * Returns: whether it stands in the trail; NOT_ALLOWED where the role may not
 */
gboolean
siyi_archive_note (SiyiArchive  *archive,
                   const char   *verb,
                   const char   *entity,
                   const char   *id,
                   GError      **error)
{
  Note *note = note_new (verb, entity, id);
  gboolean noted = siyi_archive_run (archive, SIYI_ACCESS_WRITE, write_note, note, NULL, error) != NULL;

  note_free (note);

  return noted;
}

static void
on_noted (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GError) error = NULL;

  siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  if (error != NULL)
    g_message ("Noting a look: %s", error->message);
}

/**
 * siyi_archive_note_look:
 * @verb: look.session, look.brief
 * @id: of what is opened
 *
 * On its way while it opens.
 */
void
siyi_archive_note_look (SiyiArchive *archive,
                        const char  *verb,
                        const char  *entity,
                        gint64       id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  siyi_archive_run_async (archive, SIYI_ACCESS_WRITE, write_note, note_new (verb, entity, text), note_free, NULL, NULL,
                          on_noted, NULL);
}
