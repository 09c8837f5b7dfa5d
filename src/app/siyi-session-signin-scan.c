/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scans given to the tab: dropped, or chosen. Where no code was found the person is asked for the part;
 * a sheet of another session is named, so that it can be filed there. Main thread. */
#include "siyi-session-signin-private.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-file-ask.h"
#include "siyi-signin-scan.h"
#include "siyi-window.h"

typedef struct
{
  SiyiSessionSignin *self;     /* a reference */
  char              *path;
} Given;

static void take_in (SiyiSessionSignin *self,
                     const char        *path,
                     SiyiSigninPart     part);

static void
given_free (Given *given)
{
  g_object_unref (given->self);
  g_free (given->path);
  g_free (given);
}

static AdwMessageDialog *
new_dialog (SiyiSessionSignin *self,
            const char        *heading,
            const char        *body)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading,
                                                     body));
}

static void
on_part_chosen (Given      *given,
                const char *response)
{
  const SiyiSigninPart part = siyi_signin_part_from_word (response);

  if (part != SIYI_N_SIGNIN_PARTS)
    take_in (given->self, given->path, part);
  given_free (given);
}

static void
ask_part (SiyiSessionSignin *self,
          const char        *path)
{
  AdwMessageDialog *dialog =
    new_dialog (self, _("Which Part Is It?"),
                _("No code of a sign-in sheet was found on the scan. Say which part of this session it is."));
  Given *given = g_new0 (Given, 1);

  given->self = g_object_ref (self);
  given->path = g_strdup (path);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "A", _("Part _A"), "B", _("Part _B"), NULL);
  adw_message_dialog_set_default_response (dialog, "B");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (on_part_chosen), given);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
tell (SiyiSessionSignin *self,
      const char        *body)
{
  AdwMessageDialog *dialog = new_dialog (self, _("The Scan Was Not Filed"), body);

  adw_message_dialog_add_response (dialog, "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static char *
session_words (SiyiSessionSignin  *self,
               const SiyiScanLine *line)
{
  const SiyiDay today = siyi_clock_today (siyi_archive_get_clock (self->archive));
  g_autofree char *day = siyi_case_words_day (line->day, today, TRUE);

  /* Translators: a session: its day and its leaders */
  return g_strdup_printf (C_("session", "%1$s   %2$s"), day, line->leaders != NULL ? line->leaders : "");
}

static const char *
refusal (const SiyiScanLine *line)
{
  if (g_strcmp0 (line->why, "other-archive") == 0)
    return _("This sheet is of a session that this archive doesn’t have. Open the archive it was printed from.");
  if (g_strcmp0 (line->why, "encrypted-or-old") == 0)
    return _("The PDF asks for a password. Save it without one, and add it again.");
  if (g_strcmp0 (line->why, "wrong-ending") == 0)
    return _("The file’s ending says another kind than it is. Rename the file, and add it again.");
  if (g_strcmp0 (line->why, "too-big") == 0)
    return _("The scan is too large: up to 64 MiB and 100 pages are taken. Scan it again with fewer dots.");
  if (g_strcmp0 (line->why, "no-picture") == 0)
    return _("This is neither a PDF nor a picture. Choose PDF, JPEG, PNG, WebP, TIFF or HEIC.");
  if (g_strcmp0 (line->why, "empty") == 0)
    return _("The file is empty. Scan the sheet once more.");

  return _("The scan is damaged or can’t be read. Scan the sheet once more.");
}

static void
take_line (SiyiSessionSignin  *self,
           const SiyiScanLine *line)
{
  g_autofree char *where = line->session != 0 ? session_words (self, line) : NULL;
  g_autofree char *text = NULL;

  if (line->fate == SIYI_SCAN_FILED)
    {
      siyi_push_undo (GTK_WIDGET (self), line->action, _("Scanned sheet filed"));
      siyi_toast_with_button (GTK_WIDGET (self), _("Scanned sheet filed"), _("Undo"), "win.undo", NULL);
    }
  else if (line->fate == SIYI_SCAN_DOUBTFUL)
    ask_part (self, line->file);
  else if (line->fate == SIYI_SCAN_DOUBLE)
    {
      /* Translators: %s is a session */
      text = g_strdup_printf (_("This scan is filed already: %s"), where);
      siyi_toast (GTK_WIDGET (self), text);
    }
  else if (where != NULL)
    {
      /* Translators: %s is a session */
      text = g_strdup_printf (_("The code says it is the sheet of another session: %s. File it there."), where);
      tell (self, text);
    }
  else
    tell (self, refusal (line));
}

static void
on_taken (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(SiyiSessionSignin) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) lines = siyi_job_run_finish (SIYI_JOB (source), result, &error);

  if (self->archive == NULL)
    return;
  if (lines == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Filing the scanned sheet"), error);
      return;
    }

  for (guint i = 0; i < lines->len; i++)
    take_line (self, g_ptr_array_index (lines, i));
}

/* @part: SIYI_N_SIGNIN_PARTS: by the code */
static void
take_in (SiyiSessionSignin *self,
         const char        *path,
         SiyiSigninPart     part)
{
  g_autoptr(SiyiJob) job = siyi_job_new (_("Filing the scanned sheet"));
  const char *paths[] = { path, NULL };
  const SiyiScanWish wish = { self->session, part };

  siyi_signin_scan_async (job, self->archive, paths, &wish, on_taken, g_object_ref (self));
}

/**
 * siyi_session_signin_add_scan:
 * @file: a PDF or picture on this computer
 *
 * Files a scan under the session shown.
 */
void
siyi_session_signin_add_scan (GtkWidget *part,
                              GFile     *file)
{
  SiyiSessionSignin *self = SIYI_SESSION_SIGNIN (part);
  g_autofree char *path = g_file_get_path (file);

  if (self->session == 0)
    return;
  if (path != NULL)
    take_in (self, path, SIYI_N_SIGNIN_PARTS);
  else
    siyi_toast (part, _("Only files on this computer can be opened"));
}

static gboolean
on_drop (SiyiSessionSignin *self,
         const GValue      *value)
{
  for (GSList *l = gdk_file_list_get_files (g_value_get_boxed (value)); l != NULL; l = l->next)
    siyi_session_signin_add_scan (GTK_WIDGET (self), l->data);

  return TRUE;
}

void
siyi_session_signin_add_drop (SiyiSessionSignin *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (drop, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

static void
on_chosen (GtkWidget *widget,
           GPtrArray *paths,
           gpointer   data)
{
  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr(GFile) file = g_file_new_for_path (g_ptr_array_index (paths, i));

      siyi_session_signin_add_scan (widget, file);
    }
}

/**
 * siyi_session_signin_choose:
 *
 * Asks for scans, then files them.
 */
void
siyi_session_signin_choose (SiyiSessionSignin *self)
{
  static const char * const kinds[] = { "application/pdf", "image/jpeg", "image/png", "image/webp", "image/tiff",
                                        "image/heif", "image/heic", NULL };
  GtkNativeDialog *dialog = siyi_file_ask_many (GTK_WIDGET (self), GTK_FILE_CHOOSER_ACTION_OPEN,
                                                _("Scanned Sign-in Sheet"), _("_File It"), on_chosen, NULL, NULL);

  siyi_file_ask_add_kind (dialog, _("PDF and pictures"), kinds);
  gtk_native_dialog_show (dialog);
}

static gpointer
take_out_in_thread (SiyiDb        *db,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  return siyi_signin_take_out (db, *(const gint64 *) data, _("Taken out on the sign-in page"), error);
}

/**
 * siyi_session_signin_remove_scan:
 *
 * Takes the sheet that is shown out; undoing puts it back.
 */
void
siyi_session_signin_remove_scan (SiyiSessionSignin *self)
{
  const gint64 file = siyi_signin_scan_view_get_file (self->scan);

  for (guint i = 0; self->sheet != NULL && i < self->sheet->sheets->len; i++)
    {
      const SiyiFiledSheet *sheet = g_ptr_array_index (self->sheet->sheets, i);

      if (sheet->file == file)
        siyi_session_signin_write (self, _("Scanned sheet taken out"), take_out_in_thread,
                                   g_memdup2 (&sheet->id, sizeof sheet->id), g_free);
    }
}
