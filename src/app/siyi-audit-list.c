/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audit trail: what a lazy list needs to know of it. */
#include "siyi-audit-list.h"

#include "siyi-trail.h"

struct _SiyiAuditItem
{
  SiyiLazyItem parent_instance;
};

struct _SiyiAuditList
{
  SiyiLazyList parent_instance;
};

G_DEFINE_FINAL_TYPE (SiyiAuditItem, siyi_audit_item, SIYI_TYPE_LAZY_ITEM)
G_DEFINE_FINAL_TYPE (SiyiAuditList, siyi_audit_list, SIYI_TYPE_LAZY_LIST)

static void
siyi_audit_item_class_init (SiyiAuditItemClass *klass)
{
  SIYI_LAZY_ITEM_CLASS (klass)->free_row = (GDestroyNotify) siyi_audit_line_free;
}

static void
siyi_audit_item_init (SiyiAuditItem *self)
{
}

/**
 * siyi_audit_item_get_line:
 *
 * Returns: (transfer none) (nullable): %NULL while it is under way or gone
 */
const SiyiAuditLine *
siyi_audit_item_get_line (SiyiAuditItem *self)
{
  return siyi_lazy_item_get_row (SIYI_LAZY_ITEM (self));
}

static GPtrArray *
load (SiyiDb        *db,
      const gint64  *ids,
      gsize          n_ids,
      SiyiDay        today,
      GError       **error)
{
  return siyi_trail_lines (db, ids, n_ids, error);
}

static gint64
id_of (gconstpointer row)
{
  return ((const SiyiAuditLine *) row)->seq;
}

static void
siyi_audit_list_class_init (SiyiAuditListClass *klass)
{
  SiyiLazyListClass *list_class = SIYI_LAZY_LIST_CLASS (klass);

  list_class->item_type = SIYI_TYPE_AUDIT_ITEM;
  list_class->load = load;
  list_class->id_of = id_of;
}

static void
siyi_audit_list_init (SiyiAuditList *self)
{
}

/**
 * siyi_audit_list_new:
 *
 * Returns: (transfer full): an empty list over @archive
 */
SiyiAuditList *
siyi_audit_list_new (SiyiArchive *archive)
{
  SiyiAuditList *self = g_object_new (SIYI_TYPE_AUDIT_LIST, NULL);

  siyi_lazy_list_set_archive (SIYI_LAZY_LIST (self), archive);

  return self;
}
