/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Subject classes: the list in force, and how names of the list before it are read (domain,
 * section 7.3). What was split is never guessed. Any thread may ask. */
#include "siyi-class.h"

#include <string.h>

#include "siyi-words.h"

static gboolean
has_name (const char * const *names,
          const char         *name)
{
  return g_strv_contains (names, name);
}

static char *
first_level (const char *text,
             gboolean   *is_path)
{
  const char *wide = strstr (text, "\xef\xbc\xbf");  /* the full-width low line */
  const char *plain = strchr (text, '_');
  const char *end = plain != NULL && (wide == NULL || plain < wide) ? plain : wide;

  *is_path = end != NULL;

  return g_strstrip (end != NULL ? g_strndup (text, end - text) : g_strdup (text));
}

/* The list's own string, which lives as long as the program. */
static const char *
own_name (const char *name)
{
  const char * const *names = siyi_class_list (NULL);

  for (gsize i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return names[i];

  return NULL;
}

/**
 * siyi_class_read:
 * @text: a class of either list, a synonym, or a path 一级_二级_三级
 *
 * Returns: what the first level stands for; its strings are never freed
 */
SiyiClassReading
siyi_class_read (const char *text)
{
  SiyiClassReading reading = { SIYI_CLASS_UNKNOWN, NULL, siyi_words ("classes", "", NULL), FALSE };
  g_autofree char *name = first_level (text, &reading.is_path);
  const char * const *synonyms = siyi_words ("class-synonyms", name, NULL);
  const char * const *mapped;

  reading.name = own_name (synonyms[0] != NULL ? synonyms[0] : name);
  if (reading.name != NULL)
    {
      reading.verdict = SIYI_CLASS_NEW;
      return reading;
    }

  mapped = siyi_words ("class-from-old", name, NULL);
  if (mapped[0] == NULL || !has_name (siyi_class_old_list (NULL), name))
    return reading;

  if (mapped[1] == NULL)
    {
      reading.verdict = SIYI_CLASS_MAPPED;
      reading.name = mapped[0];
    }
  else
    {
      reading.verdict = SIYI_CLASS_ASK;
      reading.choices = mapped;
    }

  return reading;
}

/**
 * siyi_class_list:
 * @n_names: (out) (optional): how many
 *
 * Returns: (transfer none): the twenty classes in force, in their order
 */
const char * const *
siyi_class_list (gsize *n_names)
{
  return siyi_words ("classes", "new", n_names);
}

/**
 * siyi_class_old_list:
 * @n_names: (out) (optional): how many
 *
 * Returns: (transfer none): the seventeen classes before them
 */
const char * const *
siyi_class_old_list (gsize *n_names)
{
  return siyi_words ("classes", "old", n_names);
}
