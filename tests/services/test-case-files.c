/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers of a case: taken in all or none, undone as one, copied out right and privately, and every
 * look in the audit trail. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "office.h"
#include "siyi-case-files.h"
#include "siyi-case-store.h"
#include "siyi-keeping.h"
#include "siyi-ledger-store.h"

static gpointer
add_case (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(SiyiRecord) record = siyi_record_new ();
  const char *visitors[] = { "赵甲子", NULL };

  record->date = g_strdup ("2026-12-01");
  record->visitors = g_strdupv ((char **) visitors);
  record->persons = 1;
  record->summary = g_strdup ("反映拖欠工资");

  return siyi_visit_add (db, &(SiyiNewVisit) { .record = record }, error);
}

static gint64
new_case (Office *office)
{
  GError *error = NULL;
  SiyiNewVisitResult *added = office_do (office, add_case, NULL, &error);
  gint64 id;

  g_assert_no_error (error);
  id = added->case_id;
  siyi_new_visit_result_free (added);

  return id;
}

static gpointer
list (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_files_of_case (db, *(gint64 *) data, error);
}

static GPtrArray *
files_of (Office *office,
          gint64  id)
{
  GError *error = NULL;
  GPtrArray *files = office_do (office, list, &id, &error);

  g_assert_no_error (error);

  return files;
}

static char *
add (Office      *office,
     gint64       id,
     const char  *one,
     const char  *two,
     GError     **error)
{
  g_autoptr(GPtrArray) paths = g_ptr_array_new ();
  SiyiPapersIn in = { .case_id = id, .paths = paths };

  g_ptr_array_add (paths, (char *) one);
  g_ptr_array_add (paths, (char *) two);

  return office_do (office, siyi_papers_add_work, &in, error);
}

static gpointer
undo (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_action_undo (db, data, error);
}

static gpointer
audit (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_audit_load (db, 0, 1000, error);
}

static guint
n_logged (Office     *office,
          const char *verb)
{
  g_autoptr(GPtrArray) lines = office_do (office, audit, NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    n += g_str_equal (((SiyiAuditLine *) g_ptr_array_index (lines, i))->verb, verb);

  return n;
}

static void
test_in (Office *office, gconstpointer data)
{
  g_autofree char *one = office_write_file (office, "受理告知书.txt", "受理");
  g_autofree char *two = office_write_file (office, "答复.txt", "答复");
  g_autofree char *none = office_write_file (office, "空.txt", "");
  g_autofree char *action = NULL;
  g_autofree char *undone = NULL;
  GError *error = NULL;
  gint64 id = new_case (office);

  action = add (office, id, one, two, &error);
  g_assert_no_error (error);
  {
    g_autoptr(GPtrArray) files = files_of (office, id);
    const SiyiFile *newest = g_ptr_array_index (files, 0);

    g_assert_cmpuint (files->len, ==, 2);
    g_assert_cmpstr (newest->name, ==, "答复.txt");
    g_assert_cmpstr (newest->mime, ==, "text/plain");
    g_assert_true (newest->reachable);
  }

  g_assert_null (add (office, id, one, none, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_null (add (office, id, one, office->dir, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_clear_error (&error);
  {
    g_autoptr(GPtrArray) files = files_of (office, id);

    g_assert_cmpuint (files->len, ==, 2);
  }

  undone = office_do (office, undo, action, &error);
  g_assert_no_error (error);
  {
    g_autoptr(GPtrArray) files = files_of (office, id);

    g_assert_cmpuint (files->len, ==, 0);
  }
}

static void
test_out (Office *office, gconstpointer data)
{
  g_autofree char *one = office_write_file (office, "一.txt", "原件");
  g_autofree char *two = office_write_file (office, "二.txt", "另一件");
  gint64 id = new_case (office);
  g_autofree char *action = add (office, id, one, two, NULL);
  g_autoptr(GPtrArray) files = files_of (office, id);
  const SiyiFile *file = g_ptr_array_index (files, 1);
  g_autofree char *private_path = siyi_paper_private_path (file->id, file->name);
  g_autofree char *place = g_build_filename (office->dir, "副本.txt", NULL);
  SiyiPaperAsk look = { .id = file->id, .text = private_path, .to_look_at = TRUE };
  SiyiPaperAsk save = { .id = file->id, .text = place };
  g_autofree char *text = NULL;
  GError *error = NULL;
  GStatBuf info;

  g_free (office_do (office, siyi_paper_copy_work, &look, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (private_path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0400);
  g_assert_cmpuint (n_logged (office, "file.open"), ==, 1);
  /* Looked at twice: the read-only copy is made anew. */
  g_free (office_do (office, siyi_paper_copy_work, &look, &error));
  g_assert_no_error (error);

  g_free (office_do (office, siyi_paper_copy_work, &save, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (place, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "原件");
  g_assert_cmpuint (n_logged (office, "file.export"), ==, 1);

  siyi_paper_remove_private ();
  g_assert_false (g_file_test (private_path, G_FILE_TEST_EXISTS));
  {
    g_autofree char *own = g_path_get_dirname (private_path);

    g_assert_false (g_file_test (own, G_FILE_TEST_EXISTS));
  }
}

/* What can't be read leaves no copy behind, not even a part. */
static void
test_no_half_copy (Office *office, gconstpointer data)
{
  g_autofree char *one = office_write_file (office, "一.txt", "原件");
  g_autofree char *two = office_write_file (office, "二.txt", "另一件");
  g_autofree char *out = g_build_filename (office->dir, "out", NULL);
  g_autofree char *place = g_build_filename (out, "副本.txt", NULL);
  g_autofree char *volume = NULL;
  gint64 id = new_case (office);
  g_autofree char *action = add (office, id, one, two, NULL);
  g_autoptr(GPtrArray) files = files_of (office, id);
  const SiyiFile *file = g_ptr_array_index (files, 0);
  SiyiPaperAsk save = { .id = file->id, .text = place };
  g_autofree char *name = g_strconcat (file->volume, ".db", NULL);
  GError *error = NULL;

  g_mkdir (out, 0700);
  volume = g_build_filename (office->folder, name, NULL);
  g_unlink (volume);
  g_assert_null (office_do (office, siyi_paper_copy_work, &save, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (g_rmdir (out), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/case-files/in", Office, NULL, office_set_up, test_in, office_tear_down);
  g_test_add ("/case-files/out", Office, NULL, office_set_up, test_out, office_tear_down);
  g_test_add ("/case-files/no-half-copy", Office, NULL, office_set_up, test_no_half_copy,
              office_tear_down);

  return g_test_run ();
}
