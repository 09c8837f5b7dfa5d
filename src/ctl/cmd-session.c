/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl session: one reception session with its visits. */
#include "commands.h"

#include "siyi-ledger-store.h"
#include "siyi-session-store.h"

typedef struct
{
  gint64             id;
  SiyiReception     *reception;
  const SiyiPlanned *session;    /* of the reception */
  GPtrArray         *changes;    /* SiyiSessionChange */
  GPtrArray         *rows;       /* SiyiLedgerRow; NULL where one vanished meanwhile */
  CtlOnes            ones;
} Loaded;

static gpointer
load (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Loaded *self = data;
  g_autoptr(GArray) ids = NULL;

  if (!ctl_ones_load (db, &self->ones, error))
    return NULL;
  self->reception = siyi_reception_load (db, self->id, self->ones.today, error);
  if (self->reception == NULL)
    return NULL;

  self->session = self->reception->session;
  self->changes = siyi_session_changes_load (db, self->id, error);
  if (self->changes != NULL)
    ids = siyi_session_visits (db, self->id, error);
  if (ids != NULL)
    self->rows = siyi_ledger_load (db, (const gint64 *) (gpointer) ids->data, ids->len, error);

  return self->rows;
}

/* The trail: what became of the plan, by whom and why. */
static void
add_changes (JsonBuilder *answer,
             GPtrArray   *changes)
{
  json_builder_set_member_name (answer, "changes");
  json_builder_begin_array (answer);
  for (guint i = 0; i < changes->len; i++)
    {
      const SiyiSessionChange *change = g_ptr_array_index (changes, i);

      json_builder_begin_object (answer);
      ctl_add_day (answer, "date", change->day);
      ctl_add_text (answer, "who", change->who);
      ctl_add_text (answer, "kind", siyi_change_kind_word (change->kind));
      ctl_add_text (answer, "reason", change->reason);
      ctl_add_int (answer, "session", change->session);
      ctl_add_int (answer, "other", change->other);
      ctl_add_document (answer, "before", change->before);
      ctl_add_document (answer, "after", change->after);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
}

static void
answer_json (const Loaded *self)
{
  JsonBuilder *answer = ctl_answer_begin ();

  json_builder_set_member_name (answer, "session");
  json_builder_begin_object (answer);
  ctl_add_session (answer, self->session, &self->ones);
  ctl_add_reception (answer, self->reception);
  add_changes (answer, self->changes);
  json_builder_set_member_name (answer, "visits");
  json_builder_begin_array (answer);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SiyiLedgerRow *row = g_ptr_array_index (self->rows, i);

      if (row == NULL)
        continue;
      json_builder_begin_object (answer);
      ctl_add_int (answer, "id", row->id);
      ctl_add_int (answer, "case", row->case_id);
      ctl_add_text (answer, "number", row->case_number);
      ctl_add_text (answer, "serial", row->cells[SIYI_COLUMN_SERIAL]);
      ctl_add_text (answer, "visitors", row->visitors_masked);
      ctl_add_int (answer, "persons", row->persons);
      ctl_add_text (answer, "summary", row->cells[SIYI_COLUMN_SUMMARY]);
      ctl_add_flag (answer, "void", row->state == SIYI_ROW_VOID);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
  json_builder_end_object (answer);
  ctl_answer_end (answer);
}

static void
print_answer (const Loaded *self)
{
  g_autofree char *day = siyi_day_to_text (self->session->day);
  g_autofree char *leaders = siyi_planned_leaders (self->session);
  g_autofree char *posts = siyi_planned_posts (self->session);
  CtlTable *table;

  ctl_print ("%s  %s  %s  %s  %s\n", day, leaders, posts,
             self->session->method != NULL ? self->session->method : "",
             self->session->place != NULL ? self->session->place : "");
  if (self->session->why_text != NULL)
    ctl_print ("%s\n", self->session->why_text);
  ctl_write ("\n", 1);

  table = ctl_table_new (_("Serial"), _("Case"), _("Persons"), _("Petitioners"), _("Request"),
                         NULL);
  ctl_table_align_end (table, 0);
  ctl_table_align_end (table, 2);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SiyiLedgerRow *row = g_ptr_array_index (self->rows, i);
      g_autofree char *persons = row != NULL ? g_strdup_printf ("%d", row->persons) : NULL;

      if (row != NULL)
        ctl_table_row (table, row->cells[SIYI_COLUMN_SERIAL], row->case_number, persons,
                       row->visitors_masked, row->cells[SIYI_COLUMN_SUMMARY]);
    }
  ctl_table_print (table);
  if (self->session->n_booked > 0 || self->reception->began != NULL)
    {
      ctl_write ("\n", 1);
      ctl_print_queue (self->reception);
    }
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  Loaded data = { 0 };
  gboolean loaded;

  if (!ctl_parse_id (ctl->args[0], &data.id, error))
    return FALSE;

  loaded = ctl_run (ctl, SIYI_ACCESS_READ, load, &data, error) != NULL;
  if (loaded && ctl->json)
    answer_json (&data);
  else if (loaded)
    print_answer (&data);

  g_clear_pointer (&data.rows, g_ptr_array_unref);
  g_clear_pointer (&data.changes, g_ptr_array_unref);
  g_clear_pointer (&data.reception, siyi_reception_free);
  ctl_ones_clear (&data.ones);

  return loaded;
}

const CtlCommand cmd_session = {
  .name = "session",
  .arguments = "ID",
  .summary = N_("Show one reception session"),
  .min_args = 1,
  .max_args = 1,
  .run = run,
};
