/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the schedule takes an answer: month, panel, heading, sums, and which of the views
 * or empty states is in front. */
#include "siyi-schedule-page-private.h"

#include <glib/gi18n.h>

#include "siyi-shown-words.h"

/* The month that the button plans: the shown one if it has no plan, else the next without. */
static void
month_to_plan (SiyiShownMonth *month,
               int            *year,
               int            *number)
{
  int this_year, this_month;
  gboolean to_come;

  siyi_day_split (month->today, &this_year, &this_month, NULL);
  to_come = month->year * 12 + month->month >= this_year * 12 + this_month;
  *year = !month->month_data->planned && to_come ? month->year : month->next_year;
  *number = !month->month_data->planned && to_come ? month->month : month->next_month;
}

static void
update_plan_button (SiyiSchedulePage *self)
{
  SiyiShownMonth *month = self->month;
  int year, number;
  g_autofree char *words = NULL;

  month_to_plan (month, &year, &number);
  /* Translators: a button; %d is the number of a month, 1 to 12 */
  words = g_strdup_printf (_("Plan Month %d"), number);
  gtk_button_set_label (self->plan, words);
  gtk_button_set_label (self->plan_here, words);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->plan), "(ii)", year, number);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->plan_here), "(ii)", year, number);
  gtk_widget_set_visible (GTK_WIDGET (self->plan),
                          month->plan == NULL && month->month_data->leaders->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "schedule.replan",
                                 month->month_data->planned && month->plan == NULL);
}

/* "24场：法定工作日23天，自设补班1天" */
static void
update_summary (SiyiSchedulePage *self)
{
  const SiyiMonth *month = self->month->month_data;
  g_autofree char *words = NULL;

  if (month->n_sessions == 0)
    words = g_strdup ("");
  else if (month->n_own > 0)
    /* Translators: sessions of the month, on statutory and on the office's own working days */
    words = g_strdup_printf (ngettext ("%1$d session: %2$d on statutory working days, %3$d on "
                                       "the office’s own",
                                       "%1$d sessions: %2$d on statutory working days, %3$d on "
                                       "the office’s own", (gulong) month->n_sessions),
                             month->n_sessions, month->n_statutory, month->n_own);
  else
    words = g_strdup_printf (ngettext ("%1$d session, %2$d on statutory working days",
                                       "%1$d sessions, %2$d on statutory working days",
                                       (gulong) month->n_sessions),
                             month->n_sessions, month->n_statutory);
  gtk_label_set_text (self->summary, words);
  gtk_label_set_text (self->missing, month->next_missing != NULL ? month->next_missing : "");
  gtk_widget_set_visible (GTK_WIDGET (self->missing), month->next_missing != NULL);
}

static void
update_preview (SiyiSchedulePage *self)
{
  const SiyiMonthPlan *plan = self->month->plan;
  g_autofree char *words = NULL;
  int n_changed = 0;

  gtk_revealer_set_reveal_child (self->preview_bar, plan != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "schedule.adopt", plan != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "schedule.discard", plan != NULL);
  if (plan == NULL)
    return;

  for (guint i = 0; i < plan->proposals->len; i++)
    n_changed += ((const SiyiProposal *) g_ptr_array_index (plan->proposals, i))->changed;
  if (plan->replan)
    /* Translators: a new plan is previewed: how many sessions would be another leader's */
    words = g_strdup_printf (ngettext ("Preview: %d session would change",
                                       "Preview: %d sessions would change", (gulong) n_changed),
                             n_changed);
  else
    words = g_strdup_printf (ngettext ("Preview: %d session; nothing is stored yet",
                                       "Preview: %d sessions; nothing is stored yet",
                                       (gulong) plan->proposals->len),
                             (int) plan->proposals->len);
  gtk_label_set_text (self->preview_words, words);
}

/* A week has its own heading. */
void
siyi_schedule_page_update_title (SiyiSchedulePage *self)
{
  g_autofree char *title = NULL;

  if (self->month == NULL)
    return;

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "week") == 0)
    title = siyi_week_view_dup_title (self->week);
  else
    title = siyi_shown_words_month (self->month->year, self->month->month);
  gtk_label_set_text (self->title, title);
}

static gboolean
is_empty (SiyiShownMonth *month)
{
  int this_year, this_month;

  siyi_day_split (month->today, &this_year, &this_month, NULL);

  return month->plan == NULL && month->month_data->n_sessions == 0 &&
         month->year * 12 + month->month >= this_year * 12 + this_month;
}

/* Only what is looked at is built. */
static void
fill_view (SiyiSchedulePage *self)
{
  const char *view = gtk_stack_get_visible_child_name (self->stack);

  if (g_str_equal (view, "month"))
    siyi_month_grid_set_month (self->grid, self->month);
  else if (g_str_equal (view, "week"))
    siyi_week_view_set_month (self->week, self->month);
  else if (g_str_equal (view, "list"))
    siyi_schedule_list_set_month (self->list, self->month);
}

void
siyi_schedule_page_show_view (SiyiSchedulePage *self)
{
  SiyiShownMonth *month = self->month;
  g_autofree char *title = NULL;

  if (month == NULL)
    return;

  if (month->month_data->leaders->len == 0)
    gtk_stack_set_visible_child_name (self->stack, "no-leaders");
  else if (is_empty (month))
    {
      g_autofree char *words = siyi_shown_words_month (month->year, month->month);

      /* Translators: %s is a month with its year */
      title = g_strdup_printf (_("No Plan for %s Yet"), words);
      adw_status_page_set_title (self->unplanned, title);
      gtk_stack_set_visible_child_name (self->stack, "unplanned");
    }
  else
    gtk_stack_set_visible_child_name (self->stack, self->view);
  fill_view (self);
  siyi_schedule_page_update_title (self);
}

/* Whoever came by a key before the month was there walks in it now, unless the person went on meanwhile. */
static void
give_keys (SiyiSchedulePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!self->wants_keys || root == NULL)
    return;

  self->wants_keys = FALSE;
  if (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * siyi_schedule_page_show_month:
 * @month: the answer; held
 */
void
siyi_schedule_page_show_month (SiyiSchedulePage *self,
                               SiyiShownMonth   *month)
{
  siyi_shown_month_ref (month);
  g_clear_pointer (&self->month, siyi_shown_month_unref);
  self->month = month;
  self->n_shown++;

  siyi_schedule_side_set_month (self->side, month);
  update_plan_button (self);
  update_summary (self);
  update_preview (self);
  siyi_schedule_page_show_view (self);
  give_keys (self);
}
