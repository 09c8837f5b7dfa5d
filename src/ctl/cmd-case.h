/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-case-clocks.h"
#include "siyi-record.h"

G_BEGIN_DECLS

char *ctl_case_number (const SiyiCase      *found,
                       SiyiField            field,
                       const char          *text);
void  ctl_case_answer (const SiyiCaseSheet *sheet);
void  ctl_case_print  (const SiyiCaseSheet *sheet);

G_END_DECLS
