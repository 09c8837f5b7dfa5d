/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an archive gets into the window: opened, made or restored on a worker thread once the window
 * is painted. What can't be opened leads to the trouble page: one sentence and the
 * steps that help. A reply that comes after another opening was begun is dropped. */
#include "siyi-window-private.h"

#include <glib/gi18n.h>

#include "siyi-application.h"
#include "siyi-error-words.h"
#include "siyi-keeping.h"
#include "siyi-memory.h"
#include "siyi-office-files.h"

typedef enum
{
  OPEN,
  OPEN_USUAL,     /* a missing one means the first start */
  OPEN_AGAIN,     /* the same, on its page of backups */
  MAKE,
  MAKE_EXAMPLE,   /* an existing one is just opened */
  RESTORE,
  RESTORE_OPEN,   /* over the archive that was shown */
} Way;

typedef struct
{
  Way        way;
  char      *folder;
  char      *backup;     /* RESTORE: from here */
  char      *phrase;     /* (nullable) of a sealed one */
  char      *newest;     /* found for a damaged archive */
  SiyiJob   *job;        /* (nullable) of a RESTORE */
  SiyiClock *clock;
} Opening;

static void start (SiyiWindow *self, Way way, const char *folder, const char *backup);

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_free (opening->folder);
  g_free (opening->backup);
  g_free (opening->newest);
  g_free (opening->phrase);
  g_clear_object (&opening->job);
  siyi_clock_unref (opening->clock);
  g_free (opening);
}

static char *
name_of_folder (const char *folder)
{
  g_autofree char *name = g_path_get_basename (folder);

  if (g_str_has_suffix (name, ".siyi"))
    name[strlen (name) - strlen (".siyi")] = '\0';

  return g_steal_pointer (&name);
}

static gboolean
prepare (Opening *opening, GError **error)
{
  g_autoptr(GError) made = NULL;

  switch (opening->way)
    {
    case MAKE:
      return siyi_office_create (opening->folder, opening->clock, error);

    case MAKE_EXAMPLE:
      if (siyi_example_create (opening->folder, opening->clock, &made) ||
          g_error_matches (made, SIYI_ERROR, SIYI_ERROR_EXISTS))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&made));
      return FALSE;

    case RESTORE:
    case RESTORE_OPEN:
      return siyi_window_restore_in_thread (opening->job, opening->folder, opening->backup, opening->phrase, error);

    case OPEN:
    case OPEN_USUAL:
    case OPEN_AGAIN:
    default:
      return TRUE;
    }
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  SiyiArchive *archive = NULL;
  GError *error = NULL;

  if (prepare (opening, &error))
    {
      if (siyi_archive_is_older (opening->folder))
        siyi_window_tell_upgrade (task);
      archive = siyi_archive_open (opening->folder, opening->clock, siyi_window_account_name (), &error);
    }

  if (archive != NULL)
    {
      siyi_window_read_persons (archive);
      g_task_return_pointer (task, archive, g_object_unref);
      return;
    }

  if (g_error_matches (error, SIYI_ERROR, SIYI_ERROR_CORRUPT))
    {
      g_autofree char *dir = siyi_archive_backup_dir (opening->folder);
      g_autofree char *name = name_of_folder (opening->folder);

      opening->newest = siyi_backup_newest_good (dir, name);
    }
  g_task_return_error (task, error);
}

static const char *
trouble_title (const GError *error)
{
  if (error->domain != SIYI_ERROR)
    return _("The Archive Cannot Be Opened");

  switch (error->code)
    {
    case SIYI_ERROR_CORRUPT:
      return _("The Archive Is Damaged");
    case SIYI_ERROR_NEWER_SCHEMA:
      return _("The Archive Is of a Newer Version");
    case SIYI_ERROR_NETWORK_PLACE:
      return _("The Archive Lies on a Network Drive");
    case SIYI_ERROR_READ_ONLY:
      return _("The Archive Cannot Be Written To");
    case SIYI_ERROR_BUSY:
      return _("The Archive Is in Use");
    case SIYI_ERROR_NOT_FOUND:
      return _("The Archive Is Not There");
    default:
      return _("The Archive Cannot Be Opened");
    }
}

static void
show_trouble (SiyiWindow *self, const Opening *opening, const GError *error)
{
  gboolean damaged = g_error_matches (error, SIYI_ERROR, SIYI_ERROR_CORRUPT);
  g_autofree char *place = g_filename_display_name (opening->folder);
  g_autofree char *text = g_strdup_printf ("%s\n\n%s", siyi_error_sentence (error), place);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  g_message ("Opening %s: %s", opening->folder, error->message);
  adw_status_page_set_title (self->trouble, trouble_title (error));
  adw_status_page_set_description (self->trouble, markup);
  gtk_widget_set_visible (GTK_WIDGET (self->trouble_retry), !damaged);
  gtk_widget_set_visible (GTK_WIDGET (self->trouble_restore), opening->newest != NULL);
  if (opening->newest != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->trouble_restore), "s",
                                      opening->newest);
  gtk_stack_set_visible_child_name (self->root, "trouble");
  gtk_widget_child_focus (GTK_WIDGET (self->trouble), GTK_DIR_TAB_FORWARD);
}

static void
show_opened (SiyiWindow *self, const Opening *opening, SiyiArchive *archive)
{
  g_autofree char *usual = siyi_archive_default_folder ();
  g_autofree char *name = siyi_archive_dup_name (archive);
  g_autofree char *file = g_steal_pointer (&self->waiting_file);
  g_autofree char *due = g_steal_pointer (&self->waiting_due);

  siyi_memory_add_archive (opening->folder);
  siyi_window_open (self, archive);
  siyi_application_fill_recent (SIYI_APPLICATION (g_application_get_default ()));
  siyi_sidebar_set_archive (self->sidebar,
                            g_str_equal (opening->folder, usual) ? NULL : name);
  if (opening->way == OPEN_AGAIN)
    siyi_window_show_keeping (self, "backup");
  if (opening->job != NULL)
    siyi_toast (GTK_WIDGET (self), _("Restored from the backup; the former file is kept beside"));
  if (due != NULL)
    siyi_window_show_due (self, due);
  if (file != NULL)
    siyi_window_show_file (self, file);
  else if (opening->way == MAKE)
    siyi_toast_with_button (GTK_WIDGET (self), _("The archive is ready"), _("Enter Leaders…"),
                            "win.enter-leaders", NULL);
}

static void
show_failed (SiyiWindow *self, const Opening *opening, const GError *error)
{
  g_autofree char *folder = NULL;

  switch (opening->way)
    {
    case OPEN_USUAL:
    case OPEN_AGAIN:
      if (g_error_matches (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND))
        siyi_window_open (self, NULL);
      else
        show_trouble (self, opening, error);
      break;

    case MAKE:
    case MAKE_EXAMPLE:
      g_clear_pointer (&self->waiting_file, g_free);
      siyi_window_open (self, NULL);
      siyi_show_error (GTK_WIDGET (self), _("Making the archive"), error);
      break;

    case RESTORE:
    case RESTORE_OPEN:
      /* What the backup did not replace is still as it was, or still not there. */
      folder = g_strdup (opening->folder);
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        siyi_toast (GTK_WIDGET (self), _("Stopped; the archive is as it was"));
      else
        siyi_show_error (GTK_WIDGET (self), _("Restoring the backup"), error);
      start (self, opening->way == RESTORE ? OPEN_USUAL : OPEN_AGAIN, folder, NULL);
      break;

    case OPEN:
    default:
      show_trouble (self, opening, error);
      break;
    }
}

static void
begin_waiting (gpointer data)
{
  g_autoptr(SiyiWindow) self = data;
  g_autoptr(GTask) task = g_steal_pointer (&self->waiting_task);

  if (task != NULL)
    g_task_run_in_thread (task, open_in_thread);
}

static void
on_first_painted (GdkFrameClock *frames, SiyiWindow *self)
{
  g_signal_handlers_disconnect_by_func (frames, on_first_painted, self);
  self->painted = TRUE;
  g_idle_add_once (begin_waiting, g_object_ref (self));
}

/* The first frame is the shell alone: opening an archive beside it, and making the pages before
 * it, would only put it off. */
void
siyi_window_watch_first_frame (SiyiWindow *self)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (self)), "after-paint",
                           G_CALLBACK (on_first_painted), self, 0);
}

/* An opening that waits is over; its answer is dropped like any that comes too late. */
void
siyi_window_drop_waiting (SiyiWindow *self)
{
  g_autoptr(GTask) task = g_steal_pointer (&self->waiting_task);

  if (task != NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Opening was given up");
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  SiyiWindow *self = SIYI_WINDOW (source);
  Opening *opening = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiArchive) archive = NULL;

  archive = g_task_propagate_pointer (G_TASK (result), &error);
  if (opening->job != NULL)
    siyi_window_end_restore (self, opening->job);
  if (g_task_get_cancellable (G_TASK (result)) != self->opening)
    return;

  if (archive != NULL)
    show_opened (self, opening, archive);
  else if (self->archive != NULL)
    siyi_show_error (GTK_WIDGET (self), _("Opening the archive"), error);
  else
    show_failed (self, opening, error);
}

static void
start (SiyiWindow *self, Way way, const char *folder, const char *backup)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr(GTask) task = NULL;
  Opening *opening = g_new0 (Opening, 1);

  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();

  /* An archive that is open stays until the other one is. */
  if (self->archive == NULL)
    {
      g_free (self->folder);
      self->folder = g_strdup (folder);
      gtk_stack_set_visible_child_name (self->root, "shell");
    }

  opening->way = way;
  opening->folder = g_strdup (folder);
  opening->backup = g_strdup (backup);
  opening->phrase = g_steal_pointer (&self->phrase);
  if (way == RESTORE || way == RESTORE_OPEN)
    opening->job = siyi_window_begin_restore (self);
  opening->clock = siyi_clock_ref (siyi_application_get_clock (SIYI_APPLICATION (application)));
  task = g_task_new (self, self->opening, on_opened, NULL);
  g_task_set_source_tag (task, start);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, opening, opening_free);
  siyi_window_drop_waiting (self);
  if (self->painted)
    g_task_run_in_thread (task, open_in_thread);
  else
    self->waiting_task = g_steal_pointer (&task);
}

/**
 * siyi_window_open_usual:
 * @self: the window
 *
 * Opens what a start without words means: the archive of last time, else the person's own one,
 * else the first-start page. Does nothing where one is open.
 */
void
siyi_window_open_usual (SiyiWindow *self)
{
  g_autofree char *last = siyi_memory_get_archive ();
  g_autofree char *usual = siyi_archive_default_folder ();

  if (self->folder != NULL)
    return;

  if (last != NULL && !g_str_equal (last, usual))
    start (self, OPEN, last, NULL);
  else if (g_file_test (usual, G_FILE_TEST_EXISTS))
    start (self, OPEN_USUAL, usual, NULL);
  else
    siyi_window_open (self, NULL);
}

/**
 * siyi_window_open_folder:
 * @self: the window
 * @folder: an archive; the one that is open already is left alone
 */
void
siyi_window_open_folder (SiyiWindow *self, const char *folder)
{
  g_autofree char *absolute = g_canonicalize_filename (folder, NULL);

  if (!siyi_window_must_wait (self) && (self->archive == NULL || !g_str_equal (absolute, self->folder)))
    start (self, OPEN, absolute, NULL);
}

void
siyi_window_make_archive (SiyiWindow *self, const char *folder, gboolean example)
{
  start (self, example ? MAKE_EXAMPLE : MAKE, folder, NULL);
}

/**
 * siyi_window_restore:
 * @self: the window; an archive that is open is closed first
 * @folder: the archive, which may be damaged or missing
 * @backup: the backup to put in its place
 */
void
siyi_window_restore (SiyiWindow *self, const char *folder, const char *backup)
{
  siyi_window_restore_sealed (self, folder, backup, NULL);
}

/**
 * siyi_window_restore_sealed:
 * @phrase: (nullable): its pass phrase or recovery code; %NULL for one that is not sealed
 *
 * siyi_window_restore() of a sealed backup.
 */
void
siyi_window_restore_sealed (SiyiWindow *self, const char *folder, const char *backup, const char *phrase)
{
  g_autofree char *place = g_strdup (folder);
  g_autofree char *from = g_strdup (backup);
  const Way way = self->archive != NULL ? RESTORE_OPEN : RESTORE;

  if (siyi_window_must_wait (self))
    return;
  if (self->archive != NULL)
    siyi_window_open (self, NULL);

  g_free (self->phrase);
  self->phrase = g_strdup (phrase);
  start (self, way, place, from);
}

/* What could not be opened is tried again. */
void
siyi_window_retry (SiyiWindow *self)
{
  g_autofree char *folder = g_strdup (self->folder);

  if (self->archive == NULL && folder != NULL)
    start (self, OPEN, folder, NULL);
}
