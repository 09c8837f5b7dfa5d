/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-ledger.h"
#include "siyi-role.h"

G_BEGIN_DECLS

SiyiAudience siyi_role_audience     (SiyiRole     role);
gboolean     siyi_role_withholds    (SiyiRole     role,
                                     gboolean     restricted);
gboolean     siyi_role_reads_all    (SiyiRole     role,
                                     gboolean     restricted);
void         siyi_role_cover        (SiyiRole     role,
                                     gboolean     restricted,
                                     SiyiField    field,
                                     char       **text);
void         siyi_role_cover_words  (SiyiRole     role,
                                     gboolean     restricted,
                                     char       **text);
void         siyi_role_cover_people (SiyiRole     role,
                                     gboolean     restricted,
                                     int          persons,
                                     char       **text);
void         siyi_role_cover_matter (SiyiRole     role,
                                     gboolean     restricted,
                                     const char  *class_name,
                                     char       **title);

G_END_DECLS
