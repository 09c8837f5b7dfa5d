/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-day.h"

G_BEGIN_DECLS

/* One place of a lazy list. Property "row": NULL until it has come from the archive; notified again
 * when it has changed. */
#define SIYI_TYPE_LAZY_ITEM (siyi_lazy_item_get_type ())
G_DECLARE_DERIVABLE_TYPE (SiyiLazyItem, siyi_lazy_item, SIYI, LAZY_ITEM, GObject)

struct _SiyiLazyItemClass
{
  GObjectClass   parent_class;
};

gint64        siyi_lazy_item_get_id       (SiyiLazyItem *self);
gconstpointer siyi_lazy_item_get_row      (SiyiLazyItem *self);
void          siyi_lazy_item_notify       (SiyiLazyItem *self);

/* What a list needs to know of its rows; constant. */
typedef struct
{
  const char    *name;          /* for the program's log */
  /* On an archive's thread: rows in the order of the ids, NULL for one that has vanished. */
  GPtrArray   *(*load)  (SiyiDb        *db,
                         const gint64  *ids,
                         gsize          n_ids,
                         SiyiDay        today,
                         GError       **error);
  gint64       (*id_of) (gconstpointer  row);
  GDestroyNotify free_row;
} SiyiLazyRows;

/* The answer to a question as a list model: ids first, a row when its place is looked at. An id below
 * zero has no row in the archive: a head, a place for what is missing. */
#define SIYI_TYPE_LAZY_LIST (siyi_lazy_list_get_type ())
G_DECLARE_DERIVABLE_TYPE (SiyiLazyList, siyi_lazy_list, SIYI, LAZY_LIST, GObject)

struct _SiyiLazyListClass
{
  GObjectClass   parent_class;

  GType          item_type;     /* SiyiLazyItem or its child */
  void         (*made)  (SiyiLazyList *self,      /* (nullable) a place got its item */
                         SiyiLazyItem *item);
};

gpointer      siyi_lazy_list_new          (GType               type,
                                           SiyiArchive        *archive,
                                           const SiyiLazyRows *rows);
void          siyi_lazy_list_set_today    (SiyiLazyList *self,
                                           SiyiDay       today);
void          siyi_lazy_list_take_ids     (SiyiLazyList *self,
                                           GArray       *ids);
void          siyi_lazy_list_refresh      (SiyiLazyList *self);
const GArray *siyi_lazy_list_get_ids      (SiyiLazyList *self);
gint64        siyi_lazy_list_get_id       (SiyiLazyList *self,
                                           guint         position);
guint         siyi_lazy_list_find         (SiyiLazyList *self,
                                           gint64        id);
SiyiLazyItem *siyi_lazy_list_living       (SiyiLazyList *self,
                                           gint64        id);
guint         siyi_lazy_list_n_loaded     (SiyiLazyList *self);

G_END_DECLS
