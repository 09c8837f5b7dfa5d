/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A notice as a paper and as text for pasting. Of a correction first the old and the new lines, then
 * the whole as it is now (domain 5.3). Pure functions. */
#include "siyi-notice-private.h"

#include "siyi-words.h"

typedef enum
{
  CELL_MARK,
  CELL_DAY,
  CELL_TIME,
  CELL_LEADERS,
  CELL_POSTS,
  CELL_PORTFOLIO,
  CELL_METHOD,
  CELL_PLACE,
  CELL_REMARK,
} Cell;

typedef struct { Cell cell; double share; SiyiAlign align; } Column;

static const char * const headings[] = {
  [CELL_DAY] = "day", [CELL_TIME] = "time", [CELL_LEADERS] = "leaders", [CELL_POSTS] = "posts",
  [CELL_PORTFOLIO] = "portfolio", [CELL_METHOD] = "method", [CELL_PLACE] = "place",
  [CELL_REMARK] = "remark",
};

static const Column whole_columns[] = {
  { CELL_DAY, 0.18, SIYI_ALIGN_CENTRE }, { CELL_TIME, 0.115, SIYI_ALIGN_CENTRE },
  { CELL_LEADERS, 0.09, SIYI_ALIGN_CENTRE }, { CELL_POSTS, 0.15, SIYI_ALIGN_START },
  { CELL_PORTFOLIO, 0.195, SIYI_ALIGN_START }, { CELL_METHOD, 0.10, SIYI_ALIGN_CENTRE },
  { CELL_PLACE, 0.11, SIYI_ALIGN_CENTRE }, { CELL_REMARK, 0.06, SIYI_ALIGN_CENTRE },
};

/* By their contents but for the day, which is hard to read when it is broken. */
static const Column difference_columns[] = {
  { CELL_MARK, 0, SIYI_ALIGN_CENTRE }, { CELL_DAY, 0.205, SIYI_ALIGN_CENTRE },
  { CELL_TIME, 0, SIYI_ALIGN_CENTRE }, { CELL_LEADERS, 0, SIYI_ALIGN_CENTRE },
  { CELL_POSTS, 0, SIYI_ALIGN_START }, { CELL_METHOD, 0, SIYI_ALIGN_CENTRE },
  { CELL_PLACE, 0, SIYI_ALIGN_CENTRE },
};

static char *
cell_text (const SiyiNoticeLine *line,
           Cell                  cell)
{
  switch (cell)
    {
    case CELL_DAY:
      return siyi_notice_day_cell (line->day);
    case CELL_TIME:
      return g_strdup (line->time);
    case CELL_LEADERS:
      return g_strdup (line->leaders);
    case CELL_POSTS:
      return g_strdup (line->posts);
    case CELL_PORTFOLIO:
      return siyi_notice_portfolio_cell (line);
    case CELL_METHOD:
      return g_strdup (line->method);
    case CELL_PLACE:
      return g_strdup (line->place);
    case CELL_REMARK:
      return g_strdup (line->remark);
    case CELL_MARK:
    default:
      return g_strdup ("");
    }
}

static void
begin_table (SiyiDocument  *document,
             const Column  *columns,
             gsize          n_columns)
{
  siyi_document_add_table (document);
  for (gsize i = 0; i < n_columns; i++)
    siyi_document_add_column (document,
                              columns[i].cell != CELL_MARK
                                ? siyi_word ("notice-columns", headings[columns[i].cell]) : "",
                              columns[i].share, columns[i].align);
}

static void
add_whole_table (SiyiDocument     *document,
                 const SiyiNotice *notice)
{
  begin_table (document, whole_columns, G_N_ELEMENTS (whole_columns));
  for (guint i = 0; i < notice->lines->len; i++)
    {
      const SiyiNoticeLine *line = g_ptr_array_index (notice->lines, i);

      siyi_document_add_row (document);
      for (gsize k = 0; k < G_N_ELEMENTS (whole_columns); k++)
        {
          g_autofree char *text = cell_text (line, whole_columns[k].cell);

          siyi_document_add_cell (document, text,
                                  line->cancelled ? SIYI_CELL_FAINT : SIYI_CELL_PLAIN);
        }
    }
}

/* Of a session that is no more, the new line says its day and that it is cancelled. */
static void
add_difference_row (SiyiDocument          *document,
                    const SiyiNoticeLine  *line,
                    const SiyiNoticeLine  *other,
                    gboolean               is_new)
{
  const SiyiCellStyle style = is_new ? SIYI_CELL_STRONG : SIYI_CELL_FAINT;
  const gboolean gone = is_new && (line == NULL || line->cancelled);

  siyi_document_add_row (document);
  for (gsize i = 0; i < G_N_ELEMENTS (difference_columns); i++)
    {
      const Cell cell = difference_columns[i].cell;
      g_autofree char *text = NULL;

      if (cell == CELL_MARK)
        text = g_strdup (siyi_word ("notice-columns", is_new ? "new" : "old"));
      else if (gone && cell != CELL_DAY)
        text = g_strdup (cell == CELL_LEADERS ? siyi_word ("notice-words", "cancelled-mark") : "");
      else if (line == NULL)
        text = gone && cell == CELL_DAY ? siyi_notice_day_cell (other->day) : g_strdup ("");
      else
        text = cell_text (line, cell);
      siyi_document_add_cell (document, text, style);
    }
}

static void
add_differences_table (SiyiDocument     *document,
                       const SiyiNotice *notice)
{
  begin_table (document, difference_columns, G_N_ELEMENTS (difference_columns));
  for (guint i = 0; i < notice->differences->len; i++)
    {
      const SiyiNoticeDifference *difference = g_ptr_array_index (notice->differences, i);

      if (difference->old_line != NULL)
        add_difference_row (document, difference->old_line, NULL, FALSE);
      add_difference_row (document, difference->new_line, difference->old_line, TRUE);
    }
}

static void
add_paragraphs (SiyiDocument *document,
                GPtrArray    *paragraphs)
{
  for (guint i = 0; i < paragraphs->len; i++)
    siyi_document_add (document, SIYI_BLOCK_TEXT, g_ptr_array_index (paragraphs, i));
}

static char *
revised_title (const SiyiNotice *notice)
{
  g_autofree char *day = siyi_notice_day_words (notice->dated);

  return siyi_fill (siyi_word ("notice-words", "revised"), "title", notice->original_title, "day",
                    day, NULL);
}

/**
 * siyi_notice_document:
 * @form: the sheet
 *
 * Returns: (transfer full): the paper; of a correction the differences first, then the whole
 */
SiyiDocument *
siyi_notice_document (const SiyiNotice *notice,
                      SiyiPaperForm     form)
{
  SiyiDocument *document = siyi_document_new (notice->title, form);
  g_autofree char *dated = siyi_notice_full_day_words (notice->dated);

  siyi_document_add (document, SIYI_BLOCK_TITLE, notice->title);
  add_paragraphs (document, notice->before);
  if (notice->correction)
    add_differences_table (document, notice);
  else
    add_whole_table (document, notice);
  add_paragraphs (document, notice->after);
  if (*notice->issuer != '\0')
    siyi_document_add (document, SIYI_BLOCK_SIGNED, notice->issuer);
  siyi_document_add (document, SIYI_BLOCK_SIGNED, dated);

  if (notice->correction)
    {
      g_autofree char *title = revised_title (notice);

      siyi_document_add (document, SIYI_BLOCK_PAGE_BREAK, NULL);
      siyi_document_add (document, SIYI_BLOCK_TITLE, title);
      add_whole_table (document, notice);
    }

  return document;
}

static char *
line_text (const SiyiNoticeLine *line)
{
  g_autofree char *day = siyi_notice_day_cell (line->day);
  g_autofree char *posts = siyi_fill (siyi_word ("notice-words", "posts-of-text"), "posts",
                                      line->posts, NULL);
  g_autofree char *remark = siyi_fill (siyi_word ("notice-words", "text-remark"), "remark",
                                       line->remark, NULL);

  return siyi_fill (siyi_word ("notice-words", "text-line"), "day", day, "time", line->time,
                    "leaders", line->leaders, "posts", *line->posts != '\0' ? posts : "",
                    "method", line->method, "place", line->place,
                    "remark", *line->remark != '\0' ? remark : "", NULL);
}

static void
append_marked (GString              *text,
               const char           *mark,
               const SiyiNoticeLine *line)
{
  g_autofree char *told = line != NULL && !line->cancelled
                            ? line_text (line)
                            : g_strdup (siyi_word ("notice-words", "cancelled-mark"));
  g_autofree char *marked = siyi_fill (siyi_word ("notice-words", mark), "line", told, NULL);

  g_string_append_printf (text, "%s\n", marked);
}

static void
append_lines (GString          *text,
              const SiyiNotice *notice)
{
  for (guint i = 0; i < notice->lines->len; i++)
    {
      g_autofree char *line = line_text (g_ptr_array_index (notice->lines, i));

      g_string_append_printf (text, "%s\n", line);
    }
}

static void
append_paragraphs (GString   *text,
                   GPtrArray *paragraphs)
{
  for (guint i = 0; i < paragraphs->len; i++)
    g_string_append_printf (text, "%s\n", (char *) g_ptr_array_index (paragraphs, i));
}

static void
append_differences (GString          *text,
                    const SiyiNotice *notice)
{
  for (guint i = 0; i < notice->differences->len; i++)
    {
      const SiyiNoticeDifference *difference = g_ptr_array_index (notice->differences, i);

      if (difference->old_line != NULL)
        append_marked (text, "old-line", difference->old_line);
      append_marked (text, "new-line", difference->new_line);
    }
}

/**
 * siyi_notice_text:
 *
 * Returns: (transfer full): the notice for pasting into a message, a line a session
 */
char *
siyi_notice_text (const SiyiNotice *notice)
{
  GString *text = g_string_new (NULL);
  g_autofree char *dated = siyi_notice_full_day_words (notice->dated);

  g_string_append_printf (text, "%s\n\n", notice->title);
  append_paragraphs (text, notice->before);
  g_string_append_c (text, '\n');
  if (notice->correction)
    append_differences (text, notice);
  else
    append_lines (text, notice);
  g_string_append_c (text, '\n');
  append_paragraphs (text, notice->after);
  g_string_append_printf (text, "\n%s\n%s\n", notice->issuer, dated);

  if (notice->correction)
    {
      g_autofree char *title = revised_title (notice);

      g_string_append_printf (text, "\n%s\n\n", title);
      append_lines (text, notice);
    }

  return g_string_free (text, FALSE);
}
