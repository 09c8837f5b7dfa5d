/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures for people: their names, rates with their parts, tables by one side. */
#include "cmd-stats.h"
#include "ctl.h"

#include <string.h>

static const struct
{
  const char    *word;
  SiyiDimension  dimension;
  const char    *label;
} dimensions[] = {
  { "leader", SIYI_BY_LEADER, N_("Leader") },
  { "month", SIYI_BY_MONTH, N_("Month") },
  { "class", SIYI_BY_CLASS, N_("Class") },
  { "method", SIYI_BY_METHOD, N_("Method") },
  { "unit", SIYI_BY_UNIT, N_("Unit") },
  { "place", SIYI_BY_PLACE, N_("Place") },
  { "first", SIYI_BY_FIRST, N_("First or repeated") },
  { "size", SIYI_BY_SIZE, N_("Size") },
};

static const struct
{
  const char *key;
  const char *label;
} labels[] = {
  { "own.batches", N_("Visits at the own level, batches") },
  { "own.persons", N_("Visits at the own level, person-times") },
  { "own.individual.batches", N_("… individual visits, batches") },
  { "own.individual.persons", N_("… individual visits, person-times") },
  { "own.group.batches", N_("… group visits, batches") },
  { "own.group.persons", N_("… group visits, person-times") },
  { "received.batches", N_("Received by leaders, batches") },
  { "received.persons", N_("Received by leaders, person-times") },
  { "received.sessions", N_("Reception sessions") },
  { "prefecture.batches", N_("Visits to the prefecture, batches") },
  { "prefecture.persons", N_("Visits to the prefecture, person-times") },
  { "province.batches", N_("Visits to the province, batches") },
  { "province.persons", N_("Visits to the province, person-times") },
  { "capital.batches", N_("Visits to the capital, batches") },
  { "capital.persons", N_("Visits to the capital, person-times") },
  { "letters", N_("Letters") },
  { "online", N_("Online petitions") },
  { "calls", N_("Calls") },
  { "all", N_("All matters (batches, letters, online, calls)") },
  { "accept.rate", N_("Accepted in time") },
  { "reply.rate", N_("Replied in time") },
};

/**
 * ctl_stats_dimension:
 *
 * Returns: the dimension that --by calls so; %SIYI_BY_NOTHING for an unknown word
 */
SiyiDimension
ctl_stats_dimension (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dimensions); i++)
    if (strcmp (dimensions[i].word, word) == 0)
      return dimensions[i].dimension;

  return SIYI_BY_NOTHING;
}

static const char *
dimension_label (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dimensions); i++)
    if (strcmp (dimensions[i].word, word) == 0)
      return _(dimensions[i].label);

  return word;
}

static const char *
label_of (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (strcmp (labels[i].key, key) == 0)
      return _(labels[i].label);

  return key;
}

static char *
value_text (const SiyiFigure *figure,
            gint64            value)
{
  if (figure->unit != SIYI_FIGURE_RATE)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value);
  if (value < 0)
    return g_strdup ("—");

  return g_strdup_printf ("%" G_GINT64_FORMAT ".%02d%%", value / 100, (int) (value % 100));
}

static void
print_figures (const SiyiFigures *figures)
{
  CtlTable *table = ctl_table_new (_("Figure"), _("Value"), _("Parts"), _("Year before"), NULL);

  for (guint i = 1; i <= 3; i++)
    ctl_table_align_end (table, i);
  for (guint i = 0; i < figures->figures->len; i++)
    {
      const SiyiFigure *figure = &g_array_index (figures->figures, SiyiFigure, i);
      g_autofree char *value = value_text (figure, figure->value);
      g_autofree char *previous = figure->has_previous ? value_text (figure, figure->previous)
                                                       : NULL;
      g_autofree char *parts = NULL;

      if (figure->unit == SIYI_FIGURE_RATE)
        parts = g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, figure->numerator,
                                 figure->denominator);
      ctl_table_row (table, label_of (figure->key), value, parts, previous);
    }
  ctl_table_print (table);
}

static void
print_counts (const char *word,
              GPtrArray  *counts)
{
  CtlTable *table = ctl_table_new (dimension_label (word), _("Batches"), _("Persons"),
                                   _("Sessions"), NULL);

  for (guint i = 1; i <= 3; i++)
    ctl_table_align_end (table, i);
  for (guint i = 0; i < counts->len; i++)
    {
      const SiyiCount *count = g_ptr_array_index (counts, i);
      g_autofree char *batches = g_strdup_printf ("%" G_GINT64_FORMAT, count->batches);
      g_autofree char *persons = g_strdup_printf ("%" G_GINT64_FORMAT, count->persons);
      g_autofree char *sessions = g_strdup_printf ("%" G_GINT64_FORMAT, count->sessions);

      ctl_table_row (table, *count->key != '\0' ? count->key : "—", batches, persons, sessions);
    }
  ctl_write ("\n", 1);
  ctl_table_print (table);
}

/**
 * ctl_stats_print:
 *
 * Answers people.
 */
void
ctl_stats_print (const CtlStats *self)
{
  g_autofree char *from = siyi_day_to_text (self->from);
  g_autofree char *to = siyi_day_to_text (self->to);

  ctl_print (_("From %s to %s, by the days of the visits"), from, to);
  ctl_write ("\n\n", -1);
  print_figures (self->figures);
  for (guint i = 0; i < self->tables->len; i++)
    print_counts (self->by[i], g_ptr_array_index (self->tables, i));
}
