/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-docx.h"
#include "siyi-sheet.h"

G_BEGIN_DECLS

#define SIYI_WORD_MAIN "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define SIYI_WORD_RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define SIYI_XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
/* Word counts in twentieths of a point. */
#define SIYI_TWIPS(points) ((int) ((points) * 20 + 0.5))

/* Pictures are parts of their own, numbered from 1 through the file. */
#define SIYI_DOCX_FIRST_PICTURE 10    /* rId of the first one */

char *siyi_docx_body    (SiyiDocument *document);
void  siyi_docx_add_pictures (GString         *xml,
                              const SiyiSheet *sheet,
                              const SiyiBlock *block,
                              guint           *n_pictures);
GPtrArray *siyi_docx_pictures (SiyiDocument *document);    /* SiyiPicture, borrowed, in this order */
char *siyi_docx_styles  (SiyiDocument *document);
char *siyi_docx_fonts   (void);
char *siyi_docx_footer  (SiyiDocument *document,
                         gboolean      odd);

G_END_DECLS
