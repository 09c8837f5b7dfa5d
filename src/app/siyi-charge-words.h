/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-charge-store.h"

G_BEGIN_DECLS

/* A charge in the words of case page and follow-up page. char * is the caller's. */
const char *siyi_charge_words_line  (SiyiChargeLineKind  kind);      /* of the history: Approved, … */
const char *siyi_charge_words_verb  (SiyiChargeLineKind  kind);      /* of a menu: Approve…, … */
const char *siyi_charge_words_done  (SiyiChargeLineKind  kind);      /* of the undo and the toast */
char       *siyi_charge_words_state (const SiyiCharge   *charge);
char       *siyi_charge_words_wants (const SiyiCharge   *charge);    /* NULL: nothing is wanted */
SiyiChargeLineKind siyi_charge_next (const SiyiCharge   *charge);    /* the step that is wanted first */
/* As a line of the list. */
char       *siyi_charge_words_title (const SiyiCharge   *charge);
char       *siyi_charge_words_below (const SiyiCharge   *charge);
char       *siyi_charge_words_head  (SiyiChargesPart     part,
                                     guint               n);

G_END_DECLS
