/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today's left side: the card of the session with its steps, seal and booked groups, and the sessions
 * around it. Main thread. */
#include "siyi-today-page-private.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-light.h"
#include "siyi-shown-words.h"
#include "siyi-session-words.h"

#define SIGN_SIZE 16

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    if (GTK_IS_LIST_BOX (box))
      gtk_list_box_remove (GTK_LIST_BOX (box), child);
    else
      gtk_box_remove (GTK_BOX (box), child);
}

static GtkWidget *
new_label (const char *text,
           const char *style,
           gboolean    may_shrink)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (may_shrink)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

/* --- Steps ------------------------------------------------------------------------------------ */

static void
show_steps (SiyiTodayPage       *self,
            const SiyiReception *reception)
{
  const SiyiStages *stages = &reception->stages;

  clear (GTK_WIDGET (self->steps));
  for (int i = 0; i < SIYI_N_STAGES; i++)
    {
      const gboolean is_current = stages->current == (SiyiStage) i;
      const gboolean is_done = !is_current && stages->n_done[i] >= stages->n_wanted[i];
      g_autofree char *words = siyi_today_words_stage (reception, (SiyiStage) i);
      GtkWidget *sign = siyi_light_icon_new (SIGN_SIZE);
      GtkWidget *line;

      if (i > 0)
        {
          line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
          gtk_widget_set_hexpand (line, TRUE);
          gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
          gtk_box_append (self->steps, line);
        }
      siyi_light_icon_set (SIYI_LIGHT_ICON (sign), is_done ? SIYI_LIGHT_DONE : SIYI_LIGHT_NONE, 0, NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      is_done ? C_("step", "Done") : C_("step", "To do"), -1);
      gtk_box_append (self->steps, sign);
      gtk_box_append (self->steps, new_label (words, is_current ? "heading" : "muted", TRUE));
    }
}

/* --- Who, when, where ------------------------------------------------------------------------- */

static void
set_text (GtkLabel   *label,
          const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
show_who (SiyiTodayPage     *self,
          const SiyiPlanned *session)
{
  GPtrArray *seats = siyi_planned_sitting (session);
  const SiyiSeat *seat = seats->len == 1 ? g_ptr_array_index (seats, 0) : NULL;
  const SiyiShown shown = { .session = session };
  g_autofree char *leaders = siyi_shown_words_leaders (&shown);

  set_text (self->leaders, leaders);
  set_text (self->posts, seat != NULL ? seat->post : NULL);
  set_text (self->portfolio, seat != NULL ? seat->portfolio : NULL);
}

static void
show_when (SiyiTodayPage     *self,
           const SiyiPlanned *session)
{
  g_autofree char *time = siyi_shown_words_time (session);
  g_autofree char *words = NULL;
  g_autofree char *change = siyi_today_words_change (self->session);

  if (session->method != NULL)
    /* Translators: the time of a session, its method */
    words = g_strdup_printf (C_("session", "%1$s   %2$s"), time, session->method);
  set_text (self->time, words != NULL ? words : time);
  set_text (self->place, session->place);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->place)), session->place != NULL);
  set_text (self->change, change);
  gtk_widget_set_visible (self->change_box, change != NULL);
}

static void
show_seal (SiyiMeter              *meter,
           const SiyiPlanned      *session,
           const SiyiCompleteness *completeness)
{
  for (int i = 0; i < SIYI_N_PIECES; i++)
    siyi_meter_set_tile (meter, (SiyiPiece) i, completeness->tiles[i], (guint) MAX (session->pieces[i].done, 0),
                         (guint) MAX (session->pieces[i].wanted, 0));
}

/* --- Who has booked --------------------------------------------------------------------------- */

static void
set_record (GtkWidget  *row,
            const char *action,
            gint64      id)
{
  g_object_set_data (G_OBJECT (row), "siyi-action", (gpointer) action);
  g_object_set_data_full (G_OBJECT (row), "siyi-id", g_memdup2 (&id, sizeof id), g_free);
}

static GtkWidget *
new_tag (const SiyiQueueLine *line)
{
  GtkWidget *tag = gtk_label_new (line->first == 1 ? C_("tag", "1st") : C_("tag", "again"));

  gtk_widget_add_css_class (tag, "tag");
  if (line->first == 1)
    gtk_widget_add_css_class (tag, "outlined");
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);

  return tag;
}

static GtkWidget *
new_booked_row (const SiyiQueueLine *line,
                GtkSizeGroup        *times)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  const char *at = line->appointed != NULL ? line->appointed : line->arrived;
  const char *title = line->restricted ? _("Restricted matter") : line->title;
  /* Translators: petitioners, then their request */
  g_autofree char *words = title != NULL ? g_strdup_printf (C_("booked", "%1$s   %2$s"), line->masked, title)
                                         : g_strdup (line->masked);
  GtkWidget *time = new_label (at != NULL ? siyi_session_words_time (at) : "—", "heading", FALSE);
  GtkWidget *label = new_label (words, NULL, TRUE);

  gtk_size_group_add_widget (times, time);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), time);
  gtk_box_append (GTK_BOX (box), label);
  if (line->first >= 0)
    gtk_box_append (GTK_BOX (box), new_tag (line));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "booked-row");
  gtk_widget_set_tooltip_text (row, words);
  set_record (row, "win.show-case", line->case_id);

  return row;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const SiyiQueueLine *one = *(SiyiQueueLine * const *) a;
  const SiyiQueueLine *two = *(SiyiQueueLine * const *) b;
  const char *first = one->appointed != NULL ? one->appointed : one->arrived != NULL ? one->arrived : "~";
  const char *second = two->appointed != NULL ? two->appointed : two->arrived != NULL ? two->arrived : "~";

  return g_strcmp0 (first, second);
}

static void
show_booked (SiyiTodayPage       *self,
             const SiyiReception *reception)
{
  g_autoptr(GtkSizeGroup) times = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr(GPtrArray) lines = g_ptr_array_copy (reception->queue, NULL, NULL);

  g_ptr_array_set_free_func (lines, NULL);
  g_ptr_array_sort (lines, compare_times);
  clear (GTK_WIDGET (self->booked));
  for (guint i = 0; i < lines->len; i++)
    gtk_list_box_append (self->booked, new_booked_row (g_ptr_array_index (lines, i), times));
  gtk_widget_set_visible (GTK_WIDGET (self->booked), lines->len > 0);
}

/* The target first: an action without its target is a warning. */
static void
set_action (GtkButton  *button,
            const char *action,
            gint64      id)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

static void
show_buttons (SiyiTodayPage       *self,
              const SiyiReception *reception)
{
  const gint64 id = reception->session->id;
  const guint n = reception->queue->len;
  g_autofree char *briefs = g_strdup_printf (ngettext ("%u Brief", "%u Briefs", n), n);

  set_action (self->open, "win.show-session", id);
  set_action (self->briefs, "win.show-briefs", id);
  gtk_button_set_label (self->briefs, briefs);
  gtk_widget_set_visible (GTK_WIDGET (self->briefs), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->print), n > 0);
}

/* --- Around ----------------------------------------------------------------------------------- */

static GtkWidget *
new_end (const SiyiTodayNeighbour *one)
{
  GtkWidget *end;

  if (one->over)
    {
      end = siyi_meter_new (SIYI_METER_ROW);
      show_seal (SIYI_METER (end), one->session, &one->completeness);
      gtk_widget_set_valign (end, GTK_ALIGN_CENTER);
      return end;
    }
  if (one->session->n_booked == 0)
    return new_label ("—", "secondary", FALSE);
  if (one->briefs_sent)
    return new_label (_("Briefs sent"), "secondary", FALSE);

  return new_label (_("Briefs not sent"), "soon-line", FALSE);
}

static GtkWidget *
new_neighbour_row (const SiyiTodayNeighbour *one,
                   SiyiDay                   today,
                   GtkSizeGroup             *days,
                   GtkSizeGroup             *names)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  const SiyiShown shown = { .session = one->session };
  g_autofree char *day = siyi_case_words_day (one->session->day, today, TRUE);
  g_autofree char *leaders = siyi_shown_words_leaders (&shown);
  g_autofree char *words = siyi_today_words_neighbour (one);
  GtkWidget *day_label = new_label (day, "numeric", FALSE);
  GtkWidget *name = new_label (leaders, "heading", TRUE);
  GtkWidget *label = new_label (words, NULL, TRUE);

  gtk_size_group_add_widget (days, day_label);
  gtk_size_group_add_widget (names, name);
  gtk_label_set_width_chars (GTK_LABEL (name), 6);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 14);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), day_label);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), new_end (one));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "booked-row");
  set_record (row, "win.show-session", one->session->id);

  return row;
}

static void
show_around (SiyiTodayPage *self)
{
  g_autoptr(GtkSizeGroup) days = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr(GtkSizeGroup) names = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  const GArray *neighbours = self->session->neighbours;

  clear (GTK_WIDGET (self->around));
  for (guint i = 0; i < neighbours->len; i++)
    gtk_list_box_append (self->around, new_neighbour_row (&g_array_index (neighbours, SiyiTodayNeighbour, i),
                                                          self->session->today, days, names));
  gtk_widget_set_visible (GTK_WIDGET (self->around), neighbours->len > 0);
  gtk_widget_set_visible (self->around_title, neighbours->len > 0);
}

static void
show_head (SiyiTodayPage *self)
{
  const SiyiReception *reception = self->session->reception;
  g_autofree char *day = NULL;
  g_autofree char *title = NULL;
  g_autofree char *number = NULL;

  if (reception != NULL && reception->session->day != self->session->today)
    {
      day = siyi_case_words_day (reception->session->day, self->session->today, TRUE);
      /* Translators: a day */
      title = g_strdup_printf (_("Next Reception: %s"), day);
    }
  if (reception != NULL && reception->number > 0)
    number = g_strdup_printf (_("Session %d"), reception->number);
  gtk_label_set_text (self->card_title, title != NULL ? title : _("Today’s Reception"));
  set_text (self->card_number, number);
}

/* An empty list says when the next session is. */
static void
show_calm (SiyiTodayPage *self)
{
  const SiyiReception *reception = self->session->reception;
  g_autofree char *day = NULL, *leaders = NULL, *words = NULL, *markup = NULL;

  if (reception != NULL)
    {
      const SiyiShown shown = { .session = reception->session };

      day = siyi_case_words_day (reception->session->day, self->session->today, TRUE);
      leaders = siyi_shown_words_leaders (&shown);
      /* Translators: a day, and who receives */
      words = g_strdup_printf (_("%1$s: received by %2$s"), day, leaders);
      markup = g_markup_escape_text (words, -1);
    }
  adw_status_page_set_description (self->nothing, markup);
}

/* The whole left side, of what was loaded. */
void
siyi_today_page_show_session (SiyiTodayPage *self)
{
  const SiyiReception *reception = self->session->reception;

  show_head (self);
  show_around (self);
  show_calm (self);
  if (reception == NULL)
    {
      gtk_stack_set_visible_child_name (self->card_stack, "none");
      return;
    }

  show_steps (self, reception);
  show_who (self, reception->session);
  show_when (self, reception->session);
  show_seal (self->seal, reception->session, &self->session->completeness);
  show_booked (self, reception);
  show_buttons (self, reception);
  gtk_stack_set_visible_child_name (self->card_stack, "session");
}
