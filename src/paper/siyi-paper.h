/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "siyi-document.h"
#include "siyi-paper-fonts.h"

G_BEGIN_DECLS

/* A paper laid out: at least one page, all of one size. Immutable; any thread may draw it, several
 * at a time. The preview, the printer and the PDF draw the same pages. */
typedef struct _SiyiPages SiyiPages;

/* Told of a long paper: blocks laid out, pages written. */
typedef void (*SiyiPagesProgress) (gpointer data, guint64 done, guint64 total);

SiyiPages            *siyi_pages_new         (SiyiDocument    *document,
                                              GCancellable    *cancellable,
                                              GError         **error);
SiyiPages            *siyi_pages_new_watched (SiyiDocument    *document,
                                              SiyiPagesProgress progress,
                                              gpointer         progress_data,
                                              GCancellable    *cancellable,
                                              GError         **error);
SiyiPages            *siyi_pages_ref         (SiyiPages       *self);
void                  siyi_pages_unref       (SiyiPages       *self);

guint                 siyi_pages_get_n       (SiyiPages       *self);
void                  siyi_pages_get_size    (SiyiPages       *self,
                                              double          *width,
                                              double          *height);
const char           *siyi_pages_get_name    (SiyiPages       *self);
const char           *siyi_pages_get_text    (SiyiPages       *self,
                                              guint            number);
const SiyiPaperFonts *siyi_pages_get_fonts   (SiyiPages       *self);
guint                 siyi_pages_get_missing (SiyiPages       *self);

void                  siyi_pages_draw        (SiyiPages       *self,
                                              guint            number,
                                              cairo_t         *cr);
gboolean              siyi_pages_to_stream   (SiyiPages       *self,
                                              GOutputStream   *stream,
                                              GCancellable    *cancellable,
                                              GError         **error);
GBytes               *siyi_pages_to_pdf      (SiyiPages       *self,
                                              GCancellable    *cancellable,
                                              GError         **error);
gboolean              siyi_pages_save        (SiyiPages       *self,
                                              const char      *path,
                                              GCancellable    *cancellable,
                                              GError         **error);
gboolean              siyi_pages_save_watched (SiyiPages      *self,
                                              const char      *path,
                                              SiyiPagesProgress progress,
                                              gpointer         progress_data,
                                              GCancellable    *cancellable,
                                              GError         **error);

/* A paper that is drawn and not yet packed. */
typedef struct _SiyiRawPaper SiyiRawPaper;

SiyiRawPaper         *siyi_pages_save_raw    (SiyiPages       *self,
                                              const char      *path,
                                              SiyiPagesProgress progress,
                                              gpointer         progress_data,
                                              GCancellable    *cancellable,
                                              GError         **error);
gboolean              siyi_raw_paper_finish  (SiyiRawPaper    *self,
                                              SiyiPagesProgress progress,
                                              gpointer         progress_data,
                                              GCancellable    *cancellable,
                                              GError         **error);
void                  siyi_raw_paper_free    (SiyiRawPaper    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiPages, siyi_pages_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiRawPaper, siyi_raw_paper_free)

G_END_DECLS
