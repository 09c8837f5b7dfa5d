/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of the cases' list: light, title, what is left; below it visitors and unit, or what was
 * hit. Follows its item's line; while that is under way two grey bars stand for it. */
#include "siyi-case-cell.h"

#include <glib/gi18n.h>

#include "siyi-case-hits.h"
#include "siyi-case-words.h"
#include "siyi-cell.h"
#include "siyi-children.h"
#include "siyi-colors.h"
#include "siyi-light.h"

struct _SiyiCaseCell
{
  GtkWidget           parent_instance;

  /* Template */
  SiyiLightIcon      *light;
  GtkLabel           *title;
  GtkLabel           *end;
  GtkLabel           *below;

  /* Owned */
  SiyiLazyItem       *item;
  GSignalGroup       *item_signals;

  /* Borrowed */
  const SiyiCaseLook *look;
};

G_DEFINE_FINAL_TYPE (SiyiCaseCell, siyi_case_cell, GTK_TYPE_WIDGET)

static void
set_marked (SiyiCaseCell *self,
            GtkLabel     *label,
            const char   *text)
{
  g_autoptr(PangoAttrList) marks = NULL;
  GdkRGBA ground;

  ground = siyi_color (GTK_WIDGET (self), "warning_bg_color", 0.4f);
  marks = siyi_case_hits (text, self->look->words, &ground);
  gtk_label_set_text (label, text);
  gtk_label_set_attributes (label, marks);
}

static void
show_waiting (SiyiCaseCell *self)
{
  gtk_label_set_text (self->title, "");
  gtk_label_set_text (self->below, "");
  gtk_label_set_text (self->end, "");
}

/**
 * siyi_case_cell_update:
 *
 * Shows the item's line again: it has come, the searched words changed, or the day.
 */
void
siyi_case_cell_update (SiyiCaseCell *self)
{
  const SiyiCaseLine *line = self->item != NULL ? siyi_lazy_item_get_row (self->item) : NULL;
  g_autofree char *title = NULL;
  g_autofree char *below = NULL;
  g_autofree char *end = NULL;
  g_autofree char *sentence = NULL;
  SiyiLight light;

  siyi_cell_set_class (GTK_WIDGET (self), "waiting", line == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->light), line != NULL);
  if (line == NULL)
    {
      show_waiting (self);
      return;
    }

  light = siyi_light_of (line->assigned, line->due, line->closed, self->look->today);
  title = siyi_case_words_title (line->title);
  below = siyi_case_words_below (line, self->look->words);
  end = siyi_case_words_line_end (line, self->look->today);
  sentence = siyi_case_words_sentence (line, self->look->today);

  siyi_light_icon_set (self->light, light,
                       siyi_light_fraction (line->assigned, line->due, self->look->today), end);
  set_marked (self, self->title, title);
  set_marked (self, self->below, below);
  gtk_label_set_text (self->end, end);
  siyi_cell_set_class (GTK_WIDGET (self->end), "soon", light == SIYI_LIGHT_YELLOW);
  siyi_cell_set_class (GTK_WIDGET (self->end), "over", light == SIYI_LIGHT_RED);
  siyi_cell_name (GTK_WIDGET (self), sentence);
}

/**
 * siyi_case_cell_bind:
 * @item: (nullable): the place the cell shows from now on
 */
void
siyi_case_cell_bind (SiyiCaseCell *self,
                     SiyiLazyItem *item)
{
  g_return_if_fail (SIYI_IS_CASE_CELL (self));

  if (g_set_object (&self->item, item))
    g_signal_group_set_target (self->item_signals, item);
  siyi_case_cell_update (self);
}

static void
siyi_case_cell_dispose (GObject *object)
{
  SiyiCaseCell *self = SIYI_CASE_CELL (object);

  g_clear_object (&self->item_signals);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_CASE_CELL);
  siyi_children_unparent (self);

  G_OBJECT_CLASS (siyi_case_cell_parent_class)->dispose (object);
}

static void
siyi_case_cell_class_init (SiyiCaseCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_case_cell_dispose;

  g_type_ensure (SIYI_TYPE_LIGHT_ICON);
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/cells/case-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseCell, light);
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseCell, title);
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseCell, end);
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseCell, below);
  gtk_widget_class_set_css_name (widget_class, "casecell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
siyi_case_cell_init (SiyiCaseCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->item_signals = g_signal_group_new (SIYI_TYPE_LAZY_ITEM);
  g_signal_group_connect_swapped (self->item_signals, "notify::row",
                                  G_CALLBACK (siyi_case_cell_update), self);
}

/**
 * siyi_case_cell_new:
 * @look: (not nullable): what the list's cells share; outlives the cell
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
siyi_case_cell_new (const SiyiCaseLook *look)
{
  SiyiCaseCell *self = g_object_new (SIYI_TYPE_CASE_CELL, NULL);

  self->look = look;

  return GTK_WIDGET (self);
}
