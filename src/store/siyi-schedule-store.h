/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-completeness.h"
#include "siyi-plan.h"

G_BEGIN_DECLS

/* Sessions as the schedule needs them, their changes, and what the rotation is planned from. */
typedef struct
{
  gint64  leader;       /* 0: a name that is in no list */
  char   *name;
  char   *post;         /* of that day */
  char   *portfolio;
  char   *reason;       /* why another than the planned one */
} SiyiSeat;

typedef enum
{
  SIYI_SESSION_PLANNED,
  SIYI_SESSION_PUBLISHED,
  SIYI_SESSION_HELD,
  SIYI_SESSION_CANCELLED,
} SiyiSessionState;

typedef enum
{
  SIYI_CHANGE_NONE,
  SIYI_CHANGE_ADDED,
  SIYI_CHANGE_SWAPPED,
  SIYI_CHANGE_STAND_IN,
  SIYI_CHANGE_MOVED,
  SIYI_CHANGE_EDITED,       /* time, place, method, topic */
  SIYI_CHANGE_CANCELLED,
  SIYI_CHANGE_RESTORED,
  SIYI_CHANGE_REPLANNED,
} SiyiChangeKind;

typedef struct
{
  gint64            id;
  char             *uid;
  int               version;
  SiyiDay           day;
  char             *from, *to;      /* (nullable) h:mm as notices print them */
  SiyiPart          part;
  gint64            venue;          /* 0: none of the list */
  char             *place;
  char             *method;
  char             *topic;
  SiyiSessionState  state;
  GPtrArray        *planned;        /* SiyiSeat */
  GPtrArray        *sat;            /* SiyiSeat; empty: as planned */
  char             *why_code;
  char             *why_text;
  char             *why;            /* JSON, see siyi_schedule_why() */
  SiyiDay           planned_day;
  gboolean          pinned;
  int               n_booked;       /* visits still to come */
  int               n_unsigned;     /* records complete but for the leader's signature */
  int               n_visits;       /* all live ones */
  gint64            n_persons;
  SiyiPieceCount    pieces[SIYI_N_PIECES];
  SiyiChangeKind    change;         /* the newest since the plan was fixed */
  gboolean          announced;      /* stands in the newest published notice as it is now */
} SiyiPlanned;

void           siyi_seat_free           (SiyiSeat    *seat);
void           siyi_planned_free        (SiyiPlanned *self);
GPtrArray     *siyi_planned_load        (SiyiDb      *db,
                                         SiyiDay      from,
                                         SiyiDay      to,
                                         gboolean     with_cancelled,
                                         GError     **error);     /* SiyiPlanned, by day, time, id */
SiyiPlanned   *siyi_planned_load_one    (SiyiDb      *db,
                                         gint64       id,
                                         GError     **error);

/* The line of a session in the trail of its changes. */
typedef struct
{
  gint64          id, session, other;
  gint64          at;             /* µs */
  SiyiDay         day;
  char           *who;
  SiyiChangeKind  kind;
  char           *reason;
  char           *before, *after; /* JSON */
} SiyiSessionChange;

void           siyi_session_change_free  (SiyiSessionChange *change);
GPtrArray     *siyi_session_changes_load (SiyiDb            *db,
                                          gint64             session,
                                          GError           **error);

/* Half-days and venues of an ordinary day. */
typedef struct
{
  gint64    id;
  char     *days;         /* daily | weekday:1,3 | monthday:15 */
  SiyiPart  part;
  char     *from, *to;
  gint64    venue;
  char     *method;
  int       seats;
} SiyiSlotPattern;

void           siyi_slot_pattern_free   (SiyiSlotPattern *pattern);
GPtrArray     *siyi_slot_patterns_load  (SiyiDb    *db,
                                         GError   **error);
gboolean       siyi_slot_patterns_save  (SiyiDb    *db,
                                         GPtrArray *patterns,
                                         GError   **error);

/* Turns credited without a session, and leaders who must not receive a matter (article 28). */
typedef struct { gint64 id, leader; SiyiDay day; int turns; char *reason; } SiyiCredit;
typedef struct { gint64 id, leader, case_id; SiyiDay day; char *reason, *name; } SiyiRecusal;

void           siyi_credit_free         (SiyiCredit  *credit);
GPtrArray     *siyi_credits_load        (SiyiDb      *db,
                                         SiyiDay      from,
                                         SiyiDay      to,
                                         GError     **error);     /* SiyiCredit, by day */
char          *siyi_credit_save         (SiyiDb            *db,
                                         const SiyiCredit  *credit,
                                         GError           **error);
void           siyi_recusal_free        (SiyiRecusal *recusal);
GPtrArray     *siyi_recusals_load       (SiyiDb      *db,
                                         gint64       session,
                                         GError     **error);     /* SiyiRecusal of its live visits */
GPtrArray     *siyi_recusals_of_case    (SiyiDb      *db,
                                         gint64       case_id,
                                         GError     **error);     /* SiyiRecusal, with names */
char          *siyi_recusal_save        (SiyiDb             *db,
                                         const SiyiRecusal  *recusal,
                                         GError            **error);
char          *siyi_recusal_lift        (SiyiDb      *db,
                                         gint64       case_id,
                                         gint64       leader,
                                         GError     **error);

/* Who is credited with which session: who sat, else who was planned. Cancelled ones are not in it. */
typedef struct { gint64 leader, session; SiyiDay day; } SiyiCreditedTurn;

GArray        *siyi_turns_load          (SiyiDb   *db,
                                         SiyiDay   from,
                                         SiyiDay   to,
                                         GError  **error);        /* SiyiCreditedTurn, by day */
SiyiDay        siyi_turn_last           (SiyiDb   *db,
                                         gint64    leader,
                                         SiyiDay   before);

/* Words of states and kinds, as stored and as siyictl says them. */
const char    *siyi_session_state_word  (SiyiSessionState  state);
const char    *siyi_change_kind_word    (SiyiChangeKind    kind);
SiyiChangeKind siyi_change_kind_parse   (const char       *word);

/* A session's line as notices print it, and as the trail of changes keeps it. The line of a
 * published notice is compared with these, so a notice has to be made of them. */
char          *siyi_planned_time        (const SiyiPlanned *self);
char          *siyi_planned_leaders     (const SiyiPlanned *self);
char          *siyi_planned_posts       (const SiyiPlanned *self);
GPtrArray     *siyi_planned_sitting     (const SiyiPlanned *self);   /* borrowed: sat, else planned */
char          *siyi_planned_to_json     (const SiyiPlanned *self);

/* A session as it shall be: id 0 makes a new one, else its version is the one the person saw. */
typedef struct
{
  const SiyiPlanned *session;
  SiyiChangeKind     kind;       /* NONE: a new plan, no line in the trail */
  gint64             other;      /* the other half of a swap */
  const char        *reason;
} SiyiSessionEdit;

SiyiSeat      *siyi_seat_new            (SiyiDb      *db,
                                         gint64       leader,
                                         SiyiDay      day,
                                         const char  *reason,
                                         GError     **error);
SiyiPlanned   *siyi_planned_copy        (const SiyiPlanned *self);
char          *siyi_sessions_write      (SiyiDb                 *db,
                                         const char             *verb,
                                         const SiyiSessionEdit  *edits,
                                         guint                   n_edits,
                                         gint64                 *first_id,
                                         GError                **error);

/* Two of the four ones: who signed (part A or B), and why a piece is missing. */
char          *siyi_session_sign        (SiyiDb              *db,
                                         gint64               session,
                                         const char          *part,
                                         const char * const  *names,
                                         GError             **error);
char          *siyi_session_excuse      (SiyiDb      *db,
                                         gint64       session,
                                         SiyiPiece    piece,
                                         const char  *reason,
                                         GError     **error);

/* Questions around a month. */
SiyiDay        siyi_schedule_today      (SiyiDb      *db);
char          *siyi_schedule_last_place (SiyiDb      *db);
gboolean       siyi_notice_is_published (SiyiDb      *db,
                                         SiyiDay      day,
                                         gint64       session);
GArray        *siyi_days_vacated        (SiyiDb      *db,
                                         SiyiDay      from,
                                         SiyiDay      to,
                                         GError     **error);     /* SiyiDay: sessions were moved away */
char         **siyi_session_units       (SiyiDb      *db,
                                         gint64       session,
                                         GError     **error);     /* units of the booked matters */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiPlanned, siyi_planned_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiSeat, siyi_seat_free)

G_END_DECLS
