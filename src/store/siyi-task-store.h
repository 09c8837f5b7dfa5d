/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-office-store.h"
#include "siyi-task.h"

G_BEGIN_DECLS

/* Tasks of follow-up. Questions answer with ids, rows come by id (design, 13). Writing functions are
 * one action each and return its UUID; they append a step and keep the task's row in step with it. */
typedef struct
{
  gint64          id;
  SiyiTaskStepKind kind;
  SiyiDay         day;
  gint64          at;              /* µs */
  char           *who, *person, *way, *body, *grounds, *value;
  char           *unit;            /* name */
  SiyiDay         due;
  int             days;
  gint64          corrects;        /* the line this one sets right; 0: none */
} SiyiTaskStepRow;

typedef struct
{
  gint64           id, visit, case_id, session;
  char            *number;         /* of the assignment sheet, NULL: none yet */
  char            *case_number, *title, *visitors_masked;
  gboolean         restricted, group;
  char            *lead;           /* short name of the lead unit */
  char           **units;          /* full names, lead first */
  char            *handler;
  char            *leader;         /* who gave the instruction */
  char            *instruction;
  SiyiDay          instruction_day;
  SiyiDay          assigned, closed;
  SiyiTaskReading  reading;
  GPtrArray       *steps;          /* SiyiTaskStepRow, newest first; NULL in lists */
  GPtrArray       *papers;         /* SiyiStoredPaper, newest first, void ones among them; NULL in lists */
} SiyiTaskRow;

typedef enum
{
  SIYI_TASKS_TO_DO,        /* overdue, due soon, the office's turn, visits back */
  SIYI_TASKS_RUNNING,
  SIYI_TASKS_DONE,
  SIYI_TASKS_ALL,
  SIYI_TASKS_OPEN,         /* to do and running */
} SiyiTasksPart;

typedef enum
{
  SIYI_TASK_GROUP_OVERDUE,
  SIYI_TASK_GROUP_SOON,
  SIYI_TASK_GROUP_OFFICE,   /* waits for the office */
  SIYI_TASK_GROUP_WAITING,  /* waits for somebody else, no alarm */
  SIYI_TASK_GROUP_DONE,
  SIYI_N_TASK_GROUPS
} SiyiTaskGroup;

typedef struct
{
  SiyiTasksPart part;
  gint64        unit;              /* 0: any */
  gint64        leader;            /* 0: any */
  int           light;             /* -1: any, else SiyiLight */
  SiyiDay       today;
  guint         limit;             /* 0: none */
} SiyiTasksQuery;

/* task 0: an instruction without one; day: the last one of an overdue or soon due task, else NONE */
typedef struct { gint64 task, visit; SiyiTaskGroup group; SiyiDay day; } SiyiTaskHit;
typedef struct { gint64 n[SIYI_N_TASK_GROUPS]; gint64 n_open, n_to_do, n_visit_back; } SiyiTaskCounts;
typedef struct { gint64 n_overdue, n_today, n_soon, n_office, n_visit_back, n_unassigned; } SiyiToDoCounts;   /* n_office: without the visits back */

/* The settings that decide about tasks, with the working days. */
typedef struct { SiyiTaskRules rules; GArray *ladder; SiyiCalendar *calendar; } SiyiTaskOffice;

SiyiTaskOffice *siyi_task_office_load (SiyiDb *db, GError **error);
void         siyi_task_office_free   (SiyiTaskOffice *office);
GArray      *siyi_tasks_find         (SiyiDb *db, const SiyiTasksQuery *query, GError **error);      /* SiyiTaskHit, worst first */
gboolean     siyi_tasks_count        (SiyiDb *db, const SiyiTasksQuery *query, SiyiTaskCounts *counts, GError **error);
gboolean     siyi_tasks_count_to_do  (SiyiDb *db, SiyiDay today, SiyiToDoCounts *counts, GError **error);
GPtrArray   *siyi_tasks_load         (SiyiDb *db, const SiyiTaskHit *hits, gsize n_hits, SiyiDay today, GError **error);   /* SiyiTaskRow; NULL for a vanished one */
SiyiTaskRow *siyi_task_load          (SiyiDb *db, gint64 id, SiyiDay today, GError **error);          /* with steps */
void         siyi_task_row_free      (SiyiTaskRow *row);

/* A step to append. Texts are borrowed. */
typedef struct
{
  SiyiTaskStepKind    kind;
  SiyiDay             day;
  const char         *person, *way, *body, *grounds, *value;
  gint64              unit;
  SiyiDay             due;
  int                 days;
  gint64              corrects;
} SiyiNewStep;

char        *siyi_task_add_step      (SiyiDb *db, gint64 task, const SiyiNewStep *step, gint64 *id, GError **error);
char        *siyi_tasks_add_step     (SiyiDb *db, const gint64 *tasks, gsize n_tasks, const SiyiNewStep *step, GError **error);   /* many at once, one action */
/* From an instruction to a task in one step: units lead first, limit or day. */
char        *siyi_task_assign        (SiyiDb *db, gint64 visit, const char * const *units, const char *handler,
                                      SiyiDay assigned, SiyiLimit limit, SiyiDay fixed_due, gint64 *task, GError **error);

/* Lists that must be empty (domain, section 2.1: no matter without an owner, none without an answer). */
typedef enum
{
  SIYI_ORPHAN_INSTRUCTION,         /* without unit or date */
  SIYI_ORPHAN_NO_ANSWER,           /* past due */
  SIYI_ORPHAN_NOT_SERVED,
  SIYI_ORPHAN_NOT_VISITED_BACK,
  SIYI_ORPHAN_NOT_EVALUATED,
  SIYI_N_ORPHANS
} SiyiOrphan;

typedef struct { SiyiOrphan kind; gint64 visit, task; } SiyiOrphanHit;

GArray      *siyi_orphans_find       (SiyiDb *db, SiyiOrphan kind, SiyiDay today, guint limit, GError **error);
gint64       siyi_orphans_count      (SiyiDb *db, SiyiOrphan kind, SiyiDay today, GError **error);

/* siyi-paper-store.c: numbered papers. */
typedef struct
{
  gint64   id;
  char    *kind, *number;
  char    *body;             /* NULL: not for the role of who asks */
  SiyiDay  day;
  gint64   task, case_id, step;
  gboolean is_void;
  char    *void_reason;      /* NULL: it is not void */
} SiyiStoredPaper;

char        *siyi_paper_issue        (SiyiDb *db, const char *kind, gint64 task, gint64 case_id, gint64 step, SiyiDay day,
                                      const char *body, gint64 *id, GError **error);
char        *siyi_paper_issue_for_case (SiyiDb *db, const char *kind, gint64 case_id, SiyiDay day, const char *body,
                                      const char *event, gint64 *id, GError **error);
GPtrArray   *siyi_papers_of_task     (SiyiDb *db, gint64 task, GError **error);
GPtrArray   *siyi_papers_of_case     (SiyiDb *db, gint64 case_id, GError **error);
SiyiStoredPaper *siyi_stored_paper_load (SiyiDb *db, gint64 id, GError **error);
char        *siyi_paper_void         (SiyiDb *db, gint64 paper, const char *reason, GError **error);
void         siyi_stored_paper_free  (SiyiStoredPaper *paper);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiTaskOffice, siyi_task_office_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiTaskRow, siyi_task_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiStoredPaper, siyi_stored_paper_free)

G_END_DECLS
