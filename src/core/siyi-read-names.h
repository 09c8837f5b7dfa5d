/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-read-text.h"

G_BEGIN_DECLS

typedef struct
{
  char    **names;            /* (nullable) */
  char    **representatives;  /* (nullable) */
  char     *text;             /* (nullable) where no name could be told */
  gboolean  anonymous;
  int       said;             /* the count the text itself names (等5人), -1: none */
  guint64   why;              /* bits of SiyiWhy */
} SiyiReadNames;

void siyi_read_names       (const char    *text,
                            SiyiReadNames *out);
void siyi_read_names_clear (SiyiReadNames *names);

G_END_DECLS
