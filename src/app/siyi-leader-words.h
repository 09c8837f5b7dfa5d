/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-brief-view.h"
#include "siyi-ordered-store.h"

G_BEGIN_DECLS

char      *siyi_leader_words_place   (guint                   number,
                                      guint                   total);
char      *siyi_leader_words_when    (const SiyiBriefs       *briefs,
                                      const SiyiBrief        *brief,
                                      guint                   number);
char      *siyi_leader_words_point   (const SiyiBriefPoint   *point);
char      *siyi_leader_words_task    (const SiyiBriefTask    *task,
                                      SiyiDay                 today);
char      *siyi_leader_words_left    (const SiyiClockReading *reading);
char      *siyi_leader_words_due     (const SiyiClockReading *reading,
                                      SiyiDay                 today);
char      *siyi_leader_words_given   (const SiyiBriefPromise *promise,
                                      SiyiDay                 today);
char      *siyi_leader_words_ordered (const SiyiOrdered      *line,
                                      SiyiDay                 today);

/* Labels of the leader's view: they wrap, so that large type is never cut. */
GtkWidget *siyi_leader_label         (const char             *text,
                                      const char             *css_class);
GtkWidget *siyi_leader_beside        (const char             *text,
                                      const char             *css_class);
GtkWidget *siyi_leader_heading       (const char             *text);
GtkWidget *siyi_leader_none          (void);

G_END_DECLS
