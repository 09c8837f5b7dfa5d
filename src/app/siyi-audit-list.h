/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-keeping.h"
#include "siyi-lazy-list.h"

G_BEGIN_DECLS

/* One place in the audit trail; its row is a SiyiAuditLine. */
#define SIYI_TYPE_AUDIT_ITEM (siyi_audit_item_get_type ())
G_DECLARE_FINAL_TYPE (SiyiAuditItem, siyi_audit_item, SIYI, AUDIT_ITEM, SiyiLazyItem)

const SiyiAuditLine *siyi_audit_item_get_line (SiyiAuditItem *self);

#define SIYI_TYPE_AUDIT_LIST (siyi_audit_list_get_type ())
G_DECLARE_FINAL_TYPE (SiyiAuditList, siyi_audit_list, SIYI, AUDIT_LIST, SiyiLazyList)

SiyiAuditList *siyi_audit_list_new (SiyiArchive *archive);

G_END_DECLS
