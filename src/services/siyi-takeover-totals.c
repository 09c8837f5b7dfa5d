/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of totals beside what the rows of their table give (domain, 10.2). A subtotal counts the
 * rows since the one before it, another total the whole table; a total in the middle may as well
 * say what stands above it. */
#include "siyi-takeover-totals.h"

#include <string.h>

#include "siyi-read-persons.h"
#include "siyi-read-private.h"

static SiyiReadList subtotals = { "ledger-rows", "subtotal" };
static SiyiReadList page_totals = { "ledger-rows", "page-total" };
static SiyiReadList batch_words = { "ledger-rows", "batches" };
static SiyiReadList person_words = { "ledger-rows", "persons" };

typedef struct
{
  gint64 batches;
  gint64 persons;
} Count;

typedef struct
{
  guint    row;         /* worksheet row */
  Count    said;        /* -1: not said */
  Count    above;       /* the rows above it */
  Count    part;        /* the rows since the last one of its kind */
  gboolean is_sub;
  gboolean is_page;
} Total;

struct _SiyiTotals
{
  Count   above;
  Count   at_sub;
  Count   at_page;
  GArray *totals;   /* Total */
};

SiyiTotals *
siyi_totals_new (void)
{
  SiyiTotals *self = g_new0 (SiyiTotals, 1);

  self->totals = g_array_new (FALSE, FALSE, sizeof (Total));

  return self;
}

void
siyi_totals_free (SiyiTotals *self)
{
  g_array_unref (self->totals);
  g_free (self);
}

/* One matter of the table, doubles included. */
void
siyi_totals_count (SiyiTotals *self,
                   int         persons)
{
  self->above.batches++;
  self->above.persons += MAX (persons, 0);
}

static gboolean
holds (SiyiReadList *list,
       const char   *text)
{
  siyi_read_list_ready (list);
  for (gsize i = 0; i < list->n_words; i++)
    if (strstr (text, list->words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* "24批120人次" */
static void
read_sentence (const char *plain,
               Count      *said)
{
  for (const char *p = plain; *p != '\0'; )
    {
      const char *end = p;
      SiyiNumeral number;

      if (!siyi_read_numeral (&end, &number))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      p = siyi_read_skip_spaces (end);
      if (said->batches < 0 && siyi_read_list_prefix (&batch_words, p) > 0)
        said->batches = number.value;
      else if (said->persons < 0 && siyi_read_list_prefix (&person_words, p) > 0)
        said->persons = number.value;
    }
}

static void
read_cell (const SiyiTakeover *takeover,
           const SiyiCell     *cell,
           gboolean            is_persons,
           Total              *total)
{
  SiyiTakeCell take = { .cell = cell };
  g_autofree char *plain = NULL;

  if (cell->kind == SIYI_CELL_TEXT)
    {
      plain = siyi_read_squeeze (cell->text);
      total->is_sub = total->is_sub || holds (&subtotals, plain);
      total->is_page = total->is_page || holds (&page_totals, plain);
    }
  if (is_persons && (cell->kind == SIYI_CELL_TEXT || cell->kind == SIYI_CELL_NUMBER))
    {
      SiyiReadCell open;
      SiyiReadPersons persons;

      siyi_take_cell_open (takeover, &take, &open);
      siyi_read_persons (&open, &persons);
      if (persons.count >= 0)
        {
          total->said.persons = persons.count;
          return;
        }
    }
  if (plain != NULL)
    {
      g_autofree char *half = siyi_read_plain (plain);

      read_sentence (half, &total->said);
    }
}

static gboolean
is_persons (const SiyiTakeTable *table,
            guint                column)
{
  const SiyiTakeColumn *at = siyi_take_column_at (table, column);

  return at != NULL && at->field == SIYI_FIELD_PERSONS;
}

/* A row of totals; the cell under the persons' heading speaks before any sentence. */
void
siyi_totals_row (SiyiTotals          *self,
                 const SiyiTakeover  *takeover,
                 const SiyiTakeTable *table,
                 const SiyiRow       *row)
{
  Total total = { .row = row->number, .said = { -1, -1 }, .above = self->above };

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < row->n_cells; i++)
      if (is_persons (table, row->cells[i].column) == (pass == 0))
        read_cell (takeover, &row->cells[i], pass == 0, &total);

  if (total.is_sub)
    {
      total.part = (Count) { self->above.batches - self->at_sub.batches,
                             self->above.persons - self->at_sub.persons };
      self->at_sub = self->above;
    }
  else if (total.is_page)
    {
      total.part = (Count) { self->above.batches - self->at_page.batches,
                             self->above.persons - self->at_page.persons };
      self->at_page = self->above;
    }
  g_array_append_val (self->totals, total);
}

static gboolean
agrees (const Count *said,
        const Count *counted)
{
  return (said->persons < 0 || said->persons == counted->persons) &&
         (said->batches < 0 || said->batches == counted->batches);
}

/**
 * siyi_totals_end:
 * @mismatches: (element-type guint): worksheet rows are appended to it
 *
 * The table's last row is counted.
 */
void
siyi_totals_end (SiyiTotals *self,
                 GArray     *mismatches)
{
  for (guint i = 0; i < self->totals->len; i++)
    {
      const Total *total = &g_array_index (self->totals, Total, i);
      gboolean right = (total->is_sub || total->is_page) && agrees (&total->said, &total->part);

      if (!right && !total->is_sub)
        right = agrees (&total->said, &self->above) || agrees (&total->said, &total->above);
      if (!right)
        g_array_append_val (mismatches, total->row);
    }
}
