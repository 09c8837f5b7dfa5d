/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-new-visit-field.h"

G_BEGIN_DECLS

/* What the cards of the record-book form are made of. */
GtkWidget     *siyi_session_heading_new (const char     *text);
GtkWidget     *siyi_session_card_new    (void);
void           siyi_session_card_add    (GtkWidget      *card,
                                         GtkWidget      *row);
SiyiVisitField *siyi_session_field_new  (const char     *caption);
GtkWidget     *siyi_session_text_new    (const char     *label,
                                         int             height,
                                         GtkTextView   **view);

char          *siyi_session_field_get   (SiyiVisitField *field);
void           siyi_session_field_set   (SiyiVisitField *field,
                                         const char     *text);
int            siyi_session_field_get_number (SiyiVisitField *field);
void           siyi_session_field_set_number (SiyiVisitField *field,
                                         int             number);
char          *siyi_session_text_get    (GtkTextView    *view);
void           siyi_session_text_set    (GtkTextView    *view,
                                         const char     *text);

G_END_DECLS
