/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-db-private.h"
#include "siyi-task-store.h"

G_BEGIN_DECLS

/* siyi-task-facts.c: what a task's row and steps say, for siyi_task_read (). */
typedef struct
{
  SiyiLimit  limit;
  SiyiDay    assigned, fixed_due;
  GArray    *facts;            /* SiyiTaskFact */
} SiyiTaskFacts;

gboolean siyi_task_facts_load  (SiyiDb *db, gint64 task, SiyiTaskFacts *facts, GError **error);
void     siyi_task_facts_clear (SiyiTaskFacts *facts);
void     siyi_task_office_set (SiyiTaskOffice *office, const char *key, const char *value);
gboolean siyi_task_settle_now  (SiyiDb *db, gint64 task, GError **error);
gboolean siyi_task_settle      (SiyiDb *db, const SiyiTaskOffice *office, gint64 task, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiyiTaskFacts, siyi_task_facts_clear)

G_END_DECLS
