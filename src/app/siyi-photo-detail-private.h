/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-photo-detail.h"

G_BEGIN_DECLS

typedef enum
{
  SIYI_FACT_TAKEN,
  SIYI_FACT_NAME,
  SIYI_FACT_PIXELS,
  SIYI_FACT_CHECK,
  SIYI_FACT_PLACE,
  SIYI_N_FACTS
} SiyiFact;

struct _SiyiPhotoDetail
{
  GtkWidget         parent_instance;

  /* Children */
  GtkLabel         *title;
  GtkLabel         *place;         /* which of how many */
  GtkLabel         *caption;
  GtkWidget        *facts;
  GtkWidget        *fact_names[SIYI_N_FACTS];
  GtkLabel         *fact_words[SIYI_N_FACTS];
  GtkDropDown      *kind;
  GtkStringList    *kinds;         /* the last one stands for no change, of many */
  GtkWidget        *publish_row;
  GtkLabel         *consent;
  GtkSwitch        *publish;
  GtkWidget        *mask_row;
  GtkLabel         *masked;        /* how many copies */
  GtkWidget        *scroller;

  /* Owned */
  SiyiArchive      *archive;
  SiyiPhotoItem    *item;          /* (nullable) none or many */
  GCancellable     *checking;

  SiyiPhotoCardSet  set;           /* its excuse is not used */
  guint             position;
  guint             check_source;
  gint64            checked;       /* the photo whose bytes were looked at */
  gboolean          showing;       /* what changes is not a person's doing */
};

GtkWidget *siyi_photo_detail_build      (SiyiPhotoDetail *self);
void       siyi_photo_detail_check      (SiyiPhotoDetail *self,
                                         const SiyiPhoto *photo);
void       siyi_photo_detail_stop_check (SiyiPhotoDetail *self);

G_END_DECLS
