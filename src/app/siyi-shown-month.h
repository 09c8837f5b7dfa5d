/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-completeness.h"
#include "siyi-office-store.h"
#include "siyi-schedule.h"

G_BEGIN_DECLS

/* A session as the views show it. */
typedef struct
{
  const SiyiPlanned *session;
  const char        *before;         /* (nullable) of a proposal: who stands there now */
  gboolean           proposed;
  gboolean           changed;        /* of a proposal */
  gboolean           over;           /* its day is past, or it was held */
  gboolean           unannounced;    /* changed since the notice of the month went out */
  SiyiCompleteness   completeness;
} SiyiShown;

/* What all views of the schedule show at one moment: a month from Monday to Sunday, and the plan
 * proposed for it. Read only; lives as long as one of them holds it. */
typedef struct
{
  int            year, month;
  SiyiDay        today;
  SiyiMonth     *month_data;
  SiyiMonthPlan *plan;          /* NULL: what is stored */
  GArray        *sessions;      /* SiyiShown, by day */
  int            next_year, next_month;    /* the first month from today's on without a plan */
  char         **methods;       /* the office's list */
  GPtrArray     *venues;        /* SiyiVenue */
} SiyiShownMonth;

SiyiShownMonth        *siyi_shown_month_new       (int                   year,
                                                   int                   month,
                                                   SiyiDay               today,
                                                   SiyiMonth            *month_data,
                                                   SiyiMonthPlan        *plan);
void                   siyi_shown_month_read      (SiyiShownMonth       *self,
                                                   const SiyiCalendar   *calendar,
                                                   int                   grace_days);
SiyiShownMonth        *siyi_shown_month_ref       (SiyiShownMonth       *self);
void                   siyi_shown_month_unref     (SiyiShownMonth       *self);
const SiyiShown       *siyi_shown_month_find      (SiyiShownMonth       *self,
                                                   gint64                id);
const SiyiShown       *siyi_shown_month_on        (SiyiShownMonth       *self,
                                                   SiyiDay               day,
                                                   guint                 number);
const SiyiScheduleDay *siyi_shown_month_day       (SiyiShownMonth       *self,
                                                   SiyiDay               day);
void                   siyi_shown_month_span      (int                   year,
                                                   int                   month,
                                                   SiyiDay              *from,
                                                   SiyiDay              *to);
void                   siyi_month_add             (int                  *year,
                                                   int                  *month,
                                                   int                   n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiShownMonth, siyi_shown_month_unref)

G_END_DECLS
