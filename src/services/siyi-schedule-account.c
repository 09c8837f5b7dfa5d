/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The leaders' accounts over a time: what was due, planned, sat, taken over by another, and why.
 * Credited is who really sat (domain, section 5.2). Due of a leader of the rotation is his share
 * of its turns by the working days he was in office and not away; of a head, one a month. On an
 * archive's thread. */
#include "siyi-schedule-parts.h"

typedef struct
{
  SiyiDb        *db;
  SiyiDay        from, to, today;
  SiyiDay        first, last;   /* of the sessions within; nothing is due outside */
  SiyiCalendar  *calendar;
  GPtrArray     *leaders;
  GPtrArray     *accounts;    /* SiyiAccount, as leaders */
} Accounting;

static void
account_line_free (gpointer data)
{
  SiyiAccountLine *line = data;

  g_free (line->why);
  g_free (line->with);
  g_free (line);
}

void
siyi_account_free (SiyiAccount *account)
{
  g_free (account->name);
  g_free (account->post);
  g_clear_pointer (&account->lines, g_ptr_array_unref);
  g_free (account);
}

static SiyiAccountLine *
add_line (SiyiAccount         *account,
          gint64               session,
          SiyiDay              day,
          SiyiAccountLineKind  kind,
          const char          *why)
{
  SiyiAccountLine *line = g_new0 (SiyiAccountLine, 1);

  line->session = session;
  line->day = day;
  line->kind = kind;
  line->why = g_strdup (why);
  g_ptr_array_add (account->lines, line);

  return line;
}

static void
count_turn (SiyiAccount *account,
            SiyiDay      day,
            int          turns)
{
  int year, month, month_day;

  siyi_day_split (day, &year, &month, &month_day);
  account->by_month[month - 1] += turns;
}

static const SiyiSeat *
seat_of (GPtrArray *seats,
         gint64     leader,
         guint     *at)
{
  for (guint i = 0; i < seats->len; i++)
    {
      const SiyiSeat *seat = g_ptr_array_index (seats, i);

      if (seat->leader == leader)
        {
          *at = i;
          return seat;
        }
    }

  return NULL;
}

static const SiyiSeat *
seat_at (GPtrArray *seats,
         guint      at)
{
  return at < seats->len ? g_ptr_array_index (seats, at) : NULL;
}

static void
replaced (SiyiAccount       *account,
          const SiyiPlanned *session,
          guint              at)
{
  const SiyiSeat *who = seat_at (session->sat, at);
  SiyiAccountLine *line = add_line (account, session->id, session->day, SIYI_ACCOUNT_REPLACED,
                                    who != NULL && who->reason != NULL ? who->reason
                                                                       : session->why_text);

  line->with = g_strdup (who != NULL ? who->name : NULL);
  account->replaced++;
}

static void
sits (const Accounting  *self,
      SiyiAccount       *account,
      const SiyiPlanned *session,
      const SiyiSeat    *seat,
      guint              at,
      gboolean           was_planned)
{
  gboolean past = session->state == SIYI_SESSION_HELD || session->day < self->today;
  gboolean stands_in = !was_planned && session->planned->len > 0;
  const SiyiSeat *planned = seat_at (session->planned, at);
  SiyiAccountLine *line;

  line = add_line (account, session->id, session->day,
                   stands_in ? SIYI_ACCOUNT_STOOD_IN
                   : past ? SIYI_ACCOUNT_SAT : SIYI_ACCOUNT_PLANNED,
                   stands_in && seat->reason != NULL ? seat->reason : session->why_text);
  if (stands_in)
    {
      line->with = g_strdup (planned != NULL ? planned->name : NULL);
      account->stood_in++;
    }
  if (past)
    account->sat++;
  count_turn (account, session->day, 1);
}

static void
take_session (const Accounting  *self,
              SiyiAccount       *account,
              const SiyiPlanned *session)
{
  guint planned_at = 0, at = 0;
  const SiyiSeat *planned = seat_of (session->planned, account->leader, &planned_at);
  const SiyiSeat *seat = seat_of (siyi_planned_sitting (session), account->leader, &at);

  if (planned == NULL && seat == NULL)
    return;

  if (session->state == SIYI_SESSION_CANCELLED)
    {
      add_line (account, session->id, session->day, SIYI_ACCOUNT_CANCELLED, session->why_text);
      return;
    }
  if (planned != NULL)
    account->planned++;
  if (seat != NULL)
    sits (self, account, session, seat, at, planned != NULL);
  else
    replaced (account, session, planned_at);
}

static int
days_in_office (const Accounting *self,
                const SiyiLeader *leader)
{
  int n = 0;

  for (SiyiDay day = MAX (self->first, leader->from_day); day <= self->last; day++)
    if (siyi_calendar_is_working (self->calendar, day) &&
        !siyi_schedule_is_away (leader, day, SIYI_PART_DAY))
      n++;

  return n;
}

static int
months_in_office (const Accounting *self,
                  const SiyiLeader *leader)
{
  SiyiDay from = MAX (self->first, leader->from_day);
  int year, month, last_year, last_month, month_day;

  if (from > self->last)
    return 0;
  siyi_day_split (from, &year, &month, &month_day);
  siyi_day_split (self->last, &last_year, &last_month, &month_day);

  return (last_year - year) * 12 + last_month - month + 1;
}

static void
share_turns (const Accounting *self)
{
  g_autofree int *days = g_new0 (int, self->leaders->len);
  int all_days = 0, turns = 0;

  for (guint i = 0; i < self->leaders->len; i++)
    {
      const SiyiLeader *leader = g_ptr_array_index (self->leaders, i);
      SiyiAccount *account = g_ptr_array_index (self->accounts, i);

      if (leader->monthly || !leader->active)
        continue;
      days[i] = days_in_office (self, leader);
      all_days += days[i];
      for (int m = 0; m < 12; m++)
        turns += account->by_month[m];
    }

  for (guint i = 0; i < self->leaders->len; i++)
    {
      const SiyiLeader *leader = g_ptr_array_index (self->leaders, i);
      SiyiAccount *account = g_ptr_array_index (self->accounts, i);

      if (leader->monthly)
        account->due = months_in_office (self, leader);
      else if (all_days > 0)
        account->due = (double) turns * days[i] / all_days;
    }
}

static gint
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const SiyiAccountLine *x = *(SiyiAccountLine * const *) a;
  const SiyiAccountLine *y = *(SiyiAccountLine * const *) b;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;

  return (y->kind == SIYI_ACCOUNT_CREDIT) - (x->kind == SIYI_ACCOUNT_CREDIT);
}

static gboolean
add_credits (const Accounting  *self,
             SiyiDay            begins,
             GError           **error)
{
  g_autoptr(SiyiTurnBook) book = siyi_turn_book_load (self->db, self->leaders, self->calendar,
                                                      begins, self->to, self->to, error);

  for (guint i = 0; book != NULL && i < self->accounts->len; i++)
    {
      SiyiAccount *account = g_ptr_array_index (self->accounts, i);

      for (guint c = 0; c < book->credits->len; c++)
        {
          const SiyiCredit *credit = g_ptr_array_index (book->credits, c);

          if (credit->leader != account->leader || credit->day < self->from)
            continue;
          add_line (account, 0, credit->day, SIYI_ACCOUNT_CREDIT, credit->reason);
          account->credit += credit->turns;
        }
      g_ptr_array_sort (account->lines, compare_lines);
    }

  return book != NULL;
}

static gboolean
settle (Accounting  *self,
        GError     **error)
{
  g_autoptr(GPtrArray) sessions = siyi_planned_load (self->db, self->from, self->to, TRUE, error);
  SiyiScheduleRules rules;

  if (sessions == NULL || !siyi_schedule_rules_load (self->db, &rules, error))
    return FALSE;

  self->first = self->to + 1;
  self->last = self->to;
  if (sessions->len > 0)
    {
      self->first = ((SiyiPlanned *) g_ptr_array_index (sessions, 0))->day;
      self->last = ((SiyiPlanned *) g_ptr_array_index (sessions, sessions->len - 1))->day;
    }

  for (guint i = 0; i < self->leaders->len; i++)
    {
      const SiyiLeader *leader = g_ptr_array_index (self->leaders, i);
      SiyiAccount *account = g_new0 (SiyiAccount, 1);

      account->leader = leader->id;
      account->name = g_strdup (leader->name);
      account->post = g_strdup (leader->post);
      account->monthly = leader->monthly;
      account->lines = g_ptr_array_new_with_free_func (account_line_free);
      for (guint s = 0; s < sessions->len; s++)
        take_session (self, account, g_ptr_array_index (sessions, s));
      g_ptr_array_add (self->accounts, account);
    }
  share_turns (self);

  return add_credits (self, siyi_account_begins (rules.account, self->to), error);
}

static gboolean
is_empty (const SiyiAccount *account,
          GPtrArray         *leaders)
{
  const SiyiLeader *leader = siyi_schedule_leader (leaders, account->leader);

  return !leader->active && account->lines->len == 0;
}

/**
 * siyi_schedule_accounts:
 * @from: first day
 * @to: last day
 *
 * Returns: (transfer full) (element-type SiyiAccount): in office order; former leaders only where
 *   something of the time is theirs
 */
GPtrArray *
siyi_schedule_accounts (SiyiDb   *db,
                        SiyiDay   from,
                        SiyiDay   to,
                        GError  **error)
{
  g_autoptr(GPtrArray) accounts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_account_free);
  g_autoptr(SiyiCalendar) calendar = siyi_calendar_load (db, error);
  g_autoptr(GPtrArray) leaders = NULL;
  Accounting self = { .db = db, .from = from, .to = to, .today = siyi_schedule_today (db),
                      .calendar = calendar, .accounts = accounts };

  if (calendar == NULL)
    return NULL;
  leaders = siyi_leaders_load (db, to, TRUE, error);
  self.leaders = leaders;
  if (leaders == NULL || !settle (&self, error))
    return NULL;

  for (guint i = accounts->len; i > 0; i--)
    if (is_empty (g_ptr_array_index (accounts, i - 1), leaders))
      g_ptr_array_remove_index (accounts, i - 1);

  return g_steal_pointer (&accounts);
}
