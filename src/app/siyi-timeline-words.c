/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a moment of a case is called and which icon stands for it. The kinds are the stored ones:
 * those of the visit and its task, and the events the clocks are computed from. */
#include "siyi-timeline-words.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *kind;
  const char *icon;
  const char *plain;      /* without a unit or person */
  const char *with;       /* (nullable) with one */
} MomentWords;

/* Translators: {what} is a leader, a unit or a file; leave it as it is */
static const MomentWords moments[] = {
  { "visit", "avatar-default-symbolic", N_("Visit"), N_("Received by {what}") },
  { "registered", "list-add-symbolic", N_("Registered"), N_("Registered: {what}") },
  { "instruction", "document-edit-symbolic", N_("Leader’s instruction"),
    N_("Instruction of {what}") },
  { "assigned", "document-send-symbolic", N_("Assigned"), N_("Assigned to {what}") },
  { "progress", "document-edit-symbolic", N_("Progress"), N_("Progress, {what}") },
  { "urged", "alarm-symbolic", N_("Urged"), N_("Urged {what}") },
  { "answered", "mail-replied-symbolic", N_("Answer to urging"), N_("Answer of {what}") },
  { "returned", "mail-reply-sender-symbolic", N_("Handed back"), N_("Handed back by {what}") },
  { "closed", "emblem-ok-symbolic", N_("Closed"), N_("Closed by {what}") },
  { "resolved", "emblem-ok-symbolic", N_("Dispute resolved"), NULL },
  { "evaluated", "emblem-favorite-symbolic", N_("Evaluated"), N_("Evaluated: {what}") },
  { "visit-back", "call-start-symbolic", N_("Visit back"), N_("Visit back: {what}") },
  { "import", "avatar-default-symbolic", N_("Visit"), N_("Received by {what}") },
  { "visit-void", "edit-clear-symbolic", N_("Void visit"), N_("Void visit, received by {what}") },
  { "received", "list-add-symbolic", N_("Petition department received it"), NULL },
  { "routed", "go-jump-symbolic", N_("Forwarded"), N_("Forwarded to {what}") },
  { "unit-received", "mail-read-symbolic", N_("Unit received it"), N_("{what} received it") },
  { "notified", "text-x-generic-symbolic", N_("Acceptance notice"),
    N_("Acceptance notice of {what}") },
  { "objected", "dialog-warning-symbolic", N_("Objection"), N_("Objection of {what}") },
  { "told-on-spot", "text-x-generic-symbolic", N_("Told on the spot in writing"), NULL },
  { "unclear", "dialog-warning-symbolic", N_("Name or address unclear, no notice"), NULL },
  { "accepted", "text-x-generic-symbolic", N_("Accepted"), N_("Accepted by {what}") },
  { "declined", "dialog-warning-symbolic", N_("Declined"), N_("Declined by {what}") },
  { "extended", "alarm-symbolic", N_("Extended"), N_("Extended by {what}") },
  { "extension-approved", "alarm-symbolic", N_("Extension approved"), NULL },
  { "extension-told", "alarm-symbolic", N_("Extension told to the petitioner"), NULL },
  { "opinion", "text-x-generic-symbolic", N_("Written opinion"), N_("Written opinion of {what}") },
  { "replied", "mail-replied-symbolic", N_("Reply"), N_("Reply of {what}") },
  { "served", "mail-read-symbolic", N_("Opinion served"), NULL },
  { "review-asked", "go-up-symbolic", N_("Review asked for"), NULL },
  { "review-received", "go-up-symbolic", N_("Reviewing organ received it"), NULL },
  { "review-opinion", "text-x-generic-symbolic", N_("Review opinion"), NULL },
  { "review-served", "mail-read-symbolic", N_("Review opinion served"), NULL },
  { "final-asked", "go-up-symbolic", N_("Final review asked for"), NULL },
  { "final-received", "go-up-symbolic", N_("Final organ received it"), NULL },
  { "final-opinion", "text-x-generic-symbolic", N_("Final opinion"), NULL },
  { "hearing", "system-users-symbolic", N_("Hearing"), NULL },
  { "linked", "emblem-shared-symbolic", N_("Linked"), N_("Linked with {what}") },
};

static const MomentWords *
find (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++)
    if (g_strcmp0 (moments[i].kind, kind) == 0)
      return &moments[i];

  return NULL;
}

/**
 * siyi_moment_icon:
 *
 * Returns: (transfer none): the name of the icon of @kind
 */
const char *
siyi_moment_icon (const char *kind)
{
  const MomentWords *words = find (kind);

  return words != NULL ? words->icon : "text-x-generic-symbolic";
}

/**
 * siyi_moment_title:
 * @kind: a stored kind; one this version does not know is shown as it is
 * @what: (nullable): leader, unit or file
 *
 * Returns: (transfer full): the heading of the moment
 */
char *
siyi_moment_title (const char *kind,
                   const char *what)
{
  const MomentWords *words = find (kind);
  GString *title;

  if (words == NULL)
    return g_strdup (kind);
  if (what == NULL || *what == '\0' || words->with == NULL)
    return g_strdup (_(words->plain));

  title = g_string_new (_(words->with));
  g_string_replace (title, "{what}", what, 1);

  return g_string_free (title, FALSE);
}

/**
 * siyi_moment_strong:
 *
 * Returns: whether the moment is a meeting with people: its circle is filled
 */
gboolean
siyi_moment_strong (const char *kind)
{
  return g_strcmp0 (kind, "visit") == 0 || g_strcmp0 (kind, "import") == 0;
}

/**
 * siyi_moment_own_kinds:
 *
 * Returns: (transfer none): what "Add progress" offers, %NULL-terminated
 */
const char * const *
siyi_moment_own_kinds (void)
{
  static const char * const kinds[] = {
    "progress", "received", "routed", "unit-received", "notified", "told-on-spot", "accepted",
    "objected", "returned", "opinion", "served", "review-asked", "review-received",
    "review-opinion", "review-served", "final-asked", "final-received", "final-opinion", NULL
  };

  return kinds;
}
