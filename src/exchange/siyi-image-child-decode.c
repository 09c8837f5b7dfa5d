/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decoding in the child process: a small upright picture of any kind, or a JPEG of the whole where a
 * kind can't be stripped. The loader is named by the kind found, never guessed from the bytes again,
 * so that no other decoder than the wanted one meets them. */
#include "siyi-image-private.h"

#include <errno.h>
#include <fcntl.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { READ_BYTES = 64 * 1024, RECODE_QUALITY = 92 };

static const char * const loaders[] = {
  [SIYI_IMAGE_JPEG] = "jpeg",
  [SIYI_IMAGE_PNG] = "png",
  [SIYI_IMAGE_WEBP] = "webp",
  [SIYI_IMAGE_TIFF] = "tiff",
  [SIYI_IMAGE_HEIC] = "heif/avif",
};

/**
 * siyi_image_has_loader:
 *
 * Returns: whether this computer has a decoder for the kind
 */
gboolean
siyi_image_has_loader (SiyiImageKind kind)
{
  GSList *formats = gdk_pixbuf_get_formats ();
  gboolean found = FALSE;

  for (GSList *l = formats; l != NULL && !found; l = l->next)
    {
      g_autofree char *name = gdk_pixbuf_format_get_name (l->data);

      found = g_strcmp0 (name, loaders[kind]) == 0;
    }
  g_slist_free (formats);

  return found;
}

/* The JPEG decoder makes an eighth, a quarter or a half of a picture while it reads, many times faster
 * than all of it; a small picture of just such a size is taken as it comes. 0: none fits. */
static int
decoded_share (int side,
               int longest)
{
  for (int share = 8; share > 1; share /= 2)
    if ((side + share - 1) / share <= longest && side / share >= longest * 3 / 4)
      return share;

  return 0;
}

static void
on_size_prepared (GdkPixbufLoader *loader,
                  int              width,
                  int              height,
                  const int       *longest)
{
  const int side = MAX (width, height);
  const int share = *longest == SIYI_IMAGE_THUMBNAIL_SIDE ? decoded_share (side, *longest) : 0;

  if (share > 0)
    gdk_pixbuf_loader_set_size (loader, (width + share - 1) / share, (height + share - 1) / share);
  else if (side > *longest)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int) ((gint64) width * *longest / side)),
                                MAX (1, (int) ((gint64) height * *longest / side)));
}

static gboolean
feed (GdkPixbufLoader  *loader,
      int               fd,
      GError          **error)
{
  g_autofree guint8 *bytes = g_malloc (READ_BYTES);
  off_t at = 0;
  ssize_t n;

  while ((n = pread (fd, bytes, READ_BYTES, at)) > 0)
    {
      if (!gdk_pixbuf_loader_write (loader, bytes, (gsize) n, error))
        return FALSE;
      at += n;
    }
  if (n == 0)
    return TRUE;

  g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_UNREADABLE, "Reading the file failed: %s",
               g_strerror (errno));

  return FALSE;
}

/* (transfer full): at most @longest a side, not yet upright; NULL with what is wrong */
static GdkPixbuf *
decode (int             fd,
        SiyiImageKind   kind,
        int             longest,
        GError        **error)
{
  g_autoptr(GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (loaders[kind], error);
  GdkPixbuf *pixbuf;
  gboolean fed;

  if (loader == NULL)
    return NULL;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared), &longest);
  fed = feed (loader, fd, error);
  if (!gdk_pixbuf_loader_close (loader, fed ? error : NULL) || !fed)
    return NULL;

  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (pixbuf == NULL)
    g_set_error_literal (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_CORRUPT_IMAGE, "No picture in it");

  return pixbuf != NULL ? g_object_ref (pixbuf) : NULL;
}

static void
tell_why (GError  *failed,
          GError **error)
{
  if (failed->domain == SIYI_FILE_ERROR)
    {
      g_propagate_error (error, failed);
      return;
    }

  if (g_error_matches (failed, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_INSUFFICIENT_MEMORY))
    g_set_error_literal (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_TOO_MANY_PIXELS,
                         "Opening the picture needs more memory than one picture may have; save "
                         "it smaller");
  else
    g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_DAMAGED,
                 "The picture is damaged or was cut off (%s)", failed->message);
  g_error_free (failed);
}

/**
 * siyi_image_turn:
 * @orientation: by its EXIF, 1 to 8
 *
 * Returns: the turn that is still to be made: TIFF's loader has made half of it, HEIC's all
 */
int
siyi_image_turn (GdkPixbuf     *pixbuf,
                 SiyiImageKind  kind,
                 int            orientation)
{
  const char *own = gdk_pixbuf_get_option (pixbuf, "orientation");
  const int left = own != NULL ? (int) g_ascii_strtoll (own, NULL, 10) : 1;

  if (kind == SIYI_IMAGE_HEIC)
    return 1;

  return kind != SIYI_IMAGE_TIFF ? orientation : left >= 1 && left <= 8 ? left : 1;
}

static GdkPixbuf *
make_upright (GdkPixbuf     *pixbuf,
              SiyiImageKind  kind,
              int            orientation)
{
  g_autofree char *number = g_strdup_printf ("%d", siyi_image_turn (pixbuf, kind, orientation));
  g_autoptr(GdkPixbuf) plain = NULL;

  plain = gdk_pixbuf_new_subpixbuf (pixbuf, 0, 0, gdk_pixbuf_get_width (pixbuf),
                                    gdk_pixbuf_get_height (pixbuf));
  gdk_pixbuf_set_option (plain, "orientation", number);

  return gdk_pixbuf_apply_embedded_orientation (plain);
}

static GBytes *
save_small (GdkPixbuf  *pixbuf,
            GError    **error)
{
  for (int quality = 85; quality > 0; quality -= 15)
    {
      g_autofree char *number = g_strdup_printf ("%d", quality);
      char *bytes;
      gsize n;

      if (!gdk_pixbuf_save_to_buffer (pixbuf, &bytes, &n, "jpeg", error, "quality", number, NULL))
        return NULL;
      if (n <= SIYI_IMAGE_MAX_THUMBNAIL)
        return g_bytes_new_take (bytes, n);
      g_free (bytes);
    }
  g_set_error_literal (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_DAMAGED,
                       "No small picture could be made of it");

  return NULL;
}

/**
 * siyi_image_decode:
 * @longest: pixels a side at most
 *
 * Returns: (transfer full): the picture as it is stored, not yet upright; %NULL with a SIYI_FILE_ERROR
 */
GdkPixbuf *
siyi_image_decode (int             fd,
                   SiyiImageKind   kind,
                   int             longest,
                   GError        **error)
{
  GError *failed = NULL;
  GdkPixbuf *decoded = decode (fd, kind, longest, &failed);

  if (decoded == NULL)
    tell_why (failed, error);

  return decoded;
}

/* (transfer full) (nullable): a large JPEG at a size of a small picture, the fast way */
static GdkPixbuf *
decode_eighth (int      fd,
               guint32  width,
               guint32  height)
{
  const int side = (int) MAX (width, height) / 8, longest = SIYI_IMAGE_THUMBNAIL_SIDE;
  g_autoptr(GdkPixbuf) eighth = NULL;
  struct stat info;
  guint8 *data;

  if (side < longest * 3 / 4 || fstat (fd, &info) != 0 || info.st_size <= 0)
    return NULL;
  data = mmap (NULL, (size_t) info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
  if (data == MAP_FAILED)
    return NULL;

  eighth = siyi_image_eighth (data, (gsize) info.st_size);
  munmap (data, (size_t) info.st_size);
  if (eighth == NULL || side < longest)
    return g_steal_pointer (&eighth);

  return gdk_pixbuf_scale_simple (eighth, MAX (1, (int) ((gint64) width * longest / MAX (width, height))),
                                  MAX (1, (int) ((gint64) height * longest / MAX (width, height))),
                                  GDK_INTERP_BILINEAR);
}

/**
 * siyi_image_make_thumbnail:
 * @orientation: by its EXIF, 1 to 8
 * @turned: (out): whether upright its width and height change places
 *
 * Returns: (transfer full): a JPEG, upright, on white; %NULL with a SIYI_FILE_ERROR
 */
GBytes *
siyi_image_make_thumbnail (int             fd,
                           SiyiImageKind   kind,
                           guint32         width,
                           guint32         height,
                           int             orientation,
                           gboolean       *turned,
                           GError        **error)
{
  GError *failed = NULL;
  g_autoptr(GdkPixbuf) decoded = kind == SIYI_IMAGE_JPEG ? decode_eighth (fd, width, height) : NULL;
  g_autoptr(GdkPixbuf) upright = NULL;
  g_autoptr(GdkPixbuf) flat = NULL;
  GBytes *small;

  if (decoded == NULL)
    decoded = siyi_image_decode (fd, kind, SIYI_IMAGE_THUMBNAIL_SIDE, error);
  if (decoded == NULL)
    return NULL;

  upright = make_upright (decoded, kind, orientation);
  *turned = (gdk_pixbuf_get_width (upright) > gdk_pixbuf_get_height (upright)) != (width > height) &&
            gdk_pixbuf_get_width (upright) != gdk_pixbuf_get_height (upright);
  flat = gdk_pixbuf_composite_color_simple (upright, gdk_pixbuf_get_width (upright),
                                            gdk_pixbuf_get_height (upright), GDK_INTERP_NEAREST,
                                            255, 64, 0xffffff, 0xffffff);
  small = save_small (flat, &failed);
  if (small == NULL)
    tell_why (failed, error);

  return small;
}

/**
 * siyi_image_recode:
 * @path: of a HEIC copy; a JPEG stands there afterwards
 *
 * Returns: whether it does
 */
gboolean
siyi_image_recode (const char  *path,
                   GError     **error)
{
  const int fd = open (path, O_RDONLY | O_CLOEXEC);
  g_autofree char *quality = g_strdup_printf ("%d", RECODE_QUALITY);
  g_autoptr(GdkPixbuf) pixbuf = NULL;
  GError *failed = NULL;

  if (fd < 0)
    {
      g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_UNREADABLE, "Opening the copy failed: %s",
                   g_strerror (errno));
      return FALSE;
    }

  pixbuf = decode (fd, SIYI_IMAGE_HEIC, SIYI_IMAGE_MAX_SIDE, &failed);
  close (fd);
  if (pixbuf == NULL || !gdk_pixbuf_save (pixbuf, path, "jpeg", &failed, "quality", quality, NULL))
    {
      tell_why (failed, error);
      return FALSE;
    }

  return TRUE;
}
