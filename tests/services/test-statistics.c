/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures on invented archives, beside a recount that shares nothing with them; and behind every number,
 * bar and cell exactly the rows that it counts. */
#include <stdlib.h>
#include <string.h>

#include "behind-check.h"
#include "siyi-kept.h"
#include "siyi-session-store.h"
#include "siyi-statistics.h"

enum { N_ARCHIVES = 4, N_VISITS = 260, N_QUERIES = 6, N_ROUNDS = 3 };

typedef struct
{
  StoreFixture  fixture;
  RandomArchive random;
  SiyiStatQuery query;
} Case;

static void
case_set_up (Case *self)
{
  store_fixture_set_up (&self->fixture);
  random_archive_make (&self->random, &self->fixture, N_VISITS);
}

static void
case_tear_down (Case *self)
{
  random_archive_clear (&self->random);
  store_fixture_tear_down (&self->fixture);
}

/* Months, quarters, years and any days, by every basis. */
static SiyiStatQuery
random_query (void)
{
  const int year = 2024 + g_test_rand_int_range (0, 3);
  SiyiStatQuery query = { .basis = g_test_rand_int_range (0, SIYI_N_BASES),
                          .place = g_test_rand_int_range (0, SIYI_N_PLACES) };

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      query.span = siyi_span_new (SIYI_SPAN_YEAR, year, 0);
      break;
    case 1:
      query.span = siyi_span_new (SIYI_SPAN_QUARTER, year, g_test_rand_int_range (1, 5));
      break;
    case 2:
      query.span = siyi_span_new (SIYI_SPAN_TO_MONTH, year, g_test_rand_int_range (1, 13));
      break;
    case 3:
      query.span = siyi_span_of_days (siyi_day_new (2024, 1, 1), siyi_day_new (2026, 12, 31));
      break;
    default:
      query.span.from = siyi_day_new (year, 1, 1) + g_test_rand_int_range (0, 300);
      query.span.to = query.span.from + g_test_rand_int_range (0, 200);
      query.span = siyi_span_of_days (query.span.from, query.span.to);
      break;
    }

  return query;
}

static gboolean
text_is_in (const char     *text,
            const SiyiSpan *span)
{
  g_autofree char *from = siyi_day_to_text (span->from);
  g_autofree char *to = siyi_day_to_text (span->to);

  /* A month alone counts when it begins inside. */
  if (strlen (text) == 7)
    {
      g_autofree char *first = g_strconcat (text, "-01", NULL);

      return strcmp (first, from) >= 0 && strcmp (first, to) <= 0;
    }

  return *text != '\0' && strcmp (text, from) >= 0 && strcmp (text, to) <= 0;
}

static gboolean
counts (const Case     *self,
        const AVisit   *visit,
        const SiyiSpan *span)
{
  const ACase *matter = &g_array_index (self->random.cases, ACase, visit->case_id - 1);
  const SiyiSpan year = siyi_span_new (SIYI_SPAN_YEAR, visit->year, 0);

  if (visit->row_state != 0 || visit->booked)
    return FALSE;
  if (self->query.basis == SIYI_BASIS_REGISTERED)
    return text_is_in (matter->registered, span);
  if (self->query.basis == SIYI_BASIS_EXCHANGED)
    return text_is_in (visit->exchanged, span);
  if (*visit->day == '\0')
    return year.from >= span->from && year.to <= span->to;

  return text_is_in (visit->day, span);
}

typedef struct
{
  gint64 batches[SIYI_N_BOOKS], persons[SIYI_N_BOOKS];
  gint64 group, group_persons, received, received_persons, all, repeated, first_national;
  gint64 matters, resolved, evaluated, open_to_evaluation, satisfied;
  gint64 routed, routed_due, replied, replied_due;
  gint64 tasks, closed, due, due_closed;
  gint64 days_routed, n_routed;
  gint64 sessions, complete;
} Recount;

/* Of matters each once, with the visits that count. */
static void
recount_matter (const Case *self,
                int         id,
                gboolean    is_first,
                Recount    *sums)
{
  const ACase *matter = &g_array_index (self->random.cases, ACase, id - 1);
  const gboolean has_routed = *matter->routed != '\0', has_opinion = *matter->opinion != '\0';
  const gboolean has_received = *matter->received != '\0';

  sums->matters++;
  sums->resolved += matter->resolved == 1;
  sums->evaluated += matter->satisfaction > 0;
  sums->open_to_evaluation += matter->satisfaction > 0 || *matter->closed != '\0';
  sums->satisfied += matter->satisfaction >= 2;
  if (!has_received)
    return;

  if (has_routed)
    {
      const int days = siyi_day_parse (matter->routed) - siyi_day_parse (matter->received);

      sums->routed_due++;
      sums->routed += days < 10;
      sums->days_routed += is_first ? days : 0;
      sums->n_routed += is_first;
    }
  else
    sums->routed_due += siyi_day_parse (matter->received) + 30 < siyi_day_new (2026, 12, 17);
  if (has_opinion)
    {
      sums->replied_due++;
      sums->replied += siyi_day_parse (matter->opinion) - siyi_day_parse (matter->received) < 50;
    }
  else
    sums->replied_due += siyi_day_parse (matter->received) + 80 < siyi_day_new (2026, 12, 17);
}

static void
recount_visit (const Case   *self,
               const AVisit *visit,
               Recount      *sums)
{
  const ACase *matter = &g_array_index (self->random.cases, ACase, visit->case_id - 1);

  sums->batches[visit->book]++;
  sums->persons[visit->book] += visit->persons;
  sums->all++;
  sums->repeated += visit->first == 0;
  sums->first_national += visit->national_first == 1 && matter->type == 3;
  if (visit->book == SIYI_BOOK_RECEPTION && visit->persons >= 5)
    {
      sums->group++;
      sums->group_persons += visit->persons;
    }
  if (visit->book == SIYI_BOOK_RECEPTION && visit->session > 0 && self->random.leaders[visit->session][0] > 0)
    {
      sums->received++;
      sums->received_persons += visit->persons;
    }
}

/* Nobody signs or is photographed here: complete is what is excused, or where nobody came. */
static void
recount_sessions (const Case     *self,
                  const SiyiSpan *span,
                  Recount        *sums)
{
  g_autofree gboolean *visited = g_new0 (gboolean, A_SESSIONS + 1);

  for (guint i = 0; i < self->random.visits->len; i++)
    {
      const AVisit *visit = &g_array_index (self->random.visits, AVisit, i);

      visited[visit->session] |= visit->row_state == 0 && !visit->booked;
    }
  for (int i = 1; i <= A_SESSIONS; i++)
    if (text_is_in (self->random.days[i], span))
      {
        sums->sessions++;
        sums->complete += self->random.excused[i] || !visited[i];
      }
}

static Recount
recount (const Case     *self,
         const SiyiSpan *span)
{
  Recount sums = { { 0 } };
  g_autofree gboolean *seen = g_new0 (gboolean, self->random.cases->len + 1);
  g_autofree gboolean *first = g_new0 (gboolean, self->random.cases->len + 1);

  for (guint i = 0; i < self->random.visits->len; i++)
    {
      const AVisit *visit = &g_array_index (self->random.visits, AVisit, i);

      if (!counts (self, visit, span))
        continue;
      recount_visit (self, visit, &sums);
      seen[visit->case_id] = TRUE;
      first[visit->case_id] |= visit->first == 1;
    }
  for (guint id = 1; id <= self->random.cases->len; id++)
    if (seen[id])
      recount_matter (self, (int) id, first[id], &sums);
  for (guint i = 0; i < self->random.tasks->len; i++)
    {
      const ATask *task = &g_array_index (self->random.tasks, ATask, i);
      const AVisit *visit = &g_array_index (self->random.visits, AVisit, task->visit - 1);
      const gboolean is_due = strcmp (task->due, "2026-12-17") <= 0;

      if (task->state == 2 || !counts (self, visit, span))
        continue;
      sums.due += is_due;
      sums.due_closed += is_due && task->state == 1;
      sums.tasks += visit->book == SIYI_BOOK_RECEPTION;
      sums.closed += visit->book == SIYI_BOOK_RECEPTION && task->state == 1;
    }
  recount_sessions (self, span, &sums);

  return sums;
}

static gpointer
load (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_statistics_load (db, data, error);
}

static void
assert_value (const SiyiFigures *figures,
              const char        *key,
              gint64             value)
{
  const SiyiFigure *figure = siyi_figures_find (figures, key);

  if (figure->value != value)
    g_error ("%s is %" G_GINT64_FORMAT ", counted %" G_GINT64_FORMAT, key, figure->value, value);
}

static void
assert_ratio (const SiyiFigures *figures,
              const char        *key,
              gint64             numerator,
              gint64             denominator)
{
  const SiyiFigure *figure = siyi_figures_find (figures, key);

  if (figure->numerator != numerator || figure->denominator != denominator)
    g_error ("%s is %" G_GINT64_FORMAT "/%" G_GINT64_FORMAT ", counted %" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, key,
             figure->numerator, figure->denominator, numerator, denominator);
}

static void
assert_figures (const SiyiFigures *figures,
                const Recount     *sums)
{
  static const char * const batches[] = { "own.batches", "prefecture.batches", "province.batches",
                                          "capital.batches", "letters", "online", "calls" };
  static const char * const persons[] = { "own.persons", "prefecture.persons", "province.persons",
                                          "capital.persons" };

  for (gsize i = 0; i < G_N_ELEMENTS (batches); i++)
    assert_value (figures, batches[i], sums->batches[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (persons); i++)
    assert_value (figures, persons[i], sums->persons[i]);
  assert_value (figures, "own.group.batches", sums->group);
  assert_value (figures, "own.group.persons", sums->group_persons);
  assert_value (figures, "own.individual.batches", sums->batches[0] - sums->group);
  assert_value (figures, "received.batches", sums->received);
  assert_value (figures, "received.persons", sums->received_persons);
  assert_value (figures, "all", sums->all);
  assert_value (figures, "tasks", sums->tasks);
  assert_value (figures, "closed", sums->closed);
  if (sums->first_national > 0)
    assert_value (figures, "first.n", sums->first_national);
  assert_ratio (figures, "repeat.rate", sums->repeated, sums->all);
  assert_ratio (figures, "resolve.rate", sums->resolved, sums->matters);
  assert_ratio (figures, "evaluate.rate", sums->evaluated, sums->open_to_evaluation);
  assert_ratio (figures, "satisfy.rate", sums->satisfied, sums->evaluated);
  assert_ratio (figures, "close.rate", sums->due_closed, sums->due);
  assert_ratio (figures, "accept.rate", sums->routed, sums->routed_due);
  assert_ratio (figures, "reply.rate", sums->replied, sums->replied_due);
  assert_ratio (figures, "route.days", sums->days_routed, sums->n_routed);
  assert_value (figures, "sessions", sums->sessions);
  assert_ratio (figures, "complete.rate", sums->complete, sums->sessions);
}

static void
test_figures_are_those_of_a_recount (void)
{
  for (int archive = 0; archive < N_ARCHIVES; archive++)
    {
      Case self;

      case_set_up (&self);
      for (int i = 0; i < N_QUERIES; i++)
        {
          g_autoptr(SiyiFigures) figures = NULL;
          SiyiSpan before, year_before;
          Recount sums;

          self.query = random_query ();
          before = siyi_span_before (&self.query.span);
          year_before = siyi_span_year_before (&self.query.span);
          figures = store_read (&self.fixture, load, &self.query);
          sums = recount (&self, &self.query.span);
          assert_figures (figures, &sums);
          sums = recount (&self, &year_before);
          if (sums.all > 0)
            g_assert_cmpint (siyi_figures_find (figures, "all")->previous, ==, sums.all);
          sums = recount (&self, &before);
          if (sums.all > 0)
            g_assert_cmpint (siyi_figures_find (figures, "own.persons")->before, ==, sums.persons[0]);
        }
      case_tear_down (&self);
    }
}

static gpointer
keep (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gboolean more = FALSE;

  g_assert_true (siyi_kept_count (data, db, &more, error));

  return more ? data : NULL;
}

static gint64
count_kept (Case *self)
{
  return store_number (self->fixture.folder, "SELECT count (*) FROM figure_month WHERE month NOT IN (SELECT month FROM "
                       "figure_stale)");
}

static void
keep_all (Case *self)
{
  /* In pieces of any size. */
  g_autoptr(SiyiKept) kept = siyi_kept_new (g_test_rand_int_range (0, 3) * G_TIME_SPAN_MILLISECOND);

  while (store_write (&self->fixture, keep, kept) != NULL)
    ;
  g_assert_cmpint (count_kept (self), ==, store_number (self->fixture.folder, "SELECT count (DISTINCT substr (day, 1, 7)) "
                                                        "FROM visit"));
  g_assert_cmpint (store_number (self->fixture.folder, "SELECT count (*) FROM figure_session"), >, A_SESSIONS / 4);
}

static void
assert_same (const SiyiFigures *a,
             const SiyiFigures *b)
{
  for (guint i = 0; i < a->figures->len; i++)
    {
      const SiyiFigure *x = &g_array_index (a->figures, SiyiFigure, i), *y = &g_array_index (b->figures, SiyiFigure, i);

      if (x->value != y->value || x->numerator != y->numerator || x->denominator != y->denominator ||
          x->has_previous != y->has_previous || (x->has_previous && x->previous != y->previous) ||
          x->has_before != y->has_before || (x->has_before && x->before != y->before))
        g_error ("%s: kept %" G_GINT64_FORMAT " (%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "), counted %" G_GINT64_FORMAT
                 " (%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT ")", x->key, x->value, x->numerator, x->denominator, y->value,
                 y->numerator, y->denominator);
    }
}

/* Some months kept, some touched since: as if nothing had ever been kept, and as counted by hand. */
static void
assert_kept_is_counted (Case *self)
{
  g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_figures_free);
  SiyiStatQuery queries[N_QUERIES];

  for (int i = 0; i < N_QUERIES; i++)
    {
      queries[i] = random_query ();
      g_ptr_array_add (kept, store_read (&self->fixture, load, &queries[i]));
    }
  store_tamper (self->fixture.folder, "DELETE FROM figure_month; DELETE FROM figure_session");
  for (int i = 0; i < N_QUERIES; i++)
    {
      g_autoptr(SiyiFigures) counted = store_read (&self->fixture, load, &queries[i]);
      Recount sums;

      assert_same (g_ptr_array_index (kept, i), counted);
      self->query = queries[i];
      sums = recount (self, &queries[i].span);
      assert_figures (g_ptr_array_index (kept, i), &sums);
    }
}

static void
test_kept_months_are_those_of_a_recount (void)
{
  for (int archive = 0; archive < N_ARCHIVES / 2; archive++)
    {
      Case self;

      case_set_up (&self);
      for (int round = 0; round < N_ROUNDS; round++)
        {
          keep_all (&self);
          random_archive_change (&self.random, &self.fixture, round);
          g_assert_cmpint (count_kept (&self), >, 0);
          assert_kept_is_counted (&self);
        }
      case_tear_down (&self);
    }
}

static gpointer
count_wrong (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  *(gint64 *) data = siyi_stat_count_wrong (db, error) + siyi_sessions_over_count_wrong (db, error);
  g_assert_no_error (*error);

  return NULL;
}

/* The check of the archive finds nothing wrong, however much was changed, and what another tool wrote. */
static void
test_kept_figures_are_checked (void)
{
  Case self;
  gint64 n_wrong = -1;

  case_set_up (&self);
  keep_all (&self);
  store_read (&self.fixture, count_wrong, &n_wrong);
  g_assert_cmpint (n_wrong, ==, 0);
  random_archive_change (&self.random, &self.fixture, 5);
  store_read (&self.fixture, count_wrong, &n_wrong);
  g_assert_cmpint (n_wrong, ==, 0);
  keep_all (&self);
  store_tamper (self.fixture.folder, "UPDATE figure_month SET sums = (SELECT sums FROM figure_month WHERE month = "
                "'2026-01') WHERE month = '2026-02'; UPDATE figure_session SET complete = 1 - complete WHERE session = "
                "(SELECT max (session) FROM figure_session)");
  store_read (&self.fixture, count_wrong, &n_wrong);
  g_assert_cmpint (n_wrong, ==, 2);
  case_tear_down (&self);
}

/* With the days limits run out, in what was kept as well. */
static void
test_kept_months_grow_old (void)
{
  for (int archive = 0; archive < N_ARCHIVES / 2; archive++)
    {
      Case self;
      SiyiStatQuery year = siyi_stat_query (siyi_day_new (2026, 1, 1), siyi_day_new (2026, 12, 31));

      case_set_up (&self);
      for (int days = 0; days < 60; days += 1 + g_test_rand_int_range (0, 20))
        {
          g_autoptr(SiyiFigures) kept = NULL;
          g_autoptr(SiyiFigures) counted = NULL;

          keep_all (&self);
          siyi_clock_unref (self.fixture.clock);
          self.fixture.clock = siyi_clock_new_fixed (siyi_day_new (2026, 12, 17) + days);
          store_fixture_reopen (&self.fixture);
          kept = store_read (&self.fixture, load, &year);
          store_tamper (self.fixture.folder, "DELETE FROM figure_month; DELETE FROM figure_session");
          counted = store_read (&self.fixture, load, &year);
          assert_same (kept, counted);
        }
      case_tear_down (&self);
    }
}

static void
test_kept_months_go_by_settings_and_calendar (void)
{
  static const char * const changes[] = {
    "INSERT OR REPLACE INTO setting (key, value) VALUES ('statistics.satisfied', '3')",
    "INSERT OR REPLACE INTO setting (key, value) VALUES ('limit.D4', '15 calendar')",
    "DELETE FROM calendar_day WHERE day LIKE '2026-10%'",
  };
  SiyiStatQuery year = siyi_stat_query (siyi_day_new (2026, 1, 1), siyi_day_new (2026, 12, 31));
  Case self;

  case_set_up (&self);
  store_tamper (self.fixture.folder, "INSERT OR REPLACE INTO calendar_year (year, source) VALUES (2026, 'n'); "
                "INSERT OR REPLACE INTO calendar_day (day, own, year, working) VALUES ('2026-10-08', 0, 2026, 0)");
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr(SiyiFigures) kept = NULL;
      g_autoptr(SiyiFigures) counted = NULL;

      keep_all (&self);
      store_tamper (self.fixture.folder, changes[i]);
      kept = store_read (&self.fixture, load, &year);
      store_tamper (self.fixture.folder, "DELETE FROM figure_month; DELETE FROM figure_session");
      counted = store_read (&self.fixture, load, &year);
      assert_same (kept, counted);
    }
  case_tear_down (&self);
}

/* Of months that are kept as of others. */
static void
test_behind_every_number_are_its_rows (void)
{
  for (int archive = 0; archive < N_ARCHIVES; archive++)
    {
      Case self;

      case_set_up (&self);
      if (archive % 2 == 0)
        {
          keep_all (&self);
          random_archive_change (&self.random, &self.fixture, 2);
        }
      for (int i = 0; i < N_QUERIES; i++)
        {
          BehindCheck check = { &self.random, &self.query, 0 };

          self.query = random_query ();
          store_read (&self.fixture, behind_check_work, &check);
          g_assert_cmpint (check.n_checked, >, 40);
        }
      case_tear_down (&self);
    }
}

static gint64
recount_bar (const Case    *self,
             SiyiDimension  by,
             const char    *key)
{
  gint64 n = 0;

  for (guint i = 0; i < self->random.visits->len; i++)
    {
      const AVisit *visit = &g_array_index (self->random.visits, AVisit, i);
      const int *leaders = self->random.leaders[visit->session];
      gboolean in_unit = FALSE, has_unit = FALSE;

      if (visit->book != SIYI_BOOK_RECEPTION || !counts (self, visit, &self->query.span))
        continue;
      for (guint k = 0; by == SIYI_BY_UNIT && k < self->random.tasks->len; k++)
        {
          const ATask *task = &g_array_index (self->random.tasks, ATask, k);

          for (int u = 0; u < 2 && task->visit == visit->id && task->state != 2; u++)
            {
              has_unit |= task->units[u] > 0;
              in_unit |= task->units[u] > 0 && *key != '\0' && atoi (key + strlen ("unit ")) == task->units[u];
            }
        }
      if (by == SIYI_BY_UNIT)
        n += *key != '\0' ? in_unit : !has_unit;
      else if (*key == '\0')
        n += visit->session == 0 || leaders[0] == 0;
      else
        n += visit->session > 0 && (atoi (key + strlen ("leader ")) == leaders[0] ||
                                    (leaders[1] > 0 && atoi (key + strlen ("leader ")) == leaders[1]));
    }

  return n;
}

static gpointer
load_leaders (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_statistics_bars (db, data, SIYI_BY_LEADER, error);
}

static gpointer
load_units (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_statistics_bars (db, data, SIYI_BY_UNIT, error);
}

/* Who really sat counts, not who was planned; a unit with two tasks of one visit has it once. */
static void
test_leaders_and_units_are_those_of_a_recount (void)
{
  for (int archive = 0; archive < N_ARCHIVES; archive++)
    {
      Case self;

      case_set_up (&self);
      for (int i = 0; i < N_QUERIES; i++)
        {
          g_autoptr(GPtrArray) leaders = NULL;
          g_autoptr(GPtrArray) units = NULL;

          self.query = random_query ();
          leaders = store_read (&self.fixture, load_leaders, &self.query);
          units = store_read (&self.fixture, load_units, &self.query);
          for (guint k = 0; k < leaders->len; k++)
            {
              const SiyiBar *bar = g_ptr_array_index (leaders, k);

              g_assert_cmpint (bar->batches, ==, recount_bar (&self, SIYI_BY_LEADER, bar->key));
            }
          for (guint k = 0; k < units->len; k++)
            {
              const SiyiBar *bar = g_ptr_array_index (units, k);

              g_assert_cmpint (bar->batches, ==, recount_bar (&self, SIYI_BY_UNIT, bar->key));
            }
        }
      case_tear_down (&self);
    }
}

/* A check that does not hold names its two sides. */
static void
test_a_broken_sum_is_named (void)
{
  Case self;
  g_autoptr(SiyiFigures) figures = NULL;
  g_autoptr(GPtrArray) identities = NULL;
  int n_broken = 0;

  case_set_up (&self);
  self.query = siyi_stat_query (siyi_day_new (2024, 1, 1), siyi_day_new (2026, 12, 31));
  figures = store_read (&self.fixture, load, &self.query);
  ((SiyiFigure *) siyi_figures_find (figures, "all"))->value++;
  ((SiyiFigure *) siyi_figures_find (figures, "own.persons"))->value = 0;
  ((SiyiFigure *) siyi_figures_find (figures, "resolve.rate"))->numerator = G_MAXINT;
  identities = siyi_statistics_check (figures);
  for (guint i = 0; i < identities->len; i++)
    {
      const SiyiIdentity *identity = g_ptr_array_index (identities, i);

      n_broken += !identity->holds;
      if (!identity->holds)
        g_assert_true (strstr (identity->words, siyi_figure_title (identity->key)) != NULL);
    }
  /* Person-times are the sum of two parts as well. */
  g_assert_cmpint (n_broken, ==, 4);
  case_tear_down (&self);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statistics/recount", test_figures_are_those_of_a_recount);
  g_test_add_func ("/statistics/behind", test_behind_every_number_are_its_rows);
  g_test_add_func ("/statistics/kept", test_kept_months_are_those_of_a_recount);
  g_test_add_func ("/statistics/kept-days", test_kept_months_grow_old);
  g_test_add_func ("/statistics/kept-settings", test_kept_months_go_by_settings_and_calendar);
  g_test_add_func ("/statistics/kept-checked", test_kept_figures_are_checked);
  g_test_add_func ("/statistics/leaders-units", test_leaders_and_units_are_those_of_a_recount);
  g_test_add_func ("/statistics/broken", test_a_broken_sum_is_named);

  return g_test_run ();
}
