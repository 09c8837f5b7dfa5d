/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-job.h"
#include "siyi-report-page.h"
#include "siyi-statistics-page.h"

G_BEGIN_DECLS

/* The page is one class in several files: what is shared stands here. */
struct _SiyiStatisticsPage
{
  GtkWidget        parent_instance;

  /* Template */
  SiyiSpanBar     *span_bar;
  GtkWidget       *shared;         /* period and tiles: of the views that show figures of one period */
  GtkWidget       *lock;
  GtkLabel        *frozen_label;
  GtkButton       *freeze;
  GtkMenuButton   *corrections;
  GtkLabel        *basis_label;
  GtkFlowBox      *tiles_box;
  GtkStack        *body;           /* "figures", "empty" */
  AdwStatusPage   *empty;
  AdwFlap         *flap;
  AdwViewStack    *views;          /* "charts", "tables" */
  GtkBox          *charts;
  GtkBox          *tables;
  SiyiBehindView  *behind;
  GtkRevealer     *job_revealer;
  GtkProgressBar  *job_bar;

  SiyiFigureTile  *tiles[SIYI_N_TILES];
  SiyiChartCard   *cards[SIYI_N_STAT_TABLES];          /* NULL: only among the tables */
  SiyiFigureTable *reports[SIYI_N_STAT_TABLES];
  SiyiFigureTable *cross;
  SiyiReportPage  *report;
  GtkWidget       *write;          /* header: to the report */
  GtkWidget       *export_button;

  /* Owned */
  SiyiArchive     *archive;
  GCancellable    *asking;         /* replaced with every question: older answers drop out */
  SiyiStatQuery    query;
  SiyiFigures     *figures;        /* NULL before the first answer */
  SiyiFrozen      *frozen;
  GPtrArray       *bars[SIYI_N_STAT_TABLES];           /* SiyiBar */
  GPtrArray       *cross_rows;     /* SiyiCrossRow */
  SiyiStatWish    *chosen;         /* NULL: none */
  SiyiJob         *job;            /* an export under way */
  GtkWidget       *left;           /* (nullable) the number that F6 goes back to; weak */
  gboolean         reported;       /* the tables were looked at */
  gboolean         listed;         /* the list stands beside */
  guint            late;           /* source: grey bars when the answer takes long */
  guint            n_taken;
};

/* siyi-statistics-page.c */
void             siyi_statistics_page_ask          (SiyiStatisticsPage  *self);
gboolean         siyi_statistics_page_shows_figures (SiyiStatisticsPage *self);

/* siyi-statistics-page-list.c */
void             siyi_statistics_page_show_list    (SiyiStatisticsPage  *self,
                                                    gboolean             shown);
void             siyi_statistics_page_fold         (SiyiStatisticsPage  *self);
void             siyi_statistics_page_choose       (SiyiStatisticsPage  *self,
                                                    SiyiStatWish        *wish,
                                                    gboolean             reveal);
void             siyi_statistics_page_open_wish    (SiyiStatisticsPage  *self,
                                                    SiyiStatWish        *wish);
void             siyi_statistics_page_copy_wish    (SiyiStatisticsPage  *self,
                                                    SiyiStatWish        *wish);
void             siyi_statistics_page_choose_again (SiyiStatisticsPage  *self);
void             siyi_statistics_page_list_action  (GtkWidget           *widget,
                                                    const char          *name,
                                                    GVariant            *parameter);

/* siyi-statistics-page-show.c */
void             siyi_statistics_page_build        (SiyiStatisticsPage  *self);
void             siyi_statistics_page_show_figures (SiyiStatisticsPage  *self);
void             siyi_statistics_page_show_table   (SiyiStatisticsPage  *self,
                                                    SiyiStatTable        table);
void             siyi_statistics_page_show_cross   (SiyiStatisticsPage  *self);
void             siyi_statistics_page_show_reports (SiyiStatisticsPage  *self);
void             siyi_statistics_page_show_chosen  (SiyiStatisticsPage  *self);
void             siyi_statistics_page_show_waiting (SiyiStatisticsPage  *self);

/* siyi-statistics-page-report.c */
void             siyi_statistics_page_add_report   (SiyiStatisticsPage  *self);
void             siyi_statistics_page_show_report  (SiyiStatisticsPage  *self);
void             siyi_statistics_page_write_report (GtkWidget           *widget,
                                                    const char          *name,
                                                    GVariant            *parameter);

/* siyi-statistics-page-wish.c */
SiyiStatWish    *siyi_statistics_page_wish_of_figure (SiyiStatisticsPage *self,
                                                     const SiyiFigure   *figure,
                                                     const char         *part);
SiyiStatWish    *siyi_statistics_page_wish_of_tile  (SiyiStatisticsPage *self,
                                                     guint               nth);
SiyiStatWish    *siyi_statistics_page_wish_of_row   (SiyiStatisticsPage *self,
                                                     SiyiStatTable       table,
                                                     guint               row,
                                                     guint               column,
                                                     gboolean            in_chart);
SiyiStatWish    *siyi_statistics_page_wish_of_cross (SiyiStatisticsPage *self,
                                                     guint               row,
                                                     guint               column);
SiyiStatWish    *siyi_statistics_page_wish_again    (SiyiStatisticsPage *self,
                                                     const SiyiStatWish *wish);

/* siyi-statistics-page-frozen.c */
void             siyi_statistics_page_show_frozen  (SiyiStatisticsPage  *self);
void             siyi_statistics_page_freeze_action (GtkWidget          *widget,
                                                    const char          *name,
                                                    GVariant            *parameter);

/* siyi-statistics-page-export.c */
void             siyi_statistics_page_export_action (GtkWidget          *widget,
                                                    const char          *name,
                                                    GVariant            *parameter);
void             siyi_statistics_page_stop_action  (GtkWidget           *widget,
                                                    const char          *name,
                                                    GVariant            *parameter);
void             siyi_statistics_page_print_action (GtkWidget           *widget,
                                                    const char          *name,
                                                    GVariant            *parameter);

G_END_DECLS
