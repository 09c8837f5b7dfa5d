/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-case-papers.h"
#include "siyi-files.h"

G_BEGIN_DECLS

struct _SiyiCasePapers
{
  GtkBox        parent_instance;

  GtkLabel     *count;
  GtkListBox   *list;
  GtkWidget    *empty;

  SiyiArchive  *archive;
  GCancellable *closing;       /* cancelled when the page goes */
  GPtrArray    *files;         /* SiyiFile, what is shown */
  gint64        case_id;
  gboolean      busy;          /* papers are being taken in */
};

void            siyi_case_papers_install_actions (SiyiCasePapers *self);
void            siyi_case_papers_show_count      (SiyiCasePapers *self);
const SiyiFile *siyi_case_papers_find            (SiyiCasePapers *self,
                                                  gint64          id);

G_END_DECLS
