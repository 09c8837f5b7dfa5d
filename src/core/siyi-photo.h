/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-day.h"

G_BEGIN_DECLS

/* Rules of a session's photos (domain, section 2.2): to which session one belongs, and what is
 * written under it. */

/* A session of the photo's day: minutes of the day, -1 where the plan says none. */
typedef struct
{
  gint64 session;
  int    from, to;
} SiyiPhotoWindow;

int      siyi_photo_minutes   (const char             *text);
SiyiDay  siyi_photo_day       (const char             *taken);
gint64   siyi_photo_sort      (const SiyiPhotoWindow  *windows,
                               guint                   n_windows,
                               int                     minutes);

/* What a session says of itself; texts are borrowed. */
typedef struct
{
  SiyiDay     day;
  const char *from, *to;          /* (nullable) */
  const char *post, *leader;      /* (nullable) post as of that day */
  const char *place;              /* (nullable) */
  const char *method;             /* (nullable) */
  const char *matter;             /* (nullable) what it was about, naming nobody */
  int         batches;
  gint64      persons;
} SiyiPhotoScene;

/* The six elements and the line made of them. */
typedef struct
{
  char *what, *time, *place, *people, *background, *photographer;
  char *line;
} SiyiCaption;

SiyiCaption *siyi_caption_new   (const SiyiPhotoScene *scene,
                                 const char           *taken,
                                 const char           *photographer);
void         siyi_caption_free  (SiyiCaption          *caption);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiCaption, siyi_caption_free)

G_END_DECLS
