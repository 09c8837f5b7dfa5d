/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"

G_BEGIN_DECLS

/* What rang, when, seen by whom: the record beside which a notification is only a hint. A subject names
 * a thing and its step ("task:12:r1"), so nothing rings twice. Instants are µs. These rows are their
 * own log and stand in no audit trail. */
typedef struct
{
  gint64   id;
  char    *subject, *kind, *state;    /* pending, shown, seen, later */
  gint64   due_at, shown_at, seen_at, later_until;
  char    *seen_by;
  int      n_shown;
  gint64   digest;                    /* the summary it was told in; 0: none */
} SiyiReminder;

typedef struct { gint64 id, reminder, at; char *what, *who, *detail, *subject; } SiyiReminderLine;

void        siyi_reminder_free        (SiyiReminder      *reminder);
void        siyi_reminder_line_free   (SiyiReminderLine  *line);

/* Many of the next in one transaction. */
typedef gboolean (*SiyiReminderWork) (SiyiDb *db, gpointer data, GError **error);
gboolean    siyi_reminders_together   (SiyiDb *db, SiyiReminderWork work, gpointer data, GError **error);

/* Within an action. add: the id, or 0 where it is known already. */
gint64      siyi_reminder_add         (SiyiDb *db, const char *subject, const char *kind, gint64 due_at, GError **error);
gboolean    siyi_reminder_is_known    (SiyiDb *db, const char *subject);
gboolean    siyi_reminder_claim       (SiyiDb *db, gint64 id, gint64 digest, const char *instance, gint64 now, GError **error);
gboolean    siyi_reminder_log         (SiyiDb *db, gint64 id, const char *what, const char *who, const char *detail, GError **error);
gboolean    siyi_reminder_past        (SiyiDb *db, gint64 id, GError **error);   /* settled before it rang */
GArray     *siyi_reminders_waiting    (SiyiDb *db, gint64 now, GError **error);  /* gint64: pending, put off until now, claimed by one that is gone */

/* One action each. shown: FALSE puts it back, to be tried again. Of a summary also all it told of. */
gboolean    siyi_reminder_shown       (SiyiDb *db, gint64 id, gboolean shown, const char *detail, GError **error);
gboolean    siyi_reminder_seen        (SiyiDb *db, gint64 id, gboolean opened, GError **error);
gboolean    siyi_reminder_later       (SiyiDb *db, gint64 id, gint64 until, GError **error);

SiyiReminder *siyi_reminder_load      (SiyiDb *db, gint64 id, GError **error);
SiyiReminder *siyi_reminder_last      (SiyiDb *db, const char *kind, GError **error);                 /* NULL without error: none */
GPtrArray  *siyi_reminder_lines       (SiyiDb *db, gint64 since, guint limit, GError **error);        /* SiyiReminderLine, newest first */
gint64      siyi_reminder_next_due    (SiyiDb *db, gint64 now);                                       /* 0: none */

/* siyi-reminder-book.c: the log as a person reads it, a line a reminder, latest first; ids first. No line
 * holds a name of a petitioner. */
typedef enum
{
  SIYI_REMINDERS_ALL,
  SIYI_REMINDERS_DIGEST,
  SIYI_REMINDERS_TASK,
  SIYI_REMINDERS_CLOCK,
  SIYI_REMINDERS_SESSION,
  SIYI_REMINDERS_OFFICE,
  SIYI_N_REMINDERS
} SiyiReminderGroup;

typedef enum
{
  SIYI_RANG_WAITING,         /* not shown yet */
  SIYI_RANG_NOWHERE,         /* tried, no server took it yet */
  SIYI_RANG_SHOWN,
  SIYI_RANG_LATER,
  SIYI_RANG_SEEN,
  SIYI_RANG_OPENED,          /* and gone to its record */
  SIYI_RANG_PAST,            /* settled before it rang; of a summary: there was nothing to tell */
  SIYI_N_RANG
} SiyiRang;

typedef struct
{
  gint64    id;
  char     *subject, *kind;
  char     *of;              /* (nullable) number of the matter, day and leaders of a session */
  SiyiRang  rang;
  gint64    due_at, shown_at, seen_at, later_until;   /* µs; 0: none */
  char     *seen_by;         /* (nullable) */
  int       n_shown, n_later, n_failed;
  int       n_told;          /* of a summary: how many it told of */
  gint64    digest;          /* the summary that told of it; 0: none */
} SiyiReminderEntry;

typedef struct { gint64 from, until; SiyiReminderGroup group; } SiyiReminderQuery;   /* µs; until is outside; 0: no bound */

GArray     *siyi_reminder_ids         (SiyiDb *db, const SiyiReminderQuery *query, GError **error);   /* gint64 */
GPtrArray  *siyi_reminder_entries     (SiyiDb *db, const gint64 *ids, gsize n_ids, GError **error);   /* SiyiReminderEntry or NULL */
void        siyi_reminder_entry_free  (SiyiReminderEntry *entry);
const char *siyi_rang_word            (SiyiRang rang);                          /* for programs: waiting, … */
SiyiReminderGroup siyi_reminder_group (const char *kind);
gint64      siyi_day_begins           (SiyiDay day);                            /* µs of its local midnight */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiReminder, siyi_reminder_free)

G_END_DECLS
