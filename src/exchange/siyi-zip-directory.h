/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-book.h"
#include "siyi-source.h"

G_BEGIN_DECLS

gboolean siyi_zip_directory_check (SiyiSource            *source,
                                   const SiyiReadLimits  *limits,
                                   GError               **error);

G_END_DECLS
