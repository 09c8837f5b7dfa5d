/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-document.h"
#include "siyi-session-sheets.h"

G_BEGIN_DECLS

/* The catalogue of a year's archive: a volume a session that is over, its pieces in a fixed order,
 * numbered by the office's pattern. For the inside alone; no line names a petitioner or a matter. On
 * an archive's threads, writing on its writing one. */
typedef struct
{
  int      volume, item;        /* from 1; a notice stands in the volume of the first session after it */
  gint64   session;
  char    *number, *responsible, *title, *amount, *remark;
  SiyiDay  day;
} SiyiCatalogueLine;

typedef struct
{
  int        year;
  SiyiDay    today;
  GPtrArray *lines;             /* SiyiCatalogueLine */
  int        n_volumes;
} SiyiCatalogue;

SiyiCatalogue *siyi_catalogue_load      (SiyiDb               *db,
                                         int                   year,
                                         GError              **error);
void           siyi_catalogue_free      (SiyiCatalogue        *self);
SiyiDocument  *siyi_catalogue_document  (SiyiDb               *db,
                                         int                   year,
                                         SiyiSheetCount       *count,
                                         GError              **error);
/* path: .pdf, .docx, .xlsx or .csv; logged as export.catalogue. */
gboolean       siyi_catalogue_write     (SiyiDb               *db,
                                         int                   year,
                                         const char           *path,
                                         SiyiSheetCount       *count,
                                         GCancellable         *cancellable,
                                         GError              **error);
gboolean       siyi_catalogue_log_print (SiyiDb               *db,
                                         int                   year,
                                         GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiCatalogue, siyi_catalogue_free)

G_END_DECLS
