/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From words to pages with the measures of GB/T 9704-2012: blocks flow down the type area on a grid
 * of lines; a heading is not left alone at the foot of a page, the signature is kept in one piece.
 * On any thread; one layout at a time each, because Pango's font maps belong to a thread. */
#include "siyi-paper-layout-private.h"

#include "siyi-title.h"
#include "siyi-words.h"

/* 7.3.5.1: the date ends four characters before the edge. */
#define SIGNED_IN 4

typedef struct
{
  SiyiFontRole  role;
  SiyiAlign     align;
  double        indent;       /* characters */
  gboolean      small;        /* a note */
  gboolean      grey;
  const char   *tag;
} Style;

static const Style styles[] = {
  [SIYI_BLOCK_TITLE] = { SIYI_FONT_TITLE, SIYI_ALIGN_CENTRE, 0, FALSE, FALSE, "H1" },
  [SIYI_BLOCK_SUBTITLE] = { SIYI_FONT_KAI, SIYI_ALIGN_CENTRE, 0, FALSE, FALSE, "P" },
  [SIYI_BLOCK_HEADING] = { SIYI_FONT_HEADING, SIYI_ALIGN_START, 2, FALSE, FALSE, "H2" },
  [SIYI_BLOCK_TEXT] = { SIYI_FONT_BODY, SIYI_ALIGN_START, 2, FALSE, FALSE, "P" },
  [SIYI_BLOCK_PLAIN] = { SIYI_FONT_BODY, SIYI_ALIGN_START, 0, FALSE, FALSE, "P" },
  [SIYI_BLOCK_NOTE] = { SIYI_FONT_BODY, SIYI_ALIGN_START, 0, TRUE, TRUE, "P" },
  [SIYI_BLOCK_REST] = { SIYI_FONT_KAI, SIYI_ALIGN_CENTRE, 0, FALSE, FALSE, "P" },
  [SIYI_BLOCK_SIGNED] = { SIYI_FONT_BODY, SIYI_ALIGN_END, 0, FALSE, FALSE, "P" },
};

double
siyi_paper_layout_bottom (const SiyiPaperLayout *self)
{
  return self->sheet->height - self->sheet->bottom + 0.01;
}

void
siyi_paper_layout_next_page (SiyiPaperLayout *self)
{
  self->pen.page = siyi_pages_add_page (self->pen.pages);
  self->y = self->sheet->top;
  self->fresh = TRUE;
}

/* The square of a Chinese character stands in the middle of its line; 0.86 of it above the
 * baseline, which holds for every font of the roles. */
double
siyi_paper_layout_baseline (double pitch,
                            double size)
{
  return (pitch - size) / 2 + 0.86 * size;
}

static void
put_lines (SiyiPaperLayout *self,
           const Style     *style,
           double           size,
           double           pitch,
           double           width)
{
  GSList *lines = pango_layout_get_lines_readonly (self->layout);
  gboolean open = FALSE;

  for (GSList *l = lines; l != NULL; l = l->next)
    {
      const double indent = l == lines ? style->indent * size : 0;
      SiyiInkFlags flags = style->grey ? SIYI_INK_GREY : SIYI_INK_PLAIN;
      double x = self->sheet->left;

      if (self->y + pitch > siyi_paper_layout_bottom (self) && !self->fresh)
        {
          if (open)
            siyi_pen_close (&self->pen, style->tag);
          open = FALSE;
          siyi_paper_layout_next_page (self);
        }
      if (!open)
        siyi_pen_open (&self->pen, style->tag);
      open = TRUE;

      if (style->align == SIYI_ALIGN_START)
        x += indent;
      else
        x += (width - siyi_pen_width (l->data)) / (style->align == SIYI_ALIGN_CENTRE ? 2 : 1);
      if (style->align == SIYI_ALIGN_START && l->next != NULL)
        flags |= SIYI_INK_SPREAD;
      siyi_pen_line (&self->pen, l->data, x,
                     self->y + siyi_paper_layout_baseline (pitch, size), width - indent, size, flags);
      self->y += pitch;
      self->fresh = FALSE;
    }

  if (open)
    siyi_pen_close (&self->pen, style->tag);
  g_string_append_c (self->pen.page->text, '\n');
}

static void
put_paragraphs (SiyiPaperLayout *self,
                const Style     *style,
                const char      *text,
                double           size,
                double           pitch)
{
  g_autoptr(PangoFontDescription) font = siyi_paper_fonts_describe (self->fonts, style->role, size,
                                                                    FALSE);
  g_auto(GStrv) paragraphs = g_strsplit (text, "\n", -1);
  double width = siyi_sheet_area (self->sheet);

  if (style->align == SIYI_ALIGN_END)
    width -= SIGNED_IN * self->sheet->body;
  pango_layout_set_font_description (self->layout, font);
  for (gsize i = 0; paragraphs[i] != NULL; i++)
    {
      siyi_pen_set (self->layout, paragraphs[i], width, style->indent * size);
      put_lines (self, style, size, pitch, width);
    }
}

static guint
count_signed (SiyiDocument *document,
              guint         first)
{
  guint lines = 0;

  for (guint i = first; i < siyi_document_get_n_blocks (document); i++)
    {
      const SiyiBlock *block = siyi_document_get_block (document, i);

      if (block->kind != SIYI_BLOCK_SIGNED)
        break;
      lines++;
      for (const char *p = block->text; *p != '\0'; p++)
        lines += *p == '\n';
    }

  return lines;
}

/* Room above a block, and what must stand with it on the page. */
static void
begin_block (SiyiPaperLayout *self,
             SiyiDocument    *document,
             guint            number,
             double           pitch)
{
  const SiyiBlockKind kind = siyi_document_get_block (document, number)->kind;
  const SiyiBlockKind before = number > 0 ? siyi_document_get_block (document, number - 1)->kind
                                          : kind;
  double together = 0;

  if (self->fresh)
    return;

  if (before == SIYI_BLOCK_TITLE && kind != SIYI_BLOCK_TITLE && kind != SIYI_BLOCK_SUBTITLE)
    self->y += 0.4 * pitch;
  else if (before == SIYI_BLOCK_SUBTITLE && kind != SIYI_BLOCK_SUBTITLE)
    self->y += 0.4 * pitch;
  else if (before == SIYI_BLOCK_TABLE && kind != SIYI_BLOCK_TABLE)
    self->y += (kind == SIYI_BLOCK_NOTE ? 0.2 : 0.4) * pitch;
  else if (kind == SIYI_BLOCK_TABLE || kind == SIYI_BLOCK_SIGNED)
    self->y += before == kind ? 0 : 0.4 * pitch;
  else if (kind == SIYI_BLOCK_TITLE && before != SIYI_BLOCK_TITLE)
    self->y += pitch;

  if (kind == SIYI_BLOCK_SIGNED && before != SIYI_BLOCK_SIGNED)
    together = count_signed (document, number) * pitch;
  else if (kind == SIYI_BLOCK_HEADING)
    together = 2 * pitch;
  else if (kind == SIYI_BLOCK_TITLE)
    together = 4 * pitch;
  if (self->y + together > siyi_paper_layout_bottom (self))
    siyi_paper_layout_next_page (self);
}

/* The page under way is begun by SIYI_BLOCK_PAGE_BREAK, so the part starts with it. */
static void
add_part (SiyiPaperLayout *self,
          GArray          *parts,
          const char      *text)
{
  const guint n = self->pen.pages->pages->len;
  const SiyiPaperPart part = { n > 0 ? n - 1 : 0, text };

  g_array_append_val (parts, part);
}

/* What takes no room of the type area, or ends it. */
static gboolean
put_mark (SiyiPaperLayout *self,
          const SiyiBlock *block)
{
  switch ((int) block->kind)
    {
    case SIYI_BLOCK_PAGE_BREAK:
      if (!self->fresh)
        siyi_paper_layout_next_page (self);
      return TRUE;
    case SIYI_BLOCK_FOOT:
      add_part (self, self->feet, block->text);
      return TRUE;
    case SIYI_BLOCK_CODE:
      add_part (self, self->codes, block->text);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
put_block (SiyiPaperLayout *self,
           SiyiDocument    *document,
           guint            number)
{
  const SiyiBlock *block = siyi_document_get_block (document, number);
  const SiyiSheet *sheet = self->sheet;
  const double pitch = siyi_sheet_pitch (sheet);

  if (put_mark (self, block))
    return TRUE;

  begin_block (self, document, number, pitch);
  if (block->kind == SIYI_BLOCK_TABLE)
    return siyi_paper_table (self, block);
  if (block->kind == SIYI_BLOCK_PICTURES)
    {
      if (self->pen.pages->document == NULL)
        self->pen.pages->document = siyi_document_ref (document);
      siyi_paper_pictures (self, block);
      return TRUE;
    }

  if (block->kind == SIYI_BLOCK_TITLE)
    {
      g_autofree char *title = siyi_title_break (block->text,
                                                 0.94 * siyi_sheet_area (sheet) / sheet->title);

      put_paragraphs (self, &styles[block->kind], title, sheet->title, sheet->title_pitch);
    }
  else if (styles[block->kind].small)
    put_paragraphs (self, &styles[block->kind], block->text, sheet->note, sheet->note * 1.5);
  else
    put_paragraphs (self, &styles[block->kind], block->text, sheet->body, pitch);
  if (block->kind == SIYI_BLOCK_REST)
    siyi_paper_rest (self, self->y);

  return TRUE;
}

/**
 * siyi_pages_new:
 * @document: a paper
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its pages, at least one; %NULL only when cancelled
 */
SiyiPages *
siyi_pages_new (SiyiDocument  *document,
                GCancellable  *cancellable,
                GError       **error)
{
  return siyi_pages_new_watched (document, NULL, NULL, cancellable, error);
}

/**
 * siyi_pages_new_watched:
 * @progress: (nullable): told after each block
 *
 * siyi_pages_new() for a long paper.
 */
SiyiPages *
siyi_pages_new_watched (SiyiDocument       *document,
                        SiyiPagesProgress   progress,
                        gpointer            progress_data,
                        GCancellable       *cancellable,
                        GError            **error)
{
  const SiyiSheet *sheet = siyi_sheet_of (siyi_document_get_form (document));
  g_autoptr(SiyiPages) pages = siyi_pages_alloc (siyi_document_get_name (document),
                                                 sheet->width, sheet->height);
  SiyiPaperLayout self = { .sheet = sheet, .y = sheet->top, .fresh = TRUE,
                           .cancellable = cancellable };
  gboolean whole = TRUE;

  siyi_pen_init (&self.pen, pages);
  self.fonts = pages->chosen = siyi_paper_fonts_new (pango_context_get_font_map (self.pen.context));
  self.layout = siyi_pen_layout (&self.pen);
  self.feet = g_array_new (FALSE, FALSE, sizeof (SiyiPaperPart));
  self.codes = g_array_new (FALSE, FALSE, sizeof (SiyiPaperPart));
  if (siyi_document_is_numbered (document))
    add_part (&self, self.feet, siyi_word ("paper-page", "number"));
  for (guint i = 0; i < siyi_document_get_n_blocks (document) && whole; i++)
    {
      whole = put_block (&self, document, i) && !g_cancellable_is_cancelled (cancellable);
      if (progress != NULL)
        progress (progress_data, i + 1, siyi_document_get_n_blocks (document));
    }

  if (whole)
    siyi_paper_marks (&self);
  g_array_unref (self.feet);
  g_array_unref (self.codes);
  g_object_unref (self.layout);
  siyi_pen_clear (&self.pen);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_steal_pointer (&pages);
}
