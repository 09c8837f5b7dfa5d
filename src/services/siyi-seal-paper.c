/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page with a recovery code. Pure. */
#include "siyi-brief-package.h"

#include "siyi-words.h"

/**
 * siyi_seal_recovery_document:
 * @code: groups of characters, as siyi_seal_file() told it
 * @what: what it opens: the file's name
 * @day: when it was sealed
 *
 * Returns: (transfer full): a page to be printed at once; the code is stored nowhere
 */
SiyiDocument *
siyi_seal_recovery_document (const char *code,
                             const char *what,
                             const char *day)
{
  SiyiDocument *document = siyi_document_new (siyi_word ("seal-paper", "name"), SIYI_PAPER_LARGE);
  g_autofree char *about = siyi_fill (siyi_word ("seal-paper", "about"), "what", what, "day", day, NULL);

  siyi_document_add (document, SIYI_BLOCK_TITLE, siyi_word ("seal-paper", "title"));
  siyi_document_add (document, SIYI_BLOCK_TEXT, about);
  siyi_document_add (document, SIYI_BLOCK_HEADING, code);
  siyi_document_add (document, SIYI_BLOCK_TEXT, siyi_word ("seal-paper", "use"));
  siyi_document_add (document, SIYI_BLOCK_TEXT, siyi_word ("seal-paper", "keep"));

  return document;
}
