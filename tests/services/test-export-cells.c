/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of an exported ledger: inside, in the form the takeover reads back; outside, through the
 * gate; a void row keeps its number, its day and its reason. */
#include "siyi-export-cells.h"

typedef struct
{
  const char      *name;
  SiyiLedgerExtra  extra;
  const char      *visitors;
  int              persons;
  SiyiColumn       column;
  const char      *text;
} Case;

static const Case inside_cases[] = {
  { "day", { .day = (char *) "2023-05-17" }, NULL, 1, SIYI_COLUMN_DATE, "2023-05-17" },
  { "morning", { .day = (char *) "2023-05-17", .part = (char *) "am" }, NULL, 1,
    SIYI_COLUMN_DATE, "2023-05-17 上午" },
  { "month alone", { .day = (char *) "2023-05" }, NULL, 1, SIYI_COLUMN_DATE, "2023年5月" },
  { "several days", { .day = (char *) "2023-06-29", .day_end = (char *) "2023-07-01" }, NULL, 1,
    SIYI_COLUMN_DATE, "2023.6.29—7.1" },
  { "over the year", { .day = (char *) "2022-12-30", .day_end = (char *) "2023-01-02" }, NULL, 1,
    SIYI_COLUMN_DATE, "2022.12.30—2023.1.2" },
  { "no day", { 0 }, NULL, 1, SIYI_COLUMN_DATE, NULL },
  { "persons", { .representatives = -1 }, NULL, 5, SIYI_COLUMN_PERSONS, "5" },
  { "nobody counted", { .representatives = -1 }, NULL, 0, SIYI_COLUMN_PERSONS, NULL },
  { "rough count", { .representatives = -1, .approximate = TRUE }, NULL, 30,
    SIYI_COLUMN_PERSONS, "约30人" },
  { "representatives", { .representatives = 3 }, NULL, 9, SIYI_COLUMN_PERSONS,
    "9人（其中代表3人）" },
  { "who represents", { .representative_names = (char *) "李四" }, "张三、李四", 2,
    SIYI_COLUMN_VISITORS, "张三、李四（代表）" },
  { "limit in days", { .limit_days = 30 }, NULL, 1, SIYI_COLUMN_DUE, "30日" },
  { "limit in working days", { .limit_days = 15, .limit_working = TRUE }, NULL, 1,
    SIYI_COLUMN_DUE, "15个工作日" },
  { "path of classes", { .class_path = (char *) "城乡建设_房屋质量" }, NULL, 1,
    SIYI_COLUMN_CLASS, "城乡建设_房屋质量" },
};

static void
test_inside_cells_read_back (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (inside_cases); i++)
    {
      const Case *one = &inside_cases[i];
      g_autoptr(SiyiLedgerRow) row = siyi_ledger_row_new ();
      g_autofree char *text = NULL;

      row->persons = one->persons;
      row->cells[SIYI_COLUMN_VISITORS] = g_strdup (one->visitors);
      text = siyi_export_cell (row, &one->extra, SIYI_AUDIENCE_INSIDE, one->column);
      g_test_message ("%s", one->name);
      g_assert_cmpstr (text, ==, one->text);
    }
}

static void
test_outside_cells_pass_the_gate (void)
{
  g_autoptr(SiyiLedgerRow) row = siyi_ledger_row_new ();
  g_autofree char *list = NULL;
  g_autofree char *phone = NULL;
  g_autofree char *summary = NULL;

  row->persons = 1;
  row->cells[SIYI_COLUMN_VISITORS] = g_strdup ("欧阳修远");
  row->cells[SIYI_COLUMN_PHONES] = g_strdup ("19900001234");
  row->cells[SIYI_COLUMN_SUMMARY] = g_strdup ("欧阳修远要求修路");

  list = siyi_export_cell (row, NULL, SIYI_AUDIENCE_LIST, SIYI_COLUMN_VISITORS);
  g_assert_cmpstr (list, ==, "欧阳某某");
  phone = siyi_export_cell (row, NULL, SIYI_AUDIENCE_UNIT, SIYI_COLUMN_PHONES);
  g_assert_cmpstr (phone, ==, "199****1234");
  summary = siyi_export_cell (row, NULL, SIYI_AUDIENCE_PUBLIC, SIYI_COLUMN_SUMMARY);
  g_assert_null (summary);
}

static void
test_a_void_row_keeps_its_line (void)
{
  const SiyiLedgerExtra extra = { .day = (char *) "2023-05-17", .ids = (char *) "x" };
  g_autoptr(SiyiLedgerRow) row = siyi_ledger_row_new ();
  g_autofree char *serial = NULL;
  g_autofree char *remark = NULL;

  row->state = SIYI_ROW_VOID;
  row->void_note = g_strdup ("重复登记");
  row->persons = 5;
  row->cells[SIYI_COLUMN_SERIAL] = g_strdup ("7");
  row->cells[SIYI_COLUMN_PERSONS] = g_strdup ("5");
  row->cells[SIYI_COLUMN_VISITORS] = g_strdup ("张三");

  serial = siyi_export_cell (row, &extra, SIYI_AUDIENCE_INSIDE, SIYI_COLUMN_SERIAL);
  g_assert_cmpstr (serial, ==, "7");
  remark = siyi_export_cell (row, &extra, SIYI_AUDIENCE_INSIDE, SIYI_COLUMN_REMARK);
  g_assert_cmpstr (remark, ==, "作废：重复登记");
  g_assert_null (siyi_export_cell (row, &extra, SIYI_AUDIENCE_INSIDE, SIYI_COLUMN_PERSONS));
  g_assert_null (siyi_export_cell (row, &extra, SIYI_AUDIENCE_INSIDE, SIYI_COLUMN_VISITORS));
  g_assert_null (siyi_export_extra (row, &extra, SIYI_FIELD_IDS));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-cells/inside", test_inside_cells_read_back);
  g_test_add_func ("/export-cells/outside", test_outside_cells_pass_the_gate);
  g_test_add_func ("/export-cells/void", test_a_void_row_keeps_its_line);

  return g_test_run ();
}
