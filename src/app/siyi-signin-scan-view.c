/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scanned sheets of a session: one page at a time, drawn by the child that meets foreign files,
 * never decoded here. Loading is a task of its own; a page that another one has replaced meanwhile is
 * dropped. Main thread but for the functions named …in_thread. */
#include "siyi-signin-scan-view.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "siyi-children.h"
#include "siyi-files.h"
#include "siyi-scan.h"
#include "siyi-tip.h"

/* Sharp enough to read at three times the width of the frame. */
enum { LONGEST = 1800, WIDTH = 290, HEIGHT = 300 };
#define MOST_ZOOM 4.0
#define STEP 1.25

struct _SiyiSigninScanView
{
  GtkWidget          parent_instance;

  /* Children */
  GtkWidget         *stack;        /* "none", "page", "waiting", "failed" */
  GtkWidget         *scroller;
  GtkPicture        *picture;
  GtkLabel          *number;
  GtkWidget         *before, *after, *smaller, *larger, *bar;

  /* Owned */
  SiyiArchive       *archive;
  GCancellable      *loading;
  GArray            *files;        /* gint64, oldest first */
  GBytes            *bytes;        /* of the file shown */

  guint              file, page, n_pages;
  double             zoom;         /* 1: the page as wide as the frame */
};

enum
{
  SIGNAL_PAGE_SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiSigninScanView, siyi_signin_scan_view, GTK_TYPE_WIDGET)

/* A page on its way to the screen. */
typedef struct
{
  SiyiArchive *archive;
  gint64       file;
  GBytes      *bytes;       /* (nullable) read by the task where they are not there yet */
  guint        page, n_pages;
  SiyiPixels  *pixels;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_object_unref (load->archive);
  g_clear_pointer (&load->bytes, g_bytes_unref);
  g_clear_pointer (&load->pixels, siyi_pixels_free);
  g_free (load);
}

static gpointer
read_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  return siyi_file_read_bytes (db, *(const gint64 *) data, cancellable, error);
}

static gboolean
draw_in_thread (Load     *load,
                GError  **error)
{
  g_autoptr(SiyiImageReader) reader = siyi_image_reader_new ();
  const int fd = siyi_scan_open (load->bytes, error);

  if (fd < 0)
    return FALSE;

  if (load->n_pages == 0)
    load->n_pages = siyi_scan_count (reader, fd, error);
  if (load->n_pages > 0)
    load->pixels = siyi_scan_look (reader, fd, MIN (load->page, load->n_pages - 1), LONGEST, error);
  close (fd);

  return load->pixels != NULL;
}

static void
load_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Load *load = data;
  GError *error = NULL;

  if (load->bytes == NULL)
    load->bytes = siyi_archive_run (load->archive, SIYI_ACCESS_READ, read_in_thread, &load->file, cancellable,
                                    &error);
  if (load->bytes != NULL && draw_in_thread (load, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
update_size (SiyiSigninScanView *self)
{
  GdkPaintable *shown = gtk_picture_get_paintable (self->picture);
  const int width = gtk_widget_get_width (self->scroller);
  const int wide = (int) (self->zoom * MAX (width, WIDTH));
  const double ratio = shown != NULL ? gdk_paintable_get_intrinsic_aspect_ratio (shown) : 0;

  /* As wide as the frame it takes what room there is and stands whole in it. */
  if (self->zoom <= 1 || ratio <= 0)
    gtk_widget_set_size_request (GTK_WIDGET (self->picture), -1, -1);
  else
    gtk_widget_set_size_request (GTK_WIDGET (self->picture), wide, (int) (wide / ratio));
  gtk_widget_set_sensitive (self->smaller, self->zoom > 1);
  gtk_widget_set_sensitive (self->larger, self->zoom < MOST_ZOOM);
}

static void
update_number (SiyiSigninScanView *self)
{
  /* Translators: a page of so many */
  g_autofree char *number = g_strdup_printf (C_("scan", "%1$u of %2$u"), self->page + 1, MAX (self->n_pages, 1));

  gtk_label_set_text (self->number, number);
  gtk_widget_set_sensitive (self->before, self->page > 0 || self->file > 0);
  gtk_widget_set_sensitive (self->after, self->page + 1 < self->n_pages || self->file + 1 < self->files->len);
}

static void
show_page (SiyiSigninScanView *self,
           Load               *load)
{
  const SiyiPixels *pixels = load->pixels;
  g_autoptr(GdkTexture) texture = gdk_memory_texture_new (pixels->width, pixels->height, GDK_MEMORY_R8G8B8,
                                                          pixels->bytes, pixels->stride);

  self->n_pages = load->n_pages;
  self->page = MIN (load->page, load->n_pages - 1);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = g_bytes_ref (load->bytes);
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "page");
  update_size (self);
  update_number (self);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  SiyiSigninScanView *self = SIYI_SIGNIN_SCAN_VIEW (source);
  g_autoptr(GError) error = NULL;
  const gboolean loaded = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->archive == NULL || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  if (loaded)
    show_page (self, g_task_get_task_data (G_TASK (result)));
  else
    {
      g_message ("Showing a scanned sheet failed: %s", error->message);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "failed");
    }
  gtk_widget_set_visible (self->bar, loaded);
  g_signal_emit (self, signals[SIGNAL_PAGE_SHOWN], 0);
}

static void
load (SiyiSigninScanView *self)
{
  g_autoptr(GTask) task = NULL;
  Load *work = g_new0 (Load, 1);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  work->archive = g_object_ref (self->archive);
  work->file = g_array_index (self->files, gint64, self->file);
  work->bytes = self->bytes != NULL ? g_bytes_ref (self->bytes) : NULL;
  work->page = self->page;
  work->n_pages = self->n_pages;
  task = g_task_new (self, self->loading, on_loaded, NULL);
  g_task_set_source_tag (task, load);
  g_task_set_task_data (task, work, load_free);
  g_task_run_in_thread (task, load_in_thread);
}

static void
open_file (SiyiSigninScanView *self,
           guint               file,
           guint               page)
{
  self->file = file;
  self->page = page;
  self->n_pages = 0;
  g_clear_pointer (&self->bytes, g_bytes_unref);
  load (self);
}

static void
on_before (SiyiSigninScanView *self)
{
  if (self->page > 0)
    {
      self->page--;
      load (self);
    }
  else if (self->file > 0)
    open_file (self, self->file - 1, SIYI_SCAN_MAX_PAGES);    /* its last page */
}

static void
on_after (SiyiSigninScanView *self)
{
  if (self->page + 1 < self->n_pages)
    {
      self->page++;
      load (self);
    }
  else if (self->file + 1 < self->files->len)
    open_file (self, self->file + 1, 0);
}

static void
set_zoom (SiyiSigninScanView *self,
          double              zoom)
{
  self->zoom = CLAMP (zoom, 1, MOST_ZOOM);
  update_size (self);
}

static void
on_smaller (SiyiSigninScanView *self)
{
  set_zoom (self, self->zoom / STEP);
}

static void
on_larger (SiyiSigninScanView *self)
{
  set_zoom (self, self->zoom * STEP);
}

static gboolean
on_scrolled (GtkEventControllerScroll *controller,
             double                    dx,
             double                    dy,
             SiyiSigninScanView       *self)
{
  if ((gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller)) & GDK_CONTROL_MASK) == 0)
    return FALSE;

  set_zoom (self, dy < 0 ? self->zoom * STEP : self->zoom / STEP);

  return TRUE;
}

static gboolean
on_key (SiyiSigninScanView *self,
        guint               keyval,
        guint               keycode,
        GdkModifierType     state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_plus: case GDK_KEY_equal: case GDK_KEY_KP_Add:
      on_larger (self);
      return TRUE;
    case GDK_KEY_minus: case GDK_KEY_KP_Subtract:
      on_smaller (self);
      return TRUE;
    case GDK_KEY_Page_Up:
      on_before (self);
      return TRUE;
    case GDK_KEY_Page_Down:
      on_after (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
siyi_signin_scan_view_dispose (GObject *object)
{
  SiyiSigninScanView *self = SIYI_SIGNIN_SCAN_VIEW (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  siyi_children_unparent (object);
  g_clear_object (&self->archive);
  g_clear_pointer (&self->files, g_array_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);

  G_OBJECT_CLASS (siyi_signin_scan_view_parent_class)->dispose (object);
}

static void
siyi_signin_scan_view_class_init (SiyiSigninScanViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_signin_scan_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "signinscan");
  signals[SIGNAL_PAGE_SHOWN] = g_signal_new ("page-shown", SIYI_TYPE_SIGNIN_SCAN_VIEW, G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
add_button (SiyiSigninScanView *self,
            const char         *icon,
            const char         *name,
            void              (*clicked) (SiyiSigninScanView *self))
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  siyi_tip_set (button, name);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked), self);
  gtk_box_append (GTK_BOX (self->bar), button);

  return button;
}

static GtkWidget *
new_words (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_widget_add_css_class (label, "secondary");
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);

  return label;
}

static void
build_bar (SiyiSigninScanView *self)
{
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  gtk_widget_add_css_class (self->bar, "signin-scan-bar");
  gtk_widget_set_halign (self->bar, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->bar, GTK_ALIGN_END);
  gtk_widget_set_visible (self->bar, FALSE);
  self->before = add_button (self, "go-previous-symbolic", _("Page before"), on_before);
  self->number = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "numeric");
  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->number));
  self->after = add_button (self, "go-next-symbolic", _("Next page"), on_after);
  self->smaller = add_button (self, "zoom-out-symbolic", _("Smaller"), on_smaller);
  self->larger = add_button (self, "zoom-in-symbolic", _("Larger"), on_larger);
}

static void
siyi_signin_scan_view_init (SiyiSigninScanView *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->zoom = 1;
  self->files = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->picture = GTK_PICTURE (gtk_picture_new ());
  gtk_picture_set_alternative_text (self->picture, _("Scanned sign-in sheet"));
  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_set_size_request (self->scroller, -1, HEIGHT);
  gtk_widget_set_focusable (self->scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->picture));
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scrolled), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->scroller, scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack),
                       new_words (_("Drop the scanned sheet here. The code on it says where it belongs.")), "none");
  gtk_stack_add_named (GTK_STACK (self->stack), self->scroller, "page");
  gtk_stack_add_named (GTK_STACK (self->stack), new_words (_("Opening the sheet…")), "waiting");
  gtk_stack_add_named (GTK_STACK (self->stack), new_words (_("This sheet can’t be shown.")), "failed");
  build_bar (self);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->stack);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->bar);
  gtk_widget_set_parent (overlay, GTK_WIDGET (self));
}

/**
 * siyi_signin_scan_view_new:
 *
 * Returns: (transfer floating): the view, showing nothing yet
 */
GtkWidget *
siyi_signin_scan_view_new (SiyiArchive *archive)
{
  SiyiSigninScanView *self = g_object_new (SIYI_TYPE_SIGNIN_SCAN_VIEW, NULL);

  self->archive = g_object_ref (archive);

  return GTK_WIDGET (self);
}

static GArray *
files_of (const GPtrArray *sheets)
{
  GArray *files = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < sheets->len; i++)
    {
      const gint64 file = ((const SiyiFiledSheet *) g_ptr_array_index (sheets, i))->file;
      gboolean known = FALSE;

      for (guint k = 0; k < files->len; k++)
        known |= g_array_index (files, gint64, k) == file;
      if (!known)
        g_array_append_val (files, file);
    }

  return files;
}

static gboolean
same_files (const GArray *a,
            const GArray *b)
{
  return a->len == b->len && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0);
}

/**
 * siyi_signin_scan_view_show:
 * @sheets: (element-type SiyiFiledSheet): oldest first; read during the call only
 *
 * Shows the first page of the newest; the same sheets as before stay as they stand.
 */
void
siyi_signin_scan_view_show (SiyiSigninScanView *self,
                            const GPtrArray    *sheets)
{
  g_autoptr(GArray) files = files_of (sheets);

  if (files->len > 0 && same_files (files, self->files))
    return;

  g_array_unref (self->files);
  self->files = g_steal_pointer (&files);
  self->zoom = 1;
  if (self->files->len > 0)
    {
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "waiting");
      open_file (self, self->files->len - 1, 0);
      return;
    }

  g_cancellable_cancel (self->loading);
  self->n_pages = 0;
  g_clear_pointer (&self->bytes, g_bytes_unref);
  gtk_picture_set_paintable (self->picture, NULL);
  gtk_widget_set_visible (self->bar, FALSE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "none");
}

guint
siyi_signin_scan_view_get_n_pages (SiyiSigninScanView *self)
{
  return self->n_pages;
}

gint64
siyi_signin_scan_view_get_file (SiyiSigninScanView *self)
{
  return self->files->len > 0 ? g_array_index (self->files, gint64, self->file) : 0;
}
