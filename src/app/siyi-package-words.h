/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-package-list.h"

G_BEGIN_DECLS

char *siyi_package_words_title  (const SiyiPackageLine *line,
                                 SiyiDay                today);
char *siyi_package_words_check  (const SiyiPackageLine *line,
                                 SiyiDay                today);
char *siyi_package_words_below  (const SiyiPackageLine *line,
                                 SiyiDay                today);
const char *siyi_package_words_audience (SiyiAudience   audience);

G_END_DECLS
