/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-follow-cell.h"
#include "siyi-task-store.h"

G_BEGIN_DECLS

SiyiTaskStepKind siyi_follow_words_next     (const SiyiTaskReading *reading);   /* SIYI_N_TASK_STEPS: none */
const char *siyi_follow_words_button   (const SiyiTaskReading *reading);   /* (nullable) of the next step */
char       *siyi_follow_words_state    (const SiyiTaskReading *reading);
char       *siyi_follow_words_title    (const SiyiTaskRow     *row);
char       *siyi_follow_words_below    (const SiyiTaskRow     *row,
                                        SiyiDay                today);
char       *siyi_follow_words_day      (const SiyiTaskReading *reading,
                                        SiyiDay                today);
char       *siyi_follow_words_sentence (const SiyiTaskRow     *row,
                                        SiyiDay                today);
void        siyi_follow_words_say      (SiyiLazyItem          *item,
                                        SiyiDay                today,
                                        SiyiFollowCellWords   *words);
const char *siyi_follow_words_group    (SiyiTaskGroup          group);
char       *siyi_follow_words_head     (SiyiTaskGroup          group,
                                        guint                  n);
const char *siyi_follow_words_orphan   (SiyiOrphan             kind);
char       *siyi_follow_words_sum      (const SiyiTaskReading *reading,
                                        SiyiDay                today);
char       *siyi_follow_words_limit    (SiyiLimit              limit,
                                        SiyiDay                start,
                                        SiyiDay                last,
                                        SiyiDay                today);
const char *siyi_follow_words_way      (const char            *way);

/* siyi-follow-step-words.c */
const char *siyi_follow_step_icon      (SiyiTaskStepKind       kind);
gboolean    siyi_follow_step_strong    (SiyiTaskStepKind       kind);
char       *siyi_follow_step_title     (const SiyiTaskStepRow *step,
                                        guint                  nth);    /* urging of the task, from 1 */
char       *siyi_follow_step_body      (const SiyiTaskStepRow *step,
                                        SiyiDay                today);
const char *siyi_follow_step_verb      (SiyiTaskStepKind       kind);   /* what a button says */
const char *siyi_follow_step_done      (SiyiTaskStepKind       kind);   /* what was done, for a toast */
const char *siyi_follow_step_doing     (SiyiTaskStepKind       kind);   /* for an error's heading */

G_END_DECLS
