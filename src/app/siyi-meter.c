/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The four-ones meter: says at a glance, and to a screen reader in a sentence, which of record
 * book, ledger, photos and sign-in sheet are there. Four full ones join, in 200 ms; nothing moves
 * where animations are off. */
#include "siyi-meter.h"

#include <glib/gi18n.h>

#include "siyi-meter-draw.h"

#define FADE_MS 200

struct _SiyiMeter
{
  GtkWidget parent_instance;

  SiyiMeterSize  size;
  SiyiPiece      piece;                  /* of a single */
  SiyiMeterTile  tiles[SIYI_N_PIECES];
  guint          whole[SIYI_N_PIECES];
  guint          fading;                 /* bit 1 << SiyiPiece */
  double         joined;                 /* 0 apart … 1 one piece */

  /* Owned */
  AdwAnimation  *animation;
};

enum
{
  PROP_0,
  PROP_SIZE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SiyiMeter, siyi_meter, GTK_TYPE_WIDGET)

G_DEFINE_ENUM_TYPE (SiyiMeterSize, siyi_meter_size,
                    G_DEFINE_ENUM_VALUE (SIYI_METER_SEAL, "seal"),
                    G_DEFINE_ENUM_VALUE (SIYI_METER_LARGE_SEAL, "large-seal"),
                    G_DEFINE_ENUM_VALUE (SIYI_METER_ROW, "row"),
                    G_DEFINE_ENUM_VALUE (SIYI_METER_MICRO_ROW, "micro-row"),
                    G_DEFINE_ENUM_VALUE (SIYI_METER_MICRO_SEAL, "micro-seal"),
                    G_DEFINE_ENUM_VALUE (SIYI_METER_SINGLE, "single"),
                    G_DEFINE_ENUM_VALUE (SIYI_METER_LARGE_SINGLE, "large-single"))

static gboolean
is_single (SiyiMeter *self)
{
  return siyi_meter_shape (self->size)->columns == 1;
}

static gboolean
is_joined (SiyiMeter *self)
{
  for (int i = 0; i < SIYI_N_PIECES; i++)
    if (self->tiles[i].state != SIYI_TILE_FULL)
      return FALSE;

  return !is_single (self);
}

static char *
state_word (SiyiMeter *self, SiyiPiece piece)
{
  const SiyiMeterTile *tile = &self->tiles[piece];

  switch (tile->state)
    {
    case SIYI_TILE_FULL:
      return g_strdup (C_("four ones", "complete"));
    case SIYI_TILE_PART:
      /* Translators: so many pieces of so many are there */
      return g_strdup_printf (C_("four ones", "%u of %u"),
                              (guint) (tile->part * self->whole[piece] + 0.5),
                              self->whole[piece]);
    case SIYI_TILE_SOON:
    case SIYI_TILE_MISSING:
      return g_strdup (C_("four ones", "missing"));
    case SIYI_TILE_EXCUSED:
      return g_strdup (C_("four ones", "excused"));
    case SIYI_TILE_EMPTY:
    default:
      return g_strdup (C_("four ones", "not yet"));
    }
}

static char *
all_words (SiyiMeter *self)
{
  g_autofree char *record = state_word (self, SIYI_PIECE_RECORD);
  g_autofree char *ledger = state_word (self, SIYI_PIECE_LEDGER);
  g_autofree char *photos = state_word (self, SIYI_PIECE_PHOTOS);
  g_autofree char *signin = state_word (self, SIYI_PIECE_SIGNIN);

  /* Translators: the states of record book, ledger, photos, sign-in sheet */
  return g_strdup_printf (_("Four ones: record book %s, ledger %s, photos %s, sign-in sheet %s"),
                          record, ledger, photos, signin);
}

/* Which of the four a single one is stands beside it. */
static void
update_label (SiyiMeter *self)
{
  g_autofree char *label = is_single (self) ? state_word (self, self->piece) : all_words (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self),
                               siyi_meter_is_complete (self) ? NULL : label);
}

static void
on_fade (double value, gpointer data)
{
  SiyiMeter *self = data;

  for (int i = 0; i < SIYI_N_PIECES; i++)
    self->tiles[i].opacity = (self->fading & 1u << i) != 0 ? value : 1;
  self->joined = is_joined (self) ? value : 0;

  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* adw_animation_play() jumps to the end by itself where animations are off or nothing shows. */
static void
start_fade (SiyiMeter *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    adw_animation_play (self->animation);
  else
    on_fade (1, self);
}

static void
siyi_meter_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  SiyiMeter *self = SIYI_METER (widget);
  const SiyiMeterShape *shape = siyi_meter_shape (self->size);
  int n_tiles = is_single (self) ? 1 : SIYI_N_PIECES;
  int count = orientation == GTK_ORIENTATION_HORIZONTAL ? shape->columns
                                                        : n_tiles / shape->columns;

  *minimum = *natural = (int) (count * shape->tile + (count - 1) * shape->gap);
}

static void
siyi_meter_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SiyiMeter *self = SIYI_METER (widget);
  SiyiPiece first = is_single (self) ? self->piece : SIYI_PIECE_RECORD;
  int width, height;
  graphene_rect_t bounds;
  cairo_t *cr;

  siyi_meter_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &width, &width, NULL, NULL);
  siyi_meter_measure (widget, GTK_ORIENTATION_VERTICAL, -1, &height, &height, NULL, NULL);

  graphene_rect_init (&bounds, (gtk_widget_get_width (widget) - width) / 2,
                      (gtk_widget_get_height (widget) - height) / 2, width, height);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_translate (cr, bounds.origin.x, bounds.origin.y);
  siyi_meter_draw (widget, cr, siyi_meter_shape (self->size), &self->tiles[first], first,
                   self->joined);
  cairo_destroy (cr);
}

static void
siyi_meter_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SIZE)
    g_value_set_enum (value, SIYI_METER (object)->size);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
siyi_meter_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SIZE)
    SIYI_METER (object)->size = g_value_get_enum (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
siyi_meter_dispose (GObject *object)
{
  g_clear_object (&SIYI_METER (object)->animation);

  G_OBJECT_CLASS (siyi_meter_parent_class)->dispose (object);
}

static void
siyi_meter_class_init (SiyiMeterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = siyi_meter_dispose;
  object_class->get_property = siyi_meter_get_property;
  object_class->set_property = siyi_meter_set_property;
  widget_class->measure = siyi_meter_measure;
  widget_class->snapshot = siyi_meter_snapshot;

  properties[PROP_SIZE] =
    g_param_spec_enum ("size", NULL, NULL, SIYI_TYPE_METER_SIZE, SIYI_METER_ROW,
                       G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "meter");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
siyi_meter_init (SiyiMeter *self)
{
  for (int i = 0; i < SIYI_N_PIECES; i++)
    self->tiles[i].opacity = 1;
  self->animation = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, FADE_MS,
                                             adw_callback_animation_target_new (on_fade, self,
                                                                                NULL));
  update_label (self);
}

/**
 * siyi_meter_new:
 * @size: one of the sizes; it never changes
 *
 * Returns: (transfer floating): a meter with four empty tiles
 */
GtkWidget *
siyi_meter_new (SiyiMeterSize size)
{
  return g_object_new (SIYI_TYPE_METER, "size", size, NULL);
}

/**
 * siyi_meter_set_tile:
 * @self: the meter
 * @piece: which of the four
 * @state: its state
 * @part: for %SIYI_TILE_PART: how many are there (visits recorded, views, signatures)
 * @whole: for %SIYI_TILE_PART: how many are wanted
 */
void
siyi_meter_set_tile (SiyiMeter *self,
                     SiyiPiece  piece,
                     SiyiTile   state,
                     guint      part,
                     guint      whole)
{
  SiyiMeterTile *tile;

  g_return_if_fail (SIYI_IS_METER (self));
  g_return_if_fail (piece < SIYI_N_PIECES);

  tile = &self->tiles[piece];
  self->fading = state == SIYI_TILE_FULL && tile->state != SIYI_TILE_FULL ? 1u << piece : 0;
  tile->state = state;
  tile->part = whole > 0 ? (double) MIN (part, whole) / whole : 0;
  self->whole[piece] = whole;

  start_fade (self);
  update_label (self);
}

/**
 * siyi_meter_set_all:
 * @self: the meter
 * @state: the state of all four; not %SIYI_TILE_PART
 *
 * At once, without fading.
 */
void
siyi_meter_set_all (SiyiMeter *self, SiyiTile state)
{
  g_return_if_fail (SIYI_IS_METER (self));
  g_return_if_fail (state != SIYI_TILE_PART);

  for (int i = 0; i < SIYI_N_PIECES; i++)
    self->tiles[i].state = state;
  self->fading = 0;
  adw_animation_skip (self->animation);
  on_fade (1, self);
  update_label (self);
}

/**
 * siyi_meter_set_piece:
 * @self: a meter of one of the single sizes
 * @piece: the one it shows
 */
void
siyi_meter_set_piece (SiyiMeter *self, SiyiPiece piece)
{
  g_return_if_fail (SIYI_IS_METER (self) && is_single (self));
  g_return_if_fail (piece < SIYI_N_PIECES);

  self->piece = piece;
  update_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * siyi_meter_is_complete:
 * @self: the meter
 *
 * Returns: whether all four are full or excused
 */
gboolean
siyi_meter_is_complete (SiyiMeter *self)
{
  g_return_val_if_fail (SIYI_IS_METER (self), FALSE);

  for (int i = 0; i < SIYI_N_PIECES; i++)
    if (self->tiles[i].state != SIYI_TILE_FULL && self->tiles[i].state != SIYI_TILE_EXCUSED)
      return FALSE;

  return TRUE;
}
