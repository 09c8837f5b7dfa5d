/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-alarm.h"
#include "siyi-db-private.h"

G_BEGIN_DECLS

/* The alarms of what is open, in tables of their own (private to src/store). */
typedef struct
{
  gint64    subject;         /* task; visit of SIYI_ALARM_NO_TASK; case of SIYI_ALARM_CLOCK */
  gint64    case_id;
  SiyiAlarm alarm;
} SiyiStoredAlarm;

typedef gboolean (*SiyiAlarmFunc) (const SiyiStoredAlarm *one, gpointer data, GError **error);

/* siyi-alarm-gather.c: what there should be, read from the records. case_id 0: of all. */
typedef struct _SiyiAlarmReader SiyiAlarmReader;

SiyiAlarmReader *siyi_alarm_reader_new  (SiyiDb *db, GError **error);
void             siyi_alarm_reader_free (SiyiAlarmReader *self);
gboolean         siyi_alarm_reader_walk (SiyiAlarmReader *self, gint64 case_id, SiyiAlarmFunc function, gpointer data,
                                         GError **error);

/* siyi-alarm-store.c: within an action, before it ends; and where another program wrote without one. */
gboolean         siyi_alarm_settle      (SiyiDb *db, GError **error);
gboolean         siyi_alarm_catch_up    (SiyiDb *db, GError **error);
gint64           siyi_alarm_count_wrong (SiyiDb *db, GError **error);      /* for siyi_check(); -1 on error */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiAlarmReader, siyi_alarm_reader_free)

G_END_DECLS
