/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question to which sessions photos belong that don't tell it themselves: one list, a choice for
 * each, and buttons that choose for all. Main thread; the sessions' words come from the archive's. */
#include "siyi-photo-doubts.h"

#include <glib/gi18n.h>

#include "siyi-dialog-head.h"
#include "siyi-photo-doubt.h"
#include "siyi-tip.h"
#include "siyi-window.h"

typedef struct
{
  /* Owned */
  GtkWidget        *from;
  SiyiArchive      *archive;
  GPtrArray        *lines;
  GListStore       *doubts;      /* SiyiPhotoDoubt */

  GtkWidget        *window;      /* borrowed */
  gint64            session;
  SiyiPhotosPlaced  placed;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  g_object_unref (self->from);
  g_object_unref (self->archive);
  g_ptr_array_unref (self->lines);
  g_object_unref (self->doubts);
  g_free (self);
}

static gboolean
add_planned (SiyiDb      *db,
             GHashTable  *planned,
             gint64       session,
             GError     **error)
{
  SiyiPlanned *one;

  if (session == 0 || g_hash_table_contains (planned, &session))
    return TRUE;

  one = siyi_planned_load_one (db, session, error);
  if (one != NULL)
    g_hash_table_insert (planned, &one->id, one);

  return one != NULL;
}

static gpointer
load_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  GArray *sessions = data;
  g_autoptr(GHashTable) planned = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                                         (GDestroyNotify) siyi_planned_free);

  for (guint i = 0; i < sessions->len; i++)
    if (!add_planned (db, planned, g_array_index (sessions, gint64, i), error))
      return NULL;

  return g_steal_pointer (&planned);
}

static void
on_choice (GtkDropDown *choice,
           GParamSpec  *pspec,
           GtkListItem *place)
{
  SiyiPhotoDoubt *doubt = gtk_list_item_get_item (place);
  const guint chosen = gtk_drop_down_get_selected (choice);

  if (doubt != NULL && chosen != GTK_INVALID_LIST_POSITION &&
      gtk_drop_down_get_model (choice) == G_LIST_MODEL (doubt->choices))
    doubt->chosen = chosen;
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *place)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *choice = gtk_drop_down_new (NULL, NULL);

  for (int i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
      if (i == 1)
        gtk_widget_add_css_class (label, "secondary");
      gtk_box_append (GTK_BOX (text), label);
    }
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (choice, 260, -1);
  siyi_tip_inner (choice, choice);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (on_choice), place);
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (GTK_BOX (row), choice);
  gtk_widget_add_css_class (row, "doubt-row");
  gtk_list_item_set_child (place, row);
  gtk_list_item_set_selectable (place, FALSE);
  gtk_list_item_set_activatable (place, FALSE);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *place)
{
  SiyiPhotoDoubt *doubt = gtk_list_item_get_item (place);
  GtkWidget *text = gtk_widget_get_first_child (gtk_list_item_get_child (place));
  GtkWidget *name = gtk_widget_get_first_child (text);
  GtkDropDown *choice = GTK_DROP_DOWN (gtk_widget_get_next_sibling (text));
  const guint chosen = doubt->chosen;

  gtk_label_set_text (GTK_LABEL (name), doubt->name);
  gtk_widget_set_tooltip_text (name, doubt->path);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (name)), doubt->words);
  gtk_drop_down_set_model (choice, G_LIST_MODEL (doubt->choices));
  gtk_drop_down_set_selected (choice, chosen);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, doubt->name, -1);
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *place)
{
  GtkWidget *text = gtk_widget_get_first_child (gtk_list_item_get_child (place));

  gtk_drop_down_set_model (GTK_DROP_DOWN (gtk_widget_get_next_sibling (text)), NULL);
}

/* The rows are made again: a choice has no property to follow. */
static void
choose_for_all (GtkWidget *button,
                Asking    *self)
{
  const char *what = g_object_get_data (G_OBJECT (button), "siyi-what");
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->doubts));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(SiyiPhotoDoubt) doubt = g_list_model_get_item (G_LIST_MODEL (self->doubts), i);

      doubt->chosen = g_str_equal (what, "time") ? doubt->by_time
                    : g_str_equal (what, "here") ? doubt->here : doubt->sessions->len - 1;
    }
  g_list_model_items_changed (G_LIST_MODEL (self->doubts), 0, n, n);
}

static void
on_take_in (GtkWidget *button,
            Asking    *self)
{
  g_autoptr(GHashTable) by_session = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                            (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->doubts)); i++)
    {
      g_autoptr(SiyiPhotoDoubt) doubt = g_list_model_get_item (G_LIST_MODEL (self->doubts), i);
      const gint64 session = g_array_index (doubt->sessions, gint64, doubt->chosen);
      GPtrArray *paths = g_hash_table_lookup (by_session, &session);

      if (session == 0)
        continue;
      if (paths == NULL)
        {
          paths = g_ptr_array_new_with_free_func (g_free);
          g_hash_table_insert (by_session, g_memdup2 (&session, sizeof session), paths);
        }
      g_ptr_array_add (paths, g_strdup (doubt->path));
    }
  self->placed (self->from, by_session);
  gtk_window_destroy (GTK_WINDOW (self->window));
}

static GtkWidget *
new_head (Asking *self)
{
  GtkWidget *act = gtk_button_new_with_label (_("Take Them In"));
  GtkWidget *head = siyi_dialog_head_new (act);

  g_signal_connect (act, "clicked", G_CALLBACK (on_take_in), self);
  gtk_window_set_default_widget (GTK_WINDOW (self->window), act);

  return head;
}

static GtkWidget *
new_for_all (Asking *self)
{
  static const struct { const char *label, *what; } buttons[] = {
    { N_("By the Time Taken"), "time" }, { N_("All into This Session"), "here" }, { N_("Leave All Out"), "out" },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (_(buttons[i].label));

      g_object_set_data (G_OBJECT (button), "siyi-what", (gpointer) buttons[i].what);
      g_signal_connect (button, "clicked", G_CALLBACK (choose_for_all), self);
      gtk_box_append (GTK_BOX (box), button);
    }

  return box;
}

static GtkWidget *
new_list (Asking *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->doubts))));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  list = gtk_list_view_new (model, factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list), TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "card");

  return scroller;
}

static gboolean
on_escape (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  gtk_window_close (GTK_WINDOW (widget));

  return TRUE;
}

static void
show_window (Asking *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->doubts));
  g_autofree char *words =
    g_strdup_printf (ngettext ("%u photo doesn’t tell which session it is of, or was taken on another day than "
                               "this session’s. Say where it goes.",
                               "%u photos don’t tell which session they are of, or were taken on another day "
                               "than this session’s. Say where they go.", n), n);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *label = gtk_label_new (words);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->window = adw_window_new ();
  g_object_set (self->window, "title", _("Which Session?"), "modal", TRUE, "default-width", 680,
                "default-height", 480, "transient-for", gtk_widget_get_root (self->from), NULL);
  g_object_set_data_full (G_OBJECT (self->window), "siyi-asking", self, asking_free);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (on_escape, NULL, NULL)));
  gtk_widget_add_controller (self->window, keys);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (body, "dialog-body");
  gtk_box_append (GTK_BOX (body), label);
  gtk_box_append (GTK_BOX (body), new_for_all (self));
  gtk_box_append (GTK_BOX (body), new_list (self));
  gtk_box_append (GTK_BOX (box), new_head (self));
  gtk_box_append (GTK_BOX (box), body);
  adw_window_set_content (ADW_WINDOW (self->window), box);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Asking *self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) planned = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  const SiyiDay today = siyi_clock_today (siyi_archive_get_clock (self->archive));

  if (planned == NULL || gtk_widget_get_root (self->from) == NULL)
    {
      if (planned == NULL)
        siyi_show_error (self->from, _("Opening the sessions"), error);
      asking_free (self);
      return;
    }

  for (guint i = 0; i < self->lines->len; i++)
    {
      const SiyiPhotoLine *line = g_ptr_array_index (self->lines, i);
      g_autoptr(SiyiPhotoDoubt) doubt = NULL;

      if (line->fate != SIYI_PHOTO_DOUBTFUL)
        continue;
      doubt = siyi_photo_doubt_new (line, self->session, planned, today);
      g_list_store_append (self->doubts, doubt);
    }
  show_window (self);
}

/**
 * siyi_photo_doubts_present:
 * @from: a widget in a window
 * @session: where they were dropped
 * @placed: called once, if the person goes through with it
 */
void
siyi_photo_doubts_present (GtkWidget        *from,
                           SiyiArchive      *archive,
                           gint64            session,
                           GPtrArray        *lines,
                           SiyiPhotosPlaced  placed)
{
  Asking *self = g_new0 (Asking, 1);
  GArray *sessions = g_array_new (FALSE, FALSE, sizeof (gint64));

  self->from = g_object_ref (from);
  self->archive = g_object_ref (archive);
  self->lines = g_ptr_array_ref (lines);
  self->doubts = g_list_store_new (SIYI_TYPE_PHOTO_DOUBT);
  self->session = session;
  self->placed = placed;
  g_array_append_val (sessions, session);
  for (guint i = 0; i < lines->len; i++)
    {
      const SiyiPhotoLine *line = g_ptr_array_index (lines, i);

      if (line->fate == SIYI_PHOTO_DOUBTFUL && line->candidates != NULL)
        g_array_append_vals (sessions, line->candidates->data, line->candidates->len);
    }
  siyi_archive_run_async (archive, SIYI_ACCESS_READ, load_in_thread, sessions, (GDestroyNotify) g_array_unref,
                          (GDestroyNotify) g_hash_table_unref, NULL, on_loaded, self);
}
