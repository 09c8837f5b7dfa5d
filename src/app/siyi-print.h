/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-paper.h"

G_BEGIN_DECLS

/* @done: with @failed NULL when printed, or G_IO_ERROR_CANCELLED when the person thought better. */
typedef void (*SiyiPrintDone) (const GError *failed,
                               gpointer      data);

void siyi_print (SiyiPages     *pages,
                 GtkWindow     *parent,
                 SiyiPrintDone  done,
                 gpointer       data);

void siyi_print_copies (SiyiPages     *pages,
                        int            copies,
                        GtkWindow     *parent,
                        SiyiPrintDone  done,
                        gpointer       data);

G_END_DECLS
