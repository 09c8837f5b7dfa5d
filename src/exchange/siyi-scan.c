/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parent's side of scanned sheets: asks the child page by page and believes nothing of what it
 * answers. A reader belongs to one thread at a time. */
#define _GNU_SOURCE    /* F_ADD_SEALS */
#include "siyi-scan.h"
#include "siyi-image-private.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

void
siyi_scan_free (SiyiScan *scan)
{
  g_ptr_array_unref (scan->pages);
  g_free (scan);
}

/**
 * siyi_scan_open:
 * @bytes: of a file, from a disk or from the archive
 *
 * Returns: a descriptor over them that nobody can change any more, to be closed; -1 with an error
 */
int
siyi_scan_open (GBytes  *bytes,
                GError **error)
{
  gsize n;
  const guint8 *data = g_bytes_get_data (bytes, &n);
  const int fd = siyi_image_memory_new ("siyi-scan", error);

  if (fd < 0)
    return -1;
  if (siyi_image_write_all (fd, data, n, error) && lseek (fd, 0, SEEK_SET) == 0)
    {
      fcntl (fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE);
      return fd;
    }
  close (fd);

  return -1;
}

static GVariant *
ask_codes (SiyiImageReader  *reader,
           int               fd,
           guint             page,
           GError          **error)
{
  g_autofree char *words = g_strdup_printf ("%u", page);
  const SiyiImageMessage request = { .what = SIYI_IMAGE_OP_CODES, .n = (guint32) strlen (words) };
  g_autoptr(GBytes) answered = siyi_image_reader_ask (reader, &request, words, fd, -1, error);
  g_autoptr(GVariant) codes = NULL;

  if (answered == NULL)
    return NULL;

  codes = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (SIYI_SCAN_CODES), answered, FALSE));
  if (g_variant_is_normal_form (codes))
    return g_steal_pointer (&codes);

  g_set_error_literal (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_DAMAGED,
                       "The scan is damaged: what was read of it makes no sense");

  return NULL;
}

static gboolean
check_ending (SiyiImageKind  kind,
              const char    *name,
              GError       **error)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  if (kind == SIYI_IMAGE_NONE ? g_str_has_suffix (lower, ".pdf") : siyi_image_kind_ends (kind, name))
    return TRUE;

  g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_WRONG_ENDING,
               "The name has another ending than a %s file; rename the file",
               kind == SIYI_IMAGE_NONE ? "PDF" : siyi_image_kind_name (kind));

  return FALSE;
}

/**
 * siyi_scan_read:
 * @fd: from siyi_scan_open() or siyi_image_open()
 * @name: as a person sees it
 * @cancellable: (nullable): stops between two pages
 *
 * Returns: (transfer full): the codes of each page; %NULL with a SIYI_FILE_ERROR that says why this
 *   scan is refused
 */
SiyiScan *
siyi_scan_read (SiyiImageReader  *reader,
                int               fd,
                const char       *name,
                GCancellable     *cancellable,
                GError          **error)
{
  g_autoptr(SiyiScan) scan = g_new0 (SiyiScan, 1);
  guint32 kind = 0, n_pages = 1;

  scan->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint page = 0; page < n_pages && page < SIYI_SCAN_MAX_PAGES; page++)
    {
      g_autoptr(GVariant) answer = NULL;
      g_auto(GStrv) codes = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      answer = ask_codes (reader, fd, page, error);
      if (answer == NULL)
        return NULL;
      g_variant_get (answer, "(uu^as)", &kind, &n_pages, &codes);
      if (page == 0 && !check_ending ((SiyiImageKind) MIN (kind, SIYI_IMAGE_HEIC), name, error))
        return NULL;
      g_ptr_array_add (scan->pages, g_steal_pointer (&codes));
    }
  scan->mime = kind == SIYI_IMAGE_NONE ? "application/pdf"
                                       : siyi_image_kind_mime ((SiyiImageKind) MIN (kind, SIYI_IMAGE_HEIC));

  return g_steal_pointer (&scan);
}

/**
 * siyi_scan_count:
 *
 * Returns: the pages of a scan, at most SIYI_SCAN_MAX_PAGES; 0 with a SIYI_FILE_ERROR
 */
guint
siyi_scan_count (SiyiImageReader  *reader,
                 int               fd,
                 GError          **error)
{
  g_autoptr(GVariant) answer = ask_codes (reader, fd, 0, error);
  guint32 kind, n_pages;

  if (answer == NULL)
    return 0;

  g_variant_get (answer, "(uuas)", &kind, &n_pages, NULL);

  return CLAMP (n_pages, 1, SIYI_SCAN_MAX_PAGES);
}

/**
 * siyi_scan_look:
 * @page: from 0
 * @longest: pixels the longer side is to have; a picture is not made larger
 *
 * Returns: (transfer full): the page to look at; %NULL with a SIYI_FILE_ERROR
 */
SiyiPixels *
siyi_scan_look (SiyiImageReader  *reader,
                int               fd,
                guint             page,
                int               longest,
                GError          **error)
{
  g_autofree char *words = g_strdup_printf ("%u %d", page, longest);

  return siyi_image_reader_look_by (reader, SIYI_IMAGE_OP_PAGE, words, fd, error);
}
