/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between a record and the fields that show it. Main thread. */
#include "siyi-session-record-private.h"

#include "siyi-role-guard.h"

/**
 * siyi_session_record_typed:
 *
 * Returns: (transfer full): the record as it stands in the fields
 */
SiyiTalkRecord *
siyi_session_record_typed (SiyiSessionRecord *self)
{
  SiyiTalkRecord *record = siyi_talk_record_copy (self->stored);
  g_autofree char *recorder =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->recorder))));
  g_autofree char *instruction = siyi_session_text_get (self->instruction);
  gboolean imported = g_strcmp0 (record->given, "imported") == 0 &&
                      g_strcmp0 (record->instruction, instruction) == 0;

  g_free (record->title);
  record->title = siyi_session_field_get (self->request);
  g_free (record->talk);
  record->talk = siyi_session_text_get (self->talk);
  g_free (record->instruction);
  record->instruction = g_steal_pointer (&instruction);
  if (!imported)
    {
      g_free (record->given);
      record->given = g_strdup (siyi_segments_get_value (self->given));
    }
  g_free (record->recorder);
  record->recorder = *recorder != '\0' ? g_steal_pointer (&recorder) : NULL;
  siyi_session_matter_get (self->matter, record);
  siyi_session_persons_get (self->persons, record);
  siyi_session_assignment_get (self->assignment, record);

  return record;
}

static void
show_editable (SiyiSessionRecord *self)
{
  gboolean editable = self->stored->sealed_at == 0 && siyi_guard_may (GTK_WIDGET (self), "record.save");

  gtk_widget_set_sensitive (GTK_WIDGET (self->request), editable);
  gtk_text_view_set_editable (self->talk, editable);
  gtk_text_view_set_editable (self->instruction, editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->given), editable);
  gtk_editable_set_editable (GTK_EDITABLE (self->recorder), editable);
  siyi_session_matter_set_editable (self->matter, editable);
  siyi_session_persons_set_editable (self->persons, editable);
  siyi_session_assignment_set_editable (self->assignment, editable);
}

/**
 * siyi_session_record_fill:
 *
 * Shows @record in the fields, silently.
 */
void
siyi_session_record_fill (SiyiSessionRecord    *self,
                          const SiyiTalkRecord *record)
{
  const char *recorder = record->recorder != NULL ? record->recorder : "";

  self->filling = TRUE;
  siyi_session_field_set (self->request, record->title);
  siyi_session_text_set (self->talk, record->talk);
  siyi_session_text_set (self->instruction, record->instruction);
  siyi_segments_set_value (self->given, g_strcmp0 (record->given, "signed") == 0 ||
                                        record->instruction == NULL ? "signed" : "typed");
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->recorder)), recorder) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->recorder), recorder);
  siyi_session_matter_set (self->matter, record);
  siyi_session_persons_set (self->persons, record);
  siyi_session_assignment_set (self->assignment, record);
  self->filling = FALSE;

  siyi_session_record_show_head (self);
}

/**
 * siyi_session_record_set_stored:
 * @record: (transfer full): as the archive has it now; the fields stay as they are
 */
void
siyi_session_record_set_stored (SiyiSessionRecord *self,
                                SiyiTalkRecord    *record)
{
  g_clear_pointer (&self->stored, siyi_talk_record_free);
  self->stored = record;
  siyi_session_signatures_set (self->signatures, record, siyi_session_record_today (self));
  siyi_session_record_show_seal (self);
  show_editable (self);
}
