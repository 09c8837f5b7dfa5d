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

typedef void     (*WriteOne) (JsonBuilder   *builder,
                              gconstpointer  item);
typedef gpointer (*ReadOne)  (JsonObject    *object);

static void
list_to_json (JsonBuilder     *builder,
              const char      *name,
              const GPtrArray *items,
              WriteOne         write_one)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < items->len; i++)
    {
      json_builder_begin_object (builder);
      write_one (builder, g_ptr_array_index (items, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_task (JsonBuilder   *builder,
            gconstpointer  item)
{
  const SiyiBriefTask *task = item;

  siyi_brief_text_to_json (builder, "units", task->units);
  siyi_brief_text_to_json (builder, "progress", task->progress);
  siyi_brief_text_to_json (builder, "state", state_words[task->state]);
  siyi_brief_day_to_json (builder, "assigned", task->assigned);
  siyi_brief_day_to_json (builder, "due", task->due);
  siyi_brief_day_to_json (builder, "closed", task->closed);
  number_to_json (builder, "days", task->days);
}

static void
write_promise (JsonBuilder   *builder,
               gconstpointer  item)
{
  const SiyiBriefPromise *promise = item;

  siyi_brief_day_to_json (builder, "day", promise->day);
  siyi_brief_text_to_json (builder, "leader", promise->leader);
  siyi_brief_text_to_json (builder, "body", promise->body);
  siyi_brief_text_to_json (builder, "given", promise->given);
  siyi_brief_text_to_json (builder, "state", state_words[promise->state]);
  list_to_json (builder, "tasks", promise->tasks, write_task);
}

static void
write_point (JsonBuilder   *builder,
             gconstpointer  item)
{
  const SiyiBriefPoint *point = item;

  siyi_brief_day_to_json (builder, "day", point->day);
  siyi_brief_text_to_json (builder, "kind", point->kind);
  siyi_brief_text_to_json (builder, "what", point->what);
  number_to_json (builder, "number", point->number);
  number_to_json (builder, "this", point->is_this);
}

static void
write_clock (JsonBuilder   *builder,
             gconstpointer  item)
{
  const SiyiCaseClock *clock = item;
  const SiyiClockReading *reading = &clock->reading;

  siyi_brief_text_to_json (builder, "name", clock->name);
  siyi_brief_day_to_json (builder, "due", reading->due);
  number_to_json (builder, "left", reading->left);
  number_to_json (builder, "percent", reading->percent);
  number_to_json (builder, "working", reading->limit.kind == SIYI_DAYS_WORKING);
  number_to_json (builder, "soon", reading->step >= SIYI_STEP_WARNING);
}

/* (transfer container): those that run; the others tell a leader nothing. */
static GPtrArray *
running (const GPtrArray *clocks)
{
  GPtrArray *those = g_ptr_array_new ();

  for (guint i = 0; i < clocks->len; i++)
    {
      SiyiCaseClock *clock = g_ptr_array_index (clocks, i);

      if (clock->reading.state == SIYI_CLOCK_RUNNING || clock->reading.state == SIYI_CLOCK_OVERDUE)
        g_ptr_array_add (those, clock);
    }

  return those;
}

static void
write_position (JsonBuilder   *builder,
                gconstpointer  item)
{
  const SiyiBriefPosition *position = item;

  siyi_brief_text_to_json (builder, "unit", position->unit);
  siyi_brief_text_to_json (builder, "body", position->body);
  siyi_brief_day_to_json (builder, "day", position->day);
}

static void
write_option (JsonBuilder   *builder,
              gconstpointer  item)
{
  siyi_brief_text_to_json (builder, "text", item);
}

static void
write_twin (JsonBuilder   *builder,
            gconstpointer  item)
{
  const SiyiBriefTwin *twin = item;

  siyi_brief_text_to_json (builder, "number", twin->number);
  siyi_brief_text_to_json (builder, "title", twin->title);
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
  g_autoptr(GPtrArray) clocks = running (brief->clocks);

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
  list_to_json (builder, "earlier", brief->promises, write_promise);
  list_to_json (builder, "ordered", brief->ordered, write_promise);
  list_to_json (builder, "points", brief->points, write_point);
  list_to_json (builder, "clocks", clocks, write_clock);
  list_to_json (builder, "positions", brief->positions, write_position);
  list_to_json (builder, "options", brief->options, write_option);
  list_to_json (builder, "twins", brief->twins, write_twin);
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

/* (transfer full): @items, with what @read_one made of the member's objects; a %NULL is left out. */
static GPtrArray *
list_of (JsonObject *object,
         const char *name,
         GPtrArray  *items,
         ReadOne     read_one)
{
  g_autoptr(JsonArray) array = siyi_brief_array_of (object, name);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      gpointer item = read_one (json_array_get_object_element (array, i));

      if (item != NULL)
        g_ptr_array_add (items, item);
    }

  return items;
}

static gpointer
read_task (JsonObject *object)
{
  SiyiBriefTask *task = g_new0 (SiyiBriefTask, 1);

  task->units = siyi_brief_text_of (object, "units");
  task->progress = siyi_brief_text_of (object, "progress");
  task->state = state_of (object);
  task->assigned = siyi_brief_day_of (object, "assigned");
  task->due = siyi_brief_day_of (object, "due");
  task->closed = siyi_brief_day_of (object, "closed");
  task->days = (int) siyi_brief_number_of (object, "days", 0);

  return task;
}

static gpointer
read_promise (JsonObject *object)
{
  SiyiBriefPromise *promise = g_new0 (SiyiBriefPromise, 1);

  promise->day = siyi_brief_day_of (object, "day");
  promise->leader = siyi_brief_text_of (object, "leader");
  promise->body = said_of (object, "body");
  promise->given = siyi_brief_text_of (object, "given");
  promise->state = state_of (object);
  promise->tasks = list_of (object, "tasks", siyi_brief_tasks_new (), read_task);

  return promise;
}

static gpointer
read_point (JsonObject *object)
{
  SiyiBriefPoint *point = g_new0 (SiyiBriefPoint, 1);

  point->day = siyi_brief_day_of (object, "day");
  point->kind = said_of (object, "kind");
  point->what = siyi_brief_text_of (object, "what");
  point->number = (int) siyi_brief_number_of (object, "number", 0);
  point->is_this = siyi_brief_number_of (object, "this", 0) != 0;

  return point;
}

static gpointer
read_clock (JsonObject *object)
{
  SiyiCaseClock *clock = g_new0 (SiyiCaseClock, 1);
  SiyiClockReading *reading = &clock->reading;

  clock->name = said_of (object, "name");
  reading->due = siyi_brief_day_of (object, "due");
  reading->left = (int) siyi_brief_number_of (object, "left", 0);
  reading->percent = (int) siyi_brief_number_of (object, "percent", 0);
  reading->state = reading->left < 0 ? SIYI_CLOCK_OVERDUE : SIYI_CLOCK_RUNNING;
  reading->limit.kind = siyi_brief_number_of (object, "working", 0) != 0 ? SIYI_DAYS_WORKING : SIYI_DAYS_CALENDAR;
  reading->step = siyi_brief_number_of (object, "soon", 0) != 0 ? SIYI_STEP_WARNING : SIYI_STEP_NORMAL;

  return clock;
}

static gpointer
read_position (JsonObject *object)
{
  SiyiBriefPosition *position = g_new0 (SiyiBriefPosition, 1);

  position->unit = siyi_brief_text_of (object, "unit");
  position->body = siyi_brief_text_of (object, "body");
  position->day = siyi_brief_day_of (object, "day");

  return position;
}

static gpointer
read_option (JsonObject *object)
{
  return siyi_brief_text_of (object, "text");
}

static gpointer
read_twin (JsonObject *object)
{
  SiyiBriefTwin *twin = g_new0 (SiyiBriefTwin, 1);

  twin->number = said_of (object, "number");
  twin->title = said_of (object, "title");

  return twin;
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
  self->promises = list_of (object, "earlier", siyi_brief_promises_new (), read_promise);
  self->ordered = list_of (object, "ordered", siyi_brief_promises_new (), read_promise);
  self->points = list_of (object, "points", siyi_brief_points_new (), read_point);
  self->clocks = list_of (object, "clocks", siyi_case_clocks_new (), read_clock);
  self->positions = list_of (object, "positions", siyi_brief_positions_new (), read_position);
  self->options = list_of (object, "options", g_ptr_array_new_with_free_func (g_free), read_option);
  self->twins = list_of (object, "twins", siyi_brief_twins_new (), read_twin);

  return self;
}
