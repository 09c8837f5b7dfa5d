/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One table out: .xlsx (all cells text but those said to be numbers or days; heading frozen, widths, filter; sheet
 * protected against formula characters by type) or .csv (UTF-8 with BOM, CRLF, formula characters
 * defused). Written to a temporary neighbour and renamed: a failure leaves no half file. */
typedef enum { SIYI_OUT_TEXT, SIYI_OUT_NUMBER, SIYI_OUT_DAY } SiyiOutKind;

typedef struct
{
  const char  *heading;
  SiyiOutKind  kind;
  double       width;       /* characters; 0: by kind */
} SiyiOutColumn;

typedef struct _SiyiTableWriter SiyiTableWriter;

SiyiTableWriter *siyi_table_writer_new    (const char           *path,        /* .xlsx or .csv by its ending */
                                           const char           *sheet_name,
                                           const SiyiOutColumn  *columns,
                                           gsize                 n_columns,
                                           GError              **error);
gboolean         siyi_table_writer_row    (SiyiTableWriter      *self,
                                           const char * const   *cells,       /* n_columns, NULL empty */
                                           GError              **error);
gboolean         siyi_table_writer_close  (SiyiTableWriter      *self,
                                           GError              **error);      /* frees */
void             siyi_table_writer_cancel (SiyiTableWriter      *self);       /* frees, leaves nothing */

G_END_DECLS
