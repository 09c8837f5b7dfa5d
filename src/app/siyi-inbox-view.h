/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

/* Leaders' answers as cards: what stands there beside what is answered, accepted or declined by a
 * person. Actions: inbox.take (), inbox.accept (x), inbox.refuse (x). */
#define SIYI_TYPE_INBOX_VIEW (siyi_inbox_view_get_type ())
G_DECLARE_FINAL_TYPE (SiyiInboxView, siyi_inbox_view, SIYI, INBOX_VIEW, GtkWidget)

GtkWidget  *siyi_inbox_view_new         (SiyiArchive   *archive);
GtkListBox *siyi_inbox_view_get_list    (SiyiInboxView *self);
guint       siyi_inbox_view_get_n_taken (SiyiInboxView *self);      /* answers of the archive so far */

/* siyi-inbox-line.c: one line, where something waits; it opens the inbox. */
GtkWidget  *siyi_inbox_line_new         (SiyiArchive   *archive);

G_END_DECLS
