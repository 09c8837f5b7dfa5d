/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-ledger.h"
#include "siyi-limits.h"

G_BEGIN_DECLS

/* The clocks of the Regulations; their keys are "D1" to "D9" (domain, section 3.1). */
typedef enum
{
  SIYI_CLOCK_ROUTE,         /* D1, article 22 */
  SIYI_CLOCK_NOTIFY,        /* D2, article 23 */
  SIYI_CLOCK_OBJECT,        /* D3, article 23 */
  SIYI_CLOCK_HANDLE,        /* D4, article 34 */
  SIYI_CLOCK_EXTENSION,     /* D5, article 34 */
  SIYI_CLOCK_ASK_REVIEW,    /* D6, article 35 */
  SIYI_CLOCK_REVIEW,        /* D7, article 35 */
  SIYI_CLOCK_ASK_FINAL,     /* D8, article 36 */
  SIYI_CLOCK_FINAL,         /* D9, article 36 */
  SIYI_N_CLOCKS
} SiyiClockId;

typedef enum
{
  SIYI_CLOCK_NOT_BEGUN,
  SIYI_CLOCK_RUNNING,
  SIYI_CLOCK_ENDED_ON_TIME,
  SIYI_CLOCK_ENDED_LATE,
  SIYI_CLOCK_OVERDUE,
  SIYI_CLOCK_EXCEPTED,       /* does not apply any more, for a reason on record */
  SIYI_CLOCK_RIGHT_OPEN,     /* somebody's right: information, never an alarm */
  SIYI_CLOCK_RIGHT_LAPSED,
  SIYI_CLOCK_INCOMPLETE,     /* an extension that lacks something: it lengthens nothing */
} SiyiClockState;

typedef enum
{
  SIYI_STEP_NORMAL,
  SIYI_STEP_NOTICE,
  SIYI_STEP_WARNING,
  SIYI_STEP_SEVERE,
  SIYI_STEP_OVERDUE,
} SiyiClockStep;

/* What an extension lacks. */
typedef enum
{
  SIYI_EXTENSION_NO_REASON   = 1 << 0,
  SIYI_EXTENSION_NO_APPROVAL = 1 << 1,
  SIYI_EXTENSION_NOT_TOLD    = 1 << 2,
  SIYI_EXTENSION_TOO_LONG    = 1 << 3,
} SiyiExtensionLacks;

/* One thing that happened to a case. Kinds: received, routed, unit-received, notified,
 * told-on-spot, unclear, objected, returned, accepted, extended (days, reason),
 * extension-approved, extension-told, opinion, served, closed, review-asked, review-received,
 * review-opinion, review-served, final-asked, final-received, hearing (days from its start to
 * its end), final-opinion. Others are of no meaning here. */
typedef struct
{
  const char *kind;
  SiyiDay     day;
  int         days;
  gboolean    has_reason;
} SiyiEvent;

/* The settings; see siyi_clock_rules_init(). */
typedef struct
{
  SiyiLimit   limits[SIYI_N_CLOCKS];   /* of the extension: the longest one */
  SiyiRolling rolling;
  gboolean    ends_by_service;         /* D4 ends when the opinion is served, not when issued */
  int         notice, warning, severe; /* percent of the days used */
} SiyiClockRules;

typedef struct
{
  SiyiClockState state;
  SiyiClockStep  step;
  SiyiLimit      limit;         /* with the days added to it */
  int            added;         /* days of an extension or a hearing in it */
  SiyiDay        start;
  SiyiDay        end;           /* of the end event, SIYI_DAY_NONE: none yet */
  SiyiDay        unrolled, due;
  SiyiDay        base_unrolled, base_due;   /* without the extension; else SIYI_DAY_NONE */
  SiyiDay        added_on;      /* the day of the first hearing */
  int            used;          /* which day of the limit it is, or was at the end */
  int            left;          /* days to the last one; 0: today; negative: past it */
  int            percent;       /* of the days used */
  gboolean       provisional;
  guint          lacks;         /* SiyiExtensionLacks */
} SiyiClockReading;

void        siyi_clock_rules_init   (SiyiClockRules         *rules);
const char *siyi_rolling_word       (SiyiRolling             rolling);
SiyiRolling siyi_rolling_from_word  (const char             *word);      /* (nullable) */
gboolean    siyi_warning_steps_parse (const char            *text,       /* (nullable) "50 75 85" */
                                     SiyiClockRules         *rules,
                                     GError                **error);
char       *siyi_warning_steps_to_text (const SiyiClockRules *rules);
const char *siyi_clock_key          (SiyiClockId             id);
void        siyi_clocks_read        (const SiyiClockRules   *rules,
                                     const SiyiCalendar     *calendar,
                                     const SiyiEvent        *events,
                                     gsize                   n_events,
                                     SiyiDay                 today,
                                     SiyiClockReading       *readings);
void        siyi_limit_read         (const SiyiClockRules   *rules,
                                     const SiyiCalendar     *calendar,
                                     SiyiLimit               limit,
                                     SiyiDay                 start,
                                     SiyiDay                 end,
                                     SiyiDay                 today,
                                     SiyiClockReading       *reading);
int         siyi_clocks_tightest    (const SiyiClockReading *readings);
gboolean    siyi_clocks_concluded   (const SiyiClockReading *readings);
gboolean    siyi_clock_rules_same_days (const SiyiClockRules *a,
                                        const SiyiClockRules *b);
gboolean    siyi_clock_has_moved    (const SiyiClockReading *before,
                                     const SiyiClockReading *after);
SiyiLight   siyi_clock_light        (const SiyiClockReading *reading);

/* The sum of a clock, line by line, for a person to check. */
typedef enum
{
  SIYI_SUM_START,        /* the start event's day, not counted */
  SIYI_SUM_DAY,          /* the ordinal-th day: the first, ends of months, today */
  SIYI_SUM_ADDED,        /* from here on `ordinal` days of a hearing are not counted */
  SIYI_SUM_BASE_LAST,    /* the last day there was before the extension */
  SIYI_SUM_LAST,         /* the last day, as counted */
  SIYI_SUM_LAST_MOVED,   /* the last day as counted; it is none and moves … */
  SIYI_SUM_ROLLED,       /* … to this one */
  SIYI_SUM_ENDED,        /* the end event's day */
  SIYI_SUM_OVERDUE,      /* today, `ordinal` days past */
} SiyiSumCode;

typedef struct
{
  SiyiDay      day;
  int          ordinal;
  SiyiSumCode  code;
  gboolean     is_today;
} SiyiSumLine;

GArray     *siyi_clock_sum          (const SiyiClockReading *reading,
                                     const SiyiCalendar     *calendar,
                                     SiyiDay                 today);

G_END_DECLS
