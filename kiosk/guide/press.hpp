// SPDX-License-Identifier: Apache-2.0
//
// Draws a sheet's pages with Cairo and finishes the PDF with QPDF.
#pragma once

#include "kiosk/guide/sheet.hpp"

namespace kiosk::guide {

// Of a code on paper with its quiet zone: a module is half a millimetre.
double qr_width(const QrCode& code);

class Press {
public:
    Press(const Sheet& sheet, const Metadata& metadata, int pages)
        : sheet_(sheet)
        , metadata_(metadata)
        , pages_(pages)
    {
    }

    Result<std::string> print();

private:
    // An element of the structure, as Cairo writes them one after the other.
    struct Element {
        const char* tag;
        text::Tongue tongue = text::Tongue::own;
        std::string alternative; // what a picture says
    };

    void begin(const char* tag, text::Tongue tongue = text::Tongue::own);
    // A picture, and what it says for whoever cannot see it.
    void begin_figure(const std::string& alternative);
    void end(const char* tag);
    void draw(const Sheet::Row& row, double y);
    void draw(const Sheet::Cell& cell, double row_y);
    void draw(const Sheet::Sign& sign, const char* holder, double row_y);
    void draw_code(const Sheet::Row& row, double y);
    void draw_foot(int page);
    double mirrored(double x, double width) const;
    Result<std::string> finished(std::string bytes) const;

    const Sheet& sheet_;
    const Metadata& metadata_;
    int pages_;
    cairo_t* context_ = nullptr;
    std::vector<Element> elements_;
};

} // namespace kiosk::guide
