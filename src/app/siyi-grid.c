/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table like a spreadsheet's: the object, its properties, columns and model. Its work is split
 * by job over siyi-grid-layout, -draw, -cells, -row, -head, -drag, -cursor, -keys, -mouse, -copy,
 * -edit and -propose, which share siyi-grid-private.h and its invariants. GtkColumnView keeps 205
 * rows of cells alive and asks a million items at a change; this asks only what is seen. */
#include "siyi-grid-private.h"

#include "siyi-children.h"

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

guint siyi_grid_signals[SIYI_GRID_N_SIGNALS];

static gboolean
siyi_grid_get_border (GtkScrollable *scrollable,
                      GtkBorder     *border)
{
  SiyiGrid *self = SIYI_GRID (scrollable);

  *border = (GtkBorder) { (gint16) self->frozen_width, 0, (gint16) self->head_height, 0 };

  return TRUE;
}

static void
siyi_grid_scrollable_init (GtkScrollableInterface *iface)
{
  iface->get_border = siyi_grid_get_border;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SiyiGrid, siyi_grid, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, siyi_grid_scrollable_init))

static void
on_value_changed (SiyiGrid      *self,
                  GtkAdjustment *adjustment)
{
  if (self->allocating)
    return;

  if (adjustment == self->hadjustment)
    siyi_grid_redraw_rows (self, 0, G_MAXUINT);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_adjustment (SiyiGrid *self, GtkAdjustment **slot, GtkAdjustment *adjustment)
{
  if (adjustment != NULL && *slot == adjustment)
    return;

  if (*slot != NULL)
    g_signal_handlers_disconnect_by_func (*slot, on_value_changed, self);
  g_clear_object (slot);
  *slot = g_object_ref_sink (adjustment != NULL ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_object (*slot, "value-changed", G_CALLBACK (on_value_changed), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
free_place (gpointer data)
{
  SiyiGridPlace *place = data;

  g_free ((char *) place->column.title);
  g_free ((char *) place->column.subtitle);
  g_clear_pointer (&place->head, gtk_widget_unparent);
}

static void
on_rows_changed (SiyiGrid *self,
                 guint     first,
                 guint     n_rows)
{
  siyi_grid_redraw_rows (self, first, n_rows);
  siyi_grid_describe_later (self);
  if (self->cursor_row >= first && self->cursor_row - first < n_rows)
    siyi_grid_describe_cursor (self);
}

/* Other rows: cursor, selection and scroll place go with the records they stood on. */
static void
on_reset (SiyiGrid *self)
{
  guint top = siyi_grid_model_find_row (self->model, self->top_id);

  siyi_grid_close_editor (self, FALSE);
  siyi_grid_clamp_cursor (self);
  /* Now, not at the next allocation: somebody may want to scroll to a new row. */
  gtk_adjustment_set_upper (self->vadjustment,
                            MAX ((double) siyi_grid_n_rows (self) * self->row_height,
                                 gtk_adjustment_get_page_size (self->vadjustment)));
  if (top != SIYI_GRID_NONE)
    gtk_adjustment_set_value (self->vadjustment, (double) top * self->row_height + self->top_offset);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_COUNT,
                                  (int) MIN (siyi_grid_n_rows (self), G_MAXINT), -1);
  siyi_grid_redraw_rows (self, 0, G_MAXUINT);
  siyi_grid_describe_cursor (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

SiyiGridPlace *
siyi_grid_place (SiyiGrid *self,
                 guint     place)
{
  return &g_array_index (self->places, SiyiGridPlace, place);
}

/* Where the model's column stands; SIYI_GRID_NONE: not shown. */
guint
siyi_grid_find_place (SiyiGrid *self,
                      guint     column)
{
  for (guint i = 0; i < self->places->len; i++)
    if (siyi_grid_place (self, i)->column.id == column)
      return i;

  return SIYI_GRID_NONE;
}

guint
siyi_grid_n_rows (SiyiGrid *self)
{
  return self->model != NULL ? siyi_grid_model_get_n_rows (self->model) : 0;
}

void
siyi_grid_redraw_rows (SiyiGrid *self,
                       guint     first,
                       guint     n_rows)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      guint number = siyi_grid_row_get (self->rows->pdata[i]);

      if (number != SIYI_GRID_NONE && number >= first && number - first < n_rows)
        gtk_widget_queue_draw (self->rows->pdata[i]);
    }
}

static void
siyi_grid_css_changed (GtkWidget         *widget,
                       GtkCssStyleChange *change)
{
  SiyiGrid *self = SIYI_GRID (widget);

  GTK_WIDGET_CLASS (siyi_grid_parent_class)->css_changed (widget, change);
  self->colors.valid = FALSE;
  siyi_grid_text_clear (self->text);
  siyi_grid_update_measures (self);
  siyi_grid_place_columns (self);
  siyi_grid_redraw_rows (self, 0, G_MAXUINT);
  gtk_widget_queue_resize (widget);
}

static gboolean
siyi_grid_grab_focus (GtkWidget *widget)
{
  SiyiGrid *self = SIYI_GRID (widget);

  if (self->editor != NULL)
    return gtk_widget_grab_focus (self->editor);
  if (self->cursor_row == SIYI_GRID_NONE)
    return FALSE;

  return gtk_widget_grab_focus (self->cells[self->current_cell]);
}

static void
siyi_grid_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  SiyiGrid *self = SIYI_GRID (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
siyi_grid_set_property (GObject      *object,
                        guint         id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  SiyiGrid *self = SIYI_GRID (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = g_value_get_enum (value) & 1;
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = g_value_get_enum (value) & 1;
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
siyi_grid_dispose (GObject *object)
{
  SiyiGrid *self = SIYI_GRID (object);

  siyi_grid_close_editor (self, FALSE);
  g_clear_handle_id (&self->describe_source, g_source_remove);
  g_clear_handle_id (&self->autoscroll_source, g_source_remove);
  g_cancellable_cancel (self->copying);
  g_array_set_size (self->places, 0);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->hint, gtk_widget_unparent);
  siyi_children_unparent (self);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (siyi_grid_parent_class)->dispose (object);
}

static void
siyi_grid_finalize (GObject *object)
{
  SiyiGrid *self = SIYI_GRID (object);

  g_array_unref (self->places);
  g_ptr_array_unref (self->rows);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);
  g_clear_object (&self->copying);
  siyi_grid_text_free (self->text);

  G_OBJECT_CLASS (siyi_grid_parent_class)->finalize (object);
}

static void
add_signals (GType type)
{
  const GType rectangle = GDK_TYPE_RECTANGLE | G_SIGNAL_TYPE_STATIC_SCOPE;
  const GType text = G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE;
  guint *ids = siyi_grid_signals;

#define ADD(id, name, ...) \
  ids[id] = g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, __VA_ARGS__)
  ADD (SIYI_GRID_SORT, "sort", 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
  ADD (SIYI_GRID_COLUMNS_CHANGED, "columns-changed", 0);
  ADD (SIYI_GRID_HEADER_MENU, "header-menu", 2, G_TYPE_UINT, rectangle);
  ADD (SIYI_GRID_ROW_MENU, "row-menu", 3, G_TYPE_UINT, G_TYPE_UINT, rectangle);
  ADD (SIYI_GRID_CURSOR_MOVED, "cursor-moved", 2, G_TYPE_UINT, G_TYPE_UINT);
  ADD (SIYI_GRID_SELECTION_CHANGED, "selection-changed", 0);
  ADD (SIYI_GRID_ACTIVATED, "activated", 2, G_TYPE_UINT, G_TYPE_UINT);
  ADD (SIYI_GRID_EDIT, "edit", 3, G_TYPE_UINT, G_TYPE_UINT, text);
  ADD (SIYI_GRID_CLEAR, "clear", 0);
  ADD (SIYI_GRID_PASTE, "paste", 1, text);
#undef ADD
}

static void
siyi_grid_class_init (SiyiGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = siyi_grid_get_property;
  object_class->set_property = siyi_grid_set_property;
  object_class->dispose = siyi_grid_dispose;
  object_class->finalize = siyi_grid_finalize;
  widget_class->measure = siyi_grid_measure;
  widget_class->size_allocate = siyi_grid_size_allocate;
  widget_class->snapshot = siyi_grid_snapshot;
  widget_class->css_changed = siyi_grid_css_changed;
  widget_class->grab_focus = siyi_grid_grab_focus;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  add_signals (G_TYPE_FROM_CLASS (klass));
  siyi_grid_add_bindings (widget_class);
  gtk_widget_class_set_css_name (widget_class, "siyigrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
siyi_grid_init (SiyiGrid *self)
{
  self->places = g_array_new (FALSE, TRUE, sizeof (SiyiGridPlace));
  g_array_set_clear_func (self->places, free_place);
  self->rows = g_ptr_array_new ();
  self->text = siyi_grid_text_new (GTK_WIDGET (self));
  self->base_row_height = 32;
  self->n_frozen = 2;
  self->sort_column = self->cursor_row = self->drop_place = SIYI_GRID_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    {
      self->cells[i] = siyi_grid_focus_new ();
      gtk_widget_set_parent (self->cells[i], GTK_WIDGET (self));
      gtk_widget_set_visible (self->cells[i], i == 0);
    }
  set_adjustment (self, &self->hadjustment, NULL);
  set_adjustment (self, &self->vadjustment, NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  siyi_grid_update_measures (self);
  siyi_grid_add_keys (self);
  siyi_grid_add_mouse (self);
}

GtkWidget *
siyi_grid_new (void)
{
  return g_object_new (SIYI_TYPE_GRID, NULL);
}

/**
 * siyi_grid_set_model:
 * @model: (nullable): what to show
 */
void
siyi_grid_set_model (SiyiGrid      *self,
                     SiyiGridModel *model)
{
  g_return_if_fail (SIYI_IS_GRID (self));

  if (self->model == model)
    return;

  siyi_grid_close_editor (self, FALSE);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_set_object (&self->model, model);
  self->cursor_id = self->anchor_id = self->top_id = 0;
  if (model != NULL)
    {
      g_signal_connect_object (model, "rows-changed", G_CALLBACK (on_rows_changed), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (model, "reset", G_CALLBACK (on_reset), self, G_CONNECT_SWAPPED);
      on_reset (self);
    }
}
