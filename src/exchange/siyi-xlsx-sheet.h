/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-xlsx.h"

G_BEGIN_DECLS

/* One worksheet while it is read: shared by the way through expat and the short way. */
typedef enum
{
  SIYI_VALUE_NUMBER,
  SIYI_VALUE_SHARED,
  SIYI_VALUE_TEXT,       /* str, inlineStr */
  SIYI_VALUE_BOOLEAN,
  SIYI_VALUE_ERROR,
  SIYI_VALUE_DAY,        /* ISO 8601 */
} SiyiValueType;

typedef enum
{
  SIYI_PLACE_ELSEWHERE,
  SIYI_PLACE_ROWS,
  SIYI_PLACE_COLUMNS,
  SIYI_PLACE_MERGES,
} SiyiSheetPlace;

typedef struct
{
  SiyiXlsx        *xlsx;
  SiyiBookBuilder *builder;
  gboolean         is_sheet;
  SiyiSheetPlace   place;          /* which child of the root */

  gboolean         row_implied;    /* no number on the row: its first cell may tell */
  guint            last_row;       /* 0: none yet */
  guint            next_column;

  gboolean         in_cell;
  guint            phonetic;       /* depth of the rPh we are in, 0: none */
  guint            column;
  guint            style;
  SiyiValueType    type;
  gboolean         has_value, has_formula;

  guint8           hidden[SIYI_MAX_COLUMNS / 8];
} SiyiSheetReading;

SiyiValueType siyi_value_type      (const char        *name);
gboolean      siyi_sheet_add_cell  (SiyiSheetReading  *self,
                                    char              *text,
                                    gsize              length,
                                    gboolean           overflow,
                                    GError           **error);
gsize         siyi_sheet_take_rows (SiyiXml           *xml,
                                    char              *bytes,
                                    gsize              length);

G_END_DECLS
