/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The viewer, the mask dialog, the camera: where a photo lies at any zoom and turn, that the pages turn by keys,
 * that no more than what is near stays in memory, that two photos zoom together, and that what was
 * drawn on the pad is what the stored copy covers. Real archives, pictures, children; a real screen. */
#include <adwaita.h>
#include <libintl.h>
#include <locale.h>
#include <math.h>

#include "sample-cases.h"
#include "siyi-camera-dialog.h"
#include "siyi-image.h"
#include "siyi-office-files.h"
#include "siyi-photo-import.h"
#include "siyi-photo-mask-private.h"
#include "siyi-photo-viewer-private.h"
#include "siyi-schedule-store.h"
#include "siyi-session-parts.h"
#include "siyi-work-folder.h"
#include "ui-test.h"

enum { N_PHOTOS = 7, WIDTH = 2400, HEIGHT = 1600 };

typedef struct
{
  char        *dir, *folder;
  SiyiArchive *archive;
  gint64       session;
  GPtrArray   *photos;     /* SiyiPhoto */
  GtkWindow   *behind;
} Fixture;

static void
draw_person (cairo_t *cr,
             double   x,
             double   y,
             int      i)
{
  cairo_set_source_rgb (cr, 0.2 + 0.1 * (i % 5), 0.3, 0.35 + 0.08 * (i % 4));
  cairo_arc (cr, x, y + 330, 190, G_PI, 2 * G_PI);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0.78, 0.62, 0.52);
  cairo_arc (cr, x, y, 110, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0.15, 0.12, 0.1);
  cairo_arc (cr, x, y - 20, 112, G_PI, 2 * G_PI);
  cairo_fill (cr);
  cairo_arc (cr, x - 38, y + 8, 11, 0, 2 * G_PI);
  cairo_arc (cr, x + 38, y + 8, 11, 0, 2 * G_PI);
  cairo_fill (cr);
}

/* A room with a table, people, and a number that tells which photo it is. */
static char *
draw_photo (Fixture *self,
            int      i)
{
  g_autofree char *name = g_strdup_printf ("IMG_%04d.JPG", i + 1);
  char *path = g_build_filename (self->dir, name, NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  g_autoptr(GdkPixbuf) pixbuf = NULL;

  cairo_set_source_rgb (cr, 0.86 - 0.04 * (i % 3), 0.84, 0.78);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0.55, 0.16, 0.13);
  cairo_rectangle (cr, 700, 120, 1000, 150);
  cairo_fill (cr);
  for (int p = 0; p < 4; p++)
    draw_person (cr, 400 + 520 * p, 760 + 40 * (p % 2), p + i);
  cairo_set_source_rgb (cr, 0.5, 0.34, 0.2);
  cairo_rectangle (cr, 0, 1150, WIDTH, 450);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_select_font_face (cr, "sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
  cairo_set_font_size (cr, 120);
  cairo_move_to (cr, 1050, 235);
  cairo_show_text (cr, name);
  cairo_surface_flush (surface);
  pixbuf = gdk_pixbuf_get_from_surface (surface, 0, 0, WIDTH, HEIGHT);
  g_assert_true (gdk_pixbuf_save (pixbuf, path, "jpeg", NULL, "quality", "90", NULL));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return path;
}

static gpointer
list_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *self = data;

  g_clear_pointer (&self->photos, g_ptr_array_unref);
  if (self->session == 0)
    {
      const SiyiDay day = siyi_day_new (2026, 12, 17);
      g_autoptr(GPtrArray) sessions = siyi_planned_load (db, day, day, FALSE, error);

      self->session = ((SiyiPlanned *) g_ptr_array_index (sessions, 0))->id;
    }
  self->photos = siyi_photos_of_session (db, self->session, error);

  return self;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr(SiyiClock) clock = siyi_clock_new_fixed (sample_today ());
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  SiyiPhotoWish wish = { .kind = "overview", .photographer = "柏甲寅" };
  g_autoptr(SiyiPhotoResult) result = NULL;
  g_autoptr(GError) error = NULL;

  self->dir = g_dir_make_tmp ("siyi-viewer-XXXXXX", NULL);
  self->folder = g_build_filename (self->dir, "sample.siyi", NULL);
  siyi_example_create (self->folder, clock, &error);
  g_assert_no_error (error);
  self->archive = siyi_archive_open (self->folder, clock, "柏甲寅", &error);
  g_assert_no_error (error);
  siyi_archive_run (self->archive, SIYI_ACCESS_READ, list_in_thread, self, NULL, &error);
  g_assert_no_error (error);

  for (int i = 0; i < N_PHOTOS; i++)
    g_ptr_array_add (paths, draw_photo (self, i));
  g_ptr_array_add (paths, NULL);
  wish.session = self->session;
  result = siyi_photo_import (self->archive, (const char * const *) paths->pdata, &wish, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  siyi_archive_run (self->archive, SIYI_ACCESS_READ, list_in_thread, self, NULL, &error);
  g_assert_cmpuint (self->photos->len, ==, N_PHOTOS);
  self->behind = GTK_WINDOW (gtk_window_new ());
  gtk_window_present (self->behind);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (self->behind);
  siyi_archive_close (self->archive);
  g_object_unref (self->archive);
  g_ptr_array_unref (self->photos);
  siyi_tree_remove (self->dir);
  g_free (self->dir);
  g_free (self->folder);
}

static gint64
photo_id (Fixture *self, guint i)
{
  return ((SiyiPhoto *) g_ptr_array_index (self->photos, i))->id;
}

/* The newest window of a type. */
static gpointer
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();
  gpointer found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        found = window;
    }

  return found;
}

/* SIYI_PICTURES names a folder: what was drawn is put there, to be looked at. */
static void
keep_picture (gpointer widget, const char *name)
{
  if (g_getenv ("SIYI_PICTURES") == NULL)
    return;

  for (int dark = 0; dark < 2; dark++)
    {
      g_autoptr(GdkPaintable) paintable = NULL;
      g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();
      g_autoptr(GskRenderNode) node = NULL;
      g_autoptr(GdkTexture) texture = NULL;
      g_autofree char *file = g_strdup_printf ("%s/%s%s.png", g_getenv ("SIYI_PICTURES"), name, dark ? "-dark" : "");

      adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                          dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
      ui_test_settle (widget);
      paintable = gtk_widget_paintable_new (widget);
      gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
      node = gtk_snapshot_to_node (snapshot);
      texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)), node, NULL);
      gdk_texture_save_to_png (texture, file);
    }
}

static gboolean
has_pixels (gpointer canvas)
{
  return siyi_photo_canvas_get_pixels (canvas) != NULL;
}

static gboolean
has_all_pixels (gpointer canvas)
{
  return has_pixels (canvas) && siyi_photo_canvas_get_pixels (canvas)->width == WIDTH;
}

static gboolean
knows_neighbours (gpointer viewer)
{
  return g_hash_table_size (SIYI_PHOTO_VIEWER (viewer)->sharp) == 3;
}

static SiyiPhotoViewer *
open_viewer (Fixture *self, guint first)
{
  SiyiPhotoViewer *viewer;

  siyi_photo_viewer_present (self->behind, self->archive, self->session, photo_id (self, first));
  viewer = find_window (SIYI_TYPE_PHOTO_VIEWER);
  ui_test_settle (GTK_WIDGET (viewer));
  ui_test_wait (has_pixels, viewer->sides[0].canvas);

  return viewer;
}

static void
press (SiyiPhotoViewer *viewer, guint key)
{
  g_autoptr(SiyiPhotoViewer) held = g_object_ref (viewer);    /* a key may close it */

  g_assert_true (ui_test_key (GTK_WIDGET (viewer->sides[viewer->comparing ? viewer->active : 0].canvas), key, 0));
}

static void
test_pages (Fixture *self, gconstpointer data)
{
  SiyiPhotoViewer *viewer = open_viewer (self, 2);
  SiyiViewerSide *side = &viewer->sides[0];

  g_assert_cmpint (side->photo, ==, photo_id (self, 2));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (side->canvas), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       ((SiyiPhoto *) g_ptr_array_index (self->photos, 2))->caption.line);
  /* No more than the screen needs. */
  g_assert_cmpint (siyi_photo_canvas_get_pixels (side->canvas)->width, <, WIDTH);
  ui_test_wait (knows_neighbours, viewer);
  keep_picture (viewer, "viewer");

  press (viewer, GDK_KEY_Right);
  g_assert_cmpint (side->photo, ==, photo_id (self, 3));
  /* It was decoded ahead, so there is no waiting for it. */
  g_assert_true (has_pixels (side->canvas));
  press (viewer, GDK_KEY_Page_Up);
  press (viewer, GDK_KEY_Left);
  g_assert_cmpint (side->photo, ==, photo_id (self, 1));
  press (viewer, GDK_KEY_End);
  g_assert_cmpint (side->photo, ==, photo_id (self, N_PHOTOS - 1));
  press (viewer, GDK_KEY_Page_Down);
  g_assert_cmpint (side->photo, ==, photo_id (self, N_PHOTOS - 1));
  press (viewer, GDK_KEY_Home);
  for (guint i = 0; i + 1 < N_PHOTOS; i++)
    {
      ui_test_wait (has_pixels, side->canvas);
      g_assert_cmpuint (g_hash_table_size (viewer->sharp), <=, 3);
      press (viewer, GDK_KEY_Page_Down);
    }
  press (viewer, GDK_KEY_Escape);
  g_assert_null (find_window (SIYI_TYPE_PHOTO_VIEWER));
}

static void
test_zoom (Fixture *self, gconstpointer data)
{
  static const char long_words[] =
    "2026年12月16日，示例市副市长在示例市人民来访接待中心接待来访群众两批八人，当场研究三件事项并确定办理期限";
  SiyiPhotoViewer *viewer = open_viewer (self, 1);
  SiyiPhotoCanvas *canvas = viewer->sides[0].canvas;
  const SiyiPhotoView *view = siyi_photo_canvas_get_view (canvas);
  double x;

  g_assert_true (view->fit);
  press (viewer, GDK_KEY_1);
  g_assert_cmpfloat (view->zoom, ==, 1);
  ui_test_wait (has_all_pixels, canvas);
  keep_picture (viewer, "viewer-one");
  /* Arrows move what is larger than the window, and turn no page. */
  x = view->x;
  press (viewer, GDK_KEY_Right);
  g_assert_cmpfloat (view->x, >, x);
  g_assert_cmpint (viewer->sides[0].photo, ==, photo_id (self, 1));
  press (viewer, GDK_KEY_0);
  press (viewer, GDK_KEY_r);
  g_assert_cmpint (view->turn, ==, 1);
  keep_picture (viewer, "viewer-turned");
  press (viewer, GDK_KEY_l);
  g_assert_cmpint (view->turn, ==, 0);

  press (viewer, GDK_KEY_c);
  g_assert_true (viewer->comparing);
  g_assert_cmpint (viewer->sides[1].photo, ==, photo_id (self, 2));
  ui_test_wait (has_pixels, viewer->sides[1].canvas);
  ui_test_settle (GTK_WIDGET (viewer));
  press (viewer, GDK_KEY_plus);
  press (viewer, GDK_KEY_plus);
  ui_test_settle (GTK_WIDGET (viewer));
  g_assert_cmpfloat (fabs (view->zoom - siyi_photo_canvas_get_view (viewer->sides[1].canvas)->zoom), <, 0.001);
  g_assert_false (view->fit);
  press (viewer, GDK_KEY_Page_Down);
  g_assert_cmpint (viewer->sides[0].photo, ==, photo_id (self, 1));
  g_assert_cmpint (viewer->sides[1].photo, ==, photo_id (self, 3));
  ui_test_wait (has_pixels, viewer->sides[1].canvas);
  ui_test_settle (GTK_WIDGET (viewer));
  g_assert_false (view->fit);
  g_assert_cmpfloat (fabs (view->zoom - siyi_photo_canvas_get_view (viewer->sides[1].canvas)->zoom), <, 0.001);
  keep_picture (viewer, "viewer-compare");
  /* However long what is said of one of them, both stand at one height. */
  gtk_label_set_text (GTK_LABEL (viewer->sides[0].caption), long_words);
  gtk_label_set_text (GTK_LABEL (viewer->sides[1].caption), "1");
  ui_test_settle (GTK_WIDGET (viewer));
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (viewer->sides[0].canvas)), ==,
                   gtk_widget_get_height (GTK_WIDGET (viewer->sides[1].canvas)));
  gtk_menu_button_popup (GTK_MENU_BUTTON (viewer->keys));
  ui_test_settle (GTK_WIDGET (viewer));
  keep_picture (gtk_menu_button_get_popover (GTK_MENU_BUTTON (viewer->keys)), "viewer-keys");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (viewer->keys));
  ui_test_settle (GTK_WIDGET (viewer));
  gtk_window_destroy (GTK_WINDOW (viewer));
}

static gboolean
has_copy (gpointer dialog)
{
  return SIYI_PHOTO_MASK_DIALOG (dialog)->rows->len == 1 && !SIYI_PHOTO_MASK_DIALOG (dialog)->making;
}

static gpointer
masked_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_photo_masked (db, *(const gint64 *) data, error);
}

static gboolean
key (SiyiPhotoMaskDialog *dialog, guint keyval, GdkModifierType state)
{
  return ui_test_key (GTK_WIDGET (siyi_mask_pad_get_canvas (dialog->pad)), keyval, state);
}

static void
test_mask (Fixture *self, gconstpointer data)
{
  SiyiPhotoMaskDialog *dialog;
  gint64 photo = photo_id (self, 0);
  g_autoptr(GPtrArray) copies = NULL;
  SiyiMaskRect rects[2];
  const SiyiMaskedPhoto *copy;
  guint n;

  siyi_photo_mask_dialog_present (self->behind, self->archive, photo);
  dialog = find_window (SIYI_TYPE_PHOTO_MASK_DIALOG);
  ui_test_settle (GTK_WIDGET (dialog));
  ui_test_wait (has_pixels, siyi_mask_pad_get_canvas (dialog->pad));
  g_assert_false (gtk_widget_get_sensitive (dialog->make));

  /* A step is taken back; a rectangle never leaves the photo. */
  key (dialog, GDK_KEY_n, 0);
  key (dialog, GDK_KEY_Delete, 0);
  siyi_mask_pad_get_rects (dialog->pad, &n);
  g_assert_cmpuint (n, ==, 0);
  key (dialog, GDK_KEY_z, GDK_CONTROL_MASK);
  siyi_mask_pad_get_rects (dialog->pad, &n);
  g_assert_cmpuint (n, ==, 1);
  key (dialog, GDK_KEY_Page_Down, 0);
  for (int i = 0; i < 200; i++)
    key (dialog, GDK_KEY_Left, 0);
  g_assert_cmpint (siyi_mask_pad_get_rects (dialog->pad, &n)->x, ==, 0);
  for (int i = 0; i < 10; i++)
    key (dialog, GDK_KEY_Right, 0);
  key (dialog, GDK_KEY_Right, GDK_SHIFT_MASK);
  key (dialog, GDK_KEY_n, 0);
  key (dialog, GDK_KEY_k, 0);
  key (dialog, GDK_KEY_Right, GDK_CONTROL_MASK);
  memcpy (rects, siyi_mask_pad_get_rects (dialog->pad, &n), sizeof rects);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (rects[0].cover, ==, SIYI_COVER_BLUR);
  g_assert_cmpint (rects[1].cover, ==, SIYI_COVER_BLACK);
  keep_picture (dialog, "mask");

  gtk_widget_activate (dialog->make);
  ui_test_wait (has_copy, dialog);
  copies = siyi_archive_run (self->archive, SIYI_ACCESS_READ, masked_in_thread, &photo, NULL, NULL);
  g_assert_cmpuint (copies->len, ==, 1);
  copy = g_ptr_array_index (copies, 0);
  g_assert_cmpuint (copy->rects->len, ==, 2);
  g_assert_cmpmem (copy->rects->data, sizeof rects, rects, sizeof rects);
  g_assert_cmpint (copy->width, ==, WIDTH);
  siyi_mask_pad_get_rects (dialog->pad, &n);
  g_assert_cmpuint (n, ==, 0);
  keep_picture (dialog, "mask-made");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
has_rect (gpointer dialog)
{
  guint n;

  siyi_mask_pad_get_rects (SIYI_PHOTO_MASK_DIALOG (dialog)->pad, &n);

  return n == 1 && gtk_widget_get_sensitive (SIYI_PHOTO_MASK_DIALOG (dialog)->undo);
}

static void
on_dragged (GPid pid, int status, gpointer done)
{
  *(gboolean *) done = TRUE;
  g_spawn_close_pid (pid);
}

static gboolean
is_done (gpointer done)
{
  return *(const gboolean *) done;
}

/* A real pointer, from one place to another. */
static void
drag (int x1, int y1, int x2, int y2)
{
  g_autofree char *words =
    g_strdup_printf ("xdotool mousemove %d %d sleep 0.1 mousedown 1 sleep 0.1 mousemove %d %d sleep 0.1 "
                     "mousemove %d %d sleep 0.1 mouseup 1 sleep 0.1", x1, y1, (x1 + x2) / 2, (y1 + y2) / 2, x2, y2);
  g_auto(GStrv) argv = g_strsplit (words, " ", -1);
  gboolean done = FALSE;
  GPid pid;

  g_assert_true (g_spawn_async (NULL, argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                                &pid, NULL));
  g_child_watch_add (pid, on_dragged, &done);
  ui_test_wait (is_done, &done);
}

/* Drawn, moved by its inside, stretched by its corner: where the pointer was, in pixels of the photo. */
static void
test_drag (Fixture *self, gconstpointer data)
{
  SiyiPhotoMaskDialog *dialog;
  SiyiPhotoCanvas *canvas;
  const SiyiMaskRect *rect;
  double left = 0, top = 0, x, y, u, v;
  guint n;

  siyi_photo_mask_dialog_present (self->behind, self->archive, photo_id (self, 0));
  dialog = find_window (SIYI_TYPE_PHOTO_MASK_DIALOG);
  canvas = siyi_mask_pad_get_canvas (dialog->pad);
  ui_test_settle (GTK_WIDGET (dialog));
  ui_test_wait (has_pixels, canvas);
  gtk_widget_translate_coordinates (GTK_WIDGET (canvas), GTK_WIDGET (dialog), 0, 0, &x, &y);
  gtk_native_get_surface_transform (GTK_NATIVE (dialog), &left, &top);
  left += x;
  top += y;

  drag ((int) left + 100, (int) top + 200, (int) left + 180, (int) top + 260);
  ui_test_wait (has_rect, dialog);
  rect = siyi_mask_pad_get_rects (dialog->pad, &n);
  siyi_photo_view_to_photo (siyi_photo_canvas_get_view (canvas), 100, 200, &x, &y);
  siyi_photo_view_to_photo (siyi_photo_canvas_get_view (canvas), 180, 260, &u, &v);
  g_assert_cmpfloat (fabs (rect->x - x) + fabs (rect->y - y), <, 12);
  g_assert_cmpfloat (fabs (rect->width - (u - x)) + fabs (rect->height - (v - y)), <, 12);

  drag ((int) left + 140, (int) top + 230, (int) left + 240, (int) top + 250);
  rect = siyi_mask_pad_get_rects (dialog->pad, &n);
  g_assert_cmpuint (n, ==, 1);
  siyi_photo_view_to_photo (siyi_photo_canvas_get_view (canvas), 200, 220, &x, &y);
  g_assert_cmpfloat (fabs (rect->x - x) + fabs (rect->y - y), <, 12);

  drag ((int) left + 280, (int) top + 280, (int) left + 330, (int) top + 330);
  rect = siyi_mask_pad_get_rects (dialog->pad, &n);
  siyi_photo_view_to_photo (siyi_photo_canvas_get_view (canvas), 330, 330, &u, &v);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpfloat (fabs (rect->width - (u - x)) + fabs (rect->height - (v - y)), <, 16);

  /* A click beside it chooses nothing and is no step. */
  drag ((int) left + 500, (int) top + 400, (int) left + 500, (int) top + 400);
  g_assert_cmpint (siyi_mask_pad_get_chosen (dialog->pad), ==, -1);
  for (n = 0; siyi_mask_pad_undo (dialog->pad); n++)
    ;
  g_assert_cmpuint (n, ==, 3);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
is_live (gpointer dialog)
{
  GtkWidget *take = ui_test_find (dialog, GTK_TYPE_BUTTON, "Take Photo");

  return take != NULL && gtk_widget_get_mapped (take) && gtk_widget_get_sensitive (take);
}

static gboolean
is_taken_in (gpointer data)
{
  Fixture *self = data;

  siyi_archive_run (self->archive, SIYI_ACCESS_READ, list_in_thread, self, NULL, NULL);

  return self->photos->len == N_PHOTOS + 1;
}

/* What is taken and taken again leaves nothing; what is accepted is a photo of the session. */
static void
test_camera (Fixture *self, gconstpointer data)
{
  g_autoptr(SiyiCamera) camera = siyi_camera_new_from ("videotestsrc is-live=true ! video/x-raw,width=1280,height=720");
  GtkWidget *dialog = siyi_camera_dialog_new (self->behind, self->archive, self->session, camera);
  const SiyiPhoto *photo;

  ui_test_wait (is_live, dialog);
  g_signal_emit_by_name (ui_test_find (dialog, GTK_TYPE_BUTTON, "Take Photo"), "clicked");
  g_signal_emit_by_name (ui_test_find (dialog, GTK_TYPE_BUTTON, "Take Again"), "clicked");
  ui_test_wait (is_live, dialog);
  g_assert_false (is_taken_in (self));
  g_signal_emit_by_name (ui_test_find (dialog, GTK_TYPE_BUTTON, "Take Photo"), "clicked");
  ui_test_settle (dialog);
  keep_picture (dialog, "camera-taken");
  g_signal_emit_by_name (ui_test_find (dialog, GTK_TYPE_BUTTON, "Accept"), "clicked");
  ui_test_wait (is_taken_in, self);
  photo = g_ptr_array_index (self->photos, N_PHOTOS);
  g_assert_cmpint (photo->width, ==, 1280);
  g_assert_nonnull (photo->taken);
  g_assert_cmpstr (photo->caption.photographer, ==, "柏甲寅");
  ui_test_wait (is_live, dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_camera_fails (Fixture *self, gconstpointer data)
{
  g_autoptr(SiyiCamera) camera = siyi_camera_new_from ("v4l2src device=/nowhere/video0");
  GtkWidget *dialog = siyi_camera_dialog_new (self->behind, self->archive, self->session, camera);

  ui_test_settle (dialog);
  g_assert_nonnull (ui_test_find (dialog, GTK_TYPE_BUTTON, "Try Again"));
  g_assert_false (is_live (dialog));
  keep_picture (dialog, "camera-trouble");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_geometry (void)
{
  SiyiPhotoView view = { .scale = 1, .zoom = 1, .fit = TRUE };
  double x, y, u, v;

  siyi_photo_view_set_room (&view, 1000, 500, 1);
  siyi_photo_view_set_photo (&view, 8000, 6000);
  g_assert_cmpfloat (fabs (view.zoom - 500.0 / 6000), <, 1e-9);
  g_assert_cmpint (siyi_photo_view_wanted (&view), ==, 768);
  for (int turn = 0; turn < 4; turn++)
    {
      graphene_rect_t room, seen;

      siyi_photo_view_set_fit (&view);
      g_assert_false (siyi_photo_view_is_larger (&view));
      siyi_photo_view_seen (&view, &seen);
      g_assert_cmpfloat (seen.size.width, ==, 8000);
      /* What is under the pointer stays there. */
      siyi_photo_view_to_photo (&view, 400, 300, &x, &y);
      siyi_photo_view_zoom_to (&view, 0.6, 400, 300);
      siyi_photo_view_to_photo (&view, 400, 300, &u, &v);
      g_assert_cmpfloat (fabs (x - u) + fabs (y - v), <, 0.01);
      siyi_photo_view_to_room (&view, &GRAPHENE_RECT_INIT ((float) x, (float) y, 10, 10), &room);
      g_assert_true (fabsf (room.origin.x - 400) < 6.1f && fabsf (room.origin.y - 300) < 6.1f);
      g_assert_cmpfloat (fabs (room.size.width - 6), <, 0.01);
      g_assert_true (siyi_photo_view_is_larger (&view));
      g_assert_cmpint (siyi_photo_view_wanted (&view), >=, 4800);
      siyi_photo_view_pan (&view, 100000, 100000);
      siyi_photo_view_seen (&view, &seen);
      g_assert_true (seen.origin.x >= -0.01f && seen.origin.x + seen.size.width <= 8000.01f);
      siyi_photo_view_zoom_to (&view, 100, 0, 0);
      g_assert_cmpfloat (view.zoom, ==, 8);
      g_assert_cmpint (siyi_photo_view_wanted (&view), ==, 8000);
      siyi_photo_view_turn (&view, 1);
    }
  g_assert_cmpint (view.turn, ==, 0);
  /* A small photo is not blown up. */
  siyi_photo_view_set_photo (&view, 200, 100);
  g_assert_cmpfloat (view.zoom, ==, 1);
}

/* Pictures are for people to look at: in the interface's own words and dress. */
static void
dress (void)
{
  g_autoptr(GtkCssProvider) style = gtk_css_provider_new ();

  setlocale (LC_ALL, "");
  bindtextdomain ("siyi", g_getenv ("SIYI_LOCALEDIR"));
  bind_textdomain_codeset ("siyi", "UTF-8");
  textdomain ("siyi");
  gtk_css_provider_load_from_resource (style, "/cn/siyi/Siyi/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

int
main (int    argc,
      char **argv)
{
  if (siyi_image_child_run (argc, argv))
    return 0;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  if (g_getenv ("SIYI_PICTURES") != NULL)
    dress ();
  g_test_add_func ("/app/photo-viewer/geometry", test_geometry);
  g_test_add ("/app/photo-viewer/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/app/photo-viewer/zoom", Fixture, NULL, set_up, test_zoom, tear_down);
  g_test_add ("/app/photo-viewer/drag", Fixture, NULL, set_up, test_drag, tear_down);
  g_test_add ("/app/photo-viewer/camera", Fixture, NULL, set_up, test_camera, tear_down);
  g_test_add ("/app/photo-viewer/camera-fails", Fixture, NULL, set_up, test_camera_fails, tear_down);
  g_test_add ("/app/photo-viewer/mask", Fixture, NULL, set_up, test_mask, tear_down);

  return g_test_run ();
}
