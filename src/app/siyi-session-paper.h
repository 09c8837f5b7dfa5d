/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-paper.h"
#include "siyi-session-parts.h"

G_BEGIN_DECLS

/* The papers of a session off the main thread: laid out, logged, written. */
typedef struct
{
  gint64            session;
  SiyiSessionPaper  paper;
  guint             n_matters;
  char             *path;         /* (nullable) */
} SiyiSessionPaperAsk;

typedef struct
{
  SiyiPages *pages;
  guint      n_matters;
} SiyiSessionPages;

SiyiSessionPaperAsk *siyi_session_paper_ask_new  (gint64               session,
                                                  SiyiSessionPaper     paper,
                                                  guint                n_matters,
                                                  const char          *path);
void                 siyi_session_paper_ask_free (SiyiSessionPaperAsk *ask);
void                 siyi_session_pages_free     (SiyiSessionPages    *pages);

void                 siyi_session_pages_async    (SiyiArchive         *archive,
                                                  SiyiSessionPaperAsk *ask,
                                                  GCancellable        *cancellable,
                                                  GAsyncReadyCallback  callback,
                                                  gpointer             user_data);
SiyiSessionPages    *siyi_session_pages_finish   (GAsyncResult        *result,
                                                  GError             **error);
void                 siyi_session_write_async    (SiyiArchive         *archive,
                                                  SiyiSessionPaperAsk *ask,
                                                  GAsyncReadyCallback  callback,
                                                  gpointer             user_data);
gboolean             siyi_session_write_finish   (GAsyncResult        *result,
                                                  GError             **error);
gpointer             siyi_session_log_print_work (SiyiDb              *db,
                                                  gpointer             data,
                                                  GCancellable        *cancellable,
                                                  GError             **error);
const char          *siyi_session_paper_title    (SiyiSessionPaper     paper);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiSessionPages, siyi_session_pages_free)

G_END_DECLS
