/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-backup-page.h"
#include "siyi-backup-store.h"
#include "siyi-job.h"

G_BEGIN_DECLS

/* What is shown, as the archive's reader found it. */
typedef struct
{
  SiyiBackupRules *rules;
  GPtrArray       *lines;     /* SiyiBackupLine */
  char            *own;       /* the archive's own folder of backups */
  SiyiDay          today;
} SiyiBackupShown;

struct _SiyiBackupPage
{
  GtkWidget parent_instance;

  /* Children */
  AdwActionRow        *last;
  GtkWidget           *now, *stop, *progress;
  AdwActionRow        *proof;     /* of the archive as it stands */
  GtkWidget           *prove, *prove_stop, *prove_progress;
  AdwActionRow        *dir;
  GtkWidget           *no_dir;
  GtkSpinButton       *keep;
  GtkWidget           *seal;      /* switch */
  GtkWidget           *code;      /* prints the recovery code */
  AdwPreferencesGroup *list;
  GPtrArray           *rows;      /* those in list; borrowed */

  /* Owned */
  SiyiArchive         *archive;
  SiyiBackupShown     *shown;     /* (nullable) */
  SiyiJob             *job;       /* (nullable) the one that runs */
  guint                saving;    /* source */
  gboolean             loading;   /* what is shown now is no choice of a person */
};

/* siyi-backup-page-work.c */
void  siyi_backup_page_set_job   (SiyiBackupPage *self, SiyiJob *job);
void  siyi_backup_page_show_last (SiyiBackupPage *self);
void  siyi_backup_page_back_up   (SiyiBackupPage *self);
void  siyi_backup_page_try       (SiyiBackupPage *self, const char *path);
void  siyi_backup_page_save      (SiyiBackupPage *self, const char *dir, int keep, gboolean sealed);
void  siyi_backup_page_choose    (SiyiBackupPage *self);

/* siyi-backup-page-prove.c */
void  siyi_backup_page_prove     (SiyiBackupPage *self);
void  siyi_backup_page_set_proof (SiyiBackupPage *self, SiyiJob *job);

/* siyi-backup-page-seal.c */
void  siyi_backup_page_ask_seal  (SiyiBackupPage *self);
void  siyi_backup_page_unseal    (SiyiBackupPage *self);
void  siyi_backup_page_print_code (SiyiBackupPage *self);

/* siyi-backup-rows.c */
char *siyi_backup_words_moment   (gint64 at, SiyiDay today);
char *siyi_backup_words_last     (const SiyiBackupShown *shown);
const char *siyi_backup_words_trouble (const char *trouble);
void  siyi_backup_page_fill      (SiyiBackupPage *self);

G_END_DECLS
