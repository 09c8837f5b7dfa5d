/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-book.h"

G_BEGIN_DECLS

/* What a number format makes of a number. */
typedef struct
{
  SiyiShape shape;
  guint     decimals;    /* for SIYI_SHAPE_DECIMALS */
} SiyiNumberFormat;

SiyiNumberFormat siyi_number_format_builtin (guint       id);
SiyiNumberFormat siyi_number_format_parse   (const char *code);

G_END_DECLS
