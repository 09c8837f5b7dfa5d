/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-takeover.h"

G_BEGIN_DECLS

/* The sample office's names, and takeovers of files and of tables written in the test. */
SiyiOfficeNames *take_names     (void);
SiyiTakeover    *take_file      (const char  *path);
SiyiTakeover    *take_text      (const char  *table);
SiyiTakeover    *take_book      (const char  *lines);
SiyiTakeover    *take_book_with (const char  *lines,
                                 GHashTable  *mapping);
char            *take_path      (const char  *name);

/* What the takeover flags, "row field why" a line, sorted. */
char            *take_flags     (SiyiTakeover *takeover);
/* A field of a record as the JSON gives it; lists joined by "|"; NULL where it is empty. */
char            *take_field     (SiyiTakeover *takeover,
                                 guint         record,
                                 const char   *field);

G_END_DECLS
