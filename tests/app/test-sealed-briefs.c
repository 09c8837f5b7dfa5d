/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Briefs that travel, over a real archive and real files: the secretary seals them, a computer without
 * an archive shows them and writes answers, the archive takes the answers in once, and a person accepts
 * or declines each; what is accepted can be taken back. What does not open is told in one sentence. */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "sample-cases.h"
#include "siyi-application.h"
#include "siyi-archive-page.h"
#include "siyi-brief-package.h"
#include "siyi-briefs-dialog-private.h"
#include "siyi-error.h"
#include "siyi-inbox-store.h"
#include "siyi-inbox-take.h"
#include "siyi-inbox-view.h"
#include "siyi-leader-window-private.h"
#include "siyi-ledger-store.h"
#include "siyi-office-store.h"
#include "siyi-ordered-store.h"
#include "siyi-schedule.h"
#include "siyi-sealed-open.h"
#include "siyi-sealed-text.h"
#include "siyi-sealed-words.h"
#include "siyi-window.h"
#include "ui-test.h"

#define PHRASE "领导简报口令一二三"

typedef struct
{
  char        *folder, *dir;
  SiyiArchive *archive;
  SiyiWindow  *window;
  gint64       session, visit;
  char        *briefs, *answers;     /* files */
  char        *code;
} Fixture;

static SiyiApplication *application;

/* --- The office --------------------------------------------------------------------------------- */

static gint64
add_group (SiyiDb *db, gint64 session, const char *title, const char *facts)
{
  g_autoptr(SiyiRecord) record = siyi_record_new ();
  const char *names[] = { "何己亥", NULL };
  SiyiNewVisit visit = { .record = record, .session = session, .arrived = "09:00", .facts = facts };
  g_autoptr(GError) error = NULL;
  SiyiNewVisitResult *result;
  gint64 id;

  record->date = g_strdup ("2026-12-17");
  record->form = g_strdup ("来访");
  record->visitors = g_strdupv ((char **) names);
  record->summary = g_strdup (title);
  record->persons = 2;
  result = siyi_visit_add (db, &visit, &error);
  g_assert_no_error (error);
  id = result->visit;
  siyi_new_visit_result_free (result);

  return id;
}

static gpointer
fill (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *fixture = data;
  SiyiLeader leader = { .name = (char *) "易乙未", .post = (char *) "副市长", .active = TRUE };
  const SiyiScheduleChange change = {
    .kind = SIYI_CHANGE_ADDED, .leader = 1, .day = sample_today (), .from = "9:00", .to = "11:30",
    .place = "一号接访室", .method = "现场接访", .reason = "测试",
  };
  g_autofree char *action = NULL;

  g_assert_true (siyi_leader_save (db, &leader, error));
  action = siyi_schedule_change_id (db, &change, &fixture->session, error);
  g_assert_nonnull (action);
  fixture->visit = add_group (db, fixture->session, "请求甲河新苑复工交房", "合同约定6月30日交房，身份证430499195203058939");
  add_group (db, fixture->session, "反映水渠堵塞", NULL);

  return db;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  fixture->archive = sample_archive_new (&fixture->folder);
  fixture->dir = g_dir_make_tmp ("siyi-sealed-XXXXXX", NULL);
  fixture->briefs = g_build_filename (fixture->dir, "b" SIYI_BRIEFS_ENDING, NULL);
  fixture->answers = g_build_filename (fixture->dir, "a" SIYI_ANSWERS_ENDING, NULL);
  siyi_archive_run (fixture->archive, SIYI_ACCESS_WRITE, fill, fixture, NULL, &error);
  g_assert_no_error (error);
  fixture->window = siyi_window_new (ADW_APPLICATION (application));
  siyi_window_open (fixture->window, fixture->archive);
  g_object_unref (fixture->archive);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_test_settle (GTK_WIDGET (fixture->window));
}

static gboolean
is_null (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->archive), (gpointer *) &fixture->archive);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  sample_wait (is_null, &fixture->window);
  sample_wait (is_null, &fixture->archive);
  g_remove (fixture->briefs);
  g_remove (fixture->answers);
  g_rmdir (fixture->dir);
  g_free (fixture->briefs);
  g_free (fixture->answers);
  g_free (fixture->dir);
  g_free (fixture->folder);
  g_free (fixture->code);
}

static GtkWindow *
find_window (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }

  return NULL;
}

static gboolean
is_there (gpointer data)
{
  return find_window (*(GType *) data) != NULL;
}

static GtkWindow *
wait_window (GType type)
{
  sample_wait (is_there, &type);
  ui_test_settle (GTK_WIDGET (find_window (type)));

  return find_window (type);
}

typedef struct { Fixture *fixture; char *text; gint64 n; } Question;

static gpointer
count_rows (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  g_autoptr(GPtrArray) items = siyi_inbox_load (db, FALSE, error);

  question->n = items->len;
  question->text = siyi_visit_instructed (db, question->fixture->visit);

  return db;
}

static char *
instructed (Fixture *fixture, gint64 *n_answers)
{
  Question question = { fixture, NULL, 0 };
  g_autoptr(GError) error = NULL;

  siyi_archive_run (fixture->archive, SIYI_ACCESS_READ, count_rows, &question, NULL, &error);
  g_assert_no_error (error);
  if (n_answers != NULL)
    *n_answers = question.n;

  return question.text;
}

/* --- The steps ---------------------------------------------------------------------------------- */

static gboolean
is_done (gpointer data)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (SIYI_BRIEFS_DIALOG (data)->stack), "done") == 0;
}

static gboolean
is_file (gpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;

  return g_file_get_contents (data, &bytes, &length, NULL) && length > 0;
}

/* The code's page is in a file, and that it was written is in the trail, without the code. */
static void
save_code (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->dir, "code.pdf", NULL);
  g_autofree char *bytes = NULL;
  SiyiBriefsDialog *dialog = SIYI_BRIEFS_DIALOG (find_window (SIYI_TYPE_BRIEFS_DIALOG));

  siyi_briefs_dialog_write_code (dialog, path);
  sample_wait (is_file, path);
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF"));
  g_remove (path);
}

static void
seal (Fixture *fixture)
{
  SiyiBriefsDialog *dialog;

  siyi_briefs_dialog_ask (GTK_WIDGET (fixture->window), fixture->archive, fixture->session);
  dialog = SIYI_BRIEFS_DIALOG (wait_window (SIYI_TYPE_BRIEFS_DIALOG));
  g_assert_false (gtk_widget_get_sensitive (dialog->seal));
  gtk_editable_set_text (GTK_EDITABLE (dialog->phrase), PHRASE);
  gtk_editable_set_text (GTK_EDITABLE (dialog->again), "另一句不一样的口令");
  g_assert_false (gtk_widget_get_sensitive (dialog->seal));
  g_assert_cmpstr (gtk_label_get_text (dialog->strength), ==, "The two are not the same");
  gtk_editable_set_text (GTK_EDITABLE (dialog->again), PHRASE);
  g_assert_true (gtk_widget_get_sensitive (dialog->seal));
  g_assert_cmpstr (gtk_label_get_text (dialog->strength), ==, "Good");
  siyi_briefs_dialog_seal (dialog, fixture->briefs);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (dialog->stack), ==, "working");
  sample_wait (is_done, dialog);
  fixture->code = g_strdup (gtk_label_get_text (dialog->code_label));
  g_assert_nonnull (strchr (fixture->code, '-'));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (dialog->phrase)), ==, "");
  save_code (fixture);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
has_trouble (gpointer data)
{
  return ui_test_find (GTK_WIDGET (data), GTK_TYPE_LABEL,
                       "The pass phrase or recovery code does not open this file. Type it again.") != NULL;
}

static GtkWidget *
secret_of (GtkWidget *window)
{
  GtkWidget *row = ui_test_find (window, ADW_TYPE_PASSWORD_ENTRY_ROW, NULL);

  g_assert_nonnull (row);

  return row;
}

static SiyiLeaderWindow *
open_sealed (Fixture *fixture, gboolean mistyped, const char *secret)
{
  GtkWidget *dialog = siyi_sealed_open (GTK_APPLICATION (application), NULL, fixture->briefs,
                                        siyi_archive_get_clock (fixture->archive));
  GtkWidget *row = secret_of (dialog);

  if (mistyped)
    {
      gtk_editable_set_text (GTK_EDITABLE (row), "anything else");
      g_signal_emit_by_name (row, "entry-activated");
      sample_wait (has_trouble, dialog);
    }
  gtk_editable_set_text (GTK_EDITABLE (row), secret);
  g_signal_emit_by_name (row, "entry-activated");

  return SIYI_LEADER_WINDOW (wait_window (SIYI_TYPE_LEADER_WINDOW));
}

static gboolean
is_saved (gpointer data)
{
  SiyiLeaderWindow *view = data;

  return !view->saving && *view->answered[0] != '\0';
}

static void
write_words (SiyiLeaderWindow *view, const char *words)
{
  gtk_text_buffer_set_text (siyi_leader_note_get_text (view->note), words, -1);
}

static gboolean
is_taken (gpointer data)
{
  return ui_test_find (GTK_WIDGET (data), GTK_TYPE_LABEL, "2 new answers wait in the inbox") != NULL ||
         ui_test_find (GTK_WIDGET (data), GTK_TYPE_LABEL, "It was taken in before; nothing is doubled") != NULL;
}

/* As from a file manager. */
static void
drop (GtkWidget *window, const char *path)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (window);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  GSList *files = g_slist_append (NULL, file);
  g_auto(GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, files);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 0.0, 0.0, &taken);
    }
  g_assert_true (taken);
  g_slist_free (files);
}

static void
take (Fixture *fixture, gboolean dropped, gboolean mistyped, const char *secret, const char *said)
{
  g_autoptr(GPtrArray) paths = g_ptr_array_new ();
  GtkWidget *dialog, *row;

  g_ptr_array_add (paths, fixture->answers);
  if (dropped)
    drop (GTK_WIDGET (fixture->window), fixture->answers);
  else
    siyi_inbox_take_ask (GTK_WIDGET (fixture->window), fixture->archive, paths);
  dialog = GTK_WIDGET (wait_window (SIYI_TYPE_INBOX_TAKE));
  row = secret_of (dialog);
  if (mistyped)
    {
      gtk_editable_set_text (GTK_EDITABLE (row), "anything else");
      g_signal_emit_by_name (row, "entry-activated");
      sample_wait (has_trouble, dialog);
    }
  gtk_editable_set_text (GTK_EDITABLE (row), secret);
  g_signal_emit_by_name (row, "entry-activated");
  sample_wait (is_taken, dialog);
  g_assert_nonnull (ui_test_find (dialog, GTK_TYPE_LABEL, said));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static SiyiInboxView *
show_inbox (Fixture *fixture)
{
  GtkWidget *page;

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "show-keeping", g_variant_new_string ("inbox"));
  page = ui_test_find (GTK_WIDGET (fixture->window), SIYI_TYPE_ARCHIVE_PAGE, NULL);

  return SIYI_INBOX_VIEW (siyi_archive_page_get_part (SIYI_ARCHIVE_PAGE (page)));
}

typedef struct { SiyiInboxView *view; const char *words; } Shown;

static gboolean
says (gpointer data)
{
  const Shown *shown = data;

  return ui_test_find (GTK_WIDGET (shown->view), GTK_TYPE_LABEL, shown->words) != NULL;
}

static void
wait_words (SiyiInboxView *view, const char *words)
{
  Shown shown = { view, words };

  sample_wait (says, &shown);
}

/* --- The tests ---------------------------------------------------------------------------------- */

/* What is written and in no file is asked for before it is lost. */
static void
discard (SiyiLeaderWindow *view)
{
  GtkWindow *question;

  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
  g_assert_true (siyi_leader_window_ask_close (view));
  question = wait_window (ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "discard");
  sample_wait (is_null, &view);
}

/* Sealed, read elsewhere with the recovery code, answered, taken in once, accepted, taken back. */
static void
test_there_and_back (Fixture *fixture, gconstpointer data)
{
  SiyiLeaderWindow *view;
  SiyiInboxView *inbox;
  g_autofree char *sealed = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  gint64 n;
  gsize length;

  seal (fixture);
  g_assert_true (g_file_get_contents (fixture->briefs, &sealed, &length, NULL));
  g_assert_null (g_strstr_len (sealed, (gssize) length, "何己亥"));
  g_assert_null (g_strstr_len (sealed, (gssize) length, "甲河新苑"));

  view = open_sealed (fixture, TRUE, fixture->code);
  g_assert_cmpstr (gtk_label_get_text (view->place), ==, "Brief 1 of 2");
  g_assert_nonnull (ui_test_find (GTK_WIDGET (view), GTK_TYPE_LABEL, "请求甲河新苑复工交房"));
  g_assert_null (ui_test_find (GTK_WIDGET (view), GTK_TYPE_LABEL, "合同约定6月30日交房，身份证430499195203058939"));
  g_assert_false (gtk_widget_get_visible (view->switcher));
  g_assert_false (siyi_leader_window_ask_close (view));
  write_words (view, "年底前复工，请住建局牵头");
  siyi_leader_window_leaf (view, 1);
  write_words (view, "开春前清淤");
  siyi_leader_window_leaf (view, -1);
  siyi_leader_window_write_answers (view, fixture->answers);
  sample_wait (is_saved, view);
  g_assert_false (siyi_leader_window_ask_close (view));
  before = instructed (fixture, &n);
  g_assert_cmpint (n, ==, 0);
  g_assert_cmpstr (before, ==, "");
  write_words (view, "先看现场");
  discard (view);

  take (fixture, FALSE, TRUE, fixture->code, "2 new answers wait in the inbox");
  take (fixture, FALSE, FALSE, fixture->code, "It was taken in before; nothing is doubled");
  inbox = show_inbox (fixture);
  wait_words (inbox, "2 answers wait for your word");
  wait_words (inbox, "年底前复工，请住建局牵头");
  gtk_widget_activate_action (GTK_WIDGET (inbox), "inbox.accept", "x", (gint64) 1);
  wait_words (inbox, "1 answer waits for your word");
  after = instructed (fixture, NULL);
  g_assert_cmpstr (after, ==, "年底前复工，请住建局牵头");
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "undo", NULL);
  wait_words (inbox, "2 answers wait for your word");
  undone = instructed (fixture, NULL);
  g_assert_cmpstr (undone, ==, "");
}

static gpointer
instruct (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_instruction_add (db, *(gint64 *) data, 1, "typed", "另一位同志已记：转住建局", error);
}

/* Other words came in between: both stand beside each other, and a person decides. Declining wants a
 * reason and changes nothing. */
static void
test_beside_the_present (Fixture *fixture, gconstpointer data)
{
  SiyiLeaderWindow *view;
  SiyiInboxView *inbox;
  GtkWindow *question;
  g_autoptr(GError) error = NULL;
  g_autofree char *action = NULL;
  g_autofree char *after = NULL;

  seal (fixture);
  view = open_sealed (fixture, FALSE, PHRASE);
  write_words (view, "年底前复工");
  siyi_leader_window_leaf (view, 1);
  write_words (view, "开春前清淤");
  siyi_leader_window_write_answers (view, fixture->answers);
  sample_wait (is_saved, view);
  gtk_window_destroy (GTK_WINDOW (view));
  take (fixture, TRUE, FALSE, PHRASE, "2 new answers wait in the inbox");
  action = siyi_archive_run (fixture->archive, SIYI_ACCESS_WRITE, instruct, &fixture->visit, NULL, &error);
  g_assert_no_error (error);

  inbox = show_inbox (fixture);
  wait_words (inbox, "No instruction stood there when the leader read it. Compare before you accept.");
  wait_words (inbox, "另一位同志已记：转住建局");
  gtk_widget_activate_action (GTK_WIDGET (inbox), "inbox.accept", "x", (gint64) 1);
  wait_words (inbox, "1 answer waits for your word");
  after = instructed (fixture, NULL);
  g_assert_cmpstr (after, ==, "另一位同志已记：转住建局\n年底前复工");

  gtk_widget_activate_action (GTK_WIDGET (inbox), "inbox.refuse", "x", (gint64) 2);
  question = wait_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (question), "refuse"));
  gtk_editable_set_text (GTK_EDITABLE (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (question))), "已另行办理");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "refuse");
  wait_words (inbox, "No answer waits");
}

static const char *
sentence_of (const char *path, const char *secret)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiBriefPackage) briefs = siyi_brief_package_read (path, secret, &error);

  g_assert_null (briefs);

  return siyi_sealed_sentence (error);
}

static void
write_newer (const char *path)
{
  g_autoptr(JsonNode) root = json_from_string ("{\"siyi\":\"briefs\",\"format\":99}", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (siyi_sealed_json_write (path, root, PHRASE, NULL, NULL, NULL, NULL, &error));
}

/* After the last day the briefs can be read, and nothing can be written. */
static void
read_too_late (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  SiyiClock *later = siyi_clock_new_fixed (sample_today () + 30);
  SiyiBriefPackage *briefs = siyi_brief_package_read (fixture->briefs, PHRASE, &error);
  SiyiLeaderWindow *view;

  g_assert_no_error (error);
  siyi_leader_window_present_sealed (GTK_APPLICATION (application), briefs, PHRASE, later);
  view = SIYI_LEADER_WINDOW (wait_window (SIYI_TYPE_LEADER_WINDOW));
  g_assert_nonnull (ui_test_find (GTK_WIDGET (view), GTK_TYPE_LABEL, "请求甲河新苑复工交房"));
  g_assert_nonnull (ui_test_find (GTK_WIDGET (view->note), GTK_TYPE_LABEL, "The last day to answer is over"));
  gtk_window_destroy (GTK_WINDOW (view));
  siyi_clock_unref (later);
}

/* Each way in which a file does not open has its own sentence. */
static void
test_sentences (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;

  seal (fixture);
  read_too_late (fixture);
  g_assert_true (g_file_get_contents (fixture->briefs, &bytes, &length, NULL));
  g_assert_cmpstr (sentence_of (fixture->briefs, "anything else"), ==,
                   "The pass phrase or recovery code does not open this file. Type it again.");
  g_assert_true (g_file_set_contents (fixture->briefs, bytes, (gssize) length / 2, NULL));
  g_assert_cmpstr (sentence_of (fixture->briefs, PHRASE), ==, "The file is damaged or was copied in part. Take another copy.");
  bytes[length - 40] ^= 1;
  g_assert_true (g_file_set_contents (fixture->briefs, bytes, (gssize) length, NULL));
  g_assert_cmpstr (sentence_of (fixture->briefs, PHRASE), ==, "The file is damaged or was copied in part. Take another copy.");
  g_assert_true (g_file_set_contents (fixture->briefs, "no seal at all, whatever its name says", -1, NULL));
  g_assert_cmpstr (sentence_of (fixture->briefs, PHRASE), ==, "This is no file of this kind. Choose the file that came from Siyi.");
  write_newer (fixture->briefs);
  g_assert_cmpstr (sentence_of (fixture->briefs, PHRASE), ==,
                   "This file was made by a newer version of Siyi. Update the program on this computer.");
  g_remove (fixture->briefs);
  g_assert_cmpstr (sentence_of (fixture->briefs, PHRASE), ==, "It was not found. It may have been moved, renamed or removed.");
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  int result;

  gtk_test_init (&argc, &argv, NULL);
  application = siyi_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  add ("/app/sealed-briefs/there-and-back", test_there_and_back);
  add ("/app/sealed-briefs/beside-the-present", test_beside_the_present);
  add ("/app/sealed-briefs/sentences", test_sentences);

  result = g_test_run ();
  g_clear_object (&application);

  return result;
}
