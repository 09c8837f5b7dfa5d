/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invented matters in a real archive, for the tests and pictures of the cases' pages. */
#include "sample-cases.h"

#include "siyi-new-visit-intake.h"
#include "siyi-work-folder.h"

typedef struct
{
  const char *names, *phone, *township, *place, *request, *class_name, *unit, *leader, *day;
  const char *opinion, *assigned, *due, *closed;
  int         persons, concerned;
} Sample;

static const Sample samples[] = {
  { "许丁丑", "19900000011", "甲河镇", NULL, "甲河新苑车位收费争议", "房产物业", "市市场监管局",
    "汤壬辰", "2026-03-11", "请市场监管局核实收费依据。", "2026-03-11", "2026-04-10", "2026-04-02",
    1, -1 },
  { "尤戊寅、周己卯", "19900000012", "甲河镇", NULL, "卫生院改扩建占用耕地", "自然资源", "市自然资源局",
    "黎甲午", "2026-05-20", NULL, "2026-05-20", "2026-06-19", "2026-06-12", 2, 6 },
  { "秦庚辰", "19900000013", "甲河镇", "东湾村", "东湾村灌溉渠年久失修", "农村农业", "市水利局",
    "尹癸巳", "2026-11-18", "水利局现场查看，拿出修复方案。", "2026-11-20", "2027-01-04", NULL, 1,
    -1 },
  { "孔癸卯（代表）、钱甲辰、孙乙巳、李丙午", "19900000024", "甲河镇", "工业园", "工程队拖欠工资",
    "劳动和社会保障", "市人社局", NULL, "2026-12-17", NULL, NULL, NULL, NULL, 4, 11 },
  { "吕辛巳", "19900000015", "甲河镇", "东湾村", "征地补偿款未足额发放", "自然资源", "市自然资源局",
    NULL, "2026-12-17", NULL, NULL, NULL, NULL, 1, -1 },
  { "何己亥（代表）、何庚子、方辛丑、方壬寅、施癸未", "19900000016", "壬湖街道", NULL,
    "甲河新苑逾期交房、办证难", "房产物业", "市住建局", "黎甲午", "2026-09-08",
    "请住建局核实工期，督促复工，每月报告一次。", "2026-09-09", "2026-12-25", NULL, 5, 23 },
  { "方甲申", "19900000017", "丁塘镇", NULL, "宅基地边界", "农村农业", "丁塘镇人民政府", NULL,
    "2026-04-17", NULL, "2026-04-17", "2026-05-17", "2026-04-28", 1, -1 },
  { "姜乙酉", "19900000018", "丙山镇", NULL, "低保待遇取消没有说明", "民政与应急", "市民政局",
    "汤壬辰", "2026-10-12", NULL, "2026-10-12", "2026-12-11", NULL, 1, -1 },
};

SiyiDay
sample_today (void)
{
  return siyi_day_new (2026, 12, 17);
}

/**
 * sample_archive_new:
 * @folder: (out): of the archive, in a new temporary directory
 *
 * Returns: (transfer full): the open archive
 */
SiyiArchive *
sample_archive_new (char **folder)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiClock) clock = siyi_clock_new_fixed (sample_today ());
  g_autofree char *directory = g_dir_make_tmp ("siyi-cases-XXXXXX", &error);
  SiyiArchive *archive;

  g_assert_no_error (error);
  *folder = g_build_filename (directory, "sample.siyi", NULL);
  g_assert_true (siyi_archive_create (*folder, &error));
  archive = siyi_archive_open (*folder, clock, "tester", &error);
  g_assert_no_error (error);

  return archive;
}

void
sample_archive_drop (SiyiArchive *archive,
                     const char  *folder)
{
  g_autofree char *directory = g_path_get_dirname (folder);

  siyi_archive_close (archive);
  g_object_unref (archive);
  siyi_tree_remove (directory);
}

static gpointer
add_in_thread (SiyiDb        *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return siyi_visit_add (db, data, error);
}

static gint64
add (SiyiArchive  *archive,
     SiyiNewVisit *visit)
{
  g_autoptr(GError) error = NULL;
  SiyiNewVisitResult *result = siyi_archive_run (archive, SIYI_ACCESS_WRITE, add_in_thread, visit,
                                                 NULL, &error);
  gint64 id;

  g_assert_no_error (error);
  id = result->case_id;
  siyi_new_visit_result_free (result);

  return id;
}

static SiyiRecord *
record_of (const Sample *sample)
{
  g_autoptr(SiyiIntake) intake = siyi_intake_new ();
  SiyiRecord *record;

  siyi_intake_set (intake, SIYI_INTAKE_NAMES, sample->names);
  siyi_intake_set (intake, SIYI_INTAKE_PHONE, sample->phone);
  siyi_intake_set (intake, SIYI_INTAKE_TOWNSHIP, sample->township);
  siyi_intake_set (intake, SIYI_INTAKE_VILLAGE, sample->place);
  siyi_intake_set (intake, SIYI_INTAKE_REQUEST, sample->request);
  siyi_intake_set (intake, SIYI_INTAKE_CLASS, sample->class_name);
  siyi_intake_set (intake, SIYI_INTAKE_UNIT, sample->unit);
  siyi_intake_set (intake, SIYI_INTAKE_LEADER, sample->leader);
  siyi_intake_set (intake, SIYI_INTAKE_DATE, sample->day);
  record = siyi_intake_to_record (intake, sample_today ());

  record->opinion = g_strdup (sample->opinion);
  record->assigned = g_strdup (sample->assigned);
  record->due = g_strdup (sample->due);
  record->closed = g_strdup (sample->closed);
  if (sample->closed != NULL)
    record->state = g_strdup ("办结");
  if (sample->persons > 0)
    record->persons = sample->persons;
  record->concerned = sample->concerned;

  return record;
}

void
sample_cases_add (SiyiArchive *archive)
{
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr(SiyiRecord) record = record_of (&samples[i]);
      SiyiNewVisit visit = { .record = record, .problem_place = samples[i].township };

      add (archive, &visit);
    }
}

gint64
sample_case_add (SiyiArchive *archive,
                 const char  *names,
                 const char  *phone,
                 const char  *place,
                 const char  *request,
                 const char  *day)
{
  const Sample sample = { .names = names, .phone = phone, .township = place, .request = request,
                          .day = day, .concerned = -1 };
  g_autoptr(SiyiRecord) record = record_of (&sample);
  SiyiNewVisit visit = { .record = record };

  return add (archive, &visit);
}

static gboolean
give_up (gpointer data)
{
  g_error ("Waited a minute in vain");

  return G_SOURCE_REMOVE;
}

void
sample_wait (SampleDone done,
             gpointer   data)
{
  guint timer = g_timeout_add_seconds (180, give_up, NULL);

  while (!done (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
}
