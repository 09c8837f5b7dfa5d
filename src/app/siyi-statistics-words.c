/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statistics in words: titles of tables, a bar as a sentence, a table as texts. Units come with
 * the numbers from services, so that a batch is never called an item. */
#include "siyi-statistics-words.h"

#include <glib/gi18n.h>

#include "siyi-rate.h"

/* The large figures of the page, in their order. */
const char * const siyi_stat_tile_keys[] = {
  "received.batches", "received.persons", "accept.rate", "reply.rate", "resolve.rate",
};

const char *
siyi_stat_words_table (SiyiStatTable table)
{
  switch (table)
    {
    case SIYI_STAT_MONTHS:
      return C_("statistics", "Batches by Month");
    case SIYI_STAT_CLASSES:
      return C_("statistics", "Classes of Matters");
    case SIYI_STAT_METHODS:
      return C_("statistics", "Ways of Reception");
    case SIYI_STAT_FIRST:
      return C_("statistics", "First and Repeated");
    case SIYI_STAT_LEADERS:
      return C_("statistics", "Leaders");
    case SIYI_STAT_UNITS:
      return C_("statistics", "Responsible Units");
    case SIYI_STAT_PLACES:
      return C_("statistics", "Places");
    case SIYI_STAT_SIZES:
      return C_("statistics", "Sizes of Groups");
    case SIYI_STAT_CLOSING:
      return C_("statistics", "Matters Closed by Month");
    case SIYI_STAT_FUNNEL:
      return C_("statistics", "How Far the Tasks Are");
    case SIYI_N_STAT_TABLES:
    default:
      return "";
    }
}

static SiyiFigureUnit
unit_of (SiyiStatTable table)
{
  return siyi_stat_has_persons (table) ? SIYI_FIGURE_BATCHES : SIYI_FIGURE_ITEMS;
}

/* With its unit: 35批 */
char *
siyi_stat_words_number (SiyiStatTable table,
                        gint64        n)
{
  const SiyiFigure figure = { .key = "", .unit = unit_of (table), .value = n };

  return siyi_figure_value_text (&figure);
}

char *
siyi_stat_words_persons (gint64 n)
{
  const SiyiFigure figure = { .key = "", .unit = SIYI_FIGURE_PERSONS, .value = n };

  return siyi_figure_value_text (&figure);
}

char *
siyi_stat_words_change (SiyiStatTable  table,
                        const SiyiBar *bar)
{
  const SiyiFigure figure = {
    .key = "", .unit = unit_of (table), .value = bar->batches, .has_previous = bar->previous_batches >= 0,
    .previous = bar->previous_batches,
  };

  return siyi_figure_change_text (&figure);
}

/**
 * siyi_stat_words_share:
 *
 * Returns: (transfer full): a part of a whole in percent, two decimals
 */
char *
siyi_stat_words_share (gint64 part,
                       gint64 whole)
{
  const SiyiFigure figure = {
    .key = "", .unit = SIYI_FIGURE_RATE, .value = siyi_rate_hundredths (part, whole),
  };

  return siyi_figure_number_text (&figure, figure.value);
}

/**
 * siyi_stat_words_bar:
 *
 * Returns: (transfer full): all a bar says: what, how many, with how many persons, and the change
 */
char *
siyi_stat_words_bar (SiyiStatTable  table,
                     const SiyiBar *bar)
{
  g_autofree char *number = siyi_stat_words_number (table, bar->batches);
  g_autofree char *change = siyi_stat_words_change (table, bar);
  g_autofree char *persons = NULL;

  const char *what = siyi_stat_words_side (table, bar);

  if (!siyi_stat_has_persons (table))
    /* Translators: a bar: what it counts, how many, the change against last year */
    return g_strdup_printf (C_("bar", "%1$s: %2$s, %3$s"), what, number, change);

  persons = siyi_stat_words_persons (bar->persons);

  /* Translators: a bar: what it counts, how many batches, persons, the change against last year */
  return g_strdup_printf (C_("bar", "%1$s: %2$s, %3$s, %4$s"), what, number, persons, change);
}

/**
 * siyi_stat_words_side:
 *
 * Returns: (transfer none): what a bar counts; the ledger's 初 is a first visit here
 */
const char *
siyi_stat_words_side (SiyiStatTable  table,
                      const SiyiBar *bar)
{
  if (table != SIYI_STAT_FIRST)
    return bar->words;

  return siyi_stat_words_first (*bar->key == '1' ? 1 : *bar->key == '0' ? 0 : 2);
}

/**
 * siyi_stat_words_title:
 * @what: month, class, leader …
 *
 * Returns: (transfer full): what a list of its rows is called: 10月批次
 */
char *
siyi_stat_words_title (SiyiStatTable  table,
                       const char    *what)
{
  if (table == SIYI_STAT_CLOSING)
    /* Translators: matters closed in a month */
    return g_strdup_printf (C_("statistics", "Closed in %s"), what);
  if (table == SIYI_STAT_FUNNEL)
    /* Translators: tasks that have come so far */
    return g_strdup_printf (C_("statistics", "Tasks: %s"), what);

  /* Translators: the batches of a month, a class, a leader … */
  return g_strdup_printf (C_("statistics", "Batches: %s"), what);
}

const char *
siyi_stat_words_definition (SiyiStatTable table)
{
  switch (table)
    {
    case SIYI_STAT_LEADERS:
    case SIYI_STAT_UNITS:
      return _("Receptions of the own level; one with several leaders or units counts with each of them.");
    case SIYI_STAT_CLOSING:
      return _("Matters whose closing falls into the month.");
    case SIYI_STAT_FUNNEL:
      return _("Tasks from receptions of the period, by how far they have come to this day.");
    case SIYI_STAT_MONTHS:
    case SIYI_STAT_CLASSES:
    case SIYI_STAT_METHODS:
    case SIYI_STAT_FIRST:
    case SIYI_STAT_PLACES:
    case SIYI_STAT_SIZES:
    case SIYI_N_STAT_TABLES:
    default:
      return _("Receptions of the own level: a group that comes for one matter is one batch, each person present one person-time.");
    }
}

static const char *
date_words (SiyiDateBasis basis)
{
  switch (basis)
    {
    case SIYI_BASIS_REGISTERED:
      return C_("basis", "day of registration");
    case SIYI_BASIS_EXCHANGED:
      return C_("basis", "day of exchange");
    case SIYI_BASIS_VISIT:
    case SIYI_N_BASES:
    default:
      return C_("basis", "day of the visit");
    }
}

static const char *
place_words (SiyiPlaceBasis place)
{
  switch (place)
    {
    case SIYI_PLACE_REGISTERED:
      return C_("basis", "registered residence");
    case SIYI_PLACE_USUAL:
      return C_("basis", "usual residence");
    case SIYI_PLACE_PROBLEM:
    case SIYI_N_PLACES:
    default:
      return C_("basis", "place of the problem");
    }
}

char *
siyi_stat_words_basis (const SiyiStatQuery *query)
{
  /* Translators: which day and which place decide */
  return g_strdup_printf (_("By %1$s, %2$s, first and last day included"), date_words (query->basis),
                          place_words (query->place));
}

const char *
siyi_stat_words_first (int first)
{
  return first == 1 ? C_("statistics", "First visit") : first == 0 ? C_("statistics", "Repeated visit")
                                                                   : C_("statistics", "Not told");
}

const char *
siyi_stat_words_size (int size)
{
  return size == 1 ? C_("statistics", "Group") : C_("statistics", "Individual");
}
