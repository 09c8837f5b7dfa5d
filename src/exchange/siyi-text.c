/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paper as plain text, to be pasted where there are neither tables nor faces: a row becomes a
 * line that reads like a sentence, its columns told by their headings (data/rules/paper.ini). */
#include "siyi-text.h"

#include <string.h>

#include "siyi-neighbour.h"
#include "siyi-words.h"

static gboolean
is_one_of (const char *heading,
           const char *key)
{
  return g_strv_contains (siyi_words ("paper-text", key, NULL), heading);
}

/* A cell holds one line here. */
static char *
flatten (const char *text)
{
  return g_strdelimit (g_strstrip (g_strdup (text)), "\n\t", ' ');
}

static char *
row_line (const SiyiBlock *table,
          guint            row)
{
  GString *line = g_string_new (NULL);

  for (guint c = 0; c < table->columns->len; c++)
    {
      const char *heading = g_array_index (table->columns, SiyiTableColumn, c).heading;
      g_autofree char *text = flatten (siyi_block_get_cell (table, row, c)->text);
      const gboolean first = line->len == 0;
      const char *pattern = NULL;

      if (*text == '\0' || is_one_of (heading, "left-out"))
        continue;
      if (!first && is_one_of (heading, "bracketed"))
        pattern = siyi_word ("paper-text", "brackets");
      else if (!first && is_one_of (heading, "weekdays"))
        pattern = siyi_word ("paper-text", g_utf8_strlen (text, -1) == 1 ? "weekday" : "brackets");

      if (pattern != NULL)
        {
          g_autofree char *filled = siyi_fill (pattern, "text", text, NULL);

          g_string_append (line, filled);
        }
      else
        g_string_append_printf (line, "%s%s",
                                first || is_one_of (heading, "joined")
                                  ? "" : siyi_word ("paper-text", "gap"), text);
    }

  return g_string_free (line, FALSE);
}

static void
add_paragraphs (GString    *text,
                const char *words,
                const char *indent)
{
  g_auto(GStrv) paragraphs = g_strsplit (words, "\n", -1);

  for (gsize i = 0; paragraphs[i] != NULL; i++)
    g_string_append_printf (text, "%s%s\n", *paragraphs[i] != '\0' ? indent : "", paragraphs[i]);
}

static void
add_block (GString         *text,
           const SiyiBlock *block)
{
  switch (block->kind)
    {
    case SIYI_BLOCK_TABLE:
      g_string_append_c (text, '\n');
      for (guint r = 0; r < block->rows->len; r++)
        {
          g_autofree char *line = row_line (block, r);

          g_string_append_printf (text, "%s\n", line);
        }
      g_string_append_c (text, '\n');
      break;
    case SIYI_BLOCK_TITLE:
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (text, "%s\n\n", block->text);
      break;
    case SIYI_BLOCK_HEADING:
    case SIYI_BLOCK_TEXT:
      add_paragraphs (text, block->text, siyi_word ("paper-text", "indent"));
      break;
    case SIYI_BLOCK_PAGE_BREAK:
      g_string_append_c (text, '\n');
      break;
    case SIYI_BLOCK_FOOT:
      break;
    case SIYI_BLOCK_PICTURES:
      for (guint i = 0; i < block->pictures->len; i++)
        add_paragraphs (text, g_array_index (block->pictures, SiyiPicture, i).text, "");
      break;
    case SIYI_BLOCK_REST:
    case SIYI_BLOCK_CODE:
    case SIYI_BLOCK_SUBTITLE:
    case SIYI_BLOCK_PLAIN:
    case SIYI_BLOCK_NOTE:
    case SIYI_BLOCK_SIGNED:
    default:
      add_paragraphs (text, block->text, "");
      break;
    }
}

/**
 * siyi_text_from_document:
 *
 * Returns: (transfer full): the paper's words, lines ended by \n
 */
char *
siyi_text_from_document (SiyiDocument *document)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < siyi_document_get_n_blocks (document); i++)
    add_block (text, siyi_document_get_block (document, i));

  return g_string_free (text, FALSE);
}

/**
 * siyi_text_write:
 * @document: a paper
 * @path: the file to make or replace
 * @error: return location
 *
 * Returns: whether the file is there; a failure leaves what was there before
 */
gboolean
siyi_text_write (SiyiDocument  *document,
                 const char    *path,
                 GError       **error)
{
  g_autoptr(SiyiNeighbour) file = siyi_neighbour_new (path, error);
  g_autofree char *text = siyi_text_from_document (document);

  return file != NULL && siyi_neighbour_write (file, text, strlen (text), error) &&
         siyi_neighbour_finish (file, error);
}
