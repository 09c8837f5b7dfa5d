/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above the fields: who it is, which kind of visit, the tightest clock, the mark of a
 * restricted matter. It follows what is typed, not only what is saved. Main thread. */
#include "siyi-session-record-private.h"

#include <glib/gi18n.h>

#include "siyi-clock-words.h"
#include "siyi-role-guard.h"
#include "siyi-session-record-words.h"

static char *
numbers_words (const SiyiTalkRecord *record)
{
  g_autofree char *counts = siyi_talk_words_numbers (record);
  const char *number = record->case_number != NULL ? record->case_number : "";

  return g_strjoin (*number != '\0' && *counts != '\0' ? "   " : "", number, counts, NULL);
}

static char *
names_of (const SiyiTalkRecord *record)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < record->people->len; i++)
    g_ptr_array_add (names, ((SiyiTalkPerson *) g_ptr_array_index (record->people, i))->name);
  if (names->len == 0)
    return g_strdup (record->visitors);

  g_ptr_array_add (names, NULL);

  return g_strjoinv (C_("persons", ", "), (char **) names->pdata);
}

/**
 * siyi_session_record_show_head:
 *
 * Shows the head of what is typed now.
 */
void
siyi_session_record_show_head (SiyiSessionRecord *self)
{
  g_autoptr(SiyiTalkRecord) record = siyi_session_record_typed (self);
  g_autofree char *title = siyi_talk_words_title (record);
  g_autofree char *names = names_of (record);
  g_autofree char *numbers = numbers_words (record);
  g_autofree char *saved = siyi_talk_words_saved (record, siyi_session_record_today (self));

  gtk_label_set_text (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), names);
  gtk_label_set_text (self->numbers, numbers);
  gtk_widget_set_visible (self->first_tag, record->first == 1);
  gtk_widget_set_visible (self->repeated_tag, record->first == 0);
  gtk_widget_set_visible (self->group_tag,
                          (siyi_talk_record_marks (record) & SIYI_TALK_GROUP) != 0);
  gtk_widget_set_visible (self->restricted_line, record->restricted);
  gtk_label_set_text (self->saved_words, siyi_session_record_is_dirty (self)
                                         ? _("being written") : saved);
  /* An action without its target would be told as a mistake. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->case_button), "x", record->case_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->case_button), "win.show-case");
}

/**
 * siyi_session_record_show_seal:
 *
 * Says whether the record is sealed, and that it can be added to; else why it can't be written.
 */
void
siyi_session_record_show_seal (SiyiSessionRecord *self)
{
  const SiyiTalkRecord *record = self->stored;
  gboolean sealed = record->sealed_at != 0;
  g_autofree char *time = NULL;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->sealed_line, sealed || !siyi_guard_may (GTK_WIDGET (self), "record.save"));
  if (!sealed)
    {
      gtk_label_set_text (self->sealed_words, siyi_guard_reason (SIYI_DEED_RECORD));
      return;
    }

  time = siyi_talk_words_time (record->sealed_at, siyi_session_record_today (self));
  /* Translators: when a record was sealed, who did it by signing */
  words = g_strdup_printf (_("Sealed %1$s by %2$s's signature. What is wrong or was forgotten is "
                             "added."), time, record->sealed_by != NULL ? record->sealed_by : "");
  gtk_label_set_text (self->sealed_words, words);
}

/**
 * siyi_session_record_show_clock:
 * @sheet: the case, its tightest clock first
 */
void
siyi_session_record_show_clock (SiyiSessionRecord   *self,
                                const SiyiCaseSheet *sheet)
{
  const SiyiCaseClock *clock = sheet->clocks->len > 0 ? g_ptr_array_index (sheet->clocks, 0) : NULL;
  gboolean open = clock != NULL && (clock->reading.state == SIYI_CLOCK_RUNNING ||
                                    clock->reading.state == SIYI_CLOCK_OVERDUE);
  g_autofree char *end = open ? siyi_clock_words_end (&clock->reading) : NULL;
  g_autofree char *words = NULL;
  SiyiLight light;

  gtk_widget_set_visible (GTK_WIDGET (self->clock), open);
  if (!open)
    return;

  /* Translators: a clock's name, what is left of it */
  words = g_strdup_printf (C_("clock", "%1$s %2$s"), clock->name, end);
  light = siyi_clock_light (&clock->reading);
  siyi_light_icon_set (self->light, light, clock->reading.percent / 100.0, words);
  gtk_label_set_text (self->clock_words, words);
  gtk_widget_remove_css_class (GTK_WIDGET (self->clock_words), "soon");
  gtk_widget_remove_css_class (GTK_WIDGET (self->clock_words), "over");
  if (light == SIYI_LIGHT_YELLOW)
    gtk_widget_add_css_class (GTK_WIDGET (self->clock_words), "soon");
  else if (light == SIYI_LIGHT_RED)
    gtk_widget_add_css_class (GTK_WIDGET (self->clock_words), "over");
}
