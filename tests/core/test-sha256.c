/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The quick digest is the same as GLib's, whatever the length and the pieces. */
#include "siyi-sha256.h"

static void
test_same (void)
{
  g_autoptr(SiyiSha256) sha = siyi_sha256_new ();
  guint8 data[1000];

  for (gsize i = 0; i < sizeof data; i++)
    data[i] = (guint8) (i * 31 + i / 7);
  for (gsize n = 0; n <= sizeof data; n += n < 300 ? 1 : 97)
    {
      g_autofree char *expected = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, n);

      for (gsize piece = 1; piece <= n + 1; piece += 13)
        {
          g_autofree char *digest = NULL;

          for (gsize at = 0; at < n; at += piece)
            siyi_sha256_update (sha, data + at, MIN (piece, n - at));
          digest = siyi_sha256_finish (sha);
          g_assert_cmpstr (digest, ==, expected);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sha256/same", test_same);

  return g_test_run ();
}
