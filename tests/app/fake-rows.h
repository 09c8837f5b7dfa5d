/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-grid.h"

G_BEGIN_DECLS

/* A table made up on demand: any number of rows, 25 columns, each cell "row.column". It counts
 * what it is asked. */
#define TEST_TYPE_ROWS (test_rows_get_type ())
G_DECLARE_FINAL_TYPE (TestRows, test_rows, TEST, ROWS, GObject)

TestRows *test_rows_new         (guint     n_rows);
void      test_rows_set_n_rows  (TestRows *self,
                                 guint     n_rows,
                                 gint64    first_id);
void      test_rows_set_loaded  (TestRows *self,
                                 gboolean  loaded);
guint     test_rows_take_gets   (TestRows *self);
guint     test_rows_take_wants  (TestRows *self);

GtkWidget *test_grid_new        (SiyiGridModel *model,
                                 guint          n_columns);

G_END_DECLS
