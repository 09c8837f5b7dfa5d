/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A JPEG or PNG with nothing but its picture: what hangs behind the end (a moving picture with its
 * own place, say) and what stands in segments that are neither pixels nor colours is left out. Pure
 * functions over bytes; the pixels' own bytes are copied as they are. */
#include "siyi-image-private.h"

#include <string.h>

static gboolean
is_kept_segment (const guint8 *segment,
                 gsize         n)
{
  const guint8 marker = segment[1];

  if (marker == 0xe2)
    return n >= 16 && memcmp (segment + 4, "ICC_PROFILE", 11) == 0;

  return marker != 0xfe && (marker < 0xe0 || marker > 0xef || marker == 0xe0 || marker == 0xee);
}

static GByteArray *
plain_jpeg (const guint8 *data,
            gsize         n)
{
  g_autoptr(GByteArray) out = g_byte_array_sized_new ((guint) n);
  gsize at = 2;

  g_byte_array_append (out, data, 2);
  while (at + 4 <= n && data[at] == 0xff)
    {
      const guint8 marker = data[at + 1];
      gsize length;

      if (marker == 0xff)
        {
          at++;
          continue;
        }
      if (marker == 0xd9)
        break;

      length = 2 + ((gsize) data[at + 2] << 8 | data[at + 3]);
      if (length < 4 || at + length > n)
        return NULL;
      if (is_kept_segment (data + at, length))
        g_byte_array_append (out, data + at, (guint) length);
      at += length;
      if (marker == 0xda)
        {
          const gsize end = siyi_image_end_of_scan (data, n, at);

          g_byte_array_append (out, data + at, (guint) (end - at));
          at = end;
        }
    }
  g_byte_array_append (out, (const guint8 *) "\xff\xd9", 2);

  return g_steal_pointer (&out);
}

static GByteArray *
plain_png (const guint8 *data,
           gsize         n)
{
  static const char kept[] = "IHDR PLTE IDAT IEND gAMA cHRM sRGB iCCP sBIT tRNS bKGD pHYs";
  g_autoptr(GByteArray) out = g_byte_array_sized_new ((guint) n);
  gsize at = 8;

  g_byte_array_append (out, data, 8);
  while (at + 12 <= n)
    {
      const gsize length = 12 + ((gsize) data[at] << 24 | (gsize) data[at + 1] << 16 |
                                 (gsize) data[at + 2] << 8 | data[at + 3]);
      char name[5] = "";

      if (length > n - at)
        return NULL;
      memcpy (name, data + at + 4, 4);
      if (strlen (name) == 4 && strstr (kept, name) != NULL)
        g_byte_array_append (out, data + at, (guint) length);
      at += length;
      if (strcmp (name, "IEND") == 0)
        return g_steal_pointer (&out);
    }

  return NULL;
}

/**
 * siyi_image_plain_copy:
 *
 * Returns: (transfer full): the bytes without what is not picture; of other kinds, or where the file
 *   is not laid out as it should be, all of them (gexiv2 is then the only one that takes out)
 */
GBytes *
siyi_image_plain_copy (SiyiImageKind  kind,
                       GBytes        *bytes)
{
  gsize n;
  const guint8 *data = g_bytes_get_data (bytes, &n);
  GByteArray *plain = NULL;

  if (kind == SIYI_IMAGE_JPEG)
    plain = plain_jpeg (data, n);
  else if (kind == SIYI_IMAGE_PNG)
    plain = plain_png (data, n);

  return plain != NULL ? g_byte_array_free_to_bytes (plain) : g_bytes_ref (bytes);
}
