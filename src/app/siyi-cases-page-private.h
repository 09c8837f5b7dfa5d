/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-case-cell.h"
#include "siyi-case-progress.h"
#include "siyi-case-work.h"
#include "siyi-cases-page.h"

G_BEGIN_DECLS

struct _SiyiCasesPage
{
  GtkWidget           parent_instance;

  /* Template */
  AdwWindowTitle     *title;
  GtkSearchEntry     *search;
  GtkLabel           *count;
  GtkStack           *stack;
  GtkListView        *list;
  GtkWidget          *footer;
  GtkLabel           *footer_words;
  GtkWidget          *add;
  GtkWidget          *menu;
  SiyiCaseProgress   *progress;
  SiyiCaseView       *view;

  /* Owned */
  SiyiArchive        *archive;
  SiyiLazyList       *rows;
  GtkSingleSelection *selection;
  SiyiCaseLook        look;         /* shared by the cells */
  SiyiCaseQuestion    question;
  GCancellable       *asking;       /* replaced with every question: older answers drop out */
  GCancellable       *counting;
  guint               count_timer;
  gint64              wanted;       /* to be chosen when its result has come; 0: none */
  guint               n_taken;      /* results shown so far */
  gboolean            restoring;    /* the selection moves by itself */
};

void siyi_cases_page_ask          (SiyiCasesPage *self);
void siyi_cases_page_count        (SiyiCasesPage *self);
void siyi_cases_page_update_cells (SiyiCasesPage *self);

G_END_DECLS
