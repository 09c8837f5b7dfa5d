/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The year before the example office's current one and this one's months: a session each working day, its
 * leaders in turn and the two heads on their days of the month, two groups each. Taken over as one
 * ledger, the way an office brings its year along. */
#include "siyi-example-parts.h"

#include <stdlib.h>

#include "siyi-import-store.h"
#include "siyi-office-store.h"
#include "siyi-words.h"

enum { LATE_DAYS = 60 };

typedef struct
{
  SiyiCalendar *calendar;
  GPtrArray    *leaders;      /* SiyiLeader */
  GPtrArray    *rotation;     /* borrowed, those who take turns */
  GPtrArray    *records;      /* SiyiRecord */
  guint         next;
  gint64        n_persons;
  SiyiDay       known;        /* the last day of which anything is known */
  gboolean      is_past;      /* a year of its own before the current one: nothing open, no gaps */
} Year;

static void
clear (Year *self)
{
  g_clear_pointer (&self->calendar, siyi_calendar_unref);
  g_clear_pointer (&self->leaders, g_ptr_array_unref);
  g_clear_pointer (&self->rotation, g_ptr_array_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
}

/* (nullable): the head whose day of the month it is */
static const SiyiLeader *
head_on (const Year *self,
         SiyiDay     day)
{
  int year, month, month_day;

  siyi_day_split (day, &year, &month, &month_day);
  for (guint i = 0; i < self->leaders->len; i++)
    {
      const SiyiLeader *leader = g_ptr_array_index (self->leaders, i);
      SiyiMonthly wanted;

      if (leader->monthly && siyi_monthly_parse (leader->monthly_day, &wanted) &&
          siyi_monthly_day (wanted, year, month, self->calendar, SIYI_HOLIDAY_POSTPONE) == day)
        return leader;
    }

  return NULL;
}

/* By the last digit of its number. */
static gboolean
is_resolved (int n)
{
  const char * const *digits = siyi_words ("example-visits", "unresolved", NULL);
  const char digit[] = { (char) ('0' + n % 10), '\0' };

  return !g_strv_contains (digits, digit);
}

/* Most of the older matters were dealt with in time; some are still open, a few were answered long after
 * the limit. */
static void
settle (const Year *self,
        SiyiRecord *record,
        SiyiDay     day,
        int         n)
{
  const int each = atoi (siyi_word ("example-visits", "open-each"));
  const int late_each = atoi (siyi_word ("example-visits", "late-each"));
  const gboolean late = n % late_each == late_each - 1 && day + 2 * LATE_DAYS <= self->known;
  const SiyiDay closed = MIN (day + 8 + n % 6 + (late ? LATE_DAYS : 0), self->known);
  gsize n_words;
  const char * const *words = siyi_words ("example-visits", "satisfaction", &n_words);

  record->registered_at = siyi_day_to_text (day);
  record->routed = siyi_day_to_text (day + 1 + n % 3);
  if ((!self->is_past && n % each == each - 1) ||
      day + atoi (siyi_word ("example-visits", "open-days")) > self->known)
    return;

  record->accepted = siyi_day_to_text (day + 3 + n % 4);
  record->replied = siyi_day_to_text (closed);
  record->closed = siyi_day_to_text (closed);
  record->resolved = g_strdup (siyi_words ("example-visits", "resolved", NULL)[is_resolved (n) ? 0 : 1]);
  record->visit_back = g_strdup (siyi_word ("example-visits", "visit-back"));
  record->satisfaction = g_strdup (words[(gsize) n % n_words]);
}

static void
add_day (Year             *self,
         SiyiDay           day,
         const SiyiLeader *leader,
         int               n)
{
  gsize n_words;
  const char * const *persons = siyi_words ("example-month", "year-groups", &n_words);
  gsize n_methods;
  const char * const *methods = siyi_words ("example-month", "year-methods", &n_methods);
  const char *list[] = { leader->name, NULL };
  const int each = atoi (siyi_word ("example-month", "third-group-each"));
  const int n_groups = self->is_past && n % each == each - 1 ? 3 : 2;

  for (int group = 0; group < n_groups; group++)
    {
      const int number = 2 * n + group + (self->is_past ? 7 : 0);
      SiyiRecord *record = siyi_example_record (day, atoi (persons[(gsize) number % n_words]), number);

      record->leaders = g_strdupv ((char **) list);
      record->post = g_strdup (leader->post);
      record->method = g_strdup (methods[(gsize) n % n_methods]);
      record->place = g_strdup (siyi_word ("example-month", "place"));
      settle (self, record, day, number);
      if (group == 1 && !self->is_past && siyi_example_gap (day, "record"))
        g_clear_pointer (&record->opinion, g_free);
      self->n_persons += record->persons;
      g_ptr_array_add (self->records, record);
    }
}

/* The turns end with the last leader of the list, so that the month begins with the first. */
static void
fill (Year    *self,
      SiyiDay  first,
      SiyiDay  last)
{
  guint at = 0;
  int n = 0;

  for (SiyiDay day = first; day <= last; day++)
    if (siyi_calendar_is_working (self->calendar, day) && head_on (self, day) == NULL)
      at++;
  at = self->rotation->len - at % self->rotation->len;

  for (SiyiDay day = first; day <= last; day++)
    {
      const SiyiLeader *leader = head_on (self, day);

      if (!siyi_calendar_is_working (self->calendar, day))
        continue;
      if (leader == NULL)
        leader = g_ptr_array_index (self->rotation, at++ % self->rotation->len);
      add_day (self, day, leader, n++);
    }
}

static gboolean
next_record (gpointer            data,
             const SiyiRecord  **record,
             GError            **error)
{
  Year *self = data;

  if (self->next == self->records->len)
    return FALSE;

  *record = g_ptr_array_index (self->records, self->next++);

  return TRUE;
}

static gboolean
store (SiyiDb   *db,
       Year     *self,
       SiyiDay   first,
       GError  **error)
{
  g_autofree char *year = g_strdup_printf ("%d", siyi_day_year (first));
  g_autofree char *name = siyi_fill (siyi_word ("example-month", "year-file"), "year", year, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
  SiyiImportHead head = { .file_name = name, .file_hash = hash,
                          .n_rows = (int) self->records->len,
                          .n_visits = (int) self->records->len, .n_persons = self->n_persons };

  return siyi_import_store (db, &head, NULL, 0, next_record, self, self->records->len, NULL, NULL,
                            NULL, error) != 0;
}

/* The heads sit on fixed days. */
static gboolean
set_heads (SiyiDb     *db,
           GPtrArray  *leaders,
           GError    **error)
{
  const char * const *days = siyi_words ("example-month", "heads", NULL);

  for (guint i = 0, head = 0; i < leaders->len && days[head] != NULL; i++)
    {
      SiyiLeader *leader = g_ptr_array_index (leaders, i);

      if (!leader->monthly)
        continue;
      g_free (leader->monthly_day);
      leader->monthly_day = g_strdup (days[head++]);
      if (siyi_leader_save (db, leader, error) == 0)
        return FALSE;
    }

  return TRUE;
}

static gboolean
store_year (SiyiDb   *db,
            Year     *self,
            SiyiDay   first,
            SiyiDay   last,
            GError  **error)
{
  const int year = siyi_day_year (first);
  gboolean done;

  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_record_free);
  self->next = 0;
  self->n_persons = 0;
  fill (self, first, last);
  done = self->records->len == 0 || (store (db, self, first, error) &&
                                     siyi_example_year_papers (db, year, last, !self->is_past, error));
  g_clear_pointer (&self->records, g_ptr_array_unref);

  return done;
}

/**
 * siyi_example_year:
 * @first: first day of the year
 * @last: last day before the current month
 *
 * Sets the heads' days and stores the receptions of the year before and of this one, with their papers.
 */
gboolean
siyi_example_year (SiyiDb   *db,
                   SiyiDay   first,
                   SiyiDay   last,
                   GError  **error)
{
  Year self = { .known = last };
  gboolean done = FALSE;

  self.calendar = siyi_calendar_load (db, error);
  if (self.calendar != NULL)
    self.leaders = siyi_leaders_load (db, last, FALSE, error);
  if (self.leaders != NULL && set_heads (db, self.leaders, error))
    {
      self.rotation = g_ptr_array_new ();
      for (guint i = 0; i < self.leaders->len; i++)
        if (!((SiyiLeader *) g_ptr_array_index (self.leaders, i))->monthly)
          g_ptr_array_add (self.rotation, g_ptr_array_index (self.leaders, i));
      self.is_past = TRUE;
      done = store_year (db, &self, siyi_day_new (siyi_day_year (first) - 1, 1, 1), first - 1, error);
      self.is_past = FALSE;
      done = done && store_year (db, &self, first, last, error);
    }
  clear (&self);

  return done;
}
