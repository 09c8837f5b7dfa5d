/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-bag.h"
#include "siyi-work-folder.h"

G_BEGIN_DECLS

typedef struct
{
  char           *path;         /* within the bag, from its top */
  char           *file;         /* (nullable) on the disk */
  GBytes         *bytes;        /* (nullable) */
  SiyiBagLoad     load;         /* (nullable) */
  gpointer        data;
  GDestroyNotify  destroy;
  char           *known;        /* (nullable) sha256 that load() proves its bytes by */
  guint64         size;         /* as announced; as found once it is written */
  gboolean        early;        /* siyi_bag_begin() has taken it */
  char           *sha256, *sha512;
} SiyiBagItem;

typedef struct _SiyiBagRun SiyiBagRun;

struct _SiyiBag
{
  GPtrArray  *payload, *tags;   /* SiyiBagItem */
  GHashTable *taken;            /* folded paths */
  GString    *info;             /* lines of bag-info.txt */
  SiyiBagRun *run;              /* (nullable) begun, not yet finished */
};

/* siyi-bag-hash.c: both digests at once, sha512 on a thread of its own. */
typedef struct _SiyiBagHash SiyiBagHash;

SiyiBagHash *siyi_bag_hash_new    (gboolean       with_sha512);
void         siyi_bag_hash_free   (SiyiBagHash   *self);
void         siyi_bag_hash_set_known (SiyiBagHash *self,
                                      const char  *sha256);
void         siyi_bag_hash_begin  (SiyiBagHash   *self,
                                   const guint8  *bytes,
                                   gsize          n);
void         siyi_bag_hash_wait   (SiyiBagHash   *self);
void         siyi_bag_hash_finish (SiyiBagHash   *self,
                                   char         **sha256,
                                   char         **sha512);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiBagHash, siyi_bag_hash_free)

typedef struct _SiyiBagEarly SiyiBagEarly;

/* One run of writing. */
struct _SiyiBagRun
{
  SiyiBag         *bag;
  SiyiBagHash     *hash;        /* of the calling thread */
  SiyiWorkFolder  *work;        /* beside the one it will become */
  char            *made;        /* what it is made as, within */
  SiyiBagEarly    *early;       /* (nullable) */
  GMutex           lock;        /* of what is done and of telling it */
  guint64          done, total;
  SiyiBagProgress  progress;
  gpointer         progress_data;
  GCancellable    *cancellable;
  GPtrArray       *last;        /* SiyiBagItem: the manifests and bag-info.txt */
  GError          *failed;      /* what happened within a callback of libzip */
};

/* siyi-bag.c */
SiyiBagItem *siyi_bag_item_new     (const char   *path);
void         siyi_bag_item_free    (SiyiBagItem  *item);

/* siyi-bag-write.c */
gboolean     siyi_bag_run_fail     (const char   *path,
                                    int           code,
                                    GError      **error);
GBytes      *siyi_bag_last_text    (SiyiBagRun   *run,
                                    const char   *path);
void         siyi_bag_run_free     (SiyiBagRun   *run);
extern const char * const siyi_bag_last_names[];

/* siyi-bag-folder.c */
SiyiBagEarly *siyi_bag_early_new   (SiyiBagRun   *run);
gboolean     siyi_bag_early_finish (SiyiBagEarly *early,
                                    gboolean      whole,
                                    GError      **error);
gboolean     siyi_bag_write_folder (SiyiBagRun   *run,
                                    GError      **error);

/* siyi-bag-zip.c */
gboolean     siyi_bag_write_zip    (SiyiBagRun   *run,
                                    const char   *file,
                                    const char   *top,
                                    GError      **error);

#define SIYI_BAG_DECLARATION "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

G_END_DECLS
