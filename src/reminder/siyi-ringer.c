/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bells as desktop notifications through libnotify: the same tag takes the place of the older one, buttons
 * stand only where the server says it has them, and what it has is asked anew each time, for servers come,
 * go and restart. */
#include "siyi-ringer.h"

#include <glib/gi18n.h>
#include <libnotify/notify.h>
#include <string.h>

#define CLOSED_BY_PERSON 2      /* reason of the NotificationClosed signal */

struct _SiyiRinger
{
  SiyiAnswerFunc  function;
  gpointer        data;
  GHashTable     *shown;        /* tag -> NotifyNotification */
};

typedef struct
{
  SiyiRinger  *ringer;
  gint64       reminder;
  SiyiDueKind  kind;
  gint64       record;
} Shown;

SiyiRinger *
siyi_ringer_new (SiyiAnswerFunc  function,
                 gpointer        data)
{
  SiyiRinger *self = g_new0 (SiyiRinger, 1);

  self->function = function;
  self->data = data;
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  return self;
}

void
siyi_ringer_free (SiyiRinger *self)
{
  g_hash_table_unref (self->shown);
  if (notify_is_initted ())
    notify_uninit ();
  g_free (self);
}

static gboolean
server_has (GList      *caps,
            const char *cap)
{
  return g_list_find_custom (caps, cap, (GCompareFunc) strcmp) != NULL;
}

static void
on_action (NotifyNotification *notification,
           char               *action,
           gpointer            data)
{
  const Shown *shown = data;
  SiyiAnswer answer = SIYI_ANSWER_SEEN;

  if (g_str_equal (action, "default") || g_str_equal (action, "open"))
    answer = SIYI_ANSWER_OPEN;
  else if (g_str_equal (action, "later"))
    answer = SIYI_ANSWER_LATER;
  else if (g_str_equal (action, "tomorrow"))
    answer = SIYI_ANSWER_TOMORROW;

  shown->ringer->function (shown->reminder, shown->kind, shown->record, answer, shown->ringer->data);
  notify_notification_close (notification, NULL);
}

/* Closed by a person is seen; run out or closed by us is not. */
static void
on_closed (NotifyNotification *notification,
           gpointer            data)
{
  const Shown *shown = data;

  if (notify_notification_get_closed_reason (notification) == CLOSED_BY_PERSON)
    shown->ringer->function (shown->reminder, shown->kind, shown->record, SIYI_ANSWER_SEEN, shown->ringer->data);
}

static void
add_actions (NotifyNotification *notification,
             Shown              *shown)
{
  notify_notification_add_action (notification, "default", _("Open"), on_action, shown, NULL);
  notify_notification_add_action (notification, "open", _("Open"), on_action, shown, NULL);
  notify_notification_add_action (notification, "later", _("In an hour"), on_action, shown, NULL);
  notify_notification_add_action (notification, "tomorrow", _("Tomorrow morning"), on_action, shown, NULL);
  notify_notification_add_action (notification, "seen", _("Seen"), on_action, shown, NULL);
}

static NotifyNotification *
make (SiyiRinger     *self,
      const SiyiBell *bell,
      GList          *caps)
{
  /* Markup where the server reads it: names and requests are text. */
  g_autofree char *escaped = server_has (caps, "body-markup") ? g_markup_escape_text (bell->body, -1)
                                                              : g_strdup (bell->body);
  g_autofree char *plain = NULL;
  NotifyNotification *old = g_hash_table_lookup (self->shown, bell->tag);
  NotifyNotification *notification = NULL;
  Shown *shown = g_new0 (Shown, 1);
  int id = -1;

  if (old != NULL)
    g_object_get (old, "id", &id, NULL);
  if (!server_has (caps, "actions"))
    plain = g_strdup_printf ("%s\n%s", escaped, _("Open Siyi to act."));
  notification = notify_notification_new (bell->title, plain != NULL ? plain : escaped, "cn.siyi.Siyi");
  if (id > 0)
    g_object_set (notification, "id", id, NULL);

  *shown = (Shown) { self, bell->id, bell->kind, bell->record };
  g_object_set_data_full (G_OBJECT (notification), "siyi-shown", shown, g_free);
  notify_notification_set_app_name (notification, _("Siyi"));
  notify_notification_set_hint (notification, "desktop-entry", g_variant_new_string ("cn.siyi.Siyi"));
  notify_notification_set_hint (notification, "x-dunst-stack-tag", g_variant_new_string (bell->tag));
  notify_notification_set_category (notification, "x-siyi.due");
  notify_notification_set_urgency (notification, bell->urgent ? NOTIFY_URGENCY_CRITICAL : NOTIFY_URGENCY_NORMAL);
  if (server_has (caps, "persistence"))
    notify_notification_set_hint (notification, "resident", g_variant_new_boolean (TRUE));
  if (server_has (caps, "actions"))
    add_actions (notification, shown);
  g_signal_connect (notification, "closed", G_CALLBACK (on_closed), shown);

  return notification;
}

/**
 * siyi_ringer_show:
 * @bell: what rings
 * @server: (out): name of the server that took it
 *
 * Returns: whether a server took it; it is to be tried again where none did
 */
gboolean
siyi_ringer_show (SiyiRinger      *self,
                  const SiyiBell  *bell,
                  char           **server,
                  GError         **error)
{
  g_autofree char *vendor = NULL;
  g_autofree char *version = NULL;
  g_autofree char *spec = NULL;
  NotifyNotification *notification;
  GList *caps;

  *server = NULL;
  if (!notify_is_initted () && !notify_init (_("Siyi")))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "notifications can't be set up");
      return FALSE;
    }
  if (!notify_get_server_info (server, &vendor, &version, &spec) || *server == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED, "no notification server answers");
      return FALSE;
    }

  caps = notify_get_server_caps ();
  notification = make (self, bell, caps);
  g_list_free_full (caps, g_free);
  if (!notify_notification_show (notification, error))
    {
      g_object_unref (notification);
      return FALSE;
    }
  g_hash_table_insert (self->shown, g_strdup (bell->tag), notification);

  return TRUE;
}
