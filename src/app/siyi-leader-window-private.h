/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-brief-package.h"
#include "siyi-leader-note.h"
#include "siyi-leader-work.h"
#include "siyi-ordered-page.h"

G_BEGIN_DECLS

/* The leader's view: one class in three files, siyi-leader-window.c, -keys.c and -sealed.c. */
#define SIYI_TYPE_LEADER_WINDOW (siyi_leader_window_get_type ())
G_DECLARE_FINAL_TYPE (SiyiLeaderWindow, siyi_leader_window, SIYI, LEADER_WINDOW, AdwWindow)

struct _SiyiLeaderWindow
{
  AdwWindow          parent_instance;

  /* Template */
  GtkWidget         *leaf;
  GtkLabel          *place;
  GtkWidget         *switcher;
  GtkWidget         *sealed_bar;      /* over sealed briefs alone */
  GtkLabel          *sealed_words;
  GtkToggleButton   *smaller;
  GtkToggleButton   *larger;
  GtkStack          *cover;           /* "views", "resting" */
  AdwViewStack      *views;           /* "briefs", "ordered" */
  GtkStack          *state;           /* "loading", "brief", "empty", "failed" */
  GtkScrolledWindow *outer;
  GtkBox            *sheet;
  GtkScrolledWindow *main_scroller;
  GtkScrolledWindow *aside_scroller;
  AdwBin            *main;
  AdwBin            *aside;
  SiyiLeaderNote    *note;
  SiyiOrderedPage   *ordered;
  AdwStatusPage     *failure;
  GtkWidget         *go_on;

  /* Owned */
  SiyiArchive       *archive;         /* NULL: sealed briefs are shown */
  SiyiBriefPackage  *sealed;          /* NULL: an archive's session is shown */
  char              *secret;          /* what opened them */
  SiyiClock         *clock;
  char             **answered;        /* of each sealed brief, what stands in the last saved answers */
  SiyiLeaderView    *view;            /* NULL until it has come */
  GCancellable      *loading;         /* replaced with every question */
  guint              refresh_source;
  guint              rest_source;
  guint              fold_source;

  gint64             session, visit;  /* what is shown; visit 0: the first */
  guint              at;              /* of the view's briefs */
  gint64             last_input;      /* monotonic µs */
  gboolean           is_narrow;       /* one column */
  gboolean           setting_size;    /* the program presses the button */
  gboolean           saving;          /* answers are being sealed */
};

/* siyi-leader-window.c */
void     siyi_leader_window_reload   (SiyiLeaderWindow *self);
void     siyi_leader_window_leaf     (SiyiLeaderWindow *self,
                                      int               by);

void     siyi_leader_window_show_view (SiyiLeaderWindow *self);
void     siyi_leader_window_keep_words (SiyiLeaderWindow *self);

/* siyi-leader-window-sealed.c: briefs that came sealed, without an archive. */
void     siyi_leader_window_save_answers (SiyiLeaderWindow *self);
gboolean siyi_leader_window_ask_close (SiyiLeaderWindow *self);
void     siyi_leader_window_write_answers (SiyiLeaderWindow *self,
                                      const char       *path);

/* siyi-leader-window-keys.c */
void     siyi_leader_window_watch    (SiyiLeaderWindow *self);
void     siyi_leader_window_rest     (SiyiLeaderWindow *self);
gboolean siyi_leader_window_is_resting (SiyiLeaderWindow *self);
void     siyi_leader_window_go_on    (SiyiLeaderWindow *self);
void     siyi_leader_window_set_size (SiyiLeaderWindow *self,
                                      gboolean          is_smaller);
void     siyi_leader_window_fold     (SiyiLeaderWindow *self,
                                      int               width);

G_END_DECLS
