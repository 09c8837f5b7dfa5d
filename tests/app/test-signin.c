/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sign-in tab over a real archive: the tables follow plan and queue, a row opens to sign, a
 * difference shows until it is signed or explained, phones and names are masked, a scan shows its page. */
#include <adwaita.h>
#include <string.h>

#include "sample-cases.h"
#include "siyi-case-store.h"
#include "siyi-db.h"
#include "siyi-image.h"
#include "siyi-schedule-store.h"
#include "siyi-session-sheets.h"
#include "siyi-session-signin-private.h"
#include "ui-test.h"

typedef struct
{
  char              *dir;
  SiyiArchive       *archive;
  GtkWidget         *window;
  SiyiSessionSignin *tab;
  gint64             session;
} Fixture;

/* One leader; a group of four whose representative is known. */
static gpointer
fill (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *fixture = data;
  SiyiSeat seat = { .name = (char *) "黎甲午", .post = (char *) "副市长" };
  g_autoptr(GPtrArray) seats = g_ptr_array_new ();
  SiyiPlanned planned = { .day = sample_today (), .from = (char *) "9:00", .to = (char *) "11:30",
                          .place = (char *) "一号接访室", .method = (char *) "现场接访",
                          .state = SIYI_SESSION_PLANNED, .planned = seats, .sat = g_ptr_array_new () };
  const SiyiSessionEdit edit = { .session = &planned };
  const char *names[] = { "孔丁卯", NULL }, *phones[] = { "19900000024", NULL };
  g_autoptr(SiyiRecord) record = siyi_record_new ();
  SiyiNewVisit visit = { .record = record };
  SiyiNewVisitResult *result;
  g_autofree char *action = NULL;

  g_ptr_array_add (seats, &seat);
  action = siyi_sessions_write (db, "test", &edit, 1, &fixture->session, error);
  g_ptr_array_unref (planned.sat);
  if (action == NULL)
    return NULL;
  record->date = g_strdup ("2026-12-17");
  record->visitors = g_strdupv ((char **) names);
  record->phones = g_strdupv ((char **) phones);
  record->address = g_strdup ("甲河镇工业园");
  record->summary = g_strdup ("拖欠工资");
  record->persons = 4;
  visit.session = fixture->session;
  result = siyi_visit_add (db, &visit, error);
  if (result != NULL)
    siyi_new_visit_result_free (result);

  return result != NULL ? fixture : NULL;
}

static gboolean
has_taken (gpointer data)
{
  return ((Fixture *) data)->tab->sheet != NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  fixture->archive = sample_archive_new (&fixture->dir);
  siyi_archive_run (fixture->archive, SIYI_ACCESS_WRITE, fill, fixture, NULL, &error);
  g_assert_no_error (error);
  fixture->tab = SIYI_SESSION_SIGNIN (siyi_session_signin_new (fixture->archive));
  siyi_session_signin_show (GTK_WIDGET (fixture->tab), fixture->session);
  fixture->window = ui_test_show (GTK_WIDGET (fixture->tab), 886, 600);
  sample_wait (has_taken, fixture);
  ui_test_settle (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  sample_archive_drop (fixture->archive, fixture->dir);
  g_free (fixture->dir);
}

static const char *
cell (Fixture *fixture, SiyiSigninPart part, guint position, int column)
{
  g_autoptr(SiyiSigninRow) row = g_list_model_get_item (G_LIST_MODEL (fixture->tab->rows[part]), position);

  return row->cells[column];
}

static gboolean
differs (Fixture *fixture, SiyiSigninPart part)
{
  g_autoptr(SiyiSigninRow) row = g_list_model_get_item (G_LIST_MODEL (fixture->tab->rows[part]), 0);

  return row->differs;
}

static gboolean
differs_no_more (gpointer data)
{
  return !differs (data, SIYI_SIGNIN_STAFF) && !differs (data, SIYI_SIGNIN_VISITORS);
}

static gboolean
staff_signed (gpointer data)
{
  return !differs (data, SIYI_SIGNIN_STAFF);
}

static gboolean
is_accepted (gpointer data)
{
  return ((Fixture *) data)->tab->sheet->accepted_at != 0;
}

static GtkWidget *
open_row (Fixture *fixture, SiyiSigninPart part, const char *button)
{
  GtkWidget *found;

  g_signal_emit_by_name (fixture->tab->views[part], "activate", 0);
  ui_test_settle (fixture->window);
  found = ui_test_find (GTK_WIDGET (fixture->tab), GTK_TYPE_BUTTON, button);
  g_assert_nonnull (found);

  return found;
}

static void
test_shows (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (cell (fixture, SIYI_SIGNIN_STAFF, 0, 1), ==, "黎甲午");
  g_assert_cmpstr (cell (fixture, SIYI_SIGNIN_STAFF, 0, 5), ==, "not signed");
  g_assert_cmpstr (cell (fixture, SIYI_SIGNIN_VISITORS, 0, 1), ==, "孔某某等4人");
  g_assert_cmpstr (cell (fixture, SIYI_SIGNIN_VISITORS, 0, 3), ==, "199****0024");
  g_assert_cmpstr (cell (fixture, SIYI_SIGNIN_VISITORS, 0, 4), ==, "4");
  g_assert_cmpstr (cell (fixture, SIYI_SIGNIN_VISITORS, 0, 5), ==, "0");
  g_assert_cmpstr (cell (fixture, SIYI_SIGNIN_VISITORS, 0, 6), ==, "4 lack");
  g_assert_true (differs (fixture, SIYI_SIGNIN_VISITORS));
  g_assert_nonnull (strstr (gtk_label_get_text (fixture->tab->note), "孔某某等4人: 4 lack"));
  g_assert_null (strstr (gtk_label_get_text (fixture->tab->note), "孔丁卯"));
}

/* From the rows to the acceptance, and a later change takes it back. A row stays the same row whatever it
 * says: a click begun on it is not lost. */
static void
test_signs_and_accepts (Fixture *fixture, gconstpointer data)
{
  g_autoptr(SiyiSigninRow) row = g_list_model_get_item (G_LIST_MODEL (fixture->tab->rows[SIYI_SIGNIN_STAFF]), 0);
  g_autoptr(SiyiSigninRow) after = NULL;

  g_signal_emit_by_name (open_row (fixture, SIYI_SIGNIN_STAFF, "Signed on Paper"), "clicked");
  sample_wait (staff_signed, fixture);
  after = g_list_model_get_item (G_LIST_MODEL (fixture->tab->rows[SIYI_SIGNIN_STAFF]), 0);
  g_assert_true (row == after);
  g_assert_cmpstr (cell (fixture, SIYI_SIGNIN_STAFF, 0, 5), ==, "signed");
  g_signal_emit_by_name (open_row (fixture, SIYI_SIGNIN_VISITORS, "All Signed on Paper"), "clicked");
  sample_wait (differs_no_more, fixture);
  g_assert_cmpstr (cell (fixture, SIYI_SIGNIN_VISITORS, 0, 6), ==, "matches");

  siyi_session_signin_accept (GTK_WIDGET (fixture->tab));
  sample_wait (is_accepted, fixture);
  g_assert_nonnull (strstr (gtk_label_get_text (fixture->tab->note), "Accepted on"));
}

/* Too few signatures with a reason keep nobody waiting. */
static void
test_reason (Fixture *fixture, gconstpointer data)
{
  GtkWidget *save = open_row (fixture, SIYI_SIGNIN_VISITORS, "Save");
  GtkWidget *popover = gtk_widget_get_ancestor (save, GTK_TYPE_POPOVER);
  GtkWidget *counted = ui_test_find (popover, GTK_TYPE_SPIN_BUTTON, NULL);
  GtkWidget *reason = ui_test_find (popover, GTK_TYPE_ENTRY, NULL);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (counted), 3);
  gtk_editable_set_text (GTK_EDITABLE (reason), "一人先行离开");
  g_signal_emit_by_name (save, "clicked");
  g_signal_emit_by_name (open_row (fixture, SIYI_SIGNIN_STAFF, "Signed on Paper"), "clicked");
  sample_wait (differs_no_more, fixture);
  g_assert_cmpstr (cell (fixture, SIYI_SIGNIN_VISITORS, 0, 5), ==, "3");
  g_assert_cmpstr (cell (fixture, SIYI_SIGNIN_VISITORS, 0, 6), ==, "explained");
}

static gpointer
print_sheet (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *fixture = data;
  g_autofree char *path = g_build_filename (fixture->dir, "..", "siyi-signin-test.pdf", NULL);
  SiyiSheetCount count;

  return siyi_signin_write (db, fixture->session, SIYI_SIGNIN_BOTH, path, &count, NULL, error) ? fixture : NULL;
}

static gboolean
shows_page (gpointer data)
{
  return siyi_signin_scan_view_get_n_pages (((Fixture *) data)->tab->scan) > 0;
}

static void
test_scan (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "..", "siyi-signin-test.pdf", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  GtkWidget *picture;

  siyi_archive_run (fixture->archive, SIYI_ACCESS_WRITE, print_sheet, fixture, NULL, &error);
  g_assert_no_error (error);
  siyi_session_signin_add_scan (GTK_WIDGET (fixture->tab), file);
  sample_wait (shows_page, fixture);
  g_assert_cmpuint (siyi_signin_scan_view_get_n_pages (fixture->tab->scan), ==, 2);
  g_assert_cmpuint (fixture->tab->sheet->sheets->len, ==, 2);
  picture = ui_test_find (GTK_WIDGET (fixture->tab->scan), GTK_TYPE_PICTURE, NULL);
  g_assert_nonnull (gtk_picture_get_paintable (GTK_PICTURE (picture)));
  g_file_delete (file, NULL, NULL);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  if (siyi_image_child_run (argc, argv))
    return 0;
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  add ("/app/signin/shows", test_shows);
  add ("/app/signin/signs-and-accepts", test_signs_and_accepts);
  add ("/app/signin/reason", test_reason);
  add ("/app/signin/scan", test_scan);

  return g_test_run ();
}
