/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-ledger-store.h"
#include "siyi-reception-store.h"
#include "siyi-schedule-work.h"

G_BEGIN_DECLS

/* A session as its page shows it. Made on an archive's thread, read on the main one. */
typedef struct
{
  SiyiReception    *reception;
  SiyiCompleteness  completeness;
  GPtrArray        *rows;        /* SiyiLedgerRow of those who came, by serial */
  GPtrArray        *recusals;    /* SiyiRecusal of matters whose receiving leader must withdraw */
  SiyiDay           today;
} SiyiShownSession;

void     siyi_shown_session_free   (SiyiShownSession *self);
/* data: gint64, the session */
gpointer siyi_session_show_work    (SiyiDb           *db,
                                    gpointer          data,
                                    GCancellable     *cancellable,
                                    GError          **error);

/* Who could sit in the place of one who must withdraw (article 28), with what the dialog needs. */
typedef struct
{
  SiyiShownMonth *month;
  gint64          leader;        /* 0: nobody */
  gint64          instead;       /* in whose place; 0: nobody has to withdraw */
  char           *reason;        /* (nullable) why he must */
} SiyiStandIn;

void     siyi_stand_in_free        (SiyiStandIn      *self);
/* data: gint64, the session; result: SiyiStandIn */
gpointer siyi_stand_in_work        (SiyiDb           *db,
                                    gpointer          data,
                                    GCancellable     *cancellable,
                                    GError          **error);

/* A change of the session that owns its texts. */
typedef enum
{
  SIYI_SESSION_WRITE_QUEUE,          /* visit, queue, time */
  SIYI_SESSION_WRITE_APPOINTED,      /* visit, time */
  SIYI_SESSION_WRITE_STEP,           /* step, done */
  SIYI_SESSION_WRITE_CLOSE,          /* time */
  SIYI_SESSION_WRITE_STAFF,          /* text: recorder, more: who sits beside */
  SIYI_SESSION_WRITE_EXCUSE,         /* piece, text: the reason; NULL lifts it */
} SiyiSessionWriteKind;

typedef struct
{
  SiyiSessionWriteKind kind;
  gint64               session, visit;
  SiyiQueue            queue;
  SiyiStep             step;
  SiyiPiece            piece;
  gboolean             done;
  char                *time;         /* (nullable) hh:mm */
  char                *text, *more;  /* (nullable) */
} SiyiSessionWrite;

void     siyi_session_write        (GtkWidget        *from,
                                    SiyiArchive      *archive,
                                    SiyiSessionWrite  write,
                                    const char       *doing,
                                    const char       *done);
char    *siyi_session_time_now     (SiyiArchive      *archive);

G_END_DECLS
