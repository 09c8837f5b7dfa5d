/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-takeover.h"

G_BEGIN_DECLS

char              *siyi_import_record_value (const SiyiRecord *record,
                                             SiyiField         field);
const SiyiRawCell *siyi_import_record_raw   (const SiyiRecord *record,
                                             SiyiField         field);

G_END_DECLS
