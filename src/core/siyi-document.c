/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paper as words. Built by one thread, then read by any: its count of references is atomic, and
 * nothing changes once the last block stands.
 *
 * 1. Every text is UTF-8 without control characters (line breaks and tabs excepted), so that no
 *    writer has to look again: XML can't carry them, and a printer would draw boxes.
 * 2. No row of a table has more cells than the table has columns. */
#include "siyi-document.h"

struct _SiyiDocument
{
  gatomicrefcount  references;
  char            *name;
  SiyiPaperForm    form;
  gboolean         numbered;
  GPtrArray       *blocks;    /* SiyiBlock */
};

static void
column_clear (gpointer data)
{
  SiyiTableColumn *column = data;

  g_free (column->heading);
}

static void
cell_clear (gpointer data)
{
  SiyiTableCell *cell = data;

  g_free (cell->text);
  g_clear_pointer (&cell->ink, siyi_ink_unref);
}

static void
picture_clear (gpointer data)
{
  SiyiPicture *picture = data;

  g_bytes_unref (picture->jpeg);
  g_free (picture->text);
}

static void
block_free (gpointer data)
{
  SiyiBlock *block = data;

  g_free (block->text);
  g_clear_pointer (&block->pictures, g_array_unref);
  g_clear_pointer (&block->columns, g_array_unref);
  g_clear_pointer (&block->rows, g_ptr_array_unref);
  g_free (block);
}

/* C0 and C1, the two noncharacters that XML forbids, and line ends of other systems. */
static char *
clean_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *clean = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar character = g_utf8_get_char (p);

      if (character == '\r' && p[1] == '\n')
        continue;
      if (character == '\r' || character == 0x2028 || character == 0x2029)
        g_string_append_c (clean, '\n');
      else if (character == '\n' || character == '\t')
        g_string_append_c (clean, (char) character);
      else if (character >= 0x20 && (character < 0x7F || character > 0x9F) &&
               character != 0xFFFE && character != 0xFFFF)
        g_string_append_unichar (clean, character);
    }

  return g_string_free (clean, FALSE);
}

/**
 * siyi_document_new:
 * @name: what the paper is called: title in a file's properties, name of a print job
 * @form: how it lies
 *
 * Returns: (transfer full): an empty paper
 */
SiyiDocument *
siyi_document_new (const char    *name,
                   SiyiPaperForm  form)
{
  SiyiDocument *self = g_new0 (SiyiDocument, 1);

  g_atomic_ref_count_init (&self->references);
  self->name = clean_text (name);
  self->form = form;
  self->blocks = g_ptr_array_new_with_free_func (block_free);

  return self;
}

/**
 * siyi_document_ref:
 *
 * Returns: (transfer full): @self
 */
SiyiDocument *
siyi_document_ref (SiyiDocument *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

/**
 * siyi_document_unref:
 * @self: (transfer full): a paper
 */
void
siyi_document_unref (SiyiDocument *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_ptr_array_unref (self->blocks);
  g_free (self->name);
  g_free (self);
}

/**
 * siyi_document_get_name:
 *
 * Returns: (transfer none): what the paper is called
 */
const char *
siyi_document_get_name (SiyiDocument *self)
{
  return self->name;
}

/**
 * siyi_document_get_form:
 *
 * Returns: how the paper lies
 */
SiyiPaperForm
siyi_document_get_form (SiyiDocument *self)
{
  return self->form;
}

/**
 * siyi_document_set_numbered:
 * @numbered: whether the pages bear their numbers
 */
void
siyi_document_set_numbered (SiyiDocument *self,
                            gboolean      numbered)
{
  self->numbered = numbered;
}

/**
 * siyi_document_is_numbered:
 *
 * Returns: whether the pages bear their numbers
 */
gboolean
siyi_document_is_numbered (SiyiDocument *self)
{
  return self->numbered;
}

static SiyiBlock *
add_block (SiyiDocument  *self,
           SiyiBlockKind  kind)
{
  SiyiBlock *block = g_new0 (SiyiBlock, 1);

  block->kind = kind;
  g_ptr_array_add (self->blocks, block);

  return block;
}

/**
 * siyi_document_add:
 * @kind: anything but a table
 * @text: (nullable): the words; each line of them is a paragraph of its own
 */
void
siyi_document_add (SiyiDocument  *self,
                   SiyiBlockKind  kind,
                   const char    *text)
{
  g_return_if_fail (kind != SIYI_BLOCK_TABLE);

  add_block (self, kind)->text = clean_text (text);
}

/**
 * siyi_document_add_table:
 *
 * Begins a table: first its columns, then its rows, each with its cells.
 */
void
siyi_document_add_table (SiyiDocument *self)
{
  SiyiBlock *block = add_block (self, SIYI_BLOCK_TABLE);

  block->columns = g_array_new (FALSE, TRUE, sizeof (SiyiTableColumn));
  g_array_set_clear_func (block->columns, column_clear);
  block->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
}

static SiyiBlock *
last_table (SiyiDocument *self)
{
  SiyiBlock *block = self->blocks->len > 0
                       ? g_ptr_array_index (self->blocks, self->blocks->len - 1) : NULL;

  return block != NULL && block->kind == SIYI_BLOCK_TABLE ? block : NULL;
}

/**
 * siyi_document_let_rows_flow:
 *
 * Rows of the table just begun may go on over pages at any line, so that a long record of a talk
 * leaves no page half empty.
 */
void
siyi_document_let_rows_flow (SiyiDocument *self)
{
  SiyiBlock *table = last_table (self);

  g_assert (table != NULL);

  table->flows = TRUE;
}

/**
 * siyi_document_add_column:
 * @heading: (nullable): what stands above it, repeated on each page
 * @share: of the table's width; 0: as wide as its contents want
 * @align: where its texts stand
 *
 * To the table just begun, before its first row.
 */
void
siyi_document_add_column (SiyiDocument *self,
                          const char   *heading,
                          double        share,
                          SiyiAlign     align)
{
  SiyiBlock *table = last_table (self);
  const SiyiTableColumn column = { clean_text (heading), MAX (share, 0), align };

  g_assert (table != NULL && table->rows->len == 0);

  g_array_append_val (table->columns, column);
}

/**
 * siyi_document_add_row:
 *
 * Begins a row of the last table. Cells that are not added are empty.
 */
void
siyi_document_add_row (SiyiDocument *self)
{
  SiyiBlock *table = last_table (self);
  GArray *row;

  g_assert (table != NULL);

  row = g_array_sized_new (FALSE, TRUE, sizeof (SiyiTableCell), table->columns->len);
  g_array_set_clear_func (row, cell_clear);
  g_ptr_array_add (table->rows, row);
}

/**
 * siyi_document_add_cell:
 * @text: (nullable): may hold several lines
 * @style: strong: what is new; faint: what was before
 *
 * The next cell of the last row.
 */
void
siyi_document_add_cell (SiyiDocument  *self,
                        const char    *text,
                        SiyiCellStyle  style)
{
  SiyiBlock *table = last_table (self);
  const SiyiTableCell cell = { clean_text (text), style, NULL };
  GArray *row;

  g_assert (table != NULL && table->rows->len > 0);

  row = g_ptr_array_index (table->rows, table->rows->len - 1);
  g_assert (row->len < table->columns->len);

  g_array_append_val (row, cell);
}

/**
 * siyi_document_add_ink:
 * @ink: a signature as it was drawn
 * @text: lines that keep its room on paper, and what stands where nothing can be drawn
 *
 * The next cell of the last row, with the signature over its text's place.
 */
void
siyi_document_add_ink (SiyiDocument *self,
                       SiyiInk      *ink,
                       const char   *text)
{
  GArray *row;

  siyi_document_add_cell (self, text, SIYI_CELL_PLAIN);
  row = g_ptr_array_index (last_table (self)->rows, last_table (self)->rows->len - 1);
  g_array_index (row, SiyiTableCell, row->len - 1).ink = siyi_ink_ref (ink);
}

/**
 * siyi_document_add_bar:
 * @bar: 0 to 1, of the greatest of the table
 * @before: the same of what it is compared with; negative where there is nothing
 *
 * The next cell of the last row, with a bar of a chart; its number stands in a cell beside it.
 */
void
siyi_document_add_bar (SiyiDocument *self,
                       double        bar,
                       double        before)
{
  GArray *row;
  SiyiTableCell *cell;

  siyi_document_add_cell (self, "", SIYI_CELL_PLAIN);
  row = g_ptr_array_index (last_table (self)->rows, last_table (self)->rows->len - 1);
  cell = &g_array_index (row, SiyiTableCell, row->len - 1);
  cell->has_bar = TRUE;
  cell->bar = bar;
  cell->bar_before = before;
}

/**
 * siyi_document_add_pictures:
 * @abreast: how many have room beside each other
 * @share: of the height of the type area, their words among it
 *
 * Begins a row of pictures, which stays on one page.
 */
void
siyi_document_add_pictures (SiyiDocument *self,
                            guint         abreast,
                            double        share)
{
  SiyiBlock *block = add_block (self, SIYI_BLOCK_PICTURES);

  block->text = g_strdup ("");
  block->abreast = MAX (abreast, 1);
  block->share = CLAMP (share, 0.1, 1);
  block->pictures = g_array_new (FALSE, TRUE, sizeof (SiyiPicture));
  g_array_set_clear_func (block->pictures, picture_clear);
}

/**
 * siyi_document_add_picture:
 * @jpeg: its bytes, made by ourselves
 * @width: pixels
 * @height: pixels
 * @decode: how it is shown where a JPEG can't be handed on
 * @text: (nullable): what stands below it
 *
 * The next picture of the row just begun.
 */
void
siyi_document_add_picture (SiyiDocument      *self,
                           GBytes            *jpeg,
                           int                width,
                           int                height,
                           SiyiPictureDecode  decode,
                           const char        *text)
{
  SiyiBlock *block = g_ptr_array_index (self->blocks, self->blocks->len - 1);
  const SiyiPicture picture = { g_bytes_ref (jpeg), width, height, decode, clean_text (text) };

  g_assert (block->kind == SIYI_BLOCK_PICTURES && block->pictures->len < block->abreast);
  g_assert (width > 0 && height > 0);

  g_array_append_val (block->pictures, picture);
}

/**
 * siyi_document_append:
 * @self: a paper that is being built
 * @other: (transfer full): one of the same form, built and not shared
 *
 * Puts the other paper behind it, on a new page: many papers, one file.
 */
void
siyi_document_append (SiyiDocument *self,
                      SiyiDocument *other)
{
  g_return_if_fail (g_atomic_ref_count_compare (&other->references, 1) && other->form == self->form);

  if (self->blocks->len > 0)
    siyi_document_add (self, SIYI_BLOCK_PAGE_BREAK, NULL);
  g_ptr_array_extend_and_steal (self->blocks, g_ptr_array_ref (other->blocks));
  siyi_document_unref (other);
}

/**
 * siyi_document_get_n_blocks:
 *
 * Returns: how many blocks stand below each other
 */
guint
siyi_document_get_n_blocks (SiyiDocument *self)
{
  return self->blocks->len;
}

/**
 * siyi_document_get_block:
 * @number: from 0
 *
 * Returns: (transfer none): a block; rows of a table may have fewer cells than it has columns, see
 *   siyi_block_get_cell()
 */
const SiyiBlock *
siyi_document_get_block (SiyiDocument *self,
                         guint         number)
{
  g_return_val_if_fail (number < self->blocks->len, NULL);

  return g_ptr_array_index (self->blocks, number);
}

/**
 * siyi_block_get_cell:
 * @self: a table
 * @row: from 0
 * @column: from 0
 *
 * Returns: (transfer none): the cell; an empty one where none was added
 */
const SiyiTableCell *
siyi_block_get_cell (const SiyiBlock *self,
                     guint            row,
                     guint            column)
{
  static const SiyiTableCell empty = { (char *) "", SIYI_CELL_PLAIN, NULL };
  const GArray *cells = g_ptr_array_index (self->rows, row);

  return column < cells->len ? &g_array_index (cells, SiyiTableCell, column) : &empty;
}

/**
 * siyi_document_get_title:
 *
 * Returns: (transfer none): the words of the first title; the paper's name where it has none
 */
const char *
siyi_document_get_title (SiyiDocument *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const SiyiBlock *block = g_ptr_array_index (self->blocks, i);

      if (block->kind == SIYI_BLOCK_TITLE)
        return block->text;
    }

  return self->name;
}
