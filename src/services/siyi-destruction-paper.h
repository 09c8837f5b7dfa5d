/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-destruction.h"
#include "siyi-document.h"
#include "siyi-session-sheets.h"

G_BEGIN_DECLS

/* A list of destruction as a paper: what stands on it, who drew it up and signed, room for the hands of
 * those who saw it done. For the inside; no line names a petitioner. On an archive's threads, writing
 * on its writing one. */
SiyiDocument *siyi_destruction_paper_document  (SiyiDb          *db,
                                                gint64           id,
                                                GError         **error);
/* path: .pdf or .docx; logged as export.destruction. */
gboolean      siyi_destruction_paper_write     (SiyiDb          *db,
                                                gint64           id,
                                                const char      *path,
                                                SiyiSheetCount  *count,
                                                GCancellable    *cancellable,
                                                GError         **error);
gboolean      siyi_destruction_paper_log_print (SiyiDb          *db,
                                                gint64           id,
                                                GError         **error);

G_END_DECLS
