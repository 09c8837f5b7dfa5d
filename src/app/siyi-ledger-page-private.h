/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-job.h"
#include "siyi-ledger-columns.h"
#include "siyi-ledger-filter.h"
#include "siyi-ledger-page.h"
#include "siyi-ledger-work.h"

G_BEGIN_DECLS

/* Shared by siyi-ledger-page-*.c. */
struct _SiyiLedgerPage
{
  AdwBin             parent_instance;

  /* Template Widgets */
  AdwWindowTitle    *title;
  GtkMenuButton     *columns_button;
  GtkLabel          *columns_label;
  GtkRevealer       *job_revealer;
  GtkProgressBar    *job_bar;
  GtkWidget         *filter_bar;
  GtkEditable       *search;
  GtkWidget         *chips_scroller;
  GtkBox            *chips;
  GtkMenuButton     *filter_button;
  GtkMenuButton     *presets_button;
  GtkStack          *stack;
  SiyiGrid          *grid;
  GtkWidget         *sums_bar;
  GtkLabel          *sum_shown;
  GtkLabel          *sum_parts;
  GtkLabel          *sum_year;

  /* Owned */
  SiyiArchive       *archive;
  SiyiLedgerModel   *model;
  SiyiLedgerOffice  *office;        /* NULL until loaded */
  SiyiLedgerQuery   *query;         /* what is asked now */
  GCancellable      *cancellable;   /* of whatever the page waits for; cancelled when it goes */
  GCancellable      *summing;
  SiyiJob           *job;           /* an export or a printing under way */
  GtkWidget         *menu;          /* popover at a cell or heading */
  char              *only_title;    /* of the rows that the question is narrowed to */
  char              *copied;        /* what was last copied from here */

  /* State */
  SiyiLedgerColumns  columns;
  SiyiLedgerFilter  *filter;        /* popover, owned by its button */
  guint              refresh_source, sums_source, save_source;
  guint              menu_column;
  gint64             wanted;        /* a visit to go to with the next answer; 0: none */
  gboolean           placed;        /* the first answer was scrolled to its end */
};

/* siyi-ledger-page.c */
void siyi_ledger_page_ask           (SiyiLedgerPage *self);
void siyi_ledger_page_show_state    (SiyiLedgerPage *self);

/* siyi-ledger-page-conditions.c */
void siyi_ledger_page_add_conditions (SiyiLedgerPage *self);
void siyi_ledger_page_show_chips    (SiyiLedgerPage *self);
gboolean siyi_ledger_page_is_filtered (SiyiLedgerPage *self);
void siyi_ledger_page_clear_action  (GtkWidget *widget, const char *name, GVariant *parameter);
void siyi_ledger_page_preset_action (GtkWidget *widget, const char *name, GVariant *parameter);

/* siyi-ledger-page-sums.c */
void siyi_ledger_page_sum_later     (SiyiLedgerPage *self);

/* siyi-ledger-page-edit.c */
void siyi_ledger_page_edit          (SiyiLedgerPage *self, guint row, guint column, const char *text);
void siyi_ledger_page_clear_cells   (SiyiLedgerPage *self);
void siyi_ledger_page_paste         (SiyiLedgerPage *self, const char *text);

/* siyi-ledger-page-void.c */
void siyi_ledger_page_void_action   (GtkWidget *widget, const char *name, GVariant *parameter);

/* siyi-ledger-page-menus.c */
void siyi_ledger_page_row_menu      (SiyiLedgerPage *self, guint row, guint column, GdkRectangle *area);
void siyi_ledger_page_header_menu   (SiyiLedgerPage *self, guint column, GdkRectangle *area);
void siyi_ledger_page_open          (SiyiLedgerPage *self, guint row);
void siyi_ledger_page_add_menu_actions (GtkWidgetClass *widget_class);

/* siyi-ledger-page-columns.c */
void siyi_ledger_page_load_columns  (SiyiLedgerPage *self);
void siyi_ledger_page_set_columns   (SiyiLedgerPage *self);
void siyi_ledger_page_take_columns  (SiyiLedgerPage *self);
void siyi_ledger_page_save_columns_now (SiyiLedgerPage *self);

/* siyi-ledger-page-export.c */
void siyi_ledger_page_begin_job     (SiyiLedgerPage *self, const char *title);
void siyi_ledger_page_end_job       (SiyiLedgerPage *self);
void siyi_ledger_page_export_action (GtkWidget *widget, const char *name, GVariant *parameter);
void siyi_ledger_page_stop_action   (GtkWidget *widget, const char *name, GVariant *parameter);

/* siyi-ledger-page-print.c */
void siyi_ledger_page_print_action  (GtkWidget *widget, const char *name, GVariant *parameter);

G_END_DECLS
