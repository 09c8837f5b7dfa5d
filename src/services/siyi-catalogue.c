/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a year's catalogue: notices, record book, ledger rows, photos, sign-in sheet, papers of each
 * session, each a piece with its number. On an archive's threads. */
#include "siyi-catalogue.h"

#include <stdlib.h>
#include <string.h>

#include "siyi-catalogue-store.h"
#include "siyi-office-store.h"
#include "siyi-ones-year.h"
#include "siyi-session-sheets-private.h"
#include "siyi-words.h"

#define WORDS "catalogue"

typedef struct
{
  SiyiCatalogue            *catalogue;
  const SiyiCatalogueFacts *facts;
  const SiyiOnes           *ones;
  const SiyiCatalogueFact  *fact;      /* (nullable) nobody came */
  const char               *office, *pattern, *fonds;
  int                       item;
  guint                     next_paper, next_notice;
} Maker;

static void
line_free (gpointer data)
{
  SiyiCatalogueLine *line = data;

  g_free (line->number);
  g_free (line->responsible);
  g_free (line->title);
  g_free (line->amount);
  g_free (line->remark);
  g_free (line);
}

void
siyi_catalogue_free (SiyiCatalogue *self)
{
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self);
}

static char *
amount_of (const char *key,
           int         n)
{
  g_autofree char *number = siyi_sheet_number (n);

  return siyi_fill (siyi_word (WORDS, key), "n", number, NULL);
}

/* title, amount: (transfer full) */
static SiyiCatalogueLine *
add_line (Maker   *maker,
          SiyiDay  day,
          char    *title,
          char    *amount)
{
  SiyiCatalogueLine *line = g_new0 (SiyiCatalogueLine, 1);

  line->volume = maker->catalogue->n_volumes;
  line->item = ++maker->item;
  line->session = maker->ones->session->id;
  line->number = siyi_archive_number (maker->pattern, maker->fonds, maker->catalogue->year,
                                      maker->fact != NULL ? maker->fact->retention
                                                          : atoi (siyi_word ("retention", "other")),
                                      line->volume, line->item);
  line->responsible = g_strdup (maker->office);
  line->title = title;
  line->amount = amount;
  line->day = day;
  g_ptr_array_add (maker->catalogue->lines, line);

  return line;
}

/* A notice stands before the first session of its month. */
static void
add_notices (Maker *maker)
{
  g_autofree char *day = siyi_day_to_text (maker->ones->session->day);

  for (; maker->next_notice < maker->facts->notices->len; maker->next_notice++)
    {
      const SiyiCatalogueNotice *notice = g_ptr_array_index (maker->facts->notices, maker->next_notice);
      g_autofree char *version = siyi_sheet_number (notice->version);
      g_autofree char *month = siyi_sheet_number (atoi (notice->month + 5));

      if (strncmp (notice->month, day, 7) > 0)
        break;
      add_line (maker, notice->published, siyi_fill (siyi_word (WORDS, "notice"), "month", month, "n", version, NULL),
                g_strdup (siyi_word (WORDS, "amount-one")));
    }
}

static char *
title_of (Maker      *maker,
          const char *key)
{
  g_autofree char *day = siyi_sheet_day (maker->ones->session->day);

  return siyi_fill (siyi_word (WORDS, key), "day", day, "leaders",
                    maker->ones->session->leaders != NULL ? maker->ones->session->leaders : "", NULL);
}

static void
remark_on_gap (Maker             *maker,
               SiyiCatalogueLine *line,
               SiyiPiece          piece)
{
  if (siyi_ones_lack (maker->ones, piece))
    line->remark = g_strdup (siyi_word (WORDS, "lacks"));
  else if (maker->ones->state.tiles[piece] == SIYI_TILE_EXCUSED)
    line->remark = g_strdup (maker->fact != NULL && maker->fact->excused != NULL ? maker->fact->excused
                                                                                 : siyi_word (WORDS, "excused"));
}

static void
add_pieces (Maker *maker)
{
  const SiyiYearSession *session = maker->ones->session;
  SiyiCatalogueLine *line;

  line = add_line (maker, session->day, title_of (maker, "record"), amount_of ("amount-matters", session->n_visits));
  remark_on_gap (maker, line, SIYI_PIECE_RECORD);
  if (maker->fact != NULL && maker->fact->n_restricted > 0 && line->remark == NULL)
    line->remark = amount_of ("restricted", maker->fact->n_restricted);
  line = add_line (maker, session->day, title_of (maker, "ledger"), amount_of ("amount-matters", session->n_visits));
  remark_on_gap (maker, line, SIYI_PIECE_LEDGER);
  line = add_line (maker, session->day, title_of (maker, "photos"), amount_of ("amount-photos", session->n_photos));
  remark_on_gap (maker, line, SIYI_PIECE_PHOTOS);
  line = add_line (maker, session->day, title_of (maker, "signin"),
                   amount_of ("amount-sheets", MAX (session->n_sheets, session->pieces[SIYI_PIECE_SIGNIN].done > 0)));
  remark_on_gap (maker, line, SIYI_PIECE_SIGNIN);
}

static void
add_papers (Maker *maker)
{
  for (guint i = 0; i < maker->facts->papers->len; i++)
    {
      const SiyiCataloguePaper *paper = g_ptr_array_index (maker->facts->papers, i);
      g_autofree char *key = NULL;
      const char *kind;

      if (paper->session != maker->ones->session->id)
        continue;
      key = g_strconcat ("paper-", paper->kind, NULL);
      kind = siyi_word (WORDS, key);
      add_line (maker, paper->day,
                siyi_fill (siyi_word (WORDS, "paper"), "kind", *kind != '\0' ? kind : siyi_word (WORDS, "paper-other"),
                           "number", paper->number, NULL),
                g_strdup (siyi_word (WORDS, "amount-one")));
    }
}

static void
add_all (Maker              *maker,
         const SiyiOnesYear *year)
{
  for (guint i = 0; i < year->ones->len; i++)
    {
      maker->ones = &g_array_index (year->ones, SiyiOnes, i);
      if (!maker->ones->over)
        continue;
      maker->fact = g_hash_table_lookup (maker->facts->facts, &maker->ones->session->id);
      maker->catalogue->n_volumes++;
      maker->item = 0;
      add_notices (maker);
      add_pieces (maker);
      add_papers (maker);
    }
}

/**
 * siyi_catalogue_load:
 * @year: a calendar year
 *
 * Returns: (transfer full): its volumes, one a session that is over
 */
SiyiCatalogue *
siyi_catalogue_load (SiyiDb  *db,
                     int      year,
                     GError **error)
{
  g_autoptr(SiyiOnesYear) ones = siyi_ones_year_load (db, year, error);
  g_autoptr(SiyiCatalogueFacts) facts = ones != NULL ? siyi_catalogue_facts_load (db, year, error) : NULL;
  g_autofree char *office = siyi_setting_get (db, "office.name", "");
  g_autofree char *pattern = siyi_setting_get (db, "catalogue.number", siyi_word (WORDS, "number"));
  g_autofree char *fonds = siyi_setting_get (db, "catalogue.fonds", siyi_word (WORDS, "fonds"));
  g_autoptr(SiyiCatalogue) self = g_new0 (SiyiCatalogue, 1);
  Maker maker = { .catalogue = self, .facts = facts, .office = office, .fonds = fonds };

  if (facts == NULL)
    return NULL;

  self->year = year;
  self->today = ones->today;
  self->lines = g_ptr_array_new_with_free_func (line_free);
  maker.pattern = siyi_archive_pattern_is_valid (pattern) ? pattern : siyi_word (WORDS, "number");
  add_all (&maker, ones);

  return g_steal_pointer (&self);
}
