/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Relations between the parts of a workbook: which part a sheet, its comments or the shared strings
 * are. Targets may be absolute, relative, with backslashes, or percent-coded. */
#include "siyi-xlsx.h"

#include <string.h>

#define TEXT_BYTES 64

static void
relation_free (gpointer data)
{
  SiyiRelation *relation = data;

  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->target);
  g_free (relation);
}

/* The target as a part name: "xl/worksheets/../comments1.xml" becomes "xl/comments1.xml". */
static char *
resolve (const char *of_part,
         const char *target)
{
  g_autofree char *folder = g_path_get_dirname (of_part);
  g_autofree char *plain = g_uri_unescape_string (target, "/");
  g_autofree char *joined = NULL;
  g_auto(GStrv) steps = NULL;
  g_autoptr(GPtrArray) out = g_ptr_array_new ();

  g_strdelimit (folder, "\\", '/');
  if (plain == NULL)
    plain = g_strdup (target);
  g_strdelimit (plain, "\\", '/');
  joined = *plain == '/' ? g_strdup (plain) : g_strconcat (folder, "/", plain, NULL);
  steps = g_strsplit (joined, "/", -1);

  for (guint i = 0; steps[i] != NULL; i++)
    {
      if (strcmp (steps[i], "..") == 0 && out->len > 0)
        g_ptr_array_set_size (out, (int) out->len - 1);
      else if (*steps[i] != '\0' && strcmp (steps[i], ".") != 0 && strcmp (steps[i], "..") != 0)
        g_ptr_array_add (out, steps[i]);
    }
  g_ptr_array_add (out, NULL);

  return g_strjoinv ("/", (char **) out->pdata);
}

typedef struct
{
  GPtrArray  *relations;
  const char *of_part;
} Reading;

static void
on_start (SiyiXml     *xml,
          const char  *name,
          const char **attributes)
{
  Reading *reading = xml->data;
  const char *id = siyi_xml_attribute (attributes, "Id");
  const char *type = siyi_xml_attribute (attributes, "Type");
  const char *target = siyi_xml_attribute (attributes, "Target");
  const char *mode = siyi_xml_attribute (attributes, "TargetMode");
  const char *slash;
  SiyiRelation *relation;

  if (strcmp (name, "Relationship") != 0 || id == NULL || type == NULL || target == NULL)
    return;
  if (mode != NULL && g_ascii_strcasecmp (mode, "External") == 0)
    return;

  slash = strrchr (type, '/');
  relation = g_new0 (SiyiRelation, 1);
  relation->id = g_strdup (id);
  relation->type = g_strdup (slash != NULL ? slash + 1 : type);
  relation->target = resolve (reading->of_part, target);
  g_ptr_array_add (reading->relations, relation);
}

static void
on_end (SiyiXml    *xml,
        const char *name)
{
}

/**
 * siyi_xlsx_read_relations:
 * @package: a package
 * @of_part: name of the part they belong to, "" for the package itself
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type SiyiRelation): empty if the part has none
 */
GPtrArray *
siyi_xlsx_read_relations (SiyiPackage *package,
                          const char  *of_part,
                          GError     **error)
{
  g_autoptr(GPtrArray) relations = g_ptr_array_new_with_free_func (relation_free);
  g_autofree char *folder = g_path_get_dirname (of_part);
  g_autofree char *base = *of_part != '\0' ? g_path_get_basename (of_part) : g_strdup ("");
  g_autofree char *name = NULL;
  Reading reading = { relations, of_part };
  gint64 part;

  name = strcmp (folder, ".") == 0 ? g_strdup_printf ("_rels/%s.rels", base)
                                   : g_strdup_printf ("%s/_rels/%s.rels", folder, base);
  part = siyi_package_find (package, name);
  if (part != SIYI_NO_PART &&
      !siyi_xml_parse_part (package, part, on_start, on_end, TEXT_BYTES, &reading, error))
    return NULL;

  return g_steal_pointer (&relations);
}

/**
 * siyi_relation_target:
 * @relations: (element-type SiyiRelation): of one part
 * @id: (nullable): the id wanted, %NULL for the first of its type
 * @type: the type wanted, behind its last slash; %NULL for any
 *
 * Returns: (transfer none) (nullable): the name of the part
 */
const char *
siyi_relation_target (GPtrArray  *relations,
                      const char *id,
                      const char *type)
{
  for (guint i = 0; i < relations->len; i++)
    {
      SiyiRelation *relation = g_ptr_array_index (relations, i);

      if ((id == NULL || strcmp (relation->id, id) == 0) &&
          (type == NULL || strcmp (relation->type, type) == 0))
        return relation->target;
    }

  return NULL;
}
