/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-archive.h"
#include "siyi-calendar.h"

G_BEGIN_DECLS

typedef gboolean (*SiyiSettingsSave)   (SiyiDb       *db,
                                        gpointer      data,
                                        GError      **error);
typedef void     (*SiyiSettingsSaved)  (GtkWidget    *page,
                                        gpointer      data,
                                        const GError *error);
typedef void     (*SiyiSettingsLoaded) (GtkWidget    *page,
                                        gpointer      result);

void siyi_settings_load        (GtkWidget           *page,
                                SiyiArchive         *archive,
                                SiyiWork             work,
                                gpointer             data,
                                GDestroyNotify       destroy_data,
                                GDestroyNotify       destroy_result,
                                SiyiSettingsLoaded   loaded);
void siyi_settings_save        (GtkWidget           *page,
                                SiyiArchive         *archive,
                                const char          *title,
                                SiyiSettingsSave     save,
                                gpointer             data,
                                GDestroyNotify       destroy_data,
                                SiyiSettingsSaved    saved);
void siyi_settings_save_value  (GtkWidget           *page,
                                SiyiArchive         *archive,
                                const char          *title,
                                const char          *key,
                                const char          *value,
                                const char          *basis);
void siyi_settings_show_text   (AdwEntryRow         *row,
                                const char          *text);
void siyi_settings_clear_text  (AdwEntryRow         *row);
void siyi_settings_set_problem (AdwEntryRow         *row,
                                const char          *text);
void siyi_settings_close_editor (GtkWidget          *editor);
void siyi_settings_add_escape  (GtkWidgetClass      *editor_class);
void siyi_settings_import      (GtkWidget           *page,
                                SiyiArchive         *archive,
                                const char          *title,
                                const char          *suffix,
                                int                (*import) (SiyiDb      *db,
                                                              const char  *path,
                                                              GError     **error),
                                SiyiCalendar      *(*preview) (SiyiDb      *db,
                                                              const char  *path,
                                                              GError     **error));

G_END_DECLS
