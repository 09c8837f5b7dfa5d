/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks of what a package is made and for whom. A pass phrase is typed twice, for nobody can read what was
 * sealed with a slip of the keys. Main thread. */
#include "siyi-package-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-seal.h"

typedef struct { SiyiPackageKind kind; int year, month; gint64 session; } Subject;

typedef struct
{
  GtkWidget         *window;
  AdwComboRow       *subject, *audience, *form;
  GtkSwitch         *seal;
  GtkWidget         *phrase, *again;
  GArray            *subjects;      /* Subject, as the row has them */
  SiyiPackageWished  wished;
  gpointer           data;
  GDestroyNotify     destroy;
} Dialog;

static const SiyiAudience audiences[] = { SIYI_AUDIENCE_INSIDE, SIYI_AUDIENCE_UNIT, SIYI_AUDIENCE_PUBLIC };

static void
dialog_free (gpointer  data,
             GClosure *closure)
{
  Dialog *dialog = data;

  g_array_unref (dialog->subjects);
  dialog->destroy (dialog->data);
  g_free (dialog);
}

static void
on_response (AdwMessageDialog *window,
             const char       *response,
             Dialog           *dialog)
{
  const guint chosen = adw_combo_row_get_selected (dialog->subject);
  const Subject *subject;
  SiyiPackingWish wish = { 0 };

  if (!g_str_equal (response, "pack") || chosen >= dialog->subjects->len)
    return;

  subject = &g_array_index (dialog->subjects, Subject, chosen);
  wish.kind = subject->kind;
  wish.session = subject->session;
  wish.year = subject->year;
  wish.month = subject->month;
  wish.audience = audiences[MIN (adw_combo_row_get_selected (dialog->audience), G_N_ELEMENTS (audiences) - 1)];
  wish.form = adw_combo_row_get_selected (dialog->form) == 0 ? SIYI_BAG_FOLDER : SIYI_BAG_ZIP;
  if (gtk_switch_get_active (dialog->seal))
    wish.passphrase = gtk_editable_get_text (GTK_EDITABLE (dialog->phrase));
  dialog->wished (&wish, dialog->data);
}

static void
on_changed (Dialog *dialog)
{
  const gboolean sealed = gtk_switch_get_active (dialog->seal);
  const char *phrase = gtk_editable_get_text (GTK_EDITABLE (dialog->phrase));
  const char *again = gtk_editable_get_text (GTK_EDITABLE (dialog->again));

  gtk_widget_set_visible (dialog->phrase, sealed);
  gtk_widget_set_visible (dialog->again, sealed);
  /* Sealed it is one file. */
  gtk_widget_set_sensitive (GTK_WIDGET (dialog->form), !sealed);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog->window), "pack",
                                           !sealed || (siyi_passphrase_check (phrase, NULL) &&
                                                       g_str_equal (phrase, again)));
}

static void
add_subject (Dialog        *dialog,
             GtkStringList *names,
             Subject        subject,
             char          *name)
{
  gtk_string_list_take (names, name);
  g_array_append_val (dialog->subjects, subject);
}

static GtkStringList *
list_subjects (Dialog         *dialog,
               int             year,
               SiyiDay         today,
               const SiyiOnes *ones)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  int present, last, day;

  siyi_day_split (today, &present, &last, &day);
  add_subject (dialog, names, (Subject) { .kind = SIYI_PACKAGE_YEAR, .year = year },
               g_strdup_printf (_("Whole year %d"), year));
  if (ones != NULL)
    {
      g_autofree char *words = siyi_case_words_day (ones->session->day, today, TRUE);

      add_subject (dialog, names, (Subject) { .kind = SIYI_PACKAGE_SESSION, .session = ones->session->id },
                   /* Translators: day and leader of a session */
                   g_strdup_printf (_("Session %1$s %2$s"), words,
                                    ones->session->leaders != NULL ? ones->session->leaders : ""));
    }
  for (int month = year < present ? 12 : last; month >= 1 && year <= present; month--)
    add_subject (dialog, names, (Subject) { .kind = SIYI_PACKAGE_MONTH, .year = year, .month = month },
                 /* Translators: year and month */
                 g_strdup_printf (_("Month %1$d-%2$02d"), year, month));

  return names;
}

static AdwComboRow *
add_combo (GtkWidget     *group,
           const char    *title,
           GtkStringList *names)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  g_object_unref (names);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return ADW_COMBO_ROW (row);
}

static GtkWidget *
add_phrase (Dialog     *dialog,
            GtkWidget  *group,
            const char *title)
{
  GtkWidget *row = adw_password_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_changed), dialog);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return row;
}

static void
add_seal (Dialog    *dialog,
          GtkWidget *group)
{
  GtkWidget *row = adw_action_row_new ();

  dialog->seal = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (dialog->seal), GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Sealed with a pass phrase"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("For sticks: nobody reads it without the phrase or its recovery code"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (dialog->seal));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (dialog->seal));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  dialog->phrase = add_phrase (dialog, group, _("Pass phrase"));
  dialog->again = add_phrase (dialog, group, _("Once more"));
  g_signal_connect_swapped (dialog->seal, "notify::active", G_CALLBACK (on_changed), dialog);
}

static GtkWidget *
new_form (Dialog         *dialog,
          int             year,
          SiyiDay         today,
          const SiyiOnes *ones)
{
  GtkWidget *group = adw_preferences_group_new ();
  const char *whom[] = { _("This office: everything"), _("A responsible unit: no reports or accusations, nothing that names petitioners"),
                         _("The public: only what may be published"), NULL };
  const char *forms[] = { _("Folder"), _("One .zip file"), NULL };

  dialog->subject = add_combo (group, _("Of what"), list_subjects (dialog, year, today, ones));
  dialog->audience = add_combo (group, _("For whom"), gtk_string_list_new (whom));
  dialog->form = add_combo (group, C_("package", "Form"), gtk_string_list_new (forms));
  add_seal (dialog, group);

  return group;
}

/**
 * siyi_package_dialog_ask:
 * @year: whose months are offered
 * @wished: called once, if the person goes on
 * @destroy: of @data
 */
void
siyi_package_dialog_ask (GtkWidget         *from,
                         int                year,
                         SiyiDay            today,
                         const SiyiOnes    *ones,
                         SiyiPackageWished  wished,
                         gpointer           data,
                         GDestroyNotify     destroy)
{
  Dialog *dialog = g_new0 (Dialog, 1);
  GtkRoot *root = gtk_widget_get_root (from);

  dialog->window = adw_message_dialog_new (GTK_WINDOW (root), _("Make a Package"),
                                           _("What it leaves out is named in it. It is proved before it counts."));
  dialog->subjects = g_array_new (FALSE, FALSE, sizeof (Subject));
  dialog->wished = wished;
  dialog->data = data;
  dialog->destroy = destroy;
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog->window), new_form (dialog, year, today, ones));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog->window), "cancel", _("_Cancel"),
                                    "pack", _("Choose a _Place…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog->window), "pack", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog->window), "pack");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog->window), "cancel");
  g_signal_connect_data (dialog->window, "response", G_CALLBACK (on_response), dialog, dialog_free, 0);
  on_changed (dialog);
  gtk_window_present (GTK_WINDOW (dialog->window));
}
