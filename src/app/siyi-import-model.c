/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of a takeover shown by the grid. They are made when they come into sight and a few
 * hundred are kept; marks come from the flags, found by record. Main thread only. */
#include "siyi-import-model.h"

#include "siyi-import-record.h"
#include "siyi-import-words.h"

#define KEPT_RECORDS 512

struct _SiyiImportModel
{
  GObject       parent_instance;

  SiyiTakeover *takeover;     /* borrowed: the page outlives its model */
  GHashTable   *records;      /* index -> SiyiRecord */
  GPtrArray    *flags;        /* by record: GArray of guint, or NULL */
  GArray       *shown;        /* guint: records in sight */
  GHashTable   *decided;      /* gint64 key of record and field */
  guint         n_flagged;
  gboolean      names_sheets; /* rows come from several sheets */
  char         *text;         /* of the cell asked last */
};

static void grid_model_init (SiyiGridModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SiyiImportModel, siyi_import_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SIYI_TYPE_GRID_MODEL, grid_model_init))

static gint64
key_of (guint     record,
        SiyiField field)
{
  return (gint64) record * SIYI_N_FIELDS + field;
}

static const SiyiRecord *
record_at (SiyiImportModel *self,
           guint            index)
{
  SiyiRecord *record = g_hash_table_lookup (self->records, GUINT_TO_POINTER (index));

  if (record != NULL)
    return record;

  if (g_hash_table_size (self->records) >= KEPT_RECORDS)
    g_hash_table_remove_all (self->records);
  record = siyi_takeover_get_record (self->takeover, index);
  g_hash_table_insert (self->records, GUINT_TO_POINTER (index), record);

  return record;
}

static SiyiGridMark
mark_of (SiyiImportModel  *self,
         guint             index,
         const SiyiRecord *record,
         SiyiField         field)
{
  const GArray *mine = siyi_import_model_flags_of (self, index);
  const GArray *all = siyi_takeover_get_flags (self->takeover);
  SiyiGridMark mark = SIYI_GRID_MARK_NONE;

  if (siyi_import_model_is_decided (self, index, field))
    return SIYI_GRID_MARK_NONE;
  if (field != SIYI_FIELD_NONE && (record->inferred & (G_GUINT64_CONSTANT (1) << field)) != 0)
    mark = SIYI_GRID_MARK_INFERRED;

  for (guint i = 0; mine != NULL && i < mine->len; i++)
    {
      const SiyiTakeoverFlag *flag = &g_array_index (all, SiyiTakeoverFlag,
                                                     g_array_index (mine, guint, i));
      SiyiFlagKind kind;

      if (flag->key != field || siyi_flag_is_double (flag->why))
        continue;

      kind = siyi_flag_kind (flag->why);
      if (kind == SIYI_FLAG_UNREADABLE)
        return SIYI_GRID_MARK_UNREADABLE;
      mark = kind == SIYI_FLAG_INFERRED ? SIYI_GRID_MARK_INFERRED : SIYI_GRID_MARK_LOOK;
    }

  return mark;
}

static guint
get_n_rows (SiyiGridModel *model)
{
  return SIYI_IMPORT_MODEL (model)->shown->len;
}

static void
get_cell (SiyiGridModel *model,
          guint          row,
          guint          column,
          SiyiGridCell  *cell)
{
  SiyiImportModel *self = SIYI_IMPORT_MODEL (model);
  guint index = g_array_index (self->shown, guint, row);
  const SiyiRecord *record = record_at (self, index);

  g_clear_pointer (&self->text, g_free);
  *cell = (SiyiGridCell) { 0 };
  if (column == SIYI_FIELD_NONE)
    {
      self->text = siyi_import_model_dup_place (self, index);
      cell->style = SIYI_GRID_STYLE_DIM;
    }
  else
    {
      self->text = siyi_import_record_value (record, column);
    }

  cell->mark = mark_of (self, index, record, column);
  if (self->text == NULL && cell->mark != SIYI_GRID_MARK_NONE)
    {
      const SiyiRawCell *raw = siyi_import_record_raw (record, column);

      self->text = g_strdup (raw != NULL ? raw->text : NULL);
    }
  if (record->duplicate)
    cell->style |= SIYI_GRID_STYLE_DIM;
  cell->text = self->text;
}

static gint64
get_row_id (SiyiGridModel *model,
            guint          row)
{
  return (gint64) g_array_index (SIYI_IMPORT_MODEL (model)->shown, guint, row) + 1;
}

static guint
find_row (SiyiGridModel *model,
          gint64         id)
{
  return siyi_import_model_find_record (SIYI_IMPORT_MODEL (model), (guint) (id - 1));
}

static char *
dup_edit_text (SiyiGridModel  *model,
               guint           row,
               guint           column,
               char          **why_not)
{
  SiyiImportModel *self = SIYI_IMPORT_MODEL (model);
  guint index = siyi_import_model_get_record (self, row);
  char *value;

  if (column == SIYI_FIELD_NONE || column == SIYI_FIELD_SERIAL)
    return NULL;

  value = siyi_import_model_dup_value (self, index, column);
  if (value == NULL)
    value = siyi_import_model_dup_raw (self, index, column, NULL);

  return value != NULL ? value : g_strdup ("");
}

static void
grid_model_init (SiyiGridModelInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_cell = get_cell;
  iface->get_row_id = get_row_id;
  iface->find_row = find_row;
  iface->dup_edit_text = dup_edit_text;
}

static void
siyi_import_model_finalize (GObject *object)
{
  SiyiImportModel *self = SIYI_IMPORT_MODEL (object);

  g_hash_table_unref (self->records);
  g_hash_table_unref (self->decided);
  g_ptr_array_unref (self->flags);
  g_array_unref (self->shown);
  g_free (self->text);

  G_OBJECT_CLASS (siyi_import_model_parent_class)->finalize (object);
}

static void
siyi_import_model_class_init (SiyiImportModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = siyi_import_model_finalize;
}

static void
unref_flags (gpointer flags)
{
  if (flags != NULL)
    g_array_unref (flags);
}

static void
siyi_import_model_init (SiyiImportModel *self)
{
  self->records = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) siyi_record_free);
  self->decided = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->flags = g_ptr_array_new_with_free_func (unref_flags);
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
sort_flags_by_record (SiyiImportModel *self)
{
  const GArray *all = siyi_takeover_get_flags (self->takeover);
  guint n_records = siyi_takeover_n_records (self->takeover);

  g_ptr_array_set_size (self->flags, (int) n_records);
  for (guint i = 0; i < all->len; i++)
    {
      const SiyiTakeoverFlag *flag = &g_array_index (all, SiyiTakeoverFlag, i);
      GArray *mine;

      if (flag->record >= n_records)
        continue;

      mine = g_ptr_array_index (self->flags, flag->record);
      if (mine == NULL)
        {
          mine = g_array_new (FALSE, FALSE, sizeof (guint));
          self->flags->pdata[flag->record] = mine;
          self->n_flagged++;
        }
      g_array_append_val (mine, i);
    }
}

static gboolean
has_several_sheets (SiyiTakeover *takeover)
{
  const GPtrArray *sheets = siyi_takeover_get_sheets (takeover);
  guint n_taken = 0;

  for (guint i = 0; i < sheets->len; i++)
    n_taken += ((const SiyiTakeoverSheet *) g_ptr_array_index (sheets, i))->taken;

  return n_taken > 1;
}

/**
 * siyi_import_model_new:
 * @takeover: what was read; must live as long as the model
 *
 * Returns: (transfer full): all its records as rows
 */
SiyiImportModel *
siyi_import_model_new (SiyiTakeover *takeover)
{
  SiyiImportModel *self = g_object_new (SIYI_TYPE_IMPORT_MODEL, NULL);

  self->takeover = takeover;
  self->names_sheets = has_several_sheets (takeover);
  sort_flags_by_record (self);
  siyi_import_model_show_flagged (self, FALSE);

  return self;
}

/**
 * siyi_import_model_show_flagged:
 * @only_flagged: %TRUE for the records with a flag alone
 */
void
siyi_import_model_show_flagged (SiyiImportModel *self,
                                gboolean         only_flagged)
{
  guint n_records = siyi_takeover_n_records (self->takeover);

  g_array_set_size (self->shown, 0);
  for (guint i = 0; i < n_records; i++)
    if (!only_flagged || siyi_import_model_flags_of (self, i) != NULL)
      g_array_append_val (self->shown, i);

  siyi_grid_model_reset (SIYI_GRID_MODEL (self));
}

guint
siyi_import_model_get_record (SiyiImportModel *self,
                              guint            row)
{
  return row < self->shown->len ? g_array_index (self->shown, guint, row) : G_MAXUINT;
}

static int
compare_records (gconstpointer a,
                 gconstpointer b)
{
  guint one = *(const guint *) a;
  guint two = *(const guint *) b;

  return one < two ? -1 : one > two;
}

/**
 * siyi_import_model_find_record:
 *
 * Returns: the row that shows @record, %G_MAXUINT if none does
 */
guint
siyi_import_model_find_record (SiyiImportModel *self,
                               guint            record)
{
  guint row;

  if (g_array_binary_search (self->shown, &record, compare_records, &row))
    return row;

  return G_MAXUINT;
}

guint
siyi_import_model_count_flagged (SiyiImportModel *self)
{
  return self->n_flagged;
}

const GArray *
siyi_import_model_flags_of (SiyiImportModel *self,
                            guint            record)
{
  return record < self->flags->len ? g_ptr_array_index (self->flags, record) : NULL;
}

/**
 * siyi_import_model_dup_place:
 *
 * Returns: (transfer full): sheet and row of a record as the preview's first column shows them
 */
char *
siyi_import_model_dup_place (SiyiImportModel *self,
                             guint            record)
{
  const SiyiRecord *one = record_at (self, record);

  return one->sheet != NULL && one->sheet[0] != '\0' && self->names_sheets
           ? g_strdup_printf ("%s %u", one->sheet, one->row)
           : g_strdup_printf ("%u", one->row);
}

static char *
address_of (const SiyiRawCell *cell)
{
  char letters[8];
  int at = sizeof letters - 1;
  guint column = cell->column + 1;

  letters[at] = '\0';
  while (column > 0 && at > 0)
    {
      letters[--at] = (char) ('A' + (column - 1) % 26);
      column = (column - 1) / 26;
    }

  return g_strdup_printf ("%s%u", letters + at, cell->row);
}

/**
 * siyi_import_model_dup_raw:
 * @address: (out) (optional): the cell's address, A1 style; %NULL where there is no cell
 *
 * Returns: (transfer full) (nullable): what stood in the file
 */
char *
siyi_import_model_dup_raw (SiyiImportModel  *self,
                           guint             record,
                           SiyiField         field,
                           char            **address)
{
  const SiyiRawCell *cell = siyi_import_record_raw (record_at (self, record), field);

  if (address != NULL)
    *address = cell != NULL ? address_of (cell) : NULL;

  return cell != NULL ? g_strdup (cell->text) : NULL;
}

/**
 * siyi_import_model_dup_value:
 *
 * Returns: (transfer full) (nullable): what was read
 */
char *
siyi_import_model_dup_value (SiyiImportModel *self,
                             guint            record,
                             SiyiField        field)
{
  return siyi_import_record_value (record_at (self, record), field);
}

void
siyi_import_model_decided (SiyiImportModel *self,
                           guint            record,
                           SiyiField        field)
{
  gint64 key = key_of (record, field);
  guint row = siyi_import_model_find_record (self, record);

  g_hash_table_add (self->decided, g_memdup2 (&key, sizeof key));
  g_hash_table_remove (self->records, GUINT_TO_POINTER (record));
  if (row != G_MAXUINT)
    siyi_grid_model_rows_changed (SIYI_GRID_MODEL (self), row, 1);
}

gboolean
siyi_import_model_is_decided (SiyiImportModel *self,
                              guint            record,
                              SiyiField        field)
{
  gint64 key = key_of (record, field);

  return g_hash_table_contains (self->decided, &key);
}
