/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists with stored codes: word to code and back. A code has one word that is shown and any number
 * that are read as well. Built once from data/rules and never changed; any thread may ask. */
#include "siyi-code.h"

#include <stdlib.h>

#include "siyi-words.h"

#define MAX_CODES 20

typedef struct
{
  const char *shown[MAX_CODES + 1];   /* by code */
  const char *listed[MAX_CODES + 1];  /* in the order of the file, NULL-terminated */
  gsize       n_listed;
  GHashTable *codes;                  /* word -> code */
} CodeList;

static const char * const groups[SIYI_N_LISTS] = {
  [SIYI_LIST_FORM] = "form",
  [SIYI_LIST_DESTINATION] = "destination",
  [SIYI_LIST_FIRST] = "first",
  [SIYI_LIST_RESOLVED] = "resolved",
  [SIYI_LIST_SATISFACTION] = "satisfaction",
  [SIYI_LIST_PROGRESS] = "progress",
  [SIYI_LIST_TYPE] = "type",
  [SIYI_LIST_PURPOSE] = "purpose",
  [SIYI_LIST_GROUP] = "group",
  [SIYI_LIST_GROUP_BAND] = "group-band",
  [SIYI_LIST_OUTCOME] = "outcome",
  [SIYI_LIST_HANDLING] = "handling",
  [SIYI_LIST_METHOD] = "method",
  [SIYI_LIST_STATE] = "state",
};

static void
fill (CodeList   *list,
      const char *group)
{
  gsize n_keys;
  const char * const *keys = siyi_words_keys (group, &n_keys);

  list->codes = g_hash_table_new (g_str_hash, g_str_equal);
  for (gsize k = 0; k < n_keys; k++)
    {
      int code = atoi (keys[k]);
      const char * const *words = siyi_words (group, keys[k], NULL);

      g_assert (code >= 0 && code < MAX_CODES && words[0] != NULL);
      list->shown[code] = words[0];
      list->listed[list->n_listed++] = words[0];
      for (gsize w = 0; words[w] != NULL; w++)
        g_hash_table_insert (list->codes, (gpointer) words[w], GINT_TO_POINTER (code));
    }
}

static const CodeList *
code_list (SiyiList list)
{
  static gsize ready = 0;
  static CodeList lists[SIYI_N_LISTS];

  if (g_once_init_enter (&ready))
    {
      for (int i = 0; i < SIYI_N_LISTS; i++)
        fill (&lists[i], groups[i]);
      g_once_init_leave (&ready, 1);
    }

  return &lists[list];
}

/**
 * siyi_code_word:
 * @list: a list
 * @code: a stored code
 *
 * Returns: (transfer none) (nullable): the word that is shown, %NULL for a code of no value
 */
const char *
siyi_code_word (SiyiList list,
                int      code)
{
  g_return_val_if_fail (list < SIYI_N_LISTS, NULL);

  return code >= 0 && code < MAX_CODES ? code_list (list)->shown[code] : NULL;
}

/**
 * siyi_code_from_word:
 * @list: a list
 * @word: (nullable): a word without outer white space
 *
 * Returns: the code, -1 for %NULL and for words the list does not know
 */
int
siyi_code_from_word (SiyiList    list,
                     const char *word)
{
  gpointer code;

  g_return_val_if_fail (list < SIYI_N_LISTS, -1);

  if (word == NULL || !g_hash_table_lookup_extended (code_list (list)->codes, word, NULL, &code))
    return -1;

  return GPOINTER_TO_INT (code);
}

/**
 * siyi_code_words:
 * @list: a list
 * @n_words: (out) (optional): how many
 *
 * Returns: (transfer none): the words shown, in the order of their codes, %NULL-terminated
 */
const char * const *
siyi_code_words (SiyiList  list,
                 gsize    *n_words)
{
  g_return_val_if_fail (list < SIYI_N_LISTS, NULL);

  if (n_words != NULL)
    *n_words = code_list (list)->n_listed;

  return code_list (list)->listed;
}
