/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sodium.h>

#include "siyi-neighbour.h"
#include "siyi-seal.h"
#include "siyi-sha256.h"
#include "siyi-source.h"

G_BEGIN_DECLS

/* A sealed file: the head, then messages of a secretstream, each after its length (32 bits, little
 * endian). The first message tells size and name, the last one, marked final, size and sha256. */
enum
{
  SIYI_SEAL_BLOCK = 1 << 20,
  SIYI_SEAL_KEY = crypto_secretstream_xchacha20poly1305_KEYBYTES,
  SIYI_SEAL_MORE = crypto_secretstream_xchacha20poly1305_ABYTES,
  SIYI_SEAL_STREAM = crypto_secretstream_xchacha20poly1305_HEADERBYTES,
  SIYI_SEAL_START = 12,                 /* magic, version, algorithm, slots, block's bits */
  SIYI_SEAL_SLOTS = 2,                  /* pass phrase, recovery code */
  SIYI_SEAL_SLOT = 104,
  SIYI_SEAL_CHECK = 16,
  SIYI_SEAL_HEAD = SIYI_SEAL_START + SIYI_SEAL_SLOTS * SIYI_SEAL_SLOT + SIYI_SEAL_STREAM + SIYI_SEAL_CHECK,
  SIYI_SEAL_LAST = 8 + 32,
  SIYI_SEAL_NAME = 1024,                /* of a name, at most */
};

/* One file that is sealed or opened. */
typedef struct
{
  SiyiSource       *source;
  guint64           at;             /* opening: read so far */
  SiyiNeighbour    *out;            /* (nullable) opening: only proved */
  SiyiSha256       *sum;
  guint8           *plain, *sealed;
  gsize             n_plain;        /* opening: of the message that was proved last */
  guint64           size, done;     /* opening: as the first message says, and handed on */
  SiyiSealProgress  progress;
  gpointer          progress_data;
  GCancellable     *cancellable;
  crypto_secretstream_xchacha20poly1305_state stream;
} SiyiSealWork;

/* siyi-seal-head.c */
gboolean  siyi_seal_head_make  (guint8        head[SIYI_SEAL_HEAD],
                                const char   *passphrase,
                                const char   *code,
                                guint8        key[SIYI_SEAL_KEY],
                                GError      **error);
void      siyi_seal_head_close (guint8        head[SIYI_SEAL_HEAD],
                                const guint8  stream[SIYI_SEAL_STREAM]);
gboolean  siyi_seal_head_is    (const guint8 *head,
                                const char   *file,
                                GError      **error);
gboolean  siyi_seal_head_check (const guint8  head[SIYI_SEAL_HEAD],
                                const char   *file,
                                GError      **error);
gboolean  siyi_seal_head_open  (const guint8  head[SIYI_SEAL_HEAD],
                                const char   *secret,
                                const char   *file,
                                guint8        key[SIYI_SEAL_KEY],
                                GError      **error);
const guint8 *siyi_seal_head_stream (const guint8 head[SIYI_SEAL_HEAD]);

/* siyi-seal.c */
void      siyi_seal_work_clear (SiyiSealWork *self);
gboolean  siyi_seal_start      (GError      **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiyiSealWork, siyi_seal_work_clear)

G_END_DECLS
