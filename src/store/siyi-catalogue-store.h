/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-retention.h"

G_BEGIN_DECLS

/* What a year's catalogue tells beside the four ones. On an archive's threads. */
typedef struct
{
  gint64   session;
  int      n_restricted;       /* matters that never leave */
  int      retention;          /* years, of its longest matter */
  char    *excused;            /* (nullable) reasons */
} SiyiCatalogueFact;

typedef struct
{
  gint64   session;
  char    *kind, *number;
  SiyiDay  day;
} SiyiCataloguePaper;

typedef struct
{
  char    *month;              /* YYYY-MM */
  int      version;
  SiyiDay  published;
} SiyiCatalogueNotice;

typedef struct
{
  GHashTable *facts;           /* gint64 of the session -> SiyiCatalogueFact */
  GPtrArray  *papers;          /* SiyiCataloguePaper, by session, day and number */
  GPtrArray  *notices;         /* SiyiCatalogueNotice, by month and version */
} SiyiCatalogueFacts;

SiyiCatalogueFacts *siyi_catalogue_facts_load (SiyiDb             *db,
                                               int                 year,
                                               GError            **error);
void                siyi_catalogue_facts_free (SiyiCatalogueFacts *facts);
gboolean            siyi_retention_rules_load (SiyiDb             *db,
                                               SiyiRetentionRules *rules);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiCatalogueFacts, siyi_catalogue_facts_free)

G_END_DECLS
