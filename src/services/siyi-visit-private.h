/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-visit-file.h"

G_BEGIN_DECLS

/* While a file is read. */
typedef struct
{
  const char    *file;
  SiyiVisitForm *form;
} SiyiVisitReader;

gboolean siyi_visit_refuse (const SiyiVisitReader  *reader,
                            const char             *key,
                            const char             *remedy,
                            GError                **error);
gboolean siyi_visit_check  (const SiyiVisitReader  *reader,
                            SiyiDay                 session_day,
                            SiyiDay                 today,
                            GError                **error);

G_END_DECLS
