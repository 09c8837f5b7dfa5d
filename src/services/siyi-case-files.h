/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-files.h"

G_BEGIN_DECLS

/* Papers of a case, as work for an archive's writing thread. */
typedef struct
{
  gint64   case_id;
  GPtrArray *paths;       /* char*, of files to take in */
} SiyiPapersIn;

typedef struct
{
  gint64   id;
  char    *text;          /* the new name, the reason, or where the copy goes */
  gboolean to_look_at;    /* a copy that is opened: read-only */
} SiyiPaperAsk;

void          siyi_papers_in_free       (SiyiPapersIn  *self);
void          siyi_paper_ask_free       (SiyiPaperAsk  *self);

/* char*: the action; all or none of them */
gpointer      siyi_papers_add_work      (SiyiDb        *db,
                                         gpointer       data,
                                         GCancellable  *cancellable,
                                         GError       **error);
gpointer      siyi_paper_rename_work    (SiyiDb        *db,
                                         gpointer       data,
                                         GCancellable  *cancellable,
                                         GError       **error);
gpointer      siyi_paper_take_out_work  (SiyiDb        *db,
                                         gpointer       data,
                                         GCancellable  *cancellable,
                                         GError       **error);
/* char*: the path of the proved copy */
gpointer      siyi_paper_copy_work      (SiyiDb        *db,
                                         gpointer       data,
                                         GCancellable  *cancellable,
                                         GError       **error);

/* Copies made for looking at: in a folder of this process that only its owner reads. */
char         *siyi_paper_private_path   (gint64         id,
                                         const char    *name);
void          siyi_paper_remove_private (void);

G_END_DECLS
