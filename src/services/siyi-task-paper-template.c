/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of papers of follow-up and the office's own text of each: a setting where it has typed one,
 * else the shipped words. On an archive's threads. */
#include "siyi-task-papers-private.h"

#include "siyi-notice-private.h"
#include "siyi-office-store.h"
#include "siyi-words.h"

#define WORDS "task-papers"

/**
 * siyi_task_paper_word:
 *
 * Returns: (transfer none): the word by which a kind is stored and told to programs
 */
const char *
siyi_task_paper_word (SiyiTaskPaperKind kind)
{
  g_return_val_if_fail (kind < SIYI_N_PAPERS && kind != SIYI_N_TASK_PAPERS, "");

  if (kind > SIYI_N_TASK_PAPERS)
    return siyi_words ("case-papers", "words", NULL)[kind - SIYI_CASE_PAPER_ACCEPTANCE];

  return siyi_words (WORDS, "words", NULL)[kind];
}

/**
 * siyi_task_paper_from_word:
 *
 * Returns: the kind of a task's paper a word stands for, %SIYI_N_TASK_PAPERS for another text
 */
SiyiTaskPaperKind
siyi_task_paper_from_word (const char *word)
{
  for (int kind = 0; word != NULL && kind < SIYI_N_TASK_PAPERS; kind++)
    if (g_str_equal (siyi_task_paper_word ((SiyiTaskPaperKind) kind), word))
      return (SiyiTaskPaperKind) kind;

  return SIYI_N_TASK_PAPERS;
}

/**
 * siyi_case_paper_from_word:
 *
 * Returns: the kind of a case's paper a word stands for, %SIYI_N_TASK_PAPERS for another text
 */
SiyiTaskPaperKind
siyi_case_paper_from_word (const char *word)
{
  for (int kind = SIYI_CASE_PAPER_ACCEPTANCE; word != NULL && kind < SIYI_N_PAPERS; kind++)
    if (g_str_equal (siyi_task_paper_word ((SiyiTaskPaperKind) kind), word))
      return (SiyiTaskPaperKind) kind;

  return SIYI_N_TASK_PAPERS;
}

static char *
template_name (SiyiTaskPaperKind kind,
               gboolean          again)
{
  return g_strconcat (siyi_task_paper_word (kind), again && kind == SIYI_TASK_PAPER_RETURN ? "-again" : "", NULL);
}

/**
 * siyi_task_paper_text_name:
 *
 * Returns: (transfer none): what the text is called; the return slip has two
 */
const char *
siyi_task_paper_text_name (SiyiTaskPaperKind kind,
                           gboolean          again)
{
  if (again && kind == SIYI_TASK_PAPER_RETURN)
    return siyi_word (WORDS, "return-again");

  return siyi_word ("task-paper-titles", siyi_task_paper_word (kind));
}

/**
 * siyi_task_paper_text_shipped:
 *
 * Returns: (transfer none): the text that came with the program
 */
const char *
siyi_task_paper_text_shipped (SiyiTaskPaperKind kind,
                              gboolean          again)
{
  g_autofree char *name = template_name (kind, again);

  return siyi_word ("task-paper-templates", name);
}

/**
 * siyi_task_paper_template_is_own:
 *
 * Returns: whether the office has a text of its own
 */
gboolean
siyi_task_paper_template_is_own (SiyiDb            *db,
                                 SiyiTaskPaperKind  kind,
                                 gboolean           again)
{
  g_autofree char *name = template_name (kind, again);
  g_autofree char *key = g_strconcat ("template.paper.", name, NULL);
  g_autofree char *text = siyi_setting_get (db, key, NULL);

  return text != NULL;
}

/**
 * siyi_task_paper_template_load:
 *
 * Returns: (transfer full): the office's text of a paper, the shipped one where it has none
 */
char *
siyi_task_paper_template_load (SiyiDb            *db,
                               SiyiTaskPaperKind  kind,
                               gboolean           again)
{
  g_autofree char *name = template_name (kind, again);
  g_autofree char *key = g_strconcat ("template.paper.", name, NULL);

  return siyi_setting_get (db, key, siyi_word ("task-paper-templates", name));
}

/**
 * siyi_task_paper_template_save:
 * @text: (nullable): %NULL or the shipped text: back to that one
 *
 * Papers that were issued before stay as they were.
 *
 * Returns: (transfer full): UUID of the action; %NULL with CONSTRAINT where a field is not known
 */
char *
siyi_task_paper_template_save (SiyiDb             *db,
                               SiyiTaskPaperKind   kind,
                               gboolean            again,
                               const char         *text,
                               GError            **error)
{
  g_autofree char *name = template_name (kind, again);
  g_autofree char *key = g_strconcat ("template.paper.", name, NULL);
  const char *keys[] = { key, NULL };
  const char *values[] = { text };

  if (text != NULL && !siyi_task_paper_text_check (kind, text, error))
    return NULL;
  if (g_strcmp0 (text, siyi_word ("task-paper-templates", name)) == 0)
    values[0] = NULL;

  return siyi_settings_save_together (db, "settings.paper-template", keys, values, error);
}
