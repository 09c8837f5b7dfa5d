/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A leader in charge of a case, on the case's page and in the follow-up page: each step by its button and its
 * dialog, what can't be saved can't be pressed, the history grows by each, the list follows. Real archives, a
 * real screen. */
#include <adwaita.h>

#include "sample-cases.h"
#include "siyi-case-charge.h"
#include "siyi-case-facts.h"
#include "siyi-cases-page.h"
#include "siyi-charge-dialog.h"
#include "siyi-charge-pane.h"
#include "siyi-charge-words.h"
#include "siyi-follow-page.h"
#include "siyi-office-store.h"
#include "siyi-pages.h"
#include "ui-test.h"

typedef struct
{
  char           *folder;
  SiyiArchive    *archive;
  GtkWidget      *window, *page;
  SiyiCaseCharge *section;
  GtkWidget      *dialog;
  gint64          matter;
  guint           wanted;
} Fixture;

static gpointer
add_leaders (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char * const names[] = { "顾甲申", "黎甲午" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      SiyiLeader leader = { .name = (char *) names[i], .post = (char *) (i == 0 ? "市委书记" : "副市长"), .rank = (int) i,
                            .active = TRUE };

      g_assert_true (siyi_leader_save (db, &leader, error));
    }

  return NULL;
}

static gboolean
is_case_there (gpointer data)
{
  Fixture *fixture = data;

  return g_strcmp0 (siyi_case_view_get_shown (siyi_cases_page_get_view (SIYI_CASES_PAGE (fixture->page))), "case") == 0;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  const gboolean of_case = data != NULL;

  fixture->archive = sample_archive_new (&fixture->folder);
  fixture->matter = sample_case_add (fixture->archive, "何己亥", "19900000016", "壬湖街道", "请求修复东村道路", "2026-11-02");
  siyi_archive_run (fixture->archive, SIYI_ACCESS_WRITE, add_leaders, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->page = of_case ? siyi_cases_page_new (fixture->archive) : siyi_follow_page_new (fixture->archive);
  fixture->window = ui_test_show (fixture->page, 1166, 720);
  if (!of_case)
    return;

  siyi_cases_page_show (fixture->page, fixture->matter);
  sample_wait (is_case_there, fixture);
  fixture->section = SIYI_CASE_CHARGE (ui_test_find (fixture->page, SIYI_TYPE_CASE_CHARGE, NULL));
  g_assert_nonnull (fixture->section);
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

static GtkEditable *
find_entry (GtkWidget *root, const char *title)
{
  if (ADW_IS_ENTRY_ROW (root) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    return GTK_EDITABLE (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkEditable *found = find_entry (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_dialog (void)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (SIYI_IS_CHARGE_DIALOG (l->data))
      return l->data;

  return NULL;
}

static gboolean
can_save (Fixture *fixture)
{
  return gtk_widget_get_sensitive (ui_test_find (fixture->dialog, GTK_TYPE_BUTTON, "_Save"));
}

static gboolean
may_save (gpointer data)
{
  return can_save (data);
}

static gboolean
has_lines (gpointer data)
{
  Fixture *fixture = data;

  return siyi_case_charge_get_n_lines (fixture->section) == fixture->wanted && find_dialog () == NULL;
}

/* By the button that the page offers. */
static void
press (Fixture *fixture, SiyiChargeLineKind kind)
{
  GtkWidget *button = ui_test_find (GTK_WIDGET (fixture->section), GTK_TYPE_BUTTON, siyi_charge_words_verb (kind));

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  fixture->dialog = find_dialog ();
  g_assert_nonnull (fixture->dialog);
}

static void
save (Fixture *fixture)
{
  sample_wait (may_save, fixture);
  fixture->wanted = siyi_case_charge_get_n_lines (fixture->section) + 1;
  gtk_widget_activate_action (fixture->dialog, "dialog.save", NULL);
  sample_wait (has_lines, fixture);
}

static gboolean
shows_text (Fixture *fixture, const char *text)
{
  return ui_test_find (GTK_WIDGET (fixture->section), GTK_TYPE_LABEL, text) != NULL;
}

static void
take (Fixture *fixture)
{
  press (fixture, SIYI_CHARGE_LINE_LISTED);
  sample_wait (may_save, fixture);
  gtk_editable_set_text (find_entry (fixture->dialog, "Responsible unit"), "市水利局");
  gtk_editable_set_text (find_entry (fixture->dialog, "Limit"), "2026-12-10");
  gtk_editable_set_text (find_entry (fixture->dialog, "Day"), "2026-12-01");
  save (fixture);
}

static void
test_steps (Fixture *fixture, gconstpointer data)
{
  static const SiyiChargeLineKind kinds[] = {
    SIYI_CHARGE_LINE_APPROVED, SIYI_CHARGE_LINE_SERVED, SIYI_CHARGE_LINE_PLAN, SIYI_CHARGE_LINE_PROGRESS,
    SIYI_CHARGE_LINE_RESULT, SIYI_CHARGE_LINE_PAPERS, SIYI_CHARGE_LINE_STRUCK,
  };

  g_assert_cmpuint (siyi_case_charge_get_n_lines (fixture->section), ==, 0);
  take (fixture);
  g_assert_true (shows_text (fixture, "顾甲申"));
  g_assert_true (shows_text (fixture, "市委书记"));
  /* The fact above says the same, and it can't be typed there. */
  g_assert_nonnull (ui_test_find (ui_test_find (fixture->page, SIYI_TYPE_CASE_FACTS, NULL), GTK_TYPE_LABEL, "顾甲申"));

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkWidget *words;

      press (fixture, kinds[i]);
      words = ui_test_find (fixture->dialog, GTK_TYPE_TEXT_VIEW, NULL);
      if (words != NULL)
        {
          g_assert_false (can_save (fixture));
          gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (words)), "先查后修", -1);
        }
      save (fixture);
    }
  g_assert_true (shows_text (fixture, "Struck off"));
  /* Over: another may take charge anew. */
  press (fixture, SIYI_CHARGE_LINE_LISTED);
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
}

/* What breaks a rule can't be pressed, and the dialog says why. */
static void
test_troubles (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *row, *text; gboolean good; } table[] = {
    { "Day", "2026-12-18", FALSE },     /* to come */
    { "Day", "nothing", FALSE },
    { "Day", "2026-12-17", TRUE },
    { "Limit", "2026-12-16", FALSE },   /* before the charge was taken */
    { "Limit", "soon", FALSE },
    { "Limit", "2026-12-31", TRUE },
    { "Limit", "", TRUE },              /* the table may be filled later */
  };

  press (fixture, SIYI_CHARGE_LINE_LISTED);
  sample_wait (may_save, fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gtk_editable_set_text (find_entry (fixture->dialog, table[i].row), table[i].text);
      g_assert_cmpint (can_save (fixture), ==, table[i].good);
    }
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
}

static SiyiChargePane *
pane_of (Fixture *fixture)
{
  return SIYI_CHARGE_PANE (ui_test_find (fixture->page, SIYI_TYPE_CHARGE_PANE, NULL));
}

static gboolean
shows_nothing (gpointer data)
{
  return g_strcmp0 (siyi_charge_pane_get_shown (pane_of (data)), "empty") == 0;
}

static gboolean
shows_wanted (gpointer data)
{
  Fixture *fixture = data;

  return g_list_model_get_n_items (G_LIST_MODEL (siyi_charge_pane_get_list (pane_of (fixture)))) == fixture->wanted &&
         (fixture->wanted == 0 || ui_test_find (fixture->page, GTK_TYPE_LABEL, "请求修复东村道路") != NULL);
}

static gpointer
write_charge (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *fixture = data;
  const SiyiNewCharge charge = { "黎甲午", NULL, "市水利局", siyi_day_new (2026, 12, 10), siyi_day_new (2026, 11, 3) };

  return siyi_charge_take (db, fixture->matter, &charge, NULL, error);
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  gtk_widget_activate_action (fixture->page, "follow-list.part", "s", "charges");
  sample_wait (shows_nothing, fixture);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (siyi_follow_page_get_detail (SIYI_FOLLOW_PAGE (fixture->page)))));
  g_free (siyi_archive_run (fixture->archive, SIYI_ACCESS_WRITE, write_charge, fixture, NULL, &error));
  g_assert_no_error (error);
  fixture->wanted = 2;                  /* the head of the overdue ones, and the charge */
  sample_wait (shows_wanted, fixture);
  g_assert_nonnull (ui_test_find (fixture->page, GTK_TYPE_LABEL, "Overdue 1"));
  g_assert_nonnull (ui_test_find (fixture->page, GTK_TYPE_LABEL, "7 days over"));
  g_assert_cmpstr (siyi_follow_page_get_shown (SIYI_FOLLOW_PAGE (fixture->page)), ==, "charges");

  gtk_widget_activate_action (fixture->page, "follow-list.part", "s", "to-do");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (siyi_follow_page_get_detail (SIYI_FOLLOW_PAGE (fixture->page)))));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/charge/steps", Fixture, "case", set_up, test_steps, tear_down);
  g_test_add ("/charge/troubles", Fixture, "case", set_up, test_troubles, tear_down);
  g_test_add ("/charge/list", Fixture, NULL, set_up, test_list, tear_down);

  return g_test_run ();
}
