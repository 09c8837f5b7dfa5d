/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a matter is kept; a list of destruction drawn up, signed, taken back, carried out. Each says
 * its consequence before it is done; the last, which nothing takes back, wants the list's number
 * typed. The archive's writer does it, the window is held weakly. Main thread. */
#include "siyi-retention-ask.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <stdlib.h>

#include "siyi-retention-words.h"
#include "siyi-tip.h"
#include "siyi-weak.h"
#include "siyi-window.h"

typedef enum { YEARS, LIST, SIGN, CANCEL, DESTROY } Deed;

static const struct { const char *doing; const char *done; } words[] = {
  [YEARS] = { N_("Changing how long it is kept"), N_("Retention changed") },
  [LIST] = { N_("Drawing the list up"), N_("The list is drawn up; two persons sign it next") },
  [SIGN] = { N_("Signing the list"), N_("The list is signed") },
  [CANCEL] = { N_("Taking the list back"), N_("The list is taken back; it keeps its number") },
  [DESTROY] = { N_("Destroying what is on the list"), NULL },
};

/* In the order of the choice; by the rule first. */
static const int choices[] = { -1, SIYI_RETENTION_PERMANENT, 30, 10 };

typedef struct
{
  Deed         deed;
  SiyiArchive *archive;
  GWeakRef    *from;
  gint64       id;           /* of the case, or the list */
  int          years;
  GArray      *cases;        /* (nullable) gint64 */
  char        *text;         /* (nullable) the reason */
  guint        n_matters, n_files;

  /* Borrowed, of the dialog */
  GtkWidget   *dialog;
  GtkEditable *entry;        /* (nullable) */
  GtkDropDown *choice;       /* (nullable) */
  char        *wanted;       /* (nullable) what has to be typed */
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_object_unref (wish->archive);
  siyi_weak_free (wish->from);
  g_clear_pointer (&wish->cases, g_array_unref);
  g_free (wish->text);
  g_free (wish->wanted);
  g_free (wish);
}

static void
wish_closed (gpointer  data,
             GClosure *closure)
{
  wish_free (data);
}

static Wish *
wish_new (Deed         deed,
          GtkWidget   *from,
          SiyiArchive *archive,
          gint64       id)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->deed = deed;
  wish->archive = g_object_ref (archive);
  wish->from = siyi_weak_new (from);
  wish->id = id;

  return wish;
}

static gpointer
do_in_thread (SiyiDb        *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Wish *wish = data;

  switch (wish->deed)
    {
    case YEARS:
      return siyi_retention_set (db, wish->id, wish->years, wish->text, error);

    case LIST:
      return siyi_destruction_list (db, (const gint64 *) (gpointer) wish->cases->data, wish->cases->len, wish->text,
                                    error) != 0 ? g_strdup ("") : NULL;

    case SIGN:
      return siyi_destruction_sign (db, wish->id, error) ? g_strdup ("") : NULL;

    case CANCEL:
      return siyi_destruction_cancel (db, wish->id, error) ? g_strdup ("") : NULL;

    case DESTROY:
    default:
      return siyi_destruction_destroy (db, wish->id, &wish->n_files, error) ? g_strdup ("") : NULL;
    }
}

static void
say_done (GtkWidget  *from,
          const Wish *wish,
          const char *action)
{
  g_autofree char *matters = NULL;

  if (wish->deed == YEARS)
    siyi_push_undo (from, action, _("Retention"));
  if (wish->deed == DESTROY)
    matters = g_strdup_printf (ngettext ("%u matter destroyed; the list stays", "%u matters destroyed; the list stays",
                                         wish->n_matters), wish->n_matters);
  siyi_toast (from, matters != NULL ? matters : _(words[wish->deed].done));
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  Wish *wish = data;
  g_autoptr(GtkWidget) from = siyi_weak_get (wish->from);

  if (from != NULL && gtk_widget_get_root (from) != NULL)
    {
      if (action == NULL)
        siyi_show_error (from, _(words[wish->deed].doing), error);
      else
        say_done (from, wish, action);
    }
  wish_free (wish);
}

/* What runs on the writer is its own: the dialog's goes with the dialog. */
static void
on_response (AdwMessageDialog *dialog,
             const char       *response,
             Wish             *asked)
{
  g_autoptr(GtkWidget) from = siyi_weak_get (asked->from);
  Wish *wish;

  if (!g_str_equal (response, "act") || from == NULL)
    return;

  wish = wish_new (asked->deed, from, asked->archive, asked->id);
  wish->n_matters = asked->n_matters;
  wish->cases = asked->cases != NULL ? g_array_ref (asked->cases) : NULL;
  if (asked->choice != NULL)
    wish->years = choices[gtk_drop_down_get_selected (asked->choice)];
  if (asked->entry != NULL)
    wish->text = g_strdup (gtk_editable_get_text (asked->entry));
  siyi_archive_run_async (asked->archive, SIYI_ACCESS_WRITE, do_in_thread, wish, NULL, g_free, NULL, on_done, wish);
}

static void
on_changed (Wish *wish)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (wish->entry)));
  gboolean enough = wish->wanted != NULL ? g_str_equal (text, wish->wanted) : *text != '\0';

  if (wish->choice != NULL && choices[gtk_drop_down_get_selected (wish->choice)] < 0)
    enough = TRUE;
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (wish->dialog), "act", enough);
}

static GtkWidget *
new_entry (Wish       *wish,
           const char *label)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  wish->entry = GTK_EDITABLE (entry);

  return entry;
}

static void
present (Wish       *wish,
         GtkWidget  *from,
         const char *heading,
         const char *body,
         const char *act,
         GtkWidget  *extra)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (from)), heading, body);

  wish->dialog = dialog;
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "act", act, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "act",
                                              wish->deed == DESTROY ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), wish->deed == DESTROY ? "cancel" : "act");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  if (extra != NULL)
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), extra);
  if (wish->entry != NULL)
    {
      g_signal_connect_swapped (wish->entry, "changed", G_CALLBACK (on_changed), wish);
      if (wish->choice != NULL)
        g_signal_connect_swapped (wish->choice, "notify::selected", G_CALLBACK (on_changed), wish);
      on_changed (wish);
    }
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), wish, wish_closed, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  if (wish->entry != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (wish->entry));
}

static GtkWidget *
new_choice (Wish                    *wish,
            const SiyiRetentionLine *line)
{
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);
  GtkWidget *choice;

  gtk_string_list_append (list, _("By the rule"));
  for (gsize i = 1; i < G_N_ELEMENTS (choices); i++)
    gtk_string_list_take (list, siyi_retention_words_kept (choices[i], siyi_retention_ends (line->last_day, choices[i])));
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&list)), NULL);
  for (guint i = 1; line->by_person && i < G_N_ELEMENTS (choices); i++)
    if (choices[i] == line->years)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), i);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Retention"), -1);
  siyi_tip_inner (choice, choice);
  wish->choice = GTK_DROP_DOWN (choice);

  return choice;
}

/**
 * siyi_retention_ask_years:
 *
 * Asks how long a matter is kept, and why.
 */
void
siyi_retention_ask_years (GtkWidget               *from,
                          SiyiArchive             *archive,
                          const SiyiRetentionLine *line)
{
  Wish *wish = wish_new (YEARS, from, archive, line->case_id);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  /* Translators: %s is the number of a case */
  g_autofree char *heading = g_strdup_printf (_("How Long Is %s Kept?"), line->number);

  gtk_box_append (GTK_BOX (box), new_choice (wish, line));
  gtk_box_append (GTK_BOX (box), new_entry (wish, _("Reason, for example: leader’s important instruction")));
  if (line->by_person)
    gtk_editable_set_text (wish->entry, line->why);
  present (wish, from, heading,
           _("The rule: for ever where a leader has charge of it and it has a result, 30 years with a result, 10 years "
             "without. Anything else wants a reason, which stays in the archive."), _("_Change"), box);
}

/**
 * siyi_retention_ask_list:
 * @cases: whose keeping is over
 */
void
siyi_retention_ask_list (GtkWidget    *from,
                         SiyiArchive  *archive,
                         const gint64 *cases,
                         guint         n_cases)
{
  Wish *wish = wish_new (LIST, from, archive, 0);
  g_autofree char *heading = g_strdup_printf (ngettext ("Put %u Matter on a List of Destruction?",
                                                        "Put %u Matters on a List of Destruction?", n_cases), n_cases);

  wish->cases = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (wish->cases, cases, n_cases);
  present (wish, from, heading,
           _("The list gets a number. Nothing is destroyed yet: two persons sign the list first, one after the other."),
           _("_Draw Up"), new_entry (wish, _("Appraisal: who decided on it, and when")));
}

/**
 * siyi_retention_ask_sign:
 *
 * Who sits here signs.
 */
void
siyi_retention_ask_sign (GtkWidget             *from,
                         SiyiArchive           *archive,
                         const SiyiDestruction *list)
{
  Wish *wish = wish_new (SIGN, from, archive, list->id);
  g_autofree char *title = siyi_destruction_words_title (list);
  /* Translators: %s is who sits here */
  g_autofree char *heading = g_strdup_printf (_("Sign as %s?"), siyi_archive_get_who (archive));
  /* Translators: %s is a list of destruction */
  g_autofree char *body = g_strdup_printf (_("%s. Who signs has read the list and agrees that what stands on it is "
                                             "destroyed. The second signature is another person’s."), title);

  present (wish, from, heading, body, _("_Sign"), NULL);
}

/**
 * siyi_retention_ask_cancel:
 *
 * Takes a list back that is not carried out.
 */
void
siyi_retention_ask_cancel (GtkWidget             *from,
                           SiyiArchive           *archive,
                           const SiyiDestruction *list)
{
  Wish *wish = wish_new (CANCEL, from, archive, list->id);
  /* Translators: %d is the number of a list of destruction */
  g_autofree char *heading = g_strdup_printf (_("Take List No. %d Back?"), list->number);

  present (wish, from, heading, _("Its matters are kept on. The list stays under its number, with its signatures."),
           _("_Take Back"), NULL);
}

/**
 * siyi_retention_ask_destroy:
 *
 * Carries a list out, once its number was typed.
 */
void
siyi_retention_ask_destroy (GtkWidget             *from,
                            SiyiArchive           *archive,
                            const SiyiDestruction *list)
{
  Wish *wish = wish_new (DESTROY, from, archive, list->id);
  g_autofree char *heading = g_strdup_printf (ngettext ("Destroy %u Matter for Ever?", "Destroy %u Matters for Ever?",
                                                        list->items->len), list->items->len);
  /* Translators: %d is the number of the list, to be typed */
  g_autofree char *label = g_strdup_printf (_("Type the number of the list: %d"), list->number);

  wish->n_matters = list->items->len;
  wish->wanted = g_strdup_printf ("%d", list->number);
  present (wish, from, heading,
           _("Records, papers, photos and files of these matters are taken out of the archive. This cannot be undone, by "
             "nobody. What stays: this list, and in each book the row’s number, void. Backups made before still hold "
             "them: the office destroys those itself."), _("_Destroy"), new_entry (wish, label));
}
