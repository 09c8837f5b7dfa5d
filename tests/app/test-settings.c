/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an office sets for follow-up: the ladder of urging, the text of papers, limits and days off with
 * what they move, which is shown before it is done. Real archives, a real screen. */
#include <adwaita.h>

#include "sample-cases.h"
#include "siyi-ladder-group.h"
#include "siyi-limit-row.h"
#include "siyi-moves-dialog.h"
#include "siyi-office-store.h"
#include "siyi-paper-template.h"
#include "siyi-report-template.h"
#include "siyi-settings.h"
#include "siyi-task-store.h"
#include "ui-test.h"

typedef struct
{
  char        *folder;
  SiyiArchive *archive;
  GtkWidget   *window;
  GtkWidget   *page;
  gint64       task;
  const char  *key, *value, *due;    /* for the conditions */
} Fixture;

/* Thirty days from 4 December end on Sunday 3 January 2027 and roll to Monday. */
static gpointer
assign_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *fixture = data;
  char *none[] = { NULL };
  const char *units[] = { "市水务局", NULL };
  SiyiUnit unit = { .name = (char *) units[0], .short_name = (char *) units[0], .aliases = none, .old_names = none,
                    .active = TRUE };
  g_autoptr(SiyiRecord) record = siyi_record_new ();
  const SiyiNewVisit visit = { .record = record };
  SiyiNewVisitResult *result;
  g_autofree char *action = NULL;

  record->visitors = g_strsplit ("示例人", " ", -1);
  record->persons = 1;
  record->summary = g_strdup ("请求修路");
  record->date = g_strdup ("2026-12-04");
  if (siyi_unit_save (db, &unit, error) <= 0)
    return NULL;
  result = siyi_visit_add (db, &visit, error);
  if (result == NULL)
    return NULL;
  action = siyi_task_assign (db, result->visit, units, NULL, siyi_day_parse ("2026-12-04"),
                             (SiyiLimit) { 30, SIYI_DAYS_CALENDAR }, SIYI_DAY_NONE, &fixture->task, error);
  siyi_new_visit_result_free (result);

  return action != NULL ? fixture : NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  fixture->archive = sample_archive_new (&fixture->folder);
  siyi_archive_run (fixture->archive, SIYI_ACCESS_WRITE, assign_in_thread, fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture->task, >, 0);
}

static void
show_page (Fixture *fixture, GtkWidget *page)
{
  fixture->page = page;
  fixture->window = adw_preferences_window_new ();
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (fixture->window), ADW_PREFERENCES_PAGE (page));
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_test_settle (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  sample_archive_drop (fixture->archive, fixture->folder);
  g_free (fixture->folder);
}

static gpointer
setting_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_setting_get (db, data, "");
}

static gboolean
is_set (gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *value = siyi_archive_run (fixture->archive, SIYI_ACCESS_READ, setting_in_thread,
                                             (gpointer) fixture->key, NULL, NULL);

  return g_str_equal (value, fixture->value);
}

static void
wait_for_setting (Fixture *fixture, const char *key, const char *value)
{
  fixture->key = key;
  fixture->value = value;
  sample_wait (is_set, fixture);
}

static gpointer
due_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *fixture = data;
  g_autofree char *subject = g_strdup_printf ("task:%" G_GINT64_FORMAT, fixture->task);
  g_autoptr(GPtrArray) moved = siyi_moved_days (db, subject, error);
  SiyiTaskRow *row = siyi_task_load (db, fixture->task, sample_today (), error);
  const SiyiMovedDay *last = moved->len > 0 ? g_ptr_array_index (moved, 0) : NULL;
  g_autofree char *due = siyi_day_to_text (row->reading.due);
  g_autofree char *before = last != NULL ? siyi_day_to_text (last->before) : g_strdup ("-");

  siyi_task_row_free (row);

  return g_strdup_printf ("%s was %s", due, before);
}

static gboolean
is_due (gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *due = siyi_archive_run (fixture->archive, SIYI_ACCESS_READ, due_in_thread, fixture, NULL, NULL);

  return g_str_equal (due, fixture->due);
}

/* The last day of the task, and the day it was moved from. */
static void
assert_due (Fixture *fixture, const char *expected)
{
  fixture->due = expected;
  sample_wait (is_due, fixture);
}

static GtkWidget *
find_row (GtkWidget *root, GType type, const char *title)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) &&
      g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, type, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_visible (window))
        return window;
    }

  return NULL;
}

static guint
n_moves (GtkWidget *dialog)
{
  GtkWidget *table = ui_test_find (dialog, GTK_TYPE_COLUMN_VIEW, NULL);
  GtkSelectionModel *model = table != NULL ? gtk_column_view_get_model (GTK_COLUMN_VIEW (table)) : NULL;

  return model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (model)) : 0;
}

static gboolean
shows_moves (gpointer data)
{
  GtkWidget *dialog = find_window (SIYI_TYPE_MOVES_DIALOG);

  return dialog != NULL && n_moves (dialog) > 0;
}

static gboolean
shows_no_moves (gpointer data)
{
  return find_window (SIYI_TYPE_MOVES_DIALOG) == NULL;
}

static GtkWidget *
rolling_row (Fixture *fixture)
{
  return find_row (fixture->page, ADW_TYPE_COMBO_ROW, "Last day on a day off");
}

static gboolean
shows_usual_rolling (gpointer data)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (rolling_row (data))) == SIYI_ROLL_NON_WORKING;
}

/* Cancel leaves all as it was, Apply moves it and keeps the old day. */
static void
test_moves_are_shown_first (Fixture *fixture, gconstpointer data)
{
  show_page (fixture, siyi_settings_limits_new (fixture->archive));
  assert_due (fixture, "2027-01-04 was -");

  adw_combo_row_set_selected (ADW_COMBO_ROW (rolling_row (fixture)), SIYI_ROLL_NEVER);
  sample_wait (shows_moves, NULL);
  g_assert_cmpuint (n_moves (find_window (SIYI_TYPE_MOVES_DIALOG)), ==, 1);
  assert_due (fixture, "2027-01-04 was -");
  gtk_window_close (GTK_WINDOW (find_window (SIYI_TYPE_MOVES_DIALOG)));
  sample_wait (shows_usual_rolling, fixture);
  wait_for_setting (fixture, "clock.rolling", "");
  assert_due (fixture, "2027-01-04 was -");

  adw_combo_row_set_selected (ADW_COMBO_ROW (rolling_row (fixture)), SIYI_ROLL_NEVER);
  sample_wait (shows_moves, NULL);
  gtk_widget_activate_action (find_window (SIYI_TYPE_MOVES_DIALOG), "dialog.apply", NULL);
  wait_for_setting (fixture, "clock.rolling", "never");
  sample_wait (shows_no_moves, NULL);
  assert_due (fixture, "2027-01-03 was 2027-01-04");
}

/* An own day off in the calendar asks in the same way. */
static void
test_an_own_day_asks (Fixture *fixture, gconstpointer data)
{
  GtkWidget *add;

  show_page (fixture, siyi_settings_calendar_new (fixture->archive));
  add = find_row (fixture->page, ADW_TYPE_EXPANDER_ROW, "Add an own day");
  g_assert_nonnull (add);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (add), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (find_row (fixture->page, ADW_TYPE_ENTRY_ROW, "Day")), "2027-01-04");
  g_signal_emit_by_name (ui_test_find (add, GTK_TYPE_BUTTON, "Add"), "clicked");
  sample_wait (shows_moves, NULL);
  gtk_widget_activate_action (find_window (SIYI_TYPE_MOVES_DIALOG), "dialog.apply", NULL);
  sample_wait (shows_no_moves, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  assert_due (fixture, "2027-01-05 was 2027-01-04");
}

/* What moves nothing is stored at once; before Apply nothing is. */
static void
test_a_limit_is_applied (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  show_page (fixture, siyi_settings_limits_new (fixture->archive));
  row = find_row (fixture->page, SIYI_TYPE_LIMIT_ROW, siyi_limit_name ("D7"));
  g_assert_nonnull (row);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (ui_test_find (row, GTK_TYPE_SPIN_BUTTON, NULL)), 25);
  wait_for_setting (fixture, "limit.D7", "");
  g_signal_emit_by_name (ui_test_find (row, GTK_TYPE_BUTTON, "Apply"), "clicked");
  wait_for_setting (fixture, "limit.D7", "25 calendar");
}

static gboolean
says_county_rule (gpointer data)
{
  return strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (data)), "A & B rule 7") != NULL;
}

static void
answer_with (const char *text)
{
  GtkWidget *dialog = find_window (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (dialog);
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (dialog, GTK_TYPE_EDITABLE, NULL)), text);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "done");
}

/* A local rule stands where the article stood, in the words of the office; nothing brings the article back. */
static void
test_a_limit_rests_on_a_local_rule (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  show_page (fixture, siyi_settings_limits_new (fixture->archive));
  row = find_row (fixture->page, SIYI_TYPE_LIMIT_ROW, siyi_limit_name ("D7"));
  g_signal_emit_by_name (row, "basis");
  answer_with ("A & B rule 7");
  wait_for_setting (fixture, "basis.D7", "A & B rule 7");
  sample_wait (says_county_rule, row);

  g_signal_emit_by_name (row, "basis");
  answer_with ("");
  wait_for_setting (fixture, "basis.D7", "");
}

/* A rung added, then the usual ladder again: a setting each. Two rungs on one day are never stored. */
static void
test_the_ladder_is_stored (Fixture *fixture, gconstpointer data)
{
  GtkWidget *group, *day;

  show_page (fixture, siyi_settings_follow_new (fixture->archive));
  group = ui_test_find (fixture->page, SIYI_TYPE_LADDER_GROUP, NULL);
  while (find_row (group, ADW_TYPE_ACTION_ROW, "10 days after the last day") == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_signal_emit_by_name (ui_test_find (group, GTK_TYPE_BUTTON, "Add a Step"), "clicked");
  wait_for_setting (fixture, "urge.ladder", "-3 call; 0 phone; 1 letter; 5 sheet; 10 circular; 15 circular");

  day = ui_test_find (find_row (group, ADW_TYPE_ACTION_ROW, "15 days after the last day"), GTK_TYPE_SPIN_BUTTON,
                      NULL);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (day), 10);
  g_assert_nonnull (find_row (group, ADW_TYPE_ACTION_ROW, "10 days after the last day: there are two steps; keep one of them"));
  siyi_ladder_group_flush (SIYI_LADDER_GROUP (group));
  wait_for_setting (fixture, "urge.ladder", "-3 call; 0 phone; 1 letter; 5 sheet; 10 circular; 15 circular");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (day), -10);
  siyi_ladder_group_flush (SIYI_LADDER_GROUP (group));
  wait_for_setting (fixture, "urge.ladder", "-10 circular; -3 call; 0 phone; 1 letter; 5 sheet; 10 circular");

  g_signal_emit_by_name (ui_test_find (group, GTK_TYPE_BUTTON, "As Usual"), "clicked");
  wait_for_setting (fixture, "urge.ladder", "");
}

static GtkWidget *
paper_dialog (void)
{
  return find_window (SIYI_TYPE_PAPER_TEMPLATE_DIALOG);
}

static void
type_text (const char *text)
{
  GtkWidget *view = ui_test_find (paper_dialog (), GTK_TYPE_TEXT_VIEW, NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

static gboolean
names_unknown (gpointer data)
{
  GtkWidget *label = ui_test_find (paper_dialog (), GTK_TYPE_LABEL,
                                   "There is no field “主办部门”. Choose one of those below, or take the braces away.");

  return label != NULL && gtk_widget_get_visible (label);
}

static gboolean
names_nothing (gpointer data)
{
  return !names_unknown (data);
}

static gboolean
tells_of_a_number (void)
{
  GtkWidget *hint = ui_test_find (paper_dialog (), GTK_TYPE_LABEL,
                                  "There is an identity number in this text, which leaves the office");

  return hint != NULL && gtk_widget_get_mapped (hint);
}

static gboolean
is_loaded (gpointer data)
{
  return siyi_template_dialog_is_loaded (SIYI_TEMPLATE_DIALOG (paper_dialog ()));
}

static gboolean
is_closed (gpointer data)
{
  return paper_dialog () == NULL;
}

/* Fields are read and typed by their names; one that is not known is named, and nothing is stored. */
static void
test_a_paper_is_edited (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;
  g_autofree char *shown = NULL;

  show_page (fixture, siyi_settings_follow_new (fixture->archive));
  dialog = siyi_paper_template_dialog_new (GTK_WINDOW (fixture->window), fixture->archive,
                                           SIYI_TASK_PAPER_VISIT_BACK, FALSE);
  gtk_window_present (dialog);
  sample_wait (is_loaded, NULL);
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_test_find (GTK_WIDGET (dialog), GTK_TYPE_TEXT_VIEW, NULL))),
                "text", &shown, NULL);
  g_assert_cmpstr (shown, ==, "就上述信访事项（{信访编号}）的办理情况回访如下。");

  g_assert_false (tells_of_a_number ());
  type_text ("请回访990101199001010024。");
  g_assert_true (tells_of_a_number ());
  type_text ("请{主办部门}回访。");
  g_assert_false (tells_of_a_number ());
  sample_wait (names_unknown, NULL);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);
  wait_for_setting (fixture, "template.paper.visit-back", "");

  type_text ("请{主办单位}回访{信访人}。");
  sample_wait (names_nothing, NULL);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);
  sample_wait (is_closed, NULL);
  wait_for_setting (fixture, "template.paper.visit-back", "请{unit}回访{petitioner}。");
}

static GtkWidget *
report_dialog (void)
{
  return find_window (SIYI_TYPE_REPORT_TEMPLATE_DIALOG);
}

static gboolean
report_is_loaded (gpointer data)
{
  return siyi_report_template_dialog_is_loaded (SIYI_REPORT_TEMPLATE_DIALOG (report_dialog ()));
}

static gboolean
report_is_closed (gpointer data)
{
  return report_dialog () == NULL;
}

/* data: whether the sentence about an unknown word is to show */
static gboolean
report_complains (gpointer data)
{
  GtkWidget *label = ui_test_find (report_dialog (), GTK_TYPE_LABEL,
                                   "A word in braces is not known. Choose one of those below, or take the braces away.");

  return (label != NULL && gtk_widget_get_visible (label)) == GPOINTER_TO_INT (data);
}

static void
type_report (const char *text)
{
  gtk_text_buffer_set_text (siyi_report_template_dialog_get_text (SIYI_REPORT_TEMPLATE_DIALOG (report_dialog ())), text, -1);
}

/* The report's text is the office's own; one with an unknown word is not stored. */
static void
test_the_report_is_edited (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;

  show_page (fixture, siyi_settings_follow_new (fixture->archive));
  dialog = siyi_report_template_dialog_new (GTK_WINDOW (fixture->window), fixture->archive);
  gtk_window_present (dialog);
  sample_wait (report_is_loaded, NULL);

  type_report ("# {period}\n共{own.batch}");
  sample_wait (report_complains, GINT_TO_POINTER (TRUE));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);
  wait_for_setting (fixture, "template.report", "");

  type_report ("# {period}\n共{own.batches}");
  sample_wait (report_complains, GINT_TO_POINTER (FALSE));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);
  sample_wait (report_is_closed, NULL);
  wait_for_setting (fixture, "template.report", "# {period}\n共{own.batches}");
}

static void
test_the_prefecture_is_named (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  show_page (fixture, siyi_settings_office_new (fixture->archive));
  row = find_row (fixture->page, ADW_TYPE_ENTRY_ROW, "Prefecture above, as reports name it");
  gtk_editable_set_text (GTK_EDITABLE (row), "示例州");
  g_signal_emit_by_name (row, "apply");
  wait_for_setting (fixture, "office.prefecture", "示例州");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function) g_test_add ("/settings/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("moves-are-shown-first", test_moves_are_shown_first);
  ADD ("an-own-day-asks", test_an_own_day_asks);
  ADD ("a-limit-is-applied", test_a_limit_is_applied);
  ADD ("a-limit-rests-on-a-local-rule", test_a_limit_rests_on_a_local_rule);
  ADD ("the-ladder-is-stored", test_the_ladder_is_stored);
  ADD ("a-paper-is-edited", test_a_paper_is_edited);
  ADD ("the-report-is-edited", test_the_report_is_edited);
  ADD ("the-prefecture-is-named", test_the_prefecture_is_named);

  return g_test_run ();
}
