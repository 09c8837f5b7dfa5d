/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-day.h"

G_BEGIN_DECLS

/* The report of a period as the office left it; the body is the services' JSON. */
typedef struct
{
  gint64  at;       /* µs */
  char   *who;
  char   *body;
} SiyiStoredReport;

gboolean siyi_report_load         (SiyiDb            *db,
                                   SiyiDay            from,
                                   SiyiDay            to,
                                   SiyiStoredReport **report,
                                   GError           **error);
char    *siyi_report_save         (SiyiDb            *db,
                                   SiyiDay            from,
                                   SiyiDay            to,
                                   const char        *body,
                                   GError           **error);
void     siyi_stored_report_free  (SiyiStoredReport  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiStoredReport, siyi_stored_report_free)

G_END_DECLS
