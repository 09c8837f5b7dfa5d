/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonObject *siyi_json_read_object  (const char  *path,
                                    GError     **error);
JsonObject *siyi_json_parse_object (const char  *name,
                                    GBytes      *bytes,
                                    GError     **error);

G_END_DECLS
