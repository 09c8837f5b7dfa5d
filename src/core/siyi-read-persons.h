/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-read-text.h"

G_BEGIN_DECLS

typedef struct
{
  int     count;             /* -1: empty or unreadable */
  int     representatives;   /* -1: not said */
  guint64 why;               /* bits of SiyiWhy */
} SiyiReadPersons;

void siyi_read_persons (const SiyiReadCell *cell,
                        SiyiReadPersons    *out);

G_END_DECLS
