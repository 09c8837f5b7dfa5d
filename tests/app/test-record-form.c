/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record-book form: nothing typed is lost, not by a kill and not by another writer; what is
 * shown is what is stored; a signature seals. Real archives, a real screen, a real second process. */
#include <signal.h>
#include <string.h>

#include "sample-cases.h"
#include "siyi-code.h"
#include "siyi-keeping.h"
#include "siyi-ledger-store.h"
#include "siyi-session-limit.h"
#include "siyi-session-record-private.h"
#include "siyi-session-record-words.h"
#include "ui-test.h"

#define TYPED_BEFORE "请住建局核实工期"

typedef struct
{
  char        *folder;
  SiyiArchive *archive;
  GtkWidget   *window;
  GtkWidget   *form;
  gint64       visit;
  gboolean     finished;
  GError      *error;
} Fixture;

static gpointer
load_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_talk_load (db, *(gint64 *) data, error);
}

static SiyiTalkRecord *
stored (Fixture *f)
{
  g_autoptr(GError) error = NULL;
  SiyiTalkRecord *record = siyi_archive_run (f->archive, SIYI_ACCESS_READ, load_in_thread,
                                             &f->visit, NULL, &error);

  g_assert_no_error (error);

  return record;
}

static gpointer
draft_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_talk_draft (db, *(gint64 *) data, error);
}

static SiyiTalkRecord *
draft (Fixture *f)
{
  return siyi_archive_run (f->archive, SIYI_ACCESS_READ, draft_in_thread, &f->visit, NULL, NULL);
}

static gpointer
save_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_talk_save (db, data, error);
}

static SiyiSessionRecord *
form (Fixture *f)
{
  return SIYI_SESSION_RECORD (f->form);
}

static gboolean
is_shown (gpointer data)
{
  return form (data)->stored != NULL;
}

static gboolean
is_saved (gpointer data)
{
  return form (data)->n_saving == 0 && !siyi_session_record_is_dirty (form (data));
}

static gboolean
is_asking (gpointer data)
{
  return form (data)->asking;
}

static gboolean
has_draft (gpointer data)
{
  g_autoptr(SiyiTalkRecord) record = draft (data);

  return record != NULL;
}

static void
show_form (Fixture *f)
{
  f->form = siyi_session_record_new (f->archive);
  f->window = ui_test_show (f->form, 930, 590);
  siyi_session_record_show (f->form, f->visit);
  sample_wait (is_shown, f);
  ui_test_settle (f->window);
}

/* The window goes; the form keeps what it holds by itself. */
static void
close_form (Fixture *f)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

static gpointer
newest_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  for (gint64 visit = 1; visit < 100; visit++)
    {
      g_autoptr(SiyiTalkRecord) record = siyi_talk_load (db, visit, NULL);

      if (record == NULL)
        return g_memdup2 (&(gint64) { visit - 1 }, sizeof (gint64));
    }

  return NULL;
}

static gint64
newest_visit (SiyiArchive *archive)
{
  g_autofree gint64 *visit = siyi_archive_run (archive, SIYI_ACCESS_READ, newest_in_thread, NULL,
                                               NULL, NULL);

  return *visit;
}

static void
set_up (Fixture *f, gconstpointer unused)
{
  f->archive = sample_archive_new (&f->folder);
  sample_case_add (f->archive, "何己亥（代表）、何庚子、方辛丑", "19900000016", "壬湖街道",
                   "甲河新苑逾期交房", "2026-12-17");
  f->visit = newest_visit (f->archive);
  show_form (f);
}

static void
tear_down (Fixture *f, gconstpointer unused)
{
  close_form (f);
  sample_archive_drop (f->archive, f->folder);
  g_clear_error (&f->error);
  g_free (f->folder);
}

static void
type_into (GtkTextView *view, const char *text)
{
  gtk_text_buffer_insert_interactive_at_cursor (gtk_text_view_get_buffer (view), text, -1, TRUE);
}

static void
on_finished (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *f = data;

  siyi_session_record_finish_end (GTK_WIDGET (source), result, &f->error);
  f->finished = TRUE;
}

static gboolean
is_finished (gpointer data)
{
  return ((Fixture *) data)->finished;
}

static void
finish (Fixture *f)
{
  f->finished = FALSE;
  siyi_session_record_finish (f->form, on_finished, f);
  sample_wait (is_finished, f);
}

/* Another writer: the stored record with another talk. */
static void
write_elsewhere (Fixture *f, const char *talk, const char *handler)
{
  g_autoptr(SiyiTalkRecord) record = stored (f);
  g_autoptr(GError) error = NULL;
  g_autofree char *action = NULL;

  if (talk != NULL)
    {
      g_free (record->talk);
      record->talk = g_strdup (talk);
    }
  if (handler != NULL)
    {
      g_free (record->address);
      record->address = g_strdup (handler);
    }
  action = siyi_archive_run (f->archive, SIYI_ACCESS_WRITE, save_in_thread, record, NULL, &error);
  g_assert_no_error (error);
}

static void
test_what_is_typed_is_what_is_stored (Fixture *f, gconstpointer unused)
{
  g_autoptr(SiyiTalkRecord) record = NULL;
  const char *words = "  一、明确复工时间；\n二、先办不动产证。 ";

  type_into (form (f)->talk, words);
  type_into (form (f)->instruction, "  " TYPED_BEFORE "，\n月底我去看。");
  finish (f);
  g_assert_no_error (f->error);

  record = stored (f);
  g_assert_cmpstr (record->talk, ==, words);
  g_assert_cmpstr (record->instruction, ==, "  " TYPED_BEFORE "，\n月底我去看。");
  g_assert_cmpstr (record->given, ==, "signed");
  g_assert_cmpint (record->people->len, ==, 3);
  g_assert_false (has_draft (f));
}

static void
test_a_draft_comes_before_the_saving (Fixture *f, gconstpointer unused)
{
  g_autoptr(SiyiTalkRecord) record = NULL;
  g_autoptr(SiyiTalkRecord) kept = NULL;

  type_into (form (f)->talk, "代表反映");
  sample_wait (has_draft, f);
  kept = draft (f);
  record = stored (f);
  g_assert_cmpstr (kept->talk, ==, "代表反映");
  g_assert_null (record->talk);
}

static gboolean
has_talk (gpointer data)
{
  g_autoptr(SiyiTalkRecord) record = stored (data);

  return record->talk != NULL;
}

/* Leaving a visit for another one saves it. */
static void
test_leaving_saves (Fixture *f, gconstpointer unused)
{
  g_autoptr(SiyiTalkRecord) record = NULL;

  type_into (form (f)->talk, "记到一半");
  siyi_session_record_show (f->form, 0);
  sample_wait (has_talk, f);
  record = stored (f);
  g_assert_cmpstr (record->talk, ==, "记到一半");
}

/* Who writes one record after the other need not look for the text. */
static void
test_the_next_record_is_written_on (Fixture *f, gconstpointer unused)
{
  gint64 first = f->visit;

  sample_case_add (f->archive, "吕辛巳", "19900000015", "甲河镇", "征地补偿款未足额发放",
                   "2026-12-17");
  f->visit = newest_visit (f->archive);
  g_assert_cmpint (f->visit, !=, first);
  gtk_widget_grab_focus (GTK_WIDGET (form (f)->instruction));
  siyi_session_record_show (f->form, f->visit);
  sample_wait (is_shown, f);
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (form (f)->talk)));
  g_assert_cmpstr (gtk_label_get_text (form (f)->title), ==, "吕辛巳");
}

/* So does closing the window: no word waits for a rest. */
static void
test_closing_saves (Fixture *f, gconstpointer unused)
{
  g_autoptr(SiyiTalkRecord) record = NULL;

  type_into (form (f)->instruction, "月底前答复");
  close_form (f);
  do
    {
      g_clear_pointer (&record, siyi_talk_record_free);
      g_main_context_iteration (NULL, FALSE);
      record = stored (f);
    }
  while (record->instruction == NULL);
  g_assert_cmpstr (record->instruction, ==, "月底前答复");
  show_form (f);
  g_assert_false (gtk_widget_get_visible (form (f)->draft_line));
}

/* Type 2 from the choice on, and no other type opens the matter again. */
static void
test_an_accusation_is_restricted_at_once (Fixture *f, gconstpointer unused)
{
  GtkWidget *accusation = ui_test_find (GTK_WIDGET (form (f)->matter), GTK_TYPE_TOGGLE_BUTTON,
                                        siyi_code_word (SIYI_LIST_TYPE, 2));
  GtkWidget *appeal = ui_test_find (GTK_WIDGET (form (f)->matter), GTK_TYPE_TOGGLE_BUTTON,
                                    siyi_code_word (SIYI_LIST_TYPE, 3));
  g_autoptr(SiyiTalkRecord) record = NULL;

  g_assert_false (gtk_widget_get_visible (form (f)->restricted_line));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (accusation), TRUE);
  g_assert_true (gtk_widget_get_visible (form (f)->restricted_line));
  g_assert_cmpuint (form (f)->n_saving, ==, 1);
  sample_wait (is_saved, f);
  record = stored (f);
  g_assert_true (record->restricted);
  g_assert_cmpint (record->type, ==, 2);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (appeal), TRUE);
  g_assert_true (gtk_widget_get_visible (form (f)->restricted_line));
}

static GtkWidget *
find_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }

  return NULL;
}

static void
test_both_writers_keep_their_words (Fixture *f, gconstpointer unused)
{
  g_autoptr(SiyiTalkRecord) record = NULL;
  g_autofree char *talk = NULL;

  type_into (form (f)->talk, "我记的");
  write_elsewhere (f, "别人记的", NULL);
  sample_wait (is_asking, f);
  talk = siyi_session_text_get (form (f)->talk);
  g_assert_cmpstr (talk, ==, "我记的");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog ()), "both");
  sample_wait (is_saved, f);
  record = stored (f);
  g_assert_cmpstr (record->talk, ==, "别人记的\n我记的");
}

/* Two who write different things are not bothered. */
static void
test_what_lies_apart_is_put_together (Fixture *f, gconstpointer unused)
{
  g_autoptr(SiyiTalkRecord) record = NULL;

  type_into (form (f)->talk, "我记的");
  write_elsewhere (f, NULL, "甲河镇东湾村");
  finish (f);
  if (f->error != NULL)    /* the other one was faster than the word of it */
    sample_wait (is_saved, f);
  g_assert_false (form (f)->asking);
  record = stored (f);
  g_assert_cmpstr (record->talk, ==, "我记的");
  g_assert_cmpstr (record->address, ==, "甲河镇东湾村");
}

static void
sign_here (Fixture *f, SiyiSigner signer)
{
  GtkWidget *dialog;

  siyi_session_record_sign (form (f), (int) signer);
  dialog = find_dialog ();
  if (dialog == NULL)
    return;

  gtk_editable_set_text (GTK_EDITABLE (adw_message_dialog_get_extra_child
                                         (ADW_MESSAGE_DIALOG (dialog))), "黎甲午");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "paper");
}

static gboolean
is_sealed (gpointer data)
{
  return form (data)->stored->sealed_at != 0;
}

/* An incomplete record can't be signed; a signed one takes no more keys. */
static void
test_the_leaders_signature_seals (Fixture *f, gconstpointer unused)
{
  g_autoptr(SiyiTalkRecord) record = NULL;

  sign_here (f, SIYI_SIGNER_LEADER);
  g_assert_false (is_sealed (f));
  record = stored (f);
  g_assert_null (record->signatures[SIYI_SIGNER_LEADER].name);

  type_into (form (f)->talk, "反映逾期交房");
  gtk_switch_set_active (GTK_SWITCH (ui_test_find (GTK_WIDGET (form (f)->assignment),
                                                   GTK_TYPE_SWITCH, NULL)), TRUE);
  sign_here (f, SIYI_SIGNER_LEADER);
  sample_wait (is_sealed, f);
  g_assert_false (gtk_text_view_get_editable (form (f)->talk));
  g_assert_false (gtk_text_view_get_editable (form (f)->instruction));
  g_clear_pointer (&record, siyi_talk_record_free);
  record = stored (f);
  g_assert_cmpstr (record->talk, ==, "反映逾期交房");
  g_assert_cmpstr (record->signatures[SIYI_SIGNER_LEADER].name, ==, "黎甲午");
}

/* The child of test_a_kill_loses_nothing: types, and waits to be killed. */
G_NORETURN static void
type_and_wait (char **argv)
{
  g_autoptr(SiyiClock) clock = siyi_clock_new_fixed (sample_today ());
  Fixture f = { .visit = g_ascii_strtoll (argv[3], NULL, 10) };
  g_autoptr(GError) error = NULL;

  f.archive = siyi_archive_open (argv[2], clock, "tester", &error);
  g_assert_no_error (error);
  show_form (&f);
  type_into (form (&f)->talk, "断电之前输入的话");
  while (TRUE)
    g_main_context_iteration (NULL, TRUE);
}

static const char *program;

static void
test_a_kill_loses_nothing (Fixture *f, gconstpointer unused)
{
  g_autofree char *visit = g_strdup_printf ("%" G_GINT64_FORMAT, f->visit);
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiTalkRecord) record = NULL;
  g_autofree char *talk = NULL;
  GSubprocess *child = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "--type",
                                         f->folder, visit, NULL);

  g_assert_no_error (error);
  close_form (f);
  while (!has_draft (f))
    g_usleep (20000);
  g_subprocess_send_signal (child, SIGKILL);
  g_subprocess_wait (child, NULL, NULL);
  g_object_unref (child);

  show_form (f);
  talk = siyi_session_text_get (form (f)->talk);
  g_assert_cmpstr (talk, ==, "断电之前输入的话");
  g_assert_true (gtk_widget_get_visible (form (f)->draft_line));
  finish (f);
  record = stored (f);
  g_assert_cmpstr (record->talk, ==, "断电之前输入的话");
  g_assert_false (gtk_widget_get_visible (form (f)->draft_line));
}

static void
test_a_restored_draft_can_be_dropped (Fixture *f, gconstpointer unused)
{
  g_autoptr(SiyiTalkRecord) record = NULL;

  type_into (form (f)->talk, "不要了");
  sample_wait (has_draft, f);
  /* As after a sudden end: nothing was saved. */
  form (f)->sent = form (f)->typed;
  close_form (f);
  show_form (f);
  g_assert_true (gtk_widget_get_visible (form (f)->draft_line));
  gtk_widget_activate_action (f->form, "talk.discard", NULL);
  sample_wait (is_saved, f);
  record = stored (f);
  g_assert_null (record->talk);
  g_assert_false (has_draft (f));
}

static gpointer
sign_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_talk_sign (db, *(gint64 *) data, SIYI_SIGNER_LEADER, "黎甲午", NULL, error);
}

static gboolean
has_addition (gpointer data)
{
  g_autoptr(SiyiTalkRecord) record = stored (data);

  return record->additions->len > 0;
}

/* Sealed elsewhere while one types: the words go into an addition, with a reason. */
static void
test_what_a_seal_overtook_is_added (Fixture *f, gconstpointer unused)
{
  g_autoptr(SiyiTalkRecord) record = stored (f);
  g_autoptr(GError) error = NULL;
  g_autofree char *saved = NULL;
  g_autofree char *signature = NULL;
  GtkWidget *dialog, *reason;

  g_free (record->talk);
  record->talk = g_strdup ("别人记的");
  record->on_the_spot = 1;
  type_into (form (f)->talk, "来不及记的话");
  saved = siyi_archive_run (f->archive, SIYI_ACCESS_WRITE, save_in_thread, record, NULL, &error);
  g_assert_no_error (error);
  signature = siyi_archive_run (f->archive, SIYI_ACCESS_WRITE, sign_in_thread, &f->visit, NULL,
                                &error);
  g_assert_no_error (error);
  sample_wait (is_sealed, f);

  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "add"));
  reason = ui_test_find (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog)),
                         GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (reason), "签名时尚未录完");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "add");
  sample_wait (has_addition, f);
  g_clear_pointer (&record, siyi_talk_record_free);
  record = stored (f);
  g_assert_cmpstr (record->talk, ==, "别人记的");
  g_assert_cmpstr (((SiyiTalkAddition *) g_ptr_array_index (record->additions, 0))->body, ==,
                   "来不及记的话");
}

/* Article 20 is pointed out, and stands in nobody's way. */
static void
test_six_representatives_are_a_warning (Fixture *f, gconstpointer unused)
{
  g_autoptr(SiyiTalkRecord) record = stored (f);
  g_autoptr(SiyiTalkRecord) now = NULL;

  for (int i = 0; i < 6; i++)
    {
      SiyiTalkPerson *person = g_new0 (SiyiTalkPerson, 1);

      person->name = g_strdup_printf ("代表%d", i + 1);
      person->representative = TRUE;
      g_ptr_array_add (record->people, person);
    }
  record->persons = 9;
  siyi_session_persons_set (form (f)->persons, record);
  g_assert_nonnull (ui_test_find (GTK_WIDGET (form (f)->persons), GTK_TYPE_LABEL,
                                  "More than five representatives (Regulations, article 20)"));
  siyi_session_record_changed (form (f));
  finish (f);
  g_assert_no_error (f->error);
  now = stored (f);
  g_assert_cmpint (now->people->len, ==, 9);
  g_assert_cmpint (now->persons, ==, 9);
}

static void
test_a_limit_is_counted_and_stored (Fixture *f, gconstpointer unused)
{
  g_autoptr(SiyiTalkRecord) record = NULL;
  GtkWidget *card = GTK_WIDGET (form (f)->assignment);
  GtkWidget *limit = ui_test_find (card, SIYI_TYPE_SESSION_LIMIT, NULL);
  SiyiVisitField *unit = SIYI_VISIT_FIELD (ui_test_find (card, SIYI_TYPE_VISIT_FIELD, NULL));
  GtkWidget *spin = ui_test_find (limit, GTK_TYPE_SPIN_BUTTON, NULL);

  siyi_visit_field_set_text (unit, "市住建局");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 18);
  finish (f);
  g_assert_no_error (f->error);
  record = stored (f);
  g_assert_cmpstr (record->units[0], ==, "市住建局");
  g_assert_cmpint (record->assigned, ==, siyi_day_parse ("2026-12-17"));
  g_assert_cmpint (record->limit_days, ==, 18);
  /* 4 January 2027 is a Monday; no notice moves it here. */
  g_assert_cmpint (record->due, ==, siyi_day_parse ("2027-01-04"));
  g_assert_nonnull (ui_test_find (limit, GTK_TYPE_LABEL, "17 Dec + 18 days = 4 Jan 2027 Mon"));
  g_assert_nonnull (ui_test_find (limit, GTK_TYPE_LABEL, "18 days, provisional"));
}

static void
test_on_the_spot_nothing_is_assigned (Fixture *f, gconstpointer unused)
{
  g_autoptr(SiyiTalkRecord) record = NULL;
  GtkWidget *spot = ui_test_find (GTK_WIDGET (form (f)->assignment), GTK_TYPE_SWITCH, NULL);
  GtkWidget *unit = ui_test_find (GTK_WIDGET (form (f)->assignment), SIYI_TYPE_VISIT_FIELD, NULL);

  g_assert_true (gtk_widget_get_sensitive (unit));
  gtk_switch_set_active (GTK_SWITCH (spot), TRUE);
  g_assert_false (gtk_widget_get_sensitive (unit));
  finish (f);
  record = stored (f);
  g_assert_cmpint (record->on_the_spot, ==, 1);
  g_assert_cmpint (record->task, ==, 0);
}

static gpointer
undo_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_action_undo (db, data, error);
}

static gboolean
is_empty (gpointer data)
{
  g_autofree char *talk = siyi_session_text_get (form (data)->talk);

  return talk == NULL;
}

static gboolean
shows_talk (gpointer data)
{
  return !is_empty (data);
}

/* What is taken back leaves the fields as well. */
static void
test_an_undone_saving_leaves_the_fields (Fixture *f, gconstpointer unused)
{
  g_autoptr(SiyiTalkRecord) record = stored (f);
  g_autoptr(GError) error = NULL;
  g_autofree char *action = NULL;
  g_autofree char *undone = NULL;

  g_free (record->talk);
  record->talk = g_strdup ("别处保存的");
  action = siyi_archive_run (f->archive, SIYI_ACCESS_WRITE, save_in_thread, record, NULL, &error);
  g_assert_no_error (error);
  sample_wait (shows_talk, f);
  undone = siyi_archive_run (f->archive, SIYI_ACCESS_WRITE, undo_in_thread, action, NULL, &error);
  g_assert_no_error (error);
  sample_wait (is_empty, f);
}

static gpointer
audit_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_audit_of_visit (db, *(gint64 *) data, 10, error);
}

static void
test_the_trail_names_the_writer (Fixture *f, gconstpointer unused)
{
  g_autoptr(GPtrArray) lines = NULL;
  const SiyiAuditLine *line;

  type_into (form (f)->talk, "反映逾期交房");
  finish (f);
  lines = siyi_archive_run (f->archive, SIYI_ACCESS_READ, audit_in_thread, &f->visit, NULL, NULL);
  g_assert_cmpuint (lines->len, >, 0);
  line = g_ptr_array_index (lines, 0);
  g_assert_cmpstr (line->who, ==, "tester");
  g_assert_cmpstr (line->verb, ==, "record.save");
}

static void
test_limits_as_sums (void)
{
  static const struct
  {
    const char *start;
    SiyiLimit   limit;
    const char *unrolled, *last, *sum;
  } rows[] = {
    { "2026-12-17", { 14, SIYI_DAYS_CALENDAR }, "2026-12-31", "2026-12-31",
      "17 Dec + 14 days = 31 Dec Thu" },
    { "2026-12-18", { 15, SIYI_DAYS_CALENDAR }, "2027-01-02", "2027-01-04",
      "18 Dec + 15 days = 2 Jan 2027 Sat, moved to 4 Jan 2027 Mon" },
    { "2026-12-17", { 5, SIYI_DAYS_WORKING }, "2026-12-24", "2026-12-24",
      "17 Dec + 5 working days = 24 Dec Thu" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SiyiDue due = { siyi_day_parse (rows[i].unrolled), siyi_day_parse (rows[i].last), FALSE };
      g_autofree char *sum = siyi_talk_words_sum (siyi_day_parse (rows[i].start), rows[i].limit, &due);

      g_assert_cmpstr (sum, ==, rows[i].sum);
    }
}

static void
test_what_lacks_is_named (void)
{
  g_autofree char *words = siyi_talk_words_lacks (SIYI_LACKS_INSTRUCTION | SIYI_LACKS_LIMIT);
  g_autofree char *none = siyi_talk_words_lacks (0);

  g_assert_cmpstr (words, ==, "lacks leader's instruction, limit");
  g_assert_null (none);
}

typedef void (*Story) (Fixture *, gconstpointer);

static void
add (const char *path, Story story)
{
  g_test_add (path, Fixture, NULL, set_up, story, tear_down);
}

int
main (int argc, char **argv)
{
  program = argv[0];
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  if (argc == 4 && g_str_equal (argv[1], "--type"))
    type_and_wait (argv);

  g_test_add_func ("/record-form/limits-as-sums", test_limits_as_sums);
  g_test_add_func ("/record-form/what-lacks-is-named", test_what_lacks_is_named);
  add ("/record-form/what-is-typed-is-what-is-stored", test_what_is_typed_is_what_is_stored);
  add ("/record-form/a-draft-comes-before-the-saving", test_a_draft_comes_before_the_saving);
  add ("/record-form/leaving-saves", test_leaving_saves);
  add ("/record-form/the-next-record-is-written-on", test_the_next_record_is_written_on);
  add ("/record-form/closing-saves", test_closing_saves);
  add ("/record-form/an-accusation-is-restricted-at-once", test_an_accusation_is_restricted_at_once);
  add ("/record-form/both-writers-keep-their-words", test_both_writers_keep_their_words);
  add ("/record-form/what-lies-apart-is-put-together", test_what_lies_apart_is_put_together);
  add ("/record-form/the-leaders-signature-seals", test_the_leaders_signature_seals);
  add ("/record-form/what-a-seal-overtook-is-added", test_what_a_seal_overtook_is_added);
  add ("/record-form/six-representatives-are-a-warning", test_six_representatives_are_a_warning);
  add ("/record-form/a-limit-is-counted-and-stored", test_a_limit_is_counted_and_stored);
  add ("/record-form/on-the-spot-nothing-is-assigned", test_on_the_spot_nothing_is_assigned);
  add ("/record-form/an-undone-saving-leaves-the-fields", test_an_undone_saving_leaves_the_fields);
  add ("/record-form/the-trail-names-the-writer", test_the_trail_names_the_writer);
  add ("/record-form/a-restored-draft-can-be-dropped", test_a_restored_draft_can_be_dropped);
  add ("/record-form/a-kill-loses-nothing", test_a_kill_loses_nothing);

  return g_test_run ();
}
