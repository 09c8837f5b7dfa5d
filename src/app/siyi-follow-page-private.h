/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-charge-pane.h"
#include "siyi-follow-page.h"

G_BEGIN_DECLS

struct _SiyiFollowPage
{
  GtkWidget           parent_instance;

  /* Template */
  AdwWindowTitle     *title;
  GtkButton          *write;
  GtkButton          *to_do, *running, *done, *charged;
  GtkMenuButton      *orphans;
  GMenu              *orphans_menu;
  GtkDropDown        *units;
  GtkStack           *stack;
  GtkListView        *list;
  AdwLeaflet         *leaflet;      /* one side at a time where there is no room for both */
  GtkWidget          *list_side, *detail_side;
  SiyiChargePane     *charges;
  SiyiFollowDetail   *detail;

  /* Owned */
  SiyiArchive        *archive;
  SiyiFollowList     *rows;
  GtkMultiSelection  *selection;
  GArray             *chosen;       /* SiyiTaskHit */
  GPtrArray          *unit_list;    /* SiyiUnit behind the chooser; NULL: not there yet */
  SiyiFollowQuestion  question;
  GCancellable       *asking;       /* replaced with every question: older answers drop out */
  GCancellable       *counting;
  guint               count_timer;
  guint               skip_idle;    /* leaves a head of the list */
  guint               at;           /* the row chosen last, to know which way a head is left */
  gboolean            shown;        /* an answer has come */
  gboolean            of_charges;   /* the charges are shown in place of tasks */
  gboolean            restoring;    /* the selection moves by itself */
};

/* siyi-follow-page-ask.c */
void siyi_follow_page_ask         (SiyiFollowPage *self);
void siyi_follow_page_count       (SiyiFollowPage *self);
void siyi_follow_page_count_charges (SiyiFollowPage *self,
                                     guint           n);

/* siyi-follow-page-choose.c */
void siyi_follow_page_on_selected (SiyiFollowPage *self);
void siyi_follow_page_restore     (SiyiFollowPage *self);
gboolean siyi_follow_page_focus_chosen (SiyiFollowPage *self);
void siyi_follow_page_choose      (SiyiFollowPage *self,
                                   guint           position);

/* siyi-follow-page-papers.c */
void siyi_follow_page_install_papers (GtkWidgetClass *widget_class);

G_END_DECLS
