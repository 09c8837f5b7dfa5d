/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-office-store.h"
#include "siyi-schedule-store.h"

G_BEGIN_DECLS

/* What the group shows, loaded on an archive's thread. */
typedef struct
{
  GPtrArray  *patterns;     /* SiyiSlotPattern */
  GPtrArray  *venues;       /* SiyiVenue */
  char      **methods;
} SiyiPatternsShown;

SiyiPatternsShown    *siyi_patterns_shown_load         (SiyiDb               *db,
                                                        GError              **error);
void                  siyi_patterns_shown_free         (SiyiPatternsShown    *shown);

/* The group of the sessions of an ordinary day; a part of the settings' page, freed with it. */
typedef struct _SiyiSettingsPatterns SiyiSettingsPatterns;

SiyiSettingsPatterns *siyi_settings_patterns_new       (GtkWidget            *page,
                                                        SiyiArchive          *archive);
void                  siyi_settings_patterns_free      (SiyiSettingsPatterns *self);
AdwPreferencesGroup  *siyi_settings_patterns_get_group (SiyiSettingsPatterns *self);
void                  siyi_settings_patterns_show      (SiyiSettingsPatterns *self,
                                                        SiyiPatternsShown    *shown);

G_END_DECLS
