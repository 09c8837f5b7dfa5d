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

/* Which place of a visit it stands under. */
typedef enum
{
  SIYI_PLACE_PROBLEM,     /* 问题属地; where none is given the address */
  SIYI_PLACE_REGISTERED,  /* 户籍地: the division in the number of the first identity card */
  SIYI_PLACE_USUAL,       /* 常住地: the address as told */
  SIYI_N_PLACES
} SiyiPlaceBasis;

SiyiSpan  siyi_span_new           (SiyiSpanKind    kind,
                                   int             year,
                                   int             nth);      /* month, quarter, half; else 0 */
SiyiSpan  siyi_span_free          (SiyiDay         from,
                                   SiyiDay         to);
/* The kind is recognised: 2026-01-01 to 2026-11-30 is January to November. */
SiyiSpan  siyi_span_of_days       (SiyiDay         from,
                                   SiyiDay         to);
SiyiSpan  siyi_span_year_before   (const SiyiSpan *self);     /* the same period of last year (section 4.5) */
SiyiSpan  siyi_span_before        (const SiyiSpan *self);     /* the period just before, as long */
int       siyi_span_n_months      (const SiyiSpan *self);     /* whole ones; 0: not made of whole months */
SiyiSpan  siyi_span_month_at      (const SiyiSpan *self,
                                   int             nth);      /* of whole months, from 0 */
char     *siyi_span_words         (const SiyiSpan *self);     /* 2026年1至11月 */
char     *siyi_span_short_words   (const SiyiSpan *self);     /* 1至11月 */
gboolean  siyi_span_equal         (const SiyiSpan *a,
                                   const SiyiSpan *b);

const char    *siyi_date_basis_word       (SiyiDateBasis   basis);    /* visit, registered, exchanged */
SiyiDateBasis  siyi_date_basis_from_word  (const char     *word);     /* SIYI_N_BASES: none */
const char    *siyi_place_basis_word      (SiyiPlaceBasis  place);    /* problem, registered, usual */
SiyiPlaceBasis siyi_place_basis_from_word (const char     *word);     /* SIYI_N_PLACES: none */

G_END_DECLS
