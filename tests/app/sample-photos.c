/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos for tests: files as a camera writes them, and rows in great number. */
#include "sample-photos.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#include "siyi-db.h"
#include "siyi-photo-store.h"

static GBytes *
new_jpeg (guint seed,
          int   width,
          int   height)
{
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr(GError) error = NULL;
  char *data;
  gsize n;

  gdk_pixbuf_fill (pixbuf, (seed * 2654435761u) | 0xff);
  gdk_pixbuf_get_pixels (pixbuf)[0] = (guint8) seed;
  gdk_pixbuf_save_to_buffer (pixbuf, &data, &n, "jpeg", &error, NULL);
  g_assert_no_error (error);

  return g_bytes_new_take (data, n);
}

static void
put (GByteArray *to,
     guint       value,
     guint       n_bytes)
{
  for (guint i = 0; i < n_bytes; i++)
    {
      const guint8 byte = (guint8) (value >> (8 * i));

      g_byte_array_append (to, &byte, 1);
    }
}

/* An EXIF segment with DateTimeOriginal alone. */
static GByteArray *
new_exif (const char *taken)
{
  GByteArray *body = g_byte_array_new ();
  const guint length = (guint) strlen (taken) + 1;
  const guint sub = 8 + 2 + 12 + 4;
  guint8 head[10] = { 0xff, 0xe1, 0, 0, 'E', 'x', 'i', 'f', 0, 0 };
  guint size;

  g_byte_array_append (body, (const guint8 *) "II*\0", 4);
  put (body, 8, 4);
  put (body, 1, 2);
  put (body, 0x8769, 2); put (body, 4, 2); put (body, 1, 4); put (body, sub, 4);
  put (body, 0, 4);
  put (body, 1, 2);
  put (body, 0x9003, 2); put (body, 2, 2); put (body, length, 4); put (body, sub + 2 + 12 + 4, 4);
  put (body, 0, 4);
  g_byte_array_append (body, (const guint8 *) taken, length);
  size = body->len + 8;
  head[2] = (guint8) (size >> 8);
  head[3] = (guint8) size;
  g_byte_array_prepend (body, head, sizeof head);

  return body;
}

void
sample_photo_write (const char *path,
                    guint       seed,
                    const char *taken)
{
  g_autoptr(GBytes) jpeg = new_jpeg (seed, 320, 240);
  g_autoptr(GByteArray) exif = taken != NULL ? new_exif (taken) : g_byte_array_new ();
  g_autoptr(GByteArray) all = g_byte_array_new ();
  g_autoptr(GError) error = NULL;
  gsize n;
  const guint8 *data = g_bytes_get_data (jpeg, &n);

  g_byte_array_append (all, data, 2);
  g_byte_array_append (all, exif->data, exif->len);
  g_byte_array_append (all, data + 2, (guint) n - 2);
  g_file_set_contents (path, (const char *) all->data, all->len, &error);
  g_assert_no_error (error);
}

typedef struct
{
  gint64  session;
  guint   n;
  GBytes *small;
} Many;

static void
add_one (SiyiDb  *db,
         Many    *many,
         guint    i,
         GError **error)
{
  g_autofree char *bytes = g_strdup_printf ("photo %u", i);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, bytes, -1);
  g_autofree char *taken = g_strdup_printf ("2026-03-11 %02u:%02u:%02u", 8 + i / 3600, i / 60 % 60, i % 60);
  g_autoptr(GInputStream) in = g_memory_input_stream_new_from_data (bytes, -1, NULL);
  const SiyiCaption caption = { .line = (char *) "一行说明", .place = (char *) "接访室" };
  const SiyiPhotoInfo info = { .session = many->session, .name = "a.jpg", .mime = "image/jpeg", .hash = hash,
                               .taken = taken, .width = 320, .height = 240, .caption = &caption,
                               .thumbnail = many->small };
  gboolean is_double;

  siyi_photo_add (db, &info, in, &is_double, NULL, error);
}

static gpointer
add_in_thread (SiyiDb        *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Many *many = data;

  siyi_db_begin (db, "photo.add", FALSE, error);
  for (guint i = 0; i < many->n && *error == NULL; i++)
    add_one (db, many, i, error);
  siyi_db_commit (db, error);

  return NULL;
}

void
sample_photos_add (SiyiArchive *archive,
                   gint64       session,
                   guint        n)
{
  g_autoptr(GBytes) small = new_jpeg (7, 256, 192);
  g_autoptr(GError) error = NULL;
  Many many = { session, n, small };

  siyi_archive_run (archive, SIYI_ACCESS_WRITE, add_in_thread, &many, NULL, &error);
  g_assert_no_error (error);
}
