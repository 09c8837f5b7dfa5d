/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who wrote when, from the audit trail: one line an action, with the parts of the record it wrote.
 * What was written stays in the trail: the popover names parts, it quotes nothing. Main thread but
 * for the work. */
#include "siyi-session-history.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "siyi-children.h"
#include "siyi-keeping.h"
#include "siyi-session-record-words.h"
#include "siyi-window.h"

#define LINES 60

typedef struct
{
  SiyiArchive  *archive;
  GtkWidget    *list;       /* borrowed */
  GCancellable *loading;
  gint64        visit;
} History;

/* Which part of a record a column of the archive belongs to. */
static const struct { const char *table, *column, *part; } parts[] = {
  { "visit", "talk", NC_("part", "record of the talk") },
  { "visit", "persons", NC_("part", "persons") },
  { "visit", "representatives", NC_("part", "persons") },
  { "visit", "concerned", NC_("part", "persons") },
  { "visit", "visitors", NC_("part", "persons") },
  { "petitioner", NULL, NC_("part", "persons") },
  { "visit", "on_the_spot", NC_("part", "answered on the spot") },
  { "visit", "recorder", NC_("part", "recorder") },
  { "visit", "sealed_at", NC_("part", "seal") },
  { "petition_case", "title", NC_("part", "request") },
  { "petition_case", "facts", NC_("part", "facts") },
  { "petition_case", "class", NC_("part", "class") },
  { "petition_case", "type", NC_("part", "type") },
  { "petition_case", "problem_place", NC_("part", "place of the problem") },
  { "instruction", NULL, NC_("part", "leader's instruction") },
  { "task", NULL, NC_("part", "assignment") },
  { "task_unit", NULL, NC_("part", "assignment") },
  { "record_signature", NULL, NC_("part", "signature") },
  { "record_addition", NULL, NC_("part", "addition") },
};

static void
history_free (gpointer data)
{
  History *history = data;

  g_cancellable_cancel (history->loading);
  g_object_unref (history->loading);
  g_object_unref (history->archive);
  g_free (history);
}

static gpointer
load_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  return siyi_audit_of_visit (db, *(gint64 *) data, LINES, error);
}

static JsonObject *
columns_of (JsonNode   *change,
            const char *side)
{
  JsonObject *object = change != NULL && JSON_NODE_HOLDS_OBJECT (change)
                       ? json_node_get_object (change) : NULL;
  JsonNode *node = object != NULL ? json_object_get_member (object, side) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* Adds the parts one row of the trail names; a part once. */
static void
add_parts (GPtrArray           *words,
           const SiyiAuditLine *line)
{
  g_autoptr(JsonNode) change = json_from_string (line->change, NULL);
  JsonObject *before = columns_of (change, "before");
  JsonObject *after = columns_of (change, "after");

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *word = g_dpgettext2 (NULL, "part", parts[i].part);
      const char *column = parts[i].column;

      if (!g_str_equal (line->entity, parts[i].table) ||
          (column != NULL && (before == NULL || !json_object_has_member (before, column)) &&
           (after == NULL || !json_object_has_member (after, column))))
        continue;
      if (!g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
        g_ptr_array_add (words, (gpointer) word);
    }
}

static void
add_row (History             *history,
         const SiyiAuditLine *line,
         GPtrArray           *words)
{
  SiyiDay today = siyi_clock_today (siyi_archive_get_clock (history->archive));
  g_autofree char *time = siyi_talk_words_time (line->at, today);
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (words->len == 0)
    return;

  g_ptr_array_add (words, NULL);
  list = g_strjoinv (C_("part", ", "), (char **) words->pdata);
  /* Translators: when, who, which parts of a record */
  text = g_strdup_printf (_("%1$s  %2$s  %3$s"), time, line->who, list);
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 30);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_box_append (GTK_BOX (history->list), label);
}

/* Rows of one action stand together; they carry the same time and writer. */
static void
show_lines (History   *history,
            GPtrArray *lines)
{
  siyi_children_remove (history->list);

  for (guint i = 0; i < lines->len;)
    {
      const SiyiAuditLine *first = g_ptr_array_index (lines, i);
      g_autoptr(GPtrArray) words = g_ptr_array_new ();

      for (; i < lines->len; i++)
        {
          const SiyiAuditLine *line = g_ptr_array_index (lines, i);

          if (line->at != first->at || !g_str_equal (line->verb, first->verb))
            break;
          add_parts (words, line);
        }
      add_row (history, first, words);
    }
  if (gtk_widget_get_first_child (history->list) == NULL)
    gtk_box_append (GTK_BOX (history->list), gtk_label_new (_("Nothing was written yet")));
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GtkWidget) popover = data;
  History *history = g_object_get_data (G_OBJECT (popover), "history");
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) lines = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (lines != NULL)
    show_lines (history, lines);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    siyi_show_error (popover, _("Reading who wrote when"), error);
}

static void
on_show (GtkWidget *popover)
{
  History *history = g_object_get_data (G_OBJECT (popover), "history");

  siyi_archive_run_async (history->archive, SIYI_ACCESS_READ, load_in_thread,
                          g_memdup2 (&history->visit, sizeof history->visit), g_free,
                          (GDestroyNotify) g_ptr_array_unref, history->loading, on_loaded,
                          g_object_ref (popover));
}

/**
 * siyi_session_history_new:
 *
 * Returns: (transfer floating): the popover
 */
GtkWidget *
siyi_session_history_new (SiyiArchive *archive)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  History *history = g_new0 (History, 1);

  history->archive = g_object_ref (archive);
  history->loading = g_cancellable_new ();
  history->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), history->list);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_widget_add_css_class (popover, "why");
  g_object_set_data_full (G_OBJECT (popover), "history", history, history_free);
  g_signal_connect (popover, "show", G_CALLBACK (on_show), NULL);

  return popover;
}

/**
 * siyi_session_history_set:
 * @visit: whose record is asked about when the popover opens
 */
void
siyi_session_history_set (GtkWidget *popover,
                          gint64     visit)
{
  History *history = g_object_get_data (G_OBJECT (popover), "history");

  history->visit = visit;
}
