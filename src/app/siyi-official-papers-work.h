/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-official-papers.h"

G_BEGIN_DECLS

/* The papers of a case off the main thread; every SiyiWork takes a SiyiCasePaperTask. */
typedef struct
{
  gint64             case_id;
  SiyiTaskPaperKind  kind;
  GHashTable        *facts;      /* key -> text, owned */
  gboolean           record;
  gint64             paper;      /* or, for an extension, the task */
  char              *text;       /* the path, the way of service, or the reason */
  SiyiDay            day;
} SiyiCasePaperTask;

/* What came of it. */
typedef struct
{
  SiyiPages *pages;
  char      *why;                /* why it can't be issued yet; NULL: it can */
  char      *action;
  gint64     paper;
} SiyiCasePaperDone;

SiyiCasePaperTask *siyi_case_paper_task_new  (gint64             case_id,
                                              SiyiTaskPaperKind  kind,
                                              gint64             paper);
void               siyi_case_paper_task_free (SiyiCasePaperTask *task);
void               siyi_case_paper_done_free (SiyiCasePaperDone *done);

/* SiyiCasePaperDraft */
gpointer siyi_case_paper_draft_work   (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error);
/* SiyiCasePaperDone with pages and why */
gpointer siyi_case_paper_preview_work (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error);
/* SiyiCasePaperDone with action and paper */
gpointer siyi_case_paper_issue_work   (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error);
/* SiyiCasePaperDone with paper: issued, or the one that was */
gpointer siyi_case_paper_extension_work (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error);
/* SiyiPages, logged */
gpointer siyi_case_paper_print_work   (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error);
/* GINT_TO_POINTER (TRUE) */
gpointer siyi_case_paper_save_work    (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error);
/* UUID of the action */
gpointer siyi_case_paper_serve_work   (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gpointer siyi_case_paper_void_work    (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
