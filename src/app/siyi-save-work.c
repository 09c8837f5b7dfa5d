/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of a paper into a file: the person names it, the archive's writer makes it and logs it, a toast says
 * where it is. Main thread. */
#include "siyi-save-work.h"

#include <glib/gi18n.h>

#include "siyi-file-ask.h"
#include "siyi-weak.h"
#include "siyi-window.h"

typedef struct
{
  SiyiArchive *archive;
  SiyiWork     work;
  gint64       subject;
  const char  *doing;
} Wish;

typedef struct { GWeakRef *from; const char *doing; } Saving;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_object_unref (wish->archive);
  g_free (wish);
}

static void
ask_free (gpointer data)
{
  SiyiSaveAsk *ask = data;

  g_free (ask->path);
  g_free (ask);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autofree Saving *saving = data;
  g_autoptr(GtkWidget) from = siyi_weak_take (saving->from);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  g_autofree char *shown = path != NULL ? g_filename_display_basename (path) : NULL;
  g_autofree char *words = NULL;

  if (from == NULL || gtk_widget_get_root (from) == NULL)
    return;
  if (path == NULL)
    {
      siyi_show_error (from, saving->doing, error);
      return;
    }
  /* Translators: %s is the name of a file */
  words = g_strdup_printf (_("Saved as %s"), shown);
  siyi_toast (from, words);
}

static void
on_place (GtkWidget  *from,
          const char *path,
          gpointer    data)
{
  const Wish *wish = data;
  SiyiSaveAsk *ask = g_new (SiyiSaveAsk, 1);
  Saving *saving = g_new (Saving, 1);

  *ask = (SiyiSaveAsk) { wish->subject, g_strdup (path) };
  *saving = (Saving) { siyi_weak_new (from), wish->doing };
  siyi_archive_run_async (wish->archive, SIYI_ACCESS_WRITE, wish->work, ask, ask_free, g_free, NULL, on_written, saving);
}

/**
 * siyi_save_work:
 * @from: a widget in a window
 * @work: given a #SiyiSaveAsk; returns (transfer full) the path, its ending decides the format; logs it
 * @subject: for @work
 * @title: of the file dialog, translated
 * @name: of the file, proposed
 * @doing: translated and static; stands above what went wrong
 */
void
siyi_save_work (GtkWidget   *from,
                SiyiArchive *archive,
                SiyiWork     work,
                gint64       subject,
                const char  *title,
                const char  *name,
                const char  *doing)
{
  Wish *wish = g_new (Wish, 1);

  *wish = (Wish) { g_object_ref (archive), work, subject, doing };
  gtk_native_dialog_show (siyi_file_ask_save (from, title, _("_Save"), name, on_place, wish, wish_free));
}
