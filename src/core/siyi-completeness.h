/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-calendar.h"

G_BEGIN_DECLS

/* The four archives of a session, always in this order. */
typedef enum
{
  SIYI_PIECE_RECORD,
  SIYI_PIECE_LEDGER,
  SIYI_PIECE_PHOTOS,
  SIYI_PIECE_SIGNIN,
  SIYI_N_PIECES
} SiyiPiece;

typedef enum
{
  SIYI_TILE_EMPTY,     /* nothing there, none wanted yet */
  SIYI_TILE_PART,      /* something there, not all */
  SIYI_TILE_FULL,
  SIYI_TILE_SOON,      /* nothing there, session over, grace not yet past */
  SIYI_TILE_MISSING,   /* not all there, grace past */
  SIYI_TILE_EXCUSED,   /* missing with a reason: counts as complete */
} SiyiTile;

/* What there is of a piece: visits with a record, rows, views, persons signed. */
typedef struct
{
  int      done;
  int      wanted;
  gboolean excused;
} SiyiPieceCount;

typedef struct
{
  SiyiTile tiles[SIYI_N_PIECES];
  gboolean complete;        /* each one full or excused */
  gboolean joined;          /* all four full: one piece, like a seal */
  int      first_missing;   /* SiyiPiece, -1: none */
  SiyiDay  grace_ends;      /* the last day of the grace */
} SiyiCompleteness;

const char       *siyi_piece_word         (SiyiPiece             piece);
gboolean          siyi_pieces_complete    (const SiyiPieceCount *counts,
                                           gboolean              is_over);
SiyiCompleteness  siyi_completeness_read  (const SiyiPieceCount *counts,
                                           SiyiDay               session_day,
                                           gboolean              is_over,
                                           int                   grace_days,
                                           const SiyiCalendar   *calendar,
                                           SiyiDay               today);

G_END_DECLS
