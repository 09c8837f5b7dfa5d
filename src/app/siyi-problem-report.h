/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-keeping.h"

G_BEGIN_DECLS

/* All findings of one kind. */
typedef struct
{
  SiyiProblemKind  kind;
  guint            n;         /* so many rows */
  GPtrArray       *places;    /* translated, each told once */
  GArray          *rows;      /* guint: so many of n lie in each */
} SiyiFinding;

GPtrArray *siyi_findings_new      (GPtrArray         *problems);
char      *siyi_finding_words     (const SiyiFinding *finding);
char      *siyi_finding_places    (const SiyiFinding *finding,
                                   guint              most);
char      *siyi_findings_report   (GPtrArray         *findings,
                                   const char        *name,
                                   gint64             at);

G_END_DECLS
