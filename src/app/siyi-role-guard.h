/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-role.h"

G_BEGIN_DECLS

/* What a role may not do is insensitive and says why, everywhere by this one place. */
void        siyi_guard_watch     (void);
void        siyi_role_guard      (GtkWidget        *widget,
                                  const char       *verb);
gboolean    siyi_guard_may       (GtkWidget        *from,
                                  const char       *verb);
void        siyi_guard_install   (GtkWidgetClass   *widget_class,
                                  const char       *name,
                                  const char       *parameter_type,
                                  GtkWidgetActionActivateFunc activate);
void        siyi_guard_group     (GtkWidget        *widget,
                                  GActionMap       *actions,
                                  const char       *prefix);
const char *siyi_guard_reason    (SiyiDeed          deed);
const char *siyi_guard_verb      (const char       *action);

G_END_DECLS
