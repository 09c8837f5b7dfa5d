/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

/* What a saving work is given. */
typedef struct
{
  gint64  subject;     /* a row's id, or a year */
  char   *path;        /* as the person chose it */
} SiyiSaveAsk;

void siyi_save_work (GtkWidget   *from,
                     SiyiArchive *archive,
                     SiyiWork     work,
                     gint64       subject,
                     const char  *title,
                     const char  *name,
                     const char  *doing);

G_END_DECLS
