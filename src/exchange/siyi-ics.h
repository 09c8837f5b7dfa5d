/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "siyi-day.h"

G_BEGIN_DECLS

/* One event of a calendar file; borrowed texts. */
typedef struct
{
  const char *uid;           /* stable over all versions of the file */
  SiyiDay     day;
  int         from, to;      /* minutes of the day; -1: the whole day */
  const char *summary;
  const char *location;      /* (nullable) */
  const char *description;   /* (nullable) */
  gboolean    cancelled;
  int         sequence;      /* goes up with each change that was made public */
} SiyiIcsEvent;

char *siyi_ics_new (const char         *name,
                    const char         *office,
                    const SiyiIcsEvent *events,
                    gsize               n_events,
                    gint64              now_us);

G_END_DECLS
