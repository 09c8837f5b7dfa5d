/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-new-visit-form.h"
#include "siyi-new-visit-twins.h"

G_BEGIN_DECLS

#define SIYI_TYPE_NEW_VISIT_PAGE (siyi_new_visit_page_get_type ())
G_DECLARE_FINAL_TYPE (SiyiNewVisitPage, siyi_new_visit_page, SIYI, NEW_VISIT_PAGE, GtkWidget)

SiyiVisitForm *siyi_new_visit_page_get_form  (SiyiNewVisitPage *self);
SiyiTwinsPane *siyi_new_visit_page_get_twins (SiyiNewVisitPage *self);
gboolean       siyi_new_visit_page_is_ready  (SiyiNewVisitPage *self);

G_END_DECLS
