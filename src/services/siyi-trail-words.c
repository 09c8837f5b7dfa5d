/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row of the trail says: who did what to what, and what changed from what to what. Only columns
 * that hold nothing of a petitioner are told with their values; of the others it is said that they
 * were changed. */
#include "siyi-trail-words.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

enum { MOST_CHANGES = 4, MOST_CHARACTERS = 24 };

typedef struct { const char *key, *words; } Word;

static const Word verbs[] = {
  { "archive.create", N_("made the archive") },
  { "backup", N_("made a backup") },
  { "backup.failed", N_("could not make a backup") },
  { "backup.found", N_("found backups beside a restored archive") },
  { "backup.rules", N_("changed the rules of backups") },
  { "calendar.own", N_("changed a day of the calendar") },
  { "calendar.save", N_("entered a year’s calendar") },
  { "case.charge", N_("changed the leader in charge") },
  { "case.edit", N_("edited a case") },
  { "case.link", N_("linked cases") },
  { "case.moment", N_("noted a moment of a case") },
  { "destruction.cancel", N_("took a list of destruction back") },
  { "destruction.destroy", N_("destroyed matters by a signed list") },
  { "destruction.list", N_("listed matters to be destroyed") },
  { "destruction.sign", N_("signed a list of destruction") },
  { "export", N_("exported") },
  { "export.briefs", N_("sealed briefs for a leader") },
  { "export.catalogue", N_("exported the archive’s catalogue") },
  { "export.flags", N_("exported an import’s list of problems") },
  { "export.ledger", N_("exported the ledger") },
  { "export.notice", N_("exported a notice") },
  { "export.package-code", N_("saved the recovery code of a package") },
  { "file.add", N_("added a file") },
  { "file.export", N_("saved a file elsewhere") },
  { "file.open", N_("opened a file") },
  { "file.rename", N_("renamed a file") },
  { "file.take-out", N_("took a file out") },
  { "import", N_("took over a ledger") },
  { "import.undo", N_("took an import back") },
  { "inbox.accept", N_("accepted a leader’s answer") },
  { "inbox.refuse", N_("declined a leader’s answer") },
  { "inbox.take", N_("took a leader’s answers in") },
  { "instruction.add", N_("wrote an instruction") },
  { "leader", N_("changed a leader") },
  { "leader.credit", N_("corrected a leader’s account") },
  { "leader.recusal", N_("noted a recusal") },
  { "leader.recusal-lifted", N_("lifted a recusal") },
  { "leaders.import", N_("took over the list of leaders") },
  { "list.save", N_("changed a list") },
  { "look", N_("looked at masked data") },
  { "look.brief", N_("opened a brief") },
  { "look.case", N_("opened a case") },
  { "look.full", N_("looked at a case unmasked") },
  { "look.numbers", N_("looked at identity numbers and phones") },
  { "look.session", N_("opened a session") },
  { "look.restricted", N_("looked at reports and accusations") },
  { "look.task", N_("opened a task") },
  { "notice.post", N_("noted where a notice was posted") },
  { "notice.publish", N_("published a notice") },
  { "package.check", N_("proved a package again") },
  { "paper.issue", N_("issued a paper") },
  { "paper.void", N_("voided a paper") },
  { "person.enter", N_("sat down") },
  { "person.lock", N_("locked the screen") },
  { "person.refused", N_("typed a wrong pass phrase") },
  { "photo", N_("changed a photo") },
  { "photo.add", N_("added photos") },
  { "photo.export", N_("saved a photo elsewhere") },
  { "photo.mask", N_("blurred a photo’s copy") },
  { "photo.publish", N_("changed whether a photo may be published") },
  { "photo.take-out", N_("took a photo out") },
  { "place.guard", N_("closed files that others could read") },
  { "print", N_("printed") },
  { "print.accounts", N_("printed the leaders’ accounts") },
  { "print.audit", N_("printed the trail") },
  { "print.brief", N_("printed a brief") },
  { "print.catalogue", N_("printed the archive’s catalogue") },
  { "print.code", N_("printed the recovery code of backups") },
  { "print.ledger", N_("printed the ledger") },
  { "print.notice", N_("printed a notice") },
  { "print.package-code", N_("printed the recovery code of a package") },
  { "print.record-book", N_("printed the record book") },
  { "print.sign-in", N_("printed the sign-in sheet") },
  { "print.task-paper", N_("printed a paper of a task") },
  { "print.tasks", N_("printed the list of tasks") },
  { "profile", N_("changed a person") },
  { "record", N_("wrote the record") },
  { "record.sign", N_("signed the record") },
  { "restore", N_("restored a backup") },
  { "retention.set", N_("set how long a matter is kept") },
  { "schedule", N_("changed the plan") },
  { "schedule.plan", N_("adopted a plan") },
  { "session", N_("edited a session") },
  { "session.close", N_("closed a session") },
  { "session.excuse", N_("excused a missing piece") },
  { "setting", N_("changed a setting") },
  { "settings", N_("changed settings") },
  { "signin", N_("changed the sign-in sheet") },
  { "task", N_("wrote on a task") },
  { "task.assign", N_("assigned a task") },
  { "undo", N_("took an action back") },
  { "unit", N_("changed a unit") },
  { "units.import", N_("took over the list of units") },
  { "venue", N_("changed a place of reception") },
  { "visit.add", N_("registered a visit") },
  { "visit.edit", N_("edited a visit") },
  { "visit.void", N_("voided a visit") },
  { "visit", N_("changed a visit") },
};

static const Word entities[] = {
  { "petition_case", NC_("trail", "Cases") },
  { "visit", NC_("trail", "Visits") },
  { "petitioner", NC_("trail", "Petitioners") },
  { "session", NC_("trail", "Sessions") },
  { "task", NC_("trail", "Tasks") },
  { "task_step", NC_("trail", "Lines of tasks") },
  { "instruction", NC_("trail", "Instructions") },
  { "photo", NC_("trail", "Photos") },
  { "file", NC_("trail", "Files") },
  { "signature", NC_("trail", "Signatures") },
  { "notice", NC_("trail", "Notices") },
  { "paper", NC_("trail", "Papers") },
  { "ledger", NC_("trail", "Ledger") },
  { "leader", NC_("trail", "Leaders") },
  { "unit", NC_("trail", "Units") },
  { "setting", NC_("trail", "Settings") },
  { "profile", NC_("trail", "Persons") },
  { "backup", NC_("trail", "Backups") },
};

/* Columns that hold nothing of a petitioner. */
static const Word columns[] = {
  { "active", N_("in use") },
  { "assigned", N_("assigned") },
  { "class", N_("class") },
  { "closed", N_("closed on") },
  { "closed_day", N_("closed on") },
  { "day", N_("day") },
  { "due", N_("due") },
  { "first", N_("first visit") },
  { "from_time", N_("from") },
  { "kind", N_("kind") },
  { "limit_days", N_("limit in days") },
  { "method", N_("method") },
  { "month", N_("month") },
  { "number", N_("number") },
  { "persons", N_("persons") },
  { "queue", N_("queue") },
  { "registered", N_("registered") },
  { "resolved", N_("resolved") },
  { "restricted", N_("restricted") },
  { "role", N_("role") },
  { "row_state", N_("state of the row") },
  { "satisfaction", N_("satisfaction") },
  { "serial", N_("serial number") },
  { "state", N_("state") },
  { "status_text", N_("status") },
  { "to_time", N_("until") },
  { "type", N_("type") },
  { "value", N_("value") },
};

/* Bookkeeping that nobody asks after. */
static const char * const silent[] = {
  "id", "uid", "version", "pinyin_key", "stroke_key", "batch", "batch_sheet", "batch_row", "audit_seq", "audit_head",
  "thumbnail", "saved_at", "saved_by", "next_day", "warn_day", "waits", NULL
};

static const char *
find (const Word *words,
      gsize       n,
      const char *key)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (words[i].key, key))
      return _(words[i].words);

  return NULL;
}

static const char *
verb_words (const char *verb)
{
  const char *words = find (verbs, G_N_ELEMENTS (verbs), verb);
  const char *point = strchr (verb, '.');
  g_autofree char *head = point != NULL ? g_strndup (verb, (gsize) (point - verb)) : NULL;

  if (words == NULL && head != NULL)
    words = find (verbs, G_N_ELEMENTS (verbs), head);

  return words != NULL ? words : _("changed the records");
}

const char *
siyi_trail_kind_title (SiyiTrailKind kind)
{
  switch (kind)
    {
    case SIYI_TRAIL_LOOKED:
      return C_("trail", "Looked at");
    case SIYI_TRAIL_PRINTED:
      return C_("trail", "Printed");
    case SIYI_TRAIL_EXPORTED:
      return C_("trail", "Exported");
    case SIYI_TRAIL_CHANGED:
      return C_("trail", "Changed");
    case SIYI_TRAIL_KEPT:
      return C_("trail", "Backups and persons");
    case SIYI_TRAIL_ALL:
    case SIYI_N_TRAIL_KINDS:
    default:
      return C_("trail", "All kinds");
    }
}

/**
 * siyi_trail_entity_title:
 * @entity: a table
 *
 * Returns: (transfer none) (nullable): translated, where it is one people know
 */
const char *
siyi_trail_entity_title (const char *entity)
{
  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    if (g_str_equal (entities[i].key, entity))
      return g_dpgettext2 (GETTEXT_PACKAGE, "trail", entities[i].words);

  return NULL;
}

/**
 * siyi_trail_time:
 * @at: UTC microseconds
 *
 * Returns: (transfer full): "2026-12-17 9:31"
 */
char *
siyi_trail_time (gint64 at)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (at / G_USEC_PER_SEC);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%d %-H:%M") : g_strdup ("");
}

/**
 * siyi_trail_words:
 *
 * Returns: (transfer full): the sentence of a row
 */
char *
siyi_trail_words (const SiyiAuditLine *line)
{
  const char *entity = siyi_trail_entity_title (line->entity);

  if (entity == NULL || *line->entity_id == '\0')
    /* Translators: a row of the audit trail: who, "registered a visit" */
    return g_strdup_printf (C_("trail", "%1$s %2$s"), line->who, verb_words (line->verb));

  /* Translators: a row of the audit trail: who, "registered a visit", "Visits", its number */
  return g_strdup_printf (_("%1$s %2$s (%3$s %4$s)"), line->who, verb_words (line->verb), entity, line->entity_id);
}

static char *
value_words (JsonObject *object,
             const char *name)
{
  JsonNode *node = object != NULL && json_object_has_member (object, name) ? json_object_get_member (object, name) : NULL;
  g_autofree char *text = NULL;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node) || !JSON_NODE_HOLDS_VALUE (node))
    return g_strdup (_("empty"));

  text = json_node_get_value_type (node) == G_TYPE_STRING ? json_node_dup_string (node) : json_to_string (node, FALSE);
  if (*text == '\0')
    return g_strdup (_("empty"));
  if (g_utf8_strlen (text, -1) > MOST_CHARACTERS)
    {
      g_autofree char *start = g_utf8_substring (text, 0, MOST_CHARACTERS);

      return g_strconcat (start, "…", NULL);
    }

  return g_steal_pointer (&text);
}

/* A setting's value may be a phone or a name: told for the office's own words only. */
static gboolean
may_tell (const SiyiAuditLine *line,
          const char          *name)
{
  if (g_str_equal (name, "value"))
    return g_str_equal (line->entity, "setting") && strstr (line->entity_id, "phone") == NULL;

  return find (columns, G_N_ELEMENTS (columns), name) != NULL;
}

static void
add (GString    *out,
     char       *words)
{
  if (out->len > 0)
    g_string_append (out, _("; "));
  g_string_append (out, words);
  g_free (words);
}

static guint
add_changes (GString             *out,
             const SiyiAuditLine *line,
             JsonObject          *before,
             JsonObject          *after)
{
  g_autoptr(GList) names = json_object_get_members (after != NULL ? after : before);
  guint n_told = 0, n_hidden = 0;

  for (GList *link = names; link != NULL; link = link->next)
    {
      const char *name = link->data;
      g_autofree char *old = NULL;
      g_autofree char *new = NULL;

      if (g_strv_contains (silent, name))
        continue;
      if (!may_tell (line, name) || n_told == MOST_CHANGES)
        {
          n_hidden++;
          continue;
        }

      n_told++;
      old = value_words (before, name);
      new = value_words (after, name);
      /* Translators: a changed field: its name, before, after */
      add (out, g_strdup_printf (_("%1$s: %2$s → %3$s"), find (columns, G_N_ELEMENTS (columns), name), old, new));
    }

  return n_hidden;
}

static JsonObject *
member (JsonObject *object,
        const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * siyi_trail_changes:
 *
 * Returns: (transfer full): what changed from what to what; personal contents are only counted
 */
char *
siyi_trail_changes (const SiyiAuditLine *line)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GString) out = g_string_new (NULL);
  JsonObject *object, *before, *after;
  guint n_hidden;

  if (!json_parser_load_from_data (parser, line->change, -1, NULL) ||
      !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return g_strdup ("");

  object = json_node_get_object (json_parser_get_root (parser));
  if (json_object_has_member (object, "bulk"))
    return g_strdup_printf (ngettext ("%d row", "%d rows", (gulong) json_object_get_int_member_with_default (object, "rows", 0)),
                            (int) json_object_get_int_member_with_default (object, "rows", 0));

  if (json_object_has_member (object, "emptied_by"))
    /* Translators: %d is the number of a list of destruction */
    return g_strdup_printf (_("Words destroyed by list No. %d"),
                            (int) json_object_get_int_member_with_default (object, "emptied_by", 0));

  before = member (object, "before");
  after = member (object, "after");
  if (before == NULL && after == NULL)
    return g_strdup ("");

  n_hidden = add_changes (out, line, before, after);
  if (n_hidden > 0)
    add (out, g_strdup_printf (ngettext ("%u field more (not shown)", "%u fields more (not shown)", n_hidden), n_hidden));

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
state_sentence (const SiyiTrail *trail)
{
  g_autofree char *at = siyi_trail_time (trail->anchor != NULL ? trail->anchor->at : 0);
  const int rows = (int) trail->rows;

  switch (trail->state)
    {
    case SIYI_TRAIL_CUT:
      return g_strdup_printf (_("The trail was cut: rows %1$d to %2$d are missing, which were there on %3$s"),
                              (int) trail->from, (int) trail->seq, at);
    case SIYI_TRAIL_EDITED:
      return g_strdup_printf (_("Row %d was changed, or rows before it were taken out"), (int) trail->seq);
    case SIYI_TRAIL_REWRITTEN:
      return g_strdup_printf (_("The trail was made anew: a row between %1$d and %2$d is not as it was on %3$s"),
                              (int) trail->from, (int) trail->seq, at);
    case SIYI_TRAIL_SOUND:
    default:
      if (trail->anchor == NULL)
        return g_strdup_printf (_("Sound in itself, %d rows; there is no backup or package to prove it against"), rows);
      return g_strdup_printf (_("Sound, %1$d rows; proved outside up to row %2$d of %3$s"), rows,
                              (int) trail->anchor->seq, at);
    }
}

/**
 * siyi_trail_verdict:
 *
 * Returns: (transfer full): what the proof found, in a sentence; one more for each list of destruction that
 *   took words out of rows
 */
char *
siyi_trail_verdict (const SiyiTrail *trail)
{
  g_autofree char *state = state_sentence (trail);
  g_autoptr(GString) verdict = g_string_new (state);

  for (guint i = 0; trail->emptied != NULL && i < trail->emptied->len; i++)
    {
      const SiyiEmptiedBy *by = &g_array_index (trail->emptied, SiyiEmptiedBy, i);

      g_string_append_c (verdict, '\n');
      /* Translators: rows of the audit trail, the number of a list of destruction */
      g_string_append_printf (verdict, ngettext ("%1$u row emptied by list of destruction No. %2$d",
                                                 "%1$u rows emptied by list of destruction No. %2$d", by->rows),
                              by->rows, by->number);
    }

  return g_string_free (g_steal_pointer (&verdict), FALSE);
}
