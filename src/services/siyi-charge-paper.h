/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-charge-store.h"
#include "siyi-session-sheets.h"

G_BEGIN_DECLS

/* The table of a charge on paper (domain, section 2.5): it has no number of its own, for it is the case's. It
 * goes to the leader in charge and to the responsible unit, hence never of an accusation (article 30), and names
 * petitioners masked. On an archive's threads, writing on its writing one. */
SiyiDocument *siyi_charge_paper_document  (SiyiDb          *db,
                                           gint64           case_id,
                                           SiyiDay          today,
                                           GError         **error);
gboolean      siyi_charge_paper_write     (SiyiDb          *db,
                                           gint64           case_id,
                                           SiyiDay          today,
                                           const char      *path,
                                           SiyiSheetCount  *count,
                                           GCancellable    *cancellable,
                                           GError         **error);
gboolean      siyi_charge_paper_log_print (SiyiDb          *db,
                                           gint64           case_id,
                                           GError         **error);

G_END_DECLS
