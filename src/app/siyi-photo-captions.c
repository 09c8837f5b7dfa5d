/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of captions. A field that is not touched keeps what each photo has, so many can get the
 * same photographer and keep their own times. Saved as one action. Main thread; the work is on the
 * archive's. */
#include "siyi-photo-captions.h"

#include <glib/gi18n.h>

#include "siyi-caption-field.h"
#include "siyi-dialog-head.h"
#include "siyi-photo-import.h"
#include "siyi-photo-words.h"
#include "siyi-window.h"

/* The elements and, last, the line. */
enum { LINE = SIYI_N_ELEMENTS, N_FIELDS };

struct _SiyiPhotoCaptions
{
  AdwWindow         parent_instance;

  /* Children */
  SiyiCaptionField *fields[N_FIELDS];
  GtkWidget        *defaults;
  GtkWidget        *act;

  /* Owned */
  GtkWidget        *from;
  SiyiArchive      *archive;
  GArray           *ids;
  SiyiCaption      *standard;      /* (nullable) of the only photo */
  GCancellable     *loading;
};

G_DEFINE_FINAL_TYPE (SiyiPhotoCaptions, siyi_photo_captions, ADW_TYPE_WINDOW)

typedef struct
{
  GPtrArray   *photos;
  SiyiCaption *standard;
} Answer;

typedef struct
{
  GArray      *ids;
  SiyiCaption *caption;            /* (nullable) none: each its default */
} Change;

static void
answer_free (Answer *answer)
{
  g_clear_pointer (&answer->photos, g_ptr_array_unref);
  g_clear_pointer (&answer->standard, siyi_caption_free);
  g_free (answer);
}

static void
change_free (gpointer data)
{
  Change *change = data;

  g_array_unref (change->ids);
  g_clear_pointer (&change->caption, siyi_caption_free);
  g_free (change);
}

static gpointer
load_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  GArray *ids = data;
  g_autoptr(GPtrArray) photos = siyi_photos_load (db, (const gint64 *) (gpointer) ids->data, ids->len, error);
  SiyiPhoto *first = photos != NULL && photos->len == 1 ? g_ptr_array_index (photos, 0) : NULL;
  SiyiCaption *standard = NULL;
  Answer *answer;
  SiyiDay day;

  if (photos == NULL)
    return NULL;
  if (first != NULL)
    {
      standard = siyi_photo_default_caption (db, first->session, first->taken, first->caption.photographer, &day,
                                             error);
      if (standard == NULL)
        return NULL;
    }
  answer = g_new0 (Answer, 1);
  answer->photos = g_steal_pointer (&photos);
  answer->standard = standard;

  return answer;
}

static gpointer
write_in_thread (SiyiDb        *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const Change *change = data;
  const gint64 *ids = (const gint64 *) (gpointer) change->ids->data;

  return change->caption != NULL ? siyi_photos_caption (db, ids, change->ids->len, change->caption, error)
                                 : siyi_photos_write_defaults (db, ids, change->ids->len, error);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GtkWidget) from = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (action == NULL)
    {
      siyi_show_error (from, _("Writing the captions"), error);
      return;
    }

  siyi_push_undo (from, action, _("Captions written"));
  siyi_toast_with_button (from, _("Captions written"), _("Undo"), "win.undo", NULL);
}

static void
write_and_close (SiyiPhotoCaptions *self,
                 SiyiCaption       *caption)
{
  Change *change = g_new0 (Change, 1);

  change->ids = g_array_ref (self->ids);
  change->caption = caption;
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, write_in_thread, change, change_free, g_free, NULL,
                          on_written, g_object_ref (self->from));
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_save (SiyiPhotoCaptions *self)
{
  SiyiCaption *caption = g_new0 (SiyiCaption, 1);
  char **texts[N_FIELDS] = { &caption->what, &caption->time, &caption->place, &caption->people,
                             &caption->background, &caption->photographer, &caption->line };
  gboolean any = FALSE;

  for (int i = 0; i < N_FIELDS; i++)
    {
      *texts[i] = siyi_caption_field_dup (self->fields[i]);
      any = any || *texts[i] != NULL;
    }
  if (any)
    {
      write_and_close (self, caption);
      return;
    }

  siyi_caption_free (caption);
  gtk_window_close (GTK_WINDOW (self));
}

/* Of one the fields are filled, to be looked at; of many each gets its own at once. */
static void
on_defaults (SiyiPhotoCaptions *self)
{
  const SiyiCaption *standard = self->standard;

  if (standard == NULL)
    {
      write_and_close (self, NULL);
      return;
    }

  siyi_caption_field_write (self->fields[0], standard->what);
  siyi_caption_field_write (self->fields[1], standard->time);
  siyi_caption_field_write (self->fields[2], standard->place);
  siyi_caption_field_write (self->fields[3], standard->people);
  siyi_caption_field_write (self->fields[4], standard->background);
  siyi_caption_field_write (self->fields[5], standard->photographer);
  siyi_caption_field_write (self->fields[LINE], standard->line);
}

static const char *
text_of (const SiyiPhoto *photo,
         guint            field)
{
  const char *text = field < LINE ? siyi_photo_element (photo, field) : photo->caption.line;

  return text != NULL ? text : "";
}

static void
show_field (SiyiPhotoCaptions *self,
            GPtrArray         *photos,
            guint              field)
{
  const char *text = NULL;
  gboolean same = TRUE;

  for (guint i = 0; i < photos->len && same; i++)
    {
      const SiyiPhoto *photo = g_ptr_array_index (photos, i);

      if (photo == NULL)
        continue;
      same = text == NULL || g_str_equal (text, text_of (photo, field));
      if (text == NULL)
        text = text_of (photo, field);
    }
  siyi_caption_field_set (self->fields[field], text, same, photos->len);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(SiyiPhotoCaptions) self = data;
  g_autoptr(GError) error = NULL;
  Answer *answer = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (answer == NULL)
    {
      if (self->from != NULL)
        siyi_show_error (self->from, _("Opening the captions"), error);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  if (self->from != NULL)
    {
      for (guint i = 0; i < N_FIELDS; i++)
        show_field (self, answer->photos, i);
      self->standard = g_steal_pointer (&answer->standard);
      gtk_widget_set_sensitive (self->act, TRUE);
      gtk_widget_set_sensitive (self->defaults, TRUE);
    }
  answer_free (answer);
}

static void
siyi_photo_captions_dispose (GObject *object)
{
  SiyiPhotoCaptions *self = SIYI_PHOTO_CAPTIONS (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->archive);
  g_clear_object (&self->from);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->standard, siyi_caption_free);

  G_OBJECT_CLASS (siyi_photo_captions_parent_class)->dispose (object);
}

static void
siyi_photo_captions_class_init (SiyiPhotoCaptionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siyi_photo_captions_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
new_head (SiyiPhotoCaptions *self)
{
  self->act = gtk_button_new_with_mnemonic (_("_Save"));
  gtk_widget_set_sensitive (self->act, FALSE);
  g_signal_connect_swapped (self->act, "clicked", G_CALLBACK (on_save), self);

  return siyi_dialog_head_new (self->act);
}

static void
siyi_photo_captions_init (SiyiPhotoCaptions *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *line = adw_preferences_group_new ();
  GtkWidget *elements = adw_preferences_group_new ();

  self->loading = g_cancellable_new ();
  self->fields[LINE] = SIYI_CAPTION_FIELD (siyi_caption_field_new (C_("caption", "Caption")));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (line), GTK_WIDGET (self->fields[LINE]));
  for (guint i = 0; i < SIYI_N_ELEMENTS; i++)
    {
      self->fields[i] = SIYI_CAPTION_FIELD (siyi_caption_field_new (siyi_photo_words_element (i)));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (elements), GTK_WIDGET (self->fields[i]));
    }
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (elements), _("Six Elements"));
  self->defaults = gtk_button_new ();
  gtk_widget_set_halign (self->defaults, GTK_ALIGN_START);
  gtk_widget_set_sensitive (self->defaults, FALSE);
  g_signal_connect_swapped (self->defaults, "clicked", G_CALLBACK (on_defaults), self);
  gtk_box_append (GTK_BOX (body), line);
  gtk_box_append (GTK_BOX (body), elements);
  gtk_box_append (GTK_BOX (body), self->defaults);
  gtk_widget_add_css_class (body, "dialog-body");
  gtk_box_append (GTK_BOX (box), new_head (self));
  gtk_box_append (GTK_BOX (box), body);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->act);
}

/**
 * siyi_photo_captions_present:
 * @from: a widget in a window
 * @ids: (element-type gint64): at least one photo
 */
void
siyi_photo_captions_present (GtkWidget   *from,
                             SiyiArchive *archive,
                             GArray      *ids)
{
  g_autofree char *title = g_strdup_printf (ngettext ("Caption of %u Photo", "Captions of %u Photos",
                                                        ids->len), ids->len);
  SiyiPhotoCaptions *self = g_object_new (SIYI_TYPE_PHOTO_CAPTIONS, "title", title, "modal", TRUE,
                                          "default-width", 620,
                                          "transient-for", gtk_widget_get_root (from), NULL);

  self->from = g_object_ref (from);
  self->archive = g_object_ref (archive);
  self->ids = g_array_ref (ids);
  gtk_button_set_label (GTK_BUTTON (self->defaults), ids->len == 1 ? _("Fill from the Session")
                                                                   : _("Fill All from the Session"));
  siyi_archive_run_async (archive, SIYI_ACCESS_READ, load_in_thread, g_array_ref (ids),
                          (GDestroyNotify) g_array_unref, (GDestroyNotify) answer_free, self->loading, on_loaded,
                          g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->fields[LINE]));
}
