/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-follow-work.h"
#include "siyi-task-papers.h"

G_BEGIN_DECLS

/* In the place of a line: the sheet of an assignment that has no line of its own. */
#define SIYI_FOLLOW_PRINT_ASSIGNMENT -1

void siyi_follow_print      (GtkWidget                *from,
                             SiyiArchive              *archive,
                             const GArray             *tasks,
                             SiyiTaskPaperKind         kind,
                             gint64                    step);
void siyi_follow_save       (GtkWidget                *from,
                             SiyiArchive              *archive,
                             const GArray             *tasks,
                             SiyiTaskPaperKind         kind,
                             gint64                    step);
/* siyi-follow-print-list.c */
void siyi_follow_print_list (GtkWidget                *from,
                             SiyiArchive              *archive,
                             const SiyiFollowQuestion *question);

G_END_DECLS
