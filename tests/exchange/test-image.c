/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Foreign pictures: hostile ones are refused one by one and the next one is read all the same; each
 * orientation gives the same upright small picture; a copy keeps its pixels and loses its place; one
 * of 48 megapixels stays within 300 MiB. */
#define _GNU_SOURCE    /* memmem */
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gexiv2/gexiv2.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "siyi-image.h"

enum { WIDTH = 160, HEIGHT = 80 };

typedef struct
{
  char            *dir;
  SiyiImageReader *reader;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->dir = g_dir_make_tmp ("siyi-image-XXXXXX", NULL);
  self->reader = siyi_image_reader_new ();
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  GDir *entries = g_dir_open (self->dir, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->dir, name, NULL);

      g_remove (path);
    }
  g_dir_close (entries);
  g_rmdir (self->dir);
  g_free (self->dir);
  siyi_image_reader_free (self->reader);
}

/* Red, green, blue and white corners: each turn and mirroring shows. */
static GdkPixbuf *
corners (void)
{
  static const guint32 colors[] = { 0xc00000ff, 0x00c000ff, 0x0000c0ff, 0xffffffff };
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, WIDTH, HEIGHT);

  for (int i = 0; i < 4; i++)
    {
      g_autoptr(GdkPixbuf) part = gdk_pixbuf_new_subpixbuf (pixbuf, i % 2 * WIDTH / 2, i / 2 * HEIGHT / 2,
                                                            WIDTH / 2, HEIGHT / 2);

      gdk_pixbuf_fill (part, colors[i]);
    }

  return pixbuf;
}

/* As a camera held so would store it: the turn that the orientation takes back. */
static GdkPixbuf *
stored_for (GdkPixbuf *upright,
            int        orientation)
{
  static const struct { GdkPixbufRotation turn; gboolean mirror; } ways[] = {
    { 0, FALSE }, { 0, FALSE }, { 0, TRUE }, { 180, FALSE }, { 180, TRUE },
    { 270, TRUE }, { 90, FALSE }, { 90, TRUE }, { 270, FALSE },
  };
  g_autoptr(GdkPixbuf) turned = gdk_pixbuf_rotate_simple (upright, ways[orientation].turn);

  return ways[orientation].mirror ? gdk_pixbuf_flip (turned, TRUE) : g_object_ref (turned);
}

static char *
save (Fixture    *self,
      GdkPixbuf  *pixbuf,
      const char *kind,
      const char *name)
{
  char *path = g_build_filename (self->dir, name, NULL);
  g_autoptr(GError) error = NULL;

  gdk_pixbuf_save (pixbuf, path, kind, &error, NULL);
  g_assert_no_error (error);

  return path;
}

static void
write_bytes (Fixture       *self,
             const char    *name,
             gconstpointer  bytes,
             gsize          n)
{
  g_autofree char *path = g_build_filename (self->dir, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, (gssize) n, NULL));
}

static SiyiImage *
read_path (Fixture     *self,
           const char  *path,
           GError     **error)
{
  g_autofree char *name = g_path_get_basename (path);
  const int fd = siyi_image_open (path, error);
  SiyiImage *image;

  if (fd < 0)
    return NULL;
  image = siyi_image_reader_read (self->reader, fd, name, error);
  close (fd);

  return image;
}

static void
assert_refused (Fixture    *self,
                const char *name,
                const char *why)
{
  g_autofree char *path = g_build_filename (self->dir, name, NULL);
  g_autoptr(GError) error = NULL;
  SiyiImage *image = read_path (self, path, &error);

  g_test_message ("%s", name);
  g_assert_null (image);
  g_assert_cmpstr (siyi_error_word (error), ==, why);
  g_assert_cmpuint (strlen (error->message), >, 10);
}

static void
make_hostile (Fixture *self)
{
  static const guint8 png_bomb[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xc3\x50\0\0\xc3\x50\x08\2\0\0\0";
  static const char svg[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>";
  g_autoptr(GdkPixbuf) pixbuf = corners ();
  g_autofree char *good = save (self, pixbuf, "jpeg", "good.jpg");
  g_autofree char *good_png = save (self, pixbuf, "png", "good.png");
  g_autofree char *good_tiff = save (self, pixbuf, "tiff", "good.tif");
  g_autofree char *link = g_build_filename (self->dir, "link.jpg", NULL);
  g_autofree char *pipe = g_build_filename (self->dir, "pipe.jpg", NULL);
  g_autofree char *folder = g_build_filename (self->dir, "folder.jpg", NULL);
  g_autofree char *data = NULL;
  gsize n;

  g_file_get_contents (good_png, &data, &n, NULL);
  write_bytes (self, "cut.png", data, n * 2 / 3);
  write_bytes (self, "png.jpg", data, n);
  g_clear_pointer (&data, g_free);
  g_file_get_contents (good_tiff, &data, &n, NULL);
  write_bytes (self, "cut.tif", data, n / 2);
  g_clear_pointer (&data, g_free);
  g_file_get_contents (good, &data, &n, NULL);
  write_bytes (self, "cut.jpg", data, n * 2 / 3);
  write_bytes (self, "head.jpg", data, 3);
  for (gsize i = 0; i + 9 < n; i++)
    if ((guint8) data[i] == 0xff && (guint8) data[i + 1] == 0xc0)
      memcpy (data + i + 5, "\xfd\xe8\xfd\xe8", 4);
  write_bytes (self, "huge.jpg", data, n);

  write_bytes (self, "bomb.png", png_bomb, sizeof png_bomb - 1);
  write_bytes (self, "svg.png", svg, strlen (svg));
  write_bytes (self, "picture.svg", svg, strlen (svg));
  write_bytes (self, "text.jpg", "not a picture at all", 20);
  write_bytes (self, "gif.jpg", "GIF89a\1\0\1\0\0\0\0;", 14);
  write_bytes (self, "empty.jpg", "", 0);
  g_assert_cmpint (symlink ("good.jpg", link), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
}

static void
test_hostile (Fixture       *self,
              gconstpointer  data)
{
  static const struct { const char *name, *why; } cases[] = {
    { "huge.jpg", "too-many-pixels" }, { "bomb.png", "too-many-pixels" }, { "cut.jpg", "truncated" },
    { "cut.png", "truncated" }, { "cut.tif", "damaged" }, { "head.jpg", "damaged" },
    { "svg.png", "no-picture" }, { "picture.svg", "no-picture" }, { "text.jpg", "no-picture" },
    { "gif.jpg", "no-picture" }, { "empty.jpg", "empty" }, { "link.jpg", "link" },
    { "pipe.jpg", "no-file" }, { "folder.jpg", "no-file" }, { "png.jpg", "wrong-ending" },
    { "gone.jpg", "unreadable" },
  };
  g_autofree char *good = g_build_filename (self->dir, "good.jpg", NULL);

  make_hostile (self);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SiyiImage) image = NULL;

      assert_refused (self, cases[i].name, cases[i].why);
      image = read_path (self, good, NULL);
      g_assert_nonnull (image);
      g_assert_cmpint (image->width, ==, WIDTH);
    }
}

static void
assert_color (GdkPixbuf *pixbuf,
              int        x,
              int        y,
              guint32    color)
{
  const guint8 *pixel = gdk_pixbuf_read_pixels (pixbuf) + y * gdk_pixbuf_get_rowstride (pixbuf) +
                        x * gdk_pixbuf_get_n_channels (pixbuf);

  for (int i = 0; i < 3; i++)
    g_assert_cmpint (ABS ((int) pixel[i] - (int) (color >> (24 - 8 * i) & 0xff)), <, 24);
}

static void
assert_upright (GBytes *small)
{
  g_autoptr(GInputStream) in = g_memory_input_stream_new_from_bytes (small);
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new_from_stream (in, NULL, NULL);

  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, WIDTH);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, HEIGHT);
  assert_color (pixbuf, 20, 20, 0xc00000ff);
  assert_color (pixbuf, WIDTH - 20, 20, 0x00c000ff);
  assert_color (pixbuf, 20, HEIGHT - 20, 0x0000c0ff);
  assert_color (pixbuf, WIDTH - 20, HEIGHT - 20, 0xffffffff);
}

static void
set_tag (GExiv2Metadata *metadata,
         const char     *tag,
         const char     *value)
{
  g_autoptr(GError) error = NULL;

  gexiv2_metadata_try_set_tag_string (metadata, tag, value, &error);
  g_assert_no_error (error);
}

static void
test_orientations (Fixture       *self,
                   gconstpointer  data)
{
  const char *kind = data;
  g_autoptr(GdkPixbuf) upright = corners ();

  for (int orientation = 1; orientation <= 8; orientation++)
    {
      g_autoptr(GdkPixbuf) stored = stored_for (upright, orientation);
      g_autofree char *path = save (self, stored, kind, "turned");
      g_autofree char *number = g_strdup_printf ("%d", orientation);
      g_autoptr(GExiv2Metadata) metadata = gexiv2_metadata_new ();
      g_autoptr(GError) error = NULL;
      g_autoptr(SiyiImage) image = NULL;

      g_test_message ("%s, orientation %d", kind, orientation);
      g_assert_true (gexiv2_metadata_open_path (metadata, path, NULL));
      set_tag (metadata, "Exif.Image.Orientation", number);
      g_assert_true (gexiv2_metadata_save_file (metadata, path, NULL));
      image = read_path (self, path, &error);
      g_assert_no_error (error);
      g_assert_cmpint (image->width, ==, WIDTH);
      g_assert_cmpint (image->height, ==, HEIGHT);
      assert_upright (image->thumbnail);
    }
}

static void
set_all (const char *path)
{
  g_autoptr(GExiv2Metadata) metadata = gexiv2_metadata_new ();

  g_assert_true (gexiv2_metadata_open_path (metadata, path, NULL));
  set_tag (metadata, "Exif.Photo.DateTimeOriginal", "2026:12:15 09:12:30");
  set_tag (metadata, "Exif.Image.Make", "Camera Works");
  set_tag (metadata, "Exif.Image.Artist", "A. Clerk");
  set_tag (metadata, "Exif.GPSInfo.GPSLatitudeRef", "N");
  set_tag (metadata, "Exif.GPSInfo.GPSLatitude", "31/1 12/1 0/1");
  set_tag (metadata, "Exif.GPSInfo.GPSLongitudeRef", "E");
  set_tag (metadata, "Exif.GPSInfo.GPSLongitude", "121/1 30/1 0/1");
  set_tag (metadata, "Xmp.photoshop.City", "Somewhere");
  g_assert_true (gexiv2_metadata_save_file (metadata, path, NULL));
}

static gboolean
file_holds (const char *path,
            const char *words)
{
  g_autofree char *data = NULL;
  gsize n;

  g_assert_true (g_file_get_contents (path, &data, &n, NULL));

  return memmem (data, n, words, strlen (words)) != NULL;
}

static void
append (const char *path,
        const char *words)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileOutputStream) out = g_file_append_to (file, 0, NULL, NULL);

  g_assert_true (g_output_stream_write_all (G_OUTPUT_STREAM (out), words, strlen (words), NULL, NULL, NULL));
}

static void
test_strip (Fixture       *self,
            gconstpointer  data)
{
  const char *kind = data;
  g_autoptr(GdkPixbuf) pixbuf = corners ();
  g_autofree char *path = save (self, pixbuf, kind, "copy");
  g_autoptr(GdkPixbuf) before = gdk_pixbuf_new_from_file (path, NULL);
  g_autoptr(GdkPixbuf) after = NULL;
  g_autoptr(SiyiImage) image = NULL;
  g_autoptr(SiyiImage) clean = NULL;
  g_autoptr(GError) error = NULL;

  set_all (path);
  if (!g_str_equal (kind, "tiff"))
    append (path, "film at 31.2N 121.5E");
  image = read_path (self, path, &error);
  g_assert_no_error (error);
  g_assert_true (image->has_location);
  g_assert_cmpstr (image->taken, ==, "2026-12-15 09:12:30");
  g_assert_cmpstr (image->photographer, ==, "A. Clerk");

  siyi_image_reader_strip (self->reader, path, &error);
  g_assert_no_error (error);
  clean = read_path (self, path, &error);
  g_assert_no_error (error);
  g_assert_false (clean->has_location);
  g_assert_null (clean->photographer);
  g_assert_cmpstr (clean->taken, ==, "2026-12-15 09:12:30");
  g_assert_false (file_holds (path, "Camera Works"));
  g_assert_false (file_holds (path, "Somewhere"));
  g_assert_false (file_holds (path, "31.2N"));
  after = gdk_pixbuf_new_from_file (path, NULL);
  g_assert_cmpmem (gdk_pixbuf_read_pixels (before), gdk_pixbuf_get_byte_length (before),
                   gdk_pixbuf_read_pixels (after), gdk_pixbuf_get_byte_length (after));
}

/* Counted by the kernel for the child: the most it ever held at once. */
static void
test_memory (Fixture       *self,
             gconstpointer  data)
{
  static const struct { const char *kind, *name; gboolean alpha; } cases[] = {
    { "jpeg", "large.jpg", FALSE }, { "png", "large.png", FALSE }, { "png", "clear.png", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, cases[i].alpha, 8, 8000, 6000);
      g_autofree char *path = NULL;
      g_autoptr(GError) error = NULL;
      g_autoptr(SiyiImage) image = NULL;

      gdk_pixbuf_fill (pixbuf, 0x3060a0ff);
      path = save (self, pixbuf, cases[i].kind, cases[i].name);
      g_clear_object (&pixbuf);
      image = read_path (self, path, &error);
      g_assert_no_error (error);
      g_assert_cmpint (image->width, ==, 8000);
      g_assert_cmpuint (g_bytes_get_size (image->thumbnail), <=, SIYI_IMAGE_MAX_THUMBNAIL);
      g_test_message ("%s: %" G_GINT64_FORMAT " MiB", cases[i].name,
                      siyi_image_reader_peak (self->reader) / (1024 * 1024));
#ifndef __SANITIZE_ADDRESS__
      g_assert_cmpint (siyi_image_reader_peak (self->reader), <=, G_GINT64_CONSTANT (300) * 1024 * 1024);
#endif
    }
}

int
main (int    argc,
      char **argv)
{
  static const char * const kinds[] = { "jpeg", "png", "tiff" };

  if (siyi_image_child_run (argc, argv))
    return 0;

  g_test_init (&argc, &argv, NULL);
  gexiv2_initialize ();
  g_test_add ("/image/hostile", Fixture, NULL, set_up, test_hostile, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *turned = g_strconcat ("/image/orientations/", kinds[i], NULL);
      g_autofree char *strip = g_strconcat ("/image/strip/", kinds[i], NULL);

      g_test_add (turned, Fixture, kinds[i], set_up, test_orientations, tear_down);
      g_test_add (strip, Fixture, kinds[i], set_up, test_strip, tear_down);
    }
  g_test_add ("/image/48-megapixels", Fixture, NULL, set_up, test_memory, tear_down);

  return g_test_run ();
}
