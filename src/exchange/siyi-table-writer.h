/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Tables out: .xlsx (all cells text but those said to be numbers or days; heading frozen, widths,
 * filter; formula characters harmless by type) or .csv (UTF-8 with BOM, CRLF, formula characters
 * defused). Written to a temporary neighbour and renamed: a failure leaves no half file. */
typedef enum
{
  SIYI_OUT_TEXT,
  SIYI_OUT_NUMBER,
  SIYI_OUT_DAY,      /* YYYY-MM-DD; anything else is written as text */
} SiyiOutKind;

typedef struct
{
  const char  *heading;
  SiyiOutKind  kind;
  double       width;       /* characters; 0: by kind */
} SiyiOutColumn;

typedef struct _SiyiTableWriter SiyiTableWriter;

/* path: .xlsx or .csv by its ending. close and cancel free the writer. */
SiyiTableWriter *siyi_table_writer_new    (const char           *path,
                                           const char           *sheet_name,
                                           const SiyiOutColumn  *columns,
                                           gsize                 n_columns,
                                           GError              **error);
gboolean         siyi_table_writer_row    (SiyiTableWriter      *self,
                                           const char * const   *cells,
                                           GError              **error);
/* Another table of the same file: a sheet of its own, in .csv below an empty line. */
gboolean         siyi_table_writer_sheet  (SiyiTableWriter      *self,
                                           const char           *sheet_name,
                                           const SiyiOutColumn  *columns,
                                           gsize                 n_columns,
                                           GError              **error);
gboolean         siyi_table_writer_close  (SiyiTableWriter      *self,
                                           GError              **error);
void             siyi_table_writer_cancel (SiyiTableWriter      *self);

G_END_DECLS
