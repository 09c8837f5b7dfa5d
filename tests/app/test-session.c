/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a session over a real archive: its stages, its queue that writes through, its tabs,
 * its keys; and in the window, how one comes to it, registers a walk-in, and goes back. */
#include "sample-cases.h"
#include "siyi-application.h"
#include "siyi-new-visit-page.h"
#include "siyi-office-store.h"
#include "siyi-pages.h"
#include "siyi-session-ask.h"
#include "siyi-session-page.h"
#include "siyi-session-record-private.h"
#include "siyi-stage-panel.h"
#include "siyi-window-private.h"
#include "ui-test.h"

#define DAY siyi_day_new (2026, 12, 17)

/* A process has one, registered on its bus once. */
static SiyiApplication *application;

typedef struct
{
  char            *folder;
  SiyiArchive     *archive;
  GtkWindow       *window;
  SiyiSessionPage *page;
  gint64           session, leader, other;
  guint            n_taken;
} Fixture;

/* --- An office with a session on the sample day ------------------------------------------------ */

static gpointer
office_in_thread (SiyiDb        *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Fixture *fixture = data;
  SiyiLeader leader = { .name = (char *) "黎甲午", .post = (char *) "副市长", .rank = 1,
                        .active = TRUE };
  SiyiLeader other = { .name = (char *) "易乙未", .post = (char *) "副市长", .rank = 2,
                       .active = TRUE };
  SiyiPlanned session = { .day = DAY, .from = (char *) "9:00", .to = (char *) "11:30",
                          .method = (char *) "现场接访", .place = (char *) "一号接访室" };
  SiyiSessionEdit edit = { .session = &session };

  fixture->leader = siyi_leader_save (db, &leader, error);
  fixture->other = siyi_leader_save (db, &other, error);
  session.planned = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_seat_free);
  session.sat = g_ptr_array_new ();
  g_ptr_array_add (session.planned, siyi_seat_new (db, fixture->leader, DAY, NULL, error));
  g_free (siyi_sessions_write (db, "schedule.plan", &edit, 1, &fixture->session, error));
  g_ptr_array_unref (session.planned);
  g_ptr_array_unref (session.sat);

  return NULL;
}

typedef struct { gint64 session; const char *name, *arrived; gint64 visit, case_id; } Coming;

static gpointer
come_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Coming *coming = data;
  g_autoptr(SiyiRecord) record = siyi_record_new ();
  SiyiNewVisit visit = { .record = record, .session = coming->session,
                         .arrived = coming->arrived, .booked = coming->arrived == NULL };
  SiyiNewVisitResult *result;

  record->visitors = g_strsplit (coming->name, " ", -1);
  record->persons = 2;
  record->summary = g_strdup_printf ("%s反映的问题", coming->name);
  record->date = g_strdup ("2026-12-17");
  result = siyi_visit_add (db, &visit, error);
  if (result == NULL)
    return NULL;
  coming->visit = result->visit;
  coming->case_id = result->case_id;
  siyi_new_visit_result_free (result);

  return NULL;
}

static void
write_now (Fixture  *fixture,
           SiyiWork  work,
           gpointer  data)
{
  g_autoptr(GError) error = NULL;

  siyi_archive_run (fixture->archive, SIYI_ACCESS_WRITE, work, data, NULL, &error);
  g_assert_no_error (error);
}

/* arrived NULL: booked */
static Coming
come (Fixture    *fixture,
      const char *name,
      const char *arrived)
{
  Coming coming = { fixture->session, name, arrived, 0, 0 };

  write_now (fixture, come_in_thread, &coming);
  g_assert_cmpint (coming.visit, !=, 0);

  return coming;
}

static gpointer
recuse_in_thread (SiyiDb        *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_free (siyi_recusal_save (db, data, error));

  return NULL;
}

/* --- The page ---------------------------------------------------------------------------------- */

static gboolean
has_taken (gpointer data)
{
  Fixture *fixture = data;

  return siyi_session_page_get_n_taken (fixture->page) > fixture->n_taken;
}

static const SiyiShownSession *
shown_of (Fixture *fixture)
{
  return siyi_session_page_get_shown (fixture->page);
}

static void
open_page (Fixture *fixture)
{
  fixture->page = SIYI_SESSION_PAGE (siyi_session_page_new (fixture->archive));
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->page));
  siyi_session_page_show (GTK_WIDGET (fixture->page), fixture->session);
  fixture->n_taken = 0;
  sample_wait (has_taken, fixture);
  ui_test_settle (GTK_WIDGET (fixture->window));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->archive = sample_archive_new (&fixture->folder);
  write_now (fixture, office_in_thread, fixture);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 1166, 720);
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  sample_archive_drop (fixture->archive, fixture->folder);
  g_free (fixture->folder);
}

typedef struct { Fixture *fixture; gint64 visit; SiyiQueue queue; } Expected;

static gboolean
is_in_queue (gpointer data)
{
  Expected *expected = data;
  const SiyiQueueLine *line = siyi_shown_session_find (shown_of (expected->fixture),
                                                       expected->visit);

  return line != NULL && line->queue == expected->queue;
}

/* What the page shows is what was stored: every change comes back from the archive. */
static void
wait_for_queue (Fixture   *fixture,
                gint64     visit,
                SiyiQueue  queue)
{
  Expected expected = { fixture, visit, queue };

  sample_wait (is_in_queue, &expected);
}

static GtkWidget *
focus_of (Fixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

static SiyiStepperState
stage_of (Fixture   *fixture,
          SiyiStage  stage)
{
  return siyi_stepper_get_state (siyi_session_page_get_stepper (fixture->page), stage);
}

/* --- Tests ------------------------------------------------------------------------------------- */

static void
test_nobody_has_booked (Fixture       *fixture,
                        gconstpointer  data)
{
  open_page (fixture);

  g_assert_nonnull (ui_test_find (GTK_WIDGET (fixture->page), ADW_TYPE_STATUS_PAGE, NULL));
  g_assert_cmpint (siyi_session_page_get_selected (fixture->page), ==, 0);
  g_assert_cmpint (stage_of (fixture, SIYI_STAGE_PREPARE), ==, SIYI_STEPPER_CURRENT);
}

static void
test_stages_follow_the_day (Fixture       *fixture,
                            gconstpointer  data)
{
  Coming first = come (fixture, "何己亥", NULL);

  open_page (fixture);
  g_assert_cmpint (stage_of (fixture, SIYI_STAGE_PREPARE), ==, SIYI_STEPPER_CURRENT);
  g_assert_cmpint (stage_of (fixture, SIYI_STAGE_RECEIVE), ==, SIYI_STEPPER_AHEAD);

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "session.move", "(xi)", first.visit,
                              SIYI_QUEUE_IN);
  wait_for_queue (fixture, first.visit, SIYI_QUEUE_IN);
  g_assert_cmpint (stage_of (fixture, SIYI_STAGE_RECEIVE), ==, SIYI_STEPPER_CURRENT);
  g_assert_cmpint (stage_of (fixture, SIYI_STAGE_FOLLOW), ==, SIYI_STEPPER_AHEAD);
}

static gboolean
is_told (gpointer data)
{
  return (shown_of (data)->reception->facts.ticked & 1u << SIYI_STEP_LEADER_TOLD) != 0;
}

static gboolean
is_not_told (gpointer data)
{
  return !is_told (data);
}

static void
test_a_tick_is_a_persons_word (Fixture       *fixture,
                               gconstpointer  data)
{
  GtkWidget *button, *panel, *tick;

  come (fixture, "何己亥", NULL);
  open_page (fixture);
  button = siyi_stepper_get_button (siyi_session_page_get_stepper (fixture->page),
                                    SIYI_STAGE_PREPARE);
  g_signal_emit_by_name (button, "clicked");
  panel = ui_test_find (button, SIYI_TYPE_STAGE_PANEL, NULL);
  g_assert_nonnull (panel);

  g_assert_null (siyi_stage_panel_get_tick (SIYI_STAGE_PANEL (panel), SIYI_STEP_ANNOUNCED));
  tick = siyi_stage_panel_get_tick (SIYI_STAGE_PANEL (panel), SIYI_STEP_LEADER_TOLD);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), TRUE);
  sample_wait (is_told, fixture);

  /* The open panel shows what is stored now, and takes it back. */
  tick = siyi_stage_panel_get_tick (SIYI_STAGE_PANEL (panel), SIYI_STEP_LEADER_TOLD);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (tick)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), FALSE);
  sample_wait (is_not_told, fixture);
}

static void
test_a_drop_moves_a_group (Fixture       *fixture,
                           gconstpointer  data)
{
  Coming first = come (fixture, "何己亥", NULL), second = come (fixture, "吕庚子", "9:22");
  SiyiSessionQueue *queue;
  GtkWidget *row;

  open_page (fixture);
  queue = siyi_session_page_get_queue (fixture->page);
  row = siyi_session_queue_find (queue, second.visit);
  g_assert_cmpint (siyi_queue_row_get_queue (row), ==, SIYI_QUEUE_ARRIVED);

  siyi_session_queue_drop (queue, first.visit, row);
  wait_for_queue (fixture, first.visit, SIYI_QUEUE_ARRIVED);
  row = siyi_session_queue_find (queue, first.visit);
  g_assert_cmpint (siyi_queue_row_get_queue (row), ==, SIYI_QUEUE_ARRIVED);
}

static void
test_ctrl_enter_calls_the_next (Fixture       *fixture,
                                gconstpointer  data)
{
  Coming first = come (fixture, "何己亥", "9:02"), second = come (fixture, "吕庚子", "9:22");
  Coming booked = come (fixture, "张辛丑", NULL);

  open_page (fixture);
  g_assert_true (ui_test_key (focus_of (fixture), GDK_KEY_Return, GDK_CONTROL_MASK));
  wait_for_queue (fixture, first.visit, SIYI_QUEUE_IN);
  g_assert_cmpint (siyi_session_page_get_selected (fixture->page), ==, first.visit);

  g_assert_true (ui_test_key (focus_of (fixture), GDK_KEY_Return, GDK_CONTROL_MASK));
  wait_for_queue (fixture, second.visit, SIYI_QUEUE_IN);
  wait_for_queue (fixture, first.visit, SIYI_QUEUE_LEFT);
  g_assert_cmpint (siyi_session_page_get_selected (fixture->page), ==, second.visit);

  /* Who has not come is not called. */
  g_assert_true (ui_test_key (focus_of (fixture), GDK_KEY_Return, GDK_CONTROL_MASK));
  wait_for_queue (fixture, second.visit, SIYI_QUEUE_LEFT);
  wait_for_queue (fixture, booked.visit, SIYI_QUEUE_BOOKED);
}

typedef struct { gint64 visit; SiyiTalkRecord *record; } Asked;

static gpointer
talk_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Asked *asked = data;

  asked->record = siyi_talk_load (db, asked->visit, error);

  return NULL;
}

static gboolean
has_record (gpointer data)
{
  GtkWidget *part = ui_test_find (GTK_WIDGET (((Fixture *) data)->page), SIYI_TYPE_SESSION_RECORD,
                                  NULL);

  return SIYI_SESSION_RECORD (part)->stored != NULL;
}

/* What was typed for the group is stored before the group leaves. */
static void
test_the_record_is_saved_first (Fixture       *fixture,
                                gconstpointer  data)
{
  Coming only = come (fixture, "何己亥", "9:02");
  Asked asked = { only.visit, NULL };
  g_autoptr(SiyiTalkRecord) record = NULL;
  GtkWidget *part;

  open_page (fixture);
  g_assert_true (ui_test_key (focus_of (fixture), GDK_KEY_Return, GDK_CONTROL_MASK));
  wait_for_queue (fixture, only.visit, SIYI_QUEUE_IN);
  sample_wait (has_record, fixture);

  part = ui_test_find (GTK_WIDGET (fixture->page), SIYI_TYPE_SESSION_RECORD, NULL);
  siyi_session_text_set (SIYI_SESSION_RECORD (part)->talk, "代表何己亥反映：至今未交。");
  siyi_session_record_changed (SIYI_SESSION_RECORD (part));
  g_assert_true (ui_test_key (part, GDK_KEY_Return, GDK_CONTROL_MASK));
  wait_for_queue (fixture, only.visit, SIYI_QUEUE_LEFT);

  write_now (fixture, talk_in_thread, &asked);
  record = asked.record;
  g_assert_cmpstr (record->talk, ==, "代表何己亥反映：至今未交。");
}

static gboolean
is_held (gpointer data)
{
  return shown_of (data)->reception->session->state == SIYI_SESSION_HELD;
}

static void
test_the_last_step_ends_the_session (Fixture       *fixture,
                                     gconstpointer  data)
{
  Coming only = come (fixture, "何己亥", "9:02");

  open_page (fixture);
  for (int i = 0; i < 2; i++)
    {
      g_assert_true (ui_test_key (focus_of (fixture), GDK_KEY_Return, GDK_CONTROL_MASK));
      wait_for_queue (fixture, only.visit, i == 0 ? SIYI_QUEUE_IN : SIYI_QUEUE_LEFT);
    }
  g_assert_false (is_held (fixture));
  g_assert_true (ui_test_key (focus_of (fixture), GDK_KEY_Return, GDK_CONTROL_MASK));
  sample_wait (is_held, fixture);
  g_assert_nonnull (shown_of (fixture)->reception->ended);
}

static void
test_f6_leads_to_the_queue (Fixture       *fixture,
                            gconstpointer  data)
{
  Coming first = come (fixture, "何己亥", "9:02");
  GtkWidget *tab;

  open_page (fixture);
  tab = siyi_session_tabs_get_tab (siyi_session_page_get_tabs (fixture->page), SIYI_PIECE_LEDGER);
  gtk_widget_grab_focus (tab);
  g_assert_true (ui_test_key (tab, GDK_KEY_F6, 0));
  g_assert_true (focus_of (fixture) ==
                 siyi_session_queue_find (siyi_session_page_get_queue (fixture->page),
                                          first.visit));
}

static gboolean
is_excused (gpointer data)
{
  return shown_of (data)->reception->excuses[SIYI_PIECE_PHOTOS] != NULL;
}

static gboolean
is_not_excused (gpointer data)
{
  return !is_excused (data);
}

static void
test_a_missing_piece_is_excused (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autofree char *words = NULL;
  SiyiSessionWrite write = { .kind = SIYI_SESSION_WRITE_EXCUSE, .session = fixture->session,
                             .piece = SIYI_PIECE_PHOTOS };

  come (fixture, "何己亥", "9:02");
  open_page (fixture);
  write.text = g_strdup ("相机故障");
  siyi_session_write (GTK_WIDGET (fixture->page), fixture->archive, write, "Excusing", "Excused");
  sample_wait (is_excused, fixture);
  words = siyi_session_words_piece (shown_of (fixture), SIYI_PIECE_PHOTOS);
  g_assert_nonnull (strstr (words, "相机故障"));
  g_assert_cmpint (shown_of (fixture)->completeness.tiles[SIYI_PIECE_PHOTOS], ==,
                   SIYI_TILE_EXCUSED);

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "session.lift", "i", SIYI_PIECE_PHOTOS);
  sample_wait (is_not_excused, fixture);
}

static gboolean
warns (gpointer data)
{
  return shown_of (data)->recusals->len > 0;
}

/* Article 28: who must withdraw may not sit; the page says so and proposes somebody else. */
static void
test_a_recused_leader_is_pointed_out (Fixture       *fixture,
                                      gconstpointer  data)
{
  Coming first = come (fixture, "何己亥", NULL);
  SiyiRecusal recusal = { .leader = fixture->leader, .case_id = first.case_id,
                          .reason = (char *) "分管被反映单位" };
  g_autoptr(GError) error = NULL;
  g_autofree char *words = NULL;
  SiyiStandIn *found;

  open_page (fixture);
  g_assert_null (siyi_session_words_recusal (shown_of (fixture)));
  write_now (fixture, recuse_in_thread, &recusal);
  sample_wait (warns, fixture);
  words = siyi_session_words_recusal (shown_of (fixture));
  g_assert_nonnull (strstr (words, "黎甲午"));
  g_assert_nonnull (strstr (words, "分管被反映单位"));

  found = siyi_archive_run (fixture->archive, SIYI_ACCESS_READ, siyi_stand_in_work,
                            &fixture->session, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (found->leader, ==, fixture->other);
  g_assert_cmpint (found->instead, ==, fixture->leader);
  siyi_stand_in_free (found);
}

static void
test_times_are_read_as_typed (void)
{
  static const struct { const char *typed, *read; } times[] = {
    { "10:40", "10:40" }, { "9:05", "09:05" }, { " 9：05 ", "09:05" }, { "0930", "09:30" },
    { "24:00", NULL }, { "9:60", NULL }, { "1260", NULL }, { "930", NULL }, { "", NULL },
    { "早上", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *read = siyi_session_read_time (times[i].typed);

      g_test_message ("%s", times[i].typed);
      g_assert_cmpstr (read, ==, times[i].read);
    }
}

/* --- In the window ----------------------------------------------------------------------------- */

static SiyiWindow *
open_window (Fixture *fixture)
{
  SiyiWindow *window = siyi_window_new (ADW_APPLICATION (application));

  gtk_window_destroy (fixture->window);
  fixture->window = GTK_WINDOW (window);
  gtk_window_present (fixture->window);
  siyi_window_open (window, fixture->archive);
  siyi_window_show_page (window, "schedule");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-session", "x", fixture->session);
  fixture->page = SIYI_SESSION_PAGE (gtk_stack_get_visible_child (window->pages));
  fixture->n_taken = 0;
  sample_wait (has_taken, fixture);

  return window;
}

static void
test_the_way_there_and_back (Fixture       *fixture,
                             gconstpointer  data)
{
  Coming first = come (fixture, "何己亥", "9:02");
  SiyiWindow *window = open_window (fixture);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-case", "x", first.case_id);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->pages), ==, "cases");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  g_assert_true (gtk_stack_get_visible_child (window->pages) == GTK_WIDGET (fixture->page));

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "session.leave", NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->pages), ==, "schedule");
}

static gboolean
has_ready_form (gpointer data)
{
  GtkWidget *page = gtk_stack_get_visible_child (SIYI_WINDOW (data)->pages);

  return SIYI_IS_NEW_VISIT_PAGE (page) &&
         siyi_new_visit_page_is_ready (SIYI_NEW_VISIT_PAGE (page));
}

static gboolean
has_a_group (gpointer data)
{
  return shown_of (data)->reception->queue->len > 0;
}

static void
type (SiyiVisitForm   *form,
      SiyiIntakeField  field,
      const char      *text)
{
  SiyiVisitField *widget = siyi_visit_form_get_field (form, field);

  siyi_visit_field_set_text (widget, text);
  g_signal_emit_by_name (widget, "changed");
}

static void
test_a_walk_in_comes_into_the_queue (Fixture       *fixture,
                                     gconstpointer  data)
{
  SiyiWindow *window = open_window (fixture);
  SiyiVisitForm *form;
  GtkWidget *intake;
  const SiyiQueueLine *line;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.register", NULL);
  sample_wait (has_ready_form, window);
  intake = gtk_stack_get_visible_child (window->pages);
  form = siyi_new_visit_page_get_form (SIYI_NEW_VISIT_PAGE (intake));
  g_assert_cmpstr (siyi_intake_get (siyi_visit_form_get_intake (form), SIYI_INTAKE_LEADER), ==,
                   "黎甲午");
  type (form, SIYI_INTAKE_NAMES, "孔癸卯");
  type (form, SIYI_INTAKE_REQUEST, "反映拖欠工资");
  gtk_widget_activate_action (intake, "visit.register", NULL);

  sample_wait (has_a_group, fixture);
  g_assert_true (gtk_stack_get_visible_child (window->pages) == GTK_WIDGET (fixture->page));
  line = g_ptr_array_index (shown_of (fixture)->reception->queue, 0);
  g_assert_cmpint (line->queue, ==, SIYI_QUEUE_ARRIVED);
  g_assert_true (line->walk_in);
  g_assert_nonnull (line->arrived);
}

static void
start_application (void)
{
  g_autoptr(GError) error = NULL;

  application = siyi_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
}

#define ADD(path, test) g_test_add ("/session/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  int result;

  gtk_test_init (&argc, &argv, NULL);
  start_application ();

  ADD ("nobody-has-booked", test_nobody_has_booked);
  ADD ("stages-follow-the-day", test_stages_follow_the_day);
  ADD ("a-tick-is-a-persons-word", test_a_tick_is_a_persons_word);
  ADD ("a-drop-moves-a-group", test_a_drop_moves_a_group);
  ADD ("ctrl-enter-calls-the-next", test_ctrl_enter_calls_the_next);
  ADD ("the-record-is-saved-first", test_the_record_is_saved_first);
  ADD ("the-last-step-ends-the-session", test_the_last_step_ends_the_session);
  ADD ("f6-leads-to-the-queue", test_f6_leads_to_the_queue);
  ADD ("a-missing-piece-is-excused", test_a_missing_piece_is_excused);
  ADD ("a-recused-leader-is-pointed-out", test_a_recused_leader_is_pointed_out);
  ADD ("the-way-there-and-back", test_the_way_there_and_back);
  ADD ("a-walk-in-comes-into-the-queue", test_a_walk_in_comes_into_the_queue);
  g_test_add_func ("/session/times-are-read-as-typed", test_times_are_read_as_typed);

  result = g_test_run ();
  g_clear_object (&application);

  return result;
}
