/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-case-store.h"

G_BEGIN_DECLS

/* A question to the list, owned, so that it may cross to a reader's thread. */
typedef struct
{
  char           *words;
  SiyiCasesState  state;
  SiyiCasesOrder  order;
  gboolean        restricted;
  SiyiDay         today;
  guint           limit;
} SiyiCaseQuestion;

SiyiCaseQuestion *siyi_case_question_copy (const SiyiCaseQuestion *question);
void              siyi_case_question_free (SiyiCaseQuestion       *question);

/* SiyiWork functions; data is a SiyiCaseQuestion. */
/* GArray */
gpointer siyi_case_ids_work (SiyiDb        *db,
                             gpointer       data,
                             GCancellable  *cancellable,
                             GError       **error);
typedef struct { gint64 all, open; } SiyiCaseCounts;
/* SiyiCaseCounts */
gpointer siyi_case_count_work (SiyiDb        *db,
                               gpointer       data,
                               GCancellable  *cancellable,
                               GError       **error);

/* What changes a case; every one answers with the UUID of its action. */
typedef struct
{
  gint64   id;
  int      version;
  char    *field;       /* siyi_case_edit_work; the kind for siyi_case_moment_work */
  char    *text;
  SiyiDay  day;
  gint64   other;       /* the twin */
  gboolean same;
} SiyiCaseChange;

SiyiCaseChange *siyi_case_change_new  (gint64          id,
                                       int             version);
void            siyi_case_change_free (SiyiCaseChange *change);

/* Several fields one after the other, the first under the version's guard: data is a GPtrArray of
 * SiyiCaseChange, the result a GStrv of actions. */
gpointer siyi_case_edits_work (SiyiDb        *db,
                               gpointer       data,
                               GCancellable  *cancellable,
                               GError       **error);
gpointer siyi_case_edit_work (SiyiDb        *db,
                              gpointer       data,
                              GCancellable  *cancellable,
                              GError       **error);
gpointer siyi_case_moment_work (SiyiDb        *db,
                                gpointer       data,
                                GCancellable  *cancellable,
                                GError       **error);
gpointer siyi_case_link_work (SiyiDb        *db,
                              gpointer       data,
                              GCancellable  *cancellable,
                              GError       **error);

char    *siyi_case_look_reason (const char *reason);
/* Logs a look: data is a SiyiCaseChange, its field the verb; the result is GINT_TO_POINTER (1). */
gpointer siyi_case_look_work (SiyiDb        *db,
                              gpointer       data,
                              GCancellable  *cancellable,
                              GError       **error);

G_END_DECLS
