/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does with the photos of a session: by key, by menu, by button the same actions. Each
 * writes once and can be undone. Main thread. */
#include "siyi-session-photos-private.h"

#include <glib/gi18n.h>

#include "siyi-photo-ask.h"
#include "siyi-photo-captions.h"
#include "siyi-role-guard.h"
#include "siyi-schedule-store.h"
#include "siyi-window.h"

/* A change of some photos, or of the session. */
typedef struct
{
  GArray   *ids;
  gint64    session;
  char     *text;        /* (nullable) */
  gboolean  publish;
} Change;

typedef struct
{
  SiyiSessionPhotos *self;
  const char        *doing, *title;      /* translated */
} Under;

static Change *
change_new (SiyiSessionPhotos *self,
            GArray            *ids,
            const char        *text)
{
  Change *change = g_new0 (Change, 1);

  change->ids = ids != NULL ? g_array_ref (ids) : g_array_new (FALSE, FALSE, sizeof (gint64));
  change->session = self->session;
  change->text = g_strdup (text);

  return change;
}

static void
change_free (gpointer data)
{
  Change *change = data;

  g_array_unref (change->ids);
  g_free (change->text);
  g_free (change);
}

static const gint64 *
ids_of (const Change *change)
{
  return (const gint64 *) (gpointer) change->ids->data;
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autofree Under *under = data;
  g_autoptr(SiyiSessionPhotos) self = under->self;
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (action == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), under->doing, error);
      return;
    }

  siyi_push_undo (GTK_WIDGET (self), action, under->title);
  siyi_toast_with_button (GTK_WIDGET (self), under->title, _("Undo"), "win.undo", NULL);
}

/**
 * siyi_session_photos_write:
 * @work: gives back the action's UUID
 * @doing: translated: what is attempted
 * @title: translated: what was done then
 */
void
siyi_session_photos_write (SiyiSessionPhotos *self,
                           SiyiWork           work,
                           gpointer           data,
                           GDestroyNotify     destroy,
                           const char        *doing,
                           const char        *title)
{
  Under *under = g_new0 (Under, 1);

  under->self = g_object_ref (self);
  under->doing = doing;
  under->title = title;
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, work, data, destroy, g_free, NULL, on_written,
                          under);
}

static gpointer
take_out_in_thread (SiyiDb        *db,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  const Change *change = data;

  return siyi_photos_take_out (db, ids_of (change), change->ids->len, change->text, error);
}

static void
on_reason_given (GtkWidget  *from,
                 const char *text,
                 gpointer    data)
{
  SiyiSessionPhotos *self = SIYI_SESSION_PHOTOS (from);

  siyi_session_photos_write (self, take_out_in_thread, change_new (self, data, text), change_free,
                             _("Taking the photos out"), _("Photos taken out"));
}

static void
take_out_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  SiyiSessionPhotos *self = data;
  g_autoptr(GArray) ids = siyi_session_photos_dup_chosen (self);
  g_autofree char *title = g_strdup_printf (ngettext ("Take %u Photo Out?", "Take %u Photos Out?", ids->len),
                                            ids->len);
  const SiyiPhotoQuestion question = {
    .title = title, .label = C_("photo", "Reason"), .button = C_("photo", "Take Out"),
    .body = _("It no longer shows with this session. The original and the reason stay in the archive, and "
              "it can be undone."),
  };

  if (ids->len > 0)
    siyi_photo_ask (GTK_WIDGET (self), &question, on_reason_given, g_steal_pointer (&ids),
                    (GDestroyNotify) g_array_unref);
}

static gpointer
kind_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const Change *change = data;

  return siyi_photos_set_kind (db, ids_of (change), change->ids->len, change->text, error);
}

static void
kind_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  SiyiSessionPhotos *self = data;
  g_autoptr(GArray) ids = siyi_session_photos_dup_chosen (self);
  const char *kind = g_variant_get_string (parameter, NULL);

  if (ids->len > 0)
    siyi_session_photos_write (self, kind_in_thread, change_new (self, ids, *kind != '\0' ? kind : NULL),
                               change_free, _("Changing the kind"), _("Kind of the photos changed"));
}

static gpointer
publish_in_thread (SiyiDb        *db,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  const Change *change = data;

  return siyi_photo_set_publish (db, *ids_of (change), change->publish, change->text, error);
}

static void
publish (SiyiSessionPhotos *self,
         GArray            *ids,
         gboolean           wanted,
         const char        *consent)
{
  Change *change = change_new (self, ids, consent);

  change->publish = wanted;
  siyi_session_photos_write (self, publish_in_thread, change, change_free, _("Changing the photo"),
                             wanted ? _("Photo may be published") : _("Photo is not published"));
}

static void
on_consent_given (GtkWidget  *from,
                  const char *text,
                  gpointer    data)
{
  publish (SIYI_SESSION_PHOTOS (from), data, TRUE, text);
}

static void
publish_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  SiyiSessionPhotos *self = data;
  g_autoptr(GArray) ids = siyi_session_photos_dup_chosen (self);
  g_autoptr(SiyiPhotoItem) item = NULL;
  const SiyiPhoto *photo;
  const SiyiPhotoQuestion question = {
    .title = _("Who Agreed to Publishing?"), .label = _("Who agreed, when and how"), .button = _("Record"),
    .body = _("A photo leaves the office only with the consent of those who can be recognised on it. What "
              "is written here stays with the photo."),
  };

  if (ids->len != 1)
    return;

  item = g_list_model_get_item (G_LIST_MODEL (self->model),
                                siyi_lazy_list_find (SIYI_LAZY_LIST (self->model), g_array_index (ids, gint64, 0)));
  photo = siyi_photo_item_get_photo (item);
  if (photo == NULL)
    return;
  if (!g_variant_get_boolean (parameter) || photo->consent != NULL)
    publish (self, ids, g_variant_get_boolean (parameter), NULL);
  else
    siyi_photo_ask (GTK_WIDGET (self), &question, on_consent_given, g_steal_pointer (&ids),
                    (GDestroyNotify) g_array_unref);
}

static gpointer
excuse_in_thread (SiyiDb        *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  const Change *change = data;

  return siyi_session_excuse (db, change->session, SIYI_PIECE_PHOTOS, change->text, error);
}

static void
on_excuse_given (GtkWidget  *from,
                 const char *text,
                 gpointer    data)
{
  SiyiSessionPhotos *self = SIYI_SESSION_PHOTOS (from);
  const gboolean any = *text != '\0';

  if (!any && (self->set == NULL || self->set->excuse == NULL))
    return;

  siyi_session_photos_write (self, excuse_in_thread, change_new (self, NULL, any ? text : NULL), change_free,
                             _("Saving the reason"), any ? _("Reason recorded") : _("Reason taken back"));
}

static void
excuse_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  SiyiSessionPhotos *self = data;
  const gboolean any = self->set != NULL && self->set->excuse != NULL;
  const SiyiPhotoQuestion question = {
    .title = _("Why Are Photos Missing?"), .label = C_("photo", "Reason"), .button = _("Save"),
    .body = any ? _("With a reason the set counts as complete. An empty line takes it back.")
                : _("With a reason the set counts as complete. The reason stands in the archive."),
    .text = any ? self->set->excuse : NULL, .may_be_empty = any,
  };

  if (self->session != 0)
    siyi_photo_ask (GTK_WIDGET (self), &question, on_excuse_given, NULL, NULL);
}

static void
captions_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  SiyiSessionPhotos *self = data;
  g_autoptr(GArray) ids = siyi_session_photos_dup_chosen (self);

  if (ids->len > 0)
    siyi_photo_captions_present (GTK_WIDGET (self), self->archive, ids);
}

static void
view_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  SiyiSessionPhotos *self = data;
  g_autoptr(GArray) ids = siyi_session_photos_dup_chosen (self);

  if (ids->len > 0)
    siyi_photo_viewer_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->archive,
                               self->session, g_array_index (ids, gint64, 0));
}

static void
camera_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  SiyiSessionPhotos *self = data;

  if (self->session != 0)
    siyi_camera_dialog_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->archive,
                                self->session);
}

static void
mask_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  SiyiSessionPhotos *self = data;
  g_autoptr(GArray) ids = siyi_session_photos_dup_chosen (self);

  if (ids->len == 1)
    siyi_photo_mask_dialog_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->archive,
                                    g_array_index (ids, gint64, 0));
}

static void
stop_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  siyi_session_photos_stop (data);
}

static void
add_action (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  siyi_session_photos_choose (data);
}

static void
add_folder_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  siyi_session_photos_choose_folder (data, FALSE);
}

static void
sort_folder_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  siyi_session_photos_choose_folder (data, TRUE);
}

static void
move_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  SiyiSessionPhotos *self = data;
  const int by = g_variant_get_int32 (parameter);
  const int row = (int) siyi_session_photos_n_columns (self);

  siyi_session_photos_move (self, by == -1 || by == 1 ? by : by / 2 * row);
}

static void
by_time_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  siyi_session_photos_sort (data);
}

void
siyi_session_photos_install (SiyiSessionPhotos *self)
{
  static const GActionEntry entries[] = {
    { .name = "add", .activate = add_action },
    { .name = "add-folder", .activate = add_folder_action },
    { .name = "sort-folder", .activate = sort_folder_action },
    { .name = "stop", .activate = stop_action },
    { .name = "camera", .activate = camera_action },
    { .name = "view", .activate = view_action },
    { .name = "mask", .activate = mask_action },
    { .name = "captions", .activate = captions_action },
    { .name = "kind", .activate = kind_action, .parameter_type = "s" },
    { .name = "publish", .activate = publish_action, .parameter_type = "b" },
    { .name = "take-out", .activate = take_out_action },
    { .name = "excuse", .activate = excuse_action },
    { .name = "move", .activate = move_action, .parameter_type = "i" },
    { .name = "by-time", .activate = by_time_action },
  };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "photos", G_ACTION_GROUP (group));
  siyi_guard_group (GTK_WIDGET (self), G_ACTION_MAP (group), "photos");
}
