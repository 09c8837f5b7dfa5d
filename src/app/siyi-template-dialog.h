/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

/* The office's own words for a paper, with the paper beside them. Signal "saved" (s): UUID of the action. */
#define SIYI_TYPE_TEMPLATE_DIALOG (siyi_template_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (SiyiTemplateDialog, siyi_template_dialog, SIYI, TEMPLATE_DIALOG, AdwWindow)

struct _SiyiTemplateDialogClass
{
  AdwWindowClass  parent_class;

  /* What the works are given: the words as they are typed. */
  gpointer      (*task)    (SiyiTemplateDialog *self);
  GDestroyNotify  task_free;

  SiyiWork        load;                                   /* the words as stored */
  GDestroyNotify  stored_free;
  SiyiWork        preview;                                /* SiyiPages */
  SiyiWork        save;                                   /* UUID of the action */

  void          (*show)    (SiyiTemplateDialog *self,
                            gpointer            stored);
  void          (*reset)   (SiyiTemplateDialog *self);    /* shows the words as shipped */
  GtkTextView  *(*target)  (SiyiTemplateDialog *self);    /* where a word in braces goes */
  const char   *(*mend)    (const GError       *error);   /* says what is wrong with a word in braces */

  const char     *reading;                                /* msgids of what can fail */
  const char     *saving;
};

void     siyi_template_dialog_set_parts (SiyiTemplateDialog *self,
                                         GtkLabel           *problem,
                                         AdwBin             *paper);
void     siyi_template_dialog_watch     (SiyiTemplateDialog *self,
                                         GtkTextView        *text);
void     siyi_template_dialog_add_word  (SiyiTemplateDialog *self,
                                         GtkFlowBox         *words,
                                         const char         *label,
                                         const char         *word);
void     siyi_template_dialog_load      (SiyiTemplateDialog *self,
                                         SiyiArchive        *archive);
gboolean siyi_template_dialog_is_loaded (SiyiTemplateDialog *self);

G_END_DECLS
