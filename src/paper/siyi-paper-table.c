/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table over pages.
 *
 * 1. Its heading stands above the rows of each page.
 * 2. A row stands on one page, unless it is higher than a page or its table flows; then it goes on
 *    at a line.
 * 3. All lines of a table are equally high, so a row's height is a count of lines.
 *
 * The layouts of the columns are used again for each row. On the thread of the layout. */
#include "siyi-paper-chart.h"
#include "siyi-paper-layout-private.h"

#define LINE 1.36           /* from line to line, in sizes of type */
#define LEAST_LINES 3       /* of a row that goes on over pages */
#define ABOVE 0.32          /* above and below a cell's text */

typedef struct
{
  SiyiPaperLayout  *paper;
  const SiyiBlock  *block;
  guint             n;
  double           *widths;
  PangoLayout     **layouts;     /* of the row at hand */
  PangoFontDescription *plain, *strong;
  double            size, pitch, padding;
  double            top;         /* of the part on this page; < 0: none */
  gboolean          has_heading;
} Table;

static double
height_of (const Table *self,
           guint        n_lines)
{
  return n_lines * self->pitch + 2 * ABOVE * self->size;
}

static void
set_cell (Table         *self,
          guint          column,
          const char    *text,
          SiyiCellStyle  style)
{
  pango_layout_set_font_description (self->layouts[column],
                                     style == SIYI_CELL_STRONG ? self->strong : self->plain);
  siyi_pen_set (self->layouts[column], text, self->widths[column] - 2 * self->padding + 0.02, 0);
}

static guint
most_lines (const Table *self)
{
  guint most = 1;

  for (guint c = 0; c < self->n; c++)
    most = MAX (most, (guint) pango_layout_get_line_count (self->layouts[c]));

  return most;
}

static void
put_cell (Table        *self,
          guint         column,
          double        x,
          guint         first,
          guint         n_lines,
          gboolean      whole,
          SiyiAlign     align,
          SiyiInkFlags  flags)
{
  SiyiPaperLayout *paper = self->paper;
  const double room = self->widths[column] - 2 * self->padding;
  const guint n = (guint) pango_layout_get_line_count (self->layouts[column]);
  double y = paper->y + ABOVE * self->size;

  /* In the middle of its row; a row that goes on over pages begins at the top. */
  if (whole && n < n_lines)
    y += (n_lines - n) * self->pitch / 2;

  for (guint i = first; i < MIN (n, first + n_lines); i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (self->layouts[column], (int) i);
      const double left = room - siyi_pen_width (line);
      const double shift = align == SIYI_ALIGN_START ? 0
                           : align == SIYI_ALIGN_CENTRE ? left / 2 : left;

      siyi_pen_line (&paper->pen, line, x + self->padding + shift,
                     y + siyi_paper_layout_baseline (self->pitch, self->size),
                     room, self->size, flags);
      y += self->pitch;
    }
}

/* A signature has the whole of its cell, a little air around it. */
static void
put_hand (Table   *self,
          SiyiInk *ink,
          double   x,
          guint    column,
          guint    n_lines)
{
  const SiyiPaperLayout *paper = self->paper;
  const double air = self->size * 0.2;

  if (ink != NULL)
    siyi_pen_hand (&self->paper->pen, ink, x + air, paper->y + air, x + self->widths[column] - air,
                   paper->y + height_of (self, n_lines) - air);
}

/* A bar lies between the cell's paddings; black on paper, what it is compared with grey. */
static void
put_bar (Table               *self,
         const SiyiTableCell *cell,
         double               x,
         guint                column,
         guint                n_lines)
{
  SiyiPen *pen = &self->paper->pen;
  const SiyiChartRect box = { x + self->padding, self->paper->y, self->widths[column] - 2 * self->padding,
                              height_of (self, n_lines) };
  const SiyiChartBar bar = siyi_chart_bar (cell->bar, cell->bar_before, &box);

  if (!cell->has_bar)
    return;
  if (bar.now.width > 0)
    siyi_pen_fill (pen, bar.now.x, bar.now.y, bar.now.x + bar.now.width, bar.now.y + bar.now.height, FALSE);
  if (bar.before.width > 0)
    siyi_pen_fill (pen, bar.before.x, bar.before.y, bar.before.x + bar.before.width,
                   bar.before.y + bar.before.height, TRUE);
}

/* Puts lines of the row at hand and the rule below them. @row: G_MAXUINT for the heading. */
static void
put_row (Table *self,
         guint  row,
         guint  first,
         guint  n_lines,
         gboolean whole)
{
  SiyiPaperLayout *paper = self->paper;
  const gboolean heading = row == G_MAXUINT;
  const char *tag = heading ? "TH" : "TD";
  double x = paper->sheet->left;

  siyi_pen_open (&paper->pen, "TR");
  for (guint c = 0; c < self->n; c++)
    {
      const SiyiTableColumn *column = &g_array_index (self->block->columns, SiyiTableColumn, c);
      const SiyiAlign align = heading ? SIYI_ALIGN_CENTRE : column->align;
      const gboolean faint = !heading &&
                             siyi_block_get_cell (self->block, row, c)->style == SIYI_CELL_FAINT;

      siyi_pen_open (&paper->pen, tag);
      put_cell (self, c, x, first, n_lines, whole, align, faint ? SIYI_INK_GREY : SIYI_INK_PLAIN);
      if (!heading && first == 0)
        {
          put_hand (self, siyi_block_get_cell (self->block, row, c)->ink, x, c, n_lines);
          put_bar (self, siyi_block_get_cell (self->block, row, c), x, c, n_lines);
        }
      siyi_pen_close (&paper->pen, tag);
      g_string_append (paper->pen.page->text, c + 1 < self->n ? " " : "\n");
      x += self->widths[c];
    }
  siyi_pen_close (&paper->pen, "TR");

  paper->y += height_of (self, n_lines);
  paper->fresh = FALSE;
  siyi_pen_rule (&paper->pen, paper->sheet->left, paper->y, x, paper->y);
}

static void
put_heading (Table *self)
{
  guint n;

  for (guint c = 0; c < self->n; c++)
    set_cell (self, c, g_array_index (self->block->columns, SiyiTableColumn, c).heading,
              SIYI_CELL_STRONG);
  n = most_lines (self);
  put_row (self, G_MAXUINT, 0, n, TRUE);
}

static void
open_part (Table *self)
{
  SiyiPaperLayout *paper = self->paper;

  self->top = paper->y;
  siyi_pen_open (&paper->pen, "Table");
  siyi_pen_rule (&paper->pen, paper->sheet->left, paper->y,
                 paper->sheet->left + siyi_sheet_area (paper->sheet), paper->y);
  if (self->has_heading)
    put_heading (self);
}

static void
close_part (Table *self)
{
  SiyiPaperLayout *paper = self->paper;
  double x = paper->sheet->left;

  if (self->top < 0)
    return;

  siyi_pen_close (&paper->pen, "Table");
  for (guint c = 0; c <= self->n; c++)
    {
      siyi_pen_rule (&paper->pen, x, self->top, x, paper->y);
      x += c < self->n ? self->widths[c] : 0;
    }
  self->top = -1;
}

static void
set_row (Table *self,
         guint  row)
{
  for (guint c = 0; c < self->n; c++)
    {
      const SiyiTableCell *cell = siyi_block_get_cell (self->block, row, c);

      set_cell (self, c, cell->text, cell->style);
    }
}

static void
break_page (Table *self,
            guint  row)
{
  close_part (self);
  siyi_paper_layout_next_page (self->paper);
  open_part (self);
  /* The heading has taken the row's place in the layouts. */
  set_row (self, row);
}

/* A row higher than a page: as many lines as there is room for, and on. */
static void
put_long_row (Table *self,
              guint  row,
              guint  n_lines)
{
  for (guint first = 0; first < n_lines;)
    {
      const double room = siyi_paper_layout_bottom (self->paper) - self->paper->y -
                          height_of (self, 0);
      /* A heading higher than the page must not keep the row from going on. */
      const guint fit = room < self->pitch ? 1 : (guint) (room / self->pitch);
      const guint n = MIN (fit, n_lines - first);

      put_row (self, row, first, n, FALSE);
      first += n;
      if (first < n_lines)
        break_page (self, row);
    }
}

static void
put_next_row (Table *self,
              guint  row)
{
  SiyiPaperLayout *paper = self->paper;
  guint n_lines;

  set_row (self, row);
  n_lines = most_lines (self);
  if (self->block->flows && !paper->fresh &&
      paper->y + height_of (self, MIN (n_lines, LEAST_LINES)) > siyi_paper_layout_bottom (paper))
    {
      close_part (self);
      siyi_paper_layout_next_page (paper);
    }
  if (self->top < 0)
    {
      const guint n_together = self->block->flows ? MIN (n_lines, LEAST_LINES) : n_lines;
      const double least = height_of (self, n_together) + (self->has_heading ? height_of (self, 2) : 0);

      if (!paper->fresh && paper->y + least > siyi_paper_layout_bottom (paper))
        siyi_paper_layout_next_page (paper);
      open_part (self);
      set_row (self, row);
    }
  if (paper->y + height_of (self, n_lines) > siyi_paper_layout_bottom (paper) && row > 0 &&
      !self->block->flows)
    break_page (self, row);

  if (paper->y + height_of (self, n_lines) <= siyi_paper_layout_bottom (paper))
    put_row (self, row, 0, n_lines, TRUE);
  else
    put_long_row (self, row, n_lines);
}

static void
table_init (Table           *self,
            SiyiPaperLayout *paper,
            const SiyiBlock *block)
{
  self->paper = paper;
  self->block = block;
  self->n = block->columns->len;
  self->top = -1;
  self->widths = g_new0 (double, self->n + 1);
  self->size = siyi_table_measure (block, paper->sheet, self->widths);
  self->pitch = self->size * LINE;
  self->padding = self->size * SIYI_CELL_PADDING;
  self->plain = siyi_paper_fonts_describe (paper->fonts, SIYI_FONT_BODY, self->size, FALSE);
  self->strong = siyi_paper_fonts_describe (paper->fonts, SIYI_FONT_BODY, self->size, TRUE);
  self->layouts = g_new0 (PangoLayout *, self->n + 1);
  for (guint c = 0; c < self->n; c++)
    {
      self->layouts[c] = siyi_pen_layout (&paper->pen);
      self->has_heading |= g_array_index (block->columns, SiyiTableColumn, c).heading[0] != '\0';
    }
}

static void
table_clear (Table *self)
{
  for (guint c = 0; c < self->n; c++)
    g_object_unref (self->layouts[c]);
  g_free (self->layouts);
  g_free (self->widths);
  pango_font_description_free (self->plain);
  pango_font_description_free (self->strong);
}

/**
 * siyi_paper_table:
 * @self: the layout; goes on below the table
 * @block: a table
 *
 * Returns: %FALSE if cancelled
 */
gboolean
siyi_paper_table (SiyiPaperLayout *self,
                  const SiyiBlock *block)
{
  Table table = { 0 };
  guint row;

  if (block->columns->len == 0)
    return TRUE;

  table_init (&table, self, block);
  if (block->rows->len == 0)
    open_part (&table);
  for (row = 0; row < block->rows->len && !g_cancellable_is_cancelled (self->cancellable); row++)
    put_next_row (&table, row);
  close_part (&table);
  table_clear (&table);

  return row == block->rows->len;
}
