/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-db-private.h"

G_BEGIN_DECLS

/* Long work on connections, told and stopped while one statement runs: bytes that were read of bytes
 * that are to be read. Each thing to do ends at a mark known before; what is read beyond it does not
 * count, and reaching it counts what was not read. */
enum
{
  SIYI_WATCH_STEPS = 1000,       /* of SQLite's machine between two reports where nothing is read */
  SIYI_WATCH_STEP_BYTES = 4096,  /* what they count for */
};

typedef void (*SiyiWatchTold) (gpointer data, guint64 done, guint64 total);

typedef struct
{
  GCancellable  *cancellable;    /* (nullable) */
  SiyiWatchTold  told;           /* (nullable) */
  gpointer       data;
  guint64        done, mark, total;
} SiyiWatch;

/* siyi-watch-vfs.c: who is told of each read of a file. */
typedef struct _SiyiReads SiyiReads;
struct _SiyiReads
{
  void      (*told) (const SiyiReads *self, guint64 bytes);   /* (nullable): nobody */
  SiyiWatch  *watch;
  sqlite3    *handle;
};

const char *siyi_watch_vfs   (void);
void        siyi_watch_reads (sqlite3 *handle, const SiyiReads *reads);

void     siyi_watch_over  (SiyiWatch *self, SiyiDb *db);
void     siyi_watch_leave (SiyiWatch *self, SiyiDb *db);
void     siyi_watch_next  (SiyiWatch *self, guint64 bytes);
gboolean siyi_watch_reach (SiyiWatch *self, GError **error);
void     siyi_watch_add   (SiyiWatch *self, guint64 bytes);

/* Work that tells of itself, counted from where it began. */
typedef struct { SiyiWatch *watch; guint64 from; } SiyiWatchPart;
void     siyi_watch_part  (gpointer part, guint64 done, guint64 total);

guint64  siyi_watch_size  (const char *path);

G_END_DECLS
