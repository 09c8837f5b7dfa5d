/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One heading of a grid: its title (over the file's own in a preview), the mark of sorting. By
 * keys: arrows walk, Enter sorts, Alt+arrows move the column, Ctrl+arrows change its width, Down
 * goes back to the cells. The pointer's part is siyi-grid-drag.c. */
#include "siyi-grid-private.h"

#include <glib/gi18n.h>

struct _SiyiGridHead
{
  GtkWidget    parent_instance;

  PangoLayout *title;
  PangoLayout *subtitle;
};

G_DEFINE_FINAL_TYPE (SiyiGridHead, siyi_grid_head, GTK_TYPE_WIDGET)

static SiyiGrid *
grid_of (SiyiGridHead *self)
{
  return SIYI_GRID (gtk_widget_get_parent (GTK_WIDGET (self)));
}

/* Where its column stands now. */
guint
siyi_grid_head_get_place (SiyiGridHead *self)
{
  SiyiGrid *grid = grid_of (self);

  for (guint i = 0; i < grid->places->len; i++)
    if (siyi_grid_place (grid, i)->head == GTK_WIDGET (self))
      return i;

  return SIYI_GRID_NONE;
}

static PangoLayout *
lay_out (SiyiGridHead *self, const char *text, PangoWeight weight)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);

  return layout;
}

/* After its column, the sorting or the font changed. */
void
siyi_grid_head_update (SiyiGridHead *self)
{
  SiyiGrid *grid = grid_of (self);
  guint place = siyi_grid_head_get_place (self);
  const SiyiGridColumn *column;
  GtkAccessibleSort sort = GTK_ACCESSIBLE_SORT_NONE;

  if (place == SIYI_GRID_NONE)
    return;

  column = &siyi_grid_place (grid, place)->column;
  g_clear_object (&self->title);
  g_clear_object (&self->subtitle);
  self->title = lay_out (self, column->title, PANGO_WEIGHT_BOLD);
  if (column->subtitle != NULL)
    self->subtitle = lay_out (self, column->subtitle, PANGO_WEIGHT_NORMAL);
  if (grid->sort_column == column->id)
    sort = grid->sort_descending ? GTK_ACCESSIBLE_SORT_DESCENDING : GTK_ACCESSIBLE_SORT_ASCENDING;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, column->title,
                                  GTK_ACCESSIBLE_PROPERTY_SORT, sort, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Pixels that show the whole heading. */
int
siyi_grid_head_natural (SiyiGridHead *self)
{
  SiyiGrid *grid = grid_of (self);
  int width = 0, second = 0;

  pango_layout_set_width (self->title, -1);
  pango_layout_get_pixel_size (self->title, &width, NULL);
  if (self->subtitle != NULL)
    {
      pango_layout_set_width (self->subtitle, -1);
      pango_layout_get_pixel_size (self->subtitle, &second, NULL);
    }

  /* The mark of sorting has its room whether it is there or not. */
  return MAX (width, second) + 2 * grid->pad + (int) (12 * grid->scale);
}

static void
draw_triangle (GtkSnapshot *snapshot, const GdkRGBA *color, double x, double y, double unit,
               gboolean down)
{
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) (9 * unit),
                                                     (float) (5 * unit));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  gdk_cairo_set_source_rgba (cr, color);
  cairo_move_to (cr, x, y + (down ? 0 : 5 * unit));
  cairo_rel_line_to (cr, 9 * unit, 0);
  cairo_rel_line_to (cr, -4.5 * unit, (down ? 5 : -5) * unit);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
draw_line (GtkSnapshot *snapshot, PangoLayout *layout, int x, double y, int room, const GdkRGBA *color)
{
  const graphene_point_t origin = GRAPHENE_POINT_INIT ((float) x, (float) (int) y);

  pango_layout_set_width (layout, MAX (room, 1) * PANGO_SCALE);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &origin);
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
siyi_grid_head_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  SiyiGridHead *self = SIYI_GRID_HEAD (widget);
  SiyiGrid *grid = grid_of (self);
  const SiyiGridColors *colors = siyi_grid_get_colors (grid);
  guint place = siyi_grid_head_get_place (self);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  int room = width - 2 * grid->pad, line;

  if (place == SIYI_GRID_NONE || self->title == NULL)
    return;

  if (grid->sort_column == siyi_grid_place (grid, place)->column.id)
    {
      room -= (int) (12 * grid->scale);
      draw_triangle (snapshot, &colors->accent, width - grid->pad - 9 * grid->scale,
                     (height - 5 * grid->scale) / 2, grid->scale, grid->sort_descending);
    }
  pango_layout_get_pixel_size (self->title, NULL, &line);
  draw_line (snapshot, self->title, grid->pad,
             grid->two_lines ? (height - 1) / 2.0 - line : (height - 1 - line) / 2.0, room, &colors->text);
  if (self->subtitle != NULL)
    draw_line (snapshot, self->subtitle, grid->pad, (height - 1) / 2.0 - 1, room, &colors->dim);
  gtk_snapshot_append_color (snapshot, &colors->line, &GRAPHENE_RECT_INIT (width - 1, 0, 1, height));
}

static void
siyi_grid_head_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (siyi_grid_head_parent_class)->css_changed (widget, change);
  if (gtk_widget_get_parent (widget) != NULL)
    siyi_grid_head_update (SIYI_GRID_HEAD (widget));
}

static void
walk (GtkWidget *widget, int step)
{
  SiyiGrid *grid = grid_of (SIYI_GRID_HEAD (widget));
  gint64 to = (gint64) siyi_grid_head_get_place (SIYI_GRID_HEAD (widget)) + step;

  if (to < 0 || to >= grid->places->len)
    return;

  gtk_widget_set_child_visible (siyi_grid_place (grid, (guint) to)->head, TRUE);
  gtk_widget_grab_focus (siyi_grid_place (grid, (guint) to)->head);
  siyi_grid_scroll_to (grid, SIYI_GRID_NONE, (guint) to);
}

typedef enum { WALK, MOVE, WIDTH, SORT, MENU, BACK } HeadKey;

static gboolean
on_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  SiyiGrid *grid = grid_of (SIYI_GRID_HEAD (widget));
  guint place = siyi_grid_head_get_place (SIYI_GRID_HEAD (widget));
  int key, step;

  g_variant_get (args, "(ii)", &key, &step);
  switch ((HeadKey) key)
    {
    case WALK:
      walk (widget, step);
      break;
    case MOVE:
      if (step > 0 ? place + 1 < grid->places->len : place > 0)
        siyi_grid_move_column (grid, place, (guint) ((int) place + (step > 0 ? 2 : -1)));
      break;
    case WIDTH:
      siyi_grid_resize_column (grid, place, siyi_grid_place (grid, place)->width + step * grid->pad);
      break;
    case SORT:
      siyi_grid_click_heading (grid, place);
      break;
    case MENU:
      siyi_grid_heading_menu (grid, place);
      break;
    case BACK:
    default:
      siyi_grid_focus_cursor (grid);
      break;
    }

  return GDK_EVENT_STOP;
}

static void
bind (GtkWidgetClass *widget_class, guint keyval, GdkModifierType modifiers, HeadKey key, int step)
{
  gtk_widget_class_add_binding (widget_class, keyval, modifiers, on_key, "(ii)", (int) key, step);
}

static void
siyi_grid_head_dispose (GObject *object)
{
  SiyiGridHead *self = SIYI_GRID_HEAD (object);

  g_clear_object (&self->title);
  g_clear_object (&self->subtitle);

  G_OBJECT_CLASS (siyi_grid_head_parent_class)->dispose (object);
}

static void
siyi_grid_head_class_init (SiyiGridHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_grid_head_dispose;
  widget_class->snapshot = siyi_grid_head_snapshot;
  widget_class->css_changed = siyi_grid_head_css_changed;
  gtk_widget_class_set_css_name (widget_class, "gridhead");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);

  bind (widget_class, GDK_KEY_Left, 0, WALK, -1);
  bind (widget_class, GDK_KEY_Right, 0, WALK, 1);
  bind (widget_class, GDK_KEY_Left, GDK_ALT_MASK, MOVE, -1);
  bind (widget_class, GDK_KEY_Right, GDK_ALT_MASK, MOVE, 1);
  bind (widget_class, GDK_KEY_Left, GDK_CONTROL_MASK, WIDTH, -1);
  bind (widget_class, GDK_KEY_Right, GDK_CONTROL_MASK, WIDTH, 1);
  bind (widget_class, GDK_KEY_Return, 0, SORT, 0);
  bind (widget_class, GDK_KEY_KP_Enter, 0, SORT, 0);
  bind (widget_class, GDK_KEY_space, 0, SORT, 0);
  bind (widget_class, GDK_KEY_Menu, 0, MENU, 0);
  bind (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, MENU, 0);
  bind (widget_class, GDK_KEY_Down, 0, BACK, 0);
  bind (widget_class, GDK_KEY_Escape, 0, BACK, 0);
}

static void
siyi_grid_head_init (SiyiGridHead *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  siyi_grid_head_add_drag (self);
}

GtkWidget *
siyi_grid_head_new (void)
{
  return g_object_new (SIYI_TYPE_GRID_HEAD, NULL);
}
