/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The child process that meets foreign pictures: the running program once more, which answers one
 * request after another over a socket until its parent closes it. Memory is limited for good, time
 * anew for each picture, so that a hostile one ends the child and nothing else. */
#include "siyi-image-private.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gexiv2/gexiv2.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* 48 megapixels of four bytes, a decoder's own room, and no more than 300 MiB with the program. */
/* Covering decodes all of it at once, paints and encodes again. */
enum { MORE_MEMORY = 264 * 1024 * 1024, SECONDS = 10, SECONDS_WHOLE = 25, MAX_PATH = 64 * 1024 };

static guint64
own_memory (const char *key)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, key);

  return line != NULL ? g_ascii_strtoull (line + strlen (key), NULL, 10) * 1024 : 0;
}

static void
limit_memory (void)
{
  struct rlimit none = { 0, 0 };
  struct rlimit memory;

  setrlimit (RLIMIT_CORE, &none);
  mallopt (M_ARENA_MAX, 1);
#ifndef __SANITIZE_ADDRESS__    /* its shadow is all of the address space */
  memory.rlim_cur = memory.rlim_max = own_memory ("VmSize:") + MORE_MEMORY;
  setrlimit (RLIMIT_AS, &memory);
#else
  (void) memory;
#endif
}

static void
limit_time (int seconds)
{
  struct rusage used;
  struct rlimit limit;

  getrusage (RUSAGE_SELF, &used);
  getrlimit (RLIMIT_CPU, &limit);
  limit.rlim_cur = (rlim_t) (used.ru_utime.tv_sec + used.ru_stime.tv_sec + seconds);
  setrlimit (RLIMIT_CPU, &limit);
}

static gboolean
refuse (GError **error,
        int      code,
        const char *why)
{
  g_set_error_literal (error, SIYI_FILE_ERROR, code, why);

  return FALSE;
}

/**
 * siyi_image_read_head:
 *
 * Header first: what it claims decides whether a decoder may see it.
 *
 * Returns: whether one may; else a SIYI_FILE_ERROR says why not
 */
gboolean
siyi_image_read_head (int             fd,
                      SiyiImageKind  *kind,
                      guint32        *width,
                      guint32        *height,
                      GError        **error)
{
  struct stat info;
  guint8 *data;
  gboolean found, whole;

  if (fstat (fd, &info) != 0 || info.st_size <= 0)
    return refuse (error, SIYI_FILE_ERROR_EMPTY, "The file is empty");
  data = mmap (NULL, (size_t) info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
  if (data == MAP_FAILED)
    return refuse (error, SIYI_FILE_ERROR_UNREADABLE, "The file can't be read");

  *kind = siyi_image_kind_of (data, (gsize) info.st_size);
  found = *kind != SIYI_IMAGE_NONE &&
          siyi_image_declared_size (*kind, data, (gsize) info.st_size, width, height);
  whole = found && siyi_image_is_whole (*kind, data, (gsize) info.st_size);
  munmap (data, (size_t) info.st_size);

  if (*kind == SIYI_IMAGE_NONE)
    return refuse (error, SIYI_FILE_ERROR_NO_PICTURE,
                   "This is no picture that is taken: JPEG, PNG, WebP, TIFF or HEIC");
  if (!found)
    return refuse (error, SIYI_FILE_ERROR_DAMAGED, "The picture is damaged or was cut off");
  if (*width > SIYI_IMAGE_MAX_SIDE || *height > SIYI_IMAGE_MAX_SIDE ||
      (gint64) *width * *height > SIYI_IMAGE_MAX_PIXELS)
    {
      g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_TOO_MANY_PIXELS,
                   "The picture claims to have %u × %u pixels; up to 100 megapixels and 20000 a "
                   "side are taken", *width, *height);
      return FALSE;
    }
  if (!whole)
    return refuse (error, SIYI_FILE_ERROR_TRUNCATED, "The picture was cut off; copy it once more");
  if (!siyi_image_has_loader (*kind))
    {
      g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_NO_LOADER,
                   "This computer can't open %s pictures; save it as JPEG",
                   siyi_image_kind_name (*kind));
      return FALSE;
    }

  return TRUE;
}

static GVariant *
read_picture (int      fd,
              GError **error)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autoptr(GBytes) small = NULL;
  SiyiImageKind kind;
  SiyiImageNotes notes;
  guint32 width = 0, height = 0;
  gboolean turned = FALSE;
  GVariant *facts = NULL;

  if (!siyi_image_read_head (fd, &kind, &width, &height, error))
    return NULL;

  siyi_image_notes_read (path, &notes);
  small = siyi_image_make_thumbnail (fd, kind, width, height, notes.orientation, &turned, error);
  if (small != NULL)
    facts = g_variant_ref_sink (
      g_variant_new ("(uuumsmsb@ay)", kind, turned ? height : width, turned ? width : height,
                     notes.taken, notes.photographer, notes.has_location,
                     g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, small, TRUE)));
  siyi_image_notes_clear (&notes);

  return facts;
}

/* HEIC can't be written by gexiv2: its copy becomes a JPEG that never had anything beside pixels. */
static gboolean
strip_copy (const char  *path,
            GError     **error)
{
  g_autofree char *data = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GBytes) plain = NULL;
  SiyiImageNotes notes;
  SiyiImageKind kind;
  gboolean done;
  gsize n;

  if (!g_file_get_contents (path, &data, &n, error))
    return FALSE;

  kind = siyi_image_kind_of ((const guint8 *) data, n);
  if (kind == SIYI_IMAGE_NONE)
    return refuse (error, SIYI_FILE_ERROR_NO_PICTURE, "The copy is no picture");
  bytes = g_bytes_new_take (g_steal_pointer (&data), n);
  if (kind == SIYI_IMAGE_HEIC)
    return siyi_image_recode (path, error);

  siyi_image_notes_read (path, &notes);
  plain = siyi_image_plain_copy (kind, bytes);
  /* Not written over in place: GLib would leave the tail of a longer file there. */
  done = g_file_set_contents_full (path, g_bytes_get_data (plain, NULL),
                                   (gssize) g_bytes_get_size (plain), G_FILE_SET_CONTENTS_CONSISTENT,
                                   0600, error) &&
         siyi_image_notes_strip (path, &notes, error);
  siyi_image_notes_clear (&notes);

  return done;
}

static gboolean
answer (const GError *failed,
        GVariant     *facts)
{
  const char *sentence = failed != NULL ? failed->message : "";
  const gsize n = facts != NULL ? g_variant_get_size (facts) : strlen (sentence);
  SiyiImageMessage message = {
    .what = failed == NULL ? 0
            : 1 + (guint32) (failed->domain == SIYI_FILE_ERROR ? failed->code : SIYI_FILE_ERROR_UNREADABLE),
    .n = (guint32) n,
    .peak = own_memory ("VmHWM:"),
  };

  return siyi_image_send (SIYI_IMAGE_CHILD_FD, &message, sizeof message, -1) &&
         siyi_image_send (SIYI_IMAGE_CHILD_FD,
                          facts != NULL ? g_variant_get_data (facts) : sentence, n, -1);
}

static gboolean
serve_one (void)
{
  SiyiImageMessage request;
  int fd = -1, out = -1;
  g_autofree char *words = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) facts = NULL;

  if (!siyi_image_receive (SIYI_IMAGE_CHILD_FD, &request, sizeof request, &fd, -1) ||
      request.n > MAX_PATH)
    return FALSE;

  words = g_malloc0 (request.n + 1);
  if (!siyi_image_receive (SIYI_IMAGE_CHILD_FD, words, request.n, &out, -1))
    return FALSE;

  limit_time (request.what == SIYI_IMAGE_OP_COVER ? SECONDS_WHOLE : SECONDS);
  if (request.what == SIYI_IMAGE_OP_STRIP)
    strip_copy (words, &error);
  else if (request.what == SIYI_IMAGE_OP_READ && fd >= 0)
    facts = read_picture (fd, &error);
  else if (request.what == SIYI_IMAGE_OP_COVER && fd >= 0 && out >= 0)
    facts = siyi_image_child_cover (fd, words, out, &error);
  else if (request.what == SIYI_IMAGE_OP_LOOK && fd >= 0 && out >= 0)
    facts = siyi_image_child_look (fd, words, out, &error);
  else if (request.what == SIYI_IMAGE_OP_CODES && fd >= 0)
    facts = siyi_scan_child_codes (fd, words, &error);
  else if (request.what == SIYI_IMAGE_OP_PAGE && fd >= 0 && out >= 0)
    facts = siyi_scan_child_page (fd, words, out, &error);
  if (fd >= 0)
    close (fd);
  if (out >= 0)
    close (out);

  return answer (error, facts);
}

/**
 * siyi_image_child_run:
 *
 * The first thing each main() does that ever reads pictures.
 *
 * Returns: whether this process was such a child; it has done its work then
 */
gboolean
siyi_image_child_run (int    argc,
                      char **argv)
{
  GSList *formats;

  if (argc != 2 || strcmp (argv[1], SIYI_IMAGE_CHILD_WORD) != 0)
    return FALSE;

  /* Libraries first, so that the limit is for pictures alone. */
  gexiv2_initialize ();
  gexiv2_log_set_level (GEXIV2_LOG_LEVEL_MUTE);
  formats = gdk_pixbuf_get_formats ();
  g_slist_free (formats);
  limit_memory ();
  while (serve_one ())
    ;

  return TRUE;
}
