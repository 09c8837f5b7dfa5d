/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl cases: the list of cases. */
#include "commands.h"

#include "siyi-case-store.h"

static char *state_text;
static int limit = 1000;

static const GOptionEntry options[] = {
  { "state", 0, 0, G_OPTION_ARG_FILENAME, &state_text,
    N_("all (the default), open, closed or overdue"), N_("STATE") },
  { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("How many at most; 0 for all"), N_("N") },
  { NULL }
};

typedef struct
{
  SiyiCasesQuery  query;
  gint64          total;
  GPtrArray      *lines;   /* SiyiCaseLine */
} Cases;

static gpointer
load (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Cases *self = data;
  g_autoptr(GArray) ids = siyi_cases_ids (db, &self->query, error);

  if (ids == NULL)
    return NULL;

  self->total = siyi_cases_count (db, &self->query, error);
  if (self->total >= 0)
    self->lines = siyi_cases_load (db, (const gint64 *) (gpointer) ids->data, ids->len, error);

  return self->lines;
}

static void
add_line (JsonBuilder        *answer,
          const SiyiCaseLine *line,
          SiyiDay             today)
{
  json_builder_begin_object (answer);
  ctl_add_int (answer, "id", line->id);
  ctl_add_text (answer, "number", line->number);
  ctl_add_text (answer, "title", line->title);
  ctl_add_text (answer, "visitors", line->visitors);
  ctl_add_text (answer, "address", line->address);
  ctl_add_text (answer, "units", line->units);
  ctl_add_day (answer, "last_day", line->last_day);
  ctl_add_day (answer, "assigned", line->assigned);
  ctl_add_day (answer, "due", line->due);
  ctl_add_day (answer, "closed", line->closed);
  ctl_add_light (answer, siyi_light_of (line->assigned, line->due, line->closed, today));
  ctl_add_flag (answer, "restricted", line->restricted);
  ctl_add_int (answer, "visits", line->n_visits);
  json_builder_end_object (answer);
}

static void
answer_json (const Cases *self)
{
  JsonBuilder *answer = ctl_answer_begin ();

  ctl_add_int (answer, "total", self->total);
  json_builder_set_member_name (answer, "cases");
  json_builder_begin_array (answer);
  for (guint i = 0; i < self->lines->len; i++)
    add_line (answer, g_ptr_array_index (self->lines, i), self->query.today);
  json_builder_end_array (answer);
  ctl_answer_end (answer);
}

static void
print_answer (const Cases *self)
{
  CtlTable *table = ctl_table_new (_("Case"), _("Day"), _("Due"), _("Closed"), _("Petitioners"),
                                   _("Request"), NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const SiyiCaseLine *line = g_ptr_array_index (self->lines, i);
      g_autofree char *day = siyi_day_to_text (line->last_day);
      g_autofree char *due = siyi_day_to_text (line->due);
      g_autofree char *closed = siyi_day_to_text (line->closed);

      ctl_table_row (table, line->number, day, due, closed, line->visitors, line->title);
    }
  ctl_table_print (table);
  ctl_print (_("%u of %lld cases"), self->lines->len, (long long) self->total);
  ctl_write ("\n", 1);
}

static gboolean
parse_state (SiyiCasesState  *state,
             GError         **error)
{
  static const char * const words[] = {
    [SIYI_CASES_ALL] = "all",
    [SIYI_CASES_OPEN] = "open",
    [SIYI_CASES_CLOSED] = "closed",
    [SIYI_CASES_OVERDUE] = "overdue",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (state_text == NULL || g_str_equal (state_text, words[i]))
      {
        *state = (SiyiCasesState) i;
        return TRUE;
      }

  g_set_error (error, CTL_ERROR, 0, _("--state: “%s” is none; use all, open, closed or overdue"),
               state_text);

  return FALSE;
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  Cases data = { 0 };
  gboolean loaded;

  if (limit < 0)
    {
      g_set_error_literal (error, CTL_ERROR, 0, _("--limit: write a number from 0 on"));
      return FALSE;
    }
  if (!parse_state (&data.query.state, error))
    return FALSE;

  data.query.restricted = TRUE;
  data.query.today = siyi_clock_today (ctl->clock);
  data.query.limit = (guint) limit;
  loaded = ctl_run (ctl, SIYI_ACCESS_READ, load, &data, error) != NULL;
  if (loaded && ctl->json)
    answer_json (&data);
  else if (loaded)
    print_answer (&data);
  g_clear_pointer (&data.lines, g_ptr_array_unref);

  return loaded;
}

const CtlCommand cmd_cases = {
  .name = "cases",
  .arguments = "",
  .summary = N_("List the cases"),
  .options = options,
  .run = run,
};
