/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person is asked for a file in the desktop's own dialog: what was chosen is told once, with the widget that
 * asked; nothing is told after a cancel or after the window has gone, and what was lent is freed in any case. */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "siyi-file-ask.h"
#include "siyi-keeping.h"
#include "siyi-problem-dialog.h"
#include "ui-test.h"

typedef struct
{
  char       *dir;
  GtkWidget  *button;      /* asks */
  GtkWindow  *window;
  char       *path;        /* what was told */
  GtkWidget  *from;
  int         n_told, n_freed;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  GError *error = NULL;

  self->dir = g_dir_make_tmp ("siyi-ask-XXXXXX", &error);
  g_assert_no_error (error);
  self->button = gtk_button_new_with_label ("Ask");
  self->window = GTK_WINDOW (ui_test_show (self->button, 500, 300));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr(GDir) dir = g_dir_open (self->dir, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->dir, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->dir);
  g_free (self->dir);
  g_free (self->path);
  if (self->window != NULL)
    gtk_window_destroy (self->window);
}

static void
on_told (GtkWidget *from, const char *path, gpointer data)
{
  Fixture *self = data;

  g_free (self->path);
  self->path = g_strdup (path);
  self->from = from;
  self->n_told++;
}

static void
on_all_told (GtkWidget *from, GPtrArray *paths, gpointer data)
{
  g_assert_cmpuint (paths->len, ==, 1);
  on_told (from, g_ptr_array_index (paths, 0), data);
}

static void
on_freed (gpointer data)
{
  ((Fixture *) data)->n_freed++;
}

static gboolean
is_freed (gpointer data)
{
  return ((Fixture *) data)->n_freed > 0;
}

/* The dialog in front. */
static GtkWidget *
find_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (GTK_IS_FILE_CHOOSER_DIALOG (window) && gtk_widget_get_mapped (window))
        return window;
    }

  return NULL;
}

static gboolean
is_there (gpointer data)
{
  return find_dialog () != NULL;
}

/* Shown, over the window that asked and with the words it was given. */
static GtkWidget *
show (Fixture *self, GtkNativeDialog *native, const char *title, const char *accept)
{
  GtkWidget *dialog, *button;

  gtk_native_dialog_show (native);
  ui_test_wait (is_there, NULL);
  dialog = find_dialog ();
  button = gtk_dialog_get_widget_for_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (dialog)) == self->window);
  g_assert_true (gtk_window_get_modal (GTK_WINDOW (dialog)));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, title);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, accept);

  return dialog;
}

static void
press (GtkWidget *dialog, int response)
{
  g_signal_emit_by_name (gtk_dialog_get_widget_for_response (GTK_DIALOG (dialog), response), "clicked");
}

/* What the folder's list has chosen; it is read in the background. */
static gboolean
has_chosen (gpointer path)
{
  GtkWidget *dialog = find_dialog ();
  g_autoptr(GFile) file = dialog != NULL ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *chosen = file != NULL ? g_file_get_path (file) : NULL;

  return g_strcmp0 (chosen, path) == 0;
}

static char *
put_file (Fixture *self, const char *name)
{
  char *path = g_build_filename (self->dir, name, NULL);

  g_assert_true (g_file_set_contents (path, "text", -1, NULL));

  return path;
}

static void
choose (GtkNativeDialog *native, const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_assert_true (gtk_file_chooser_set_file (GTK_FILE_CHOOSER (native), file, NULL));
}

static void
assert_told (Fixture *self, const char *path)
{
  ui_test_wait (is_freed, self);
  g_assert_cmpint (self->n_told, ==, 1);
  g_assert_cmpint (self->n_freed, ==, 1);
  g_assert_cmpstr (self->path, ==, path);
  g_assert_true (self->from == self->button);
  g_assert_null (find_dialog ());
}

static void
test_open (Fixture *self, gconstpointer data)
{
  static const char * const kinds[] = { "txt", NULL };
  g_autofree char *path = put_file (self, "台账 2026.txt");
  GtkNativeDialog *native = siyi_file_ask_open (self->button, GTK_FILE_CHOOSER_ACTION_OPEN, "A Ledger", "_Take",
                                                on_told, self, on_freed);
  GtkWidget *dialog;

  siyi_file_ask_add_kind (native, "Texts", kinds);
  choose (native, path);
  dialog = show (self, native, "A Ledger", "_Take");
  ui_test_wait (has_chosen, path);
  press (dialog, GTK_RESPONSE_ACCEPT);
  assert_told (self, path);
}

static void
test_many (Fixture *self, gconstpointer data)
{
  g_autofree char *path = put_file (self, "IMG_1.jpg");
  GtkNativeDialog *native = siyi_file_ask_many (self->button, GTK_FILE_CHOOSER_ACTION_OPEN, "Photos", "_Add",
                                                on_all_told, self, on_freed);
  GtkWidget *dialog;

  choose (native, path);
  dialog = show (self, native, "Photos", "_Add");
  g_assert_true (gtk_file_chooser_get_select_multiple (GTK_FILE_CHOOSER (dialog)));
  ui_test_wait (has_chosen, path);
  press (dialog, GTK_RESPONSE_ACCEPT);
  assert_told (self, path);
}

/* Under the proposed name, in the folder that is shown; nothing is written by asking. */
static void
test_save (Fixture *self, gconstpointer data)
{
  g_autoptr(GFile) folder = g_file_new_for_path (self->dir);
  g_autofree char *path = g_build_filename (self->dir, "检查结果.txt", NULL);
  GtkNativeDialog *native = siyi_file_ask_save (self->button, "Save the Text", "_Keep", "检查结果.txt", on_told, self,
                                                on_freed);
  GtkWidget *dialog;

  g_assert_true (gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (native), folder, NULL));
  dialog = show (self, native, "Save the Text", "_Keep");
  ui_test_wait (has_chosen, path);
  press (dialog, GTK_RESPONSE_ACCEPT);
  assert_told (self, path);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = show (self, siyi_file_ask_save (self->button, "Save the Text", "_Keep", "a.txt", on_told, self,
                                                      on_freed), "Save the Text", "_Keep");

  press (dialog, GTK_RESPONSE_CANCEL);
  ui_test_wait (is_freed, self);
  g_assert_cmpint (self->n_told, ==, 0);
  g_assert_cmpint (self->n_freed, ==, 1);
}

/* The widget has left its window, or is no more, before the answer comes. */
static void
test_gone (Fixture *self, gconstpointer is_kept)
{
  g_autoptr(GtkWidget) kept = is_kept != NULL ? g_object_ref (self->button) : NULL;
  g_autofree char *path = put_file (self, "a.txt");
  GtkNativeDialog *native = siyi_file_ask_open (self->button, GTK_FILE_CHOOSER_ACTION_OPEN, "A Ledger", "_Take",
                                                on_told, self, on_freed);
  GtkWidget *dialog;

  choose (native, path);
  dialog = show (self, native, "A Ledger", "_Take");
  ui_test_wait (has_chosen, path);
  gtk_window_set_child (self->window, NULL);
  press (dialog, GTK_RESPONSE_ACCEPT);
  ui_test_wait (is_freed, self);
  g_assert_cmpint (self->n_told, ==, 0);
  g_assert_cmpint (self->n_freed, ==, 1);
}

static gboolean
is_written (gpointer path)
{
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) && g_str_has_suffix (text, "    Line 7 of the audit trail\n");
}

/* What a check found, saved from its own dialog into the folder that is shown first: the one we are in. */
static void
test_findings (Fixture *self, gconstpointer data)
{
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_problem_free);
  g_autofree char *path = g_build_filename (self->dir, "What a Check of the Archive Found.txt", NULL);
  g_autofree char *before = g_get_current_dir ();
  SiyiProblem *problem = g_new0 (SiyiProblem, 1);
  GtkWidget *report, *chooser;

  *problem = (SiyiProblem) { .kind = SIYI_PROBLEM_TRAIL_CHANGED, .n = 1, .place = { SIYI_WHERE_TRAIL, .id = 7 } };
  g_ptr_array_add (problems, problem);
  report = siyi_problem_dialog_new (self->window, problems, "office", G_USEC_PER_SEC);
  gtk_window_present (GTK_WINDOW (report));
  ui_test_settle (report);
  g_assert_cmpint (g_chdir (self->dir), ==, 0);
  g_signal_emit_by_name (ui_test_find (report, GTK_TYPE_BUTTON, "Save as Text…"), "clicked");
  ui_test_wait (is_there, NULL);
  chooser = find_dialog ();
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (chooser)) == GTK_WINDOW (report));
  ui_test_wait (has_chosen, path);
  press (chooser, GTK_RESPONSE_ACCEPT);
  ui_test_wait (is_written, path);
  g_assert_cmpint (g_chdir (before), ==, 0);
  gtk_window_destroy (GTK_WINDOW (report));
}

static void
test_as_paper (void)
{
  static const struct { const char *typed, *path; } rows[] = {
    { "/a/通知", "/a/通知.pdf" }, { "/a/通知.pdf", "/a/通知.pdf" }, { "/a/通知.PDF", "/a/通知.PDF" },
    { "/a/通知.docx", "/a/通知.docx" }, { "/a.docx/通知", "/a.docx/通知.pdf" }, { "/a/第1.5号", "/a/第1.5号.pdf" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = siyi_file_ask_as_paper (rows[i].typed);

      g_assert_cmpstr (path, ==, rows[i].path);
    }
}

static void
add (const char *path, void (*run) (Fixture *, gconstpointer), gconstpointer data)
{
  g_test_add (path, Fixture, data, set_up, run, tear_down);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  add ("/app/file-ask/open", test_open, NULL);
  add ("/app/file-ask/many", test_many, NULL);
  add ("/app/file-ask/save", test_save, NULL);
  add ("/app/file-ask/cancel", test_cancel, NULL);
  add ("/app/file-ask/gone", test_gone, NULL);
  add ("/app/file-ask/left", test_gone, "kept");
  add ("/app/file-ask/findings", test_findings, NULL);
  g_test_add_func ("/app/file-ask/as-paper", test_as_paper);

  return g_test_run ();
}
