/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parent's side of reading pictures: opens nothing but plain files, keeps one child for many of
 * them, starts another where one dies over a picture, and takes nothing of its answers on trust. A
 * reader belongs to one thread at a time. */
#include "siyi-image.h"
#include "siyi-image-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

/* The child stops itself after 10 to 25 s of work; this is for one that hangs without working. */
enum { SILENCE_MS = 30 * 1000, MAX_ANSWER = 1024 * 1024 };

struct _SiyiImageReader
{
  GSubprocess *child;    /* (nullable) none yet, or the last one died */
  int          socket;
  guint64      peak;
};

void
siyi_image_free (SiyiImage *image)
{
  g_free (image->taken);
  g_free (image->photographer);
  g_clear_pointer (&image->thumbnail, g_bytes_unref);
  g_free (image);
}

static gboolean
refuse (GError     **error,
        int          code,
        const char  *why)
{
  g_set_error_literal (error, SIYI_FILE_ERROR, code, why);

  return FALSE;
}

/**
 * siyi_image_reader_new:
 *
 * Returns: (transfer full): a reader; its child starts with the first picture
 */
SiyiImageReader *
siyi_image_reader_new (void)
{
  SiyiImageReader *self = g_new0 (SiyiImageReader, 1);

  self->socket = -1;

  return self;
}

static void
drop_child (SiyiImageReader *self)
{
  if (self->child == NULL)
    return;

  close (self->socket);
  self->socket = -1;
  g_subprocess_force_exit (self->child);
  g_subprocess_wait (self->child, NULL, NULL);
  g_clear_object (&self->child);
}

void
siyi_image_reader_free (SiyiImageReader *self)
{
  drop_child (self);
  g_free (self);
}

/**
 * siyi_image_reader_peak:
 *
 * Returns: bytes of memory that a child held at most when it answered
 */
gint64
siyi_image_reader_peak (SiyiImageReader *self)
{
  return (gint64) self->peak;
}

static gboolean
start_child (SiyiImageReader  *self,
             GError          **error)
{
  g_autoptr(GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  int ends[2];

  if (self->child != NULL)
    return TRUE;
  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_FAILED,
                   "Starting the reader of pictures failed: %s", g_strerror (errno));
      return FALSE;
    }

  /* A decoder's warning about a foreign picture is no fault of ours. */
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  g_subprocess_launcher_take_fd (launcher, ends[1], SIYI_IMAGE_CHILD_FD);
  self->child = g_subprocess_launcher_spawn (launcher, error, "/proc/self/exe",
                                             SIYI_IMAGE_CHILD_WORD, NULL);
  if (self->child == NULL)
    {
      close (ends[0]);
      return FALSE;
    }
  self->socket = ends[0];

  return TRUE;
}

/* (transfer full): what a child answered; NULL with @error, also where it died over the picture */
GBytes *
siyi_image_reader_ask (SiyiImageReader         *self,
                       const SiyiImageMessage  *request,
                       const char              *words,
                       int                      fd,
                       int                      out,
                       GError                 **error)
{
  SiyiImageMessage answer;
  g_autofree char *data = NULL;

  if (!start_child (self, error))
    return NULL;

  if (!siyi_image_send (self->socket, request, sizeof *request, fd) ||
      !siyi_image_send (self->socket, words, request->n, out) ||
      !siyi_image_receive (self->socket, &answer, sizeof answer, NULL, SILENCE_MS) ||
      answer.n > MAX_ANSWER)
    {
      drop_child (self);
      refuse (error, SIYI_FILE_ERROR_DAMAGED,
              "The picture is damaged: opening it took more time or memory than a picture may");
      return NULL;
    }

  data = g_malloc0 (answer.n + 1);
  if (!siyi_image_receive (self->socket, data, answer.n, NULL, SILENCE_MS))
    {
      drop_child (self);
      refuse (error, SIYI_FILE_ERROR_DAMAGED, "The picture is damaged: it could not be opened");
      return NULL;
    }
  self->peak = MAX (self->peak, answer.peak);
  if (answer.what == 0)
    return g_bytes_new_take (g_steal_pointer (&data), answer.n);

  refuse (error, MIN ((int) answer.what - 1, SIYI_FILE_ERROR_UNREADABLE),
          g_utf8_validate (data, -1, NULL) ? data : "The picture is damaged");

  return NULL;
}

/**
 * siyi_image_open:
 * @path: of a file somebody gave; a link is not followed, a pipe not waited for
 *
 * Returns: a descriptor of a plain file with something in it, to be closed; -1 with a SIYI_FILE_ERROR
 */
int
siyi_image_open (const char  *path,
                 GError     **error)
{
  const int fd = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  struct stat info;

  if (fd < 0 && errno == ELOOP)
    refuse (error, SIYI_FILE_ERROR_LINK, "This is a link; give the file itself");
  else if (fd < 0 && errno == ENXIO)
    refuse (error, SIYI_FILE_ERROR_NO_FILE, "This is no file but a pipe, socket or device");
  else if (fd < 0)
    g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_UNREADABLE,
                 "The file can't be opened: %s", g_strerror (errno));
  if (fd < 0)
    return -1;

  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && info.st_size > 0 &&
      info.st_size <= SIYI_IMAGE_MAX_BYTES)
    return fd;

  if (!S_ISREG (info.st_mode))
    refuse (error, SIYI_FILE_ERROR_NO_FILE, "This is no file but a folder, pipe or device");
  else if (info.st_size == 0)
    refuse (error, SIYI_FILE_ERROR_EMPTY, "The file is empty");
  else
    refuse (error, SIYI_FILE_ERROR_TOO_BIG, "The file is larger than 64 MiB");
  close (fd);

  return -1;
}

static SiyiImage *
take_facts (GBytes  *bytes,
            GError **error)
{
  g_autoptr(GVariant) facts =
    g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (SIYI_IMAGE_FACTS), bytes, FALSE));
  g_autoptr(GVariant) small = NULL;
  g_autoptr(SiyiImage) image = g_new0 (SiyiImage, 1);
  guint32 kind, width, height;

  if (g_variant_is_normal_form (facts))
    {
      g_variant_get (facts, "(uuumsmsb@ay)", &kind, &width, &height, &image->taken,
                     &image->photographer, &image->has_location, &small);
      image->kind = (SiyiImageKind) kind;
      image->width = (int) width;
      image->height = (int) height;
      image->thumbnail = g_bytes_new (g_variant_get_data (small), g_variant_get_size (small));
      if (kind > SIYI_IMAGE_NONE && kind <= SIYI_IMAGE_HEIC && width <= SIYI_IMAGE_MAX_SIDE &&
          height <= SIYI_IMAGE_MAX_SIDE &&
          g_bytes_get_size (image->thumbnail) <= SIYI_IMAGE_MAX_THUMBNAIL)
        {
          image->mime = siyi_image_kind_mime (image->kind);
          return g_steal_pointer (&image);
        }
    }
  refuse (error, SIYI_FILE_ERROR_DAMAGED, "The picture is damaged: what was read of it makes no sense");

  return NULL;
}

/**
 * siyi_image_reader_read:
 * @fd: from siyi_image_open(); read at places of its own, its offset stays
 * @name: as a person sees it
 *
 * Returns: (transfer full): what the picture is, with its small picture; %NULL with a
 *   SIYI_FILE_ERROR that says why this one is refused, or another error where no child can be had
 */
SiyiImage *
siyi_image_reader_read (SiyiImageReader  *self,
                        int               fd,
                        const char       *name,
                        GError          **error)
{
  const SiyiImageMessage request = { .what = SIYI_IMAGE_OP_READ };
  g_autoptr(GBytes) answered = siyi_image_reader_ask (self, &request, "", fd, -1, error);
  g_autoptr(SiyiImage) image = answered != NULL ? take_facts (answered, error) : NULL;

  if (image == NULL || siyi_image_kind_ends (image->kind, name))
    return g_steal_pointer (&image);

  g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_WRONG_ENDING,
               "The name has another ending than a %s picture; rename the file",
               siyi_image_kind_name (image->kind));

  return NULL;
}

/**
 * siyi_image_reader_strip:
 * @path: of a copy, changed in place: place, camera and owner go, pixels and time taken stay
 *
 * Returns: whether it is clean; a HEIC copy is a JPEG afterwards
 */
gboolean
siyi_image_reader_strip (SiyiImageReader  *self,
                         const char       *path,
                         GError          **error)
{
  const SiyiImageMessage request = { .what = SIYI_IMAGE_OP_STRIP, .n = (guint32) strlen (path) };
  g_autoptr(GBytes) answered = siyi_image_reader_ask (self, &request, path, -1, -1, error);

  return answered != NULL;
}
