/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-lazy-list.h"
#include "siyi-ledger.h"

G_BEGIN_DECLS

/* What a place says; all but the static words (transfer full). A head says only the first two. */
typedef struct
{
  char       *head;
  const char *head_style;    /* (nullable) static */

  SiyiLight   light;
  double      spent;         /* of the time, for the light; 1 is all */
  char       *state;
  char       *title;
  char       *below;
  char       *day;
  char       *sum;           /* (nullable) how the day comes about */
  char       *sentence;      /* as a screen reader says it */

  const char *step;          /* (nullable) static: the button of the next step */
  gint64      task, visit;   /* its target */
} SiyiFollowCellWords;

/* @item: a head, whose id is below zero, or a place whose row has come */
typedef void (*SiyiFollowCellSay) (SiyiLazyItem        *item,
                                   SiyiDay              today,
                                   SiyiFollowCellWords *words);

/* A place of the follow-up list, or of that of charges. Its button says follow.row-step (xx): task and visit. */
#define SIYI_TYPE_FOLLOW_CELL (siyi_follow_cell_get_type ())
G_DECLARE_FINAL_TYPE (SiyiFollowCell, siyi_follow_cell, SIYI, FOLLOW_CELL, GtkWidget)

GtkWidget    *siyi_follow_cell_new      (SiyiFollowCellSay  say,
                                         const SiyiDay     *today,
                                         int                day_width);
void          siyi_follow_cell_bind     (SiyiFollowCell    *self,
                                         SiyiLazyItem      *item);
SiyiLazyItem *siyi_follow_cell_get_item (SiyiFollowCell    *self);      /* (nullable) */

G_END_DECLS
