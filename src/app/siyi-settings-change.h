/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-moves.h"
#include "siyi-settings-work.h"

G_BEGIN_DECLS

/* What would move: on the archive's reader, SiyiMove. */
typedef GPtrArray *(*SiyiSettingsLook)    (SiyiDb             *db,
                                           gpointer            data,
                                           SiyiMovesProgress   progress,
                                           gpointer            progress_data,
                                           GError            **error);
/* In the main loop, once. saved: whether it was made; a CONSTRAINT is shown here. */
typedef void       (*SiyiSettingsChanged) (GtkWidget          *page,
                                           gpointer            data,
                                           gboolean            saved,
                                           const GError       *error);

void siyi_settings_change       (GtkWidget            *page,
                                 SiyiArchive          *archive,
                                 const char           *title,
                                 SiyiSettingsLook      look,
                                 SiyiSettingsSave      save,
                                 gpointer              data,
                                 GDestroyNotify        destroy_data,
                                 SiyiSettingsChanged   changed);
/* One setting. data of changed: const char **, the key. */
void siyi_settings_change_value (GtkWidget            *page,
                                 SiyiArchive          *archive,
                                 const char           *title,
                                 const char           *key,
                                 const char           *value,
                                 const char           *basis,
                                 SiyiSettingsChanged   changed);

G_END_DECLS
