/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Masks of single values (domain, section 7.2). Which value gets one for whom is the gate's word
 * (siyi-gate.h). Pure functions; where in doubt they rather hide. */
#include "siyi-mask.h"

#include <string.h>

#include "siyi-words.h"

static const GHashTable *
compound_surnames (void)
{
  static gsize ready = 0;
  static GHashTable *surnames;

  if (g_once_init_enter (&ready))
    {
      const char * const *words = siyi_words ("surnames", "compound", NULL);

      surnames = g_hash_table_new (g_str_hash, g_str_equal);
      for (gsize i = 0; words[i] != NULL; i++)
        g_hash_table_add (surnames, (gpointer) words[i]);
      g_once_init_leave (&ready, 1);
    }

  return surnames;
}

/**
 * siyi_surname_length:
 * @name: a name
 *
 * A compound surname counts only before a given name: two characters alone are surname and name.
 *
 * Returns: length of the surname in bytes
 */
gsize
siyi_surname_length (const char *name)
{
  const char *second, *third;
  g_autofree char *two = NULL;

  if (*name == '\0')
    return 0;

  second = g_utf8_next_char (name);
  if (*second == '\0')
    return second - name;

  third = g_utf8_next_char (second);
  two = g_strndup (name, third - name);
  if (*third != '\0' && g_hash_table_contains ((GHashTable *) compound_surnames (), two))
    return third - name;

  return second - name;
}

/**
 * siyi_name_is_organisation:
 * @name: a petitioner's name
 *
 * Returns: whether the name is, by its ending, that of an organisation
 */
gboolean
siyi_name_is_organisation (const char *name)
{
  const char * const *endings = siyi_words ("organisations", "endings", NULL);

  if (g_utf8_strlen (name, -1) < 5)
    return FALSE;

  for (gsize i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (name, endings[i]))
      return TRUE;

  return FALSE;
}

/**
 * siyi_text_names_nobody:
 * @text: what stands in the place of a petitioner's name
 *
 * Returns: whether it is, by its ending, a text such as "villagers of …"
 */
gboolean
siyi_text_names_nobody (const char *text)
{
  const char * const *endings = siyi_words ("visitors-without-name", "endings", NULL);

  for (gsize i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (text, endings[i]))
      return TRUE;

  return FALSE;
}

/**
 * siyi_mask_name:
 * @name: a person's name
 *
 * Returns: (transfer full): the surname with two 某, however long the name is
 */
char *
siyi_mask_name (const char *name)
{
  g_autofree char *surname = g_strndup (name, siyi_surname_length (name));

  return siyi_fill (siyi_word ("masks", "name"), "surname", surname, NULL);
}

/**
 * siyi_mask_visitors:
 * @names: (array length=n_names) (nullable): names in their order, the representative first
 * @n_names: how many
 * @persons: persons present; 0 or less: as many as names
 * @text: (nullable): what stands in place of names where there are none
 *
 * The visitors as lists show them: "何某某等5人", "吕某某". Organisations keep their name.
 *
 * Returns: (transfer full) (nullable): the text, %NULL where there is nothing to show
 */
char *
siyi_mask_visitors (const char * const *names,
                    gsize               n_names,
                    int                 persons,
                    const char         *text)
{
  g_autofree char *name = NULL;
  g_autofree char *count = NULL;

  if (n_names == 0)
    return g_strdup (text);

  name = siyi_name_is_organisation (names[0]) ? g_strdup (names[0]) : siyi_mask_name (names[0]);
  if (persons <= 0)
    persons = (int) n_names;
  if (persons == 1)
    return g_steal_pointer (&name);

  count = g_strdup_printf ("%d", persons);

  return siyi_fill (siyi_word ("masks", "several"), "name", name, "persons", count, NULL);
}

/* Keeps the first and the last characters; of a short text only the last, of a very short none. */
static char *
mask_middle (const char *text,
             gsize       first,
             gsize       last)
{
  GString *masked = g_string_new (NULL);
  gsize n = (gsize) g_utf8_strlen (text, -1);
  gsize i = 0;

  if (n <= first + last)
    first = 0;
  if (n <= last)
    last = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), i++)
    if (i < first || i >= n - last)
      g_string_append_len (masked, p, g_utf8_next_char (p) - p);
    else
      g_string_append_c (masked, '*');

  return g_string_free (masked, FALSE);
}

/**
 * siyi_mask_id:
 * @number: an identity number of any kind
 *
 * Returns: (transfer full): first six and last four places
 */
char *
siyi_mask_id (const char *number)
{
  return mask_middle (number, 6, 4);
}

/**
 * siyi_mask_phone:
 * @number: one phone number
 *
 * Returns: (transfer full): first three and last four places
 */
char *
siyi_mask_phone (const char *number)
{
  return mask_middle (number, 3, 4);
}

/**
 * siyi_mask_address:
 * @address: an address
 *
 * Returns: (transfer full) (nullable): the address up to its township, %NULL where none is found
 */
char *
siyi_mask_address (const char *address)
{
  const char * const *townships = siyi_words ("addresses", "township", NULL);
  const char * const *not_after = siyi_words ("addresses", "not-after", NULL);

  for (const char *p = address; *p != '\0'; p = g_utf8_next_char (p))
    for (gsize i = 0; p > address && townships[i] != NULL; i++)
      {
        const char *end = p + strlen (townships[i]);
        gboolean is_part_of_name = FALSE;

        if (!g_str_has_prefix (p, townships[i]))
          continue;
        for (gsize k = 0; not_after[k] != NULL; k++)
          is_part_of_name = is_part_of_name || g_str_has_prefix (end, not_after[k]);
        if (!is_part_of_name)
          return g_strndup (address, end - address);
      }

  return NULL;
}
