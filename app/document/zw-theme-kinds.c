/* zw-theme-kinds.c: kinds of land use, attractions, roads and rail, and how they look
 *
 * Colours keep to what officials are used to (town plans: housing yellow, shops red,
 * industry brown, parks green). Kinds that a colour-blind reader or a copy in grey would
 * take for one another have another hatch, form, width or dash.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-theme-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define AREA(fill)                                                                                 \
  {                                                                                                \
    fill, 0x00000030, 0.4, 0, ZW_MARKER_CIRCLE, 0                                                  \
  }
#define LINE(stroke, width, dash)                                                                  \
  {                                                                                                \
    0x00000000, stroke, width, dash, ZW_MARKER_CIRCLE, 0                                           \
  }
#define SIGN(fill, stroke, width, marker, size)                                                    \
  {                                                                                                \
    fill, stroke, width, 0, ZW_MARKER_##marker, size                                               \
  }

/* The more particular words come first: water before parks by the water. Town plans,
 * the land use survey (國土利用現況調查) by name, and OpenStreetMap. */
static const ZwThemeKind landuse[] = {
  { N_ ("Housing"),
    "住宅|住商|住(|住一|住二|住三|residential|=建築利用土地|=r1|=r2|=r3|=r4",
    { AREA (0xffe680ff) } },
  { N_ ("Commerce"), "商業|商(|commercial|retail|=c1|=c2|=c3|=c4", { AREA (0xd8433aff) } },
  { N_ ("Industry"),
    "工業|產業|倉儲|科學園|乙工|零工|industrial|礦鹽|=i1|=i2|=i3",
    { AREA (0xb49251ff), ZW_HATCH_FALLING, 0x5c4024ff } },
  { N_ ("Public facilities"),
    "機關|學校|文教|文中|文小|大專|大學|高中|國中|國小|醫療|醫院|市場|公用|變電|自來水|污水|"
    "環保|宗教|社教|社會福利|體育|公共|殯葬|墓地|加油站|school|university|hospital|institution|"
    "civic|military|education|cemetery",
    { AREA (0x8faad7ff), ZW_HATCH_UPRIGHT, 0x33508fff } },
  { N_ ("Parks and green"),
    "公園|綠地|綠帶|兒童|廣場|遊樂|遊憩|綠化|park|grass|recreation|green|garden|leisure|meadow",
    { AREA (0x5eab79ff) } },
  { N_ ("Farmland"),
    "農業|農牧|養殖|耕地|farm|orchard|agricult|vineyard",
    { AREA (0xe3f9beff), ZW_HATCH_DOTS, 0x7c9440ff } },
  { N_ ("Protected land and forest"),
    "保護|保存|保育|森林|林業|山坡|風景|國家公園|forest|wood",
    { AREA (0x7b8f7cff), ZW_HATCH_RISING, 0x1f4d2cff } },
  { N_ ("Water"),
    "河川|河道|水域|水利|行水|溝渠|湖|埤|滯洪|港埠|海|water|river|reservoir|basin",
    { AREA (0xb9dff2ff), ZW_HATCH_LEVEL, 0x3d86b8ff } },
  { N_ ("Traffic"),
    "道路|交通|鐵路|車站|捷運|停車|轉運|機場|人行|園道|高速公路|快速|road|railway|transport|"
    "parking|highway",
    { AREA (0xb8bbb5ff) } },
  { N_ ("Other uses"), "", { AREA (0xf8eff4ff), ZW_HATCH_CROSSED, 0x9a9a9aff } },
};

static const ZwThemeKind attractions[] = {
  { N_ ("Culture"),
    "文化|博物|美術|圖書|藝術|藝文|展覽|表演|museum|gallery|library|theatre|theater|arts|cultur",
    { SIGN (0x7b3294ff, 0xffffffff, 1.0, DIAMOND, 9) } },
  { N_ ("Markets and shops"),
    "市場|夜市|購物|商圈|商店|百貨|超商|超市|餐|美食|market|mall|shop|store|supermarket|food|"
    "restaurant",
    { SIGN (0xf4a582ff, 0x8c3a10ff, 1.0, SQUARE, 8) } },
  { N_ ("Schools"),
    "學校|大學|學院|高中|國中|國小|幼兒|school|university|college|kindergarten",
    { SIGN (0x9ecae1ff, 0x08519cff, 1.0, TRIANGLE, 8) } },
  { N_ ("Hospitals"),
    "醫院|醫療|診所|衛生|hospital|clinic|health",
    { SIGN (0xb2182bff, 0xffffffff, 1.0, PLUS, 9) } },
  { N_ ("Offices"),
    "機關|公所|政府|戶政|警|消防|郵局|government|townhall|office|police|post",
    { SIGN (0x4d4d4dff, 0xffffffff, 1.0, SQUARE, 7) } },
  { N_ ("Lodging"),
    "旅館|旅宿|民宿|飯店|酒店|hotel|hostel|guest_house|lodging|motel",
    { SIGN (0xffffffff, 0x6a3d00ff, 1.4, DIAMOND, 8) } },
  { N_ ("Parks"),
    "公園|綠地|廣場|植物園|農場|park|garden|playground|square",
    { SIGN (0x33a02cff, 0xffffffff, 1.0, CIRCLE, 9) } },
  { N_ ("Sights"),
    "景點|古蹟|歷史|觀光|風景|廟|寺|宮|教堂|遊樂|老街|attraction|sight|viewpoint|temple|historic|"
    "monument|castle|tourism|religion|worship",
    { SIGN (0xe34a00ff, 0xffffffff, 1.0, STAR, 11) } },
  { N_ ("Other places"), "", { SIGN (0xffffffff, 0x555555ff, 1.2, CIRCLE, 6) } },
};

/* The ministry's road network (交通路網數值圖, ROADCLASS1), words, and OpenStreetMap. */
static const ZwThemeKind roads[] = {
  { N_ ("Freeway"),
    "=hw|=hu|國道|高速公路|motorway|freeway",
    { LINE (0xc51b1bff, 4.2, 0), ZW_HATCH_NONE, 0, 0x5a0808ff, 0.9 } },
  { N_ ("Expressway"),
    "=1e|=re|快速|expressway|trunk",
    { LINE (0xf08a24ff, 3.4, 0), ZW_HATCH_NONE, 0, 0x7a3d00ff, 0.8 } },
  { N_ ("Provincial highway"), "=1w|=1u|省道|provincial", { LINE (0x1f5fa8ff, 2.8, 0) } },
  { N_ ("County road"), "=2w|=2u|縣道|市道|county", { LINE (0x2f8f5bff, 2.2, 7) } },
  { N_ ("Main road"), "主要|幹道|primary|arterial", { LINE (0x3a3a3aff, 1.8, 0) } },
  { N_ ("Secondary road"),
    "=3w|=3u|次要|=鄉道|=區道|secondary|collector",
    { LINE (0x8a8a8aff, 1.1, 0) } },
  { N_ ("Other roads"), "", { LINE (0xc4c4c4ff, 0.7, 0) } },
};

/* By mode, see zw_mode_normalise(). A railway is a dark band with white ties. */
static const ZwThemeKind lines[] = {
  { N_ ("Railway"), "=rail", { LINE (0xffffffff, 1.6, 6), ZW_HATCH_NONE, 0, 0x303030ff, 0.8 } },
  { N_ ("Metro"), "=metro|=monorail", { LINE (0x0b5fa5ff, 3.2, 0) } },
  { N_ ("Light rail"), "=tram", { LINE (0xc2410cff, 2.4, 8) } },
  { N_ ("Cable car"), "=cable|=gondola|=funicular", { LINE (0x6a3d9aff, 1.6, 3) } },
};

static const ZwThemeKind stations[] = {
  { N_ ("Railway station"), "=rail", { SIGN (0x303030ff, 0xffffffff, 1.2, SQUARE, 10) } },
  { N_ ("Metro station"), "=metro|=monorail", { SIGN (0xffffffff, 0x0b5fa5ff, 2.0, CIRCLE, 8) } },
  { N_ ("Light rail stop"), "=tram", { SIGN (0xc2410cff, 0xffffffff, 1.0, TRIANGLE, 9) } },
  { N_ ("Cable car station"),
    "=cable|=gondola|=funicular",
    { SIGN (0x6a3d9aff, 0xffffffff, 1.0, DIAMOND, 9) } },
};

/**
 * zw_theme_kinds_get:
 * @n: (out): how many there are
 *
 * Returns: (array length=n) (transfer none): kinds; the first come first in legends
 */
const ZwThemeKind *
zw_theme_kinds_get (ZwThemeKinds kinds, guint *n)
{
  static const struct
  {
    const ZwThemeKind *kinds;
    guint n;
  } all[ZW_THEME_N_KINDS] = {
    [ZW_THEME_KINDS_LANDUSE] = { landuse, G_N_ELEMENTS (landuse) },
    [ZW_THEME_KINDS_ATTRACTIONS] = { attractions, G_N_ELEMENTS (attractions) },
    [ZW_THEME_KINDS_ROADS] = { roads, G_N_ELEMENTS (roads) },
    [ZW_THEME_KINDS_LINES] = { lines, G_N_ELEMENTS (lines) },
    [ZW_THEME_KINDS_STATIONS] = { stations, G_N_ELEMENTS (stations) },
  };

  *n = all[kinds].n;
  return all[kinds].kinds;
}

static gboolean
has_word (const char *words, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (words, "|", -1);

  for (char **part = parts; *part != NULL; part++)
    if ((*part)[0] == '=' ? g_str_equal (*part + 1, text)
                          : (*part)[0] != '\0' && strstr (text, *part) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * zw_theme_kinds_find:
 * @text: (nullable): what a layer calls a feature
 *
 * Returns: number of its kind from 0 on; the last where no word fits, or, of lines and
 *   stations, their number: none
 */
guint
zw_theme_kinds_find (ZwThemeKinds kinds, const char *text)
{
  guint n;
  const ZwThemeKind *all = zw_theme_kinds_get (kinds, &n);
  g_autofree char *lower = text != NULL ? g_strstrip (g_utf8_strdown (text, -1)) : NULL;

  if (lower != NULL)
    for (guint i = 0; i < n; i++)
      if (has_word (all[i].words, lower))
        return i;
  return all[n - 1].words[0] == '\0' ? n - 1 : n;
}

/**
 * zw_theme_kinds_make_style:
 * @title: (nullable): for the legend
 *
 * Returns: (transfer full): a style whose category k + 1 is kind k
 */
ZwMapStyle *
zw_theme_kinds_make_style (const ZwDossier *dossier,
                           ZwThemeKinds kinds,
                           const char *title,
                           guint n_features)
{
  guint n;
  const ZwThemeKind *all = zw_theme_kinds_get (kinds, &n);
  ZwMapStyle *style = zw_map_style_new (n_features, title);

  for (guint i = 0; i < n; i++)
    {
      guint k = zw_map_style_add (style, &all[i].look.symbol, zw_theme_tr (dossier, all[i].label));
      ZwMapCategory *category = zw_map_style_get (style, k);

      category->hatch = all[i].look.hatch;
      category->hatch_ink = all[i].look.hatch_ink;
      category->casing = all[i].look.casing;
      category->casing_px = all[i].look.casing_px;
    }
  return style;
}
