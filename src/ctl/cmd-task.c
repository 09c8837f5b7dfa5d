/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl task: one task with its history; a further step of it; an assignment; a paper issued or made void. */
#include "commands.h"

#include "siyi-task-papers.h"

static char *day_text, *person, *way, *body, *grounds, *value, *due_text, *output, *reason;
static char **units;
static int days;
static gint64 corrects;
static gboolean working;

static const GOptionEntry options[] = {
  { "day", 0, 0, G_OPTION_ARG_FILENAME, &day_text, N_("Day of the step; else today"), N_("YYYY-MM-DD") },
  { "person", 0, 0, G_OPTION_ARG_FILENAME, &person, N_("With whom"), N_("NAME") },
  { "way", 0, 0, G_OPTION_ARG_FILENAME, &way, N_("How: call, phone, letter, sheet, visit, circular"), N_("WAY") },
  { "text", 0, 0, G_OPTION_ARG_FILENAME, &body, N_("What was said, or the reason"), N_("TEXT") },
  { "grounds", 0, 0, G_OPTION_ARG_FILENAME, &grounds, N_("Grounds of an urging, comma separated"), N_("WORDS") },
  { "value", 0, 0, G_OPTION_ARG_FILENAME, &value, N_("Word of an evaluation"), N_("WORD") },
  { "due", 0, 0, G_OPTION_ARG_FILENAME, &due_text, N_("Last day of an assignment; waiting until"), N_("YYYY-MM-DD") },
  { "days", 0, 0, G_OPTION_ARG_INT, &days, N_("Days of an extension or of an assignment"), N_("N") },
  { "working", 0, 0, G_OPTION_ARG_NONE, &working, N_("Days of the assignment are working days"), NULL },
  { "unit", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &units, N_("Unit of an assignment, the lead unit first"), N_("NAME") },
  { "corrects", 0, 0, G_OPTION_ARG_INT64, &corrects, N_("Line of the history that a note sets right"), N_("ID") },
  { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason, N_("Why a paper is void"), N_("TEXT") },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("The file of a paper, .pdf or .docx"), N_("FILE") },
  { NULL }
};

/* Words a person types for a step. */
static const struct { const char *verb; SiyiTaskStepKind kind; } verbs[] = {
  { "receive", SIYI_TASK_STEP_RECEIVED }, { "object", SIYI_TASK_STEP_OBJECTED },
  { "return", SIYI_TASK_STEP_RETURNED }, { "refuse-objection", SIYI_TASK_STEP_OBJECTION_REFUSED },
  { "progress", SIYI_TASK_STEP_PROGRESS }, { "urge", SIYI_TASK_STEP_URGED },
  { "extend", SIYI_TASK_STEP_EXTENSION_ASKED }, { "approve-extension", SIYI_TASK_STEP_EXTENSION_APPROVED },
  { "refuse-extension", SIYI_TASK_STEP_EXTENSION_REFUSED }, { "tell-extension", SIYI_TASK_STEP_EXTENSION_TOLD },
  { "answer", SIYI_TASK_STEP_ANSWERED }, { "check", SIYI_TASK_STEP_CHECKED },
  { "send-back", SIYI_TASK_STEP_SENT_BACK }, { "serve", SIYI_TASK_STEP_SERVED },
  { "close", SIYI_TASK_STEP_CLOSED }, { "resolve", SIYI_TASK_STEP_RESOLVED },
  { "visit-back", SIYI_TASK_STEP_VISITED_BACK }, { "evaluate", SIYI_TASK_STEP_EVALUATED },
  { "reopen", SIYI_TASK_STEP_REOPENED }, { "note", SIYI_TASK_STEP_NOTE }, { "void", SIYI_TASK_STEP_VOIDED },
};

typedef struct
{
  gint64       id;           /* of the task; of the visit for an assignment */
  const char  *verb;         /* (nullable) */
  const char  *number;       /* of a paper to be made void */
  SiyiNewStep  step;
  SiyiDay      today, due;
  char        *action;
  SiyiTaskRow *task;
} Asked;

typedef struct
{
  gint64            task;
  SiyiTaskPaperKind kind;
  SiyiTaskPaper     paper;
  SiyiSheetCount    count;
} Paper;

static gpointer
write_paper (SiyiDb        *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Paper *self = data;

  return GINT_TO_POINTER (siyi_task_paper_write (db, self->task, self->kind, output, &self->paper, &self->count,
                                                 cancellable, error));
}

static void
answer_paper (const Ctl   *ctl,
              const Paper *self)
{
  JsonBuilder *answer;

  if (!ctl->json)
    {
      /* Translators: number of a paper, pages, the file's name. */
      ctl_print (ngettext ("%s: %u page in %s", "%s: %u pages in %s", self->count.n_pages), self->paper.number,
                 self->count.n_pages, output);
      ctl_write ("\n", 1);
      return;
    }

  answer = ctl_answer_begin ();
  ctl_add_text (answer, "file", output);
  ctl_add_int (answer, "pages", self->count.n_pages);
  ctl_add_int (answer, "paper", self->paper.id);
  ctl_add_text (answer, "number", self->paper.number);
  ctl_add_flag (answer, "again", self->paper.again);
  ctl_answer_end (answer);
}

static gboolean
paper (Ctl     *ctl,
       GError **error)
{
  Paper self = { .kind = siyi_task_paper_from_word (ctl->args[2]) };
  gboolean done;

  if (!ctl_parse_id (ctl->args[0], &self.task, error))
    return FALSE;
  if (self.kind == SIYI_N_TASK_PAPERS)
    {
      g_set_error (error, CTL_ERROR, 0, _("“%s” is no paper of a task; use assignment, urging, supervision, "
                                          "circular, extension, return or visit-back"), ctl->args[2]);
      return FALSE;
    }

  done = ctl_sheet_output (output, error) && ctl_run (ctl, SIYI_ACCESS_WRITE, write_paper, &self, error) != NULL;
  if (done)
    answer_paper (ctl, &self);
  siyi_task_paper_clear (&self.paper);

  return done;
}

/* A void paper keeps its number; where two kinds have the same, the newest is meant. */
static gpointer
void_paper (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Asked *asked = data;
  g_autoptr(GPtrArray) papers = siyi_papers_of_task (db, asked->id, error);
  gint64 id = 0;

  if (papers == NULL)
    return NULL;

  for (guint i = 0; id == 0 && i < papers->len; i++)
    {
      const SiyiStoredPaper *paper = g_ptr_array_index (papers, i);

      if (g_str_equal (paper->number, asked->number))
        id = paper->id;
    }
  if (id == 0)
    g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND, _("The task has no paper “%s”"), asked->number);
  else
    asked->action = siyi_paper_void (db, id, reason, error);
  if (asked->action != NULL)
    asked->task = siyi_task_load (db, asked->id, asked->today, error);

  return asked->task;
}

static gpointer
work (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Asked *asked = data;
  SiyiLimit limit = { days, working ? SIYI_DAYS_WORKING : SIYI_DAYS_CALENDAR };

  if (g_strcmp0 (asked->verb, "assign") == 0)
    asked->action = siyi_task_assign (db, asked->id, (const char * const *) units, person, asked->step.day, limit,
                                      asked->due, &asked->id, error);
  else if (asked->verb != NULL)
    asked->action = siyi_task_add_step (db, asked->id, &asked->step, NULL, error);
  if (asked->verb != NULL && asked->action == NULL)
    return NULL;

  asked->task = siyi_task_load (db, asked->id, asked->today, error);

  return asked->task;
}

static gboolean
parse (Asked   *asked,
       GError **error)
{
  const char *texts[] = { person, way, body, grounds, value, reason, asked->number };
  gboolean known = asked->verb == NULL || g_str_equal (asked->verb, "assign") || asked->number != NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && !g_utf8_validate (texts[i], -1, NULL))
      {
        g_set_error_literal (error, CTL_ERROR, 0, _("An option is not UTF-8 text"));
        return FALSE;
      }
  for (gsize i = 0; asked->verb != NULL && i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].verb, asked->verb))
      {
        asked->step.kind = verbs[i].kind;
        known = TRUE;
      }
  if (!known)
    {
      g_set_error (error, CTL_ERROR, 0, "\"%s\" is no step of a task; see siyictl task --help", asked->verb);
      return FALSE;
    }
  asked->step.day = asked->today;
  if ((day_text != NULL && !ctl_parse_day ("--day", day_text, &asked->step.day, error)) ||
      (due_text != NULL && !ctl_parse_day ("--due", due_text, &asked->due, error)))
    return FALSE;

  asked->step.person = person;
  asked->step.way = way;
  asked->step.body = body;
  asked->step.grounds = grounds;
  asked->step.value = value;
  asked->step.due = asked->due;
  asked->step.days = days;
  asked->step.corrects = corrects;

  return TRUE;
}

static void
answer_papers (JsonBuilder *answer,
               GPtrArray   *papers)
{
  json_builder_set_member_name (answer, "papers");
  json_builder_begin_array (answer);
  for (guint i = papers->len; i > 0; i--)
    {
      const SiyiStoredPaper *paper = g_ptr_array_index (papers, i - 1);

      json_builder_begin_object (answer);
      ctl_add_int (answer, "id", paper->id);
      ctl_add_text (answer, "kind", paper->kind);
      ctl_add_text (answer, "number", paper->number);
      ctl_add_day (answer, "day", paper->day);
      if (paper->step != 0)
        ctl_add_int (answer, "step", paper->step);
      ctl_add_flag (answer, "void", paper->is_void);
      ctl_add_text (answer, "reason", paper->void_reason);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
}

static void
answer_json (const Asked *asked)
{
  JsonBuilder *answer = ctl_answer_begin ();

  json_builder_set_member_name (answer, "task");
  json_builder_begin_object (answer);
  ctl_add_task (answer, asked->task);
  json_builder_set_member_name (answer, "steps");
  json_builder_begin_array (answer);
  for (guint i = asked->task->steps->len; i > 0; i--)
    {
      const SiyiTaskStepRow *step = g_ptr_array_index (asked->task->steps, i - 1);

      json_builder_begin_object (answer);
      ctl_add_int (answer, "id", step->id);
      ctl_add_text (answer, "kind", siyi_task_step_word (step->kind));
      ctl_add_day (answer, "day", step->day);
      ctl_add_text (answer, "who", step->who);
      ctl_add_text (answer, "person", step->person);
      ctl_add_text (answer, "way", step->way);
      ctl_add_text (answer, "text", step->body);
      ctl_add_text (answer, "grounds", step->grounds);
      ctl_add_text (answer, "value", step->value);
      ctl_add_day (answer, "due", step->due);
      if (step->days > 0)
        ctl_add_int (answer, "days", step->days);
      if (step->corrects != 0)
        ctl_add_int (answer, "corrects", step->corrects);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
  answer_papers (answer, asked->task->papers);
  json_builder_end_object (answer);
  if (asked->action != NULL)
    ctl_add_text (answer, "action", asked->action);
  ctl_answer_end (answer);
}

static void
print_answer (const SiyiTaskRow *task)
{
  CtlTable *table = ctl_table_new (_("Day"), _("Step"), _("Person"), _("Text"), NULL);
  g_autofree char *due = task->reading.due != SIYI_DAY_NONE ? siyi_day_to_text (task->reading.due) : g_strdup ("-");

  ctl_print ("%s  %s  %s  %s\n", task->case_number, task->title != NULL ? task->title : "", due,
             ctl_task_state (task));
  for (guint i = task->steps->len; i > 0; i--)
    {
      const SiyiTaskStepRow *step = g_ptr_array_index (task->steps, i - 1);
      g_autofree char *day = siyi_day_to_text (step->day);

      ctl_table_row (table, day, siyi_task_step_word (step->kind), step->person, step->body);
    }
  ctl_table_print (table);
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  Asked asked = { .verb = ctl->n_args > 1 ? ctl->args[1] : NULL, .today = siyi_clock_today (ctl->clock) };
  gboolean done;

  if (g_strcmp0 (asked.verb, "paper") == 0)
    return ctl->n_args == 3 ? paper (ctl, error) : ctl_usage (&cmd_task, error);
  if (g_strcmp0 (asked.verb, "void-paper") == 0 && ctl->n_args == 3)
    asked.number = ctl->args[2];
  if ((ctl->n_args > 2 && asked.number == NULL) || output != NULL)
    return ctl_usage (&cmd_task, error);

  done = ctl_parse_id (ctl->args[0], &asked.id, error) && parse (&asked, error) &&
         ctl_run (ctl, asked.verb != NULL ? SIYI_ACCESS_WRITE : SIYI_ACCESS_READ,
                  asked.number != NULL ? void_paper : work, &asked, error) != NULL;

  if (done && ctl->json)
    answer_json (&asked);
  else if (done)
    print_answer (asked.task);
  g_clear_pointer (&asked.task, siyi_task_row_free);
  g_free (asked.action);

  return done;
}

const CtlCommand cmd_task = {
  .name = "task",
  .arguments = "ID [STEP]  |  VISIT assign --unit NAME… --days N  |  ID paper KIND --output FILE  |  "
               "ID void-paper NUMBER --reason TEXT",
  .summary = N_("Shows a task, writes its next step or a paper, or assigns an instruction"),
  .options = options,
  .min_args = 1,
  .max_args = 3,
  .run = run,
};
