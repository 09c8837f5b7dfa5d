/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl case: one case with its line of time. Numbers of persons are masked unless asked for, and
 * the asking is logged. */
#include "commands.h"

#include <string.h>

#include "siyi-case-store.h"
#include "siyi-code.h"
#include "siyi-gate.h"
#include "siyi-keeping.h"

static gboolean full;

static const GOptionEntry options[] = {
  { "full", 0, 0, G_OPTION_ARG_NONE, &full,
    N_("Phones and identity numbers unmasked; this is logged"), NULL },
  { NULL }
};

typedef struct
{
  const char *which;
  SiyiCase   *found;
} Loaded;

static gpointer
load (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Loaded *self = data;
  g_autofree char *id = NULL;
  gint64 number;

  if (g_ascii_string_to_signed (self->which, 10, 1, G_MAXINT64, &number, NULL))
    self->found = siyi_case_load (db, number, error);
  else
    self->found = siyi_case_find (db, self->which, error);
  if (self->found == NULL)
    return NULL;

  id = g_strdup_printf ("%" G_GINT64_FORMAT, self->found->id);
  if (full && !siyi_audit_note (db, "look.full", "petition_case", id, "{}", error))
    return NULL;

  return self->found;
}

/* The record inside the office, with numbers as in a list unless they were asked for. */
static char *
number_text (const SiyiCase *found,
             SiyiField       field,
             const char     *text)
{
  return siyi_gate_text (full ? SIYI_AUDIENCE_INSIDE : SIYI_AUDIENCE_LIST, found->restricted,
                         field, text, found->persons);
}

static void
add_code (JsonBuilder *answer,
          const char  *key,
          SiyiList     list,
          int          code)
{
  ctl_add_text (answer, key, code >= 0 ? siyi_code_word (list, code) : NULL);
}

static void
add_moments (JsonBuilder *answer,
             GPtrArray   *moments)
{
  json_builder_set_member_name (answer, "moments");
  json_builder_begin_array (answer);
  for (guint i = 0; moments != NULL && i < moments->len; i++)
    {
      const SiyiCaseMoment *moment = g_ptr_array_index (moments, i);

      json_builder_begin_object (answer);
      ctl_add_day (answer, "day", moment->day);
      ctl_add_text (answer, "kind", moment->kind);
      ctl_add_text (answer, "what", moment->what);
      ctl_add_text (answer, "body", moment->body);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
}

static void
add_twins (JsonBuilder *answer,
           GPtrArray   *twins)
{
  json_builder_set_member_name (answer, "twins");
  json_builder_begin_array (answer);
  for (guint i = 0; twins != NULL && i < twins->len; i++)
    {
      const SiyiCaseLine *line = g_ptr_array_index (twins, i);

      json_builder_begin_object (answer);
      ctl_add_int (answer, "case", line->id);
      ctl_add_text (answer, "number", line->number);
      ctl_add_text (answer, "title", line->title);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
}

static void
add_case (JsonBuilder    *answer,
          const SiyiCase *found,
          SiyiDay         today)
{
  g_autofree char *phones = number_text (found, SIYI_FIELD_PHONES, found->phones);
  g_autofree char *ids = number_text (found, SIYI_FIELD_IDS, found->ids);

  ctl_add_int (answer, "id", found->id);
  ctl_add_text (answer, "number", found->number);
  ctl_add_text (answer, "national_number", found->national_number);
  ctl_add_text (answer, "title", found->title);
  ctl_add_text (answer, "facts", found->facts);
  ctl_add_text (answer, "purpose", found->purpose);
  ctl_add_text (answer, "class", found->class_name);
  ctl_add_text (answer, "visitors", found->visitors);
  ctl_add_int (answer, "persons", found->persons);
  ctl_add_text (answer, "phones", phones);
  ctl_add_text (answer, "ids", ids);
  ctl_add_text (answer, "address", found->address);
  ctl_add_text (answer, "problem_place", found->problem_place);
  add_code (answer, "first", SIYI_LIST_FIRST, found->first);
  ctl_add_text (answer, "units", found->units);
  ctl_add_text (answer, "case_leader", found->case_leader);
  ctl_add_day (answer, "registered", found->registered);
  ctl_add_text (answer, "registered_at", found->registered_at);
  ctl_add_text (answer, "status", found->status_text);
  ctl_add_day (answer, "assigned", found->assigned);
  ctl_add_day (answer, "due", found->due);
  ctl_add_light (answer, siyi_light_of (found->assigned, found->due, found->closed, today));
  ctl_add_day (answer, "closed", found->closed);
  add_code (answer, "resolved", SIYI_LIST_RESOLVED, found->resolved);
  add_code (answer, "satisfaction", SIYI_LIST_SATISFACTION, found->satisfaction);
  ctl_add_flag (answer, "restricted", found->restricted);
  add_moments (answer, found->moments);
  add_twins (answer, found->twins);
}

static void
answer_json (const SiyiCase *found,
             SiyiDay         today)
{
  JsonBuilder *answer = ctl_answer_begin ();

  json_builder_set_member_name (answer, "case");
  json_builder_begin_object (answer);
  add_case (answer, found, today);
  json_builder_end_object (answer);
  ctl_answer_end (answer);
}

static const struct
{
  const char *kind;
  const char *label;
} kinds[] = {
  { "visit", N_("Visit") },
  { "import", N_("Visit") },
  { "visit-void", N_("Void visit") },
  { "instruction", N_("Instruction") },
  { "assigned", N_("Assigned") },
  { "progress", N_("Progress") },
  { "closed", N_("Closed") },
  { "visit-back", N_("Visit back") },
  { "received", N_("Received") },
  { "routed", N_("Forwarded") },
  { "notified", N_("Petitioner told") },
  { "accepted", N_("Accepted") },
  { "opinion", N_("Opinion issued") },
  { "served", N_("Opinion served") },
};

static const char *
kind_name (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].kind, kind) == 0)
      return _(kinds[i].label);

  return kind;
}

static void
print_line (CtlTable   *table,
            const char *label,
            const char *text)
{
  if (text != NULL && *text != '\0')
    ctl_table_row (table, label, text);
}

static void
print_answer (const SiyiCase *found)
{
  g_autofree char *phones = number_text (found, SIYI_FIELD_PHONES, found->phones);
  g_autofree char *ids = number_text (found, SIYI_FIELD_IDS, found->ids);
  g_autofree char *due = siyi_day_to_text (found->due);
  g_autofree char *closed = siyi_day_to_text (found->closed);
  CtlTable *table = ctl_table_new (_("Case"), found->number, NULL);

  print_line (table, _("Request"), found->title);
  print_line (table, _("Petitioners"), found->visitors);
  print_line (table, _("Phones"), phones);
  print_line (table, _("Identity numbers"), ids);
  print_line (table, _("Address"), found->address);
  print_line (table, _("Class"), found->class_name);
  print_line (table, _("Units"), found->units);
  print_line (table, _("Due"), due);
  print_line (table, _("Closed"), closed);
  ctl_table_print (table);

  ctl_write ("\n", 1);
  table = ctl_table_new (_("Day"), _("What"), _("Who"), _("Text"), NULL);
  for (guint i = 0; found->moments != NULL && i < found->moments->len; i++)
    {
      const SiyiCaseMoment *moment = g_ptr_array_index (found->moments, i);
      g_autofree char *day = siyi_day_to_text (moment->day);

      ctl_table_row (table, day, kind_name (moment->kind), moment->what, moment->body);
    }
  ctl_table_print (table);
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  Loaded data = { .which = ctl->args[0] };
  gboolean done;

  done = ctl_run (ctl, full ? SIYI_ACCESS_WRITE : SIYI_ACCESS_READ, load, &data, error) != NULL;
  if (done && ctl->json)
    answer_json (data.found, siyi_clock_today (ctl->clock));
  else if (done)
    print_answer (data.found);
  g_clear_pointer (&data.found, siyi_case_free);

  return done;
}

const CtlCommand cmd_case = {
  .name = "case",
  .arguments = "ID",
  .summary = N_("Show one case, by its id or its number"),
  .options = options,
  .min_args = 1,
  .max_args = 1,
  .run = run,
};
