/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-paper.h"

G_BEGIN_DECLS

typedef enum
{
  SIYI_INK_TEXT,
  SIYI_INK_RULE,
  SIYI_INK_FILL,     /* a rectangle: a part of a code, a bar */
  SIYI_INK_PICTURE,
  SIYI_INK_HAND,     /* a signature */
  SIYI_INK_OPEN,     /* of a structure of the PDF */
  SIYI_INK_CLOSE,
} SiyiMarkKind;

/* One thing on a page; ranges are places in the page's arrays, so that a page of 300 cells is five
 * blocks of memory and not 3,000. A kind has only what it needs, for a year's book has 300,000 of them. */
typedef struct
{
  SiyiMarkKind  kind;
  guint         grey : 1;
  guint         backward : 1;        /* a run from right to left */
  guint         font : 30;
  union
  {
    struct                           /* text */
    {
      guint       glyphs, n_glyphs;
      guint       clusters, n_clusters;
      guint       bytes, n_bytes;
    };
    struct                           /* a rule, a rectangle, a picture, a hand */
    {
      double      x, y, x_to, y_to;
      guint       picture;           /* place in the pages' array of pictures, of hands */
    };
    const char   *tag;               /* static; of a structure */
  };
} SiyiMark;

/* cairo's takes twice the room; a float is exact to a ten-thousandth of a point here. */
typedef struct { guint index; float x, y; } SiyiGlyph;

typedef struct
{
  GArray  *inks;       /* SiyiMark */
  GArray  *glyphs;     /* SiyiGlyph, points from the page's corner */
  GArray  *clusters;   /* cairo_text_cluster_t */
  GString *bytes;      /* what the glyphs say */
  GString *text;       /* what a person would read aloud */
} SiyiPage;

struct _SiyiPages
{
  gatomicrefcount  references;
  char            *name;
  double           width, height;    /* points */
  GPtrArray       *pages;            /* SiyiPage */
  GPtrArray       *fonts;            /* cairo_scaled_font_t: safe to share, unlike Pango's */
  GPtrArray       *pictures;         /* SiyiPicture, borrowed from @document */
  GPtrArray       *hands;            /* SiyiInk */
  SiyiDocument    *document;         /* (nullable) kept where there are pictures */
  SiyiPaperFonts  *chosen;
  guint            n_missing;
};

SiyiPages *siyi_pages_alloc    (const char *name,
                                double      width,
                                double      height);
SiyiPage  *siyi_pages_add_page (SiyiPages  *self);

/* siyi-paper-outlines.c */
GBytes   *siyi_outlines_unroll (GBytes       *cff,
                                guint         n_glyphs);

/* siyi-paper-pack.c */
gboolean  siyi_pdf_pack        (const char        *raw,
                                const char        *packed,
                                SiyiPagesProgress  progress,
                                gpointer           progress_data,
                                guint64            total,
                                GCancellable      *cancellable);

G_END_DECLS
