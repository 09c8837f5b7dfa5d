/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "siyi-seal.h"

G_BEGIN_DECLS

/* A JSON document within a sealed file. Its member "siyi" says what it is, "format" who can read it. */
enum { SIYI_SEALED_FORMAT = 1 };

gboolean  siyi_sealed_json_write (const char  *path,
                                  JsonNode    *root,
                                  const char  *passphrase,
                                  char       **recovery_code,
                                  SiyiSealProgress progress,
                                  gpointer     progress_data,
                                  GCancellable *cancellable,
                                  GError     **error);
JsonNode *siyi_sealed_json_read  (const char  *path,
                                  const char  *kind,
                                  const char  *passphrase,
                                  GError     **error);

G_END_DECLS
