/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is remembered between two starts. Not installed: nothing is, and nothing fails. */
void   siyi_memory_restore_window (GtkWindow  *window);
void   siyi_memory_save_window    (GtkWindow  *window);
char  *siyi_memory_get_archive    (void);
char **siyi_memory_get_archives   (void);
void   siyi_memory_add_archive    (const char *folder);
gint64 siyi_memory_get_person     (const char *folder);   /* who sat last before this archive; 0: nobody */
void   siyi_memory_set_person     (const char *folder, gint64 person);

G_END_DECLS
