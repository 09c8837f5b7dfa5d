/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a change: which rows each kind has, and the change read from them. */
#include "siyi-schedule-dialog-private.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-shown-words.h"

const char *
siyi_schedule_dialog_title (SiyiChangeKind kind)
{
  switch (kind)
    {
    case SIYI_CHANGE_ADDED: return _("Add a Session");
    case SIYI_CHANGE_SWAPPED: return _("Swap Two Sessions");
    case SIYI_CHANGE_STAND_IN: return _("Another Leader");
    case SIYI_CHANGE_MOVED: return _("Move the Session");
    case SIYI_CHANGE_CANCELLED: return _("Cancel the Session");
    case SIYI_CHANGE_RESTORED: return _("Restore the Session");
    case SIYI_CHANGE_NONE:
    case SIYI_CHANGE_EDITED:
    case SIYI_CHANGE_REPLANNED:
    default: return _("Time, Place, Method");
    }
}

const char *
siyi_schedule_dialog_verb (SiyiChangeKind kind)
{
  switch (kind)
    {
    case SIYI_CHANGE_ADDED: return C_("schedule", "Add");
    case SIYI_CHANGE_SWAPPED: return C_("schedule", "Swap");
    case SIYI_CHANGE_STAND_IN: return C_("schedule", "Replace");
    case SIYI_CHANGE_MOVED: return C_("schedule", "Move");
    case SIYI_CHANGE_CANCELLED: return C_("schedule", "Cancel the Session");
    case SIYI_CHANGE_RESTORED: return C_("schedule", "Restore");
    case SIYI_CHANGE_NONE:
    case SIYI_CHANGE_EDITED:
    case SIYI_CHANGE_REPLANNED:
    default: return C_("schedule", "Save");
    }
}

const char *
siyi_schedule_dialog_done (SiyiChangeKind kind)
{
  switch (kind)
    {
    case SIYI_CHANGE_ADDED: return _("Session added");
    case SIYI_CHANGE_SWAPPED: return _("Sessions swapped");
    case SIYI_CHANGE_STAND_IN: return _("Another leader sits");
    case SIYI_CHANGE_MOVED: return _("Session moved");
    case SIYI_CHANGE_CANCELLED: return _("Session cancelled");
    case SIYI_CHANGE_RESTORED: return _("Session restored");
    case SIYI_CHANGE_NONE:
    case SIYI_CHANGE_EDITED:
    case SIYI_CHANGE_REPLANNED:
    default: return _("Session changed");
    }
}

static GtkWidget *
add_row (GtkWidget  *group,
         GtkWidget  *row,
         const char *title)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return row;
}

static AdwEntryRow *
add_entry (GtkWidget  *group,
           const char *title,
           const char *text)
{
  GtkWidget *row = add_row (group, adw_entry_row_new (), title);

  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);

  return ADW_ENTRY_ROW (row);
}

/* Sessions still to come of the weeks shown, but for this one. */
static void
add_others (SiyiScheduleDialog *self,
            GtkWidget          *group)
{
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < self->month->sessions->len; i++)
    {
      const SiyiShown *shown = &g_array_index (self->month->sessions, SiyiShown, i);
      g_autofree char *day = siyi_case_words_day (shown->session->day, self->month->today, TRUE);
      g_autofree char *leaders = siyi_shown_words_leaders (shown);
      g_autofree char *words = NULL;

      if (shown->over || shown->proposed || shown->session == self->session ||
          shown->session->state == SIYI_SESSION_CANCELLED)
        continue;
      if (shown->session->id == self->wanted.other)
        selected = self->others->len;
      /* Translators: a day and who sits on it */
      words = g_strdup_printf (C_("session", "%1$s  %2$s"), day, leaders);
      gtk_string_list_append (list, words);
      g_array_append_val (self->others, shown->session->id);
    }

  self->other = ADW_COMBO_ROW (add_row (group, adw_combo_row_new (), _("Swap with")));
  adw_combo_row_set_model (self->other, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->other, selected);
}

static char *
leader_words (SiyiScheduleDialog  *self,
              const SiyiMonthLoad *load,
              SiyiDay              day)
{
  const SiyiScheduleDay *info = siyi_shown_month_day (self->month, day);
  gboolean away = info != NULL &&
                  g_ptr_array_find_with_equal_func (info->away, load->name, g_str_equal, NULL);

  if (away)
    /* Translators: a leader and his sessions of the month */
    return g_strdup_printf (_("%1$s  this month %2$d, on leave"), load->name,
                            load->sat + load->planned);

  return g_strdup_printf (_("%1$s  this month %2$d"), load->name, load->sat + load->planned);
}

static void
add_leaders (SiyiScheduleDialog *self,
             GtkWidget          *group,
             const char         *title)
{
  const GPtrArray *loads = self->month->month_data->loads;
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < loads->len; i++)
    {
      g_autofree char *words = leader_words (self, g_ptr_array_index (loads, i),
                                             self->session != NULL ? self->session->day
                                                                   : self->wanted.day);

      gtk_string_list_append (list, words);
    }
  self->leader = ADW_COMBO_ROW (add_row (group, adw_combo_row_new (), title));
  adw_combo_row_set_model (self->leader, G_LIST_MODEL (list));
  for (guint i = 0; i < loads->len; i++)
    if (((const SiyiMonthLoad *) g_ptr_array_index (loads, i))->leader == self->wanted.leader)
      adw_combo_row_set_selected (self->leader, i);
}

/* Where several sit, whose place it is. */
static void
add_instead (SiyiScheduleDialog *self,
             GtkWidget          *group)
{
  GPtrArray *seats = self->session->planned;
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);

  if (seats->len < 2)
    return;

  for (guint i = 0; i < seats->len; i++)
    gtk_string_list_append (list, ((const SiyiSeat *) g_ptr_array_index (seats, i))->name);
  self->instead = ADW_COMBO_ROW (add_row (group, adw_combo_row_new (), _("In the place of")));
  adw_combo_row_set_model (self->instead, G_LIST_MODEL (list));
}

static void
add_day (SiyiScheduleDialog *self,
         GtkWidget          *group)
{
  self->day = SIYI_DAY_ROW (siyi_day_row_new (_("Day")));
  siyi_day_row_set_day (self->day, self->wanted.day);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (self->day), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->day));
}

static void
add_methods (SiyiScheduleDialog *self,
             GtkWidget          *group,
             const char         *now)
{
  g_autoptr(GtkStringList) list = gtk_string_list_new ((const char * const *) self->month->methods);
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; now != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    if (g_str_equal (gtk_string_list_get_string (list, i), now))
      selected = i;
  if (selected == GTK_INVALID_LIST_POSITION && now != NULL)
    {
      selected = g_list_model_get_n_items (G_LIST_MODEL (list));
      gtk_string_list_append (list, now);
    }
  self->method = ADW_COMBO_ROW (add_row (group, adw_combo_row_new (), _("Method")));
  adw_combo_row_set_model (self->method, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->method, selected);
}

/* A session of this month that says what an ordinary one is like. */
static const SiyiPlanned *
usual_session (SiyiScheduleDialog *self)
{
  return self->session != NULL ? self->session
         : self->month->sessions->len > 0
           ? g_array_index (self->month->sessions, SiyiShown, 0).session : NULL;
}

static void
add_circumstances (SiyiScheduleDialog *self,
                   GtkWidget          *group)
{
  const SiyiPlanned *usual = usual_session (self);

  self->from = add_entry (group, _("From"), usual != NULL ? usual->from : NULL);
  self->to = add_entry (group, C_("time", "To"), usual != NULL ? usual->to : NULL);
  self->place = add_entry (group, C_("session", "Place"), usual != NULL ? usual->place : NULL);
  add_methods (self, group, usual != NULL ? usual->method : NULL);
  self->topic = add_entry (group, _("Topic"), self->session != NULL ? self->session->topic : NULL);
}

void
siyi_schedule_dialog_add_fields (SiyiScheduleDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (self->session != NULL)
    {
      const SiyiShown *shown = siyi_shown_month_find (self->month, self->session->id);
      g_autofree char *sentence = siyi_shown_words_sentence (shown, self->month->today);
      g_autofree char *markup = g_markup_escape_text (sentence, -1);

      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), markup);
    }
  if (self->wanted.kind == SIYI_CHANGE_SWAPPED)
    add_others (self, group);
  if (self->wanted.kind == SIYI_CHANGE_MOVED || self->wanted.kind == SIYI_CHANGE_ADDED)
    add_day (self, group);
  if (self->wanted.kind == SIYI_CHANGE_STAND_IN)
    add_instead (self, group);
  if (self->wanted.kind == SIYI_CHANGE_STAND_IN || self->wanted.kind == SIYI_CHANGE_ADDED)
    add_leaders (self, group, self->wanted.kind == SIYI_CHANGE_ADDED ? _("Leader")
                                                                     : _("Sits instead"));
  if (self->wanted.kind == SIYI_CHANGE_EDITED || self->wanted.kind == SIYI_CHANGE_ADDED)
    add_circumstances (self, group);
  self->reason = add_entry (group, _("Reason"), NULL);
  gtk_box_append (GTK_BOX (self->body), group);
}

static const char *
text_of (AdwEntryRow *row)
{
  return row != NULL ? gtk_editable_get_text (GTK_EDITABLE (row)) : NULL;
}

static gint64
venue_of (SiyiScheduleDialog *self,
          const char         *place)
{
  for (guint i = 0; place != NULL && self->month->venues != NULL && i < self->month->venues->len; i++)
    {
      const SiyiVenue *venue = g_ptr_array_index (self->month->venues, i);

      if (g_str_equal (venue->name, place))
        return venue->id;
    }

  return 0;
}

/**
 * siyi_schedule_dialog_read:
 *
 * Returns: (transfer full) (nullable): the change as the fields say it; %NULL while one is wrong
 */
SiyiOwnedChange *
siyi_schedule_dialog_read (SiyiScheduleDialog *self)
{
  SiyiScheduleChange change = self->wanted;
  guint at;

  if (self->other != NULL)
    {
      at = adw_combo_row_get_selected (self->other);
      if (at >= self->others->len)
        return NULL;
      change.other = g_array_index (self->others, gint64, at);
    }
  if (self->leader != NULL)
    {
      at = adw_combo_row_get_selected (self->leader);
      if (at >= self->month->month_data->loads->len)
        return NULL;
      change.leader = ((SiyiMonthLoad *) g_ptr_array_index (self->month->month_data->loads,
                                                            at))->leader;
    }
  if (self->instead != NULL)
    change.other = ((SiyiSeat *) g_ptr_array_index (self->session->planned,
                                                    adw_combo_row_get_selected (self->instead)))->leader;
  if (self->day != NULL &&
      (!siyi_day_row_get_day (self->day, &change.day) || change.day == SIYI_DAY_NONE))
    return NULL;

  change.from = text_of (self->from);
  change.to = text_of (self->to);
  change.place = text_of (self->place);
  change.topic = text_of (self->topic);
  change.venue = venue_of (self, change.place);
  if (self->method != NULL && adw_combo_row_get_selected_item (self->method) != NULL)
    change.method = gtk_string_object_get_string (adw_combo_row_get_selected_item (self->method));
  change.reason = text_of (self->reason);

  return siyi_owned_change_new (&change);
}
