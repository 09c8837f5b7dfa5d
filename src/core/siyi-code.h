/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lists whose values are stored as small numbers; their words stand in data/rules/words.ini. */
typedef enum
{
  SIYI_LIST_FORM,           /* SiyiForm */
  SIYI_LIST_DESTINATION,    /* SiyiDestination */
  SIYI_LIST_FIRST,          /* 0 repeated, 1 first */
  SIYI_LIST_RESOLVED,       /* 0 unresolved, 1 resolved */
  SIYI_LIST_SATISFACTION,   /* 0 not evaluated … 3 satisfied */
  SIYI_LIST_PROGRESS,       /* 0 open, 1 closed */
  SIYI_LIST_TYPE,           /* 1 to 3 */
  SIYI_LIST_PURPOSE,        /* the type an older word of the purpose stands for; 0: ask */
  SIYI_LIST_GROUP,          /* 0 individual, 1 group */
  SIYI_LIST_GROUP_BAND,     /* SiyiBand */
  SIYI_LIST_OUTCOME,        /* of the written opinion */
  SIYI_LIST_HANDLING,
  SIYI_LIST_METHOD,
  SIYI_LIST_STATE,          /* SiyiState */
  SIYI_N_LISTS
} SiyiList;

const char         *siyi_code_word      (SiyiList    list,
                                         int         code);
int                 siyi_code_from_word (SiyiList    list,
                                         const char *word);
const char * const *siyi_code_words     (SiyiList    list,
                                         gsize      *n_words);

G_END_DECLS
