// SPDX-License-Identifier: Apache-2.0
//
// One owner type for each C library's objects. Only for this layer's .cpp files.
#pragma once

#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <glib-object.h>
#include <pango/pango.h>

#include <memory>

namespace kiosk::text {

template <auto release> struct Release {
    template <class T> void operator()(T* object) const { release(object); }
};

template <class T> using GObjectHandle = std::unique_ptr<T, Release<g_object_unref>>;
using FontDescription = std::unique_ptr<PangoFontDescription, Release<pango_font_description_free>>;
using Attributes = std::unique_ptr<PangoAttrList, Release<pango_attr_list_unref>>;
using Surface = std::unique_ptr<cairo_surface_t, Release<cairo_surface_destroy>>;
using Cairo = std::unique_ptr<cairo_t, Release<cairo_destroy>>;
using FontOptions = std::unique_ptr<cairo_font_options_t, Release<cairo_font_options_destroy>>;
using FontConfig = std::unique_ptr<FcConfig, Release<FcConfigDestroy>>;
using CharSet = std::unique_ptr<FcCharSet, Release<FcCharSetDestroy>>;

} // namespace kiosk::text
