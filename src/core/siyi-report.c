/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of a period: from the template's text to paragraphs of pieces, and fresh figures into a
 * report that was edited. What a hand wrote is never touched. Pure functions. */
#include "siyi-report.h"

#include <string.h>

#include "siyi-error.h"
#include "siyi-words.h"

#define WORDS "report"

/**
 * siyi_report_piece_new:
 * @key: (nullable): the figure it stands for
 * @form: (nullable): how it is said
 *
 * Returns: (transfer full):
 */
SiyiReportPiece *
siyi_report_piece_new (SiyiReportPieceKind  kind,
                const char    *text,
                const char    *key,
                const char    *form)
{
  SiyiReportPiece *self = g_new0 (SiyiReportPiece, 1);

  self->kind = kind;
  self->text = g_strdup (text);
  self->key = g_strdup (key);
  self->form = g_strdup (form);

  return self;
}

void
siyi_report_piece_free (SiyiReportPiece *self)
{
  g_free (self->text);
  g_free (self->key);
  g_free (self->form);
  g_free (self);
}

SiyiParagraph *
siyi_paragraph_new (SiyiParagraphKind kind)
{
  SiyiParagraph *self = g_new0 (SiyiParagraph, 1);

  self->kind = kind;
  self->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_report_piece_free);

  return self;
}

void
siyi_paragraph_free (SiyiParagraph *self)
{
  g_ptr_array_unref (self->pieces);
  g_free (self);
}

/**
 * siyi_paragraph_text:
 *
 * Returns: (transfer full): its pieces put together
 */
char *
siyi_paragraph_text (const SiyiParagraph *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->pieces->len; i++)
    g_string_append (text, ((const SiyiReportPiece *) g_ptr_array_index (self->pieces, i))->text);

  return g_string_free (text, FALSE);
}

typedef struct
{
  SiyiReportWords words;
  gpointer        data;
} Asker;

static void
add_words (SiyiParagraph *paragraph,
           const char    *from,
           gsize          length)
{
  g_autofree char *text = g_strndup (from, length);

  if (length > 0)
    g_ptr_array_add (paragraph->pieces, siyi_report_piece_new (SIYI_REPORT_TEMPLATE, text, NULL, NULL));
}

static void
add_gap (SiyiParagraph *paragraph,
         const char    *words,
         const char    *key,
         const char    *form)
{
  g_autofree char *text = siyi_fill (siyi_word (WORDS, "asked"), "words", words, NULL);

  g_ptr_array_add (paragraph->pieces, siyi_report_piece_new (SIYI_REPORT_ASKED, text, key, form));
}

/* What nothing is known of keeps its key, so that it can be filled later. */
static gboolean
add_field (SiyiParagraph *paragraph,
           const char    *field,
           const Asker   *asker,
           GError       **error)
{
  g_auto(GStrv) parts = g_strsplit (field, ":", 2);
  const char *form = parts[0] != NULL ? parts[1] : NULL;
  g_autofree char *text = NULL;
  const char *key = parts[0] != NULL ? parts[0] : "";

  if (!asker->words (key, form, &text, asker->data))
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                   "There is no field “{%s}”; see the list of fields beside the template", field);
      return FALSE;
    }

  if (text != NULL)
    g_ptr_array_add (paragraph->pieces, siyi_report_piece_new (SIYI_REPORT_FIGURE, text, key, form));
  else
    add_gap (paragraph, siyi_word (WORDS, "no-figure"), key, form);

  return TRUE;
}

static SiyiParagraph *
read_line (const char   *line,
           const Asker  *asker,
           GError      **error)
{
  const gboolean is_heading = g_str_has_prefix (line, "## ");
  const gboolean is_title = !is_heading && g_str_has_prefix (line, "# ");
  SiyiParagraph *paragraph = siyi_paragraph_new (is_title     ? SIYI_PARAGRAPH_TITLE
                                                 : is_heading ? SIYI_PARAGRAPH_HEADING
                                                              : SIYI_PARAGRAPH_TEXT);
  const char *p = line + (is_title ? 2 : is_heading ? 3 : 0);

  for (;;)
    {
      const char *open = strchr (p, '{');
      const char *close = open != NULL ? strchr (open, '}') : NULL;
      g_autofree char *field = NULL;

      if (close == NULL)
        break;
      add_words (paragraph, p, open - p);
      field = g_strndup (open + 1, close - open - 1);
      if (*field == '?')
        add_gap (paragraph, field + 1, NULL, NULL);
      else if (!add_field (paragraph, field, asker, error))
        {
          siyi_paragraph_free (paragraph);
          return NULL;
        }
      p = close + 1;
    }
  add_words (paragraph, p, strlen (p));

  return paragraph;
}

/**
 * siyi_report_new:
 * @text: the office's template, a line a paragraph
 * @words: what computed pieces say
 *
 * Returns: (transfer full) (element-type SiyiParagraph): the report as the template makes it; %NULL with
 *   CONSTRAINT where a field is not known
 */
GPtrArray *
siyi_report_new (const char       *text,
                 SiyiReportWords   words,
                 gpointer          data,
                 GError          **error)
{
  g_autoptr(GPtrArray) report = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_paragraph_free);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  const Asker asker = { words, data };

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      SiyiParagraph *paragraph;

      g_strchomp (lines[i]);
      if (*lines[i] == '\0')
        continue;
      paragraph = read_line (lines[i], &asker, error);
      if (paragraph == NULL)
        return NULL;
      g_ptr_array_add (report, paragraph);
    }

  return g_steal_pointer (&report);
}

static gboolean
is_computed (const SiyiReportPiece *piece)
{
  return piece->key != NULL && (piece->kind == SIYI_REPORT_FIGURE || piece->kind == SIYI_REPORT_ASKED);
}

/**
 * siyi_report_refresh:
 *
 * Lets computed pieces say what their figures say now; a field that is gone keeps its words.
 *
 * Returns: how many changed
 */
guint
siyi_report_refresh (GPtrArray        *report,
                     SiyiReportWords   words,
                     gpointer          data)
{
  guint n_changed = 0;

  for (guint i = 0; i < report->len; i++)
    {
      const SiyiParagraph *paragraph = g_ptr_array_index (report, i);

      for (guint k = 0; k < paragraph->pieces->len; k++)
        {
          SiyiReportPiece *piece = g_ptr_array_index (paragraph->pieces, k);
          char *text = NULL;

          if (!is_computed (piece) || !words (piece->key, piece->form, &text, data) || text == NULL)
            continue;
          n_changed += strcmp (text, piece->text) != 0;
          piece->kind = SIYI_REPORT_FIGURE;
          g_free (piece->text);
          piece->text = text;
        }
    }

  return n_changed;
}

/**
 * siyi_report_heading:
 * @paragraph: the place of a heading
 *
 * Returns: (transfer full): the heading with the number the program gives it: 一、总体情况
 */
char *
siyi_report_heading (GPtrArray *report,
                     guint      paragraph)
{
  gsize n_numerals;
  const char * const *numerals = siyi_words ("report-numerals", "words", &n_numerals);
  g_autofree char *text = siyi_paragraph_text (g_ptr_array_index (report, paragraph));
  guint number = 0;

  for (guint i = 0; i < paragraph; i++)
    number += ((const SiyiParagraph *) g_ptr_array_index (report, i))->kind == SIYI_PARAGRAPH_HEADING;

  return siyi_fill (siyi_word (WORDS, "heading"), "number", number < n_numerals ? numerals[number] : "",
                    "text", text, NULL);
}
