/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page as it will be printed. What was drawn is kept as a node until the zoom changes, so
 * scrolling costs nothing; a page out of sight is not drawn at all, because GTK does not snapshot
 * it. Main thread only. Owns a reference to the pages. */
#include "siyi-paper-sheet.h"

#include <glib/gi18n.h>
#include <math.h>

struct _SiyiPaperSheet
{
  GtkWidget  parent_instance;

  /* Owned */
  SiyiPages *pages;

  guint      number;
  double     zoom;      /* pixels a point */
};

G_DEFINE_FINAL_TYPE (SiyiPaperSheet, siyi_paper_sheet, GTK_TYPE_WIDGET)

static void
siyi_paper_sheet_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  SiyiPaperSheet *self = SIYI_PAPER_SHEET (widget);
  double width, height;

  siyi_pages_get_size (self->pages, &width, &height);
  *minimum = (int) ceil ((orientation == GTK_ORIENTATION_HORIZONTAL ? width : height) * self->zoom);
  *natural = *minimum;
}

static void
siyi_paper_sheet_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  SiyiPaperSheet *self = SIYI_PAPER_SHEET (widget);
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                     (float) gtk_widget_get_height (widget));
  const GdkRGBA white = { 1, 1, 1, 1 };
  cairo_t *cr;

  gtk_snapshot_append_color (snapshot, &white, &bounds);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_scale (cr, self->zoom, self->zoom);
  siyi_pages_draw (self->pages, self->number, cr);
  cairo_destroy (cr);
}

static void
siyi_paper_sheet_finalize (GObject *object)
{
  SiyiPaperSheet *self = SIYI_PAPER_SHEET (object);

  g_clear_pointer (&self->pages, siyi_pages_unref);

  G_OBJECT_CLASS (siyi_paper_sheet_parent_class)->finalize (object);
}

static void
siyi_paper_sheet_class_init (SiyiPaperSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = siyi_paper_sheet_finalize;
  widget_class->measure = siyi_paper_sheet_measure;
  widget_class->snapshot = siyi_paper_sheet_snapshot;

  gtk_widget_class_set_css_name (widget_class, "paper");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
siyi_paper_sheet_init (SiyiPaperSheet *self)
{
  self->zoom = 1;
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * siyi_paper_sheet_new:
 * @pages: a paper
 * @number: of the page, from 0
 *
 * A screen reader is told the page's number as its name and its words as the description.
 *
 * Returns: (transfer floating): a page
 */
GtkWidget *
siyi_paper_sheet_new (SiyiPages *pages,
                      guint      number)
{
  SiyiPaperSheet *self = g_object_new (SIYI_TYPE_PAPER_SHEET, NULL);
  /* Translators: the name of a page for a screen reader: its number, and how many there are. */
  g_autofree char *name = g_strdup_printf (_("Page %1$u of %2$u"), number + 1,
                                           siyi_pages_get_n (pages));

  self->pages = siyi_pages_ref (pages);
  self->number = number;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  siyi_pages_get_text (pages, number), -1);

  return GTK_WIDGET (self);
}

/**
 * siyi_paper_sheet_set_zoom:
 * @zoom: pixels a point
 */
void
siyi_paper_sheet_set_zoom (SiyiPaperSheet *self,
                           double          zoom)
{
  if (fabs (self->zoom - zoom) < 0.0001)
    return;

  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
