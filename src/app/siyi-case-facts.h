/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-case-store.h"

G_BEGIN_DECLS

/* Closed, resolved, satisfied: three facts, none derived from another, and who has charge of the
 * case. Signal "edit" (s field, s text): a person says otherwise; the words are those
 * siyi_case_edit() reads. */
#define SIYI_TYPE_CASE_FACTS (siyi_case_facts_get_type ())
G_DECLARE_FINAL_TYPE (SiyiCaseFacts, siyi_case_facts, SIYI, CASE_FACTS, GtkWidget)

void siyi_case_facts_set_case (SiyiCaseFacts  *self,
                               const SiyiCase *content,
                               SiyiDay         today);
void siyi_case_facts_set_charged (SiyiCaseFacts *self,
                                  gboolean       charged);

G_END_DECLS
