/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-read-date.h"
#include "siyi-read-private.h"

G_BEGIN_DECLS

/* A date as written; parts that are not written are 0. */
typedef struct
{
  int      year;
  int      month;
  int      day;
  gboolean short_year;   /* year has two digits */
  gboolean imprecise;    /* only the month, or a third of it */
} SiyiWrittenDate;

typedef struct
{
  SiyiWrittenDate  first;
  SiyiWrittenDate  last;
  gboolean         has_last;
  int              weekday;   /* 0: none */
  const char      *part;
  int              hour;      /* -1: none */
} SiyiWritten;

gboolean siyi_written_date_scan (const char      *text,
                                 SiyiWritten     *out);

G_END_DECLS
