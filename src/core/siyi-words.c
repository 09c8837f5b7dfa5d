/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Chinese words that are data of the field: headings, lists, forms of dates. They stand in
 * data/rules so that no sentence of the office stands between C statements, are compiled in,
 * and never change while the program runs. Any thread may ask. */
#include "siyi-words.h"
#include "siyi-words-private.h"

#include <string.h>

typedef struct
{
  char  **words;
  gsize   n_words;
} WordList;

typedef struct
{
  GHashTable *lists;  /* "group/key" -> WordList */
  GHashTable *keys;   /* group -> WordList */
} WordBook;

static void
take_file (WordBook            *book,
           const SiyiWordsFile *file)
{
  g_autoptr(GKeyFile) keys = g_key_file_new ();
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) groups = NULL;

  if (!g_key_file_load_from_data (keys, (const char *) file->bytes, file->n_bytes,
                                  G_KEY_FILE_NONE, &error))
    g_error ("%s: %s", file->name, error->message);

  groups = g_key_file_get_groups (keys, NULL);
  for (gsize g = 0; groups[g] != NULL; g++)
    {
      WordList *names = g_new0 (WordList, 1);

      names->words = g_key_file_get_keys (keys, groups[g], &names->n_words, NULL);
      if (!g_hash_table_insert (book->keys, g_strdup (groups[g]), names))
        g_error ("%s: the group [%s] stands twice", file->name, groups[g]);

      for (gsize k = 0; k < names->n_words; k++)
        {
          WordList *list = g_new0 (WordList, 1);

          list->words = g_key_file_get_string_list (keys, groups[g], names->words[k],
                                                    &list->n_words, NULL);
          g_hash_table_insert (book->lists,
                               g_strconcat (groups[g], "/", names->words[k], NULL), list);
        }
    }
}

static const WordBook *
word_book (void)
{
  static gsize ready = 0;
  static WordBook book;

  if (g_once_init_enter (&ready))
    {
      book.lists = g_hash_table_new (g_str_hash, g_str_equal);
      book.keys = g_hash_table_new (g_str_hash, g_str_equal);
      for (unsigned i = 0; i < siyi_words_n_files; i++)
        take_file (&book, &siyi_words_files[i]);
      g_once_init_leave (&ready, 1);
    }

  return &book;
}

static const char * const *
give (const WordList *list,
      gsize          *n_words)
{
  static const char * const none[] = { NULL };

  if (n_words != NULL)
    *n_words = list != NULL ? list->n_words : 0;

  return list != NULL ? (const char * const *) list->words : none;
}

/**
 * siyi_words:
 * @group: a group of data/rules
 * @key: a key in it; its value is a list separated by semicolons
 * @n_words: (out) (optional): how many
 *
 * Returns: (transfer none): the words, %NULL-terminated; empty where there is no such key
 */
const char * const *
siyi_words (const char *group,
            const char *key,
            gsize      *n_words)
{
  g_autofree char *path = g_strconcat (group, "/", key, NULL);

  return give (g_hash_table_lookup (word_book ()->lists, path), n_words);
}

/**
 * siyi_words_keys:
 * @group: a group of data/rules
 * @n_keys: (out) (optional): how many
 *
 * Returns: (transfer none): the keys of the group in the order of the file
 */
const char * const *
siyi_words_keys (const char *group,
                 gsize      *n_keys)
{
  return give (g_hash_table_lookup (word_book ()->keys, group), n_keys);
}

/**
 * siyi_word:
 * @group: a group of data/rules
 * @key: a key in it
 *
 * Returns: (transfer none): the first word of the key; never %NULL, a missing key is a bug
 */
const char *
siyi_word (const char *group,
           const char *key)
{
  gsize n;
  const char * const *words = siyi_words (group, key, &n);

  if (n == 0)
    g_error ("data/rules has no [%s] %s", group, key);

  return words[0];
}

/**
 * siyi_fill:
 * @pattern: a text with places such as {name}, from data/rules
 * @...: pairs of a place's name, without braces, and its text; %NULL-terminated
 *
 * What is put in is not looked at again, so braces in data do no harm. A place that nobody named
 * stays as it stands.
 *
 * Returns: (transfer full): the filled text
 */
char *
siyi_fill (const char *pattern,
           ...)
{
  GString *text = g_string_new (NULL);

  while (*pattern != '\0')
    {
      const char *end = *pattern == '{' ? strchr (pattern, '}') : NULL;
      const char *value = NULL;
      const char *name;
      va_list places;

      va_start (places, pattern);
      while (end != NULL && value == NULL && (name = va_arg (places, const char *)) != NULL)
        {
          const char *candidate = va_arg (places, const char *);

          if (strlen (name) == (gsize) (end - pattern - 1) &&
              strncmp (name, pattern + 1, strlen (name)) == 0)
            value = candidate;
        }
      va_end (places);

      if (value != NULL)
        g_string_append (text, value);
      else
        g_string_append_c (text, *pattern);
      pattern = value != NULL ? end + 1 : pattern + 1;
    }

  return g_string_free (text, FALSE);
}
