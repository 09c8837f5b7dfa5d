/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-takeover.h"

G_BEGIN_DECLS

const char * const *siyi_office_names_leaders   (const SiyiOfficeNames *names);
const char         *siyi_office_names_find_unit (gconstpointer          data,
                                                 const char            *key);

G_END_DECLS
