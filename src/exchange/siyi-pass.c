/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pass phrase that opens the lock of the window. It keeps a passer-by out; it does not encrypt the
 * archive. Four characters will do for that, six digits as people choose them included; libsodium's
 * interactive cost (64 MiB) makes guessing slow. Worker threads. */
#include "siyi-pass.h"

#include <sodium.h>
#include <string.h>

#include "siyi-error.h"

enum { LEAST = 4, MOST_BYTES = 1024 };

static char *
normal (const char *pass)
{
  return g_utf8_validate (pass, -1, NULL) ? g_utf8_normalize (pass, -1, G_NORMALIZE_ALL_COMPOSE) : NULL;
}

static void
forget (char *text)
{
  sodium_memzero (text, strlen (text));
  g_free (text);
}

/**
 * siyi_pass_hash:
 * @pass: as a person typed it; any Unicode form of it will do later
 *
 * Returns: (transfer full): libsodium's string with cost and salt; %NULL with CONSTRAINT for one that
 *   is too short or too long, FAILED
 */
char *
siyi_pass_hash (const char  *pass,
                GError     **error)
{
  char hash[crypto_pwhash_STRBYTES];
  char *text = normal (pass);
  gboolean made;

  if (text == NULL || g_utf8_strlen (text, -1) < LEAST || strlen (text) > MOST_BYTES)
    {
      g_free (text);
      siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "A pass phrase has at least four characters");
      return NULL;
    }

  made = sodium_init () >= 0 &&
         crypto_pwhash_str (hash, text, strlen (text), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                            crypto_pwhash_MEMLIMIT_INTERACTIVE) == 0;
  forget (text);
  if (made)
    return g_strdup (hash);

  siyi_refuse (error, SIYI_ERROR_FAILED, "There is not enough memory to keep a pass phrase; close other programs");

  return NULL;
}

/**
 * siyi_pass_fits:
 * @hash: what siyi_pass_hash() returned
 * @pass: what was typed
 *
 * Returns: whether it is the pass phrase
 */
gboolean
siyi_pass_fits (const char *hash,
                const char *pass)
{
  char whole[crypto_pwhash_STRBYTES] = "";
  char *text = normal (pass);
  gboolean fits;

  if (text == NULL)
    return FALSE;

  fits = sodium_init () >= 0 && g_strlcpy (whole, hash, sizeof whole) < sizeof whole &&
         crypto_pwhash_str_verify (whole, text, strlen (text)) == 0;
  forget (text);

  return fits;
}
