/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-ledger.h"

G_BEGIN_DECLS

typedef enum
{
  SIYI_GATE_SHOW,
  SIYI_GATE_MASK,
  SIYI_GATE_WITHHOLD,
} SiyiGate;

SiyiGate  siyi_gate_field  (SiyiAudience        audience,
                            gboolean            restricted,
                            SiyiField           field);
char     *siyi_gate_text   (SiyiAudience        audience,
                            gboolean            restricted,
                            SiyiField           field,
                            const char         *text,
                            int                 persons);

G_END_DECLS
