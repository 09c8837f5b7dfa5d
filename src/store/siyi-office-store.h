/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-calendar.h"
#include "siyi-limits.h"

G_BEGIN_DECLS

/* The office: leaders, posts, units, venues, lists, limits, calendar, settings, drafts. */
typedef struct { SiyiDay from, to; char *part; char *reason; } SiyiLeave;

typedef struct
{
  gint64     id;
  char      *name;
  char      *post;        /* of the asked day */
  char      *portfolio;
  int        rank;
  gboolean   monthly;
  char      *monthly_day; /* any | day:15 | weekday:1 | weekday:1:2; saving: NULL leaves it as it is */
  SiyiDay    from_day;    /* joined the rotation; saving: none leaves it as it is */
  gboolean   active;
  GArray    *leave;       /* SiyiLeave */
} SiyiLeader;

typedef struct { gint64 id; char *post, *portfolio; SiyiDay from, to; } SiyiPost;

typedef struct
{
  gint64   id;
  char    *name;
  char    *short_name;
  char    *kind;
  char   **aliases;       /* other names */
  char   **old_names;
  gboolean active;
} SiyiUnit;

typedef struct { gint64 id; char *name, *address; gboolean active; } SiyiVenue;

GArray    *siyi_leave_array_new   (void);
void       siyi_leader_free       (SiyiLeader *leader);
void       siyi_post_free         (SiyiPost   *post);
void       siyi_unit_free         (SiyiUnit   *unit);
void       siyi_venue_free        (SiyiVenue  *venue);

GPtrArray *siyi_leaders_load      (SiyiDb *db, SiyiDay as_of, gboolean with_inactive, GError **error);
gint64     siyi_leader_save       (SiyiDb *db, const SiyiLeader *leader, GError **error);   /* id 0: new; its post from today on */
GPtrArray *siyi_leader_posts      (SiyiDb *db, gint64 leader, GError **error);
gboolean   siyi_leader_save_posts (SiyiDb *db, gint64 leader, GPtrArray *posts, GError **error);
gint64     siyi_leader_save_whole (SiyiDb *db, const SiyiLeader *leader, GPtrArray *posts, GError **error);
gboolean   siyi_leaders_save_all  (SiyiDb *db, GPtrArray *leaders, GError **error);         /* by name, one action */

GPtrArray *siyi_units_load        (SiyiDb *db, gboolean with_inactive, GError **error);
gint64     siyi_unit_save         (SiyiDb *db, const SiyiUnit *unit, GError **error);
gboolean   siyi_units_save_all    (SiyiDb *db, GPtrArray *units, GError **error);

GPtrArray *siyi_venues_load       (SiyiDb *db, GError **error);
gint64     siyi_venue_save        (SiyiDb *db, const SiyiVenue *venue, GError **error);

/* Editable lists: "method", "class", "purpose", "form", "destination", "handling". */
char     **siyi_dictionary_load   (SiyiDb *db, const char *list, GError **error);
gboolean   siyi_dictionary_save   (SiyiDb *db, const char *list, const char * const *values, GError **error);

char      *siyi_setting_get       (SiyiDb *db, const char *key, const char *otherwise);
SiyiLimit  siyi_setting_limit     (SiyiDb *db, const char *key);
char      *siyi_setting_basis     (SiyiDb *db, const char *key);    /* what that limit rests on */
gboolean   siyi_setting_set       (SiyiDb *db, const char *key, const char *value, const char *basis, GError **error);
gboolean   siyi_settings_set      (SiyiDb *db, const char *verb, const char * const *pairs, GError **error);   /* one action */

/* Calendar rows as stored; the rule that reads them is SiyiCalendar in core. */
typedef struct { SiyiDay day; int year; gboolean own, working; SiyiHalf half; char *note; } SiyiCalendarRow;
GPtrArray *siyi_calendar_rows     (SiyiDb *db, GError **error);
GHashTable *siyi_calendar_sources (SiyiDb *db, GError **error);   /* GINT_TO_POINTER (year) -> char* */
SiyiCalendar *siyi_calendar_load  (SiyiDb *db, GError **error);   /* the rule over the rows */
/* The same of days that are not stored, to see what they would move. */
SiyiCalendar *siyi_calendar_of_rows (GPtrArray *rows, GHashTable *sources, SiyiRolling rolling);
SiyiCalendar *siyi_calendar_load_with_own (SiyiDb *db, SiyiDay day, int working, GError **error);
SiyiRolling siyi_rolling_load     (SiyiDb *db);
/* A year's notice. */
typedef struct { int year; const char *source; GPtrArray *rows; } SiyiCalendarNotice;   /* SiyiCalendarRow */
gboolean   siyi_calendar_save_years (SiyiDb *db, const SiyiCalendarNotice *notices, gsize n_notices, GError **error);   /* one action */
gboolean   siyi_calendar_save_year(SiyiDb *db, int year, const char *source, GPtrArray *rows, GError **error);
gboolean   siyi_calendar_set_own  (SiyiDb *db, SiyiDay day, int working, const char *note, GError **error); /* working -1: remove */
gboolean   siyi_calendar_set_half (SiyiDb *db, SiyiDay day, SiyiHalf half, const char *note, GError **error);

char      *siyi_draft_get         (SiyiDb *db, const char *key);
gboolean   siyi_draft_set         (SiyiDb *db, const char *key, const char *body, GError **error);  /* NULL body: drop */

/* UUID of the action committed last on this connection, for undo. */
char      *siyi_office_last_action (SiyiDb *db);

G_END_DECLS
