/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-case-charge.h"
#include "siyi-case-clocks.h"
#include "siyi-case-facts.h"
#include "siyi-case-issued.h"
#include "siyi-case-keep.h"
#include "siyi-case-papers.h"
#include "siyi-case-view.h"
#include "siyi-clock-view.h"
#include "siyi-timeline.h"

G_BEGIN_DECLS

struct _SiyiCaseView
{
  GtkWidget           parent_instance;

  /* Template */
  GtkStack           *stack;
  GtkLabel           *title;
  GtkWidget          *repeated;
  GtkWidget          *group;
  GtkWidget          *void_tag;
  GtkLabel           *line;
  GtkLabel           *numbers;
  SiyiCaseFacts      *facts;
  SiyiTimeline       *timeline;
  GtkWidget          *clocks_head;
  SiyiClockView      *clocks;
  SiyiCasePapers     *papers;
  SiyiCaseIssued     *issued;
  SiyiCaseCharge     *charge;
  SiyiCaseKeep       *keep;
  GtkWidget          *facts_head;
  GtkLabel           *facts_text;
  GtkWidget          *twins_head;
  GtkListBox         *twins;

  /* Owned */
  SiyiArchive        *archive;
  GSimpleActionGroup *actions;
  GCancellable       *loading;     /* replaced with every load: older answers drop out */
  SiyiCaseSheet      *sheet;       /* what is shown; NULL: nothing */
  gint64              id;
  gboolean            authorised;
  gboolean            revealed;    /* full phone and identity numbers of this case */
};

void siyi_case_view_install_actions (SiyiCaseView *self);
void siyi_case_view_edit            (SiyiCaseView *self,
                                     const char   *field,
                                     const char   *text);
void siyi_case_view_unlink          (SiyiCaseView *self,
                                     gint64        other);
void siyi_case_view_update          (SiyiCaseView *self);

G_END_DECLS
