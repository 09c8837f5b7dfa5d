/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recovery code: what opens a sealed file when its pass phrase is forgotten. It is read from
 * paper and typed, so letters that look like digits are taken for them, and two characters prove
 * the others. Any thread. */
#include "siyi-seal-private.h"

#include <string.h>

enum { CHANCE = 28, PROOF = 2, GROUP = 5 };

/* Crockford's base 32: no I, L, O, U. */
static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static void
prove (const char *code,
       char        proof[PROOF])
{
  guint8 hash[crypto_generichash_BYTES];

  crypto_generichash (hash, sizeof hash, (const guint8 *) code, CHANCE, NULL, 0);
  for (guint i = 0; i < PROOF; i++)
    proof[i] = alphabet[hash[i] & 31];
  sodium_memzero (hash, sizeof hash);
}

/**
 * siyi_recovery_code_new:
 *
 * 140 bits of chance, more than any guessing reaches.
 *
 * Returns: (transfer full): six groups of five characters
 */
char *
siyi_recovery_code_new (void)
{
  char code[CHANCE + PROOF];
  GString *grouped;

  for (guint i = 0; i < CHANCE; i++)
    code[i] = alphabet[randombytes_uniform (32)];
  prove (code, code + CHANCE);

  grouped = g_string_new (NULL);
  for (guint i = 0; i < CHANCE + PROOF; i++)
    {
      if (i > 0 && i % GROUP == 0)
        g_string_append_c (grouped, '-');
      g_string_append_c (grouped, code[i]);
    }
  sodium_memzero (code, sizeof code);

  return g_string_free (grouped, FALSE);
}

/* '\0': no character of a code. */
static char
read_character (char c)
{
  c = g_ascii_toupper (c);
  if (c == 'O')
    return '0';
  if (c == 'I' || c == 'L')
    return '1';

  return c != '\0' && strchr (alphabet, c) != NULL ? c : '\0';
}

/**
 * siyi_recovery_code_parse:
 * @typed: what a person typed: any case, with or without spaces and hyphens, full width too
 *
 * Returns: (transfer full) (nullable): the code's 30 characters; %NULL if it is none
 */
char *
siyi_recovery_code_parse (const char *typed)
{
  g_autofree char *plain = g_utf8_normalize (typed, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr(GString) code = g_string_new (NULL);
  char proof[PROOF];

  for (const char *p = plain; p != NULL && *p != '\0'; p++)
    {
      char c = read_character (*p);

      if (*p == ' ' || *p == '-')
        continue;
      if (c == '\0')
        return NULL;
      g_string_append_c (code, c);
    }

  if (code->len != CHANCE + PROOF)
    return NULL;
  prove (code->str, proof);
  if (memcmp (proof, code->str + CHANCE, PROOF) != 0)
    return NULL;

  return g_string_free (g_steal_pointer (&code), FALSE);
}
