/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "siyi-record.h"

G_BEGIN_DECLS

/* How a flag is to be taken. */
typedef enum
{
  SIYI_FLAG_INFERRED,     /* read from elsewhere in the file */
  SIYI_FLAG_LOOK,         /* read, but a person should look */
  SIYI_FLAG_UNREADABLE,   /* left empty, the text is kept */
} SiyiFlagKind;

const char   *siyi_field_title       (SiyiField   field);
SiyiFlagKind  siyi_flag_kind         (const char *why);
gboolean      siyi_flag_is_double    (const char *why);
const char   *siyi_flag_explanation  (const char *why);

G_END_DECLS
