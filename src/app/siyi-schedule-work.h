/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-shown-month.h"

G_BEGIN_DECLS

/* Which month to load, and whether with a new plan for it. */
typedef struct
{
  int      year, month;
  gboolean plan, replan;
} SiyiScheduleAsk;

/* A change that owns its texts, so that it may cross to another thread. */
typedef struct
{
  SiyiScheduleChange change;
  char              *from, *to, *place, *method, *topic, *reason;
} SiyiOwnedChange;

SiyiOwnedChange *siyi_owned_change_new  (const SiyiScheduleChange *change);
void             siyi_owned_change_free (gpointer                  change);

/* SiyiWork functions. data: SiyiScheduleAsk; result: SiyiShownMonth */
gpointer siyi_schedule_show_work   (SiyiDb        *db,
                                    gpointer       data,
                                    GCancellable  *cancellable,
                                    GError       **error);
/* data: SiyiShownMonth with a plan; result: the action */
gpointer siyi_schedule_adopt_work  (SiyiDb        *db,
                                    gpointer       data,
                                    GCancellable  *cancellable,
                                    GError       **error);
/* data: SiyiOwnedChange; result: GPtrArray of sentences */
gpointer siyi_schedule_warn_work   (SiyiDb        *db,
                                    gpointer       data,
                                    GCancellable  *cancellable,
                                    GError       **error);
/* data: SiyiOwnedChange; result: the action */
gpointer siyi_schedule_change_work (SiyiDb        *db,
                                    gpointer       data,
                                    GCancellable  *cancellable,
                                    GError       **error);

/* data: int, a year; result: GPtrArray of SiyiAccount */
gpointer siyi_schedule_account_work (SiyiDb        *db,
                                     gpointer       data,
                                     GCancellable  *cancellable,
                                     GError       **error);

G_END_DECLS
