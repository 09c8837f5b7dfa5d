/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scans looked at one by one and filed under the session and part their code names. A page without a
 * code goes on from the page before it: a long sheet has its code on its first page. A child process
 * opens the file, the archive's own thread writes. Runs on a worker thread. */
#include "siyi-signin-scan.h"

#include <unistd.h>

#include "siyi-photo-import.h"
#include "siyi-scan.h"
#include "siyi-schedule-store.h"

typedef struct
{
  SiyiArchive        *archive;
  const SiyiScanWish *wish;
  SiyiImageReader    *reader;
} Scanning;

/* One file on its way into the archive. */
typedef struct
{
  const SiyiScanWish *wish;
  SiyiScanLine       *line;
  const SiyiScan     *scan;
  const char         *name, *hash;
  GBytes             *bytes;
} Coming;

void
siyi_scan_line_free (SiyiScanLine *line)
{
  g_free (line->file);
  g_free (line->leaders);
  g_free (line->message);
  g_free (line->action);
  g_array_unref (line->places);
  g_free (line);
}

static void
refuse (SiyiScanLine *line,
        SiyiScanFate  fate,
        const char   *why,
        const char   *message)
{
  line->fate = fate;
  line->why = why;
  g_free (line->message);
  line->message = g_strdup (message);
}

/* Which session it is, so that a person finds it. */
static gboolean
name_session (SiyiDb         *db,
              SiyiScanLine   *line,
              gint64          session,
              GError        **error)
{
  g_autoptr(SiyiPlanned) planned = siyi_planned_load_one (db, session, error);

  if (planned == NULL)
    return FALSE;

  line->session = session;
  line->day = planned->day;
  g_free (line->leaders);
  line->leaders = siyi_planned_leaders (planned);

  return TRUE;
}

static void
add_place (SiyiScanLine   *line,
           gint64          session,
           SiyiSigninPart  part)
{
  const SiyiSheetPlace place = { session, part };

  for (guint i = 0; i < line->places->len; i++)
    {
      const SiyiSheetPlace *known = &g_array_index (line->places, SiyiSheetPlace, i);

      if (known->session == session && known->part == part)
        return;
    }
  g_array_append_val (line->places, place);
}

static gboolean
take_code (SiyiDb      *db,
           Coming      *coming,
           const char  *code,
           GError     **error)
{
  SiyiScanLine *line = coming->line;
  g_autofree char *uid = NULL;
  SiyiSigninPart part;
  gint64 session;

  if (!siyi_signin_code_parse (code, &uid, &part))
    return TRUE;

  session = siyi_signin_find_session (db, uid);
  if (session == 0)
    refuse (line, SIYI_SCAN_REFUSED, "other-archive",
            "This sheet is of a session that this archive doesn't have; open the archive it was printed from");
  else if (coming->wish->session != 0 && session != coming->wish->session)
    {
      if (!name_session (db, line, session, error))
        return FALSE;
      refuse (line, SIYI_SCAN_REFUSED, "other-session",
              "This sheet is of another session; file it there");
    }
  else
    add_place (line, session, part);

  return TRUE;
}

static gboolean
take_codes (SiyiDb  *db,
            Coming  *coming,
            GError **error)
{
  for (guint page = 0; page < coming->scan->pages->len; page++)
    {
      const char * const *codes = g_ptr_array_index (coming->scan->pages, page);

      for (gsize i = 0; codes[i] != NULL; i++)
        if (!take_code (db, coming, codes[i], error))
          return FALSE;
    }

  return TRUE;
}

/* On the archive's thread. Gives back the data, NULL with an error. */
static gpointer
find_double (SiyiDb        *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Coming *coming = data;
  gint64 session;

  if (siyi_signin_find_double (db, coming->hash, &session) == 0)
    return coming;

  refuse (coming->line, SIYI_SCAN_DOUBLE, "double", "This scan is filed already");

  return name_session (db, coming->line, session, error) ? coming : NULL;
}

/* On the archive's thread: where it belongs, and filed. */
static gpointer
take_in (SiyiDb        *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Coming *coming = data;
  SiyiScanLine *line = coming->line;
  const SiyiScanWish *wish = coming->wish;

  if (!take_codes (db, coming, error))
    return NULL;
  if (line->fate == SIYI_SCAN_REFUSED)
    return coming;

  if (line->places->len == 0 && wish->session != 0 && wish->part != SIYI_N_SIGNIN_PARTS)
    add_place (line, wish->session, wish->part);
  if (line->places->len == 0)
    {
      refuse (line, SIYI_SCAN_DOUBTFUL, "no-code",
              "No code of a sign-in sheet was found on it; name its session and part");
      return coming;
    }

  line->action = siyi_signin_file (db, (const SiyiSheetPlace *) (gpointer) line->places->data,
                                   line->places->len, coming->name, coming->scan->mime, coming->bytes,
                                   cancellable, error);

  return line->action != NULL ? coming : NULL;
}

static GBytes *
read_file (const char  *path,
           GError     **error)
{
  const int fd = siyi_image_open (path, error);
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  guint8 part[64 * 1024];
  ssize_t n;

  if (fd < 0)
    return NULL;

  while ((n = read (fd, part, sizeof part)) > 0 && bytes->len <= SIYI_IMAGE_MAX_BYTES)
    g_byte_array_append (bytes, part, (guint) n);
  close (fd);
  if (n == 0 && bytes->len > 0)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));

  g_set_error_literal (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_UNREADABLE,
                       "The file can't be read, or was changed while it was read");

  return NULL;
}

static gboolean
look_at (Scanning      *self,
         const char    *path,
         const char    *name,
         SiyiScanLine  *line,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr(GBytes) bytes = read_file (path, error);
  g_autofree char *hash = bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;
  g_autoptr(SiyiScan) scan = NULL;
  Coming coming = { .wish = self->wish, .line = line, .name = name, .hash = hash, .bytes = bytes };
  int fd;

  if (hash == NULL ||
      siyi_archive_run (self->archive, SIYI_ACCESS_READ, find_double, &coming, cancellable, error) == NULL)
    return FALSE;
  if (line->fate == SIYI_SCAN_DOUBLE)
    return TRUE;

  fd = siyi_scan_open (bytes, error);
  if (fd < 0)
    return FALSE;
  scan = siyi_scan_read (self->reader, fd, name, cancellable, error);
  close (fd);
  if (scan == NULL)
    return FALSE;

  coming.scan = scan;
  line->n_pages = scan->pages->len;

  return siyi_archive_run (self->archive, SIYI_ACCESS_WRITE, take_in, &coming, cancellable, error) != NULL;
}

/* FALSE only for what stops the whole: a full disk, not a bad scan. */
static gboolean
take_one (Scanning      *self,
          const char    *path,
          SiyiScanLine  *line,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr(GError) refused = NULL;

  line->file = g_filename_display_name (path);
  line->places = g_array_new (FALSE, FALSE, sizeof (SiyiSheetPlace));
  if (!siyi_photo_name_is_plain (name))
    g_set_error_literal (&refused, SIYI_FILE_ERROR, SIYI_FILE_ERROR_ODD_NAME,
                         "The name holds characters that don't show; rename the file");
  else if (look_at (self, path, name, line, cancellable, &refused))
    return TRUE;

  if (refused->domain != SIYI_FILE_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&refused));
      return FALSE;
    }
  refuse (line, SIYI_SCAN_REFUSED, siyi_error_word (refused), refused->message);

  return TRUE;
}

static gpointer
check_session (SiyiDb        *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const SiyiScanWish *wish = data;
  g_autoptr(SiyiPlanned) planned = siyi_planned_load_one (db, wish->session, error);

  return planned != NULL ? data : NULL;
}

/**
 * siyi_signin_scan:
 * @paths: files
 * @wish: session and part where the person says them
 * @cancellable: (nullable): stops between two pages; what is filed stays
 *
 * Returns: (transfer full) (element-type SiyiScanLine): what became of each file; %NULL with NOT_FOUND
 *   for the session, or with what stopped the whole (what came before is filed)
 */
GPtrArray *
siyi_signin_scan (SiyiArchive         *archive,
                  const char * const  *paths,
                  const SiyiScanWish  *wish,
                  GCancellable        *cancellable,
                  GError             **error)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_scan_line_free);
  g_autoptr(SiyiImageReader) reader = siyi_image_reader_new ();
  Scanning self = { .archive = archive, .wish = wish, .reader = reader };

  if (wish->session != 0 &&
      siyi_archive_run (archive, SIYI_ACCESS_READ, check_session, (gpointer) wish, NULL, error) == NULL)
    return NULL;

  for (gsize i = 0; paths[i] != NULL; i++)
    {
      SiyiScanLine *line = g_new0 (SiyiScanLine, 1);
      const gboolean taken = take_one (&self, paths[i], line, cancellable, error);

      g_ptr_array_add (lines, line);
      if (!taken)
        return NULL;
    }

  return g_steal_pointer (&lines);
}

typedef struct
{
  SiyiArchive   *archive;
  char         **paths;
  SiyiScanWish   wish;
} JobData;

static void
job_data_free (gpointer data)
{
  JobData *self = data;

  g_object_unref (self->archive);
  g_strfreev (self->paths);
  g_free (self);
}

static gpointer
run_job (SiyiJob       *job,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  JobData *self = data;

  return siyi_signin_scan (self->archive, (const char * const *) self->paths, &self->wish, cancellable,
                           error);
}

/**
 * siyi_signin_scan_async:
 * @job: shown and stopped as any job
 *
 * siyi_signin_scan() for a window.
 */
void
siyi_signin_scan_async (SiyiJob             *job,
                        SiyiArchive         *archive,
                        const char * const  *paths,
                        const SiyiScanWish  *wish,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  JobData *data = g_new0 (JobData, 1);

  data->archive = g_object_ref (archive);
  data->paths = g_strdupv ((char **) paths);
  data->wish = *wish;
  siyi_job_run_async (job, run_job, data, job_data_free, (GDestroyNotify) g_ptr_array_unref, callback,
                      user_data);
}
