/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-notice.h"

G_BEGIN_DECLS

/* All the page shows of a month; never changed once it is read, so any thread may hold it. */
typedef struct
{
  char      *month;
  gboolean   has_draft;      /* the first of notices is one that is not published */
  GPtrArray *notices;        /* SiyiNotice, newest first; empty: the month is not planned */
  GPtrArray *checks;         /* SiyiNoticeCheck, of the first */
} SiyiNoticeState;

SiyiNoticeState *siyi_notice_state_ref    (SiyiNoticeState *state);
void             siyi_notice_state_unref  (SiyiNoticeState *state);
gboolean         siyi_notice_state_blocks (SiyiNoticeState *state);

/* One notice of a state, for a work that outlives the page's own. */
typedef struct
{
  SiyiNoticeState  *state;
  const SiyiNotice *notice;
  char             *path;    /* of what is written */
  SiyiPaperForm     form;
} SiyiNoticeTask;

SiyiNoticeTask  *siyi_notice_task_new     (SiyiNoticeState  *state,
                                           const SiyiNotice *notice);
void             siyi_notice_task_free    (SiyiNoticeTask   *task);

typedef struct
{
  gint64  notice;
  char   *outlet, *place;
  char   *proof;             /* (nullable) the photo's path */
} SiyiNoticePosted;

void             siyi_notice_posted_free (SiyiNoticePosted *posted);

/* For siyi_archive_run_async(): the data they want and what they answer with. */
gpointer siyi_notice_state_work    (SiyiDb *db, gpointer month, GCancellable *cancellable, GError **error);
gpointer siyi_notice_publish_work  (SiyiDb *db, gpointer task, GCancellable *cancellable, GError **error);
gpointer siyi_notice_write_work    (SiyiDb *db, gpointer task, GCancellable *cancellable, GError **error);
gpointer siyi_notice_posted_work   (SiyiDb *db, gpointer posted, GCancellable *cancellable, GError **error);
gpointer siyi_notice_proof_work    (SiyiDb *db, gpointer file_id, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiNoticeState, siyi_notice_state_unref)

G_END_DECLS
