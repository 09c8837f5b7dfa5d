/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar files (RFC 5545) by libical: one calendar, published; times in China's one zone, which is
 * written into the file, so that no reader needs a list of zones. The same events and the same
 * moment give the same bytes. Any thread. */
#include "siyi-ics.h"

#include <libical/ical.h>

#define ZONE "Asia/Shanghai"
#define EAST_SECONDS (8 * 3600)

static icalcomponent *
new_zone (void)
{
  /* No summer time since 1992: one observance serves every day an office plans. */
  static const struct icaltimetype begin = { .year = 1992, .month = 1, .day = 1 };

  return icalcomponent_vanew (ICAL_VTIMEZONE_COMPONENT,
                              icalproperty_new_tzid (ZONE),
                              icalcomponent_vanew (ICAL_XSTANDARD_COMPONENT,
                                                   icalproperty_new_dtstart (begin),
                                                   icalproperty_new_tzoffsetfrom (EAST_SECONDS),
                                                   icalproperty_new_tzoffsetto (EAST_SECONDS),
                                                   icalproperty_new_tzname ("CST"),
                                                   NULL),
                              NULL);
}

static icaltimetype
time_of (SiyiDay day,
         int     minutes)
{
  icaltimetype time = icaltime_null_time ();
  int year, month, month_day;

  siyi_day_split (day, &year, &month, &month_day);
  time.year = year;
  time.month = month;
  time.day = month_day;
  time.is_date = minutes < 0;
  if (minutes >= 0)
    {
      time.hour = minutes / 60;
      time.minute = minutes % 60;
    }

  return time;
}

static void
add_time (icalcomponent *event,
          icalproperty  *property,
          int            minutes)
{
  if (minutes >= 0)
    icalproperty_add_parameter (property, icalparameter_new_tzid (ZONE));
  icalcomponent_add_property (event, property);
}

/* RFC 5546 wants an organizer of what is published; an office need not have a mail address, and this
 * is how calendar programs say so. */
static icalproperty *
new_organizer (const char *office)
{
  icalproperty *organizer = icalproperty_new_organizer ("invalid:nomail");

  if (office != NULL && *office != '\0')
    icalproperty_add_parameter (organizer, icalparameter_new_cn (office));

  return organizer;
}

static icalcomponent *
new_event (const SiyiIcsEvent *told,
           const char         *office,
           icaltimetype        stamp)
{
  icalcomponent *event = icalcomponent_new_vevent ();
  const gboolean timed = told->from >= 0 && told->to > told->from;
  const int from = timed ? told->from : -1;
  g_autofree char *uid = g_strconcat (told->uid, "@siyi", NULL);

  icalcomponent_add_property (event, icalproperty_new_uid (uid));
  icalcomponent_add_property (event, icalproperty_new_dtstamp (stamp));
  icalcomponent_add_property (event, icalproperty_new_sequence (told->sequence));
  icalcomponent_add_property (event, new_organizer (office));
  add_time (event, icalproperty_new_dtstart (time_of (told->day, from)), from);
  /* The end of whole days is the day after. */
  add_time (event, icalproperty_new_dtend (timed ? time_of (told->day, told->to)
                                                 : time_of (told->day + 1, -1)), from);
  icalcomponent_add_property (event, icalproperty_new_summary (told->summary));
  if (told->location != NULL && *told->location != '\0')
    icalcomponent_add_property (event, icalproperty_new_location (told->location));
  if (told->description != NULL && *told->description != '\0')
    icalcomponent_add_property (event, icalproperty_new_description (told->description));
  icalcomponent_add_property (event, icalproperty_new_status (told->cancelled
                                                                ? ICAL_STATUS_CANCELLED
                                                                : ICAL_STATUS_CONFIRMED));
  icalcomponent_add_property (event, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));

  return event;
}

static icaltimetype
stamp_of (gint64 now_us)
{
  g_autoptr(GDateTime) now = g_date_time_new_from_unix_utc (now_us / G_USEC_PER_SEC);
  icaltimetype stamp = icaltime_null_time ();

  stamp.year = g_date_time_get_year (now);
  stamp.month = g_date_time_get_month (now);
  stamp.day = g_date_time_get_day_of_month (now);
  stamp.hour = g_date_time_get_hour (now);
  stamp.minute = g_date_time_get_minute (now);
  stamp.second = g_date_time_get_second (now);
  stamp.zone = icaltimezone_get_utc_timezone ();

  return stamp;
}

/**
 * siyi_ics_new:
 * @name: what the calendar is called
 * @office: (nullable): who publishes it
 * @events: in the order of the file
 * @now_us: the moment it was made, µs
 *
 * Returns: (transfer full): the file's text
 */
char *
siyi_ics_new (const char         *name,
              const char         *office,
              const SiyiIcsEvent *events,
              gsize               n_events,
              gint64              now_us)
{
  icalcomponent *calendar =
    icalcomponent_vanew (ICAL_VCALENDAR_COMPONENT,
                         icalproperty_new_version ("2.0"),
                         icalproperty_new_prodid ("-//Siyi//Siyi//ZH"),
                         icalproperty_new_calscale ("GREGORIAN"),
                         icalproperty_new_method (ICAL_METHOD_PUBLISH),
                         NULL);
  icalproperty *title = icalproperty_new_x (name);
  const icaltimetype stamp = stamp_of (now_us);
  char *in_ical;
  char *text;

  icalproperty_set_x_name (title, "X-WR-CALNAME");
  icalcomponent_add_property (calendar, title);
  icalcomponent_add_component (calendar, new_zone ());
  for (gsize i = 0; i < n_events; i++)
    icalcomponent_add_component (calendar, new_event (&events[i], office, stamp));

  in_ical = icalcomponent_as_ical_string_r (calendar);
  text = g_strdup (in_ical);
  icalmemory_free_buffer (in_ical);
  icalcomponent_free (calendar);

  return text;
}
