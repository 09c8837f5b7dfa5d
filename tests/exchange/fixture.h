/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-book.h"

G_BEGIN_DECLS

/* Workbooks and other files as the tests need them, written part by part. */
typedef struct
{
  const char *name;
  const char *text;
  gssize      length;      /* -1 or 0: of a C string */
} FixturePart;

GBytes       *fixture_zip        (const FixturePart *parts,
                                  gsize              n_parts);
GBytes       *fixture_workbook   (const char        *sheet_data,
                                  const char        *strings,
                                  const char        *styles);
GBytes       *fixture_sheet      (const char        *sheet);
SiyiBookFile *fixture_read       (GBytes            *bytes);
void          fixture_refused    (GBytes            *bytes,
                                  int                code,
                                  const char        *place);
SiyiSheet    *fixture_first      (SiyiBookFile      *book);
const SiyiCell *fixture_cell     (SiyiSheet         *sheet,
                                  guint              row,
                                  guint              column);
const char   *fixture_text       (SiyiSheet         *sheet,
                                  guint              row,
                                  guint              column);
char         *fixture_folder     (void);
void          fixture_remove     (char              *folder);

#define FIXTURE_MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define FIXTURE_RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define FIXTURE_PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"

extern const char fixture_root_relations[];
extern const char fixture_book_relations[];
extern const char fixture_book[];

G_END_DECLS
