/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-job.h"
#include "siyi-session-sheets.h"

G_BEGIN_DECLS

/* The record book of a year in one piece, to be bound: each record under its number, void ones with
 * their reason, a page for numbers that are missing. Under each page stand the year, the record and
 * its page, as on the leaves of a session, and the page of the year. On a worker thread; the
 * archive's reader is asked for some records at a time. */
typedef void (*SiyiBookProgress) (gpointer data, guint64 done, guint64 total);

SiyiDocument   *siyi_record_book_year_document    (SiyiArchive          *archive,
                                                   int                   year,
                                                   guint                *n_matters,
                                                   SiyiBookProgress      progress,
                                                   gpointer              progress_data,
                                                   GCancellable         *cancellable,
                                                   GError              **error);
gboolean        siyi_record_book_year_write       (SiyiArchive          *archive,
                                                   int                   year,
                                                   const char           *path,
                                                   SiyiSheetCount       *count,
                                                   SiyiBookProgress      progress,
                                                   gpointer              progress_data,
                                                   GCancellable         *cancellable,
                                                   GError              **error);
void            siyi_record_book_year_write_async (SiyiJob              *job,
                                                   SiyiArchive          *archive,
                                                   int                   year,
                                                   const char           *path,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);

G_END_DECLS
