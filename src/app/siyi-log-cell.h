/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-lazy-list.h"

G_BEGIN_DECLS

/* What a line of a log says; all (transfer full). */
typedef struct
{
  char       *what;
  char       *below;
  char       *end;
  char       *hint;         /* (nullable) shown while the pointer rests there */
  char       *sentence;     /* as a screen reader says it */
  const char *end_style;    /* (nullable) static */
} SiyiLogWords;

typedef void (*SiyiLogSay) (gconstpointer  row,
                            SiyiLogWords  *words);

#define SIYI_TYPE_LOG_CELL (siyi_log_cell_get_type ())
G_DECLARE_FINAL_TYPE (SiyiLogCell, siyi_log_cell, SIYI, LOG_CELL, GtkWidget)

GtkWidget *siyi_log_cell_new      (SiyiLogSay    say);
void       siyi_log_cell_set_item (SiyiLogCell  *self,
                                   SiyiLazyItem *item);

G_END_DECLS
