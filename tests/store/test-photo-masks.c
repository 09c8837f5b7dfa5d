/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Masked copies as rows: beside an untouched original, several, undone and taken out; and the gate:
 * no original leaves the office, nothing is published without consent. */
#include "store-fixture.h"

#include "siyi-db.h"
#include "siyi-keeping.h"
#include "siyi-ledger-store.h"
#include "siyi-photo-masks.h"

typedef struct
{
  gint64       photo, copy;
  const char  *bytes;
  char        *action;
  GPtrArray   *copies;
  SiyiAudience audience;
  guint        n_photos;
} Ask;

static const SiyiMaskRect rects[] = { { 10, 20, 30, 40, SIYI_COVER_BLACK }, { -5, 0, 50, 7, SIYI_COVER_BLUR } };

static gpointer
add_photo (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Ask *ask = data;
  const SiyiCaption caption = { .line = (char *) "一行说明" };
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, ask->bytes, -1);
  g_autoptr(GBytes) small = g_bytes_new_static ("small", 5);
  g_autoptr(GInputStream) in = g_memory_input_stream_new_from_data (ask->bytes, -1, NULL);
  const SiyiPhotoInfo info = { .session = 1, .name = "IMG_1.HEIC", .mime = "image/heic", .caption = &caption,
                               .hash = hash, .width = 100, .height = 60, .thumbnail = small };
  gboolean is_double;

  ask->photo = siyi_photo_add (db, &info, in, &is_double, cancellable, error);

  return NULL;
}

static gpointer
add_copy (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Ask *ask = data;
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, ask->bytes, -1);
  g_autoptr(GBytes) small = g_bytes_new_static ("masked", 6);
  g_autoptr(GInputStream) in = g_memory_input_stream_new_from_data (ask->bytes, -1, NULL);
  const SiyiMaskedInfo info = { .original = ask->photo, .rects = rects, .n_rects = 2, .hash = hash,
                                .width = 100, .height = 60, .thumbnail = small };

  g_clear_pointer (&ask->action, g_free);
  ask->copy = siyi_photo_add_masked (db, &info, in, &ask->action, cancellable, error);

  return NULL;
}

static gpointer
look (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Ask *ask = data;
  g_autoptr(GPtrArray) photos = siyi_photos_of_session (db, 1, error);

  g_clear_pointer (&ask->copies, g_ptr_array_unref);
  ask->copies = siyi_photo_masked (db, ask->photo, error);
  ask->n_photos = photos->len;

  return NULL;
}

static gpointer
undo (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Ask *ask = data;

  g_autofree char *undone = siyi_action_undo (db, ask->action, error);

  g_assert_nonnull (undone);

  return NULL;
}

static gpointer
take_out (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Ask *ask = data;

  g_free (siyi_photo_take_out (db, ask->copy, "遮得不够", error));

  return NULL;
}

static gpointer
pass (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Ask *ask = data;

  return siyi_photo_may_leave (db, ask->copy, ask->audience, error) ? data : NULL;
}

static void
assert_leaves (StoreFixture *fixture, gint64 photo, SiyiAudience audience, gboolean leaves)
{
  Ask ask = { .copy = photo, .audience = audience };
  g_autoptr(GError) error = NULL;
  const gboolean may =
    siyi_archive_run (fixture->archive, SIYI_ACCESS_READ, pass, &ask, NULL, &error) != NULL;

  g_assert_cmpint (may, ==, leaves);
  if (!leaves)
    g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
}

static void
test_copies (void)
{
  StoreFixture fixture;
  Ask ask = { .bytes = "original" };
  const SiyiMaskedPhoto *copy;
  g_autoptr(GError) error = NULL;
  gint64 first;

  store_fixture_set_up (&fixture);
  store_import (&fixture, "hash", 2, NULL);
  store_write (&fixture, add_photo, &ask);
  ask.bytes = "masked once";
  store_write (&fixture, add_copy, &ask);
  first = ask.copy;
  ask.bytes = "masked twice";
  store_write (&fixture, add_copy, &ask);
  store_read (&fixture, look, &ask);

  g_assert_cmpuint (ask.copies->len, ==, 2);
  g_assert_cmpuint (ask.n_photos, ==, 1);
  copy = g_ptr_array_index (ask.copies, 0);
  g_assert_cmpint (copy->id, ==, first);
  g_assert_cmpint (copy->original, ==, ask.photo);
  g_assert_cmpstr (copy->name, ==, "IMG_1-遮挡1.jpg");
  g_assert_cmpint (copy->bytes, ==, 11);
  g_assert_cmpuint (copy->rects->len, ==, 2);
  g_assert_cmpmem (&g_array_index (copy->rects, SiyiMaskRect, 0), sizeof rects[0], &rects[0], sizeof rects[0]);
  /* As it was covered: no wider than the picture. */
  g_assert_cmpint (g_array_index (copy->rects, SiyiMaskRect, 1).x, ==, 0);
  g_assert_cmpint (g_array_index (copy->rects, SiyiMaskRect, 1).width, ==, 45);
  g_assert_cmpint (store_number (fixture.folder, "SELECT count(*) FROM file WHERE name = 'IMG_1.HEIC' AND bytes = 8"),
                   ==, 1);
  g_assert_cmpint (store_number (fixture.folder, "SELECT count(*) FROM photo WHERE caption = '一行说明'"), ==, 3);

  /* One action: undone, it is gone; the other one is taken out with its reason. */
  store_write (&fixture, undo, &ask);
  ask.copy = first;
  store_write (&fixture, take_out, &ask);
  store_read (&fixture, look, &ask);
  g_assert_cmpuint (ask.copies->len, ==, 0);
  g_assert_cmpuint (ask.n_photos, ==, 1);

  /* Of a copy no copy is made. */
  ask.photo = first;
  ask.bytes = "of a copy";
  siyi_archive_run (fixture.archive, SIYI_ACCESS_WRITE, add_copy, &ask, NULL, &error);
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND);
  store_assert_sound (&fixture);
  g_clear_pointer (&ask.copies, g_ptr_array_unref);
  g_free (ask.action);
  store_fixture_tear_down (&fixture);
}

static void
test_gate (void)
{
  StoreFixture fixture;
  Ask ask = { .bytes = "original" };

  store_fixture_set_up (&fixture);
  store_import (&fixture, "hash", 2, NULL);
  store_write (&fixture, add_photo, &ask);
  ask.bytes = "masked";
  store_write (&fixture, add_copy, &ask);

  assert_leaves (&fixture, ask.photo, SIYI_AUDIENCE_INSIDE, TRUE);
  assert_leaves (&fixture, ask.photo, SIYI_AUDIENCE_UNIT, FALSE);
  assert_leaves (&fixture, ask.photo, SIYI_AUDIENCE_PUBLIC, FALSE);
  assert_leaves (&fixture, ask.copy, SIYI_AUDIENCE_UNIT, TRUE);
  assert_leaves (&fixture, ask.copy, SIYI_AUDIENCE_PUBLIC, FALSE);
  store_tamper (fixture.folder, "UPDATE photo SET publish = 1 WHERE derived_from IS NULL");
  assert_leaves (&fixture, ask.copy, SIYI_AUDIENCE_PUBLIC, FALSE);
  store_tamper (fixture.folder, "UPDATE photo SET consent = '本人2026年12月17日书面同意' WHERE derived_from IS NULL");
  assert_leaves (&fixture, ask.copy, SIYI_AUDIENCE_PUBLIC, TRUE);
  assert_leaves (&fixture, ask.photo, SIYI_AUDIENCE_PUBLIC, FALSE);
  store_tamper (fixture.folder, "UPDATE photo SET row_state = 2 WHERE derived_from IS NULL");
  assert_leaves (&fixture, ask.copy, SIYI_AUDIENCE_UNIT, FALSE);
  g_free (ask.action);
  store_fixture_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/photo-masks/copies", test_copies);
  g_test_add_func ("/photo-masks/gate", test_gate);

  return g_test_run ();
}
