/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the archive share: a real archive in a folder of its own, and invented
 * records. */
#include "store-fixture.h"

#include <sqlite3.h>

#include "siyi-keeping.h"
#include "siyi-work-folder.h"

static void
open_archive (StoreFixture *self)
{
  GError *error = NULL;

  self->archive = siyi_archive_open (self->folder, self->clock, "tester", &error);
  g_assert_no_error (error);
}

void
store_fixture_set_up (StoreFixture *self)
{
  GError *error = NULL;

  self->dir = g_dir_make_tmp ("siyi-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->folder = g_build_filename (self->dir, "test.siyi", NULL);
  self->clock = siyi_clock_new_fixed (siyi_day_new (2026, 12, 17));
  siyi_archive_create (self->folder, &error);
  g_assert_no_error (error);
  open_archive (self);
}

void
store_fixture_reopen (StoreFixture *self)
{
  if (self->archive != NULL)
    siyi_archive_close (self->archive);
  g_clear_object (&self->archive);
  open_archive (self);
}

void
store_fixture_tear_down (StoreFixture *self)
{
  if (self->archive != NULL)
    siyi_archive_close (self->archive);
  g_clear_object (&self->archive);
  siyi_tree_remove (self->dir);
  g_clear_pointer (&self->clock, siyi_clock_unref);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->dir, g_free);
}

gpointer
store_read (StoreFixture *self,
            SiyiWork      work,
            gpointer      data)
{
  GError *error = NULL;
  gpointer result = siyi_archive_run (self->archive, SIYI_ACCESS_READ, work, data, NULL, &error);

  g_assert_no_error (error);

  return result;
}

gpointer
store_write (StoreFixture *self,
             SiyiWork      work,
             gpointer      data)
{
  GError *error = NULL;
  gpointer result = siyi_archive_run (self->archive, SIYI_ACCESS_WRITE, work, data, NULL, &error);

  g_assert_no_error (error);

  return result;
}

void
store_assert_sound (StoreFixture *self)
{
  GError *error = NULL;
  g_autoptr(GPtrArray) problems = siyi_check (self->archive, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    {
      const SiyiProblem *problem = g_ptr_array_index (problems, i);

      g_test_message ("%s: %s", problem->where, problem->what);
    }
  g_assert_cmpuint (problems->len, ==, 0);
}

static sqlite3 *
open_plain (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "main.db", NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);

  return db;
}

void
store_tamper (const char *folder,
              const char *sql)
{
  sqlite3 *db = open_plain (folder);
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
  sqlite3_close (db);
}

gboolean
store_try (const char *folder,
           const char *sql)
{
  sqlite3 *db = open_plain (folder);
  gboolean done = sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK;

  sqlite3_close (db);

  return done;
}

gint64
store_number (const char *folder,
              const char *sql)
{
  sqlite3 *db = open_plain (folder);
  sqlite3_stmt *statement = NULL;
  gint64 number;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);

  return number;
}

static char **
one (const char *text)
{
  const char *list[] = { text, NULL };

  return g_strdupv ((char **) list);
}

/**
 * store_record:
 * @i: from 0; another number gives another record
 *
 * Returns: (transfer full): an invented reception of 2023
 */
SiyiRecord *
store_record (int i)
{
  static const char * const surnames[] = { "赵", "钱", "孙", "李", "欧阳", "单", "𠮷" };
  static const char * const given[] = { "甲子", "乙丑", "丙寅", "丁卯", "戊" };
  static const char * const matters[] = {
    "反映集体土地征收补偿款未足额发放，要求尽快兑付", "反映拖欠工资，要求督促支付",
    "反映夜间施工噪声扰民，要求制止",
  };
  SiyiRecord *record = siyi_record_new ();
  g_autofree char *name = g_strconcat (surnames[i % 7], given[i % 5], NULL);
  g_autofree char *phone = g_strdup_printf ("199%08d", i);

  record->row = (guint) i + 2;
  record->sheet = g_strdup ("接访台账");
  record->date = g_strdup_printf ("2023-%02d-%02d", i / 28 % 12 + 1, i % 28 + 1);
  record->leaders = one (i % 2 == 0 ? "顾甲申" : "陆乙酉");
  record->post = g_strdup (i % 2 == 0 ? "市委书记" : "市长");
  record->method = g_strdup ("现场接访");
  record->place = g_strdup ("示例市人民来访接待中心");
  record->visitors = one (name);
  record->persons = i % 7 + 1;
  record->address = g_strdup ("甲河镇东一村");
  record->phones = one (phone);
  record->summary = g_strdup_printf ("%s（第%d号）", matters[i % 3], i);
  record->class_name = g_strdup ("自然资源");
  record->first = g_strdup (i % 3 == 0 ? "重" : "初");
  record->opinion = g_strdup ("请市自然资源局牵头调查核实，15日内书面答复信访人。");
  record->units = one ("示例市自然资源局");
  record->handler = g_strdup ("韦科长");
  record->assigned = g_strdup (record->date);
  record->due_days = 15;
  record->due_kind = g_strdup ("calendar");
  record->progress = g_strdup ("办理中");

  return record;
}

static gboolean
next_record (gpointer            data,
             const SiyiRecord  **record,
             GError            **error)
{
  GPtrArray *queue = data;
  static GPtrArray *of = NULL;
  static guint at = 0;

  if (of != queue)
    {
      of = queue;
      at = 0;
    }
  if (at == queue->len)
    {
      of = NULL;
      return FALSE;
    }
  *record = g_ptr_array_index (queue, at++);

  return TRUE;
}

typedef struct
{
  const char *hash;
  GPtrArray  *records;
  gint64      batch;
} Import;

static gpointer
import_in_thread (SiyiDb        *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Import *import = data;
  SiyiImportHead head = { .file_name = (char *) "ledger.xlsx", .file_hash = (char *) import->hash,
                          .n_rows = (int) import->records->len,
                          .n_visits = (int) import->records->len };

  import->batch = siyi_import_store (db, &head, NULL, 0, next_record, import->records,
                                     import->records->len, NULL, NULL, cancellable, error);

  return NULL;
}

gint64
store_import_records (StoreFixture  *self,
                      const char    *hash,
                      GPtrArray     *records,
                      GError       **error)
{
  Import import = { hash, records, 0 };

  siyi_archive_run (self->archive, SIYI_ACCESS_WRITE, import_in_thread, &import, NULL, error);

  return import.batch;
}

gint64
store_import (StoreFixture  *self,
              const char    *hash,
              int            n_records,
              GError       **error)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_record_free);

  for (int i = 0; i < n_records; i++)
    g_ptr_array_add (records, store_record (i));

  return store_import_records (self, hash, records, error);
}
