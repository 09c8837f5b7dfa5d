/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-briefs-dialog.h"
#include "siyi-day-row.h"
#include "siyi-job.h"
#include "siyi-schedule-store.h"

G_BEGIN_DECLS

/* One class in three files. */
struct _SiyiBriefsDialog
{
  AdwWindow       parent_instance;

  /* Children */
  GtkStack       *stack;         /* "form", "working", "done" */
  GtkWidget      *cancel, *seal; /* of the header bar */
  AdwComboRow    *session, *leader;
  SiyiDayRow     *expires;
  GtkWidget      *phrase, *again;
  GtkLabel       *strength, *trouble;
  GtkProgressBar *progress;
  AdwStatusPage  *done;
  GtkLabel       *code_label;

  /* Owned */
  SiyiArchive    *archive;
  GPtrArray      *sessions;      /* SiyiPlanned */
  SiyiJob        *job;           /* (nullable) the one that runs */
  char           *code;          /* (nullable) shown this once */
  char           *name;          /* of the file, as shown */
  guint           pulse;         /* source */
};

/* siyi-briefs-dialog.c */
const SiyiPlanned *siyi_briefs_dialog_chosen_session (SiyiBriefsDialog *self);
const SiyiSeat    *siyi_briefs_dialog_chosen_seat    (SiyiBriefsDialog *self);

/* siyi-briefs-dialog-seal.c */
void       siyi_briefs_dialog_ask_place  (SiyiBriefsDialog *self);

/* siyi-briefs-dialog-code.c */
GtkWidget *siyi_briefs_dialog_new_done   (SiyiBriefsDialog *self);
void       siyi_briefs_dialog_show_done  (SiyiBriefsDialog *self,
                                          guint             n,
                                          const char       *path,
                                          const char       *code);
void       siyi_briefs_dialog_print_code (SiyiBriefsDialog *self);
void       siyi_briefs_dialog_save_code  (SiyiBriefsDialog *self);
void       siyi_briefs_dialog_write_code (SiyiBriefsDialog *self,
                                          const char       *path);

G_END_DECLS
