/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pass phrase's strength, for the person who chooses it. Each character counts what its kind holds in
 * bits; one that repeats or continues the one before counts one bit, for that is what a guesser tries
 * first. No I/O, no list of words: a phrase is never compared with anything stored. */
#include "siyi-strength.h"

enum { SHORTEST = 8, FAIR_BITS = 38, GOOD_BITS = 56 };

static double
bits_of (gunichar c)
{
  if (g_unichar_isdigit (c))
    return 3.3;
  if (c < 128 && g_ascii_isalpha ((char) c))
    return 4.7;
  if (c < 128)
    return 5.0;

  /* Of the Han characters people choose a few hundred. */
  return 8.0;
}

static gboolean
continues (gunichar before,
           gunichar c)
{
  return c == before || c == before + 1 || c + 1 == before;
}

/**
 * siyi_strength_of:
 * @phrase: UTF-8
 *
 * Returns: its strength; SHORT below the eight characters that a seal asks for
 */
SiyiStrength
siyi_strength_of (const char *phrase)
{
  gunichar before = 0;
  double bits = 0;
  glong n = 0;

  for (const char *at = phrase; *at != '\0'; at = g_utf8_next_char (at), n++)
    {
      const gunichar c = g_utf8_get_char (at);

      bits += n > 0 && continues (before, c) ? 1 : bits_of (c);
      before = c;
    }
  if (n < SHORTEST)
    return SIYI_STRENGTH_SHORT;
  if (bits < FAIR_BITS)
    return SIYI_STRENGTH_WEAK;

  return bits < GOOD_BITS ? SIYI_STRENGTH_FAIR : SIYI_STRENGTH_GOOD;
}
