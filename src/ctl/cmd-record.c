/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl record: the record of one matter shown, written, signed, added to. */
#include "commands.h"

static char *input, *talk, *instruction, *due, *sign, *name, *addition, *reason;
static char **units;
static int limit_days;
static gboolean working, on_the_spot;

static const GOptionEntry options[] = {
  { "json-input", 0, 0, G_OPTION_ARG_FILENAME, &input, N_("Fields of the record as a JSON object"),
    N_("FILE") },
  { "talk", 0, 0, G_OPTION_ARG_FILENAME, &talk, N_("What was said"), N_("TEXT") },
  { "instruction", 0, 0, G_OPTION_ARG_FILENAME, &instruction,
    N_("What the leader ordered, verbatim"), N_("TEXT") },
  { "unit", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &units,
    N_("The lead unit; given again, one that helps"), N_("NAME") },
  { "due", 0, 0, G_OPTION_ARG_STRING, &due, N_("The last day of the limit"), N_("YYYY-MM-DD") },
  { "limit", 0, 0, G_OPTION_ARG_INT, &limit_days, N_("The limit in days"), N_("N") },
  { "working", 0, 0, G_OPTION_ARG_NONE, &working, N_("Count working days"), NULL },
  { "on-the-spot", 0, 0, G_OPTION_ARG_NONE, &on_the_spot, N_("It was answered on the spot"), NULL },
  { "sign", 0, 0, G_OPTION_ARG_STRING, &sign,
    N_("Who signed on the printed page: leader, recorder or petitioner"), N_("WHO") },
  { "name", 0, 0, G_OPTION_ARG_FILENAME, &name, N_("The name of who signed"), N_("NAME") },
  { "addition", 0, 0, G_OPTION_ARG_FILENAME, &addition, N_("Added below a sealed record"),
    N_("TEXT") },
  { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason, N_("Why it was not in the record"),
    N_("TEXT") },
  { NULL }
};

typedef struct
{
  gint64          visit;
  SiyiDay         due;
  SiyiSigner      signer;
  char           *json;       /* (nullable) */
  SiyiTalkRecord *record;     /* as it is afterwards */
  char           *action;     /* (nullable) the last one */
} Recording;

static gboolean
has_fields (void)
{
  return input != NULL || talk != NULL || instruction != NULL || units != NULL || due != NULL ||
         limit_days != 0 || on_the_spot;
}

static void
set_text (char       **text,
          const char  *value)
{
  if (value == NULL)
    return;

  g_free (*text);
  *text = g_strdup (value);
}

static gboolean
fill_in (const Recording  *self,
         SiyiTalkRecord   *record,
         GError          **error)
{
  if (self->json != NULL && !siyi_talk_read_json (record, self->json, error))
    return FALSE;

  set_text (&record->talk, talk);
  set_text (&record->instruction, instruction);
  if (units != NULL)
    {
      g_strfreev (record->units);
      record->units = g_strdupv (units);
    }
  if (self->due != SIYI_DAY_NONE)
    {
      record->due = self->due;
      record->limit_days = 0;
    }
  if (limit_days > 0)
    {
      record->limit_days = limit_days;
      record->limit_working = working;
    }
  if (on_the_spot)
    record->on_the_spot = 1;

  return TRUE;
}

static gboolean
save (SiyiDb     *db,
      Recording  *self,
      GError    **error)
{
  g_autoptr(SiyiTalkRecord) record = siyi_talk_load (db, self->visit, error);

  if (record == NULL || !fill_in (self, record, error))
    return FALSE;
  self->action = siyi_talk_save (db, record, error);

  return self->action != NULL;
}

static gboolean
finish (Recording  *self,
        char       *action)
{
  g_free (self->action);
  self->action = action;

  return action != NULL;
}

static gpointer
record_in_thread (SiyiDb        *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Recording *self = data;

  if (has_fields () && !save (db, self, error))
    return NULL;
  if (sign != NULL &&
      !finish (self, siyi_talk_sign (db, self->visit, self->signer, name, NULL, error)))
    return NULL;
  if (addition != NULL &&
      !finish (self, siyi_talk_add (db, self->visit, addition, reason, error)))
    return NULL;

  self->record = siyi_talk_load (db, self->visit, error);

  return self->record;
}

static void
add_signatures (JsonBuilder          *answer,
                const SiyiTalkRecord *record)
{
  json_builder_set_member_name (answer, "signatures");
  json_builder_begin_object (answer);
  for (int i = 0; i < SIYI_N_SIGNERS; i++)
    ctl_add_text (answer, siyi_signer_word ((SiyiSigner) i), record->signatures[i].name);
  json_builder_end_object (answer);
  json_builder_set_member_name (answer, "additions");
  json_builder_begin_array (answer);
  for (guint i = 0; i < record->additions->len; i++)
    {
      const SiyiTalkAddition *one = g_ptr_array_index (record->additions, i);

      json_builder_begin_object (answer);
      ctl_add_day (answer, "date", one->day);
      ctl_add_text (answer, "who", one->who);
      ctl_add_text (answer, "body", one->body);
      ctl_add_text (answer, "reason", one->reason);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
}

static void
answer_json (const Recording *self)
{
  const SiyiTalkRecord *record = self->record;
  g_autofree char *fields = siyi_talk_to_json (record);
  JsonBuilder *answer = ctl_answer_begin ();

  ctl_add_int (answer, "visit", record->visit);
  ctl_add_int (answer, "case", record->case_id);
  ctl_add_text (answer, "number", record->case_number);
  ctl_add_int (answer, "session", record->session);
  ctl_add_int (answer, "serial", record->serial);
  ctl_add_day (answer, "date", record->day);
  ctl_add_text (answer, "leader", record->leader_name);
  ctl_add_text (answer, "post", record->leader_post);
  ctl_add_document (answer, "record", fields);
  ctl_add_lacks (answer, siyi_talk_record_lacks (record));
  ctl_add_flag (answer, "group", siyi_talk_record_marks (record) & SIYI_TALK_GROUP);
  ctl_add_flag (answer, "too_many_representatives",
                siyi_talk_record_marks (record) & SIYI_TALK_MANY_REPRESENTING);
  ctl_add_flag (answer, "sealed", record->sealed_at != 0);
  add_signatures (answer, record);
  if (self->action != NULL)
    ctl_add_text (answer, "action", self->action);
  ctl_answer_end (answer);
}

static void
print_answer (const SiyiTalkRecord *record)
{
  CtlTable *table = ctl_table_new (_("Field"), _("Says"), NULL);
  g_autofree char *day = siyi_day_to_text (record->day);
  g_autofree char *last = record->due != SIYI_DAY_NONE ? siyi_day_to_text (record->due) : NULL;
  g_autofree char *joined = record->units != NULL ? g_strjoinv ("  ", record->units) : NULL;
  g_auto(GStrv) words = siyi_lacks_words (siyi_talk_record_lacks (record));
  g_autofree char *lacks = g_strjoinv (" ", words);

  ctl_table_row (table, _("Case"), record->case_number);
  ctl_table_row (table, _("Day"), day);
  ctl_table_row (table, _("Leader"), record->leader_name);
  ctl_table_row (table, _("Request"), record->title);
  ctl_table_row (table, _("Talk"), record->talk);
  ctl_table_row (table, _("Instruction"), record->instruction);
  ctl_table_row (table, _("Units"), joined);
  ctl_table_row (table, _("Due"), last);
  ctl_table_row (table, _("Signed by"), record->signatures[SIYI_SIGNER_LEADER].name);
  for (guint i = 0; i < record->additions->len; i++)
    ctl_table_row (table, _("Addition"),
                   ((SiyiTalkAddition *) g_ptr_array_index (record->additions, i))->body);
  ctl_table_row (table, _("Lacks"), lacks);
  ctl_table_print (table);
}

static gboolean
are_texts (GError **error)
{
  const char *texts[] = { talk, instruction, name, addition, reason };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!ctl_is_text (texts[i], error))
      return FALSE;
  for (int i = 0; units != NULL && units[i] != NULL; i++)
    if (!ctl_is_text (units[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
parse_signer (SiyiSigner  *signer,
              GError     **error)
{
  for (int i = 0; i < SIYI_N_SIGNERS; i++)
    if (g_strcmp0 (sign, siyi_signer_word ((SiyiSigner) i)) == 0)
      {
        *signer = (SiyiSigner) i;
        return TRUE;
      }

  return ctl_usage (&cmd_record, error);
}

static gboolean
parse (Recording  *self,
       char      **args,
       GError    **error)
{
  if (!ctl_parse_id (args[0], &self->visit, error) || !are_texts (error))
    return FALSE;
  if (limit_days < 0 || (limit_days > 0 && due != NULL) || (working && limit_days == 0) ||
      (sign == NULL) != (name == NULL) || (addition == NULL) != (reason == NULL))
    return ctl_usage (&cmd_record, error);
  if (due != NULL && !ctl_parse_day ("--due", due, &self->due, error))
    return FALSE;
  if (sign != NULL && !parse_signer (&self->signer, error))
    return FALSE;

  return input == NULL || g_file_get_contents (input, &self->json, NULL, error);
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  Recording self = { .due = SIYI_DAY_NONE };
  gboolean writes = has_fields () || sign != NULL || addition != NULL;
  gboolean done = parse (&self, ctl->args, error) &&
                  ctl_run (ctl, writes ? SIYI_ACCESS_WRITE : SIYI_ACCESS_READ, record_in_thread,
                           &self, error) != NULL;

  if (done && ctl->json)
    answer_json (&self);
  else if (done)
    print_answer (self.record);
  g_clear_pointer (&self.record, siyi_talk_record_free);
  g_free (self.action);
  g_free (self.json);

  return done;
}

const CtlCommand cmd_record = {
  .name = "record",
  .arguments = "VISIT",
  .summary = N_("Show, write or sign the record of one matter"),
  .options = options,
  .min_args = 1,
  .max_args = 1,
  .run = run,
};
