/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a workbook just written is whole. The cells of the sheets are counted in the unpacked
 * bytes, which takes a fraction of the time of writing; the small parts are parsed. */
#include "siyi-table-check.h"

#include <string.h>

#include "siyi-error.h"
#include "siyi-xml.h"

#define CHUNK_BYTES (256 * 1024)
#define TEXT_BYTES 64
#define CARRY 2
#define SHEET "xl/worksheets/sheet%u.xml"

static void
on_start (SiyiXml     *xml,
          const char  *name,
          const char **attributes)
{
}

static void
on_end (SiyiXml    *xml,
        const char *name)
{
}

/* "<" in a text is escaped, so "<c " is a cell. The last two bytes are looked at again. */
static guint64
count_cells (const char *text,
             gsize       length)
{
  const char *end = text + length;
  guint64 n = 0;

  for (const char *p = text; (p = memchr (p, '<', (gsize) (end - p))) != NULL; p++)
    n += end - p > 2 && p[1] == 'c' && p[2] == ' ';

  return n;
}

static gboolean
count_sheet (SiyiPackage *package,
             gint64       index,
             guint64     *n_cells,
             gboolean    *ends,
             GError     **error)
{
  g_autoptr(SiyiPart) part = siyi_part_open (package, index, error);
  g_autofree char *buffer = g_malloc (CARRY + CHUNK_BYTES);
  gsize carry = 0;
  gssize n;

  if (part == NULL)
    return FALSE;

  while ((n = siyi_part_read (part, buffer + carry, CHUNK_BYTES, error)) > 0)
    {
      gsize length = carry + (gsize) n;

      *n_cells += count_cells (buffer, length);
      *ends = g_strrstr_len (buffer + (length > 64 ? length - 64 : 0), MIN (length, 64),
                             "</worksheet>") != NULL;
      carry = MIN (length, CARRY);
      memmove (buffer, buffer + length - carry, carry);
    }

  return n == 0;
}

static gint64
find_sheet (SiyiPackage *package,
            guint        number)
{
  g_autofree char *name = g_strdup_printf (SHEET, number);

  return siyi_package_find (package, name);
}

static gboolean
is_sheet (SiyiPackage *package,
          guint        n_sheets,
          gint64       part)
{
  for (guint i = 1; i <= n_sheets; i++)
    if (find_sheet (package, i) == part)
      return TRUE;

  return FALSE;
}

static gboolean
check_parts (SiyiPackage *package,
             guint        n_sheets,
             guint64      n_cells,
             GError     **error)
{
  guint64 found = 0;
  gboolean whole = TRUE;

  for (gint64 i = 0; i < siyi_package_n_parts (package); i++)
    if (!is_sheet (package, n_sheets, i) &&
        !siyi_xml_parse_part (package, i, on_start, on_end, TEXT_BYTES, NULL, error))
      return FALSE;

  for (guint i = 1; i <= n_sheets; i++)
    {
      const gint64 sheet = find_sheet (package, i);
      gboolean ends = FALSE;

      if (sheet != SIYI_NO_PART && !count_sheet (package, sheet, &found, &ends, error))
        return FALSE;
      whole = whole && ends;
    }

  if (found == n_cells && whole)
    return TRUE;

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_NO_SPACE, "%" G_GUINT64_FORMAT " of %"
               G_GUINT64_FORMAT " cells were written", found, n_cells);

  return FALSE;
}

/**
 * siyi_table_check_xlsx:
 * @temporary: the file written
 * @path: what messages call it
 * @n_sheets: how many sheets it must have
 * @n_cells: how many cells, in all of them
 * @error: return location
 *
 * Returns: %FALSE with no-space if something is missing: a full disk is what makes it so
 */
gboolean
siyi_table_check_xlsx (const char  *temporary,
                       const char  *path,
                       guint        n_sheets,
                       guint64      n_cells,
                       GError     **error)
{
  g_autoptr(SiyiSource) source = siyi_source_open (temporary, G_MAXUINT64, error);
  g_autoptr(SiyiPackage) package = NULL;
  g_autoptr(GError) reason = NULL;
  SiyiReadLimits limits;

  if (source == NULL)
    return FALSE;

  siyi_read_limits_init (&limits);
  limits.part_most_bytes = limits.part_bytes = G_MAXUINT64;
  package = siyi_package_open (source, &limits, NULL, &reason);
  if (package != NULL && check_parts (package, n_sheets, n_cells, &reason))
    return TRUE;

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_NO_SPACE,
               "%s: the workbook was not written whole, probably for want of space: %s", path,
               reason->message);

  return FALSE;
}
