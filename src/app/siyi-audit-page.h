/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

/* Who looked at, printed, exported and changed what; filters, print, proof. A part of a page, without
 * a header bar. */
#define SIYI_TYPE_AUDIT_PAGE (siyi_audit_page_get_type ())
G_DECLARE_FINAL_TYPE (SiyiAuditPage, siyi_audit_page, SIYI, AUDIT_PAGE, GtkWidget)

GtkWidget  *siyi_audit_page_new       (SiyiArchive   *archive);
GListModel *siyi_audit_page_get_lines (SiyiAuditPage *self);

G_END_DECLS
