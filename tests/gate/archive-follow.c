/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows a reception: tasks with every step that has words, their papers while the matter may still go
 * to a unit, a leader in charge. */
#include "gate.h"

#include "siyi-charge-store.h"
#include "siyi-task-papers.h"
#include "siyi-task-store.h"

#define ASSIGNED siyi_day_new (2026, 12, 10)
#define LATER siyi_day_new (2026, 12, 16)

static void
add_step (SiyiDb      *db,
          GateArchive *self,
          MatterKind   matter,
          SiyiNewStep  step)
{
  const char *word = siyi_task_step_word (step.kind);
  g_autoptr(GError) error = NULL;
  g_autofree char *action = NULL;
  g_autofree char *said = g_strconcat (gate_canary (self, matter, CANARY_WORDS, word), "，电话",
                                       gate_canary (self, matter, CANARY_NUMBER_IN_WORDS, "number in a step"), NULL);
  g_autofree char *body = gate_spoiled (self, matter, said);

  step.day = LATER;
  step.body = body;
  action = siyi_task_add_step (db, self->tasks[matter], &step, NULL, &error);
  g_assert_no_error (error);
}

static void
issue (SiyiDb            *db,
       GateArchive       *self,
       MatterKind         matter,
       SiyiTaskPaperKind  kind)
{
  g_auto(SiyiTaskPaper) paper = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiDocument) document = siyi_task_paper_issue (db, self->tasks[matter], kind, &paper, &error);

  /* An accusation goes out on no paper from the beginning. */
  if (matter != MATTER_ACCUSATION)
    g_assert_no_error (error);
}

static void
add_task (SiyiDb      *db,
          GateArchive *self,
          MatterKind   matter)
{
  static const char * const units[] = { "示例市住建局", "壬湖街道", NULL };
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_task_assign (db, self->visits[matter], units, "冯壬申", ASSIGNED,
                                              (SiyiLimit) { 3, SIYI_DAYS_CALENDAR }, SIYI_DAY_NONE,
                                              &self->tasks[matter], &error);

  g_assert_no_error (error);
  add_step (db, self, matter, (SiyiNewStep) { .kind = SIYI_TASK_STEP_RECEIVED });
  add_step (db, self, matter, (SiyiNewStep) { .kind = SIYI_TASK_STEP_URGED, .way = "letter", .grounds = "overdue" });
  issue (db, self, matter, SIYI_TASK_PAPER_ASSIGNMENT);
  issue (db, self, matter, SIYI_TASK_PAPER_URGING);
  add_step (db, self, matter, (SiyiNewStep) { .kind = SIYI_TASK_STEP_URGED, .way = "sheet", .grounds = "overdue" });
  issue (db, self, matter, SIYI_TASK_PAPER_SUPERVISION);
  add_step (db, self, matter, (SiyiNewStep) { .kind = SIYI_TASK_STEP_URGED, .way = "circular", .grounds = "overdue" });
  issue (db, self, matter, SIYI_TASK_PAPER_CIRCULAR);
  add_step (db, self, matter, (SiyiNewStep) { .kind = SIYI_TASK_STEP_EXTENSION_ASKED, .days = 10 });
  add_step (db, self, matter, (SiyiNewStep) { .kind = SIYI_TASK_STEP_EXTENSION_APPROVED, .days = 10 });
  issue (db, self, matter, SIYI_TASK_PAPER_EXTENSION);
  add_step (db, self, matter, (SiyiNewStep) { .kind = SIYI_TASK_STEP_ANSWERED });
  add_step (db, self, matter, (SiyiNewStep) { .kind = SIYI_TASK_STEP_SENT_BACK });
  issue (db, self, matter, SIYI_TASK_PAPER_RETURN);
  add_step (db, self, matter, (SiyiNewStep) { .kind = SIYI_TASK_STEP_NOTE });
}

static void
add_charge (SiyiDb      *db,
            GateArchive *self,
            MatterKind   matter)
{
  static const struct { SiyiChargeLineKind kind; const char *field; } lines[] = {
    { SIYI_CHARGE_LINE_APPROVED, "plan of the charge" }, { SIYI_CHARGE_LINE_SERVED, "plan of the charge" },
    { SIYI_CHARGE_LINE_PLAN, "plan of the charge" }, { SIYI_CHARGE_LINE_INSTRUCTION, "instruction of the charge" },
    { SIYI_CHARGE_LINE_PROGRESS, "progress of the charge" }, { SIYI_CHARGE_LINE_RESULT, "result of the charge" },
  };
  const SiyiNewCharge charge = { "黎甲午", "副市长", "示例市水利局", siyi_day_new (2026, 12, 20), ASSIGNED };
  g_autoptr(GError) error = NULL;
  g_autofree char *taken = siyi_charge_take (db, self->cases[matter], &charge, NULL, &error);

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *said = g_strconcat (gate_canary (self, matter, CANARY_WORDS, lines[i].field), "，证号",
                                           gate_canary (self, matter, CANARY_NUMBER_IN_WORDS, "number in a charge"), NULL);
      g_autofree char *body = gate_spoiled (self, matter, said);
      const SiyiNewChargeLine line = { lines[i].kind, LATER, "顾甲申", body, SIYI_DAY_NONE };
      g_autofree char *action = siyi_charge_add_to (db, self->cases[matter], &line, &error);

      g_assert_no_error (error);
    }
}

void
gate_add_follow_up (SiyiDb      *db,
                    GateArchive *self)
{
  for (int matter = 0; matter < MATTER_VOID; matter++)
    {
      add_task (db, self, (MatterKind) matter);
      add_charge (db, self, (MatterKind) matter);
    }
}
