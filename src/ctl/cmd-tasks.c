/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl tasks: what is to do in follow-up, worst first. */
#include "commands.h"

static char *light_text;
static char *part_text;
static gint64 unit;

static const GOptionEntry options[] = {
  { "light", 0, 0, G_OPTION_ARG_STRING, &light_text, N_("Of one light"), N_("red|yellow|green") },
  { "part", 0, 0, G_OPTION_ARG_STRING, &part_text, N_("Which; else all that are open"), N_("to-do|running|done|all") },
  { "unit", 0, 0, G_OPTION_ARG_INT64, &unit, N_("Of one unit"), N_("ID") },
  { NULL }
};

static gpointer
load (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  const SiyiTasksQuery *query = data;
  g_autoptr(GArray) hits = siyi_tasks_find (db, query, error);

  return hits != NULL ? siyi_tasks_load (db, (const SiyiTaskHit *) hits->data, hits->len, query->today, error) : NULL;
}

static gboolean
parse (SiyiTasksQuery  *query,
       GError         **error)
{
  static const struct { const char *word; SiyiLight light; } lights[] = {
    { "red", SIYI_LIGHT_RED }, { "yellow", SIYI_LIGHT_YELLOW }, { "green", SIYI_LIGHT_GREEN },
  };
  static const struct { const char *word; SiyiTasksPart part; } parts[] = {
    { "to-do", SIYI_TASKS_TO_DO }, { "running", SIYI_TASKS_RUNNING }, { "done", SIYI_TASKS_DONE },
    { "all", SIYI_TASKS_ALL },
  };
  gboolean known = light_text == NULL;

  for (gsize i = 0; light_text != NULL && i < G_N_ELEMENTS (lights); i++)
    if (g_str_equal (lights[i].word, light_text))
      {
        query->light = (int) lights[i].light;
        known = TRUE;
      }
  if (!known)
    {
      g_set_error (error, CTL_ERROR, 0, "--light %s: it is red, yellow or green", light_text);
      return FALSE;
    }

  known = part_text == NULL;
  for (gsize i = 0; part_text != NULL && i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i].word, part_text))
      {
        query->part = parts[i].part;
        known = TRUE;
      }
  if (!known)
    g_set_error (error, CTL_ERROR, 0, "--part %s: it is to-do, running, done or all", part_text);

  return known;
}

static void
answer_json (GPtrArray *tasks)
{
  JsonBuilder *answer = ctl_answer_begin ();

  json_builder_set_member_name (answer, "tasks");
  json_builder_begin_array (answer);
  for (guint i = 0; i < tasks->len; i++)
    if (g_ptr_array_index (tasks, i) != NULL)
      {
        json_builder_begin_object (answer);
        ctl_add_task (answer, g_ptr_array_index (tasks, i));
        json_builder_end_object (answer);
      }
  json_builder_end_array (answer);
  ctl_answer_end (answer);
}

static void
print_answer (GPtrArray *tasks)
{
  CtlTable *table = ctl_table_new (_("Id"), _("Due"), _("State"), _("Unit"), _("Matter"), NULL);

  ctl_table_align_end (table, 0);
  for (guint i = 0; i < tasks->len; i++)
    {
      const SiyiTaskRow *task = g_ptr_array_index (tasks, i);
      g_autofree char *id = NULL;
      g_autofree char *day = NULL;

      if (task == NULL)
        continue;
      id = g_strdup_printf ("%" G_GINT64_FORMAT, task->id);
      day = task->reading.due != SIYI_DAY_NONE ? siyi_day_to_text (task->reading.due) : g_strdup ("");
      ctl_table_row (table, id, day, ctl_task_state (task), task->lead, task->title);
    }
  ctl_table_print (table);
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  SiyiTasksQuery query = { .part = SIYI_TASKS_OPEN, .light = -1, .unit = unit, .today = siyi_clock_today (ctl->clock) };
  g_autoptr(GPtrArray) tasks = NULL;

  if (!parse (&query, error))
    return FALSE;
  tasks = ctl_run (ctl, SIYI_ACCESS_READ, load, &query, error);
  if (tasks == NULL)
    return FALSE;

  if (ctl->json)
    answer_json (tasks);
  else if (tasks->len == 0)
    ctl_print ("%s\n", _("There are no such tasks."));
  else
    print_answer (tasks);

  return TRUE;
}

const CtlCommand cmd_tasks = {
  .name = "tasks",
  .arguments = "[--light L] [--part P] [--unit ID]",
  .summary = N_("Lists tasks of follow-up, worst first"),
  .options = options,
  .run = run,
};
