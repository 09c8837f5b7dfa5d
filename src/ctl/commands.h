/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl.h"
#include "siyi-charge-store.h"
#include "siyi-reception-store.h"
#include "siyi-schedule.h"
#include "siyi-session-sheets.h"
#include "siyi-task-store.h"

/* One file a command. */
extern const CtlCommand cmd_account;
extern const CtlCommand cmd_add_session;
extern const CtlCommand cmd_audit;
extern const CtlCommand cmd_answer;
extern const CtlCommand cmd_answers;
extern const CtlCommand cmd_backup;
extern const CtlCommand cmd_book;
extern const CtlCommand cmd_brief;
extern const CtlCommand cmd_brief_package;
extern const CtlCommand cmd_calendar;
extern const CtlCommand cmd_cancel;
extern const CtlCommand cmd_case;
extern const CtlCommand cmd_cases;
extern const CtlCommand cmd_catalogue;
extern const CtlCommand cmd_charge;
extern const CtlCommand cmd_charges;
extern const CtlCommand cmd_check;
extern const CtlCommand cmd_due;
extern const CtlCommand cmd_close_session;
extern const CtlCommand cmd_example;
extern const CtlCommand cmd_excuse;
extern const CtlCommand cmd_freeze;
extern const CtlCommand cmd_import;
extern const CtlCommand cmd_import_package;
extern const CtlCommand cmd_inbox;
extern const CtlCommand cmd_leaders;
extern const CtlCommand cmd_ledger;
extern const CtlCommand cmd_move;
extern const CtlCommand cmd_new;
extern const CtlCommand cmd_notice;
extern const CtlCommand cmd_package;
extern const CtlCommand cmd_photos;
extern const CtlCommand cmd_plan;
extern const CtlCommand cmd_queue;
extern const CtlCommand cmd_record;
extern const CtlCommand cmd_recuse;
extern const CtlCommand cmd_reminders;
extern const CtlCommand cmd_report;
extern const CtlCommand cmd_restore;
extern const CtlCommand cmd_retention;
extern const CtlCommand cmd_search;
extern const CtlCommand cmd_session;
extern const CtlCommand cmd_sessions;
extern const CtlCommand cmd_sheet;
extern const CtlCommand cmd_signin;
extern const CtlCommand cmd_stand_in;
extern const CtlCommand cmd_stats;
extern const CtlCommand cmd_step;
extern const CtlCommand cmd_swap;
extern const CtlCommand cmd_task;
extern const CtlCommand cmd_tasks;
extern const CtlCommand cmd_tell;
extern const CtlCommand cmd_undo_import;
extern const CtlCommand cmd_units;
extern const CtlCommand cmd_visit;

/* What the four ones of sessions are judged by. */
typedef struct
{
  SiyiCalendar *calendar;
  int           grace_days;
  SiyiDay       today;
} CtlOnes;

/* ctl-session.c */
gboolean ctl_ones_load   (SiyiDb             *db,
                          CtlOnes            *ones,
                          GError            **error);
void     ctl_ones_clear  (CtlOnes            *ones);
void     ctl_add_session (JsonBuilder        *answer,
                          const SiyiPlanned  *session,
                          const CtlOnes      *ones);

/* cmd-photos-mask.c */
gboolean ctl_photo_mask   (Ctl                *ctl,
                           gint64              photo,
                           char              **texts,
                           GError            **error);
gboolean ctl_photo_masked (Ctl                *ctl,
                           gint64              photo,
                           GError            **error);

/* ctl-package.c */
gboolean ctl_read_passphrase (const char           *path,
                              char                **passphrase,
                              GError              **error);
gboolean ctl_check_package   (Ctl                  *ctl,
                              const char           *path,
                              const char           *passphrase_file,
                              GError              **error);

/* ctl-task.c */
const char *ctl_task_state (const SiyiTaskRow *task);
void     ctl_add_task    (JsonBuilder        *answer,
                          const SiyiTaskRow  *task);

/* cmd-charges.c */
void     ctl_add_charge  (JsonBuilder        *answer,
                          const SiyiCharge   *charge);

/* ctl-sheet.c: papers of a session. */
gboolean ctl_parse_audience (const char           *text,
                             SiyiAudience         *audience,
                             GError              **error);
gboolean ctl_sheet_output   (const char           *output,
                             GError              **error);
void     ctl_answer_sheet   (Ctl                  *ctl,
                             const char           *output,
                             const SiyiSheetCount *count);

/* ctl-change.c: one change of the plan, made and answered. */
gboolean ctl_change      (Ctl                      *ctl,
                          const SiyiScheduleChange *change,
                          GError                  **error);
gboolean ctl_find_leader (Ctl                      *ctl,
                          const char               *name,
                          gint64                   *id,
                          GError                  **error);

/* ctl-reception.c: the reception day. */
typedef char *(*CtlReceptionWork) (SiyiDb *db, gint64 session, gpointer data, GError **error);

gboolean ctl_reception     (Ctl                  *ctl,
                            gint64                session,
                            CtlReceptionWork      work,
                            gpointer              data,
                            GError              **error);
void     ctl_add_reception (JsonBuilder          *answer,
                            const SiyiReception  *reception);
void     ctl_add_queue     (JsonBuilder          *answer,
                            const SiyiReception  *reception);
void     ctl_print_queue   (const SiyiReception  *reception);
void     ctl_add_lacks     (JsonBuilder          *answer,
                            SiyiLacks             lacks);
void     ctl_add_count     (JsonBuilder          *answer,
                            const char           *key,
                            int                   count);
gboolean ctl_is_text       (const char           *text,
                            GError              **error);
