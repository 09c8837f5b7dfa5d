/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive-page.h"
#include "siyi-job.h"
#include "siyi-packing.h"

G_BEGIN_DECLS

/* The page is one class in several files: what is shared stands here. */
struct _SiyiArchivePage
{
  GtkWidget       parent_instance;

  /* Template */
  AdwViewStack   *stack;
  AdwSplitButton *make;
  GtkWidget      *job_bar;
  GtkLabel       *job_title;
  GtkProgressBar *job_progress;

  /* Owned */
  SiyiArchive    *archive;
  SiyiJob        *job;           /* (nullable) the one that runs */
};

/* siyi-archive-page-jobs.c */
void  siyi_archive_page_set_job     (SiyiArchivePage       *self,
                                     SiyiJob               *job);
void  siyi_archive_page_pack        (SiyiArchivePage       *self,
                                     const SiyiPackingWish *wish);     /* with its place */
void  siyi_archive_page_check       (SiyiArchivePage       *self,
                                     gint64                 package,
                                     const char            *phrase);   /* (nullable) */
void  siyi_archive_page_copy        (SiyiArchivePage       *self,
                                     gint64                 package,
                                     const char            *folder);
/* siyi-archive-page-ask.c */
void  siyi_archive_page_ask_package (SiyiArchivePage       *self);
void  siyi_archive_page_ask_copy    (SiyiArchivePage       *self,
                                     gint64                 package);
void  siyi_archive_page_ask_phrase  (SiyiArchivePage       *self,
                                     gint64                 package);
void  siyi_archive_page_show_code   (SiyiArchivePage       *self,
                                     const SiyiPacked      *packed);

G_END_DECLS
