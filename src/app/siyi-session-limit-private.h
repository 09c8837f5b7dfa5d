/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-day-row.h"
#include "siyi-limits.h"
#include "siyi-new-visit-segments.h"
#include "siyi-session-limit.h"

G_BEGIN_DECLS

/* The row and its popover are one class in two files. */
struct _SiyiSessionLimit
{
  GtkWidget       parent_instance;

  /* Borrowed from the children */
  GtkWidget      *button;
  GtkWidget      *popover;
  GtkLabel       *last_day;
  GtkLabel       *days;
  GtkLabel       *sum;
  SiyiDayRow     *day_row;
  GtkSpinButton  *spin;
  SiyiSegments   *kind;
  GtkLabel       *provisional;

  /* Owned */
  SiyiCalendar   *calendar;

  SiyiDay         start;        /* of the session, where nothing is assigned yet */
  SiyiTalkRecord  said;         /* only assigned, due, limit_days and limit_working */
  gboolean        setting;
};

/* siyi-session-limit.c */
void       siyi_session_limit_tell        (SiyiSessionLimit *self);

/* siyi-session-limit-popover.c */
SiyiLimit  siyi_session_limit_of          (SiyiSessionLimit *self);
GtkLabel  *siyi_session_limit_label_new   (GtkWidget        *box,
                                           const char       *css_class);
GtkWidget *siyi_session_limit_popover_new (SiyiSessionLimit *self);
void       siyi_session_limit_show_fields (SiyiSessionLimit *self);

G_END_DECLS
