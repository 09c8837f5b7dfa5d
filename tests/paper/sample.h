/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-document.h"

G_BEGIN_DECLS

/* Papers as an office makes them; persons and days are invented. */
SiyiDocument *sample_month (SiyiPaperForm form,
                            guint         n_rows);

G_END_DECLS
