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
  { "visit", "avatar-default-symbolic", NC_("moment", "Visit"),
    NC_("moment", "Received by {what}") },
  { "letter", "mail-unread-symbolic", NC_("moment", "Letter"), NULL },
  { "online", "mail-unread-symbolic", NC_("moment", "Online petition"), NULL },
  { "call", "call-start-symbolic", NC_("moment", "Call"), NULL },
  { "registered", "list-add-symbolic", NC_("moment", "Registered"),
    NC_("moment", "Registered: {what}") },
  { "instruction", "document-edit-symbolic", NC_("moment", "Leader’s instruction"),
    NC_("moment", "Instruction of {what}") },
  { "assigned", "document-send-symbolic", NC_("moment", "Assigned"),
    NC_("moment", "Assigned to {what}") },
  { "progress", "document-edit-symbolic", NC_("moment", "Progress"),
    NC_("moment", "Progress, {what}") },
  { "proposed", "document-edit-symbolic", NC_("moment", "Proposed way to decide"),
    NC_("moment", "Proposed by {what}") },
  { "urged", "alarm-symbolic", NC_("moment", "Urged"), NC_("moment", "Urged {what}") },
  { "answered", "mail-replied-symbolic", NC_("moment", "Answer to urging"),
    NC_("moment", "Answer of {what}") },
  { "returned", "mail-reply-sender-symbolic", NC_("moment", "Handed back"),
    NC_("moment", "Handed back by {what}") },
  { "closed", "emblem-ok-symbolic", NC_("moment", "Closed"), NC_("moment", "Closed by {what}") },
  { "resolved", "emblem-ok-symbolic", NC_("moment", "Dispute resolved"), NULL },
  { "evaluated", "emblem-favorite-symbolic", NC_("moment", "Evaluated"),
    NC_("moment", "Evaluated: {what}") },
  { "visit-back", "call-start-symbolic", NC_("moment", "Visit back"),
    NC_("moment", "Visit back: {what}") },
  { "import", "avatar-default-symbolic", NC_("moment", "Visit"),
    NC_("moment", "Received by {what}") },
  { "visit-void", "edit-clear-symbolic", NC_("moment", "Void visit"),
    NC_("moment", "Void visit, received by {what}") },
  { "received", "list-add-symbolic", NC_("moment", "Petition department received it"), NULL },
  { "routed", "go-jump-symbolic", NC_("moment", "Forwarded"),
    NC_("moment", "Forwarded to {what}") },
  { "unit-received", "mail-read-symbolic", NC_("moment", "Unit received it"),
    NC_("moment", "{what} received it") },
  { "notified", "text-x-generic-symbolic", NC_("moment", "Acceptance notice"),
    NC_("moment", "Acceptance notice of {what}") },
  { "objected", "dialog-warning-symbolic", NC_("moment", "Objection"),
    NC_("moment", "Objection of {what}") },
  { "told-on-spot", "text-x-generic-symbolic", NC_("moment", "Told on the spot in writing"), NULL },
  { "unclear", "dialog-warning-symbolic",
    NC_("moment", "Name or address unclear, no notice"), NULL },
  { "accepted", "text-x-generic-symbolic", NC_("moment", "Accepted"),
    NC_("moment", "Accepted by {what}") },
  { "declined", "dialog-warning-symbolic", NC_("moment", "Declined"),
    NC_("moment", "Declined by {what}") },
  { "extended", "alarm-symbolic", NC_("moment", "Extended"), NC_("moment", "Extended by {what}") },
  { "extension-approved", "alarm-symbolic", NC_("moment", "Extension approved"), NULL },
  { "extension-told", "alarm-symbolic", NC_("moment", "Extension told to the petitioner"), NULL },
  { "opinion", "text-x-generic-symbolic", NC_("moment", "Written opinion"),
    NC_("moment", "Written opinion of {what}") },
  { "replied", "mail-replied-symbolic", NC_("moment", "Reply"), NC_("moment", "Reply of {what}") },
  { "served", "mail-read-symbolic", NC_("moment", "Opinion served"), NULL },
  { "review-asked", "go-up-symbolic", NC_("moment", "Review asked for"), NULL },
  { "review-received", "go-up-symbolic", NC_("moment", "Reviewing organ received it"), NULL },
  { "review-opinion", "text-x-generic-symbolic", NC_("moment", "Review opinion"), NULL },
  { "review-served", "mail-read-symbolic", NC_("moment", "Review opinion served"), NULL },
  { "final-asked", "go-up-symbolic", NC_("moment", "Final review asked for"), NULL },
  { "final-received", "go-up-symbolic", NC_("moment", "Final organ received it"), NULL },
  { "final-opinion", "text-x-generic-symbolic", NC_("moment", "Final opinion"), NULL },
  { "hearing", "system-users-symbolic", NC_("moment", "Hearing"), NULL },
  { "agreement", "text-x-generic-symbolic", NC_("moment", "Mediation or settlement agreement"), NULL },
  { "linked", "emblem-shared-symbolic", NC_("moment", "Linked"),
    NC_("moment", "Linked with {what}") },
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
    return g_strdup (g_dpgettext2 (NULL, "moment", words->plain));

  title = g_string_new (g_dpgettext2 (NULL, "moment", words->with));
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
    "progress", "proposed", "received", "routed", "unit-received", "notified", "told-on-spot", "accepted",
    "objected", "returned", "opinion", "served", "review-asked", "review-received",
    "review-opinion", "review-served", "final-asked", "final-received", "final-opinion", "agreement", NULL
  };

  return kinds;
}
