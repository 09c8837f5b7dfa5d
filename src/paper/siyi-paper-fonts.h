/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* The five kinds of type of official papers (GB/T 9704-2012). */
typedef enum
{
  SIYI_FONT_TITLE,      /* 小标宋 */
  SIYI_FONT_BODY,       /* 仿宋 */
  SIYI_FONT_KAI,        /* 楷体 */
  SIYI_FONT_HEADING,    /* 黑体 */
  SIYI_FONT_SONG,       /* 宋体 */
  SIYI_N_FONT_ROLES,
} SiyiFontRole;

typedef struct
{
  char     *family;       /* as the system names it */
  gboolean  bold;         /* drawn bold to come near */
  gboolean  substituted;
  char     *wanted;       /* 小标宋 */
  char     *used;         /* 思源宋体粗体; of a substitute */
} SiyiPaperFont;

typedef struct
{
  SiyiPaperFont roles[SIYI_N_FONT_ROLES];
} SiyiPaperFonts;

SiyiPaperFonts       *siyi_paper_fonts_new      (PangoFontMap         *map);
SiyiPaperFonts       *siyi_paper_fonts_choose   (const char * const   *installed);
void                  siyi_paper_fonts_free     (SiyiPaperFonts       *self);
SiyiPaperFonts       *siyi_paper_fonts_copy     (const SiyiPaperFonts *self);
PangoFontDescription *siyi_paper_fonts_describe (const SiyiPaperFonts *self,
                                                 SiyiFontRole          role,
                                                 double                size,
                                                 gboolean              strong);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiPaperFonts, siyi_paper_fonts_free)

G_END_DECLS
