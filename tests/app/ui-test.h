/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What tests of widgets need: a window that has been drawn, keys, waiting for something. */
GtkWidget *ui_test_show         (GtkWidget       *child,
                                 int              width,
                                 int              height);
void       ui_test_settle       (GtkWidget       *widget);
gboolean   ui_test_key          (GtkWidget       *widget,
                                 guint            keyval,
                                 GdkModifierType  modifiers);
void       ui_test_wait         (gboolean       (*until) (gpointer),
                                 gpointer         data);
char      *ui_test_clipboard    (GtkWidget       *widget);
GtkWidget *ui_test_find         (GtkWidget       *root,
                                 GType            type,
                                 const char      *label);
void       ui_test_keep_picture (GtkWidget       *widget,
                                 const char      *name);

G_END_DECLS
