/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-case-store.h"

G_BEGIN_DECLS

#define SIYI_TYPE_TIMELINE (siyi_timeline_get_type ())
G_DECLARE_FINAL_TYPE (SiyiTimeline, siyi_timeline, SIYI, TIMELINE, GtkWidget)

/* One line: texts are borrowed during the call only. */
typedef struct
{
  SiyiDay     day;
  const char *icon;
  gboolean    strong;
  const char *title;
  const char *body;      /* (nullable) */
  gboolean    struck;    /* the body no longer holds */
  const char *markup;    /* (nullable) what stands below the body, as Pango markup */
  const char *note;      /* (nullable) a tooltip */
  gint64      session;   /* 0: none; else Enter and a button lead to it */
  gint64      print;     /* 0: nothing to print; else the button says follow.print (x) with it */
  GMenuModel *menu;      /* (nullable) what can be done with the line: a button, and the Menu key */
} SiyiTimelineLine;

GtkWidget *siyi_timeline_new         (void);
void       siyi_timeline_clear       (SiyiTimeline           *self);
void       siyi_timeline_add         (SiyiTimeline           *self,
                                      const SiyiTimelineLine *line,
                                      SiyiDay                 today);
void       siyi_timeline_set_moments (SiyiTimeline *self,
                                      GPtrArray    *moments,
                                      SiyiDay       today);

G_END_DECLS
