/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-grid.h"
#include "siyi-takeover.h"

G_BEGIN_DECLS

/* The records of a takeover as rows of the grid: all, or those with a flag. The column numbers are
 * SiyiFields, SIYI_FIELD_NONE is the place in the file. */
#define SIYI_TYPE_IMPORT_MODEL (siyi_import_model_get_type ())
G_DECLARE_FINAL_TYPE (SiyiImportModel, siyi_import_model, SIYI, IMPORT_MODEL, GObject)

SiyiImportModel  *siyi_import_model_new          (SiyiTakeover     *takeover);
void              siyi_import_model_show_flagged (SiyiImportModel  *self,
                                                  gboolean          only_flagged);
guint             siyi_import_model_get_record   (SiyiImportModel  *self,
                                                  guint             row);
guint             siyi_import_model_find_record  (SiyiImportModel  *self,
                                                  guint             record);
guint             siyi_import_model_count_flagged (SiyiImportModel *self);

/* The flags of a cell, of the record where field is SIYI_FIELD_NONE: indices into the flags. */
const GArray     *siyi_import_model_flags_of     (SiyiImportModel  *self,
                                                  guint             record);
char             *siyi_import_model_dup_place    (SiyiImportModel  *self,
                                                  guint             record);
char             *siyi_import_model_dup_raw      (SiyiImportModel  *self,
                                                  guint             record,
                                                  SiyiField         field,
                                                  char            **address);
char             *siyi_import_model_dup_value    (SiyiImportModel  *self,
                                                  guint             record,
                                                  SiyiField         field);

/* After a person's word on a value: read again, and no longer marked. */
void              siyi_import_model_decided      (SiyiImportModel  *self,
                                                  guint             record,
                                                  SiyiField         field);
gboolean          siyi_import_model_is_decided   (SiyiImportModel  *self,
                                                  guint             record,
                                                  SiyiField         field);

G_END_DECLS
