/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-count.h"
#include "siyi-db-private.h"
#include "siyi-stats-store.h"

G_BEGIN_DECLS

enum { SIYI_FROM_EVENTS = SIYI_BEHIND_SESSIONS + 1 };

/* Rows of which only the year is known. */
typedef enum { SIYI_UNDATED_NOT, SIYI_UNDATED_TOO, SIYI_UNDATED_ALONE } SiyiUndated;

/* siyi-stats-scope.c: which visits count, as SQL over v; parameters by name. */
typedef struct
{
  const SiyiStatScope *scope;
  int                  book;
  int                  year1, year2;      /* whole years in it; year1 > year2: none */
  SiyiUndated          undated;
  char                *base;              /* WHERE … */
} SiyiStatFilter;

void          siyi_stat_filter_init  (SiyiStatFilter *self, SiyiDb *db, const SiyiStatScope *scope, int book);
void          siyi_stat_filter_init_of (SiyiStatFilter *self, const SiyiStatScope *scope, int book,
                                        SiyiUndated undated);
SiyiUndated   siyi_stat_undated      (SiyiDb *db, const SiyiStatScope *scope);
void          siyi_stat_filter_clear (SiyiStatFilter *self);
sqlite3_stmt *siyi_stat_ask          (SiyiDb *db, const SiyiStatFilter *filter, const char *sql, GError **error);
void          siyi_stat_bind_text    (sqlite3_stmt *statement, const char *name, const char *text);
void          siyi_stat_bind_int     (sqlite3_stmt *statement, const char *name, gint64 value);
char         *siyi_stat_from         (const SiyiStatFilter *filter, int kind);   /* SiyiBehindKind, SIYI_FROM_EVENTS */
const char   *siyi_stat_id           (SiyiBehindKind kind);

/* siyi-stats-groups.c; of a line: 0 repeated, 1 first, 2 not known; 0 individual, 1 group. */
#define SIYI_STAT_FIRST_KEY "coalesce (first, 2)"
#define SIYI_STAT_SIZE_KEY "persons >= " G_STRINGIFY (SIYI_GROUP_PERSONS)
char         *siyi_stat_lines        (const SiyiStatFilter *filter, SiyiDimension by);

/* What a stretch of days gives to the figures. Visits and tasks have one day each and add up; a matter or a
 * session that stands in two stretches is one of both, so those stay rows until all are together. */
enum { SIYI_N_CLOCK_FIGURES = 8 };

typedef struct
{
  gint64  id;
  guint32 walk;                 /* the first of the rules that walk these rows */
  guint32 bits;                 /* two a rule of the walk: it holds; what is asked of it also holds */
} SiyiStatRow;

typedef struct
{
  gint64   id;
  gboolean is_first;
  int      day;                               /* of its first visit there, 20261117; 20261100: a month; 0: none */
  int      shares[SIYI_N_CLOCK_FIGURES];      /* -1: not in that figure */
} SiyiStatMatter;

typedef struct
{
  SiyiStatValue *values;        /* one a rule: of visits and tasks */
  GArray        *rows;          /* SiyiStatRow */
  GArray        *matters;       /* SiyiStatMatter */
  SiyiDay        until;         /* the last day on which it says the same, with nothing changed */
  gboolean       of_matters;    /* nothing else is asked for */
} SiyiStatSums;

/* siyi-stats.c */
void          siyi_stat_sums_init    (SiyiStatSums *self);
void          siyi_stat_sums_clear   (SiyiStatSums *self);
gboolean      siyi_stat_sums_load    (SiyiDb *db, const SiyiStatScope *scope, SiyiStatSums *self, GError **error);
gboolean      siyi_stat_sums_count   (SiyiDb *db, const SiyiStatScope *scope, SiyiUndated undated, SiyiStatSums *self,
                                      GError **error);

void          siyi_stat_sums_join    (SiyiStatSums *self);

/* siyi-stats-kept.c: months kept from the last time they were counted. */
GHashTable   *siyi_stat_kept_load    (SiyiDb *db, const SiyiStatScope *scope, SiyiStatSums *sums,
                                      GError **error);      /* "2026-11" */

/* siyi-stats-clocks.c: figures that core's clocks read; values[] stands beside the rules. */
gboolean      siyi_stat_clocks       (SiyiDb *db, const SiyiStatScope *scope, SiyiUndated undated, SiyiStatSums *sums,
                                      GError **error);
void          siyi_stat_clocks_count (const SiyiStatSums *sums, SiyiStatValue *values);
GArray       *siyi_stat_clock_ids    (SiyiDb *db, const SiyiStatScope *scope, const SiyiStatRule *rule,
                                      SiyiStatPart part, GError **error);

/* siyi-frozen-changes.c: the sides a visit counts by, as JSON; over v. */
#define SIYI_FROZEN_FACTS \
  "json_object ('day', v.day, 'book', v.book, 'persons', v.persons, 'first', v.first, " \
  "'class', (SELECT class FROM petition_case WHERE id = v.case_id), " \
  "'method', coalesce (v.method, (SELECT method FROM session WHERE id = v.session)), " \
  "'leaders', (SELECT group_concat (name, '; ') FROM session_leader WHERE session = v.session AND role = " \
  "(SELECT max (role) FROM session_leader WHERE session = v.session)), " \
  "'units', (SELECT group_concat (u.name, '; ') FROM task t JOIN task_unit u ON u.task = t.id " \
  "WHERE t.visit = v.id AND t.state <> 'void'), " \
  "'place', coalesce ((SELECT problem_place FROM petition_case WHERE id = v.case_id), v.address), " \
  "'closed', (SELECT count (*) FROM task WHERE visit = v.id AND state = 'closed'), " \
  "'resolved', (SELECT resolved FROM petition_case WHERE id = v.case_id), " \
  "'satisfaction', (SELECT satisfaction FROM petition_case WHERE id = v.case_id))"

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiyiStatFilter, siyi_stat_filter_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiyiStatSums, siyi_stat_sums_clear)

G_END_DECLS
