/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of a matter: what it lacks, what it warns of, copies of it. */
#include "siyi-talk-record.h"

#define REQUEST SIYI_LACKS_REQUEST
#define PERSONS SIYI_LACKS_PERSONS
#define TALK SIYI_LACKS_TALK
#define INSTRUCTION SIYI_LACKS_INSTRUCTION
#define UNIT SIYI_LACKS_UNIT
#define LIMIT SIYI_LACKS_LIMIT

static void
test_lacks (void)
{
  static const struct
  {
    const char *title, *talk, *instruction, *unit;
    int         persons, on_the_spot, limit_days;
    gboolean    due;
    guint       lacks;
  } rows[] = {
    { NULL, NULL, NULL, NULL, -1, -1, 0, FALSE,
      REQUEST | PERSONS | TALK | INSTRUCTION | UNIT | LIMIT },
    { "要求交房", "如实记录", "请住建局牵头", "市住建局", 5, -1, 14, FALSE, 0 },
    { "要求交房", "如实记录", "请住建局牵头", "市住建局", 5, 0, 0, TRUE, 0 },
    { "要求交房", "如实记录", "请住建局牵头", "市住建局", 5, 0, 0, FALSE, LIMIT },
    { "要求交房", "如实记录", "请住建局牵头", "", 5, 0, 14, FALSE, UNIT },
    { "要求交房", "如实记录", "", "市住建局", 5, 0, 14, FALSE, INSTRUCTION },
    { "要求交房", "", "请住建局牵头", "市住建局", 0, 0, 14, FALSE, PERSONS | TALK },
    { "要求交房", "如实记录", NULL, NULL, 1, 1, 0, FALSE, 0 },
    { "要求交房", NULL, NULL, NULL, 1, 1, 0, FALSE, TALK },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(SiyiTalkRecord) record = siyi_talk_record_new ();

      record->title = g_strdup (rows[i].title);
      record->talk = g_strdup (rows[i].talk);
      record->instruction = g_strdup (rows[i].instruction);
      record->units = rows[i].unit != NULL ? g_strsplit (rows[i].unit, " ", -1) : NULL;
      record->persons = rows[i].persons;
      record->on_the_spot = rows[i].on_the_spot;
      record->limit_days = rows[i].limit_days;
      record->due = rows[i].due ? siyi_day_new (2026, 12, 31) : SIYI_DAY_NONE;
      g_assert_cmpuint (siyi_talk_record_lacks (record), ==, rows[i].lacks);
    }
}

static void
add_people (SiyiTalkRecord *record,
            int             n_representatives)
{
  for (int i = 0; i < n_representatives; i++)
    {
      SiyiTalkPerson *person = g_new0 (SiyiTalkPerson, 1);

      person->name = g_strdup_printf ("何%d", i);
      person->representative = TRUE;
      g_ptr_array_add (record->people, person);
    }
}

static void
test_marks (void)
{
  static const struct { int persons, said, named; guint marks; } rows[] = {
    { -1, -1, 0, 0 },
    { 1, -1, 0, 0 },
    { 4, -1, 0, 0 },
    { 5, -1, 0, SIYI_TALK_GROUP | SIYI_TALK_NO_REPRESENTING },
    { 5, 1, 0, SIYI_TALK_GROUP },
    { 5, -1, 2, SIYI_TALK_GROUP },
    { 23, 5, 5, SIYI_TALK_GROUP },
    { 23, 6, 0, SIYI_TALK_GROUP | SIYI_TALK_MANY_REPRESENTING },
    { 23, 5, 6, SIYI_TALK_GROUP | SIYI_TALK_MANY_REPRESENTING },
    { 2, 3, 0, SIYI_TALK_MORE_THAN_PRESENT },
    { 5, 6, 0, SIYI_TALK_GROUP | SIYI_TALK_MANY_REPRESENTING | SIYI_TALK_MORE_THAN_PRESENT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(SiyiTalkRecord) record = siyi_talk_record_new ();

      record->persons = rows[i].persons;
      record->representatives = rows[i].said;
      add_people (record, rows[i].named);
      g_assert_cmpuint (siyi_talk_record_marks (record), ==, rows[i].marks);
    }
}

static void
test_copy (void)
{
  g_autoptr(SiyiTalkRecord) record = siyi_talk_record_new ();
  SiyiTalkAddition *addition = g_new0 (SiyiTalkAddition, 1);
  SiyiTalkRecord *copy;

  record->talk = g_strdup ("如实记录");
  record->units = g_strsplit ("甲局 乙局", " ", -1);
  record->signatures[SIYI_SIGNER_LEADER].name = g_strdup ("黎甲午");
  record->signatures[SIYI_SIGNER_LEADER].ink = g_bytes_new ("ink", 3);
  addition->body = g_strdup ("补记");
  g_ptr_array_add (record->additions, addition);
  add_people (record, 2);

  copy = siyi_talk_record_copy (record);
  g_assert_true (copy->talk != record->talk);
  g_assert_cmpstr (copy->talk, ==, "如实记录");
  g_assert_cmpstr (copy->units[1], ==, "乙局");
  g_assert_cmpstr (copy->signatures[SIYI_SIGNER_LEADER].name, ==, "黎甲午");
  g_assert_cmpuint (copy->people->len, ==, 2);
  g_assert_cmpstr (((SiyiTalkAddition *) g_ptr_array_index (copy->additions, 0))->body, ==, "补记");
  siyi_talk_record_free (copy);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/talk-record/lacks", test_lacks);
  g_test_add_func ("/talk-record/marks", test_marks);
  g_test_add_func ("/talk-record/copy", test_copy);

  return g_test_run ();
}
