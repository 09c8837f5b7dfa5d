/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sealing: libsodium's secretstream (XChaCha20-Poly1305) over a file in blocks of 1 MiB. Memory is
 * two blocks and what the derivation of the key takes. Any thread. */
#include "siyi-seal-private.h"

#include <string.h>

#include "siyi-error.h"

enum { SHORTEST_PHRASE = 8 };

typedef SiyiSealWork Sealing;

void
siyi_seal_work_clear (SiyiSealWork *self)
{
  siyi_source_free (self->source);
  siyi_neighbour_free (self->out);
  g_clear_pointer (&self->sum, siyi_sha256_free);
  if (self->plain != NULL)
    sodium_memzero (self->plain, SIYI_SEAL_BLOCK);
  g_free (self->plain);
  g_free (self->sealed);
  sodium_memzero (&self->stream, sizeof self->stream);
}

/**
 * siyi_sealed_clear:
 * @self: to be emptied
 */
void
siyi_sealed_clear (SiyiSealed *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->sha256, g_free);
  self->size = 0;
}

/**
 * siyi_seal_start:
 *
 * Returns: whether the library is ready; any number of calls, any thread
 */
gboolean
siyi_seal_start (GError **error)
{
  if (sodium_init () >= 0)
    return TRUE;

  return siyi_refuse (error, SIYI_ERROR_FAILED, "The cipher library can't be started");
}

/**
 * siyi_passphrase_check:
 * @passphrase: what a person chose
 *
 * Returns: whether it may seal: text of at least eight characters
 */
gboolean
siyi_passphrase_check (const char  *passphrase,
                       GError     **error)
{
  if (passphrase != NULL && g_utf8_validate (passphrase, -1, NULL) &&
      g_utf8_strlen (passphrase, -1) >= SHORTEST_PHRASE)
    return TRUE;

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
               "A pass phrase has at least %d characters; choose a longer one", SHORTEST_PHRASE);
  return FALSE;
}

static gboolean
push (Sealing      *self,
      const guint8 *bytes,
      gsize         n,
      const guint8 *more,
      gsize         n_more,
      guint8        tag,
      GError      **error)
{
  const guint32 length = GUINT32_TO_LE ((guint32) (n + SIYI_SEAL_MORE));

  crypto_secretstream_xchacha20poly1305_push (&self->stream, self->sealed, NULL, bytes, n, more, n_more, tag);

  return siyi_neighbour_write (self->out, (const char *) &length, sizeof length, error) &&
         siyi_neighbour_write (self->out, (const char *) self->sealed, n + SIYI_SEAL_MORE, error);
}

/* Size and name; with it the whole head is proved. */
static gboolean
push_first (Sealing      *self,
            const char   *name,
            const guint8 *head,
            GError      **error)
{
  const guint64 size = GUINT64_TO_LE (self->source->size);
  const gsize n = MIN (strlen (name), SIYI_SEAL_NAME);

  memcpy (self->plain, &size, sizeof size);
  memcpy (self->plain + sizeof size, name, n);

  return push (self, self->plain, sizeof size + n, head, SIYI_SEAL_HEAD, 0, error);
}

static gboolean
push_bytes (Sealing  *self,
            GError  **error)
{
  const guint64 size = self->source->size;

  for (guint64 done = 0; done < size;)
    {
      const gsize n = (gsize) MIN (SIYI_SEAL_BLOCK, size - done);
      gssize got;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      got = siyi_source_read (self->source, done, self->plain, n, error);
      if (got < 0)
        return FALSE;
      if ((gsize) got < n)
        {
          g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_UNREADABLE,
                       "%s was changed while it was sealed; try again", self->source->name);
          return FALSE;
        }

      siyi_sha256_update (self->sum, self->plain, n);
      if (!push (self, self->plain, n, NULL, 0, 0, error))
        return FALSE;
      done += n;
      if (self->progress != NULL)
        self->progress (self->progress_data, done, size);
    }

  return TRUE;
}

static gboolean
push_last (Sealing  *self,
           GError  **error)
{
  g_autofree char *hex = siyi_sha256_finish (self->sum);
  const guint64 size = GUINT64_TO_LE (self->source->size);
  guint8 last[SIYI_SEAL_LAST];

  memcpy (last, &size, sizeof size);
  sodium_hex2bin (last + 8, 32, hex, 64, NULL, NULL, NULL);

  return push (self, last, sizeof last, NULL, 0, crypto_secretstream_xchacha20poly1305_TAG_FINAL, error);
}

static gboolean
seal (Sealing     *self,
      const char  *name,
      const char  *passphrase,
      const char  *code,
      GError     **error)
{
  guint8 head[SIYI_SEAL_HEAD], stream[SIYI_SEAL_STREAM], key[SIYI_SEAL_KEY];

  if (!siyi_seal_head_make (head, passphrase, code, key, error))
    return FALSE;

  crypto_secretstream_xchacha20poly1305_init_push (&self->stream, stream, key);
  sodium_memzero (key, sizeof key);
  siyi_seal_head_close (head, stream);

  self->plain = g_malloc (SIYI_SEAL_BLOCK);
  self->sealed = g_malloc (SIYI_SEAL_BLOCK + SIYI_SEAL_MORE);
  self->sum = siyi_sha256_new ();

  return siyi_neighbour_write (self->out, (const char *) head, sizeof head, error) &&
         push_first (self, name, head, error) &&
         push_bytes (self, error) &&
         push_last (self, error) &&
         siyi_neighbour_finish (self->out, error);
}

/**
 * siyi_seal_file:
 * @from: the file to seal; it stays as it is
 * @to: the file to make or replace
 * @passphrase: what a person chose, see siyi_passphrase_check(); any Unicode form of it will do later
 * @recovery_code: (inout) (optional) (transfer full): the code that opens the file too, to be printed;
 *   where one is given it is used, so that one sheet of paper opens all backups; else a new one is
 *   told once and stored nowhere
 * @progress: (nullable): told the bytes done and in all, after each MiB
 * @cancellable: (nullable): to stop
 *
 * Returns: whether the sealed file is there; a failure leaves what was there before
 */
gboolean
siyi_seal_file (const char        *from,
                const char        *to,
                const char        *passphrase,
                char             **recovery_code,
                SiyiSealProgress   progress,
                gpointer           progress_data,
                GCancellable      *cancellable,
                GError           **error)
{
  g_auto(SiyiSealWork) self = { .progress = progress, .progress_data = progress_data, .cancellable = cancellable };
  g_autofree char *name = g_path_get_basename (from);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *phrase = NULL;
  g_autofree char *grouped = NULL;
  g_autofree char *code = NULL;
  gboolean done;

  if (!siyi_seal_start (error) || !siyi_passphrase_check (passphrase, error))
    return FALSE;
  self.source = siyi_source_open (from, G_MAXINT64, error);
  if (self.source == NULL)
    return FALSE;
  self.out = siyi_neighbour_new (to, error);
  if (self.out == NULL)
    return FALSE;

  phrase = g_utf8_normalize (passphrase, -1, G_NORMALIZE_ALL_COMPOSE);
  grouped = recovery_code != NULL && *recovery_code != NULL ? g_strdup (*recovery_code) : siyi_recovery_code_new ();
  code = siyi_recovery_code_parse (grouped);
  if (code == NULL)
    {
      sodium_memzero (phrase, strlen (phrase));
      return siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "The recovery code that is kept is none; set the seal up anew");
    }
  done = seal (&self, shown, phrase, code, error);
  sodium_memzero (phrase, strlen (phrase));
  sodium_memzero (code, strlen (code));
  if (done && recovery_code != NULL && *recovery_code == NULL)
    *recovery_code = g_steal_pointer (&grouped);

  return done;
}

/**
 * siyi_seal_is_sealed:
 * @path: any file
 *
 * Returns: whether it begins like a sealed one
 */
gboolean
siyi_seal_is_sealed (const char *path)
{
  g_autoptr(SiyiSource) source = siyi_source_open (path, G_MAXINT64, NULL);
  char start[8];

  return source != NULL && siyi_source_read (source, 0, start, sizeof start, NULL) == sizeof start &&
         memcmp (start, "SIYISEAL", sizeof start) == 0;
}
