/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a paper as an object. Filled by the layout on one thread, immutable afterwards: it
 * holds cairo's fonts, which are safe between threads, and nothing of Pango, whose font maps are
 * not. */
#include "siyi-paper-private.h"

static void
page_free (gpointer data)
{
  SiyiPage *page = data;

  g_array_unref (page->inks);
  g_array_unref (page->glyphs);
  g_array_unref (page->clusters);
  g_string_free (page->bytes, TRUE);
  g_string_free (page->text, TRUE);
  g_free (page);
}

SiyiPages *
siyi_pages_alloc (const char *name,
                  double      width,
                  double      height)
{
  SiyiPages *self = g_new0 (SiyiPages, 1);

  g_atomic_ref_count_init (&self->references);
  self->name = g_strdup (name);
  self->width = width;
  self->height = height;
  self->pages = g_ptr_array_new_with_free_func (page_free);
  self->pictures = g_ptr_array_new ();
  self->hands = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_ink_unref);
  self->fonts = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_scaled_font_destroy);

  return self;
}

SiyiPage *
siyi_pages_add_page (SiyiPages *self)
{
  SiyiPage *page = g_new0 (SiyiPage, 1);

  page->inks = g_array_new (FALSE, TRUE, sizeof (SiyiMark));
  page->glyphs = g_array_new (FALSE, FALSE, sizeof (SiyiGlyph));
  page->clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));
  page->bytes = g_string_new (NULL);
  page->text = g_string_new (NULL);
  g_ptr_array_add (self->pages, page);

  return page;
}

/**
 * siyi_pages_ref:
 *
 * Returns: (transfer full): @self
 */
SiyiPages *
siyi_pages_ref (SiyiPages *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

/**
 * siyi_pages_unref:
 * @self: (transfer full): pages
 */
void
siyi_pages_unref (SiyiPages *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->fonts);
  g_ptr_array_unref (self->pictures);
  g_ptr_array_unref (self->hands);
  g_clear_pointer (&self->document, siyi_document_unref);
  siyi_paper_fonts_free (self->chosen);
  g_free (self->name);
  g_free (self);
}

/**
 * siyi_pages_get_n:
 *
 * Returns: how many pages, at least one
 */
guint
siyi_pages_get_n (SiyiPages *self)
{
  return self->pages->len;
}

/**
 * siyi_pages_get_size:
 * @width: (out): points
 * @height: (out): points
 */
void
siyi_pages_get_size (SiyiPages *self,
                     double    *width,
                     double    *height)
{
  *width = self->width;
  *height = self->height;
}

/**
 * siyi_pages_get_name:
 *
 * Returns: (transfer none): what the paper is called
 */
const char *
siyi_pages_get_name (SiyiPages *self)
{
  return self->name;
}

/**
 * siyi_pages_get_text:
 * @number: from 0
 *
 * Returns: (transfer none): the words of a page, line by line, for a screen reader
 */
const char *
siyi_pages_get_text (SiyiPages *self,
                     guint      number)
{
  g_return_val_if_fail (number < self->pages->len, "");

  return ((SiyiPage *) g_ptr_array_index (self->pages, number))->text->str;
}

/**
 * siyi_pages_get_fonts:
 *
 * Returns: (transfer none): which families play the roles; a substitute is to be told
 */
const SiyiPaperFonts *
siyi_pages_get_fonts (SiyiPages *self)
{
  return self->chosen;
}

/**
 * siyi_pages_get_missing:
 *
 * Returns: how many characters no installed font can draw; they stand as empty boxes
 */
guint
siyi_pages_get_missing (SiyiPages *self)
{
  return self->n_missing;
}
