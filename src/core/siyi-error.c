/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two error domains: what can happen to the archive, and why a foreign file was refused. */
#include "siyi-error.h"

G_DEFINE_QUARK (siyi-error-quark, siyi_error)
G_DEFINE_QUARK (siyi-file-error-quark, siyi_file_error)

static const char * const archive_words[] = {
  [SIYI_ERROR_FAILED] = "failed",
  [SIYI_ERROR_BUSY] = "busy",
  [SIYI_ERROR_CONSTRAINT] = "constraint",
  [SIYI_ERROR_NO_SPACE] = "no-space",
  [SIYI_ERROR_CORRUPT] = "corrupt",
  [SIYI_ERROR_NEWER_SCHEMA] = "newer-schema",
  [SIYI_ERROR_READ_ONLY] = "read-only",
  [SIYI_ERROR_NETWORK_PLACE] = "network-place",
  [SIYI_ERROR_NOT_FOUND] = "not-found",
  [SIYI_ERROR_EXISTS] = "exists",
  [SIYI_ERROR_NOT_ALLOWED] = "not-allowed",
  [SIYI_ERROR_STALE] = "stale",
};

static const char * const file_words[] = {
  [SIYI_FILE_ERROR_TOO_BIG] = "too-big",
  [SIYI_FILE_ERROR_TRUNCATED] = "truncated",
  [SIYI_FILE_ERROR_XML_ENTITY] = "xml-entity",
  [SIYI_FILE_ERROR_ENCRYPTED_OR_OLD] = "encrypted-or-old",
  [SIYI_FILE_ERROR_NUL_BYTE] = "nul-byte",
  [SIYI_FILE_ERROR_UNTERMINATED_QUOTE] = "unterminated-quote",
  [SIYI_FILE_ERROR_UNKNOWN_KIND] = "unknown-kind",
  [SIYI_FILE_ERROR_NO_LEDGER] = "no-ledger",
  [SIYI_FILE_ERROR_BAD_TEXT] = "bad-text",
  [SIYI_FILE_ERROR_EMPTY] = "empty",
  [SIYI_FILE_ERROR_NO_FILE] = "no-file",
  [SIYI_FILE_ERROR_LINK] = "link",
  [SIYI_FILE_ERROR_ODD_NAME] = "odd-name",
  [SIYI_FILE_ERROR_NO_PICTURE] = "no-picture",
  [SIYI_FILE_ERROR_NO_LOADER] = "no-loader",
  [SIYI_FILE_ERROR_WRONG_ENDING] = "wrong-ending",
  [SIYI_FILE_ERROR_TOO_MANY_PIXELS] = "too-many-pixels",
  [SIYI_FILE_ERROR_DAMAGED] = "damaged",
  [SIYI_FILE_ERROR_UNREADABLE] = "unreadable",
};

/**
 * siyi_refuse:
 * @error: return location
 * @code: what a caller may do about it
 * @why: English: what was attempted and what to do
 *
 * Returns: %FALSE, so that a refusal is one line
 */
gboolean
siyi_refuse (GError     **error,
             SiyiError    code,
             const char  *why)
{
  g_set_error_literal (error, SIYI_ERROR, code, why);

  return FALSE;
}

/**
 * siyi_file_error_word:
 * @code: a #SiyiFileError
 *
 * Returns: (transfer none): the reason word of the import rules (domain, section 10.1)
 */
const char *
siyi_file_error_word (int code)
{
  g_return_val_if_fail (code >= 0 && code < (int) G_N_ELEMENTS (file_words), "failed");

  return file_words[code];
}

/**
 * siyi_error_word:
 * @error: any error
 *
 * Returns: (transfer none): one stable word for programs, "failed" for foreign domains
 */
const char *
siyi_error_word (const GError *error)
{
  if (error->domain == SIYI_FILE_ERROR)
    return siyi_file_error_word (error->code);

  if (error->domain == SIYI_ERROR && error->code >= 0 &&
      error->code < (int) G_N_ELEMENTS (archive_words))
    return archive_words[error->code];

  return "failed";
}
