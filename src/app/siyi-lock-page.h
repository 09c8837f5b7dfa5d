/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What covers a locked window: who sits here, and the pass phrase. Signals: "enter" (x id, s pass),
 * "cancel" () where nothing was locked and somebody only looked at who could sit here. */
#define SIYI_TYPE_LOCK_PAGE (siyi_lock_page_get_type ())
G_DECLARE_FINAL_TYPE (SiyiLockPage, siyi_lock_page, SIYI, LOCK_PAGE, GtkWidget)

void  siyi_lock_page_show    (SiyiLockPage *self, GPtrArray *profiles, gint64 chosen, gboolean may_cancel);
void  siyi_lock_page_refused (SiyiLockPage *self, guint seconds);
void  siyi_lock_page_failed  (SiyiLockPage *self, const char *sentence);

G_END_DECLS
