/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-job.h"
#include "siyi-signin-store.h"

G_BEGIN_DECLS

/* Scanned sign-in sheets taken in: each file finds its session and part by the code on its pages and is
 * filed as an action of its own. */
typedef enum
{
  SIYI_SCAN_FILED,
  SIYI_SCAN_DOUBLE,
  SIYI_SCAN_DOUBTFUL,     /* no code was found: a person has to name session and part */
  SIYI_SCAN_REFUSED,
} SiyiScanFate;

typedef struct
{
  char          *file;             /* as a person sees it */
  SiyiScanFate   fate;
  GArray        *places;           /* SiyiSheetPlace: where it was filed */
  guint          n_pages;
  gint64         session;          /* of a double: where it is; refused as another session's: which */
  SiyiDay        day;              /* of that session */
  char          *leaders;          /* (nullable) of that session */
  const char    *why;              /* (nullable) a word for programs */
  char          *message;          /* (nullable) */
  char          *action;           /* (nullable) UUID, for undo */
} SiyiScanLine;

typedef struct
{
  gint64          session;         /* 0: by the code; else a sheet of another session is refused */
  SiyiSigninPart  part;            /* SIYI_N_SIGNIN_PARTS: by the code; else of pages without one */
} SiyiScanWish;

void       siyi_scan_line_free    (SiyiScanLine         *line);
/* On a worker thread. */
GPtrArray *siyi_signin_scan       (SiyiArchive          *archive,
                                   const char * const   *paths,
                                   const SiyiScanWish   *wish,
                                   GCancellable         *cancellable,
                                   GError              **error);         /* SiyiScanLine */
/* From a window: the job's result is such a list. */
void       siyi_signin_scan_async (SiyiJob              *job,
                                   SiyiArchive          *archive,
                                   const char * const   *paths,
                                   const SiyiScanWish   *wish,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiScanLine, siyi_scan_line_free)

G_END_DECLS
