/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-new-visit-page.h"
#include "siyi-schedule-store.h"

G_BEGIN_DECLS

struct _SiyiNewVisitPage
{
  GtkWidget       parent_instance;

  /* Template */
  AdwWindowTitle *title;
  GtkWidget      *draft_line;
  SiyiVisitForm  *form;
  GtkLabel       *number;
  SiyiTwinsPane  *twins;

  /* Owned */
  SiyiArchive    *archive;
  GCancellable   *loading;
  GCancellable   *searching;
  char           *under_way;   /* a draft that was being saved when this page began; "" drops it */
  SiyiPlanned    *session;     /* whose walk-in or booking this is; NULL: of none in particular */
  guint           save_timer;
  guint           twins_timer;
  gint64          link_to;
  gboolean        ready;       /* the draft and the words have come */
  gboolean        registering;
  gboolean        done;
};

SiyiDay  siyi_new_visit_page_today    (SiyiNewVisitPage *self);
void     siyi_new_visit_page_register (SiyiNewVisitPage *self);
void     siyi_new_visit_page_finish   (SiyiNewVisitPage *self);

/* siyi-new-visit-session.c */
void     siyi_new_visit_page_apply_session (SiyiNewVisitPage *self);
gint64   siyi_new_visit_page_its_session   (SiyiNewVisitPage *self,
                                            gboolean         *booked);

G_END_DECLS
