/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making a package: gather, put it together, write it, prove it, enter it into the register. What
 * fails or is stopped on the way leaves nothing but its line in the audit trail. On a worker thread. */
#include "siyi-packing-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "siyi-error.h"
#include "siyi-keeping.h"
#include "siyi-office-store.h"
#include "siyi-seal.h"
#include "siyi-words.h"

/**
 * siyi_packed_free:
 * @packed: (nullable): what was made
 */
void
siyi_packed_free (SiyiPacked *packed)
{
  if (packed == NULL)
    return;

  g_free (packed->path);
  g_free (packed->hash);
  g_free (packed->recovery_code);
  g_strfreev (packed->left_out);
  g_free (packed);
}

static void
packing_clear (SiyiPacking *self)
{
  siyi_packing_press_free (self->press);      /* first: it works with the rest */
  siyi_work_folder_free (self->work);
  siyi_bag_free (self->bag);
  siyi_packing_rooms_free (self->rooms);
  siyi_package_scope_free (self->scope);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_pointer (&self->stems, g_hash_table_unref);
  g_clear_pointer (&self->left_out, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_free (self->office);
  g_free (self->title);
  g_free (self->name);
  g_free (self->subject);
  g_free (self->uid);
  g_free (self->audit_head);
  g_mutex_clear (&self->telling);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiyiPacking, packing_clear)

/**
 * siyi_packing_path:
 * @key: of [package-paths]
 * @stem: (nullable): what the session's files begin with
 * @number: (nullable): of the file
 * @name: (nullable): of the file
 *
 * Slashes within a value are no folders.
 *
 * Returns: (transfer full): where in the package
 */
char *
siyi_packing_path (const char *key,
                   const char *stem,
                   const char *number,
                   const char *name)
{
  g_autofree char *safe_stem = siyi_bag_safe_name (stem != NULL ? stem : "");
  g_autofree char *safe_number = siyi_bag_safe_name (number != NULL ? number : "");
  g_autofree char *safe_name = siyi_bag_safe_name (name != NULL ? name : "");

  return siyi_fill (siyi_word ("package-paths", key), "stem", safe_stem, "number", safe_number, "name", safe_name,
                    NULL);
}

const char *
siyi_packing_stem (SiyiPacking *self,
                   gint64       session)
{
  const char *stem = g_hash_table_lookup (self->stems, &session);

  return stem != NULL ? stem : siyi_word ("package-paths", "other-session");
}

/**
 * siyi_packing_work_file:
 *
 * Returns: (transfer full): a name for a file on the way; it goes with the run
 */
char *
siyi_packing_work_file (SiyiPacking *self,
                        const char  *ending)
{
  g_autofree char *name = g_strdup_printf ("%u.%s", ++self->n_work, ending);

  return g_build_filename (self->work->path, name, NULL);
}

void
siyi_packing_add_file (SiyiPacking *self,
                       const char  *path,
                       const char  *file)
{
  g_ptr_array_add (self->shown, g_strdup (siyi_bag_add_file (self->bag, path, file)));
}

void
siyi_packing_add_text (SiyiPacking *self,
                       const char  *path,
                       const char  *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  g_ptr_array_add (self->shown, g_strdup (siyi_bag_add_bytes (self->bag, path, bytes)));
}

/**
 * siyi_packing_leave_out:
 * @key: of [package-left]
 * @n: how many
 *
 * Names in the package what is not in it.
 */
void
siyi_packing_leave_out (SiyiPacking *self,
                        const char  *key,
                        guint        n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);

  g_ptr_array_add (self->left_out, siyi_fill (siyi_word ("package-left", key), "n", number, NULL));
}

/**
 * siyi_packing_step:
 * @bytes: done since the last one
 *
 * Tells that it goes on. Any thread of the package's, one at a time.
 */
void
siyi_packing_step (SiyiPacking *self,
                   guint64      bytes)
{
  g_mutex_lock (&self->telling);
  self->done += bytes;
  if (self->progress != NULL)
    self->progress (self->progress_data, MIN (self->done, self->total), self->total);
  g_mutex_unlock (&self->telling);
}

/* A long paper is told of while it is made, too. */
void
siyi_packing_on_pages (gpointer packing,
                       guint64  done,
                       guint64  total)
{
  siyi_packing_step (packing, 0);
}

static void
name_session (SiyiPacking       *self,
              const SiyiPlanned *session)
{
  g_autofree char *day = siyi_day_to_text (session->day);
  g_autofree char *leaders = siyi_planned_leaders (session);
  char *stem = siyi_fill (siyi_word ("package-paths", "stem"), "day", day != NULL ? day : "", "leaders", leaders,
                          NULL);

  g_hash_table_insert (self->stems, g_memdup2 (&session->id, sizeof session->id), stem);
}

static gboolean
load_sessions (SiyiPacking  *self,
               SiyiDb       *db,
               GError      **error)
{
  self->sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_planned_free);
  self->stems = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < self->scope->sessions->len; i++)
    {
      SiyiPlanned *session = siyi_planned_load_one (db, g_array_index (self->scope->sessions, gint64, i), error);

      if (session == NULL)
        return FALSE;
      g_ptr_array_add (self->sessions, session);
      name_session (self, session);
    }

  return TRUE;
}

static void
name_package (SiyiPacking *self)
{
  const char *kind = siyi_package_kind_word (self->wish->kind);
  g_autofree char *key = g_strconcat ("name-", kind, NULL);
  g_autofree char *year = g_strdup_printf ("%04d", self->wish->year);
  g_autofree char *month = g_strdup_printf ("%d", self->wish->month);
  g_autofree char *two = g_strdup_printf ("%02d", self->wish->month);
  const SiyiPlanned *session = self->sessions->len > 0 ? g_ptr_array_index (self->sessions, 0) : NULL;
  g_autofree char *day = session != NULL ? siyi_day_to_text (session->day) : NULL;
  g_autofree char *leaders = session != NULL ? siyi_planned_leaders (session) : NULL;
  g_autofree char *name = siyi_fill (siyi_word ("package", key), "year", year, "month", two, "day",
                                     day != NULL ? day : "", "leaders", leaders != NULL ? leaders : "", NULL);

  self->name = siyi_bag_safe_name (name);
  self->title = siyi_fill (siyi_word ("package", kind), "office", self->office, "year", year, "month", month,
                           "day", day != NULL ? day : "", "leaders", leaders != NULL ? leaders : "", NULL);
  if (self->wish->kind == SIYI_PACKAGE_SESSION)
    {
      self->subject = g_strdup (session != NULL ? session->uid : "");
      self->from = self->to = session != NULL ? session->day : SIYI_DAY_NONE;
    }
  else
    {
      self->subject = self->wish->kind == SIYI_PACKAGE_YEAR ? g_strdup (year) : g_strconcat (year, "-", two, NULL);
    }
}

/* Before a byte leaves: what for, for whom. */
static char *
intent (SiyiPacking *self)
{
  static const char * const audiences[] = { "office", "office", "unit", "public" };
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "audience");
  json_builder_add_string_value (builder, audiences[self->wish->audience]);
  json_builder_set_member_name (builder, "sealed");
  json_builder_add_boolean_value (builder, self->wish->passphrase != NULL);
  json_builder_set_member_name (builder, "rows");
  json_builder_add_int_value (builder, self->scope->visits->len);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

static gpointer
begin (SiyiDb        *db,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  SiyiPacking *self = data;
  g_autofree char *change = NULL;

  self->scope = siyi_package_scope_load (db, self->wish->session, self->from, self->to, error);
  if (self->scope == NULL || !load_sessions (self, db, error))
    return NULL;
  self->office = siyi_setting_get (db, "office.name", siyi_word ("package", "no-office"));
  self->uid = g_uuid_string_random ();
  name_package (self);
  change = intent (self);

  return siyi_audit_note (db, "export.package", siyi_package_kind_word (self->wish->kind), self->subject, change,
                          error) &&
         siyi_audit_head (db, &self->audit_seq, &self->audit_head, error) ? data : NULL;
}

typedef struct { SiyiPacking *packing; guint64 before; } Passing;

static void
pass_on (gpointer data,
         guint64  done,
         guint64  total)
{
  const Passing *passing = data;
  SiyiPacking *self = passing->packing;

  self->done = passing->before + done;
  siyi_packing_step (self, 0);
}

/* What was just written is read again before it counts. */
static gboolean
prove (SiyiPacking  *self,
       const char   *path,
       GError      **error)
{
  g_autoptr(SiyiBagReader) reader = siyi_bag_open (path, error);
  Passing passing = { self, self->done };
  g_autoptr(GPtrArray) problems = reader == NULL ? NULL
                                    : siyi_bag_check (reader, TRUE, NULL, pass_on, &passing, self->cancellable,
                                                      error);

  if (problems == NULL || problems->len == 0)
    return problems != NULL;

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_FAILED,
               "The package was written and is damaged (%s); try another disk or stick",
               ((SiyiBagProblem *) g_ptr_array_index (problems, 0))->where);
  return FALSE;
}

static gboolean
write_sealed (SiyiPacking    *self,
              const char     *path,
              SiyiBagTotals  *totals,
              SiyiPacked     *packed,
              GError        **error)
{
  g_autofree char *zip_name = g_strconcat (self->name, ".zip", NULL);
  g_autofree char *zip = g_build_filename (self->work->path, zip_name, NULL);
  Passing passing = { self, self->done };

  if (!siyi_bag_write (self->bag, zip, SIYI_BAG_ZIP, totals, pass_on, &passing, self->cancellable, error))
    return FALSE;
  passing.before = self->done;
  if (!siyi_seal_file (zip, path, self->wish->passphrase, &packed->recovery_code, pass_on, &passing, self->cancellable,
                       error))
    return FALSE;
  passing.before = self->done;
  if (siyi_seal_check (path, packed->recovery_code, NULL, pass_on, &passing, self->cancellable, error))
    return TRUE;
  g_unlink (path);

  return FALSE;
}

static gboolean
write_plain (SiyiPacking    *self,
             const char     *path,
             SiyiBagTotals  *totals,
             GError        **error)
{
  Passing passing = { self, self->done };

  if (!siyi_bag_write (self->bag, path, self->wish->form, totals, pass_on, &passing, self->cancellable, error))
    return FALSE;
  if (prove (self, path, error))
    return TRUE;
  siyi_tree_remove (path);

  return FALSE;
}

static gpointer
enter (SiyiDb        *db,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  return siyi_package_add (db, data, error) ? data : NULL;
}

static gboolean
enter_register (SiyiPacking          *self,
                const SiyiBagTotals  *totals,
                SiyiPacked           *packed,
                GError              **error)
{
  g_autofree char *left = g_strjoinv ("\n", packed->left_out);
  SiyiPackageRow row = { .uid = self->uid, .kind = self->wish->kind, .subject = self->subject,
                         .audience = self->wish->audience, .place = packed->path,
                         .sealed = self->wish->passphrase != NULL, .files = (gint64) totals->files,
                         .bytes = (gint64) totals->bytes, .hash = totals->hash, .audit_seq = self->audit_seq,
                         .audit_head = self->audit_head, .left_out = left, .expires = SIYI_DAY_NONE };

  /* It is there: Stop comes too late. */
  if (siyi_archive_run (self->archive, SIYI_ACCESS_WRITE, enter, &row, NULL, error) == NULL)
    {
      siyi_tree_remove (packed->path);
      return FALSE;
    }
  packed->number = row.number;

  return TRUE;
}

static gboolean
is_empty_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);

  return dir != NULL && g_dir_read_name (dir) == NULL;
}

static gboolean
is_file (const SiyiPackingWish *wish)
{
  return wish->passphrase != NULL || wish->form == SIYI_BAG_ZIP;
}

/* Whether a place that was named gets the package into it; else it becomes the package. */
static gboolean
holds_it (const SiyiPackingWish *wish,
          const char            *place)
{
  return g_file_test (place, G_FILE_TEST_IS_DIR) && (wish->into || is_file (wish) || !is_empty_folder (place));
}

static char *
place_of (SiyiPacking *self)
{
  const char *ending = self->wish->passphrase != NULL ? ".siyi-sealed" : self->wish->form == SIYI_BAG_ZIP ? ".zip"
                                                                                                        : "";
  g_autofree char *whole = g_canonicalize_filename (self->wish->output, NULL);
  g_autofree char *name = g_strconcat (self->name, ending, NULL);

  if (holds_it (self->wish, whole))
    return g_build_filename (whole, name, NULL);
  if (is_file (self->wish) && !g_str_has_suffix (whole, ending))
    return g_strconcat (whole, ending, NULL);

  return g_steal_pointer (&whole);
}

/* Files go on their way while papers are still drawn, where nothing but the archive's bytes is in them. */
static gboolean
begin_files (SiyiPacking  *self,
             GError      **error)
{
  g_autofree char *path = place_of (self);

  if (!siyi_packing_files (self, error))
    return FALSE;

  return self->leaves || is_file (self->wish) ||
         siyi_bag_begin (self->bag, path, self->cancellable, error);
}

static gboolean
fill (SiyiPacking  *self,
      GError      **error)
{
  guint64 files, bytes;

  self->total = (self->sessions->len + 8) * SIYI_PACKING_PAPER_BYTES;
  if (!begin_files (self, error) || !siyi_packing_papers (self, error))
    return FALSE;
  siyi_packing_give_back ();
  if (!siyi_packing_ledgers (self, error) || !siyi_packing_notices (self, error))
    return FALSE;
  siyi_packing_give_back ();
  if (!siyi_packing_records (self, error) || !siyi_packing_note (self, error))
    return FALSE;
  siyi_packing_give_back ();

  siyi_bag_sums (self->bag, &files, &bytes);
  self->total = self->done + (self->wish->passphrase != NULL ? 3 : 2) * bytes;

  return TRUE;
}

static SiyiPacked *
write_all (SiyiPacking  *self,
           GError      **error)
{
  g_autoptr(SiyiPacked) packed = g_new0 (SiyiPacked, 1);
  g_auto(SiyiBagTotals) totals = { 0 };

  packed->path = place_of (self);
  if (g_file_test (packed->path, G_FILE_TEST_EXISTS) && !is_empty_folder (packed->path))
    {
      siyi_refuse (error, SIYI_ERROR_EXISTS, "There is something of that name already; choose another one");
      return NULL;
    }
  if (self->wish->passphrase != NULL ? !write_sealed (self, packed->path, &totals, packed, error)
                                     : !write_plain (self, packed->path, &totals, error))
    return NULL;

  packed->files = totals.files;
  packed->bytes = totals.bytes;
  packed->hash = g_strdup (totals.hash);
  g_ptr_array_add (self->left_out, NULL);
  packed->left_out = g_strdupv ((char **) self->left_out->pdata);

  return enter_register (self, &totals, packed, error) ? g_steal_pointer (&packed) : NULL;
}

static gboolean
set_period (SiyiPacking  *self,
            GError      **error)
{
  const SiyiPackingWish *wish = self->wish;
  int month_days = 0;

  self->from = self->to = SIYI_DAY_NONE;
  if (wish->kind == SIYI_PACKAGE_SESSION)
    return TRUE;
  if (wish->year < 1900 || wish->year > 9999 ||
      (wish->kind == SIYI_PACKAGE_MONTH && (wish->month < 1 || wish->month > 12)))
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "A package is of a year, or of a month of one");

  if (wish->kind == SIYI_PACKAGE_YEAR)
    {
      self->from = siyi_day_new (wish->year, 1, 1);
      self->to = siyi_day_new (wish->year, 12, 31);
      return TRUE;
    }
  month_days = g_date_get_days_in_month ((GDateMonth) wish->month, (GDateYear) wish->year);
  self->from = siyi_day_new (wish->year, wish->month, 1);
  self->to = siyi_day_new (wish->year, wish->month, month_days);

  return TRUE;
}

/* Papers on the way lie beside the package: there is room, or there is none for the package either. */
static gboolean
make_work (SiyiPacking  *self,
           GError      **error)
{
  g_autofree char *whole = g_canonicalize_filename (self->wish->output, NULL);
  g_autofree char *parent = holds_it (self->wish, whole) ? g_strdup (whole) : g_path_get_dirname (whole);
  g_autofree char *goal = NULL;

  if (g_mkdir_with_parents (parent, 0700) != 0)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_READ_ONLY,
                   "The package can't be put into %s: %s; choose another place", parent, g_strerror (errno));
      return FALSE;
    }
  goal = g_build_filename (parent, "package", NULL);
  self->work = siyi_work_folder_new (goal, error);

  return self->work != NULL;
}

/**
 * siyi_pack:
 * @wish: of what, for whom, where to
 * @progress: (nullable): told after each paper and each MiB
 * @cancellable: (nullable): to stop
 *
 * Returns: (transfer full) (nullable): what was made and proved; a failure leaves nothing of it. EXISTS
 *   where the place is taken, NO_SPACE, READ_ONLY, CORRUPT where a photo's bytes are not what they were
 */
SiyiPacked *
siyi_pack (SiyiArchive            *archive,
           const SiyiPackingWish  *wish,
           SiyiPackingProgress     progress,
           gpointer                progress_data,
           GCancellable           *cancellable,
           GError                **error)
{
  g_auto(SiyiPacking) self = { .archive = archive, .wish = wish, .progress = progress,
                               .progress_data = progress_data, .cancellable = cancellable };

  self.leaves = wish->audience == SIYI_AUDIENCE_UNIT || wish->audience == SIYI_AUDIENCE_PUBLIC;
  g_mutex_init (&self.telling);
  self.bag = siyi_bag_new ();
  self.press = siyi_packing_press_new (&self);
  self.rooms = siyi_packing_rooms_new ();
  self.left_out = g_ptr_array_new_with_free_func (g_free);
  self.shown = g_ptr_array_new_with_free_func (g_free);
  if ((wish->passphrase != NULL && !siyi_passphrase_check (wish->passphrase, error)) ||
      !set_period (&self, error) || !make_work (&self, error) ||
      siyi_archive_run (archive, SIYI_ACCESS_WRITE, begin, &self, cancellable, error) == NULL ||
      !fill (&self, error))
    return NULL;

  return write_all (&self, error);
}
