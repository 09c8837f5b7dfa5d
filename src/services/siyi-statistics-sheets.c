/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of a period with their headings, as texts: numbers in digits, rates with a point, so that a
 * workbook holds numbers. On an archive's thread. */
#include "siyi-statistics-sheets.h"

#include "siyi-statistics-places.h"
#include "siyi-words.h"

#define WORDS "paper-statistics"

static void
sheet_free (gpointer data)
{
  SiyiStatSheet *sheet = data;

  g_free (sheet->name);
  g_strfreev (sheet->headings);
  g_ptr_array_unref (sheet->rows);
  g_free (sheet);
}

void
siyi_stat_sheets_free (SiyiStatSheets *self)
{
  g_clear_pointer (&self->figures, siyi_figures_free);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_free (self->title);
  g_free (self->basis);
  g_free (self->frozen);
  g_free (self);
}

/* @columns: key of the headings; @side: (nullable) what stands for {side} in them. */
static SiyiStatSheet *
add_sheet (SiyiStatSheets *self,
           const char     *name,
           const char     *columns,
           const char     *side,
           guint           n_texts)
{
  SiyiStatSheet *sheet = g_new0 (SiyiStatSheet, 1);
  gsize n;
  const char * const *words = siyi_words (WORDS, columns, &n);

  sheet->name = g_strdup (name);
  sheet->headings = g_new0 (char *, n + 1);
  for (gsize i = 0; i < n; i++)
    sheet->headings[i] = siyi_fill (words[i], "side", side != NULL ? side : "", NULL);
  sheet->n_columns = (guint) n;
  sheet->n_texts = n_texts;
  sheet->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_ptr_array_add (self->sheets, sheet);

  return sheet;
}

static char **
add_row (SiyiStatSheet *sheet)
{
  char **row = g_new0 (char *, sheet->n_columns + 1);

  for (guint i = 0; i < sheet->n_columns; i++)
    row[i] = g_strdup ("");
  g_ptr_array_add (sheet->rows, row);

  return row;
}

static void
set_text (char      **row,
          guint       column,
          const char *text)
{
  g_free (row[column]);
  row[column] = g_strdup (text);
}

/* Below 0 is not known: the cell stays empty. */
static void
set_number (char   **row,
            guint    column,
            gint64   number)
{
  char text[32];

  if (number < 0)
    return;
  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, number);
  set_text (row, column, text);
}

static void
set_hundredths (char   **row,
                guint    column,
                gint64   hundredths)
{
  char text[32];

  g_snprintf (text, sizeof text, "%s%" G_GINT64_FORMAT ".%02d", hundredths < 0 ? "-" : "", ABS (hundredths) / 100,
              (int) (ABS (hundredths) % 100));
  set_text (row, column, text);
}

static void
set_value (char             **row,
           guint              column,
           const SiyiFigure  *figure,
           gint64             value)
{
  if (value >= 0 && siyi_figure_is_ratio (figure))
    set_hundredths (row, column, value);
  else
    set_number (row, column, value);
}

static void
add_figures (SiyiStatSheets *self)
{
  SiyiStatSheet *sheet = add_sheet (self, siyi_word (WORDS, "figures"), "figures-columns", NULL, 1);
  gsize n_units;
  const char * const *units = siyi_words ("figure-units", "units", &n_units);

  for (guint i = 0; i < self->figures->figures->len; i++)
    {
      const SiyiFigure *figure = &g_array_index (self->figures->figures, SiyiFigure, i);
      char **row = add_row (sheet);
      gint64 change;

      set_text (row, 0, siyi_figure_title (figure->key));
      set_value (row, 1, figure, figure->value);
      set_text (row, 2, units[figure->unit]);
      if (siyi_figure_is_ratio (figure))
        {
          set_number (row, 3, figure->numerator);
          set_number (row, 4, figure->denominator);
        }
      if (figure->has_previous)
        set_value (row, 5, figure, figure->previous);
      if (siyi_figure_change (figure, &change))
        set_hundredths (row, 6, change);
      if (figure->has_before)
        set_value (row, 7, figure, figure->before);
      if (siyi_figure_change_before (figure, &change))
        set_hundredths (row, 8, change);
    }
}

static gboolean
add_side (SiyiDb               *db,
          const SiyiStatQuery  *query,
          SiyiDimension         by,
          const char           *word,
          SiyiStatSheets       *self,
          GError              **error)
{
  g_autoptr(GPtrArray) bars = siyi_statistics_bars (db, query, by, error);
  const char *side = siyi_word ("statistics-sides", word);
  SiyiStatSheet *sheet;

  if (bars == NULL)
    return FALSE;

  if (by == SIYI_BY_PLACE)
    siyi_bars_by_township (query, bars);
  sheet = add_sheet (self, side, "group-columns", side, 1);
  sheet->has_bars = TRUE;
  sheet->bar_before = 4;
  for (guint i = 0; i < bars->len; i++)
    {
      const SiyiBar *bar = g_ptr_array_index (bars, i);
      const gint64 numbers[] = { bar->batches, bar->persons, bar->sessions, bar->previous_batches,
                                 bar->previous_persons };
      char **row = add_row (sheet);

      set_text (row, 0, bar->words);
      for (guint k = 0; k < G_N_ELEMENTS (numbers); k++)
        set_number (row, k + 1, numbers[k]);
    }

  return TRUE;
}

static void
add_line (SiyiStatSheets *self,
          const char     *name,
          const char     *columns,
          GPtrArray      *bars)
{
  SiyiStatSheet *sheet = add_sheet (self, siyi_word (WORDS, name), columns, NULL, 1);

  sheet->has_bars = TRUE;
  sheet->bar_before = 2;
  for (guint i = 0; i < bars->len; i++)
    {
      const SiyiBar *bar = g_ptr_array_index (bars, i);
      char **row = add_row (sheet);

      set_text (row, 0, bar->words);
      set_number (row, 1, bar->batches);
      set_number (row, 2, bar->previous_batches);
    }
}

static void
add_cross (SiyiStatSheets *self,
           GPtrArray      *rows)
{
  /* First before repeated, as papers have it; of the unknown the sizes are one. */
  SiyiStatSheet *sheet = add_sheet (self, siyi_word (WORDS, "cross"), "cross-columns", NULL, 1);

  for (guint i = 0; i < rows->len; i++)
    {
      const SiyiCrossRow *one = g_ptr_array_index (rows, i);
      const gint64 numbers[] = {
        one->batches[1][0], one->persons[1][0], one->batches[1][1], one->persons[1][1],
        one->batches[0][0], one->persons[0][0], one->batches[0][1], one->persons[0][1],
        one->batches[2][0] + one->batches[2][1], one->persons[2][0] + one->persons[2][1],
      };
      char **row = add_row (sheet);

      set_text (row, 0, one->key != NULL ? one->words : siyi_word (WORDS, "total"));
      for (guint k = 0; k < G_N_ELEMENTS (numbers); k++)
        set_number (row, k + 1, numbers[k]);
    }
}

static void
add_checks (SiyiStatSheets *self)
{
  SiyiStatSheet *sheet = add_sheet (self, siyi_word (WORDS, "identities"), "identities-columns", NULL, 2);
  g_autoptr(GPtrArray) identities = siyi_statistics_check (self->figures);

  for (guint i = 0; i < identities->len; i++)
    {
      const SiyiIdentity *identity = g_ptr_array_index (identities, i);
      char **row = add_row (sheet);

      set_text (row, 0, identity->words);
      set_text (row, 1, siyi_word (WORDS, identity->holds ? "holds" : "holds-not"));
    }
}

static void
add_definitions (SiyiStatSheets *self)
{
  SiyiStatSheet *sheet = add_sheet (self, siyi_word (WORDS, "definitions"), "definitions-columns", NULL, 2);

  for (guint i = 0; i < self->figures->figures->len; i++)
    {
      const SiyiFigure *figure = &g_array_index (self->figures->figures, SiyiFigure, i);
      char **row = add_row (sheet);

      set_text (row, 0, siyi_figure_title (figure->key));
      set_text (row, 1, siyi_figure_definition (figure->key));
    }
}

static gboolean
add_tables (SiyiDb               *db,
            const SiyiStatQuery  *query,
            SiyiStatSheets       *self,
            GError              **error)
{
  static const struct { SiyiDimension by; const char *word; } sides[] = {
    { SIYI_BY_MONTH, "month" }, { SIYI_BY_LEADER, "leader" }, { SIYI_BY_CLASS, "class" },
    { SIYI_BY_METHOD, "method" }, { SIYI_BY_UNIT, "unit" }, { SIYI_BY_PLACE, "place" },
    { SIYI_BY_FIRST, "first" }, { SIYI_BY_SIZE, "size" },
  };
  g_autoptr(GPtrArray) cross = NULL;
  g_autoptr(GPtrArray) closing = NULL;
  g_autoptr(GPtrArray) funnel = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    if (!add_side (db, query, sides[i].by, sides[i].word, self, error))
      return FALSE;

  cross = siyi_statistics_cross (db, query, error);
  closing = cross != NULL ? siyi_statistics_closing (db, query, error) : NULL;
  funnel = closing != NULL ? siyi_statistics_funnel (db, query, error) : NULL;
  if (funnel == NULL)
    return FALSE;

  siyi_cross_by_township (query, cross);
  add_cross (self, cross);
  add_line (self, "closing", "closing-columns", closing);
  add_line (self, "funnel", "funnel-columns", funnel);

  return TRUE;
}

static char *
time_text (gint64 at)
{
  g_autoptr(GDateTime) time = at > 0 ? g_date_time_new_from_unix_local (at / G_USEC_PER_SEC) : NULL;

  return time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : g_strdup ("");
}

/* Only of a frozen period. */
static gboolean
add_corrections (SiyiDb               *db,
                 const SiyiStatQuery  *query,
                 SiyiStatSheets       *self,
                 GError              **error)
{
  g_autoptr(SiyiFrozen) frozen = siyi_statistics_frozen (db, query, error);
  g_autofree char *day = NULL;
  SiyiStatSheet *sheet;

  if (frozen == NULL || frozen->at == 0)
    return frozen != NULL;

  day = time_text (frozen->at);
  self->frozen = siyi_fill (siyi_word (WORDS, "frozen"), "day", day, NULL);
  sheet = add_sheet (self, siyi_word (WORDS, "corrections"), "corrections-columns", NULL, 4);
  for (guint i = 0; i < frozen->lines->len; i++)
    {
      const SiyiCorrectionLine *line = g_ptr_array_index (frozen->lines, i);
      g_autofree char *at = time_text (line->at);
      char **row = add_row (sheet);

      set_text (row, 0, line->number != NULL ? line->number : "");
      set_text (row, 1, line->what);
      set_text (row, 2, line->who != NULL ? line->who : "");
      set_text (row, 3, at);
    }

  return TRUE;
}

/**
 * siyi_stat_sheets_load:
 *
 * Returns: (transfer full): everything that is written of the period
 */
SiyiStatSheets *
siyi_stat_sheets_load (SiyiDb               *db,
                       const SiyiStatQuery  *query,
                       GError              **error)
{
  static const char * const bases[SIYI_N_BASES] = { "basis-visit", "basis-registered", "basis-exchanged" };
  g_autoptr(SiyiStatSheets) self = g_new0 (SiyiStatSheets, 1);
  g_autofree char *period = siyi_span_words (&query->span);

  self->sheets = g_ptr_array_new_with_free_func (sheet_free);
  self->title = siyi_fill (siyi_word (WORDS, "title"), "period", period, NULL);
  self->basis = g_strdup (siyi_word (WORDS, bases[query->basis]));
  self->figures = siyi_statistics_load (db, query, error);
  if (self->figures == NULL)
    return NULL;

  add_figures (self);
  if (!add_tables (db, query, self, error) || !add_corrections (db, query, self, error))
    return NULL;
  add_checks (self);
  add_definitions (self);

  return g_steal_pointer (&self);
}
