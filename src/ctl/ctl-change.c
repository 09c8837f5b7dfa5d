/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One change of the plan, the same for swap, stand-in, move, cancel and add-session: the warnings are
 * told, the change is made, and the answer says whether a notice of change is needed. */
#include "commands.h"

#include <string.h>

#include "siyi-office-store.h"

typedef struct
{
  const SiyiScheduleChange *change;
  GPtrArray                *warnings;   /* char* */
  char                     *action;
  SiyiPlanned              *session;
  SiyiPlanned              *other;
  gboolean                  correction;
  CtlOnes                   ones;
} Changed;

/* What was published and isn't so any more. */
static gboolean
asks_for_notice (SiyiDb            *db,
                 const SiyiPlanned *session)
{
  return session != NULL && !session->announced &&
         siyi_notice_is_published (db, session->day, session->id);
}

static gpointer
change_in_thread (SiyiDb        *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Changed *self = data;
  gint64 id = 0;

  self->warnings = siyi_schedule_warnings (db, self->change, error);
  if (self->warnings == NULL || !ctl_ones_load (db, &self->ones, error))
    return NULL;
  self->action = siyi_schedule_change_id (db, self->change, &id, error);
  if (self->action == NULL)
    return NULL;

  self->session = siyi_planned_load_one (db, id, error);
  if (self->session != NULL && self->change->kind == SIYI_CHANGE_SWAPPED)
    self->other = siyi_planned_load_one (db, self->change->other, error);
  self->correction = asks_for_notice (db, self->session) || asks_for_notice (db, self->other);

  return self->session;
}

static void
add_object (JsonBuilder       *answer,
            const char        *key,
            const SiyiPlanned *session,
            const CtlOnes     *ones)
{
  if (session == NULL)
    return;

  json_builder_set_member_name (answer, key);
  json_builder_begin_object (answer);
  ctl_add_session (answer, session, ones);
  json_builder_end_object (answer);
}

static void
answer_json (const Changed *self)
{
  JsonBuilder *answer = ctl_answer_begin ();

  add_object (answer, "session", self->session, &self->ones);
  add_object (answer, "other", self->other, &self->ones);
  ctl_add_flag (answer, "correction_needed", self->correction);
  ctl_add_text (answer, "action", self->action);
  json_builder_set_member_name (answer, "warnings");
  json_builder_begin_array (answer);
  for (guint i = 0; i < self->warnings->len; i++)
    json_builder_add_string_value (answer, g_ptr_array_index (self->warnings, i));
  json_builder_end_array (answer);
  ctl_answer_end (answer);
}

static void
print_session (const SiyiPlanned *session)
{
  g_autofree char *day = NULL;
  g_autofree char *leaders = NULL;

  if (session == NULL)
    return;

  day = siyi_day_to_text (session->day);
  leaders = siyi_planned_leaders (session);
  ctl_print ("%lld  %s  %s  %s\n", (long long) session->id, day, leaders,
             session->why_text != NULL ? session->why_text : "");
}

static void
print_answer (const Changed *self)
{
  print_session (self->session);
  print_session (self->other);
  for (guint i = 0; i < self->warnings->len; i++)
    ctl_print ("! %s\n", (const char *) g_ptr_array_index (self->warnings, i));
  if (self->correction)
    {
      ctl_write (_("This was published: a notice of change is needed"), -1);
      ctl_write ("\n", 1);
    }
}

/* Options come as bytes. */
static gboolean
is_text (const SiyiScheduleChange  *change,
         GError                   **error)
{
  const char * const texts[] = { change->reason, change->from, change->to, change->place,
                                 change->method, change->topic };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && !g_utf8_validate (texts[i], -1, NULL))
      {
        g_set_error_literal (error, CTL_ERROR, 0, _("An option is not UTF-8 text"));
        return FALSE;
      }

  return TRUE;
}

/**
 * ctl_change:
 *
 * Makes the change and prints the answer.
 */
gboolean
ctl_change (Ctl                      *ctl,
            const SiyiScheduleChange *change,
            GError                  **error)
{
  Changed self = { .change = change };
  gboolean done = is_text (change, error) &&
                  ctl_run (ctl, SIYI_ACCESS_WRITE, change_in_thread, &self, error) != NULL;

  if (done && ctl->json)
    answer_json (&self);
  else if (done)
    print_answer (&self);

  g_clear_pointer (&self.warnings, g_ptr_array_unref);
  g_clear_pointer (&self.action, g_free);
  g_clear_pointer (&self.session, siyi_planned_free);
  g_clear_pointer (&self.other, siyi_planned_free);
  ctl_ones_clear (&self.ones);

  return done;
}

static gpointer
load_leaders (SiyiDb        *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return siyi_leaders_load (db, siyi_schedule_today (db), FALSE, error);
}

/**
 * ctl_find_leader:
 * @name: a leader's name, or the id as a number
 */
gboolean
ctl_find_leader (Ctl         *ctl,
                 const char  *name,
                 gint64      *id,
                 GError     **error)
{
  g_autoptr(GPtrArray) leaders = ctl_run (ctl, SIYI_ACCESS_READ, load_leaders, NULL, error);
  gint64 number = 0;

  if (leaders == NULL)
    return FALSE;

  g_ascii_string_to_signed (name, 10, 1, G_MAXINT64, &number, NULL);
  for (guint i = 0; i < leaders->len; i++)
    {
      const SiyiLeader *leader = g_ptr_array_index (leaders, i);

      if (leader->id != number && strcmp (leader->name, name) != 0)
        continue;
      *id = leader->id;
      return TRUE;
    }

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND,
               _("There is no leader “%s”; “siyictl leaders list” names them"), name);

  return FALSE;
}
