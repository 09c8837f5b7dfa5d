/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"

G_BEGIN_DECLS

/* What a visit holds beside the 25 cells of its row: an exported ledger carries it along, so that
 * taking the file over again gives the same record. Texts NULL where empty. */
typedef struct
{
  char     *day;                /* YYYY-MM-DD, YYYY-MM */
  char     *day_end;
  char     *part;               /* am, pm */
  gboolean  approximate;        /* the count of persons is a rough one */
  int       representatives;    /* -1: not said */
  int       concerned;          /* -1: not said */
  char     *class_path;
  char     *purpose;
  char     *number;             /* of the national system */
  char     *registered_at;
  char     *ids;                /* joined by a space */
  char     *representative_names; /* joined by a space */
  int       limit_days;         /* 0: the limit was a day, or none */
  gboolean  limit_working;
  char     *accepted, *routed, *replied;
} SiyiLedgerExtra;

SiyiLedgerExtra *siyi_ledger_extra_load (SiyiDb           *db,
                                         gint64            visit,
                                         GError          **error);
void             siyi_ledger_extra_free (SiyiLedgerExtra  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiLedgerExtra, siyi_ledger_extra_free)

G_END_DECLS
