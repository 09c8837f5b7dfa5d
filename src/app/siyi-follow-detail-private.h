/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-follow-detail.h"
#include "siyi-light.h"
#include "siyi-timeline.h"

G_BEGIN_DECLS

struct _SiyiFollowDetail
{
  GtkWidget         parent_instance;

  /* Template */
  GtkStack         *stack;
  GtkLabel         *title;
  GtkWidget        *group_tag;
  GtkWidget        *case_button;
  GtkLabel         *facts;
  GtkWidget        *clock;
  SiyiLightIcon    *light;
  GtkLabel         *state;
  GtkLabel         *sum;
  GtkLabel         *moved;       /* the last days there were, and why they are no longer */
  GtkLabel         *left_out;
  GtkWidget        *history;
  SiyiTimeline     *timeline;
  GtkLabel         *step_title;
  SiyiFollowForm   *form;
  GtkWidget        *slips;
  GtkWidget        *others;
  GMenu            *more_menu;
  GtkWidget        *more;

  /* Owned */
  SiyiArchive      *archive;
  SiyiFollowSheet  *sheet;       /* NULL: nothing is chosen, or it is under way */
  GCancellable     *asking;      /* replaced with every question: older answers drop out */
  SiyiTaskStepKind  wanted;      /* to be shown when the sheet has come */
  gboolean          focus_form;  /* then, too */
  guint             offered;     /* bits: the other steps there are buttons or menu items for */
  gboolean          pending;     /* the sheet does not show what is chosen, or no longer */
  gboolean          writing;
  gboolean          told;        /* the sheet is another than when the writing began */
};

const SiyiTaskRow *siyi_follow_detail_row  (SiyiFollowDetail *self);   /* NULL: none, or several */
guint              siyi_follow_detail_n_urgeable (SiyiFollowDetail *self);
void               siyi_follow_detail_fill (SiyiFollowDetail *self);   /* siyi-follow-detail-fill.c */

/* siyi-follow-detail-history.c */
void               siyi_follow_detail_fill_history    (SiyiFollowDetail  *self,
                                                       const SiyiTaskRow *row);
char              *siyi_follow_detail_dup_correction  (SiyiFollowDetail  *self);   /* NULL: none is being written */

G_END_DECLS
