/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-book.h"
#include "siyi-source.h"

G_BEGIN_DECLS

/* The zip around a workbook, read with suspicion. Parts are known by index; names compare without
 * case and with / for \. One thread at a time. */
typedef struct _SiyiPackage SiyiPackage;
typedef struct _SiyiPart SiyiPart;

#define SIYI_NO_PART (-1)

SiyiPackage *siyi_package_open       (SiyiSource            *source,
                                      const SiyiReadLimits  *limits,
                                      GCancellable          *cancellable,
                                      GError               **error);
void         siyi_package_free       (SiyiPackage           *self);
void         siyi_package_set_progress (SiyiPackage         *self,
                                      SiyiReadProgress       progress,
                                      gpointer               progress_data);
gint64       siyi_package_find       (SiyiPackage           *self,
                                      const char            *name);
gint64       siyi_package_n_parts    (SiyiPackage           *self);
const char  *siyi_package_part_name  (SiyiPackage           *self,
                                      gint64                 part);
const char  *siyi_package_file_name  (SiyiPackage           *self);
gboolean     siyi_package_check_rest (SiyiPackage           *self,
                                      GError               **error);

SiyiPart    *siyi_part_open          (SiyiPackage           *package,
                                      gint64                 part,
                                      GError               **error);
gssize       siyi_part_read          (SiyiPart              *self,
                                      gpointer               buffer,
                                      gsize                  size,
                                      GError               **error);
void         siyi_part_close         (SiyiPart              *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiPackage, siyi_package_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiPart, siyi_part_close)

G_END_DECLS
