/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-grid-text.h"
#include "siyi-grid.h"

G_BEGIN_DECLS

/* A column at its place on the screen. */
typedef struct
{
  SiyiGridColumn  column;     /* its texts are owned */
  GtkWidget      *head;       /* child of the grid */
  int             x, width;   /* pixels, from the left of the first column */
} SiyiGridPlace;

typedef struct
{
  gboolean valid;
  gboolean high_contrast;
  GdkRGBA  text, dim, faint, line, strong_line, bar, accent, accent_ground;
  GdkRGBA  look, look_ground, look_line, error, error_ground, error_line;
} SiyiGridColors;

/* Shared by the units siyi-grid-*.c only.
 *
 * 1. rows[r % rows->len] is the widget of row r while r is seen; others wait unmapped.
 * 2. The cursor is (cursor_row, cursor_place); the selection is the rectangle between it and the
 *    anchor, or one around it. All stand inside the table or cursor_row is SIYI_GRID_NONE.
 * 3. cells[] are two invisible widgets that take turns in holding the focus at the cursor, so that
 *    assistive technology hears of each step; cells[current_cell] is where the cursor is.
 */
struct _SiyiGrid
{
  GtkWidget       parent_instance;

  /* Owned */
  SiyiGridModel  *model;
  GArray         *places;         /* SiyiGridPlace */
  GPtrArray      *rows;           /* SiyiGridRow, children */
  GtkWidget      *cells[2];       /* SiyiGridFocus, children */
  GtkAdjustment  *hadjustment;
  GtkAdjustment  *vadjustment;
  SiyiGridText   *text;
  GCancellable   *copying;
  GtkWidget      *editor;         /* child while a cell is edited */
  GtkWidget      *proposals;      /* popover of the editor */
  GtkWidget      *hint;           /* popover */

  /* Measures, pixels */
  SiyiGridColors  colors;
  double          scale;          /* of the font against 11 pt at 96 dpi */
  int             row_height, head_height, pad;
  int             base_row_height;
  int             baseline;       /* of a text in its row */
  int             total_width, frozen_width;
  guint           n_frozen;
  gboolean        two_lines;

  /* State */
  guint           sort_column;
  gboolean        sort_descending;
  guint           cursor_row, cursor_place, anchor_row, anchor_place;
  SiyiGridRange   range;          /* selected */
  guint           current_cell;
  gint64          cursor_id, anchor_id, top_id;
  int             top_offset;     /* pixels of the top row that are scrolled off */
  gboolean        allocating;
  guint           hscroll_policy : 1;
  guint           vscroll_policy : 1;
  guint           describe_source;
  guint           autoscroll_source;
  double          pointer_x, pointer_y;
  guint           drop_place;     /* where a dragged heading would go */
  gboolean        selecting;
  gboolean        scroll_later;   /* to the cursor, once there is a size */
  guint           edit_row, edit_column;
};

/* siyi-grid.c */
typedef enum
{
  SIYI_GRID_SORT, SIYI_GRID_COLUMNS_CHANGED, SIYI_GRID_HEADER_MENU, SIYI_GRID_ROW_MENU,
  SIYI_GRID_CURSOR_MOVED, SIYI_GRID_SELECTION_CHANGED, SIYI_GRID_ACTIVATED, SIYI_GRID_EDIT,
  SIYI_GRID_CLEAR, SIYI_GRID_PASTE, SIYI_GRID_N_SIGNALS
} SiyiGridSignal;

extern guint siyi_grid_signals[SIYI_GRID_N_SIGNALS];

SiyiGridPlace *siyi_grid_place           (SiyiGrid *self, guint place);
guint          siyi_grid_find_place      (SiyiGrid *self, guint column);
guint          siyi_grid_n_rows          (SiyiGrid *self);
void           siyi_grid_redraw_rows     (SiyiGrid *self, guint first, guint n_rows);

/* siyi-grid-layout.c */
void           siyi_grid_update_measures (SiyiGrid *self);
void           siyi_grid_place_columns   (SiyiGrid *self);
void           siyi_grid_measure         (GtkWidget *widget, GtkOrientation orientation, int for_size,
                                          int *minimum, int *natural,
                                          int *minimum_baseline, int *natural_baseline);
void           siyi_grid_size_allocate   (GtkWidget *widget, int width, int height, int baseline);
int            siyi_grid_place_x         (SiyiGrid *self, guint place);
guint          siyi_grid_place_at        (SiyiGrid *self, double x);
guint          siyi_grid_row_at          (SiyiGrid *self, double y);
guint          siyi_grid_first_row       (SiyiGrid *self);
guint          siyi_grid_rows_per_page   (SiyiGrid *self);
void           siyi_grid_cell_area       (SiyiGrid *self, guint row, guint place, GdkRectangle *area);
void           siyi_grid_scroll_to       (SiyiGrid *self, guint row, guint place);
void           siyi_grid_fit_column      (SiyiGrid *self, guint place);

/* siyi-grid-draw.c */
void           siyi_grid_draw_row        (SiyiGrid *self, guint row, GtkSnapshot *snapshot, int width);
void           siyi_grid_snapshot        (GtkWidget *widget, GtkSnapshot *snapshot);
const SiyiGridColors *siyi_grid_get_colors (SiyiGrid *self);

/* siyi-grid-row.c */
#define SIYI_TYPE_GRID_ROW (siyi_grid_row_get_type ())
G_DECLARE_FINAL_TYPE (SiyiGridRow, siyi_grid_row, SIYI, GRID_ROW, GtkWidget)
#define SIYI_TYPE_GRID_FOCUS (siyi_grid_focus_get_type ())
G_DECLARE_FINAL_TYPE (SiyiGridFocus, siyi_grid_focus, SIYI, GRID_FOCUS, GtkWidget)

GtkWidget     *siyi_grid_row_new         (void);
guint          siyi_grid_row_get         (SiyiGridRow *row);
void           siyi_grid_row_set         (SiyiGridRow *row, guint number);
GtkWidget     *siyi_grid_focus_new       (void);
void           siyi_grid_describe_cursor (SiyiGrid *self);
void           siyi_grid_describe_later  (SiyiGrid *self);

/* siyi-grid-head.c */
#define SIYI_TYPE_GRID_HEAD (siyi_grid_head_get_type ())
G_DECLARE_FINAL_TYPE (SiyiGridHead, siyi_grid_head, SIYI, GRID_HEAD, GtkWidget)

GtkWidget     *siyi_grid_head_new        (void);
guint          siyi_grid_head_get_place  (SiyiGridHead *head);
void           siyi_grid_head_update     (SiyiGridHead *head);
int            siyi_grid_head_natural    (SiyiGridHead *head);
void           siyi_grid_head_add_drag   (SiyiGridHead *head);    /* siyi-grid-drag.c */
void           siyi_grid_move_column     (SiyiGrid *self, guint from, guint to);
void           siyi_grid_resize_column   (SiyiGrid *self, guint place, int width);
void           siyi_grid_click_heading   (SiyiGrid *self, guint place);
void           siyi_grid_heading_menu    (SiyiGrid *self, guint place);

/* siyi-grid-cursor.c, siyi-grid-keys.c, siyi-grid-mouse.c */
void           siyi_grid_move_cursor     (SiyiGrid *self, guint row, guint place, gboolean extend);
void           siyi_grid_set_range       (SiyiGrid *self, const SiyiGridRange *range);
void           siyi_grid_focus_cursor    (SiyiGrid *self);
void           siyi_grid_step            (SiyiGrid *self, int rows, int places);
void           siyi_grid_next_cell       (SiyiGrid *self, int step);
void           siyi_grid_clamp_cursor    (SiyiGrid *self);
void           siyi_grid_add_bindings    (GtkWidgetClass *widget_class);
void           siyi_grid_add_keys        (SiyiGrid *self);
void           siyi_grid_add_mouse       (SiyiGrid *self);
void           siyi_grid_emit_menu       (SiyiGrid *self, guint row, guint place);

/* siyi-grid-copy.c */
void           siyi_grid_paste           (SiyiGrid *self);

/* siyi-grid-edit.c, siyi-grid-propose.c */
gboolean       siyi_grid_open_editor     (SiyiGrid *self, const char *text);
void           siyi_grid_close_editor    (SiyiGrid *self, gboolean commit);
void           siyi_grid_allocate_editor (SiyiGrid *self);
void           siyi_grid_update_proposals (SiyiGrid *self);
void           siyi_grid_close_proposals (SiyiGrid *self);
gboolean       siyi_grid_choose_proposal (SiyiGrid *self, int step);
char          *siyi_grid_dup_chosen      (SiyiGrid *self);

G_END_DECLS
