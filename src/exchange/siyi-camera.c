/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures from a camera by GStreamer, the newest one kept. Made, started and stopped on one thread;
 * frames come on GStreamer's own and are told in the first one's main context. */
#include "siyi-camera.h"
#include "siyi-image-private.h"

#include <errno.h>
#include <fcntl.h>
#include <gst/app/gstappsink.h>
#include <gst/video/video.h>
#include <string.h>
#include <unistd.h>

/* As large as the camera can, no more often than a person sees; a slow computer loses frames, not time. */
#define CONVERSION " ! videoconvert ! videorate drop-only=true max-rate=15 ! appsink name=sink sync=false " \
                   "max-buffers=1 drop=true caps=video/x-raw,format=RGB"

enum { QUALITY = 92 };

struct _SiyiCamera
{
  GObject       parent_instance;

  /* Owned */
  char         *source;
  GstElement   *pipeline;       /* (nullable) while it runs */
  guint         bus_watch;
  GMainContext *context;

  /* Of any thread, under the lock */
  GMutex        lock;
  SiyiPixels   *frame;
  GSource      *telling;        /* (nullable) of a frame that was not told yet */
};

enum
{
  FRAME,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiCamera, siyi_camera, G_TYPE_OBJECT)

static gboolean
tell_frame (gpointer data)
{
  SiyiCamera *self = data;

  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->telling, g_source_unref);
  g_mutex_unlock (&self->lock);
  g_signal_emit (self, signals[FRAME], 0);

  return G_SOURCE_REMOVE;
}

static SiyiPixels *
copy_frame (GstSample *sample)
{
  GstBuffer *buffer = gst_sample_get_buffer (sample);
  GstVideoInfo info;
  GstVideoFrame video;
  SiyiPixels *frame;
  guint8 *bytes;

  if (buffer == NULL || !gst_video_info_from_caps (&info, gst_sample_get_caps (sample)) ||
      !gst_video_frame_map (&video, &info, buffer, GST_MAP_READ))
    return NULL;

  frame = g_new0 (SiyiPixels, 1);
  frame->width = GST_VIDEO_FRAME_WIDTH (&video);
  frame->height = GST_VIDEO_FRAME_HEIGHT (&video);
  frame->stride = siyi_image_stride (frame->width);
  bytes = g_malloc0 (frame->stride * (gsize) frame->height);
  for (int y = 0; y < frame->height; y++)
    memcpy (bytes + frame->stride * (gsize) y,
            (const guint8 *) GST_VIDEO_FRAME_PLANE_DATA (&video, 0) +
              (gsize) y * (gsize) GST_VIDEO_FRAME_PLANE_STRIDE (&video, 0), (gsize) frame->width * 3);
  frame->bytes = g_bytes_new_take (bytes, frame->stride * (gsize) frame->height);
  gst_video_frame_unmap (&video);

  return frame;
}

/* On GStreamer's thread. */
static GstFlowReturn
on_sample (GstAppSink *sink,
           gpointer    data)
{
  SiyiCamera *self = data;
  GstSample *sample = gst_app_sink_pull_sample (sink);
  SiyiPixels *frame = sample != NULL ? copy_frame (sample) : NULL;

  if (sample != NULL)
    gst_sample_unref (sample);
  if (frame == NULL)
    return GST_FLOW_OK;

  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->frame, siyi_pixels_free);
  self->frame = frame;
  if (self->telling == NULL)
    {
      self->telling = g_idle_source_new ();
      g_source_set_callback (self->telling, tell_frame, self, NULL);
      g_source_attach (self->telling, self->context);
    }
  g_mutex_unlock (&self->lock);

  return GST_FLOW_OK;
}

static void
fail (SiyiCamera *self,
      const char *words)
{
  siyi_camera_stop (self);
  g_signal_emit (self, signals[FAILED], 0, words);
}

static gboolean
on_message (GstBus     *bus,
            GstMessage *message,
            gpointer    data)
{
  g_autoptr(SiyiCamera) self = g_object_ref (data);

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
    {
      g_autoptr(GError) error = NULL;

      gst_message_parse_error (message, &error, NULL);
      self->bus_watch = 0;
      fail (self, error->message);
      return G_SOURCE_REMOVE;
    }
  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS)
    {
      self->bus_watch = 0;
      fail (self, "The camera was taken away");
      return G_SOURCE_REMOVE;
    }

  return G_SOURCE_CONTINUE;
}

static void
siyi_camera_finalize (GObject *object)
{
  SiyiCamera *self = SIYI_CAMERA (object);

  siyi_camera_stop (self);
  g_clear_pointer (&self->frame, siyi_pixels_free);
  g_mutex_clear (&self->lock);
  g_main_context_unref (self->context);
  g_free (self->source);

  G_OBJECT_CLASS (siyi_camera_parent_class)->finalize (object);
}

static void
siyi_camera_class_init (SiyiCameraClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = siyi_camera_finalize;
  signals[FRAME] = g_signal_new ("frame", SIYI_TYPE_CAMERA, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", SIYI_TYPE_CAMERA, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
siyi_camera_init (SiyiCamera *self)
{
  g_mutex_init (&self->lock);
  self->context = g_main_context_ref_thread_default ();
}

/**
 * siyi_camera_new_from:
 * @source: elements of GStreamer that give pictures, raw or not
 *
 * Returns: (transfer full): a camera that stands still
 */
SiyiCamera *
siyi_camera_new_from (const char *source)
{
  SiyiCamera *self = g_object_new (SIYI_TYPE_CAMERA, NULL);

  self->source = g_strdup (source);

  return self;
}

/**
 * siyi_camera_new:
 * @device: from siyi_camera_find()
 *
 * Returns: (transfer full): a camera that stands still
 */
SiyiCamera *
siyi_camera_new (const char *device)
{
  g_autofree char *source = g_strdup_printf ("v4l2src device=%s ! decodebin", device);

  return siyi_camera_new_from (source);
}

/**
 * siyi_camera_start:
 *
 * Frames or "failed" follow.
 */
void
siyi_camera_start (SiyiCamera *self)
{
  GstAppSinkCallbacks callbacks = { .new_sample = on_sample };
  g_autofree char *words = g_strconcat (self->source, CONVERSION, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GstElement) sink = NULL;
  g_autoptr(GstBus) bus = NULL;

  if (self->pipeline != NULL)
    return;
  if (!gst_init_check (NULL, NULL, &error) ||
      (self->pipeline = gst_parse_launch_full (words, NULL, GST_PARSE_FLAG_FATAL_ERRORS, &error)) == NULL)
    {
      fail (self, error != NULL ? error->message : "GStreamer could not be started");
      return;
    }

  gst_object_ref_sink (self->pipeline);
  sink = gst_bin_get_by_name (GST_BIN (self->pipeline), "sink");
  gst_app_sink_set_callbacks (GST_APP_SINK (sink), &callbacks, self, NULL);
  bus = gst_pipeline_get_bus (GST_PIPELINE (self->pipeline));
  self->bus_watch = gst_bus_add_watch (bus, on_message, self);
  gst_element_set_state (self->pipeline, GST_STATE_PLAYING);
}

/**
 * siyi_camera_stop:
 *
 * Its light goes out; the last frame stays.
 */
void
siyi_camera_stop (SiyiCamera *self)
{
  g_clear_handle_id (&self->bus_watch, g_source_remove);
  if (self->pipeline != NULL)
    gst_element_set_state (self->pipeline, GST_STATE_NULL);
  g_clear_pointer (&self->pipeline, gst_object_unref);
  g_mutex_lock (&self->lock);
  if (self->telling != NULL)
    g_source_destroy (self->telling);
  g_clear_pointer (&self->telling, g_source_unref);
  g_mutex_unlock (&self->lock);
}

/**
 * siyi_camera_dup_frame:
 *
 * Returns: (transfer full) (nullable): the newest picture; %NULL before the first one
 */
SiyiPixels *
siyi_camera_dup_frame (SiyiCamera *self)
{
  SiyiPixels *frame;

  g_mutex_lock (&self->lock);
  frame = self->frame != NULL ? siyi_pixels_copy (self->frame) : NULL;
  g_mutex_unlock (&self->lock);

  return frame;
}

/**
 * siyi_camera_write:
 * @path: of a new file that nobody else may read
 * @taken: local time, YYYY-MM-DD HH:MM:SS
 *
 * Writes a frame as the JPEG of a camera: with the time it was taken and nothing else. On a worker
 * thread.
 *
 * Returns: whether it stands there
 */
gboolean
siyi_camera_write (const SiyiPixels  *frame,
                   const char        *path,
                   const char        *taken,
                   GError           **error)
{
  const SiyiUpright upright = { .origin = (guint8 *) g_bytes_get_data (frame->bytes, NULL), .step_x = 3,
                                .step_y = (gssize) frame->stride, .width = frame->width, .height = frame->height };
  const SiyiImageNotes notes = { .taken = (char *) taken, .orientation = 1 };
  const int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  gboolean done;

  if (fd < 0)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_FAILED, "Keeping the camera's picture failed: %s",
                   g_strerror (errno));
      return FALSE;
    }

  done = siyi_image_write_jpeg (&upright, fd, QUALITY, error);
  close (fd);

  return done && siyi_image_notes_strip (path, &notes, error);
}
