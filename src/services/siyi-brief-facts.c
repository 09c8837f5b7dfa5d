/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts of one matter as a leader is to know them: stored data only, each text through the gate
 * of its reader (domain, section 2.4). On an archive's thread. */
#include "siyi-brief-private.h"

#include "siyi-gate.h"
#include "siyi-office-store.h"
#include "siyi-schedule.h"
#include "siyi-session-sheets-private.h"
#include "siyi-words.h"

#define WORDS "brief"
#define PROPOSED "proposed"
#define MOST_NAMES 3

typedef struct
{
  SiyiDb               *db;
  const SiyiPlanned    *session;
  const SiyiPaperVisit *visit;
  SiyiAudience          audience;
  SiyiDay               today;
} Reading;

static void
point_free (gpointer data)
{
  SiyiBriefPoint *point = data;

  g_free (point->kind);
  g_free (point->what);
  g_free (point);
}

static void
twin_free (gpointer data)
{
  SiyiBriefTwin *twin = data;

  g_free (twin->number);
  g_free (twin->title);
  g_free (twin);
}

GPtrArray *
siyi_brief_points_new (void)
{
  return g_ptr_array_new_with_free_func (point_free);
}

GPtrArray *
siyi_brief_twins_new (void)
{
  return g_ptr_array_new_with_free_func (twin_free);
}

void
siyi_brief_free (SiyiBrief *self)
{
  g_free (self->time);
  g_free (self->who);
  g_free (self->request);
  g_free (self->number);
  g_free (self->class_name);
  g_free (self->facts);
  g_free (self->bounds);
  g_free (self->units);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_clear_pointer (&self->promises, g_ptr_array_unref);
  g_clear_pointer (&self->ordered, g_ptr_array_unref);
  g_clear_pointer (&self->positions, g_ptr_array_unref);
  g_clear_pointer (&self->options, g_ptr_array_unref);
  g_clear_pointer (&self->twins, g_ptr_array_unref);
  g_clear_pointer (&self->clocks, g_ptr_array_unref);
  g_clear_pointer (&self->sheet, siyi_case_sheet_free);
  g_free (self);
}

static char *
through_gate (const Reading *reading,
              SiyiField      field,
              const char    *text)
{
  return siyi_gate_text (reading->audience, reading->visit->restricted, field, text,
                         reading->visit->persons);
}

/* Three persons by name at most; representatives only, where some are marked. */
static char *
names_of (const SiyiPaperVisit *visit,
          int                  *n_names)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;
  guint n_marked = 0;
  int n = 0;

  for (guint i = 0; i < visit->people->len; i++)
    n_marked += ((SiyiPaperPerson *) g_ptr_array_index (visit->people, i))->representative;
  for (guint i = 0; i < visit->people->len; i++)
    {
      const SiyiPaperPerson *person = g_ptr_array_index (visit->people, i);

      if (person->name != NULL && n < MOST_NAMES && (n_marked == 0 || person->representative))
        {
          g_strv_builder_add (names, person->name);
          n++;
        }
    }
  list = g_strv_builder_end (names);
  *n_names = n;

  return n > 0 ? g_strjoinv (siyi_word ("papers", "list-mark"), list) : g_strdup (visit->visitors);
}

static char *
who_of (const Reading *reading)
{
  const SiyiPaperVisit *visit = reading->visit;
  int n_names;
  g_autofree char *full = names_of (visit, &n_names);
  g_autofree char *names = through_gate (reading, SIYI_FIELD_VISITORS, full);
  g_autofree char *persons = siyi_sheet_number (visit->persons);
  g_autofree char *representatives = siyi_sheet_number (visit->representatives);
  g_autofree char *concerned = NULL;
  g_autofree char *who = NULL;
  const char *parts[3] = { NULL };
  const char *key = "who-more";

  if (names == NULL)
    return NULL;

  if (visit->representatives <= 0 || n_names == visit->persons)
    key = "who-one";
  else if (visit->representatives == visit->persons)
    key = "who-all";
  who = siyi_fill (siyi_word (WORDS, key), "names", names, "persons", persons,
                   "representatives", representatives, NULL);
  parts[0] = who;
  if (visit->concerned > 0)
    {
      g_autofree char *number = siyi_sheet_number (visit->concerned);

      concerned = siyi_fill (siyi_word (WORDS, "concerned"), "n", number, NULL);
      parts[1] = concerned;
    }

  return g_strjoinv (siyi_word ("papers", "comma"), (char **) parts);
}

static gboolean
is_reception (const char *kind)
{
  return g_str_equal (kind, "visit") || g_str_equal (kind, "import");
}

static void
add_point (SiyiBrief  *self,
           SiyiDay     day,
           const char *kind,
           const char *what,
           gboolean    is_this)
{
  SiyiBriefPoint *point = g_new0 (SiyiBriefPoint, 1);

  point->day = day;
  point->kind = g_strdup (kind);
  point->what = g_strdup (what);
  point->is_this = is_this;
  if (is_reception (kind))
    {
      point->number = 1;
      for (guint i = 0; i < self->points->len; i++)
        point->number += ((SiyiBriefPoint *) g_ptr_array_index (self->points, i))->number > 0;
    }
  g_ptr_array_add (self->points, point);
}

/* Oldest first, this reception the last. What a reader of the papers has no word for is left out. */
static void
read_points (const Reading *reading,
             SiyiBrief     *self)
{
  const GPtrArray *moments = self->sheet->content->moments;
  gsize n_kinds;
  const char * const *kinds = siyi_words_keys ("brief-moments", &n_kinds);

  self->points = siyi_brief_points_new ();
  for (guint i = moments->len; i-- > 0;)
    {
      const SiyiCaseMoment *moment = g_ptr_array_index (moments, i);

      if (moment->kind != NULL && g_strv_contains (kinds, moment->kind) &&
          !(moment->visit == reading->visit->id && moment->day >= reading->session->day))
        add_point (self, moment->day, moment->kind, moment->what, FALSE);
    }
  add_point (self, reading->session->day, "visit", NULL, TRUE);
}

static SiyiDay
last_reception (const SiyiBrief *self)
{
  SiyiDay day = SIYI_DAY_NONE;

  for (guint i = 0; i < self->points->len; i++)
    {
      const SiyiBriefPoint *point = g_ptr_array_index (self->points, i);

      if (point->number > 0 && !point->is_this)
        day = point->day;
    }

  return day;
}

/* A line a way to decide; several may stand in one moment. */
static void
read_options (const Reading *reading,
              SiyiBrief     *self)
{
  const GPtrArray *moments = self->sheet->content->moments;
  const SiyiDay since = last_reception (self);

  self->options = g_ptr_array_new_with_free_func (g_free);
  for (guint i = moments->len; i-- > 0;)
    {
      const SiyiCaseMoment *moment = g_ptr_array_index (moments, i);
      g_autofree char *body = NULL;
      g_auto(GStrv) lines = NULL;

      if (g_strcmp0 (moment->kind, PROPOSED) != 0 ||
          (since != SIYI_DAY_NONE && moment->day <= since))
        continue;
      body = through_gate (reading, SIYI_FIELD_PROGRESS, moment->body);
      lines = g_strsplit (body != NULL ? body : "", "\n", -1);
      for (gsize j = 0; lines[j] != NULL; j++)
        if (*g_strstrip (lines[j]) != '\0')
          g_ptr_array_add (self->options, g_strdup (lines[j]));
    }
}

/* By the type of the matter and its route (articles 29 to 31). */
static char *
bounds_of (const SiyiCase *content)
{
  g_autofree char *key = NULL;

  if (content->type == 3 && content->route > 0)
    key = g_strdup_printf ("route-%d", content->route);
  else if (content->type == 1 || content->type == 2)
    key = g_strdup_printf ("type-%d", content->type);
  else if (content->restricted)
    key = g_strdup ("type-2");

  return key != NULL ? g_strdup (siyi_word ("brief-bounds", key)) : NULL;
}

static void
read_twins (const Reading *reading,
            SiyiBrief     *self)
{
  const GPtrArray *twins = self->sheet->content->twins;

  self->twins = siyi_brief_twins_new ();
  for (guint i = 0; i < twins->len; i++)
    {
      const SiyiCaseLine *line = g_ptr_array_index (twins, i);
      g_autofree char *title = siyi_gate_text (reading->audience, line->restricted,
                                               SIYI_FIELD_SUMMARY, line->title, 0);
      SiyiBriefTwin *twin;

      if (title == NULL)
        continue;
      twin = g_new0 (SiyiBriefTwin, 1);
      twin->case_id = line->id;
      twin->number = g_strdup (line->number);
      twin->title = g_steal_pointer (&title);
      g_ptr_array_add (self->twins, twin);
    }
}

static void
gate_positions (const Reading *reading,
                SiyiBrief     *self)
{
  for (guint i = self->positions->len; i-- > 0;)
    {
      SiyiBriefPosition *position = g_ptr_array_index (self->positions, i);
      char *body = through_gate (reading, SIYI_FIELD_PROGRESS, position->body);
      const gboolean is_withheld = position->body != NULL && body == NULL;

      g_free (position->body);
      position->body = body;
      if (is_withheld)
        g_ptr_array_remove_index (self->positions, i);
    }
}

/* The four archives of the last reception before this one. */
static gboolean
read_earlier (const Reading  *reading,
              SiyiBrief      *self,
              GError        **error)
{
  g_autoptr(SiyiCalendar) calendar = NULL;
  g_autoptr(SiyiPlanned) earlier = NULL;

  self->earlier = siyi_paper_earlier_session (reading->db, self->case_id, reading->session->id);
  if (self->earlier == 0)
    return TRUE;

  earlier = siyi_planned_load_one (reading->db, self->earlier, error);
  calendar = earlier != NULL ? siyi_calendar_load (reading->db, error) : NULL;
  if (calendar == NULL)
    return FALSE;

  self->earlier_day = earlier->day;
  memcpy (self->pieces, earlier->pieces, sizeof self->pieces);
  self->earlier_state =
    siyi_schedule_four_ones (earlier, calendar,
                             siyi_setting_limit (reading->db, "archive-grace").days,
                             reading->today);

  return TRUE;
}

static void
read_texts (const Reading *reading,
            SiyiBrief     *self)
{
  const SiyiPaperVisit *visit = reading->visit;
  const SiyiCase *content = self->sheet->content;

  self->visit = visit->id;
  self->case_id = visit->case_id;
  self->restricted = visit->restricted;
  self->sealed = visit->sealed;
  self->time = g_strdup (visit->time);
  self->persons = visit->persons;
  self->representatives = visit->representatives;
  self->concerned = visit->concerned;
  self->first = visit->first;
  self->who = who_of (reading);
  self->request = through_gate (reading, SIYI_FIELD_SUMMARY, content->title);
  self->number = through_gate (reading, SIYI_FIELD_NUMBER, content->number);
  self->class_name = through_gate (reading, SIYI_FIELD_CLASS, content->class_name);
  self->facts = through_gate (reading, SIYI_FIELD_SUMMARY, content->facts);
  self->units = g_strdup (content->units);
  self->bounds = bounds_of (content);
  self->clocks = g_ptr_array_ref (self->sheet->clocks);
}

/**
 * siyi_brief_load:
 * @visit: what the leader will hear; visits of other sessions are history
 *
 * Returns: (transfer full): the facts of the matter
 */
SiyiBrief *
siyi_brief_load (SiyiDb                *db,
                 const SiyiPlanned     *session,
                 const SiyiPaperVisit  *visit,
                 SiyiAudience           audience,
                 SiyiDay                today,
                 GError               **error)
{
  const Reading reading = { db, session, visit, audience, today };
  SiyiCaseAsk ask = { visit->case_id, today };
  g_autoptr(SiyiBrief) self = g_new0 (SiyiBrief, 1);
  g_autoptr(GPtrArray) instructions = NULL;
  g_autoptr(GPtrArray) tasks = NULL;

  self->sheet = siyi_case_sheet_work (db, &ask, NULL, error);
  instructions = self->sheet != NULL ? siyi_paper_instructions (db, visit->case_id, error) : NULL;
  tasks = instructions != NULL ? siyi_paper_tasks (db, visit->case_id, error) : NULL;
  if (tasks == NULL)
    return NULL;

  read_texts (&reading, self);
  read_points (&reading, self);
  read_options (&reading, self);
  read_twins (&reading, self);
  self->promises = siyi_brief_promises (instructions, tasks, visit->id, FALSE, today);
  self->ordered = siyi_brief_promises (instructions, tasks, visit->id, TRUE, today);
  siyi_brief_promises_gate (self->promises, audience, visit->restricted, visit->persons);
  siyi_brief_promises_gate (self->ordered, audience, visit->restricted, visit->persons);
  self->positions = siyi_brief_positions (self->sheet->content, tasks);
  gate_positions (&reading, self);

  return read_earlier (&reading, self, error) ? g_steal_pointer (&self) : NULL;
}
