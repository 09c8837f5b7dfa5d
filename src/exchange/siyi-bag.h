/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A package that any computer can check: BagIt 1.0 (RFC 8493) with sha256 and sha512, as a folder or
 * as a zip of one. What goes in is named first; then it is written in one pass, hashed while it is
 * copied. Worker threads, one at a time. */
typedef struct _SiyiBag SiyiBag;

typedef enum
{
  SIYI_BAG_FOLDER,
  SIYI_BAG_ZIP,
} SiyiBagForm;

typedef struct
{
  guint64  files, bytes;      /* of the payload */
  guint64  all_bytes;         /* with manifests and tag files */
  char    *hash;              /* sha256 of tagmanifest-sha256.txt: stands for the whole */
} SiyiBagTotals;

/* Called when the file's turn has come. At most 64 MiB. */
typedef GBytes *(*SiyiBagLoad)     (gpointer data, GCancellable *cancellable, GError **error);
typedef void    (*SiyiBagProgress) (gpointer data, guint64 done, guint64 total);

SiyiBag    *siyi_bag_new          (void);
void        siyi_bag_free         (SiyiBag         *self);
/* Names are made safe; the one taken is returned. Paths go without data/. */
const char *siyi_bag_add_file     (SiyiBag         *self,
                                   const char      *path,
                                   const char      *file);
const char *siyi_bag_add_bytes    (SiyiBag         *self,
                                   const char      *path,
                                   GBytes          *bytes);
const char *siyi_bag_add_load     (SiyiBag         *self,
                                   const char      *path,
                                   guint64          size,
                                   const char      *sha256,       /* (nullable) */
                                   SiyiBagLoad      load,
                                   gpointer         data,
                                   GDestroyNotify   destroy);
void        siyi_bag_add_tag      (SiyiBag         *self,
                                   const char      *path,
                                   GBytes          *bytes);
void        siyi_bag_add_info     (SiyiBag         *self,
                                   const char      *label,
                                   const char      *value);
void        siyi_bag_sums         (SiyiBag         *self,
                                   guint64         *files,
                                   guint64         *bytes);
/* What is in it so far, in its order. */
typedef struct
{
  SiyiBag    *bag;
  guint       number;         /* from 1 */
  const char *path;           /* without data/ */
  guint64     bytes;          /* as announced */
} SiyiBagListing;

void        siyi_bag_listing_begin (SiyiBagListing *self,
                                    SiyiBag        *bag);
gboolean    siyi_bag_listing_next  (SiyiBagListing *self);

gboolean    siyi_bag_begin        (SiyiBag         *self,
                                   const char      *path,
                                   GCancellable    *cancellable,
                                   GError         **error);
gboolean    siyi_bag_write        (SiyiBag         *self,
                                   const char      *path,
                                   SiyiBagForm      form,
                                   SiyiBagTotals   *totals,
                                   SiyiBagProgress  progress,
                                   gpointer         progress_data,
                                   GCancellable    *cancellable,
                                   GError         **error);
void        siyi_bag_totals_clear (SiyiBagTotals   *totals);

/* siyi-bag-name.c */
char       *siyi_bag_safe_name    (const char      *name);
gboolean    siyi_bag_path_is_safe (const char      *path);

/* siyi-bag-reader.c: a package as it came, folder or zip: hostile. Paths are those within it. */
typedef struct _SiyiBagReader SiyiBagReader;

SiyiBagReader *siyi_bag_open          (const char      *path,
                                       GError         **error);
void           siyi_bag_reader_free   (SiyiBagReader   *self);
const char    *siyi_bag_reader_name   (SiyiBagReader   *self);
GPtrArray     *siyi_bag_reader_paths  (SiyiBagReader   *self);                    /* char*, sorted */
gboolean       siyi_bag_reader_has    (SiyiBagReader   *self,
                                       const char      *path);
guint64        siyi_bag_reader_size   (SiyiBagReader   *self,
                                       const char      *path);
GBytes        *siyi_bag_reader_read   (SiyiBagReader   *self,
                                       const char      *path,
                                       guint64          max_bytes,
                                       GCancellable    *cancellable,
                                       GError         **error);

/* siyi-bag-check.c */
typedef struct
{
  const char *kind;     /* missing, added, renamed, changed, size, manifest, form */
  char       *where;    /* the file */
  char       *what;     /* English: what is wrong and what to do */
} SiyiBagProblem;

void       siyi_bag_problem_free  (SiyiBagProblem  *problem);
/* quick: one of the two digests only, for what was just written. */
GPtrArray *siyi_bag_check         (SiyiBagReader   *reader,
                                   gboolean         quick,
                                   SiyiBagTotals   *totals,
                                   SiyiBagProgress  progress,
                                   gpointer         progress_data,
                                   GCancellable    *cancellable,
                                   GError         **error);                       /* SiyiBagProblem */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiBag, siyi_bag_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiBagReader, siyi_bag_reader_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiyiBagTotals, siyi_bag_totals_clear)

G_END_DECLS
