/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-day-row.h"
#include "siyi-follow-form.h"
#include "siyi-new-visit-segments.h"

G_BEGIN_DECLS

/* The form in two files: fields of a step, and those of an assignment. */
struct _SiyiFollowForm
{
  GtkWidget              parent_instance;

  GtkListBox            *rows;      /* child */
  SiyiTaskStepKind       kind;      /* SIYI_N_TASK_STEPS: nothing is asked */
  gint64                 corrects;  /* the line a note sets right; 0: none */

  /* Owned */
  GStrv                  units;     /* full names to choose from */

  /* Borrowed: of the pane, until the next sheet */
  const SiyiFollowSheet *sheet;

  /* Fields, NULL where the step has none; in the list box */
  GPtrArray             *grounds;   /* GtkCheckButton, named by their keys; owned */
  SiyiSegments          *way, *value;
  GtkWidget             *answer_due;   /* row of the way */
  AdwEntryRow           *person, *body;
  GtkSpinButton         *days;
  SiyiDayRow            *day, *until;

  GtkDropDown           *lead;
  AdwEntryRow           *others;
  SiyiSegments          *limit_kind;
  GtkWidget             *limit_row;
  GtkLabel              *sum;
};

/* siyi-follow-form-fields.c */
GtkWidget   *siyi_follow_form_add_row      (SiyiFollowForm   *self,
                                            const char       *title,
                                            GtkWidget        *suffix);
AdwEntryRow *siyi_follow_form_add_entry    (SiyiFollowForm   *self,
                                            const char       *title);
void         siyi_follow_form_add_hint     (SiyiFollowForm   *self,
                                            AdwEntryRow      *entry);
SiyiDayRow  *siyi_follow_form_add_day      (SiyiFollowForm   *self,
                                            const char       *title,
                                            SiyiDay           day);
void         siyi_follow_form_add_grounds  (SiyiFollowForm   *self,
                                            gboolean          overdue);
void         siyi_follow_form_add_ways     (SiyiFollowForm   *self,
                                            const char       *first);
void         siyi_follow_form_add_values   (SiyiFollowForm   *self);
void         siyi_follow_form_changed      (SiyiFollowForm   *self);
char        *siyi_follow_form_dup_text     (AdwEntryRow      *row);

/* siyi-follow-form-assign.c */
void         siyi_follow_form_add_assign   (SiyiFollowForm    *self,
                                            const SiyiTaskRow *row);
gboolean     siyi_follow_form_assign_good  (SiyiFollowForm    *self);
void         siyi_follow_form_show_sum     (SiyiFollowForm    *self);
void         siyi_follow_form_take_assign  (SiyiFollowForm    *self,
                                            SiyiFollowChange  *change);

G_END_DECLS
