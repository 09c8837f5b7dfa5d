/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-db-private.h"
#include "siyi-task-store.h"

G_BEGIN_DECLS

/* siyi-task-facts.c: what a task's row and steps say, for siyi_task_read (). Rows of another question too, which
 * names its tables t, v and s. */
#define SIYI_TASK_COLUMNS "t.assigned, t.due, t.limit_days, t.limit_kind, t.closed, t.state, t.visit_back, " \
  "v.batch IS NOT NULL, v.day, EXISTS (SELECT 1 FROM task_unit WHERE task = t.id), " \
  "CASE t.state WHEN 'closed' THEN (SELECT satisfaction FROM petition_case WHERE id = v.case_id) END"
#define SIYI_N_TASK_COLUMNS 11
#define SIYI_TASK_STEP_COLUMNS "s.kind, s.day, s.due, s.days, coalesce (s.body, '') <> ''"

typedef struct
{
  SiyiLimit  limit;
  SiyiDay    assigned, fixed_due;
  GArray    *facts;            /* SiyiTaskFact */

  /* What was written into the ledger's cells, until the steps are known. */
  SiyiDay    closed;           /* or the visit's day */
  gboolean   is_void, is_closed, taken_over, called, evaluated;
} SiyiTaskFacts;

void     siyi_task_facts_begin (SiyiTaskFacts *facts, sqlite3_stmt *row, int at);
void     siyi_task_facts_add   (SiyiTaskFacts *facts, sqlite3_stmt *row, int at);
void     siyi_task_facts_end   (SiyiTaskFacts *facts);
gboolean siyi_task_facts_load  (SiyiDb *db, gint64 task, SiyiTaskFacts *facts, GError **error);
void     siyi_task_facts_clear (SiyiTaskFacts *facts);
/* siyi-task-walk.c: all of one case or of the archive; the facts are the callee's until it returns. */
typedef gboolean (*SiyiOpenTaskFunc) (gint64 task, gint64 case_id, const SiyiTaskFacts *facts, gpointer data,
                                      GError **error);
enum { SIYI_ALL_TASKS = 0, SIYI_TASKS_OF_OFFICE = -1 };      /* instead of a case */
void     siyi_task_facts_key   (const SiyiTaskFacts *facts, GString *key);
gboolean siyi_open_tasks_walk  (SiyiDb *db, gint64 case_id, SiyiOpenTaskFunc function, gpointer data, GError **error);
void     siyi_task_office_set (SiyiTaskOffice *office, const char *key, const char *value);
gboolean siyi_task_settle_now  (SiyiDb *db, gint64 task, GError **error);
gboolean siyi_task_settle      (SiyiDb *db, const SiyiTaskOffice *office, gint64 task, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiyiTaskFacts, siyi_task_facts_clear)

G_END_DECLS
