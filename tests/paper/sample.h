/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-document.h"

G_BEGIN_DECLS

/* Papers as an office makes them; persons and days are invented. */
SiyiDocument *sample_month (SiyiPaperForm form,
                            guint         n_rows);

/* Gives back what Pango keeps for the thread, so that a leak of ours is seen. The last call. */
void          sample_forget_fonts (void);

G_END_DECLS
