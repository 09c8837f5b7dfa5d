/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-day.h"
#include "siyi-read-text.h"

G_BEGIN_DECLS

/* What is known beside the cell where it names no year. */
typedef struct
{
  int       year;           /* of the row, sheet or title; 0: none */
  gboolean  year_inferred;  /* it comes from the other sheets */
  SiyiDay   not_before;     /* of the columns beside the reception date: the reception date */
} SiyiReadDateContext;

typedef struct _SiyiReadDate
{
  SiyiDay     day;          /* SIYI_DAY_NONE: empty, or only the month is known */
  int         year, month;  /* where only the month is known; else 0 */
  SiyiDay     end;          /* last day of a range */
  const char *part;         /* (nullable) "am", "pm" */
  guint64     why;          /* bits of SiyiWhy */
} SiyiReadDate;

void   siyi_read_date         (const SiyiReadCell         *cell,
                               const SiyiReadDateContext  *context,
                               SiyiReadDate               *out);
char  *siyi_read_date_to_text (const SiyiReadDate         *date);

G_END_DECLS
