/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of ids packed into few bytes. Pure functions. */
#include "siyi-id-list.h"

/**
 * siyi_id_list_pack:
 *
 * Returns: (transfer full): the bytes; none for no ids
 */
GBytes *
siyi_id_list_pack (const GArray *ids)
{
  GByteArray *bytes = g_byte_array_new ();
  gint64 last = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      const gint64 step = (gint64) ((guint64) id - (guint64) last);
      guint64 rest = ((guint64) step << 1) ^ (step < 0 ? G_MAXUINT64 : 0);

      do
        {
          const guint8 byte = (guint8) ((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));

          g_byte_array_append (bytes, &byte, 1);
          rest >>= 7;
        }
      while (rest > 0);
      last = id;
    }

  return g_byte_array_free_to_bytes (bytes);
}

/**
 * siyi_id_list_unpack:
 * @data: (nullable): from siyi_id_list_pack()
 *
 * Returns: (transfer full): the ids in their order
 */
GArray *
siyi_id_list_unpack (gconstpointer data,
                     gsize         size)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const guint8 *bytes = data;
  guint64 value = 0, id = 0;
  guint shift = 0;

  for (gsize i = 0; i < size && shift < 64; i++)
    {
      value |= (guint64) (bytes[i] & 0x7f) << shift;
      shift += 7;
      if (bytes[i] & 0x80)
        continue;

      id += (value >> 1) ^ (value & 1 ? G_MAXUINT64 : 0);
      g_array_append_val (ids, id);
      value = 0;
      shift = 0;
    }

  return ids;
}
