/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-clocks.h"

G_BEGIN_DECLS

/* The events of open cases, for their clocks. */
typedef struct
{
  gint64   id;
  char    *number, *title, *visitors_masked;
  gboolean restricted;
  GArray  *events;          /* SiyiEvent, by day; kinds belong to it */
} SiyiOpenCase;

typedef gboolean (*SiyiOpenCaseFunc) (const SiyiOpenCase *one, gpointer data);   /* FALSE: enough */

gboolean siyi_open_cases_walk (SiyiDb *db, SiyiOpenCaseFunc function, gpointer data, GError **error);

G_END_DECLS
