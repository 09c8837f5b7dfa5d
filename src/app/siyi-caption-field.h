/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* One text of one or of many photos. Where they differ it stands empty and says so; what nobody
 * touches stays with each. */
#define SIYI_TYPE_CAPTION_FIELD (siyi_caption_field_get_type ())
G_DECLARE_FINAL_TYPE (SiyiCaptionField, siyi_caption_field, SIYI, CAPTION_FIELD, AdwEntryRow)

GtkWidget  *siyi_caption_field_new       (const char       *title);
void        siyi_caption_field_set       (SiyiCaptionField *self,
                                          const char       *text,       /* (nullable) */
                                          gboolean          same,
                                          guint             n_photos);
void        siyi_caption_field_write     (SiyiCaptionField *self,
                                          const char       *text);      /* as if typed */
char       *siyi_caption_field_dup       (SiyiCaptionField *self);      /* NULL: stays as it is */

G_END_DECLS
