/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A place of a list of what has a last day: the head of a group, or light and state, title over what is below
 * it, day, the next step's button. While the row is under way two grey bars stand for it. */
#include "siyi-follow-cell.h"

#include "siyi-cell.h"
#include "siyi-children.h"
#include "siyi-light.h"

struct _SiyiFollowCell
{
  GtkWidget          parent_instance;

  /* Template */
  GtkLabel          *head;
  GtkWidget         *line;
  SiyiLightIcon     *light;
  GtkLabel          *state;
  GtkLabel          *title;
  GtkLabel          *below;
  GtkLabel          *day;
  GtkButton         *next;

  /* Owned */
  SiyiLazyItem      *item;
  GSignalGroup      *item_signals;

  /* Borrowed */
  const SiyiDay     *today;         /* of the page */

  SiyiFollowCellSay  say;
  const char        *head_style;    /* (nullable) that of the head shown */
};

G_DEFINE_FINAL_TYPE (SiyiFollowCell, siyi_follow_cell, GTK_TYPE_WIDGET)

static void
words_clear (SiyiFollowCellWords *words)
{
  g_free (words->head);
  g_free (words->state);
  g_free (words->title);
  g_free (words->below);
  g_free (words->day);
  g_free (words->sum);
  g_free (words->sentence);
}

static void
show_head (SiyiFollowCell            *self,
           const SiyiFollowCellWords *words)
{
  gtk_label_set_text (self->head, words->head);
  if (self->head_style != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->head), self->head_style);
  self->head_style = words->head_style;
  if (self->head_style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->head), self->head_style);
  siyi_cell_name (GTK_WIDGET (self), words->head);
}

static void
show_waiting (SiyiFollowCell *self)
{
  gtk_label_set_text (self->state, "");
  gtk_label_set_text (self->title, "");
  gtk_label_set_text (self->below, "");
  gtk_label_set_text (self->day, "");
  gtk_widget_set_visible (GTK_WIDGET (self->next), FALSE);
}

static void
show_row (SiyiFollowCell            *self,
          const SiyiFollowCellWords *words)
{
  siyi_light_icon_set (self->light, words->light, words->spent, words->state);
  gtk_label_set_text (self->state, words->state);
  gtk_label_set_text (self->title, words->title);
  gtk_label_set_text (self->below, words->below);
  gtk_label_set_text (self->day, words->day);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->state), words->sum);
  siyi_cell_set_class (GTK_WIDGET (self->state), "soon", words->light == SIYI_LIGHT_YELLOW);
  siyi_cell_set_class (GTK_WIDGET (self->state), "over", words->light == SIYI_LIGHT_RED);
  gtk_widget_set_visible (GTK_WIDGET (self->next), words->step != NULL);
  if (words->step != NULL)
    {
      gtk_button_set_label (self->next, words->step);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->next), "(xx)", words->task, words->visit);
    }
  siyi_cell_name (GTK_WIDGET (self), words->sentence);
}

static void
update (SiyiFollowCell *self)
{
  const gboolean is_head = self->item != NULL && siyi_lazy_item_get_id (self->item) < 0;
  const gboolean is_row = self->item != NULL && !is_head && siyi_lazy_item_get_row (self->item) != NULL;
  SiyiFollowCellWords words = { 0 };

  gtk_widget_set_visible (GTK_WIDGET (self->head), is_head);
  gtk_widget_set_visible (self->line, !is_head);
  siyi_cell_set_class (GTK_WIDGET (self), "waiting", !is_head && !is_row);
  gtk_widget_set_visible (GTK_WIDGET (self->light), is_row);
  if (is_head || is_row)
    self->say (self->item, *self->today, &words);
  if (is_head)
    show_head (self, &words);
  else if (is_row)
    show_row (self, &words);
  else
    show_waiting (self);
  words_clear (&words);
}

/**
 * siyi_follow_cell_bind:
 * @item: (nullable): the place the cell shows from now on
 */
void
siyi_follow_cell_bind (SiyiFollowCell *self,
                       SiyiLazyItem   *item)
{
  g_return_if_fail (SIYI_IS_FOLLOW_CELL (self));

  if (g_set_object (&self->item, item))
    g_signal_group_set_target (self->item_signals, item);
  update (self);
}

SiyiLazyItem *
siyi_follow_cell_get_item (SiyiFollowCell *self)
{
  g_return_val_if_fail (SIYI_IS_FOLLOW_CELL (self), NULL);

  return self->item;
}

static void
siyi_follow_cell_dispose (GObject *object)
{
  SiyiFollowCell *self = SIYI_FOLLOW_CELL (object);

  g_clear_object (&self->item_signals);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_FOLLOW_CELL);
  siyi_children_unparent (self);

  G_OBJECT_CLASS (siyi_follow_cell_parent_class)->dispose (object);
}

static void
siyi_follow_cell_class_init (SiyiFollowCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_follow_cell_dispose;

  g_type_ensure (SIYI_TYPE_LIGHT_ICON);
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/cells/follow-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowCell, head);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowCell, line);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowCell, light);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowCell, state);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowCell, title);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowCell, below);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowCell, day);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowCell, next);
  gtk_widget_class_set_css_name (widget_class, "followcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
siyi_follow_cell_init (SiyiFollowCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->item_signals = g_signal_group_new (SIYI_TYPE_LAZY_ITEM);
  g_signal_group_connect_swapped (self->item_signals, "notify::row", G_CALLBACK (update), self);
}

/**
 * siyi_follow_cell_new:
 * @say: what a place says
 * @today: the page's day; outlives the cell
 * @day_width: of the column of days, in pixels
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
siyi_follow_cell_new (SiyiFollowCellSay  say,
                      const SiyiDay     *today,
                      int                day_width)
{
  SiyiFollowCell *self = g_object_new (SIYI_TYPE_FOLLOW_CELL, NULL);

  self->say = say;
  self->today = today;
  gtk_widget_set_size_request (GTK_WIDGET (self->day), day_width, -1);

  return GTK_WIDGET (self);
}
