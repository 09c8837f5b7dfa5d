/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keeps an archive safe, in the window: backups made, tried and restored over the open archive;
 * the lock that shows nothing and lets in whoever knows the pass phrase; roles; the trail and its
 * proof. Real archives in a folder of the test's own. */
#include <glib/gstdio.h>
#include <string.h>

#include "siyi-audit-page.h"
#include "siyi-backup-page-private.h"
#include "siyi-db.h"
#include "siyi-keeping.h"
#include "siyi-lazy-list.h"
#include "siyi-office-files.h"
#include "siyi-office-store.h"
#include "siyi-persons.h"
#include "siyi-problem-words.h"
#include "siyi-role-guard.h"
#include "siyi-settings-work.h"
#include "siyi-trail.h"
#include "siyi-window-private.h"
#include "ui-test.h"
#include "window-test.h"

typedef WindowTest Fixture;

typedef struct { const char *name; SiyiRole role; const char *pass; } Person;

static gpointer
save_person (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Person *person = data;
  const SiyiProfile profile = { .name = (char *) person->name, .role = person->role, .active = TRUE };

  siyi_person_save (db, &profile, person->pass != NULL ? SIYI_PASS_SET : SIYI_PASS_KEEP, person->pass, error);

  return NULL;
}

/* An archive with these persons; its folder. */
static char *
make_archive (Fixture *fixture, const char *name, const Person *persons, guint n_persons)
{
  g_autofree char *folder = window_test_make_archive (fixture, name);
  g_autoptr(SiyiClock) clock = siyi_clock_new_system ();
  g_autoptr(SiyiArchive) archive = NULL;
  GError *error = NULL;

  archive = siyi_archive_open (folder, clock, "test", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n_persons; i++)
    {
      siyi_archive_run (archive, SIYI_ACCESS_WRITE, save_person, (gpointer) &persons[i], NULL, &error);
      g_assert_no_error (error);
    }
  siyi_archive_close (archive);

  return g_steal_pointer (&folder);
}

static void
open_archive (Fixture *fixture, const char *name, const Person *persons, guint n_persons)
{
  g_autofree char *folder = make_archive (fixture, name, persons, n_persons);

  window_test_open_folder (fixture, folder);
}

static gpointer
read_text (SiyiDb *db, gpointer key, GCancellable *cancellable, GError **error)
{
  return siyi_setting_get (db, key, "");
}

static char *
setting (Fixture *fixture, const char *key)
{
  GError *error = NULL;
  char *text = siyi_archive_run (fixture->window->archive, SIYI_ACCESS_READ, read_text, (gpointer) key, NULL, &error);

  g_assert_no_error (error);

  return text;
}

static gboolean
name_is (Fixture *fixture, const char *expected)
{
  g_autofree char *name = setting (fixture, "office.name");

  return g_str_equal (name, expected);
}

static void
set_name (Fixture *fixture, const char *name)
{
  siyi_settings_save_value (GTK_WIDGET (fixture->window), fixture->window->archive, "Name", "office.name", name, NULL);
  wait_for (name_is (fixture, name));
}

/* The part of the keeping page of that type, once it is there. */
static GtkWidget *
find_part (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_part (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
show_part (Fixture *fixture, const char *name, GType type)
{
  siyi_window_show_keeping (fixture->window, name);

  return find_part (GTK_WIDGET (fixture->window), type);
}

static const SiyiBackupLine *
newest (SiyiBackupPage *page)
{
  return page->shown != NULL && page->shown->lines->len > 0 ? g_ptr_array_index (page->shown->lines, 0) : NULL;
}

/* Made by the button, and listed; what was there is then written over. Its path. */
static char *
back_up_and_change (Fixture *fixture, const char *name)
{
  SiyiBackupPage *page;
  char *path;

  open_archive (fixture, name, NULL, 0);
  set_name (fixture, "Before");
  page = SIYI_BACKUP_PAGE (show_part (fixture, "backup", SIYI_TYPE_BACKUP_PAGE));
  wait_for (page->shown != NULL);
  g_assert_null (newest (page));
  g_signal_emit_by_name (page->now, "clicked");
  g_assert_false (gtk_widget_get_sensitive (page->now));
  wait_for (newest (page) != NULL && page->job == NULL);
  g_assert_true (newest (page)->is_there);
  g_assert_cmpuint (page->rows->len, ==, 1);
  path = g_build_filename (newest (page)->place, newest (page)->name, NULL);
  set_name (fixture, "After");

  return path;
}

static guint
count_files (const char *folder, const char *part)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += strstr (name, part) != NULL && !g_str_has_suffix (name, "-journal");

  return n;
}

/* Restored over what was written since; that is kept aside. */
static void
test_backup (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = back_up_and_change (fixture, "Backup.siyi");
  g_autofree char *folder = g_strdup (fixture->window->folder);
  g_autofree char *listed = NULL;
  g_autofree char *last = NULL;
  SiyiBackupPage *page;

  siyi_window_restore (fixture->window, folder, path);
  g_assert_null (siyi_window_get_archive (fixture->window));
  g_assert_true (window_test_shows (fixture, "restoring"));
  wait_for (siyi_window_get_archive (fixture->window) != NULL);
  g_assert_true (window_test_shows (fixture, "shell"));
  g_assert_true (name_is (fixture, "Before"));
  g_assert_cmpuint (count_files (folder, "main.db.damaged-"), ==, 1);
  g_assert_cmpuint (count_files (folder, ".siyi-"), ==, 0);

  /* Its row was written after the copy was made, and is there all the same. */
  page = SIYI_BACKUP_PAGE (show_part (fixture, "backup", SIYI_TYPE_BACKUP_PAGE));
  wait_for (newest (page) != NULL);
  listed = g_build_filename (newest (page)->place, newest (page)->name, NULL);
  g_assert_cmpstr (listed, ==, path);
  g_assert_cmpuint (page->rows->len, ==, 1);
  last = siyi_backup_words_last (page->shown);
  g_assert_cmpstr (last, !=, "None yet");
}

/* Stopped while it still waits for the archive, which somebody else has open: that makes sure of the moment.
 * Nothing else can be opened meanwhile; afterwards the archive is as it was, and so is its page. */
static void
test_stop_restore (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = back_up_and_change (fixture, "Stopped.siyi");
  g_autofree char *folder = g_strdup (fixture->window->folder);
  g_autoptr(SiyiClock) clock = siyi_clock_new_system ();
  g_autoptr(SiyiArchive) other = siyi_archive_open (folder, clock, "test", NULL);
  SiyiRestorePage *restoring = fixture->window->restoring;
  SiyiBackupPage *page;

  g_assert_nonnull (other);
  siyi_window_restore (fixture->window, folder, path);
  g_assert_true (window_test_shows (fixture, "restoring"));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (siyi_restore_page_get_bar (restoring))));
  g_assert_cmpstr (siyi_restore_page_get_text (restoring), !=, "");
  g_assert_false (window_test_is_enabled (fixture, "open-archive"));
  g_assert_false (window_test_is_enabled (fixture, "retry"));
  siyi_window_open_folder (fixture->window, fixture->dir);
  g_assert_true (window_test_shows (fixture, "restoring"));
  g_signal_emit_by_name (siyi_restore_page_get_stop (restoring), "clicked");
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (siyi_restore_page_get_stop (restoring))));
  wait_for (siyi_window_get_archive (fixture->window) != NULL);
  siyi_archive_close (other);

  g_assert_true (window_test_shows (fixture, "shell"));
  g_assert_true (window_test_is_enabled (fixture, "open-archive"));
  g_assert_true (name_is (fixture, "After"));
  g_assert_cmpuint (count_files (folder, ".siyi-") + count_files (folder, ".damaged-"), ==, 0);
  page = SIYI_BACKUP_PAGE (find_part (gtk_stack_get_visible_child (fixture->window->pages), SIYI_TYPE_BACKUP_PAGE));
  g_assert_nonnull (page);
  wait_for (newest (page) != NULL);
  g_assert_null (page->job);
  g_assert_true (gtk_widget_get_sensitive (page->now));
  g_assert_false (gtk_widget_get_visible (page->stop));
}

/* The archive is proved from the page: its bar and Stop are there while it runs, a stopped check is
 * no answer, and one that came to its end leaves the page as it was. */
static void
test_prove (Fixture *fixture, gconstpointer data)
{
  SiyiBackupPage *page;

  open_archive (fixture, "Prove.siyi", NULL, 0);
  page = SIYI_BACKUP_PAGE (show_part (fixture, "backup", SIYI_TYPE_BACKUP_PAGE));
  g_assert_false (gtk_widget_get_visible (page->prove_stop));

  for (int stop = 1; stop >= 0; stop--)
    {
      siyi_backup_page_prove (page);
      g_assert_true (gtk_widget_get_visible (page->prove_stop));
      g_assert_true (gtk_widget_get_visible (page->prove_progress));
      g_assert_false (gtk_widget_get_sensitive (page->prove));
      g_assert_false (gtk_widget_get_sensitive (page->now));
      if (stop)
        g_signal_emit_by_name (page->prove_stop, "clicked");
      wait_for (page->job == NULL);
      g_assert_false (gtk_widget_get_visible (page->prove_stop));
      g_assert_false (gtk_widget_get_visible (page->prove_progress));
      g_assert_true (gtk_widget_get_sensitive (page->prove));
      g_assert_true (gtk_widget_get_sensitive (page->now));
    }
}

static gpointer
change_trail (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (siyi_db_exec (db, "DROP TRIGGER audit_is_never_changed;"
                                        "UPDATE audit SET who = 'Somebody' WHERE seq = 1", error));
}

/* The label of that text in a window in front. */
static GtkWidget *
find_words (const char *words)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (ADW_IS_MESSAGE_DIALOG (link->data))
      {
        GtkWidget *found = ui_test_find (link->data, GTK_TYPE_LABEL, words);

        if (found != NULL)
          return found;
      }

  return NULL;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* What a check finds is said in words of an office, once with its number and its places, not in names of tables. */
static void
test_found (Fixture *fixture, gconstpointer data)
{
  SiyiBackupPage *page;
  GError *error = NULL;
  g_autofree char *copied = NULL;
  GtkWidget *words, *copy;

  open_archive (fixture, "Found.siyi", NULL, 0);
  page = SIYI_BACKUP_PAGE (show_part (fixture, "backup", SIYI_TYPE_BACKUP_PAGE));
  siyi_archive_run (fixture->window->archive, SIYI_ACCESS_WRITE, change_trail, NULL, NULL, &error);
  g_assert_no_error (error);
  siyi_backup_page_prove (page);
  wait_for (page->job == NULL);
  words = find_words (siyi_problem_words (SIYI_PROBLEM_TRAIL_CHANGED));
  g_assert_nonnull (words);
  g_assert_nonnull (find_words ("1 place"));
  g_assert_nonnull (find_words ("Line 1 of the audit trail"));
  g_assert_null (find_words ("audit 1"));
  copy = find_button (GTK_WIDGET (gtk_widget_get_root (words)), "Copy the Findings");
  g_signal_emit_by_name (copy, "clicked");
  copied = ui_test_clipboard (copy);
  g_assert_nonnull (strstr (copied, "Archive: Found\n"));
  g_assert_nonnull (strstr (copied, "Line 1 of the audit trail\n"));
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (words)));
}

/* The file overwritten with rubbish, cut, one page of it flipped: the window says so and brings the
 * backup back. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  const char *how = data;
  g_autofree char *folder = make_archive (fixture, "Damaged.siyi", NULL, 0);
  g_autofree char *file = g_build_filename (folder, "main.db", NULL);
  g_autofree char *dir = siyi_archive_backup_dir (folder);
  g_autoptr(SiyiClock) clock = siyi_clock_new_system ();
  g_autofree char *backup = NULL;
  g_autofree char *bytes = NULL;
  GError *error = NULL;
  gsize n;

  {
    g_autoptr(SiyiArchive) archive = siyi_archive_open (folder, clock, "test", &error);

    backup = siyi_backup_to (archive, dir, NULL, NULL, NULL, &error);
    g_assert_no_error (error);
    siyi_archive_close (archive);
  }
  g_assert_true (g_file_get_contents (file, &bytes, &n, NULL));
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (how, "rubbish") || (g_str_equal (how, "page") && i / 4096 == 1))
      bytes[i] ^= 0x5a;
  g_assert_true (g_file_set_contents (file, bytes, (gssize) (g_str_equal (how, "cut") ? n / 8192 * 4096 : n), NULL));

  siyi_window_open_folder (fixture->window, folder);
  wait_for (window_test_shows (fixture, "trouble"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window->trouble_restore)));
  siyi_window_restore (fixture->window, folder, backup);
  wait_for (siyi_window_get_archive (fixture->window) != NULL);
  g_assert_true (window_test_shows (fixture, "shell"));
}

static void
enter (Fixture *fixture, gint64 id, const char *pass)
{
  g_signal_emit_by_name (fixture->window->lock, "enter", id, pass);
}

static gint64
id_of (Fixture *fixture, const char *name)
{
  for (guint i = 0; i < fixture->window->profiles->len; i++)
    {
      const SiyiProfile *profile = g_ptr_array_index (fixture->window->profiles, i);

      if (g_str_equal (profile->name, name))
        return profile->id;
    }

  return 0;
}

static gpointer
count_refusals (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GUINT_TO_POINTER (siyi_profile_refusals (db, *(gint64 *) data));
}

static guint
refusals (Fixture *fixture, gint64 id)
{
  return GPOINTER_TO_UINT (siyi_archive_run (fixture->window->archive, SIYI_ACCESS_READ, count_refusals, &id, NULL, NULL));
}

/* Nobody was named: a click goes on. Meanwhile nothing shows and nothing can be done. */
static void
test_lock (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  open_archive (fixture, "Lock.siyi", NULL, 0);
  dialog = adw_message_dialog_new (GTK_WINDOW (fixture->window), "A petitioner’s name", NULL);
  gtk_window_present (GTK_WINDOW (dialog));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "lock", NULL);
  g_assert_true (window_test_shows (fixture, "lock"));
  g_assert_false (gtk_widget_get_visible (dialog));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (fixture->window->pages)));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (fixture->window->sidebar)));
  g_assert_false (window_test_is_enabled (fixture, "register"));
  g_assert_false (window_test_is_enabled (fixture, "open-archive"));
  siyi_toast (GTK_WIDGET (fixture->window), "A petitioner’s name");
  g_assert_null (fixture->window->toast);

  /* One that comes while it is locked waits too. */
  {
    GtkWidget *late = adw_message_dialog_new (GTK_WINDOW (fixture->window), "A petitioner’s name", NULL);

    gtk_window_present (GTK_WINDOW (late));
    wait_for (!gtk_widget_get_visible (late));
    enter (fixture, 0, "");
    wait_for (window_test_shows (fixture, "shell"));
    g_assert_true (gtk_widget_get_visible (dialog));
    g_assert_true (gtk_widget_get_visible (late));
    gtk_window_destroy (GTK_WINDOW (late));
  }
  g_assert_true (window_test_is_enabled (fixture, "register"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* With a pass phrase the cover comes before anything of the archive, and stays until it is right. */
static void
test_pass (Fixture *fixture, gconstpointer data)
{
  static const Person persons[] = { { "柏甲寅", SIYI_ROLE_SECRETARY, "四一接访" }, { "万子旁", SIYI_ROLE_VIEWER, NULL } };
  gint64 secretary;

  open_archive (fixture, "Pass.siyi", persons, G_N_ELEMENTS (persons));
  g_assert_true (window_test_shows (fixture, "lock"));
  g_assert_cmpint (siyi_archive_get_role (fixture->window->archive), ==, SIYI_ROLE_VIEWER);
  secretary = id_of (fixture, "柏甲寅");

  for (guint i = 1; i <= 2; i++)
    {
      enter (fixture, secretary, "四一接房");
      wait_for (refusals (fixture, secretary) == i);
      g_assert_true (window_test_shows (fixture, "lock"));
    }
  enter (fixture, secretary, "四一接访");
  wait_for (window_test_shows (fixture, "shell"));
  wait_for (siyi_archive_get_role (fixture->window->archive) == SIYI_ROLE_NONE);
  g_assert_cmpstr (siyi_archive_get_who (fixture->window->archive), ==, "柏甲寅");
  g_assert_cmpuint (refusals (fixture, secretary), ==, 0);
}

/* A viewer is not offered what he may not do, and the store refuses it. */
static void
test_viewer (Fixture *fixture, gconstpointer data)
{
  static const Person persons[] = { { "柏甲寅", SIYI_ROLE_SECRETARY, NULL }, { "万子旁", SIYI_ROLE_VIEWER, NULL } };

  open_archive (fixture, "Viewer.siyi", persons, G_N_ELEMENTS (persons));
  g_assert_true (window_test_shows (fixture, "shell"));
  g_assert_true (window_test_is_enabled (fixture, "register"));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "who", NULL);
  g_assert_true (window_test_shows (fixture, "lock"));
  enter (fixture, id_of (fixture, "万子旁"), "");
  wait_for (siyi_archive_get_role (fixture->window->archive) == SIYI_ROLE_VIEWER);
  wait_for (!window_test_is_enabled (fixture, "register"));
  g_assert_false (window_test_is_enabled (fixture, "import"));
  siyi_settings_save_value (GTK_WIDGET (fixture->window), fixture->window->archive, "Name", "office.name", "By him", NULL);
  window_test_drain ();
  g_assert_true (name_is (fixture, ""));
}

static GtkWidget *
find_action (GtkWidget *widget, const char *action)
{
  if (GTK_IS_ACTIONABLE (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_action (child, action);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
shown_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child (fixture->window->pages);
}

static GtkWidget *
sit_at_ledger (Fixture *fixture, const char *name, SiyiRole role)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "who", NULL);
  enter (fixture, id_of (fixture, name), "");
  wait_for (siyi_archive_get_role (fixture->window->archive) == role && window_test_shows (fixture, "shell"));
  siyi_window_show_page (fixture->window, "ledger");
  wait_for (gtk_widget_get_mapped (shown_page (fixture)));

  return find_action (shown_page (fixture), "ledger.export");
}

/* A button of another role says why, whoever switches it on; a key says so too; and what the one before was
 * shown is gone when the next sits down. */
static void
test_guard (Fixture *fixture, gconstpointer data)
{
  static const Person persons[] = { { "柏甲寅", SIYI_ROLE_SECRETARY, NULL }, { "万子旁", SIYI_ROLE_VIEWER, NULL } };
  GtkWidget *button, *page;

  open_archive (fixture, "Guard.siyi", persons, G_N_ELEMENTS (persons));
  button = sit_at_ledger (fixture, "柏甲寅", SIYI_ROLE_NONE);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), !=, siyi_guard_reason (SIYI_DEED_EXPORT));
  page = shown_page (fixture);
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);

  button = sit_at_ledger (fixture, "万子旁", SIYI_ROLE_VIEWER);
  wait_for (page == NULL);
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, siyi_guard_reason (SIYI_DEED_EXPORT));
  gtk_widget_set_sensitive (button, TRUE);
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "ledger.copy");
  g_assert_null (gtk_widget_get_tooltip_text (button));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "ledger.void");
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, siyi_guard_reason (SIYI_DEED_RECORD));
  g_assert_null (fixture->window->toast);
  gtk_widget_activate_action (shown_page (fixture), "ledger.void", NULL);
  wait_for (fixture->window->toast != NULL);
  g_assert_cmpstr (adw_toast_get_title (fixture->window->toast), ==, siyi_guard_reason (SIYI_DEED_RECORD));

  button = sit_at_ledger (fixture, "柏甲寅", SIYI_ROLE_NONE);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), !=, siyi_guard_reason (SIYI_DEED_EXPORT));
}

/* What an action is guarded by is known to the trail, and no role is refused without a sentence of its own. */
static void
test_reasons (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);

  for (int deed = SIYI_DEED_LOOK_FULL; deed < SIYI_N_DEEDS; deed++)
    if (deed != SIYI_DEED_PRINT_MASKED)
      g_assert_true (g_hash_table_add (said, (gpointer) siyi_guard_reason ((SiyiDeed) deed)));
  g_assert_cmpstr (siyi_guard_verb ("ledger.void"), ==, "visit.void");
  g_assert_null (siyi_guard_verb ("ledger.copy"));
}

static guint
n_lines (SiyiAuditPage *page)
{
  return g_list_model_get_n_items (siyi_audit_page_get_lines (page));
}

static GtkWidget *
nth_drop_down (GtkWidget *widget, guint *n)
{
  if (GTK_IS_DROP_DOWN (widget) && (*n)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = nth_drop_down (child, n);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_class (GtkWidget *widget, const char *name)
{
  if (gtk_widget_has_css_class (widget, name))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_class (child, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The trail lists what was done, by kind; its proof is a sentence. */
static void
test_audit (Fixture *fixture, gconstpointer data)
{
  SiyiAuditPage *page;
  GtkWidget *verdict;
  guint kind = 1, all;

  open_archive (fixture, "Audit.siyi", NULL, 0);
  set_name (fixture, "Test Office");
  page = SIYI_AUDIT_PAGE (show_part (fixture, "audit", SIYI_TYPE_AUDIT_PAGE));
  wait_for (n_lines (page) > 1);
  all = n_lines (page);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (nth_drop_down (GTK_WIDGET (page), &kind)), SIYI_TRAIL_EXPORTED);
  wait_for (n_lines (page) == 0);
  kind = 1;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (nth_drop_down (GTK_WIDGET (page), &kind)), SIYI_TRAIL_CHANGED);
  wait_for (n_lines (page) == all);

  verdict = find_class (GTK_WIDGET (page), "audit-verdict");
  g_assert_false (gtk_widget_get_visible (verdict));
  g_signal_emit_by_name (find_button (GTK_WIDGET (page), "Prove the Trail"), "clicked");
  wait_for (gtk_widget_get_visible (verdict));
  g_assert_true (gtk_widget_has_css_class (verdict, "success"));
}

static void
add (const char *path, gconstpointer data, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, data, window_test_set_up, test, window_test_tear_down);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  add ("/app/keeping/backup", NULL, test_backup);
  add ("/app/keeping/stop-restore", NULL, test_stop_restore);
  add ("/app/keeping/damaged/rubbish", "rubbish", test_damaged);
  add ("/app/keeping/damaged/cut", "cut", test_damaged);
  add ("/app/keeping/damaged/page", "page", test_damaged);
  add ("/app/keeping/prove", NULL, test_prove);
  add ("/app/keeping/found", NULL, test_found);
  add ("/app/keeping/lock", NULL, test_lock);
  add ("/app/keeping/pass", NULL, test_pass);
  add ("/app/keeping/viewer", NULL, test_viewer);
  add ("/app/keeping/guard", NULL, test_guard);
  add ("/app/keeping/reasons", NULL, test_reasons);
  add ("/app/keeping/audit", NULL, test_audit);

  return window_test_run ();
}
