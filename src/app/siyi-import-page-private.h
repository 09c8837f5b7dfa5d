/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-grid.h"
#include "siyi-import-model.h"
#include "siyi-job.h"
#include "siyi-takeover.h"

G_BEGIN_DECLS

#define SIYI_TYPE_IMPORT_PAGE (siyi_import_page_get_type ())
G_DECLARE_FINAL_TYPE (SiyiImportPage, siyi_import_page, SIYI, IMPORT_PAGE, AdwBin)

struct _SiyiImportPage
{
  AdwBin           parent_instance;

  /* Template */
  AdwWindowTitle  *title;
  GtkButton       *take;
  GtkStack        *stack;
  GtkLabel        *busy_label;
  GtkProgressBar  *progress;
  AdwStatusPage   *refusal;
  GtkLabel        *sheets_label, *rows_label, *clear_label, *flagged_label, *doubles_label;
  GtkToggleButton *show_flagged;
  GtkScrolledWindow *scroller;
  GtkLabel        *reasons_count, *no_reasons;
  GtkListBox      *reasons;
  GtkLabel        *cell_heading, *cell_text, *cell_raw, *cell_error;
  GtkBox          *cell_card, *choices, *other_box;
  GtkEntry        *other;
  GtkButton       *list_button;

  /* Owned */
  SiyiArchive     *archive;
  char            *path;
  SiyiTakeover    *takeover;
  SiyiImportModel *model;
  SiyiJob         *job;
  GHashTable      *mapping;      /* heading -> field word, what was changed on this page */
  GtkWidget       *grid;

  /* The cell that the card shows. */
  guint            flag;         /* index, G_MAXUINT: none */
  guint            record;
  SiyiField        field;
};

/* siyi-import-page.c */
void siyi_import_page_read         (SiyiImportPage *self);
void siyi_import_page_start_job    (SiyiImportPage *self, const char *title);
void siyi_import_page_end_job      (SiyiImportPage *self);

/* siyi-import-page-preview.c: grid, counts, reasons */
void siyi_import_page_show_preview (SiyiImportPage *self);
void siyi_import_page_show_counts  (SiyiImportPage *self);
void siyi_import_page_walk         (SiyiImportPage *self, const char *why, int step);
const char *siyi_import_page_reason (SiyiImportPage *self);

/* siyi-import-page-cell.c: the card of one cell */
void siyi_import_page_show_cell    (SiyiImportPage *self, guint row, guint column);
gboolean siyi_import_page_set_value (SiyiImportPage *self, guint record, SiyiField field, const char *text);
void siyi_import_page_choose       (SiyiImportPage *self, guint number);
void siyi_import_page_apply_other  (SiyiImportPage *self);

/* siyi-import-columns.c: what each heading of the file means */
void siyi_import_columns_present   (SiyiImportPage *self);

/* siyi-import-unknown.c: names that the office's lists lack */
void siyi_import_unknown_present   (SiyiImportPage *self, SiyiField field);

G_END_DECLS
