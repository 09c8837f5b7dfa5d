/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-keeping.h"

G_BEGIN_DECLS

const char *siyi_problem_words       (SiyiProblemKind         kind);
char       *siyi_problem_words_place (const SiyiProblemPlace *place);

G_END_DECLS
