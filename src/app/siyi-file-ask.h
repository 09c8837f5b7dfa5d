/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What was chosen, on this computer; @from is still in a window. */
typedef void (*SiyiPathFunc)  (GtkWidget  *from,
                               const char *path,
                               gpointer    data);
typedef void (*SiyiPathsFunc) (GtkWidget  *from,
                               GPtrArray  *paths,
                               gpointer    data);

GtkNativeDialog *siyi_file_ask_save     (GtkWidget            *from,
                                         const char           *title,
                                         const char           *accept,
                                         const char           *name,
                                         SiyiPathFunc          chosen,
                                         gpointer              data,
                                         GDestroyNotify        destroy);
GtkNativeDialog *siyi_file_ask_open     (GtkWidget            *from,
                                         GtkFileChooserAction  action,
                                         const char           *title,
                                         const char           *accept,
                                         SiyiPathFunc          chosen,
                                         gpointer              data,
                                         GDestroyNotify        destroy);
GtkNativeDialog *siyi_file_ask_many     (GtkWidget            *from,
                                         GtkFileChooserAction  action,
                                         const char           *title,
                                         const char           *accept,
                                         SiyiPathsFunc         chosen,
                                         gpointer              data,
                                         GDestroyNotify        destroy);
void             siyi_file_ask_add_kind (GtkNativeDialog      *dialog,
                                         const char           *name,
                                         const char * const   *kinds);
char            *siyi_file_ask_as_paper (const char           *path);

G_END_DECLS
