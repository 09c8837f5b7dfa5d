/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk shows the pages as they will be printed: as wide as there is room, as large as one says,
 * with words for those who can't see them. */
#include "ui-test.h"

#include "siyi-paper-sheet.h"
#include "siyi-paper-view.h"

static SiyiPages *
some_pages (guint n_rows)
{
  g_autoptr(SiyiDocument) document = siyi_document_new ("接访安排", SIYI_PAPER_A4_WIDE);
  SiyiPages *pages;

  siyi_document_add (document, SIYI_BLOCK_TITLE, "12月份市领导接访安排");
  siyi_document_add_table (document);
  siyi_document_add_column (document, "日期", 0, SIYI_ALIGN_START);
  siyi_document_add_column (document, "领导", 0, SIYI_ALIGN_START);
  for (guint i = 0; i < n_rows; i++)
    {
      siyi_document_add_row (document);
      siyi_document_add_cell (document, "12月3日", SIYI_CELL_PLAIN);
      siyi_document_add_cell (document, "黎甲午", SIYI_CELL_PLAIN);
    }
  pages = siyi_pages_new (document, NULL, NULL);
  g_assert_nonnull (pages);

  return pages;
}

static guint
count_sheets (GtkWidget *root)
{
  guint n = SIYI_IS_PAPER_SHEET (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_sheets (child);

  return n;
}

/* How many dark pixels a drawn widget has. */
static guint
count_ink (GtkWidget *widget)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  const int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  guint ink = 0;

  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), width, height);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_draw (node, cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      ink += cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) +
                                                    4 * x] < 100;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return ink;
}

static void
test_shows (void)
{
  g_autoptr(SiyiPages) pages = some_pages (40);
  GtkWidget *view = siyi_paper_view_new ();
  GtkWidget *window = ui_test_show (view, 800, 600);
  GtkWidget *sheet;
  double width, height;

  siyi_paper_view_set_pages (SIYI_PAPER_VIEW (view), pages);
  ui_test_settle (window);
  g_assert_cmpuint (siyi_pages_get_n (pages), >, 1);
  g_assert_cmpuint (count_sheets (view), ==, siyi_pages_get_n (pages));

  sheet = ui_test_find (view, SIYI_TYPE_PAPER_SHEET, NULL);
  siyi_pages_get_size (pages, &width, &height);
  g_assert_cmpint (gtk_widget_get_width (sheet), >, 700);
  g_assert_cmpint (gtk_widget_get_width (sheet), <, 800);
  g_assert_cmpfloat_with_epsilon (gtk_widget_get_width (sheet),
                                  width * siyi_paper_view_get_zoom (SIYI_PAPER_VIEW (view)), 1.1);
  g_assert_cmpuint (count_ink (sheet), >, 1000);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (sheet), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (sheet), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       siyi_pages_get_text (pages, 0));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Zooming leaves the page's width, and comes back to it. */
static void
test_zooms (void)
{
  g_autoptr(SiyiPages) pages = some_pages (3);
  GtkWidget *view = siyi_paper_view_new ();
  GtkWidget *window = ui_test_show (view, 800, 600);
  double fitted;

  siyi_paper_view_set_pages (SIYI_PAPER_VIEW (view), pages);
  ui_test_settle (window);
  fitted = siyi_paper_view_get_zoom (SIYI_PAPER_VIEW (view));

  gtk_widget_activate_action (view, "paper.zoom-in", NULL);
  ui_test_settle (window);
  g_assert_cmpfloat (siyi_paper_view_get_zoom (SIYI_PAPER_VIEW (view)), >, fitted);
  gtk_widget_activate_action (view, "paper.zoom-out", NULL);
  gtk_widget_activate_action (view, "paper.zoom-out", NULL);
  ui_test_settle (window);
  g_assert_cmpfloat (siyi_paper_view_get_zoom (SIYI_PAPER_VIEW (view)), <, fitted);
  gtk_widget_activate_action (view, "paper.zoom-width", NULL);
  ui_test_settle (window);
  g_assert_cmpfloat_with_epsilon (siyi_paper_view_get_zoom (SIYI_PAPER_VIEW (view)), fitted, 0.001);
  for (int i = 0; i < 40; i++)
    siyi_paper_view_zoom_in (SIYI_PAPER_VIEW (view));
  g_assert_cmpfloat (siyi_paper_view_get_zoom (SIYI_PAPER_VIEW (view)), <=, 5);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_is_gone (void)
{
  g_autoptr(SiyiPages) pages = some_pages (3);
  SiyiPaperView *view = SIYI_PAPER_VIEW (g_object_ref_sink (siyi_paper_view_new ()));

  siyi_paper_view_set_pages (view, pages);
  siyi_paper_view_set_pages (view, NULL);
  g_assert_cmpuint (count_sheets (GTK_WIDGET (view)), ==, 0);
  siyi_paper_view_set_pages (view, pages);
  g_assert_finalize_object (view);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paper-view/shows", test_shows);
  g_test_add_func ("/paper-view/zooms", test_zooms);
  g_test_add_func ("/paper-view/is-gone", test_is_gone);

  return g_test_run ();
}
