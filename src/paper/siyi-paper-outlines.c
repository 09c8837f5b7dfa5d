/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outlines of an embedded font (CFF, Adobe Technical Note 5176) without subroutines: each glyph holds
 * its own strokes. A Chinese font has 30,000 subroutines, which its glyphs share; cairo keeps an entry for
 * each of them, and all of them whole where it loses count in one glyph: half a megabyte for 300
 * characters. HarfBuzz does the work. Any thread. */
#include <hb-subset.h>

#include "siyi-paper-private.h"

/* What HarfBuzz must know of a font beside its outlines: how many glyphs it has. */
static hb_face_t *
make_face (GBytes *cff,
           guint   n_glyphs)
{
  const char maxp[] = { 0x00, 0x00, 0x50, 0x00, (char) (n_glyphs >> 8), (char) n_glyphs };   /* version 0.5 */
  hb_face_t *face = hb_face_builder_create ();
  gsize n;
  const char *bytes = g_bytes_get_data (cff, &n);
  hb_blob_t *outlines = hb_blob_create (bytes, (unsigned int) n, HB_MEMORY_MODE_READONLY, g_bytes_ref (cff),
                                        (hb_destroy_func_t) g_bytes_unref);
  hb_blob_t *count = hb_blob_create (maxp, sizeof maxp, HB_MEMORY_MODE_DUPLICATE, NULL, NULL);

  hb_face_builder_add_table (face, HB_TAG ('C', 'F', 'F', ' '), outlines);
  hb_face_builder_add_table (face, HB_TAG ('m', 'a', 'x', 'p'), count);
  hb_blob_destroy (outlines);
  hb_blob_destroy (count);

  return face;
}

static hb_face_t *
unroll (hb_face_t *face,
        guint      n_glyphs)
{
  hb_subset_input_t *input = hb_subset_input_create_or_fail ();
  hb_face_t *unrolled;

  if (input == NULL)
    return NULL;
  hb_subset_input_set_flags (input, HB_SUBSET_FLAGS_DESUBROUTINIZE | HB_SUBSET_FLAGS_RETAIN_GIDS |
                                    HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  hb_set_add_range (hb_subset_input_glyph_set (input), 0, n_glyphs - 1);
  unrolled = hb_subset_or_fail (face, input);
  hb_subset_input_destroy (input);

  return unrolled;
}

/**
 * siyi_outlines_unroll:
 * @cff: a font as cairo embeds it
 * @n_glyphs: how many it has
 *
 * Returns: (transfer full) (nullable): the same glyphs without subroutines; %NULL where it is another font, or
 *   would not be smaller
 */
GBytes *
siyi_outlines_unroll (GBytes *cff,
                      guint   n_glyphs)
{
  hb_face_t *face, *unrolled;
  hb_blob_t *outlines;
  const char *bytes;
  unsigned int n;

  if (n_glyphs < 1 || n_glyphs > G_MAXUINT16)
    return NULL;
  face = make_face (cff, n_glyphs);
  unrolled = unroll (face, n_glyphs);
  hb_face_destroy (face);
  if (unrolled == NULL)
    return NULL;

  outlines = hb_face_reference_table (unrolled, HB_TAG ('C', 'F', 'F', ' '));
  hb_face_destroy (unrolled);
  bytes = hb_blob_get_data (outlines, &n);
  if (n == 0 || n >= g_bytes_get_size (cff))
    {
      hb_blob_destroy (outlines);
      return NULL;
    }

  return g_bytes_new_with_free_func (bytes, n, (GDestroyNotify) hb_blob_destroy, outlines);
}
