/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stored photos: captions for many at once, order, taking out with a reason, undo; a file that is
 * not the one that was looked at leaves nothing behind. */
#include "store-fixture.h"

#include <string.h>

#include "siyi-db.h"
#include "siyi-keeping.h"
#include "siyi-ledger-store.h"
#include "siyi-photo-store.h"

typedef struct
{
  const char *text, *hash, *taken, *kind;
  gint64      id, ids[2];
  gboolean    is_double;
  char       *action;
  GPtrArray  *photos;
  gsize       n_small;     /* bytes of the small picture; 0: few */
} Ask;

/* As a camera's picture has it: more than the audit trail holds of a value. */
static char large_thumbnail[30 * 1024];

static gpointer
add_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Ask *ask = data;
  const SiyiCaption caption = { .line = (char *) "一行说明", .place = (char *) "接访室" };
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, ask->text, -1);
  g_autoptr(GBytes) small = g_bytes_new_static (large_thumbnail, ask->n_small > 0 ? ask->n_small : 5);
  g_autoptr(GInputStream) in = g_memory_input_stream_new_from_data (ask->text, -1, NULL);
  const SiyiPhotoInfo info = { .session = 1, .taken = ask->taken, .kind = ask->kind, .name = "a.jpg", .mime = "image/jpeg", .caption = &caption,
                               .hash = ask->hash != NULL ? ask->hash : hash, .width = 4, .height = 3,
                               .thumbnail = small };

  ask->id = siyi_photo_add (db, &info, in, &ask->is_double, cancellable, error);

  return NULL;
}

static gint64
add (StoreFixture *fixture,
     const char   *text)
{
  Ask ask = { .text = text };

  store_write (fixture, add_in_thread, &ask);
  g_assert_cmpint (ask.id, >, 0);

  return ask.id;
}

static gpointer
change_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Ask *ask = data;
  const SiyiCaption caption = { .place = (char *) "二楼" };
  const gint64 turned[] = { ask->ids[1], ask->ids[0] };

  ask->action = siyi_photos_caption (db, ask->ids, 2, &caption, error);
  g_free (ask->action);
  ask->action = siyi_photos_order (db, 1, turned, 2, error);
  g_assert_nonnull (ask->action);
  g_clear_pointer (&ask->action, g_free);
  g_assert_null (siyi_photo_take_out (db, ask->ids[0], " ", NULL));
  ask->photos = siyi_photos_of_session (db, 1, error);
  ask->action = siyi_photo_take_out (db, ask->ids[0], "重拍", error);

  return NULL;
}

static void
test_changes (void)
{
  StoreFixture fixture;
  Ask ask = { 0 };
  const SiyiPhoto *photo;

  store_fixture_set_up (&fixture);
  store_import (&fixture, "hash", 2, NULL);
  ask.ids[0] = add (&fixture, "one");
  ask.ids[1] = add (&fixture, "two");
  g_assert_cmpint (add (&fixture, "one"), ==, ask.ids[0]);
  store_write (&fixture, change_in_thread, &ask);

  g_assert_cmpuint (ask.photos->len, ==, 2);
  photo = g_ptr_array_index (ask.photos, 0);
  g_assert_cmpint (photo->id, ==, ask.ids[1]);
  g_assert_cmpstr (photo->caption.place, ==, "二楼");
  g_assert_cmpstr (photo->caption.line, ==, "一行说明");
  g_assert_nonnull (ask.action);
  g_assert_cmpint (store_number (fixture.folder, "SELECT count(*) FROM photo WHERE row_state = 0"), ==, 1);
  g_assert_cmpint (store_number (fixture.folder, "SELECT count(*) FROM file WHERE removed_reason = '重拍'"), ==, 1);
  store_assert_sound (&fixture);
  g_ptr_array_unref (ask.photos);
  g_free (ask.action);
  store_fixture_tear_down (&fixture);
}

static void
test_another_file_than_the_seen_one (void)
{
  StoreFixture fixture;
  Ask ask = { .text = "changed meanwhile", .hash = "0123" };
  g_autoptr(GError) error = NULL;

  store_fixture_set_up (&fixture);
  store_import (&fixture, "hash", 2, NULL);
  siyi_archive_run (fixture.archive, SIYI_ACCESS_WRITE, add_in_thread, &ask, NULL, &error);
  g_assert_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_UNREADABLE);
  g_assert_cmpint (store_number (fixture.folder, "SELECT count(*) FROM file"), ==, 0);
  store_assert_sound (&fixture);
  store_fixture_tear_down (&fixture);
}

static gpointer
set_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Ask *ask = data;
  g_autoptr(SiyiPhotoSet) set = siyi_photo_set_load (db, 1, error);
  g_autofree char *sorted = NULL;
  g_autofree char *published = NULL;
  g_autoptr(SiyiPhotoSet) after = NULL;
  g_autoptr(SiyiPhoto) photo = NULL;

  g_assert_cmpuint (set->ids->len, ==, 2);
  g_assert_cmpuint (set->n_by_time, ==, 1);
  g_assert_cmpint (set->n_views[SIYI_VIEW_OVERVIEW], ==, 0);
  g_assert_cmpint (set->n_views[SIYI_VIEW_SIGNIN], ==, 1);
  sorted = siyi_photos_sort (db, 1, error);
  after = siyi_photo_set_load (db, 1, error);
  g_assert_cmpuint (after->n_by_time, ==, 2);
  g_assert_cmpint (g_array_index (after->ids, gint64, 0), ==, ask->ids[1]);

  /* Not without somebody's consent; with it, and afterwards on its record alone. */
  g_assert_null (siyi_photo_set_publish (db, ask->ids[0], TRUE, "  ", NULL));
  published = siyi_photo_set_publish (db, ask->ids[0], TRUE, "本人当场同意", error);
  g_free (siyi_photo_set_publish (db, ask->ids[0], FALSE, NULL, error));
  g_free (published);
  published = siyi_photo_set_publish (db, ask->ids[0], TRUE, NULL, error);
  photo = siyi_photo_load (db, ask->ids[0], error);
  g_assert_true (photo->publish);
  g_assert_cmpstr (photo->consent, ==, "本人当场同意");

  return NULL;
}

static void
test_set (void)
{
  StoreFixture fixture;
  Ask ask = { .text = "one", .taken = "2026-12-17 09:31:07" };

  store_fixture_set_up (&fixture);
  store_import (&fixture, "hash", 2, NULL);
  store_write (&fixture, add_in_thread, &ask);
  ask.ids[0] = ask.id;
  ask.text = "two";
  ask.taken = "2026-12-17 08:52:00";
  ask.kind = "sign-in";
  store_write (&fixture, add_in_thread, &ask);
  ask.ids[1] = ask.id;
  store_write (&fixture, set_in_thread, &ask);
  store_assert_sound (&fixture);
  store_fixture_tear_down (&fixture);
}

static gpointer
undo_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Ask *ask = data;
  g_auto(GStrv) actions = siyi_photos_actions (db, ask->ids, 2, error);

  g_assert_cmpuint (g_strv_length (actions), ==, 2);
  ask->action = siyi_actions_undo (db, (const char * const *) actions, error);

  return NULL;
}

static gpointer
redo_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Ask *ask = data;

  g_free (siyi_action_undo (db, ask->action, error));

  return NULL;
}

/* An import of many is one step back and one forth, also the second time. */
static void
test_import_undone (void)
{
  StoreFixture fixture;
  Ask ask = { 0 };
  static const char live[] = "SELECT count(*) FROM photo WHERE row_state = 0";

  store_fixture_set_up (&fixture);
  store_import (&fixture, "hash", 2, NULL);
  for (int round = 0; round < 2; round++)
    {
      ask.ids[0] = add (&fixture, "one");
      ask.ids[1] = add (&fixture, "two");
      g_assert_cmpint (store_number (fixture.folder, live), ==, 2);
      store_write (&fixture, undo_in_thread, &ask);
      g_assert_cmpint (store_number (fixture.folder, live), ==, 0);
      if (round == 1)
        {
          store_write (&fixture, redo_in_thread, &ask);
          g_assert_cmpint (store_number (fixture.folder, live), ==, 2);
        }
      g_clear_pointer (&ask.action, g_free);
    }
  store_assert_sound (&fixture);
  store_fixture_tear_down (&fixture);
}

static gpointer
back_and_forth_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Ask *ask = data;
  g_auto(GStrv) actions = siyi_photos_actions (db, ask->ids, 1, error);
  g_autofree char *action = g_strdup (actions[0]);

  /* Undone, redone, undone, redone: a whole photo or none. */
  for (int i = 0; i < 4; i++)
    {
      char *next = siyi_action_undo (db, action, error);
      g_autoptr(GPtrArray) photos = NULL;
      g_autoptr(GBytes) small = NULL;

      g_assert_nonnull (next);
      g_free (action);
      action = next;
      photos = siyi_photos_of_session (db, 1, error);
      g_assert_cmpuint (photos->len, ==, i % 2);
      if (i % 2 == 0)
        continue;
      g_assert_cmpint (((SiyiPhoto *) g_ptr_array_index (photos, 0))->id, ==, ask->ids[0]);
      small = siyi_photo_thumbnail (db, ask->ids[0], error);
      g_assert_cmpmem (g_bytes_get_data (small, NULL), g_bytes_get_size (small), large_thumbnail,
                       sizeof large_thumbnail);
    }
  ask->action = siyi_action_undo (db, action, error);

  return NULL;
}

static void
test_large_picture_undone (void)
{
  StoreFixture fixture;
  Ask ask = { .text = "large", .n_small = sizeof large_thumbnail };
  g_autoptr(GError) error = NULL;
  gint64 first;

  memset (large_thumbnail, 'x', sizeof large_thumbnail);
  store_fixture_set_up (&fixture);
  store_import (&fixture, "hash", 2, NULL);
  store_write (&fixture, add_in_thread, &ask);
  first = ask.ids[0] = ask.id;
  store_write (&fixture, back_and_forth_in_thread, &ask);
  store_assert_sound (&fixture);

  /* Added anew, it does not come back beside itself. */
  store_write (&fixture, add_in_thread, &ask);
  g_assert_cmpint (ask.id, !=, first);
  siyi_archive_run (fixture.archive, SIYI_ACCESS_WRITE, redo_in_thread, &ask, NULL, &error);
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_STALE);
  g_assert_cmpint (store_number (fixture.folder, "SELECT count(*) FROM photo WHERE row_state = 0"), ==, 1);
  g_free (ask.action);
  store_assert_sound (&fixture);
  store_fixture_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/photos/changes", test_changes);
  g_test_add_func ("/photos/set", test_set);
  g_test_add_func ("/photos/import-undone", test_import_undone);
  g_test_add_func ("/photos/large-picture-undone", test_large_picture_undone);
  g_test_add_func ("/photos/another-file-than-the-seen-one", test_another_file_than_the_seen_one);

  return g_test_run ();
}
