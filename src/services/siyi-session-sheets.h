/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-document.h"
#include "siyi-ledger.h"
#include "siyi-schedule-store.h"

G_BEGIN_DECLS

/* The papers of a session. Each is a document first, so that preview, printer, PDF and .docx show
 * the same; what leaves as a file is logged before. On an archive's threads, writing on its
 * writing one. */
typedef struct { guint n_matters, n_pages, n_left_out; } SiyiSheetCount;

/* siyi-brief.c: one page a matter, in the order the leader meets them. */
SiyiDocument *siyi_brief_document       (SiyiDb          *db,
                                         gint64           session,
                                         SiyiAudience     audience,
                                         SiyiPaperForm    form,
                                         guint           *n_matters,
                                         GCancellable    *cancellable,
                                         GError         **error);
gboolean      siyi_brief_write          (SiyiDb          *db,
                                         gint64           session,
                                         SiyiAudience     audience,
                                         SiyiPaperForm    form,
                                         const char      *path,
                                         SiyiSheetCount  *count,
                                         GCancellable    *cancellable,
                                         GError         **error);

/* siyi-record-book.c: one record a matter, under its number of the year; void ones keep theirs. */
SiyiDocument *siyi_record_book_document (SiyiDb          *db,
                                         gint64           session,
                                         guint           *n_matters,
                                         GError         **error);
gboolean      siyi_record_book_write    (SiyiDb          *db,
                                         gint64           session,
                                         const char      *path,
                                         SiyiSheetCount  *count,
                                         GCancellable    *cancellable,
                                         GError         **error);

/* siyi-signin-sheet.c: part A holds nothing of a petitioner. */
typedef enum
{
  SIYI_SIGNIN_A    = 1 << 0,     /* leader, accompanying persons, staff */
  SIYI_SIGNIN_B    = 1 << 1,     /* petitioners */
  SIYI_SIGNIN_BOTH = SIYI_SIGNIN_A | SIYI_SIGNIN_B,
} SiyiSigninParts;

SiyiDocument *siyi_signin_document      (SiyiDb          *db,
                                         gint64           session,
                                         SiyiSigninParts  parts,
                                         guint           *n_rows,
                                         GError         **error);
gboolean      siyi_signin_write         (SiyiDb          *db,
                                         gint64           session,
                                         SiyiSigninParts  parts,
                                         const char      *path,
                                         SiyiSheetCount  *count,
                                         GCancellable    *cancellable,
                                         GError         **error);

/* siyi-photo-sheet.c: on a worker thread; the child process decodes. Inside, the originals; a unit and
 * the public get masked copies that may leave, the others are left out and counted. */
SiyiDocument *siyi_photo_sheet_document (SiyiArchive     *archive,
                                         gint64           session,
                                         SiyiAudience     audience,
                                         guint            per_page,     /* 2 or 4 */
                                         SiyiSheetCount  *count,
                                         GCancellable    *cancellable,
                                         GError         **error);
gboolean      siyi_photo_sheet_write    (SiyiArchive     *archive,
                                         gint64           session,
                                         SiyiAudience     audience,
                                         guint            per_page,
                                         const char      *path,
                                         SiyiSheetCount  *count,
                                         GCancellable    *cancellable,
                                         GError         **error);

/* Logged before the pages go to a printer; verb: print.brief, … */
gboolean      siyi_sheet_log_print      (SiyiDb          *db,
                                         const char      *verb,
                                         gint64           session,
                                         guint            n_matters,
                                         GError         **error);
gboolean      siyi_sheet_path_check     (const char      *path,
                                         GError         **error);

G_END_DECLS
