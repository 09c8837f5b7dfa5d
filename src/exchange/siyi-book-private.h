/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-arena.h"
#include "siyi-book.h"
#include "siyi-source.h"

G_BEGIN_DECLS

/* What the readers share: the book under construction, its limits, and sentences of refusal. */

struct _SiyiBookFile
{
  char      *name;
  char      *hash;
  gboolean   is_text;
  gboolean   is_1904;
  GPtrArray *sheets;
  SiyiArena *arena;
};

typedef struct
{
  SiyiBookFile         *book;
  const SiyiReadLimits *limits;
  SiyiReadProgress      progress;
  gpointer              progress_data;
  GCancellable         *cancellable;

  SiyiSheet *sheet;          /* the last added, borrowed from the book */
  GArray    *cells;          /* SiyiCell of the row under way */
  SiyiRow    row;            /* its number and hidden */
  guint64    n_rows, n_cells;
} SiyiBookBuilder;

void      siyi_builder_init        (SiyiBookBuilder  *self);
void      siyi_builder_add_sheet   (SiyiBookBuilder  *self,
                                    const char       *name,
                                    gboolean          hidden);
void      siyi_builder_begin_row   (SiyiBookBuilder  *self,
                                    guint             number,
                                    gboolean          hidden);
gboolean  siyi_builder_add_text    (SiyiBookBuilder  *self,
                                    SiyiCell          cell,
                                    const char       *text,
                                    gsize             length,
                                    GError          **error);
void      siyi_builder_add_cell    (SiyiBookBuilder  *self,
                                    SiyiCell          cell);
gboolean  siyi_builder_end_row     (SiyiBookBuilder  *self,
                                    GError          **error);
gboolean  siyi_builder_end_sheet   (SiyiBookBuilder  *self,
                                    GError          **error);
gboolean  siyi_builder_charge      (SiyiBookBuilder  *self,
                                    gsize             bytes,
                                    GError          **error);
GError   *siyi_builder_refusal     (SiyiBookBuilder  *self,
                                    int               code,
                                    guint             column,
                                    const char       *format,
                                    ...) G_GNUC_PRINTF (4, 5);
gboolean  siyi_builder_refuse      (SiyiBookBuilder  *self,
                                    GError          **error,
                                    int               code,
                                    guint             column,
                                    const char       *format,
                                    ...) G_GNUC_PRINTF (5, 6);
gboolean  siyi_builder_too_long    (SiyiBookBuilder  *self,
                                    const char       *text,
                                    gsize             length);

/* For a refusal that has no column of its own. */
#define SIYI_NO_COLUMN G_MAXUINT

/* The readers; the kind was found from the first bytes. */
gboolean  siyi_read_workbook       (SiyiBookBuilder  *builder,
                                    SiyiSource       *source,
                                    GError          **error);
gboolean  siyi_read_text_table     (SiyiBookBuilder  *builder,
                                    SiyiSource       *source,
                                    GError          **error);

G_END_DECLS
