/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-paper.h"
#include "siyi-session-parts.h"

G_BEGIN_DECLS

/* The papers of a session on an archive's threads: laid out, logged, written. */
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

gpointer             siyi_session_pages_work     (SiyiDb              *db,
                                                  gpointer             data,
                                                  GCancellable        *cancellable,
                                                  GError             **error);
gpointer             siyi_session_log_print_work (SiyiDb              *db,
                                                  gpointer             data,
                                                  GCancellable        *cancellable,
                                                  GError             **error);
gpointer             siyi_session_write_work     (SiyiDb              *db,
                                                  gpointer             data,
                                                  GCancellable        *cancellable,
                                                  GError             **error);
const char          *siyi_session_paper_title    (SiyiSessionPaper     paper);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiSessionPages, siyi_session_pages_free)

G_END_DECLS
