/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last step of the intake form: asks for what a record can't do without, writes the visit, and
 * says its number with the way to it and back. Main thread. */
#include "siyi-new-visit-page-private.h"

#include <glib/gi18n.h>

#include "siyi-new-visit-work.h"
#include "siyi-window.h"

static void
on_registered (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr(SiyiNewVisitPage) self = data;
  g_autoptr(GError) error = NULL;
  SiyiNewVisitResult *added = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  g_autofree char *words = NULL;

  self->registering = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visit.register", TRUE);
  if (added == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Registering the visit"), error);
      return;
    }

  /* Translators: %s is the case's number */
  words = g_strdup_printf (_("Registered %s"), added->case_number);
  siyi_push_undo (GTK_WIDGET (self), added->action, words);
  siyi_toast_with_button (GTK_WIDGET (self), words, _("Open"), "win.show-case",
                          g_variant_new_int64 (added->case_id));
  siyi_new_visit_result_free (added);
  siyi_new_visit_page_finish (self);
}

/* Only what a record can't do without is asked for; the rest may stay open or wrong, and is said. */
static gboolean
lacks_something (SiyiNewVisitPage *self)
{
  const SiyiIntake *intake = siyi_visit_form_get_intake (self->form);
  SiyiDay today = siyi_new_visit_page_today (self);
  static const SiyiIntakeField readable[] = {
    SIYI_INTAKE_PERSONS, SIYI_INTAKE_CONCERNED, SIYI_INTAKE_DATE,
  };
  SiyiRecord *record;

  if (intake->texts[SIYI_INTAKE_REQUEST] == NULL)
    {
      siyi_visit_form_ask_for (self->form, SIYI_INTAKE_REQUEST, _("Please write the request"));
      return TRUE;
    }

  record = siyi_intake_to_record (intake, today);
  for (gsize i = 0; i < G_N_ELEMENTS (readable); i++)
    {
      SiyiIntakeField field = readable[i];
      gboolean unread = (field == SIYI_INTAKE_PERSONS && record->inferred != 0) ||
                        (field == SIYI_INTAKE_CONCERNED && record->concerned < 0) ||
                        (field == SIYI_INTAKE_DATE &&
                         siyi_intake_read_day (siyi_intake_get (intake, field), today) ==
                         SIYI_DAY_NONE);

      if (!unread || intake->texts[field] == NULL)
        continue;

      siyi_visit_form_ask_for (self->form, field, field == SIYI_INTAKE_DATE ? _("No such day")
                                                                            : _("Not a number"));
      siyi_record_free (record);
      return TRUE;
    }
  siyi_record_free (record);

  return FALSE;
}

void
siyi_new_visit_page_register (SiyiNewVisitPage *self)
{
  SiyiRegistration *registration;
  g_autofree char *draft = NULL;

  if (self->registering || self->done || lacks_something (self))
    return;

  self->registering = TRUE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visit.register", FALSE);
  g_clear_handle_id (&self->save_timer, g_source_remove);

  draft = siyi_intake_to_draft (siyi_visit_form_get_intake (self->form));
  registration = g_new0 (SiyiRegistration, 1);
  registration->intake = siyi_intake_from_draft (draft);
  registration->today = siyi_new_visit_page_today (self);
  registration->link_to = self->link_to;
  registration->session = siyi_new_visit_page_its_session (self, &registration->booked);
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, siyi_register_work, registration,
                          (GDestroyNotify) siyi_registration_free,
                          (GDestroyNotify) siyi_new_visit_result_free, NULL, on_registered,
                          g_object_ref (self));
}
