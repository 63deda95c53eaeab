/* zw-import-form.c: what a source was understood to be, to be agreed to or corrected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-import-form.h"

#include <glib/gi18n.h>

#include "dialogs/zw-crs-choice.h"
#include "dialogs/zw-encoding-choice.h"
#include "dialogs/zw-field-table.h"
#include "dialogs/zw-join-choice.h"
#include "widgets/zw-controls.h"
#include "dialogs/zw-service-days.h"
#include "import/zw-field-guess.h"
#include "widgets/zw-words.h"
#include "widgets/zw-year-entry.h"

#define SHOWN_ISSUES 5

/* A timetable holds both, and may be taken for one of them. */
typedef enum
{
  TIMETABLE_BOTH,
  TIMETABLE_STOPS,
  TIMETABLE_ROUTES,
} TimetablePart;

struct _ZwImportForm
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *box;
  GtkWidget *file_label;
  GtkLabel *file;
  GtkLabel *layer_label;
  GtkBox *layer_box;
  GtkLabel *role_label;
  GtkBox *role_box;
  GtkWidget *name_label;
  GtkWidget *name;
  GtkWidget *year_label;
  ZwYearEntry *year;
  GtkWidget *encoding_label;
  ZwEncodingChoice *encoding;
  GtkWidget *crs_label;
  ZwCrsChoice *crs;
  GtkWidget *join_label;
  ZwJoinChoice *join;
  GtkWidget *days_label;
  GtkBox *days_box;
  ZwServiceDays *days;
  GtkWidget *fields_box;
  ZwFieldTable *fields;

  /* Owned by the widget tree */
  GtkDropDown *layer;
  GtkDropDown *role;
  GtkWidget *role_hint;
  GtkWidget *days_hint;

  /* Owned */
  ZwStudy *study;
  GArray *roles; /* of ZwRole, in the order of the list */
  GHashTable *mapping;
  char *date;

  gboolean role_chosen; /* by the user, as are the ones below */
  gboolean encoding_chosen;
  gboolean updating;
};

enum
{
  CHANGED,
  REREAD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ZwImportForm, zw_import_form, GTK_TYPE_WIDGET)

static gboolean
is_timetable (ZwImportForm *self)
{
  return self->study->probe->is_gtfs;
}

static gboolean
is_table (ZwImportForm *self)
{
  return self->study->probe->is_table;
}

static ZwRole
get_role (ZwImportForm *self)
{
  guint selected = gtk_drop_down_get_selected (self->role);

  return selected < self->roles->len ? g_array_index (self->roles, ZwRole, selected)
                                     : ZW_ROLE_BACKGROUND;
}

static void
on_changed (ZwImportForm *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* Only a table has its shapes from elsewhere, if it is about areas at all. */
static gboolean
has_join (ZwImportForm *self)
{
  return is_table (self) && zw_import_takes_shapes (get_role (self));
}

static void
show_join (ZwImportForm *self)
{
  if (has_join (self))
    zw_join_choice_set (self->join, self->study->areas, get_role (self));
  gtk_widget_set_visible (self->join_label, has_join (self));
  gtk_widget_set_visible (GTK_WIDGET (self->join), has_join (self));
}

static void
on_role_selected (ZwImportForm *self)
{
  if (self->updating)
    return;
  self->role_chosen = TRUE;
  zw_hint_set (self->role_hint, ZW_HINT_NOTE, NULL);
  if (!is_timetable (self))
    {
      zw_field_table_set (self->fields, self->study->probe, get_role (self));
      show_join (self);
    }
  on_changed (self);
}

static void
on_layer_selected (ZwImportForm *self)
{
  if (self->updating)
    return;
  self->role_chosen = self->encoding_chosen = FALSE;
  g_signal_emit (self, signals[REREAD], 0);
}

static void
on_encoding_changed (ZwImportForm *self)
{
  self->encoding_chosen = TRUE;
  g_signal_emit (self, signals[REREAD], 0);
}

static void
show_file (ZwImportForm *self)
{
  const ZwProbe *probe = self->study->probe;
  g_autofree char *base = g_path_get_basename (probe->path);
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;

  if (is_timetable (self))
    /* Translators: %s is a file name */
    text = g_strdup_printf (_ ("%s, a public transport timetable (GTFS)"), base);
  else
    {
      count = is_table (self) ? zw_words_dup_rows (probe->count)
                              : zw_words_dup_count (probe->kind_counts[probe->kind], probe->kind);
      /* Translators: a file name, a format such as CSV, "120 areas" */
      text = g_strdup_printf (_ ("%s, %s, %s"), base, probe->format, count);
    }
  gtk_label_set_text (self->file, text);
}

static void
show_layers (ZwImportForm *self)
{
  const ZwProbe *probe = self->study->probe;
  guint n = probe->layer_names != NULL ? probe->layer_names->len : 0;
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  guint selected = 0;

  gtk_widget_set_visible (GTK_WIDGET (self->layer_label), n > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->layer_box), n > 1);
  for (guint i = 0; i < n; i++)
    {
      const char *name = g_ptr_array_index (probe->layer_names, i);

      g_strv_builder_add (texts, name != NULL ? name : "");
      if (g_strcmp0 (name, probe->layer) == 0)
        selected = i;
    }
  list = g_strv_builder_end (texts);
  zw_drop_down_set (self->layer, (const char *const *) list, selected);
}

static void
show_timetable_roles (ZwImportForm *self)
{
  const char *const parts[] = { _ ("Public transport stops and routes"),
                                _ (zw_role_get_info (ZW_ROLE_STOPS)->label),
                                _ (zw_role_get_info (ZW_ROLE_ROUTES)->label), NULL };

  zw_drop_down_set (self->role, parts, TIMETABLE_BOTH);
  zw_hint_set (self->role_hint, ZW_HINT_NOTE, NULL);
}

static void
show_roles (ZwImportForm *self)
{
  const ZwProbe *probe = self->study->probe;
  gboolean guessed = probe->roles->len > 0
                     && g_array_index (probe->roles, ZwRoleGuess, 0).score >= ZW_ROLE_GUESS_MIN;
  ZwRole wanted = self->role_chosen ? get_role (self)
                  : guessed         ? g_array_index (probe->roles, ZwRoleGuess, 0).role
                                    : ZW_ROLE_BACKGROUND;
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  guint selected = 0;

  g_array_set_size (self->roles, 0);
  for (ZwRole role = 0; role < ZW_N_ROLES; role++)
    {
      const ZwRoleInfo *info = zw_role_get_info (role);

      if (is_table (self) ? !info->shape_optional && !zw_import_takes_shapes (role)
                          : (info->kinds & ZW_KIND_BIT (probe->kind)) == 0)
        continue;
      if (role == wanted)
        selected = self->roles->len;
      g_array_append_val (self->roles, role);
      g_strv_builder_add (texts, _ (info->label));
    }
  list = g_strv_builder_end (texts);
  zw_drop_down_set (self->role, (const char *const *) list, selected);
  if (self->role_chosen)
    zw_hint_set (self->role_hint, ZW_HINT_NOTE, NULL);
  else if (guessed)
    zw_hint_set (self->role_hint, ZW_HINT_NOTE,
                 _ ("Told by the names of the file and of its fields."));
  else
    zw_hint_set (self->role_hint, ZW_HINT_CHECK,
                 _ ("Neither its name nor its fields tell what it is. As background it is only "
                    "drawn; choose what it is to have it counted."));
}

static void
show_days (ZwImportForm *self)
{
  const ZwStudy *study = self->study;
  g_autoptr (GString) text = g_string_new (
      _ ("Departures and headways are those of this day. Proposed is the weekday with the most "
         "trips."));

  zw_service_days_set (self->days, (const ZwGtfsDay *) (void *) study->days->data, study->days->len,
                       study->date);
  if (study->issues->len > 0)
    g_string_append_printf (
        text, "\n\n%s",
        ngettext ("Something is amiss in the timetable:", "Some things are amiss in the timetable:",
                  study->issues->len));
  for (guint i = 0; i < study->issues->len && i < SHOWN_ISSUES; i++)
    g_string_append_printf (text, "\n• %s", (char *) g_ptr_array_index (study->issues, i));
  if (study->issues->len > SHOWN_ISSUES)
    g_string_append_printf (text, _ ("\n… and %u more"), study->issues->len - SHOWN_ISSUES);
  zw_hint_set (self->days_hint, ZW_HINT_NOTE, text->str);
}

static void
show_name (ZwImportForm *self, gboolean again)
{
  if (!again)
    gtk_editable_set_text (GTK_EDITABLE (self->name), self->study->probe->layer);
}

/**
 * zw_import_form_set_study:
 * @study: (transfer full): what is known of the source
 *
 * The same source looked at anew keeps the user's answers as far as they are
 * still answers.
 */
void
zw_import_form_set_study (ZwImportForm *self, ZwStudy *study)
{
  gboolean same_file = self->study != NULL
                       && g_strcmp0 (self->study->probe->path, study->probe->path) == 0;
  gboolean again = same_file && g_strcmp0 (self->study->probe->layer, study->probe->layer) == 0;
  gboolean timetable = study->probe->is_gtfs;

  if (!same_file)
    {
      self->role_chosen = self->encoding_chosen = FALSE;
      zw_year_entry_set_year (self->year, study->probe->year);
    }
  self->updating = TRUE;
  g_clear_pointer (&self->study, zw_study_free);
  self->study = study;
  show_file (self);
  show_layers (self);
  show_name (self, again);
  if (timetable)
    {
      show_timetable_roles (self);
      show_days (self);
    }
  else
    {
      show_roles (self);
      zw_encoding_choice_set_probe (self->encoding, study->probe);
      if (!study->probe->is_table)
        zw_crs_choice_set_probe (self->crs, study->probe, again);
      zw_field_table_set (self->fields, study->probe, get_role (self));
    }
  gtk_widget_set_visible (self->name_label, !timetable);
  gtk_widget_set_visible (self->name, !timetable);
  gtk_widget_set_visible (self->year_label, !timetable);
  gtk_widget_set_visible (GTK_WIDGET (self->year), !timetable);
  gtk_widget_set_visible (self->encoding_label,
                          !timetable && zw_encoding_choice_is_needed (self->encoding));
  gtk_widget_set_visible (GTK_WIDGET (self->encoding),
                          !timetable && zw_encoding_choice_is_needed (self->encoding));
  gtk_widget_set_visible (self->crs_label, !timetable && !is_table (self));
  gtk_widget_set_visible (GTK_WIDGET (self->crs), !timetable && !is_table (self));
  show_join (self);
  gtk_widget_set_visible (self->days_label, timetable);
  gtk_widget_set_visible (GTK_WIDGET (self->days_box), timetable);
  gtk_widget_set_visible (self->fields_box, !timetable);
  self->updating = FALSE;
  on_changed (self);
}

/**
 * zw_import_form_get_probe:
 *
 * Returns: (nullable) (transfer none): what is known of the source
 */
const ZwProbe *
zw_import_form_get_probe (ZwImportForm *self)
{
  return self->study != NULL ? self->study->probe : NULL;
}

/**
 * zw_import_form_dup_missing:
 *
 * Returns: (transfer full) (nullable): a sentence on what has to be told before
 *   the import can begin; %NULL when nothing is missing
 */
char *
zw_import_form_dup_missing (ZwImportForm *self)
{
  const char *crs, *field;

  if (self->study == NULL)
    return g_strdup (_ ("Choose a file."));
  if (is_timetable (self))
    return NULL;
  if (!zw_year_entry_is_valid (self->year))
    return g_strdup (_ ("The year cannot be understood: write 115 or 2026."));
  if (!is_table (self) && !zw_crs_choice_get (self->crs, &crs))
    return g_strdup (_ ("Say in which coordinate system the numbers are."));
  if (has_join (self) && zw_join_choice_is_missing (self->join))
    return g_strdup (_ ("Import the areas that its rows are about first."));
  field = zw_field_table_get_missing (self->fields);
  if (field == NULL)
    return NULL;
  if (get_role (self) == ZW_ROLE_POPULATION && !is_table (self))
    /* Translators: %s is "Residents" */
    return g_strdup_printf (_ ("Say which field of the file is “%s”. Where they are in a table of "
                               "their own, import these shapes as administrative areas first."),
                            field);
  /* Translators: %s is something the role needs, such as "Residents" */
  return g_strdup_printf (_ ("Say which field of the file is “%s”."), field);
}

/**
 * zw_import_form_dup_summary:
 *
 * Returns: (transfer full): what the import will do, in a sentence
 */
char *
zw_import_form_dup_summary (ZwImportForm *self)
{
  const ZwProbe *probe = self->study->probe;
  g_autofree char *count = NULL;
  g_autofree char *others = NULL;
  gint64 n_others;

  if (is_timetable (self))
    {
      g_autofree char *trips = zw_words_dup_number (zw_service_days_get_n_trips (self->days));

      /* Translators: %s is a number */
      return g_strdup_printf (_ ("The service of a day with %s trips will be imported."), trips);
    }
  if (is_table (self))
    return zw_join_choice_dup_summary (has_join (self) ? self->join : NULL, probe, get_role (self));
  count = zw_words_dup_count (probe->kind_counts[probe->kind], probe->kind);
  n_others = probe->count - probe->kind_counts[probe->kind];
  if (n_others <= 0)
    /* Translators: "120 areas", a role such as "Population" */
    return g_strdup_printf (_ ("%s will be imported as “%s”."), count,
                            _ (zw_role_get_info (get_role (self))->label));
  others = zw_words_dup_number (n_others);
  /* Translators: "120 areas", a role such as "Population", a number of records */
  return g_strdup_printf (_ ("%s will be imported as “%s”; %s without such a shape left out."),
                          count, _ (zw_role_get_info (get_role (self))->label), others);
}

/**
 * zw_import_form_get_layer:
 *
 * Returns: (nullable) (transfer none): the layer chosen; %NULL where there is but one
 */
const char *
zw_import_form_get_layer (ZwImportForm *self)
{
  guint selected = gtk_drop_down_get_selected (self->layer);

  if (self->study == NULL || self->study->probe->layer_names == NULL
      || self->study->probe->layer_names->len < 2
      || selected >= self->study->probe->layer_names->len)
    return NULL;
  return g_ptr_array_index (self->study->probe->layer_names, selected);
}

/**
 * zw_import_form_get_encoding:
 *
 * Returns: (nullable) (transfer none): the encoding that the user chose
 */
const char *
zw_import_form_get_encoding (ZwImportForm *self)
{
  return self->encoding_chosen ? zw_encoding_choice_get (self->encoding) : NULL;
}

static void
fill_timetable (ZwImportForm *self, ZwImportOptions *options)
{
  TimetablePart part = gtk_drop_down_get_selected (self->role);
  int date = zw_service_days_get (self->days);

  options->has_role = part != TIMETABLE_BOTH;
  options->role = part == TIMETABLE_ROUTES ? ZW_ROLE_ROUTES : ZW_ROLE_STOPS;
  g_free (self->date);
  self->date = date > 0
                   ? g_strdup_printf ("%04d-%02d-%02d", date / 10000, date / 100 % 100, date % 100)
                   : NULL;
  options->date = self->date;
}

/**
 * zw_import_form_fill_options:
 * @options: (out): the answers; valid until the form changes
 *
 * What was found and left as it is is not named, so that the project knows it
 * for a guess.
 */
void
zw_import_form_fill_options (ZwImportForm *self, ZwImportOptions *options)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));

  *options = (ZwImportOptions){ .path = self->study->probe->path };
  if (is_timetable (self))
    {
      fill_timetable (self, options);
      return;
    }
  g_clear_pointer (&self->mapping, g_hash_table_unref);
  self->mapping = zw_field_table_dup_mapping (self->fields);
  options->layer = zw_import_form_get_layer (self);
  options->has_role = TRUE;
  options->role = get_role (self);
  options->name = *name != '\0' ? name : NULL;
  options->mapping = self->mapping;
  options->encoding = zw_import_form_get_encoding (self);
  if (!is_table (self))
    zw_crs_choice_get (self->crs, &options->crs);
  else if (has_join (self))
    {
      const ZwImportAreas *areas = zw_join_choice_get (self->join);

      options->join_id = areas != NULL ? areas->layer_id : 0;
      options->no_join = areas == NULL;
    }
  options->year = zw_year_entry_get_year (self->year);
}

static void
zw_import_form_dispose (GObject *object)
{
  ZwImportForm *self = ZW_IMPORT_FORM (object);

  self->updating = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (zw_import_form_parent_class)->dispose (object);
}

static void
zw_import_form_finalize (GObject *object)
{
  ZwImportForm *self = ZW_IMPORT_FORM (object);

  g_clear_pointer (&self->study, zw_study_free);
  g_clear_pointer (&self->mapping, g_hash_table_unref);
  g_array_unref (self->roles);
  g_free (self->date);
  G_OBJECT_CLASS (zw_import_form_parent_class)->finalize (object);
}

static void
zw_import_form_class_init (ZwImportFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zw_import_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = zw_import_form_finalize;
  signals[CHANGED] = g_signal_new ("changed", ZW_TYPE_IMPORT_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[REREAD] = g_signal_new ("reread", ZW_TYPE_IMPORT_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  g_type_ensure (ZW_TYPE_CRS_CHOICE);
  g_type_ensure (ZW_TYPE_ENCODING_CHOICE);
  g_type_ensure (ZW_TYPE_FIELD_TABLE);
  g_type_ensure (ZW_TYPE_JOIN_CHOICE);
  g_type_ensure (ZW_TYPE_SERVICE_DAYS);
  g_type_ensure (ZW_TYPE_YEAR_ENTRY);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/zonewright/Zonewright/ui/dialogs/zw-import-form.ui");
  gtk_widget_class_bind_template_child (widget_class, ZwImportForm, box);
  gtk_widget_class_bind_template_child (widget_class, ZwImportForm, file_label);
  gtk_widget_class_bind_template_child (widget_class, ZwImportForm, file);
  gtk_widget_class_bind_template_child (widget_class, ZwImportForm, layer_label);
  gtk_widget_class_bind_template_child (widget_class, ZwImportForm, layer_box);
  gtk_widget_class_bind_template_child (widget_class, ZwImportForm, role_box);
  gtk_widget_class_bind_template_child (widget_class, ZwImportForm, role_label);
  gtk_widget_class_bind_template_child (widget_class, ZwImportForm, name_label);
  gtk_widget_class_bind_template_child (widget_class, ZwImportForm, name);
  gtk_widget_class_bind_template_child (widget_class, ZwImportForm, year_label);
  gtk_widget_class_bind_template_child (widget_class, ZwImportForm, year);
  gtk_widget_class_bind_template_child (widget_class, ZwImportForm, encoding_label);
  gtk_widget_class_bind_template_child (widget_class, ZwImportForm, encoding);
  gtk_widget_class_bind_template_child (widget_class, ZwImportForm, crs_label);
  gtk_widget_class_bind_template_child (widget_class, ZwImportForm, crs);
  gtk_widget_class_bind_template_child (widget_class, ZwImportForm, join_label);
  gtk_widget_class_bind_template_child (widget_class, ZwImportForm, join);
  gtk_widget_class_bind_template_child (widget_class, ZwImportForm, days_label);
  gtk_widget_class_bind_template_child (widget_class, ZwImportForm, days_box);
  gtk_widget_class_bind_template_child (widget_class, ZwImportForm, days);
  gtk_widget_class_bind_template_child (widget_class, ZwImportForm, fields_box);
  gtk_widget_class_bind_template_child (widget_class, ZwImportForm, fields);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_encoding_changed);
}

static void
zw_import_form_init (ZwImportForm *self)
{
  g_autoptr (GtkSizeGroup) group = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  self->roles = g_array_new (FALSE, FALSE, sizeof (ZwRole));
  gtk_widget_init_template (GTK_WIDGET (self));
  self->layer = GTK_DROP_DOWN (zw_drop_down_new (_ ("Layer")));
  self->role = GTK_DROP_DOWN (zw_drop_down_new (_ ("What it is")));
  self->role_hint = zw_hint_new ();
  self->days_hint = zw_hint_new ();
  gtk_size_group_add_widget (group, self->file_label);
  gtk_size_group_add_widget (group, GTK_WIDGET (self->layer_label));
  gtk_size_group_add_widget (group, GTK_WIDGET (self->role_label));
  gtk_size_group_add_widget (group, self->name_label);
  gtk_size_group_add_widget (group, self->year_label);
  gtk_size_group_add_widget (group, self->encoding_label);
  gtk_size_group_add_widget (group, self->crs_label);
  gtk_size_group_add_widget (group, self->join_label);
  zw_field_table_set_label_group (self->fields, group);
  gtk_label_set_mnemonic_widget (self->layer_label, GTK_WIDGET (self->layer));
  gtk_label_set_mnemonic_widget (self->role_label, GTK_WIDGET (self->role));
  gtk_box_append (self->layer_box, GTK_WIDGET (self->layer));
  gtk_box_append (self->role_box, GTK_WIDGET (self->role));
  gtk_box_append (self->role_box, self->role_hint);
  gtk_box_append (self->days_box, self->days_hint);
  g_signal_connect_swapped (self->layer, "notify::selected", G_CALLBACK (on_layer_selected), self);
  g_signal_connect_swapped (self->role, "notify::selected", G_CALLBACK (on_role_selected), self);
  g_signal_connect_swapped (self->year, "notify::year", G_CALLBACK (on_changed), self);
}
