/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-read-why.h"

G_BEGIN_DECLS

/* How a number is shown where it stood. */
typedef enum
{
  SIYI_READ_GENERAL,
  SIYI_READ_DECIMALS,   /* a fixed count of decimals */
  SIYI_READ_DATE,       /* a date or a time */
} SiyiReadShape;

/* A cell as the value readers see it; its text is borrowed. */
typedef struct
{
  const char    *text;        /* never NULL; of a number: as it is shown in general format */
  gboolean       is_number;
  double         number;
  SiyiReadShape  shape;
  guint          decimals;
  gboolean       from_1904;   /* serials count from 1904 */
} SiyiReadCell;

char     *siyi_read_text       (const char *text);
char     *siyi_read_long_text  (const char *text);
gboolean  siyi_read_is_unseen  (const char *text);
gboolean  siyi_read_is_empty   (const char *text);
gboolean  siyi_read_is_blank   (const char *text);
gboolean  siyi_read_is_ditto   (const char *text);
char     *siyi_read_key        (const char *text);
char     *siyi_read_squeeze    (const char *text);
char     *siyi_read_plain      (const char *text);
char     *siyi_read_number_text(double      number);
int       siyi_read_year       (const char *text);

G_END_DECLS
