/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-completeness.h"

G_BEGIN_DECLS

/* Rules of the sign-in sheet (domain, section 2.2): its two parts, the code that names them to the
 * scanner, and heads on the sheet against persons present. */
typedef enum
{
  SIYI_SIGNIN_STAFF,        /* part A: leader, accompanying persons, staff */
  SIYI_SIGNIN_VISITORS,     /* part B: petitioners */
  SIYI_N_SIGNIN_PARTS
} SiyiSigninPart;

const char     *siyi_signin_part_word       (SiyiSigninPart   part);      /* "A", "B" */
SiyiSigninPart  siyi_signin_part_from_word  (const char      *word);      /* SIYI_N_SIGNIN_PARTS: none */
char           *siyi_signin_code            (const char      *session_uid,
                                             SiyiSigninPart   part);
gboolean        siyi_signin_code_parse      (const char      *code,
                                             char           **session_uid,
                                             SiyiSigninPart  *part);

/* Of one group, or in part A of one person. */
typedef struct
{
  gboolean came;            /* FALSE: booked, nobody there yet; nothing is wanted */
  int      present;         /* persons */
  int      on_screen;       /* signed with ink */
  int      on_paper;        /* lines ticked as signed on the printed sheet */
  int      counted;         /* heads a person counted on the printed sheet; -1: not counted */
  gboolean has_reason;      /* why they differ is written down */
} SiyiSigninHeads;

typedef enum
{
  SIYI_HEADS_WAITING,       /* nobody came yet */
  SIYI_HEADS_MATCH,
  SIYI_HEADS_SHORT,
  SIYI_HEADS_MORE,
  SIYI_HEADS_EXPLAINED,     /* they differ, with the reason */
} SiyiHeadsState;

int             siyi_heads_signed           (const SiyiSigninHeads *heads);
int             siyi_heads_difference       (const SiyiSigninHeads *heads);
SiyiHeadsState  siyi_heads_state            (const SiyiSigninHeads *heads);
const char     *siyi_heads_state_word       (SiyiHeadsState         state);
void            siyi_heads_add              (const SiyiSigninHeads *heads,
                                             SiyiPieceCount        *count);

G_END_DECLS
