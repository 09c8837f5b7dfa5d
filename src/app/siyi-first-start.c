/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first-start page: three ways to begin, the first of them the default of Enter, a backup as
 * the fourth, and the secrecy line, which is always there. */
#include "siyi-first-start.h"

#include "siyi-children.h"
#include "siyi-meter.h"

struct _SiyiFirstStart
{
  GtkWidget parent_instance;

  /* Template */
  GtkMenuButton *menu;
  SiyiMeter     *seal;
  GtkButton     *take_over;
};

G_DEFINE_FINAL_TYPE (SiyiFirstStart, siyi_first_start, GTK_TYPE_WIDGET)

static gboolean
siyi_first_start_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SIYI_FIRST_START (widget)->take_over));
}

static void
siyi_first_start_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (siyi_first_start_parent_class)->map (widget);

  gtk_widget_grab_focus (widget);
}

static void
siyi_first_start_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SIYI_TYPE_FIRST_START);
  siyi_children_unparent (object);

  G_OBJECT_CLASS (siyi_first_start_parent_class)->dispose (object);
}

static void
siyi_first_start_class_init (SiyiFirstStartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_first_start_dispose;
  widget_class->grab_focus = siyi_first_start_grab_focus;
  widget_class->map = siyi_first_start_map;

  g_type_ensure (SIYI_TYPE_METER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/siyi/Siyi/pages/first-start.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiFirstStart, menu);
  gtk_widget_class_bind_template_child (widget_class, SiyiFirstStart, seal);
  gtk_widget_class_bind_template_child (widget_class, SiyiFirstStart, take_over);
}

static void
siyi_first_start_init (SiyiFirstStart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  siyi_meter_set_all (self->seal, SIYI_TILE_FULL);
}

/**
 * siyi_first_start_set_menu:
 * @self: the page
 * @menu: the primary menu
 */
void
siyi_first_start_set_menu (SiyiFirstStart *self, GMenuModel *menu)
{
  gtk_menu_button_set_menu_model (self->menu, menu);
}

/**
 * siyi_first_start_set_primary:
 * @self: it
 * @primary: whether F10 opens its menu
 */
void
siyi_first_start_set_primary (SiyiFirstStart *self, gboolean primary)
{
  gtk_menu_button_set_primary (self->menu, primary);
}
