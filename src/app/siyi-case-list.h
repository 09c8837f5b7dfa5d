/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-case-store.h"
#include "siyi-lazy-list.h"

G_BEGIN_DECLS

/* The list of cases; its rows are SiyiCaseLine. */
SiyiLazyList *siyi_case_list_new         (SiyiArchive  *archive);
gboolean      siyi_case_list_starts_with (SiyiLazyList *self,
                                          GArray       *ids);

G_END_DECLS
