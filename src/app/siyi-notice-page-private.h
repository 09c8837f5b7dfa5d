/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-job.h"
#include "siyi-notice-page.h"
#include "siyi-notice-work.h"
#include "siyi-paper-view.h"

G_BEGIN_DECLS

/* The page is one class in several files, each with its own job: what is shared stands here. */
#define SIYI_TYPE_NOTICE_PAGE (siyi_notice_page_get_type ())
G_DECLARE_FINAL_TYPE (SiyiNoticePage, siyi_notice_page, SIYI, NOTICE_PAGE, AdwBin)

struct _SiyiNoticePage
{
  AdwBin parent_instance;

  /* Template */
  GtkStack       *stack;           /* "waiting", "empty", "notice" */
  AdwStatusPage  *empty;
  GtkLabel       *heading;
  GtkDropDown    *form;
  AdwBin         *paper;
  GtkListBox     *versions;
  GtkListBox     *outlets;
  GtkWidget      *posts_group;
  GtkListBox     *posts;
  GtkLabel       *checks_heading;
  GtkBox         *checks;
  GtkRevealer    *job_revealer;
  GtkProgressBar *job_bar;

  /* Owned */
  SiyiArchive     *archive;        /* NULL after dispose */
  char            *month;
  SiyiNoticeState *state;          /* NULL until the first is there */
  GCancellable    *cancellable;    /* replaced with every question: older answers drop out */
  GCancellable    *laying_out;     /* the same for the paper */
  SiyiJob         *job;            /* a file being written */
  GtkWidget       *button;
  guint            refresh_source;
  gint64           shown_id;       /* 0: the newest */
  gboolean         publishing;
  gboolean         filling;        /* the list is made anew: no choice of the person */

  /* Borrowed */
  SiyiPaperView   *view;
  GtkButton       *hall_button;
  GtkWindow       *hall;           /* weak: NULL while it is not shown */
};

/* siyi-notice-page.c */
const SiyiNotice *siyi_notice_page_get_shown      (SiyiNoticePage *self);
SiyiPaperForm     siyi_notice_page_get_form       (SiyiNoticePage *self);
void              siyi_notice_page_ask            (SiyiNoticePage *self);
void              siyi_notice_page_show_actions   (SiyiNoticePage *self);

/* siyi-notice-lists.c */
void              siyi_notice_page_show_versions  (SiyiNoticePage *self);
void              siyi_notice_page_show_posts     (SiyiNoticePage *self);
void              siyi_notice_page_show_checks    (SiyiNoticePage *self);

/* siyi-notice-paper.c */
void              siyi_notice_page_show_paper     (SiyiNoticePage *self);
void              siyi_notice_page_print_action   (GtkWidget *widget, const char *name, GVariant *parameter);
void              siyi_notice_page_zoom_action    (GtkWidget *widget, const char *name, GVariant *parameter);

/* siyi-notice-outlets.c */
void              siyi_notice_page_add_outlets    (SiyiNoticePage *self);
void              siyi_notice_page_export_action  (GtkWidget *widget, const char *name, GVariant *parameter);
void              siyi_notice_page_copy_action    (GtkWidget *widget, const char *name, GVariant *parameter);
void              siyi_notice_page_hall_action    (GtkWidget *widget, const char *name, GVariant *parameter);
void              siyi_notice_page_stop_action    (GtkWidget *widget, const char *name, GVariant *parameter);
void              siyi_notice_page_write          (SiyiNoticePage *self, const char *path);

/* siyi-notice-publish.c */
void              siyi_notice_page_publish_action (GtkWidget *widget, const char *name, GVariant *parameter);
void              siyi_notice_page_publish        (SiyiNoticePage *self);
void              siyi_notice_page_post_action    (GtkWidget *widget, const char *name, GVariant *parameter);
void              siyi_notice_page_post           (SiyiNoticePage *self, SiyiNoticePosted *posted);
void              siyi_notice_page_words_action   (GtkWidget *widget, const char *name, GVariant *parameter);
void              siyi_notice_page_offer_note     (SiyiNoticePage *self, const char *text, const char *outlet);

/* siyi-notice-proof.c */
void              siyi_notice_page_proof_action   (GtkWidget *widget, const char *name, GVariant *parameter);

G_END_DECLS
