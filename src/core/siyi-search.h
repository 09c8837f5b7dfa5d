/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What somebody typed into a search field, as a question to the index case_text (han, pinyin,
 * digits). */
typedef struct
{
  char  *match;   /* (nullable) an FTS5 expression; NULL: nothing to ask for, all match */
  char **words;   /* as typed but folded, for marking hits */
} SiyiSearchQuery;

char            *siyi_fold               (const char      *text);
char            *siyi_search_fold_han    (const char      *text);
char            *siyi_search_fold_digits (const char      *text);
SiyiSearchQuery *siyi_search_query       (const char      *words);
void             siyi_search_query_free  (SiyiSearchQuery *query);
int              siyi_text_likeness      (const char      *a,
                                          const char      *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiSearchQuery, siyi_search_query_free)

G_END_DECLS
