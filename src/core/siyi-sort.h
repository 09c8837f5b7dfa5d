/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Keys that sort by comparing bytes; stored, so that no collation runs over a big list. */
typedef enum
{
  SIYI_ORDER_PINYIN,
  SIYI_ORDER_STROKE,
} SiyiOrder;

GBytes *siyi_sort_key         (SiyiOrder   order,
                               const char *text);
GBytes *siyi_sort_key_of_name (SiyiOrder   order,
                               const char *name);
char   *siyi_sort_version     (void);

G_END_DECLS
