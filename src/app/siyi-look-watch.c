/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes in the trail what a pane has open: once an opening, and only what stays for a second, so that running
 * through a list with the arrow keys writes one line and not a thousand. There is nothing to switch it off
 * with (Civil Code 1039; domain, section 9). On its way while the pane shows it; main thread only. */
#include "siyi-look-watch.h"

#include "siyi-keeping.h"

#define WATCH "siyi-look-watch"

enum { STAYS_MS = 1000 };

/* Of a widget, and gone with it. */
typedef struct
{
  GtkWidget   *widget;     /* borrowed */
  SiyiArchive *archive;
  const char  *verb, *entity;
  gint64       id;         /* 0: nothing is open */
  gboolean     noted;
  guint        timer;
} Watch;

static void
watch_free (gpointer data)
{
  Watch *watch = data;

  g_clear_handle_id (&watch->timer, g_source_remove);
  g_object_unref (watch->archive);
  g_free (watch);
}

static gboolean
on_stayed (gpointer data)
{
  Watch *watch = data;

  watch->timer = 0;
  watch->noted = TRUE;
  siyi_archive_note_look (watch->archive, watch->verb, watch->entity, watch->id);

  return G_SOURCE_REMOVE;
}

static void
start (Watch *watch)
{
  g_clear_handle_id (&watch->timer, g_source_remove);
  if (watch->id != 0 && !watch->noted && gtk_widget_get_mapped (watch->widget))
    watch->timer = g_timeout_add (STAYS_MS, on_stayed, watch);
}

/* What nobody sees is not looked at. */
static void
on_unmapped (GtkWidget *widget)
{
  Watch *watch = g_object_get_data (G_OBJECT (widget), WATCH);

  if (watch != NULL)
    g_clear_handle_id (&watch->timer, g_source_remove);
}

static void
on_mapped (GtkWidget *widget)
{
  Watch *watch = g_object_get_data (G_OBJECT (widget), WATCH);

  if (watch != NULL)
    start (watch);
}

/**
 * siyi_look_watch:
 * @widget: the pane
 * @verb: static; look.case, look.task
 * @entity: static; the table of what is open
 * @id: of what is open now; 0: nothing, or it is withheld
 *
 * To be called whenever the pane shows something; the same again is no new opening.
 */
void
siyi_look_watch (GtkWidget   *widget,
                 SiyiArchive *archive,
                 const char  *verb,
                 const char  *entity,
                 gint64       id)
{
  Watch *watch = g_object_get_data (G_OBJECT (widget), WATCH);

  if (watch == NULL)
    {
      watch = g_new0 (Watch, 1);
      watch->widget = widget;
      watch->archive = g_object_ref (archive);
      g_object_set_data_full (G_OBJECT (widget), WATCH, watch, watch_free);
      g_signal_connect (widget, "map", G_CALLBACK (on_mapped), NULL);
      g_signal_connect (widget, "unmap", G_CALLBACK (on_unmapped), NULL);
    }
  if (watch->id == id)
    return;

  watch->verb = verb;
  watch->entity = entity;
  watch->id = id;
  watch->noted = FALSE;
  start (watch);
}
