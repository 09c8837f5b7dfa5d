/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

typedef struct
{
  const char          *name;
  const unsigned char *bytes;
  gsize                n_bytes;
} SiyiWordsFile;

/* Made at build time from data/rules by embed.py. */
extern const SiyiWordsFile siyi_words_files[];
extern const unsigned siyi_words_n_files;
