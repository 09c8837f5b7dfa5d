/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-photo-card.h"
#include "siyi-photo-detail.h"
#include "siyi-photo-import.h"
#include "siyi-photo-thumbs.h"
#include "siyi-session-parts.h"

G_BEGIN_DECLS

#define SIYI_TYPE_SESSION_PHOTOS (siyi_session_photos_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSessionPhotos, siyi_session_photos, SIYI, SESSION_PHOTOS, GtkBox)

typedef struct _SiyiPhotoIntake SiyiPhotoIntake;

struct _SiyiSessionPhotos
{
  GtkBox               parent_instance;

  /* Children */
  GtkWidget           *views[SIYI_N_VIEWS];
  GtkLabel            *order;
  GtkLabel            *count;
  GtkLabel            *doubles;
  GtkRevealer         *job_bar;
  GtkLabel            *job_words;
  GtkProgressBar      *progress;
  GtkStack            *stack;          /* "set", "empty" */
  GtkWidget           *scroller;
  GtkGridView         *grid;
  SiyiPhotoDetail     *detail;
  GtkWidget           *menu;           /* (nullable) of the right button */

  /* Owned */
  SiyiArchive         *archive;
  GCancellable        *cancellable;    /* of the load under way */
  SiyiPhotoSet        *set;            /* (nullable) as loaded last */
  SiyiPhotoListModel  *model;
  GtkMultiSelection   *selection;
  SiyiPhotoThumbs     *thumbs;
  GPtrArray           *cards;          /* borrowed SiyiPhotoCard, of the grid */
  SiyiPhotoIntake     *intake;         /* (nullable) an import under way */

  gint64               session;
  SiyiPhotoCardSet     card_set;
  gint64               focus;          /* gets the focus back after a change; 0: none */
  guint                n_doubles;      /* left out by the last import into this session */
  guint                seen_tick, seen_source, refresh_source;
  gboolean             writing_order, order_waits;
};

/* siyi-session-photos.c */
void       siyi_session_photos_load         (SiyiSessionPhotos   *self);
void       siyi_session_photos_show_order   (SiyiSessionPhotos   *self,
                                             GArray              *ids,
                                             GArray              *chosen);

/* siyi-session-photos-line.c */
GtkWidget *siyi_session_photos_line_new     (SiyiSessionPhotos   *self);
void       siyi_session_photos_line_show    (SiyiSessionPhotos   *self);

/* siyi-session-photos-grid.c */
GtkWidget *siyi_session_photos_grid_new     (SiyiSessionPhotos   *self);
void       siyi_session_photos_queue_seen   (SiyiSessionPhotos   *self);
void       siyi_session_photos_show_cards   (SiyiSessionPhotos   *self);
void       siyi_session_photos_show_chosen  (SiyiSessionPhotos   *self);
GArray    *siyi_session_photos_dup_chosen   (SiyiSessionPhotos   *self);
void       siyi_session_photos_choose_ids   (SiyiSessionPhotos   *self,
                                             GArray              *ids,
                                             guint                otherwise);
void       siyi_session_photos_focus_on     (SiyiSessionPhotos   *self,
                                             gint64               id);
guint      siyi_session_photos_n_columns    (SiyiSessionPhotos   *self);

/* siyi-session-photos-actions.c */
void       siyi_session_photos_install      (SiyiSessionPhotos   *self);
void       siyi_session_photos_write        (SiyiSessionPhotos   *self,
                                             SiyiWork             work,
                                             gpointer             data,
                                             GDestroyNotify       destroy,
                                             const char          *doing,
                                             const char          *title);

/* siyi-session-photos-keys.c */
void       siyi_session_photos_add_keys     (SiyiSessionPhotos   *self);
void       siyi_session_photos_popup        (SiyiSessionPhotos   *self,
                                             GtkWidget           *card,
                                             double               x,
                                             double               y);

/* siyi-session-photos-order.c */
void       siyi_session_photos_move         (SiyiSessionPhotos   *self,
                                             int                  by);
void       siyi_session_photos_sort         (SiyiSessionPhotos   *self);

/* siyi-session-photos-choose.c */
void       siyi_session_photos_choose_folder (SiyiSessionPhotos  *self,
                                             gboolean             all_sessions);

/* siyi-session-photos-import.c */
void       siyi_session_photos_take_in      (SiyiSessionPhotos   *self,
                                             GPtrArray           *paths,
                                             gint64               session,
                                             gboolean             ask_other_day);
void       siyi_session_photos_stop         (SiyiSessionPhotos   *self);

G_END_DECLS
