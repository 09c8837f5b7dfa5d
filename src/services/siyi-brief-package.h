/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-brief-view.h"
#include "siyi-document.h"
#include "siyi-seal.h"

G_BEGIN_DECLS

/* Briefs for a leader's own computer, one way and sealed: what the leader reads before a session and
 * nothing more, no identity numbers, with a last day. What is answered there comes back sealed too
 * and waits in the inbox (siyi-inbox-store.h). On a worker thread. */
#define SIYI_BRIEFS_ENDING ".siyi-briefs"
#define SIYI_ANSWERS_ENDING ".siyi-answers"

typedef struct
{
  gint64      session;
  const char *leader;        /* (nullable) of those who sit; NULL: the first */
  SiyiDay     expires;       /* the last day they may be answered */
  const char *passphrase;
  const char *path;          /* the sealed file to make or replace */
} SiyiBriefWish;

typedef struct
{
  char   *visit, *number, *who, *request, *before;
} SiyiBriefItem;

typedef struct
{
  char       *uid, *day, *leader, *expires;
  GPtrArray  *items;      /* SiyiBriefItem, in the order of the session */
  SiyiBriefs *briefs;     /* the same as the leader's view shows them, as of the day they were sealed;
                           * a brief's visit is its place here, from 1 */
} SiyiBriefPackage;

void              siyi_brief_package_free  (SiyiBriefPackage    *self);
gboolean          siyi_brief_package_write (SiyiArchive         *archive,
                                            const SiyiBriefWish *wish,
                                            char               **recovery_code,
                                            guint               *n_briefs,
                                            SiyiSealProgress     progress,
                                            gpointer             progress_data,
                                            GCancellable        *cancellable,
                                            GError             **error);
SiyiBriefPackage *siyi_brief_package_read  (const char          *path,
                                            const char          *passphrase,
                                            GError             **error);

/* siyi-brief-answer.c. On the leader's computer; no archive is there. visit: which of its matters,
 * from 1, or its number. */
gboolean          siyi_answer_write        (const char          *brief_package,
                                            const char          *visit,
                                            const char          *text,
                                            SiyiClock           *clock,
                                            const char          *passphrase,
                                            const char          *path,
                                            GError             **error);
gboolean          siyi_answers_write       (const SiyiBriefPackage *briefs,
                                            const char * const  *texts,
                                            SiyiClock           *clock,
                                            const char          *passphrase,
                                            const char          *path,
                                            GError             **error);
gboolean          siyi_answers_take        (SiyiArchive         *archive,
                                            const char          *path,
                                            const char          *passphrase,
                                            guint               *n_answers,
                                            guint               *n_new,
                                            GError             **error);

/* siyi-seal-paper.c: the recovery code as a page, to be printed and kept away from the file. */
SiyiDocument     *siyi_seal_recovery_document (const char       *code,
                                               const char       *what,
                                               const char       *day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiBriefPackage, siyi_brief_package_free)

G_END_DECLS
