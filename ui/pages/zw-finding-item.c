/* zw-finding-item.c: a finding that stays the same object while it says something new
 *
 * Findings are made anew with every key; those on the same rule and place are the
 * same to the one who reads them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-finding-item.h"

#include <string.h>

#include "base/zw-catalog.h"
#include "zw-finding-mark.h"

struct _ZwFindingItem
{
  GObject parent_instance;

  /* Owned */
  char *key;
  ZwFinding *finding;

  gboolean is_new; /* it says something else than before */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (ZwFindingItem, zw_finding_item, G_TYPE_OBJECT)

static void
zw_finding_item_finalize (GObject *object)
{
  ZwFindingItem *self = ZW_FINDING_ITEM (object);

  g_free (self->key);
  g_clear_pointer (&self->finding, zw_finding_free);
  G_OBJECT_CLASS (zw_finding_item_parent_class)->finalize (object);
}

static void
zw_finding_item_class_init (ZwFindingItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zw_finding_item_finalize;
  changed_signal = g_signal_new ("changed", ZW_TYPE_FINDING_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
zw_finding_item_init (ZwFindingItem *self)
{
}

const ZwFinding *
zw_finding_item_get (ZwFindingItem *self)
{
  return self->finding;
}

/* The row that shows one. */

static GtkWidget *
add_label (GtkWidget *box, const char *name, const char *css)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_hexpand (label, TRUE);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  gtk_widget_add_css_class (label, "numeric");
  g_object_set_data (G_OBJECT (box), name, label);
  return label;
}

static void
set_label (GtkWidget *box, const char *name, const char *text)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (box), name);

  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static void
show (ZwFindingItem *self, GtkWidget *box)
{
  const ZwFinding *finding = self->finding;
  g_autoptr (ZwCatalog) catalog = zw_catalog_new (NULL);
  g_autofree char *figures = zw_finding_dup_figures (finding, zw_catalog_is_chinese (catalog));

  zw_finding_mark_set (g_object_get_data (G_OBJECT (box), "mark"), finding->severity);
  set_label (box, "where", finding->where);
  set_label (box, "message", finding->message);
  set_label (box, "figures", figures);
  set_label (box, "remedy", finding->remedy);
  set_label (box, "clause", finding->clause);
}

static void
on_changed (ZwFindingItem *self, GtkWidget *box)
{
  g_assert (ZW_IS_FINDING_ITEM (self));
  show (self, box);
}

/**
 * zw_finding_item_make_row:
 *
 * Returns: (transfer floating): the contents of a row of a list
 */
GtkWidget *
zw_finding_item_make_row (ZwFindingItem *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *mark = zw_finding_mark_new ();

  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_set_margin_top (mark, 3);
  g_object_set_data (G_OBJECT (box), "mark", mark);
  gtk_box_append (GTK_BOX (words), add_label (box, "where", "zw-strong"));
  gtk_box_append (GTK_BOX (words), add_label (box, "message", NULL));
  gtk_box_append (GTK_BOX (words), add_label (box, "figures", "zw-finding-figures"));
  gtk_box_append (GTK_BOX (words), add_label (box, "remedy", "zw-remedy"));
  gtk_box_append (GTK_BOX (words), add_label (box, "clause", "dim-label"));
  gtk_widget_add_css_class (g_object_get_data (G_OBJECT (box), "clause"), "zw-small");
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_add_css_class (box, "zw-row");
  g_signal_connect_object (self, "changed", G_CALLBACK (on_changed), box, 0);
  show (self, box);
  return box;
}

/* Of the list. */

static gboolean
is_same (const ZwFinding *a, const ZwFinding *b)
{
  return a->severity == b->severity && a->bound == b->bound
         && g_strcmp0 (a->message, b->message) == 0 && g_strcmp0 (a->where, b->where) == 0
         && g_strcmp0 (a->remedy, b->remedy) == 0 && g_strcmp0 (a->clause, b->clause) == 0
         && memcmp (&a->found, &b->found, sizeof a->found) == 0
         && memcmp (&a->allowed, &b->allowed, sizeof a->allowed) == 0
         && g_strcmp0 (a->found_text, b->found_text) == 0
         && g_strcmp0 (a->allowed_text, b->allowed_text) == 0;
}

static char *
make_key (GHashTable *seen, const ZwFinding *finding)
{
  g_autofree char *place = g_strdup_printf ("%s/%d/%d/%d/%d/%" G_GINT64_FORMAT "/%d", finding->rule,
                                            (int) finding->place.view, (int) finding->place.kind,
                                            (int) finding->place.record, (int) finding->place.part,
                                            finding->place.id, finding->place.field);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, place));
  char *key = g_strdup_printf ("%s/%u", place, n);

  g_hash_table_replace (seen, g_steal_pointer (&place), GUINT_TO_POINTER (n + 1));
  return key;
}

static ZwFindingItem *
take_item (GHashTable *old, char *key, const ZwFinding *finding)
{
  ZwFindingItem *item = g_hash_table_lookup (old, key);

  item = item != NULL ? g_object_ref (item) : g_object_new (ZW_TYPE_FINDING_ITEM, NULL);
  g_free (item->key);
  item->key = key;
  item->is_new = item->finding == NULL || !is_same (item->finding, finding);
  g_clear_pointer (&item->finding, zw_finding_free);
  item->finding = zw_finding_copy (finding);
  return item;
}

/* What is gone goes first, so that what stays moves only where the order changed. */
static void
arrange (GListStore *items, const GPtrArray *wanted)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < wanted->len; i++)
    g_hash_table_add (kept, g_ptr_array_index (wanted, i));
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (items)); i-- > 0;)
    {
      g_autoptr (ZwFindingItem) item = g_list_model_get_item (G_LIST_MODEL (items), i);

      if (!g_hash_table_contains (kept, item))
        g_list_store_remove (items, i);
    }
  for (guint i = 0; i < wanted->len; i++)
    {
      ZwFindingItem *item = g_ptr_array_index (wanted, i);
      g_autoptr (ZwFindingItem) there = g_list_model_get_item (G_LIST_MODEL (items), i);
      guint from;

      if (there == item)
        continue;
      if (there != NULL && g_list_store_find (items, item, &from))
        g_list_store_remove (items, from);
      g_list_store_insert (items, i, item);
    }
}

/**
 * zw_finding_items_update:
 * @items: (element-type ZwFindingItem): as they are
 * @findings: (element-type ZwFinding): what they are to show
 * @shown: which of them
 */
void
zw_finding_items_update (GListStore *items,
                         const GPtrArray *findings,
                         ZwFindingShown shown,
                         gpointer user_data)
{
  g_autoptr (GHashTable)
      old = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (items)); i++)
    {
      ZwFindingItem *item = g_list_model_get_item (G_LIST_MODEL (items), i);

      g_hash_table_insert (old, g_strdup (item->key), item);
    }
  for (guint i = 0; i < findings->len; i++)
    {
      const ZwFinding *finding = g_ptr_array_index (findings, i);
      char *key = make_key (seen, finding);

      if (shown (finding, user_data))
        g_ptr_array_add (wanted, take_item (old, key, finding));
      else
        g_free (key);
    }
  arrange (items, wanted);
  for (guint i = 0; i < wanted->len; i++)
    if (((ZwFindingItem *) g_ptr_array_index (wanted, i))->is_new)
      g_signal_emit (g_ptr_array_index (wanted, i), changed_signal, 0);
}
