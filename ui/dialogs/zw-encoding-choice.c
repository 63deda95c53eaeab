/* zw-encoding-choice.c: in which encoding a source is to be read, seen on its own text
 *
 * The list shows the same lines in every encoding in question, so that whoever
 * knows the places sees which is right; the chosen one's are shown in full.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-encoding-choice.h"

#include <glib/gi18n.h>
#include <string.h>

#include "widgets/zw-controls.h"

#define PREVIEW_LINES 5

typedef struct
{
  char *encoding;
  char *preview;
  guint n_lost;
} Candidate;

struct _ZwEncodingChoice
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *drop_down;
  GtkWidget *preview;
  GtkWidget *hint;

  /* Owned */
  GPtrArray *candidates;

  gboolean plain;
  gboolean certain;
  gboolean declared_wrong;
  gboolean updating;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (ZwEncodingChoice, zw_encoding_choice, GTK_TYPE_WIDGET)

static void
candidate_free (gpointer data)
{
  Candidate *self = data;

  g_free (self->encoding);
  g_free (self->preview);
  g_free (self);
}

static char *
describe (const char *encoding)
{
  static const struct
  {
    const char *encoding;
    const char *script;
  } known[] = {
    { "UTF-8", N_ ("Unicode") },
    { "CP950", N_ ("Traditional Chinese, Big5") },
    { "BIG5-HKSCS", N_ ("Traditional Chinese, Big5 with rare characters") },
    { "CP936", N_ ("Simplified Chinese") },
    { "CP932", N_ ("Japanese") },
    { "CP949", N_ ("Korean") },
    { "CP1252", N_ ("Western European") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_strcmp0 (known[i].encoding, encoding) == 0)
      /* Translators: a script, and the technical name of an encoding */
      return g_strdup_printf (_ ("%s (%s)"), _ (known[i].script), encoding);
  return g_strdup (encoding);
}

static const Candidate *
get_selected (ZwEncodingChoice *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));

  return selected < self->candidates->len ? g_ptr_array_index (self->candidates, selected) : NULL;
}

static void
show_selected (ZwEncodingChoice *self)
{
  const Candidate *candidate = get_selected (self);
  g_autofree char *text = NULL;

  gtk_label_set_text (GTK_LABEL (self->preview), candidate != NULL ? candidate->preview : "");
  if (candidate == NULL)
    return;
  if (candidate->n_lost > 0)
    {
      text = g_strdup_printf (ngettext ("%u character cannot be read in this encoding.",
                                        "%u characters cannot be read in this encoding.",
                                        candidate->n_lost),
                              candidate->n_lost);
      zw_hint_set (self->hint, ZW_HINT_CHECK, text);
    }
  else if (self->declared_wrong)
    zw_hint_set (self->hint, ZW_HINT_CHECK,
                 _ ("The file names an encoding that its text is not in; this one was found by "
                    "reading it. Can you read the names above?"));
  else if (!self->certain)
    zw_hint_set (self->hint, ZW_HINT_CHECK,
                 _ ("This is a guess. If you cannot read the names above, choose another."));
  else
    zw_hint_set (self->hint, ZW_HINT_NOTE, _ ("Found by reading the text."));
}

static void
on_selected (ZwEncodingChoice *self)
{
  if (self->updating)
    return;
  show_selected (self);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * zw_encoding_choice_set_probe:
 * @probe: read, not kept
 */
void
zw_encoding_choice_set_probe (ZwEncodingChoice *self, const ZwProbe *probe)
{
  const ZwEncodingGuess *guess = probe->encoding_guess;
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  guint selected = 0;

  g_ptr_array_set_size (self->candidates, 0);
  for (guint i = 0; guess != NULL && i < guess->candidates->len; i++)
    {
      const ZwEncodingCandidate *from = g_ptr_array_index (guess->candidates, i);
      Candidate *candidate = g_new0 (Candidate, 1);
      g_autofree char *text = describe (from->encoding);

      candidate->encoding = g_strdup (from->encoding);
      candidate->preview = g_strchomp (g_strdup (from->preview));
      candidate->n_lost = from->n_lost;
      g_ptr_array_add (self->candidates, candidate);
      g_strv_builder_add (texts, text);
      if (g_strcmp0 (from->encoding, probe->encoding) == 0)
        selected = i;
    }
  self->plain = guess == NULL || guess->plain;
  self->certain = guess != NULL && guess->certain;
  self->declared_wrong = guess != NULL && guess->declared_wrong;
  list = g_strv_builder_end (texts);
  self->updating = TRUE;
  zw_drop_down_set (GTK_DROP_DOWN (self->drop_down), (const char *const *) list, selected);
  self->updating = FALSE;
  show_selected (self);
}

/**
 * zw_encoding_choice_is_needed:
 *
 * Returns: %FALSE where every encoding reads the text alike
 */
gboolean
zw_encoding_choice_is_needed (ZwEncodingChoice *self)
{
  return !self->plain && self->candidates->len > 0;
}

/**
 * zw_encoding_choice_get:
 *
 * Returns: (nullable): the encoding chosen
 */
const char *
zw_encoding_choice_get (ZwEncodingChoice *self)
{
  const Candidate *candidate = get_selected (self);

  return candidate != NULL ? candidate->encoding : NULL;
}

/* What of the text is shown now. */
const char *
zw_encoding_choice_get_preview (ZwEncodingChoice *self)
{
  return gtk_label_get_text (GTK_LABEL (self->preview));
}

/* In the open list: the encoding and how it reads the first line. */
static void
setup_item (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (int i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
      gtk_box_append (GTK_BOX (box), label);
      if (i == 1)
        {
          gtk_widget_add_css_class (label, "caption");
          gtk_widget_add_css_class (label, "dim-label");
        }
    }
  gtk_list_item_set_child (item, box);
}

static void
bind_item (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  ZwEncodingChoice *self = ZW_ENCODING_CHOICE (user_data);
  GtkWidget *name = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  guint position = gtk_list_item_get_position (item);
  const Candidate *candidate;
  g_autofree char *line = NULL;

  if (position >= self->candidates->len)
    return;
  candidate = g_ptr_array_index (self->candidates, position);
  line = g_strndup (candidate->preview, strcspn (candidate->preview, "\n"));
  gtk_label_set_text (GTK_LABEL (name),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (name)), line);
}

static void
zw_encoding_choice_dispose (GObject *object)
{
  ZwEncodingChoice *self = ZW_ENCODING_CHOICE (object);
  GtkWidget *child;

  self->updating = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (zw_encoding_choice_parent_class)->dispose (object);
}

static void
zw_encoding_choice_finalize (GObject *object)
{
  g_ptr_array_unref (ZW_ENCODING_CHOICE (object)->candidates);
  G_OBJECT_CLASS (zw_encoding_choice_parent_class)->finalize (object);
}

static void
zw_encoding_choice_class_init (ZwEncodingChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_encoding_choice_dispose;
  G_OBJECT_CLASS (klass)->finalize = zw_encoding_choice_finalize;
  changed_signal = g_signal_new ("changed", ZW_TYPE_ENCODING_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  GTK_WIDGET_CLASS (klass)->grab_focus = zw_controls_focus_first;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
make_preview (ZwEncodingChoice *self)
{
  GtkWidget *frame = gtk_frame_new (NULL);

  self->preview = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->preview), 0.0f);
  gtk_label_set_yalign (GTK_LABEL (self->preview), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (self->preview), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (self->preview), PREVIEW_LINES);
  gtk_widget_set_margin_start (self->preview, 6);
  gtk_widget_set_margin_end (self->preview, 6);
  gtk_widget_set_margin_top (self->preview, 6);
  gtk_widget_set_margin_bottom (self->preview, 6);
  gtk_widget_set_name (self->preview, "encoding-preview");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("The first lines read in this encoding"), -1);
  gtk_frame_set_child (GTK_FRAME (frame), self->preview);
  return frame;
}

static void
zw_encoding_choice_init (ZwEncodingChoice *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->candidates = g_ptr_array_new_with_free_func (candidate_free);
  self->drop_down = zw_drop_down_new (_ ("Encoding"));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_item), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_item), self);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (self->drop_down), factory);
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (on_selected), self);
  gtk_widget_set_parent (self->drop_down, GTK_WIDGET (self));
  gtk_widget_set_parent (make_preview (self), GTK_WIDGET (self));
  self->hint = zw_hint_new ();
  gtk_widget_set_parent (self->hint, GTK_WIDGET (self));
}
