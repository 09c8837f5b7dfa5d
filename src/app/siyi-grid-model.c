/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a SiyiGrid shows, as an interface: the ledger asks its archive for rows as they come into
 * view, the preview of a takeover has them all. Optional functions have plain defaults here. */
#include "siyi-grid-model.h"

enum { ROWS_CHANGED, RESET, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (SiyiGridModel, siyi_grid_model, G_TYPE_OBJECT)

static void
siyi_grid_model_default_init (SiyiGridModelInterface *iface)
{
  signals[ROWS_CHANGED] = g_signal_new ("rows-changed", SIYI_TYPE_GRID_MODEL, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT,
                                        G_TYPE_UINT);
  signals[RESET] = g_signal_new ("reset", SIYI_TYPE_GRID_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

guint
siyi_grid_model_get_n_rows (SiyiGridModel *self)
{
  return SIYI_GRID_MODEL_GET_IFACE (self)->get_n_rows (self);
}

/**
 * siyi_grid_model_get_cell:
 * @cell: (out caller-allocates): cleared, then filled; its text is borrowed until the next call
 */
void
siyi_grid_model_get_cell (SiyiGridModel *self,
                          guint          row,
                          guint          column,
                          SiyiGridCell  *cell)
{
  *cell = (SiyiGridCell) { NULL };
  SIYI_GRID_MODEL_GET_IFACE (self)->get_cell (self, row, column, cell);
}

gboolean
siyi_grid_model_is_loaded (SiyiGridModel *self,
                           guint          row)
{
  SiyiGridModelInterface *iface = SIYI_GRID_MODEL_GET_IFACE (self);

  return iface->is_loaded == NULL || iface->is_loaded (self, row);
}

void
siyi_grid_model_want_rows (SiyiGridModel *self,
                           guint          first,
                           guint          n_rows)
{
  SiyiGridModelInterface *iface = SIYI_GRID_MODEL_GET_IFACE (self);

  if (iface->want_rows != NULL)
    iface->want_rows (self, first, n_rows);
}

gint64
siyi_grid_model_get_row_id (SiyiGridModel *self,
                            guint          row)
{
  SiyiGridModelInterface *iface = SIYI_GRID_MODEL_GET_IFACE (self);

  if (iface->get_row_id == NULL || row >= siyi_grid_model_get_n_rows (self))
    return 0;

  return iface->get_row_id (self, row);
}

guint
siyi_grid_model_find_row (SiyiGridModel *self,
                          gint64         id)
{
  SiyiGridModelInterface *iface = SIYI_GRID_MODEL_GET_IFACE (self);

  if (iface->find_row == NULL || id == 0)
    return G_MAXUINT;

  return iface->find_row (self, id);
}

/**
 * siyi_grid_model_dup_edit_text:
 * @why_not: (out) (optional): why the cell can't be edited, translated; may be %NULL
 *
 * Returns: (transfer full) (nullable): the text to edit; %NULL where it can't be
 */
char *
siyi_grid_model_dup_edit_text (SiyiGridModel *self,
                               guint          row,
                               guint          column,
                               char         **why_not)
{
  SiyiGridModelInterface *iface = SIYI_GRID_MODEL_GET_IFACE (self);
  g_autofree char *ignored = NULL;

  if (why_not == NULL)
    why_not = &ignored;
  *why_not = NULL;
  if (iface->dup_edit_text == NULL)
    return NULL;

  return iface->dup_edit_text (self, row, column, why_not);
}

/**
 * siyi_grid_model_propose:
 *
 * Returns: (transfer full) (nullable) (element-type SiyiGridProposal): what the typed text may
 *   mean, likeliest first
 */
GPtrArray *
siyi_grid_model_propose (SiyiGridModel *self,
                         guint          row,
                         guint          column,
                         const char    *typed)
{
  SiyiGridModelInterface *iface = SIYI_GRID_MODEL_GET_IFACE (self);

  return iface->propose != NULL ? iface->propose (self, row, column, typed) : NULL;
}

void
siyi_grid_model_rows_changed (SiyiGridModel *self,
                              guint          first,
                              guint          n_rows)
{
  g_signal_emit (self, signals[ROWS_CHANGED], 0, first, n_rows);
}

void
siyi_grid_model_reset (SiyiGridModel *self)
{
  g_signal_emit (self, signals[RESET], 0);
}

/**
 * siyi_grid_append_field:
 * @field: (nullable): one cell
 * @first: of its line
 *
 * Adds a field of tab-separated text as spreadsheets read it from the clipboard: quoted where it
 * holds a tab, a line end or a quote at its beginning.
 */
void
siyi_grid_append_field (GString    *text,
                        const char *field,
                        gboolean    first)
{
  if (!first)
    g_string_append_c (text, '\t');
  if (field == NULL)
    return;
  if (field[0] != '"' && strpbrk (field, "\t\r\n") == NULL)
    {
      g_string_append (text, field);
      return;
    }

  g_string_append_c (text, '"');
  for (const char *p = field; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

SiyiGridProposal *
siyi_grid_proposal_new (const char *text,
                        const char *label,
                        const char *note)
{
  SiyiGridProposal *proposal = g_new (SiyiGridProposal, 1);

  proposal->text = g_strdup (text);
  proposal->label = g_strdup (label);
  proposal->note = g_strdup (note);

  return proposal;
}

void
siyi_grid_proposal_free (SiyiGridProposal *proposal)
{
  g_free (proposal->text);
  g_free (proposal->label);
  g_free (proposal->note);
  g_free (proposal);
}
