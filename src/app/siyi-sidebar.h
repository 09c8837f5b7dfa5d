/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SIYI_TYPE_SIDEBAR (siyi_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSidebar, siyi_sidebar, SIYI, SIDEBAR, GtkWidget)

void  siyi_sidebar_add_place    (SiyiSidebar *self,
                                 const char  *name,
                                 const char  *title,
                                 const char  *icon_name);
void       siyi_sidebar_set_count   (SiyiSidebar *self,
                                     const char  *name,
                                     guint        n,
                                     gboolean     alarm,
                                     const char  *sentence);
void  siyi_sidebar_select       (SiyiSidebar *self,
                                 const char  *name);
void  siyi_sidebar_set_menu     (SiyiSidebar *self,
                                 GMenuModel  *menu);
void  siyi_sidebar_set_primary  (SiyiSidebar *self,
                                 gboolean     primary);
void  siyi_sidebar_set_archive  (SiyiSidebar *self,
                                 const char  *name);
void  siyi_sidebar_set_person   (SiyiSidebar *self,
                                 const char  *name,
                                 const char  *role);
void  siyi_sidebar_set_backup   (SiyiSidebar *self,
                                 const char  *words,
                                 gboolean     warns);
void  siyi_sidebar_set_alone    (SiyiSidebar *self,
                                 gboolean     alone);

G_END_DECLS
