/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A JSON document within a sealed file. On the way it lies in the session's own folder, which is
 * memory on an ordinary system, readable by its owner alone. Any worker thread. */
#include "siyi-sealed-text.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "siyi-error.h"

enum { MOST_BYTES = 32 << 20 };

/* (transfer full): an empty file of our own */
static char *
make_private (GError **error)
{
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "siyi-XXXXXX.json", NULL);
  int fd;

  g_mkdir_with_parents (g_get_user_runtime_dir (), 0700);
  fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_READ_ONLY, "The folder %s can't be written: %s",
                   g_get_user_runtime_dir (), g_strerror (errno));
      return NULL;
    }
  close (fd);

  return g_steal_pointer (&path);
}

/**
 * siyi_sealed_json_write:
 * @path: the file to make or replace
 * @recovery_code: (out) (optional) (transfer full): opens it too
 * @progress: (nullable)
 *
 * Returns: whether it is there
 */
gboolean
siyi_sealed_json_write (const char        *path,
                        JsonNode          *root,
                        const char        *passphrase,
                        char             **recovery_code,
                        SiyiSealProgress   progress,
                        gpointer           progress_data,
                        GCancellable      *cancellable,
                        GError           **error)
{
  g_autofree char *text = json_to_string (root, FALSE);
  g_autofree char *plain = make_private (error);
  gboolean done;

  if (plain == NULL)
    return FALSE;
  done = g_file_set_contents_full (plain, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, error) &&
         siyi_seal_file (plain, path, passphrase, recovery_code, progress, progress_data, cancellable, error);
  g_unlink (plain);

  return done;
}

static gboolean
is_of_kind (JsonObject *object,
            const char *kind)
{
  JsonNode *node = json_object_get_member (object, "siyi");

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
         g_str_equal (json_node_get_string (node), kind);
}

static gboolean
is_readable (JsonObject  *object,
             GError     **error)
{
  JsonNode *node = json_object_get_member (object, "format");
  const gint64 format = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : 0;

  if (format >= 1 && format <= SIYI_SEALED_FORMAT)
    return TRUE;

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_NEWER_SCHEMA,
               "The sealed file is of format %" G_GINT64_FORMAT ", this version reads %d; update the program", format,
               SIYI_SEALED_FORMAT);

  return FALSE;
}

static JsonNode *
parse (const char  *plain,
       const char  *kind,
       GError     **error)
{
  g_autofree char *text = NULL;
  g_autoptr(JsonNode) root = NULL;
  JsonObject *object;
  GStatBuf status;

  if (g_stat (plain, &status) == 0 && status.st_size <= MOST_BYTES && g_file_get_contents (plain, &text, NULL, NULL))
    root = json_from_string (text, NULL);
  object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  if (object != NULL && is_of_kind (object, kind))
    return is_readable (object, error) ? g_steal_pointer (&root) : NULL;

  g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_UNKNOWN_KIND,
               "The sealed file opens, but it holds no %s; choose another file", kind);

  return NULL;
}

/**
 * siyi_sealed_json_read:
 * @kind: what its member "siyi" must say
 *
 * Returns: (transfer full) (nullable): the document; not sealed, wrong phrase, damaged as of
 *   siyi_unseal_file(), UNKNOWN_KIND where it holds something else, NEWER_SCHEMA where a newer program
 *   wrote it
 */
JsonNode *
siyi_sealed_json_read (const char  *path,
                       const char  *kind,
                       const char  *passphrase,
                       GError     **error)
{
  g_autofree char *plain = make_private (error);
  JsonNode *root = NULL;

  if (plain == NULL)
    return NULL;
  if (siyi_unseal_file (path, plain, passphrase, NULL, NULL, NULL, error))
    root = parse (plain, kind, error);
  g_unlink (plain);

  return root;
}
