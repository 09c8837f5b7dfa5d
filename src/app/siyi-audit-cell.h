/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-audit-list.h"

G_BEGIN_DECLS

#define SIYI_TYPE_AUDIT_CELL (siyi_audit_cell_get_type ())
G_DECLARE_FINAL_TYPE (SiyiAuditCell, siyi_audit_cell, SIYI, AUDIT_CELL, GtkWidget)

GtkWidget *siyi_audit_cell_new      (void);
void       siyi_audit_cell_set_item (SiyiAuditCell *self, SiyiAuditItem *item);

G_END_DECLS
