/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* One line asked for in a dialog. @text is stripped; it is empty only where that was allowed. */
typedef void (*SiyiPhotoAnswer) (GtkWidget  *from,
                                 const char *text,
                                 gpointer    data);

typedef struct
{
  const char *title, *body;      /* translated, as the others */
  const char *label;             /* of the line */
  const char *button;
  const char *text;              /* (nullable) what stands there */
  gboolean    may_be_empty;
} SiyiPhotoQuestion;

void siyi_photo_ask (GtkWidget               *from,
                     const SiyiPhotoQuestion *question,
                     SiyiPhotoAnswer          answer,
                     gpointer                 data,
                     GDestroyNotify           destroy);

G_END_DECLS
