/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions of the plan in the archive: counts and pieces, what a published notice says of them, the
 * ordinary day, turns credited to who sat, changes that leave their line and can be taken back,
 * and an archive of the first format that comes to know all this. */
#include "store-fixture.h"

#include <sqlite3.h>
#include <string.h>

#include "siyi-case-store.h"
#include "siyi-keeping.h"
#include "siyi-ledger-store.h"
#include "siyi-office-store.h"
#include "siyi-schedule-store.h"
#include "siyi-stats-store.h"

static SiyiDay
december (int day)
{
  return siyi_day_new (2026, 12, day);
}

static gpointer
make_office (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char * const names[] = { "赵甲子", "钱乙丑", "孙丙寅" };
  SiyiVenue venue = { 0, (char *) "示例市人民来访接待中心", NULL, TRUE };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      SiyiLeader leader = { .name = (char *) names[i], .post = (char *) "副市长",
                            .portfolio = (char *) "教育、卫生健康", .rank = (int) i, .active = TRUE };

      siyi_leader_save (db, &leader, error);
    }
  siyi_venue_save (db, &venue, error);

  return NULL;
}

static SiyiPlanned *
new_session (SiyiDb *db, int day, gint64 leader)
{
  SiyiPlanned *session = g_new0 (SiyiPlanned, 1);
  GError *error = NULL;

  session->day = december (day);
  session->from = g_strdup ("9:00");
  session->to = g_strdup ("11:30");
  session->venue = 1;
  session->place = g_strdup ("示例市人民来访接待中心");
  session->method = g_strdup ("现场接访");
  session->planned_day = december (1);
  session->planned = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_seat_free);
  session->sat = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_seat_free);
  g_ptr_array_add (session->planned, siyi_seat_new (db, leader, session->day, NULL, &error));
  g_assert_no_error (error);

  return session;
}

/* Three sessions: yesterday's, today's, one to come. */
static gpointer
plan_days (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(SiyiPlanned) a = new_session (db, 16, 1);
  g_autoptr(SiyiPlanned) b = new_session (db, 17, 2);
  g_autoptr(SiyiPlanned) c = new_session (db, 21, 3);
  SiyiSessionEdit edits[] = { { .session = a }, { .session = b }, { .session = c } };
  gint64 first = 0;

  g_free (siyi_sessions_write (db, "schedule.plan", edits, 3, &first, error));
  g_assert_cmpint (first, ==, 1);

  return NULL;
}

static void
set_up (StoreFixture *fixture)
{
  store_fixture_set_up (fixture);
  store_write (fixture, make_office, NULL);
  store_write (fixture, plan_days, NULL);
}

static gpointer
load_all (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_planned_load (db, december (1), december (31), TRUE, error);
}

static SiyiPlanned *
nth (GPtrArray *sessions, int i)
{
  return g_ptr_array_index (sessions, i);
}

static void
test_a_session_comes_back_as_it_was_written (void)
{
  StoreFixture fixture;
  g_autoptr(GPtrArray) sessions = NULL;
  const SiyiSeat *seat;

  set_up (&fixture);
  sessions = store_read (&fixture, load_all, NULL);
  g_assert_cmpuint (sessions->len, ==, 3);
  g_assert_cmpint (nth (sessions, 0)->day, ==, december (16));
  g_assert_cmpint (nth (sessions, 0)->state, ==, SIYI_SESSION_PLANNED);
  g_assert_cmpstr (nth (sessions, 0)->place, ==, "示例市人民来访接待中心");
  g_assert_cmpint (nth (sessions, 0)->planned_day, ==, december (1));
  g_assert_false (nth (sessions, 0)->announced);
  seat = g_ptr_array_index (nth (sessions, 0)->planned, 0);
  g_assert_cmpstr (seat->name, ==, "赵甲子");
  g_assert_cmpstr (seat->post, ==, "副市长");
  g_assert_cmpstr (seat->portfolio, ==, "教育、卫生健康");
  store_assert_sound (&fixture);
  store_fixture_tear_down (&fixture);
}

typedef struct { gint64 session; int persons; gboolean booked; } Visitor;

static gpointer
register_visit (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Visitor *visitor = data;
  g_autoptr(SiyiRecord) record = store_record ((int) visitor->session);
  SiyiNewVisit visit = { .record = record, .session = visitor->session,
                         .booked = visitor->booked };
  SiyiNewVisitResult *result;

  g_free (record->date);
  record->date = siyi_day_to_text (visitor->session == 1 ? december (16) : december (21));
  record->persons = visitor->persons;
  result = siyi_visit_add (db, &visit, error);
  if (result != NULL)
    siyi_new_visit_result_free (result);

  return NULL;
}

static gpointer
add_papers (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *signers[] = { "何甲寅", "吕乙卯", "施丙辰", NULL };

  g_free (siyi_session_sign (db, 1, "B", signers, error));
  g_free (siyi_session_excuse (db, 1, SIYI_PIECE_PHOTOS, "相机损坏", error));

  return NULL;
}

static gpointer
count_month (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const SiyiStatScope scope = { .from = december (1), .to = december (31) };

  return siyi_stat_groups (db, &scope, SIYI_BY_NOTHING, error);
}

static gpointer
sum_month (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const SiyiLedgerQuery query = { .from = december (1), .to = december (31), .closed = -1,
                                  .light = -1 };
  SiyiLedgerSums *sums = g_new0 (SiyiLedgerSums, 1);

  g_assert_true (siyi_ledger_sum (db, &query, sums, error));

  return sums;
}

/* Who came counts for the four ones and is a batch; who is only booked does not yet. */
static void
test_the_pieces_are_counted (void)
{
  StoreFixture fixture;
  g_autoptr(GPtrArray) sessions = NULL;
  Visitor came = { 1, 3, FALSE }, waits = { 3, 5, TRUE };
  g_autoptr(GPtrArray) counts = NULL;
  SiyiLedgerSums *sums;

  set_up (&fixture);
  store_write (&fixture, register_visit, &came);
  store_write (&fixture, register_visit, &waits);
  store_write (&fixture, add_papers, NULL);
  sessions = store_read (&fixture, load_all, NULL);
  counts = store_read (&fixture, count_month, NULL);
  sums = store_read (&fixture, sum_month, NULL);

  g_assert_cmpint (((SiyiCount *) counts->pdata[0])->batches, ==, 1);
  g_assert_cmpint (((SiyiCount *) counts->pdata[0])->persons, ==, 3);
  g_assert_cmpint (sums->batches, ==, 1);
  g_assert_cmpint (sums->persons, ==, 3);
  g_free (sums);
  g_assert_cmpint (nth (sessions, 0)->state, ==, SIYI_SESSION_HELD);
  g_assert_cmpint (nth (sessions, 0)->n_visits, ==, 1);
  g_assert_cmpint (nth (sessions, 0)->n_booked, ==, 0);
  /* an instruction alone is not yet a record */
  g_assert_cmpint (nth (sessions, 0)->pieces[SIYI_PIECE_RECORD].wanted, ==, 1);
  g_assert_cmpint (nth (sessions, 0)->pieces[SIYI_PIECE_RECORD].done, ==, 0);
  g_assert_cmpint (nth (sessions, 0)->pieces[SIYI_PIECE_SIGNIN].done, ==, 3);
  g_assert_cmpint (nth (sessions, 0)->pieces[SIYI_PIECE_SIGNIN].wanted, ==, 3);
  g_assert_cmpint (nth (sessions, 0)->pieces[SIYI_PIECE_PHOTOS].done, ==, 0);
  g_assert_true (nth (sessions, 0)->pieces[SIYI_PIECE_PHOTOS].excused);

  g_assert_cmpint (nth (sessions, 2)->state, ==, SIYI_SESSION_PLANNED);
  g_assert_cmpint (nth (sessions, 2)->n_booked, ==, 1);
  g_assert_cmpint (nth (sessions, 2)->n_persons, ==, 5);
  for (int piece = 0; piece < SIYI_N_PIECES; piece++)
    g_assert_cmpint (nth (sessions, 2)->pieces[piece].wanted, ==, 0);
  store_assert_sound (&fixture);
  store_fixture_tear_down (&fixture);
}

static gpointer
load_row (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 id = 1;
  g_autoptr(GPtrArray) rows = siyi_ledger_load (db, &id, 1, error);

  return siyi_ledger_row_ref (g_ptr_array_index (rows, 0));
}

/* The ledger names who is planned where nobody stood in. */
static void
test_the_ledger_names_the_planned_leader (void)
{
  StoreFixture fixture;
  SiyiLedgerRow *row;
  Visitor came = { 1, 3, FALSE };

  set_up (&fixture);
  store_write (&fixture, register_visit, &came);
  row = store_read (&fixture, load_row, NULL);
  g_assert_cmpstr (row->cells[SIYI_COLUMN_LEADERS], ==, "赵甲子");
  siyi_ledger_row_unref (row);
  store_fixture_tear_down (&fixture);
}

#define NOTICE(version, lines) \
  "INSERT INTO notice (uid, month, version, body, published, published_at) VALUES ('n" version "'," \
  "'2026-12', " version ", '{\"lines\":[" lines "]}', '2026-12-01', " version ")"
#define LINE(id, day, name, more) \
  "{\"session\":" id ",\"day\":\"2026-12-" day "\",\"time\":\"9:00—11:30\",\"leaders\":\"" name \
  "\",\"posts\":\"副市长\",\"method\":\"现场接访\",\"place\":\"示例市人民来访接待中心\"" more "}"

/* Announced is what the newest published notice says of time, place, leader and method. */
static void
test_a_notice_is_compared_with_the_plan (void)
{
  StoreFixture fixture;
  g_autoptr(GPtrArray) sessions = NULL;

  set_up (&fixture);
  store_tamper (fixture.folder, NOTICE ("1", LINE ("1", "16", "孙丙寅", "")));
  store_tamper (fixture.folder, NOTICE ("2", LINE ("1", "16", "赵甲子", "") ","
                                        LINE ("2", "17", "孙丙寅", "") ","
                                        LINE ("3", "21", "孙丙寅", ",\"cancelled\":true")));
  store_tamper (fixture.folder, "UPDATE session SET state = 'published'");
  sessions = store_read (&fixture, load_all, NULL);
  g_assert_true (nth (sessions, 0)->announced);
  g_assert_false (nth (sessions, 1)->announced);
  g_assert_false (nth (sessions, 2)->announced);
  g_assert_cmpint (nth (sessions, 0)->state, ==, SIYI_SESSION_PUBLISHED);

  store_tamper (fixture.folder, "UPDATE session SET state = 'cancelled' WHERE id = 3");
  store_tamper (fixture.folder, "UPDATE notice SET published = NULL WHERE version = 1");
  g_clear_pointer (&sessions, g_ptr_array_unref);
  sessions = store_read (&fixture, load_all, NULL);
  g_assert_true (nth (sessions, 2)->announced);

  store_tamper (fixture.folder, "UPDATE notice SET published = NULL");
  g_clear_pointer (&sessions, g_ptr_array_unref);
  sessions = store_read (&fixture, load_all, NULL);
  g_assert_cmpint (nth (sessions, 0)->state, ==, SIYI_SESSION_PLANNED);
  g_assert_false (nth (sessions, 0)->announced);
  store_fixture_tear_down (&fixture);
}

typedef struct { char *action; GError *error; int version; } Change;

static gpointer
let_stand_in (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;
  g_autoptr(SiyiPlanned) session = siyi_planned_load_one (db, 1, error);
  SiyiSessionEdit edit = { .session = session, .kind = SIYI_CHANGE_STAND_IN, .reason = "开会" };

  if (change->version != 0)
    session->version = change->version;
  g_ptr_array_add (session->sat, siyi_seat_new (db, 3, session->day, "开会", error));
  change->action = siyi_sessions_write (db, "schedule.stand-in", &edit, 1, NULL, &change->error);

  return NULL;
}

static gpointer
take_back (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  g_free (siyi_action_undo (db, change->action, error));

  return NULL;
}

static gpointer
load_turns (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_turns_load (db, december (1), december (31), error);
}

/* Everything of the plan as text; the version of a row only goes on. */
static char *
state_of (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "main.db", NULL);
  GString *text = g_string_new (NULL);
  sqlite3_stmt *row;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db,
    "SELECT id || '|' || day || '|' || state || '|' || coalesce (why_text, '-') || '|' || pinned || '|' || "
    "(SELECT group_concat (role || ordinal || name || coalesce (post, '-') || coalesce (reason, '-'), ';') "
    " FROM session_leader WHERE session = s.id) FROM session s UNION ALL "
    "SELECT 'change' || id || kind FROM session_change", -1, &row, NULL), ==, SQLITE_OK);
  while (sqlite3_step (row) == SQLITE_ROW)
    g_string_append_printf (text, "%s\n", sqlite3_column_text (row, 0));
  sqlite3_finalize (row);
  sqlite3_close (db);

  return g_string_free (text, FALSE);
}

static void
test_a_change_is_traced_credited_and_taken_back (void)
{
  StoreFixture fixture;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GArray) turns = NULL;
  Change change = { 0 };

  set_up (&fixture);
  before = state_of (fixture.folder);
  store_write (&fixture, let_stand_in, &change);
  g_assert_no_error (change.error);
  turns = store_read (&fixture, load_turns, NULL);
  g_assert_cmpuint (turns->len, ==, 3);
  g_assert_cmpint (g_array_index (turns, SiyiCreditedTurn, 0).leader, ==, 3);
  g_assert_cmpint (store_number (fixture.folder, "SELECT count(*) FROM session_change WHERE session = 1 "
                                 "AND kind = 'stand-in' AND reason = '开会' AND who = 'tester' "
                                 "AND json_extract (after, '$.sat[0].name') = '孙丙寅' "
                                 "AND json_extract (before, '$.sat') IS NULL"), ==, 1);
  store_assert_sound (&fixture);

  store_write (&fixture, take_back, &change);
  after = state_of (fixture.folder);
  g_assert_cmpstr (after, ==, before);
  store_assert_sound (&fixture);
  g_free (change.action);
  store_fixture_tear_down (&fixture);
}

static void
test_a_stale_change_is_refused_whole (void)
{
  StoreFixture fixture;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  Change change = { .version = 7 };

  set_up (&fixture);
  before = state_of (fixture.folder);
  store_write (&fixture, let_stand_in, &change);
  g_assert_error (change.error, SIYI_ERROR, SIYI_ERROR_STALE);
  g_assert_null (change.action);
  g_clear_error (&change.error);
  after = state_of (fixture.folder);
  g_assert_cmpstr (after, ==, before);
  store_fixture_tear_down (&fixture);
}

/* Somebody else planned the same day meanwhile. */
static gpointer
plan_twice (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(SiyiPlanned) session = new_session (db, 21, 1);
  SiyiSessionEdit edit = { .session = session };
  g_autoptr(GError) local = NULL;

  g_assert_null (siyi_sessions_write (db, "schedule.plan", &edit, 1, NULL, &local));
  g_assert_error (local, SIYI_ERROR, SIYI_ERROR_STALE);

  return NULL;
}

static void
test_a_day_is_not_planned_twice (void)
{
  StoreFixture fixture;

  set_up (&fixture);
  store_write (&fixture, plan_twice, NULL);
  g_assert_cmpint (store_number (fixture.folder, "SELECT count(*) FROM session"), ==, 3);
  store_fixture_tear_down (&fixture);
}

static gpointer
load_patterns (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_slot_patterns_load (db, error);
}

static gpointer
save_patterns (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  SiyiSlotPattern one = { 0, (char *) "weekday:1,3", SIYI_PART_AM, (char *) "8:30", (char *) "11:00", 1,
                          (char *) "现场接访", 2 };
  g_autoptr(GPtrArray) patterns = g_ptr_array_new ();

  g_ptr_array_add (patterns, &one);
  g_assert_true (siyi_slot_patterns_save (db, patterns, error));

  return NULL;
}

static void
test_an_ordinary_day_is_shipped_and_set (void)
{
  StoreFixture fixture;
  g_autoptr(GPtrArray) shipped = NULL;
  g_autoptr(GPtrArray) set = NULL;
  const SiyiSlotPattern *pattern;

  set_up (&fixture);
  shipped = store_read (&fixture, load_patterns, NULL);
  g_assert_cmpuint (shipped->len, ==, 1);
  pattern = g_ptr_array_index (shipped, 0);
  g_assert_cmpstr (pattern->days, ==, "daily");
  g_assert_cmpstr (pattern->from, ==, "9:00");
  g_assert_cmpint (pattern->venue, ==, 1);

  store_write (&fixture, save_patterns, NULL);
  set = store_read (&fixture, load_patterns, NULL);
  g_assert_cmpuint (set->len, ==, 1);
  pattern = g_ptr_array_index (set, 0);
  g_assert_cmpstr (pattern->days, ==, "weekday:1,3");
  g_assert_cmpint (pattern->part, ==, SIYI_PART_AM);
  g_assert_cmpint (pattern->seats, ==, 2);
  store_assert_sound (&fixture);
  store_fixture_tear_down (&fixture);
}

static gpointer
load_leaders (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_leaders_load (db, december (17), TRUE, error);
}

static gpointer
save_head (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  SiyiLeader leader = { .id = 1, .name = (char *) "赵甲子", .monthly = TRUE, .active = TRUE,
                        .monthly_day = data };
  SiyiLeader joins = { .name = (char *) "李丁卯", .rank = 9, .active = TRUE };

  g_assert_cmpint (siyi_leader_save (db, &leader, error), ==, 1);
  if (data != NULL && *(const char *) data != '\0')
    g_assert_cmpint (siyi_leader_save (db, &joins, error), ==, 4);

  return NULL;
}

/* The head's day is kept until it is said otherwise; who comes later joins from that day. */
static void
test_leaders_keep_their_day_and_join_late (void)
{
  StoreFixture fixture;
  GPtrArray *leaders;

  set_up (&fixture);
  store_write (&fixture, save_head, (gpointer) "day:15");
  store_write (&fixture, save_head, NULL);
  leaders = store_read (&fixture, load_leaders, NULL);
  g_assert_cmpstr (((SiyiLeader *) leaders->pdata[0])->monthly_day, ==, "day:15");
  g_assert_cmpint (((SiyiLeader *) leaders->pdata[0])->from_day, ==, SIYI_DAY_NONE);
  g_assert_cmpint (((SiyiLeader *) leaders->pdata[3])->from_day, ==, december (17));
  g_ptr_array_unref (leaders);

  store_write (&fixture, save_head, (gpointer) "");
  leaders = store_read (&fixture, load_leaders, NULL);
  g_assert_null (((SiyiLeader *) leaders->pdata[0])->monthly_day);
  g_ptr_array_unref (leaders);
  store_assert_sound (&fixture);
  store_fixture_tear_down (&fixture);
}

/* What the check must find. */
static void
test_the_check_finds_a_broken_plan (void)
{
  static const char * const faults[] = {
    "DELETE FROM session_leader WHERE session = 2",
    "INSERT INTO session_change (session, at, day, who, kind) VALUES (1, 0, '2026-12-17', 'x', 'moved')",
    "INSERT INTO notice (uid, month, version, body) VALUES ('n', '2026-12', 2, '{}')",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      StoreFixture fixture;
      g_autoptr(GPtrArray) problems = NULL;
      GError *error = NULL;

      set_up (&fixture);
      store_tamper (fixture.folder, faults[i]);
      problems = siyi_check (fixture.archive, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (problems->len, ==, 1);
      store_fixture_tear_down (&fixture);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schedule/written", test_a_session_comes_back_as_it_was_written);
  g_test_add_func ("/schedule/pieces", test_the_pieces_are_counted);
  g_test_add_func ("/schedule/ledger", test_the_ledger_names_the_planned_leader);
  g_test_add_func ("/schedule/announced", test_a_notice_is_compared_with_the_plan);
  g_test_add_func ("/schedule/change", test_a_change_is_traced_credited_and_taken_back);
  g_test_add_func ("/schedule/stale", test_a_stale_change_is_refused_whole);
  g_test_add_func ("/schedule/twice", test_a_day_is_not_planned_twice);
  g_test_add_func ("/schedule/patterns", test_an_ordinary_day_is_shipped_and_set);
  g_test_add_func ("/schedule/leaders", test_leaders_keep_their_day_and_join_late);
  g_test_add_func ("/schedule/check", test_the_check_finds_a_broken_plan);

  return g_test_run ();
}
