/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Archives for tests of the window and for measuring: records are made one by one while they are
 * stored, so a million costs no memory. Names, units and matters are invented. */
#include "invented.h"

#include <glib/gstdio.h>

#include "siyi-import-store.h"
#include "siyi-office-store.h"

static const char * const leaders[] = { "顾甲申", "陆乙酉", "常丙申", "武丁酉", "易乙未", "黎甲午" };
static const char * const surnames[] = { "韦", "昌", "马", "苗", "凤", "花", "方", "俞", "任", "袁", "柳", "曹" };
static const char * const given[] = { "甲子", "乙丑", "丙寅", "丁卯", "戊辰", "己巳", "庚午" };
static const struct { const char *matter, *class_name, *unit, *short_name; } matters[] = {
  { "职工医保断缴要求补办", "劳动和社会保障", "示例市人力资源和社会保障局", "市人社局" },
  { "商户搬迁安置过渡费", "城乡建设", "示例市住房和城乡建设局", "市住建局" },
  { "村道路灯不亮", "交通运输", "示例市丁塘镇人民政府", "丁塘镇" },
  { "退耕还林补助少算", "农村农业", "示例市林业局", "市林业局" },
  { "午托收费高、退费难", "教育", "示例市教育局", "市教育局" },
  { "低保资格复核", "民政与应急", "示例市民政局", "市民政局" },
  { "宅基地边界纠纷", "自然资源", "示例市自然资源局", "市自然资源局" },
  { "客运线路停开", "交通运输", "示例市交通运输局", "市交通局" },
  { "砂场车辆扬尘", "生态环境", "示例市生态环境局", "生态环境分局" },
};
static const char * const methods[] = { "现场接访", "现场接访", "现场接访", "带案下访" };
static const char * const phones[] = { "19900000001", "19900000002", "0330-7654321" };

typedef struct { guint n, at; SiyiRecord *record; } Source;

static char **
one (const char *text)
{
  const char *list[] = { text, NULL };

  return g_strdupv ((char **) list);
}

static SiyiRecord *
invent (guint i, guint n)
{
  SiyiRecord *record = siyi_record_new ();
  const SiyiDay last = siyi_day_new (2026, 12, 17);
  /* Two to a day where they are few, spread over ten years where they are many. */
  SiyiDay day = last - (SiyiDay) ((guint64) (n - 1 - i) * MIN (n / 2, 3650) / n);
  g_autofree char *name = g_strconcat (surnames[i % 12], given[i % 7], NULL);
  gsize k = (i * 7) % G_N_ELEMENTS (matters);

  record->row = i + 2;
  record->sheet = g_strdup ("接访台账");
  record->date = siyi_day_to_text (day);
  record->leaders = one (leaders[(gsize) day % G_N_ELEMENTS (leaders)]);
  record->post = g_strdup ("副市长");
  record->method = g_strdup (methods[i % 4]);
  record->place = g_strdup ("示例市人民来访接待中心");
  record->visitors = one (name);
  record->persons = (int) (i * 5 % 9 + 1);
  record->address = g_strdup ("甲河镇东一村");
  record->phones = one (phones[i % 3]);
  record->summary = g_strdup (matters[k].matter);
  record->class_name = g_strdup (matters[k].class_name);
  record->first = g_strdup (i % 3 == 0 ? "重" : "初");
  record->opinion = g_strdup ("请牵头调查核实，书面答复信访人。");
  if (i % 11 == 5)
    return record;

  record->units = one (matters[k].unit);
  record->assigned = g_strdup (record->date);
  record->due = siyi_day_to_text (day + 15 + (SiyiDay) (i % 4) * 10);
  record->handler = g_strdup ("韦科长");
  if (i % 5 < 3)
    {
      record->state = g_strdup ("办结");
      record->closed = siyi_day_to_text (day + 9);
    }

  return record;
}

static gboolean
next_record (gpointer            data,
             const SiyiRecord  **record,
             GError            **error)
{
  Source *source = data;

  g_clear_pointer (&source->record, siyi_record_free);
  if (source->at == source->n)
    return FALSE;

  source->record = invent (source->at++, source->n);
  *record = source->record;

  return TRUE;
}

static gboolean
save_units (SiyiDb *db, GError **error)
{
  g_autoptr(GPtrArray) units = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_unit_free);

  for (gsize i = 0; i < G_N_ELEMENTS (matters); i++)
    {
      SiyiUnit *unit = g_new0 (SiyiUnit, 1);

      unit->name = g_strdup (matters[i].unit);
      unit->short_name = g_strdup (matters[i].short_name);
      unit->active = TRUE;
      g_ptr_array_add (units, unit);
    }

  return siyi_units_save_all (db, units, error);
}

static gpointer
fill_work (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Source source = { GPOINTER_TO_UINT (data), 0, NULL };
  SiyiImportHead head = { (char *) "台账.xlsx", (char *) "invented", (int) source.n, (int) source.n, 0,
                          source.n, NULL };

  if (!save_units (db, error))
    return NULL;

  return GINT_TO_POINTER (siyi_import_store (db, &head, NULL, 0, next_record, &source, source.n, NULL,
                                             NULL, cancellable, error) > 0);
}

void
invented_fill (SiyiArchive *archive,
               guint        n_records)
{
  GError *error = NULL;

  siyi_archive_run (archive, SIYI_ACCESS_WRITE, fill_work, GUINT_TO_POINTER (n_records), NULL, &error);
  g_assert_no_error (error);
}

SiyiArchive *
invented_open (const char *folder)
{
  g_autoptr(SiyiClock) clock = siyi_clock_new_fixed (siyi_day_new (2026, 12, 17));
  GError *error = NULL;
  SiyiArchive *archive = siyi_archive_open (folder, clock, "柏甲寅", &error);

  g_assert_no_error (error);

  return archive;
}

/**
 * invented_new_archive:
 * @n_records: 0: an empty one
 *
 * Returns: (transfer full): a folder in a directory of its own, closed
 */
char *
invented_new_archive (guint n_records)
{
  GError *error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("siyi-app-XXXXXX", &error);
  char *folder = g_build_filename (dir, "示例市信访局.siyi", NULL);
  SiyiArchive *archive;

  g_assert_no_error (error);
  siyi_archive_create (folder, &error);
  g_assert_no_error (error);
  if (n_records == 0)
    return folder;

  archive = invented_open (folder);
  invented_fill (archive, n_records);
  siyi_archive_close (archive);
  g_object_unref (archive);

  return folder;
}

void
invented_remove (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      invented_remove (child);
    }
  g_remove (path);
}
