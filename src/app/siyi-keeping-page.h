/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

/* Backups and the audit trail as a page that comes and goes. Signal: "done" () when left. */
#define SIYI_TYPE_KEEPING_PAGE (siyi_keeping_page_get_type ())
G_DECLARE_FINAL_TYPE (SiyiKeepingPage, siyi_keeping_page, SIYI, KEEPING_PAGE, GtkWidget)

GtkWidget *siyi_keeping_page_new  (SiyiArchive *archive);
void       siyi_keeping_page_show (SiyiKeepingPage *self, const char *name);   /* "backup", "audit" */

G_END_DECLS
