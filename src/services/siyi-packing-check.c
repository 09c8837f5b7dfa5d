/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proving a package as it came: a folder, a zip, or a sealed file, which is opened beside itself for
 * as long as it is read. On a worker thread. */
#include "siyi-packing-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "siyi-error.h"
#include "siyi-seal.h"

/**
 * siyi_packing_open_clear:
 * @self: closed; what was opened beside a sealed file is removed
 */
void
siyi_packing_open_clear (SiyiPackingOpen *self)
{
  g_clear_pointer (&self->reader, siyi_bag_reader_free);
  if (self->opened != NULL)
    g_unlink (self->opened);
  g_clear_pointer (&self->opened, g_free);
}

/* What is opened lies in memory or in the person's own folder for such things, readable by nobody else. */
static gboolean
unseal (SiyiPackingOpen  *self,
        const char       *path,
        const char       *passphrase,
        GCancellable     *cancellable,
        GError          **error)
{
  g_autofree char *name = NULL;
  int fd;

  if (passphrase == NULL)
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "The package is sealed; give its pass phrase or recovery code");

  name = g_build_filename (g_get_user_cache_dir (), "siyi-XXXXXX.zip", NULL);
  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  fd = g_mkstemp_full (name, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_READ_ONLY, "The sealed package can't be opened in %s: %s",
                   g_get_user_cache_dir (), g_strerror (errno));
      return FALSE;
    }
  close (fd);
  self->opened = g_steal_pointer (&name);

  return siyi_unseal_file (path, self->opened, passphrase, NULL, NULL, cancellable, error);
}

/**
 * siyi_packing_open:
 * @self: (out caller-allocates): zeroed
 * @path: a folder, a zip or a sealed file
 * @passphrase: (nullable): of a sealed one, or its recovery code
 *
 * Returns: whether it can be read
 */
gboolean
siyi_packing_open (SiyiPackingOpen  *self,
                   const char       *path,
                   const char       *passphrase,
                   GCancellable     *cancellable,
                   GError          **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND, "There is no package %s; name its folder or file", path);
      return FALSE;
    }
  if (!g_file_test (path, G_FILE_TEST_IS_DIR) && siyi_seal_is_sealed (path) &&
      !unseal (self, path, passphrase, cancellable, error))
    return FALSE;

  self->reader = siyi_bag_open (self->opened != NULL ? self->opened : path, error);

  return self->reader != NULL;
}

/**
 * siyi_packing_check:
 * @path: a folder, a zip or a sealed file
 * @passphrase: (nullable): of a sealed one, or its recovery code
 * @totals: (out caller-allocates) (optional): what is in it
 *
 * Returns: (transfer full) (nullable): what is wrong; empty: it is sound. %NULL if it can't be read
 */
GPtrArray *
siyi_packing_check (const char           *path,
                    const char           *passphrase,
                    SiyiBagTotals        *totals,
                    SiyiPackingProgress   progress,
                    gpointer              progress_data,
                    GCancellable         *cancellable,
                    GError              **error)
{
  g_auto(SiyiPackingOpen) opened = { 0 };

  if (!siyi_packing_open (&opened, path, passphrase, cancellable, error))
    return NULL;

  return siyi_bag_check (opened.reader, FALSE, totals, progress, progress_data, cancellable, error);
}
