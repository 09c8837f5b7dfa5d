/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-case-list.h"
#include "siyi-case-view.h"

G_BEGIN_DECLS

#define SIYI_TYPE_CASES_PAGE (siyi_cases_page_get_type ())
G_DECLARE_FINAL_TYPE (SiyiCasesPage, siyi_cases_page, SIYI, CASES_PAGE, GtkWidget)

SiyiLazyList *siyi_cases_page_get_list     (SiyiCasesPage *self);
SiyiCaseView *siyi_cases_page_get_view     (SiyiCasesPage *self);
const char   *siyi_cases_page_get_shown    (SiyiCasesPage *self);
guint         siyi_cases_page_get_n_taken  (SiyiCasesPage *self);

G_END_DECLS
