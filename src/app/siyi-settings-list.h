/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A group whose rows come from the archive and are made anew when it changed. */
typedef struct
{
  AdwPreferencesGroup *group;    /* borrowed */
  GPtrArray           *rows;     /* borrowed GtkWidget */
} SiyiSettingsList;

void       siyi_settings_list_init    (SiyiSettingsList    *list,
                                       AdwPreferencesGroup *group);
void       siyi_settings_list_clear   (SiyiSettingsList    *list);
void       siyi_settings_list_free    (SiyiSettingsList    *list);
void       siyi_settings_list_add     (SiyiSettingsList    *list,
                                       GtkWidget           *row);
GtkWidget *siyi_settings_list_new_row (const char          *title,
                                       const char          *subtitle,
                                       const char          *tag,
                                       gboolean             active);
GtkWidget *siyi_settings_new_tag      (const char          *word);
GtkWidget *siyi_settings_list_buttons (const char          *add,
                                       GCallback            on_add,
                                       const char          *import,
                                       GCallback            on_import,
                                       gpointer             data);

G_END_DECLS
