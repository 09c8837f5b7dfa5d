/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of reminders in its window: empty days say so, kinds and days filter, a day that is none is marked and
 * asks nothing, what rings comes into the list, the page leads back to Today. Real archives, a real screen. */
#include "sample-cases.h"
#include "siyi-application.h"
#include "siyi-reminder-page.h"
#include "siyi-reminder-store.h"
#include "siyi-reminder-words.h"
#include "siyi-window-private.h"
#include "ui-test.h"

static SiyiApplication *application;

typedef struct
{
  char             *folder;
  SiyiArchive      *archive;
  SiyiWindow       *window;
  SiyiReminderPage *page;
  guint             wanted;
  const char       *words;
} Fixture;

typedef struct { const char *subject, *kind; int back; gboolean seen; } Wish;

static gboolean
add (SiyiDb   *db,
     gpointer  data,
     GError  **error)
{
  const Wish *wish = data;
  const gint64 at = siyi_day_begins (sample_today () - wish->back) + 9 * G_TIME_SPAN_HOUR;

  return siyi_reminder_add (db, wish->subject, wish->kind, at, error) != 0;
}

static gpointer
add_in_thread (SiyiDb        *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const Wish *wish = data;
  g_autoptr(SiyiReminder) last = NULL;

  g_assert_true (siyi_reminders_together (db, add, data, error));
  last = siyi_reminder_last (db, wish->kind, error);
  g_assert_true (siyi_reminder_shown (db, last->id, TRUE, "test", error));
  if (wish->seen)
    g_assert_true (siyi_reminder_seen (db, last->id, FALSE, error));

  return NULL;
}

static void
ring (Fixture    *fixture,
      const char *subject,
      const char *kind,
      int         days_back,
      gboolean    seen)
{
  Wish wish = { subject, kind, days_back, seen };
  g_autoptr(GError) error = NULL;

  siyi_archive_run (fixture->archive, SIYI_ACCESS_WRITE, add_in_thread, &wish, NULL, &error);
  g_assert_no_error (error);
}

static guint
n_lines (Fixture *fixture)
{
  return g_list_model_get_n_items (siyi_reminder_page_get_lines (fixture->page));
}

static gboolean
has_lines (gpointer data)
{
  Fixture *fixture = data;

  return n_lines (fixture) == fixture->wanted;
}

static gboolean
has_words (gpointer data)
{
  Fixture *fixture = data;

  return ui_test_find (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL, fixture->words) != NULL;
}

static void
wait_lines (Fixture *fixture,
            guint    n)
{
  fixture->wanted = n;
  sample_wait (has_lines, fixture);
}

static void
wait_words (Fixture    *fixture,
            const char *words)
{
  fixture->words = words;
  sample_wait (has_words, fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->archive = sample_archive_new (&fixture->folder);
  fixture->window = siyi_window_new (ADW_APPLICATION (application));
  gtk_window_present (GTK_WINDOW (fixture->window));
  siyi_window_open (fixture->window, fixture->archive);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "show-reminders", NULL);
  g_assert_true (SIYI_IS_REMINDER_PAGE (gtk_stack_get_visible_child (fixture->window->pages)));
  fixture->page = SIYI_REMINDER_PAGE (gtk_stack_get_visible_child (fixture->window->pages));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  sample_archive_drop (fixture->archive, fixture->folder);
  g_free (fixture->folder);
}

static GtkDropDown *
drop_down (Fixture *fixture,
           int      nth)
{
  GtkWidget *found = NULL;
  GtkWidget *bar = gtk_widget_get_parent (ui_test_find (GTK_WIDGET (fixture->page), GTK_TYPE_DROP_DOWN, NULL));

  for (GtkWidget *child = gtk_widget_get_first_child (bar); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_DROP_DOWN (child) && nth-- == 0)
      found = child;
  g_assert_nonnull (found);

  return GTK_DROP_DOWN (found);
}

static void
test_filters (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *from = ui_test_find (GTK_WIDGET (fixture->page), GTK_TYPE_ENTRY, NULL);

  wait_words (fixture, "No Reminders in These Days");
  ring (fixture, "digest:1", "digest", 0, TRUE);
  ring (fixture, "task:1:d0", "task-today", 3, FALSE);
  ring (fixture, "calendar:2027:m11", "calendar", 29, FALSE);
  ring (fixture, "task:1:soon", "task-soon", 60, FALSE);
  wait_lines (fixture, 3);
  wait_words (fixture, "Summary of the day");
  wait_words (fixture, "Shown, not seen yet");

  gtk_drop_down_set_selected (drop_down (fixture, 0), 4);      /* all days */
  wait_lines (fixture, 4);
  gtk_drop_down_set_selected (drop_down (fixture, 1), SIYI_REMINDERS_TASK);
  wait_lines (fixture, 2);
  gtk_drop_down_set_selected (drop_down (fixture, 1), SIYI_REMINDERS_CLOCK);
  wait_lines (fixture, 0);
  wait_words (fixture, "No Reminders in These Days");
  gtk_drop_down_set_selected (drop_down (fixture, 1), SIYI_REMINDERS_ALL);
  wait_lines (fixture, 4);

  /* Half a day is none: it is marked and the list stays. */
  gtk_editable_set_text (GTK_EDITABLE (from), "2026-12");
  g_assert_true (gtk_widget_has_css_class (from, "error"));
  g_assert_cmpuint (n_lines (fixture), ==, 4);
  gtk_editable_set_text (GTK_EDITABLE (from), "2026-12-14");
  g_assert_false (gtk_widget_has_css_class (from, "error"));
  wait_lines (fixture, 2);
}

/* What rings meanwhile comes to the top; the way back leads to Today. */
static void
test_lives (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GObject) first = NULL;

  ring (fixture, "digest:1", "digest", 1, TRUE);
  wait_lines (fixture, 1);
  ring (fixture, "digest:2", "digest", 0, FALSE);
  wait_lines (fixture, 2);
  wait_words (fixture, "Seen");

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "reminders.leave", NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->pages), ==, "today");
}

static GtkWidget *
settings_row (Fixture *fixture)
{
  GListModel *tops = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (tops); i++)
    {
      g_autoptr(GtkWidget) top = g_list_model_get_item (tops, i);
      GtkWidget *label = ADW_IS_PREFERENCES_WINDOW (top) ? ui_test_find (top, GTK_TYPE_LABEL, "Log of Reminders") : NULL;

      if (label != NULL)
        return gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW);
    }

  return NULL;
}

static gboolean
has_settings (gpointer data)
{
  return settings_row (data) != NULL;
}

static gboolean
has_no_settings (gpointer data)
{
  return settings_row (data) == NULL;
}

/* The row of the settings closes them and shows the page behind them. */
static void
test_from_settings (Fixture       *fixture,
                    gconstpointer  data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "reminders.leave", NULL);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "enter-reminders", NULL);
  sample_wait (has_settings, fixture);
  gtk_widget_activate (settings_row (fixture));
  sample_wait (has_no_settings, fixture);
  g_assert_true (SIYI_IS_REMINDER_PAGE (gtk_stack_get_visible_child (fixture->window->pages)));
}

/* --- Words -------------------------------------------------------------------------------------- */

typedef struct { SiyiReminderEntry entry; const char *what, *rang; const char *below; } Case;

static const Case cases[] = {
  { { .kind = (char *) "task-overdue", .of = (char *) "JF20260001", .rang = SIYI_RANG_SHOWN }, "Task overdue  JF20260001",
    "Shown, not seen yet", NULL },
  { { .kind = (char *) "digest", .rang = SIYI_RANG_PAST }, "Summary of the day", "Nothing to tell", NULL },
  { { .kind = (char *) "digest", .n_told = 7, .rang = SIYI_RANG_SEEN }, "Summary of the day, 7 matters", "Seen", NULL },
  { { .kind = (char *) "session", .rang = SIYI_RANG_PAST }, "Reception today", "Settled before it rang", NULL },
  { { .kind = (char *) "backup", .rang = SIYI_RANG_NOWHERE, .n_failed = 3 }, "Backup too old", "No server took it",
    "no server 3 times" },
  { { .kind = (char *) "clock", .rang = SIYI_RANG_OPENED, .n_later = 2, .n_shown = 3 }, "Limit of a matter", "Opened",
    "shown 3 times, put off 2 times" },
};

static void
test_words (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *what = siyi_reminder_words_what (&cases[i].entry);
      g_autofree char *rang = siyi_reminder_words_rang (&cases[i].entry);
      g_autofree char *below = siyi_reminder_words_below (&cases[i].entry);

      g_assert_cmpstr (what, ==, cases[i].what);
      g_assert_cmpstr (rang, ==, cases[i].rang);
      if (cases[i].below != NULL)
        g_assert_nonnull (strstr (below, cases[i].below));
    }
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

  g_test_add_func ("/app/reminder-page/words", test_words);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/app/reminder-page/filters", test_filters);
  ADD ("/app/reminder-page/lives", test_lives);
  ADD ("/app/reminder-page/from-settings", test_from_settings);

  result = g_test_run ();
  g_object_unref (application);

  return result;
}
