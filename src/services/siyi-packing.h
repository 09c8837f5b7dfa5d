/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-bag.h"
#include "siyi-job.h"
#include "siyi-package-store.h"

G_BEGIN_DECLS

/* The four-ones archive of a session, a month or a year as a package for an audience, through the
 * gate, with what it leaves out named in it. On a worker thread; the archive's reader is asked for
 * a session at a time. What leaves is in the audit trail before it is written, and stands in the
 * register with the head of the trail when it is there and proved. */
typedef struct
{
  SiyiPackageKind  kind;          /* session, month, year */
  gint64           session;       /* of a session */
  int              year, month;   /* of the others */
  SiyiAudience     audience;      /* inside: the office; unit; public */
  SiyiBagForm      form;
  const char      *output;        /* folder or file; a folder with something in it gets the package into it */
  gboolean         into;          /* an empty folder too */
  const char      *passphrase;    /* (nullable) sealed with it: one file */
} SiyiPackingWish;

typedef struct
{
  char    *path;
  guint64  files, bytes;
  char    *hash;                  /* of its tag manifest */
  char    *recovery_code;         /* (nullable) of a sealed one; stored nowhere */
  char   **left_out;
  int      number;
} SiyiPacked;

typedef void (*SiyiPackingProgress) (gpointer data, guint64 done, guint64 total);

void        siyi_packed_free       (SiyiPacked             *packed);
SiyiPacked *siyi_pack              (SiyiArchive            *archive,
                                    const SiyiPackingWish  *wish,
                                    SiyiPackingProgress     progress,
                                    gpointer                progress_data,
                                    GCancellable           *cancellable,
                                    GError                **error);
/* For a window; the job's result is a SiyiPacked. */
void        siyi_pack_async        (SiyiJob                *job,
                                    SiyiArchive            *archive,
                                    const SiyiPackingWish  *wish,
                                    GAsyncReadyCallback     callback,
                                    gpointer                user_data);

/* siyi-packing-check.c: of any package, folder, zip or sealed. */
GPtrArray  *siyi_packing_check     (const char             *path,
                                    const char             *passphrase,     /* (nullable) */
                                    SiyiBagTotals          *totals,
                                    SiyiPackingProgress     progress,
                                    gpointer                progress_data,
                                    GCancellable           *cancellable,
                                    GError                **error);         /* SiyiBagProblem */

/* siyi-packing-take.c: an office's package becomes records again. */
gboolean    siyi_packing_take      (SiyiArchive            *archive,
                                    const char             *path,
                                    const char             *passphrase,     /* (nullable) */
                                    SiyiTaken              *taken,
                                    SiyiPackingProgress     progress,
                                    gpointer                progress_data,
                                    GCancellable           *cancellable,
                                    GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiPacked, siyi_packed_free)

G_END_DECLS
