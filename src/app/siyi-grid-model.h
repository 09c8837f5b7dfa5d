/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "siyi-ledger.h"

G_BEGIN_DECLS

typedef enum
{
  SIYI_GRID_STYLE_NONE = 0,
  SIYI_GRID_STYLE_DIM = 1 << 0,      /* secondary: computed, a place, a row that does not count */
  SIYI_GRID_STYLE_STRIKE = 1 << 1,
  SIYI_GRID_STYLE_BOLD = 1 << 2,
} SiyiGridStyle;

typedef enum
{
  SIYI_GRID_MARK_NONE,
  SIYI_GRID_MARK_INFERRED,           /* dotted line: read from elsewhere */
  SIYI_GRID_MARK_LOOK,               /* square on a yellow ground: a person should look */
  SIYI_GRID_MARK_UNREADABLE,         /* ring on a red ground: nothing was read */
} SiyiGridMark;

/* A cell as it is drawn. The text is borrowed: valid until the next call of the model. */
typedef struct
{
  const char    *text;               /* NULL: empty */
  SiyiGridStyle  style;
  SiyiGridMark   mark;
  gboolean       has_light;
  SiyiLight      light;
  double         fraction;           /* of the light's pie */
  gboolean       span;               /* neighbours with it join; the text stands once across them */
} SiyiGridCell;

/* A proposal while typing. label: shown in place of the text, as a thing to do ("keep what was
 * typed"); note: the dim second column. Both may be NULL. */
typedef struct { char *text; char *label; char *note; } SiyiGridProposal;

/* The rows of a SiyiGrid. Columns are the model's own numbers; which of them show and in what
 * order is the grid's. Main thread only. Signals:
 *   "rows-changed" (u first, u n)  what these rows show is different (or has arrived)
 *   "reset" ()                     other rows, or another order: n_rows may differ
 */
#define SIYI_TYPE_GRID_MODEL (siyi_grid_model_get_type ())
G_DECLARE_INTERFACE (SiyiGridModel, siyi_grid_model, SIYI, GRID_MODEL, GObject)

struct _SiyiGridModelInterface
{
  GTypeInterface parent_iface;

  /* Needed. */
  guint      (*get_n_rows)    (SiyiGridModel *self);
  void       (*get_cell)      (SiyiGridModel *self, guint row, guint column, SiyiGridCell *cell);

  /* Lazy models: rows that are not here yet are drawn as grey bars; want_rows says, once a
   * frame, what is seen. */
  gboolean   (*is_loaded)     (SiyiGridModel *self, guint row);
  void       (*want_rows)     (SiyiGridModel *self, guint first, guint n_rows);

  /* Cursor and scroll place survive a "reset" by the rows' ids; 0 and G_MAXUINT are "none". */
  gint64     (*get_row_id)    (SiyiGridModel *self, guint row);
  guint      (*find_row)      (SiyiGridModel *self, gint64 id);

  /* Editing. NULL: not this cell, and why (translated, may be NULL). */
  char      *(*dup_edit_text) (SiyiGridModel *self, guint row, guint column, char **why_not);
  GPtrArray *(*propose)       (SiyiGridModel *self, guint row, guint column, const char *typed);

  /* A range as tab-separated text, rows that are not here included. Without it the grid asks
   * get_cell. */
  void       (*copy_async)    (SiyiGridModel       *self,
                               guint                first_row,
                               guint                n_rows,
                               const guint         *columns,
                               guint                n_columns,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data);
  char      *(*copy_finish)   (SiyiGridModel *self, GAsyncResult *result, GError **error);
};

guint             siyi_grid_model_get_n_rows    (SiyiGridModel *self);
void              siyi_grid_model_get_cell      (SiyiGridModel *self,
                                                 guint          row,
                                                 guint          column,
                                                 SiyiGridCell  *cell);
gboolean          siyi_grid_model_is_loaded     (SiyiGridModel *self,
                                                 guint          row);
void              siyi_grid_model_want_rows     (SiyiGridModel *self,
                                                 guint          first,
                                                 guint          n_rows);
gint64            siyi_grid_model_get_row_id    (SiyiGridModel *self,
                                                 guint          row);
guint             siyi_grid_model_find_row      (SiyiGridModel *self,
                                                 gint64         id);
char             *siyi_grid_model_dup_edit_text (SiyiGridModel *self,
                                                 guint          row,
                                                 guint          column,
                                                 char         **why_not);
GPtrArray        *siyi_grid_model_propose       (SiyiGridModel *self,
                                                 guint          row,
                                                 guint          column,
                                                 const char    *typed);

/* For implementations. */
void              siyi_grid_model_rows_changed  (SiyiGridModel *self,
                                                 guint          first,
                                                 guint          n_rows);
void              siyi_grid_model_reset         (SiyiGridModel *self);
void              siyi_grid_append_field        (GString       *text,
                                                 const char    *field,
                                                 gboolean       first);
SiyiGridProposal *siyi_grid_proposal_new        (const char    *text,
                                                 const char    *label,
                                                 const char    *note);
void              siyi_grid_proposal_free       (SiyiGridProposal *proposal);

G_END_DECLS
