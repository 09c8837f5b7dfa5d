/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A matter as it travels to a leader's computer, and back into what the leader's view shows. What is
 * missing or of another kind is taken for not said: an older writer knew less. Days left are those of
 * the day it was written. Any thread. */
#include "siyi-brief-private.h"

#include "siyi-mask.h"

static const char * const state_words[] = {
  [SIYI_PROMISE_UNASSIGNED] = "unassigned", [SIYI_PROMISE_OPEN] = "open", [SIYI_PROMISE_DUE] = "due",
  [SIYI_PROMISE_OVERDUE] = "overdue", [SIYI_PROMISE_KEPT] = "kept", [SIYI_PROMISE_KEPT_LATE] = "kept-late",
};

/* --- Out ------------------------------------------------------------------------------------------ */

void
siyi_brief_text_to_json (JsonBuilder *builder,
                         const char  *name,
                         const char  *text)
{
  /* Somebody may have typed a number into a text. */
  g_autofree char *plain = siyi_mask_numbers_within (text != NULL ? text : "", TRUE);

  if (*plain == '\0')
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, plain);
}

static void
number_to_json (JsonBuilder *builder,
                const char  *name,
                gint64       number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

void
siyi_brief_day_to_json (JsonBuilder *builder,
                        const char  *name,
                        SiyiDay      day)
{
  g_autofree char *text = siyi_day_to_text (day);

  if (day == SIYI_DAY_NONE)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
task_to_json (JsonBuilder         *builder,
              const SiyiBriefTask *task)
{
  json_builder_begin_object (builder);
  siyi_brief_text_to_json (builder, "units", task->units);
  siyi_brief_text_to_json (builder, "progress", task->progress);
  siyi_brief_text_to_json (builder, "state", state_words[task->state]);
  siyi_brief_day_to_json (builder, "assigned", task->assigned);
  siyi_brief_day_to_json (builder, "due", task->due);
  siyi_brief_day_to_json (builder, "closed", task->closed);
  number_to_json (builder, "days", task->days);
  json_builder_end_object (builder);
}

static void
promises_to_json (JsonBuilder     *builder,
                  const char      *name,
                  const GPtrArray *promises)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < promises->len; i++)
    {
      const SiyiBriefPromise *promise = g_ptr_array_index (promises, i);

      json_builder_begin_object (builder);
      siyi_brief_day_to_json (builder, "day", promise->day);
      siyi_brief_text_to_json (builder, "leader", promise->leader);
      siyi_brief_text_to_json (builder, "body", promise->body);
      siyi_brief_text_to_json (builder, "given", promise->given);
      siyi_brief_text_to_json (builder, "state", state_words[promise->state]);
      json_builder_set_member_name (builder, "tasks");
      json_builder_begin_array (builder);
      for (guint j = 0; j < promise->tasks->len; j++)
        task_to_json (builder, g_ptr_array_index (promise->tasks, j));
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
points_to_json (JsonBuilder     *builder,
                const GPtrArray *points)
{
  json_builder_set_member_name (builder, "points");
  json_builder_begin_array (builder);
  for (guint i = 0; i < points->len; i++)
    {
      const SiyiBriefPoint *point = g_ptr_array_index (points, i);

      json_builder_begin_object (builder);
      siyi_brief_day_to_json (builder, "day", point->day);
      siyi_brief_text_to_json (builder, "kind", point->kind);
      siyi_brief_text_to_json (builder, "what", point->what);
      number_to_json (builder, "number", point->number);
      number_to_json (builder, "this", point->is_this);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* Those that run; the others tell a leader nothing. */
static void
clocks_to_json (JsonBuilder     *builder,
                const GPtrArray *clocks)
{
  json_builder_set_member_name (builder, "clocks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < clocks->len; i++)
    {
      const SiyiCaseClock *clock = g_ptr_array_index (clocks, i);
      const SiyiClockReading *reading = &clock->reading;

      if (reading->state != SIYI_CLOCK_RUNNING && reading->state != SIYI_CLOCK_OVERDUE)
        continue;
      json_builder_begin_object (builder);
      siyi_brief_text_to_json (builder, "name", clock->name);
      siyi_brief_day_to_json (builder, "due", reading->due);
      number_to_json (builder, "left", reading->left);
      number_to_json (builder, "percent", reading->percent);
      number_to_json (builder, "working", reading->limit.kind == SIYI_DAYS_WORKING);
      number_to_json (builder, "soon", reading->step >= SIYI_STEP_WARNING);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
words_to_json (JsonBuilder     *builder,
               const SiyiBrief *brief)
{
  json_builder_set_member_name (builder, "positions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < brief->positions->len; i++)
    {
      const SiyiBriefPosition *position = g_ptr_array_index (brief->positions, i);

      json_builder_begin_object (builder);
      siyi_brief_text_to_json (builder, "unit", position->unit);
      siyi_brief_text_to_json (builder, "body", position->body);
      siyi_brief_day_to_json (builder, "day", position->day);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "options");
  json_builder_begin_array (builder);
  for (guint i = 0; i < brief->options->len; i++)
    {
      json_builder_begin_object (builder);
      siyi_brief_text_to_json (builder, "text", g_ptr_array_index (brief->options, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "twins");
  json_builder_begin_array (builder);
  for (guint i = 0; i < brief->twins->len; i++)
    {
      const SiyiBriefTwin *twin = g_ptr_array_index (brief->twins, i);

      json_builder_begin_object (builder);
      siyi_brief_text_to_json (builder, "number", twin->number);
      siyi_brief_text_to_json (builder, "title", twin->title);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * siyi_brief_to_json:
 * @builder: within an object
 *
 * What a leader reads of a matter; numbers of identity that stand in a text are masked.
 */
void
siyi_brief_to_json (JsonBuilder     *builder,
                    const SiyiBrief *brief)
{
  siyi_brief_text_to_json (builder, "number", brief->number);
  siyi_brief_text_to_json (builder, "time", brief->time);
  siyi_brief_text_to_json (builder, "who", brief->who);
  siyi_brief_text_to_json (builder, "request", brief->request);
  siyi_brief_text_to_json (builder, "facts", brief->facts);
  siyi_brief_text_to_json (builder, "class", brief->class_name);
  siyi_brief_text_to_json (builder, "units", brief->units);
  siyi_brief_text_to_json (builder, "bounds", brief->bounds);
  number_to_json (builder, "persons", brief->persons);
  number_to_json (builder, "first", brief->first);
  number_to_json (builder, "restricted", brief->restricted);
  promises_to_json (builder, "earlier", brief->promises);
  promises_to_json (builder, "ordered", brief->ordered);
  points_to_json (builder, brief->points);
  clocks_to_json (builder, brief->clocks);
  words_to_json (builder, brief);
}

/* --- In ------------------------------------------------------------------------------------------- */

static JsonNode *
value_of (JsonObject *object,
          const char *name,
          GType       type)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type ? node : NULL;
}

/* (transfer full) (nullable) */
char *
siyi_brief_text_of (JsonObject *object,
                    const char *name)
{
  JsonNode *node = value_of (object, name, G_TYPE_STRING);

  return node != NULL ? json_node_dup_string (node) : NULL;
}

SiyiDay
siyi_brief_day_of (JsonObject *object,
                   const char *name)
{
  JsonNode *node = value_of (object, name, G_TYPE_STRING);

  return node != NULL ? siyi_day_parse (json_node_get_string (node)) : SIYI_DAY_NONE;
}

gint64
siyi_brief_number_of (JsonObject *object,
                      const char *name,
                      gint64      missing)
{
  JsonNode *node = value_of (object, name, G_TYPE_INT64);

  return node != NULL ? json_node_get_int (node) : missing;
}

/**
 * siyi_brief_array_of:
 *
 * Returns: (transfer full): the objects of that member; what is no object is left out
 */
JsonArray *
siyi_brief_array_of (JsonObject *object,
                     const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  JsonArray *from = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  JsonArray *objects = json_array_new ();

  for (guint i = 0; from != NULL && i < json_array_get_length (from); i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (from, i)))
      json_array_add_object_element (objects, json_object_ref (json_array_get_object_element (from, i)));

  return objects;
}

/* (transfer full): never NULL */
static char *
said_of (JsonObject *object,
         const char *name)
{
  char *text = siyi_brief_text_of (object, name);

  return text != NULL ? text : g_strdup ("");
}

static SiyiPromiseState
state_of (JsonObject *object)
{
  g_autofree char *word = siyi_brief_text_of (object, "state");

  for (gsize i = 0; i < G_N_ELEMENTS (state_words); i++)
    if (g_strcmp0 (word, state_words[i]) == 0)
      return (SiyiPromiseState) i;

  return SIYI_PROMISE_UNASSIGNED;
}

static GPtrArray *
tasks_of (JsonObject *object)
{
  g_autoptr(JsonArray) array = siyi_brief_array_of (object, "tasks");
  GPtrArray *tasks = siyi_brief_tasks_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *from = json_array_get_object_element (array, i);
      SiyiBriefTask *task = g_new0 (SiyiBriefTask, 1);

      task->units = siyi_brief_text_of (from, "units");
      task->progress = siyi_brief_text_of (from, "progress");
      task->state = state_of (from);
      task->assigned = siyi_brief_day_of (from, "assigned");
      task->due = siyi_brief_day_of (from, "due");
      task->closed = siyi_brief_day_of (from, "closed");
      task->days = (int) siyi_brief_number_of (from, "days", 0);
      g_ptr_array_add (tasks, task);
    }

  return tasks;
}

static GPtrArray *
promises_of (JsonObject *object,
             const char *name)
{
  g_autoptr(JsonArray) array = siyi_brief_array_of (object, name);
  GPtrArray *promises = siyi_brief_promises_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *from = json_array_get_object_element (array, i);
      SiyiBriefPromise *promise = g_new0 (SiyiBriefPromise, 1);

      promise->day = siyi_brief_day_of (from, "day");
      promise->leader = siyi_brief_text_of (from, "leader");
      promise->body = said_of (from, "body");
      promise->given = siyi_brief_text_of (from, "given");
      promise->state = state_of (from);
      promise->tasks = tasks_of (from);
      g_ptr_array_add (promises, promise);
    }

  return promises;
}

static GPtrArray *
points_of (JsonObject *object)
{
  g_autoptr(JsonArray) array = siyi_brief_array_of (object, "points");
  GPtrArray *points = siyi_brief_points_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *from = json_array_get_object_element (array, i);
      SiyiBriefPoint *point = g_new0 (SiyiBriefPoint, 1);

      point->day = siyi_brief_day_of (from, "day");
      point->kind = said_of (from, "kind");
      point->what = siyi_brief_text_of (from, "what");
      point->number = (int) siyi_brief_number_of (from, "number", 0);
      point->is_this = siyi_brief_number_of (from, "this", 0) != 0;
      g_ptr_array_add (points, point);
    }

  return points;
}

static GPtrArray *
clocks_of (JsonObject *object)
{
  g_autoptr(JsonArray) array = siyi_brief_array_of (object, "clocks");
  GPtrArray *clocks = siyi_case_clocks_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *from = json_array_get_object_element (array, i);
      SiyiCaseClock *clock = g_new0 (SiyiCaseClock, 1);

      clock->name = said_of (from, "name");
      clock->reading.due = siyi_brief_day_of (from, "due");
      clock->reading.left = (int) siyi_brief_number_of (from, "left", 0);
      clock->reading.percent = (int) siyi_brief_number_of (from, "percent", 0);
      clock->reading.state = clock->reading.left < 0 ? SIYI_CLOCK_OVERDUE : SIYI_CLOCK_RUNNING;
      clock->reading.limit.kind = siyi_brief_number_of (from, "working", 0) != 0 ? SIYI_DAYS_WORKING : SIYI_DAYS_CALENDAR;
      clock->reading.step = siyi_brief_number_of (from, "soon", 0) != 0 ? SIYI_STEP_WARNING : SIYI_STEP_NORMAL;
      g_ptr_array_add (clocks, clock);
    }

  return clocks;
}

static void
read_words (SiyiBrief  *self,
            JsonObject *object)
{
  g_autoptr(JsonArray) positions = siyi_brief_array_of (object, "positions");
  g_autoptr(JsonArray) options = siyi_brief_array_of (object, "options");
  g_autoptr(JsonArray) twins = siyi_brief_array_of (object, "twins");

  self->positions = siyi_brief_positions_new ();
  for (guint i = 0; i < json_array_get_length (positions); i++)
    {
      JsonObject *from = json_array_get_object_element (positions, i);
      SiyiBriefPosition *position = g_new0 (SiyiBriefPosition, 1);

      position->unit = siyi_brief_text_of (from, "unit");
      position->body = siyi_brief_text_of (from, "body");
      position->day = siyi_brief_day_of (from, "day");
      g_ptr_array_add (self->positions, position);
    }
  self->options = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < json_array_get_length (options); i++)
    {
      char *text = siyi_brief_text_of (json_array_get_object_element (options, i), "text");

      if (text != NULL)
        g_ptr_array_add (self->options, text);
    }
  self->twins = siyi_brief_twins_new ();
  for (guint i = 0; i < json_array_get_length (twins); i++)
    {
      JsonObject *from = json_array_get_object_element (twins, i);
      SiyiBriefTwin *twin = g_new0 (SiyiBriefTwin, 1);

      twin->number = said_of (from, "number");
      twin->title = said_of (from, "title");
      g_ptr_array_add (self->twins, twin);
    }
}

/**
 * siyi_brief_from_json:
 * @object: what siyi_brief_to_json() wrote
 *
 * Returns: (transfer full): the matter; nothing in it is NULL that the leader's view walks through
 */
SiyiBrief *
siyi_brief_from_json (JsonObject *object)
{
  SiyiBrief *self = g_new0 (SiyiBrief, 1);

  self->number = siyi_brief_text_of (object, "number");
  self->time = siyi_brief_text_of (object, "time");
  self->who = siyi_brief_text_of (object, "who");
  self->request = siyi_brief_text_of (object, "request");
  self->facts = siyi_brief_text_of (object, "facts");
  self->class_name = siyi_brief_text_of (object, "class");
  self->units = siyi_brief_text_of (object, "units");
  self->bounds = siyi_brief_text_of (object, "bounds");
  self->persons = (int) siyi_brief_number_of (object, "persons", -1);
  self->representatives = self->concerned = -1;
  self->first = (int) siyi_brief_number_of (object, "first", -1);
  self->restricted = siyi_brief_number_of (object, "restricted", 0) != 0;
  self->promises = promises_of (object, "earlier");
  self->ordered = promises_of (object, "ordered");
  self->points = points_of (object);
  self->clocks = clocks_of (object);
  read_words (self, object);

  return self;
}
