/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-db-private.h"
#include "siyi-keeping.h"
#include "siyi-watch-private.h"

G_BEGIN_DECLS

SiyiProblem *siyi_problem_add (GPtrArray *problems, SiyiProblemKind kind, char *what, char *where);
void     siyi_problem_set_place (SiyiProblem *problem, SiyiWhere kind, gint64 id, const char *text);
void     siyi_problems_name     (GPtrArray *problems, SiyiDb *db);
void     siyi_check_part_told (gpointer watch_part, SiyiCheckPart part, guint64 done, guint64 total);

gboolean siyi_check_audit (SiyiDb *db, GPtrArray *problems, GError **error);
gboolean siyi_check_rules (SiyiDb *db, GPtrArray *problems, GError **error);
gboolean siyi_check_files (SiyiDb *db, const char *main_db, GPtrArray *problems,
                           SiyiWatch *watch, GError **error);
guint64  siyi_check_files_bytes (SiyiDb *db, const char *main_db);

gboolean siyi_check_volume_is_sound (SiyiDb *db, const char *main_db, const char *volume,
                                     gboolean *sound, SiyiWatch *watch, GError **error);

G_END_DECLS
