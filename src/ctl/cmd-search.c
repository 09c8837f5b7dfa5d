/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl search: cases by any characters, pinyin or digits. */
#include "commands.h"

#include <string.h>

#include "siyi-case-store.h"

static int limit = 50;

static const GOptionEntry options[] = {
  { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("How many hits at most; 0 for all"), N_("N") },
  { NULL }
};

typedef struct
{
  SiyiCasesQuery  query;
  gint64          total;
  GPtrArray      *hits;    /* SiyiCaseLine */
  gint64          us;
} Search;

static gpointer
search (SiyiDb        *db,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  Search *self = data;
  const gint64 begin = g_get_monotonic_time ();
  g_autoptr(GArray) ids = siyi_cases_ids (db, &self->query, error);

  if (ids == NULL)
    return NULL;

  self->hits = siyi_cases_load (db, (const gint64 *) (gpointer) ids->data, ids->len, error);
  self->us = g_get_monotonic_time () - begin;
  if (self->hits == NULL)
    return NULL;

  /* Fewer hits than the limit are all there are. */
  self->total = ids->len;
  if (self->query.limit > 0 && ids->len >= self->query.limit)
    self->total = siyi_cases_count (db, &self->query, error);

  return self->total >= 0 ? self->hits : NULL;
}

static gboolean
holds (const char *text,
       const char *words)
{
  g_autofree char *folded_text = text != NULL ? g_utf8_casefold (text, -1) : NULL;
  g_autofree char *folded_words = g_utf8_casefold (words, -1);

  return folded_text != NULL && strstr (folded_text, folded_words) != NULL;
}

/* Which field of the line shows the words; the rest was found in the case's other texts. */
static const char *
where_found (const SiyiCaseLine *line,
             const char         *words)
{
  if (holds (line->title, words))
    return "title";
  if (holds (line->number, words))
    return "number";
  if (holds (line->visitors, words))
    return "visitors";
  if (holds (line->units, words))
    return "units";
  if (holds (line->address, words))
    return "address";

  return "text";
}

static void
answer_json (const Search *self)
{
  JsonBuilder *answer = ctl_answer_begin ();

  ctl_add_int (answer, "total", self->total);
  json_builder_set_member_name (answer, "hits");
  json_builder_begin_array (answer);
  for (guint i = 0; i < self->hits->len; i++)
    {
      const SiyiCaseLine *line = g_ptr_array_index (self->hits, i);

      json_builder_begin_object (answer);
      ctl_add_int (answer, "case", line->id);
      ctl_add_text (answer, "number", line->number);
      ctl_add_text (answer, "title", line->title);
      ctl_add_text (answer, "where", where_found (line, self->query.words));
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
  json_builder_set_member_name (answer, "ms");
  json_builder_add_double_value (answer, (double) self->us / 1000.0);
  ctl_answer_end (answer);
}

static void
print_answer (const Search *self)
{
  CtlTable *table = ctl_table_new (_("Case"), _("Day"), _("Petitioners"), _("Request"), NULL);

  for (guint i = 0; i < self->hits->len; i++)
    {
      const SiyiCaseLine *line = g_ptr_array_index (self->hits, i);
      g_autofree char *day = siyi_day_to_text (line->last_day);

      ctl_table_row (table, line->number, day, line->visitors, line->title);
    }
  ctl_table_print (table);
  ctl_print (_("%u of %lld hits"), self->hits->len, (long long) self->total);
  ctl_write ("\n", 1);
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  g_autofree char *words = g_strjoinv (" ", ctl->args);
  Search data = { 0 };
  gboolean found;

  if (limit < 0)
    {
      g_set_error_literal (error, CTL_ERROR, 0, _("--limit: write a number from 0 on"));
      return FALSE;
    }

  data.query.words = words;
  data.query.restricted = TRUE;
  data.query.today = siyi_clock_today (ctl->clock);
  data.query.limit = (guint) limit;
  found = ctl_run (ctl, SIYI_ACCESS_READ, search, &data, error) != NULL;
  if (found && ctl->json)
    answer_json (&data);
  else if (found)
    print_answer (&data);
  g_clear_pointer (&data.hits, g_ptr_array_unref);

  return found;
}

const CtlCommand cmd_search = {
  .name = "search",
  .arguments = "WORDS…",
  .summary = N_("Find cases by characters, pinyin or digits"),
  .options = options,
  .min_args = 1,
  .max_args = G_MAXUINT,
  .run = run,
};
