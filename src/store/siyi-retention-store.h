/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-retention.h"

G_BEGIN_DECLS

/* How long each matter is kept, and what falls due: by rule, a person's word wins. On an archive's
 * threads, writing on its writing one. */
typedef struct
{
  gint64    case_id;
  char     *number, *class_name;     /* class_name: (nullable) */
  SiyiDay   last_day;                /* of its last record */
  int       years;                   /* SIYI_RETENTION_PERMANENT: for ever */
  int       ends;                    /* year; 0: never */
  gboolean  by_person;               /* with a reason of its own: why */
  char     *why;
  gboolean  hand_over;               /* lasts, and is to go to the state archive */
  int       n_files;
  int       destroyed;               /* number of the list it went by; 0: it is kept */
} SiyiRetentionLine;

void       siyi_retention_line_free (SiyiRetentionLine *line);
/* Whose keeping is over with the end of @year, or that are to be handed over by then. */
GPtrArray *siyi_retention_due       (SiyiDb            *db,
                                     int                year,
                                     GError           **error);     /* SiyiRetentionLine, by day and number */
SiyiRetentionLine *siyi_retention_load (SiyiDb         *db,
                                        gint64          case_id,
                                        GError        **error);
/* years: -1 takes the person's word back. */
char      *siyi_retention_set       (SiyiDb            *db,
                                     gint64             case_id,
                                     int                years,
                                     const char        *why,
                                     GError           **error);

G_END_DECLS
