/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a caller can act on; GIO codes pass through beside it. Messages are English, for logs and
 * the terminal; the window chooses its own sentence by code. */
typedef enum
{
  SIYI_ERROR_FAILED,        /* a bug or an I/O fault: show the message, keep the log */
  SIYI_ERROR_BUSY,          /* another process holds the lock: the caller may retry */
  SIYI_ERROR_CONSTRAINT,    /* the input breaks a rule: shown next to the field */
  SIYI_ERROR_NO_SPACE,      /* disk full; nothing was changed */
  SIYI_ERROR_CORRUPT,       /* offer "restore from backup" */
  SIYI_ERROR_NEWER_SCHEMA,  /* the archive was written by a newer version */
  SIYI_ERROR_READ_ONLY,     /* the place can't be written */
  SIYI_ERROR_NETWORK_PLACE, /* SQLite's locks can't be trusted there */
  SIYI_ERROR_NOT_FOUND,     /* no such record, archive or file */
  SIYI_ERROR_EXISTS,        /* there is something already; it is not overwritten */
  SIYI_ERROR_NOT_ALLOWED,   /* the role of who sits here may not do it; nothing was changed */
  SIYI_ERROR_STALE,         /* somebody changed the record meanwhile: look again */
} SiyiError;

#define SIYI_ERROR (siyi_error_quark ())
GQuark   siyi_error_quark (void);
gboolean siyi_refuse      (GError     **error,
                           SiyiError    code,
                           const char  *why);

/* Why a file that came from outside was refused whole. The words of siyi_file_error_word() are
 * part of the contract of siyictl. */
typedef enum
{
  SIYI_FILE_ERROR_TOO_BIG,
  SIYI_FILE_ERROR_TRUNCATED,
  SIYI_FILE_ERROR_XML_ENTITY,
  SIYI_FILE_ERROR_ENCRYPTED_OR_OLD,
  SIYI_FILE_ERROR_NUL_BYTE,
  SIYI_FILE_ERROR_UNTERMINATED_QUOTE,
  SIYI_FILE_ERROR_UNKNOWN_KIND,   /* neither .xlsx nor a text table */
  SIYI_FILE_ERROR_NO_LEDGER,      /* read, but no sheet has a heading block */
  SIYI_FILE_ERROR_BAD_TEXT,       /* bytes that are no text in any known encoding */
  SIYI_FILE_ERROR_EMPTY,
  SIYI_FILE_ERROR_NO_FILE,        /* a folder, pipe, socket or device */
  SIYI_FILE_ERROR_LINK,
  SIYI_FILE_ERROR_ODD_NAME,       /* not UTF-8, or with characters that don't show */
  SIYI_FILE_ERROR_NO_PICTURE,     /* none of the kinds that are taken; SVG is none */
  SIYI_FILE_ERROR_NO_LOADER,      /* a kind that this computer has no decoder for */
  SIYI_FILE_ERROR_WRONG_ENDING,   /* the name says another kind than the bytes */
  SIYI_FILE_ERROR_TOO_MANY_PIXELS, /* declared, or too many for the memory allowed */
  SIYI_FILE_ERROR_DAMAGED,        /* its decoder failed over it */
  SIYI_FILE_ERROR_UNREADABLE,     /* can't be opened, or was changed while it was read */
} SiyiFileError;

#define SIYI_FILE_ERROR (siyi_file_error_quark ())
GQuark      siyi_file_error_quark (void);
const char *siyi_file_error_word  (int code);
const char *siyi_error_word       (const GError *error);

G_END_DECLS
