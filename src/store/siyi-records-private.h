/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-package-store.h"

#include "siyi-db-private.h"

G_BEGIN_DECLS

/* How a row is known again in another archive. */
typedef enum
{
  SIYI_KEY_NONE,       /* goes with the row it belongs to */
  SIYI_KEY_UID,
  SIYI_KEY_NAME,       /* by uid, else by name */
  SIYI_KEY_NUMBER,     /* of a case: its number is unique, its uid must agree */
  SIYI_KEY_SERIAL,     /* of a visit: book, year and serial are unique, its uid must agree */
} SiyiRecordKey;

typedef struct
{
  const char    *table;
  const char    *sql;          /* ?1 sessions, ?2 visits, ?3 cases */
  const char    *refs;         /* "column=table …"; the first one is what it belongs to */
  SiyiRecordKey  key;
  gboolean       or_ignore;    /* one of its like is enough */
} SiyiRecordTable;

extern const SiyiRecordTable siyi_record_tables[];    /* referenced ones first; ends with a NULL table */

#define SIYI_RECORDS_HEAD "{\"siyi\":\"records\",\"format\":1,\"rows\":["

G_END_DECLS
