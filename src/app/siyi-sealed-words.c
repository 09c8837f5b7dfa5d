/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a sealed file of briefs or answers was not opened, written or taken in: one sentence, and what to
 * do. Main thread. */
#include "siyi-sealed-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "siyi-error-words.h"
#include "siyi-error.h"

/**
 * siyi_sealed_sentence:
 *
 * Returns: (transfer none): translated
 */
const char *
siyi_sealed_sentence (const GError *error)
{
  if (g_error_matches (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT))
    return _("The pass phrase or recovery code does not open this file. Type it again.");
  if (g_error_matches (error, SIYI_ERROR, SIYI_ERROR_NEWER_SCHEMA))
    return _("This file was made by a newer version of Siyi. Update the program on this computer.");
  if (g_error_matches (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND))
    return _("These answers belong to briefs of another archive. Take them to the office that sealed them.");
  if (g_error_matches (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_UNKNOWN_KIND))
    return _("This is no file of this kind. Choose the file that came from Siyi.");
  if (g_error_matches (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_DAMAGED) ||
      g_error_matches (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_TRUNCATED))
    return _("The file is damaged or was copied in part. Take another copy.");
  if (g_error_matches (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_NO_FILE) ||
      g_error_matches (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_UNREADABLE))
    return _("The file can’t be read. Look whether it is still there.");

  return siyi_error_sentence (error);
}

/**
 * siyi_sealed_show_error:
 * @doing: translated: what was attempted
 *
 * Says it in a dialog over @window.
 */
void
siyi_sealed_show_error (GtkWindow    *window,
                        const char   *doing,
                        const GError *error)
{
  GtkWidget *dialog;

  g_message ("%s: %s", doing, error->message);
  dialog = adw_message_dialog_new (window, NULL, siyi_sealed_sentence (error));
  /* Translators: heading of an error; %s is what was attempted, such as "Saving the cell" */
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _("%s did not succeed"), doing);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
