/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audit trail: numbers of the rows asked for first, rows as they are looked at; on paper as shown;
 * proved by a job. Main thread but for the works. */
#include "siyi-audit-page.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-error-words.h"
#include "siyi-job.h"
#include "siyi-log-view.h"
#include "siyi-paper.h"
#include "siyi-print-work.h"
#include "siyi-reminder-store.h"
#include "siyi-role-guard.h"
#include "siyi-tip.h"
#include "siyi-trail-words.h"
#include "siyi-trail.h"
#include "siyi-weak.h"
#include "siyi-window.h"

struct _SiyiAuditPage
{
  GtkWidget      parent_instance;

  /* Template */
  SiyiLogView   *log;
  GtkDropDown   *who, *kind, *entity;
  GtkWidget     *verify;
  GtkWidget     *verdict;
  GtkImage      *sign;
  GtkLabel      *sentence;

  /* Owned */
  SiyiArchive   *archive;
  char         **people;      /* (nullable) behind "everybody" */
};

/* In the order of the list; the first is all. */
static const char * const entities[] = {
  "", "petition_case", "visit", "session", "task", "photo", "file", "notice", "ledger", "setting", "profile", "backup",
};

typedef struct { GArray *ids; char **people; } Answer;

G_DEFINE_FINAL_TYPE (SiyiAuditPage, siyi_audit_page, GTK_TYPE_WIDGET)

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->ids, g_array_unref);
  g_strfreev (answer->people);
  g_free (answer);
}

/* --- A row -------------------------------------------------------------------------------------- */

static GPtrArray *
load (SiyiDb        *db,
      const gint64  *ids,
      gsize          n_ids,
      SiyiDay        today,
      GError       **error)
{
  return siyi_trail_lines (db, ids, n_ids, error);
}

static gint64
id_of (gconstpointer row)
{
  return ((const SiyiAuditLine *) row)->seq;
}

static const SiyiLazyRows rows = { "the trail", load, id_of, (GDestroyNotify) siyi_audit_line_free };

static void
say (gconstpointer  row,
     SiyiLogWords  *words)
{
  const SiyiAuditLine *line = row;
  g_autofree char *time = siyi_trail_time (line->at);

  words->what = siyi_trail_words (line);
  words->below = siyi_trail_changes (line);
  words->hint = *words->below != '\0' ? g_strdup (words->below) : NULL;
  /* Translators: a row of the audit trail: when, its number */
  words->end = g_strdup_printf (_("%1$s  no. %2$d"), time, (int) line->seq);
  words->end_style = "secondary";
  /* Translators: a row of the audit trail as a screen reader says it: what was done; what changed; when */
  words->sentence = g_strdup_printf (C_("trail", "%1$s, %2$s, %3$s"), words->what, words->below, words->end);
}

/* --- What is asked ------------------------------------------------------------------------------ */

/* (nullable): something can't be asked for */
static SiyiTrailQuery *
new_query (SiyiAuditPage *self)
{
  const guint who = gtk_drop_down_get_selected (self->who), entity = gtk_drop_down_get_selected (self->entity);
  SiyiTrailQuery *query;
  gint64 from, until;

  if (!siyi_log_view_get_days (self->log, &from, &until))
    return NULL;

  query = g_new0 (SiyiTrailQuery, 1);
  query->from = from;
  query->until = until;
  query->kind = (SiyiTrailKind) MIN (gtk_drop_down_get_selected (self->kind), SIYI_N_TRAIL_KINDS - 1);
  query->who = g_strdup (self->people != NULL && who > 0 && who <= g_strv_length (self->people) ? self->people[who - 1] : NULL);
  query->entity = g_strdup (entity > 0 && entity < G_N_ELEMENTS (entities) ? entities[entity] : NULL);

  return query;
}

static gpointer
ids_work (SiyiDb        *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->ids = siyi_trail_ids (db, data, error);
  if (answer->ids != NULL)
    answer->people = siyi_trail_people (db, error);
  if (answer->people == NULL)
    g_clear_pointer (&answer, answer_free);

  return answer;
}

/* --- What is shown ------------------------------------------------------------------------------ */

static void ask (SiyiAuditPage *self);

/* The choice stays with the name, wherever it stands now. */
static void
show_people (SiyiAuditPage *self,
             char         **people)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  const guint was = gtk_drop_down_get_selected (self->who);
  guint selected = 0;

  if (self->people != NULL && g_strv_equal ((const char * const *) self->people, (const char * const *) people))
    return;

  gtk_string_list_append (names, _("Everybody"));
  for (guint i = 0; people[i] != NULL; i++)
    {
      gtk_string_list_append (names, people[i]);
      if (self->people != NULL && was > 0 && was <= g_strv_length (self->people) &&
          g_str_equal (self->people[was - 1], people[i]))
        selected = i + 1;
    }
  g_signal_handlers_block_by_func (self->who, ask, self);
  gtk_drop_down_set_model (self->who, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->who, selected);
  g_signal_handlers_unblock_by_func (self->who, ask, self);
  g_strfreev (self->people);
  self->people = g_strdupv (people);
}

static void
show_answer (SiyiAuditPage *self,
             Answer        *answer)
{
  const guint n = answer->ids->len;
  g_autofree char *words = g_strdup_printf (ngettext ("%'u row", "%'u rows", n), n);

  show_people (self, answer->people);
  siyi_log_view_show_ids (self->log, g_steal_pointer (&answer->ids), words);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.print", n > 0);
  if (n == 0)
    siyi_log_view_show_nothing (self->log, _("Nothing of This Kind"),
                                _("Every look, print, export and change is noted here; it can’t be switched off."));
}

static void
on_ids (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr(SiyiAuditPage) self = data;
  g_autoptr(GError) error = NULL;
  Answer *answer = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (answer == NULL && self->archive != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    siyi_log_view_show_nothing (self->log, _("The Trail Can’t Be Shown"), siyi_error_sentence (error));
  if (answer == NULL)
    return;

  if (self->archive != NULL)
    show_answer (self, answer);
  answer_free (answer);
}

static void
ask (SiyiAuditPage *self)
{
  SiyiTrailQuery *query;

  if (self->archive == NULL)
    return;
  if (!siyi_archive_may (self->archive, SIYI_DEED_AUDIT))
    {
      siyi_log_view_show_nothing (self->log, _("Not for This Role"),
                                  _("The trail is read by secretaries and administrators."));
      return;
    }

  query = new_query (self);
  if (query == NULL)
    return;

  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, ids_work, query, (GDestroyNotify) siyi_trail_query_free,
                          answer_free, siyi_log_view_ask_anew (self->log), on_ids, g_object_ref (self));
}

static void
on_days_typed (SiyiAuditPage *self)
{
  ask (self);
}

/* --- The proof ---------------------------------------------------------------------------------- */

static gpointer
verify_in_thread (SiyiJob       *job,
                  gpointer       archive,
                  GCancellable  *cancellable,
                  GError       **error)
{
  return siyi_audit_verify (archive, NULL, cancellable, error);
}

static void
on_verified (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(SiyiAuditPage) self = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiTrail) trail = siyi_job_run_finish (SIYI_JOB (source), result, &error);
  g_autofree char *sentence = NULL;
  gboolean sound;

  if (self == NULL || self->archive == NULL)
    return;

  gtk_widget_set_sensitive (self->verify, TRUE);
  sound = trail != NULL && trail->state == SIYI_TRAIL_SOUND;
  sentence = trail != NULL ? siyi_trail_verdict (trail) : g_strdup (siyi_error_sentence (error));
  gtk_image_set_from_icon_name (self->sign, sound ? "emblem-ok-symbolic" : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (self->verdict, sound ? "error" : "success");
  gtk_widget_add_css_class (self->verdict, sound ? "success" : "error");
  gtk_label_set_text (self->sentence, sentence);
  gtk_widget_set_visible (self->verdict, TRUE);
}

static void
on_verify (SiyiAuditPage *self)
{
  g_autoptr(SiyiJob) job = siyi_job_new (_("Proving the trail"));

  gtk_widget_set_sensitive (self->verify, FALSE);
  siyi_job_run_async (job, verify_in_thread, g_object_ref (self->archive), g_object_unref,
                      (GDestroyNotify) siyi_trail_free, on_verified, siyi_weak_new (self));
}

/* --- On paper ----------------------------------------------------------------------------------- */

static gpointer
print_work (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(SiyiDocument) document = siyi_trail_document (db, data, error);

  return document != NULL ? siyi_pages_new (document, cancellable, error) : NULL;
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SiyiAuditPage *self = SIYI_AUDIT_PAGE (widget);
  SiyiTrailQuery *query = new_query (self);

  if (query != NULL)
    siyi_print_work (widget, self->archive, print_work, query, (GDestroyNotify) siyi_trail_query_free,
                     _("Printing the trail"));
}

/* --- The widget --------------------------------------------------------------------------------- */

static void
siyi_audit_page_dispose (GObject *object)
{
  SiyiAuditPage *self = SIYI_AUDIT_PAGE (object);

  if (self->archive != NULL)
    g_signal_handlers_disconnect_by_data (self->archive, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_AUDIT_PAGE);
  siyi_children_unparent (self);
  g_clear_object (&self->archive);
  g_clear_pointer (&self->people, g_strfreev);

  G_OBJECT_CLASS (siyi_audit_page_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SiyiAuditPage, name)

static void
siyi_audit_page_class_init (SiyiAuditPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_audit_page_dispose;
  g_type_ensure (SIYI_TYPE_LOG_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/pages/audit-page.ui");
  BIND (log);
  BIND (who);
  BIND (kind);
  BIND (entity);
  BIND (verify);
  BIND (verdict);
  BIND (sign);
  BIND (sentence);
  gtk_widget_class_bind_template_callback (widget_class, on_days_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_verify);
  siyi_guard_install (widget_class, "audit.print", NULL, print_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "audit.print", NULL);
}

static void
add_choices (SiyiAuditPage *self)
{
  g_autoptr(GtkStringList) kinds = gtk_string_list_new (NULL);
  g_autoptr(GtkStringList) things = gtk_string_list_new (NULL);

  for (int i = 0; i < SIYI_N_TRAIL_KINDS; i++)
    gtk_string_list_append (kinds, siyi_trail_kind_title ((SiyiTrailKind) i));
  gtk_string_list_append (things, _("Everything"));
  for (gsize i = 1; i < G_N_ELEMENTS (entities); i++)
    gtk_string_list_append (things, siyi_trail_entity_title (entities[i]));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (kinds));
  gtk_drop_down_set_model (self->entity, G_LIST_MODEL (things));
}

static void
siyi_audit_page_init (SiyiAuditPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  siyi_tip_inner (self->who, self->who);
  siyi_tip_inner (self->kind, self->kind);
  siyi_tip_inner (self->entity, self->entity);
  add_choices (self);
}

/**
 * siyi_audit_page_new:
 * @archive: the open archive
 *
 * Returns: (transfer floating): its trail, the newest first
 */
GtkWidget *
siyi_audit_page_new (SiyiArchive *archive)
{
  SiyiAuditPage *self = g_object_new (SIYI_TYPE_AUDIT_PAGE, NULL);

  self->archive = g_object_ref (archive);
  siyi_log_view_set_rows (self->log, archive, &rows, say);
  g_signal_connect_object (self->who, "notify::selected", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->kind, "notify::selected", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entity, "notify::selected", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (archive, "changed", G_CALLBACK (ask), self);
  ask (self);

  return GTK_WIDGET (self);
}

/**
 * siyi_audit_page_get_lines:
 *
 * Returns: (transfer none): the rows as listed
 */
GListModel *
siyi_audit_page_get_lines (SiyiAuditPage *self)
{
  g_return_val_if_fail (SIYI_IS_AUDIT_PAGE (self), NULL);

  return G_LIST_MODEL (siyi_log_view_get_lines (self->log));
}
