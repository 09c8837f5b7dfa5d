/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-meter.h"
#include "siyi-today-page.h"
#include "siyi-today-words.h"

G_BEGIN_DECLS

/* The page is one class in several files: what is shared stands here. */
struct _SiyiTodayPage
{
  GtkWidget         parent_instance;

  /* Template: the left side */
  AdwWindowTitle   *title;
  GtkLabel         *card_title;
  GtkLabel         *card_number;
  GtkStack         *card_stack;       /* "waiting", "session", "none" */
  GtkBox           *steps;
  GtkLabel         *leaders;
  GtkLabel         *posts;
  GtkLabel         *portfolio;
  GtkLabel         *time;
  GtkLabel         *place;
  GtkWidget        *change_box;
  GtkLabel         *change;
  SiyiMeter        *seal;
  GtkListBox       *booked;
  GtkButton        *open;
  GtkButton        *briefs;
  GtkButton        *print;
  GtkWidget        *around_title;
  GtkListBox       *around;

  /* Template: the right side */
  GtkLabel         *count_label;
  GtkWidget        *parts_box;
  GtkToggleButton  *parts[SIYI_N_TODAY_PARTS];
  AdwBin           *answers;
  GtkStack         *due_stack;        /* "waiting", "list", "nothing" */
  GtkListBox       *list;
  GtkButton        *more;
  AdwStatusPage    *nothing;
  GtkWidget        *foot;
  GtkLabel         *rang;
  GtkLabel         *next;

  /* Owned */
  SiyiArchive      *archive;
  GCancellable     *asking;           /* replaced with every question: older replies drop out */
  SiyiTodaySession *session;          /* NULL before the first answer */
  SiyiTodayDue     *due;              /* NULL before the first answer */
  char             *rows_key;         /* what the rows of the list say now */
  GtkSizeGroup     *leads, *buttons;
  SiyiTodayPart     part;
  guint             n_built;          /* items that have a row */
  guint             building;         /* source */
  guint             minute;           /* source */
  guint             count;
  guint             n_taken;
};

/* siyi-today-page-card.c */
void siyi_today_page_show_session (SiyiTodayPage *self);

/* siyi-today-page-list.c */
void siyi_today_page_show_due     (SiyiTodayPage *self);
void siyi_today_page_show_foot    (SiyiTodayPage *self);
void siyi_today_page_set_part     (SiyiTodayPage *self,
                                   SiyiTodayPart  part);
void siyi_today_page_init_list    (SiyiTodayPage *self);

G_END_DECLS
