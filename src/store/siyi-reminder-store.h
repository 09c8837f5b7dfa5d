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
GArray     *siyi_reminders_waiting    (SiyiDb *db, gint64 now, GError **error);  /* gint64: pending, put off until now, claimed by one that is gone */

/* One action each. shown: FALSE puts it back, to be tried again. Of a summary also all it told of. */
gboolean    siyi_reminder_shown       (SiyiDb *db, gint64 id, gboolean shown, const char *detail, GError **error);
gboolean    siyi_reminder_seen        (SiyiDb *db, gint64 id, gboolean opened, GError **error);
gboolean    siyi_reminder_later       (SiyiDb *db, gint64 id, gint64 until, GError **error);

SiyiReminder *siyi_reminder_load      (SiyiDb *db, gint64 id, GError **error);
SiyiReminder *siyi_reminder_last      (SiyiDb *db, const char *kind, GError **error);                 /* NULL without error: none */
GPtrArray  *siyi_reminder_lines       (SiyiDb *db, gint64 since, guint limit, GError **error);        /* SiyiReminderLine, newest first */
gint64      siyi_reminder_next_due    (SiyiDb *db, gint64 now);                                       /* 0: none */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiReminder, siyi_reminder_free)

G_END_DECLS
