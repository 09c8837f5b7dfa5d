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

/* What the archive knows of a session. */
typedef enum
{
  SIYI_SESSION_FIELD_DAY,
  SIYI_SESSION_FIELD_TIME,
  SIYI_SESSION_FIELD_LEADERS,
  SIYI_SESSION_FIELD_POSTS,
  SIYI_SESSION_FIELD_PORTFOLIO,
  SIYI_SESSION_FIELD_METHOD,
  SIYI_SESSION_FIELD_TOPIC,
  SIYI_SESSION_FIELD_PLACE,
  SIYI_SESSION_FIELD_WHY,          /* why this slot; the reason of a change, of a stand-in */
  SIYI_SESSION_FIELD_RECORDER,
  SIYI_SESSION_FIELD_ACCOMPANY,
  SIYI_SESSION_FIELD_NOTE,
  SIYI_SESSION_FIELD_BOOKED,       /* who, how many */
  SIYI_N_SESSION_FIELDS
} SiyiSessionField;

SiyiGate  siyi_gate_session (SiyiAudience       audience,
                             SiyiSessionField   field);
SiyiGate  siyi_gate_field  (SiyiAudience        audience,
                            gboolean            restricted,
                            SiyiField           field);
gboolean  siyi_gate_leaves_out (SiyiAudience    audience,
                            gboolean            restricted);
char     *siyi_gate_text   (SiyiAudience        audience,
                            gboolean            restricted,
                            SiyiField           field,
                            const char         *text,
                            int                 persons);
char     *siyi_gate_words  (SiyiAudience        audience,
                            gboolean            restricted,
                            const char         *text);
char     *siyi_gate_place  (SiyiAudience        audience,
                            const char         *text);
gboolean  siyi_gate_names_visitor (const char       *visitors,
                            const char         *text);

G_END_DECLS
