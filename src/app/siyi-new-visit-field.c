/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field of the intake form. With choices it opens them while one types (Down shows all, Enter or
 * Tab takes); with a mask it shows the masked text while the focus is elsewhere. */
#include "siyi-new-visit-field.h"

#include "siyi-children.h"
#include "siyi-new-visit-chooser.h"

struct _SiyiVisitField
{
  GtkWidget     parent_instance;

  /* Template */
  GtkLabel     *caption;
  GtkText      *text;
  GtkLabel     *masked;
  GtkLabel     *note;
  GtkWidget    *check_box;
  GtkImage     *check_icon;
  GtkLabel     *check_words;
  GtkWidget    *arrow;

  /* Owned */
  GtkWidget    *chooser;      /* NULL without choices */

  SiyiMaskFunc  mask;
  char         *between;      /* stands between several words; NULL: the field holds one */
  gboolean      adds;         /* the word chosen comes behind those there, it replaces none */
  gboolean      setting;      /* the program writes, nobody types */
};

enum { PROP_0, PROP_CAPTION, N_PROPS };
enum { CHANGED, LEFT, N_SIGNALS };
static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiVisitField, siyi_visit_field, GTK_TYPE_WIDGET)

static gboolean
chooser_is_open (SiyiVisitField *self)
{
  return self->chooser != NULL && gtk_widget_get_visible (self->chooser);
}

static void
show_mask (SiyiVisitField *self,
           gboolean        has_focus)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->text));
  gboolean masked = self->mask != NULL && !has_focus && *text != '\0';
  g_autofree char *shown = masked ? self->mask (text) : NULL;

  gtk_label_set_text (self->masked, masked ? shown : "");
  gtk_widget_set_opacity (GTK_WIDGET (self->text), masked ? 0 : 1);
}

/* Of several words the last one is being typed. */
static const char *
word_being_typed (SiyiVisitField *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->text));
  const char *last = self->between != NULL ? g_strrstr (text, self->between) : NULL;

  return last != NULL ? last + strlen (self->between) : text;
}

static void
on_text_changed (SiyiVisitField *self)
{
  self->adds = FALSE;
  if (!self->setting && self->chooser != NULL)
    siyi_chooser_open (SIYI_CHOOSER (self->chooser), word_being_typed (self));
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_chosen (SiyiVisitField *self,
           const char     *word)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->text));
  const char *rest = word_being_typed (self);
  g_autofree char *before = g_strndup (text, (gsize) (rest - text));
  gboolean behind = self->between != NULL && self->adds && *rest != '\0';
  g_autofree char *all = behind ? g_strconcat (text, self->between, word, NULL)
                                : g_strconcat (before, word, NULL);

  siyi_visit_field_set_text (self, all);
  gtk_editable_set_position (GTK_EDITABLE (self->text), -1);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
open_all (SiyiVisitField *self)
{
  self->adds = TRUE;
  siyi_chooser_open (SIYI_CHOOSER (self->chooser), NULL);
}

static gboolean
on_key_pressed (SiyiVisitField  *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  gboolean open = chooser_is_open (self);

  if (self->chooser == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (open)
        siyi_chooser_move (SIYI_CHOOSER (self->chooser), 1);
      else
        open_all (self);
      return GDK_EVENT_STOP;

    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return open && siyi_chooser_move (SIYI_CHOOSER (self->chooser), -1);

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return open && siyi_chooser_take (SIYI_CHOOSER (self->chooser));

    case GDK_KEY_Tab:
      if (open)
        siyi_chooser_take (SIYI_CHOOSER (self->chooser));
      return GDK_EVENT_PROPAGATE;

    case GDK_KEY_Escape:
      if (open)
        gtk_popover_popdown (GTK_POPOVER (self->chooser));
      return open;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
on_focus_entered (SiyiVisitField *self)
{
  show_mask (self, TRUE);
}

static void
on_focus_left (SiyiVisitField *self)
{
  if (chooser_is_open (self))
    gtk_popover_popdown (GTK_POPOVER (self->chooser));
  gtk_editable_set_position (GTK_EDITABLE (self->text), 0);
  show_mask (self, FALSE);
  g_signal_emit (self, signals[LEFT], 0);
}

/* A click beside the text, on caption or arrow, means the field as well. */
static void
on_clicked (SiyiVisitField *self)
{
  gtk_text_grab_focus_without_selecting (self->text);
  if (self->chooser != NULL && !chooser_is_open (self))
    open_all (self);
}

static gboolean
siyi_visit_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SIYI_VISIT_FIELD (widget)->text));
}

static void
siyi_visit_field_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  SiyiVisitField *self = SIYI_VISIT_FIELD (widget);

  GTK_WIDGET_CLASS (siyi_visit_field_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->chooser != NULL)
    gtk_popover_present (GTK_POPOVER (self->chooser));
}

static void
siyi_visit_field_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (prop_id == PROP_CAPTION)
    g_value_set_string (value, gtk_label_get_text (SIYI_VISIT_FIELD (object)->caption));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
siyi_visit_field_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  SiyiVisitField *self = SIYI_VISIT_FIELD (object);

  if (prop_id != PROP_CAPTION)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }

  gtk_label_set_text (self->caption, g_value_get_string (value));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_value_get_string (value), -1);
}

static void
siyi_visit_field_dispose (GObject *object)
{
  SiyiVisitField *self = SIYI_VISIT_FIELD (object);

  g_clear_pointer (&self->chooser, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_VISIT_FIELD);
  siyi_children_unparent (self);

  G_OBJECT_CLASS (siyi_visit_field_parent_class)->dispose (object);
}

static void
siyi_visit_field_finalize (GObject *object)
{
  g_free (SIYI_VISIT_FIELD (object)->between);

  G_OBJECT_CLASS (siyi_visit_field_parent_class)->finalize (object);
}

static void
siyi_visit_field_class_init (SiyiVisitFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = siyi_visit_field_dispose;
  object_class->finalize = siyi_visit_field_finalize;
  object_class->get_property = siyi_visit_field_get_property;
  object_class->set_property = siyi_visit_field_set_property;
  widget_class->grab_focus = siyi_visit_field_grab_focus;
  widget_class->size_allocate = siyi_visit_field_size_allocate;

  properties[PROP_CAPTION] = g_param_spec_string ("caption", NULL, NULL, NULL,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/cells/visit-field.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiVisitField, caption);
  gtk_widget_class_bind_template_child (widget_class, SiyiVisitField, text);
  gtk_widget_class_bind_template_child (widget_class, SiyiVisitField, masked);
  gtk_widget_class_bind_template_child (widget_class, SiyiVisitField, note);
  gtk_widget_class_bind_template_child (widget_class, SiyiVisitField, check_box);
  gtk_widget_class_bind_template_child (widget_class, SiyiVisitField, check_icon);
  gtk_widget_class_bind_template_child (widget_class, SiyiVisitField, check_words);
  gtk_widget_class_bind_template_child (widget_class, SiyiVisitField, arrow);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_focus_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_focus_left);
  gtk_widget_class_bind_template_callback (widget_class, on_clicked);
  gtk_widget_class_set_css_name (widget_class, "visitfield");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
siyi_visit_field_init (SiyiVisitField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * siyi_visit_field_get_text:
 *
 * Returns: (transfer none): as typed, never masked
 */
const char *
siyi_visit_field_get_text (SiyiVisitField *self)
{
  g_return_val_if_fail (SIYI_IS_VISIT_FIELD (self), "");

  return gtk_editable_get_text (GTK_EDITABLE (self->text));
}

/**
 * siyi_visit_field_set_text:
 *
 * Writes the text; "changed" is for what a person does and stays silent.
 */
void
siyi_visit_field_set_text (SiyiVisitField *self,
                           const char     *text)
{
  g_return_if_fail (SIYI_IS_VISIT_FIELD (self));

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->text), text != NULL ? text : "");
  self->setting = FALSE;
  if (gtk_widget_has_focus (GTK_WIDGET (self->text)))
    gtk_editable_set_position (GTK_EDITABLE (self->text), -1);
  show_mask (self, gtk_widget_has_focus (GTK_WIDGET (self->text)));
}

/**
 * siyi_visit_field_set_check:
 * @words: (nullable): what to say beside the text, translated
 */
void
siyi_visit_field_set_check (SiyiVisitField *self,
                            const char     *words,
                            SiyiCheckMark   mark)
{
  g_return_if_fail (SIYI_IS_VISIT_FIELD (self));

  gtk_widget_set_visible (self->check_box, words != NULL);
  gtk_label_set_text (self->check_words, words != NULL ? words : "");
  gtk_image_set_from_icon_name (self->check_icon, mark == SIYI_CHECK_GOOD
                                                  ? "object-select-symbolic"
                                                  : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (self->check_box, mark == SIYI_CHECK_GOOD ? "warning" : "success");
  gtk_widget_add_css_class (self->check_box, mark == SIYI_CHECK_GOOD ? "success" : "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words != NULL ? words : "", -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_STATE_INVALID,
                               mark == SIYI_CHECK_LOOK ? GTK_ACCESSIBLE_INVALID_TRUE
                                                       : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/**
 * siyi_visit_field_set_note:
 * @note: (nullable): a quiet word beside the text, "as the address"
 */
void
siyi_visit_field_set_note (SiyiVisitField *self,
                           const char     *note)
{
  g_return_if_fail (SIYI_IS_VISIT_FIELD (self));

  gtk_label_set_text (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}

/**
 * siyi_visit_field_set_hint:
 * @hint: (nullable): what holds as long as nothing is typed
 */
void
siyi_visit_field_set_hint (SiyiVisitField *self,
                           const char     *hint)
{
  g_return_if_fail (SIYI_IS_VISIT_FIELD (self));

  gtk_text_set_placeholder_text (self->text, hint);
}

/**
 * siyi_visit_field_set_mask:
 * @mask: how to show the text while the focus is elsewhere
 */
void
siyi_visit_field_set_mask (SiyiVisitField *self,
                           SiyiMaskFunc    mask)
{
  g_return_if_fail (SIYI_IS_VISIT_FIELD (self));

  self->mask = mask;
  show_mask (self, gtk_widget_has_focus (GTK_WIDGET (self->text)));
}

/**
 * siyi_visit_field_set_choices:
 * @choices: (nullable): what may be chosen; other words may be typed as well
 */
void
siyi_visit_field_set_choices (SiyiVisitField     *self,
                              const char * const *choices)
{
  g_return_if_fail (SIYI_IS_VISIT_FIELD (self));

  if (self->chooser == NULL)
    {
      self->chooser = siyi_chooser_new ();
      gtk_widget_set_parent (self->chooser, GTK_WIDGET (self));
      g_signal_connect_swapped (self->chooser, "chosen", G_CALLBACK (on_chosen), self);
      gtk_widget_set_visible (self->arrow, TRUE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->text),
                                      GTK_ACCESSIBLE_PROPERTY_AUTOCOMPLETE,
                                      GTK_ACCESSIBLE_AUTOCOMPLETE_LIST, -1);
    }
  siyi_chooser_set_words (SIYI_CHOOSER (self->chooser), choices);
}

/**
 * siyi_visit_field_set_several:
 * @between: what stands between two words
 *
 * The field holds several words; a choice replaces the one being typed, or comes behind them.
 */
void
siyi_visit_field_set_several (SiyiVisitField *self,
                              const char     *between)
{
  g_return_if_fail (SIYI_IS_VISIT_FIELD (self));

  g_free (self->between);
  self->between = g_strdup (between);
}
