/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-case-list.h"

G_BEGIN_DECLS

/* What the cells of one list share; owned by the list's page. */
typedef struct
{
  char    *words;     /* (nullable) what is searched */
  SiyiDay  today;
} SiyiCaseLook;

#define SIYI_TYPE_CASE_CELL (siyi_case_cell_get_type ())
G_DECLARE_FINAL_TYPE (SiyiCaseCell, siyi_case_cell, SIYI, CASE_CELL, GtkWidget)

GtkWidget *siyi_case_cell_new    (const SiyiCaseLook *look);
void       siyi_case_cell_bind   (SiyiCaseCell       *self,
                                  SiyiLazyItem       *item);
void       siyi_case_cell_update (SiyiCaseCell       *self);

G_END_DECLS
