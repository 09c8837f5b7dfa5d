/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photos of a session: what the set should have, the cards, the one that is looked at. This unit
 * loads and wires; cards, actions and the import each have their own siyi-session-photos-*.c. Main
 * thread; all reading and writing is the archive's. */
#include "siyi-session-photos-private.h"

#include <glib/gi18n.h>

#include "siyi-role-guard.h"
#include "siyi-window.h"

#define REFRESH_AFTER_MS 60

G_DEFINE_FINAL_TYPE (SiyiSessionPhotos, siyi_session_photos, GTK_TYPE_BOX)

static gpointer
load_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const gint64 *session = data;

  return siyi_photo_set_load (db, *session, error);
}

/* Whether an id that was there is gone; it may be given to another photo. */
static gboolean
has_lost_any (const SiyiPhotoSet *before,
              const SiyiPhotoSet *after)
{
  g_autoptr(GHashTable) now = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < after->ids->len; i++)
    g_hash_table_add (now, &g_array_index (after->ids, gint64, i));
  for (guint i = 0; before != NULL && i < before->ids->len; i++)
    if (!g_hash_table_contains (now, &g_array_index (before->ids, gint64, i)))
      return TRUE;

  return FALSE;
}

/* Sign-in and overview are wanted where somebody came; papers only where there were some. */
static void
set_list (SiyiSessionPhotos *self)
{
  const SiyiPhotoSet *set = self->set;
  gboolean missing[SIYI_N_VIEWS];

  for (int view = 0; view < SIYI_N_VIEWS; view++)
    missing[view] = set->wanted && view != SIYI_VIEW_PAPERS && set->n_views[view] == 0;
  siyi_photo_list_model_set_ids (self->model, (const gint64 *) (gpointer) set->ids->data, set->ids->len,
                                 missing);
}

static void
take_set (SiyiSessionPhotos *self,
          SiyiPhotoSet      *set)
{
  g_autoptr(GArray) chosen = siyi_session_photos_dup_chosen (self);
  const guint first = chosen->len > 0 ? siyi_lazy_list_find (SIYI_LAZY_LIST (self->model),
                                                                    g_array_index (chosen, gint64, 0))
                                      : 0;

  if (has_lost_any (self->set, set))
    {
      siyi_photo_thumbs_forget (self->thumbs);
      self->n_doubles = 0;
    }
  g_clear_pointer (&self->set, siyi_photo_set_free);
  self->set = set;
  self->card_set.day = set->day;
  self->card_set.today = siyi_clock_today (siyi_archive_get_clock (self->archive));
  self->card_set.n_photos = set->ids->len;
  self->card_set.excuse = set->excuse;
  set_list (self);
  siyi_lazy_list_refresh (SIYI_LAZY_LIST (self->model));
  siyi_session_photos_choose_ids (self, chosen, first);
  siyi_session_photos_show_cards (self);
  siyi_session_photos_show_chosen (self);
  siyi_session_photos_line_show (self);
  gtk_stack_set_visible_child_name (self->stack, set->ids->len > 0 ? "set" : "empty");
  siyi_session_photos_queue_seen (self);
  siyi_session_photos_focus_on (self, self->focus);
  self->focus = 0;
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) asked = data;
  SiyiSessionPhotos *self = g_task_get_source_object (asked);
  g_autoptr(GError) error = NULL;
  SiyiPhotoSet *set = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (g_task_get_cancellable (asked) != self->cancellable)
    g_clear_pointer (&set, siyi_photo_set_free);
  else if (set != NULL)
    take_set (self, set);
  else
    siyi_show_error (GTK_WIDGET (self), _("Opening the photos"), error);
}

/* Shows an order before it is written. */
void
siyi_session_photos_show_order (SiyiSessionPhotos *self,
                                GArray            *ids,
                                GArray            *chosen)
{
  g_array_unref (self->set->ids);
  self->set->ids = g_array_ref (ids);
  set_list (self);
  siyi_session_photos_choose_ids (self, chosen, 0);
  siyi_session_photos_show_cards (self);
  siyi_session_photos_queue_seen (self);
}

/* An order that is still being written is not replaced by the one before it. */
void
siyi_session_photos_load (SiyiSessionPhotos *self)
{
  if (self->archive == NULL || self->session == 0 || self->writing_order)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, load_in_thread,
                          g_memdup2 (&self->session, sizeof self->session), g_free,
                          (GDestroyNotify) siyi_photo_set_free, self->cancellable, on_loaded,
                          g_task_new (self, self->cancellable, NULL, NULL));
}

static void
refresh (gpointer data)
{
  SiyiSessionPhotos *self = data;

  self->refresh_source = 0;
  siyi_session_photos_load (self);
}

static void
on_archive_changed (SiyiSessionPhotos *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_timeout_add_once (REFRESH_AFTER_MS, refresh, self);
}

static gboolean
on_drop (SiyiSessionPhotos *self,
         const GValue      *value)
{
  g_autoptr(GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  siyi_session_photos_add_files (GTK_WIDGET (self), files);

  return TRUE;
}

static void
siyi_session_photos_dispose (GObject *object)
{
  SiyiSessionPhotos *self = SIYI_SESSION_PHOTOS (object);

  siyi_session_photos_stop (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->seen_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->grid), self->seen_tick);
  self->seen_tick = 0;
  g_clear_handle_id (&self->seen_source, g_source_remove);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->archive != NULL)
    g_signal_handlers_disconnect_by_data (self->archive, self);
  if (self->grid != NULL)
    gtk_grid_view_set_model (self->grid, NULL);
  self->grid = NULL;
  g_clear_object (&self->archive);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->thumbs);
  g_clear_pointer (&self->set, siyi_photo_set_free);
  g_ptr_array_set_size (self->cards, 0);

  G_OBJECT_CLASS (siyi_session_photos_parent_class)->dispose (object);
}

static void
siyi_session_photos_finalize (GObject *object)
{
  g_ptr_array_unref (SIYI_SESSION_PHOTOS (object)->cards);

  G_OBJECT_CLASS (siyi_session_photos_parent_class)->finalize (object);
}

static void
siyi_session_photos_class_init (SiyiSessionPhotosClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = siyi_session_photos_dispose;
  object_class->finalize = siyi_session_photos_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sessionphotos");
}

static GtkWidget *
new_empty (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  static const struct { const char *label, *action; } entries[] = {
    { N_("Add Photos…"), "photos.add" },
    { N_("Add a Folder…"), "photos.add-folder" },
    { N_("Give a Reason…"), "photos.excuse" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (_(entries[i].label));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), entries[i].action);
      gtk_box_append (GTK_BOX (buttons), button);
    }
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "image-x-generic-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Drop the Photos Here"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("Files, folders or a camera's card. Originals are kept as they are; "
                                     "what is there already is left out."));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), buttons);
  gtk_widget_set_vexpand (page, TRUE);

  return page;
}

static GtkWidget *
new_job_bar (SiyiSessionPhotos *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *stop = gtk_button_new_with_label (_("Stop"));

  self->job_words = GTK_LABEL (gtk_label_new (_("Taking the photos in…")));
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->progress), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->progress), GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (stop), "photos.stop");
  gtk_widget_add_css_class (stop, "small-button");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->job_words));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), stop);
  gtk_widget_add_css_class (box, "photo-job");
  self->job_bar = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_child (self->job_bar, box);

  return GTK_WIDGET (self->job_bar);
}

static void
siyi_session_photos_init (SiyiSessionPhotos *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->cards = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  siyi_session_photos_install (self);
}

static void
build (SiyiSessionPhotos *self)
{
  GtkWidget *set = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->stack = GTK_STACK (gtk_stack_new ());
  self->detail = SIYI_PHOTO_DETAIL (siyi_photo_detail_new (self->archive));
  siyi_role_guard (GTK_WIDGET (self->detail), "photo.caption");
  gtk_box_append (GTK_BOX (set), siyi_session_photos_grid_new (self));
  gtk_box_append (GTK_BOX (set), GTK_WIDGET (self->detail));
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "loading");
  gtk_stack_add_named (self->stack, set, "set");
  gtk_stack_add_named (self->stack, new_empty (), "empty");
  gtk_box_append (GTK_BOX (self), siyi_session_photos_line_new (self));
  gtk_box_append (GTK_BOX (self), new_job_bar (self));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->stack));
  siyi_session_photos_add_keys (self);
}

/**
 * siyi_session_photos_new:
 *
 * Returns: (transfer none): the tab, with no session yet
 */
GtkWidget *
siyi_session_photos_new (SiyiArchive *archive)
{
  SiyiSessionPhotos *self = g_object_new (SIYI_TYPE_SESSION_PHOTOS, NULL);

  self->archive = g_object_ref (archive);
  self->model = siyi_photo_list_model_new (archive);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  self->thumbs = siyi_photo_thumbs_new (archive);
  g_signal_connect_swapped (archive, "changed", G_CALLBACK (on_archive_changed), self);
  build (self);

  return GTK_WIDGET (self);
}

/**
 * siyi_session_photos_show:
 * @session: 0: none
 */
void
siyi_session_photos_show (GtkWidget *part,
                          gint64     session)
{
  SiyiSessionPhotos *self = SIYI_SESSION_PHOTOS (part);
  static const gboolean nothing[SIYI_N_VIEWS] = { FALSE };

  if (self->session == session)
    return;

  self->session = session;
  self->n_doubles = 0;
  g_clear_pointer (&self->set, siyi_photo_set_free);
  self->card_set.excuse = NULL;
  siyi_photo_thumbs_forget (self->thumbs);
  siyi_photo_list_model_set_ids (self->model, NULL, 0, nothing);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  siyi_session_photos_load (self);
}
