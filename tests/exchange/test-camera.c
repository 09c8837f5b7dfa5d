/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A camera, with GStreamer's own test picture in its place: frames come and stop, what is written is a
 * JPEG that says when it was taken and nothing else; a source that fails is told; a plain file is no
 * camera. */
#include <gexiv2/gexiv2.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "siyi-camera.h"

typedef struct
{
  guint  frames;
  char  *failure;
} Heard;

static void
on_frame (SiyiCamera *camera, Heard *heard)
{
  heard->frames++;
}

static void
on_failed (SiyiCamera *camera, const char *words, Heard *heard)
{
  g_free (heard->failure);
  heard->failure = g_strdup (words);
}

static SiyiCamera *
listen_to (const char *source, Heard *heard)
{
  SiyiCamera *camera = siyi_camera_new_from (source);

  g_signal_connect (camera, "frame", G_CALLBACK (on_frame), heard);
  g_signal_connect (camera, "failed", G_CALLBACK (on_failed), heard);
  siyi_camera_start (camera);

  return camera;
}

static void
test_takes (void)
{
  Heard heard = { 0 };
  g_autoptr(SiyiCamera) camera =
    listen_to ("videotestsrc pattern=red is-live=true ! video/x-raw,width=642,height=480 ! jpegenc ! decodebin", &heard);
  g_autoptr(SiyiPixels) frame = NULL;
  g_autofree char *dir = g_dir_make_tmp ("siyi-camera-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "a.jpg", NULL);
  g_autoptr(SiyiImageReader) reader = siyi_image_reader_new ();
  g_autoptr(SiyiImage) image = NULL;
  g_autoptr(GError) error = NULL;
  const guint8 *bytes;
  int fd;

  g_assert_null (siyi_camera_dup_frame (camera));
  while (heard.frames < 3)
    g_main_context_iteration (NULL, TRUE);
  siyi_camera_stop (camera);
  frame = siyi_camera_dup_frame (camera);
  g_assert_cmpint (frame->width, ==, 642);
  g_assert_cmpint (frame->height, ==, 480);
  bytes = (const guint8 *) g_bytes_get_data (frame->bytes, NULL) + 200 * frame->stride + 300;
  g_assert_cmpint (bytes[0], >, 200);
  g_assert_cmpint (bytes[1], <, 40);

  g_assert_true (siyi_camera_write (frame, path, "2026-12-17 09:12:30", &error));
  g_assert_no_error (error);
  g_assert_false (siyi_camera_write (frame, path, "2026-12-17 09:12:30", NULL));
  fd = siyi_image_open (path, NULL);
  image = siyi_image_reader_read (reader, fd, "a.jpg", &error);
  g_assert_no_error (error);
  close (fd);
  g_assert_cmpstr (image->taken, ==, "2026-12-17 09:12:30");
  g_assert_cmpint (image->width, ==, 642);
  g_assert_false (image->has_location);
  g_assert_null (heard.failure);
  g_remove (path);
  g_rmdir (dir);
}

static void
test_fails (void)
{
  static const char * const sources[] = { "v4l2src device=/nowhere/video0 ! decodebin", "nosuchelement" };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      Heard heard = { 0 };
      g_autoptr(SiyiCamera) camera = listen_to (sources[i], &heard);

      while (heard.failure == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (heard.frames, ==, 0);
      g_free (heard.failure);
    }
}

static void
test_find (void)
{
  g_autofree char *dir = g_dir_make_tmp ("siyi-camera-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "video0", NULL);

  g_assert_null (siyi_camera_find (dir));
  g_assert_true (g_file_set_contents (path, "no camera", -1, NULL));
  g_assert_null (siyi_camera_find (dir));
  g_remove (path);
  g_rmdir (dir);
}

int
main (int    argc,
      char **argv)
{
  if (siyi_image_child_run (argc, argv))
    return 0;

  g_test_init (&argc, &argv, NULL);
  gexiv2_initialize ();
  g_test_add_func ("/camera/find", test_find);
  g_test_add_func ("/camera/takes", test_takes);
  g_test_add_func ("/camera/fails", test_fails);

  return g_test_run ();
}
