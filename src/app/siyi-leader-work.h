/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-brief-view.h"

G_BEGIN_DECLS

/* What the leader's view asks of an archive's threads. */
typedef struct { gint64 session; char *who; } SiyiLeaderAsk;

typedef struct
{
  SiyiBriefs *briefs;
  char      **drafts;       /* of each brief's visit; "": none */
  gboolean    is_smaller;   /* the type this person chose */
} SiyiLeaderView;

typedef struct
{
  gint64    visit, leader;
  gboolean  sealed;         /* added below the record, for it is signed */
  char     *text;
} SiyiLeaderNoteChange;

typedef struct { char *who; gboolean is_smaller; } SiyiLeaderSize;

SiyiLeaderAsk  *siyi_leader_ask_new          (gint64          session,
                                              const char     *who);
void            siyi_leader_ask_free         (SiyiLeaderAsk  *ask);
void            siyi_leader_view_free        (SiyiLeaderView *view);
gpointer        siyi_leader_view_work        (SiyiDb         *db,
                                              gpointer        data,
                                              GCancellable   *cancellable,
                                              GError        **error);

SiyiLeaderNoteChange *siyi_leader_note_change_new (gint64      visit,
                                                   gint64      leader,
                                                   gboolean    sealed,
                                                   const char *text);
void            siyi_leader_note_change_free (SiyiLeaderNoteChange *change);
gpointer        siyi_leader_sign_work        (SiyiDb         *db,
                                              gpointer        data,
                                              GCancellable   *cancellable,
                                              GError        **error);
gpointer        siyi_leader_draft_work       (SiyiDb         *db,
                                              gpointer        data,
                                              GCancellable   *cancellable,
                                              GError        **error);

SiyiLeaderSize *siyi_leader_size_new         (const char     *who,
                                              gboolean        is_smaller);
void            siyi_leader_size_free        (SiyiLeaderSize *size);
gpointer        siyi_leader_size_work        (SiyiDb         *db,
                                              gpointer        data,
                                              GCancellable   *cancellable,
                                              GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiLeaderView, siyi_leader_view_free)

G_END_DECLS
