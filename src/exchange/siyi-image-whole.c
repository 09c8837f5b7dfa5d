/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a picture's file goes on to its end. Decoders show what is left of a file that was cut off
 * in grey; as a record it is damaged. Pure functions over bytes, any thread. */
#include "siyi-image-private.h"

#include <string.h>

static guint64
number (const guint8 *bytes,
        guint         n,
        gboolean      little)
{
  guint64 value = 0;

  for (guint i = 0; i < n; i++)
    value = value << 8 | bytes[little ? n - 1 - i : i];

  return value;
}

/**
 * siyi_image_end_of_scan:
 *
 * Returns: where the entropy-coded bytes of a JPEG end: at a marker that is neither a stuffed 0 nor
 *   a restart
 */
gsize
siyi_image_end_of_scan (const guint8 *data,
                        gsize         n,
                        gsize         at)
{
  while (at + 2 <= n)
    {
      const guint8 *mark = memchr (data + at, 0xff, n - at - 1);

      if (mark == NULL)
        return n - 1;
      at = (gsize) (mark - data);
      if (mark[1] != 0 && mark[1] != 0xff && (mark[1] < 0xd0 || mark[1] > 0xd7))
        return at;
      at++;
    }

  return at;
}

static gboolean
jpeg_is_whole (const guint8 *data,
               gsize         n)
{
  gsize at = 2;

  while (at + 2 <= n && data[at] == 0xff)
    {
      const guint8 marker = data[at + 1];

      if (marker == 0xd9)
        return TRUE;
      if (marker == 0xff)
        {
          at++;
          continue;
        }
      if (at + 4 > n)
        return FALSE;
      at += 2 + (gsize) number (data + at + 2, 2, FALSE);
      if (marker == 0xda)
        at = siyi_image_end_of_scan (data, n, at);
    }

  return FALSE;
}

static gboolean
png_is_whole (const guint8 *data,
              gsize         n)
{
  gsize at = 8;

  while (at + 12 <= n)
    {
      if (memcmp (data + at + 4, "IEND", 4) == 0)
        return TRUE;
      at += 12 + (gsize) number (data + at, 4, FALSE);
    }

  return FALSE;
}

static gboolean
heic_is_whole (const guint8 *data,
               gsize         n)
{
  gsize at = 0;

  while (at + 16 <= n)
    {
      guint64 size = number (data + at, 4, FALSE);

      if (size == 0)    /* to the end, wherever that is */
        return TRUE;
      if (size == 1)
        size = number (data + at + 8, 8, FALSE);
      if (size < 8 || size > n - at)
        return FALSE;
      at += (gsize) size;
    }

  return TRUE;
}

/* The i-th value of a tag whose values are shorts or longs, within the tag or behind its offset. */
static gboolean
tag_value (const guint8 *data,
           gsize         n,
           const guint8 *tag,
           gsize         i,
           guint64      *value)
{
  const gboolean little = data[0] == 'I';
  const guint size = number (tag + 2, 2, little) == 3 ? 2 : 4;
  const guint64 count = number (tag + 4, 4, little);
  guint64 at = (guint64) (tag + 8 - data);

  if (i >= count)
    return FALSE;
  if (count * size > 4)
    at = number (tag + 8, 4, little);
  at += i * size;
  if (at + size > n)
    return FALSE;
  *value = number (data + at, size, little);

  return TRUE;
}

/* Each strip or tile of the first directory lies within the file. */
static gboolean
tiff_is_whole (const guint8 *data,
               gsize         n)
{
  const gboolean little = data[0] == 'I';
  const gsize directory = (gsize) number (data + 4, 4, little);
  const guint8 *offsets = NULL, *counts = NULL;
  guint n_tags;
  guint64 offset, count;

  if (n < 16 || directory > n - 2)
    return FALSE;

  n_tags = (guint) number (data + directory, 2, little);
  for (guint i = 0; i < n_tags && directory + 2 + (i + 1) * 12 <= n; i++)
    {
      const guint8 *tag = data + directory + 2 + i * 12;
      const guint key = (guint) number (tag, 2, little);

      if (key == 273 || key == 324)
        offsets = tag;
      else if (key == 279 || key == 325)
        counts = tag;
    }
  if (offsets == NULL || counts == NULL)
    return FALSE;

  for (gsize i = 0; i < number (offsets + 4, 4, little); i++)
    if (!tag_value (data, n, offsets, i, &offset) || !tag_value (data, n, counts, i, &count) ||
        offset + count > n)
      return FALSE;

  return TRUE;
}

/**
 * siyi_image_is_whole:
 *
 * Returns: whether the file reaches to where its own structure says it ends
 */
gboolean
siyi_image_is_whole (SiyiImageKind  kind,
                     const guint8  *data,
                     gsize          n)
{
  switch (kind)
    {
    case SIYI_IMAGE_JPEG:
      return jpeg_is_whole (data, n);
    case SIYI_IMAGE_PNG:
      return png_is_whole (data, n);
    case SIYI_IMAGE_WEBP:
      return n >= 12 && number (data + 4, 4, TRUE) + 8 <= n;
    case SIYI_IMAGE_TIFF:
      return tiff_is_whole (data, n);
    case SIYI_IMAGE_HEIC:
      return heic_is_whole (data, n);
    case SIYI_IMAGE_NONE:
    default:
      return FALSE;
    }
}
