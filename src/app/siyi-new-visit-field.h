/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-new-visit-intake.h"

G_BEGIN_DECLS

/* A field of the intake form: caption above, text below, beside it what is to be said about it.
 * Property "caption" (s). Signals "changed" (), "left" (): the focus went elsewhere. */
#define SIYI_TYPE_VISIT_FIELD (siyi_visit_field_get_type ())
G_DECLARE_FINAL_TYPE (SiyiVisitField, siyi_visit_field, SIYI, VISIT_FIELD, GtkWidget)

typedef char *(*SiyiMaskFunc) (const char *text);

const char *siyi_visit_field_get_text    (SiyiVisitField     *self);
void        siyi_visit_field_set_text    (SiyiVisitField     *self,
                                          const char         *text);
void        siyi_visit_field_set_check   (SiyiVisitField     *self,
                                          const char         *words,
                                          SiyiCheckMark       mark);
void        siyi_visit_field_set_note    (SiyiVisitField     *self,
                                          const char         *note);
void        siyi_visit_field_set_hint    (SiyiVisitField     *self,
                                          const char         *hint);
void        siyi_visit_field_set_mask    (SiyiVisitField     *self,
                                          SiyiMaskFunc        mask);
void        siyi_visit_field_set_choices (SiyiVisitField     *self,
                                          const char * const *choices);
void        siyi_visit_field_set_several (SiyiVisitField     *self,
                                          const char         *between);

G_END_DECLS
