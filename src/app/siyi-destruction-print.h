/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

/* A list of destruction to the printer or into a .pdf or .docx, with a toast. @number names the file. */
void siyi_destruction_print (GtkWidget   *from,
                             SiyiArchive *archive,
                             gint64       list);
void siyi_destruction_save  (GtkWidget   *from,
                             SiyiArchive *archive,
                             gint64       list,
                             int          number);

G_END_DECLS
