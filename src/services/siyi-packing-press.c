/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers of a package: laid out and drawn by whoever brings them, packed by a thread beside, one at a time,
 * while the next is drawn. Not drawn in two threads: a Chinese font is 24 MB, and cairo copies it. Asked on
 * the package's worker thread. */
#include "siyi-packing-private.h"

#include "siyi-paper.h"

typedef struct
{
  char         *path;         /* in the package */
  char         *file;         /* on the way there */
  SiyiRawPaper *raw;          /* (nullable) */
  GError       *error;
} Paper;

struct _SiyiPackingPress
{
  SiyiPacking *packing;
  GThreadPool *beside;        /* one thread */
  GPtrArray   *papers;        /* Paper, in the package's order */
  GMutex       lock;
  GCond        idle;
  gboolean     busy;          /* the thread beside */
};

static void
paper_free (gpointer data)
{
  Paper *paper = data;

  g_free (paper->path);
  g_free (paper->file);
  siyi_raw_paper_free (paper->raw);
  g_clear_error (&paper->error);
  g_free (paper);
}

static void
pack_beside (gpointer data,
             gpointer press)
{
  SiyiPackingPress *self = press;
  Paper *paper = data;

  siyi_raw_paper_finish (paper->raw, siyi_packing_on_pages, self->packing, self->packing->cancellable, &paper->error);
  g_clear_pointer (&paper->raw, siyi_raw_paper_free);

  g_mutex_lock (&self->lock);
  self->busy = FALSE;
  g_cond_signal (&self->idle);
  g_mutex_unlock (&self->lock);
}

SiyiPackingPress *
siyi_packing_press_new (SiyiPacking *packing)
{
  SiyiPackingPress *self = g_new0 (SiyiPackingPress, 1);

  self->packing = packing;
  self->papers = g_ptr_array_new_with_free_func (paper_free);
  g_mutex_init (&self->lock);
  g_cond_init (&self->idle);
  self->beside = g_thread_pool_new (pack_beside, self, 1, TRUE, NULL);

  return self;
}

/**
 * siyi_packing_press_free:
 * @self: (nullable): waits for the paper under way
 */
void
siyi_packing_press_free (SiyiPackingPress *self)
{
  if (self == NULL)
    return;

  g_thread_pool_free (self->beside, FALSE, TRUE);
  g_ptr_array_unref (self->papers);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->idle);
  g_free (self);
}

static void
wait_idle (SiyiPackingPress *self)
{
  g_mutex_lock (&self->lock);
  while (self->busy)
    g_cond_wait (&self->idle, &self->lock);
  g_mutex_unlock (&self->lock);
}

/* The pages hold all of the document, and the file all of the pages: what is done with goes. */
static SiyiRawPaper *
draw (SiyiPacking   *packing,
      SiyiDocument  *document,
      const char    *file,
      GError       **error)
{
  g_autoptr(SiyiPages) pages = siyi_pages_new_watched (document, siyi_packing_on_pages, packing, packing->cancellable,
                                                       error);

  siyi_document_unref (document);

  return pages != NULL ? siyi_pages_save_raw (pages, file, siyi_packing_on_pages, packing, packing->cancellable, error)
                       : NULL;
}

/**
 * siyi_packing_press_add:
 * @document: (transfer full): a paper
 * @path: where in the package
 *
 * Returns: whether it is drawn; how its packing went is told by siyi_packing_press_finish()
 */
gboolean
siyi_packing_press_add (SiyiPackingPress  *self,
                        SiyiDocument      *document,
                        const char        *path,
                        GError           **error)
{
  Paper *paper = g_new0 (Paper, 1);

  paper->path = g_strdup (path);
  paper->file = siyi_packing_work_file (self->packing, "pdf");
  g_ptr_array_add (self->papers, paper);
  paper->raw = draw (self->packing, document, paper->file, error);
  if (paper->raw == NULL)
    return FALSE;

  wait_idle (self);
  self->busy = TRUE;
  g_thread_pool_push (self->beside, paper, NULL);

  return TRUE;
}

/**
 * siyi_packing_press_finish:
 *
 * Waits for the papers of siyi_packing_press_add() and puts them into the package in that order.
 *
 * Returns: whether all are there
 */
gboolean
siyi_packing_press_finish (SiyiPackingPress  *self,
                           GError           **error)
{
  gboolean made = TRUE;

  wait_idle (self);
  for (guint i = 0; made && i < self->papers->len; i++)
    {
      Paper *paper = g_ptr_array_index (self->papers, i);

      made = paper->error == NULL;
      if (made)
        siyi_packing_add_file (self->packing, paper->path, paper->file);
      else
        g_propagate_error (error, g_steal_pointer (&paper->error));
    }
  g_ptr_array_set_size (self->papers, 0);

  return made;
}
