/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-neighbour.h"
#include "siyi-table-writer.h"

G_BEGIN_DECLS

/* What the two kinds of table have in common. */
typedef struct
{
  gpointer (*open)  (SiyiTableWriter *writer, GError **error);
  gboolean (*row)   (SiyiTableWriter *writer, const char * const *cells, GError **error);
  void     (*end)   (SiyiTableWriter *writer);
  gboolean (*sheet) (SiyiTableWriter *writer, GError **error);
  gboolean (*close) (SiyiTableWriter *writer, GError **error);
  void     (*free)  (gpointer data);
} SiyiTableKind;

struct _SiyiTableWriter
{
  const SiyiTableKind *kind;
  gpointer             data;         /* of the kind */
  SiyiNeighbour       *file;
  char                *sheet_name;
  SiyiOutColumn       *columns;
  gsize                n_columns;
  guint64              n_rows;       /* heading included */
};

extern const SiyiTableKind siyi_table_xlsx;
extern const SiyiTableKind siyi_table_csv;

gboolean siyi_table_number (const char *text,
                            double     *number);

G_END_DECLS
