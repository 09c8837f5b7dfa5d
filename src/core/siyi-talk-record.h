/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-ledger.h"

G_BEGIN_DECLS

/* The record of one matter in one session, as the record-book form works on it (domain, section
 * 2.2). A plain value that owns its texts; NULL, -1 and 0 mean "not said". */
typedef struct
{
  char *name, *post;
  char *phone;
  gboolean representative;
} SiyiTalkPerson;

typedef enum { SIYI_SIGNER_LEADER, SIYI_SIGNER_RECORDER, SIYI_SIGNER_PETITIONER, SIYI_N_SIGNERS } SiyiSigner;

typedef struct
{
  char    *name;             /* NULL: not signed */
  GBytes  *ink;              /* (nullable) siyi-ink.h; NULL: on the printed page */
  SiyiDay  day;
} SiyiTalkSignature;

typedef struct
{
  gint64   id;
  SiyiDay  day;
  gint64   at;               /* µs */
  char    *who, *body, *reason;
} SiyiTalkAddition;

typedef struct
{
  gint64     visit, case_id, session;
  int        version;        /* of the visit: a stale one is refused */
  int        case_version;
  SiyiDay    day;
  int        serial, year;
  char      *case_number, *national_number;
  gboolean   restricted;     /* reports and accusations, from the first keystroke */

  /* The matter */
  char      *visitors;       /* full */
  GPtrArray *people;         /* SiyiTalkPerson */
  char      *address;
  int        persons, representatives, concerned;   /* persons; -1: not said */
  int        first;          /* 1 first, 0 repeated, -1 */
  int        type;           /* 1 to 3, 0: not said (articles 29 to 31) */
  char      *title;          /* the request */
  char      *facts, *purpose, *class_name, *problem_place;

  /* The talk */
  char      *talk;
  char      *recorder;       /* falls back to the session's */
  gint64     saved_at;       /* µs, 0: never */
  char      *saved_by;

  /* The instruction, verbatim */
  char      *instruction;
  char      *given;          /* signed, typed */
  gint64     leader;         /* who gave it; 0: of no list */
  char      *leader_name, *leader_post;   /* who sat, post as of that day */

  /* The result */
  int        on_the_spot;    /* 1, 0, -1 */
  gint64     task;           /* 0: none yet */
  char     **units;          /* full names or as typed, lead first */
  SiyiDay    assigned, due;
  int        limit_days;     /* 0: none */
  gboolean   limit_working;
  char      *handler;        /* person responsible */

  /* Signed and sealed */
  gint64     sealed_at;
  char      *sealed_by;
  SiyiTalkSignature signatures[SIYI_N_SIGNERS];
  GPtrArray *additions;      /* SiyiTalkAddition */
} SiyiTalkRecord;

SiyiTalkRecord *siyi_talk_record_new   (void);
SiyiTalkRecord *siyi_talk_record_copy  (const SiyiTalkRecord *self);
void            siyi_talk_record_free  (SiyiTalkRecord       *self);

/* What a record still lacks; 0: complete. */
typedef enum
{
  SIYI_LACKS_REQUEST     = 1 << 0,
  SIYI_LACKS_PERSONS     = 1 << 1,
  SIYI_LACKS_TALK        = 1 << 2,
  SIYI_LACKS_INSTRUCTION = 1 << 3,   /* nor answered on the spot */
  SIYI_LACKS_UNIT        = 1 << 4,
  SIYI_LACKS_LIMIT       = 1 << 5,
} SiyiLacks;

/* The same rule over what a query tells, so that a year of sessions is judged without their texts. */
typedef struct
{
  gboolean request, talk, instruction, unit, limit;
  int      persons, on_the_spot;
} SiyiTalkFacts;

SiyiLacks       siyi_talk_facts_lack   (const SiyiTalkFacts  *facts);
char          **siyi_lacks_words       (SiyiLacks             lacks);   /* request, persons, … */
SiyiLacks       siyi_talk_record_lacks (const SiyiTalkRecord *self);

/* Warnings that never block: more than five representatives (article 20), five or more present is a
 * group visit, more representatives than persons. */
typedef enum
{
  SIYI_TALK_GROUP             = 1 << 0,
  SIYI_TALK_MANY_REPRESENTING = 1 << 1,
  SIYI_TALK_NO_REPRESENTING   = 1 << 2,   /* a group without a representative named */
  SIYI_TALK_MORE_THAN_PRESENT = 1 << 3,
} SiyiTalkMarks;

SiyiTalkMarks   siyi_talk_record_marks (const SiyiTalkRecord *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiTalkRecord, siyi_talk_record_free)

G_END_DECLS
