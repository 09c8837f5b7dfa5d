/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sign-in tab of a session: the two parts as tables, the scanned sheet beside them, and what keeps
 * the sheet from being accepted. It follows the archive's "changed"; each step is one action that can
 * be undone. Main thread; the work is on the archive's. */
#include "siyi-session-signin-private.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-role-guard.h"
#include "siyi-window.h"

G_DEFINE_FINAL_TYPE (SiyiSessionSignin, siyi_session_signin, GTK_TYPE_WIDGET)

/* A change under way. */
typedef struct
{
  SiyiSessionSignin *self;     /* a reference */
  const char        *title;    /* translated, of the undo and the toast */
} Change;

typedef struct
{
  gint64     session;
  GPtrArray *lines;            /* SiyiSigninLine */
  GBytes    *ink;              /* (nullable) */
} Signing;

typedef struct
{
  SiyiSessionSignin *self;     /* a reference */
  SiyiSigninLine    *line;
} AskedInk;

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autofree Change *change = data;
  g_autoptr(SiyiSessionSignin) self = change->self;
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (action == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), change->title, error);
      return;
    }

  siyi_push_undo (GTK_WIDGET (self), action, change->title);
  siyi_toast_with_button (GTK_WIDGET (self), change->title, _("Undo"), "win.undo", NULL);
}

/**
 * siyi_session_signin_write:
 * @title: translated; it stays
 * @work: gives back the UUID of its action
 * @data: (transfer full)
 */
void
siyi_session_signin_write (SiyiSessionSignin *self,
                           const char        *title,
                           SiyiWork           work,
                           gpointer           data,
                           GDestroyNotify     destroy_data)
{
  Change *change = g_new0 (Change, 1);

  change->self = g_object_ref (self);
  change->title = title;
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, work, data, destroy_data, g_free, NULL, on_written,
                          change);
}

static void
signing_free (gpointer data)
{
  Signing *signing = data;

  g_ptr_array_unref (signing->lines);
  g_clear_pointer (&signing->ink, g_bytes_unref);
  g_free (signing);
}

static gpointer
sign_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const Signing *signing = data;

  return siyi_signin_sign (db, signing->session, (const SiyiSigninLine * const *) signing->lines->pdata,
                           signing->lines->len, signing->ink, error);
}

static gpointer
unsign_in_thread (SiyiDb        *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  return siyi_signin_unsign (db, *(const gint64 *) data, error);
}

/**
 * siyi_session_signin_sign:
 * @lines: who signs; read during the call only
 * @ink: (nullable): of the one who signs on the screen
 */
void
siyi_session_signin_sign (SiyiSessionSignin             *self,
                          const SiyiSigninLine * const  *lines,
                          guint                          n_lines,
                          GBytes                        *ink)
{
  Signing *signing;

  if (n_lines == 0)
    return;

  signing = g_new0 (Signing, 1);
  signing->session = self->session;
  signing->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_signin_line_free);
  for (guint i = 0; i < n_lines; i++)
    g_ptr_array_add (signing->lines, siyi_signin_line_copy (lines[i]));
  signing->ink = ink != NULL ? g_bytes_ref (ink) : NULL;
  siyi_session_signin_write (self, C_("signing", "Signed"), sign_in_thread, signing, signing_free);
}

void
siyi_session_signin_unsign (SiyiSessionSignin *self,
                            gint64             line)
{
  siyi_session_signin_write (self, _("Signature taken back"), unsign_in_thread,
                             g_memdup2 (&line, sizeof line), g_free);
}

static void
on_ink (GBytes   *ink,
        gpointer  data)
{
  AskedInk *asked = data;
  const SiyiSigninLine *line = asked->line;

  if (ink != NULL && asked->self->archive != NULL)
    siyi_session_signin_sign (asked->self, &line, 1, ink);
  siyi_signin_line_free (asked->line);
  g_object_unref (asked->self);
  g_free (asked);
}

/**
 * siyi_session_signin_ask_ink:
 * @line: who is to sign on the screen; read during the call only
 */
void
siyi_session_signin_ask_ink (SiyiSessionSignin    *self,
                             const SiyiSigninLine *line)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  AskedInk *asked = g_new0 (AskedInk, 1);
  g_autofree char *who = siyi_signin_words_person (line, 1);

  asked->self = g_object_ref (self);
  asked->line = siyi_signin_line_copy (line);
  siyi_ink_dialog_present (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, who, on_ink, asked);
}

/* Of the newest scanned sheet, in its head. */
void
siyi_session_signin_show_filed (SiyiSessionSignin *self)
{
  g_autofree char *filed =
    self->sheet != NULL ? siyi_signin_words_filed (self->sheet, siyi_signin_scan_view_get_n_pages (self->scan))
                        : NULL;

  gtk_label_set_text (self->filed, filed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "signin.take-out",
                                 self->sheet != NULL && self->sheet->sheets->len > 0);
}

static void
update_note (SiyiSessionSignin *self)
{
  const gboolean open = self->sheet->n_open_staff + self->sheet->n_open_groups > 0;
  const SiyiDay today = siyi_clock_today (siyi_archive_get_clock (self->archive));
  g_autofree char *note = siyi_signin_words_note (self->sheet, today);

  gtk_label_set_text (self->note, note);
  gtk_image_set_from_icon_name (self->note_icon, open ? "dialog-warning-symbolic" : "object-select-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->note_icon), open ? "success" : "warning");
  gtk_widget_add_css_class (GTK_WIDGET (self->note_icon), open ? "warning" : "success");
}

/* (transfer full) */
static void
take (SiyiSessionSignin *self,
      SiyiSignin        *sheet)
{
  g_clear_pointer (&self->sheet, siyi_signin_free);
  self->sheet = sheet;
  self->n_taken++;
  for (int part = 0; part < SIYI_N_SIGNIN_PARTS; part++)
    {
      g_autofree char *count = siyi_signin_words_count (sheet, (SiyiSigninPart) part);

      gtk_label_set_text (self->counts[part], count);
    }
  siyi_session_signin_fill (self);
  siyi_signin_scan_view_show (self->scan, sheet->sheets);
  siyi_session_signin_show_filed (self);
  update_note (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    sheet->staff->len + sheet->groups->len + sheet->sheets->len > 0 ? "sheet"
                                                                                                    : "none");
}

static gpointer
load_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  return siyi_signin_load (db, *(const gint64 *) data, error);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) asked = data;
  SiyiSessionSignin *self = g_task_get_source_object (asked);
  g_autoptr(GError) error = NULL;
  SiyiSignin *sheet = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (asked)))
    g_clear_pointer (&sheet, siyi_signin_free);
  else if (sheet == NULL)
    siyi_show_error (GTK_WIDGET (self), _("Opening the sign-in sheet"), error);
  else
    take (self, sheet);
}

/**
 * siyi_session_signin_load:
 *
 * Asks for the sheet of the session shown.
 */
void
siyi_session_signin_load (SiyiSessionSignin *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (self->session == 0)
    return;

  self->asking = g_cancellable_new ();
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, load_in_thread,
                          g_memdup2 (&self->session, sizeof self->session), g_free,
                          (GDestroyNotify) siyi_signin_free, self->asking, on_loaded,
                          g_task_new (self, self->asking, NULL, NULL));
}

/**
 * siyi_session_signin_show:
 * @session: 0: none
 */
void
siyi_session_signin_show (GtkWidget *part,
                          gint64     session)
{
  SiyiSessionSignin *self = SIYI_SESSION_SIGNIN (part);

  if (session != self->session)
    {
      g_clear_pointer (&self->sheet, siyi_signin_free);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), session != 0 ? "waiting" : "none");
    }
  self->session = session;
  siyi_session_signin_load (self);
}

static gpointer
accept_in_thread (SiyiDb        *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  return siyi_signin_accept (db, *(const gint64 *) data, error);
}

/**
 * siyi_session_signin_accept:
 *
 * Accepts the compared sheet; where something is open, says what.
 */
void
siyi_session_signin_accept (GtkWidget *part)
{
  SiyiSessionSignin *self = SIYI_SESSION_SIGNIN (part);
  GtkRoot *root = gtk_widget_get_root (part);
  GtkWidget *dialog;

  if (self->sheet == NULL)
    return;
  if (self->sheet->n_open_staff + self->sheet->n_open_groups == 0)
    {
      siyi_session_signin_write (self, _("Sign-in sheet accepted"), accept_in_thread,
                                 g_memdup2 (&self->session, sizeof self->session), g_free);
      return;
    }

  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _("Not Yet to Be Accepted"),
                                   gtk_label_get_text (self->note));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SiyiSessionSignin *self = SIYI_SESSION_SIGNIN (widget);

  if (self->session != 0)
    siyi_session_print (widget, self->archive, self->session,
                        g_str_has_suffix (name, "-a") ? SIYI_SESSION_PAPER_SIGNIN_A : SIYI_SESSION_PAPER_SIGNIN_B);
}

static void
choose_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  siyi_session_signin_choose (SIYI_SESSION_SIGNIN (widget));
}

static void
take_out_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  siyi_session_signin_remove_scan (SIYI_SESSION_SIGNIN (widget));
}

static void
siyi_session_signin_dispose (GObject *object)
{
  SiyiSessionSignin *self = SIYI_SESSION_SIGNIN (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (self->archive != NULL)
    g_signal_handlers_disconnect_by_data (self->archive, self);
  siyi_children_unparent (object);
  for (int part = 0; part < SIYI_N_SIGNIN_PARTS; part++)
    g_clear_object (&self->rows[part]);
  g_clear_object (&self->archive);
  g_clear_pointer (&self->sheet, siyi_signin_free);

  G_OBJECT_CLASS (siyi_session_signin_parent_class)->dispose (object);
}

static void
siyi_session_signin_class_init (SiyiSessionSigninClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_session_signin_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  siyi_guard_install (widget_class, "signin.print-a", NULL, print_action);
  siyi_guard_install (widget_class, "signin.print-b", NULL, print_action);
  siyi_guard_install (widget_class, "signin.choose", NULL, choose_action);
  siyi_guard_install (widget_class, "signin.take-out", NULL, take_out_action);
}

static void
siyi_session_signin_init (SiyiSessionSignin *self)
{
}

/**
 * siyi_session_signin_new:
 * @archive: the archive
 *
 * Returns: (transfer floating): the sign-in tab, showing no session yet
 */
GtkWidget *
siyi_session_signin_new (SiyiArchive *archive)
{
  SiyiSessionSignin *self = g_object_new (SIYI_TYPE_SESSION_SIGNIN, NULL);

  self->archive = g_object_ref (archive);
  siyi_session_signin_build (self);
  siyi_session_signin_add_drop (self);
  g_signal_connect_swapped (archive, "changed", G_CALLBACK (siyi_session_signin_load), self);

  return GTK_WIDGET (self);
}
