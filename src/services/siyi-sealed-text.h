/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A JSON document within a sealed file. */
gboolean  siyi_sealed_json_write (const char  *path,
                                  JsonNode    *root,
                                  const char  *passphrase,
                                  char       **recovery_code,
                                  GError     **error);
JsonNode *siyi_sealed_json_read  (const char  *path,
                                  const char  *kind,
                                  const char  *passphrase,
                                  GError     **error);

G_END_DECLS
