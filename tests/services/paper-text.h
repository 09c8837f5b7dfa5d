/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-document.h"

G_BEGIN_DECLS

char *paper_text (SiyiDocument *document);

G_END_DECLS
