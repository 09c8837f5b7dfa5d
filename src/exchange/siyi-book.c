/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A foreign table read whole: finds from the first bytes what a file is, has it read by the reader
 * for that kind, and hands out the result. Any thread; a book is immutable once made. */
#include "siyi-book-private.h"

#include <string.h>

#define MAGIC_BYTES 16

typedef enum
{
  KIND_TEXT,
  KIND_ZIP,
  KIND_OLD,
  KIND_OTHER,
} Kind;

typedef struct
{
  Kind        kind;
  guint       length;
  const char *bytes;
  const char *what;
} Magic;

/* What offices drop by mistake; anything else is tried as text. */
static const Magic magics[] = {
  { KIND_ZIP, 4, "PK\003\004", NULL },
  { KIND_ZIP, 4, "PK\005\006", NULL },
  { KIND_ZIP, 4, "PK\007\010", NULL },
  { KIND_OLD, 4, "\xD0\xCF\x11\xE0", NULL },
  { KIND_OLD, 4, "\x09\x00\x04\x00", NULL },
  { KIND_OLD, 4, "\x09\x02\x06\x00", NULL },
  { KIND_OLD, 4, "\x09\x04\x06\x00", NULL },
  { KIND_OLD, 4, "\x09\x08\x08\x00", NULL },
  { KIND_OLD, 4, "\x09\x08\x10\x00", NULL },
  { KIND_OTHER, 4, "\x89PNG", "a PNG picture" },
  { KIND_OTHER, 3, "\xFF\xD8\xFF", "a JPEG picture" },
  { KIND_OTHER, 4, "GIF8", "a GIF picture" },
  { KIND_OTHER, 4, "II*\0", "a TIFF picture" },
  { KIND_OTHER, 4, "MM\0*", "a TIFF picture" },
  { KIND_OTHER, 5, "%PDF-", "a PDF document" },
  { KIND_OTHER, 5, "{\\rtf", "an RTF document" },
  { KIND_OTHER, 6, "Rar!\x1A\x07", "a RAR archive" },
  { KIND_OTHER, 6, "7z\xBC\xAF\x27\x1C", "a 7-Zip archive" },
  { KIND_OTHER, 3, "\x1F\x8B\x08", "a gzip archive" },
  { KIND_OTHER, 15, "SQLite format 3", "a database" },
  { KIND_OTHER, 4, "\x7F" "ELF", "a program" },
  { KIND_OTHER, 5, "<?xml", "an XML document" },
  { KIND_OTHER, 5, "<html", "a web page" },
  { KIND_OTHER, 5, "<HTML", "a web page" },
  { KIND_OTHER, 9, "<!DOCTYPE", "a web page" },
  { KIND_OTHER, 9, "<!doctype", "a web page" },
};

/**
 * siyi_read_limits_init:
 * @limits: (out caller-allocates): filled with the defaults of the import rules (domain, 10.1)
 */
void
siyi_read_limits_init (SiyiReadLimits *limits)
{
  *limits = (SiyiReadLimits) {
    .cell_characters = 32767,
    .part_bytes = 64 * 1024 * 1024,
    .part_ratio = 200,
    .part_most_bytes = G_GUINT64_CONSTANT (1) << 30,
    .rows = 200000,
    .entries = 2000,
    .cells = 6 * 1000 * 1000,
    .memory = 160 * 1024 * 1024,
    .file_bytes = 512 * 1024 * 1024,
  };
}

static const Magic *
find_magic (const char *start,
            gsize       length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (magics); i++)
    if (magics[i].length <= length && memcmp (start, magics[i].bytes, magics[i].length) == 0)
      return &magics[i];

  return NULL;
}

static gboolean
read_by_kind (SiyiBookBuilder *builder,
              SiyiSource      *source,
              GError         **error)
{
  char start[MAGIC_BYTES];
  gssize length = siyi_source_read (source, 0, start, sizeof start, error);
  const Magic *magic;

  if (length < 0)
    return FALSE;

  if (length == 0)
    return siyi_builder_refuse (builder, error, SIYI_FILE_ERROR_TRUNCATED, SIYI_NO_COLUMN,
                                "the file is empty");

  magic = find_magic (start, (gsize) length);
  switch (magic != NULL ? magic->kind : KIND_TEXT)
    {
    case KIND_ZIP:
      return siyi_read_workbook (builder, source, error);

    case KIND_OLD:
      return siyi_builder_refuse (builder, error, SIYI_FILE_ERROR_ENCRYPTED_OR_OLD, SIYI_NO_COLUMN,
                                  "the file has a password or is of the old .xls or .et kind; "
                                  "save it as .xlsx without a password");

    case KIND_OTHER:
      return siyi_builder_refuse (builder, error, SIYI_FILE_ERROR_UNKNOWN_KIND, SIYI_NO_COLUMN,
                                  "the file is %s, neither an .xlsx workbook nor a text table",
                                  magic->what);

    case KIND_TEXT:
    default:
      builder->book->is_text = TRUE;
      return siyi_read_text_table (builder, source, error);
    }
}

static SiyiBookFile *
read_source (SiyiSource           *source,
             const SiyiReadLimits *limits,
             SiyiReadProgress      progress,
             gpointer              progress_data,
             GCancellable         *cancellable,
             GError              **error)
{
  g_autoptr(SiyiBookFile) book = g_new0 (SiyiBookFile, 1);
  g_autoptr(GArray) cells = NULL;
  SiyiBookBuilder builder = {
    .book = book,
    .limits = limits,
    .progress = progress,
    .progress_data = progress_data,
    .cancellable = cancellable,
  };

  siyi_builder_init (&builder);
  cells = builder.cells;
  book->name = g_strdup (source->name);
  book->hash = siyi_source_hash (source, cancellable, error);
  if (book->hash == NULL || !read_by_kind (&builder, source, error))
    return NULL;

  return g_steal_pointer (&book);
}

/**
 * siyi_book_read:
 * @path: a file
 * @limits: (nullable): what is allowed, %NULL for the defaults
 * @progress: (nullable): called on this thread now and then, in bytes
 * @progress_data: for @progress
 * @cancellable: (nullable): to stop
 * @error: return location: SIYI_FILE_ERROR or G_IO_ERROR, one sentence naming file and place
 *
 * Reads a table as domain, section 10.1 says. Blocks.
 *
 * Returns: (transfer full) (nullable): the book
 */
SiyiBookFile *
siyi_book_read (const char           *path,
                const SiyiReadLimits *limits,
                SiyiReadProgress      progress,
                gpointer              progress_data,
                GCancellable         *cancellable,
                GError              **error)
{
  g_autoptr(SiyiSource) source = NULL;
  SiyiReadLimits defaults;

  siyi_read_limits_init (&defaults);
  if (limits == NULL)
    limits = &defaults;

  source = siyi_source_open (path, limits->file_bytes, error);
  if (source == NULL)
    return NULL;

  return read_source (source, limits, progress, progress_data, cancellable, error);
}

/**
 * siyi_book_read_bytes:
 * @name: what messages call it
 * @bytes: a file's content
 * @limits: (nullable): what is allowed, %NULL for the defaults
 * @error: return location, as for siyi_book_read()
 *
 * Returns: (transfer full) (nullable): the book
 */
SiyiBookFile *
siyi_book_read_bytes (const char           *name,
                      GBytes               *bytes,
                      const SiyiReadLimits *limits,
                      GError              **error)
{
  g_autoptr(SiyiSource) source = siyi_source_new_bytes (name, bytes);
  SiyiReadLimits defaults;

  siyi_read_limits_init (&defaults);

  return read_source (source, limits != NULL ? limits : &defaults, NULL, NULL, NULL, error);
}

/**
 * siyi_book_free:
 * @book: (nullable): a book; its cells and texts die with it
 */
void
siyi_book_free (SiyiBookFile *book)
{
  if (book == NULL)
    return;

  g_clear_pointer (&book->sheets, g_ptr_array_unref);
  siyi_arena_free (book->arena);
  g_free (book->hash);
  g_free (book->name);
  g_free (book);
}

/**
 * siyi_book_is_text:
 * @book: a book
 *
 * Returns: whether it came from a text table
 */
gboolean
siyi_book_is_text (SiyiBookFile *book)
{
  return book->is_text;
}

/**
 * siyi_book_is_1904:
 * @book: a book
 *
 * Returns: whether its serial days count from 1904-01-01
 */
gboolean
siyi_book_is_1904 (SiyiBookFile *book)
{
  return book->is_1904;
}

/**
 * siyi_book_get_sheets:
 * @book: a book
 *
 * Returns: (transfer none) (element-type SiyiSheet): the sheets in workbook order
 */
GPtrArray *
siyi_book_get_sheets (SiyiBookFile *book)
{
  return book->sheets;
}

/**
 * siyi_book_get_hash:
 * @book: a book
 *
 * Returns: (transfer none): the SHA-256 of the file's bytes, in hex
 */
const char *
siyi_book_get_hash (SiyiBookFile *book)
{
  return book->hash;
}

/**
 * siyi_book_get_name:
 * @book: a book
 *
 * Returns: (transfer none): the file's base name
 */
const char *
siyi_book_get_name (SiyiBookFile *book)
{
  return book->name;
}

/**
 * siyi_row_cell:
 * @row: a row
 * @column: from 0
 *
 * Returns: (transfer none) (nullable): the cell, %NULL if nothing stands there
 */
const SiyiCell *
siyi_row_cell (const SiyiRow *row,
               guint          column)
{
  guint low = 0, high = row->n_cells;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (row->cells[middle].column < column)
        low = middle + 1;
      else
        high = middle;
    }

  return low < row->n_cells && row->cells[low].column == column ? &row->cells[low] : NULL;
}

/**
 * siyi_cell_number:
 * @cell: a cell
 *
 * Returns: the value of a number or boolean cell, 0 for the other kinds
 */
double
siyi_cell_number (const SiyiCell *cell)
{
  if (cell->kind != SIYI_CELL_NUMBER && cell->kind != SIYI_CELL_BOOLEAN)
    return 0;

  return g_ascii_strtod (cell->text, NULL);
}
