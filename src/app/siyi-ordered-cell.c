/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of "my instructions": light, words, matter and unit below, state at the end. Shows grey
 * while its line is under way. Main thread. */
#include "siyi-ordered-cell.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-children.h"
#include "siyi-leader-words.h"
#include "siyi-light.h"
#include "siyi-ordered-store.h"

struct _SiyiOrderedCell
{
  GtkWidget        parent_instance;

  /* Children */
  GtkWidget       *light;
  GtkWidget       *words;
  GtkWidget       *below;
  GtkWidget       *state;

  /* Owned */
  SiyiLazyItem    *item;       /* (nullable) */

  SiyiDay          today;
};

G_DEFINE_FINAL_TYPE (SiyiOrderedCell, siyi_ordered_cell, GTK_TYPE_WIDGET)

static char *
below_of (const SiyiOrdered *line,
          SiyiDay            today)
{
  g_autofree char *day = siyi_case_words_day (line->day, today, FALSE);
  g_autofree char *title = line->restricted ? g_strdup (_("Report or accusation"))
                                            : siyi_case_words_title (line->title);

  if (line->units == NULL)
    /* Translators: an instruction: day, matter */
    return g_strdup_printf (_("%1$s   %2$s"), day, title);

  /* Translators: an instruction: day, matter, units */
  return g_strdup_printf (_("%1$s   %2$s   %3$s"), day, title, line->units);
}

static void
show_state (SiyiOrderedCell   *self,
            const SiyiOrdered *line,
            const char        *state)
{
  gtk_label_set_text (GTK_LABEL (self->state), state);
  gtk_widget_remove_css_class (self->state, "soon");
  gtk_widget_remove_css_class (self->state, "over");
  if (line->light == SIYI_LIGHT_YELLOW)
    gtk_widget_add_css_class (self->state, "soon");
  else if (line->light == SIYI_LIGHT_RED)
    gtk_widget_add_css_class (self->state, "over");
  siyi_light_icon_set (SIYI_LIGHT_ICON (self->light), line->light,
                       siyi_light_fraction (line->assigned, line->due, self->today), state);
}

static void
update (SiyiOrderedCell *self)
{
  const SiyiOrdered *line = self->item != NULL ? siyi_lazy_item_get_row (self->item) : NULL;
  g_autofree char *below = NULL;
  g_autofree char *state = NULL;
  g_autofree char *sentence = NULL;
  const char *words;

  gtk_widget_set_visible (self->light, line != NULL);
  if (line == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->words), "");
      gtk_label_set_text (GTK_LABEL (self->below), "");
      gtk_label_set_text (GTK_LABEL (self->state), "");
      gtk_widget_add_css_class (GTK_WIDGET (self), "waiting");
      return;
    }

  gtk_widget_remove_css_class (GTK_WIDGET (self), "waiting");
  words = line->restricted ? _("Only in its brief") : line->body;
  below = below_of (line, self->today);
  state = siyi_leader_words_ordered (line, self->today);
  gtk_label_set_text (GTK_LABEL (self->words), words);
  gtk_label_set_text (GTK_LABEL (self->below), below);
  show_state (self, line, state);
  /* Translators: an instruction as a screen reader says it: words; day and matter; state */
  sentence = g_strdup_printf (C_("ordered", "%1$s, %2$s, %3$s"), words, below, state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

static void
siyi_ordered_cell_dispose (GObject *object)
{
  SiyiOrderedCell *self = SIYI_ORDERED_CELL (object);

  g_clear_object (&self->item);
  siyi_children_unparent (self);

  G_OBJECT_CLASS (siyi_ordered_cell_parent_class)->dispose (object);
}

static void
siyi_ordered_cell_class_init (SiyiOrderedCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_ordered_cell_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "orderedcell");
}

static void
siyi_ordered_cell_init (SiyiOrderedCell *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 14);
  self->light = siyi_light_icon_new (22);
  self->words = siyi_leader_label (NULL, NULL);
  self->below = siyi_leader_label (NULL, "leader-note");
  self->state = siyi_leader_label (NULL, "leader-small");
  gtk_label_set_lines (GTK_LABEL (self->words), 2);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (self->below), 2);
  gtk_label_set_ellipsize (GTK_LABEL (self->below), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (self->state), FALSE);
  gtk_widget_set_valign (self->light, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->state, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), self->words);
  gtk_box_append (GTK_BOX (box), self->below);
  gtk_widget_set_parent (self->light, GTK_WIDGET (self));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_widget_set_parent (self->state, GTK_WIDGET (self));
}

GtkWidget *
siyi_ordered_cell_new (void)
{
  return g_object_new (SIYI_TYPE_ORDERED_CELL, NULL);
}

/**
 * siyi_ordered_cell_set_item:
 * @item: (nullable): what it shows, now and whenever its line changes
 */
void
siyi_ordered_cell_set_item (SiyiOrderedCell *self,
                            SiyiLazyItem    *item,
                            SiyiDay          today)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  self->today = today;
  if (item != NULL)
    g_signal_connect_object (item, "notify::row", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
