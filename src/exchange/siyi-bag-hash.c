/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Both digests of a package's files. SHA-512 costs twice SHA-256 with the processor's own
 * instructions, so it has a thread of its own and the copying goes on beside it. OpenSSL's is half as
 * fast again as libsodium's, and more so than GLib's. */
#include "siyi-bag-private.h"

#include <openssl/evp.h>

#include "siyi-sha256.h"

struct _SiyiBagHash
{
  SiyiSha256   *sha256;
  char         *known;      /* (nullable) sha256 of the file under way */
  EVP_MD_CTX   *sha512;     /* (nullable) */
  GThread      *thread;     /* (nullable) without sha512 */
  GMutex        lock;
  GCond         changed;
  const guint8 *bytes;      /* under way; NULL: nothing */
  gsize         n;
  gboolean      over;
};

static gpointer
work (gpointer data)
{
  SiyiBagHash *self = data;

  g_mutex_lock (&self->lock);
  while (TRUE)
    {
      while (self->bytes == NULL && !self->over)
        g_cond_wait (&self->changed, &self->lock);
      if (self->bytes == NULL)
        break;

      g_mutex_unlock (&self->lock);
      EVP_DigestUpdate (self->sha512, self->bytes, self->n);
      g_mutex_lock (&self->lock);
      self->bytes = NULL;
      g_cond_broadcast (&self->changed);
    }
  g_mutex_unlock (&self->lock);

  return NULL;
}

/**
 * siyi_bag_hash_new:
 * @with_sha512: %FALSE: sha256 alone
 *
 * Returns: (transfer full): digests of nothing yet
 */
SiyiBagHash *
siyi_bag_hash_new (gboolean with_sha512)
{
  SiyiBagHash *self = g_new0 (SiyiBagHash, 1);

  self->sha256 = siyi_sha256_new ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  if (with_sha512)
    {
      self->sha512 = EVP_MD_CTX_new ();
      EVP_DigestInit_ex (self->sha512, EVP_sha512 (), NULL);
      self->thread = g_thread_new ("siyi-sha512", work, self);
    }

  return self;
}

/**
 * siyi_bag_hash_free:
 * @self: (nullable): digests; nothing may be under way
 */
void
siyi_bag_hash_free (SiyiBagHash *self)
{
  if (self == NULL)
    return;

  if (self->thread != NULL)
    {
      g_mutex_lock (&self->lock);
      self->over = TRUE;
      g_cond_broadcast (&self->changed);
      g_mutex_unlock (&self->lock);
      g_thread_join (self->thread);
    }
  siyi_sha256_free (self->sha256);
  EVP_MD_CTX_free (self->sha512);
  g_free (self->known);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}

/**
 * siyi_bag_hash_set_known:
 * @sha256: (nullable): hex, of bytes that were proved to have it on their way here
 *
 * Before the file's first bytes: they are not hashed a second time.
 */
void
siyi_bag_hash_set_known (SiyiBagHash *self,
                         const char  *sha256)
{
  g_free (self->known);
  self->known = g_strdup (sha256);
}

/**
 * siyi_bag_hash_begin:
 * @bytes: must stay until siyi_bag_hash_wait()
 *
 * Takes bytes into both digests, one of them in the background.
 */
void
siyi_bag_hash_begin (SiyiBagHash  *self,
                     const guint8 *bytes,
                     gsize         n)
{
  if (n == 0)
    return;

  if (self->thread != NULL)
    {
      g_mutex_lock (&self->lock);
      self->bytes = bytes;
      self->n = n;
      g_cond_broadcast (&self->changed);
      g_mutex_unlock (&self->lock);
    }
  if (self->known == NULL)
    siyi_sha256_update (self->sha256, bytes, n);
}

/**
 * siyi_bag_hash_wait:
 *
 * Waits till the bytes of siyi_bag_hash_begin() are no longer needed.
 */
void
siyi_bag_hash_wait (SiyiBagHash *self)
{
  g_mutex_lock (&self->lock);
  while (self->bytes != NULL)
    g_cond_wait (&self->changed, &self->lock);
  g_mutex_unlock (&self->lock);
}

/**
 * siyi_bag_hash_finish:
 * @sha256: (out) (transfer full): hex
 * @sha512: (out) (transfer full) (nullable): hex; %NULL without it
 *
 * Tells the digests; the next file may begin.
 */
void
siyi_bag_hash_finish (SiyiBagHash  *self,
                      char        **sha256,
                      char        **sha512)
{
  guint8 sum[EVP_MAX_MD_SIZE];
  GString *hex;
  guint n;

  siyi_bag_hash_wait (self);
  *sha256 = self->known != NULL ? g_steal_pointer (&self->known) : siyi_sha256_finish (self->sha256);
  *sha512 = NULL;
  if (self->thread == NULL)
    return;

  EVP_DigestFinal_ex (self->sha512, sum, &n);
  EVP_DigestInit_ex (self->sha512, EVP_sha512 (), NULL);
  hex = g_string_sized_new (2 * n + 1);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (hex, "%02x", sum[i]);
  *sha512 = g_string_free (hex, FALSE);
}
