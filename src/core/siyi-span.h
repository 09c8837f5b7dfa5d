/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-day.h"

G_BEGIN_DECLS

/* A period of figures: one object from which its days, its words and the periods it is compared with
 * all come, so that a title never says another time than its numbers (domain, section 11). */
typedef enum
{
  SIYI_SPAN_MONTH,
  SIYI_SPAN_QUARTER,
  SIYI_SPAN_HALF,
  SIYI_SPAN_TO_MONTH,     /* January to a month */
  SIYI_SPAN_YEAR,
  SIYI_SPAN_FREE,
} SiyiSpanKind;

typedef struct
{
  SiyiSpanKind kind;
  SiyiDay      from, to;  /* both included */
} SiyiSpan;

/* Which day of a matter places it in a period (domain, section 4.4). */
typedef enum
{
  SIYI_BASIS_VISIT,       /* 信访日期; of a reception the session's day */
  SIYI_BASIS_REGISTERED,  /* 登记日期 */
  SIYI_BASIS_EXCHANGED,   /* 交换日期 */
  SIYI_N_BASES
} SiyiDateBasis;

SiyiSpan  siyi_span_new           (SiyiSpanKind    kind,
                                   int             year,
                                   int             nth);      /* month, quarter, half; else 0 */
SiyiSpan  siyi_span_free          (SiyiDay         from,
                                   SiyiDay         to);
/* The kind is recognised: 2026-01-01 to 2026-11-30 is January to November. */
SiyiSpan  siyi_span_of_days       (SiyiDay         from,
                                   SiyiDay         to);
SiyiSpan  siyi_span_year_before   (const SiyiSpan *self);     /* the same days (section 4.5) */
SiyiSpan  siyi_span_before        (const SiyiSpan *self);     /* the period just before, as long */
char     *siyi_span_words         (const SiyiSpan *self);     /* 2026年1至11月 */
char     *siyi_span_short_words   (const SiyiSpan *self);     /* 1至11月 */
gboolean  siyi_span_equal         (const SiyiSpan *a,
                                   const SiyiSpan *b);

G_END_DECLS
