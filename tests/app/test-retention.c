/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeping and destroying in the window: what is over stands on the page, goes on a numbered list, is signed by
 * two different persons and destroyed only once the list's number was typed; the list stays. A case's page
 * says how long it is kept, and the years change with a reason. */
#include <glib/gstdio.h>
#include <string.h>

#include "siyi-application.h"
#include "siyi-archive-page-private.h"
#include "siyi-case-keep.h"
#include "siyi-keeping.h"
#include "siyi-office-store.h"
#include "siyi-retention-row.h"
#include "siyi-retention-view.h"
#include "siyi-window-private.h"
#include "sample-cases.h"
#include "ui-test.h"

static SiyiApplication *application;

typedef struct
{
  char              *folder;
  SiyiArchive       *archive;
  SiyiWindow        *window;
  SiyiRetentionView *view;
  gint64             over, kept;      /* cases */
  guint              n_taken;
  const char        *who;
  int                n_due, state;
  const char        *button;
  const char        *path;            /* of the file that is saved */
} Fixture;

static gboolean
has_taken (gpointer data)
{
  Fixture *fixture = data;

  return siyi_retention_view_get_n_taken (fixture->view) > fixture->n_taken;
}

static void
show_retention (Fixture *fixture)
{
  SiyiArchivePage *page;

  siyi_window_show_place (fixture->window, 6);
  page = SIYI_ARCHIVE_PAGE (gtk_stack_get_visible_child (fixture->window->pages));
  siyi_archive_page_show (page, "retention");
  fixture->view = SIYI_RETENTION_VIEW (siyi_archive_page_get_part (page));
  sample_wait (has_taken, fixture);
  fixture->n_taken = siyi_retention_view_get_n_taken (fixture->view);
}

static gpointer
name_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  return GINT_TO_POINTER (siyi_setting_set (db, "profile.name", data, NULL, error));
}

static gboolean
is_seated (gpointer data)
{
  Fixture *fixture = data;

  return g_strcmp0 (siyi_archive_get_who (fixture->archive), fixture->who) == 0;
}

static void
seat (Fixture    *fixture,
      const char *who)
{
  g_autoptr(GError) error = NULL;

  siyi_archive_run (fixture->archive, SIYI_ACCESS_WRITE, name_in_thread, (gpointer) who, NULL, &error);
  g_assert_no_error (error);
  fixture->who = who;
  sample_wait (is_seated, fixture);
}

/* The keeping of a matter of 2015 without a result ends with 2025. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->archive = sample_archive_new (&fixture->folder);
  fixture->over = sample_case_add (fixture->archive, "甄某乙", "13900000001", "甲河镇", "旧事项一件", "2015-03-01");
  fixture->kept = sample_case_add (fixture->archive, "贾某丙", "13900000002", "甲河镇", "新事项一件", "2026-03-01");
  fixture->window = siyi_window_new (ADW_APPLICATION (application));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1366, 768);
  gtk_window_present (GTK_WINDOW (fixture->window));
  siyi_window_open (fixture->window, fixture->archive);
  seat (fixture, "甲");
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

static int
count_rows (GtkListBox *list)
{
  int n = 0;

  while (gtk_list_box_get_row_at_index (list, n) != NULL)
    n++;

  return n;
}

static AdwMessageDialog *
dialog (void)
{
  g_autoptr(GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  g_assert_not_reached ();
}

static void
type (const char *text)
{
  GtkWidget *extra = adw_message_dialog_get_extra_child (dialog ());
  GtkWidget *entry = GTK_IS_ENTRY (extra) ? extra : gtk_widget_get_last_child (extra);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* The answer alone leaves the dialog open; its button closes it. */
static void
respond (void)
{
  AdwMessageDialog *asked = dialog ();

  adw_message_dialog_response (asked, "act");
  gtk_window_destroy (GTK_WINDOW (asked));
}

/* Whether the page has come to what is awaited: so many rows of both lists, that button as it is to be. */
static gboolean
has_come (gpointer data)
{
  Fixture *fixture = data;
  GtkListBox *lists = siyi_retention_view_get_lists (fixture->view);
  GtkWidget *button = ui_test_find (GTK_WIDGET (lists), GTK_TYPE_BUTTON, fixture->button);

  return count_rows (siyi_retention_view_get_due (fixture->view)) == fixture->n_due && count_rows (lists) == 1 &&
         (button != NULL) == (fixture->state >= 0) && (button == NULL || gtk_widget_get_sensitive (button) == fixture->state);
}

/* @state: of the button: -1 not there, 0 there, 1 can be pressed */
static void
await (Fixture    *fixture,
       int         n_due,
       const char *button,
       int         state)
{
  g_test_message ("%d due, %s %d", n_due, button, state);
  fixture->n_due = n_due;
  fixture->button = button;
  fixture->state = state;
  sample_wait (has_come, fixture);
}

static gpointer
lists_in_thread (SiyiDb        *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  return siyi_destructions_load (db, error);
}

static SiyiDestruction *
only_list (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *lists = siyi_archive_run (fixture->archive, SIYI_ACCESS_READ, lists_in_thread, NULL, NULL, &error);
  SiyiDestruction *list;

  g_assert_no_error (error);
  g_assert_cmpuint (lists->len, ==, 1);
  list = g_ptr_array_steal_index (lists, 0);
  g_ptr_array_unref (lists);

  return list;
}

static void
act (Fixture    *fixture,
     const char *action)
{
  g_autoptr(SiyiDestruction) list = only_list (fixture);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), action, "x", list->id));
}

static gpointer
title_in_thread (SiyiDb        *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  SiyiCase *content = siyi_case_load (db, *(gint64 *) data, error);
  char *title = content != NULL ? g_strdup (content->title) : NULL;

  g_clear_pointer (&content, siyi_case_free);

  return title;
}

static char *
title_of (Fixture *fixture,
          gint64   id)
{
  g_autoptr(GError) error = NULL;
  char *title = siyi_archive_run (fixture->archive, SIYI_ACCESS_READ, title_in_thread, &id, NULL, &error);

  g_assert_no_error (error);

  return title;
}

static gboolean
says_destroyed (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *keep = ui_test_find (GTK_WIDGET (fixture->window), SIYI_TYPE_CASE_KEEP, NULL);

  return keep != NULL && g_strcmp0 (siyi_case_keep_get_text (SIYI_CASE_KEEP (keep)), "Destroyed by list No. 1") == 0;
}

static void
test_listed_signed_destroyed (Fixture       *fixture,
                              gconstpointer  data)
{
  GtkListBox *due, *lists;
  g_autofree char *before = title_of (fixture, fixture->over);
  g_autofree char *after = NULL;
  g_autoptr(SiyiDestruction) done = NULL;

  show_retention (fixture);
  due = siyi_retention_view_get_due (fixture->view);
  lists = siyi_retention_view_get_lists (fixture->view);
  g_assert_cmpint (count_rows (due), ==, 1);
  g_assert_cmpint (siyi_retention_row_get_case (gtk_list_box_get_row_at_index (due, 0)), ==, fixture->over);
  g_assert_cmpint (count_rows (lists), ==, 0);

  /* A list wants its reason. */
  siyi_retention_row_set_ticked (gtk_list_box_get_row_at_index (due, 0), TRUE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "retention.draw-up", NULL);
  g_assert_false (adw_message_dialog_get_response_enabled (dialog (), "act"));
  type ("鉴定小组决定");
  g_assert_true (adw_message_dialog_get_response_enabled (dialog (), "act"));
  respond ();
  await (fixture, 0, "Sign…", 1);

  /* Who signed first finds nothing to press; another person signs. */
  act (fixture, "retention.sign");
  respond ();
  await (fixture, 0, "Sign…", 0);
  seat (fixture, "乙");
  await (fixture, 0, "Sign…", 1);
  act (fixture, "retention.sign");
  respond ();
  await (fixture, 0, "Destroy…", 1);

  /* Nothing goes before the list's number is typed. */
  act (fixture, "retention.destroy");
  type ("2");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog (), "act"));
  type ("1");
  g_assert_true (adw_message_dialog_get_response_enabled (dialog (), "act"));
  respond ();
  await (fixture, 0, "Destroy…", -1);
  after = title_of (fixture, fixture->over);
  g_assert_nonnull (strstr (before, "旧事项"));
  g_assert_null (strstr (after, "旧事项"));

  /* The list stays, without a step left. */
  done = only_list (fixture);
  g_assert_cmpstr (done->signed_by, ==, "甲");
  g_assert_cmpstr (done->second_by, ==, "乙");
  g_assert_cmpint (done->done_at, >, 0);
  g_assert_null (ui_test_find (GTK_WIDGET (lists), GTK_TYPE_BUTTON, "Take Back…"));

  /* Nobody decides any more how long the matter is kept. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-case", "x", fixture->over);
  sample_wait (says_destroyed, fixture);
}

/* Taken back, its matters fall due again. */
static void
test_taken_back (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkListBox *due;

  show_retention (fixture);
  due = siyi_retention_view_get_due (fixture->view);
  siyi_retention_row_set_ticked (gtk_list_box_get_row_at_index (due, 0), TRUE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "retention.draw-up", NULL);
  type ("鉴定小组决定");
  respond ();
  await (fixture, 0, "Take Back…", 1);
  act (fixture, "retention.cancel");
  respond ();
  await (fixture, 1, "Take Back…", -1);
}

/* --- Into a file ---------------------------------------------------------------------------------- */

static GtkFileChooser *
chooser (void)
{
  g_autoptr(GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER (window) && gtk_widget_get_visible (window))
        return GTK_FILE_CHOOSER (window);
    }

  return NULL;
}

/* It comes up in a folder of its own choice, which it reads first: another one that is set before that is lost. */
static gboolean
has_read (gpointer data)
{
  g_autoptr(GFile) folder = gtk_file_chooser_get_current_folder (chooser ());

  return folder != NULL;
}

static gboolean
has_chosen (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr(GFile) file = gtk_file_chooser_get_file (chooser ());
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  return g_strcmp0 (path, fixture->path) == 0;
}

static gboolean
is_saved (gpointer data)
{
  Fixture *fixture = data;

  return fixture->window->toast != NULL && strstr (adw_toast_get_title (fixture->window->toast), "Saved as") != NULL;
}

static gpointer
count_exports (SiyiDb        *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(GPtrArray) lines = siyi_audit_load (db, 0, 100, error);
  guint n = 0;

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    n += g_str_has_prefix (((const SiyiAuditLine *) g_ptr_array_index (lines, i))->verb, "export");

  return GUINT_TO_POINTER (n);
}

/* The list goes into the file that was named, and the trail says so. */
static void
test_saved (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *name = g_strconcat ("list.", data, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (fixture->folder);
  g_autofree char *text = NULL;
  gsize n;

  fixture->path = path;
  show_retention (fixture);
  siyi_retention_row_set_ticked (gtk_list_box_get_row_at_index (siyi_retention_view_get_due (fixture->view), 0), TRUE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "retention.draw-up", NULL);
  type ("鉴定小组决定");
  respond ();
  await (fixture, 0, "Sign…", 1);

  act (fixture, "retention.save");
  g_assert_nonnull (chooser ());
  sample_wait (has_read, fixture);
  gtk_file_chooser_set_current_folder (chooser (), folder, NULL);
  gtk_file_chooser_set_current_name (chooser (), name);
  sample_wait (has_chosen, fixture);
  gtk_dialog_response (GTK_DIALOG (chooser ()), GTK_RESPONSE_ACCEPT);
  sample_wait (is_saved, fixture);
  g_assert_true (g_file_get_contents (path, &text, &n, NULL));
  g_assert_true (g_str_has_prefix (text, g_str_equal (data, "pdf") ? "%PDF" : "PK"));
  g_assert_cmpuint (GPOINTER_TO_UINT (siyi_archive_run (fixture->archive, SIYI_ACCESS_READ, count_exports, NULL, NULL, NULL)),
                    ==, 1);
  g_remove (path);
}

static gboolean
says_thirty (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *keep = ui_test_find (GTK_WIDGET (fixture->window), SIYI_TYPE_CASE_KEEP, NULL);

  return keep != NULL && strstr (siyi_case_keep_get_text (SIYI_CASE_KEEP (keep)), "30 years") != NULL;
}

static gboolean
says_ten (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *keep = ui_test_find (GTK_WIDGET (fixture->window), SIYI_TYPE_CASE_KEEP, NULL);

  return keep != NULL && strstr (siyi_case_keep_get_text (SIYI_CASE_KEEP (keep)), "10 years, to the end of 2036") != NULL;
}

static void
test_years_change_with_a_reason (Fixture       *fixture,
                                 gconstpointer  data)
{
  GtkWidget *keep, *choice;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-case", "x", fixture->kept);
  sample_wait (says_ten, fixture);
  keep = ui_test_find (GTK_WIDGET (fixture->window), SIYI_TYPE_CASE_KEEP, NULL);
  gtk_widget_activate_action (keep, "keep.change", NULL);
  choice = gtk_widget_get_first_child (adw_message_dialog_get_extra_child (dialog ()));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 2);
  g_assert_false (adw_message_dialog_get_response_enabled (dialog (), "act"));
  type ("重要批示");
  g_assert_true (adw_message_dialog_get_response_enabled (dialog (), "act"));
  respond ();
  sample_wait (says_thirty, fixture);
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

#define ADD(path, data, function) g_test_add (path, Fixture, data, set_up, function, tear_down)
  ADD ("/app/retention/listed-signed-destroyed", NULL, test_listed_signed_destroyed);
  ADD ("/app/retention/taken-back", NULL, test_taken_back);
  ADD ("/app/retention/saved/pdf", "pdf", test_saved);
  ADD ("/app/retention/saved/docx", "docx", test_saved);
  ADD ("/app/retention/years-change-with-a-reason", NULL, test_years_change_with_a_reason);

  result = g_test_run ();
  g_object_unref (application);

  return result;
}
