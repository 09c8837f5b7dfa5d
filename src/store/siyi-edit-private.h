/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-calendar.h"
#include "siyi-db-private.h"
#include "siyi-ledger.h"

G_BEGIN_DECLS

/* One cell or field being edited: what it belongs to, and the text as typed. Lives within one
 * action. */
typedef struct
{
  SiyiDb     *db;
  const char *text;        /* trimmed */
  gboolean    empty;       /* the text says nothing: the cell is emptied */
  gint64      visit;       /* 0: a case's field */
  gint64      case_id;
  gint64      session;
  gint64      task;        /* 0: none yet */
  int         year;        /* the row's */
  char       *day;         /* (nullable) of the visit */
  char       *part;        /* (nullable) */
  int         persons;
} SiyiEdit;

typedef struct _SiyiReadDate SiyiReadDate;   /* siyi-read-date.h */

typedef gboolean (*SiyiEditFunc) (SiyiEdit *edit, GError **error);

/* Always FALSE, with CONSTRAINT. */
gboolean siyi_edit_refuse        (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean siyi_edit_day           (SiyiEdit *edit, gboolean after_visit, SiyiReadDate *date,
                                  GError **error);
gboolean siyi_edit_need_task     (SiyiEdit *edit, GError **error);

/* siyi-talk-seal.c: whether the leader has not yet signed the visit's record. */
gboolean siyi_talk_refuse_sealed (SiyiDb *db, gint64 visit, GError **error);

/* siyi-edit-visit.c, siyi-edit-session.c, siyi-edit-persons.c */
gboolean siyi_edit_date          (SiyiEdit *edit, GError **error);
gboolean siyi_edit_leaders       (SiyiEdit *edit, GError **error);
gboolean siyi_edit_method        (SiyiEdit *edit, GError **error);
gboolean siyi_edit_place         (SiyiEdit *edit, GError **error);
gboolean siyi_edit_address       (SiyiEdit *edit, GError **error);
gboolean siyi_edit_first         (SiyiEdit *edit, GError **error);
gboolean siyi_edit_opinion       (SiyiEdit *edit, GError **error);
gboolean siyi_edit_remark        (SiyiEdit *edit, GError **error);
gboolean siyi_edit_visitors      (SiyiEdit *edit, GError **error);
gboolean siyi_edit_name_visitors (SiyiEdit *edit, char **names, GError **error);
gboolean siyi_edit_persons       (SiyiEdit *edit, GError **error);
gboolean siyi_edit_phones        (SiyiEdit *edit, GError **error);
gboolean siyi_edit_move_session  (SiyiEdit *edit, const char *day, const char *part,
                                  char **leaders, GError **error);
char   **siyi_edit_session_names (SiyiEdit *edit);

/* siyi-edit-task.c */
gboolean siyi_edit_units         (SiyiEdit *edit, GError **error);
gboolean siyi_edit_write_units   (SiyiEdit *edit, GPtrArray *names, GError **error);
gboolean siyi_edit_due_of        (SiyiEdit *edit, const char *assigned, int days, const char *kind,
                                  SiyiDay *due, GError **error);
gboolean siyi_edit_handler       (SiyiEdit *edit, GError **error);
gboolean siyi_edit_assigned      (SiyiEdit *edit, GError **error);
gboolean siyi_edit_due           (SiyiEdit *edit, GError **error);
gboolean siyi_edit_progress      (SiyiEdit *edit, GError **error);
gboolean siyi_edit_closed        (SiyiEdit *edit, GError **error);
gboolean siyi_edit_visit_back    (SiyiEdit *edit, GError **error);

/* siyi-edit-case.c */
gboolean siyi_edit_title         (SiyiEdit *edit, GError **error);
gboolean siyi_edit_facts         (SiyiEdit *edit, GError **error);
gboolean siyi_edit_class         (SiyiEdit *edit, GError **error);
gboolean siyi_edit_purpose       (SiyiEdit *edit, GError **error);
gboolean siyi_edit_restricted    (SiyiEdit *edit, GError **error);
gboolean siyi_edit_national      (SiyiEdit *edit, GError **error);
gboolean siyi_edit_problem_place (SiyiEdit *edit, GError **error);
gboolean siyi_edit_case_leader   (SiyiEdit *edit, GError **error);
gboolean siyi_edit_resolved      (SiyiEdit *edit, GError **error);
gboolean siyi_edit_satisfaction  (SiyiEdit *edit, GError **error);
gboolean siyi_edit_case_closed   (SiyiEdit *edit, GError **error);

/* siyi-edit-facts.c */
gboolean siyi_edit_resolved_day     (SiyiEdit *edit, GError **error);
gboolean siyi_edit_satisfaction_day (SiyiEdit *edit, GError **error);
gboolean siyi_edit_satisfaction_of  (SiyiEdit *edit, GError **error);

G_END_DECLS
