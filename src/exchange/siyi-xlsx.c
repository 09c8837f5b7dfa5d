/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An .xlsx workbook: finds its parts through the relations, reads styles and shared strings, then
 * each sheet in workbook order with its comments. A sheet that is no worksheet (a chart) stays in
 * the list, empty. */
#include "siyi-xlsx.h"

#include <string.h>

static gboolean
refuse_missing (SiyiXlsx    *self,
                const char  *part,
                GError     **error)
{
  return siyi_builder_refuse (self->builder, error, SIYI_FILE_ERROR_TRUNCATED, SIYI_NO_COLUMN,
                              "the file is damaged: part %s is missing", part);
}

static gint64
find_main_part (SiyiXlsx  *self,
                GError   **error)
{
  g_autoptr(GPtrArray) relations = siyi_xlsx_read_relations (self->package, "", error);
  const char *target;
  gint64 part;

  if (relations == NULL)
    return SIYI_NO_PART;

  target = siyi_relation_target (relations, NULL, "officeDocument");
  part = siyi_package_find (self->package, target != NULL ? target : "xl/workbook.xml");
  if (part != SIYI_NO_PART &&
      !g_str_has_suffix (siyi_package_part_name (self->package, part), ".bin"))
    return part;

  if (target != NULL && part == SIYI_NO_PART)
    refuse_missing (self, target, error);
  else
    siyi_builder_refuse (self->builder, error, SIYI_FILE_ERROR_UNKNOWN_KIND, SIYI_NO_COLUMN,
                         "the file is a zip, but no .xlsx workbook");

  return SIYI_NO_PART;
}

typedef gboolean (*ReadPart) (SiyiXlsx *self, gint64 part, GError **error);

/* Parts a workbook may do without; but named and not there means the file was cut. */
static gboolean
read_by_type (SiyiXlsx    *self,
              GPtrArray   *relations,
              const char  *type,
              ReadPart     read,
              GError     **error)
{
  const char *target = siyi_relation_target (relations, NULL, type);
  gint64 part;

  if (target == NULL)
    return TRUE;

  part = siyi_package_find (self->package, target);
  if (part == SIYI_NO_PART)
    return refuse_missing (self, target, error);

  return read (self, part, error);
}

static gssize
read_part (gpointer   data,
           gpointer   buffer,
           gsize      size,
           GError   **error)
{
  return siyi_part_read (data, buffer, size, error);
}

static gboolean
read_sheet_part (SiyiXlsx   *self,
                 const char *target,
                 GError    **error)
{
  gint64 part = siyi_package_find (self->package, target);
  g_autoptr(GPtrArray) relations = NULL;
  g_autoptr(SiyiPart) stream = NULL;

  if (part == SIYI_NO_PART)
    return refuse_missing (self, target, error);

  stream = siyi_part_open (self->package, part, error);
  if (stream == NULL ||
      !siyi_xlsx_read_sheet (self, siyi_package_part_name (self->package, part), read_part, stream,
                             error))
    return FALSE;

  relations = siyi_xlsx_read_relations (self->package, target, error);

  return relations != NULL &&
         read_by_type (self, relations, "comments", siyi_xlsx_read_comments, error);
}

static gboolean
read_sheets (SiyiXlsx   *self,
             GPtrArray  *relations,
             GError    **error)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->sheets->len; i++)
    {
      SiyiSheetEntry *entry = g_ptr_array_index (self->sheets, i);
      const char *target = siyi_relation_target (relations, entry->relation, NULL);
      gboolean is_table = siyi_relation_target (relations, entry->relation, "worksheet") != NULL;

      siyi_builder_add_sheet (self->builder, entry->name, entry->hidden);
      if (target == NULL || !g_hash_table_add (seen, (char *) target))
        return siyi_builder_refuse (self->builder, error, SIYI_FILE_ERROR_TRUNCATED,
                                    SIYI_NO_COLUMN, "the file is damaged: the sheet's part is "
                                    "not named or named twice");
      if (is_table && !read_sheet_part (self, target, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_parts (SiyiXlsx  *self,
            GError   **error)
{
  g_autoptr(GPtrArray) relations = NULL;
  gint64 part = find_main_part (self, error);

  if (part == SIYI_NO_PART || !siyi_xlsx_read_workbook (self, part, error))
    return FALSE;

  relations = siyi_xlsx_read_relations (self->package,
                                        siyi_package_part_name (self->package, part), error);

  return relations != NULL &&
         read_by_type (self, relations, "styles", siyi_xlsx_read_styles, error) &&
         read_by_type (self, relations, "sharedStrings", siyi_xlsx_read_strings, error) &&
         read_sheets (self, relations, error) &&
         siyi_package_check_rest (self->package, error);
}

/**
 * siyi_read_workbook:
 * @builder: a fresh builder
 * @source: a file that begins like a zip
 * @error: return location
 *
 * Returns: %FALSE with a refusal
 */
gboolean
siyi_read_workbook (SiyiBookBuilder *builder,
                    SiyiSource      *source,
                    GError         **error)
{
  g_autoptr(SiyiPackage) package = NULL;
  g_autoptr(GArray) strings = g_array_new (FALSE, FALSE, sizeof (SiyiSharedString));
  g_autoptr(GArray) formats = g_array_new (FALSE, FALSE, sizeof (SiyiNumberFormat));
  SiyiXlsx self = { .builder = builder, .strings = strings, .formats = formats };
  gboolean done;

  package = siyi_package_open (source, builder->limits, builder->cancellable, error);
  if (package == NULL)
    return FALSE;

  siyi_package_set_progress (package, builder->progress, builder->progress_data);
  self.package = package;
  done = read_parts (&self, error);
  g_clear_pointer (&self.sheets, g_ptr_array_unref);

  return done;
}
