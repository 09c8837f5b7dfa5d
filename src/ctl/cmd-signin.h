/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl.h"

G_BEGIN_DECLS

gboolean ctl_signin_scan (Ctl         *ctl,
                          const char  *file,
                          gint64       session,
                          const char  *part,
                          GError     **error);

G_END_DECLS
