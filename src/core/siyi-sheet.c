/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The measures of official paper (GB/T 9704-2012) and how wide the columns of a table become. Both
 * without a font, so that the drawn page and the word processor's one agree. Pure functions. */
#include "siyi-sheet.h"

#include <math.h>

#include "siyi-title.h"

#define MM(mm) ((mm) * SIYI_POINTS_A_MM)
/* 22 lines of 28 characters; 三号 is 16 points by name, but only 15.75 fit 28 times into 156 mm. */
#define BODY 15.75
#define POSTER 1.414
#define LARGE 1.27

/* GB/T 9704-2012 5.2; across, the type area keeps about its size and the binding lies on top. */
static const SiyiSheet sheets[] = {
  [SIYI_PAPER_A4] = { MM (210), MM (297), MM (37), MM (28), MM (26), MM (35),
                      22, BODY, 22, 14, 12, 34 },
  [SIYI_PAPER_A4_WIDE] = { MM (297), MM (210), MM (28), MM (30), MM (30), MM (26),
                           18, BODY, 22, 14, 12, 34 },
  [SIYI_PAPER_POSTER] = { MM (297), MM (420), MM (52), MM (38), MM (38), MM (50),
                          22, BODY * POSTER, 36, 14 * POSTER, 12 * POSTER, 52 },
  [SIYI_PAPER_LARGE] = { MM (210), MM (297), MM (37), MM (28), MM (26), MM (35),
                         17, BODY * LARGE, 28, 18, 15, 43 },
};

/* 四号 小四 五号 小五 六号 and what a ledger of 25 columns needs, as parts of the largest. */
static const double steps[] = { 1, 12 / 14.0, 10.5 / 14.0, 9 / 14.0, 7.5 / 14.0, 6.5 / 14.0 };

/* Data up to this length stands in one line, longer text has at least this much room. */
#define SHORT_EMS 8.5

/**
 * siyi_sheet_of:
 *
 * Returns: (transfer none): the measures of a form
 */
const SiyiSheet *
siyi_sheet_of (SiyiPaperForm form)
{
  return &sheets[form < G_N_ELEMENTS (sheets) ? form : SIYI_PAPER_A4];
}

/**
 * siyi_sheet_area:
 *
 * Returns: how wide the type area is, points
 */
double
siyi_sheet_area (const SiyiSheet *self)
{
  return self->width - self->left - self->right;
}

/**
 * siyi_sheet_pitch:
 *
 * Returns: from one line of body text to the next, points
 */
double
siyi_sheet_pitch (const SiyiSheet *self)
{
  return (self->height - self->top - self->bottom) / self->n_lines;
}

/* How wide each column is if nothing wraps, in characters with padding. */
static void
natural_widths (const SiyiBlock *table,
                double          *ems)
{
  for (guint c = 0; c < table->columns->len; c++)
    {
      const char *heading = g_array_index (table->columns, SiyiTableColumn, c).heading;

      /* A long heading may stand in two lines, a short one not; it is drawn bold. */
      ems[c] = siyi_text_ems (heading) * 1.04;
      if (ems[c] > 4.5)
        ems[c] = ceil (ems[c] / 2);
      ems[c] = MAX (ems[c], 1);
    }

  for (guint r = 0; r < table->rows->len; r++)
    for (guint c = 0; c < table->columns->len; c++)
      {
        const SiyiTableCell *cell = siyi_block_get_cell (table, r, c);
        const double bold = cell->style == SIYI_CELL_STRONG ? 1.04 : 1;

        ems[c] = MAX (ems[c], siyi_text_ems (cell->text) * bold);
      }

  for (guint c = 0; c < table->columns->len; c++)
    ems[c] += 2 * SIYI_CELL_PADDING;
}

/* Short columns get what they need, the long ones share the rest by the root of their length: a
 * text four times as long gets twice the width and grows twice as high. */
static gboolean
share_out (const double *ems,
           guint         n,
           double        room,
           double       *widths)
{
  g_autofree gboolean *fixed = g_new0 (gboolean, n);
  gboolean changed = TRUE, enough = TRUE;

  while (changed)
    {
      double left = room, roots = 0;

      changed = FALSE;
      for (guint c = 0; c < n; c++)
        if (fixed[c])
          left -= ems[c];
        else
          roots += sqrt (ems[c]);

      for (guint c = 0; c < n; c++)
        {
          widths[c] = fixed[c] ? ems[c] : MAX (left, 0) * sqrt (ems[c]) / roots;
          if (fixed[c] || widths[c] < ems[c])
            continue;
          fixed[c] = TRUE;
          changed = TRUE;
        }
    }

  for (guint c = 0; c < n; c++)
    enough = enough && widths[c] >= MIN (ems[c], SHORT_EMS + 2 * SIYI_CELL_PADDING) - 0.001;

  return enough;
}

static void
stretch (double *widths,
         guint   n,
         double  area)
{
  double sum = 0;

  for (guint c = 0; c < n; c++)
    sum += widths[c];
  for (guint c = 0; c < n && sum > 0; c++)
    widths[c] *= area / sum;
}

/* Columns by share take it from the whole; those without share what is left. */
static double
take_shares (const SiyiBlock *table,
             double           area,
             double          *widths)
{
  double sum = 0, taken = 0;
  guint n_free = 0;

  for (guint c = 0; c < table->columns->len; c++)
    {
      sum += g_array_index (table->columns, SiyiTableColumn, c).share;
      n_free += g_array_index (table->columns, SiyiTableColumn, c).share <= 0;
    }

  for (guint c = 0; c < table->columns->len; c++)
    {
      const double share = g_array_index (table->columns, SiyiTableColumn, c).share;

      /* Shares that leave nothing to the others are parts of three quarters. */
      widths[c] = share <= 0 ? 0
                  : n_free == 0 ? area * share / sum
                  : area * share * (sum < 0.95 ? 1 : 0.75 / sum);
      taken += widths[c];
    }

  return n_free > 0 ? area - taken : 0;
}

/**
 * siyi_table_measure:
 * @table: a block with a table
 * @sheet: the paper it stands on
 * @widths: (out) (array): room for one width a column, points; together the type area
 *
 * Returns: the size of the table's type, points: the largest in which short data is not torn apart
 */
double
siyi_table_measure (const SiyiBlock *table,
                    const SiyiSheet *sheet,
                    double          *widths)
{
  const guint n = table->columns->len;
  const double area = siyi_sheet_area (sheet);
  const double rest = take_shares (table, area, widths);
  g_autofree double *ems = g_new0 (double, n + 1);
  g_autofree double *wanted = g_new0 (double, n + 1);
  g_autofree double *got = g_new0 (double, n + 1);
  g_autofree guint *places = g_new0 (guint, n + 1);
  guint n_free = 0;
  gsize step;

  natural_widths (table, ems);
  for (guint c = 0; c < n; c++)
    if (widths[c] <= 0)
      {
        places[n_free] = c;
        wanted[n_free++] = ems[c];
      }

  for (step = 0; step < G_N_ELEMENTS (steps); step++)
    {
      const double size = sheet->table * steps[step];
      gboolean enough = n_free == 0 || share_out (wanted, n_free, rest / size, got);

      for (guint c = 0; c < n; c++)
        if (widths[c] > 0)
          enough = enough && widths[c] / size >= MIN (ems[c], SHORT_EMS * 0.6);
      if (enough || step + 1 == G_N_ELEMENTS (steps))
        break;
    }

  stretch (got, n_free, rest);
  for (guint i = 0; i < n_free; i++)
    widths[places[i]] = got[i];

  return sheet->table * steps[step];
}

/**
 * siyi_pictures_measure:
 * @measure: (out): points; room for the words is kept free below each picture, more where they are
 *   narrow
 */
void
siyi_pictures_measure (const SiyiBlock     *block,
                       const SiyiSheet     *sheet,
                       SiyiPictureMeasure  *measure)
{
  const double height = sheet->n_lines * siyi_sheet_pitch (sheet);
  const guint n_lines = block->abreast > 1 ? 5 : 3;

  measure->gap = sheet->body;
  measure->column = (siyi_sheet_area (sheet) - (block->abreast - 1) * measure->gap) / block->abreast;
  measure->row = block->share * height;
  measure->pitch = sheet->note * 1.5;
  measure->picture = MAX (measure->row - (n_lines + 0.8) * measure->pitch, measure->row / 2);
}

/**
 * siyi_picture_fit:
 * @width: (out): points, as large as there is room, its sides in proportion
 * @height: (out): points
 */
void
siyi_picture_fit (const SiyiPicture *picture,
                  double             most_width,
                  double             most_height,
                  double            *width,
                  double            *height)
{
  const double scale = MIN (most_width / picture->width, most_height / picture->height);

  *width = picture->width * scale;
  *height = picture->height * scale;
}
