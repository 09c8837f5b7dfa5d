/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one place where an error becomes a sentence for a person: what, why, what to do.
 * Messages of the other rooms are English and for the log. Any thread. */
#include "siyi-error-words.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

static const char *
archive_sentence (SiyiError code)
{
  switch (code)
    {
    case SIYI_ERROR_BUSY:
      return _("Another program is writing to this archive. Wait a few seconds and try again.");
    case SIYI_ERROR_CONSTRAINT:
      return _("What was entered breaks a rule, so nothing was saved. Correct it and try again.");
    case SIYI_ERROR_NO_SPACE:
      return _("The disk is full, so nothing was saved or changed. Free some space and try "
               "again.");
    case SIYI_ERROR_CORRUPT:
      return _("The archive is damaged and cannot be read. Restore it from the newest backup; "
               "the damaged file is kept aside.");
    case SIYI_ERROR_NEWER_SCHEMA:
      return _("This archive was written by a newer version of Siyi. Update the program on this "
               "computer to open it.");
    case SIYI_ERROR_READ_ONLY:
      return _("This place cannot be written to. Choose another place, or ask the administrator "
               "for permission.");
    case SIYI_ERROR_NETWORK_PLACE:
      return _("The archive lies on a network drive, where file locks cannot be trusted and data "
               "gets damaged. Move it to a disk of this computer.");
    case SIYI_ERROR_NOT_FOUND:
      return _("It was not found. It may have been moved, renamed or removed.");
    case SIYI_ERROR_EXISTS:
      return _("There is something by this name already, and it was not overwritten. Choose "
               "another name or place.");
    case SIYI_ERROR_NOT_ALLOWED:
      return _("Your role does not allow this, so nothing was changed. Let a person sit here who may, or "
               "ask the administrator.");
    case SIYI_ERROR_STALE:
      return _("Somebody has changed this record in the meantime. Look at it again, then repeat "
               "your change.");
    case SIYI_ERROR_FAILED:
    default:
      return _("It did not work, and nothing was changed. Try again; if it fails again, show the "
               "details to the administrator.");
    }
}

static const char *
file_sentence (SiyiFileError code)
{
  switch (code)
    {
    case SIYI_FILE_ERROR_TOO_BIG:
      return _("The file is larger than is allowed for a ledger, so nothing was read. Split it "
               "by year and take over the parts.");
    case SIYI_FILE_ERROR_TRUNCATED:
      return _("The workbook is damaged or was cut off. Open it in Excel or WPS, save it again, "
               "and choose the new file.");
    case SIYI_FILE_ERROR_XML_ENTITY:
      return _("The workbook contains entity declarations, which can be used for attacks. Save "
               "it again from Excel or WPS, and choose the new file.");
    case SIYI_FILE_ERROR_ENCRYPTED_OR_OLD:
      return _("The workbook has a password or is of the old .xls or .et kind. Save it as .xlsx "
               "without a password, and choose the new file.");
    case SIYI_FILE_ERROR_NUL_BYTE:
      return _("The text file contains bytes that belong in no text. Export it again as CSV, and "
               "choose the new file.");
    case SIYI_FILE_ERROR_UNTERMINATED_QUOTE:
      return _("A quotation mark in the text file is never closed. Correct it, or export the "
               "table again as CSV.");
    case SIYI_FILE_ERROR_NO_LEDGER:
      return _("No sheet has a heading row that looks like a ledger's. Check that the file is a "
               "ledger and that its headings are there.");
    case SIYI_FILE_ERROR_BAD_TEXT:
      return _("The text is in no known encoding. Export it again as CSV in UTF-8 or GB18030.");
    case SIYI_FILE_ERROR_EMPTY:
      return _("The file is empty. Copy it from the camera once more.");
    case SIYI_FILE_ERROR_NO_FILE:
      return _("This is no file but a folder or a device. Choose files.");
    case SIYI_FILE_ERROR_LINK:
      return _("This is a link to a file. Choose the file itself.");
    case SIYI_FILE_ERROR_ODD_NAME:
      return _("The file's name holds characters that don't show. Rename the file, and add it again.");
    case SIYI_FILE_ERROR_NO_PICTURE:
      return _("This is no picture that can be taken in. Choose JPEG, PNG, WebP, TIFF or HEIC.");
    case SIYI_FILE_ERROR_NO_LOADER:
      return _("This computer can't open pictures of this kind. Save it as JPEG, and add it again.");
    case SIYI_FILE_ERROR_WRONG_ENDING:
      return _("The file's ending says another kind of picture than it is. Rename the file, and add it again.");
    case SIYI_FILE_ERROR_TOO_MANY_PIXELS:
      return _("The picture has too many pixels. Save it smaller, up to 100 megapixels, and add it again.");
    case SIYI_FILE_ERROR_DAMAGED:
      return _("The picture is damaged or was cut off. Copy it from the camera once more.");
    case SIYI_FILE_ERROR_UNREADABLE:
      return _("The file can't be read, or was changed meanwhile. Check that it is there, and add it again.");
    case SIYI_FILE_ERROR_UNKNOWN_KIND:
    default:
      return _("This is neither a workbook (.xlsx) nor a text table (.csv, .txt). Choose another "
               "file.");
    }
}

static const char *
io_sentence (int code)
{
  switch (code)
    {
    case G_IO_ERROR_NOT_FOUND:
      return archive_sentence (SIYI_ERROR_NOT_FOUND);
    case G_IO_ERROR_NO_SPACE:
      return archive_sentence (SIYI_ERROR_NO_SPACE);
    case G_IO_ERROR_PERMISSION_DENIED:
    case G_IO_ERROR_READ_ONLY:
      return archive_sentence (SIYI_ERROR_READ_ONLY);
    case G_IO_ERROR_EXISTS:
      return archive_sentence (SIYI_ERROR_EXISTS);
    case G_IO_ERROR_CANCELLED:
      return _("It was stopped, and nothing was changed.");
    default:
      return archive_sentence (SIYI_ERROR_FAILED);
    }
}

static const char *
glib_file_sentence (int code)
{
  switch (code)
    {
    case G_FILE_ERROR_NOENT:
    case G_FILE_ERROR_NOTDIR:
      return archive_sentence (SIYI_ERROR_NOT_FOUND);
    case G_FILE_ERROR_NOSPC:
      return archive_sentence (SIYI_ERROR_NO_SPACE);
    case G_FILE_ERROR_ACCES:
    case G_FILE_ERROR_PERM:
    case G_FILE_ERROR_ROFS:
      return archive_sentence (SIYI_ERROR_READ_ONLY);
    case G_FILE_ERROR_EXIST:
      return archive_sentence (SIYI_ERROR_EXISTS);
    default:
      return archive_sentence (SIYI_ERROR_FAILED);
    }
}

/**
 * siyi_error_sentence:
 * @error: an error of any room, or of GIO
 *
 * Returns: (transfer none): translated: what happened, why, and what to do
 */
const char *
siyi_error_sentence (const GError *error)
{
  g_return_val_if_fail (error != NULL, "");

  if (error->domain == SIYI_ERROR)
    return archive_sentence (error->code);
  if (error->domain == SIYI_FILE_ERROR)
    return file_sentence (error->code);
  if (error->domain == G_IO_ERROR)
    return io_sentence (error->code);
  if (error->domain == G_FILE_ERROR)
    return glib_file_sentence (error->code);

  return archive_sentence (SIYI_ERROR_FAILED);
}

/**
 * siyi_error_is_light:
 * @error: an error
 *
 * Returns: whether the person can go on at once, so that a toast is enough
 */
gboolean
siyi_error_is_light (const GError *error)
{
  return g_error_matches (error, SIYI_ERROR, SIYI_ERROR_BUSY) ||
         g_error_matches (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT) ||
         g_error_matches (error, SIYI_ERROR, SIYI_ERROR_NOT_ALLOWED) ||
         g_error_matches (error, SIYI_ERROR, SIYI_ERROR_STALE);
}
