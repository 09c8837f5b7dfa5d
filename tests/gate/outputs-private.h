/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gate.h"

G_BEGIN_DECLS

/* A body that runs on the archive's writing thread. */
typedef struct _Writing Writing;
struct _Writing
{
  GateArchive  *archive;
  SiyiAudience  audience;
  const char   *dir, *ending;
  gboolean    (*body) (SiyiDb *db, Writing *self, GError **error);
};

gboolean  gate_on_thread   (GateArchive   *archive,
                            SiyiAudience   audience,
                            const char    *dir,
                            const char    *ending,
                            gboolean     (*body) (SiyiDb *db, Writing *self, GError **error),
                            GError       **error);
char     *gate_path_of     (const Writing *self,
                            const char    *stem,
                            int            number);
gboolean  gate_or_refused  (gboolean       done,
                            GError       **error);

/* outputs-papers.c */
gboolean  gate_unit_papers_body   (SiyiDb *db, Writing *self, GError **error);
gboolean  gate_slips_body         (SiyiDb *db, Writing *self, GError **error);
gboolean  gate_circular_body      (SiyiDb *db, Writing *self, GError **error);
gboolean  gate_inside_papers_body (SiyiDb *db, Writing *self, GError **error);
gboolean  gate_case_papers_body   (SiyiDb *db, Writing *self, GError **error);
gboolean  gate_charge_body        (SiyiDb *db, Writing *self, GError **error);

G_END_DECLS
