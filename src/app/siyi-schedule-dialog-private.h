/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-day-row.h"
#include "siyi-schedule-dialog.h"

G_BEGIN_DECLS

struct _SiyiScheduleDialog
{
  AdwWindow           parent_instance;

  /* Children; NULL where this kind of change has none */
  GtkWidget          *body;
  AdwComboRow        *other;       /* the session to swap with */
  AdwComboRow        *leader;
  AdwComboRow        *instead;     /* whose place, where several sit */
  SiyiDayRow         *day;
  AdwEntryRow        *from, *to, *place, *topic;
  AdwComboRow        *method;
  AdwEntryRow        *reason;
  GtkWidget          *warnings;
  GtkWidget          *act;

  /* Owned */
  SiyiArchive        *archive;
  SiyiShownMonth     *month;
  GtkWidget          *page;        /* where the toast is told */
  const SiyiPlanned  *session;     /* of the month; NULL: a new one */
  SiyiScheduleChange  wanted;
  GArray             *others;      /* gint64, as the rows of other */
  GCancellable       *asking;      /* replaced with every question: older replies drop out */
};

/* siyi-schedule-dialog-fields.c */
void             siyi_schedule_dialog_add_fields (SiyiScheduleDialog *self);
SiyiOwnedChange *siyi_schedule_dialog_read       (SiyiScheduleDialog *self);
const char      *siyi_schedule_dialog_title      (SiyiChangeKind      kind);
const char      *siyi_schedule_dialog_verb       (SiyiChangeKind      kind);
const char      *siyi_schedule_dialog_done       (SiyiChangeKind      kind);

G_END_DECLS
