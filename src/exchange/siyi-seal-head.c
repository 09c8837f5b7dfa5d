/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of a sealed file. The file's key is made by chance and lies in it twice, wrapped by the
 * pass phrase (Argon2id) and by the recovery code, so that a new pass phrase needs no new file.
 * A slot: kind of derivation, 3 bytes 0, passes (32 bits), memory (64), salt 16, nonce 24, key 48.
 * A proof at its end tells damage from a wrong pass phrase. Any thread. */
#include "siyi-seal-private.h"

#include <string.h>

#include "siyi-error.h"

enum { KDF_ARGON2ID = 1, KDF_BLAKE2B = 2 };
enum { SALT_AT = 16, NONCE_AT = 32, KEY_AT = 56, WRAPPED = SIYI_SEAL_KEY + 16 };
enum { VERSION = 1, XCHACHA20 = 1, BLOCK_BITS = 20 };

static const char magic[8] = { 'S', 'I', 'Y', 'I', 'S', 'E', 'A', 'L' };

/* What a foreign head may ask of this computer. */
#define MOST_MEMORY (G_GUINT64_CONSTANT (1) << 30)
#define MOST_PASSES 16

G_STATIC_ASSERT (KEY_AT + WRAPPED == SIYI_SEAL_SLOT);
G_STATIC_ASSERT (crypto_pwhash_argon2id_SALTBYTES == NONCE_AT - SALT_AT);
G_STATIC_ASSERT (crypto_aead_xchacha20poly1305_ietf_NPUBBYTES == KEY_AT - NONCE_AT);

static void
put_number (guint8  *at,
            guint64  number,
            guint    n)
{
  for (guint i = 0; i < n; i++)
    at[i] = (guint8) (number >> (8 * i));
}

static guint64
get_number (const guint8 *at,
            guint         n)
{
  guint64 number = 0;

  for (guint i = n; i > 0; i--)
    number = number << 8 | at[i - 1];

  return number;
}

/* From pass phrase or code to the key that wraps the file's key; %FALSE when the memory is not there. */
static gboolean
derive (const guint8 *slot,
        const char   *secret,
        guint8        key[SIYI_SEAL_KEY])
{
  if (slot[0] == KDF_BLAKE2B)
    return crypto_generichash (key, SIYI_SEAL_KEY, (const guint8 *) secret, strlen (secret),
                               slot + SALT_AT, NONCE_AT - SALT_AT) == 0;

  return crypto_pwhash (key, SIYI_SEAL_KEY, secret, strlen (secret), slot + SALT_AT,
                        get_number (slot + 4, 4), (gsize) get_number (slot + 8, 8),
                        crypto_pwhash_ALG_ARGON2ID13) == 0;
}

/* What is proved along with the key: the file's kind, which slot it is, how it was derived. */
static void
slot_context (const guint8 *head,
              guint         slot,
              guint8        context[SIYI_SEAL_START + 1 + NONCE_AT])
{
  memcpy (context, head, SIYI_SEAL_START);
  context[SIYI_SEAL_START] = (guint8) slot;
  memcpy (context + SIYI_SEAL_START + 1, head + SIYI_SEAL_START + slot * SIYI_SEAL_SLOT, NONCE_AT);
}

static void
wrap (guint8       *head,
      guint         slot,
      const guint8 *wrapper,
      const guint8 *key)
{
  guint8 *at = head + SIYI_SEAL_START + slot * SIYI_SEAL_SLOT;
  guint8 context[SIYI_SEAL_START + 1 + NONCE_AT];

  slot_context (head, slot, context);
  randombytes_buf (at + NONCE_AT, KEY_AT - NONCE_AT);
  crypto_aead_xchacha20poly1305_ietf_encrypt (at + KEY_AT, NULL, key, SIYI_SEAL_KEY, context,
                                              sizeof context, NULL, at + NONCE_AT, wrapper);
}

/* A small computer may not have 256 MiB for it; less than 64 is refused. */
static gboolean
fill_passphrase_slot (guint8      *head,
                      const char  *passphrase,
                      const guint8 *key,
                      GError     **error)
{
  static const struct { guint32 passes; guint64 memory; } costs[] = {
    { crypto_pwhash_argon2id_OPSLIMIT_MODERATE, crypto_pwhash_argon2id_MEMLIMIT_MODERATE },
    { 2 * crypto_pwhash_argon2id_OPSLIMIT_MODERATE, crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE },
  };
  guint8 *slot = head + SIYI_SEAL_START;
  guint8 wrapper[SIYI_SEAL_KEY];

  slot[0] = KDF_ARGON2ID;
  randombytes_buf (slot + SALT_AT, NONCE_AT - SALT_AT);
  for (gsize i = 0; i < G_N_ELEMENTS (costs); i++)
    {
      put_number (slot + 4, costs[i].passes, 4);
      put_number (slot + 8, costs[i].memory, 8);
      if (!derive (slot, passphrase, wrapper))
        continue;
      wrap (head, 0, wrapper, key);
      sodium_memzero (wrapper, sizeof wrapper);
      return TRUE;
    }

  return siyi_refuse (error, SIYI_ERROR_FAILED,
                      "There is not enough memory to seal a file (64 MiB are needed); close other programs");
}

/**
 * siyi_seal_head_make:
 * @head: (out caller-allocates): filled but for the stream and the proof
 * @passphrase: normal form
 * @code: the recovery code's 30 characters
 * @key: (out caller-allocates): the new file's key, for the caller to wipe
 *
 * Returns: %FALSE if the memory for the derivation is not there
 */
gboolean
siyi_seal_head_make (guint8       head[SIYI_SEAL_HEAD],
                     const char  *passphrase,
                     const char  *code,
                     guint8       key[SIYI_SEAL_KEY],
                     GError     **error)
{
  guint8 *slot = head + SIYI_SEAL_START + SIYI_SEAL_SLOT;
  guint8 wrapper[SIYI_SEAL_KEY];

  memset (head, 0, SIYI_SEAL_HEAD);
  memcpy (head, magic, sizeof magic);
  head[8] = VERSION;
  head[9] = XCHACHA20;
  head[10] = SIYI_SEAL_SLOTS;
  head[11] = BLOCK_BITS;

  crypto_secretstream_xchacha20poly1305_keygen (key);
  if (!fill_passphrase_slot (head, passphrase, key, error))
    return FALSE;

  /* The code is chance alone: to stretch it would gain nothing. */
  slot[0] = KDF_BLAKE2B;
  randombytes_buf (slot + SALT_AT, NONCE_AT - SALT_AT);
  derive (slot, code, wrapper);
  wrap (head, 1, wrapper, key);
  sodium_memzero (wrapper, sizeof wrapper);

  return TRUE;
}

/**
 * siyi_seal_head_close:
 * @head: a head from siyi_seal_head_make()
 * @stream: the secretstream's head
 *
 * Adds the stream's head and the proof of the whole.
 */
void
siyi_seal_head_close (guint8        head[SIYI_SEAL_HEAD],
                      const guint8  stream[SIYI_SEAL_STREAM])
{
  const gsize proved = SIYI_SEAL_HEAD - SIYI_SEAL_CHECK;

  memcpy (head + proved - SIYI_SEAL_STREAM, stream, SIYI_SEAL_STREAM);
  crypto_generichash (head + proved, SIYI_SEAL_CHECK, head, proved, NULL, 0);
}

/**
 * siyi_seal_head_stream:
 *
 * Returns: (transfer none): the secretstream's head within @head
 */
const guint8 *
siyi_seal_head_stream (const guint8 head[SIYI_SEAL_HEAD])
{
  return head + SIYI_SEAL_HEAD - SIYI_SEAL_CHECK - SIYI_SEAL_STREAM;
}

static gboolean
is_slot_sane (const guint8 *slot)
{
  return slot[0] == KDF_BLAKE2B ||
         (slot[0] == KDF_ARGON2ID &&
          get_number (slot + 4, 4) >= 1 && get_number (slot + 4, 4) <= MOST_PASSES &&
          get_number (slot + 8, 8) >= crypto_pwhash_argon2id_MEMLIMIT_MIN &&
          get_number (slot + 8, 8) <= MOST_MEMORY);
}

/**
 * siyi_seal_head_is:
 * @head: at least eight bytes, 0 where the file is shorter
 *
 * Returns: whether it begins like a sealed file
 */
gboolean
siyi_seal_head_is (const guint8  *head,
                   const char    *file,
                   GError       **error)
{
  if (memcmp (head, magic, sizeof magic) == 0)
    return TRUE;

  g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_UNKNOWN_KIND, "%s is not a sealed file", file);
  return FALSE;
}

/**
 * siyi_seal_head_check:
 * @head: the first bytes of a file
 * @file: its name, for messages
 *
 * Returns: whether it is the head of a sealed file that this version reads, undamaged
 */
gboolean
siyi_seal_head_check (const guint8   head[SIYI_SEAL_HEAD],
                      const char    *file,
                      GError       **error)
{
  guint8 proof[SIYI_SEAL_CHECK];

  crypto_generichash (proof, sizeof proof, head, SIYI_SEAL_HEAD - SIYI_SEAL_CHECK, NULL, 0);
  if (sodium_memcmp (proof, head + SIYI_SEAL_HEAD - SIYI_SEAL_CHECK, sizeof proof) != 0)
    {
      g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_DAMAGED,
                   "%s is damaged at its head; take another copy", file);
      return FALSE;
    }

  if (head[8] == VERSION && head[9] == XCHACHA20 && head[10] == SIYI_SEAL_SLOTS && head[11] == BLOCK_BITS &&
      is_slot_sane (head + SIYI_SEAL_START) && is_slot_sane (head + SIYI_SEAL_START + SIYI_SEAL_SLOT))
    return TRUE;

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_NEWER_SCHEMA,
               "%s was sealed by a newer version; open it with that version", file);
  return FALSE;
}

/* 1: open; 0: another secret; -1: no memory. */
static int
open_slot (const guint8 *head,
           guint         slot,
           const char   *secret,
           guint8       *key)
{
  const guint8 *at = head + SIYI_SEAL_START + slot * SIYI_SEAL_SLOT;
  guint8 context[SIYI_SEAL_START + 1 + NONCE_AT];
  guint8 wrapper[SIYI_SEAL_KEY];
  int opened;

  if (!derive (at, secret, wrapper))
    return -1;

  slot_context (head, slot, context);
  opened = crypto_aead_xchacha20poly1305_ietf_decrypt (key, NULL, NULL, at + KEY_AT, WRAPPED, context,
                                                       sizeof context, at + NONCE_AT, wrapper);
  sodium_memzero (wrapper, sizeof wrapper);

  return opened == 0;
}

/**
 * siyi_seal_head_open:
 * @head: a head that was checked
 * @secret: the pass phrase or the recovery code, as typed
 * @file: the file's name, for messages
 * @key: (out caller-allocates): the file's key, for the caller to wipe
 *
 * Returns: whether the secret opens it
 */
gboolean
siyi_seal_head_open (const guint8   head[SIYI_SEAL_HEAD],
                     const char    *secret,
                     const char    *file,
                     guint8         key[SIYI_SEAL_KEY],
                     GError       **error)
{
  g_autofree char *code = siyi_recovery_code_parse (secret);
  g_autofree char *phrase = g_utf8_normalize (secret, -1, G_NORMALIZE_ALL_COMPOSE);
  int opened = code != NULL ? open_slot (head, 1, code, key) : 0;

  if (opened == 0)
    opened = open_slot (head, 0, phrase != NULL ? phrase : secret, key);
  if (code != NULL)
    sodium_memzero (code, strlen (code));
  if (phrase != NULL)
    sodium_memzero (phrase, strlen (phrase));
  if (opened > 0)
    return TRUE;

  if (opened < 0)
    g_set_error (error, SIYI_ERROR, SIYI_ERROR_FAILED,
                 "%s needs %u MiB of memory to be opened; close other programs or use its recovery code",
                 file, (guint) (get_number (head + SIYI_SEAL_START + 8, 8) >> 20));
  else
    g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                 "%s is not opened by this pass phrase or recovery code; type it again", file);
  return FALSE;
}
