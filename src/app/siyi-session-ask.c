/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small questions of a session's page: why a piece is missing, when a group shall come, who
 * writes and who sits beside, whether the session ends though somebody has not come. Main thread. */
#include "siyi-session-ask.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  /* Owned */
  GtkWidget        *page;
  SiyiArchive      *archive;
  char             *done;        /* what the toast says */
  SiyiSessionWrite  write;       /* without its texts */

  /* Borrowed, of the dialog; NULL where it asks for nothing of the kind */
  GtkWidget        *dialog;
  GtkEditable      *text;
  GtkTextBuffer    *more;
} Asked;

static void
asked_free (gpointer data,
            GClosure *closure)
{
  Asked *asked = data;

  g_object_unref (asked->page);
  g_object_unref (asked->archive);
  g_free (asked->done);
  g_free (asked->write.time);
  g_free (asked);
}

static Asked *
asked_new (GtkWidget        *page,
           SiyiArchive      *archive,
           SiyiSessionWrite  write,
           const char       *done)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->page = g_object_ref (page);
  asked->archive = g_object_ref (archive);
  asked->done = g_strdup (done);
  asked->write = write;

  return asked;
}

static char *
text_of (GtkEditable *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

static char *
text_or_null (char *text)
{
  if (text != NULL && *text == '\0')
    g_clear_pointer (&text, g_free);

  return text;
}

static void
on_response (AdwMessageDialog *dialog,
             const char       *response,
             Asked            *asked)
{
  SiyiSessionWrite write = asked->write;
  char *more = NULL;

  if (!g_str_equal (response, "act"))
    return;

  if (asked->more != NULL)
    g_object_get (asked->more, "text", &more, NULL);
  if (write.kind == SIYI_SESSION_WRITE_APPOINTED)
    write.time = siyi_session_read_time (gtk_editable_get_text (asked->text));
  else if (asked->text != NULL)
    write.text = text_or_null (text_of (asked->text));
  write.more = text_or_null (more != NULL ? g_strstrip (more) : NULL);
  if (write.kind == SIYI_SESSION_WRITE_CLOSE)
    write.time = siyi_session_time_now (asked->archive);
  siyi_session_write (asked->page, asked->archive, write, _("Changing the session"), asked->done);
}

/* A reason has to be given; a time may be taken away, but what is written has to be one. */
static void
on_changed (Asked *asked)
{
  g_autofree char *text = text_of (asked->text);
  g_autofree char *time = siyi_session_read_time (text);
  gboolean enough = asked->write.kind == SIYI_SESSION_WRITE_STAFF ||
                    (asked->write.kind == SIYI_SESSION_WRITE_APPOINTED
                       ? *text == '\0' || time != NULL : *text != '\0');

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (asked->dialog), "act", enough);
}

static GtkWidget *
new_entry (const char *label,
           const char *hint,
           const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), hint);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return entry;
}

static void
present (Asked      *asked,
         const char *heading,
         const char *body,
         const char *act,
         GtkWidget  *extra)
{
  GtkRoot *root = gtk_widget_get_root (asked->page);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (root), heading, body);

  asked->dialog = dialog;
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "act", act,
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "act",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "act");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  if (extra != NULL)
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), extra);
  if (asked->text != NULL)
    {
      g_signal_connect_swapped (asked->text, "changed", G_CALLBACK (on_changed), asked);
      on_changed (asked);
    }
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), asked, asked_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  if (asked->text != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (asked->text));
}

/**
 * siyi_session_ask_excuse:
 * @page: the page
 * @piece: one that is not whole
 */
void
siyi_session_ask_excuse (GtkWidget   *page,
                         SiyiArchive *archive,
                         gint64       session,
                         SiyiPiece    piece)
{
  const char *name = siyi_session_words_piece_name (piece);
  /* Translators: %s is one of the four ones */
  g_autofree char *heading = g_strdup_printf (_("Why Is It Missing: %s?"), name);
  /* Translators: %s is one of the four ones */
  g_autofree char *done = g_strdup_printf (_("Reason noted: %s"), name);
  GtkWidget *entry = new_entry (_("Reason"), _("Reason, for example: camera broken"), NULL);
  Asked *asked = asked_new (page, archive,
                            (SiyiSessionWrite) { .kind = SIYI_SESSION_WRITE_EXCUSE,
                                                 .session = session, .piece = piece }, done);

  asked->text = GTK_EDITABLE (entry);
  present (asked, heading, _("The reason stands in the archive. The piece counts as dealt with, "
                             "not as there."), _("_Note It"), entry);
}

/**
 * siyi_session_ask_time:
 * @line: a group that has not been received; read during the call only
 */
void
siyi_session_ask_time (GtkWidget           *page,
                       SiyiArchive         *archive,
                       const SiyiQueueLine *line)
{
  /* Translators: %s is a group, its name masked */
  g_autofree char *heading = g_strdup_printf (_("When Shall %s Come?"), line->masked);
  const char *time = line->appointed != NULL ? siyi_session_words_time (line->appointed) : NULL;
  GtkWidget *entry = new_entry (_("Time"), _("Time, for example: 10:40"), time);
  Asked *asked = asked_new (page, archive,
                            (SiyiSessionWrite) { .kind = SIYI_SESSION_WRITE_APPOINTED,
                                                 .visit = line->visit }, _("Time changed"));

  asked->text = GTK_EDITABLE (entry);
  present (asked, heading, NULL, _("_Change"), entry);
}

static GtkWidget *
new_more (Asked      *asked,
          const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *label = gtk_label_new (_("Sitting beside: name and unit, one a line"));
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  asked->more = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_set_text (asked->more, text != NULL ? text : "", -1);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Sitting beside: name and unit, one a line"), -1);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "field-caption");
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 96);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "facts-field");

  return box;
}

/**
 * siyi_session_ask_staff:
 * @reception: who they are now; read during the call only
 */
void
siyi_session_ask_staff (GtkWidget           *page,
                        SiyiArchive         *archive,
                        const SiyiReception *reception)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *entry = new_entry (_("Recorder"), _("Recorder"), reception->recorder);
  Asked *asked = asked_new (page, archive,
                            (SiyiSessionWrite) { .kind = SIYI_SESSION_WRITE_STAFF,
                                                 .session = reception->session->id },
                            _("Recorder and persons beside saved"));

  asked->text = GTK_EDITABLE (entry);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), new_more (asked, reception->accompany));
  present (asked, _("Recorder and Persons Sitting Beside"), NULL, _("_Save"), box);
}

static SiyiSessionWrite
closing (gint64 session)
{
  return (SiyiSessionWrite) { .kind = SIYI_SESSION_WRITE_CLOSE, .session = session };
}

/**
 * siyi_session_ask_close:
 * @n_waiting: groups that have not been received
 *
 * Asks only where somebody waits.
 */
void
siyi_session_ask_close (GtkWidget   *page,
                        SiyiArchive *archive,
                        gint64       session,
                        int          n_waiting)
{
  g_autofree char *body = NULL;

  if (n_waiting == 0)
    {
      siyi_session_close_now (page, archive, session);
      return;
    }

  body = g_strdup_printf (ngettext ("%d group was not received. It stays in the queue as it is.",
                                    "%d groups were not received. They stay in the queue as they are.",
                                    (gulong) n_waiting), n_waiting);
  present (asked_new (page, archive, closing (session), _("Session ended")),
           _("End the Session?"), body, _("_End It"), NULL);
}

void
siyi_session_close_now (GtkWidget   *page,
                        SiyiArchive *archive,
                        gint64       session)
{
  SiyiSessionWrite write = closing (session);

  write.time = siyi_session_time_now (archive);
  siyi_session_write (page, archive, write, _("Changing the session"), _("Session ended"));
}

/**
 * siyi_session_read_time:
 * @text: as typed: "9:05", "9：05", "0905"
 *
 * Returns: (transfer full) (nullable): hh:mm; %NULL where it is no time of the day
 */
char *
siyi_session_read_time (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_auto(GStrv) parts = g_strsplit (plain != NULL ? g_strstrip (plain) : "", ":", -1);
  guint64 hours, minutes;

  if (g_strv_length (parts) == 1 && strlen (parts[0]) == 4 &&
      g_ascii_string_to_unsigned (parts[0], 10, 0, 2359, &hours, NULL))
    {
      minutes = hours % 100;
      hours /= 100;
    }
  else if (g_strv_length (parts) != 2 ||
           !g_ascii_string_to_unsigned (parts[0], 10, 0, 23, &hours, NULL) ||
           !g_ascii_string_to_unsigned (parts[1], 10, 0, 59, &minutes, NULL))
    return NULL;

  return minutes < 60 ? g_strdup_printf ("%02d:%02d", (int) hours, (int) minutes) : NULL;
}
