/* zw-publication.c: what a project hands out: made, shown and written in one way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-publication.h"

#include <glib/gi18n.h>

#include "document/zw-application.h"
#include "document/zw-briefing.h"
#include "document/zw-layout.h"
#include "document/zw-odt.h"
#include "document/zw-output.h"
#include "document/zw-pdf.h"
#include "document/zw-plan-document.h"

struct _ZwPublication
{
  gatomicrefcount ref_count;
  ZwPublicationKind kind;
  ZwSheetsWish sheets;
  gint64 zone_id;

  /* Owned; of @document and @deck at most one is there. */
  ZwDossier *dossier; /* (nullable) */
  ZwDocument *document;
  ZwDeck *deck;
  ZwPages *pages; /* (nullable): made when first asked for */
  ZwPassport *passport;
  char *name; /* of the file, without suffix */
  char *project, *zone, *language, *date;
};

static const ZwPublicationFormat document_formats[] = {
  { ".pdf", N_ ("PDF") },
  { ".odt", N_ ("OpenDocument text") },
};

static const ZwPublicationFormat deck_formats[] = {
  { ".pdf", N_ ("PDF") },
  { ".odp", N_ ("OpenDocument presentation") },
};

static const ZwPublicationFormat sheet_formats[] = {
  { ".pdf", N_ ("PDF") },
};

static const struct
{
  const char *id;
  const char *label;
  const char *name_zh; /* of the file, after that of the zone */
  const char *name_en;
  const ZwPublicationFormat *formats;
  guint n_formats;
} kinds[ZW_N_PUBLICATION_KINDS] = {
  [ZW_PUBLICATION_APPLICATION] = { "application", N_ ("Application"), "試辦補助計畫書",
                                   " application", document_formats,
                                   G_N_ELEMENTS (document_formats) },
  [ZW_PUBLICATION_BRIEFING] = { "briefing", N_ ("Slides"), "申請簡報", " slides", deck_formats,
                                G_N_ELEMENTS (deck_formats) },
  [ZW_PUBLICATION_SHEETS] = { "sheets", N_ ("Map sheets"), "圖幅", " map sheets", sheet_formats,
                              G_N_ELEMENTS (sheet_formats) },
  [ZW_PUBLICATION_PLAN] = { "plan", N_ ("Phase plan"), "分期推動規劃", " phased plan",
                            document_formats, G_N_ELEMENTS (document_formats) },
};

/**
 * zw_publication_kind_get_id:
 *
 * Returns: "application", "briefing", "sheets" or "plan", as on the command line
 */
const char *
zw_publication_kind_get_id (ZwPublicationKind kind)
{
  g_return_val_if_fail (kind < ZW_N_PUBLICATION_KINDS, NULL);

  return kinds[kind].id;
}

/* English, marked for translation. */
const char *
zw_publication_kind_get_label (ZwPublicationKind kind)
{
  g_return_val_if_fail (kind < ZW_N_PUBLICATION_KINDS, NULL);

  return kinds[kind].label;
}

gboolean
zw_publication_kind_from_id (const char *id, ZwPublicationKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (id, kinds[i].id) == 0)
      {
        *kind = (ZwPublicationKind) i;
        return TRUE;
      }
  return FALSE;
}

const ZwPublicationFormat *
zw_publication_kind_get_formats (ZwPublicationKind kind, guint *n)
{
  *n = kinds[kind].n_formats;
  return kinds[kind].formats;
}

/**
 * zw_publication_kind_find_format:
 * @path: a file
 *
 * Returns: (nullable): the format its name asks for
 */
const ZwPublicationFormat *
zw_publication_kind_find_format (ZwPublicationKind kind, const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < kinds[kind].n_formats; i++)
    if (g_str_has_suffix (lower, kinds[kind].formats[i].suffix))
      return &kinds[kind].formats[i];
  return NULL;
}

/* The zone's name may hold characters that no file may. */
static char *
make_name (const char *zone, ZwPublicationKind kind, gboolean chinese)
{
  char *name = g_strconcat (zone, chinese ? kinds[kind].name_zh : kinds[kind].name_en, NULL);

  return g_strdelimit (name, "/\\:*?\"<>|", '-');
}

static gboolean
load_plan (ZwPublication *self,
           ZwStore *store,
           const ZwPublicationWish *wish,
           const ZwProgress *progress,
           GError **error)
{
  g_autoptr (ZwZone) zone = zw_zone_find (store, wish->zone_id, error);

  if (zone == NULL)
    return FALSE;
  self->passport = zw_passport_new ();
  zw_passport_set_origin (self->passport, kinds[self->kind].id, wish->zone_id);
  self->document = zw_plan_document_load (store, wish->zone_id, wish->language, wish->date,
                                          self->passport, progress, error);
  if (self->document == NULL)
    return FALSE;
  self->name = make_name (zone->name, self->kind, zw_document_is_chinese (self->document));
  self->zone = g_strdup (zone->name);
  self->project = zw_store_get_setting (store, "name");
  self->language = g_strdup (zw_document_get_language (self->document));
  return TRUE;
}

/* Whether figures of other places are shown than of the zone and its districts. */
static gboolean
compares_places (const ZwPublicationWish *wish)
{
  return wish->kind == ZW_PUBLICATION_SHEETS
         && (wish->sheets.series == ZW_SHEETS_INDICATORS
             || wish->sheets.series == ZW_SHEETS_COMPARE_ZONES);
}

/* The dossier takes longer than what is written from it. */
#define DOSSIER_SHARE 0.8

static gboolean
load_rest (ZwPublication *self,
           ZwStore *store,
           const ZwPublicationWish *wish,
           const ZwProgress *progress,
           GError **error)
{
  ZwProgressPart reading, writing;
  const ZwProgress *rest;

  self->dossier = zw_dossier_load_for (
      store, wish->zone_id, compares_places (wish), wish->language, wish->date,
      zw_progress_begin_part (&reading, progress, 0.0, DOSSIER_SHARE), error);
  if (self->dossier == NULL)
    return FALSE;
  self->passport = zw_passport_ref (self->dossier->passport);
  zw_passport_set_origin (self->passport, kinds[self->kind].id, wish->zone_id);
  self->name = make_name (self->dossier->zone->name, self->kind, self->dossier->chinese);
  self->zone = g_strdup (self->dossier->zone->name);
  self->project = g_strdup (self->dossier->project);
  self->language = g_strdup (zw_catalog_get_language (self->dossier->catalog));
  rest = zw_progress_begin_part (&writing, progress, DOSSIER_SHARE, 1.0);
  if (self->kind == ZW_PUBLICATION_APPLICATION)
    self->document = zw_application_document_new (self->dossier, rest, error);
  else if (self->kind == ZW_PUBLICATION_BRIEFING)
    self->deck = zw_briefing_new (self->dossier, rest, error);
  else
    return TRUE;
  return self->document != NULL || self->deck != NULL;
}

/* A document takes its attached files along, and must have them before it is laid
 * out; all its figures are printed by then. */
static void
attach_list (ZwPublication *self)
{
  g_autoptr (ZwFigureList) list = zw_publication_list_figures (self);
  g_autoptr (GBytes) bytes = zw_figure_list_to_bytes (list);

  zw_document_attach (self->document, ZW_FIGURE_LIST_NAME, ZW_FIGURE_LIST_MIME, bytes);
}

/**
 * zw_publication_load:
 * @store: a project; on a worker thread one of its own
 * @progress: (nullable): who watches; counts from 0 to 1
 *
 * Reads what it needs of the project, and makes it.
 *
 * Returns: (transfer full): the publication, apart from the project from now on
 */
ZwPublication *
zw_publication_load (ZwStore *store,
                     const ZwPublicationWish *wish,
                     const ZwProgress *progress,
                     GError **error)
{
  g_autoptr (ZwPublication) self = g_new0 (ZwPublication, 1);
  g_autoptr (GDateTime) today = wish->date != NULL ? g_date_time_ref (wish->date)
                                                   : g_date_time_new_now_local ();

  g_return_val_if_fail (wish->kind < ZW_N_PUBLICATION_KINDS, NULL);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = wish->kind;
  self->sheets = wish->sheets;
  self->zone_id = wish->zone_id;
  self->date = g_date_time_format (today, "%Y-%m-%d");
  if (!(wish->kind == ZW_PUBLICATION_PLAN ? load_plan : load_rest) (self, store, wish, progress,
                                                                    error))
    return NULL;
  if (self->document != NULL)
    attach_list (self);
  return g_steal_pointer (&self);
}

ZwPublication *
zw_publication_ref (ZwPublication *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
zw_publication_unref (ZwPublication *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->pages, zw_pages_unref);
  g_clear_pointer (&self->document, zw_document_unref);
  g_clear_pointer (&self->deck, zw_deck_unref);
  g_clear_pointer (&self->dossier, zw_dossier_unref);
  g_clear_pointer (&self->passport, zw_passport_unref);
  g_free (self->name);
  g_free (self->project);
  g_free (self->zone);
  g_free (self->language);
  g_free (self->date);
  g_free (self);
}

ZwPublicationKind
zw_publication_get_kind (const ZwPublication *self)
{
  return self->kind;
}

/**
 * zw_publication_get_gaps:
 *
 * Returns: (transfer none) (element-type ZwGap) (nullable): what it lacks; %NULL for
 *   what has no gaps
 */
const GPtrArray *
zw_publication_get_gaps (const ZwPublication *self)
{
  return self->dossier != NULL ? self->dossier->gaps : NULL;
}

/**
 * zw_publication_get_passport:
 *
 * Returns: (transfer none): its figures; those of map sheets once their pages are there
 */
ZwPassport *
zw_publication_get_passport (const ZwPublication *self)
{
  return self->passport;
}

/**
 * zw_publication_list_figures:
 *
 * Returns: (transfer full): the list that its file carries
 */
ZwFigureList *
zw_publication_list_figures (ZwPublication *self)
{
  ZwFigureList *list = g_new0 (ZwFigureList, 1);

  list->publication = g_strdup (kinds[self->kind].id);
  list->zone_id = self->zone_id;
  list->zone = g_strdup (self->zone);
  list->project = g_strdup (self->project != NULL ? self->project : "");
  list->language = g_strdup (self->language);
  list->date = g_strdup (self->date);
  if (self->kind == ZW_PUBLICATION_SHEETS)
    list->wish = zw_sheets_wish_to_json (&self->sheets);
  list->passport = zw_passport_ref (self->passport);
  return list;
}

/* Share of the layout in the writing of a PDF. */
#define LAYOUT_SHARE 0.3

/* A series for which the project has nothing is no file. */
static gboolean
check_pages (const ZwPages *pages, GError **error)
{
  if (zw_pages_get_n (pages) > 0)
    return TRUE;
  g_set_error_literal (error, ZW_DOCUMENT_ERROR, ZW_DOCUMENT_ERROR_RENDER,
                       _ ("The project has nothing yet that these pages could show."));
  return FALSE;
}

static ZwPages *
make_pages (ZwPublication *self, const ZwProgress *progress, GError **error)
{
  ZwLayout *layout;

  if (self->deck != NULL)
    return zw_deck_new_pages (self->deck, progress, error);
  if (self->document == NULL)
    return zw_sheets_new_pages (self->dossier, &self->sheets, progress, error);
  layout = zw_layout_new_with_progress (self->document, progress, error);
  return layout != NULL ? zw_layout_new_pages (layout) : NULL;
}

/**
 * zw_publication_get_pages:
 *
 * Lays it out, the first time.
 *
 * Returns: (transfer none) (nullable): the pages as they are printed
 */
ZwPages *
zw_publication_get_pages (ZwPublication *self, const ZwProgress *progress, GError **error)
{
  if (self->pages == NULL)
    self->pages = make_pages (self, progress, error);
  return self->pages;
}

/* The list is attached to a document already. */
static GBytes *
make_bytes (ZwPublication *self, const char *suffix, const ZwProgress *progress, GError **error)
{
  g_autoptr (ZwFigureList) list = NULL;
  g_autoptr (GBytes) contents = NULL;
  ZwAttachment attachment = { ZW_FIGURE_LIST_NAME, ZW_FIGURE_LIST_MIME, NULL };
  ZwProgressPart laying, drawing;
  ZwPages *pages = NULL;

  if (g_str_equal (suffix, ".odt"))
    return zw_odt_new_bytes (self->document, progress, error);
  if (!g_str_equal (suffix, ".odp"))
    {
      pages = zw_publication_get_pages (
          self, zw_progress_begin_part (&laying, progress, 0.0, LAYOUT_SHARE), error);
      if (pages == NULL || !check_pages (pages, error))
        return NULL;
    }
  list = zw_publication_list_figures (self);
  contents = zw_figure_list_to_bytes (list);
  attachment.contents = contents;
  if (pages == NULL)
    return zw_odp_new_bytes (self->deck, &attachment, progress, error);
  return zw_pdf_new_from_pages (
      pages, &attachment, zw_progress_begin_part (&drawing, progress, LAYOUT_SHARE, 1.0), error);
}

/**
 * zw_publication_write:
 * @path: file to write, its suffix one of the kind's formats; an older one is
 *   replaced only once the new is complete
 * @progress: (nullable): who watches; counts from 0 to 1
 *
 * Returns: %FALSE when @path was not written
 */
gboolean
zw_publication_write (ZwPublication *self,
                      const char *path,
                      const ZwProgress *progress,
                      GError **error)
{
  const ZwPublicationFormat *format = zw_publication_kind_find_format (self->kind, path);
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (format != NULL, FALSE);

  /* Who has no right to write there learns it before the work. */
  if (!zw_output_check (path, error))
    return FALSE;
  bytes = make_bytes (self, format->suffix, progress, error);
  if (bytes == NULL || !zw_output_write (path, bytes, error))
    return FALSE;
  zw_progress_step (progress, 1.0, NULL, NULL);
  return TRUE;
}

/**
 * zw_publication_suggest_name:
 * @suffix: of one of the kind's formats
 *
 * Returns: (transfer full): a name for the file
 */
char *
zw_publication_suggest_name (const ZwPublication *self, const char *suffix)
{
  return g_strconcat (self->name, suffix, NULL);
}
