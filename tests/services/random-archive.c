/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invented archives: every visit, case and task made by chance and written by SQL of its own. */
#include "random-archive.h"

#include <string.h>

#define ROLL(n) (g_test_rand_int_range (0, n))

static SiyiDay
random_day (void)
{
  return siyi_day_new (2024, 1, 1) + ROLL (365 * 3 - 20);
}

static void
day_text (char    *text,
          SiyiDay  day)
{
  g_autofree char *day_as_text = siyi_day_to_text (day);

  g_strlcpy (text, day_as_text, 16);
}

static void
add_text (GString    *sql,
          const char *text)
{
  if (*text == '\0')
    g_string_append (sql, ", NULL");
  else
    g_string_append_printf (sql, ", '%s'", text);
}

static void
add_number (GString *sql,
            int      number,
            int      none)
{
  if (number == none)
    g_string_append (sql, ", NULL");
  else
    g_string_append_printf (sql, ", %d", number);
}

static void
add_name (GString    *sql,
          const char *kind,
          int         number)
{
  if (number == 0)
    g_string_append (sql, ", NULL");
  else
    g_string_append_printf (sql, ", '%s %d'", kind, number);
}

/* Events are well within their limits or far past them, so that no calendar decides. */
static void
make_case (ACase *one,
           SiyiDay around)
{
  const SiyiDay received = around - ROLL (5);
  const gboolean is_recent = siyi_day_new (2026, 12, 17) - received < 100;

  memset (one, 0, sizeof *one);
  one->class = ROLL (5);
  one->place = ROLL (4);
  one->type = ROLL (4);
  one->resolved = ROLL (3) - 1;
  one->satisfaction = ROLL (5) - 1;
  day_text (one->registered, around + ROLL (40) - 20);
  if (ROLL (2))
    day_text (one->closed, around + ROLL (90));
  if (ROLL (4) == 0)
    return;
  day_text (one->received, received);
  if (ROLL (3) || is_recent)
    day_text (one->routed, received + (ROLL (3) ? 2 : 60));
  if (ROLL (3) || is_recent)
    day_text (one->opinion, received + (ROLL (3) ? 20 : 200));
}

static void
insert_case (GString     *sql,
             const ACase *one,
             int          id)
{
  g_string_append_printf (sql, "INSERT INTO petition_case (id, uid, number, registered, class, problem_place, type, "
                          "resolved, satisfaction, closed_day) VALUES (%d, 'c%d', 'JF%d', '%s'", id, id, id,
                          one->registered);
  add_name (sql, "class", one->class);
  add_name (sql, "place", one->place);
  add_number (sql, one->type, 0);
  add_number (sql, one->resolved, -1);
  add_number (sql, one->satisfaction, -1);
  add_text (sql, one->closed);
  g_string_append (sql, ");");
  if (*one->received != '\0')
    g_string_append_printf (sql, "INSERT INTO event (case_id, kind, day) VALUES (%d, 'received', '%s'), "
                            "(%d, 'accepted', '%s');", id, one->received, id, one->received);
  if (*one->routed != '\0')
    g_string_append_printf (sql, "INSERT INTO event (case_id, kind, day) VALUES (%d, 'routed', '%s');", id,
                            one->routed);
  if (*one->opinion != '\0')
    g_string_append_printf (sql, "INSERT INTO event (case_id, kind, day) VALUES (%d, 'opinion', '%s');", id,
                            one->opinion);
}

static void
make_visit (RandomArchive *self,
            AVisit        *visit,
            int            id)
{
  const SiyiDay day = random_day ();

  memset (visit, 0, sizeof *visit);
  visit->id = id;
  visit->book = ROLL (2) ? 0 : ROLL (7);
  visit->year = siyi_day_year (day);
  visit->row_state = ROLL (6) ? 0 : ROLL (3);
  visit->persons = ROLL (3) ? 1 + ROLL (4) : 1 + ROLL (120);
  visit->first = ROLL (3) - 1;
  visit->booked = ROLL (15) == 0;
  visit->session = ROLL (4) ? 1 + ROLL (A_SESSIONS) : 0;
  visit->method = ROLL (3);
  visit->address = ROLL (3);
  visit->national_first = ROLL (3) - 1;
  if (ROLL (12))
    day_text (visit->day, day);
  if (ROLL (15) == 0)
    visit->day[7] = '\0';
  if (ROLL (3) == 0)
    day_text (visit->exchanged, day + ROLL (30));
  if (self->cases->len > 0 && ROLL (4) == 0)
    {
      visit->case_id = 1 + ROLL ((int) self->cases->len);
      return;
    }
  g_array_set_size (self->cases, self->cases->len + 1);
  make_case (&g_array_index (self->cases, ACase, self->cases->len - 1), day);
  visit->case_id = (int) self->cases->len;
}

static void
insert_visit (GString      *sql,
              const AVisit *visit)
{
  const int id = (int) visit->id;

  g_string_append_printf (sql, "INSERT INTO visit (id, uid, case_id, book, year, persons, row_state, serial, queue, "
                          "day, first, session, method, address) VALUES (%d, 'v%d', %d, %d, %d, %d, %d", id, id,
                          visit->case_id, visit->book, visit->year, visit->persons, visit->row_state);
  add_number (sql, visit->row_state == 2 ? 0 : id, 0);
  add_text (sql, visit->booked ? "booked" : id % 3 ? "left" : "");
  add_text (sql, visit->day);
  add_number (sql, visit->first, -1);
  add_number (sql, visit->session, 0);
  add_name (sql, "method", visit->method);
  add_name (sql, "address", visit->address);
  g_string_append (sql, ");");
  if (*visit->exchanged == '\0' && visit->national_first < 0)
    return;
  g_string_append_printf (sql, "INSERT INTO national_item (visit, exchanged, first) VALUES (%d", id);
  add_text (sql, visit->exchanged);
  add_number (sql, visit->national_first, -1);
  g_string_append (sql, ");");
}

static void
make_tasks (RandomArchive *self,
            GString       *sql,
            int            visit)
{
  const int n = ROLL (3);

  for (int i = 0; i < n; i++)
    {
      ATask task = { .id = self->tasks->len + 1, .visit = visit, .state = ROLL (3), .answered = ROLL (2),
                     .served = ROLL (2), .units = { 1 + ROLL (4), ROLL (5) } };
      static const char * const states[] = { "open", "closed", "void" };

      day_text (task.due, random_day ());
      g_array_append_val (self->tasks, task);
      g_string_append_printf (sql, "INSERT INTO task (id, visit, assigned, due, state, answered, served) VALUES (%d, %d, "
                              "'2024-01-01', '%s', '%s'", (int) task.id, visit, task.due, states[task.state]);
      add_text (sql, task.answered ? "2025-01-01" : "");
      add_text (sql, task.served ? "2025-01-01" : "");
      g_string_append (sql, ");");
      for (int k = 0; k < 2; k++)
        if (task.units[k] > 0)
          g_string_append_printf (sql, "INSERT INTO task_unit (task, ordinal, name) VALUES (%d, %d, 'unit %d');",
                                  (int) task.id, k, task.units[k]);
    }
}

/* Odd sessions have no day: they are none of the schedule's. */
static void
make_sessions (RandomArchive *self,
               GString       *sql)
{
  for (int i = 1; i <= A_SESSIONS; i++)
    {
      self->methods[i] = ROLL (3);
      self->leaders[i][0] = ROLL (A_LEADERS);
      self->leaders[i][1] = self->leaders[i][0] != 0 && ROLL (3) == 0 ? (self->leaders[i][0] % A_LEADERS) + 1 : 0;
      g_string_append_printf (sql, "INSERT INTO session (id, uid, state, method, day) VALUES (%d, 's%d', 'held'", i, i);
      add_name (sql, "method", self->methods[i]);
      self->excused[i] = 0;
      g_snprintf (self->days[i], sizeof self->days[i], "20%d-%02d-%02d", 24 + ROLL (3), 1 + ROLL (12), 1 + ROLL (28));
      g_string_append_printf (sql, ", '%s');", self->days[i]);
      for (int k = 0; k < 2; k++)
        if (self->leaders[i][k] > 0)
          g_string_append_printf (sql, "INSERT INTO session_leader (session, role, ordinal, name) VALUES (%d, 'sat', %d, "
                                  "'leader %d');", i, k, self->leaders[i][k]);
      if (self->leaders[i][0] > 0)
        g_string_append_printf (sql, "INSERT INTO session_leader (session, role, ordinal, name) VALUES (%d, 'planned', 0, "
                                "'somebody else');", i);
    }
}

/**
 * random_archive_make:
 *
 * Fills the fixture's archive, which must be new.
 */
void
random_archive_make (RandomArchive *self,
                     StoreFixture  *fixture,
                     int            n_visits)
{
  g_autoptr(GString) visits = g_string_new (NULL);
  g_autoptr(GString) sql = g_string_new ("BEGIN;");

  self->visits = g_array_new (FALSE, TRUE, sizeof (AVisit));
  self->cases = g_array_new (FALSE, TRUE, sizeof (ACase));
  self->tasks = g_array_new (FALSE, TRUE, sizeof (ATask));
  make_sessions (self, sql);
  for (int i = 1; i <= n_visits; i++)
    {
      AVisit visit;

      make_visit (self, &visit, i);
      g_array_append_val (self->visits, visit);
      insert_visit (visits, &visit);
      make_tasks (self, visits, i);
    }
  for (guint i = 0; i < self->cases->len; i++)
    insert_case (sql, &g_array_index (self->cases, ACase, i), (int) i + 1);
  g_string_append (sql, visits->str);
  g_string_append (sql, "COMMIT;");
  store_tamper (fixture->folder, sql->str);
  store_fixture_reopen (fixture);
}

static void
change_visit (AVisit  *visit,
              GString *sql)
{
  const int id = (int) visit->id;

  switch (ROLL (5))
    {
    case 0:
      visit->row_state = visit->row_state == 0;
      g_string_append_printf (sql, "UPDATE visit SET row_state = %d WHERE id = %d AND serial IS NOT NULL;",
                              visit->row_state, id);
      break;
    case 1:
      visit->persons = 1 + ROLL (30);
      g_string_append_printf (sql, "UPDATE visit SET persons = %d WHERE id = %d;", visit->persons, id);
      break;
    case 2:
      visit->first = ROLL (2);
      g_string_append_printf (sql, "UPDATE visit SET first = %d WHERE id = %d;", visit->first, id);
      break;
    case 3:
      day_text (visit->day, random_day ());
      g_string_append_printf (sql, "UPDATE visit SET day = '%s' WHERE id = %d;", visit->day, id);
      break;
    default:
      visit->session = 1 + ROLL (A_SESSIONS);
      g_string_append_printf (sql, "UPDATE visit SET session = %d WHERE id = %d;", visit->session, id);
      break;
    }
}

static void
change_case (ACase   *one,
             int      id,
             GString *sql)
{
  switch (ROLL (4))
    {
    case 0:
      one->resolved = !(one->resolved == 1);
      g_string_append_printf (sql, "UPDATE petition_case SET resolved = %d WHERE id = %d;", one->resolved, id);
      break;
    case 1:
      one->satisfaction = ROLL (4);
      g_string_append_printf (sql, "UPDATE petition_case SET satisfaction = %d WHERE id = %d;", one->satisfaction, id);
      break;
    case 2:
      /* Where no calendar decides whether it is due by now. */
      if (*one->received == '\0' || strcmp (one->received, "2026-08-01") > 0)
        return;
      *one->opinion = '\0';
      g_string_append_printf (sql, "DELETE FROM event WHERE case_id = %d AND kind = 'opinion';", id);
      break;
    default:
      if (*one->received == '\0' || *one->routed == '\0')
        return;
      day_text (one->routed, siyi_day_parse (one->received) + (ROLL (2) ? 3 : 61));
      g_string_append_printf (sql, "UPDATE event SET day = '%s' WHERE case_id = %d AND kind = 'routed';", one->routed, id);
      break;
    }
}

static void
change_other (RandomArchive *self,
              GString       *sql)
{
  AVisit *visit = &g_array_index (self->visits, AVisit, ROLL ((int) self->visits->len));
  const int session = 1 + ROLL (A_SESSIONS);
  ATask *task = &g_array_index (self->tasks, ATask, ROLL ((int) self->tasks->len));

  switch (ROLL (5))
    {
    case 0:
      task->state = ROLL (3);
      g_string_append_printf (sql, "UPDATE task SET state = '%s' WHERE id = %d;",
                              task->state == 0 ? "open" : task->state == 1 ? "closed" : "void", (int) task->id);
      break;
    case 1:
      if (*visit->exchanged == '\0' && visit->national_first < 0)
        return;
      visit->national_first = ROLL (2);
      g_string_append_printf (sql, "UPDATE national_item SET first = %d WHERE visit = %d;", visit->national_first,
                              (int) visit->id);
      break;
    case 2:
      g_string_append_printf (sql, "INSERT OR IGNORE INTO case_link (case_a, case_b) VALUES (%d, %d);",
                              1 + ROLL ((int) self->cases->len / 2), (int) self->cases->len - ROLL (20));
      break;
    case 3:
      self->excused[session] = !self->excused[session];
      g_string_append_printf (sql, self->excused[session]
                                ? "INSERT INTO excuse (session, piece, reason) SELECT %d, value, 'a reason' FROM json_each "
                                  "('[\"record\", \"ledger\", \"photos\", \"signin\"]');"
                                : "DELETE FROM excuse WHERE session = %d;", session);
      break;
    default:
      self->leaders[session][0] = self->leaders[session][1] = 0;
      g_string_append_printf (sql, "DELETE FROM session_leader WHERE session = %d;", session);
      break;
    }
}

/**
 * random_archive_change:
 *
 * Changes some rows of every kind, in the archive and in the structs.
 */
void
random_archive_change (RandomArchive *self,
                       StoreFixture  *fixture,
                       int            n_changes)
{
  g_autoptr(GString) sql = g_string_new ("BEGIN;");

  for (int i = 0; i < n_changes; i++)
    {
      const int visit = ROLL ((int) self->visits->len), matter = ROLL ((int) self->cases->len);

      if (g_array_index (self->visits, AVisit, visit).row_state != 2)
        change_visit (&g_array_index (self->visits, AVisit, visit), sql);
      change_case (&g_array_index (self->cases, ACase, matter), matter + 1, sql);
      change_other (self, sql);
    }
  g_string_append (sql, "COMMIT;");
  store_tamper (fixture->folder, sql->str);
}

void
random_archive_clear (RandomArchive *self)
{
  g_clear_pointer (&self->visits, g_array_unref);
  g_clear_pointer (&self->cases, g_array_unref);
  g_clear_pointer (&self->tasks, g_array_unref);
}
