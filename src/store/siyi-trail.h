/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-keeping.h"

G_BEGIN_DECLS

/* The audit trail proved against what was known of it outside (reliability: anchors). */
typedef struct
{
  gint64  seq;
  char   *head;      /* the hash of that row, or its first 12 characters as they are printed */
  gint64  at;        /* when it was taken, UTC microseconds; 0: unknown */
  char   *source;    /* "backup", "package", a file's path, "told" */
} SiyiAnchor;

typedef struct
{
  int   number;      /* of the list of destruction */
  guint rows;        /* emptied by it */
} SiyiEmptiedBy;

typedef enum
{
  SIYI_TRAIL_SOUND,      /* from the first row to the last; proved outside up to the anchor */
  SIYI_TRAIL_CUT,        /* the anchor knew rows behind the last one */
  SIYI_TRAIL_EDITED,     /* row seq does not fit the one before */
  SIYI_TRAIL_REWRITTEN,  /* fits in itself, but not the anchor: a row from..seq was changed */
} SiyiTrailState;

typedef struct
{
  SiyiTrailState  state;
  gint64          rows;       /* how many there are */
  gint64          last_at;    /* when the last was written */
  gint64          from, seq;  /* where it breaks */
  SiyiAnchor     *anchor;     /* (nullable) the newest that fits, or the one that does not */
  guint           n_anchors;  /* how many were compared */
  GArray         *emptied;    /* SiyiEmptiedBy: rows without their words, by lists of destruction */
} SiyiTrail;

void       siyi_anchor_free  (SiyiAnchor *anchor);
void       siyi_trail_free   (SiyiTrail  *trail);
SiyiTrail *siyi_audit_verify (SiyiArchive *archive, GPtrArray *told, GCancellable *cancellable, GError **error);

/* Its rows, asked for. */
typedef enum
{
  SIYI_TRAIL_ALL,
  SIYI_TRAIL_LOOKED,
  SIYI_TRAIL_PRINTED,
  SIYI_TRAIL_EXPORTED,
  SIYI_TRAIL_CHANGED,
  SIYI_TRAIL_KEPT,       /* backups, persons, the lock */
  SIYI_N_TRAIL_KINDS
} SiyiTrailKind;

typedef struct
{
  gint64         from, until;   /* UTC microseconds, until not included; 0: no bound */
  char          *who;           /* (nullable) all */
  SiyiTrailKind  kind;
  char          *entity;        /* (nullable) a table, all */
} SiyiTrailQuery;

void       siyi_trail_query_free (SiyiTrailQuery *query);
GArray    *siyi_trail_ids    (SiyiDb *db, const SiyiTrailQuery *query, GError **error);
GPtrArray *siyi_trail_lines  (SiyiDb *db, const gint64 *ids, gsize n_ids, GError **error);
char      *siyi_trail_code   (SiyiDb *db, gint64 *seq);   /* of the last row, for a footer */
char     **siyi_trail_people (SiyiDb *db, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiTrailQuery, siyi_trail_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiTrail, siyi_trail_free)

G_END_DECLS
