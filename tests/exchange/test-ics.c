/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar files, read back by the library that calendar programs use: times in the zone of China,
 * the same uid before and after a change, a higher sequence, cancellations told. */
#include "siyi-ics.h"

#include <libical/ical.h>
#include <string.h>

#define NOON G_GINT64_CONSTANT (1797508800000000)   /* 2026-12-17 12:00 UTC */

static const SiyiIcsEvent before[] = {
  { "u1", 739967, 540, 690, "雷辛卯接访（现场接访）", "一号接访室", "职务：宣传部部长\n分管：宣传、网信；文体,旅游", FALSE, 0 },
  { "u2", 739968, 540, 690, "汤壬辰接访（现场接访）", "一号接访室", NULL, FALSE, 0 },
  { "u3", 739969, -1, -1, "尹癸巳接访（现场接访）", NULL, NULL, FALSE, 0 },
};

static const SiyiIcsEvent after[] = {
  { "u1", 739967, 840, 1050, "雷辛卯接访（现场接访）", "二号接访室", NULL, FALSE, 1 },
  { "u2", 739968, 540, 690, "取消：汤壬辰接访（现场接访）", "一号接访室", NULL, TRUE, 1 },
  { "u3", 739969, -1, -1, "尹癸巳接访（现场接访）", NULL, NULL, FALSE, 0 },
};

static icalcomponent *
event_of (icalcomponent *calendar, const char *uid)
{
  icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);

  while (event != NULL && g_strcmp0 (icalcomponent_get_uid (event), uid) != 0)
    event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT);
  g_assert_nonnull (event);

  return event;
}

static icalcomponent *
parse (const SiyiIcsEvent *events, gsize n)
{
  g_autofree char *text = siyi_ics_new ("2026年12月市领导接访安排", "示例市信访局", events, n, NOON);
  g_autofree char *again = siyi_ics_new ("2026年12月市领导接访安排", "示例市信访局", events, n, NOON);
  icalcomponent *calendar = icalparser_parse_string (text);

  g_assert_cmpstr (text, ==, again);
  g_assert_nonnull (calendar);
  g_assert_cmpint (icalcomponent_isa (calendar), ==, ICAL_VCALENDAR_COMPONENT);
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  g_assert_true (icalrestriction_check (calendar));
  g_assert_cmpint (icalcomponent_count_components (calendar, ICAL_VEVENT_COMPONENT), ==, (int) n);
  g_assert_cmpint (icalcomponent_get_method (calendar), ==, ICAL_METHOD_PUBLISH);

  return calendar;
}

static void
test_times_and_texts (void)
{
  icalcomponent *calendar = parse (before, G_N_ELEMENTS (before));
  icalcomponent *event = event_of (calendar, "u1@siyi");
  icaltimetype start = icalcomponent_get_dtstart (event);
  icaltimetype end = icalcomponent_get_dtend (event);
  icaltimetype utc = icaltime_convert_to_zone (start, icaltimezone_get_utc_timezone ());
  icaltimetype stamp = icalcomponent_get_dtstamp (event);
  int year, month, day;

  siyi_day_split (before[0].day, &year, &month, &day);
  g_assert_cmpint (start.year, ==, year);
  g_assert_cmpint (start.month, ==, month);
  g_assert_cmpint (start.day, ==, day);
  g_assert_cmpint (start.hour, ==, 9);
  g_assert_cmpint (end.hour, ==, 11);
  g_assert_cmpint (end.minute, ==, 30);
  g_assert_cmpint (utc.hour, ==, 1);   /* 9:00 in China, by the zone in the file */
  g_assert_true (icaltime_is_utc (stamp));
  g_assert_cmpint (stamp.hour, ==, 12);
  g_assert_cmpstr (icalcomponent_get_summary (event), ==, before[0].summary);
  g_assert_cmpstr (icalcomponent_get_location (event), ==, before[0].location);
  g_assert_cmpstr (icalcomponent_get_description (event), ==, before[0].description);

  event = event_of (calendar, "u3@siyi");
  start = icalcomponent_get_dtstart (event);
  end = icalcomponent_get_dtend (event);
  g_assert_true (start.is_date);
  g_assert_true (end.is_date);
  g_assert_cmpint (icaltime_compare_date_only (start, end), <, 0);
  icalcomponent_free (calendar);
}

static void
test_changes_are_told (void)
{
  icalcomponent *old = parse (before, G_N_ELEMENTS (before));
  icalcomponent *new = parse (after, G_N_ELEMENTS (after));
  static const char * const uids[] = { "u1@siyi", "u2@siyi", "u3@siyi" };
  static const int sequences[] = { 1, 1, 0 };
  static const icalproperty_status states[] = { ICAL_STATUS_CONFIRMED, ICAL_STATUS_CANCELLED, ICAL_STATUS_CONFIRMED };

  for (gsize i = 0; i < G_N_ELEMENTS (uids); i++)
    {
      g_assert_cmpint (icalcomponent_get_sequence (event_of (old, uids[i])), ==, 0);
      g_assert_cmpint (icalcomponent_get_status (event_of (old, uids[i])), ==, ICAL_STATUS_CONFIRMED);
      g_assert_cmpint (icalcomponent_get_sequence (event_of (new, uids[i])), ==, sequences[i]);
      g_assert_cmpint (icalcomponent_get_status (event_of (new, uids[i])), ==, states[i]);
    }
  icalcomponent_free (old);
  icalcomponent_free (new);
}

/* RFC 5545: lines end with CRLF, are no longer than 75 bytes, and no character is cut. */
static void
test_lines_are_folded (void)
{
  g_autofree char *text = siyi_ics_new ("接访", NULL, before, G_N_ELEMENTS (before), NOON);
  g_auto(GStrv) lines = g_strsplit (text, "\r\n", -1);

  g_assert_cmpint (g_strv_length (lines), >, 30);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_null (strchr (lines[i], '\n'));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ics/times", test_times_and_texts);
  g_test_add_func ("/ics/changes", test_changes_are_told);
  g_test_add_func ("/ics/folded", test_lines_are_folded);

  return g_test_run ();
}
