/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-archive.h"
#include "siyi-day.h"

G_BEGIN_DECLS

/* What the leaders and the units of an office differ in; static. The words are msgids. */
typedef struct
{
  const char *title;
  const char *icon;
  const char *nothing;        /* said while there is none */
  const char *list;           /* what is imported, a noun */
  int       (*import)     (SiyiDb *db, const char *path, GError **error);   /* (nullable) with list */
  GPtrArray *(*load)      (SiyiDb *db, SiyiDay today, GError **error);
  GtkWidget *(*new_row)   (gconstpointer record);
  GtkWidget *(*new_editor) (SiyiArchive *archive, gconstpointer record, guint n_records);
} SiyiSettingsKind;

GtkWidget *siyi_settings_records_new (SiyiArchive            *archive,
                                      const SiyiSettingsKind *kind);

G_END_DECLS
