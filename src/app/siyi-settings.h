/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

/* The pages of the settings window, each in a file of its own. */
GtkWidget *siyi_settings_office_new   (SiyiArchive *archive);
GtkWidget *siyi_settings_leaders_new  (SiyiArchive *archive);
GtkWidget *siyi_settings_schedule_new (SiyiArchive *archive);
GtkWidget *siyi_settings_units_new    (SiyiArchive *archive);
GtkWidget *siyi_settings_venues_new   (SiyiArchive *archive);
GtkWidget *siyi_settings_lists_new    (SiyiArchive *archive);
GtkWidget *siyi_settings_limits_new   (SiyiArchive *archive);
GtkWidget *siyi_settings_follow_new   (SiyiArchive *archive);
GtkWidget *siyi_settings_calendar_new (SiyiArchive *archive);
GtkWidget *siyi_settings_reminders_new (SiyiArchive *archive);
GtkWidget *siyi_settings_people_new   (SiyiArchive *archive);

G_END_DECLS
