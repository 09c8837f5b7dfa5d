/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-db-private.h"
#include "siyi-ledger.h"

G_BEGIN_DECLS

/* Serial numbers of books and numbers of cases, given out within one action. */
typedef struct _SiyiNumbers SiyiNumbers;

SiyiNumbers *siyi_numbers_new         (SiyiDb *db);
void         siyi_numbers_free        (SiyiNumbers *self);
int          siyi_numbers_next_serial (SiyiNumbers *self, SiyiBook book, int year);
void         siyi_numbers_next_case   (SiyiNumbers *self, int year, char *out, gsize n_out);

void         siyi_numbers_day         (SiyiDay day, char out[11]);

G_END_DECLS
