/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a sealed file: hostile input. A length is believed up to a block, nothing is handed on
 * before its block was proved, and the new file has its name only after the final mark, the size
 * and the digest were right. Any thread. */
#include "siyi-seal-private.h"

#include <string.h>

#include "siyi-error.h"

enum { MOST_MESSAGE = SIYI_SEAL_BLOCK + SIYI_SEAL_MORE };

typedef SiyiSealWork Opening;

static gboolean
is_cut (Opening  *self,
        GError  **error)
{
  g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_TRUNCATED,
               "%s is cut: %" G_GUINT64_FORMAT " bytes are there and more were sealed; take another copy",
               self->source->name, self->source->size);

  return FALSE;
}

static gboolean
is_damaged (Opening  *self,
            GError  **error)
{
  g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_DAMAGED,
               "%s is damaged behind byte %" G_GUINT64_FORMAT "; take another copy",
               self->source->name, self->at);

  return FALSE;
}

static gboolean
read_exactly (Opening  *self,
              gpointer  buffer,
              gsize     n,
              GError  **error)
{
  gssize got = siyi_source_read (self->source, self->at, buffer, n, error);

  if (got < 0)
    return FALSE;
  if ((gsize) got < n)
    return is_cut (self, error);
  self->at += n;

  return TRUE;
}

/* The next message into plain. */
static gboolean
pull (Opening       *self,
      const guint8  *more,
      gsize          n_more,
      guint8        *tag,
      GError       **error)
{
  unsigned long long n;
  guint32 length;

  if (!read_exactly (self, &length, sizeof length, error))
    return FALSE;
  length = GUINT32_FROM_LE (length);
  if (length < SIYI_SEAL_MORE || length > MOST_MESSAGE)
    return is_damaged (self, error);
  if (!read_exactly (self, self->sealed, length, error))
    return FALSE;

  if (crypto_secretstream_xchacha20poly1305_pull (&self->stream, self->plain, &n, tag, self->sealed, length,
                                                  more, n_more) != 0)
    return is_damaged (self, error);
  self->n_plain = (gsize) n;

  return TRUE;
}

static gboolean
pull_first (Opening       *self,
            const guint8  *head,
            SiyiSealed    *sealed,
            GError       **error)
{
  guint8 tag;

  if (!pull (self, head, SIYI_SEAL_HEAD, &tag, error))
    return FALSE;
  if (self->n_plain < 8 || self->n_plain > 8 + SIYI_SEAL_NAME || tag != 0)
    return is_damaged (self, error);

  memcpy (&self->size, self->plain, 8);
  self->size = GUINT64_FROM_LE (self->size);
  if (sealed != NULL)
    {
      g_autofree char *name = g_strndup ((const char *) self->plain + 8, self->n_plain - 8);

      sealed->name = g_utf8_make_valid (name, -1);
      sealed->size = self->size;
    }

  return TRUE;
}

static gboolean
finish (Opening     *self,
        SiyiSealed  *sealed,
        GError     **error)
{
  g_autofree char *hex = siyi_sha256_finish (self->sum);
  guint8 sum[32];
  guint64 size;

  if (self->n_plain != SIYI_SEAL_LAST || self->at != self->source->size)
    return is_damaged (self, error);

  memcpy (&size, self->plain, 8);
  sodium_hex2bin (sum, sizeof sum, hex, 64, NULL, NULL, NULL);
  if (GUINT64_FROM_LE (size) != self->done || self->done != self->size ||
      sodium_memcmp (sum, self->plain + 8, sizeof sum) != 0)
    return is_damaged (self, error);
  if (sealed != NULL)
    sealed->sha256 = g_steal_pointer (&hex);

  return self->out == NULL || siyi_neighbour_finish (self->out, error);
}

static gboolean
pull_all (Opening     *self,
          SiyiSealed  *sealed,
          GError     **error)
{
  guint8 tag = 0;

  while (TRUE)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
          !pull (self, NULL, 0, &tag, error))
        return FALSE;
      if (tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL)
        return finish (self, sealed, error);
      if (tag != 0 || self->n_plain > self->size - self->done)
        return is_damaged (self, error);

      siyi_sha256_update (self->sum, self->plain, self->n_plain);
      if (self->out != NULL &&
          !siyi_neighbour_write (self->out, (const char *) self->plain, self->n_plain, error))
        return FALSE;
      self->done += self->n_plain;
      if (self->progress != NULL)
        self->progress (self->progress_data, self->done, self->size);
    }
}

static gboolean
open_all (Opening     *self,
          const char  *from,
          const char  *to,
          const char  *secret,
          SiyiSealed  *sealed,
          GError     **error)
{
  guint8 head[SIYI_SEAL_HEAD], key[SIYI_SEAL_KEY];
  int begun;

  if (!siyi_seal_start (error))
    return FALSE;
  self->source = siyi_source_open (from, G_MAXINT64, error);
  if (self->source == NULL)
    return FALSE;

  /* A file too short for a head is told from a cut one by its first bytes. */
  memset (head, 0, sizeof head);
  if (siyi_source_read (self->source, 0, head, 8, error) < 0)
    return FALSE;
  if (!siyi_seal_head_is (head, self->source->name, error) ||
      !read_exactly (self, head, sizeof head, error) ||
      !siyi_seal_head_check (head, self->source->name, error) ||
      !siyi_seal_head_open (head, secret, self->source->name, key, error))
    return FALSE;
  begun = crypto_secretstream_xchacha20poly1305_init_pull (&self->stream, siyi_seal_head_stream (head), key);
  sodium_memzero (key, sizeof key);
  if (begun != 0)
    return is_damaged (self, error);

  self->plain = g_malloc (SIYI_SEAL_BLOCK);
  self->sealed = g_malloc (MOST_MESSAGE);
  self->sum = siyi_sha256_new ();
  if (to != NULL)
    self->out = siyi_neighbour_new (to, error);

  return (to == NULL || self->out != NULL) &&
         pull_first (self, head, sealed, error) &&
         pull_all (self, sealed, error);
}

/**
 * siyi_unseal_file:
 * @from: a sealed file
 * @to: the file to make or replace
 * @passphrase_or_code: what a person typed
 * @progress: (nullable): told the bytes done and in all
 * @cancellable: (nullable): to stop
 *
 * Returns: whether the file is there as it was sealed. A wrong pass phrase is SIYI_ERROR_CONSTRAINT,
 *   another file SIYI_FILE_ERROR_UNKNOWN_KIND, a cut one TRUNCATED, a changed one DAMAGED; nothing
 *   is then left
 */
gboolean
siyi_unseal_file (const char        *from,
                  const char        *to,
                  const char        *passphrase_or_code,
                  SiyiSealProgress   progress,
                  gpointer           progress_data,
                  GCancellable      *cancellable,
                  GError           **error)
{
  g_auto(SiyiSealWork) self = { .progress = progress, .progress_data = progress_data, .cancellable = cancellable };

  return open_all (&self, from, to, passphrase_or_code, NULL, error);
}

/**
 * siyi_seal_check:
 * @path: a sealed file
 * @passphrase_or_code: what a person typed
 * @sealed: (out caller-allocates) (optional): what it holds; only filled on success
 *
 * Reads the whole file and writes nothing.
 *
 * Returns: whether it can be opened from its first byte to its last
 */
gboolean
siyi_seal_check (const char        *path,
                 const char        *passphrase_or_code,
                 SiyiSealed        *sealed,
                 SiyiSealProgress   progress,
                 gpointer           progress_data,
                 GCancellable      *cancellable,
                 GError           **error)
{
  g_auto(SiyiSealWork) self = { .progress = progress, .progress_data = progress_data, .cancellable = cancellable };
  g_auto(SiyiSealed) found = { 0 };

  if (!open_all (&self, path, NULL, passphrase_or_code, &found, error))
    return FALSE;
  if (sealed != NULL)
    {
      *sealed = found;
      memset (&found, 0, sizeof found);
    }

  return TRUE;
}
