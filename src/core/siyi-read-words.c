/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values that are words of short lists, in the office's many spellings (domain, 10.3). */
#include "siyi-read-words.h"

#include <string.h>

#include "siyi-read-private.h"
#include "siyi-words.h"

static const char * const groups[SIYI_N_WORD_LISTS] = {
  [SIYI_WORDS_FIRST] = "read-first",
  [SIYI_WORDS_STATE] = "read-state",
  [SIYI_WORDS_RESOLVED] = "read-resolved",
  [SIYI_WORDS_SATISFACTION] = "read-satisfaction",
  [SIYI_WORDS_FORM] = "read-form",
  [SIYI_WORDS_DESTINATION] = "read-destination",
};

static SiyiReadList restricted = { "read-restricted", "words" };
static SiyiReadList other_methods = { "read-method-other", "words" };

static GHashTable *
make_table (const char *group)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);
  gsize n_values;
  const char * const *values = siyi_words_keys (group, &n_values);

  for (gsize i = 0; i < n_values; i++)
    {
      gsize n_words;
      const char * const *words = siyi_words (group, values[i], &n_words);

      for (gsize k = 0; k < n_words; k++)
        g_hash_table_insert (table, (gpointer) words[k], (gpointer) values[i]);
    }

  return table;
}

/* Made once, kept for the life of the program. */
static GHashTable *
table_of (SiyiReadWords list)
{
  static gsize ready = 0;
  static GHashTable *tables[SIYI_N_WORD_LISTS];

  if (g_once_init_enter (&ready))
    {
      for (int i = 0; i < SIYI_N_WORD_LISTS; i++)
        tables[i] = make_table (groups[i]);
      g_once_init_leave (&ready, 1);
    }

  return tables[list];
}

/**
 * siyi_read_word:
 * @text: a cell's clean text
 *
 * Returns: (transfer none) (nullable): the list's own word for it, %NULL for any other text
 */
const char *
siyi_read_word (SiyiReadWords  list,
                const char    *text)
{
  const char *word = g_hash_table_lookup (table_of (list), text);
  g_autofree char *key = NULL;
  gsize length;

  /* Longer texts are sentences, not words. */
  if (word != NULL || strlen (text) > 60)
    return word;

  key = siyi_read_squeeze (text);
  length = strlen (key);
  if (g_str_has_suffix (key, "\xe3\x80\x82"))   /* the full stop */
    key[length - 3] = '\0';

  return g_hash_table_lookup (table_of (list), key);
}

static void
add_classes (GHashTable         *table,
             const char * const *names)
{
  for (gsize i = 0; names[i] != NULL; i++)
    {
      SiyiClassReading reading = siyi_class_read (names[i]);

      if (g_hash_table_contains (table, names[i]))
        continue;
      g_hash_table_insert (table, (gpointer) names[i], g_memdup2 (&reading, sizeof reading));
    }
}

/**
 * siyi_read_class:
 * @text: a cell's clean text
 *
 * Returns: as siyi_class_read(), but names of the lists are found at once
 */
SiyiClassReading
siyi_read_class (const char *text)
{
  static GHashTable *classes;
  static gsize ready = 0;
  const SiyiClassReading *known;

  if (g_once_init_enter (&ready))
    {
      classes = g_hash_table_new (g_str_hash, g_str_equal);
      add_classes (classes, siyi_class_old_list (NULL));
      add_classes (classes, siyi_class_list (NULL));
      g_once_init_leave (&ready, 1);
    }

  known = g_hash_table_lookup (classes, text);

  return known != NULL ? *known : siyi_class_read (text);
}

/**
 * siyi_read_method:
 * @text: a cell's clean text
 *
 * Returns: (transfer none) (nullable): the one of the four methods that is named in it
 */
const char *
siyi_read_method (const char *text)
{
  gsize n_methods;
  const char * const *methods = siyi_words_keys ("read-method", &n_methods);
  const char *found = NULL;

  for (gsize i = 0; i < n_methods; i++)
    if (g_str_equal (methods[i], text))
      return methods[i];

  siyi_read_list_ready (&other_methods);
  if (siyi_read_list_has (&other_methods, text))
    return NULL;

  for (gsize i = 0; i < n_methods; i++)
    {
      const char * const *words = siyi_words ("read-method", methods[i], NULL);

      for (gsize k = 0; words[k] != NULL; k++)
        if (strstr (text, words[k]) != NULL)
          {
            if (found != NULL && found != methods[i])
              return NULL;
            found = methods[i];
          }
    }

  return found;
}

/**
 * siyi_read_is_restricted:
 * @purpose: a clean text
 *
 * Returns: whether it says that somebody is reported or accused (domain, 2.6)
 */
gboolean
siyi_read_is_restricted (const char *purpose)
{
  siyi_read_list_ready (&restricted);
  for (gsize i = 0; i < restricted.n_words; i++)
    if (strstr (purpose, restricted.words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/**
 * siyi_read_is_visit:
 * @form: (nullable): one of the forms, %NULL where the ledger has no such column
 */
gboolean
siyi_read_is_visit (const char *form)
{
  return form == NULL || g_str_equal (form, siyi_words_keys ("read-form", NULL)[0]);
}
