/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-calendar.h"

G_BEGIN_DECLS

/* leaders.csv, units.csv, the calendar's JSON: read, checked whole, stored in one action.
 * Each returns how many were stored, -1 with one sentence naming file, line and remedy. */
int        siyi_leaders_import  (SiyiDb *db, const char *path, GError **error);
int        siyi_units_import    (SiyiDb *db, const char *path, GError **error);
int        siyi_calendar_import (SiyiDb *db, const char *path, GError **error);
/* The working days as they would be with the file; nothing is stored. */
SiyiCalendar *siyi_calendar_preview (SiyiDb *db, const char *path, GError **error);
int        siyi_calendar_import_bytes (SiyiDb *db, const char *name, GBytes *bytes, GError **error);

/* The same in two steps: what stands in the file (SiyiLeader, SiyiUnit), and the headings of
 * columns that were left out; then storing. bytes NULL: read the file at path. */
GPtrArray *siyi_leaders_read    (const char *path, GBytes *bytes, char ***ignored, GError **error);
GPtrArray *siyi_units_read      (const char *path, GBytes *bytes, char ***ignored, GError **error);
int        siyi_leaders_store   (SiyiDb *db, GPtrArray *leaders, GError **error);
int        siyi_units_store     (SiyiDb *db, const char *file, GPtrArray *units, GError **error);

/* The example archive: seed ledger, leaders, units. Refuses an existing folder. */
gboolean   siyi_example_create  (const char *folder, SiyiClock *clock, GError **error);

/* A new archive of an office: created, filled with the shipped calendar and lists. */
gboolean   siyi_office_create   (const char *folder, SiyiClock *clock, GError **error);

G_END_DECLS
