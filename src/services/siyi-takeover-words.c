/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What headings mean: known ones, words that depend on the heading above them, and those whose
 * columns are never stored. Tables made once from data/rules/ledger.ini; any thread. */
#include "siyi-takeover-private.h"

#include <string.h>

#include "siyi-words.h"

typedef struct
{
  GHashTable *known;     /* key form -> SiyiField + SIYI_N_FIELDS * rank */
  GHashTable *context;   /* "above\nbelow" -> SiyiField */
  GHashTable *above;     /* headings that give words below them a meaning */
  GHashTable *all;       /* all of these and the words below */
  guint8      firsts[0x10000 / 8];   /* a bit for each character one of them begins with */
} HeadingWords;

static void
add_word (HeadingWords *words,
          const char   *key)
{
  gunichar first = g_utf8_get_char (key);

  g_hash_table_add (words->all, (gpointer) key);
  if (first < 0x10000)
    words->firsts[first / 8] |= (guint8) (1u << (first % 8));
}

static void
take_known (HeadingWords *words)
{
  gsize n_keys;
  const char * const *keys = siyi_words_keys ("ledger-headings", &n_keys);

  for (gsize i = 0; i < n_keys; i++)
    {
      SiyiField field = siyi_field_from_word (keys[i]);
      gsize n;
      const char * const *headings = siyi_words ("ledger-headings", keys[i], &n);

      for (gsize k = 0; k < n; k++)
        {
          char *key = siyi_read_key (headings[k]);

          g_hash_table_insert (words->known, key,
                               GUINT_TO_POINTER (field + SIYI_N_FIELDS * (guint) k));
          add_word (words, key);
        }
    }
}

static void
take_context (HeadingWords *words,
              const char   *name)
{
  g_autofree char *below_name = g_strconcat (name, ".below", NULL);
  g_autofree char *above_name = g_strconcat (name, ".above", NULL);
  gsize n_above, n_below;
  const char * const *above = siyi_words ("ledger-context", above_name, &n_above);
  const char * const *below = siyi_words ("ledger-context", below_name, &n_below);

  for (gsize a = 0; a < n_above; a++)
    {
      g_hash_table_add (words->above, (gpointer) above[a]);
      add_word (words, above[a]);
      for (gsize b = 0; b + 1 < n_below; b += 2)
        {
          add_word (words, below[b]);
          g_hash_table_insert (words->context, g_strconcat (above[a], "\n", below[b], NULL),
                               GINT_TO_POINTER (siyi_field_from_word (below[b + 1])));
        }
    }
}

static const HeadingWords *
heading_words (void)
{
  static gsize ready = 0;
  static HeadingWords words;

  if (g_once_init_enter (&ready))
    {
      gsize n_keys;
      const char * const *keys = siyi_words_keys ("ledger-context", &n_keys);

      words.known = g_hash_table_new (g_str_hash, g_str_equal);
      words.context = g_hash_table_new (g_str_hash, g_str_equal);
      words.above = g_hash_table_new (g_str_hash, g_str_equal);
      words.all = g_hash_table_new (g_str_hash, g_str_equal);
      take_known (&words);
      for (gsize i = 0; i < n_keys; i++)
        if (g_str_has_suffix (keys[i], ".above"))
          {
            g_autofree char *name = g_strndup (keys[i], strlen (keys[i]) - strlen (".above"));

            take_context (&words, name);
          }
      g_once_init_leave (&ready, 1);
    }

  return &words;
}

/* The heading without its bracketed parts; NULL where it has none. */
static char *
without_brackets (const char *key)
{
  GString *bare = NULL;
  int depth = 0;

  if (strchr (key, '(') == NULL)
    return NULL;

  bare = g_string_new (NULL);
  for (const char *p = key; *p != '\0'; p++)
    {
      if (*p == '(')
        depth++;
      if (depth == 0)
        g_string_append_c (bare, *p);
      if (*p == ')' && depth > 0)
        depth--;
    }

  return g_string_free (bare, FALSE);
}

static SiyiField
find_in (GHashTable *table,
         const char *key,
         guint      *rank)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (table, key));

  *rank = found / SIYI_N_FIELDS;

  return found % SIYI_N_FIELDS;
}

static SiyiField
with_above (const char *key,
            const char *above,
            guint      *rank)
{
  g_autofree char *bare_above = NULL;
  g_autofree char *pair = NULL;
  g_autofree char *bare_pair = NULL;
  SiyiField field;

  if (above == NULL)
    return find_in (heading_words ()->known, key, rank);

  pair = g_strconcat (above, "\n", key, NULL);
  field = find_in (heading_words ()->context, pair, rank);
  if (field != SIYI_FIELD_NONE)
    return field;

  bare_above = without_brackets (above);
  if (bare_above == NULL)
    return SIYI_FIELD_NONE;
  bare_pair = g_strconcat (bare_above, "\n", key, NULL);

  return find_in (heading_words ()->context, bare_pair, rank);
}

/**
 * siyi_heading_field:
 * @stack: key forms of the headings over one column, the lowest one first, %NULL-terminated
 * @rank: (out): its place among the headings of the field, 0 for the best
 *
 * Returns: what the column holds, by the lowest heading and the nearest one above it that gives
 *   it a meaning; once more without its brackets where that says nothing
 */
SiyiField
siyi_heading_field (const char * const *stack,
                    guint              *rank)
{
  g_autofree char *bare = without_brackets (stack[0]);
  const char *forms[] = { stack[0], bare };

  for (gsize f = 0; f < G_N_ELEMENTS (forms); f++)
    {
      SiyiField field;

      if (forms[f] == NULL || *forms[f] == '\0')
        continue;
      for (guint i = 1; stack[i] != NULL; i++)
        if ((field = with_above (forms[f], stack[i], rank)) != SIYI_FIELD_NONE)
          return field;
      if ((field = with_above (forms[f], NULL, rank)) != SIYI_FIELD_NONE)
        return field;
    }

  return SIYI_FIELD_NONE;
}

/* Asked of the first cells of every row: most texts begin with another character. */
static gboolean
may_be_word (const HeadingWords *words,
             const char         *text)
{
  gunichar first;

  while (siyi_read_is_unseen (text))
    text = g_utf8_next_char (text);
  first = g_utf8_get_char (text);

  return first < 0x10000 && (words->firsts[first / 8] & (1u << (first % 8))) != 0;
}

/* Nothing in it that the key form would change or a second look would leave out. */
static gboolean
is_plain (const char *text)
{
  for (const unsigned char *p = (const unsigned char *) text; *p != '\0'; p++)
    if (*p <= 0x20 || *p == '(' || *p == 0xc2 || *p == 0xe2 || *p == 0xef ||
        (*p == 0xe3 && p[1] == 0x80 && p[2] == 0x80))
      return FALSE;

  return TRUE;
}

/**
 * siyi_heading_is_word:
 * @text: a cell as it stands
 *
 * Returns: whether it is one of the words headings are made of
 */
gboolean
siyi_heading_is_word (const char *text)
{
  g_autofree char *key = NULL;
  g_autofree char *bare = NULL;
  const HeadingWords *words = heading_words ();
  GHashTable *all = words->all;

  if (!may_be_word (words, text))
    return FALSE;
  if (g_hash_table_contains (all, text))
    return TRUE;
  if (is_plain (text))
    return FALSE;

  key = siyi_read_key (text);
  if (g_hash_table_contains (all, key))
    return TRUE;
  bare = without_brackets (key);

  return bare != NULL && g_hash_table_contains (all, bare);
}

/**
 * siyi_heading_is_above:
 * @key: a heading in key form
 *
 * Returns: whether it gives a meaning to words below it
 */
gboolean
siyi_heading_is_above (const char *key)
{
  g_autofree char *bare = without_brackets (key);

  return g_hash_table_contains (heading_words ()->above, key) ||
         (bare != NULL && g_hash_table_contains (heading_words ()->above, bare));
}

/**
 * siyi_heading_not_stored:
 * @key: a heading in key form
 *
 * Returns: whether its column is left out whole (domain, section 9)
 */
gboolean
siyi_heading_not_stored (const char *key)
{
  const char * const *words = siyi_words ("ledger-never-stored", "words", NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    if (strstr (key, words[i]) != NULL)
      return TRUE;

  return FALSE;
}
