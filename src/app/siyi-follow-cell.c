/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A place of the follow-up list: the head of a group, or a task: light and state, title over visitors
 * and unit, day, the next step's button. While the row is under way two grey bars stand for it. */
#include "siyi-follow-cell.h"

#include <glib/gi18n.h>

#include "siyi-follow-words.h"
#include "siyi-light.h"

struct _SiyiFollowCell
{
  GtkWidget       parent_instance;

  /* Template */
  GtkLabel       *head;
  GtkWidget      *line;
  SiyiLightIcon  *light;
  GtkLabel       *state;
  GtkLabel       *title;
  GtkLabel       *below;
  GtkLabel       *day;
  GtkButton      *next;

  /* Owned */
  SiyiFollowItem *item;
  GSignalGroup   *item_signals;

  /* Borrowed */
  const SiyiDay  *today;    /* of the page */
};

G_DEFINE_FINAL_TYPE (SiyiFollowCell, siyi_follow_cell, GTK_TYPE_WIDGET)

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* GTK 4.8 gives a list's item no name of its own: the row above the cell is what is read. */
static void
name_for_readers (SiyiFollowCell *self,
                  const char     *sentence)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

static void
show_head (SiyiFollowCell *self)
{
  const SiyiTaskGroup group = siyi_follow_item_get_group (self->item);
  g_autofree char *words = siyi_follow_words_head (group, siyi_follow_item_get_n (self->item));

  gtk_label_set_text (self->head, words);
  set_class (GTK_WIDGET (self->head), "over", group == SIYI_TASK_GROUP_OVERDUE);
  set_class (GTK_WIDGET (self->head), "soon", group == SIYI_TASK_GROUP_SOON);
  name_for_readers (self, words);
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
show_button (SiyiFollowCell    *self,
             const SiyiTaskRow *row)
{
  const char *words = siyi_follow_words_button (&row->reading);

  gtk_widget_set_visible (GTK_WIDGET (self->next), words != NULL);
  if (words == NULL)
    return;

  gtk_button_set_label (self->next, words);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->next), "(xx)", row->id, row->visit);
}

static void
show_row (SiyiFollowCell    *self,
          const SiyiTaskRow *row)
{
  const SiyiTaskReading *reading = &row->reading;
  g_autofree char *state = siyi_follow_words_state (reading);
  g_autofree char *title = siyi_follow_words_title (row);
  g_autofree char *below = siyi_follow_words_below (row, *self->today);
  g_autofree char *day = siyi_follow_words_day (reading, *self->today);
  g_autofree char *sum = siyi_follow_words_sum (reading, *self->today);
  g_autofree char *sentence = siyi_follow_words_sentence (row, *self->today);

  siyi_light_icon_set (self->light, reading->light, reading->percent / 100.0, state);
  gtk_label_set_text (self->state, state);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->below, below);
  gtk_label_set_text (self->day, day);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->state), *sum != '\0' ? sum : NULL);
  set_class (GTK_WIDGET (self->state), "soon", reading->light == SIYI_LIGHT_YELLOW);
  set_class (GTK_WIDGET (self->state), "over", reading->light == SIYI_LIGHT_RED);
  show_button (self, row);
  name_for_readers (self, sentence);
}

static void
update (SiyiFollowCell *self)
{
  const gboolean is_head = self->item != NULL && siyi_follow_item_is_head (self->item);
  const SiyiTaskRow *row = self->item != NULL ? siyi_follow_item_get_row (self->item) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->head), is_head);
  gtk_widget_set_visible (self->line, !is_head);
  set_class (GTK_WIDGET (self), "waiting", !is_head && row == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->light), row != NULL);
  if (is_head)
    show_head (self);
  else if (row != NULL)
    show_row (self, row);
  else
    show_waiting (self);
}

/**
 * siyi_follow_cell_bind:
 * @item: (nullable): the place the cell shows from now on
 */
void
siyi_follow_cell_bind (SiyiFollowCell *self,
                       SiyiFollowItem *item)
{
  g_return_if_fail (SIYI_IS_FOLLOW_CELL (self));

  if (g_set_object (&self->item, item))
    g_signal_group_set_target (self->item_signals, item);
  update (self);
}

SiyiFollowItem *
siyi_follow_cell_get_item (SiyiFollowCell *self)
{
  g_return_val_if_fail (SIYI_IS_FOLLOW_CELL (self), NULL);

  return self->item;
}

static void
siyi_follow_cell_dispose (GObject *object)
{
  SiyiFollowCell *self = SIYI_FOLLOW_CELL (object);
  GtkWidget *child;

  g_clear_object (&self->item_signals);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_FOLLOW_CELL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

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
  self->item_signals = g_signal_group_new (SIYI_TYPE_FOLLOW_ITEM);
  g_signal_group_connect_swapped (self->item_signals, "notify::row", G_CALLBACK (update), self);
}

/**
 * siyi_follow_cell_new:
 * @today: the page's day; outlives the cell
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
siyi_follow_cell_new (const SiyiDay *today)
{
  SiyiFollowCell *self = g_object_new (SIYI_TYPE_FOLLOW_CELL, NULL);

  self->today = today;

  return GTK_WIDGET (self);
}
