/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-new-visit-field.h"
#include "siyi-new-visit-work.h"

G_BEGIN_DECLS

/* The fields of the intake form. Signal "changed" (i SiyiIntakeField): a person typed or chose. */
#define SIYI_TYPE_VISIT_FORM (siyi_visit_form_get_type ())
G_DECLARE_FINAL_TYPE (SiyiVisitForm, siyi_visit_form, SIYI, VISIT_FORM, GtkWidget)

const SiyiIntake *siyi_visit_form_get_intake  (SiyiVisitForm       *self);
void              siyi_visit_form_set_intake  (SiyiVisitForm       *self,
                                               const SiyiIntake    *intake);
void              siyi_visit_form_set_field   (SiyiVisitForm       *self,
                                               SiyiIntakeField      field,
                                               const char          *text);
void              siyi_visit_form_set_words   (SiyiVisitForm       *self,
                                               const SiyiFormWords *words);
void              siyi_visit_form_set_today   (SiyiVisitForm       *self,
                                               SiyiDay              today);
void              siyi_visit_form_ask_for     (SiyiVisitForm       *self,
                                               SiyiIntakeField      field,
                                               const char          *words);
SiyiVisitField   *siyi_visit_form_get_field   (SiyiVisitForm       *self,
                                               SiyiIntakeField      field);

G_END_DECLS
