/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-document.h"
#include "siyi-schedule.h"

G_BEGIN_DECLS

/* The public notice of a month or of one session (domain 5.3): from the office's template, through
 * the gate, in versions. Everything in it is public: leaders, days, places, nothing else. */
typedef struct
{
  gint64   session;          /* 0: a line not in the archive any more */
  char    *uid;              /* of the session: the calendar file's UID */
  SiyiDay  day;
  char    *time;             /* 9:00—11:30 */
  char    *leaders, *posts, *portfolio;
  char    *method, *topic, *place;
  char    *remark;           /* 调换, 补位, 取消 … */
  gboolean cancelled;
} SiyiNoticeLine;

typedef struct { SiyiNoticeLine *old_line, *new_line; } SiyiNoticeDifference;   /* either may be NULL */

typedef struct
{
  gint64     id;             /* 0: a draft that is computed, not stored */
  char      *month;          /* YYYY-MM, or the day of the one session */
  gint64     session;
  int        version;
  gboolean   correction;
  SiyiDay    published;      /* SIYI_DAY_NONE: draft */
  char      *published_by;
  char      *title;
  char      *original_title; /* of version 1: what the whole table is called in a correction */
  GPtrArray *before;         /* char*: paragraphs above the table, filled in */
  GPtrArray *after;          /* char*: below it */
  char      *issuer;
  SiyiDay    dated;
  GPtrArray *lines;          /* SiyiNoticeLine: the whole month as it is */
  GPtrArray *differences;    /* SiyiNoticeDifference: against the version before; of a correction */
  GPtrArray *posts;          /* SiyiNoticePost */
  char      *booking_phone;
} SiyiNotice;

typedef struct { gint64 id; char *outlet, *place, *note, *who; SiyiDay day; gint64 proof; } SiyiNoticePost;

typedef enum
{
  SIYI_CHECK_OK,
  SIYI_CHECK_WARNING,
  SIYI_CHECK_BLOCKS,
} SiyiCheckState;

typedef enum
{
  SIYI_CHECK_PETITIONER,   /* nothing of a petitioner, nothing of an accusation */
  SIYI_CHECK_FIXINGS,      /* leader, time and place, method */
  SIYI_CHECK_LEAD,         /* days before the first session it is about */
  SIYI_CHECK_OFFICE,       /* name, phone and address of the office */
  SIYI_CHECK_FONTS,
} SiyiCheckKind;

typedef struct { SiyiCheckKind kind; SiyiCheckState state; char *text; } SiyiNoticeCheck;

void          siyi_notice_line_free       (SiyiNoticeLine       *line);
void          siyi_notice_difference_free (SiyiNoticeDifference *difference);
void          siyi_notice_post_free       (SiyiNoticePost       *post);
void          siyi_notice_check_free      (SiyiNoticeCheck      *check);
void          siyi_notice_free            (SiyiNotice           *notice);

/* The newest state: a draft where something is to be published, else the newest version. */
SiyiNotice   *siyi_notice_draft     (SiyiDb *db, const char *month, gint64 session, GError **error);
GPtrArray    *siyi_notice_versions  (SiyiDb *db, const char *month, gint64 session, GError **error);  /* newest first */
/* Before publishing: petitioner data, the three of the three fixings, lead time. */
GPtrArray    *siyi_notice_check     (SiyiDb *db, const SiyiNotice *notice, GError **error);           /* SiyiNoticeCheck */
gboolean      siyi_notice_is_blocked (GPtrArray *checks);
gboolean      siyi_notice_lead_days (SiyiDb *db, const SiyiNotice *notice, int *days, GError **error);
char         *siyi_notice_publish   (SiyiDb *db, const SiyiNotice *notice, GError **error);
char         *siyi_notice_post      (SiyiDb *db, gint64 notice, const SiyiNoticePost *post, GError **error);
char         *siyi_notice_post_with_proof (SiyiDb *db, gint64 notice, const SiyiNoticePost *post,
                                           const char *photo, GCancellable *cancellable, GError **error);

/* The office's own words, with fields in braces: {year} {month} {level} {office} {phone} {deadline} …
 * Paragraphs are lines. */
typedef struct
{
  char *title, *correction_title, *before, *correction_before, *after, *issuer;
  char *session_title, *session_correction_title, *session_before;
  char *place;        /* of sessions that have none of their own */
  char *deadline;
  char *hall_title, *hall_rules;
} SiyiNoticeTemplate;

void          siyi_notice_template_clear (SiyiNoticeTemplate *self);
gboolean      siyi_notice_template_load  (SiyiDb *db, SiyiNoticeTemplate *self, GError **error);
char         *siyi_notice_template_save  (SiyiDb *db, const SiyiNoticeTemplate *self, GError **error);
void          siyi_notice_template_defaults (SiyiNoticeTemplate *self);
gboolean      siyi_notice_template_check (const SiyiNoticeTemplate *self, GError **error);
SiyiNotice   *siyi_notice_preview   (SiyiDb *db, const char *month, const SiyiNoticeTemplate *words, GError **error);

/* As a paper: the differences first where it is a correction, then the whole. Pure. */
SiyiDocument *siyi_notice_document  (const SiyiNotice *notice, SiyiPaperForm form);
/* As a file by the ending of its name: .pdf .docx .html .txt .ics; passes the gate. */
gboolean      siyi_notice_write     (SiyiDb *db, const SiyiNotice *notice, const char *path,
                                     SiyiPaperForm form, GCancellable *cancellable, GError **error);
gboolean      siyi_notice_log_print (SiyiDb *db, const SiyiNotice *notice, GError **error);
gboolean      siyi_notice_path_check (const char *path, GError **error);
char         *siyi_notice_text      (const SiyiNotice *notice);

/* What the hall screen shows: from published versions only. */
typedef struct
{
  SiyiDay         today;
  SiyiNoticeLine *now;         /* (nullable) of today */
  char           *change;      /* (nullable) 变更：原定武丁酉，12月9日公告调换; of now */
  GPtrArray      *next;        /* SiyiNoticeLine; where nobody sits today the first is the large one */
  char           *title, *phone, *deadline;
  GPtrArray      *rules;       /* char* */
} SiyiHall;
void          siyi_hall_free        (SiyiHall *hall);
SiyiHall     *siyi_notice_hall      (SiyiDb *db, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiNotice, siyi_notice_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiHall, siyi_hall_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiyiNoticeTemplate, siyi_notice_template_clear)

G_END_DECLS
