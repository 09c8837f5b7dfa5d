/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl visit: registers a visit from a JSON file, and tells which cases may be the same. */
#include "commands.h"

#include <string.h>

#include "siyi-visit-file.h"

static char *input;

static const GOptionEntry options[] = {
  { "json-input", 0, 0, G_OPTION_ARG_FILENAME, &input,
    N_("The intake form’s fields as a JSON object"), N_("FILE") },
  { NULL }
};

typedef struct
{
  gint64              session;
  SiyiDay             today;
  SiyiVisitForm      *form;
  GPtrArray          *twins;
  SiyiNewVisitResult *result;
} Registration;

static gboolean
read_form (SiyiDb        *db,
           Registration  *self,
           GError       **error)
{
  g_autoptr(SiyiPlanned) session = NULL;

  if (self->session != 0)
    {
      session = siyi_planned_load_one (db, self->session, error);
      if (session == NULL)
        return FALSE;
    }

  self->form = siyi_visit_form_read (input, session != NULL ? session->day : SIYI_DAY_NONE,
                                     self->today, error);
  if (self->form == NULL)
    return FALSE;

  self->form->visit.session = self->session;

  return TRUE;
}

static gpointer
add (SiyiDb        *db,
     gpointer       data,
     GCancellable  *cancellable,
     GError       **error)
{
  Registration *self = data;
  g_autofree char *names = NULL;
  const SiyiRecord *record;

  if (!read_form (db, self, error))
    return NULL;

  record = self->form->record;
  names = record->visitors != NULL ? g_strjoinv (" ", record->visitors) : NULL;
  self->twins = siyi_twins_find (db, names, record->phones != NULL ? record->phones[0] : NULL,
                                 record->ids != NULL ? record->ids[0] : NULL, record->summary,
                                 self->form->visit.case_id, error);
  if (self->twins == NULL)
    return NULL;

  self->result = siyi_visit_add (db, &self->form->visit, error);

  return self->result;
}

static void
answer_json (const Registration *self)
{
  JsonBuilder *answer = ctl_answer_begin ();

  ctl_add_int (answer, "visit", self->result->visit);
  ctl_add_int (answer, "case", self->result->case_id);
  ctl_add_text (answer, "number", self->result->case_number);
  ctl_add_int (answer, "serial", self->result->serial);
  json_builder_set_member_name (answer, "twins");
  json_builder_begin_array (answer);
  for (guint i = 0; i < self->twins->len; i++)
    {
      const SiyiTwin *twin = g_ptr_array_index (self->twins, i);

      json_builder_begin_object (answer);
      ctl_add_int (answer, "case", twin->line->id);
      ctl_add_text (answer, "number", twin->line->number);
      ctl_add_text (answer, "title", twin->line->title);
      ctl_add_text (answer, "why", twin->why);
      ctl_add_flag (answer, "likely", twin->likely);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
  ctl_answer_end (answer);
}

static void
print_answer (const Registration *self)
{
  CtlTable *table;

  ctl_print (_("Registered as case %s, number %d of the year"), self->result->case_number,
             self->result->serial);
  ctl_write ("\n", 1);
  if (self->twins->len == 0)
    return;

  ctl_write (_("These cases may be the same matter:"), -1);
  ctl_write ("\n", 1);
  table = ctl_table_new (_("Case"), _("Why"), _("Petitioners"), _("Request"), NULL);
  for (guint i = 0; i < self->twins->len; i++)
    {
      const SiyiTwin *twin = g_ptr_array_index (self->twins, i);

      ctl_table_row (table, twin->line->number, twin->why, twin->line->visitors,
                     twin->line->title);
    }
  ctl_table_print (table);
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  Registration data = { 0 };
  gboolean done;

  if (strcmp (ctl->args[0], "add") != 0 || input == NULL)
    return ctl_usage (&cmd_visit, error);
  if (!ctl_parse_id (ctl->args[1], &data.session, error))
    return FALSE;

  data.today = siyi_clock_today (ctl->clock);
  done = ctl_run (ctl, SIYI_ACCESS_WRITE, add, &data, error) != NULL;
  if (done && ctl->json)
    answer_json (&data);
  else if (done)
    print_answer (&data);

  g_clear_pointer (&data.form, siyi_visit_form_free);
  g_clear_pointer (&data.twins, g_ptr_array_unref);
  g_clear_pointer (&data.result, siyi_new_visit_result_free);

  return done;
}

const CtlCommand cmd_visit = {
  .name = "visit",
  .arguments = "add SESSION --json-input FILE",
  .summary = N_("Register a visit; session 0 for a visit without one"),
  .options = options,
  .min_args = 2,
  .max_args = 2,
  .run = run,
};
