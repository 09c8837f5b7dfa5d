/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-brief-package.h"

G_BEGIN_DECLS

/* Asks for the secret of sealed briefs and shows them; no archive is needed. */
GtkWidget *siyi_sealed_open                  (GtkApplication   *application,
                                              GtkWindow        *parent,      /* (nullable) */
                                              const char       *path,
                                              SiyiClock        *clock);
void       siyi_sealed_choose                (GtkApplication   *application,
                                              GtkWindow        *parent,
                                              SiyiClock        *clock);
gboolean   siyi_sealed_is_briefs             (const char       *path);
gboolean   siyi_sealed_is_answers            (const char       *path);

/* siyi-leader-window-sealed.c */
void       siyi_leader_window_present_sealed (GtkApplication   *application,
                                              SiyiBriefPackage *sealed,
                                              const char       *secret,
                                              SiyiClock        *clock);

G_END_DECLS
