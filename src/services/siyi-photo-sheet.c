/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photos of a session on paper, two or four a page, each with its caption. What goes to a unit or
 * to the public passes the gate for pictures: originals stay in the office. Runs on a worker thread;
 * the archive's reader gives the bytes, a child process decodes them at the size of print. */
#include "siyi-secrets.h"
#include "siyi-session-sheets-private.h"

#include <unistd.h>

#include "siyi-docx.h"
#include "siyi-error.h"
#include "siyi-image.h"
#include "siyi-paper.h"
#include "siyi-photo-mask.h"
#include "siyi-words.h"

#define WORDS "photo-sheet"
/* Two rows and the title have room on a page. */
#define ROW_SHARE 0.42
/* Pixels of the longer side: 300 an inch over 15 cm, over 7.5 cm. */
enum { PIXELS_LARGE = 1600, PIXELS_SMALL = 900 };

typedef struct
{
  gint64  photo;      /* the original, or the copy that stands for it */
  char   *caption;
} Shown;

typedef struct
{
  gint64        session;
  SiyiAudience  audience;
  SiyiPlanned  *planned;
  GArray       *shown;        /* Shown, in the photos' order */
  guint         n_left_out;
} Sheet;

static void
shown_clear (gpointer data)
{
  Shown *shown = data;

  g_free (shown->caption);
}

/* The newest copy of it that may leave; 0: none */
static gint64
find_copy (SiyiDb        *db,
           gint64         original,
           SiyiAudience   audience,
           GError       **error)
{
  g_autoptr(GPtrArray) copies = siyi_photo_masked (db, original, error);

  for (guint i = copies != NULL ? copies->len : 0; i > 0; i--)
    {
      const SiyiMaskedPhoto *copy = g_ptr_array_index (copies, i - 1);

      if (siyi_photo_may_leave (db, copy->id, audience, NULL))
        return copy->id;
    }

  return 0;
}

/* A caption is free text: where it tells of somebody it stays in the office. */
static char *
caption_of (const SiyiPhoto *photo,
            GPtrArray       *secrets)
{
  const char *line = photo->caption.line;

  if (secrets == NULL)
    return g_strdup (line != NULL ? line : photo->name);

  return g_strdup (line != NULL && !siyi_secrets_stand_in (secrets, line) ? line : "");
}

static gboolean
choose (SiyiDb     *db,
        Sheet      *self,
        GPtrArray  *photos,
        GError    **error)
{
  const gboolean leaves = self->audience == SIYI_AUDIENCE_UNIT || self->audience == SIYI_AUDIENCE_PUBLIC;
  g_autoptr(GPtrArray) secrets = leaves ? siyi_session_secrets_load (db, self->session, error) : NULL;

  if (leaves && secrets == NULL)
    return FALSE;
  for (guint i = 0; i < photos->len; i++)
    {
      const SiyiPhoto *photo = g_ptr_array_index (photos, i);
      g_autoptr(GError) failed = NULL;
      Shown shown = { .photo = photo->id };

      if (leaves)
        shown.photo = find_copy (db, photo->id, self->audience, &failed);
      if (failed != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return FALSE;
        }
      if (shown.photo == 0)
        {
          self->n_left_out++;
          continue;
        }
      shown.caption = caption_of (photo, secrets);
      g_array_append_val (self->shown, shown);
    }

  return TRUE;
}

static gpointer
choose_in_thread (SiyiDb        *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Sheet *self = data;
  g_autoptr(GPtrArray) photos = NULL;

  self->planned = siyi_planned_load_one (db, self->session, error);
  photos = self->planned != NULL ? siyi_photos_of_session (db, self->session, error) : NULL;

  return photos != NULL && choose (db, self, photos, error) ? data : NULL;
}

static gboolean
add_picture (SiyiDocument     *document,
             SiyiArchive      *archive,
             SiyiImageReader  *reader,
             const Shown      *shown,
             guint             number,
             int               longest,
             GCancellable     *cancellable,
             GError          **error)
{
  g_autofree char *n = siyi_sheet_number (number);
  g_autofree char *caption = siyi_fill (siyi_word (WORDS, "caption"), "n", n, "text", shown->caption, NULL);
  g_autoptr(SiyiPixels) pixels = NULL;
  g_autoptr(GBytes) jpeg = NULL;
  const int fd = siyi_photo_bytes (archive, shown->photo, cancellable, error);

  if (fd < 0)
    return FALSE;

  pixels = siyi_image_reader_look (reader, fd, longest, error);
  close (fd);
  jpeg = pixels != NULL ? siyi_pixels_to_jpeg (pixels, error) : NULL;
  if (jpeg == NULL)
    return FALSE;

  siyi_document_add_picture (document, jpeg, pixels->width, pixels->height, siyi_pixels_of_jpeg, caption);

  return TRUE;
}

static gboolean
add_pictures (SiyiDocument  *document,
              SiyiArchive   *archive,
              const Sheet   *self,
              guint          abreast,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(SiyiImageReader) reader = siyi_image_reader_new ();
  const int longest = abreast == 1 ? PIXELS_LARGE : PIXELS_SMALL;

  for (guint i = 0; i < self->shown->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (i % abreast == 0)
        siyi_document_add_pictures (document, abreast, ROW_SHARE);
      if (!add_picture (document, archive, reader, &g_array_index (self->shown, Shown, i), i + 1, longest,
                        cancellable, error))
        return FALSE;
    }

  return TRUE;
}

static void
add_head (SiyiDocument *document,
          const Sheet  *self)
{
  g_autofree char *day = siyi_sheet_day (self->planned->day);
  g_autofree char *leaders = siyi_sheet_leaders (self->planned);
  g_autofree char *head = siyi_fill (siyi_word (WORDS, "head"), "day", day, "leaders", leaders, NULL);

  siyi_document_add (document, SIYI_BLOCK_TITLE, siyi_word (WORDS, "title"));
  siyi_document_add (document, SIYI_BLOCK_SUBTITLE, head);
  if (self->shown->len == 0)
    siyi_document_add (document, SIYI_BLOCK_PLAIN, siyi_word (WORDS, "none"));
}

static void
add_end (SiyiDocument *document,
         const Sheet  *self)
{
  g_autofree char *n = siyi_sheet_number (self->n_left_out);
  g_autofree char *text = siyi_fill (siyi_word (WORDS, "left-out"), "n", n, NULL);

  if (self->n_left_out > 0)
    siyi_document_add (document, SIYI_BLOCK_NOTE, text);
}

/**
 * siyi_photo_sheet_document:
 * @per_page: 2 or 4
 * @count: (out): the pictures on it as matters, and those that were left out
 *
 * Returns: (transfer full): the sheet (domain, section 2.2); %NULL with NOT_FOUND for the session,
 *   CONSTRAINT for another number a page, or what keeps a picture from being read
 */
SiyiDocument *
siyi_photo_sheet_document (SiyiArchive     *archive,
                           gint64           session,
                           SiyiAudience     audience,
                           guint            per_page,
                           SiyiSheetCount  *count,
                           GCancellable    *cancellable,
                           GError         **error)
{
  Sheet self = { .session = session, .audience = audience };
  SiyiDocument *document = NULL;

  if (per_page != 2 && per_page != 4)
    {
      siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "A page of the photo sheet holds 2 or 4 pictures");
      return NULL;
    }

  self.shown = g_array_new (FALSE, TRUE, sizeof (Shown));
  g_array_set_clear_func (self.shown, shown_clear);
  if (siyi_archive_run (archive, SIYI_ACCESS_READ, choose_in_thread, &self, cancellable, error) != NULL)
    {
      g_autofree char *day = siyi_sheet_day (self.planned->day);
      g_autofree char *name = siyi_fill (siyi_word (WORDS, "name"), "day", day, NULL);

      document = siyi_document_new (name, SIYI_PAPER_A4);
      siyi_document_set_numbered (document, TRUE);
      add_head (document, &self);
      if (!add_pictures (document, archive, &self, per_page / 2, cancellable, error))
        g_clear_pointer (&document, siyi_document_unref);
      else
        add_end (document, &self);
      *count = (SiyiSheetCount) { .n_matters = self.shown->len, .n_left_out = self.n_left_out };
    }
  g_array_unref (self.shown);
  g_clear_pointer (&self.planned, siyi_planned_free);

  return document;
}

typedef struct
{
  gint64      session;
  guint       n;
  const char *path;
} Logged;

static gpointer
log_in_thread (SiyiDb        *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const Logged *self = data;

  return siyi_sheet_log (db, "export.photo-sheet", "session", self->session, self->n, self->path, error)
           ? data : NULL;
}

/**
 * siyi_photo_sheet_write:
 * @path: ends with .pdf or .docx
 * @count: (out): pictures, pages, and those that were left out
 *
 * Returns: whether the file is there; logged as export.photo-sheet
 */
gboolean
siyi_photo_sheet_write (SiyiArchive     *archive,
                        gint64           session,
                        SiyiAudience     audience,
                        guint            per_page,
                        const char      *path,
                        SiyiSheetCount  *count,
                        GCancellable    *cancellable,
                        GError         **error)
{
  g_autoptr(SiyiDocument) document = NULL;
  g_autoptr(SiyiPages) pages = NULL;
  Logged logged = { .session = session, .path = path };

  if (!siyi_sheet_path_check (path, error))
    return FALSE;

  document = siyi_photo_sheet_document (archive, session, audience, per_page, count, cancellable, error);
  pages = document != NULL ? siyi_pages_new (document, cancellable, error) : NULL;
  if (pages == NULL)
    return FALSE;

  count->n_pages = siyi_pages_get_n (pages);
  logged.n = count->n_matters;
  if (siyi_archive_run (archive, SIYI_ACCESS_WRITE, log_in_thread, &logged, cancellable, error) == NULL)
    return FALSE;

  return siyi_sheet_is_docx (path) ? siyi_docx_write (document, path, error)
                                   : siyi_pages_save (pages, path, cancellable, error);
}
