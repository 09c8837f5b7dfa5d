/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-clocks.h"

G_BEGIN_DECLS

/* The events of open cases, for their clocks. What a case is called is asked for apart, by those few that
 * are shown. */
typedef struct
{
  gint64   id;
  gboolean restricted;
  GArray  *events;          /* SiyiEvent, by day; kinds are interned */
} SiyiOpenCase;

typedef struct { char *number, *title, *visitors_masked; } SiyiOpenCaseName;

typedef gboolean (*SiyiOpenCaseFunc) (const SiyiOpenCase *one, gpointer data);   /* FALSE: enough */

/* Limits, rolling and steps of warning as the office has set them. */
void     siyi_clock_rules_load (SiyiDb *db, SiyiRolling rolling, SiyiClockRules *rules);
/* One setting: limit.D4, clock.rolling, clock.steps; value NULL: the shipped one. */
void     siyi_clock_rules_set  (SiyiClockRules *rules, const char *key, const char *value);

gboolean siyi_open_cases_walk (SiyiDb *db, gint64 only, SiyiOpenCaseFunc function, gpointer data, GError **error);
void     siyi_open_case_key   (const SiyiOpenCase *one, GString *key);
gboolean siyi_open_case_name  (SiyiDb *db, gint64 id, SiyiOpenCaseName *name, GError **error);
typedef struct { gint64 id; SiyiDay day; } SiyiClockHit;      /* case; the clock's last day */

/* Cases whose tightest clock is yellow or red, the first day first; until: those that end by that day instead. */
GArray  *siyi_clocks_due      (SiyiDb *db, SiyiDay today, SiyiDay until, guint limit, gint64 *n_all, GError **error);   /* SiyiClockHit */
void     siyi_open_case_name_clear (SiyiOpenCaseName *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiyiOpenCaseName, siyi_open_case_name_clear)

G_END_DECLS
