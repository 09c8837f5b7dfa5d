/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-grid-model.h"

G_BEGIN_DECLS

typedef struct _SiyiGridText SiyiGridText;

typedef struct
{
  PangoLayout *layout;
  int          width, height, baseline;    /* pixels */
} SiyiGridLayout;

SiyiGridText         *siyi_grid_text_new   (GtkWidget     *widget);
void                  siyi_grid_text_free  (SiyiGridText  *self);
void                  siyi_grid_text_clear (SiyiGridText  *self);
const SiyiGridLayout *siyi_grid_text_get   (SiyiGridText  *self,
                                            const char    *text,
                                            int            width,
                                            SiyiGridStyle  style);

G_END_DECLS
