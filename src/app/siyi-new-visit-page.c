/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The intake form as a page: restores and saves the draft, looks for twins while one types. The
 * registering is in siyi-new-visit-register.c. Everything on the archive is asynchronous; an answer
 * to a replaced question is dropped. Main thread.
 *
 * A draft is saved a second after the last key, when the form is left and when the page goes; the
 * registering drops it. Writes run in order on one thread: a late save can't outlive its visit. */
#include "siyi-new-visit-page-private.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-children.h"
#include "siyi-code.h"
#include "siyi-dialog-head.h"
#include "siyi-pages.h"
#include "siyi-role-guard.h"
#include "siyi-window.h"

#define SAVE_AFTER_MS 1000
#define TWINS_AFTER_MS 300

enum { DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiNewVisitPage, siyi_new_visit_page, GTK_TYPE_WIDGET)

SiyiDay
siyi_new_visit_page_today (SiyiNewVisitPage *self)
{
  return siyi_clock_today (siyi_archive_get_clock (self->archive));
}

/* The draft that is on its way to the archive, kept with it: a page opened meanwhile reads another
 * connection, which may not see it yet. */
static const char draft_under_way[] = "siyi-draft-under-way";

typedef struct
{
  SiyiNewVisitPage *page;
  char             *text;     /* a GRefString, so that its address stays its own */
} Saving;

static void
on_draft_saved (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autofree Saving *saving = data;
  g_autoptr(SiyiNewVisitPage) self = saving->page;
  g_autoptr(GError) error = NULL;

  siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  if (g_object_get_data (source, draft_under_way) == saving->text)
    g_object_set_data (source, draft_under_way, NULL);
  g_ref_string_release (saving->text);
  if (error != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    siyi_show_error (GTK_WIDGET (self), _("Saving the draft"), error);
}

static void
save_draft (SiyiNewVisitPage *self)
{
  const SiyiIntake *intake = siyi_visit_form_get_intake (self->form);
  char *draft = siyi_intake_is_empty (intake) ? NULL : siyi_intake_to_draft (intake);
  Saving *saving = g_new0 (Saving, 1);

  saving->page = g_object_ref (self);
  saving->text = g_ref_string_new (draft != NULL ? draft : "");
  g_object_set_data_full (G_OBJECT (self->archive), draft_under_way,
                          g_ref_string_acquire (saving->text),
                          (GDestroyNotify) g_ref_string_release);
  g_clear_handle_id (&self->save_timer, g_source_remove);
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, siyi_draft_save_work, draft, g_free,
                          NULL, NULL, on_draft_saved, saving);
}

static gboolean
save_in_timer (gpointer data)
{
  SiyiNewVisitPage *self = data;

  self->save_timer = 0;
  save_draft (self);

  return G_SOURCE_REMOVE;
}

static void
save_what_waits (SiyiNewVisitPage *self)
{
  if (self->save_timer != 0 && !self->done)
    save_draft (self);
}

static void
on_twins_found (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(GTask) asked = data;
  SiyiNewVisitPage *self = g_task_get_source_object (asked);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) twins = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  /* The archive may close under a question that is on its way. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (asked)) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    return;
  if (twins == NULL)
    {
      g_warning ("Looking for twins: %s", error->message);
      return;
    }

  siyi_twins_pane_show (self->twins, twins, siyi_visit_form_get_intake (self->form),
                        siyi_new_visit_page_today (self));
}

static SiyiTwinQuestion *
twin_question (const SiyiIntake *intake)
{
  g_auto(GStrv) names = siyi_intake_names (siyi_intake_get (intake, SIYI_INTAKE_NAMES), NULL);
  g_auto(GStrv) phones = siyi_intake_phones (siyi_intake_get (intake, SIYI_INTAKE_PHONE));
  g_auto(GStrv) ids = siyi_intake_ids (siyi_intake_get (intake, SIYI_INTAKE_ID));
  SiyiTwinQuestion *question = g_new0 (SiyiTwinQuestion, 1);

  question->names = g_strjoinv (" ", names);
  question->phone = g_strjoinv (" ", phones);
  question->id_number = ids[0] != NULL ? g_strdup (ids[0]) : NULL;
  question->request = g_strdup (siyi_intake_get (intake, SIYI_INTAKE_REQUEST));

  return question;
}

static gboolean
look_for_twins (gpointer data)
{
  SiyiNewVisitPage *self = data;
  GTask *asked;

  self->twins_timer = 0;
  g_cancellable_cancel (self->searching);
  g_object_unref (self->searching);
  self->searching = g_cancellable_new ();

  /* The task only carries which question this was. */
  asked = g_task_new (self, self->searching, NULL, NULL);
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, siyi_twins_work,
                          twin_question (siyi_visit_form_get_intake (self->form)),
                          (GDestroyNotify) siyi_twin_question_free,
                          (GDestroyNotify) g_ptr_array_unref, self->searching, on_twins_found,
                          asked);

  return G_SOURCE_REMOVE;
}

static gboolean
decides_on_twins (SiyiIntakeField field)
{
  return field == SIYI_INTAKE_NAMES || field == SIYI_INTAKE_PHONE || field == SIYI_INTAKE_ID ||
         field == SIYI_INTAKE_REQUEST;
}

static void
want_twins (SiyiNewVisitPage *self)
{
  g_clear_handle_id (&self->twins_timer, g_source_remove);
  self->twins_timer = g_timeout_add (TWINS_AFTER_MS, look_for_twins, self);
}

static void
on_form_changed (SiyiNewVisitPage *self,
                 SiyiIntakeField   field)
{
  g_clear_handle_id (&self->save_timer, g_source_remove);
  self->save_timer = g_timeout_add (SAVE_AFTER_MS, save_in_timer, self);
  siyi_twins_pane_remind (self->twins, siyi_visit_form_get_intake (self->form));
  if (decides_on_twins (field))
    want_twins (self);
}

static void
set_link (SiyiNewVisitPage *self,
          gint64            id,
          const char       *number)
{
  self->link_to = id;
  siyi_twins_pane_set_link (self->twins, id, number);
}

/* A person says it is the same matter: the visit is then a repeated one. */
static void
on_link (SiyiNewVisitPage *self,
         gint64            id,
         const char       *number)
{
  g_autofree char *link = id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT " %s", id, number) : NULL;

  siyi_visit_form_set_field (self->form, SIYI_INTAKE_LINK, link);
  siyi_visit_form_set_field (self->form, SIYI_INTAKE_FIRST,
                             siyi_code_word (SIYI_LIST_FIRST, id == 0));
  set_link (self, id, number);
  on_form_changed (self, SIYI_INTAKE_LINK);
}

static void
restore_link (SiyiNewVisitPage *self)
{
  const char *link = siyi_intake_get (siyi_visit_form_get_intake (self->form), SIYI_INTAKE_LINK);
  const char *number = strchr (link, ' ');

  set_link (self, g_ascii_strtoll (link, NULL, 10), number != NULL ? number + 1 : "");
}

/* What stands in an empty form: today, now. */
static void
fill_defaults (SiyiNewVisitPage *self)
{
  SiyiClock *clock = siyi_archive_get_clock (self->archive);
  gint64 now = siyi_clock_now_us (clock) / G_USEC_PER_SEC;
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (now);
  g_autoptr(GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *arrived = g_strdup_printf ("%d:%02d", g_date_time_get_hour (local),
                                              g_date_time_get_minute (local));
  g_autofree char *date = siyi_day_to_text (siyi_clock_today (clock));

  siyi_visit_form_set_field (self->form, SIYI_INTAKE_ARRIVED, arrived);
  siyi_visit_form_set_field (self->form, SIYI_INTAKE_DATE, date);
  siyi_visit_form_set_field (self->form, SIYI_INTAKE_METHOD, siyi_code_word (SIYI_LIST_METHOD, 0));
}

static void
start_empty (SiyiNewVisitPage *self)
{
  g_autoptr(SiyiIntake) empty = siyi_intake_new ();

  siyi_visit_form_set_intake (self->form, empty);
  fill_defaults (self);
  siyi_new_visit_page_apply_session (self);
  set_link (self, 0, NULL);
}

static void
show_number (SiyiNewVisitPage *self,
             const char       *number)
{
  /* Translators: %s is the number the case will get */
  g_autofree char *words = g_strdup_printf (_("Number when registered: %s"), number);

  gtk_label_set_text (self->number, words);
}

static void
restore (SiyiNewVisitPage *self,
         const char       *draft)
{
  g_autoptr(SiyiIntake) intake = draft != NULL ? siyi_intake_from_draft (draft)
                                               : siyi_intake_new ();
  gboolean any = !siyi_intake_is_empty (intake);

  gtk_widget_set_visible (self->draft_line, any);
  if (!any)
    start_empty (self);
  else
    {
      siyi_visit_form_set_intake (self->form, intake);
      siyi_new_visit_page_apply_session (self);
      restore_link (self);
      want_twins (self);
    }
  siyi_twins_pane_remind (self->twins, siyi_visit_form_get_intake (self->form));
}

static void
on_words_loaded (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(SiyiNewVisitPage) self = data;
  g_autoptr(GError) error = NULL;
  SiyiFormWords *words = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (words == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        siyi_show_error (GTK_WIDGET (self), _("Opening the intake form"), error);
      return;
    }

  if (!g_cancellable_is_cancelled (self->loading))
    {
      siyi_visit_form_set_words (self->form, words);
      show_number (self, words->next_number);
      if (!self->ready && siyi_intake_is_empty (siyi_visit_form_get_intake (self->form)))
        restore (self, self->under_way != NULL ? self->under_way : words->draft);
      self->ready = TRUE;
    }
  siyi_form_words_free (words);
}

static void
load (SiyiNewVisitPage *self)
{
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, siyi_form_words_work,
                          GINT_TO_POINTER (siyi_new_visit_page_today (self)), NULL,
                          (GDestroyNotify) siyi_form_words_free, self->loading, on_words_loaded,
                          g_object_ref (self));
}

void
siyi_new_visit_page_finish (SiyiNewVisitPage *self)
{
  self->done = TRUE;
  g_clear_handle_id (&self->save_timer, g_source_remove);
  g_clear_handle_id (&self->twins_timer, g_source_remove);
  g_signal_emit (self, signals[DONE], 0);
}

static void
register_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  siyi_new_visit_page_register (SIYI_NEW_VISIT_PAGE (widget));
}

static void
leave_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SiyiNewVisitPage *self = SIYI_NEW_VISIT_PAGE (widget);

  if (self->registering || self->done)
    return;

  if (self->ready && !siyi_intake_is_empty (siyi_visit_form_get_intake (self->form)))
    {
      save_draft (self);
      siyi_toast (widget, _("Kept as a draft"));
    }
  siyi_new_visit_page_finish (self);
}

static void
clear_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SiyiNewVisitPage *self = SIYI_NEW_VISIT_PAGE (widget);

  start_empty (self);
  gtk_widget_set_visible (self->draft_line, FALSE);
  siyi_twins_pane_show (self->twins, NULL, siyi_visit_form_get_intake (self->form),
                        siyi_new_visit_page_today (self));
  siyi_twins_pane_remind (self->twins, siyi_visit_form_get_intake (self->form));
  save_draft (self);
  gtk_widget_grab_focus (GTK_WIDGET (siyi_visit_form_get_field (self->form, SIYI_INTAKE_NAMES)));
}

static void
siyi_new_visit_page_unroot (GtkWidget *widget)
{
  save_what_waits (SIYI_NEW_VISIT_PAGE (widget));

  GTK_WIDGET_CLASS (siyi_new_visit_page_parent_class)->unroot (widget);
}

static void
siyi_new_visit_page_dispose (GObject *object)
{
  SiyiNewVisitPage *self = SIYI_NEW_VISIT_PAGE (object);

  g_clear_handle_id (&self->save_timer, g_source_remove);
  g_clear_handle_id (&self->twins_timer, g_source_remove);
  g_cancellable_cancel (self->loading);
  g_cancellable_cancel (self->searching);
  if (self->archive != NULL)
    g_signal_handlers_disconnect_by_data (self->archive, self);

  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_NEW_VISIT_PAGE);
  siyi_children_unparent (self);

  G_OBJECT_CLASS (siyi_new_visit_page_parent_class)->dispose (object);
}

static void
siyi_new_visit_page_finalize (GObject *object)
{
  SiyiNewVisitPage *self = SIYI_NEW_VISIT_PAGE (object);

  g_clear_object (&self->archive);
  g_clear_object (&self->loading);
  g_clear_object (&self->searching);
  g_clear_pointer (&self->session, siyi_planned_free);
  g_free (self->under_way);

  G_OBJECT_CLASS (siyi_new_visit_page_parent_class)->finalize (object);
}

static gboolean
siyi_new_visit_page_focus (GtkWidget        *widget,
                           GtkDirectionType  direction)
{
  SiyiNewVisitPage *self = SIYI_NEW_VISIT_PAGE (widget);

  if (gtk_widget_get_focus_child (widget) == NULL && direction == GTK_DIR_TAB_FORWARD)
    return gtk_widget_grab_focus (GTK_WIDGET (siyi_visit_form_get_field (self->form,
                                                                         SIYI_INTAKE_NAMES)));

  return GTK_WIDGET_CLASS (siyi_new_visit_page_parent_class)->focus (widget, direction);
}

static void
siyi_new_visit_page_class_init (SiyiNewVisitPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = siyi_new_visit_page_dispose;
  object_class->finalize = siyi_new_visit_page_finalize;
  widget_class->unroot = siyi_new_visit_page_unroot;
  widget_class->focus = siyi_new_visit_page_focus;

  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SIYI_TYPE_VISIT_FORM);
  g_type_ensure (SIYI_TYPE_TWINS_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/siyi/Siyi/pages/new-visit-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiNewVisitPage, title);
  gtk_widget_class_bind_template_child (widget_class, SiyiNewVisitPage, draft_line);
  gtk_widget_class_bind_template_child (widget_class, SiyiNewVisitPage, form);
  gtk_widget_class_bind_template_child (widget_class, SiyiNewVisitPage, number);
  gtk_widget_class_bind_template_child (widget_class, SiyiNewVisitPage, twins);
  gtk_widget_class_bind_template_callback (widget_class, on_form_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_link);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  siyi_guard_install (widget_class, "visit.register", NULL, register_action);
  gtk_widget_class_install_action (widget_class, "visit.leave", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "visit.clear", NULL, clear_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "visit.leave", NULL);
}

static void
siyi_new_visit_page_init (SiyiNewVisitPage *self)
{
  self->loading = g_cancellable_new ();
  self->searching = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  siyi_dialog_ctrl_enter (GTK_WIDGET (self), "visit.register");
}

/**
 * siyi_new_visit_page_new:
 *
 * Returns: (transfer floating): the intake form over @archive; "done" tells that it is left
 */
GtkWidget *
siyi_new_visit_page_new (SiyiArchive *archive)
{
  SiyiNewVisitPage *self = g_object_new (SIYI_TYPE_NEW_VISIT_PAGE, NULL);
  SiyiDay today = siyi_clock_today (siyi_archive_get_clock (archive));
  g_autofree char *day = siyi_case_words_day (today, today, TRUE);

  self->archive = g_object_ref (archive);
  adw_window_title_set_subtitle (self->title, day);
  siyi_visit_form_set_today (self->form, today);
  start_empty (self);
  siyi_twins_pane_remind (self->twins, siyi_visit_form_get_intake (self->form));
  self->under_way = g_strdup (g_object_get_data (G_OBJECT (archive), draft_under_way));
  g_signal_connect_swapped (archive, "changed", G_CALLBACK (load), self);
  load (self);

  return GTK_WIDGET (self);
}

SiyiVisitForm *
siyi_new_visit_page_get_form (SiyiNewVisitPage *self)
{
  g_return_val_if_fail (SIYI_IS_NEW_VISIT_PAGE (self), NULL);

  return self->form;
}

SiyiTwinsPane *
siyi_new_visit_page_get_twins (SiyiNewVisitPage *self)
{
  g_return_val_if_fail (SIYI_IS_NEW_VISIT_PAGE (self), NULL);

  return self->twins;
}

/**
 * siyi_new_visit_page_is_ready:
 *
 * Returns: whether the draft and the words to choose from have come
 */
gboolean
siyi_new_visit_page_is_ready (SiyiNewVisitPage *self)
{
  g_return_val_if_fail (SIYI_IS_NEW_VISIT_PAGE (self), FALSE);

  return self->ready;
}
