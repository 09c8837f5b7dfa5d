/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-archive.h"
#include "siyi-schedule-store.h"

G_BEGIN_DECLS

/* What the window puts into its stack. A page is a widget with its own AdwHeaderBar (title
 * centred, window buttons at the end); it gets the archive once and watches its "changed". */
GtkWidget *siyi_today_page_new     (SiyiArchive *archive);     /* property "count" (uint) */
GtkWidget *siyi_schedule_page_new  (SiyiArchive *archive);
void       siyi_schedule_page_show_notice (GtkWidget *page, int year, int month);
GtkWidget *siyi_cases_page_new     (SiyiArchive *archive);
void       siyi_cases_page_show    (GtkWidget *page, gint64 case_id);
void       siyi_cases_page_search  (GtkWidget *page, const char *words);   /* focus the search entry */
GtkWidget *siyi_new_visit_page_new (SiyiArchive *archive);     /* signal "done" () when left */
void       siyi_new_visit_page_set_session (GtkWidget *page, const SiyiPlanned *session);
GtkWidget *siyi_ledger_page_new    (SiyiArchive *archive);
void       siyi_ledger_page_show_visit (GtkWidget *page, gint64 visit);
void       siyi_ledger_page_show_visits (GtkWidget *page, GArray *visits, const char *title);
void       siyi_follow_page_show_task (GtkWidget *page, gint64 task);
GtkWidget *siyi_follow_page_new    (SiyiArchive *archive);
GtkWidget *siyi_statistics_page_new (SiyiArchive *archive);
GtkWidget *siyi_archive_page_new   (SiyiArchive *archive);
GtkWidget *siyi_import_page_new    (SiyiArchive *archive, const char *path);   /* signal "done" () */
GtkWidget *siyi_session_page_new    (SiyiArchive *archive);     /* signal "done" () when left */
void       siyi_session_page_show   (GtkWidget *page, gint64 session);
GtkWindow *siyi_settings_window_new (SiyiArchive *archive, GtkWindow *parent);

G_END_DECLS
