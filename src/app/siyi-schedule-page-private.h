/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-accounts-view.h"
#include "siyi-meter.h"
#include "siyi-month-grid.h"
#include "siyi-schedule-list.h"
#include "siyi-schedule-page.h"
#include "siyi-schedule-side.h"
#include "siyi-schedule-work.h"
#include "siyi-week-view.h"

G_BEGIN_DECLS

/* The page is one class in several files: what is shared stands here. */
struct _SiyiSchedulePage
{
  GtkWidget         parent_instance;

  /* Template */
  AdwHeaderBar     *header;
  AdwViewStack     *views;
  GtkWidget        *plan_place;
  GtkWidget        *more;
  GtkButton        *plan;
  GtkWidget        *side_toggle;
  AdwFlap          *flap;
  GtkLabel         *title;
  SiyiMeter        *legend_complete;
  SiyiMeter        *legend_gap;
  GtkStack         *stack;        /* "month", "week", "list", "unplanned", "no-leaders" */
  SiyiMonthGrid    *grid;
  SiyiWeekView     *week;
  SiyiScheduleList *list;
  AdwStatusPage    *unplanned;
  GtkButton        *plan_here;
  GtkRevealer      *preview_bar;
  GtkLabel         *preview_words;
  GtkLabel         *summary;
  GtkLabel         *missing;
  SiyiScheduleSide *side;
  SiyiAccountsView *accounts;

  /* Children */
  GtkWidget        *notice;       /* the third tab */
  GtkWidget        *month_box;    /* its month, in the header bar */

  /* Owned */
  SiyiArchive      *archive;
  SiyiShownMonth   *month;        /* NULL before the first answer */
  GCancellable     *asking;       /* replaced with every question: older replies drop out */
  SiyiScheduleAsk   ask;          /* what is asked for now */
  char             *view;         /* "month", "week", "list" */
  guint             n_shown;      /* for tests: answers taken */
  gboolean          adopting;
  gboolean          wants_keys;   /* asked for before there was a month to walk in */
};

/* siyi-schedule-page.c */
void siyi_schedule_page_ask         (SiyiSchedulePage *self);
void siyi_schedule_page_go          (SiyiSchedulePage *self,
                                     int               year,
                                     int               month);

/* siyi-schedule-page-show.c */
void siyi_schedule_page_show_month  (SiyiSchedulePage *self,
                                     SiyiShownMonth   *month);
void siyi_schedule_page_show_view   (SiyiSchedulePage *self);
void siyi_schedule_page_update_title (SiyiSchedulePage *self);

/* siyi-schedule-page-plan.c */
void siyi_schedule_page_install_plan   (GtkWidgetClass *widget_class);

/* siyi-schedule-page-notice.c */
void siyi_schedule_page_add_notice     (SiyiSchedulePage *self);
void siyi_schedule_page_update_notice  (SiyiSchedulePage *self);

/* siyi-schedule-page-change.c */
void siyi_schedule_page_install_change (GtkWidgetClass *widget_class);

G_END_DECLS
