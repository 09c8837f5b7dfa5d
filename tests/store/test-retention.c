/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which matters are due: those, and no others, that each matter for itself says it is, in every year, whatever
 * its days, the office's rules and a person's word. */
#include <stdlib.h>

#include "siyi-retention-store.h"
#include "siyi-words.h"
#include "store-fixture.h"

enum { N_CASES = 300, VOIDED = 11 };

typedef struct { StoreFixture fixture; int year; gint64 id; } Case;

static gpointer
load_due (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_retention_due (db, ((Case *) data)->year, error);
}

static gpointer
load_one (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_retention_load (db, ((Case *) data)->id, error);
}

static char *
random_day (int from,
            int to)
{
  return siyi_day_to_text (siyi_day_new (g_test_rand_int_range (from, to), 1, 1) + g_test_rand_int_range (0, 365));
}

/* Registered in twenty years, closed and visited at some time after; some of a person's word. */
static void
fill (Case *self)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  for (int i = 1; i <= N_CASES; i++)
    {
      const int year = g_test_rand_int_range (2000, 2020);
      g_autofree char *registered = random_day (year, year + 1);
      g_autofree char *closed = random_day (year + 1, year + 3);
      g_autofree char *visited = random_day (year + 1, year + 12);

      g_string_append_printf (sql, "INSERT INTO petition_case (id, uid, number, title, registered, closed_day, "
                              "case_leader_name, row_state) VALUES (%d, 'c%d', 'JF%04d', 'a matter', '%s', %s%s%s, %s, %d);",
                              i, i, i, registered, i % 3 != 0 ? "'" : "", i % 3 != 0 ? closed : "NULL", i % 3 != 0 ? "'" : "",
                              i % 5 == 0 ? "'a leader'" : "NULL", i % VOIDED == 0);
      if (i % 2 == 0)
        g_string_append_printf (sql, "INSERT INTO visit (uid, case_id, book, year, day, persons) VALUES ('v%d', %d, 0, 2020, "
                                "'%s', 1);", i, i, visited);
      if (i % 7 == 0)
        g_string_append_printf (sql, "INSERT INTO case_retention VALUES (%d, %d, 'why');", i, g_test_rand_int_range (0, 40));
    }
  store_tamper (self->fixture.folder, sql->str);
}

static gboolean
says_it_is_due (Case *self)
{
  SiyiRetentionLine *line = store_read (&self->fixture, load_one, self);
  const int hand_over = atoi (siyi_word ("retention", "hand-over"));
  const gboolean ends = line->ends != 0 && line->ends <= self->year;
  const gboolean goes_over = (line->ends == 0 || line->years > hand_over) &&
                             siyi_day_year (line->last_day) + hand_over <= self->year;

  siyi_retention_line_free (line);

  return self->id % VOIDED != 0 && (ends || goes_over);
}

static void
assert_due (Case *self)
{
  g_autoptr(GPtrArray) due = store_read (&self->fixture, load_due, self);
  g_autoptr(GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < due->len; i++)
    {
      SiyiRetentionLine *line = g_ptr_array_index (due, i);

      g_assert_true (g_hash_table_add (ids, &line->case_id));
      g_assert_true (i == 0 || ((SiyiRetentionLine *) g_ptr_array_index (due, i - 1))->last_day <= line->last_day);
    }
  for (self->id = 1; self->id <= N_CASES; self->id++)
    if (g_hash_table_contains (ids, &self->id) != says_it_is_due (self))
      g_error ("%d: matter %d", self->year, (int) self->id);
}

static void
test_due_is_what_each_matter_says (void)
{
  static const char * const rules[] = { "", "INSERT OR REPLACE INTO setting (key, value) VALUES ('retention.other', '4')" };
  Case self;

  store_fixture_set_up (&self.fixture);
  fill (&self);
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      store_tamper (self.fixture.folder, rules[i]);
      for (self.year = 2004; self.year < 2060; self.year += 5)
        assert_due (&self);
    }
  store_fixture_tear_down (&self.fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/retention/due", test_due_is_what_each_matter_says);

  return g_test_run ();
}
