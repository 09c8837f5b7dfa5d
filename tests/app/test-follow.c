/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The follow-up page: groups worst first, a step written from its form moves its row and can be taken
 * back, several urged in one action, keys, heads that are never chosen. Real archives, a real screen. */
#include <adwaita.h>

#include "sample-cases.h"
#include "siyi-follow-page.h"
#include "siyi-follow-words.h"
#include "siyi-ledger-store.h"
#include "siyi-office-store.h"
#include "siyi-pages.h"
#include "ui-test.h"

typedef struct
{
  char           *folder;
  SiyiArchive    *archive;
  GtkWidget      *window;
  SiyiFollowPage *page;
  gint64          task;       /* for the conditions */
  int             n;
} Fixture;

static gpointer
add_unit (SiyiDb        *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  char *none[] = { NULL };
  SiyiUnit unit = { .name = (char *) "市水务局", .short_name = (char *) "水务局", .aliases = none, .old_names = none,
                    .active = TRUE };

  return siyi_unit_save (db, &unit, error) > 0 ? GINT_TO_POINTER (1) : NULL;
}

static gboolean
has_units (gpointer data)
{
  return ui_test_find (((Fixture *) data)->window, GTK_TYPE_LABEL, "水务局") != NULL;
}

static gboolean
is_shown (gpointer data)
{
  return siyi_follow_page_get_shown (((Fixture *) data)->page) != NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  fixture->archive = sample_archive_new (&fixture->folder);
  if (data != NULL)
    {
      sample_cases_add (fixture->archive);
      siyi_archive_run (fixture->archive, SIYI_ACCESS_WRITE, add_unit, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  fixture->page = SIYI_FOLLOW_PAGE (siyi_follow_page_new (fixture->archive));
  fixture->window = ui_test_show (GTK_WIDGET (fixture->page), 1166, 720);
  sample_wait (is_shown, fixture);
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

static guint
n_places (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (siyi_follow_page_get_list (fixture->page)));
}

static gboolean
has_places (gpointer data)
{
  Fixture *fixture = data;

  return n_places (fixture) == (guint) fixture->n;
}

/* The first row of a group; G_MAXUINT: the group is not there. */
static guint
find_in_group (Fixture *fixture, SiyiTaskGroup group, SiyiTaskHit *found)
{
  SiyiTaskHit hit;

  for (guint i = 0; i < n_places (fixture); i++)
    if (siyi_follow_list_get_hit (siyi_follow_page_get_list (fixture->page), i, &hit) && hit.group == group)
      {
        if (found != NULL)
          *found = hit;
        return i;
      }

  return G_MAXUINT;
}

static const SiyiTaskRow *
detail_row (Fixture *fixture)
{
  const SiyiFollowSheet *sheet = siyi_follow_detail_get_sheet (siyi_follow_page_get_detail (fixture->page));

  return sheet != NULL && sheet->rows->len == 1 ? g_ptr_array_index (sheet->rows, 0) : NULL;
}

static gboolean
shows_task (gpointer data)
{
  Fixture *fixture = data;
  const SiyiTaskRow *row = detail_row (fixture);

  return row != NULL && row->id == fixture->task;
}

static gboolean
shows_urged (gpointer data)
{
  Fixture *fixture = data;
  const SiyiTaskRow *row = detail_row (fixture);

  return row != NULL && row->id == fixture->task && row->reading.n_urged == fixture->n;
}

static void
choose (Fixture *fixture, guint position)
{
  SiyiTaskHit hit;

  g_assert_true (siyi_follow_list_get_hit (siyi_follow_page_get_list (fixture->page), position, &hit));
  gtk_selection_model_select_item (siyi_follow_page_get_selection (fixture->page), position, TRUE);
  fixture->task = hit.task;
  sample_wait (shows_task, fixture);
}

static gpointer
undo_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autofree char *action = siyi_office_last_action (db);

  return siyi_action_undo (db, action, error);
}

static void
undo (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run (fixture->archive, SIYI_ACCESS_WRITE, undo_in_thread, NULL, NULL,
                                              &error);

  g_assert_no_error (error);
}

static gpointer
load_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  return siyi_task_load (db, *(gint64 *) data, sample_today (), error);
}

static SiyiTaskRow *
load (Fixture *fixture, gint64 task)
{
  g_autoptr(GError) error = NULL;
  SiyiTaskRow *row = siyi_archive_run (fixture->archive, SIYI_ACCESS_READ, load_in_thread, &task, NULL, &error);

  g_assert_no_error (error);

  return row;
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (siyi_follow_page_get_shown (fixture->page), ==, "nothing");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "follow-list.part", "s", "all");
  while (g_strcmp0 (siyi_follow_page_get_shown (fixture->page), "empty") != 0)
    g_main_context_iteration (NULL, TRUE);
}

/* Every group begins with its head, worst first, and a head counts what stands below it. */
static void
test_groups (Fixture *fixture, gconstpointer data)
{
  GListModel *places = G_LIST_MODEL (siyi_follow_page_get_list (fixture->page));
  guint below = 0, n_heads = 0;
  int last = -1;

  for (guint i = 0; i < n_places (fixture); i++)
    {
      g_autoptr(SiyiFollowItem) item = g_list_model_get_item (places, i);
      SiyiTaskHit hit;

      if (siyi_follow_item_is_head (item))
        {
          const int group = siyi_follow_item_get_group (item);

          g_assert_cmpuint (below, ==, 0);
          g_assert_cmpint (group, >, last);
          below = siyi_follow_item_get_n (item);
          last = group;
          n_heads++;
          continue;
        }
      g_assert_true (siyi_follow_list_get_hit (siyi_follow_page_get_list (fixture->page), i, &hit));
      g_assert_cmpint (hit.group, ==, last);
      g_assert_cmpuint (below, >, 0);
      below--;
    }
  g_assert_cmpuint (below, ==, 0);
  g_assert_cmpuint (n_heads, ==, 3);
  g_assert_cmpuint (find_in_group (fixture, SIYI_TASK_GROUP_OVERDUE, NULL), ==, 1);
  g_assert_cmpuint (find_in_group (fixture, SIYI_TASK_GROUP_SOON, NULL), ==, 3);
  g_assert_cmpuint (find_in_group (fixture, SIYI_TASK_GROUP_WAITING, NULL), ==, G_MAXUINT);
}

/* The worst is chosen at once; U asks for the urging, which writes a step that can be taken back. */
static void
test_urge (Fixture *fixture, gconstpointer data)
{
  SiyiFollowDetail *detail = siyi_follow_page_get_detail (fixture->page);
  g_autoptr(SiyiTaskRow) row = NULL;
  const SiyiTaskStepRow *step;
  SiyiTaskHit hit = { 0 };

  find_in_group (fixture, SIYI_TASK_GROUP_OVERDUE, &hit);
  fixture->task = hit.task;
  sample_wait (shows_task, fixture);
  g_assert_true (ui_test_key (GTK_WIDGET (fixture->page), GDK_KEY_u, 0));
  g_assert_cmpint (siyi_follow_detail_get_step (detail), ==, SIYI_TASK_STEP_URGED);
  g_assert_true (siyi_follow_detail_can_write (detail));

  siyi_follow_detail_write (detail);
  g_assert_false (siyi_follow_detail_can_write (detail));
  fixture->n = 1;
  sample_wait (shows_urged, fixture);
  row = load (fixture, hit.task);
  step = g_ptr_array_index (row->steps, 0);
  g_assert_cmpint (step->kind, ==, SIYI_TASK_STEP_URGED);
  g_assert_cmpint (step->day, ==, sample_today ());
  g_assert_cmpstr (step->grounds, ==, "overdue,no-report");
  g_assert_cmpint (step->due, ==, siyi_day_new (2026, 12, 24));
  g_assert_cmpstr (siyi_follow_words_button (&row->reading), !=, NULL);

  undo (fixture);
  fixture->n = 0;
  sample_wait (shows_urged, fixture);
}

typedef struct { gint64 visit, task; SiyiDay day; } Limited;

/* In five days, four of them gone. */
static gpointer
limit_in_thread (SiyiDb        *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  static const char * const units[] = { "市水务局", NULL };
  Limited *limited = data;

  return siyi_task_assign (db, limited->visit, units, NULL, limited->day - 4, (SiyiLimit) { 5, SIYI_DAYS_CALENDAR },
                           SIYI_DAY_NONE, &limited->task, error);
}

static gpointer
take_day_off_in_thread (SiyiDb        *db,
                        gpointer       data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  return GINT_TO_POINTER (siyi_calendar_set_own (db, *(SiyiDay *) data, 0, NULL, error));
}

static SiyiFollowSheet *
sheet_of (Fixture *fixture, gint64 task)
{
  g_autoptr(SiyiFollowSheet) asked = siyi_follow_sheet_new (sample_today ());
  const SiyiTaskHit hit = { .task = task };
  g_autoptr(GError) error = NULL;
  SiyiFollowSheet *sheet;

  g_array_append_val (asked->hits, hit);
  sheet = siyi_archive_run (fixture->archive, SIYI_ACCESS_READ, siyi_follow_sheet_work, asked, NULL, &error);
  g_assert_no_error (error);

  return sheet;
}

/* A last day that a day off moved comes with the day there was, and why it is none. */
static void
test_moved (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiFollowSheet) before = NULL;
  g_autoptr(SiyiFollowSheet) after = NULL;
  g_autofree char *action = NULL;
  Limited limited = { .day = sample_today () };
  const SiyiMovedDay *moved;
  SiyiDay due;

  choose (fixture, find_in_group (fixture, SIYI_TASK_GROUP_SOON, NULL));
  limited.visit = detail_row (fixture)->visit;
  action = siyi_archive_run (fixture->archive, SIYI_ACCESS_WRITE, limit_in_thread, &limited, NULL, &error);
  g_assert_no_error (error);
  before = sheet_of (fixture, limited.task);
  g_assert_cmpuint (before->moved->len, ==, 0);

  due = ((const SiyiTaskRow *) g_ptr_array_index (before->rows, 0))->reading.due;
  siyi_archive_run (fixture->archive, SIYI_ACCESS_WRITE, take_day_off_in_thread, &due, NULL, &error);
  g_assert_no_error (error);
  after = sheet_of (fixture, limited.task);
  g_assert_cmpuint (after->moved->len, ==, 1);
  moved = g_ptr_array_index (after->moved, 0);
  g_assert_cmpint (moved->before, ==, due);
  g_assert_cmpint (moved->after, ==, ((const SiyiTaskRow *) g_ptr_array_index (after->rows, 0))->reading.due);
  g_assert_true (g_str_has_prefix (moved->why, "calendar:"));
}

static gboolean
has_two_steps (gpointer data)
{
  const SiyiTaskRow *row = detail_row (data);

  return row != NULL && row->steps->len == 2;
}

/* What was wrong stays; a note below it names the line. */
static void
test_correct (Fixture *fixture, gconstpointer data)
{
  SiyiFollowDetail *detail = siyi_follow_page_get_detail (fixture->page);
  g_autoptr(SiyiTaskRow) row = NULL;
  const SiyiTaskStepRow *wrong, *note;
  GtkWidget *body;
  gint64 id;

  choose (fixture, find_in_group (fixture, SIYI_TASK_GROUP_OVERDUE, NULL));
  siyi_follow_detail_write (detail);
  fixture->n = 1;
  sample_wait (shows_urged, fixture);
  id = ((const SiyiTaskStepRow *) g_ptr_array_index (detail_row (fixture)->steps, 0))->id;

  gtk_widget_activate_action (GTK_WIDGET (detail), "follow.correct", "x", id);
  g_assert_cmpint (siyi_follow_detail_get_step (detail), ==, SIYI_TASK_STEP_NOTE);
  g_assert_false (siyi_follow_detail_can_write (detail));
  body = ui_test_find (GTK_WIDGET (detail), ADW_TYPE_ENTRY_ROW, NULL);
  gtk_editable_set_text (GTK_EDITABLE (body), "应为上门催办");
  g_assert_true (siyi_follow_detail_can_write (detail));
  siyi_follow_detail_write (detail);
  sample_wait (has_two_steps, fixture);

  row = load (fixture, fixture->task);
  note = g_ptr_array_index (row->steps, 0);
  wrong = g_ptr_array_index (row->steps, 1);
  g_assert_cmpint (note->corrects, ==, wrong->id);
  g_assert_cmpint (wrong->kind, ==, SIYI_TASK_STEP_URGED);
  g_assert_cmpint (row->reading.n_urged, ==, 1);
}

static gboolean
asks_for_note (gpointer data)
{
  Fixture *fixture = data;

  return shows_urged (fixture) &&
         siyi_follow_detail_get_step (siyi_follow_page_get_detail (fixture->page)) == SIYI_TASK_STEP_NOTE;
}

static gboolean
can_write (gpointer data)
{
  return siyi_follow_detail_can_write (siyi_follow_page_get_detail (((Fixture *) data)->page));
}

/* A step asked for while another is still being written is there when that has come, and what is typed then stays. */
static void
test_hurry (Fixture *fixture, gconstpointer data)
{
  SiyiFollowDetail *detail = siyi_follow_page_get_detail (fixture->page);
  g_autoptr(SiyiTaskRow) row = NULL;
  GtkWidget *body;

  choose (fixture, find_in_group (fixture, SIYI_TASK_GROUP_OVERDUE, NULL));
  siyi_follow_detail_write (detail);
  g_assert_true (siyi_follow_detail_set_step (detail, SIYI_TASK_STEP_NOTE));
  g_assert_cmpint (siyi_follow_detail_get_step (detail), ==, SIYI_TASK_STEP_URGED);
  fixture->n = 1;
  sample_wait (asks_for_note, fixture);

  body = ui_test_find (GTK_WIDGET (detail), ADW_TYPE_ENTRY_ROW, NULL);
  gtk_editable_set_text (GTK_EDITABLE (body), "已电话核实");
  sample_wait (can_write, fixture);
  siyi_follow_detail_write (detail);
  sample_wait (has_two_steps, fixture);

  row = load (fixture, fixture->task);
  g_assert_cmpint (((const SiyiTaskStepRow *) g_ptr_array_index (row->steps, 0))->kind, ==, SIYI_TASK_STEP_NOTE);
  g_assert_cmpstr (((const SiyiTaskStepRow *) g_ptr_array_index (row->steps, 0))->body, ==, "已电话核实");
}

static gboolean
shows_hint (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *hint = ui_test_find (GTK_WIDGET (siyi_follow_page_get_detail (fixture->page)), GTK_TYPE_LABEL,
                                  "There is a phone number in this text, which leaves the office");

  return hint != NULL && gtk_widget_get_mapped (hint);
}

/* What is urged stands in the letter; a note stays in the office. */
static void
test_number_hint (Fixture *fixture, gconstpointer data)
{
  SiyiFollowDetail *detail = siyi_follow_page_get_detail (fixture->page);
  gint64 id;

  choose (fixture, find_in_group (fixture, SIYI_TASK_GROUP_OVERDUE, NULL));
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (GTK_WIDGET (detail), ADW_TYPE_ENTRY_ROW, NULL)),
                         "信访人电话199 0000 0024");
  sample_wait (shows_hint, fixture);
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (GTK_WIDGET (detail), ADW_TYPE_ENTRY_ROW, NULL)), "请抓紧办理");
  g_assert_false (shows_hint (fixture));
  siyi_follow_detail_write (detail);
  fixture->n = 1;
  sample_wait (shows_urged, fixture);

  id = ((const SiyiTaskStepRow *) g_ptr_array_index (detail_row (fixture)->steps, 0))->id;
  gtk_widget_activate_action (GTK_WIDGET (detail), "follow.correct", "x", id);
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (GTK_WIDGET (detail), ADW_TYPE_ENTRY_ROW, NULL)),
                         "信访人电话199 0000 0024");
  g_assert_false (shows_hint (fixture));
}

/* An instruction without a limit leaves the office's group when it is assigned. */
static void
test_assign (Fixture *fixture, gconstpointer data)
{
  SiyiFollowDetail *detail = siyi_follow_page_get_detail (fixture->page);
  const guint before = n_places (fixture);
  guint place = find_in_group (fixture, SIYI_TASK_GROUP_OFFICE, NULL);
  GtkWidget *form, *unit;
  g_autoptr(SiyiTaskRow) row = NULL;
  gint64 task;

  sample_wait (has_units, fixture);
  g_assert_cmpuint (place, !=, G_MAXUINT);
  choose (fixture, place);
  task = fixture->task;
  g_assert_cmpint (siyi_follow_detail_get_step (detail), ==, SIYI_TASK_STEP_ASSIGNED);
  g_assert_false (siyi_follow_detail_can_write (detail));

  form = ui_test_find (GTK_WIDGET (detail), SIYI_TYPE_FOLLOW_FORM, NULL);
  unit = ui_test_find (form, GTK_TYPE_DROP_DOWN, NULL);
  /* The keyboard is with the button inside. */
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (gtk_widget_get_first_child (unit)),
                                                   GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  for (guint i = 1; i < g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (unit))); i++)
    {
      g_autoptr(GtkStringObject) name = g_list_model_get_item (gtk_drop_down_get_model (GTK_DROP_DOWN (unit)), i);

      if (g_str_equal (gtk_string_object_get_string (name), "市水务局"))
        gtk_drop_down_set_selected (GTK_DROP_DOWN (unit), i);
    }
  g_assert_true (siyi_follow_detail_can_write (detail));
  siyi_follow_detail_write (detail);
  fixture->n = (int) before - 1;
  sample_wait (has_places, fixture);

  row = load (fixture, task);
  g_assert_cmpstr (row->units[0], ==, "市水务局");
  g_assert_cmpint (row->reading.state, ==, SIYI_TASK_ASSIGNED);
  /* 16 January 2027 is a Saturday. */
  g_assert_cmpint (row->reading.due, ==, siyi_day_new (2027, 1, 18));

  undo (fixture);
  fixture->n = (int) before;
  sample_wait (has_places, fixture);
}

static gboolean
shows_two (gpointer data)
{
  const SiyiFollowSheet *sheet = siyi_follow_detail_get_sheet (siyi_follow_page_get_detail (((Fixture *) data)->page));

  return sheet != NULL && sheet->rows->len == 2;
}

static gboolean
both_urged (gpointer data)
{
  const SiyiFollowSheet *sheet = siyi_follow_detail_get_sheet (siyi_follow_page_get_detail (((Fixture *) data)->page));

  for (guint i = 0; i < sheet->rows->len; i++)
    if (((const SiyiTaskRow *) g_ptr_array_index (sheet->rows, i))->reading.n_urged != ((Fixture *) data)->n)
      return FALSE;

  return sheet->rows->len == 2;
}

/* Twice as large text: the page still has room on the smallest screen (1366 wide). */
static void
test_large_text (Fixture *fixture, gconstpointer data)
{
  GtkSettings *settings = gtk_widget_get_settings (fixture->window);
  int dpi, width;

  choose (fixture, find_in_group (fixture, SIYI_TASK_GROUP_OVERDUE, NULL));
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * (dpi > 0 ? dpi : 96 * 1024), NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  g_assert_cmpint (width, <=, 1366);
}

/* Over a head between them; what is written for both is one action. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *selection = siyi_follow_page_get_selection (fixture->page);
  SiyiFollowDetail *detail = siyi_follow_page_get_detail (fixture->page);

  choose (fixture, find_in_group (fixture, SIYI_TASK_GROUP_OVERDUE, NULL));
  gtk_selection_model_select_range (selection, 1, 3, TRUE);
  sample_wait (shows_two, fixture);
  g_assert_cmpint (siyi_follow_detail_get_step (detail), ==, SIYI_TASK_STEP_URGED);

  siyi_follow_detail_write (detail);
  fixture->n = 1;
  sample_wait (both_urged, fixture);
  undo (fixture);
  fixture->n = 0;
  sample_wait (both_urged, fixture);
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  SiyiFollowDetail *detail = siyi_follow_page_get_detail (fixture->page);

  choose (fixture, find_in_group (fixture, SIYI_TASK_GROUP_OVERDUE, NULL));
  g_assert_true (ui_test_key (GTK_WIDGET (fixture->page), GDK_KEY_e, 0));
  g_assert_cmpint (siyi_follow_detail_get_step (detail), ==, SIYI_TASK_STEP_EXTENSION_ASKED);
  /* Without its reason it is not written (article 34). */
  g_assert_false (siyi_follow_detail_can_write (detail));
  g_assert_true (ui_test_key (GTK_WIDGET (fixture->page), GDK_KEY_c, 0));
  g_assert_cmpint (siyi_follow_detail_get_step (detail), ==, SIYI_TASK_STEP_CLOSED);
  g_assert_true (ui_test_key (GTK_WIDGET (fixture->page), GDK_KEY_r, 0));
  g_assert_cmpint (siyi_follow_detail_get_step (detail), ==, SIYI_TASK_STEP_OBJECTED);
  /* Nothing was closed yet, so nobody is visited back. */
  ui_test_key (GTK_WIDGET (fixture->page), GDK_KEY_v, 0);
  g_assert_cmpint (siyi_follow_detail_get_step (detail), ==, SIYI_TASK_STEP_OBJECTED);
}

static gboolean
row_is_chosen (gpointer data)
{
  Fixture *fixture = data;

  return gtk_selection_model_is_selected (siyi_follow_page_get_selection (fixture->page), (guint) fixture->n);
}

/* From the overdue one down: the next head is passed over, and up again. */
static void
test_heads (Fixture *fixture, gconstpointer data)
{
  choose (fixture, 1);
  gtk_selection_model_select_item (siyi_follow_page_get_selection (fixture->page), 2, TRUE);
  fixture->n = 3;
  sample_wait (row_is_chosen, fixture);
  choose (fixture, 3);
  gtk_selection_model_select_item (siyi_follow_page_get_selection (fixture->page), 2, TRUE);
  fixture->n = 1;
  sample_wait (row_is_chosen, fixture);
}

/* The list of instructions without unit or limit holds those two, and no heads. */
static void
test_orphans (Fixture *fixture, gconstpointer data)
{
  SiyiTaskHit hit;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "follow-list.part", "s", "orphan-1");
  fixture->n = 1;
  sample_wait (has_places, fixture);
  g_assert_true (siyi_follow_list_get_hit (siyi_follow_page_get_list (fixture->page), 0, &hit));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "follow-list.part", "s", "orphan-2");
  fixture->n = 0;
  sample_wait (has_places, fixture);
  g_assert_cmpstr (siyi_follow_page_get_shown (fixture->page), ==, "nothing");
}

static gboolean
is_gone (gpointer data)
{
  return *(GtkWidget **) data == NULL;
}

/* Left while its questions are under way, the page goes with their answers. */
static void
test_page_goes (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = siyi_follow_page_new (fixture->archive);

  g_object_ref_sink (page);
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  g_object_unref (page);
  sample_wait (is_gone, &page);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/follow/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/follow/groups", Fixture, "cases", set_up, test_groups, tear_down);
  g_test_add ("/follow/urge", Fixture, "cases", set_up, test_urge, tear_down);
  g_test_add ("/follow/moved", Fixture, "cases", set_up, test_moved, tear_down);
  g_test_add ("/follow/correct", Fixture, "cases", set_up, test_correct, tear_down);
  g_test_add ("/follow/hurry", Fixture, "cases", set_up, test_hurry, tear_down);
  g_test_add ("/follow/number-hint", Fixture, "cases", set_up, test_number_hint, tear_down);
  g_test_add ("/follow/large-text", Fixture, "cases", set_up, test_large_text, tear_down);
  g_test_add ("/follow/assign", Fixture, "cases", set_up, test_assign, tear_down);
  g_test_add ("/follow/many", Fixture, "cases", set_up, test_many, tear_down);
  g_test_add ("/follow/keys", Fixture, "cases", set_up, test_keys, tear_down);
  g_test_add ("/follow/heads", Fixture, "cases", set_up, test_heads, tear_down);
  g_test_add ("/follow/orphans", Fixture, "cases", set_up, test_orphans, tear_down);
  g_test_add ("/follow/page-goes", Fixture, "cases", set_up, test_page_goes, tear_down);

  return g_test_run ();
}
