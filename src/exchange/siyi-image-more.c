/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parent's side of whole pictures: a masked JPEG, or pixels to look at. What the child writes
 * lies in memory that has no name in any folder, so nothing of a photo is left on a disk; it is
 * sealed before anything of it is read. A reader belongs to one thread at a time. */
#define _GNU_SOURCE    /* memfd_create */
#include "siyi-image.h"
#include "siyi-image-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  gpointer data;
  gsize    n;
} Mapping;

/**
 * siyi_pixels_copy:
 *
 * Returns: (transfer full): the same pixels, not a second time in memory
 */
SiyiPixels *
siyi_pixels_copy (const SiyiPixels *pixels)
{
  SiyiPixels *copy = g_memdup2 (pixels, sizeof *pixels);

  g_bytes_ref (copy->bytes);

  return copy;
}

void
siyi_pixels_free (SiyiPixels *pixels)
{
  g_clear_pointer (&pixels->bytes, g_bytes_unref);
  g_free (pixels);
}

/**
 * siyi_image_memory_new:
 * @name: seen in a list of open files only
 *
 * Returns: a descriptor of a file that lies in memory alone, to be closed; -1 with an error
 */
int
siyi_image_memory_new (const char  *name,
                       GError     **error)
{
  const int fd = memfd_create (name, MFD_CLOEXEC | MFD_ALLOW_SEALING);

  if (fd < 0)
    g_set_error (error, SIYI_ERROR, SIYI_ERROR_FAILED, "Getting memory for a picture failed: %s",
                 g_strerror (errno));

  return fd;
}

/* The child can't take away or change afterwards what is read. */
static gboolean
take_size (GBytes   *answered,
           int       fd,
           guint32  *width,
           guint32  *height,
           gint64   *n_bytes,
           GError  **error)
{
  g_autoptr(GVariant) size =
    g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (SIYI_IMAGE_SIZE), answered, FALSE));
  struct stat info;

  if (fcntl (fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE) == 0 &&
      fstat (fd, &info) == 0 && info.st_size > 0 && g_variant_is_normal_form (size))
    {
      g_variant_get (size, SIYI_IMAGE_SIZE, width, height);
      *n_bytes = info.st_size;
      if (*width > 0 && *width <= SIYI_IMAGE_MAX_SIDE && *height > 0 && *height <= SIYI_IMAGE_MAX_SIDE)
        return TRUE;
    }
  g_set_error_literal (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_DAMAGED,
                       "The picture is damaged: what was read of it makes no sense");

  return FALSE;
}

/* A descriptor with what the child wrote; -1 with an error */
static int
ask_for_file (SiyiImageReader  *self,
              SiyiImageOp       op,
              const char       *words,
              int               fd,
              guint32          *width,
              guint32          *height,
              gint64           *n_bytes,
              GError          **error)
{
  const SiyiImageMessage request = { .what = op, .n = (guint32) strlen (words) };
  const int out = siyi_image_memory_new ("siyi-picture", error);
  g_autoptr(GBytes) answered = NULL;

  if (out < 0)
    return -1;

  answered = siyi_image_reader_ask (self, &request, words, fd, out, error);
  if (answered != NULL && take_size (answered, out, width, height, n_bytes, error))
    return out;
  close (out);

  return -1;
}

/**
 * siyi_image_reader_cover:
 * @fd: of the original, read at places of its own
 * @rects: in pixels of the upright picture; what lies outside it is cut off
 *
 * Returns: a descriptor of an upright JPEG that holds nothing beside its pixels, at its beginning, to
 *   be closed; -1 with an error
 */
int
siyi_image_reader_cover (SiyiImageReader     *self,
                         int                  fd,
                         const SiyiMaskRect  *rects,
                         guint                n_rects,
                         GError             **error)
{
  g_autoptr(GString) words = g_string_new (NULL);
  guint32 width, height;
  gint64 n_bytes;
  int out;

  if (n_rects == 0 || n_rects > SIYI_MASK_MAX_RECTS)
    {
      siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "A masked copy has 1 to 200 rectangles");
      return -1;
    }

  for (guint i = 0; i < n_rects; i++)
    {
      g_autofree char *text = siyi_mask_rect_text (&rects[i]);

      g_string_append_printf (words, "%s%s", i > 0 ? " " : "", text);
    }
  out = ask_for_file (self, SIYI_IMAGE_OP_COVER, words->str, fd, &width, &height, &n_bytes, error);
  if (out >= 0)
    lseek (out, 0, SEEK_SET);

  return out;
}

static void
unmap (gpointer data)
{
  Mapping *mapping = data;

  munmap (mapping->data, mapping->n);
  g_free (mapping);
}

/**
 * siyi_image_reader_look_by:
 * @op: LOOK or PAGE, with its words
 *
 * Returns: (transfer full): the pixels; %NULL with a SIYI_FILE_ERROR
 */
SiyiPixels *
siyi_image_reader_look_by (SiyiImageReader  *self,
                           SiyiImageOp       op,
                           const char       *words,
                           int               fd,
                           GError          **error)
{
  guint32 width = 0, height = 0;
  gint64 n_bytes = 0;
  const int out = ask_for_file (self, op, words, fd, &width, &height, &n_bytes, error);
  g_autofree Mapping *mapping = g_new0 (Mapping, 1);
  SiyiPixels *pixels;

  if (out < 0)
    return NULL;

  mapping->n = siyi_image_stride ((int) width) * height;
  mapping->data = (guint64) n_bytes == mapping->n
                    ? mmap (NULL, mapping->n, PROT_READ, MAP_PRIVATE, out, 0) : MAP_FAILED;
  close (out);
  if (mapping->data == MAP_FAILED)
    {
      g_set_error_literal (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_DAMAGED,
                           "The picture is damaged: what was read of it makes no sense");
      return NULL;
    }

  pixels = g_new0 (SiyiPixels, 1);
  pixels->width = (int) width;
  pixels->height = (int) height;
  pixels->stride = siyi_image_stride ((int) width);
  pixels->bytes = g_bytes_new_with_free_func (mapping->data, mapping->n, unmap, mapping);
  g_steal_pointer (&mapping);

  return pixels;
}

/**
 * siyi_image_reader_look:
 * @fd: of a picture, read at places of its own
 * @longest: pixels the longer side is to have; a smaller picture keeps its own size
 *
 * Returns: (transfer full): its pixels; %NULL with a SIYI_FILE_ERROR
 */
SiyiPixels *
siyi_image_reader_look (SiyiImageReader  *self,
                        int               fd,
                        int               longest,
                        GError          **error)
{
  g_autofree char *words = g_strdup_printf ("%d", longest);

  return siyi_image_reader_look_by (self, SIYI_IMAGE_OP_LOOK, words, fd, error);
}
