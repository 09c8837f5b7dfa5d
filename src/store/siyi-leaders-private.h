/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"

G_BEGIN_DECLS

/* siyi-leader-posts.c */
gboolean siyi_leader_take_post (SiyiDb *db, gint64 leader, const char *post, const char *portfolio,
                                gboolean is_new, GError **error);
char    *siyi_leader_post_on   (SiyiDb *db, gint64 leader, const char *day);

G_END_DECLS
