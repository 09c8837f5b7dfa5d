/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pass phrase opens with itself alone, however its characters were composed; its string tells
 * nothing of it. */
#include <string.h>

#include "siyi-error.h"
#include "siyi-pass.h"

static void
test_fits (void)
{
  static const struct { const char *set, *typed; gboolean fits; } rows[] = {
    { "四一接访2026", "四一接访2026", TRUE }, { "四一接访2026", "四一接访2025", FALSE },
    { "四一接访2026", "四一接访202", FALSE }, { "四一接访2026", "", FALSE },
    { "caf\xc3\xa9!", "cafe\xcc\x81!", TRUE }, { "1234", "1234", TRUE }, { "1234", " 1234", FALSE },
    { "四一接访2026", "\xff\xfe", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GError *error = NULL;
      g_autofree char *hash = siyi_pass_hash (rows[i].set, &error);
      g_autofree char *again = siyi_pass_hash (rows[i].set, NULL);

      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (hash, "$argon2id$"));
      g_assert_null (strstr (hash, rows[i].set));
      g_assert_cmpstr (hash, !=, again);
      g_assert_true (siyi_pass_fits (hash, rows[i].typed) == rows[i].fits);
    }
}

static void
test_refused (void)
{
  static const char * const bad[] = { "", "123", "四一接", "\xff\xff\xff\xff" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      GError *error = NULL;

      g_assert_null (siyi_pass_hash (bad[i], &error));
      g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
      g_clear_error (&error);
    }
  g_assert_false (siyi_pass_fits ("rubbish", "rubbish"));
  g_assert_false (siyi_pass_fits ("", ""));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pass/fits", test_fits);
  g_test_add_func ("/pass/refused", test_refused);

  return g_test_run ();
}
