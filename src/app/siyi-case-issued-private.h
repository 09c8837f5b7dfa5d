/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-case-issued.h"
#include "siyi-official-papers-work.h"

G_BEGIN_DECLS

struct _SiyiCaseIssued
{
  GtkBox       parent_instance;

  /* Children */
  GtkListBox  *list;
  GtkWidget   *empty;

  /* Owned */
  SiyiArchive *archive;
  GPtrArray   *papers;        /* SiyiStoredPaper, what is shown */
  gint64       case_id, task;
  SiyiDay      today;
};

void                   siyi_case_issued_install_actions (GtkWidgetClass *widget_class);
const SiyiStoredPaper *siyi_case_issued_find            (SiyiCaseIssued *self,
                                                         gint64          id);

G_END_DECLS
