/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-package-store.h"

G_BEGIN_DECLS

/* A package of the register as its list shows it. */
typedef struct
{
  SiyiPackageRow  row;
  SiyiDay         session_day;      /* of a session's package, or its briefs */
  char           *leaders;          /* (nullable) who sat there */
  gint64          checked_at;       /* µs; 0: not since it was made */
  char           *checked;          /* (nullable) what was wrong; "" sound */
} SiyiPackageLine;

void        siyi_package_line_free  (SiyiPackageLine  *line);
GPtrArray  *siyi_packages_load      (SiyiDb           *db,
                                     guint             limit,
                                     GError          **error);      /* SiyiPackageLine, newest first */
SiyiPackageLine *siyi_package_load  (SiyiDb           *db,
                                     gint64            id,
                                     GError          **error);
/* trouble: "" for a sound one. */
gboolean    siyi_package_set_checked (SiyiDb          *db,
                                      gint64           id,
                                      const char      *trouble,
                                      GError         **error);

G_END_DECLS
