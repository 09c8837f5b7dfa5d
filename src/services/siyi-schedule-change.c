/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One change of the plan by a person: both halves of a swap, a stand-in, another day, another time
 * or place, cancelled, restored, added. Each is one action with its reason and the line before and
 * after; nothing a person should only be warned of is refused here. On an archive's writing
 * thread. */
#include "siyi-schedule-parts.h"

#include "siyi-words.h"

typedef struct
{
  SiyiDb                   *db;
  const SiyiScheduleChange *change;
  SiyiPlanned              *session;   /* as it shall be */
  SiyiPlanned              *other;     /* (nullable) */
} Changing;

static const char * const verbs[] = {
  [SIYI_CHANGE_ADDED] = "schedule.add",
  [SIYI_CHANGE_SWAPPED] = "schedule.swap",
  [SIYI_CHANGE_STAND_IN] = "schedule.stand-in",
  [SIYI_CHANGE_MOVED] = "schedule.move",
  [SIYI_CHANGE_EDITED] = "schedule.edit",
  [SIYI_CHANGE_CANCELLED] = "schedule.cancel",
  [SIYI_CHANGE_RESTORED] = "schedule.restore",
};

static void
set_text (char       **field,
          const char  *text)
{
  if (text == NULL)
    return;

  g_free (*field);
  *field = *text != '\0' ? g_strdup (text) : NULL;
}

/* Seats on another day, with the posts of that day; names that are in no list keep theirs. */
static gboolean
take_seats (SiyiDb     *db,
            GPtrArray  *into,
            GPtrArray  *from,
            SiyiDay     day,
            GError    **error)
{
  g_autoptr(GPtrArray) seats = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_seat_free);

  for (guint i = 0; i < from->len; i++)
    {
      const SiyiSeat *seat = g_ptr_array_index (from, i);
      SiyiSeat *made;

      if (seat->leader != 0)
        made = siyi_seat_new (db, seat->leader, day, seat->reason, error);
      else
        {
          made = g_new0 (SiyiSeat, 1);
          made->name = g_strdup (seat->name);
          made->post = g_strdup (seat->post);
          made->reason = g_strdup (seat->reason);
        }
      if (made == NULL)
        return FALSE;
      g_ptr_array_add (seats, made);
    }

  g_ptr_array_set_size (into, 0);
  for (guint i = 0; i < seats->len; i++)
    g_ptr_array_add (into, g_ptr_array_index (seats, i));
  g_ptr_array_set_free_func (seats, NULL);

  return TRUE;
}

static gboolean
still_to_come (const SiyiPlanned  *session,
               GError            **error)
{
  if (session->state == SIYI_SESSION_HELD)
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT,
                        "This session was held; what can still be recorded is who really sat");
  if (session->state == SIYI_SESSION_CANCELLED)
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT,
                        "This session is cancelled; restore it first");

  return TRUE;
}

static void
tell_swap (SiyiPlanned *session,
           SiyiDay      other)
{
  g_autofree char *day = siyi_schedule_far_day_words (other, session->day);

  siyi_schedule_by_hand (session, siyi_fill (siyi_word ("schedule-reasons", "swapped"), "other",
                                             day, NULL));
}

static gboolean
swap (Changing  *self,
      GError   **error)
{
  g_autoptr(SiyiPlanned) first = siyi_planned_copy (self->session);

  if (self->session->id == self->other->id)
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "A session can't be swapped with itself");
  if (!still_to_come (self->session, error) || !still_to_come (self->other, error))
    return FALSE;

  tell_swap (self->session, self->other->day);
  tell_swap (self->other, self->session->day);

  return take_seats (self->db, self->session->planned, self->other->planned, self->session->day,
                     error) &&
         take_seats (self->db, self->session->sat, self->other->sat, self->session->day, error) &&
         take_seats (self->db, self->other->planned, first->planned, self->other->day, error) &&
         take_seats (self->db, self->other->sat, first->sat, self->other->day, error);
}

static int
seat_at (GPtrArray *seats,
         gint64     leader)
{
  for (guint i = 0; i < seats->len; i++)
    if (((const SiyiSeat *) g_ptr_array_index (seats, i))->leader == leader)
      return (int) i;

  return -1;
}

/* The planned one stays in the books; who sits stands beside, seat by seat. */
static gboolean
stand_in (Changing  *self,
          GError   **error)
{
  const SiyiScheduleChange *change = self->change;
  SiyiPlanned *session = self->session;
  int at = change->other != 0 ? seat_at (session->planned, change->other) : 0;
  SiyiSeat *planned, *seat;

  if (session->state == SIYI_SESSION_CANCELLED)
    return still_to_come (session, error);
  if (at < 0 || at >= (int) session->planned->len)
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT,
                        "The leader who is to be replaced isn't planned for this session");
  if (session->sat->len == 0 &&
      !take_seats (self->db, session->sat, session->planned, session->day, error))
    return FALSE;
  if (at >= (int) session->sat->len)
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT,
                        "This session was held by fewer leaders than were planned");
  if (seat_at (session->sat, change->leader) >= 0)
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "This leader sits here already");

  planned = g_ptr_array_index (session->planned, at);
  seat = siyi_seat_new (self->db, change->leader, session->day,
                        planned->leader != change->leader ? change->reason : NULL, error);
  if (seat == NULL)
    return FALSE;

  siyi_schedule_by_hand (session, siyi_fill (siyi_word ("schedule-reasons", "stand-in"), "leader",
                                             seat->name, "planned", planned->name, NULL));
  siyi_seat_free (g_ptr_array_index (session->sat, at));
  session->sat->pdata[at] = seat;

  return TRUE;
}

static gboolean
move (Changing  *self,
      GError   **error)
{
  SiyiPlanned *session = self->session;
  g_autofree char *day = siyi_schedule_far_day_words (session->day, self->change->day);

  if (!still_to_come (session, error))
    return FALSE;
  if (self->change->day == SIYI_DAY_NONE || self->change->day == session->day)
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "A session is moved to another day");

  session->day = self->change->day;
  siyi_schedule_by_hand (session, siyi_fill (siyi_word ("schedule-reasons", "moved-by-hand"), "day",
                                             day, NULL));

  return take_seats (self->db, session->planned, session->planned, session->day, error) &&
         take_seats (self->db, session->sat, session->sat, session->day, error);
}

static gboolean
edit (Changing  *self,
      GError   **error)
{
  const SiyiScheduleChange *change = self->change;
  SiyiPlanned *session = self->session;

  if (session->state == SIYI_SESSION_CANCELLED)
    return still_to_come (session, error);

  set_text (&session->from, change->from);
  set_text (&session->to, change->to);
  set_text (&session->method, change->method);
  set_text (&session->topic, change->topic);
  if (change->venue != 0)
    {
      session->venue = change->venue;
      g_clear_pointer (&session->place, g_free);
    }
  else if (change->place != NULL)
    session->venue = 0;
  set_text (&session->place, change->place);

  return TRUE;
}

static gboolean
cancel (Changing  *self,
        GError   **error)
{
  if (!still_to_come (self->session, error))
    return FALSE;

  self->session->state = SIYI_SESSION_CANCELLED;
  self->session->pinned = TRUE;

  return TRUE;
}

static gboolean
restore (Changing  *self,
         GError   **error)
{
  if (self->session->state != SIYI_SESSION_CANCELLED)
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "Only a cancelled session is restored");

  self->session->state = siyi_notice_is_published (self->db, self->session->day, self->session->id)
                           ? SIYI_SESSION_PUBLISHED : SIYI_SESSION_PLANNED;

  return TRUE;
}

/* As an ordinary session of the office, where nothing else is said. */
static gboolean
fill_in (Changing  *self,
         GError   **error)
{
  g_autoptr(GPtrArray) patterns = siyi_slot_patterns_load (self->db, error);
  const SiyiSlotPattern *usual;

  if (patterns == NULL)
    return FALSE;

  usual = g_ptr_array_index (patterns, 0);
  self->session->part = self->change->part != SIYI_PART_DAY ? self->change->part : usual->part;
  self->session->from = g_strdup (usual->from);
  self->session->to = g_strdup (usual->to);
  self->session->method = g_strdup (usual->method);
  self->session->venue = self->change->place == NULL ? usual->venue : 0;
  if (self->session->venue == 0 && self->change->place == NULL)
    self->session->place = siyi_schedule_last_place (self->db);

  return edit (self, error);
}

static gboolean
add (Changing  *self,
     GError   **error)
{
  SiyiSeat *seat;

  if (self->change->day == SIYI_DAY_NONE)
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "A session needs a day");
  seat = siyi_seat_new (self->db, self->change->leader, self->change->day, NULL, error);
  if (seat == NULL)
    return FALSE;

  self->session = g_new0 (SiyiPlanned, 1);
  self->session->day = self->change->day;
  self->session->planned = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_seat_free);
  self->session->sat = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_seat_free);
  g_ptr_array_add (self->session->planned, seat);
  siyi_schedule_by_hand (self->session, g_strdup (siyi_word ("schedule-reasons", "added")));

  return fill_in (self, error);
}

static gboolean
apply (Changing  *self,
       GError   **error)
{
  switch (self->change->kind)
    {
    case SIYI_CHANGE_ADDED:
      return add (self, error);
    case SIYI_CHANGE_SWAPPED:
      return swap (self, error);
    case SIYI_CHANGE_STAND_IN:
      return stand_in (self, error);
    case SIYI_CHANGE_MOVED:
      return move (self, error);
    case SIYI_CHANGE_EDITED:
      return edit (self, error);
    case SIYI_CHANGE_CANCELLED:
      return cancel (self, error);
    case SIYI_CHANGE_RESTORED:
      return restore (self, error);
    case SIYI_CHANGE_NONE:
    case SIYI_CHANGE_REPLANNED:
    default:
      return siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "This is no change a person makes");
    }
}

static gboolean
load (Changing  *self,
      GError   **error)
{
  const SiyiScheduleChange *change = self->change;

  if (change->kind == SIYI_CHANGE_ADDED)
    return TRUE;

  self->session = siyi_planned_load_one (self->db, change->session, error);
  if (self->session == NULL)
    return FALSE;
  if (change->version != 0 && change->version != self->session->version)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_STALE, "Session %" G_GINT64_FORMAT
                   " was changed meanwhile; look at it again", change->session);
      return FALSE;
    }
  if (change->kind == SIYI_CHANGE_SWAPPED)
    self->other = siyi_planned_load_one (self->db, change->other, error);

  return change->kind != SIYI_CHANGE_SWAPPED || self->other != NULL;
}

static gboolean
has_reason (const Changing  *self,
            GError         **error)
{
  const SiyiScheduleChange *change = self->change;
  SiyiDay day = self->session != NULL ? self->session->day : change->day;
  gboolean small = change->kind == SIYI_CHANGE_EDITED || change->kind == SIYI_CHANGE_ADDED;

  if (change->reason != NULL && *change->reason != '\0')
    return TRUE;
  if (small && !siyi_notice_is_published (self->db, day, change->session))
    return TRUE;

  return siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "A change of the plan needs a reason");
}

static char *
write_change (const Changing  *self,
              gint64          *id,
              GError         **error)
{
  const SiyiScheduleChange *change = self->change;
  gboolean swapped = change->kind == SIYI_CHANGE_SWAPPED;
  SiyiSessionEdit edits[] = {
    { self->session, change->kind, swapped ? self->other->id : 0, change->reason },
    { self->other, change->kind, self->session->id, change->reason },
  };

  return siyi_sessions_write (self->db, verbs[change->kind], edits, swapped ? 2 : 1, id, error);
}

/**
 * siyi_schedule_change_id:
 * @id: (out) (optional): the changed session, or the added one
 *
 * Returns: (transfer full): as siyi_schedule_change()
 */
char *
siyi_schedule_change_id (SiyiDb                    *db,
                         const SiyiScheduleChange  *change,
                         gint64                    *id,
                         GError                   **error)
{
  Changing self = { .db = db, .change = change };
  char *action = NULL;

  if (load (&self, error) && has_reason (&self, error) && apply (&self, error))
    action = write_change (&self, id, error);

  g_clear_pointer (&self.session, siyi_planned_free);
  g_clear_pointer (&self.other, siyi_planned_free);

  return action;
}

/**
 * siyi_schedule_change:
 *
 * Makes one change of the plan. A stand-in's seat is credited to who sits; the planned leader stays
 * in the books. What a person should know before it stands in siyi_schedule_warnings().
 *
 * Returns: (transfer full): UUID of the action; %NULL with STALE where the session went on,
 *   CONSTRAINT without a reason or where it makes no sense, NOT_FOUND
 */
char *
siyi_schedule_change (SiyiDb                    *db,
                      const SiyiScheduleChange  *change,
                      GError                   **error)
{
  return siyi_schedule_change_id (db, change, NULL, error);
}
