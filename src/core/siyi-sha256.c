/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA-256 (FIPS 180-4) for digests over many megabytes: OpenSSL's uses the processor's own
 * instructions, GLib's does not and takes four times as long. One thread at a time. */
#include "siyi-sha256.h"

#include <openssl/evp.h>

struct _SiyiSha256
{
  EVP_MD_CTX *context;
};

static void
start (SiyiSha256 *self)
{
  if (EVP_DigestInit_ex (self->context, EVP_sha256 (), NULL) != 1)
    g_error ("OpenSSL has no SHA-256");
}

SiyiSha256 *
siyi_sha256_new (void)
{
  SiyiSha256 *self = g_new (SiyiSha256, 1);

  self->context = EVP_MD_CTX_new ();
  start (self);

  return self;
}

void
siyi_sha256_free (SiyiSha256 *self)
{
  EVP_MD_CTX_free (self->context);
  g_free (self);
}

void
siyi_sha256_update (SiyiSha256   *self,
                    const guint8 *data,
                    gsize         n)
{
  EVP_DigestUpdate (self->context, data, n);
}

/**
 * siyi_sha256_finish:
 *
 * Returns: (transfer full): the digest in hex; @self is empty again
 */
char *
siyi_sha256_finish (SiyiSha256 *self)
{
  guint8 digest[EVP_MAX_MD_SIZE];
  unsigned n = 0;
  GString *hex;

  EVP_DigestFinal_ex (self->context, digest, &n);
  hex = g_string_sized_new (2 * n);
  for (unsigned i = 0; i < n; i++)
    g_string_append_printf (hex, "%02x", digest[i]);
  start (self);

  return g_string_free (hex, FALSE);
}
