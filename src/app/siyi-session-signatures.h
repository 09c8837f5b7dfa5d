/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-talk-record.h"

G_BEGIN_DECLS

/* Who signed a record, and what was added below it after it was sealed.
 * Signal "sign" (i: SiyiSigner). */
#define SIYI_TYPE_SESSION_SIGNATURES (siyi_session_signatures_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSessionSignatures, siyi_session_signatures, SIYI, SESSION_SIGNATURES,
                      GtkWidget)

GtkWidget *siyi_session_signatures_new (void);
void       siyi_session_signatures_set (SiyiSessionSignatures *self,
                                        const SiyiTalkRecord  *record,
                                        SiyiDay                today);

G_END_DECLS
