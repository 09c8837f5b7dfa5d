/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The intake form: what it says while one types, that a draft survives, that what was typed is what
 * is stored, and that it points to the same matter. Real archives, a real screen. */
#include <adwaita.h>

#include "sample-cases.h"
#include "siyi-new-visit-page.h"
#include "siyi-pages.h"

typedef struct
{
  char        *folder;
  SiyiArchive *archive;
  GtkWindow   *window;
  GtkWidget   *page;
  gboolean     done;
} Fixture;

static void
on_done (Fixture *fixture)
{
  fixture->done = TRUE;
}

static gboolean
is_ready (gpointer data)
{
  return siyi_new_visit_page_is_ready (SIYI_NEW_VISIT_PAGE (data));
}

static gboolean
is_done (gpointer data)
{
  return ((Fixture *) data)->done;
}

static void
open_page (Fixture *fixture)
{
  fixture->done = FALSE;
  fixture->page = siyi_new_visit_page_new (fixture->archive);
  g_signal_connect_swapped (fixture->page, "done", G_CALLBACK (on_done), fixture);
  gtk_window_set_child (fixture->window, fixture->page);
  sample_wait (is_ready, fixture->page);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->archive = sample_archive_new (&fixture->folder);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 1166, 720);
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  sample_archive_drop (fixture->archive, fixture->folder);
  g_free (fixture->folder);
}

static SiyiVisitForm *
form_of (Fixture *fixture)
{
  return siyi_new_visit_page_get_form (SIYI_NEW_VISIT_PAGE (fixture->page));
}

/* As a person would: into the entry, so that the form hears of it. */
static void
type (Fixture *fixture, SiyiIntakeField field, const char *text)
{
  SiyiVisitField *widget = siyi_visit_form_get_field (form_of (fixture), field);

  g_assert_nonnull (widget);
  siyi_visit_field_set_text (widget, text);
  g_signal_emit_by_name (widget, "changed");
}

static const struct
{
  SiyiIntakeField field;
  const char     *text;
  SiyiCheckMark   mark;
  const char     *words;
} checks[] = {
  { SIYI_INTAKE_ID, "11010519491231002X", SIYI_CHECK_GOOD, "Check digit fits" },
  { SIYI_INTAKE_ID, "11010519491231002x", SIYI_CHECK_GOOD, "Check digit fits" },
  { SIYI_INTAKE_ID, "110105194912310021", SIYI_CHECK_LOOK, "Check digit differs, please compare" },
  { SIYI_INTAKE_ID, "110105194913310021", SIYI_CHECK_LOOK, "No such birthday" },
  { SIYI_INTAKE_ID, "1101051949", SIYI_CHECK_LOOK, "Not 18 places; another paper?" },
  { SIYI_INTAKE_ID, "", SIYI_CHECK_NONE, NULL },
  { SIYI_INTAKE_PHONE, "19900000024", SIYI_CHECK_NONE, NULL },
  { SIYI_INTAKE_PHONE, "0330-7654321", SIYI_CHECK_NONE, NULL },
  { SIYI_INTAKE_PHONE, "1990000002", SIYI_CHECK_LOOK, "Not a phone number, please compare" },
  { SIYI_INTAKE_PERSONS, "两", SIYI_CHECK_LOOK, "Not a number" },
  { SIYI_INTAKE_PERSONS, "4", SIYI_CHECK_NONE, NULL },
  { SIYI_INTAKE_PERSONS, "5", SIYI_CHECK_GOOD, "Group visit" },
  { SIYI_INTAKE_ARRIVED, "9:31", SIYI_CHECK_NONE, NULL },
  { SIYI_INTAKE_ARRIVED, "25:00", SIYI_CHECK_LOOK, "Not a time, as in 9:31" },
  { SIYI_INTAKE_DATE, "2026-02-30", SIYI_CHECK_LOOK, "No such day" },
  { SIYI_INTAKE_DATE, "12.16", SIYI_CHECK_NONE, NULL },
  { SIYI_INTAKE_DATE, "12.18", SIYI_CHECK_LOOK, "A day to come" },
  { SIYI_INTAKE_NAMES, "甲（代表）、乙（代表）、丙（代表）、丁（代表）、戊（代表）", SIYI_CHECK_NONE, NULL },
  { SIYI_INTAKE_NAMES, "甲（代表）、乙（代表）、丙（代表）、丁（代表）、戊（代表）、己（代表）",
    SIYI_CHECK_LOOK, "More than 5 representatives" },
};

static void
test_checks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autoptr(SiyiIntake) intake = siyi_intake_new ();
      g_autofree char *words = NULL;
      SiyiCheckMark mark;

      siyi_intake_set (intake, checks[i].field, checks[i].text);
      words = siyi_intake_check (intake, checks[i].field, sample_today (), &mark);
      g_test_message ("%s", checks[i].text);
      g_assert_cmpstr (words, ==, checks[i].words);
      g_assert_cmpint (mark, ==, checks[i].mark);
      g_assert_cmpstr (siyi_intake_get (intake, checks[i].field), ==, checks[i].text);
    }
}

static void
test_fewer_persons_than_names (void)
{
  g_autoptr(SiyiIntake) intake = siyi_intake_new ();
  g_autofree char *words = NULL;
  SiyiCheckMark mark;

  siyi_intake_set (intake, SIYI_INTAKE_NAMES, "孔癸卯、钱甲辰");
  siyi_intake_set (intake, SIYI_INTAKE_PERSONS, "1");
  words = siyi_intake_check (intake, SIYI_INTAKE_PERSONS, sample_today (), &mark);
  g_assert_cmpstr (words, ==, "Fewer than the names");
}

static void
test_names (void)
{
  g_auto(GStrv) representatives = NULL;
  g_auto(GStrv) names = siyi_intake_names ("孔癸卯（代表）、钱甲辰, 孙 乙；阿·依(代表)", &representatives);
  const char * const all[] = { "孔癸卯", "钱甲辰", "孙乙", "阿·依", NULL };
  const char * const marked[] = { "孔癸卯", "阿·依", NULL };

  g_assert_cmpstrv (names, all);
  g_assert_cmpstrv (representatives, marked);
}

static void
test_accusations_are_restricted (void)
{
  g_autoptr(SiyiIntake) intake = siyi_intake_new ();
  g_autoptr(SiyiRecord) record = NULL;
  g_auto(GStrv) reminders = NULL;

  siyi_intake_set (intake, SIYI_INTAKE_PURPOSE, "检举控告");
  record = siyi_intake_to_record (intake, sample_today ());
  reminders = siyi_intake_reminders (intake);
  g_assert_true (record->restricted);
  g_assert_nonnull (strstr (reminders[0], "article 30"));
}

static void
test_draft_survives (Fixture *fixture, gconstpointer data)
{
  const SiyiIntake *intake;

  open_page (fixture);
  type (fixture, SIYI_INTAKE_NAMES, "孔癸卯（代表）、钱甲辰");
  type (fixture, SIYI_INTAKE_REQUEST, "要求支付工资");
  siyi_visit_form_set_field (form_of (fixture), SIYI_INTAKE_FACTS, "第一行\n第二行");
  gtk_widget_activate_action (fixture->page, "visit.leave", NULL);
  g_assert_true (fixture->done);

  open_page (fixture);
  intake = siyi_visit_form_get_intake (form_of (fixture));
  g_assert_cmpstr (siyi_intake_get (intake, SIYI_INTAKE_NAMES), ==, "孔癸卯（代表）、钱甲辰");
  g_assert_cmpstr (siyi_intake_get (intake, SIYI_INTAKE_REQUEST), ==, "要求支付工资");
  g_assert_cmpstr (siyi_intake_get (intake, SIYI_INTAKE_FACTS), ==, "第一行\n第二行");

  gtk_widget_activate_action (fixture->page, "visit.clear", NULL);
  gtk_widget_activate_action (fixture->page, "visit.leave", NULL);
  open_page (fixture);
  g_assert_true (siyi_intake_is_empty (siyi_visit_form_get_intake (form_of (fixture))));
}

static gpointer
wait_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_mutex_lock (data);
  g_mutex_unlock (data);

  return NULL;
}

/* The archive is still writing something else, so the draft waits; who comes back at once finds it. */
static void
test_draft_survives_a_busy_writer (Fixture *fixture, gconstpointer data)
{
  GMutex busy;
  const SiyiIntake *intake;

  g_mutex_init (&busy);
  g_mutex_lock (&busy);
  open_page (fixture);
  siyi_archive_run_async (fixture->archive, SIYI_ACCESS_WRITE, wait_in_thread, &busy, NULL, NULL,
                          NULL, NULL, NULL);
  type (fixture, SIYI_INTAKE_NAMES, "孔癸卯");
  gtk_widget_activate_action (fixture->page, "visit.leave", NULL);

  open_page (fixture);
  intake = siyi_visit_form_get_intake (form_of (fixture));
  g_assert_cmpstr (siyi_intake_get (intake, SIYI_INTAKE_NAMES), ==, "孔癸卯");

  gtk_widget_activate_action (fixture->page, "visit.clear", NULL);
  gtk_widget_activate_action (fixture->page, "visit.leave", NULL);
  open_page (fixture);
  g_assert_true (siyi_intake_is_empty (siyi_visit_form_get_intake (form_of (fixture))));
  g_mutex_unlock (&busy);

  /* What is asked of the writer now comes after all of it. */
  siyi_archive_run (fixture->archive, SIYI_ACCESS_WRITE, wait_in_thread, &busy, NULL, NULL);
  g_mutex_clear (&busy);
}

static gpointer
find_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_case_find (db, data, error);
}

static SiyiCase *
find_case (Fixture *fixture, const char *number)
{
  g_autoptr(GError) error = NULL;
  SiyiCase *found = siyi_archive_run (fixture->archive, SIYI_ACCESS_READ, find_in_thread,
                                      (gpointer) number, NULL, &error);

  g_assert_no_error (error);

  return found;
}

static void
test_stores_what_was_typed (Fixture *fixture, gconstpointer data)
{
  SiyiCase *stored;

  open_page (fixture);
  type (fixture, SIYI_INTAKE_NAMES, "孔癸卯（代表）、钱甲辰、孙乙巳、李丙午");
  type (fixture, SIYI_INTAKE_PHONE, "199 0000 0024");
  type (fixture, SIYI_INTAKE_ID, "110105194912310021");
  type (fixture, SIYI_INTAKE_PERSONS, "6");
  type (fixture, SIYI_INTAKE_CONCERNED, "11");
  type (fixture, SIYI_INTAKE_TOWNSHIP, "甲河镇");
  type (fixture, SIYI_INTAKE_VILLAGE, "工业园");
  type (fixture, SIYI_INTAKE_REQUEST, "要求支付2026年9至11月拖欠工资21.6万元");
  type (fixture, SIYI_INTAKE_CLASS, "劳动和社会保障");
  type (fixture, SIYI_INTAKE_PURPOSE, "申诉求决");
  type (fixture, SIYI_INTAKE_DATE, "2026-12-17");
  siyi_visit_form_set_field (form_of (fixture), SIYI_INTAKE_FACTS, "9月起没有发工资。");
  gtk_widget_activate_action (fixture->page, "visit.register", NULL);
  sample_wait (is_done, fixture);

  stored = find_case (fixture, "JF20260001");
  g_assert_nonnull (stored);
  g_assert_cmpstr (stored->title, ==, "要求支付2026年9至11月拖欠工资21.6万元");
  g_assert_cmpstr (stored->facts, ==, "9月起没有发工资。");
  g_assert_cmpstr (stored->class_name, ==, "劳动和社会保障");
  g_assert_cmpstr (stored->purpose, ==, "申诉求决");
  g_assert_cmpstr (stored->address, ==, "甲河镇工业园");
  g_assert_cmpstr (stored->problem_place, ==, "甲河镇工业园");
  g_assert_cmpstr (stored->phones, ==, "19900000024");
  g_assert_cmpstr (stored->ids, ==, "110105194912310021");
  g_assert_cmpint (stored->persons, ==, 6);
  g_assert_cmpint (stored->concerned, ==, 11);
  g_assert_cmpint (stored->first, ==, 1);
  g_assert_false (stored->restricted);
  siyi_case_free (stored);

  /* Its draft is gone: the next visitor finds an empty form. */
  open_page (fixture);
  g_assert_true (siyi_intake_is_empty (siyi_visit_form_get_intake (form_of (fixture))));
}

static void
test_asks_for_the_request (Fixture *fixture, gconstpointer data)
{
  GtkWidget *request;

  open_page (fixture);
  type (fixture, SIYI_INTAKE_NAMES, "孔癸卯");
  gtk_widget_activate_action (fixture->page, "visit.register", NULL);
  request = GTK_WIDGET (siyi_visit_form_get_field (form_of (fixture), SIYI_INTAKE_REQUEST));
  g_assert_false (fixture->done);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), request));
}

static gboolean
has_twin (gpointer data)
{
  return siyi_twins_pane_n_likely (siyi_new_visit_page_get_twins (SIYI_NEW_VISIT_PAGE (data))) > 0;
}

static void
test_twins_by_phone (Fixture *fixture, gconstpointer data)
{
  const SiyiIntake *intake;
  SiyiTwinsPane *twins;
  gint64 id;

  id = sample_case_add (fixture->archive, "孔癸卯", "19900000024", "甲河镇", "拖欠工资", "2026-11-27");
  sample_case_add (fixture->archive, "方甲申", "19900000017", "丁塘镇", "宅基地边界", "2026-04-17");

  open_page (fixture);
  type (fixture, SIYI_INTAKE_PHONE, "19900000024");
  sample_wait (has_twin, fixture->page);
  twins = siyi_new_visit_page_get_twins (SIYI_NEW_VISIT_PAGE (fixture->page));
  g_assert_cmpuint (siyi_twins_pane_n_likely (twins), ==, 1);

  /* A person links: then it is a repeated visit, and stored as a twin. */
  g_signal_emit_by_name (twins, "link", id, "JF20260001");
  intake = siyi_visit_form_get_intake (form_of (fixture));
  g_assert_cmpstr (siyi_intake_get (intake, SIYI_INTAKE_FIRST), ==, "重");

  type (fixture, SIYI_INTAKE_NAMES, "孔癸卯");
  type (fixture, SIYI_INTAKE_REQUEST, "要求支付工资");
  gtk_widget_activate_action (fixture->page, "visit.register", NULL);
  sample_wait (is_done, fixture);
  {
    SiyiCase *stored = find_case (fixture, "JF20260003");

    g_assert_cmpuint (stored->twins->len, ==, 1);
    g_assert_cmpint (stored->first, ==, 0);
    siyi_case_free (stored);
  }
}

/* The page lets go of everything when it goes. */
static void
test_page_goes (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = siyi_new_visit_page_new (fixture->archive);

  g_object_ref_sink (page);
  sample_wait (is_ready, page);
  g_assert_finalize_object (G_OBJECT (page));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/new-visit/checks", test_checks);
  g_test_add_func ("/new-visit/fewer-persons-than-names", test_fewer_persons_than_names);
  g_test_add_func ("/new-visit/names", test_names);
  g_test_add_func ("/new-visit/accusations-are-restricted", test_accusations_are_restricted);
  g_test_add ("/new-visit/draft-survives", Fixture, NULL, set_up, test_draft_survives, tear_down);
  g_test_add ("/new-visit/draft-survives-a-busy-writer", Fixture, NULL, set_up,
              test_draft_survives_a_busy_writer, tear_down);
  g_test_add ("/new-visit/stores-what-was-typed", Fixture, NULL, set_up,
              test_stores_what_was_typed, tear_down);
  g_test_add ("/new-visit/asks-for-the-request", Fixture, NULL, set_up, test_asks_for_the_request,
              tear_down);
  g_test_add ("/new-visit/twins-by-phone", Fixture, NULL, set_up, test_twins_by_phone, tear_down);
  g_test_add ("/new-visit/page-goes", Fixture, NULL, set_up, test_page_goes, tear_down);

  return g_test_run ();
}
