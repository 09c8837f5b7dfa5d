/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-day.h"

G_BEGIN_DECLS

#define SIYI_APPLICATION_ID "cn.siyi.Siyi"

#define SIYI_TYPE_APPLICATION (siyi_application_get_type ())
G_DECLARE_FINAL_TYPE (SiyiApplication, siyi_application, SIYI, APPLICATION, AdwApplication)

SiyiApplication *siyi_application_new         (void);
SiyiClock       *siyi_application_get_clock   (SiyiApplication *self);
void             siyi_application_fill_recent (SiyiApplication *self);

G_END_DECLS
