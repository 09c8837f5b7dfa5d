/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From the first character of extension A to the last of the old block. */
#define SIYI_PINYIN_TABLE_FIRST 0x3400
#define SIYI_PINYIN_TABLE_LAST  0x9fff

/* Made at build time by siyi-pinyin-make.c; syllable 0 is "". */
extern const char * const siyi_pinyin_syllables[];
extern const guint16      siyi_pinyin_table[];

/* Characters outside the table that have a reading, in order. */
typedef struct { guint32 c; guint16 syllable; } SiyiPinyinRare;
extern const SiyiPinyinRare siyi_pinyin_rare[];
extern const gsize          siyi_pinyin_n_rare;

/* Of the build tool only. */
const char *siyi_pinyin_ask_icu (gunichar c);

G_END_DECLS
