/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the schedule: what the month grid shows and says, the keys that tell what a person
 * wants, and the page over a real archive: a plan proposed and adopted, a change with its reason. */
#include <adwaita.h>

#include "sample-cases.h"
#include "siyi-month-chip.h"
#include "siyi-month-day.h"
#include "siyi-month-grid.h"
#include "siyi-pages.h"
#include "siyi-schedule-page.h"
#include "siyi-schedule-work.h"
#include "siyi-settings.h"
#include "siyi-shown-words.h"
#include "ui-test.h"

#define YEAR 2026
#define MONTH 12

/* --- An invented month ---------------------------------------------------------------------- */
static void
day_free (gpointer data)
{
  SiyiScheduleDay *day = data;

  g_ptr_array_unref (day->away);
  g_free (day);
}

static void
add_day (SiyiMonth *month,
         SiyiDay    day)
{
  SiyiScheduleDay *made = g_new0 (SiyiScheduleDay, 1);
  gboolean weekend = siyi_day_weekday (day) > 5;

  made->day = day;
  made->kind = weekend ? SIYI_DAY_KIND_WEEKEND : SIYI_DAY_KIND_WEEKDAY;
  made->working = !weekend;
  made->away = g_ptr_array_new_with_free_func (g_free);
  if (day == siyi_day_new (YEAR, MONTH, 17))
    g_ptr_array_add (made->away, g_strdup ("贺丁亥"));
  g_ptr_array_add (month->days, made);
}

static SiyiPlanned *
add_session (SiyiMonth  *month,
             gint64      id,
             int         day,
             const char *leader)
{
  SiyiPlanned *session = g_new0 (SiyiPlanned, 1);
  SiyiSeat *seat = g_new0 (SiyiSeat, 1);

  seat->leader = id;
  seat->name = g_strdup (leader);
  session->id = id;
  session->version = 1;
  session->day = siyi_day_new (YEAR, MONTH, day);
  session->from = g_strdup ("9:00");
  session->to = g_strdup ("11:30");
  session->method = g_strdup ("现场接访");
  session->state = SIYI_SESSION_PUBLISHED;
  session->announced = TRUE;
  session->planned = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_seat_free);
  session->sat = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_seat_free);
  session->planned_day = siyi_day_new (YEAR, 11, 30);
  g_ptr_array_add (session->planned, seat);
  g_ptr_array_add (month->sessions, session);

  return session;
}

static void
leader_free (gpointer data)
{
  siyi_leader_free (data);
}

static void
load_free (gpointer data)
{
  g_free (((SiyiMonthLoad *) data)->name);
  g_free (data);
}

static SiyiMonth *
invent_month (void)
{
  SiyiMonth *month = g_new0 (SiyiMonth, 1);
  SiyiLeader *leader = g_new0 (SiyiLeader, 1);
  SiyiPlanned *session;
  SiyiDay from, to;

  siyi_shown_month_span (YEAR, MONTH, &from, &to);
  month->days = g_ptr_array_new_with_free_func (day_free);
  month->sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_planned_free);
  month->leaders = g_ptr_array_new_with_free_func (leader_free);
  month->loads = g_ptr_array_new_with_free_func (load_free);
  month->planned = TRUE;
  for (SiyiDay day = from; day <= to; day++)
    add_day (month, day);
  leader->id = 2;
  leader->name = g_strdup ("贺丁亥");
  g_ptr_array_add (month->leaders, leader);

  session = add_session (month, 1, 16, "常丙申");
  session->n_visits = 2;
  session->n_persons = 8;
  session = add_session (month, 2, 17, "黎甲午");
  session->n_booked = 4;
  session->change = SIYI_CHANGE_SWAPPED;
  add_session (month, 3, 18, "萧丙戌");
  session = add_session (month, 4, 23, "汤壬辰");
  session->change = SIYI_CHANGE_SWAPPED;
  session->announced = FALSE;

  return month;
}

static SiyiShownMonth *
invent_shown (void)
{
  return siyi_shown_month_new (YEAR, MONTH, siyi_day_new (YEAR, MONTH, 17), invent_month (), NULL);
}

/* --- What the grid tells -------------------------------------------------------------------- */
static void
on_intent (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  GString *log = data;
  g_autofree char *text = parameter != NULL ? g_variant_print (parameter, FALSE) : g_strdup ("");

  g_string_append_printf (log, "%s%s;", g_action_get_name (G_ACTION (action)), text);
}

static GtkWidget *
grid_in_window (GtkWidget **grid,
                GString    *log)
{
  static const struct { const char *name, *type; } actions[] = {
    { "why", "(iu)" }, { "menu", "(iu)" }, { "move", "(xi)" }, { "copy", "(xi)" },
    { "turn", "i" }, { "today", NULL },
  };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr(SiyiShownMonth) month = invent_shown ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr(GSimpleAction) action =
        g_simple_action_new (actions[i].name, actions[i].type != NULL
                                                ? G_VARIANT_TYPE (actions[i].type) : NULL);

      g_signal_connect (action, "activate", G_CALLBACK (on_intent), log);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (box, "schedule", G_ACTION_GROUP (group));
  *grid = siyi_month_grid_new ();
  gtk_widget_set_vexpand (*grid, TRUE);
  gtk_box_append (GTK_BOX (box), *grid);
  siyi_month_grid_set_month (SIYI_MONTH_GRID (*grid), month);

  return ui_test_show (box, 860, 640);
}

static void
press (GtkWidget       *window,
       guint            keyval,
       GdkModifierType  modifiers)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  g_assert_nonnull (focus);
  g_assert_true (ui_test_key (focus, keyval, modifiers));
}

static void
assert_cursor (GtkWidget *grid,
               int        month,
               int        day)
{
  g_assert_cmpint (siyi_month_grid_get_cursor (SIYI_MONTH_GRID (grid), NULL), ==,
                   siyi_day_new (YEAR, month, day));
}

static void
test_arrows_walk_days (void)
{
  g_autoptr(GString) log = g_string_new (NULL);
  GtkWidget *grid, *window = grid_in_window (&grid, log);

  g_assert_true (gtk_widget_grab_focus (grid));
  assert_cursor (grid, 12, 17);
  press (window, GDK_KEY_Right, 0);
  assert_cursor (grid, 12, 18);
  press (window, GDK_KEY_Up, 0);
  assert_cursor (grid, 12, 11);
  press (window, GDK_KEY_Left, 0);
  assert_cursor (grid, 12, 10);
  press (window, GDK_KEY_Home, 0);
  assert_cursor (grid, 12, 17);
  g_assert_cmpstr (log->str, ==, "today;");

  /* Beyond the weeks shown the month turns, and the cursor waits there for it. */
  for (int i = 0; i < 3; i++)
    press (window, GDK_KEY_Down, 0);
  g_assert_cmpstr (log->str, ==, "today;turn1;");
  g_assert_cmpint (siyi_month_grid_get_cursor (SIYI_MONTH_GRID (grid), NULL), ==,
                   siyi_day_new (2027, 1, 7));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_keys_tell_what_is_wanted (void)
{
  g_autoptr(GString) log = g_string_new (NULL);
  g_autofree char *want = NULL;
  GtkWidget *grid, *window = grid_in_window (&grid, log);
  SiyiDay day = siyi_day_new (YEAR, MONTH, 18);

  siyi_month_grid_set_cursor (SIYI_MONTH_GRID (grid), day, 0);
  gtk_widget_grab_focus (grid);
  press (window, GDK_KEY_Return, 0);
  press (window, GDK_KEY_Menu, 0);
  press (window, GDK_KEY_Right, GDK_ALT_MASK);
  press (window, GDK_KEY_Down, GDK_ALT_MASK);
  want = g_strdup_printf ("why(%d, 0);menu(%d, 0);move(3, %d);move(3, %d);", day, day, day + 1,
                          day + 7);
  g_assert_cmpstr (log->str, ==, want);

  /* What is over stays where it was. */
  g_string_truncate (log, 0);
  siyi_month_grid_set_cursor (SIYI_MONTH_GRID (grid), siyi_day_new (YEAR, MONTH, 16), 0);
  press (window, GDK_KEY_Right, GDK_ALT_MASK);
  g_assert_cmpstr (log->str, ==, "");
  press (window, GDK_KEY_Page_Down, 0);
  g_assert_cmpstr (log->str, ==, "turn1;");
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
chip_on (GtkWidget *grid,
         int        day)
{
  GtkWidget *widget = siyi_month_grid_get_day (SIYI_MONTH_GRID (grid),
                                               siyi_day_new (YEAR, MONTH, day));

  return siyi_month_day_get_chip (SIYI_MONTH_DAY (widget), 0);
}

static void
assert_sentence (GtkWidget  *chip,
                 const char *wanted)
{
  SiyiMonthChip *of = SIYI_MONTH_CHIP (chip);
  g_autofree char *sentence =
    siyi_shown_words_sentence (siyi_month_chip_get_shown (of), siyi_day_new (YEAR, MONTH, 17));

  g_assert_cmpstr (sentence, ==, wanted);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       sentence);
}

static void
test_a_chip_reads_as_a_sentence (void)
{
  g_autoptr(GString) log = g_string_new (NULL);
  GtkWidget *grid, *window = grid_in_window (&grid, log);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_ROLE_GRID);
  assert_sentence (chip_on (grid, 17),
                   "17 Dec Thu, 黎甲午, 现场接访, 9:00 to 11:30, 4 booked, swapped");
  assert_sentence (chip_on (grid, 16), "16 Dec Wed, 常丙申, 现场接访, 9:00 to 11:30, "
                                       "2 gr., 8 p.");
  assert_sentence (chip_on (grid, 23), "23 Dec Wed, 汤壬辰, 现场接访, 9:00 to 11:30, "
                                       "None booked, swapped, not yet announced");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_a_look_for_each_state (void)
{
  g_autoptr(GString) log = g_string_new (NULL);
  GtkWidget *grid, *window = grid_in_window (&grid, log);

  g_assert_true (gtk_widget_has_css_class (chip_on (grid, 16), "held"));
  g_assert_true (gtk_widget_has_css_class (chip_on (grid, 17), "today"));
  g_assert_true (gtk_widget_has_css_class (chip_on (grid, 18), "coming"));
  g_assert_true (gtk_widget_has_css_class (chip_on (grid, 23), "unannounced"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
proposal_free (gpointer data)
{
  SiyiProposal *proposal = data;

  siyi_planned_free (proposal->session);
  g_free (proposal->before);
  g_free (proposal);
}

static void
propose (SiyiMonthPlan *plan,
         SiyiMonth     *month,
         gint64         id,
         int            day,
         const char    *leader,
         const char    *before)
{
  SiyiProposal *proposal = g_new0 (SiyiProposal, 1);

  proposal->session = add_session (month, id, day, leader);
  g_ptr_array_steal_index (month->sessions, month->sessions->len - 1);
  proposal->before = g_strdup (before);
  proposal->changed = g_strcmp0 (leader, before) != 0;
  g_ptr_array_add (plan->proposals, proposal);
}

/* A proposal stands in the place of what it would replace, and says who stood there. */
static void
test_a_new_plan_shows_the_old_one (void)
{
  g_autoptr(GString) log = g_string_new (NULL);
  GtkWidget *grid, *window = grid_in_window (&grid, log);
  SiyiMonth *month = invent_month ();
  SiyiMonthPlan *plan = g_new0 (SiyiMonthPlan, 1);
  g_autoptr(SiyiShownMonth) shown = NULL;

  plan->replan = TRUE;
  plan->proposals = g_ptr_array_new_with_free_func (proposal_free);
  plan->warnings = g_ptr_array_new ();
  plan->loads = g_ptr_array_new ();
  propose (plan, month, 3, 18, "贺丁亥", "萧丙戌");
  propose (plan, month, 4, 23, "汤壬辰", "汤壬辰");
  propose (plan, month, 0, 24, "雷辛卯", NULL);
  shown = siyi_shown_month_new (YEAR, MONTH, siyi_day_new (YEAR, MONTH, 17), month, plan);
  siyi_month_grid_set_month (SIYI_MONTH_GRID (grid), shown);

  g_assert_null (siyi_shown_month_on (shown, siyi_day_new (YEAR, MONTH, 18), 1));
  assert_sentence (chip_on (grid, 18), "18 Dec Fri, 贺丁亥, 现场接访, 9:00 to 11:30, before: 萧丙戌");
  g_assert_true (gtk_widget_has_css_class (chip_on (grid, 18), "changed"));
  g_assert_true (gtk_widget_has_css_class (chip_on (grid, 23), "coming"));
  g_assert_true (gtk_widget_has_css_class (chip_on (grid, 24), "coming"));
  g_assert_false (siyi_month_chip_can_change (SIYI_MONTH_CHIP (chip_on (grid, 18))));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_the_weekend_is_narrow (void)
{
  g_autoptr(GString) log = g_string_new (NULL);
  GtkWidget *grid, *window = grid_in_window (&grid, log);
  int friday = gtk_widget_get_width (siyi_month_grid_get_day (SIYI_MONTH_GRID (grid),
                                                              siyi_day_new (YEAR, MONTH, 18)));
  int saturday = gtk_widget_get_width (siyi_month_grid_get_day (SIYI_MONTH_GRID (grid),
                                                                siyi_day_new (YEAR, MONTH, 19)));

  g_assert_cmpint (saturday, <, friday);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_the_grid_goes_with_its_month (void)
{
  GtkWidget *grid = g_object_ref_sink (siyi_month_grid_new ());
  g_autoptr(SiyiShownMonth) month = invent_shown ();

  siyi_month_grid_set_month (SIYI_MONTH_GRID (grid), month);
  siyi_month_grid_set_month (SIYI_MONTH_GRID (grid), month);
  g_assert_finalize_object (grid);
}

/* --- The page over a real archive ------------------------------------------------------------ */
typedef struct
{
  char        *folder;
  SiyiArchive *archive;
  GtkWindow   *window;
  GtkWidget   *page;
} Fixture;

static gpointer
add_leaders (SiyiDb        *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const char * const names[] = { "顾甲申", "陆乙酉", "萧丙戌", "贺丁亥" };
  g_autoptr(GPtrArray) leaders = g_ptr_array_new_with_free_func (leader_free);
  GArray *leave = g_array_new (FALSE, TRUE, sizeof (SiyiLeave));
  SiyiLeave january = { siyi_day_new (2027, 1, 1), siyi_day_new (2027, 1, 31), NULL, NULL };

  g_array_append_val (leave, january);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      SiyiLeader *leader = g_new0 (SiyiLeader, 1);

      leader->name = g_strdup (names[i]);
      leader->post = g_strdup ("副市长");
      leader->rank = (int) i + 1;
      leader->active = TRUE;
      leader->leave = i == 3 ? g_array_ref (leave) : g_array_new (FALSE, TRUE, sizeof (SiyiLeave));
      g_ptr_array_add (leaders, leader);
    }
  g_array_unref (leave);

  return GINT_TO_POINTER (siyi_leaders_save_all (db, leaders, error));
}

static gpointer
plan_this_month (SiyiDb        *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  int year, month, day;
  g_autoptr(SiyiMonthPlan) plan = NULL;

  siyi_day_split (siyi_schedule_today (db), &year, &month, &day);
  plan = siyi_schedule_plan (db, year, month, FALSE, error);

  return plan != NULL ? siyi_schedule_adopt (db, plan, error) : NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->archive = sample_archive_new (&fixture->folder);
  if (data != NULL)
    siyi_archive_run (fixture->archive, SIYI_ACCESS_WRITE, add_leaders, NULL, NULL, &error);
  g_assert_no_error (error);
  if (g_strcmp0 (data, "sessions") == 0)
    g_free (siyi_archive_run (fixture->archive, SIYI_ACCESS_WRITE, plan_this_month, NULL, NULL, &error));
  g_assert_no_error (error);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 1166, 720);
  fixture->page = siyi_schedule_page_new (fixture->archive);
  gtk_window_set_child (fixture->window, fixture->page);
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

static SiyiShownMonth *
month_of (Fixture *fixture)
{
  return siyi_schedule_page_get_month (SIYI_SCHEDULE_PAGE (fixture->page));
}

static gboolean
is_loaded (gpointer data)
{
  return month_of (data) != NULL;
}

static gboolean
is_proposed (gpointer data)
{
  return month_of (data) != NULL && month_of (data)->plan != NULL;
}

static gboolean
is_planned (gpointer data)
{
  SiyiShownMonth *month = month_of (data);

  return month->plan == NULL && month->month == 1 && month->month_data->planned;
}

static gboolean
sits (const SiyiShown *shown,
      const char      *name)
{
  g_autofree char *leaders = siyi_shown_words_leaders (shown);

  return strstr (leaders, name) != NULL;
}

static void
test_a_plan_is_shown_before_it_is_stored (Fixture       *fixture,
                                          gconstpointer  data)
{
  sample_wait (is_loaded, fixture);
  gtk_widget_activate_action (fixture->page, "schedule.plan", "(ii)", 2027, 1);
  sample_wait (is_proposed, fixture);
  g_assert_cmpuint (month_of (fixture)->plan->proposals->len, >, 15);
  g_assert_cmpint (month_of (fixture)->month_data->n_sessions, ==, 0);

  gtk_widget_activate_action (fixture->page, "schedule.adopt", NULL);
  sample_wait (is_planned, fixture);
  g_assert_cmpint (month_of (fixture)->month_data->n_sessions, >, 15);
  for (guint i = 0; i < month_of (fixture)->sessions->len; i++)
    g_assert_false (sits (&g_array_index (month_of (fixture)->sessions, SiyiShown, i), "贺丁亥"));
}

static gboolean
is_back_in_december (gpointer data)
{
  SiyiShownMonth *month = month_of (data);

  return month->plan == NULL && month->month == 12;
}

static void
test_a_discarded_plan_leaves_nothing (Fixture       *fixture,
                                      gconstpointer  data)
{
  sample_wait (is_loaded, fixture);
  gtk_widget_activate_action (fixture->page, "schedule.plan", "(ii)", 2026, 12);
  sample_wait (is_proposed, fixture);
  gtk_widget_activate_action (fixture->page, "schedule.discard", NULL);
  sample_wait (is_back_in_december, fixture);
  g_assert_cmpuint (month_of (fixture)->sessions->len, ==, 0);
  g_assert_cmpint (month_of (fixture)->next_month, ==, 12);
}

static void
test_an_office_without_leaders_is_told_where_to_begin (Fixture       *fixture,
                                                       gconstpointer  data)
{
  GtkWidget *stack;

  sample_wait (is_loaded, fixture);
  ui_test_settle (fixture->page);
  stack = gtk_widget_get_ancestor (siyi_schedule_page_get_grid (SIYI_SCHEDULE_PAGE (fixture->page)),
                                   GTK_TYPE_STACK);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "no-leaders");
}

/* It once asked itself without end. */
static void
test_a_page_without_a_focus_says_so (Fixture       *fixture,
                                     gconstpointer  data)
{
  sample_wait (is_loaded, fixture);
  gtk_widget_set_sensitive (gtk_widget_get_first_child (fixture->page), FALSE);
  g_assert_false (gtk_widget_child_focus (fixture->page, GTK_DIR_TAB_FORWARD));
}

/* The first key that asks for the page comes before its month: the arrows walk all the same. */
static void
test_keys_wait_for_the_month (Fixture       *fixture,
                              gconstpointer  data)
{
  GtkWidget *focus;

  g_assert_null (month_of (fixture));
  if (!gtk_widget_grab_focus (fixture->page))
    gtk_widget_child_focus (fixture->page, GTK_DIR_TAB_FORWARD);
  sample_wait (is_loaded, fixture);
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_nonnull (focus);
  g_assert_nonnull (gtk_widget_get_ancestor (focus, SIYI_TYPE_MONTH_GRID));
}

/* The row of that title. */
static GtkWidget *
find_row (GtkWidget  *root,
          const char *title)
{
  if (ADW_IS_COMBO_ROW (root) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gpointer
load_rules (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  SiyiScheduleRules *rules = data;

  return GINT_TO_POINTER (siyi_schedule_rules_load (db, rules, error));
}

static gboolean
is_by_quarter (gpointer data)
{
  Fixture *fixture = data;
  SiyiScheduleRules rules = { 0 };

  siyi_archive_run (fixture->archive, SIYI_ACCESS_READ, load_rules, &rules, NULL, NULL);

  return rules.account == SIYI_ACCOUNT_QUARTER;
}

static gboolean
shows_patterns (gpointer data)
{
  return ui_test_find (data, ADW_TYPE_EXPANDER_ROW, NULL) != NULL;
}

/* What is shown at first is stored by nobody; a choice is, at once. */
static void
test_a_rule_is_saved_when_chosen (Fixture       *fixture,
                                  gconstpointer  data)
{
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *page = siyi_settings_schedule_new (fixture->archive);
  GtkWidget *row;

  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  gtk_window_present (GTK_WINDOW (window));
  sample_wait (shows_patterns, page);
  g_assert_false (is_by_quarter (fixture));
  row = find_row (page, "Turns are evened out over");
  g_assert_nonnull (row);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), SIYI_ACCOUNT_QUARTER);
  sample_wait (is_by_quarter, fixture);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/schedule/arrows-walk-days", test_arrows_walk_days);
  g_test_add_func ("/schedule/keys-tell-what-is-wanted", test_keys_tell_what_is_wanted);
  g_test_add_func ("/schedule/a-chip-reads-as-a-sentence", test_a_chip_reads_as_a_sentence);
  g_test_add_func ("/schedule/a-look-for-each-state", test_a_look_for_each_state);
  g_test_add_func ("/schedule/a-new-plan-shows-the-old-one", test_a_new_plan_shows_the_old_one);
  g_test_add_func ("/schedule/the-weekend-is-narrow", test_the_weekend_is_narrow);
  g_test_add_func ("/schedule/the-grid-goes-with-its-month", test_the_grid_goes_with_its_month);
  g_test_add ("/schedule/a-plan-is-shown-before-it-is-stored", Fixture, "leaders", set_up,
              test_a_plan_is_shown_before_it_is_stored, tear_down);
  g_test_add ("/schedule/a-discarded-plan-leaves-nothing", Fixture, "leaders", set_up,
              test_a_discarded_plan_leaves_nothing, tear_down);
  g_test_add ("/schedule/an-office-without-leaders-is-told-where-to-begin", Fixture, NULL, set_up,
              test_an_office_without_leaders_is_told_where_to_begin, tear_down);
  g_test_add ("/schedule/a-page-without-a-focus-says-so", Fixture, NULL, set_up,
              test_a_page_without_a_focus_says_so, tear_down);
  g_test_add ("/schedule/keys-wait-for-the-month", Fixture, "sessions", set_up, test_keys_wait_for_the_month, tear_down);
  g_test_add ("/schedule/a-rule-is-saved-when-chosen", Fixture, "leaders", set_up,
              test_a_rule_is_saved_when_chosen, tear_down);

  return g_test_run ();
}
