/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photos of a session as a person has them: dropped and sorted, doubles and strangers told, captions
 * for many, order, taking out; and ten thousand of them without ten thousand pictures in memory. */
#include <adwaita.h>

#include "sample-cases.h"
#include "sample-photos.h"
#include "siyi-caption-field.h"
#include "siyi-db.h"
#include "siyi-image.h"
#include "siyi-ledger-store.h"
#include "siyi-pages.h"
#include "siyi-photo-captions.h"
#include "siyi-session-photos-private.h"
#include "ui-test.h"

#define SESSION 1             /* 11 March 2026 */
#define OTHER_SESSION 2       /* 20 May 2026 */

typedef struct
{
  SiyiArchive       *archive;
  char              *folder, *files;
  GtkWidget         *window;
  SiyiSessionPhotos *tab;
  guint              wanted;
} Fixture;

static void
set_up (Fixture *self)
{
  g_autofree char *directory = NULL;

  *self = (Fixture) { 0 };
  self->archive = sample_archive_new (&self->folder);
  sample_cases_add (self->archive);
  directory = g_path_get_dirname (self->folder);
  self->files = g_build_filename (directory, "card", NULL);
  g_assert_cmpint (g_mkdir_with_parents (self->files, 0700), ==, 0);
}

static void
show (Fixture *self)
{
  self->tab = SIYI_SESSION_PHOTOS (siyi_session_photos_new (self->archive));
  self->window = ui_test_show (GTK_WIDGET (self->tab), 930, 560);
  siyi_session_photos_show (GTK_WIDGET (self->tab), SESSION);
}

static void
tear_down (Fixture *self)
{
  g_object_add_weak_pointer (G_OBJECT (self->tab), (gpointer *) &self->tab);
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (self->tab);
  sample_archive_drop (self->archive, self->folder);
  g_free (self->folder);
  g_free (self->files);
}

static void
write_file (Fixture    *self,
            const char *name,
            guint       seed,
            const char *taken)
{
  g_autofree char *path = g_build_filename (self->files, name, NULL);

  sample_photo_write (path, seed, taken);
}

/* The whole card is dropped. */
static void
drop (Fixture *self)
{
  g_autoptr(GFile) folder = g_file_new_for_path (self->files);
  GSList files = { folder, NULL };

  siyi_session_photos_add_files (GTK_WIDGET (self->tab), &files);
}

static gboolean
has_photos (gpointer data)
{
  Fixture *self = data;

  return self->tab->intake == NULL && self->tab->set != NULL && !self->tab->writing_order &&
         self->tab->refresh_source == 0 && self->tab->set->ids->len == self->wanted &&
         siyi_photo_list_model_n_photos (self->tab->model) == self->wanted;
}

static void
wait_for (Fixture *self,
          guint    n)
{
  self->wanted = n;
  sample_wait (has_photos, self);
  ui_test_settle (self->window);
}

static gboolean
has_rows (gpointer data)
{
  Fixture *self = data;
  guint n = siyi_photo_list_model_n_photos (self->tab->model);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(SiyiPhotoItem) item = g_list_model_get_item (G_LIST_MODEL (self->tab->model), i);

      if (siyi_photo_item_get_photo (item) == NULL)
        return FALSE;
    }

  return TRUE;
}

static GtkWindow *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_OBJECT_TYPE (window) == type)
        return window;
    }

  return NULL;
}

static gboolean
has_window (gpointer data)
{
  return find_window (*(GType *) data) != NULL;
}

static GtkWindow *
wait_for_window (GType type)
{
  sample_wait (has_window, &type);

  return find_window (type);
}

static gpointer
load_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  return siyi_photos_of_session (db, *(gint64 *) data, error);
}

static GPtrArray *
photos_of (Fixture *self,
           gint64   session)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *photos = siyi_archive_run (self->archive, SIYI_ACCESS_READ, load_in_thread, &session, NULL, &error);

  g_assert_no_error (error);

  return photos;
}

static const SiyiPhoto *
photo_at (GPtrArray *photos,
          guint      i)
{
  g_assert_cmpuint (i, <, photos->len);

  return g_ptr_array_index (photos, i);
}

static gpointer
undo_last_in_thread (SiyiDb        *db,
                     gpointer       data,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autofree char *last = g_strdup (siyi_db_action (db));

  return siyi_action_undo (db, last, error);
}

/* As Ctrl+Z does with the last action of this program. */
static void
undo_last (Fixture *self)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run (self->archive, SIYI_ACCESS_WRITE, undo_last_in_thread, NULL, NULL,
                                              &error);

  g_assert_no_error (error);
}

static gpointer
undo_import_in_thread (SiyiDb        *db,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  GStrv actions = data;

  return siyi_actions_undo (db, (const char * const *) actions, error);
}

/* Names in the order of the camera are not the order of time; the copy is the same as the second. */
static void
test_dropped_card (void)
{
  Fixture self;
  g_autoptr(GPtrArray) photos = NULL;
  GtkWindow *dialog;
  g_autofree char *text = NULL;

  set_up (&self);
  write_file (&self, "1.jpg", 1, "2026:03:11 09:48:00");
  write_file (&self, "2.jpg", 2, "2026:03:11 08:52:00");
  write_file (&self, "3.jpg", 3, "2026:03:11 09:31:07");
  write_file (&self, "4 copy of 2.jpg", 2, "2026:03:11 08:52:00");
  text = g_build_filename (self.files, "5.txt", NULL);
  g_assert_true (g_file_set_contents (text, "no picture", -1, NULL));
  show (&self);
  wait_for (&self, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (self.tab->stack), ==, "empty");

  drop (&self);
  dialog = wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==, "1 File Was Not Taken In");
  gtk_window_destroy (dialog);
  wait_for (&self, 3);

  g_assert_cmpstr (gtk_stack_get_visible_child_name (self.tab->stack), ==, "set");
  g_assert_cmpuint (self.tab->n_doubles, ==, 1);
  g_assert_cmpuint (self.tab->set->n_by_time, ==, 3);
  photos = photos_of (&self, SESSION);
  g_assert_cmpstr (photo_at (photos, 0)->name, ==, "2.jpg");
  g_assert_cmpstr (photo_at (photos, 1)->name, ==, "3.jpg");
  g_assert_cmpstr (photo_at (photos, 2)->name, ==, "1.jpg");
  tear_down (&self);
}

static gpointer
actions_in_thread (SiyiDb        *db,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  GArray *ids = data;

  return siyi_photos_actions (db, (const gint64 *) (gpointer) ids->data, ids->len, error);
}

/* An import of several actions goes as one, and the page shows it. */
static void
test_import_taken_back (void)
{
  Fixture self;
  g_autoptr(GArray) ids = NULL;
  g_auto(GStrv) actions = NULL;
  g_autofree char *undo = NULL;

  set_up (&self);
  write_file (&self, "1.jpg", 1, "2026:03:11 08:48:00");
  write_file (&self, "2.jpg", 2, "2026:03:11 08:52:00");
  show (&self);
  wait_for (&self, 0);
  drop (&self);
  wait_for (&self, 2);

  ids = siyi_photo_list_model_dup_ids (self.tab->model);
  actions = siyi_archive_run (self.archive, SIYI_ACCESS_READ, actions_in_thread, ids, NULL, NULL);
  undo = siyi_archive_run (self.archive, SIYI_ACCESS_WRITE, undo_import_in_thread, actions, NULL, NULL);
  g_assert_nonnull (undo);
  wait_for (&self, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (self.tab->stack), ==, "empty");
  tear_down (&self);
}

static GtkDropTarget *
find_drop (GtkWidget *widget)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }

  g_assert_not_reached ();
}

/* As the pointer does it; the page takes nothing before it knows its session. */
static gboolean
drops_on_the_page (gpointer data)
{
  Fixture *self = data;
  g_autofree char *path = g_build_filename (self->files, "1.jpg", NULL);
  g_auto(GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, g_slist_prepend (NULL, g_file_new_for_path (path)));
  g_signal_emit_by_name (find_drop (gtk_window_get_child (GTK_WINDOW (self->window))), "drop", &value, 10.0,
                         10.0, &taken);

  return taken;
}

/* Also over the queue or the record: the photos come to the front and take it. */
static void
test_dropped_on_the_page (void)
{
  Fixture self;
  GtkWidget *page;

  set_up (&self);
  write_file (&self, "1.jpg", 1, "2026:03:11 08:48:00");
  page = siyi_session_page_new (self.archive);
  self.window = ui_test_show (page, 1160, 700);
  siyi_session_page_show (page, SESSION);
  self.tab = SIYI_SESSION_PHOTOS (ui_test_find (page, SIYI_TYPE_SESSION_PHOTOS, NULL));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (self.tab)));
  sample_wait (drops_on_the_page, &self);
  wait_for (&self, 1);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (self.tab)));
  tear_down (&self);
}

static gboolean
is_over (gpointer data)
{
  Fixture *self = data;

  return self->tab->intake == NULL;
}

/* Stopped at once: what is in is whole, and the rest is not in. */
static void
test_stopped (void)
{
  Fixture self;
  g_autoptr(GPtrArray) photos = NULL;

  set_up (&self);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("%02u.jpg", i);

      write_file (&self, name, i + 1, "2026:03:11 08:48:00");
    }
  show (&self);
  wait_for (&self, 0);
  drop (&self);
  g_assert_true (gtk_revealer_get_reveal_child (self.tab->job_bar));
  gtk_widget_activate_action (GTK_WIDGET (self.tab), "photos.stop", NULL);
  sample_wait (is_over, &self);
  g_assert_false (gtk_revealer_get_reveal_child (self.tab->job_bar));
  photos = photos_of (&self, SESSION);
  g_assert_cmpuint (photos->len, <, 60);
  for (guint i = 0; i < photos->len; i++)
    g_assert_nonnull (photo_at (photos, i)->hash);
  wait_for (&self, photos->len);
  tear_down (&self);
}

/* Photos of another day are not taken in before a person has said whose they are. */
static void
test_other_day (void)
{
  Fixture self;
  GtkWindow *question;
  g_autoptr(GPtrArray) here = NULL;
  g_autoptr(GPtrArray) there = NULL;

  set_up (&self);
  write_file (&self, "1.jpg", 1, "2026:03:11 08:48:00");
  write_file (&self, "2.jpg", 2, "2026:05:20 09:00:00");
  write_file (&self, "3.jpg", 3, "2026:03:10 15:20:00");
  show (&self);
  wait_for (&self, 0);
  drop (&self);
  question = wait_for_window (ADW_TYPE_WINDOW);
  wait_for (&self, 1);
  ui_test_settle (GTK_WIDGET (question));

  /* The proposal: by its time to the other session, and where there was none that day, to this one. */
  g_signal_emit_by_name (ui_test_find (GTK_WIDGET (question), GTK_TYPE_BUTTON, "Take Them In"), "clicked");
  wait_for (&self, 2);
  here = photos_of (&self, SESSION);
  there = photos_of (&self, OTHER_SESSION);
  g_assert_cmpstr (photo_at (here, 0)->name, ==, "3.jpg");
  g_assert_true (photo_at (here, 0)->other_day);
  g_assert_cmpuint (there->len, ==, 1);
  g_assert_cmpstr (photo_at (there, 0)->name, ==, "2.jpg");
  tear_down (&self);
}

static gboolean
can_save (gpointer data)
{
  return gtk_widget_get_sensitive (data);
}

static gboolean
has_photographer (gpointer data)
{
  Fixture *self = data;
  g_autoptr(GPtrArray) photos = photos_of (self, SESSION);

  for (guint i = 0; i < photos->len; i++)
    if (g_strcmp0 (photo_at (photos, i)->caption.photographer, "柏甲寅") != 0)
      return FALSE;

  return TRUE;
}

static GtkWidget *
find_field (GtkWidget  *root,
            const char *title)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = SIYI_IS_CAPTION_FIELD (child) &&
                         g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (child)), title)
                           ? child : find_field (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* One photographer for all; the time that differs stays with each; one undo. */
static void
test_captions_of_many (void)
{
  Fixture self;
  GtkWindow *editor;
  GtkWidget *save;
  g_autoptr(GPtrArray) before = NULL;
  g_autoptr(GPtrArray) after = NULL;
  g_autoptr(GPtrArray) back = NULL;

  set_up (&self);
  write_file (&self, "1.jpg", 1, "2026:03:11 08:48:00");
  write_file (&self, "2.jpg", 2, "2026:03:11 08:52:00");
  show (&self);
  wait_for (&self, 0);
  drop (&self);
  wait_for (&self, 2);
  before = photos_of (&self, SESSION);
  g_assert_null (photo_at (before, 0)->caption.photographer);
  g_assert_cmpstr (photo_at (before, 0)->caption.time, !=, photo_at (before, 1)->caption.time);

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self.tab->selection));
  g_assert_true (ui_test_key (GTK_WIDGET (self.tab->grid), GDK_KEY_F2, 0));
  editor = wait_for_window (SIYI_TYPE_PHOTO_CAPTIONS);
  save = gtk_window_get_default_widget (editor);
  sample_wait (can_save, save);
  gtk_editable_set_text (GTK_EDITABLE (find_field (GTK_WIDGET (editor), "Photographer")), "柏甲寅");
  g_signal_emit_by_name (save, "clicked");
  sample_wait (has_photographer, &self);

  after = photos_of (&self, SESSION);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpstr (photo_at (after, i)->caption.time, ==, photo_at (before, i)->caption.time);
      g_assert_cmpstr (photo_at (after, i)->caption.line, ==, photo_at (before, i)->caption.line);
    }
  undo_last (&self);
  back = photos_of (&self, SESSION);
  g_assert_null (photo_at (back, 0)->caption.photographer);
  g_assert_null (photo_at (back, 1)->caption.photographer);
  tear_down (&self);
}

static gboolean
order_is_written (gpointer data)
{
  Fixture *self = data;
  g_autoptr(GPtrArray) photos = photos_of (self, SESSION);

  return !self->tab->writing_order && photo_at (photos, 0)->ordinal == 1 &&
         g_str_equal (photo_at (photos, 0)->name, "2.jpg");
}

static void
test_order_and_taking_out (void)
{
  Fixture self;
  GtkWindow *dialog;
  g_autoptr(GPtrArray) photos = NULL;

  set_up (&self);
  write_file (&self, "1.jpg", 1, "2026:03:11 08:48:00");
  write_file (&self, "2.jpg", 2, "2026:03:11 08:52:00");
  write_file (&self, "3.jpg", 3, "2026:03:11 08:53:00");
  show (&self);
  wait_for (&self, 0);
  drop (&self);
  wait_for (&self, 3);

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self.tab->selection), 0, TRUE);
  g_assert_true (ui_test_key (GTK_WIDGET (self.tab->grid), GDK_KEY_Right, GDK_ALT_MASK));
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self.tab->selection), 1));
  sample_wait (order_is_written, &self);
  wait_for (&self, 3);

  /* Not without a reason. */
  g_assert_true (ui_test_key (GTK_WIDGET (self.tab->grid), GDK_KEY_Delete, 0));
  dialog = wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "done"));
  gtk_editable_set_text (GTK_EDITABLE (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog))), "重拍");
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "done"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "done");
  gtk_window_destroy (dialog);
  wait_for (&self, 2);
  photos = photos_of (&self, SESSION);
  g_assert_cmpstr (photo_at (photos, 0)->name, ==, "2.jpg");
  g_assert_cmpstr (photo_at (photos, 1)->name, ==, "3.jpg");
  undo_last (&self);
  wait_for (&self, 3);
  tear_down (&self);
}

/* What is missing stands as a card of its own, and a screen reader is told whole sentences. */
static void
test_cards_say_it (void)
{
  Fixture self;
  GtkWidget *card;

  set_up (&self);
  write_file (&self, "1.jpg", 1, "2026:03:11 09:31:07");
  show (&self);
  wait_for (&self, 0);
  drop (&self);
  wait_for (&self, 1);
  sample_wait (has_rows, &self);
  ui_test_settle (self.window);

  /* The photo, no overall view, no sign-in. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self.tab->model)), ==, 3);
  card = ui_test_find (self.window, SIYI_TYPE_PHOTO_CARD, NULL);
  gtk_test_accessible_assert_property (card, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Photo 1 of 1: 房产物业, taken 9:31; 2 missing");
  tear_down (&self);
}

static GtkWindow *
answer (Fixture    *self,
        const char *text)
{
  GtkWindow *dialog = wait_for_window (ADW_TYPE_MESSAGE_DIALOG);

  gtk_editable_set_text (GTK_EDITABLE (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog))), text);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "done");

  return dialog;
}

static gboolean
is_published (gpointer data)
{
  g_autoptr(GPtrArray) photos = photos_of (data, SESSION);

  return photo_at (photos, 0)->publish;
}

static gboolean
is_excused (gpointer data)
{
  Fixture *self = data;

  return self->tab->set != NULL && g_strcmp0 (self->tab->set->excuse, "当日停电") == 0;
}

/* Publishing asks whose consent there is; what is missing may have a reason. */
static void
test_consent_and_reason (void)
{
  Fixture self;
  GtkSwitch *publish;
  g_autoptr(GPtrArray) photos = NULL;

  set_up (&self);
  write_file (&self, "1.jpg", 1, "2026:03:11 09:31:07");
  show (&self);
  wait_for (&self, 0);
  drop (&self);
  wait_for (&self, 1);
  sample_wait (has_rows, &self);

  publish = GTK_SWITCH (ui_test_find (GTK_WIDGET (self.tab->detail), GTK_TYPE_SWITCH, NULL));
  gtk_switch_set_active (publish, TRUE);
  wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_false (gtk_switch_get_active (publish));
  g_assert_false (is_published (&self));
  gtk_window_destroy (answer (&self, "本人当场同意"));
  sample_wait (is_published, &self);
  photos = photos_of (&self, SESSION);
  g_assert_cmpstr (photo_at (photos, 0)->consent, ==, "本人当场同意");

  gtk_widget_activate_action (GTK_WIDGET (self.tab), "photos.excuse", NULL);
  gtk_window_destroy (answer (&self, "当日停电"));
  sample_wait (is_excused, &self);
  tear_down (&self);
}

static gboolean
pictures_are_there (gpointer data)
{
  Fixture *self = data;
  guint n = 0;

  for (guint i = 0; i < self->tab->cards->len; i++)
    n += siyi_photo_card_has_texture (g_ptr_array_index (self->tab->cards, i));

  return self->tab->seen_tick == 0 && self->tab->seen_source == 0 && n >= 6;
}

static guint
count_pictures (Fixture *self)
{
  guint n = 0;

  for (guint i = 0; i < self->tab->cards->len; i++)
    n += siyi_photo_card_has_texture (g_ptr_array_index (self->tab->cards, i));

  return n;
}

/* Ten thousand photos: rows and pictures of what is seen, no more; the same at the far end. */
static void
test_ten_thousand (void)
{
  Fixture self;
  GtkAdjustment *adjustment;
  guint n_rows;

  set_up (&self);
  sample_photos_add (self.archive, SESSION, 10000);
  show (&self);
  wait_for (&self, 10000);
  sample_wait (pictures_are_there, &self);

  n_rows = siyi_lazy_list_n_loaded (SIYI_LAZY_LIST (self.tab->model));
  g_assert_cmpuint (n_rows, <=, 600);
  g_assert_cmpuint (siyi_photo_thumbs_n_loaded (self.tab->thumbs), <=, 32);
  g_assert_cmpuint (count_pictures (&self), <=, 16);

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self.tab->scroller));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  ui_test_settle (self.window);
  sample_wait (pictures_are_there, &self);
  g_assert_cmpuint (siyi_lazy_list_n_loaded (SIYI_LAZY_LIST (self.tab->model)), <=, n_rows + 600);
  g_assert_cmpuint (siyi_photo_thumbs_n_loaded (self.tab->thumbs), <=, 80);

  /* Leafing through leaves no trail of pictures. */
  for (int i = 0; i < 40; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) * i / 40);
      ui_test_settle (self.window);
    }
  sample_wait (pictures_are_there, &self);
  g_assert_cmpuint (siyi_photo_thumbs_n_kept (self.tab->thumbs), <=, 64);
  g_assert_cmpuint (count_pictures (&self), <=, 16);
  tear_down (&self);
}

int
main (int    argc,
      char **argv)
{
  if (siyi_image_child_run (argc, argv))
    return 0;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/photos/dropped-card", test_dropped_card);
  g_test_add_func ("/photos/import-taken-back", test_import_taken_back);
  g_test_add_func ("/photos/dropped-on-the-page", test_dropped_on_the_page);
  g_test_add_func ("/photos/stopped", test_stopped);
  g_test_add_func ("/photos/other-day", test_other_day);
  g_test_add_func ("/photos/captions-of-many", test_captions_of_many);
  g_test_add_func ("/photos/order-and-taking-out", test_order_and_taking_out);
  g_test_add_func ("/photos/cards-say-it", test_cards_say_it);
  g_test_add_func ("/photos/consent-and-reason", test_consent_and_reason);
  g_test_add_func ("/photos/ten-thousand", test_ten_thousand);

  return g_test_run ();
}
