/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seals the briefs of a session for the leader's own computer: whose, until when, a pass phrase typed
 * twice, a place; then the work, which can be stopped, and the recovery code, shown this once. Main
 * thread but for the sealing. */
#include "siyi-briefs-dialog-private.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-schedule-store.h"
#include "siyi-strength.h"
#include "siyi-weak.h"
#include "siyi-window.h"

enum { WIDTH = 560, USUAL_DAYS = 7, DAYS_TO_COME = 62 };

G_DEFINE_FINAL_TYPE (SiyiBriefsDialog, siyi_briefs_dialog, ADW_TYPE_WINDOW)

static const char *
text_of (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static SiyiDay
today_of (SiyiBriefsDialog *self)
{
  return siyi_clock_today (siyi_archive_get_clock (self->archive));
}

/* (nullable): whose briefs they are. */
const SiyiPlanned *
siyi_briefs_dialog_chosen_session (SiyiBriefsDialog *self)
{
  const guint at = adw_combo_row_get_selected (self->session);

  return at < self->sessions->len ? g_ptr_array_index (self->sessions, at) : NULL;
}

/* (nullable): for whom they are. */
const SiyiSeat *
siyi_briefs_dialog_chosen_seat (SiyiBriefsDialog *self)
{
  const SiyiPlanned *session = siyi_briefs_dialog_chosen_session (self);
  const GPtrArray *seats = session != NULL ? siyi_planned_sitting (session) : NULL;
  const guint at = adw_combo_row_get_selected (self->leader);

  return seats != NULL && at < seats->len ? g_ptr_array_index (seats, at) : NULL;
}

/* --- The form ----------------------------------------------------------------------------------- */

static const char *
strength_words (SiyiBriefsDialog *self)
{
  static const char * const words[] = {
    [SIYI_STRENGTH_SHORT] = N_("At least eight characters"),
    [SIYI_STRENGTH_WEAK] = N_("Weak: easily guessed. Take more words, or words that nobody expects."),
    [SIYI_STRENGTH_FAIR] = N_("Fair: enough for a stick that is handed over. Longer is better."),
    [SIYI_STRENGTH_GOOD] = N_("Good"),
  };

  if (*text_of (self->phrase) == '\0')
    return _("Say it to the leader by another way than the file.");
  if (*text_of (self->again) != '\0' && !g_str_equal (text_of (self->phrase), text_of (self->again)))
    return _("The two are not the same");

  return _(words[siyi_strength_of (text_of (self->phrase))]);
}

static void
on_changed (SiyiBriefsDialog *self)
{
  const SiyiStrength strength = siyi_strength_of (text_of (self->phrase));
  SiyiDay day;
  const gboolean has_day = siyi_day_row_get_day (self->expires, &day) && day >= today_of (self);

  gtk_label_set_text (self->strength, strength_words (self));
  if (strength == SIYI_STRENGTH_WEAK)
    gtk_widget_add_css_class (GTK_WIDGET (self->strength), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->strength), "warning");
  gtk_widget_set_sensitive (self->seal, siyi_briefs_dialog_chosen_seat (self) != NULL && has_day && strength != SIYI_STRENGTH_SHORT &&
                                          g_str_equal (text_of (self->phrase), text_of (self->again)));
}

static void
on_session (SiyiBriefsDialog *self)
{
  const SiyiPlanned *session = siyi_briefs_dialog_chosen_session (self);
  const GPtrArray *seats = session != NULL ? siyi_planned_sitting (session) : NULL;
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; seats != NULL && i < seats->len; i++)
    {
      const SiyiSeat *seat = g_ptr_array_index (seats, i);

      if (seat->post == NULL || *seat->post == '\0')
        gtk_string_list_append (names, seat->name);
      else
        /* Translators: a leader: name, post */
        gtk_string_list_take (names, g_strdup_printf (C_("leader", "%1$s, %2$s"), seat->name, seat->post));
    }
  adw_combo_row_set_model (self->leader, G_LIST_MODEL (names));
  on_changed (self);
}

static AdwComboRow *
add_combo (GtkWidget  *group,
           const char *title)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return ADW_COMBO_ROW (row);
}

static GtkWidget *
add_phrase (SiyiBriefsDialog *self,
            GtkWidget        *group,
            const char       *title)
{
  GtkWidget *row = adw_password_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_changed), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return row;
}

static GtkLabel *
new_line (const char *text,
          const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);

  return GTK_LABEL (label);
}

static GtkWidget *
new_form (SiyiBriefsDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *what = adw_preferences_group_new ();
  GtkWidget *secret = adw_preferences_group_new ();

  self->session = add_combo (what, C_("briefs", "Session"));
  self->leader = add_combo (what, _("For the leader"));
  self->expires = SIYI_DAY_ROW (siyi_day_row_new (_("Last day to answer")));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (what), GTK_WIDGET (self->expires));
  self->phrase = add_phrase (self, secret, _("Pass phrase"));
  self->again = add_phrase (self, secret, _("Once more"));
  self->strength = new_line (NULL, "secondary");
  self->trouble = new_line (NULL, "error");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (new_line (_("What the leader reads before the session, for a computer "
                                                         "without an archive. Identity numbers and phones stay "
                                                         "here. Answers come back as a file."), "secondary")));
  gtk_box_append (GTK_BOX (box), what);
  gtk_box_append (GTK_BOX (box), secret);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->strength));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->trouble));
  gtk_widget_add_css_class (box, "dialog-body");
  g_signal_connect_swapped (self->session, "notify::selected", G_CALLBACK (on_session), self);
  g_signal_connect_swapped (self->leader, "notify::selected", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->expires, "changed", G_CALLBACK (on_changed), self);

  return box;
}

/* --- The widget --------------------------------------------------------------------------------- */

/* Cancel, Stop or Close, as it says. */
static void
on_cancel (SiyiBriefsDialog *self)
{
  if (self->job != NULL)
    g_cancellable_cancel (siyi_job_get_cancellable (self->job));
  else
    gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
new_working (SiyiBriefsDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "dialog-body");
  gtk_box_append (GTK_BOX (box), gtk_label_new (_("Sealing the briefs")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));

  return box;
}

static GtkWidget *
new_header (SiyiBriefsDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->cancel = gtk_button_new_with_label (_("Cancel"));
  self->seal = gtk_button_new_with_label (_("Choose a Place…"));
  gtk_widget_add_css_class (self->seal, "suggested-action");
  g_signal_connect_swapped (self->cancel, "clicked", G_CALLBACK (on_cancel), self);
  g_signal_connect_swapped (self->seal, "clicked", G_CALLBACK (siyi_briefs_dialog_ask_place), self);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->seal);

  return header;
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  siyi_briefs_dialog_print_code (SIYI_BRIEFS_DIALOG (widget));
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  siyi_briefs_dialog_save_code (SIYI_BRIEFS_DIALOG (widget));
}

static void
siyi_briefs_dialog_dispose (GObject *object)
{
  SiyiBriefsDialog *self = SIYI_BRIEFS_DIALOG (object);

  if (self->job != NULL)
    g_cancellable_cancel (siyi_job_get_cancellable (self->job));
  g_clear_object (&self->job);
  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (siyi_briefs_dialog_parent_class)->dispose (object);
}

static void
siyi_briefs_dialog_finalize (GObject *object)
{
  SiyiBriefsDialog *self = SIYI_BRIEFS_DIALOG (object);

  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_free (self->code);
  g_free (self->name);

  G_OBJECT_CLASS (siyi_briefs_dialog_parent_class)->finalize (object);
}

static void
siyi_briefs_dialog_class_init (SiyiBriefsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_briefs_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = siyi_briefs_dialog_finalize;
  gtk_widget_class_install_action (widget_class, "briefs.print-code", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "briefs.save-code", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
siyi_briefs_dialog_init (SiyiBriefsDialog *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_window_set_title (GTK_WINDOW (self), _("Seal Briefs for a Leader"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, -1);
  gtk_box_append (GTK_BOX (content), new_header (self));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->stack));
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, new_form (self), "form");
  gtk_stack_add_named (self->stack, new_working (self), "working");
  gtk_stack_add_named (self->stack, siyi_briefs_dialog_new_done (self), "done");
  adw_window_set_content (ADW_WINDOW (self), content);
}

/* --- Asking ------------------------------------------------------------------------------------- */

static char *
session_words (const SiyiPlanned *session,
               SiyiDay            today)
{
  g_autofree char *day = siyi_case_words_day (session->day, today, TRUE);

  if (session->from == NULL)
    return g_steal_pointer (&day);

  /* Translators: a session: day, hour */
  return g_strdup_printf (C_("session", "%1$s %2$s"), day, session->from);
}

static void
fill (SiyiBriefsDialog *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  const SiyiDay today = today_of (self);

  for (guint i = 0; i < self->sessions->len; i++)
    gtk_string_list_take (names, session_words (g_ptr_array_index (self->sessions, i), today));
  adw_combo_row_set_model (self->session, G_LIST_MODEL (names));
  siyi_day_row_set_day (self->expires, today + USUAL_DAYS);
  on_session (self);
}

typedef struct { gint64 session; SiyiDay today; } Ask;

static gpointer
load_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const Ask *ask = data;
  GPtrArray *sessions;
  SiyiPlanned *one;

  if (ask->session == 0)
    return siyi_planned_load (db, ask->today, ask->today + DAYS_TO_COME, FALSE, error);

  one = siyi_planned_load_one (db, ask->session, error);
  if (one == NULL)
    return NULL;
  sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_planned_free);
  g_ptr_array_add (sessions, one);

  return sessions;
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GtkWidget) from = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) sessions = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  GtkRoot *root = from != NULL ? gtk_widget_get_root (from) : NULL;
  SiyiBriefsDialog *self;

  if (root == NULL)
    return;
  if (sessions == NULL)
    {
      siyi_show_error (from, _("Sealing the briefs"), error);
      return;
    }
  if (sessions->len == 0)
    {
      siyi_toast (from, _("No session is planned for the next two months"));
      return;
    }

  self = g_object_new (SIYI_TYPE_BRIEFS_DIALOG, "transient-for", root, NULL);
  self->archive = g_object_ref (SIYI_ARCHIVE (source));
  self->sessions = g_steal_pointer (&sessions);
  fill (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->phrase);
}

/**
 * siyi_briefs_dialog_ask:
 * @from: a widget in a window
 * @session: whose briefs; 0: one of those to come is chosen
 *
 * Shows the dialog once the sessions are known.
 */
void
siyi_briefs_dialog_ask (GtkWidget   *from,
                        SiyiArchive *archive,
                        gint64       session)
{
  const Ask ask = { session, siyi_clock_today (siyi_archive_get_clock (archive)) };

  siyi_archive_run_async (archive, SIYI_ACCESS_READ, load_in_thread, g_memdup2 (&ask, sizeof ask), g_free,
                          (GDestroyNotify) g_ptr_array_unref, NULL, on_loaded, siyi_weak_new (from));
}
