/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The intake form called from a session: its day, leader, method and place stand in the form, and
 * what is registered comes into its queue. A person who writes another day or leader means another
 * session. Main thread. */
#include "siyi-new-visit-page-private.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-pages.h"
#include "siyi-shown-words.h"

static char *
leaders_of (const SiyiPlanned *session)
{
  const SiyiShown shown = { .session = session };

  return siyi_planned_sitting (session)->len > 0 ? siyi_shown_words_leaders (&shown) : NULL;
}

/**
 * siyi_new_visit_page_apply_session:
 *
 * Writes what the session decides into the form; the rest, a draft perhaps, stays.
 */
void
siyi_new_visit_page_apply_session (SiyiNewVisitPage *self)
{
  const SiyiPlanned *session = self->session;
  g_autofree char *date = NULL, *leaders = NULL;

  if (session == NULL)
    return;

  date = siyi_day_to_text (session->day);
  leaders = leaders_of (session);
  siyi_visit_form_set_field (self->form, SIYI_INTAKE_DATE, date);
  siyi_visit_form_set_field (self->form, SIYI_INTAKE_LEADER, leaders);
  if (session->method != NULL)
    siyi_visit_form_set_field (self->form, SIYI_INTAKE_METHOD, session->method);
  if (session->place != NULL)
    siyi_visit_form_set_field (self->form, SIYI_INTAKE_VENUE, session->place);
  if (session->day != siyi_new_visit_page_today (self))
    siyi_visit_form_set_field (self->form, SIYI_INTAKE_ARRIVED, NULL);
}

/**
 * siyi_new_visit_page_its_session:
 * @booked: (out): whether the group waits for a session to come
 *
 * Returns: the session the visit belongs to; 0 where the form says another day or leader
 */
gint64
siyi_new_visit_page_its_session (SiyiNewVisitPage *self,
                                 gboolean         *booked)
{
  const SiyiIntake *intake = siyi_visit_form_get_intake (self->form);
  SiyiDay today = siyi_new_visit_page_today (self);
  g_autofree char *leaders = NULL;

  *booked = FALSE;
  if (self->session == NULL || !siyi_intake_is_visit (intake))
    return 0;

  leaders = leaders_of (self->session);
  if (siyi_intake_read_day (siyi_intake_get (intake, SIYI_INTAKE_DATE), today) !=
        self->session->day ||
      g_strcmp0 (siyi_intake_get (intake, SIYI_INTAKE_LEADER), leaders != NULL ? leaders : "") != 0)
    return 0;

  *booked = self->session->day > today;

  return self->session->id;
}

/**
 * siyi_new_visit_page_set_session:
 * @page: the intake page
 * @session: the session a walk-in comes to, or one to come that he books; copied
 */
void
siyi_new_visit_page_set_session (GtkWidget         *page,
                                 const SiyiPlanned *session)
{
  SiyiNewVisitPage *self = SIYI_NEW_VISIT_PAGE (page);
  SiyiDay today = siyi_new_visit_page_today (self);
  g_autofree char *day = siyi_case_words_day (session->day, today, TRUE);
  g_autofree char *leaders = leaders_of (session);
  /* Translators: title of a session's page: its day, and who receives */
  g_autofree char *subtitle = g_strdup_printf (_("%1$s   Received by %2$s"), day,
                                               leaders != NULL ? leaders : "");

  g_clear_pointer (&self->session, siyi_planned_free);
  self->session = siyi_planned_copy (session);
  adw_window_title_set_subtitle (self->title, subtitle);
  siyi_new_visit_page_apply_session (self);
}
