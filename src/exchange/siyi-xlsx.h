/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-book-private.h"
#include "siyi-number-format.h"
#include "siyi-xml.h"

G_BEGIN_DECLS

/* What the parts of one workbook need of each other while it is read. */
typedef struct
{
  const char *text;          /* in the book's arena; NULL: over the limit */
  guint32     length;
} SiyiSharedString;

typedef struct
{
  char     *name;
  char     *relation;        /* id in the workbook's relations */
  gboolean  hidden;
} SiyiSheetEntry;

typedef struct
{
  char     *id, *type, *target;   /* type: behind its last slash; target: part name */
} SiyiRelation;

typedef struct
{
  SiyiBookBuilder *builder;
  SiyiPackage     *package;
  GPtrArray       *sheets;        /* SiyiSheetEntry */
  GArray          *strings;       /* SiyiSharedString */
  GArray          *formats;       /* SiyiNumberFormat by cell style */
} SiyiXlsx;

GPtrArray *siyi_xlsx_read_relations (SiyiPackage      *package,
                                     const char       *of_part,
                                     GError          **error);
const char *siyi_relation_target    (GPtrArray        *relations,
                                     const char       *id,
                                     const char       *type);
gboolean   siyi_xlsx_read_workbook  (SiyiXlsx         *self,
                                     gint64            part,
                                     GError          **error);
gboolean   siyi_xlsx_read_strings   (SiyiXlsx         *self,
                                     gint64            part,
                                     GError          **error);
gboolean   siyi_xlsx_read_styles    (SiyiXlsx         *self,
                                     gint64            part,
                                     GError          **error);
gboolean   siyi_xlsx_read_sheet     (SiyiXlsx         *self,
                                     const char       *part_name,
                                     SiyiXmlRead       read,
                                     gpointer          read_data,
                                     GError          **error);
gboolean   siyi_xlsx_read_comments  (SiyiXlsx         *self,
                                     gint64            part,
                                     GError          **error);
gboolean   siyi_cell_reference      (const char       *text,
                                     guint            *column,
                                     guint            *row,
                                     const char      **end);

/* Raw text of one cell may be seven times its characters when all are escaped. */
#define SIYI_TEXT_BYTES(limits) (8 * (gsize) (limits)->cell_characters + 64)

#define SIYI_MAX_COLUMNS 16384
#define SIYI_MAX_ROW 1048576

G_END_DECLS
