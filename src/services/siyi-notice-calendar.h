/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-notice.h"

G_BEGIN_DECLS

char *siyi_notice_to_calendar (SiyiDb            *db,
                               const SiyiNotice  *notice,
                               GError           **error);

G_END_DECLS
