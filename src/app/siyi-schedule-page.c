/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The place "Schedule": the month with its leaders, and the leaders' accounts. Main thread; what
 * it shows comes from the archive's reader, and an answer to a replaced question is dropped. */
#include "siyi-schedule-page-private.h"

#include <glib/gi18n.h>

#include "siyi-ask.h"
#include "siyi-children.h"
#include "siyi-pages.h"
#include "siyi-window.h"

G_DEFINE_FINAL_TYPE (SiyiSchedulePage, siyi_schedule_page, GTK_TYPE_WIDGET)

static void
on_shown (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) asked = data;
  SiyiSchedulePage *self = g_task_get_source_object (asked);
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiShownMonth) month = siyi_archive_run_finish (SIYI_ARCHIVE (source), result,
                                                             &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (asked)))
    return;

  if (month == NULL)
    {
      self->ask.plan = FALSE;
      siyi_show_error (GTK_WIDGET (self), _("Reading the schedule"), error);
      return;
    }

  siyi_schedule_page_show_month (self, month);
}

/* Asks for what is to be shown now. */
void
siyi_schedule_page_ask (SiyiSchedulePage *self)
{
  siyi_ask (self, &self->asking, self->archive, siyi_schedule_show_work, g_memdup2 (&self->ask, sizeof self->ask),
            g_free, (GDestroyNotify) siyi_shown_month_unref, on_shown);
  siyi_schedule_page_update_notice (self);
}

/* Another month ends a preview: it is of one month only. */
void
siyi_schedule_page_go (SiyiSchedulePage *self,
                       int               year,
                       int               month)
{
  self->ask = (SiyiScheduleAsk) { .year = year, .month = month };
  siyi_schedule_page_ask (self);
}

static void
on_archive_changed (SiyiSchedulePage *self)
{
  siyi_schedule_page_ask (self);
}

static void
turn (SiyiSchedulePage *self,
      int               n)
{
  int year = self->ask.year, month = self->ask.month;

  siyi_month_add (&year, &month, n);
  siyi_schedule_page_go (self, year, month);
}

static void
turn_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  turn (SIYI_SCHEDULE_PAGE (widget), g_variant_get_int32 (parameter));
}

/* The arrows of the heading: a week in the week's view, else a month. */
static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SiyiSchedulePage *self = SIYI_SCHEDULE_PAGE (widget);
  int n = g_variant_get_int32 (parameter);

  if (!g_str_equal (self->view, "week") || !siyi_week_view_step (self->week, n))
    turn (self, n);
  else
    siyi_schedule_page_update_title (self);
}

static void
today_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SiyiSchedulePage *self = SIYI_SCHEDULE_PAGE (widget);
  SiyiDay today = siyi_clock_today (siyi_archive_get_clock (self->archive));
  int year, month;

  siyi_day_split (today, &year, &month, NULL);
  siyi_month_grid_set_cursor (self->grid, today, 0);
  siyi_week_view_set_day (self->week, today);
  if (year != self->ask.year || month != self->ask.month)
    siyi_schedule_page_go (self, year, month);
  else
    siyi_schedule_page_update_title (self);
}

static void
on_view_changed (GSimpleAction *action,
                 GVariant      *state,
                 gpointer       data)
{
  SiyiSchedulePage *self = data;

  g_simple_action_set_state (action, state);
  g_free (self->view);
  self->view = g_variant_dup_string (state, NULL);
  siyi_week_view_set_day (self->week, siyi_month_grid_get_cursor (self->grid, NULL));
  siyi_schedule_page_show_view (self);
}

/* The panel belongs to the month. */
static void
on_tab (SiyiSchedulePage *self)
{
  const char *tab = adw_view_stack_get_visible_child_name (self->views);

  gtk_widget_set_visible (self->side_toggle, g_strcmp0 (tab, "month") == 0);
}

static gboolean
siyi_schedule_page_grab_focus (GtkWidget *widget)
{
  SiyiSchedulePage *self = SIYI_SCHEDULE_PAGE (widget);

  self->wants_keys = self->month == NULL;
  if (self->month != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->grid)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->grid));

  /* Not of the page itself: where none takes the focus, it would be asked again, without end. */
  return gtk_widget_child_focus (gtk_widget_get_first_child (widget), GTK_DIR_TAB_FORWARD);
}

static void
siyi_schedule_page_dispose (GObject *object)
{
  SiyiSchedulePage *self = SIYI_SCHEDULE_PAGE (object);

  g_cancellable_cancel (self->asking);
  if (self->archive != NULL)
    g_signal_handlers_disconnect_by_data (self->archive, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_SCHEDULE_PAGE);
  siyi_children_unparent (self);

  G_OBJECT_CLASS (siyi_schedule_page_parent_class)->dispose (object);
}

static void
siyi_schedule_page_finalize (GObject *object)
{
  SiyiSchedulePage *self = SIYI_SCHEDULE_PAGE (object);

  g_clear_pointer (&self->month, siyi_shown_month_unref);
  g_clear_object (&self->asking);
  g_clear_object (&self->archive);
  g_free (self->view);

  G_OBJECT_CLASS (siyi_schedule_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SiyiSchedulePage, header);
  gtk_widget_class_bind_template_child (widget_class, SiyiSchedulePage, views);
  gtk_widget_class_bind_template_child (widget_class, SiyiSchedulePage, plan_place);
  gtk_widget_class_bind_template_child (widget_class, SiyiSchedulePage, more);
  gtk_widget_class_bind_template_child (widget_class, SiyiSchedulePage, plan);
  gtk_widget_class_bind_template_child (widget_class, SiyiSchedulePage, side_toggle);
  gtk_widget_class_bind_template_child (widget_class, SiyiSchedulePage, flap);
  gtk_widget_class_bind_template_child (widget_class, SiyiSchedulePage, title);
  gtk_widget_class_bind_template_child (widget_class, SiyiSchedulePage, legend_complete);
  gtk_widget_class_bind_template_child (widget_class, SiyiSchedulePage, legend_gap);
  gtk_widget_class_bind_template_child (widget_class, SiyiSchedulePage, stack);
  gtk_widget_class_bind_template_child (widget_class, SiyiSchedulePage, grid);
  gtk_widget_class_bind_template_child (widget_class, SiyiSchedulePage, week);
  gtk_widget_class_bind_template_child (widget_class, SiyiSchedulePage, list);
  gtk_widget_class_bind_template_child (widget_class, SiyiSchedulePage, unplanned);
  gtk_widget_class_bind_template_child (widget_class, SiyiSchedulePage, plan_here);
  gtk_widget_class_bind_template_child (widget_class, SiyiSchedulePage, preview_bar);
  gtk_widget_class_bind_template_child (widget_class, SiyiSchedulePage, preview_words);
  gtk_widget_class_bind_template_child (widget_class, SiyiSchedulePage, summary);
  gtk_widget_class_bind_template_child (widget_class, SiyiSchedulePage, missing);
  gtk_widget_class_bind_template_child (widget_class, SiyiSchedulePage, side);
  gtk_widget_class_bind_template_child (widget_class, SiyiSchedulePage, accounts);
  gtk_widget_class_bind_template_callback (widget_class, on_tab);
}

static void
siyi_schedule_page_class_init (SiyiSchedulePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = siyi_schedule_page_dispose;
  object_class->finalize = siyi_schedule_page_finalize;
  widget_class->grab_focus = siyi_schedule_page_grab_focus;

  g_type_ensure (SIYI_TYPE_METER);
  g_type_ensure (SIYI_TYPE_MONTH_GRID);
  g_type_ensure (SIYI_TYPE_WEEK_VIEW);
  g_type_ensure (SIYI_TYPE_SCHEDULE_LIST);
  g_type_ensure (SIYI_TYPE_SCHEDULE_SIDE);
  g_type_ensure (SIYI_TYPE_ACCOUNTS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/siyi/Siyi/pages/schedule-page.ui");
  bind_children (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "schedule.turn", "i", turn_action);
  gtk_widget_class_install_action (widget_class, "schedule.step", "i", step_action);
  gtk_widget_class_install_action (widget_class, "schedule.today", NULL, today_action);
  siyi_schedule_page_install_plan (widget_class);
  siyi_schedule_page_install_change (widget_class);
}

static void
siyi_schedule_page_init (SiyiSchedulePage *self)
{
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();
  const GActionEntry entries[] = {
    { .name = "view", .parameter_type = "s", .state = "'month'",
      .change_state = on_view_changed },
  };

  self->asking = g_cancellable_new ();
  self->view = g_strdup ("month");
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "look", G_ACTION_GROUP (actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  siyi_meter_set_all (self->legend_complete, SIYI_TILE_FULL);
  siyi_meter_set_all (self->legend_gap, SIYI_TILE_FULL);
  siyi_meter_set_tile (self->legend_gap, SIYI_PIECE_SIGNIN, SIYI_TILE_SOON, 0, 1);
}

/**
 * siyi_schedule_page_new:
 * @archive: the open archive
 *
 * Returns: (transfer floating): the page, at the month of today
 */
GtkWidget *
siyi_schedule_page_new (SiyiArchive *archive)
{
  SiyiSchedulePage *self = g_object_new (SIYI_TYPE_SCHEDULE_PAGE, NULL);
  SiyiDay today = siyi_clock_today (siyi_archive_get_clock (archive));

  self->archive = g_object_ref (archive);
  siyi_day_split (today, &self->ask.year, &self->ask.month, NULL);
  siyi_accounts_view_set_archive (self->accounts, archive);
  siyi_schedule_page_add_notice (self);
  g_signal_connect_swapped (archive, "changed", G_CALLBACK (on_archive_changed), self);
  siyi_schedule_page_ask (self);

  return GTK_WIDGET (self);
}

/**
 * siyi_schedule_page_get_month:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
SiyiShownMonth *
siyi_schedule_page_get_month (SiyiSchedulePage *self)
{
  return self->month;
}

GtkWidget *
siyi_schedule_page_get_grid (SiyiSchedulePage *self)
{
  return GTK_WIDGET (self->grid);
}
