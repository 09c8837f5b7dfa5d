/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger's columns as the person arranged them, between the grid and the setting
 * "ledger.columns": "serial:58 date:98 -post:90 …", a minus for a hidden one. */
#include "siyi-ledger-columns.h"

/* Widths and the twelve that show at first are those of the drawn page. */
static const SiyiLedgerColumn defaults[SIYI_N_COLUMNS] = {
  { SIYI_COLUMN_SERIAL, 58, TRUE }, { SIYI_COLUMN_DATE, 98, TRUE },
  { SIYI_COLUMN_LEADERS, 76, TRUE }, { SIYI_COLUMN_POST, 120, FALSE },
  { SIYI_COLUMN_METHOD, 84, TRUE }, { SIYI_COLUMN_PLACE, 140, FALSE },
  { SIYI_COLUMN_VISITORS, 112, TRUE }, { SIYI_COLUMN_PERSONS, 52, TRUE },
  { SIYI_COLUMN_ADDRESS, 140, FALSE }, { SIYI_COLUMN_PHONES, 120, FALSE },
  { SIYI_COLUMN_SUMMARY, 212, TRUE }, { SIYI_COLUMN_CLASS, 124, TRUE },
  { SIYI_COLUMN_FIRST, 54, TRUE }, { SIYI_COLUMN_OPINION, 180, FALSE },
  { SIYI_COLUMN_UNITS, 112, TRUE }, { SIYI_COLUMN_HANDLER, 84, FALSE },
  { SIYI_COLUMN_CASE_LEADER, 84, FALSE }, { SIYI_COLUMN_ASSIGNED, 100, FALSE },
  { SIYI_COLUMN_DUE, 100, TRUE }, { SIYI_COLUMN_PROGRESS, 84, TRUE },
  { SIYI_COLUMN_CLOSED, 100, FALSE }, { SIYI_COLUMN_RESOLVED, 90, FALSE },
  { SIYI_COLUMN_SATISFACTION, 90, FALSE }, { SIYI_COLUMN_VISIT_BACK, 140, FALSE },
  { SIYI_COLUMN_REMARK, 160, FALSE },
};

void
siyi_ledger_columns_reset (SiyiLedgerColumns *self)
{
  memcpy (self->all, defaults, sizeof defaults);
}

guint
siyi_ledger_columns_n_shown (const SiyiLedgerColumns *self)
{
  guint n = 0;

  for (guint i = 0; i < SIYI_N_COLUMNS; i++)
    n += self->all[i].shown ? 1 : 0;

  return n;
}

static int
find_column (const SiyiLedgerColumns *self, const char *word)
{
  for (int i = 0; i < SIYI_N_COLUMNS; i++)
    if (strcmp (siyi_column_word (self->all[i].column), word) == 0)
      return i;

  return -1;
}

static void
move_to (SiyiLedgerColumns *self, guint from, guint to)
{
  SiyiLedgerColumn moved = self->all[from];

  if (from < to)
    memmove (&self->all[from], &self->all[from + 1], (to - from) * sizeof moved);
  else
    memmove (&self->all[to + 1], &self->all[to], (from - to) * sizeof moved);
  self->all[to] = moved;
}

/**
 * siyi_ledger_columns_from_text:
 * @text: (nullable): as written by siyi_ledger_columns_to_text(); what it does not name (a column
 *   of a newer version) keeps its default and comes last
 */
void
siyi_ledger_columns_from_text (SiyiLedgerColumns *self,
                               const char        *text)
{
  g_auto(GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);
  guint place = 0;

  siyi_ledger_columns_reset (self);
  for (guint i = 0; words[i] != NULL && place < SIYI_N_COLUMNS; i++)
    {
      gboolean shown = words[i][0] != '-';
      g_auto(GStrv) parts = g_strsplit (shown ? words[i] : words[i] + 1, ":", 2);
      int at = parts[0] != NULL ? find_column (self, parts[0]) : -1;

      if (at < (int) place)
        continue;
      move_to (self, (guint) at, place);
      self->all[place].shown = shown;
      if (parts[1] != NULL)
        self->all[place].width = (int) CLAMP (g_ascii_strtoll (parts[1], NULL, 10), 24, 1600);
      place++;
    }
  if (siyi_ledger_columns_n_shown (self) == 0)
    siyi_ledger_columns_reset (self);
}

char *
siyi_ledger_columns_to_text (const SiyiLedgerColumns *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < SIYI_N_COLUMNS; i++)
    g_string_append_printf (text, "%s%s%s:%d", i > 0 ? " " : "", self->all[i].shown ? "" : "-",
                            siyi_column_word (self->all[i].column), self->all[i].width);

  return g_string_free (text, FALSE);
}

/* One step up or down among all columns. */
void
siyi_ledger_columns_move (SiyiLedgerColumns *self,
                          guint              place,
                          int                step)
{
  gint64 to = (gint64) place + step;

  if (to >= 0 && to < SIYI_N_COLUMNS)
    move_to (self, place, (guint) to);
}

static gboolean
is_number (SiyiColumn column)
{
  return column == SIYI_COLUMN_SERIAL || column == SIYI_COLUMN_PERSONS;
}

void
siyi_ledger_columns_apply (const SiyiLedgerColumns *self,
                           SiyiGrid                *grid)
{
  SiyiGridColumn columns[SIYI_N_COLUMNS];
  guint n = 0;

  for (guint i = 0; i < SIYI_N_COLUMNS; i++)
    if (self->all[i].shown)
      columns[n++] = (SiyiGridColumn) {
        .id = self->all[i].column,
        .title = siyi_column_heading (self->all[i].column),
        .width = self->all[i].width,
        .xalign = is_number (self->all[i].column) ? 1 : 0,
        .sortable = TRUE,
      };
  siyi_grid_set_columns (grid, columns, n);
}

/**
 * siyi_ledger_columns_take:
 *
 * After the person moved or resized columns in the grid: the shown ones get its order and widths,
 * each hidden one stays behind the one it stood behind.
 */
void
siyi_ledger_columns_take (SiyiLedgerColumns *self,
                          SiyiGrid          *grid)
{
  guint shown = 0;

  for (guint i = 0; i < SIYI_N_COLUMNS; i++)
    {
      const SiyiGridColumn *column;
      int at;

      if (!self->all[i].shown)
        continue;
      column = siyi_grid_get_column (grid, shown++);
      at = find_column (self, siyi_column_word (column->id));
      if (at > (int) i)
        {
          SiyiLedgerColumn other = self->all[i];

          self->all[i] = self->all[at];
          self->all[at] = other;
        }
      self->all[i].width = column->width;
    }
}
