/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a leader ordered: his own instructions and no other's, newest first, each with what became of
 * it; what is done is left out of the open ones. Today is 17 December 2026. */
#include "store-fixture.h"

#include "siyi-case-store.h"
#include "siyi-ledger-store.h"
#include "siyi-office-store.h"
#include "siyi-ordered-store.h"

typedef struct
{
  const char       *day, *units, *due, *closed, *answered;
  SiyiOrderedState  state;
  SiyiLight         light;
} Order;

/* Oldest first; the second one's light is yellow: 12 of its 14 days are used. */
static const Order orders[] = {
  { "2026-10-08", "示例市水利局", "2026-11-07", "2026-11-06", NULL, SIYI_ORDERED_CLOSED, SIYI_LIGHT_DONE },
  { "2026-12-05", "示例市水利局", "2026-12-19", NULL, NULL, SIYI_ORDERED_DUE, SIYI_LIGHT_YELLOW },
  { "2026-12-07", "示例市水利局", "2026-12-16", NULL, NULL, SIYI_ORDERED_OVERDUE, SIYI_LIGHT_RED },
  { "2026-12-08", "示例市水利局", NULL, NULL, NULL, SIYI_ORDERED_OPEN, SIYI_LIGHT_NONE },
  { "2026-12-09", "示例市水利局", "2027-01-20", NULL, "已经查明", SIYI_ORDERED_ANSWERED, SIYI_LIGHT_GREEN },
  { "2026-12-10", NULL, NULL, NULL, NULL, SIYI_ORDERED_UNASSIGNED, SIYI_LIGHT_NONE },
};

typedef struct
{
  StoreFixture *store;
  gint64        leader;
  gboolean      open_only;
} Ask;

static gint64
receive (SiyiDb *db, const char *leader, const Order *order)
{
  g_autoptr(SiyiRecord) record = siyi_record_new ();
  const char *names[] = { "欧阳甲", NULL };
  const char *leaders[] = { leader, NULL };
  const char *units[] = { order->units, NULL };
  SiyiNewVisit visit = { .record = record };
  g_autoptr(GError) error = NULL;
  SiyiNewVisitResult *result;
  gint64 case_id;

  record->date = g_strdup (order->day);
  record->form = g_strdup ("来访");
  record->visitors = g_strdupv ((char **) names);
  record->leaders = g_strdupv ((char **) leaders);
  record->summary = g_strdup ("反映水渠堵塞");
  record->persons = 1;
  record->opinion = g_strdup_printf ("%s 的批示", order->day);
  if (order->units != NULL)
    {
      record->units = g_strdupv ((char **) units);
      record->assigned = g_strdup (order->day);
    }
  record->due = g_strdup (order->due);
  record->closed = g_strdup (order->closed);
  result = siyi_visit_add (db, &visit, &error);
  g_assert_no_error (error);
  case_id = result->case_id;
  siyi_new_visit_result_free (result);

  return case_id;
}

static gpointer
fill (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char * const names[] = { "黎甲午", "常丙申" };
  static const Order other = { "2026-12-11", "示例市水利局", NULL, NULL, NULL, SIYI_ORDERED_OPEN,
                               SIYI_LIGHT_NONE };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      SiyiLeader leader = { .name = (char *) names[i], .post = (char *) "副市长", .rank = (int) i, .active = TRUE };

      g_assert_true (siyi_leader_save (db, &leader, error));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      const gint64 matter = receive (db, names[0], &orders[i]);
      g_autofree char *answered = NULL;

      if (orders[i].answered != NULL)
        {
          answered = siyi_case_add_moment (db, matter, "answered", siyi_day_new (2026, 12, 15),
                                           orders[i].answered, error);
          g_assert_nonnull (answered);
        }
    }
  receive (db, names[1], &other);

  return NULL;
}

static gpointer
ask (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Ask *what = data;
  const SiyiOrderedQuery query = { what->leader, what->open_only, siyi_day_new (2026, 12, 17) };
  g_autoptr(GArray) ids = siyi_ordered_ids (db, &query, error);
  GPtrArray *lines;

  g_assert_nonnull (ids);
  lines = siyi_ordered_load (db, (const gint64 *) ids->data, ids->len, query.today, error);
  g_assert_nonnull (lines);

  return lines;
}

static const SiyiOrdered *
nth (GPtrArray *lines, guint n)
{
  return g_ptr_array_index (lines, n);
}

static void
test_states (void)
{
  StoreFixture store;
  Ask all = { &store, 1, FALSE };
  g_autoptr(GPtrArray) lines = NULL;

  store_fixture_set_up (&store);
  store_write (&store, fill, NULL);
  lines = store_read (&store, ask, &all);

  g_assert_cmpuint (lines->len, ==, G_N_ELEMENTS (orders));
  for (guint i = 0; i < lines->len; i++)
    {
      const Order *order = &orders[lines->len - 1 - i];
      g_autofree char *body = g_strdup_printf ("%s 的批示", order->day);
      g_autofree char *day = siyi_day_to_text (nth (lines, i)->day);

      g_assert_cmpstr (day, ==, order->day);
      g_assert_cmpstr (nth (lines, i)->body, ==, body);
      g_assert_cmpstr (siyi_ordered_word (nth (lines, i)->state), ==, siyi_ordered_word (order->state));
      g_assert_cmpint (nth (lines, i)->light, ==, order->light);
      /* A list masks. */
      g_assert_cmpstr (nth (lines, i)->visitors, !=, "欧阳甲");
    }
  store_assert_sound (&store);
  store_fixture_tear_down (&store);
}

/* Open: nobody has closed it, whoever has answered. */
static void
test_open (void)
{
  StoreFixture store;
  Ask open = { &store, 1, TRUE };
  Ask other = { &store, 2, TRUE };
  Ask nobody = { &store, 77, FALSE };
  g_autoptr(GPtrArray) lines = NULL;
  g_autoptr(GPtrArray) others = NULL;
  g_autoptr(GPtrArray) none = NULL;

  store_fixture_set_up (&store);
  store_write (&store, fill, NULL);
  lines = store_read (&store, ask, &open);
  others = store_read (&store, ask, &other);
  none = store_read (&store, ask, &nobody);

  g_assert_cmpuint (lines->len, ==, G_N_ELEMENTS (orders) - 1);
  for (guint i = 0; i < lines->len; i++)
    g_assert_cmpint (nth (lines, i)->state, !=, SIYI_ORDERED_CLOSED);
  g_assert_cmpuint (others->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
  store_fixture_tear_down (&store);
}

/* A leader planned for a session in which another sat has ordered nothing there. */
static void
test_stand_in (void)
{
  StoreFixture store;
  Ask planned = { &store, 2, FALSE };
  Ask sat = { &store, 1, FALSE };
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GPtrArray) all = NULL;

  store_fixture_set_up (&store);
  store_write (&store, fill, NULL);
  store_tamper (store.folder, "UPDATE instruction SET leader = NULL; "
                "DELETE FROM session_leader WHERE role = 'planned'; "
                "INSERT INTO session_leader (session, role, ordinal, leader, name) "
                "SELECT session, 'planned', 0, 2, '常丙申' FROM session_leader WHERE leader = 1");
  none = store_read (&store, ask, &planned);
  all = store_read (&store, ask, &sat);
  g_assert_cmpuint (none->len, ==, 1);
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (orders));
  store_fixture_tear_down (&store);
}

static gpointer
add_two (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *first = siyi_instruction_add (db, 6, 1, "signed", " 三日内交办 ", error);
  g_autofree char *second = siyi_instruction_add (db, 6, 1, "signed", "七日内答复", error);
  g_autofree char *undone = NULL;
  g_autoptr(GError) refused = NULL;

  g_assert_nonnull (first);
  g_assert_nonnull (second);
  undone = siyi_action_undo (db, second, error);
  g_assert_nonnull (undone);

  g_assert_null (siyi_instruction_add (db, 6, 1, "signed", "  ", &refused));
  g_assert_error (refused, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_clear_error (&refused);
  g_assert_null (siyi_instruction_add (db, 999, 1, "signed", "交办", &refused));
  g_assert_error (refused, SIYI_ERROR, SIYI_ERROR_NOT_FOUND);

  return NULL;
}

static gpointer
add_to_sealed (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(GError) refused = NULL;

  g_assert_null (siyi_instruction_add (db, 6, 1, "signed", "交办", &refused));
  g_assert_error (refused, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);

  return NULL;
}

/* An instruction is added below the others, each is taken back by itself; a signed record is closed. */
static void
test_add (void)
{
  StoreFixture store;

  store_fixture_set_up (&store);
  store_write (&store, fill, NULL);
  store_write (&store, add_two, NULL);
  g_assert_cmpint (store_number (store.folder, "SELECT count(*) FROM instruction WHERE visit = 6"), ==, 2);
  g_assert_cmpint (store_number (store.folder, "SELECT count(*) FROM instruction WHERE visit = 6 AND ordinal = 0 "
                                 "AND body = '2026-12-10 的批示'"), ==, 1);
  g_assert_cmpint (store_number (store.folder, "SELECT count(*) FROM instruction WHERE visit = 6 AND ordinal = 1 "
                                 "AND body = '三日内交办' AND given = 'signed' AND leader = 1 "
                                 "AND day = '2026-12-17'"), ==, 1);
  store_assert_sound (&store);
  store_tamper (store.folder, "UPDATE visit SET sealed_at = 1 WHERE id = 6");
  store_write (&store, add_to_sealed, NULL);
  store_fixture_tear_down (&store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ordered/states", test_states);
  g_test_add_func ("/ordered/open", test_open);
  g_test_add_func ("/ordered/add", test_add);
  g_test_add_func ("/ordered/stand-in", test_stand_in);

  return g_test_run ();
}
