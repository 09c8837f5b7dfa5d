/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA-256 (FIPS 180-4) for digests over many megabytes. x86 processors since about 2017 have
 * instructions for it, four times as fast as GLib's; elsewhere GLib does it. A test compares the
 * two. One thread at a time. */
#include "siyi-sha256.h"

#include <string.h>

#if defined (__x86_64__) && defined (__GNUC__)
#include <cpuid.h>
#include <immintrin.h>
#define HAVE_INSTRUCTIONS 1
#endif

enum { BLOCK = 64, WORDS = 8 };

struct _SiyiSha256
{
  GChecksum *plain;           /* (nullable) where the processor has no instructions */
  guint32    state[WORDS];
  guint8     block[BLOCK];    /* begun, not yet full */
  gsize      n_block;
  guint64    n_total;
};

#ifdef HAVE_INSTRUCTIONS

static const guint32 initial[WORDS] = {
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

static const guint32 constants[64] __attribute__ ((aligned (16))) = {
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static gboolean
has_instructions (void)
{
  const unsigned sse41 = 1u << 19, ssse3 = 1u << 9, sha = 1u << 29;
  unsigned a, b, c, d;

  return __get_cpuid (1, &a, &b, &c, &d) && (c & sse41) && (c & ssse3) &&
         __get_cpuid_count (7, 0, &a, &b, &c, &d) && (b & sha);
}

/* The next four words of the message schedule from the sixteen before. */
__attribute__ ((target ("sha,sse4.1,ssse3"))) static inline __m128i
next_words (const __m128i *words,
            int            i)
{
  __m128i before = words[(i + 3) & 3];
  __m128i sum = _mm_add_epi32 (_mm_sha256msg1_epu32 (words[i & 3], words[(i + 1) & 3]),
                               _mm_alignr_epi8 (before, words[(i + 2) & 3], 4));

  return _mm_sha256msg2_epu32 (sum, before);
}

__attribute__ ((target ("sha,sse4.1,ssse3"))) static void
compress (guint32       state[WORDS],
          const guint8 *data,
          gsize         n_blocks)
{
  const __m128i swap = _mm_set_epi64x (0x0c0d0e0f08090a0b, 0x0405060700010203);
  __m128i low = _mm_shuffle_epi32 (_mm_loadu_si128 ((const __m128i *) state), 0xb1);
  __m128i high = _mm_shuffle_epi32 (_mm_loadu_si128 ((const __m128i *) (state + 4)), 0x1b);
  __m128i abef = _mm_alignr_epi8 (low, high, 8);
  __m128i cdgh = _mm_blend_epi16 (high, low, 0xf0);

  for (; n_blocks > 0; n_blocks--, data += BLOCK)
    {
      const __m128i old_abef = abef, old_cdgh = cdgh;
      __m128i words[4];

      for (int i = 0; i < 4; i++)
        words[i] = _mm_shuffle_epi8 (_mm_loadu_si128 ((const __m128i *) (data + 16 * i)), swap);
      for (int i = 0; i < 16; i++)
        {
          __m128i round;

          if (i >= 4)
            words[i & 3] = next_words (words, i);
          round = _mm_add_epi32 (words[i & 3],
                                 _mm_load_si128 ((const __m128i *) (constants + 4 * i)));
          cdgh = _mm_sha256rnds2_epu32 (cdgh, abef, round);
          abef = _mm_sha256rnds2_epu32 (abef, cdgh, _mm_shuffle_epi32 (round, 0x0e));
        }
      abef = _mm_add_epi32 (abef, old_abef);
      cdgh = _mm_add_epi32 (cdgh, old_cdgh);
    }

  low = _mm_shuffle_epi32 (abef, 0x1b);
  high = _mm_shuffle_epi32 (cdgh, 0xb1);
  _mm_storeu_si128 ((__m128i *) state, _mm_blend_epi16 (low, high, 0xf0));
  _mm_storeu_si128 ((__m128i *) (state + 4), _mm_alignr_epi8 (high, low, 8));
}

#else

static const guint32 initial[WORDS];

static gboolean
has_instructions (void)
{
  return FALSE;
}

static void
compress (guint32       state[WORDS],
          const guint8 *data,
          gsize         n_blocks)
{
  g_assert_not_reached ();
}

#endif

static void
start (SiyiSha256 *self)
{
  memcpy (self->state, initial, sizeof initial);
  self->n_block = 0;
  self->n_total = 0;
}

SiyiSha256 *
siyi_sha256_new (void)
{
  SiyiSha256 *self = g_new0 (SiyiSha256, 1);

  if (!has_instructions ())
    self->plain = g_checksum_new (G_CHECKSUM_SHA256);
  start (self);

  return self;
}

void
siyi_sha256_free (SiyiSha256 *self)
{
  g_clear_pointer (&self->plain, g_checksum_free);
  g_free (self);
}

void
siyi_sha256_update (SiyiSha256   *self,
                    const guint8 *data,
                    gsize         n)
{
  gsize taken;

  if (n == 0)
    return;
  if (self->plain != NULL)
    {
      g_checksum_update (self->plain, data, (gssize) n);
      return;
    }

  self->n_total += n;
  if (self->n_block > 0)
    {
      taken = MIN (n, BLOCK - self->n_block);
      memcpy (self->block + self->n_block, data, taken);
      self->n_block += taken;
      data += taken;
      n -= taken;
      if (self->n_block < BLOCK)
        return;
      compress (self->state, self->block, 1);
      self->n_block = 0;
    }

  compress (self->state, data, n / BLOCK);
  self->n_block = n % BLOCK;
  memcpy (self->block, data + n - self->n_block, self->n_block);
}

/* A one, zeros, the length in bits. */
static void
pad (SiyiSha256 *self)
{
  guint64 bits = GUINT64_TO_BE (self->n_total * 8);
  guint8 padding[2 * BLOCK] = { 0x80 };
  gsize n = (self->n_block < BLOCK - 8 ? BLOCK : 2 * BLOCK) - self->n_block;

  memcpy (padding + n - 8, &bits, 8);
  siyi_sha256_update (self, padding, n);
}

/**
 * siyi_sha256_finish:
 *
 * Returns: (transfer full): the digest in hex; @self is empty again
 */
char *
siyi_sha256_finish (SiyiSha256 *self)
{
  GString *hex;

  if (self->plain != NULL)
    {
      char *digest = g_strdup (g_checksum_get_string (self->plain));

      g_checksum_reset (self->plain);
      return digest;
    }

  pad (self);
  hex = g_string_sized_new (2 * 4 * WORDS + 1);
  for (int i = 0; i < WORDS; i++)
    g_string_append_printf (hex, "%08x", self->state[i]);
  start (self);

  return g_string_free (hex, FALSE);
}
