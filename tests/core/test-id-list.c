/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packed ids come back as they were, in their order; damaged bytes do no harm. */
#include "siyi-id-list.h"

static void
assert_comes_back (GArray *ids)
{
  g_autoptr(GBytes) bytes = siyi_id_list_pack (ids);
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  g_autoptr(GArray) back = siyi_id_list_unpack (data, size);

  g_assert_cmpuint (back->len, ==, ids->len);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (g_array_index (back, gint64, i), ==, g_array_index (ids, gint64, i));
}

static void
test_random_lists_come_back (void)
{
  for (int n = 0; n < 200; n++)
    {
      g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

      for (int i = 0; i < n; i++)
        {
          gint64 id = (gint64) g_test_rand_int () * (n % 3 == 0 ? 1 : g_test_rand_int ());

          g_array_append_val (ids, id);
        }
      assert_comes_back (ids);
    }
}

static void
test_ends_of_the_range_come_back (void)
{
  static const gint64 values[] = { G_MAXINT64, G_MININT64, 0, -1, 1, G_MAXINT64, G_MAXINT64 };
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (ids, values, G_N_ELEMENTS (values));
  assert_comes_back (ids);
}

static void
test_neighbours_are_small (void)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GBytes) bytes = NULL;

  for (gint64 id = 1000000; id < 1001000; id++)
    g_array_append_val (ids, id);
  bytes = siyi_id_list_pack (ids);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, 1010);
}

static void
test_damaged_bytes_do_no_harm (void)
{
  guint8 bytes[64];

  for (int n = 0; n < 500; n++)
    {
      g_autoptr(GArray) ids = NULL;

      for (gsize i = 0; i < sizeof bytes; i++)
        bytes[i] = (guint8) (g_test_rand_int () | (n % 5 == 0 ? 0x80 : 0));
      ids = siyi_id_list_unpack (bytes, sizeof bytes);
      g_assert_cmpuint (ids->len, <=, sizeof bytes);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id-list/random", test_random_lists_come_back);
  g_test_add_func ("/id-list/ends", test_ends_of_the_range_come_back);
  g_test_add_func ("/id-list/small", test_neighbours_are_small);
  g_test_add_func ("/id-list/damaged", test_damaged_bytes_do_no_harm);

  return g_test_run ();
}
