/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-record.h"

G_BEGIN_DECLS

typedef enum
{
  SIYI_DOUBLE_NONE,
  SIYI_DOUBLE_EQUAL,      /* every field but the serial */
  SIYI_DOUBLE_POSSIBLE,   /* date, visitors and summary */
} SiyiDouble;

typedef struct _SiyiDoubles SiyiDoubles;

/* Gives an earlier record again, for a close comparison. */
typedef SiyiRecord *(*SiyiRecordAgain) (gpointer data, guint index);

SiyiDoubles *siyi_doubles_new  (SiyiRecordAgain   again,
                                gpointer          data);
void         siyi_doubles_free (SiyiDoubles      *self);
SiyiDouble   siyi_doubles_add  (SiyiDoubles      *self,
                                const SiyiRecord *record,
                                guint             index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiDoubles, siyi_doubles_free)

G_END_DECLS
