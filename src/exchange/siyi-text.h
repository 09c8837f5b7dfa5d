/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "siyi-document.h"

G_BEGIN_DECLS

char     *siyi_text_from_document (SiyiDocument  *document);
gboolean  siyi_text_write         (SiyiDocument  *document,
                                   const char    *path,
                                   GError       **error);

G_END_DECLS
