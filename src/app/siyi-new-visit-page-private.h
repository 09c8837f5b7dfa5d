/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-new-visit-page.h"

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

G_END_DECLS
