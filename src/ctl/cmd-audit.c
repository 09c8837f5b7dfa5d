/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl audit: who looked at, printed, exported, changed what. */
#include "commands.h"

#include <stdio.h>
#include <string.h>

#include "siyi-keeping.h"
#include "siyi-trail-words.h"

static char *since_text;
static gboolean verify;
static char **told_texts;
static int limit = 1000;

static const GOptionEntry options[] = {
  { "since", 0, 0, G_OPTION_ARG_FILENAME, &since_text, N_("From this day on"), N_("YYYY-MM-DD") },
  { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("How many at most; 0 for all"), N_("N") },
  { "verify", 0, 0, G_OPTION_ARG_NONE, &verify, N_("Prove the trail against backups and packages"), NULL },
  { "anchor", 0, 0, G_OPTION_ARG_STRING_ARRAY, &told_texts, N_("Also against a printed number and code"), N_("N:CODE") },
  { NULL }
};

static gint64
start_of_day_us (SiyiDay day)
{
  g_autoptr(GDateTime) start = NULL;
  int year, month, month_day;

  if (day == SIYI_DAY_NONE)
    return 0;

  siyi_day_split (day, &year, &month, &month_day);
  start = g_date_time_new_local (year, month, month_day, 0, 0, 0);

  return start != NULL ? g_date_time_to_unix (start) * G_USEC_PER_SEC : 0;
}

static char *
local_time (gint64 us)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (us / G_USEC_PER_SEC);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M:%S") : g_strdup ("");
}

static gpointer
load (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  const gint64 *since = data;

  return siyi_audit_load (db, *since, (guint) limit, error);
}

static void
answer_json (GPtrArray *lines)
{
  JsonBuilder *answer = ctl_answer_begin ();

  json_builder_set_member_name (answer, "audit");
  json_builder_begin_array (answer);
  for (guint i = 0; i < lines->len; i++)
    {
      const SiyiAuditLine *line = g_ptr_array_index (lines, i);
      g_autofree char *at = local_time (line->at);

      json_builder_begin_object (answer);
      ctl_add_int (answer, "seq", line->seq);
      ctl_add_text (answer, "at", at);
      ctl_add_text (answer, "who", line->who);
      ctl_add_text (answer, "verb", line->verb);
      ctl_add_text (answer, "entity", line->entity);
      ctl_add_text (answer, "id", line->entity_id);
      ctl_add_text (answer, "change", line->change);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
  ctl_answer_end (answer);
}

static void
print_answer (GPtrArray *lines)
{
  CtlTable *table = ctl_table_new (_("Number"), _("When"), _("Who"), _("What"), _("Of"), _("Id"),
                                   NULL);

  ctl_table_align_end (table, 0);
  for (guint i = 0; i < lines->len; i++)
    {
      const SiyiAuditLine *line = g_ptr_array_index (lines, i);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, line->seq);
      g_autofree char *at = local_time (line->at);

      ctl_table_row (table, number, at, line->who, line->verb, line->entity, line->entity_id);
    }
  ctl_table_print (table);
}

/* What stands in the footer of a printed register: the row's number and the first of its hash. */
static GPtrArray *
parse_told (GError **error)
{
  enum { LEAST_CODE = 12 };
  g_autoptr(GPtrArray) told = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_anchor_free);

  for (gsize i = 0; told_texts != NULL && told_texts[i] != NULL; i++)
    {
      char *end = NULL;
      gint64 seq = g_ascii_strtoll (told_texts[i], &end, 10);
      SiyiAnchor *anchor;

      if (seq <= 0 || *end != ':' || strlen (end + 1) < LEAST_CODE)
        {
          g_set_error_literal (error, CTL_ERROR, 0, _("--anchor: write the number of the row, a colon and at least twelve "
                                                      "characters of its code"));
          return NULL;
        }

      anchor = g_new0 (SiyiAnchor, 1);
      anchor->seq = seq;
      anchor->head = g_ascii_strdown (end + 1, -1);
      anchor->source = g_strdup ("told");
      g_ptr_array_add (told, anchor);
    }

  return g_steal_pointer (&told);
}

static void
answer_trail (const SiyiTrail *trail)
{
  static const char * const states[] = { "sound", "cut", "edited", "rewritten" };
  JsonBuilder *answer = json_builder_new ();
  g_autofree char *sentence = siyi_trail_verdict (trail);

  json_builder_begin_object (answer);
  ctl_add_flag (answer, "ok", trail->state == SIYI_TRAIL_SOUND);
  ctl_add_text (answer, "state", states[trail->state]);
  ctl_add_int (answer, "rows", trail->rows);
  ctl_add_int (answer, "anchors", trail->n_anchors);
  json_builder_set_member_name (answer, "emptied");
  json_builder_begin_array (answer);
  for (guint i = 0; i < trail->emptied->len; i++)
    {
      const SiyiEmptiedBy *by = &g_array_index (trail->emptied, SiyiEmptiedBy, i);

      json_builder_begin_object (answer);
      ctl_add_int (answer, "list", by->number);
      ctl_add_int (answer, "rows", by->rows);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
  if (trail->state != SIYI_TRAIL_SOUND)
    {
      ctl_add_int (answer, "from", trail->from);
      ctl_add_int (answer, "to", trail->seq);
      json_builder_set_member_name (answer, "error");
      json_builder_begin_object (answer);
      ctl_add_text (answer, "code", states[trail->state]);
      ctl_add_text (answer, "message", sentence);
      json_builder_end_object (answer);
    }
  else if (trail->anchor != NULL)
    ctl_add_int (answer, "proved", trail->anchor->seq);
  ctl_answer_end (answer);
}

static gboolean
run_verify (Ctl     *ctl,
            GError **error)
{
  g_autoptr(GPtrArray) told = parse_told (error);
  g_autoptr(SiyiTrail) trail = NULL;
  g_autofree char *sentence = NULL;

  if (told == NULL || !ctl_open (ctl, error))
    return FALSE;
  trail = siyi_audit_verify (ctl->archive, told, NULL, error);
  if (trail == NULL)
    return FALSE;

  sentence = siyi_trail_verdict (trail);
  if (ctl->json)
    answer_trail (trail);
  if (trail->state != SIYI_TRAIL_SOUND)
    {
      fprintf (stderr, "siyictl: %s\n", sentence);
      ctl->exit_code = 1;
    }
  else if (!ctl->json)
    {
      ctl_write (sentence, -1);
      ctl_write ("\n", 1);
    }

  return TRUE;
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  g_autoptr(GPtrArray) lines = NULL;
  SiyiDay since = SIYI_DAY_NONE;
  gint64 since_us;

  if (limit < 0)
    {
      g_set_error_literal (error, CTL_ERROR, 0, _("--limit: write a number from 0 on"));
      return FALSE;
    }
  if (verify)
    return run_verify (ctl, error);
  if (!ctl_parse_day ("--since", since_text, &since, error))
    return FALSE;

  since_us = start_of_day_us (since);
  lines = ctl_run (ctl, SIYI_ACCESS_READ, load, &since_us, error);
  if (lines == NULL)
    return FALSE;

  if (ctl->json)
    answer_json (lines);
  else
    print_answer (lines);

  return TRUE;
}

const CtlCommand cmd_audit = {
  .name = "audit",
  .arguments = "",
  .summary = N_("Show who looked at, exported and changed what"),
  .options = options,
  .run = run,
};
