/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which action of a page is which deed, as the verb its writing begins with, and why a role may not do it.
 * Actions that only look at what is shown anyway are not named. */
#include "siyi-role-guard.h"

#include <glib/gi18n.h>

static const struct { const char *action, *verb; } verbs[] = {
  { "accounts.credit", "leader.credit" },
  { "archive.copy-package", "export.package" },
  { "archive.make-package", "package.write" },
  { "archive.print-catalogue", "print.catalogue" },
  { "archive.save-catalogue", "export.catalogue" },
  { "audit.print", "print.audit" },
  { "calendar.own", "calendar.own" },
  { "case.authorise", "look.restricted" },
  { "case.edit", "case.edit" },
  { "case.link", "case.link" },
  { "case.recuse", "leader.recusal" },
  { "case.reveal", "look.numbers" },
  { "charge.print", "print.charge" },
  { "charge.write", "charge.line" },
  { "follow.correct", "task.step" },
  { "follow.print", "print.task-paper" },
  { "follow.print-list", "print.tasks" },
  { "follow.print-slips", "paper.issue" },
  { "follow.row-step", "task.step" },
  { "follow.save", "export.task-paper" },
  { "follow.save-slips", "paper.issue" },
  { "follow.step", "task.step" },
  { "follow.void-paper", "paper.void" },
  { "follow.write", "task.step" },
  { "inbox.accept", "inbox.accept" },
  { "inbox.refuse", "inbox.refuse" },
  { "inbox.take", "inbox.take" },
  { "issued.new", "paper.issue" },
  { "issued.print", "print.case-paper" },
  { "issued.save", "export.case-paper" },
  { "issued.serve", "case.moment" },
  { "issued.void", "paper.void" },
  { "leader.print", "print.brief" },
  { "ledger.edit", "visit.edit" },
  { "ledger.export", "export.ledger" },
  { "ledger.print", "print.ledger" },
  { "ledger.void", "visit.void" },
  { "note.sign", "instruction.add" },
  { "notice.export", "export.notice" },
  { "notice.post", "notice.post" },
  { "notice.publish", "notice.publish" },
  { "notice.words", "setting.save" },
  { "ones.excuse", "session.excuse" },
  { "ordered.print", "print.ordered" },
  { "papers.add", "file.add" },
  { "papers.open", "file.open" },
  { "papers.rename", "file.rename" },
  { "papers.save", "file.export" },
  { "papers.take-out", "file.take-out" },
  { "photos.add", "photo.add" },
  { "photos.add-folder", "photo.add" },
  { "photos.by-time", "photo.order" },
  { "photos.camera", "photo.add" },
  { "photos.captions", "photo.caption" },
  { "photos.excuse", "session.excuse" },
  { "photos.kind", "photo.kind" },
  { "photos.mask", "photo.mask" },
  { "photos.move", "photo.order" },
  { "photos.publish", "photo.publish" },
  { "photos.sort-folder", "photo.add" },
  { "photos.take-out", "photo.take-out" },
  { "record.done", "record.save" },
  { "reminders.print", "print.reminders" },
  { "report.export", "export.report" },
  { "report.print", "print.report" },
  { "retention.cancel", "destruction.cancel" },
  { "retention.destroy", "destruction.destroy" },
  { "retention.draw-up", "destruction.list" },
  { "retention.print", "print.destruction" },
  { "retention.save", "export.destruction" },
  { "retention.sign", "destruction.sign" },
  { "schedule.add", "schedule.add" },
  { "schedule.adopt", "schedule.plan" },
  { "schedule.cancel", "schedule.cancel" },
  { "schedule.copy", "schedule.copy" },
  { "schedule.edit", "schedule.edit" },
  { "schedule.import-leaders", "leaders.import" },
  { "schedule.move", "schedule.move" },
  { "schedule.plan", "schedule.plan" },
  { "schedule.replan", "schedule.plan" },
  { "schedule.restore", "schedule.restore" },
  { "schedule.stand-in", "schedule.stand-in" },
  { "schedule.swap", "schedule.swap" },
  { "session.accept", "signin.accept" },
  { "session.add-photos", "photo.add" },
  { "session.appoint", "visit.appoint" },
  { "session.briefs", "look.brief" },
  { "session.seal-briefs", "export.briefs" },
  { "session.close", "session.close" },
  { "session.excuse", "session.excuse" },
  { "session.lift", "session.excuse" },
  { "session.move", "visit.queue" },
  { "session.next", "visit.queue" },
  { "session.primary", "visit.queue" },
  { "session.print", "print.record-book" },
  { "session.staff", "session.staff" },
  { "session.stand-in", "schedule.stand-in" },
  { "session.tick", "session.step" },
  { "signin.choose", "signin.scan" },
  { "signin.print-a", "print.sign-in" },
  { "signin.print-b", "print.sign-in" },
  { "signin.take-out", "signin.take-out" },
  { "stat.export", "export.statistics" },
  { "stat.freeze", "figures.freeze" },
  { "talk.add", "record.add" },
  { "talk.discard", "record.save" },
  { "visit.register", "visit.add" },
  { "win.enter-calendar", "setting.save" },
  { "win.enter-leaders", "setting.save" },
  { "win.enter-people", "profile.save" },
  { "win.enter-reminders", "setting.save" },
  { "win.import", "import" },
  { "win.register", "visit.add" },
  { "win.restore-backup", "restore" },
  { "win.show-briefs", "look.brief" },
  { "win.show-session", "look.session" },
  { "win.undo-import", "import.undo" },
};

/**
 * siyi_guard_verb:
 * @action: as buttons and keys name it, "ledger.void"
 *
 * Returns: (transfer none) (nullable): the verb it begins; %NULL where every role may
 */
const char *
siyi_guard_verb (const char *action)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].action, action))
      return verbs[i].verb;

  return NULL;
}

/**
 * siyi_guard_reason:
 *
 * Returns: (transfer none): why another role does it, in one sentence
 */
const char *
siyi_guard_reason (SiyiDeed deed)
{
  switch (deed)
    {
    case SIYI_DEED_SCHEDULE:
      return _("Only a secretary plans and changes receptions");
    case SIYI_DEED_FOLLOW:
      return _("Only a secretary and follow-up staff carry a task on");
    case SIYI_DEED_INSTRUCT:
      return _("Only a leader writes instructions, or a secretary for the leader");
    case SIYI_DEED_PRINT:
      return _("A role that reads masked prints no papers about petitioners");
    case SIYI_DEED_EXPORT:
      return _("Only a secretary and follow-up staff save files that leave the office");
    case SIYI_DEED_IMPORT:
      return _("Only a secretary takes ledgers over");
    case SIYI_DEED_SETTINGS:
      return _("Only a secretary or an administrator changes settings");
    case SIYI_DEED_PEOPLE:
      return _("Only an administrator says who may sit here");
    case SIYI_DEED_KEEP:
      return _("Only a secretary or an administrator looks after backups, retention and destruction");
    case SIYI_DEED_AUDIT:
      return _("Only a secretary or an administrator reads the audit trail");
    case SIYI_DEED_LOOK_FULL:
      return _("A role that reads masked is shown no sessions, briefs and numbers");
    case SIYI_DEED_LOOK_RESTRICTED:
      return _("Only a secretary or a leader reads reports and accusations");
    case SIYI_DEED_RECORD:
    case SIYI_DEED_SELF:
    case SIYI_DEED_PRINT_MASKED:
    case SIYI_N_DEEDS:
    default:
      return _("Only a secretary registers and changes visits, records and cases");
    }
}
