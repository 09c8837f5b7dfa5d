/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The turns of an accounting period. Credited is who sat, else who is planned; a cancelled session
 * credits nobody. Who joins within the period, or comes back from a long leave, starts level: on
 * that day he is credited what he lacks to the average of those who were there all the time; for
 * days no turn is known of yet, a session a working day is reckoned with. Such a credit is
 * computed, never stored, so that it follows a correction of the past; credits given by hand are
 * stored and count beside it. Immutable once loaded. */
#include "siyi-schedule-parts.h"

#include "siyi-words.h"

typedef struct
{
  SiyiTurnBook       *book;
  GPtrArray          *leaders;
  const SiyiCalendar *calendar;
  SiyiDay             turns_to;
  SiyiDay             credits_to;
} Levelling;

/**
 * siyi_account_begins:
 *
 * Returns: the first day of the accounting period @day lies in
 */
SiyiDay
siyi_account_begins (SiyiAccountPeriod period,
                     SiyiDay           day)
{
  int year, month, month_day;

  siyi_day_split (day, &year, &month, &month_day);
  switch (period)
    {
    case SIYI_ACCOUNT_QUARTER:
      return siyi_day_new (year, (month - 1) / 3 * 3 + 1, 1);
    case SIYI_ACCOUNT_HALF:
      return siyi_day_new (year, month <= 6 ? 1 : 7, 1);
    case SIYI_ACCOUNT_YEAR:
    default:
      return siyi_day_new (year, 1, 1);
    }
}

void
siyi_turn_book_free (SiyiTurnBook *self)
{
  g_clear_pointer (&self->turns, g_array_unref);
  g_clear_pointer (&self->credits, g_ptr_array_unref);
  g_free (self);
}

/**
 * siyi_turn_book_credited:
 *
 * Returns: turns credited without a session
 */
int
siyi_turn_book_credited (const SiyiTurnBook *self,
                         gint64              leader)
{
  int n = 0;

  for (guint i = 0; i < self->credits->len; i++)
    {
      const SiyiCredit *credit = g_ptr_array_index (self->credits, i);

      if (credit->leader == leader)
        n += credit->turns;
    }

  return n;
}

/**
 * siyi_turn_book_count:
 *
 * Returns: turns of the leader before @before, credits included
 */
int
siyi_turn_book_count (const SiyiTurnBook *self,
                      gint64              leader,
                      SiyiDay             before)
{
  int n = 0;

  for (guint i = 0; i < self->turns->len; i++)
    {
      const SiyiCreditedTurn *turn = &g_array_index (self->turns, SiyiCreditedTurn, i);

      if (turn->leader == leader && turn->day < before)
        n++;
    }
  for (guint i = 0; i < self->credits->len; i++)
    {
      const SiyiCredit *credit = g_ptr_array_index (self->credits, i);

      if (credit->leader == leader && credit->day <= before)
        n += credit->turns;
    }

  return n;
}

static gboolean
joined_late (const Levelling  *self,
             const SiyiLeader *leader)
{
  return leader->from_day != SIYI_DAY_NONE && leader->from_day > self->book->from;
}

/* The first day back; none where the leave is short, reaches beyond the time looked at, or is half
 * days. */
static SiyiDay
back_from (const Levelling *self,
           const SiyiLeave *leave)
{
  const int long_leave = atoi (siyi_word ("schedule-default", "long-leave"));
  SiyiDay from = MAX (leave->from, self->book->from);

  if (leave->part != NULL && *leave->part != '\0')
    return SIYI_DAY_NONE;
  if (leave->to < from || leave->to >= self->credits_to)
    return SIYI_DAY_NONE;
  if (siyi_calendar_count_working (self->calendar, from, leave->to) < long_leave)
    return SIYI_DAY_NONE;

  return leave->to + 1;
}

static gboolean
is_steady (const Levelling  *self,
           const SiyiLeader *leader)
{
  if (leader->monthly || !leader->active || joined_late (self, leader))
    return FALSE;

  for (guint i = 0; leader->leave != NULL && i < leader->leave->len; i++)
    if (back_from (self, &g_array_index (leader->leave, SiyiLeave, i)) != SIYI_DAY_NONE)
      return FALSE;

  return TRUE;
}

static int
level_on (const Levelling *self,
          SiyiDay          day)
{
  SiyiDay unknown = MAX (self->turns_to + 1, self->book->from);
  int sum = 0, n = 0;

  if (day > unknown)
    sum = siyi_calendar_count_working (self->calendar, unknown, day - 1);

  for (guint i = 0; i < self->leaders->len; i++)
    {
      const SiyiLeader *leader = g_ptr_array_index (self->leaders, i);

      if (!is_steady (self, leader))
        continue;
      sum += siyi_turn_book_count (self->book, leader->id, day);
      n++;
    }

  return n > 0 ? (sum + n / 2) / n : 0;
}

static void
start_level (const Levelling *self,
             gint64           leader,
             SiyiDay          day,
             const char      *reason)
{
  int lacks = level_on (self, day) - siyi_turn_book_count (self->book, leader, day);
  SiyiCredit *credit;

  if (lacks <= 0)
    return;

  credit = g_new0 (SiyiCredit, 1);
  credit->leader = leader;
  credit->day = day;
  credit->turns = lacks;
  credit->reason = g_strdup (siyi_word ("schedule-words", reason));
  g_ptr_array_add (self->book->credits, credit);
}

static void
level_leader (const Levelling  *self,
              const SiyiLeader *leader)
{
  if (leader->monthly || !leader->active)
    return;

  if (joined_late (self, leader) && leader->from_day <= self->credits_to)
    start_level (self, leader->id, leader->from_day, "new-level");
  for (guint i = 0; leader->leave != NULL && i < leader->leave->len; i++)
    {
      SiyiDay back = back_from (self, &g_array_index (leader->leave, SiyiLeave, i));

      if (back != SIYI_DAY_NONE && back > leader->from_day)
        start_level (self, leader->id, back, "back-level");
    }
}

/**
 * siyi_turn_book_load:
 * @leaders: (element-type SiyiLeader): the office's leaders with their leave
 * @from: first day of the accounting period
 * @turns_to: last day whose turns count
 * @credits_to: last day on which somebody may join or come back
 *
 * Returns: (transfer full): the turns and credits of the period
 */
SiyiTurnBook *
siyi_turn_book_load (SiyiDb              *db,
                     GPtrArray           *leaders,
                     const SiyiCalendar  *calendar,
                     SiyiDay              from,
                     SiyiDay              turns_to,
                     SiyiDay              credits_to,
                     GError             **error)
{
  g_autoptr(SiyiTurnBook) book = g_new0 (SiyiTurnBook, 1);
  Levelling levelling = { book, leaders, calendar, turns_to, credits_to };

  book->from = from;
  book->turns = siyi_turns_load (db, from, turns_to, error);
  if (book->turns == NULL)
    return NULL;
  book->credits = siyi_credits_load (db, from, credits_to, error);
  if (book->credits == NULL)
    return NULL;

  for (guint i = 0; i < leaders->len; i++)
    level_leader (&levelling, g_ptr_array_index (leaders, i));

  return g_steal_pointer (&book);
}
