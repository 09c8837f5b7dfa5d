/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-photo-import.h"
#include "siyi-schedule-store.h"

G_BEGIN_DECLS

/* A photo of which a person has to say the session, with the choices there are; the last choice is to
 * leave it out. */
#define SIYI_TYPE_PHOTO_DOUBT (siyi_photo_doubt_get_type ())
G_DECLARE_FINAL_TYPE (SiyiPhotoDoubt, siyi_photo_doubt, SIYI, PHOTO_DOUBT, GObject)

struct _SiyiPhotoDoubt
{
  GObject        parent_instance;

  char          *path, *name;
  char          *words;         /* when it was taken, why there is a doubt */
  GArray        *sessions;      /* gint64 of the choices, 0: left out */
  GtkStringList *choices;
  guint          chosen;
  guint          by_time, here; /* choices; the last one where there is none such */
};

SiyiPhotoDoubt *siyi_photo_doubt_new (const SiyiPhotoLine *line,
                                      gint64               session,     /* where they were dropped */
                                      GHashTable          *planned,     /* gint64* -> SiyiPlanned */
                                      SiyiDay              today);

G_END_DECLS
