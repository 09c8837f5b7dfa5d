/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that every system takes, also sticks and old Windows: one Unicode form, none of their
 * forbidden characters and device names, short enough for a path. Pure. */
#include "siyi-bag-private.h"

#include <string.h>

enum { NAME_BYTES = 120, PATH_CHARACTERS = 180 };

/* %: the manifests would escape it, and sha256sum not find the file (RFC 8493, 2.1.3). */
static const char forbidden[] = "<>:\"/\\|?*%";

static gboolean
is_device (const char *name)
{
  static const char * const devices[] = { "CON", "PRN", "AUX", "NUL" };
  const gsize n = strcspn (name, ".");

  for (gsize i = 0; i < G_N_ELEMENTS (devices); i++)
    if (n == 3 && g_ascii_strncasecmp (name, devices[i], 3) == 0)
      return TRUE;

  return n == 4 && (g_ascii_strncasecmp (name, "COM", 3) == 0 || g_ascii_strncasecmp (name, "LPT", 3) == 0) &&
         g_ascii_isdigit (name[3]);
}

/* Signs that change the order of others make a name look like another one. */
static gboolean
is_odd (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xfeff || (c < 128 && strchr (forbidden, (int) c) != NULL);
}

/* The ending stays: it says what the file is. */
static void
shorten (GString *name)
{
  const char *dot = strrchr (name->str, '.');
  const gsize n_ending = dot != NULL && strlen (dot) <= 8 ? strlen (dot) : 0;
  gsize cut = NAME_BYTES - n_ending;

  if (name->len <= NAME_BYTES)
    return;

  while (cut > 0 && ((guchar) name->str[cut] & 0xc0) == 0x80)
    cut--;
  g_string_erase (name, (gssize) cut, (gssize) (name->len - n_ending - cut));
}

/**
 * siyi_bag_safe_name:
 * @name: a file's name as a person gave it, any text
 *
 * Returns: (transfer full): a name like it that every system takes; never empty
 */
char *
siyi_bag_safe_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  GString *safe = g_string_new (NULL);

  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (safe, is_odd (g_utf8_get_char (p)) ? '_' : g_utf8_get_char (p));

  shorten (safe);
  while (safe->len > 0 && (safe->str[safe->len - 1] == '.' || safe->str[safe->len - 1] == ' '))
    g_string_truncate (safe, safe->len - 1);
  while (safe->len > 0 && safe->str[0] == ' ')
    g_string_erase (safe, 0, 1);
  if (safe->len == 0 || is_device (safe->str) || safe->str[0] == '.')
    g_string_prepend_c (safe, '_');

  return g_string_free (safe, FALSE);
}

/**
 * siyi_bag_path_is_safe:
 * @path: a path within a foreign package
 *
 * Returns: whether it stays within it: relative, / between, no . or .., no empty part, UTF-8
 */
gboolean
siyi_bag_path_is_safe (const char *path)
{
  g_auto(GStrv) parts = NULL;

  if (*path == '\0' || *path == '/' || strchr (path, '\\') != NULL || !g_utf8_validate (path, -1, NULL) ||
      (g_ascii_isalpha (path[0]) && path[1] == ':'))
    return FALSE;

  parts = g_strsplit (path, "/", -1);
  for (gsize i = 0; parts[i] != NULL; i++)
    if (*parts[i] == '\0' || g_str_equal (parts[i], ".") || g_str_equal (parts[i], ".."))
      return FALSE;

  return g_utf8_strlen (path, -1) <= 4 * PATH_CHARACTERS;
}
