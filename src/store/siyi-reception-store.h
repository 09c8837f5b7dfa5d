/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-schedule-store.h"
#include "siyi-stages.h"
#include "siyi-talk-record.h"

G_BEGIN_DECLS

/* The reception day: a session as its page shows it, the queue, the record of each matter. Reading on
 * any of an archive's threads, writing on its writing one; a writing function is one action and returns
 * its UUID. Times are local hh:mm and come from the caller: SQL holds no clock. */
typedef enum
{
  SIYI_QUEUE_BOOKED,
  SIYI_QUEUE_ARRIVED,
  SIYI_QUEUE_IN,
  SIYI_QUEUE_LEFT,
  SIYI_N_QUEUES
} SiyiQueue;

const char *siyi_queue_word (SiyiQueue queue);       /* booked, arrived, in, left */

typedef struct
{
  gint64     visit, case_id;
  int        version;
  SiyiQueue  queue;
  char      *appointed, *arrived, *called, *gone;    /* (nullable) hh:mm */
  char      *visitors, *masked, *title, *case_number;
  int        serial;
  int        persons, representatives, concerned;    /* -1: not said */
  int        first;                                  /* 1, 0, -1 */
  gboolean   restricted, walk_in, sealed;
  int        on_the_spot;
  gboolean   has_instruction, has_task;
  SiyiLacks  lacks;
} SiyiQueueLine;

typedef struct
{
  SiyiPlanned    *session;             /* its pieces[] as everywhere */
  int             number;              /* n-th session of its year, cancelled ones left out */
  char           *recorder, *accompany;
  char           *began, *ended;       /* hh:mm */
  GPtrArray      *queue;               /* SiyiQueueLine: in, arrived, booked, left; each by its times */
  SiyiStageFacts  facts;
  SiyiStages      stages;
  char           *excuses[SIYI_N_PIECES];   /* (nullable) reasons */
  int             n_photos, n_photos_uncaptioned;
  gboolean        views[3];            /* overview, sign-in, papers: there is one */
  int             n_sheets;            /* scanned sheets filed */
  int             first_serial, last_serial;
} SiyiReception;

void           siyi_queue_line_free     (SiyiQueueLine    *line);
void           siyi_reception_free      (SiyiReception    *self);
SiyiReception *siyi_reception_load      (SiyiDb           *db,
                                         gint64            session,
                                         SiyiDay           today,
                                         GError          **error);

/* siyi-queue-edit.c. to BOOKED or ARRIVED takes later times back; only one group is IN at a time where
 * one leader sits: the one before is set to LEFT by the same action. */
char          *siyi_visit_set_queue     (SiyiDb           *db,
                                         gint64            visit,
                                         SiyiQueue         to,
                                         const char       *time,
                                         GError          **error);
char          *siyi_visit_set_appointed (SiyiDb           *db,
                                         gint64            visit,
                                         const char       *time,      /* (nullable) */
                                         GError          **error);
char          *siyi_session_close       (SiyiDb           *db,        /* state held, ended; refused while a group is IN */
                                         gint64            session,
                                         const char       *time,
                                         GError          **error);
gboolean       siyi_session_ticked      (SiyiDb           *db,
                                         gint64            session,
                                         guint            *ticked,    /* bits 1 << SiyiStep */
                                         GError          **error);
char          *siyi_session_set_step    (SiyiDb           *db,
                                         gint64            session,
                                         SiyiStep          step,
                                         gboolean          done,
                                         const char       *note,      /* (nullable) */
                                         GError          **error);
char          *siyi_session_set_staff   (SiyiDb           *db,
                                         gint64            session,
                                         const char       *recorder,  /* (nullable) */
                                         const char       *accompany, /* (nullable) names and units, one a line */
                                         GError          **error);

/* siyi-talk-load.c, siyi-talk-save.c. Saving writes what differs from the stored record, all in one
 * action; STALE where another writer was faster, CONSTRAINT with a sentence where a value can't be, and
 * where the record is sealed. */
SiyiTalkRecord *siyi_talk_load          (SiyiDb                *db,
                                         gint64                 visit,
                                         GError               **error);
char           *siyi_talk_save          (SiyiDb                *db,
                                         const SiyiTalkRecord  *record,
                                         GError               **error);
/* ink: (nullable), siyi_ink_to_bytes (). The leader's signature seals the record, which must lack
 * nothing; saving another talk takes recorder's and petitioner's signatures off again. */
char           *siyi_talk_sign          (SiyiDb                *db,
                                         gint64                 visit,
                                         SiyiSigner             signer,
                                         const char            *name,
                                         GBytes                *ink,
                                         GError               **error);
char           *siyi_talk_add           (SiyiDb                *db,        /* below a sealed record */
                                         gint64                 visit,
                                         const char            *body,
                                         const char            *reason,
                                         GError               **error);
/* siyi-talk-json.c: the fields a person fills in, for drafts and programs. */
char           *siyi_talk_to_json       (const SiyiTalkRecord  *record);
gboolean        siyi_talk_read_json     (SiyiTalkRecord        *record,    /* what is not in it stays */
                                         const char            *text,
                                         GError               **error);
const char     *siyi_signer_word        (SiyiSigner             signer);   /* leader, recorder, petitioner */
/* Typed but not yet saved: written one second after the last key, without a line in the audit trail;
 * dropped by siyi_talk_save(). A restricted matter's is dropped like any other. */
gboolean        siyi_talk_keep_draft    (SiyiDb                *db,
                                         const SiyiTalkRecord  *record,
                                         GError               **error);
SiyiTalkRecord *siyi_talk_draft         (SiyiDb                *db,        /* NULL without error: none */
                                         gint64                 visit,
                                         GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiReception, siyi_reception_free)

G_END_DECLS
