/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case for programs: its values by key, its line of time, its clocks with their sums. */
#include "cmd-case.h"
#include "ctl.h"

#include "siyi-code.h"
#include "siyi-schedule-store.h"

static const char * const state_words[] = {
  [SIYI_CLOCK_NOT_BEGUN] = "not-begun",
  [SIYI_CLOCK_RUNNING] = "running",
  [SIYI_CLOCK_ENDED_ON_TIME] = "on-time",
  [SIYI_CLOCK_ENDED_LATE] = "late",
  [SIYI_CLOCK_OVERDUE] = "overdue",
  [SIYI_CLOCK_EXCEPTED] = "excepted",
  [SIYI_CLOCK_RIGHT_OPEN] = "right-open",
  [SIYI_CLOCK_RIGHT_LAPSED] = "right-lapsed",
  [SIYI_CLOCK_INCOMPLETE] = "incomplete",
};

static const char * const sum_words[] = {
  [SIYI_SUM_START] = "start",
  [SIYI_SUM_DAY] = "day",
  [SIYI_SUM_ADDED] = "not-counted",
  [SIYI_SUM_BASE_LAST] = "base-last",
  [SIYI_SUM_LAST] = "last",
  [SIYI_SUM_LAST_MOVED] = "last-moved",
  [SIYI_SUM_ROLLED] = "rolled",
  [SIYI_SUM_ENDED] = "ended",
  [SIYI_SUM_OVERDUE] = "overdue",
};

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

/**
 * ctl_add_recusals:
 * @recusals: (element-type SiyiRecusal): with names
 */
void
ctl_add_recusals (JsonBuilder *answer,
                  GPtrArray   *recusals)
{
  json_builder_set_member_name (answer, "recusals");
  json_builder_begin_array (answer);
  for (guint i = 0; i < recusals->len; i++)
    {
      const SiyiRecusal *recusal = g_ptr_array_index (recusals, i);

      json_builder_begin_object (answer);
      ctl_add_int (answer, "id", recusal->leader);
      ctl_add_text (answer, "leader", recusal->name);
      ctl_add_day (answer, "day", recusal->day);
      ctl_add_text (answer, "reason", recusal->reason);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
}

static void
add_case (JsonBuilder    *answer,
          const SiyiCase *found,
          SiyiDay         today)
{
  g_autofree char *phones = ctl_case_number (found, SIYI_FIELD_PHONES, found->phones);
  g_autofree char *ids = ctl_case_number (found, SIYI_FIELD_IDS, found->ids);

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
add_files (JsonBuilder *answer,
           GPtrArray   *files)
{
  json_builder_set_member_name (answer, "files");
  json_builder_begin_array (answer);
  for (guint i = 0; i < files->len; i++)
    {
      const SiyiFile *file = g_ptr_array_index (files, i);

      json_builder_begin_object (answer);
      ctl_add_int (answer, "id", file->id);
      ctl_add_text (answer, "name", file->name);
      ctl_add_text (answer, "kind", file->kind);
      ctl_add_text (answer, "mime", file->mime);
      ctl_add_int (answer, "bytes", file->bytes);
      ctl_add_text (answer, "sha256", file->hash);
      ctl_add_day (answer, "added", file->added);
      ctl_add_flag (answer, "reachable", file->reachable);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
}

static void
add_papers (JsonBuilder *answer,
            GPtrArray   *papers)
{
  json_builder_set_member_name (answer, "papers");
  json_builder_begin_array (answer);
  for (guint i = 0; i < papers->len; i++)
    {
      const SiyiStoredPaper *paper = g_ptr_array_index (papers, i);

      json_builder_begin_object (answer);
      ctl_add_int (answer, "id", paper->id);
      ctl_add_text (answer, "kind", paper->kind);
      ctl_add_text (answer, "number", paper->number);
      ctl_add_day (answer, "day", paper->day);
      ctl_add_flag (answer, "void", paper->is_void);
      ctl_add_text (answer, "reason", paper->void_reason);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
}

static void
add_clock (JsonBuilder         *answer,
           const SiyiCaseClock *clock)
{
  const SiyiClockReading *reading = &clock->reading;

  json_builder_begin_object (answer);
  ctl_add_text (answer, "id", clock->key);
  ctl_add_text (answer, "name", clock->name);
  ctl_add_text (answer, "basis", clock->basis);
  ctl_add_text (answer, "state", state_words[reading->state]);
  ctl_add_day (answer, "start", reading->start);
  ctl_add_day (answer, "due", reading->due);
  ctl_add_day (answer, "unrolled", reading->unrolled);
  ctl_add_int (answer, "days_left", reading->left);
  ctl_add_flag (answer, "provisional", reading->provisional);
  json_builder_set_member_name (answer, "sum");
  json_builder_begin_array (answer);
  for (guint i = 0; i < clock->sum->len; i++)
    {
      const SiyiSumLine *line = &g_array_index (clock->sum, SiyiSumLine, i);

      json_builder_begin_object (answer);
      ctl_add_day (answer, "day", line->day);
      ctl_add_int (answer, "n", line->ordinal);
      ctl_add_text (answer, "what", sum_words[line->code]);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
  json_builder_end_object (answer);
}

/**
 * ctl_case_answer:
 *
 * Answers programs.
 */
void
ctl_case_answer (const SiyiCaseSheet *sheet)
{
  JsonBuilder *answer = ctl_answer_begin ();

  json_builder_set_member_name (answer, "case");
  json_builder_begin_object (answer);
  add_case (answer, sheet->content, sheet->today);
  ctl_add_recusals (answer, sheet->recusals);
  json_builder_end_object (answer);
  json_builder_set_member_name (answer, "clocks");
  json_builder_begin_array (answer);
  for (guint i = 0; i < sheet->clocks->len; i++)
    add_clock (answer, g_ptr_array_index (sheet->clocks, i));
  json_builder_end_array (answer);
  add_files (answer, sheet->files);
  add_papers (answer, sheet->papers);
  ctl_answer_end (answer);
}
