/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today over a real archive: the session of the day, what is due in its order, the row that opens its record,
 * the button that is only there where it works, and no more rows than a page bears. */
#include <glib/gstdio.h>

#include "sample-cases.h"
#include "siyi-application.h"
#include "siyi-keeping.h"
#include "siyi-office-store.h"
#include "siyi-persons.h"
#include "siyi-reception-store.h"
#include "siyi-role-guard.h"
#include "siyi-session-page.h"
#include "siyi-task-store.h"
#include "siyi-today-page-private.h"
#include "siyi-today-row.h"
#include "siyi-window-private.h"
#include "ui-test.h"

/* A process has one, registered on its bus once. */
static SiyiApplication *application;

typedef struct
{
  char          *folder;
  SiyiArchive   *archive;
  SiyiWindow    *window;
  SiyiTodayPage *page;
  guint          n_taken;
  gint64         session;
  gint64         task;
} Fixture;

/* --- An office ---------------------------------------------------------------------------------- */

typedef struct { Fixture *fixture; SiyiDay day; const char *name; int n; const char *due; gint64 id; } Wish;

static gpointer
session_in_thread (SiyiDb        *db,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  Wish *wish = data;
  SiyiLeader leader = { .name = (char *) wish->name, .post = (char *) "副市长", .rank = 1, .active = TRUE };
  SiyiPlanned session = { .day = wish->day, .planned_day = siyi_day_new (2026, 12, 1),
                          .from = (char *) "9:00", .to = (char *) "11:30", .method = (char *) "现场接访", .place = (char *) "一号接访室" };
  const SiyiSessionEdit edit = { .session = &session };
  const gint64 id = siyi_leader_save (db, &leader, error);

  session.planned = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_seat_free);
  session.sat = g_ptr_array_new ();
  g_ptr_array_add (session.planned, siyi_seat_new (db, id, wish->day, NULL, error));
  g_free (siyi_sessions_write (db, "schedule.plan", &edit, 1, &wish->id, error));
  g_ptr_array_unref (session.planned);
  g_ptr_array_unref (session.sat);

  return NULL;
}

/* Visits of the session of Today's fixture, each with a task where it shall have one. */
static gpointer
tasks_in_thread (SiyiDb        *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  static const char * const units[] = { "示例市住建局", NULL };
  Wish *wish = data;

  siyi_db_group_begin (db, error);
  for (int i = 0; i < wish->n && *error == NULL; i++)
    {
      g_autoptr(SiyiRecord) record = siyi_record_new ();
      const SiyiNewVisit visit = { .record = record, .session = wish->fixture->session,
                                   .booked = wish->due == NULL, .arrived = wish->due != NULL ? "9:05" : NULL };
      SiyiNewVisitResult *result;

      record->visitors = g_strsplit (wish->name, " ", -1);
      record->persons = 1;
      record->summary = g_strdup_printf ("%s反映的问题%d", wish->name, i);
      record->date = g_strdup ("2026-12-17");
      result = siyi_visit_add (db, &visit, error);
      if (result == NULL)
        break;
      if (wish->due != NULL)
        g_free (siyi_task_assign (db, result->visit, units, NULL, siyi_day_parse ("2026-12-01"), (SiyiLimit) { 0 },
                                  siyi_day_parse (wish->due), &wish->id, error));
      siyi_new_visit_result_free (result);
    }
  if (*error == NULL)
    siyi_db_group_commit (db, error);

  return NULL;
}

static gint64
make (Fixture    *fixture,
      SiyiWork    work,
      SiyiDay     day,
      const char *name,
      int         n,
      const char *due)
{
  Wish wish = { fixture, day, name, n, due, 0 };
  g_autoptr(GError) error = NULL;

  siyi_archive_run (fixture->archive, SIYI_ACCESS_WRITE, work, &wish, NULL, &error);
  g_assert_no_error (error);

  return wish.id;
}

/* --- The page ----------------------------------------------------------------------------------- */

static gboolean
has_taken (gpointer data)
{
  Fixture *fixture = data;

  return fixture->page->n_taken > fixture->n_taken && fixture->page->session != NULL && fixture->page->building == 0;
}

static void
open_window (Fixture *fixture)
{
  fixture->window = siyi_window_new (ADW_APPLICATION (application));
  gtk_window_present (GTK_WINDOW (fixture->window));
  siyi_window_open (fixture->window, fixture->archive);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->pages), ==, "today");
  fixture->page = SIYI_TODAY_PAGE (gtk_stack_get_visible_child (fixture->window->pages));
  sample_wait (has_taken, fixture);
}

static GtkWidget *
row_at (Fixture *fixture,
        int      place)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (fixture->page->list, place));
}

static guint
n_rows (Fixture *fixture)
{
  guint n = 0;

  while (row_at (fixture, (int) n) != NULL)
    n++;

  return n;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->archive = sample_archive_new (&fixture->folder);
  fixture->session = make (fixture, session_in_thread, sample_today (), "黎甲午", 0, NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  sample_archive_drop (fixture->archive, fixture->folder);
  g_free (fixture->folder);
}

static void
test_calm (Fixture       *fixture,
           gconstpointer  data)
{
  guint n_calendar;

  open_window (fixture);

  /* In December the coming year's list is missing in a new archive: that one may stand there. */
  n_calendar = fixture->page->due->n_of_kind[SIYI_DUE_CALENDAR];
  g_assert_cmpuint (fixture->page->count, ==, n_calendar);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->page->due_stack), ==,
                   n_calendar > 0 ? "list" : "nothing");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->page->card_stack), ==, "session");
  g_assert_cmpstr (gtk_label_get_text (fixture->page->leaders), ==, "黎甲午");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->page->briefs)));
}

static void
test_next_session (Fixture       *fixture,
                   gconstpointer  data)
{
  make (fixture, session_in_thread, sample_today () - 1, "易乙未", 0, NULL);
  make (fixture, session_in_thread, sample_today () + 1, "常丙申", 0, NULL);
  open_window (fixture);

  /* The day before and the day after, in their order; today's own is on the card. */
  g_assert_cmpuint (fixture->page->session->neighbours->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const SiyiTodayNeighbour *one = &g_array_index (fixture->page->session->neighbours, SiyiTodayNeighbour, i);

      g_assert_cmpint (one->session->day, ==, sample_today () - 1 + 2 * (int) i);
      g_assert_cmpint (one->over, ==, i == 0);
    }
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  static const SiyiDueKind wanted[] = { SIYI_DUE_TASK_OVERDUE, SIYI_DUE_TASK_OVERDUE, SIYI_DUE_TASK_TODAY };

  make (fixture, tasks_in_thread, 0, "今日到", 1, "2026-12-17");
  make (fixture, tasks_in_thread, 0, "超三日", 1, "2026-12-14");
  fixture->task = make (fixture, tasks_in_thread, 0, "超五日", 1, "2026-12-12");
  make (fixture, tasks_in_thread, 0, "才预约", 1, NULL);
  open_window (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpint (siyi_today_row_get_kind (row_at (fixture, (int) i)), ==, wanted[i]);
  g_assert_cmpuint (fixture->page->count, ==, n_rows (fixture));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->page->briefs)));

  /* A segment shows its own rows only. */
  gtk_toggle_button_set_active (fixture->page->parts[SIYI_TODAY_PLAN], TRUE);
  g_assert_false (gtk_widget_get_child_visible (row_at (fixture, 0)));
}

/* No button where the step has no place; the row opens its record all the same. */
static void
test_row_opens (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *subject = NULL;

  fixture->task = make (fixture, tasks_in_thread, 0, "超五日", 1, "2026-12-12");
  open_window (fixture);
  subject = g_strdup_printf ("task:%" G_GINT64_FORMAT, fixture->task);
  g_assert_cmpstr (siyi_today_row_get_subject (row_at (fixture, 0)), ==, subject);
  g_assert_cmpint (siyi_today_row_get_button (row_at (fixture, 0)) != NULL, ==,
                   g_action_group_has_action (G_ACTION_GROUP (fixture->window), "show-task"));

  gtk_widget_activate (row_at (fixture, 0));
  for (int i = 0; i < 400 && g_str_equal (gtk_stack_get_visible_child_name (fixture->window->pages), "today"); i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (5000);
    }
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->pages), !=, "today");
}

static gboolean
has_changed (gpointer data)
{
  Fixture *fixture = data;

  return fixture->page->n_taken > fixture->n_taken;
}

/* A change of the archive shows, and a person's row keeps the focus. */
static void
test_follows (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *subject = NULL;

  make (fixture, tasks_in_thread, 0, "超三日", 1, "2026-12-14");
  open_window (fixture);
  gtk_widget_grab_focus (row_at (fixture, 0));
  subject = g_strdup (siyi_today_row_get_subject (row_at (fixture, 0)));
  fixture->n_taken = fixture->page->n_taken;
  make (fixture, tasks_in_thread, 0, "超五日", 1, "2026-12-12");
  sample_wait (has_changed, fixture);
  while (g_strcmp0 (siyi_today_row_get_subject (row_at (fixture, 1)), subject) != 0)
    {
      fixture->n_taken = fixture->page->n_taken;
      sample_wait (has_changed, fixture);
    }

  g_assert_true (gtk_widget_get_focus_child (GTK_WIDGET (fixture->page->list)) == row_at (fixture, 1));
}

static gboolean
is_on_session (gpointer data)
{
  return SIYI_IS_SESSION_PAGE (gtk_stack_get_visible_child (((Fixture *) data)->window->pages));
}

/* The button of an archive with a missing piece leads to its session. */
static void
test_button_acts (Fixture       *fixture,
                  gconstpointer  data)
{
  const gint64 today = fixture->session;
  GtkWidget *row = NULL;

  fixture->session = make (fixture, session_in_thread, sample_today () - 1, "易乙未", 0, NULL);
  make (fixture, tasks_in_thread, 0, "昨日来", 1, "2027-02-26");
  fixture->session = today;
  open_window (fixture);
  for (int i = 0; (row = row_at (fixture, i)) != NULL; i++)
    if (siyi_today_row_get_kind (row) == SIYI_DUE_ARCHIVE)
      break;
  g_assert_nonnull (row);
  g_assert_nonnull (siyi_today_row_get_button (row));

  g_signal_emit_by_name (siyi_today_row_get_button (row), "clicked");
  sample_wait (is_on_session, fixture);
}

static gpointer
persons_in_thread (SiyiDb        *db,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  static const SiyiProfile persons[] = {
    { .name = (char *) "柏甲寅", .role = SIYI_ROLE_SECRETARY, .active = TRUE },
    { .name = (char *) "万子旁", .role = SIYI_ROLE_VIEWER, .active = TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (persons) && *error == NULL; i++)
    siyi_person_save (db, &persons[i], SIYI_PASS_KEEP, NULL, error);

  return NULL;
}

static gboolean
has_persons (gpointer data)
{
  Fixture *fixture = data;

  return fixture->window->profiles != NULL && fixture->window->profiles->len > 0;
}

static gboolean
urge_is_shown (gpointer data)
{
  Fixture *fixture = data;

  return has_taken (fixture) && gtk_widget_get_mapped (siyi_today_row_get_button (row_at (fixture, 0)));
}

/* Pages are made anew when another person sits down. */
static GtkWidget *
urge_for (Fixture  *fixture,
          SiyiRole  role)
{
  GPtrArray *profiles = fixture->window->profiles;
  gint64 person = 0;

  for (guint i = 0; i < profiles->len; i++)
    if (((const SiyiProfile *) profiles->pdata[i])->role == role)
      person = ((const SiyiProfile *) profiles->pdata[i])->id;
  siyi_window_seat (fixture->window, person);
  fixture->page = SIYI_TODAY_PAGE (gtk_stack_get_visible_child (fixture->window->pages));
  sample_wait (urge_is_shown, fixture);
  g_assert_cmpint (siyi_today_row_get_kind (row_at (fixture, 0)), ==, SIYI_DUE_TASK_OVERDUE);

  return siyi_today_row_get_button (row_at (fixture, 0));
}

/* Who only looks sees that a task is late, but is not offered to urge. */
static void
test_viewer (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *urge;

  make (fixture, tasks_in_thread, 0, "超五日", 1, "2026-12-12");
  make (fixture, persons_in_thread, 0, NULL, 0, NULL);
  open_window (fixture);
  sample_wait (has_persons, fixture);
  g_assert_true (gtk_widget_is_sensitive (urge_for (fixture, SIYI_ROLE_SECRETARY)));

  urge = urge_for (fixture, SIYI_ROLE_VIEWER);
  g_assert_false (gtk_widget_is_sensitive (urge));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (urge), ==, siyi_guard_reason (SIYI_DEED_FOLLOW));
  g_assert_true (gtk_widget_is_sensitive (row_at (fixture, 0)));
}

/* Of any number of tasks no more rows are loaded; the rest is counted, and hides no other kind. */
static void
test_limit (Fixture       *fixture,
            gconstpointer  data)
{
  guint n_calendar;

  make (fixture, tasks_in_thread, 0, "超期者", SIYI_TODAY_MOST + 15, "2026-12-10");
  open_window (fixture);

  n_calendar = fixture->page->due->n_of_kind[SIYI_DUE_CALENDAR];
  g_assert_cmpuint (n_calendar, ==, 1);
  g_assert_cmpuint (fixture->page->due->items->len, ==, SIYI_TODAY_MOST);
  g_assert_cmpuint (n_rows (fixture), ==, SIYI_TODAY_MOST);
  g_assert_cmpuint (fixture->page->count, ==, SIYI_TODAY_MOST + 15 + n_calendar);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->page->more)));
  g_assert_cmpint (siyi_today_row_get_kind (row_at (fixture, SIYI_TODAY_MOST - 1)), ==, SIYI_DUE_CALENDAR);
}

static int
find_row (Fixture     *fixture,
          SiyiDueKind  kind)
{
  for (int i = 0; row_at (fixture, i) != NULL; i++)
    if (siyi_today_row_get_kind (row_at (fixture, i)) == kind)
      return i;

  return -1;
}

/* A leader nobody told, and an old backup: plain lines of Today; nothing of it where there is no backup yet. */
static void
test_before (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *dir = siyi_archive_backup_dir (fixture->folder);
  g_autoptr(GError) error = NULL;
  g_autofree char *made = NULL;
  g_autofree char *old = g_build_filename (dir, "office-20261203-181500.siyi-backup", NULL);
  GtkWidget *row;

  open_window (fixture);
  g_assert_cmpint (find_row (fixture, SIYI_DUE_BACKUP), ==, -1);
  g_assert_cmpint (find_row (fixture, SIYI_DUE_LEADER_TOLD), ==, -1);

  g_mkdir_with_parents (dir, 0700);
  made = siyi_backup (fixture->archive, dir, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_rename (made, old), ==, 0);
  fixture->n_taken = fixture->page->n_taken;
  fixture->session = make (fixture, session_in_thread, sample_today () + 1, "常丙申", 0, NULL);
  sample_wait (has_taken, fixture);

  g_assert_cmpint (find_row (fixture, SIYI_DUE_BACKUP), >=, 0);
  g_assert_cmpint (find_row (fixture, SIYI_DUE_BOOKING_LIST), >=, 0);
  row = row_at (fixture, find_row (fixture, SIYI_DUE_LEADER_TOLD));
  g_assert_nonnull (row);
  g_signal_emit_by_name (siyi_today_row_get_button (row), "clicked");
  sample_wait (is_on_session, fixture);
}

/* What the reminder sends over the bus. */
static void
test_notification (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *target = g_strdup_printf ("session:%" G_GINT64_FORMAT, fixture->session);

  open_window (fixture);
  siyi_window_show_page (fixture->window, "ledger");
  g_action_group_activate_action (G_ACTION_GROUP (application), "show-due", g_variant_new_string (target));
  sample_wait (is_on_session, fixture);
  g_action_group_activate_action (G_ACTION_GROUP (application), "show-due", g_variant_new_string ("today"));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->pages), ==, "today");
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;
  int result;

  gtk_test_init (&argc, &argv, NULL);
  application = siyi_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/app/today/calm", test_calm);
  ADD ("/app/today/next-session", test_next_session);
  ADD ("/app/today/order", test_order);
  ADD ("/app/today/row-opens", test_row_opens);
  ADD ("/app/today/follows", test_follows);
  ADD ("/app/today/button-acts", test_button_acts);
  ADD ("/app/today/viewer", test_viewer);
  ADD ("/app/today/limit", test_limit);
  ADD ("/app/today/before", test_before);
  ADD ("/app/today/notification", test_notification);

  result = g_test_run ();
  g_object_unref (application);

  return result;
}
