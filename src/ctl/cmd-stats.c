/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl stats: the figures of a period with their parts, and tables of the receptions. */
#include "commands.h"

#include <string.h>

#include "siyi-figures.h"

static char *from_text;
static char *to_text;
static char *basis_text;
static char *by_text;

static const GOptionEntry options[] = {
  { "from", 0, 0, G_OPTION_ARG_FILENAME, &from_text, N_("First day; else the year’s first"),
    N_("YYYY-MM-DD") },
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &to_text, N_("Last day; else today"), N_("YYYY-MM-DD") },
  { "basis", 0, 0, G_OPTION_ARG_FILENAME, &basis_text,
    N_("visit: days are those of the visits"), N_("BASIS") },
  { "by", 0, 0, G_OPTION_ARG_FILENAME, &by_text,
    N_("Tables: leader, month, class, method, unit, place, first, size, joined by commas"),
    N_("LIST") },
  { NULL }
};

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

typedef struct
{
  SiyiDay      from, to;
  char       **by;
  SiyiFigures *figures;
  GPtrArray   *tables;     /* GPtrArray of SiyiCount, as by */
} Stats;

/* Which of the dimensions; -1 for an unknown word. */
static int
find_dimension (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dimensions); i++)
    if (strcmp (dimensions[i].word, word) == 0)
      return (int) i;

  return -1;
}

static gpointer
load (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Stats *self = data;

  self->figures = siyi_figures_load (db, self->from, self->to, error);
  for (gsize i = 0; self->figures != NULL && self->by[i] != NULL; i++)
    {
      GPtrArray *counts = siyi_figures_table (db, self->from, self->to,
                                              dimensions[find_dimension (self->by[i])].dimension,
                                              error);

      if (counts == NULL)
        return NULL;
      g_ptr_array_add (self->tables, counts);
    }

  return self->figures;
}

static void
add_hundredths (JsonBuilder *answer,
                const char  *key,
                gboolean     known,
                gint64       hundredths)
{
  json_builder_set_member_name (answer, key);
  if (known)
    json_builder_add_double_value (answer, (double) hundredths / 100.0);
  else
    json_builder_add_null_value (answer);
}

static void
add_value (JsonBuilder      *answer,
           const char       *key,
           const SiyiFigure *figure,
           gboolean          known,
           gint64            value)
{
  if (figure->unit == SIYI_FIGURE_RATE)
    add_hundredths (answer, key, known && value >= 0, value);
  else if (known)
    ctl_add_int (answer, key, value);
  else
    ctl_add_text (answer, key, NULL);
}

static void
add_figure (JsonBuilder      *answer,
            const SiyiFigure *figure)
{
  gint64 change = 0;
  const gboolean has_change = siyi_figure_change (figure, &change);

  json_builder_begin_object (answer);
  ctl_add_text (answer, "key", figure->key);
  add_value (answer, "value", figure, TRUE, figure->value);
  if (figure->unit == SIYI_FIGURE_RATE)
    {
      ctl_add_int (answer, "numerator", figure->numerator);
      ctl_add_int (answer, "denominator", figure->denominator);
    }
  else
    {
      ctl_add_text (answer, "numerator", NULL);
      ctl_add_text (answer, "denominator", NULL);
    }
  add_value (answer, "previous", figure, figure->has_previous, figure->previous);
  add_hundredths (answer, "change", has_change, change);
  if (figure->parts != NULL)
    ctl_add_list (answer, "parts", figure->parts);
  json_builder_end_object (answer);
}

static void
add_table (JsonBuilder *answer,
           const char  *key,
           GPtrArray   *counts)
{
  json_builder_set_member_name (answer, key);
  json_builder_begin_array (answer);
  for (guint i = 0; i < counts->len; i++)
    {
      const SiyiCount *count = g_ptr_array_index (counts, i);

      json_builder_begin_object (answer);
      ctl_add_text (answer, "key", count->key);
      ctl_add_int (answer, "batches", count->batches);
      ctl_add_int (answer, "persons", count->persons);
      ctl_add_int (answer, "sessions", count->sessions);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
}

static void
answer_json (const Stats *self)
{
  JsonBuilder *answer = ctl_answer_begin ();

  ctl_add_day (answer, "from", self->from);
  ctl_add_day (answer, "to", self->to);
  ctl_add_text (answer, "basis", "visit");
  json_builder_set_member_name (answer, "figures");
  json_builder_begin_array (answer);
  for (guint i = 0; i < self->figures->figures->len; i++)
    add_figure (answer, &g_array_index (self->figures->figures, SiyiFigure, i));
  json_builder_end_array (answer);
  json_builder_set_member_name (answer, "tables");
  json_builder_begin_object (answer);
  for (guint i = 0; i < self->tables->len; i++)
    add_table (answer, self->by[i], g_ptr_array_index (self->tables, i));
  json_builder_end_object (answer);
  ctl_answer_end (answer);
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
  CtlTable *table = ctl_table_new (_(dimensions[find_dimension (word)].label), _("Batches"), _("Persons"),
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

static void
print_answer (const Stats *self)
{
  g_autofree char *from = siyi_day_to_text (self->from);
  g_autofree char *to = siyi_day_to_text (self->to);

  ctl_print (_("From %s to %s, by the days of the visits"), from, to);
  ctl_write ("\n\n", -1);
  print_figures (self->figures);
  for (guint i = 0; i < self->tables->len; i++)
    print_counts (self->by[i], g_ptr_array_index (self->tables, i));
}

static gboolean
parse_options (const Ctl  *ctl,
               Stats      *self,
               GError    **error)
{
  self->to = siyi_clock_today (ctl->clock);
  if (!ctl_parse_day ("--to", to_text, &self->to, error))
    return FALSE;
  self->from = siyi_day_new (siyi_day_year (self->to), 1, 1);
  if (!ctl_parse_day ("--from", from_text, &self->from, error) ||
      !ctl_parse_period (self->from, self->to, error))
    return FALSE;

  if (basis_text != NULL && strcmp (basis_text, "visit") != 0)
    {
      g_set_error (error, CTL_ERROR, 0, _("--basis: “%s” is none; use visit"), basis_text);
      return FALSE;
    }

  self->by = g_strsplit (by_text != NULL ? by_text : "", ",", -1);
  for (gsize i = 0; self->by[i] != NULL; i++)
    if (find_dimension (self->by[i]) < 0)
      {
        g_set_error (error, CTL_ERROR, 0, _("--by: “%s” is none; --help names them"),
                     self->by[i]);
        return FALSE;
      }

  return TRUE;
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  Stats data = { 0 };
  gboolean done;

  data.tables = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  done = parse_options (ctl, &data, error) &&
         ctl_run (ctl, SIYI_ACCESS_READ, load, &data, error) != NULL;
  if (done && ctl->json)
    answer_json (&data);
  else if (done)
    print_answer (&data);

  g_clear_pointer (&data.figures, siyi_figures_free);
  g_ptr_array_unref (data.tables);
  g_strfreev (data.by);

  return done;
}

const CtlCommand cmd_stats = {
  .name = "stats",
  .arguments = "",
  .summary = N_("Show the figures of a period"),
  .options = options,
  .run = run,
};
