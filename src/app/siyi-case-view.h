/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-case-papers.h"
#include "siyi-case-store.h"

G_BEGIN_DECLS

/* The page of one case. What can be done with it are the actions of siyi_case_view_get_actions(),
 * for the prefix "case". Signal "authorised" (): restricted matters may be shown from now on. */
#define SIYI_TYPE_CASE_VIEW (siyi_case_view_get_type ())
G_DECLARE_FINAL_TYPE (SiyiCaseView, siyi_case_view, SIYI, CASE_VIEW, GtkWidget)

void          siyi_case_view_set_archive    (SiyiCaseView *self,
                                             SiyiArchive  *archive);
void          siyi_case_view_show           (SiyiCaseView *self,
                                             gint64        id);
gint64        siyi_case_view_get_id         (SiyiCaseView *self);
GActionGroup *siyi_case_view_get_actions    (SiyiCaseView *self);
void          siyi_case_view_set_authorised (SiyiCaseView *self,
                                             gboolean      authorised);
void          siyi_case_view_add_moment     (SiyiCaseView *self,
                                             const char   *kind,
                                             SiyiDay       day,
                                             const char   *text);
const char   *siyi_case_view_get_shown      (SiyiCaseView *self);
SiyiCasePapers *siyi_case_view_get_papers  (SiyiCaseView *self);   /* for tests */

G_END_DECLS
