/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The sealed form of a file that leaves the computer: readable with its pass phrase or with the
 * recovery code that was printed for it, and with nothing else. File to file in blocks of 1 MiB;
 * the result is complete or not there. Any worker thread. */
typedef void (*SiyiSealProgress) (gpointer data, guint64 done, guint64 total);

/* What is told of a sealed file once it was opened. */
typedef struct
{
  char    *name;       /* of the file before it was sealed */
  guint64  size;
  char    *sha256;     /* hex */
} SiyiSealed;

void      siyi_sealed_clear        (SiyiSealed        *self);

gboolean  siyi_seal_file           (const char        *from,
                                    const char        *to,
                                    const char        *passphrase,
                                    char             **recovery_code,
                                    SiyiSealProgress   progress,
                                    gpointer           progress_data,
                                    GCancellable      *cancellable,
                                    GError           **error);
gboolean  siyi_unseal_file         (const char        *from,
                                    const char        *to,
                                    const char        *passphrase_or_code,
                                    SiyiSealProgress   progress,
                                    gpointer           progress_data,
                                    GCancellable      *cancellable,
                                    GError           **error);
/* The whole file is read and proved, nothing is written. */
gboolean  siyi_seal_check          (const char        *path,
                                    const char        *passphrase_or_code,
                                    SiyiSealed        *sealed,
                                    SiyiSealProgress   progress,
                                    gpointer           progress_data,
                                    GCancellable      *cancellable,
                                    GError           **error);

gboolean  siyi_seal_is_sealed      (const char        *path);
gboolean  siyi_passphrase_check    (const char        *passphrase,
                                    GError           **error);

/* siyi-seal-code.c: 28 characters of chance and two that prove them, in groups of five. */
char     *siyi_recovery_code_new   (void);
char     *siyi_recovery_code_parse (const char        *typed);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiyiSealed, siyi_sealed_clear)

G_END_DECLS
