/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-limits.h"

G_BEGIN_DECLS

/* One limit of the settings: what it rests on, its shipped length, how it is set. Signal "apply" (): the limit
 * shown is to be made the office's. Nothing is taken over before. Signal "basis" (): other words for what it
 * rests on are asked for. */
#define SIYI_TYPE_LIMIT_ROW (siyi_limit_row_get_type ())
G_DECLARE_FINAL_TYPE (SiyiLimitRow, siyi_limit_row, SIYI, LIMIT_ROW, AdwActionRow)

GtkWidget  *siyi_limit_row_new        (const char   *key);
const char *siyi_limit_row_get_key    (SiyiLimitRow *self);
SiyiLimit   siyi_limit_row_get_limit  (SiyiLimitRow *self);
void        siyi_limit_row_set_stored (SiyiLimitRow *self,
                                       SiyiLimit     limit);
const char *siyi_limit_row_get_basis  (SiyiLimitRow *self);
void        siyi_limit_row_set_basis  (SiyiLimitRow *self,
                                       const char   *basis);
void        siyi_limit_row_revert     (SiyiLimitRow *self);   /* to what is stored */
void        siyi_limit_row_set_busy   (SiyiLimitRow *self,
                                       gboolean      busy);

G_END_DECLS
