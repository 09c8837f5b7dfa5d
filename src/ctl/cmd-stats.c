/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl stats: the figures of a period with their parts, and tables of the receptions. */
#include "cmd-stats.h"
#include "commands.h"

#include <string.h>

static char *from_text;
static char *to_text;
static char *basis_text;
static char *place_text;
static char *by_text;
static char *output;
static gboolean corrections;

static const GOptionEntry options[] = {
  { "from", 0, 0, G_OPTION_ARG_FILENAME, &from_text, N_("First day; else the year’s first"),
    N_("YYYY-MM-DD") },
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &to_text, N_("Last day; else today"), N_("YYYY-MM-DD") },
  { "basis", 0, 0, G_OPTION_ARG_FILENAME, &basis_text,
    N_("Which days count: visit (the shipped one), registered, exchanged"), N_("BASIS") },
  { "place-basis", 0, 0, G_OPTION_ARG_FILENAME, &place_text,
    N_("Which places: problem (the shipped one), registered, usual"), N_("BASIS") },
  { "by", 0, 0, G_OPTION_ARG_FILENAME, &by_text,
    N_("Tables: leader, month, class, method, unit, place, first, size, joined by commas"),
    N_("LIST") },
  { "corrections", 0, 0, G_OPTION_ARG_NONE, &corrections, N_("Of a frozen period: what has changed since"), NULL },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("Also as a file, .xlsx, .csv or .pdf"), N_("FILE") },
  { NULL }
};

static gpointer
load (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  CtlStats *self = data;

  self->figures = siyi_statistics_load (db, &self->query, error);
  for (gsize i = 0; self->figures != NULL && self->by[i] != NULL; i++)
    {
      GPtrArray *bars = siyi_statistics_bars (db, &self->query, ctl_stats_dimension (self->by[i]), error);

      if (bars == NULL)
        return NULL;
      g_ptr_array_add (self->tables, bars);
    }
  if (self->figures != NULL)
    self->frozen = siyi_statistics_frozen (db, &self->query, error);
  if (self->frozen == NULL || (output != NULL && !siyi_statistics_export (db, &self->query, output, cancellable, error)))
    return NULL;

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
  if (siyi_figure_is_ratio (figure))
    add_hundredths (answer, key, known && value >= 0, value);
  else if (known && value >= 0)
    ctl_add_int (answer, key, value);
  else
    ctl_add_text (answer, key, NULL);
}

static void
add_figure (JsonBuilder      *answer,
            const SiyiFigure *figure)
{
  gint64 change = 0, change_before = 0;
  const gboolean has_change = siyi_figure_change (figure, &change);
  const gboolean has_change_before = siyi_figure_change_before (figure, &change_before);

  json_builder_begin_object (answer);
  ctl_add_text (answer, "key", figure->key);
  add_value (answer, "value", figure, TRUE, figure->value);
  if (siyi_figure_is_ratio (figure))
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
  add_value (answer, "before", figure, figure->has_before, figure->before);
  add_hundredths (answer, "change_before", has_change_before, change_before);
  ctl_add_text (answer, "title", siyi_figure_title (figure->key));
  ctl_add_text (answer, "definition", siyi_figure_definition (figure->key));
  ctl_add_flag (answer, "told", figure->is_told);
  if (figure->parts != NULL)
    ctl_add_list (answer, "parts", figure->parts);
  json_builder_end_object (answer);
}

static void
add_previous (JsonBuilder *answer,
              const char  *key,
              gint64       value)
{
  if (value >= 0)
    ctl_add_int (answer, key, value);
  else
    ctl_add_text (answer, key, NULL);
}

static void
add_table (JsonBuilder   *answer,
           const char    *word,
           GPtrArray     *bars)
{
  json_builder_set_member_name (answer, word);
  json_builder_begin_array (answer);
  for (guint i = 0; i < bars->len; i++)
    {
      const SiyiBar *bar = g_ptr_array_index (bars, i);
      g_autofree char *key = ctl_stats_key (ctl_stats_dimension (word), bar);

      json_builder_begin_object (answer);
      ctl_add_text (answer, "key", key);
      ctl_add_text (answer, "words", bar->words);
      ctl_add_int (answer, "batches", bar->batches);
      ctl_add_int (answer, "persons", bar->persons);
      ctl_add_int (answer, "sessions", bar->sessions);
      add_previous (answer, "previous_batches", bar->previous_batches);
      add_previous (answer, "previous_persons", bar->previous_persons);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
}

static void
add_corrections (JsonBuilder      *answer,
                 const SiyiFrozen *frozen)
{
  json_builder_set_member_name (answer, "corrections");
  json_builder_begin_array (answer);
  for (guint i = 0; i < frozen->figures->len; i++)
    {
      const SiyiCorrection *correction = g_ptr_array_index (frozen->figures, i);

      json_builder_begin_object (answer);
      ctl_add_text (answer, "key", correction->key);
      ctl_add_int (answer, "frozen", correction->frozen);
      ctl_add_int (answer, "now", correction->now);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
  json_builder_set_member_name (answer, "changes");
  json_builder_begin_array (answer);
  for (guint i = 0; i < frozen->lines->len; i++)
    {
      const SiyiCorrectionLine *line = g_ptr_array_index (frozen->lines, i);

      json_builder_begin_object (answer);
      ctl_add_int (answer, "visit", line->visit);
      ctl_add_text (answer, "number", line->number);
      ctl_add_text (answer, "what", line->what);
      ctl_add_text (answer, "who", line->who);
      ctl_add_int (answer, "at", line->at);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
}

static void
answer_json (const CtlStats *self)
{
  JsonBuilder *answer = ctl_answer_begin ();

  ctl_add_day (answer, "from", self->query.span.from);
  ctl_add_day (answer, "to", self->query.span.to);
  ctl_add_text (answer, "basis", siyi_date_basis_word (self->query.basis));
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
  ctl_add_flag (answer, "frozen", self->frozen->at > 0);
  if (self->corrections)
    add_corrections (answer, self->frozen);
  ctl_answer_end (answer);
}

static gboolean
parse_bases (CtlStats  *self,
             GError   **error)
{
  self->query.basis = siyi_date_basis_from_word (basis_text != NULL ? basis_text : "visit");
  self->query.place = siyi_place_basis_from_word (place_text != NULL ? place_text : "problem");
  if (self->query.basis == SIYI_N_BASES)
    g_set_error (error, CTL_ERROR, 0, _("--basis: “%s” is none; use visit, registered or exchanged"), basis_text);
  else if (self->query.place == SIYI_N_PLACES)
    g_set_error (error, CTL_ERROR, 0, _("--place-basis: “%s” is none; use problem, registered or usual"),
                 place_text);

  return self->query.basis != SIYI_N_BASES && self->query.place != SIYI_N_PLACES;
}

static gboolean
parse_options (const Ctl  *ctl,
               CtlStats   *self,
               GError    **error)
{
  SiyiDay from, to = siyi_clock_today (ctl->clock);

  if (!ctl_parse_day ("--to", to_text, &to, error))
    return FALSE;
  from = siyi_day_new (siyi_day_year (to), 1, 1);
  if (!ctl_parse_day ("--from", from_text, &from, error) || !ctl_parse_period (from, to, error))
    return FALSE;
  self->query = siyi_stat_query (from, to);
  if (!parse_bases (self, error))
    return FALSE;

  self->by = g_strsplit (by_text != NULL ? by_text : "", ",", -1);
  for (gsize i = 0; self->by[i] != NULL; i++)
    if (ctl_stats_dimension (self->by[i]) == SIYI_BY_NOTHING)
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
  CtlStats data = { 0 };
  gboolean done;

  data.corrections = corrections;
  data.tables = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  done = parse_options (ctl, &data, error) &&
         ctl_run (ctl, output != NULL ? SIYI_ACCESS_WRITE : SIYI_ACCESS_READ, load, &data, error) != NULL;
  if (done && ctl->json)
    answer_json (&data);
  else if (done)
    ctl_stats_print (&data);

  g_clear_pointer (&data.figures, siyi_figures_free);
  g_clear_pointer (&data.frozen, siyi_frozen_free);
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
