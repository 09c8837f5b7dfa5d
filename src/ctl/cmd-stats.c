/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl stats: the figures of a period with their parts, and tables of the receptions. */
#include "cmd-stats.h"
#include "commands.h"

#include <string.h>

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

static gpointer
load (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  CtlStats *self = data;

  self->figures = siyi_figures_load (db, self->from, self->to, error);
  for (gsize i = 0; self->figures != NULL && self->by[i] != NULL; i++)
    {
      GPtrArray *counts = siyi_figures_table (db, self->from, self->to,
                                              ctl_stats_dimension (self->by[i]),
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
answer_json (const CtlStats *self)
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

static gboolean
parse_options (const Ctl  *ctl,
               CtlStats   *self,
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

  data.tables = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  done = parse_options (ctl, &data, error) &&
         ctl_run (ctl, SIYI_ACCESS_READ, load, &data, error) != NULL;
  if (done && ctl->json)
    answer_json (&data);
  else if (done)
    ctl_stats_print (&data);

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
