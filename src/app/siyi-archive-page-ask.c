/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the Archive page asks before a job begins: what to pack and where to, a stick, the phrase of a sealed
 * package; and the recovery code, which is shown once. Main thread. */
#include "siyi-archive-page-private.h"

#include <glib/gi18n.h>

#include "siyi-document.h"
#include "siyi-file-ask.h"
#include "siyi-keeping.h"
#include "siyi-ones-view.h"
#include "siyi-package-dialog.h"
#include "siyi-print.h"
#include "siyi-seal.h"
#include "siyi-weak.h"
#include "siyi-window.h"

typedef struct
{
  SiyiPackingWish  wish;
  char            *phrase;
  gint64           package;       /* to be copied; 0: a new one */
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->phrase);
  g_free (place);
}

static void
on_folder (GtkWidget  *widget,
           const char *path,
           gpointer    data)
{
  SiyiArchivePage *self = SIYI_ARCHIVE_PAGE (widget);
  Place *place = data;

  if (place->package != 0)
    {
      siyi_archive_page_copy (self, place->package, path);
      return;
    }

  place->wish.output = path;
  place->wish.into = TRUE;
  place->wish.passphrase = place->phrase;
  siyi_archive_page_pack (self, &place->wish);
}

static void
ask_folder (SiyiArchivePage *self,
            const char      *title,
            Place           *place)
{
  gtk_native_dialog_show (siyi_file_ask_open (GTK_WIDGET (self), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, title,
                                              _("_Choose"), on_folder, place, place_free));
}

static void
on_wished (const SiyiPackingWish *wish,
           gpointer               data)
{
  g_autoptr(SiyiArchivePage) self = siyi_weak_get (data);
  Place *place;

  if (self == NULL)
    return;

  place = g_new0 (Place, 1);
  place->wish = *wish;
  place->phrase = g_strdup (wish->passphrase);
  place->wish.passphrase = NULL;
  ask_folder (self, _("Where the Package Goes"), place);
}

/**
 * siyi_archive_page_ask_package:
 *
 * Asks what to pack: the year that shows, one of its months, or the session with the cursor.
 */
void
siyi_archive_page_ask_package (SiyiArchivePage *self)
{
  GtkWidget *part = adw_bin_get_child (ADW_BIN (adw_view_stack_get_child_by_name (self->stack, "ones")));
  const SiyiDay today = siyi_clock_today (siyi_archive_get_clock (self->archive));
  const SiyiOnesYear *year = SIYI_IS_ONES_VIEW (part) ? siyi_ones_view_get_year (SIYI_ONES_VIEW (part)) : NULL;
  const SiyiOnes *ones =
    year != NULL ? siyi_ones_year_find (year, siyi_ones_grid_get_session (siyi_ones_view_get_grid (SIYI_ONES_VIEW (part))))
                 : NULL;

  siyi_package_dialog_ask (GTK_WIDGET (self), year != NULL ? year->year : siyi_day_year (today), today,
                           ones != NULL && ones->over ? ones : NULL, on_wished, siyi_weak_new (self),
                           (GDestroyNotify) siyi_weak_free);
}

void
siyi_archive_page_ask_copy (SiyiArchivePage *self,
                            gint64           package)
{
  Place *place = g_new0 (Place, 1);

  place->package = package;
  ask_folder (self, _("Copy the Package to"), place);
}

/* --- The phrase of a sealed one ------------------------------------------------------------------- */

typedef struct { GWeakRef *page; gint64 package; GtkWidget *entry; } Phrase;

static void
phrase_free (gpointer  data,
             GClosure *closure)
{
  Phrase *phrase = data;

  siyi_weak_free (phrase->page);
  g_free (phrase);
}

static void
on_phrase (AdwMessageDialog *dialog,
           const char       *response,
           Phrase           *phrase)
{
  g_autoptr(SiyiArchivePage) self = siyi_weak_get (phrase->page);

  if (self != NULL && g_str_equal (response, "check"))
    siyi_archive_page_check (self, phrase->package, gtk_editable_get_text (GTK_EDITABLE (phrase->entry)));
}

void
siyi_archive_page_ask_phrase (SiyiArchivePage *self,
                              gint64           package)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                              _("This Package Is Sealed"),
                                              _("To be checked it has to be read: type its pass phrase or its recovery code."));
  Phrase *phrase = g_new0 (Phrase, 1);

  phrase->page = siyi_weak_new (self);
  phrase->package = package;
  phrase->entry = gtk_password_entry_new ();
  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (phrase->entry), TRUE);
  g_object_set (phrase->entry, "activates-default", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (phrase->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pass phrase"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), phrase->entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "check", _("_Check"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "check", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "check");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_phrase), phrase, phrase_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (phrase->entry);
}

/* --- The recovery code ------------------------------------------------------------------------------ */

static void
on_code_printed (const GError *failed,
                 gpointer      data)
{
  g_autoptr(GtkWidget) from = siyi_weak_take (data);

  if (failed != NULL && from != NULL && gtk_widget_get_root (from) != NULL)
    siyi_show_error (from, _("Printing the recovery code"), failed);
}

/* Logged and laid out on the archive's writer; the code itself is in no trail. */
static gpointer
code_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const char * const *texts = data;      /* code, name */
  g_autoptr(SiyiDocument) document = siyi_document_new (_("Recovery code"), SIYI_PAPER_A4);

  siyi_document_add (document, SIYI_BLOCK_TITLE, _("Recovery Code of a Sealed Package"));
  siyi_document_add (document, SIYI_BLOCK_SUBTITLE, texts[1]);
  siyi_document_add (document, SIYI_BLOCK_HEADING, texts[0]);
  siyi_document_add (document, SIYI_BLOCK_NOTE,
                     _("Whoever has it can read the package. Keep it locked away, apart from the stick."));
  if (!siyi_audit_note (db, "print.package-code", "package", texts[1], "{}", error))
    return NULL;

  return siyi_pages_new (document, cancellable, error);
}

static void
on_code_laid_out (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr(GtkWidget) from = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiPages) pages = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  GtkRoot *root = from != NULL ? gtk_widget_get_root (from) : NULL;

  if (root == NULL)
    return;
  if (pages == NULL)
    siyi_show_error (from, _("Printing the recovery code"), error);
  else
    siyi_print (pages, GTK_WINDOW (root), on_code_printed, siyi_weak_new (from));
}

static void
print_code (SiyiArchivePage *self,
            const char      *code,
            const char      *name)
{
  const char *texts[] = { code, name, NULL };

  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, code_in_thread, g_strdupv ((char **) texts),
                          (GDestroyNotify) g_strfreev, (GDestroyNotify) siyi_pages_unref, NULL, on_code_laid_out,
                          siyi_weak_new (self));
}

typedef struct { GWeakRef *page; char *code, *name; } Code;

static void
code_free (gpointer  data,
           GClosure *closure)
{
  Code *code = data;

  siyi_weak_free (code->page);
  g_free (code->code);
  g_free (code->name);
  g_free (code);
}

static void
on_code (AdwMessageDialog *dialog,
         const char       *response,
         Code             *code)
{
  g_autoptr(SiyiArchivePage) self = siyi_weak_get (code->page);

  if (self != NULL && g_str_equal (response, "print"))
    print_code (self, code->code, code->name);
}

/**
 * siyi_archive_page_show_code:
 * @packed: a sealed one
 *
 * Shows the code that is stored nowhere, this once.
 */
void
siyi_archive_page_show_code (SiyiArchivePage  *self,
                             const SiyiPacked *packed)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Recovery Code"),
                                              _("It opens the package if the pass phrase is forgotten. It is stored "
                                                "nowhere and shown only now: print it and lock it away."));
  GtkWidget *label = gtk_label_new (packed->recovery_code);
  Code *code = g_new0 (Code, 1);

  code->page = siyi_weak_new (self);
  code->code = g_strdup (packed->recovery_code);
  code->name = g_filename_display_basename (packed->path);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "title-4");
  gtk_widget_add_css_class (label, "numeric");
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), label);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"), "print", _("_Print"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "print", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "print");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_code), code, code_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
