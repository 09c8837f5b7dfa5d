/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A text table of the office (leaders, units) whose columns are found by their headings.
 * Columns have the keys of a group of data/rules/office.ini. */
typedef struct _SiyiOfficeTable SiyiOfficeTable;

SiyiOfficeTable    *siyi_office_table_read       (const char             *path,
                                                  const char             *group,
                                                  GError                **error);
SiyiOfficeTable    *siyi_office_table_read_bytes (const char             *name,
                                                  GBytes                 *bytes,
                                                  const char             *group,
                                                  GError                **error);
void                siyi_office_table_free       (SiyiOfficeTable        *self);

const char         *siyi_office_table_get_file   (const SiyiOfficeTable  *self);
const char * const *siyi_office_table_get_ignored (const SiyiOfficeTable *self);
guint               siyi_office_table_n_rows     (const SiyiOfficeTable  *self);
guint               siyi_office_table_line       (const SiyiOfficeTable  *self,
                                                  guint                   row);
const char         *siyi_office_table_get        (const SiyiOfficeTable  *self,
                                                  guint                   row,
                                                  const char             *key);
char              **siyi_office_table_split      (const char             *text,
                                                  const char             *separators);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiOfficeTable, siyi_office_table_free)

G_END_DECLS
