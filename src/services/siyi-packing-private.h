/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-document.h"
#include "siyi-packing.h"
#include "siyi-schedule-store.h"
#include "siyi-work-folder.h"

G_BEGIN_DECLS

typedef struct _SiyiPackingPress SiyiPackingPress;
typedef struct _SiyiPackingRooms SiyiPackingRooms;

/* One package under way. */
typedef struct
{
  SiyiArchive           *archive;
  const SiyiPackingWish *wish;
  gboolean               leaves;        /* for a unit or the public */
  SiyiBag               *bag;
  SiyiPackingPress      *press;
  SiyiPackingRooms      *rooms;         /* the bag's bytes lie in them */
  SiyiPackageScope      *scope;
  SiyiDay                from, to;
  GPtrArray             *sessions;      /* SiyiPlanned */
  GHashTable            *stems;         /* session -> what its files begin with */
  GPtrArray             *left_out;      /* char* */
  GPtrArray             *shown;         /* char*: paths, in the order they were added */
  char                  *office, *title, *name, *subject, *uid;
  gint64                 audit_seq;
  char                  *audit_head;
  SiyiWorkFolder        *work;          /* for papers on the way */
  guint                  n_work;
  GMutex                 telling;       /* from two threads */
  guint64                done, total;   /* papers count as many bytes as they mostly have */
  SiyiPackingProgress    progress;
  gpointer               progress_data;
  GCancellable          *cancellable;
} SiyiPacking;

#define SIYI_PACKING_PAPER_BYTES (G_GUINT64_CONSTANT (128) * 1024)

char       *siyi_packing_path      (const char   *key,
                                    const char   *stem,
                                    const char   *number,
                                    const char   *name);
const char *siyi_packing_stem      (SiyiPacking  *self,
                                    gint64        session);
char       *siyi_packing_work_file (SiyiPacking  *self,
                                    const char   *ending);
void        siyi_packing_add_file  (SiyiPacking  *self,
                                    const char   *path,
                                    const char   *file);
void        siyi_packing_add_text  (SiyiPacking  *self,
                                    const char   *path,
                                    const char   *text);
void        siyi_packing_leave_out (SiyiPacking  *self,
                                    const char   *key,
                                    guint         n);
void        siyi_packing_step      (SiyiPacking  *self,
                                    guint64       bytes);
void        siyi_packing_on_pages  (gpointer      packing,
                                    guint64       done,
                                    guint64       total);

/* siyi-packing-press.c */
SiyiPackingPress *siyi_packing_press_new    (SiyiPacking       *packing);
void              siyi_packing_press_free   (SiyiPackingPress  *self);
gboolean          siyi_packing_press_add    (SiyiPackingPress  *self,
                                             SiyiDocument      *document,
                                             const char        *path,
                                             GError           **error);
gboolean          siyi_packing_press_finish (SiyiPackingPress  *self,
                                             GError           **error);

/* siyi-packing-room.c */
SiyiPackingRooms *siyi_packing_rooms_new  (void);
void              siyi_packing_rooms_free (SiyiPackingRooms  *self);
GBytes           *siyi_packing_rooms_load (SiyiPackingRooms  *self,
                                           SiyiArchive       *archive,
                                           gint64             file,
                                           gsize              size,
                                           GCancellable      *cancellable,
                                           GError           **error);

void        siyi_packing_give_back (void);
gboolean    siyi_packing_papers    (SiyiPacking  *self,
                                    GError      **error);
gboolean    siyi_packing_ledgers   (SiyiPacking  *self,
                                    GError      **error);
gboolean    siyi_packing_notices   (SiyiPacking  *self,
                                    GError      **error);
gboolean    siyi_packing_files     (SiyiPacking  *self,
                                    GError      **error);
gboolean    siyi_packing_records   (SiyiPacking  *self,
                                    GError      **error);
gboolean    siyi_packing_note      (SiyiPacking  *self,
                                    GError      **error);

/* siyi-packing-check.c: opens a sealed one beside itself for as long as it is read. */
typedef struct { SiyiBagReader *reader; char *opened; } SiyiPackingOpen;

gboolean    siyi_packing_open       (SiyiPackingOpen  *self,
                                     const char       *path,
                                     const char       *passphrase,
                                     GCancellable     *cancellable,
                                     GError          **error);
void        siyi_packing_open_clear (SiyiPackingOpen  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiyiPackingOpen, siyi_packing_open_clear)

G_END_DECLS
