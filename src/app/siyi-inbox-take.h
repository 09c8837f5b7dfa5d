/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

/* Takes files of sealed answers into the inbox: asks for their secret, says of each what came of it. */
#define SIYI_TYPE_INBOX_TAKE (siyi_inbox_take_get_type ())
G_DECLARE_FINAL_TYPE (SiyiInboxTake, siyi_inbox_take, SIYI, INBOX_TAKE, AdwWindow)

void siyi_inbox_take_choose (GtkWidget   *from,
                             SiyiArchive *archive);
void siyi_inbox_take_ask    (GtkWidget   *from,
                             SiyiArchive *archive,
                             GPtrArray   *paths);

G_END_DECLS
