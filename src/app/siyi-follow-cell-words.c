/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a place of the follow-up list says. Main thread. */
#include "siyi-follow-words.h"

#include "siyi-follow-list.h"

/**
 * siyi_follow_words_say:
 * @item: a place of a #SiyiFollowList
 *
 * A task: light and state, title over visitors and unit, day, the next step's button.
 */
void
siyi_follow_words_say (SiyiLazyItem        *item,
                       SiyiDay              today,
                       SiyiFollowCellWords *words)
{
  SiyiFollowItem *place = SIYI_FOLLOW_ITEM (item);
  const SiyiTaskRow *row = siyi_follow_item_get_row (place);

  if (siyi_follow_item_is_head (place))
    {
      const SiyiTaskGroup group = siyi_follow_item_get_group (place);

      words->head = siyi_follow_words_head (group, siyi_follow_item_get_n (place));
      words->head_style = group == SIYI_TASK_GROUP_OVERDUE ? "over" : group == SIYI_TASK_GROUP_SOON ? "soon" : NULL;
      return;
    }

  words->light = row->reading.light;
  words->spent = row->reading.percent / 100.0;
  words->state = siyi_follow_words_state (&row->reading);
  words->title = siyi_follow_words_title (row);
  words->below = siyi_follow_words_below (row, today);
  words->day = siyi_follow_words_day (&row->reading, today);
  words->sum = siyi_follow_words_sum (&row->reading, today);
  if (*words->sum == '\0')
    g_clear_pointer (&words->sum, g_free);
  words->sentence = siyi_follow_words_sentence (row, today);
  words->step = siyi_follow_words_button (&row->reading);
  words->task = row->id;
  words->visit = row->visit;
}
