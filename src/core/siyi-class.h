/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SIYI_CLASS_NEW,       /* a name of the list in force, or a synonym of one */
  SIYI_CLASS_MAPPED,    /* an old name with one new one */
  SIYI_CLASS_ASK,       /* an old name that was split: a person chooses */
  SIYI_CLASS_UNKNOWN,
} SiyiClassVerdict;

typedef struct
{
  SiyiClassVerdict    verdict;
  const char         *name;      /* (nullable) of the list in force */
  const char * const *choices;   /* for SIYI_CLASS_ASK, NULL-terminated; else empty */
  gboolean            is_path;   /* the text has levels below the first: worth keeping as it is */
} SiyiClassReading;

SiyiClassReading    siyi_class_read     (const char *text);
const char * const *siyi_class_list     (gsize      *n_names);
const char * const *siyi_class_old_list (gsize      *n_names);

G_END_DECLS
