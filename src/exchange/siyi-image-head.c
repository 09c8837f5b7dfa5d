/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a picture's first bytes say: its kind and its declared size, without a decoder, which might
 * take memory for what a header only claims. Pure functions over bytes, any thread; each length that
 * the file states is checked against what is there. */
#include "siyi-image.h"

#include <string.h>

static const struct
{
  const char *name, *mime, *endings;
} kinds[] = {
  [SIYI_IMAGE_NONE] = { "none", NULL, "" },
  [SIYI_IMAGE_JPEG] = { "JPEG", "image/jpeg", ".jpg .jpeg .jpe .jfif " },
  [SIYI_IMAGE_PNG] = { "PNG", "image/png", ".png " },
  [SIYI_IMAGE_WEBP] = { "WebP", "image/webp", ".webp " },
  [SIYI_IMAGE_TIFF] = { "TIFF", "image/tiff", ".tif .tiff " },
  [SIYI_IMAGE_HEIC] = { "HEIC", "image/heic", ".heic .heif .hif " },
};

static guint32
read_be (const guint8 *bytes,
         guint         n)
{
  guint32 value = 0;

  for (guint i = 0; i < n; i++)
    value = value << 8 | bytes[i];

  return value;
}

static guint32
read_le (const guint8 *bytes,
         guint         n)
{
  guint32 value = 0;

  while (n-- > 0)
    value = value << 8 | bytes[n];

  return value;
}

/**
 * siyi_image_kind_of:
 * @head: the first bytes of a file, 12 are enough
 *
 * Returns: the kind by its magic; %SIYI_IMAGE_NONE for anything that is not taken, SVG among it
 */
SiyiImageKind
siyi_image_kind_of (const guint8 *head,
                    gsize         n)
{
  static const char * const brands[] = { "heic", "heix", "heim", "heis", "hevc", "mif1", "msf1" };

  if (n >= 3 && memcmp (head, "\xff\xd8\xff", 3) == 0)
    return SIYI_IMAGE_JPEG;
  if (n >= 8 && memcmp (head, "\x89PNG\r\n\x1a\n", 8) == 0)
    return SIYI_IMAGE_PNG;
  if (n >= 12 && memcmp (head, "RIFF", 4) == 0 && memcmp (head + 8, "WEBP", 4) == 0)
    return SIYI_IMAGE_WEBP;
  if (n >= 4 && (memcmp (head, "II*\0", 4) == 0 || memcmp (head, "MM\0*", 4) == 0))
    return SIYI_IMAGE_TIFF;
  if (n >= 12 && memcmp (head + 4, "ftyp", 4) == 0)
    for (guint i = 0; i < G_N_ELEMENTS (brands); i++)
      if (memcmp (head + 8, brands[i], 4) == 0)
        return SIYI_IMAGE_HEIC;

  return SIYI_IMAGE_NONE;
}

/**
 * siyi_image_kind_mime:
 *
 * Returns: (nullable): its media type
 */
const char *
siyi_image_kind_mime (SiyiImageKind kind)
{
  return kinds[kind].mime;
}

/**
 * siyi_image_kind_name:
 *
 * Returns: how people call it
 */
const char *
siyi_image_kind_name (SiyiImageKind kind)
{
  return kinds[kind].name;
}

/**
 * siyi_image_kind_ends:
 * @name: a file's name
 *
 * Returns: whether its ending fits the kind; a name without an ending fits each
 */
gboolean
siyi_image_kind_ends (SiyiImageKind  kind,
                      const char    *name)
{
  const char *dot = strrchr (name, '.');
  g_autofree char *ending = NULL;

  if (dot == NULL || dot == name)
    return TRUE;

  ending = g_strconcat (dot, " ", NULL);
  for (char *c = ending; *c != '\0'; c++)
    *c = g_ascii_tolower (*c);

  return strchr (ending, ' ')[1] == '\0' && strstr (kinds[kind].endings, ending) != NULL;
}

/* Where the frame header is: SOF0 to SOF15 but for DHT, JPG and DAC, which lie between them. 0: not
 * within these bytes. */
static gsize
find_frame (const guint8 *data,
            gsize         n)
{
  gsize at = 2;

  while (at + 9 <= n)
    {
      const guint8 marker = data[at + 1];

      if (data[at] != 0xff)
        return 0;
      if (marker == 0xff)
        {
          at++;
          continue;
        }
      if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc)
        return at;
      if (marker == 0xd9 || marker == 0xda)
        return 0;
      at += (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8))
              ? 2 : 2 + (gsize) read_be (data + at + 2, 2);
    }

  return 0;
}

static gboolean
size_of_jpeg (const guint8 *data,
              gsize         n,
              guint32      *width,
              guint32      *height)
{
  const gsize frame = find_frame (data, n);

  if (frame == 0)
    return FALSE;

  *height = read_be (data + frame + 5, 2);
  *width = read_be (data + frame + 7, 2);

  return TRUE;
}

/**
 * siyi_image_is_light:
 * @head: a file's beginning
 *
 * Returns: whether a small picture of it can be made line by line: a JPEG that is not progressive.
 *   All others are held in memory whole
 */
gboolean
siyi_image_is_light (const guint8 *head,
                     gsize         n)
{
  const gsize frame = siyi_image_kind_of (head, n) == SIYI_IMAGE_JPEG ? find_frame (head, n) : 0;

  return frame != 0 && (head[frame + 1] == 0xc0 || head[frame + 1] == 0xc1);
}

static gboolean
size_of_webp (const guint8 *data,
              gsize         n,
              guint32      *width,
              guint32      *height)
{
  if (n < 30)
    return FALSE;

  if (memcmp (data + 12, "VP8X", 4) == 0)
    {
      *width = read_le (data + 24, 3) + 1;
      *height = read_le (data + 27, 3) + 1;
      return TRUE;
    }
  if (memcmp (data + 12, "VP8L", 4) == 0 && data[20] == 0x2f)
    {
      const guint32 bits = read_le (data + 21, 4);

      *width = (bits & 0x3fff) + 1;
      *height = (bits >> 14 & 0x3fff) + 1;
      return TRUE;
    }
  if (memcmp (data + 12, "VP8 ", 4) == 0 && memcmp (data + 23, "\x9d\x01\x2a", 3) == 0)
    {
      *width = read_le (data + 26, 2) & 0x3fff;
      *height = read_le (data + 28, 2) & 0x3fff;
      return TRUE;
    }

  return FALSE;
}

/* Tags 256 and 257 of the first directory. */
static gboolean
size_of_tiff (const guint8 *data,
              gsize         n,
              guint32      *width,
              guint32      *height)
{
  guint32 (*number) (const guint8 *, guint) = data[0] == 'I' ? read_le : read_be;
  gsize at;
  guint n_tags;

  if (n < 8)
    return FALSE;
  at = number (data + 4, 4);
  if (at < 8 || at > n - 2)
    return FALSE;

  *width = *height = 0;
  n_tags = number (data + at, 2);
  at += 2;
  for (guint i = 0; i < n_tags && at + 12 <= n; i++, at += 12)
    {
      const guint tag = number (data + at, 2);
      const guint32 value = number (data + at + 8, number (data + at + 2, 2) == 3 ? 2 : 4);

      if (tag == 256)
        *width = value;
      else if (tag == 257)
        *height = value;
    }

  return *width > 0 && *height > 0;
}

/* The largest of the spatial extents (ispe) within the meta box: of tiles, thumbnails, the whole. */
static gboolean
size_of_heic (const guint8 *data,
              gsize         n,
              guint32      *width,
              guint32      *height)
{
  *width = *height = 0;
  for (gsize at = 4; at + 16 <= n; at++)
    if (memcmp (data + at, "ispe", 4) == 0 && read_be (data + at - 4, 4) == 20)
      {
        *width = MAX (*width, read_be (data + at + 8, 4));
        *height = MAX (*height, read_be (data + at + 12, 4));
      }

  return *width > 0 && *height > 0;
}

/**
 * siyi_image_declared_size:
 * @data: a file's bytes, as many as are at hand
 * @width: (out): what the file claims to be, before it is turned upright
 *
 * Returns: whether the header is there and says a size above 0
 */
gboolean
siyi_image_declared_size (SiyiImageKind  kind,
                          const guint8  *data,
                          gsize          n,
                          guint32       *width,
                          guint32       *height)
{
  gboolean found = FALSE;

  switch (kind)
    {
    case SIYI_IMAGE_JPEG:
      found = size_of_jpeg (data, n, width, height);
      break;
    case SIYI_IMAGE_PNG:
      found = n >= 24 && memcmp (data + 12, "IHDR", 4) == 0;
      *width = found ? read_be (data + 16, 4) : 0;
      *height = found ? read_be (data + 20, 4) : 0;
      break;
    case SIYI_IMAGE_WEBP:
      found = size_of_webp (data, n, width, height);
      break;
    case SIYI_IMAGE_TIFF:
      found = size_of_tiff (data, n, width, height);
      break;
    case SIYI_IMAGE_HEIC:
      found = size_of_heic (data, MIN (n, 1024 * 1024), width, height);
      break;
    case SIYI_IMAGE_NONE:
    default:
      break;
    }

  return found && *width > 0 && *height > 0;
}
