/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the searched words stand in a shown text: a ground behind each hit. A word of Latin letters
 * is also looked for among the pinyin initials. Pure; main thread. */
#include "siyi-case-hits.h"

#include "siyi-pinyin.h"

/* Beside every character of the text: its folded form and where its bytes begin. */
typedef struct
{
  GString *letters;
  GArray  *starts;     /* guint: byte in the text, for every byte of letters */
} Folded;

static void
folded_clear (Folded *folded)
{
  if (folded->letters != NULL)
    g_string_free (folded->letters, TRUE);
  g_clear_pointer (&folded->starts, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Folded, folded_clear)

static void
fold_text (const char *text,
           gboolean    initials,
           Folded     *folded)
{
  folded->letters = g_string_new (NULL);
  folded->starts = g_array_new (FALSE, FALSE, sizeof (guint));

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      guint start = at - text;
      g_autofree char *form = NULL;
      gsize n;

      if (initials)
        {
          g_autofree char *one = g_strndup (at, g_utf8_next_char (at) - at);

          form = siyi_pinyin_initials (one, FALSE);
        }
      else
        form = g_utf8_casefold (at, g_utf8_next_char (at) - at);

      n = strlen (form);
      g_string_append (folded->letters, form);
      for (gsize i = 0; i < n; i++)
        g_array_append_val (folded->starts, start);
    }
}

static void
mark (PangoAttrList *marks,
      guint          start,
      guint          end,
      const GdkRGBA *ground)
{
  PangoAttribute *colour = pango_attr_background_new (ground->red * 65535, ground->green * 65535,
                                                      ground->blue * 65535);
  PangoAttribute *alpha = pango_attr_background_alpha_new (MAX (1, ground->alpha * 65535));

  colour->start_index = alpha->start_index = start;
  colour->end_index = alpha->end_index = end;
  pango_attr_list_insert (marks, colour);
  pango_attr_list_insert (marks, alpha);
}

static gboolean
mark_word (PangoAttrList *marks,
           const Folded  *folded,
           const char    *text,
           const char    *word,
           const GdkRGBA *ground)
{
  const char *hit = folded->letters->str;
  gboolean any = FALSE;

  while ((hit = strstr (hit, word)) != NULL)
    {
      gsize last = hit - folded->letters->str + strlen (word) - 1;
      guint start = g_array_index (folded->starts, guint, hit - folded->letters->str);
      guint end = g_array_index (folded->starts, guint, last);

      mark (marks, start, g_utf8_next_char (text + end) - text, ground);
      hit += strlen (word);
      any = TRUE;
    }

  return any;
}

static gboolean
mark_initials (PangoAttrList *marks,
               const char    *text,
               const char    *word,
               const GdkRGBA *ground)
{
  g_auto(Folded) initials = { NULL, NULL };

  fold_text (text, TRUE, &initials);

  return mark_word (marks, &initials, text, word, ground);
}

static gboolean
is_latin (const char *word)
{
  for (; *word != '\0'; word++)
    if (!g_ascii_isalpha (*word))
      return FALSE;

  return TRUE;
}

/**
 * siyi_case_hits:
 * @text: what is shown
 * @words: (nullable): what was searched, apart by spaces
 * @ground: the colour behind a hit
 *
 * Returns: (transfer full) (nullable): the marks, %NULL where nothing is hit
 */
PangoAttrList *
siyi_case_hits (const char    *text,
                const char    *words,
                const GdkRGBA *ground)
{
  g_autoptr(PangoAttrList) marks = NULL;
  g_auto(Folded) plain = { NULL, NULL };
  g_auto(GStrv) parts = NULL;
  gboolean any = FALSE;

  if (words == NULL || *words == '\0' || *text == '\0')
    return NULL;

  marks = pango_attr_list_new ();
  fold_text (text, FALSE, &plain);
  parts = g_strsplit_set (words, " \t", -1);
  for (gsize i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *word = g_utf8_casefold (parts[i], -1);

      if (*word == '\0')
        continue;
      if (mark_word (marks, &plain, text, word, ground))
        any = TRUE;
      else if (is_latin (word) && mark_initials (marks, text, word, ground))
        any = TRUE;
    }

  return any ? g_steal_pointer (&marks) : NULL;
}
