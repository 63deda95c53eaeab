/* zw-application.c: the application for the subsidy (低碳交通區試辦補助計畫書)
 *
 * The chapters of the form in its order, and what they share. The form asks for eight
 * chapters (附件三), pages printed on both sides, 圖 1 and 表 1 counted through, and
 * has a sample for each type of zone (附錄 5), whose headings and captions are kept.
 * Tables that the form does not have stand without a number, so that 表 1 to 表 7 are
 * those of the form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-application.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/zw-year.h"
#include "document/zw-application-private.h"
#include "document/zw-content-survey-private.h"
#include "document/zw-placeholder.h"

#define TITLE_ZH "低碳交通區試辦補助計畫書"
#define TITLE_EN "Application for a trial of a low-carbon transport zone"

/* Levels of headings in the table of contents: chapters alone, as in the samples. */
#define CONTENTS_LEVELS 1

static void
set_up (ZwApplicationWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  g_autofree char *title = g_strconcat (zw_dossier_pick (dossier, TITLE_ZH, TITLE_EN),
                                        zw_dossier_pick (dossier, "：", ": "), dossier->zone->name,
                                        NULL);

  zw_document_set_title (self->document, title);
  zw_document_set_subject (self->document, dossier->project);
  if (dossier->government != NULL)
    zw_document_set_author (self->document, dossier->government);
  zw_document_set_created (self->document, dossier->date);
  zw_document_set_header (self->document, "");
  zw_document_set_double_sided (self->document, TRUE);
}

/**
 * zw_application_document_new:
 * @dossier: what it says; its passport and its gaps are filled
 * @progress: (nullable): who watches
 *
 * Writes the application. Pictures are drawn later, by the writers.
 *
 * Returns: (transfer full): the document; %NULL when it was cancelled
 */
ZwDocument *
zw_application_document_new (ZwDossier *dossier, const ZwProgress *progress, GError **error)
{
  static void (*const chapters[]) (ZwApplicationWriter * self) = {
    zw_application_add_goal,   zw_application_add_background, zw_application_add_transport,
    zw_application_add_phases, zw_application_add_work,       zw_application_add_items,
    zw_application_add_budget, zw_application_add_effects,    zw_application_add_annexes,
  };
  g_autoptr (ZwDocument) document = zw_document_new (zw_catalog_get_language (dossier->catalog));
  g_autoptr (ZwApplicationForm) form = zw_application_form_new (dossier->zone->type);
  ZwApplicationWriter self = { dossier, document, form };

  set_up (&self);
  zw_application_add_cover (&self);
  zw_document_add_contents (document, NULL, CONTENTS_LEVELS);
  zw_document_add_page_break (document);
  for (guint i = 0; i < G_N_ELEMENTS (chapters); i++)
    {
      if (!zw_progress_step (progress, i / (double) G_N_ELEMENTS (chapters), NULL, error))
        return NULL;
      chapters[i](&self);
    }
  return g_steal_pointer (&document);
}

/**
 * zw_application_add_chapter:
 * @chapter: 1 to 8
 *
 * Adds the heading of a chapter, as the form has it for the type of zone.
 */
void
zw_application_add_chapter (ZwApplicationWriter *self, guint chapter)
{
  const ZwText *name = zw_application_form_get_chapter (self->form, chapter);

  zw_document_add_heading (self->document, 1, zw_text_pick (name, self->dossier->catalog));
}

/* A line that begins as people type lists is an item of one. */
static const char *
find_item (const char *line)
{
  static const char *const marks[] = { "- ", "* ", "• ", "•", "．", "➤ " };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (line, marks[i]))
      return line + strlen (marks[i]);
  return NULL;
}

static void
add_lines (ZwApplicationWriter *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);
      const char *item = find_item (line);

      if (item != NULL && *item != '\0')
        zw_document_add_list_item (self->document, ZW_LIST_BULLET, 1, item);
      else if (*line != '\0')
        zw_document_add_paragraph (self->document, line);
    }
}

/**
 * zw_application_add_words:
 * @place: id of the list "passage"
 * @part: (nullable): of a place that comes more than once
 *
 * Adds what a person wrote for a place, if anything: each line a paragraph, lines that
 * begin with "- " a list. Names in braces become figures, see zw_placeholder_dup_words().
 */
void
zw_application_add_words (ZwApplicationWriter *self, const char *place, const char *part)
{
  g_autofree char *words = zw_placeholder_dup_words (self->dossier, place, part);

  if (words != NULL)
    add_lines (self, words);
}

/**
 * zw_application_add_gap:
 * @place: id of the list "passage"
 * @role: layer to load, or %ZW_N_ROLES
 * @text: one sentence, in the language of the document: what to load or write
 *
 * Marks in the document that something lacks, and notes it in the dossier.
 */
void
zw_application_add_gap (ZwApplicationWriter *self, const char *place, ZwRole role, const char *text)
{
  zw_document_add_gap (self->document, text);
  zw_dossier_add_gap (self->dossier, place, role, "%s", text);
}

/* A layer, its file and its day or year. */
static void
add_source (const ZwDossier *dossier, GString *text, const ZwLayer *layer)
{
  const char *comma = zw_dossier_pick (dossier, "，", ", ");
  g_autofree char *file = layer->source.file != NULL ? g_path_get_basename (layer->source.file)
                                                     : NULL;
  g_autofree char *year = layer->year > 0 ? zw_year_format (layer->year, dossier->chinese) : NULL;
  const char *parts[] = { file, year, layer->source.date };
  gboolean any = FALSE;

  g_string_append_printf (text, "%s%s", text->len > 0 ? zw_dossier_pick (dossier, "；", "; ") : "",
                          layer->name);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] == NULL || *parts[i] == '\0')
        continue;
      g_string_append_printf (text, "%s%s", any ? comma : zw_dossier_pick (dossier, "（", " ("),
                              parts[i]);
      any = TRUE;
    }
  if (any)
    g_string_append (text, zw_dossier_pick (dossier, "）", ")"));
}

/* Of residents all surveys, since these are told year by year; else the latest. */
static char *
dup_sources (ZwApplicationWriter *self, const ZwRole *roles, guint n_roles)
{
  const ZwDossier *dossier = self->dossier;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint r = 0; r < n_roles; r++)
    {
      g_autoptr (GPtrArray) layers = zw_dossier_list_features (dossier, roles[r]);
      g_autoptr (GPtrArray) censuses = NULL;

      if (n_roles > 1 || roles[r] != ZW_ROLE_POPULATION)
        {
          for (guint i = 0; i < layers->len; i++)
            add_source (dossier, text, ((const ZwFeatures *) g_ptr_array_index (layers, i))->layer);
          continue;
        }
      censuses = zw_survey_list_censuses (dossier);
      for (guint i = 0; i < censuses->len; i++)
        {
          const ZwSurveyCensus *census = g_ptr_array_index (censuses, i);

          add_source (dossier, text,
                      ((const ZwFeatures *) g_ptr_array_index (census->features, 0))->layer);
        }
    }
  if (text->len == 0)
    return NULL;
  /* Translators: %s is a list of layers with their files and dates */
  return g_strdup_printf (zw_dossier_tr (dossier, N_ ("Sources: %s")), text->str);
}

/* The layers that sentences rest on where no table with its sources follows. */
static char *
dup_footnote (ZwApplicationWriter *self, const char *place)
{
  static const struct
  {
    const char *place;
    ZwRole roles[5];
    guint n_roles;
  } sources[] = {
    { "extent", { ZW_ROLE_ROADS, ZW_ROLE_RAILWAYS, ZW_ROLE_RIVERS, ZW_ROLE_ADMIN }, 4 },
    { "corridors", { ZW_ROLE_ROADS, ZW_ROLE_RAILWAYS, ZW_ROLE_ROUTES, ZW_ROLE_OD_PAIRS }, 4 },
    { "stations", { ZW_ROLE_STOPS, ZW_ROLE_BIKE_STATIONS, ZW_ROLE_POPULATION }, 3 },
    { "ways", { ZW_ROLE_FOOTWAYS, ZW_ROLE_CYCLEWAYS }, 2 },
    { "chargers", { ZW_ROLE_CHARGERS }, 1 },
    { "ev-parking", { ZW_ROLE_PARKING }, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i].place, place))
      {
        g_autofree char *text = dup_sources (self, sources[i].roles, sources[i].n_roles);

        return text != NULL ? zw_document_add_footnote (self->document, text) : NULL;
      }
  return NULL;
}

/* The tables and maps that go with a place, by the marks they get. */
static char *
dup_references (ZwApplicationWriter *self, const char *place)
{
  static const struct
  {
    const char *place;
    const char *marks[7];
  } references[] = {
    { "extent", { "map-extent" } },
    { "population", { "map-population" } },
    { "landuse", { "map-landuse" } },
    { "attractions", { "map-attractions" } },
    { "corridors", { "map-roads", "map-railways" } },
    { "stations",
      { "table-stations", "table-bus-stops", "table-bike-stations", "map-stations", "map-bus-stops",
        "map-bike-stations" } },
    { "routes", { "map-bus-routes" } },
    { "ways", { "map-ways" } },
  };
  const ZwDossier *dossier = self->dossier;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    for (guint m = 0; g_str_equal (references[i].place, place) && references[i].marks[m] != NULL;
         m++)
      {
        g_autofree char *reference = zw_document_refer (self->document, references[i].marks[m]);

        g_string_append (text, m == 0 ? zw_dossier_pick (dossier, "詳見", " See ")
                                      : zw_dossier_pick (dossier, "、", ", "));
        g_string_append (text, reference);
      }
  if (text->len > 0)
    g_string_append (text, zw_dossier_pick (dossier, "。", "."));
  return g_string_free (text, FALSE);
}

/**
 * zw_application_add_place:
 * @place: id of the list "passage"
 *
 * Adds what a person wrote for a place, then what the project itself says for it. Where
 * somebody must write and nobody has, a gap says what the form asks for; which layer
 * lacks, the chapters say themselves.
 */
void
zw_application_add_place (ZwApplicationWriter *self, const char *place)
{
  const ZwDossier *dossier = self->dossier;
  const ZwFormPlace *asked = zw_application_form_find (self->form, place);
  const char *words = zw_dossier_get_words (dossier, place, NULL);
  g_autofree char *sentence = zw_content_dup_sentence (self->dossier, place);

  zw_application_add_words (self, place, NULL);
  if (sentence != NULL)
    {
      g_autofree char *footnote = dup_footnote (self, place);
      g_autofree char *references = dup_references (self, place);
      g_autofree char *whole = g_strconcat (sentence, footnote != NULL ? footnote : "", references,
                                            NULL);

      add_lines (self, whole);
    }
  if (words == NULL && asked != NULL && asked->required)
    {
      const char *guidance = zw_text_pick (&asked->guidance, dossier->catalog);
      g_autofree char *text = g_strdup_printf (
          /* Translators: %s is a place in the application, %s what the form asks for there */
          zw_dossier_tr (dossier, N_ ("Nothing is written for “%s” yet. %s")),
          zw_text_pick (&asked->name, dossier->catalog), guidance != NULL ? guidance : "");

      zw_application_add_gap (self, place, ZW_N_ROLES, g_strstrip (text));
    }
}

/**
 * zw_application_add_sources:
 * @roles: (array length=n_roles): layers that what stands above rests on
 *
 * Adds a note with their names, files and dates, if there are any.
 */
void
zw_application_add_sources (ZwApplicationWriter *self, const ZwRole *roles, guint n_roles)
{
  g_autofree char *text = dup_sources (self, roles, n_roles);

  if (text != NULL)
    zw_document_add_note (self->document, text);
}

/**
 * zw_application_add_table:
 * @mark: (nullable): of one of the form's tables, which have captions
 * @roles: (array length=n_roles): layers that it rests on, for the note below it
 *
 * Adds a table. One that the project has nothing for is left out, unless the form has
 * it: its row says so then.
 *
 * Returns: (transfer none) (nullable): the table
 */
ZwTable *
zw_application_add_table (ZwApplicationWriter *self,
                          ZwContent content,
                          const char *mark,
                          const ZwRole *roles,
                          guint n_roles)
{
  ZwTableColumn columns[ZW_CONTENT_MAX_COLUMNS];
  guint n_columns = zw_content_get_columns (self->dossier, content, columns);
  g_autofree char *caption = zw_content_dup_caption (self->dossier, content);
  gboolean empty = zw_content_count_rows (self->dossier, content) == 0;
  ZwTable *table;

  if (n_columns == 0 || (empty && mark == NULL))
    return NULL;
  table = zw_document_add_table (self->document, mark != NULL ? caption : NULL, columns, n_columns);
  if (mark != NULL)
    zw_document_set_mark (self->document, mark);
  zw_content_fill (self->dossier, content, table, 0);
  if (empty)
    {
      zw_table_begin_row (table, ZW_ROW_BODY);
      for (guint i = 0; i < n_columns; i++)
        zw_table_add_cell (table, "—");
    }
  else
    zw_application_add_sources (self, roles, n_roles);
  return table;
}
