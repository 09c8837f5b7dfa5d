/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clocks D1 to D9, read from what happened to a case (domain, section 3). Which event begins
 * and which ends a clock stands in data/rules/limits.ini, lengths and steps come with the rules.
 * Nothing is stored: the same events, rules and calendar give the same reading. Pure functions. */
#include "siyi-clocks.h"

#include <stdlib.h>

#include "siyi-words.h"

static const char * const clock_keys[SIYI_N_CLOCKS] = {
  "D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9",
};

/**
 * siyi_clock_key:
 *
 * Returns: (transfer none): the limit's key, "D1" to "D9"
 */
const char *
siyi_clock_key (SiyiClockId id)
{
  g_return_val_if_fail (id < SIYI_N_CLOCKS, "");

  return clock_keys[id];
}

/**
 * siyi_clock_rules_init:
 * @rules: (out): filled with the national values and shipped settings
 */
void
siyi_clock_rules_init (SiyiClockRules *rules)
{
  for (int id = 0; id < SIYI_N_CLOCKS; id++)
    rules->limits[id] = siyi_limit_default (clock_keys[id]);

  rules->rolling = SIYI_ROLL_NON_WORKING;
  rules->ends_by_service = FALSE;
  rules->notice = atoi (siyi_word ("warning-steps", "notice"));
  rules->warning = atoi (siyi_word ("warning-steps", "warning"));
  rules->severe = atoi (siyi_word ("warning-steps", "severe"));
}

/* What an event may be to a clock, and to an extension or a hearing: a set of bits an event. */
typedef enum { WORDS_START, WORDS_END, WORDS_END_BY_SERVICE, WORDS_EXCEPT, N_WORDS } ClockWords;

#define ROLE(id, words) (G_GUINT64_CONSTANT (1) << ((id) * N_WORDS + (words)))
#define ROLE_HEARING ROLE (SIYI_N_CLOCKS, 0)
#define ROLE_EXTENDED ROLE (SIYI_N_CLOCKS, 1)
#define ROLE_APPROVED ROLE (SIYI_N_CLOCKS, 2)
#define ROLE_TOLD ROLE (SIYI_N_CLOCKS, 3)

enum { FEW_EVENTS = 32 };

typedef struct
{
  const SiyiClockRules *rules;
  const SiyiCalendar   *calendar;
  const SiyiEvent      *events;
  gsize                 n_events;
  const guint64        *roles;        /* one an event */
  guint64               all_roles;
  SiyiDay               today;
} Case;

static void
add_role (GHashTable *table,
          const char *kind,
          guint64     role)
{
  guint64 *roles = g_hash_table_lookup (table, kind);

  if (roles == NULL)
    {
      roles = g_new0 (guint64, 1);
      g_hash_table_insert (table, (gpointer) kind, roles);
    }
  *roles |= role;
}

static GHashTable *
make_roles (void)
{
  static const char * const keys[N_WORDS] = { "start", "end", "end-by-service", "except" };
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (int id = 0; id < SIYI_N_CLOCKS; id++)
    {
      g_autofree char *group = g_strconcat ("limit-", clock_keys[id], NULL);

      for (int i = 0; i < N_WORDS; i++)
        for (const char * const *kind = siyi_words (group, keys[i], NULL); *kind != NULL; kind++)
          add_role (table, *kind, ROLE (id, i));
    }
  add_role (table, "hearing", ROLE_HEARING);
  add_role (table, "extended", ROLE_EXTENDED);
  add_role (table, "extension-approved", ROLE_APPROVED);
  add_role (table, "extension-told", ROLE_TOLD);

  return table;
}

/* Asked for by the hundred thousand when a year's rates are read, so the words are looked up once. */
static guint64
roles_of (const char *kind)
{
  static GHashTable *table;
  static gsize ready = 0;
  const guint64 *roles;

  if (g_once_init_enter (&ready))
    {
      table = make_roles ();
      g_once_init_leave (&ready, 1);
    }
  roles = g_hash_table_lookup (table, kind);

  return roles != NULL ? *roles : 0;
}

static gboolean
clock_is_right (SiyiClockId id)
{
  static gboolean rights[SIYI_N_CLOCKS];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (int clock = 0; clock < SIYI_N_CLOCKS; clock++)
        {
          g_autofree char *group = g_strconcat ("limit-", clock_keys[clock], NULL);

          rights[clock] = siyi_words (group, "right", NULL)[0] != NULL;
        }
      g_once_init_leave (&ready, 1);
    }

  return rights[id];
}

/* A matter may go round more than once (returned, routed anew): the last start counts. */
static const SiyiEvent *
last_event (const Case *matter,
            guint64     role)
{
  const SiyiEvent *last = NULL;

  if ((matter->all_roles & role) == 0)
    return NULL;
  for (gsize i = 0; i < matter->n_events; i++)
    if ((matter->roles[i] & role) != 0 && (last == NULL || matter->events[i].day >= last->day))
      last = &matter->events[i];

  return last;
}

static const SiyiEvent *
first_event_since (const Case *matter,
                   guint64     role,
                   SiyiDay     since)
{
  const SiyiEvent *first = NULL;

  if ((matter->all_roles & role) == 0)
    return NULL;
  for (gsize i = 0; i < matter->n_events; i++)
    if ((matter->roles[i] & role) != 0 && matter->events[i].day >= since &&
        (first == NULL || matter->events[i].day < first->day))
      first = &matter->events[i];

  return first;
}

static SiyiClockStep
step_of (const SiyiClockRules *rules,
         int                   used,
         int                   total)
{
  if (used * 100 >= rules->severe * total)
    return SIYI_STEP_SEVERE;
  if (used * 100 >= rules->warning * total)
    return SIYI_STEP_WARNING;

  return used * 100 >= rules->notice * total ? SIYI_STEP_NOTICE : SIYI_STEP_NORMAL;
}

/* Days from @day to the last one: 0 on the last day, negative after it. */
static int
days_left (const SiyiClockReading *reading,
           SiyiDay                 day,
           const SiyiCalendar     *calendar)
{
  if (reading->limit.kind == SIYI_DAYS_CALENDAR)
    return reading->due - day;
  if (day <= reading->due)
    return siyi_calendar_count_working (calendar, day + 1, reading->due);

  return -siyi_calendar_count_working (calendar, reading->due + 1, day);
}

/* With start, end, limit and last day known: the state and all that is counted. */
static void
judge (const Case       *matter,
       SiyiClockReading *reading,
       gboolean          is_right)
{
  const gboolean ended = reading->end != SIYI_DAY_NONE;
  const SiyiDay at = ended ? reading->end : matter->today;
  const int total = siyi_limit_used (reading->limit, reading->start, reading->due,
                                     matter->calendar);

  reading->used = MAX (0, siyi_limit_used (reading->limit, reading->start, at, matter->calendar));
  reading->left = days_left (reading, at, matter->calendar);
  reading->percent = total > 0 ? reading->used * 100 / total : 100;

  if (ended)
    reading->state = at <= reading->due ? SIYI_CLOCK_ENDED_ON_TIME : SIYI_CLOCK_ENDED_LATE;
  else if (is_right)
    reading->state = at <= reading->due ? SIYI_CLOCK_RIGHT_OPEN : SIYI_CLOCK_RIGHT_LAPSED;
  else if (at > reading->due)
    {
      reading->state = SIYI_CLOCK_OVERDUE;
      reading->step = SIYI_STEP_OVERDUE;
    }
  else
    {
      reading->state = SIYI_CLOCK_RUNNING;
      reading->step = step_of (matter->rules, reading->used, total);
    }
}

static void
set_due (const Case       *matter,
         SiyiClockReading *reading)
{
  SiyiDue due = siyi_limit_due (reading->limit, reading->start, matter->calendar,
                                matter->rules->rolling);

  reading->unrolled = due.unrolled;
  reading->due = due.last;
  reading->provisional = due.provisional;
}

static guint64
end_role (const Case  *matter,
          SiyiClockId  id)
{
  if (id == SIYI_CLOCK_HANDLE && matter->rules->ends_by_service)
    return ROLE (id, WORDS_END_BY_SERVICE);

  return ROLE (id, WORDS_END);
}

/* The time of a hearing is not counted in the final review (article 36). */
static void
add_hearings (const Case       *matter,
              SiyiClockReading *reading)
{
  for (gsize i = 0; i < matter->n_events; i++)
    {
      const SiyiEvent *event = &matter->events[i];

      if ((matter->roles[i] & ROLE_HEARING) == 0 || event->day < reading->start || event->days < 1)
        continue;

      reading->added += event->days;
      if (reading->added_on == SIYI_DAY_NONE || event->day < reading->added_on)
        reading->added_on = event->day;
    }
  reading->limit.days += reading->added;
}

static void
read_clock (const Case       *matter,
            SiyiClockId       id,
            SiyiClockReading *reading)
{
  const SiyiEvent *start = last_event (matter, ROLE (id, WORDS_START));
  const SiyiEvent *end, *exception;

  *reading = (SiyiClockReading) { .limit = matter->rules->limits[id] };
  if (start == NULL)
    return;

  reading->start = start->day;
  end = first_event_since (matter, end_role (matter, id), start->day);
  exception = first_event_since (matter, ROLE (id, WORDS_EXCEPT), start->day);
  if (end != NULL)
    reading->end = end->day;
  if (id == SIYI_CLOCK_FINAL)
    add_hearings (matter, reading);

  set_due (matter, reading);
  judge (matter, reading, clock_is_right (id));
  if (end == NULL && exception != NULL)
    {
      reading->state = SIYI_CLOCK_EXCEPTED;
      reading->step = SIYI_STEP_NORMAL;
      reading->used = reading->left = reading->percent = 0;
    }
}

static guint
extension_lacks (const Case      *matter,
                 const SiyiEvent *extension,
                 SiyiDay          since)
{
  guint lacks = 0;

  if (!extension->has_reason)
    lacks |= SIYI_EXTENSION_NO_REASON;
  if (first_event_since (matter, ROLE_APPROVED, since) == NULL)
    lacks |= SIYI_EXTENSION_NO_APPROVAL;
  if (first_event_since (matter, ROLE_TOLD, since) == NULL)
    lacks |= SIYI_EXTENSION_NOT_TOLD;
  if (extension->days < 1 ||
      extension->days > matter->rules->limits[SIYI_CLOCK_EXTENSION].days)
    lacks |= SIYI_EXTENSION_TOO_LONG;

  return lacks;
}

/* D5 is counted from the unrolled last day of D4 and rolled once; a complete one moves D4's due. */
static void
read_extension (const Case       *matter,
                SiyiClockReading *handling,
                SiyiClockReading *reading)
{
  const SiyiEvent *extension = NULL;

  *reading = (SiyiClockReading) { .limit = matter->rules->limits[SIYI_CLOCK_EXTENSION] };
  if (handling->start != SIYI_DAY_NONE)
    extension = last_event (matter, ROLE_EXTENDED);
  if (extension == NULL || extension->day < handling->start)
    return;

  reading->start = handling->unrolled;
  reading->end = handling->end;
  reading->lacks = extension_lacks (matter, extension, handling->start);
  reading->limit.days = extension->days;
  if (reading->lacks != 0)
    {
      reading->state = SIYI_CLOCK_INCOMPLETE;
      return;
    }

  set_due (matter, reading);
  judge (matter, reading, FALSE);

  handling->base_unrolled = handling->unrolled;
  handling->base_due = handling->due;
  handling->added = extension->days;
  handling->limit.days += extension->days;
  handling->unrolled = reading->unrolled;
  handling->due = reading->due;
  handling->provisional = reading->provisional;
  handling->step = SIYI_STEP_NORMAL;
  judge (matter, handling, FALSE);
}

/**
 * siyi_clocks_read:
 * @rules: the settings
 * @calendar: working days
 * @events: (array length=n_events): what happened, in any order
 * @n_events: how many
 * @today: today
 * @readings: (out caller-allocates): %SIYI_N_CLOCKS readings, by #SiyiClockId
 *
 * The caller gives "accepted" only for matters of route 6: others run no handling clock (domain,
 * section 2.6).
 */
void
siyi_clocks_read (const SiyiClockRules *rules,
                  const SiyiCalendar   *calendar,
                  const SiyiEvent      *events,
                  gsize                 n_events,
                  SiyiDay               today,
                  SiyiClockReading     *readings)
{
  guint64 few[FEW_EVENTS];
  g_autofree guint64 *many = n_events > FEW_EVENTS ? g_new (guint64, n_events) : NULL;
  guint64 *roles = many != NULL ? many : few;
  Case matter = { rules, calendar, events, n_events, roles, 0, today };

  for (gsize i = 0; i < n_events; i++)
    matter.all_roles |= roles[i] = roles_of (events[i].kind);
  for (int id = 0; id < SIYI_N_CLOCKS; id++)
    if (id != SIYI_CLOCK_EXTENSION)
      read_clock (&matter, (SiyiClockId) id, &readings[id]);

  read_extension (&matter, &readings[SIYI_CLOCK_HANDLE], &readings[SIYI_CLOCK_EXTENSION]);
}

/**
 * siyi_limit_read:
 * @rules: the settings: rolling and steps
 * @calendar: working days
 * @limit: how long
 * @start: the day of the start, not counted; %SIYI_DAY_NONE: not begun
 * @end: the day it ended, %SIYI_DAY_NONE: not yet
 * @today: today
 * @reading: (out caller-allocates): the reading
 *
 * The same for a single limit that no law sets: of an instruction, a reminder, a visit back.
 */
void
siyi_limit_read (const SiyiClockRules *rules,
                 const SiyiCalendar   *calendar,
                 SiyiLimit             limit,
                 SiyiDay               start,
                 SiyiDay               end,
                 SiyiDay               today,
                 SiyiClockReading     *reading)
{
  const Case matter = { rules, calendar, NULL, 0, NULL, 0, today };

  *reading = (SiyiClockReading) { .limit = limit, .start = start };
  if (start == SIYI_DAY_NONE)
    return;

  reading->end = end >= start ? end : SIYI_DAY_NONE;
  set_due (&matter, reading);
  judge (&matter, reading, FALSE);
}
