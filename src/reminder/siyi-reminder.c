/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Once a minute the process compares the wall clock with the next moment it knows, and the archive's file with
 * how it last saw it: a clock that jumps, a PC that slept and a window that wrote are noticed the same way. Only
 * then the archive is opened, asked and closed again, so that restoring or moving it is in nobody's way. */
#include "siyi-reminder.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <malloc.h>

#include "siyi-archive.h"
#include "siyi-keeping.h"
#include "siyi-ringer.h"

#define RETRY_US (2 * G_TIME_SPAN_MINUTE)
#define MOST_RETRY_US (30 * G_TIME_SPAN_MINUTE)

struct _SiyiReminderApp
{
  GApplication  parent_instance;

  char         *folder;
  gint64        offset;          /* µs */
  guint         tick_seconds;
  gboolean      once;
  char         *instance;

  SiyiRinger   *ringer;
  guint         tick;
  gint64        next;            /* µs; 0: look now */
  gint64        last_look;       /* wall clock, µs */
  gint64        retry;           /* µs to wait after a failure */
  gint64        seen_size, seen_time;   /* of main.db and its journal's absence */
};

G_DEFINE_FINAL_TYPE (SiyiReminderApp, siyi_reminder, G_TYPE_APPLICATION)

static gint64
now_us (SiyiReminderApp *self)
{
  return g_get_real_time () + self->offset;
}

static SiyiClock *
clock_of (SiyiReminderApp *self)
{
  return self->offset == 0 ? siyi_clock_new_system () : siyi_clock_new_fixed (siyi_moment_now (now_us (self)).day);
}

static SiyiArchive *
open_archive (SiyiReminderApp  *self,
              GError          **error)
{
  g_autoptr(SiyiClock) clock = clock_of (self);

  return siyi_archive_open (self->folder, clock, g_get_user_name (), error);
}

/* What a person did with a notification. Never lost: an archive that is locked now is asked again. */
typedef struct
{
  SiyiReminderApp *self;
  gint64           reminder;
  SiyiAnswer       answer;
  gint64           until;
  int              tries;
} Answer;

static gpointer
write_answer (SiyiDb        *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const Answer *answer = data;
  gboolean ok;

  if (answer->answer == SIYI_ANSWER_LATER || answer->answer == SIYI_ANSWER_TOMORROW)
    ok = siyi_reminder_later (db, answer->reminder, answer->until, error);
  else
    ok = siyi_reminder_seen (db, answer->reminder, answer->answer == SIYI_ANSWER_OPEN, error);

  return ok ? data : NULL;
}

static gboolean
try_answer (gpointer data)
{
  Answer *answer = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiArchive) archive = open_archive (answer->self, &error);

  if (archive != NULL)
    {
      siyi_archive_run (archive, SIYI_ACCESS_WRITE, write_answer, answer, NULL, &error);
      siyi_archive_close (archive);
    }
  if (error != NULL && ++answer->tries < 30)
    return G_SOURCE_CONTINUE;
  if (error != NULL)
    g_warning ("An answer to a reminder could not be kept: %s", error->message);
  answer->self->next = 0;

  return G_SOURCE_REMOVE;
}

static void
raise_window (SiyiReminderApp *self,
              SiyiDueKind      kind,
              gint64           record)
{
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (self));
  g_autofree char *target = kind < SIYI_N_DUE ? g_strdup_printf ("%s:%" G_GINT64_FORMAT, siyi_due_word (kind), record)
                                              : g_strdup ("today");
  GVariantBuilder parameters;

  if (bus == NULL)
    return;

  g_variant_builder_init (&parameters, G_VARIANT_TYPE ("av"));
  g_variant_builder_add (&parameters, "v", g_variant_new_string (target));
  g_dbus_connection_call (bus, "cn.siyi.Siyi", "/cn/siyi/Siyi", "org.freedesktop.Application", "ActivateAction",
                          g_variant_new ("(sav@a{sv})", "show-due", &parameters,
                                         g_variant_new_array (G_VARIANT_TYPE ("{sv}"), NULL, 0)),
                          NULL, G_DBUS_CALL_FLAGS_NONE, 10000, NULL, NULL, NULL);
}

static gint64
tomorrow_morning (SiyiReminderApp *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_from_unix_local (now_us (self) / G_USEC_PER_SEC);
  g_autoptr(GDateTime) tomorrow = g_date_time_add_days (now, 1);
  g_autoptr(GDateTime) morning = g_date_time_new_local (g_date_time_get_year (tomorrow), g_date_time_get_month (tomorrow),
                                                        g_date_time_get_day_of_month (tomorrow), 8, 30, 0);

  return g_date_time_to_unix (morning) * G_USEC_PER_SEC;
}

static void
on_answer (gint64       reminder,
           SiyiDueKind  kind,
           gint64       record,
           SiyiAnswer   what,
           gpointer     data)
{
  SiyiReminderApp *self = data;
  Answer *answer = g_new0 (Answer, 1);

  if (what == SIYI_ANSWER_OPEN)
    raise_window (self, kind, record);
  *answer = (Answer) { .self = self, .reminder = reminder, .answer = what };
  answer->until = what == SIYI_ANSWER_TOMORROW ? tomorrow_morning (self) : now_us (self) + G_TIME_SPAN_HOUR;
  if (try_answer (answer) == G_SOURCE_CONTINUE)
    g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, 10, try_answer, answer, g_free);
  else
    g_free (answer);
}

static gpointer
collect (SiyiDb        *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  return siyi_bells_collect (db, data, error);
}

typedef struct { gint64 id; gboolean shown; char *detail; } Outcome;

static gpointer
write_outcome (SiyiDb        *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const Outcome *outcome = data;

  return siyi_reminder_shown (db, outcome->id, outcome->shown, outcome->detail, error) ? data : NULL;
}

static gboolean
show (SiyiReminderApp *self,
      SiyiArchive     *archive,
      const SiyiBell  *bell)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *server = NULL;
  const gboolean shown = siyi_ringer_show (self->ringer, bell, &server, &error);
  Outcome outcome = { bell->id, shown, shown ? server : error->message };
  g_autoptr(GError) failed = NULL;

  siyi_archive_run (archive, SIYI_ACCESS_WRITE, write_outcome, &outcome, NULL, &failed);
  if (failed != NULL)
    g_warning ("What was shown could not be kept: %s", failed->message);

  return shown;
}

/* How the archive's file stands, so that another's write is noticed without opening it. */
static gboolean
has_changed (SiyiReminderApp *self)
{
  g_autofree char *path = g_build_filename (self->folder, "main.db", NULL);
  GStatBuf buffer;
  gint64 time;

  if (g_stat (path, &buffer) != 0)
    return FALSE;

  time = buffer.st_mtim.tv_sec * G_USEC_PER_SEC + buffer.st_mtim.tv_nsec / 1000;
  if (time == self->seen_time && buffer.st_size == self->seen_size)
    return FALSE;
  self->seen_time = time;
  self->seen_size = buffer.st_size;

  return TRUE;
}

static void
fail (SiyiReminderApp *self,
      const GError    *error)
{
  self->retry = MIN (MAX (2 * self->retry, RETRY_US), MOST_RETRY_US);
  self->next = now_us (self) + self->retry;
  g_message ("The archive can't be asked now, trying again in %d minutes: %s",
             (int) (self->retry / G_TIME_SPAN_MINUTE), error->message);
}

static void
look (SiyiReminderApp *self)
{
  SiyiBellAsk ask = { .now_us = now_us (self), .now = siyi_moment_now (now_us (self)), .instance = self->instance };
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiArchive) archive = open_archive (self, &error);
  g_autoptr(SiyiBells) bells = NULL;
  gboolean all_shown = TRUE;

  if (archive != NULL)
    bells = siyi_archive_run (archive, SIYI_ACCESS_WRITE, collect, &ask, NULL, &error);
  if (bells == NULL)
    {
      if (archive != NULL)
        siyi_archive_close (archive);
      fail (self, error);
      return;
    }

  for (guint i = 0; i < bells->bells->len; i++)
    all_shown = show (self, archive, g_ptr_array_index (bells->bells, i)) && all_shown;
  siyi_archive_close (archive);
  has_changed (self);

  self->retry = all_shown ? 0 : MIN (MAX (2 * self->retry, RETRY_US), MOST_RETRY_US);
  self->next = bells->next_us != 0 ? bells->next_us : G_MAXINT64;
  if (!all_shown)
    self->next = MIN (self->next, now_us (self) + self->retry);
  malloc_trim (0);
}

static gboolean
on_tick (gpointer data)
{
  SiyiReminderApp *self = data;
  const gint64 now = now_us (self);
  const gboolean went_back = now < self->last_look;

  self->last_look = now;
  if (self->next == 0 || now >= self->next || went_back || (has_changed (self) && self->retry == 0))
    look (self);
  if (self->once)
    g_application_release (G_APPLICATION (self));

  return self->once ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static gboolean
first_look (gpointer data)
{
  SiyiReminderApp *self = data;

  if (on_tick (self) == G_SOURCE_CONTINUE)
    self->tick = g_timeout_add_seconds (self->tick_seconds, on_tick, self);

  return G_SOURCE_REMOVE;
}

static void
siyi_reminder_startup (GApplication *application)
{
  SiyiReminderApp *self = SIYI_REMINDER (application);

  G_APPLICATION_CLASS (siyi_reminder_parent_class)->startup (application);
  self->instance = g_uuid_string_random ();
  self->ringer = siyi_ringer_new (on_answer, self);
  g_application_hold (application);
  g_idle_add (first_look, self);
}

/* A second start only asks the first to look. */
static void
siyi_reminder_activate (GApplication *application)
{
  SIYI_REMINDER (application)->next = 0;
}

static void
siyi_reminder_finalize (GObject *object)
{
  SiyiReminderApp *self = SIYI_REMINDER (object);

  if (self->tick != 0)
    g_source_remove (self->tick);
  g_clear_pointer (&self->ringer, siyi_ringer_free);
  g_free (self->folder);
  g_free (self->instance);
  G_OBJECT_CLASS (siyi_reminder_parent_class)->finalize (object);
}

static void
siyi_reminder_class_init (SiyiReminderAppClass *class)
{
  G_OBJECT_CLASS (class)->finalize = siyi_reminder_finalize;
  G_APPLICATION_CLASS (class)->startup = siyi_reminder_startup;
  G_APPLICATION_CLASS (class)->activate = siyi_reminder_activate;
}

static void
siyi_reminder_init (SiyiReminderApp *self)
{
}

/**
 * siyi_reminder_new:
 * @folder: (nullable): of the archive; %NULL: the person's own
 * @offset_us: µs added to the wall clock
 * @tick_seconds: seconds between two comparisons
 * @once: looks once and ends
 *
 * Returns: (transfer full): the process's application
 */
SiyiReminderApp *
siyi_reminder_new (const char *folder,
                   gint64      offset_us,
                   guint       tick_seconds,
                   gboolean    once)
{
  SiyiReminderApp *self = g_object_new (SIYI_TYPE_REMINDER, "application-id", "cn.siyi.Siyi.Reminder", "flags",
                                        once ? G_APPLICATION_NON_UNIQUE : G_APPLICATION_DEFAULT_FLAGS, NULL);

  self->folder = folder != NULL ? g_strdup (folder) : siyi_archive_default_folder ();
  self->offset = offset_us;
  self->tick_seconds = MAX (tick_seconds, 1);
  self->once = once;

  return self;
}
