/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-stored-twins.h"
#include "siyi-takeover.h"

G_BEGIN_DECLS

const char * const    *siyi_office_names_leaders     (const SiyiOfficeNames *names);
const char            *siyi_office_names_find_unit   (gconstpointer          data,
                                                      const char            *key);

/* Matters stored already; NULL where the names were not loaded from an archive. */
void                   siyi_office_names_take_stored (SiyiOfficeNames       *names,
                                                      SiyiStoredTwins       *stored);   /* (transfer full) */
const SiyiStoredTwins *siyi_office_names_stored      (const SiyiOfficeNames *names);

G_END_DECLS
