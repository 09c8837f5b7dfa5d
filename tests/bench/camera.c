/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a camera's folder for the bench: a few scenes of noise over soft colours, each written many
 * times with another time taken, so that no two files are the same and decoding costs what it costs
 * with a real picture. */
#include "camera.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

enum { WIDTH = 4032, HEIGHT = 3024, SCENES = 8, NOISE = 26 };

/* (transfer full): the bytes of one scene, a JPEG of about 3 MB */
static GBytes *
paint_scene (guint number)
{
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, WIDTH, HEIGHT);
  g_autoptr(GError) error = NULL;
  guint8 *pixels = gdk_pixbuf_get_pixels (pixbuf);
  const int stride = gdk_pixbuf_get_rowstride (pixbuf);
  guint32 state = 2463534242u + number;
  char *bytes;
  gsize n;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        guint8 *pixel = pixels + y * stride + x * 3;
        int light;

        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        light = (int) (state % NOISE);
        pixel[0] = (guint8) (40 + x * 150 / WIDTH + light);
        pixel[1] = (guint8) (40 + y * 150 / HEIGHT + light);
        pixel[2] = (guint8) (60 + (x / 64 + y / 64 + (int) number) % 2 * 90 + light);
      }
  gdk_pixbuf_save_to_buffer (pixbuf, &bytes, &n, "jpeg", &error, "quality", "88", NULL);
  g_assert_no_error (error);

  return g_bytes_new_take (bytes, n);
}

static void
add_number (GByteArray *out,
            guint32     value,
            guint       n)
{
  for (guint i = 0; i < n; i++)
    g_byte_array_append (out, (const guint8[]) { (guint8) (value >> 8 * i) }, 1);
}

/* An EXIF segment that says when, and no more: the entry of its directory, the directory, the time. */
static void
add_exif (GByteArray *out,
          const char *taken)
{
  g_autoptr(GByteArray) body = g_byte_array_new ();
  const guint n = (guint) strlen (taken) + 1;
  const guint length = 2 + 6 + 8 + 18 + 18 + n;

  g_byte_array_append (body, (const guint8 *) "Exif\0\0II*\0", 10);
  add_number (body, 8, 4);
  add_number (body, 1, 2);
  add_number (body, 0x8769, 2);
  add_number (body, 4, 2);
  add_number (body, 1, 4);
  add_number (body, 26, 4);
  add_number (body, 0, 4);
  add_number (body, 1, 2);
  add_number (body, 0x9003, 2);
  add_number (body, 2, 2);
  add_number (body, n, 4);
  add_number (body, 44, 4);
  add_number (body, 0, 4);
  g_byte_array_append (body, (const guint8 *) taken, n);
  g_assert_cmpuint (body->len + 2, ==, length);

  g_byte_array_append (out, (const guint8[]) { 0xff, 0xe1, (guint8) (length >> 8), (guint8) length }, 4);
  g_byte_array_append (out, body->data, body->len);
}

/**
 * camera_take:
 * @folder: an empty one
 */
void
camera_take (const char *folder,
             guint       n)
{
  for (guint scene = 0; scene < SCENES; scene++)
    {
      g_autoptr(GBytes) painted = paint_scene (scene);
      gsize size;
      const guint8 *bytes = g_bytes_get_data (painted, &size);

      for (guint i = scene; i < n; i += SCENES)
        {
          g_autoptr(GByteArray) file = g_byte_array_new ();
          g_autofree char *path = g_strdup_printf ("%s/IMG_%04u.JPG", folder, i);
          g_autofree char *taken = g_strdup_printf ("2026:12:15 09:%02u:%02u", i / 60 % 60, i % 60);
          g_autoptr(GError) error = NULL;

          g_byte_array_append (file, bytes, 2);
          add_exif (file, taken);
          g_byte_array_append (file, bytes + 2, (guint) size - 2);
          g_file_set_contents (path, (const char *) file->data, file->len, &error);
          g_assert_no_error (error);
        }
    }
}
