/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-fixture.h"

#include "siyi-ledger-store.h"
#include "siyi-reception-store.h"

G_BEGIN_DECLS

/* One call of the store; what is not said is not used. */
typedef struct
{
  gint64                visit, session;
  SiyiQueue             to;
  SiyiStep              step;
  SiyiSigner            signer;
  const char           *text, *more;
  GBytes               *ink;
  gboolean              done;
  const SiyiTalkRecord *record;
  int                   version;
  SiyiColumn            column;
  SiyiPiece             piece;
  GError               *error;
} Call;

typedef struct
{
  StoreFixture store;
  gint64       session;
} Fixture;

gpointer  move_in_thread    (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gpointer  appoint_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gpointer  close_in_thread   (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gpointer  step_in_thread    (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gpointer  staff_in_thread   (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gpointer  load_in_thread    (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gpointer  talk_in_thread    (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gpointer  save_in_thread    (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gpointer  sign_in_thread    (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gpointer  add_in_thread     (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gpointer  keep_in_thread    (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gpointer  draft_in_thread   (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gpointer  undo_in_thread    (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error);
gpointer  cell_in_thread    (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error);

void                   reception_set_up    (Fixture *fixture, gconstpointer unused);
void                   reception_tear_down (Fixture *fixture, gconstpointer unused);
gint64                 come                (Fixture *fixture, const char *name, int persons, const char *arrived);
char                  *write_call          (Fixture *fixture, SiyiWork work, Call call, int code);
SiyiReception         *reception_of        (Fixture *fixture);
SiyiTalkRecord        *talk_of             (Fixture *fixture, gint64 visit);
SiyiTalkRecord        *draft_of            (Fixture *fixture, gint64 visit);
void                   set_text            (char **text, const char *value);
void                   fill_record         (SiyiTalkRecord *record);
char                  *save_full           (Fixture *fixture, gint64 visit);
const SiyiQueueLine   *queue_line          (SiyiReception *reception, guint i);

#define DO(fixture, work, ...) \
  g_free (write_call (fixture, work, (Call) { __VA_ARGS__ }, -1))
#define REFUSED(fixture, work, code, ...) \
  g_free (write_call (fixture, work, (Call) { __VA_ARGS__ }, code))

G_END_DECLS
