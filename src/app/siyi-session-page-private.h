/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-session-ledger.h"
#include "siyi-session-page.h"
#include "siyi-stage-panel.h"

G_BEGIN_DECLS

/* The page is one class in several files: what is shared stands here. */
struct _SiyiSessionPage
{
  GtkWidget         parent_instance;

  /* Template */
  AdwHeaderBar     *header;
  AdwWindowTitle   *title;
  GtkButton        *primary;
  GtkImage         *primary_icon;
  GtkLabel         *primary_label;
  GtkMenuButton    *print;
  GtkWidget        *recusal_bar;
  GtkLabel         *recusal;
  SiyiStepper      *stepper;
  SiyiSessionQueue *queue;
  GtkWidget        *sums;
  GtkLabel         *instructions, *instructions_state;
  GtkLabel         *answers, *answers_state;
  GtkWidget        *register_button;
  SiyiSessionTabs  *tabs;
  GtkStack         *stack;         /* the parts by siyi_piece_word (), "empty", "waiting" */

  /* Children */
  GtkWidget        *parts[SIYI_N_PIECES];     /* NULL: there is none of this piece */
  gint64            shows[SIYI_N_PIECES];     /* the session, or visit, a part was given last */

  /* Owned */
  SiyiArchive      *archive;
  SiyiShownSession *shown;         /* NULL before the first answer */
  GCancellable     *asking;        /* replaced with every question: older replies drop out */

  /* Borrowed */
  GtkWidget        *panel;         /* the open panel of a stage; weak */

  gint64            session;
  gint64            visit;         /* the chosen group, 0: none */
  gboolean          follow;        /* the next answer chooses the group being received */
  guint             n_taken;       /* for tests: answers taken */
};

/* siyi-session-page.c */
void siyi_session_page_ask       (SiyiSessionPage *self);

/* siyi-session-page-show.c */
void siyi_session_page_take      (SiyiSessionPage *self);
void siyi_session_page_update    (SiyiSessionPage *self);

/* siyi-session-page-parts.c */
void siyi_session_page_add_parts (SiyiSessionPage *self);
void siyi_session_page_show_part (SiyiSessionPage *self);
void siyi_session_page_finish    (SiyiSessionPage *self);
void siyi_session_page_choose_photos (SiyiSessionPage *self);

/* siyi-session-page-actions.c */
void siyi_session_page_advance   (SiyiSessionPage *self);
void siyi_session_page_install   (GtkWidgetClass  *widget_class);

G_END_DECLS
