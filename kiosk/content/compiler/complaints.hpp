// SPDX-License-Identifier: Apache-2.0
//
// What the compiler has against the sources. It goes on after the first complaint, so that one run shows them all.
#pragma once

#include <string>
#include <vector>

namespace kiosk::content {

// A line of a source file, as its author knows it.
struct Place {
    std::string file; // "content/regions/zhejiang.toml"
    int line = 1;
};

class Complaints {
public:
    // What is wrong; then, after a semicolon, the cure. No full stop.
    void add(const Place& place, const std::string& message);

    // All of another's, as well.
    void take(const Complaints& others);

    bool empty() const { return all_.empty(); }
    std::size_t size() const { return all_.size(); }

    // "file:line: message", by file and line, each once. Past the cap the last line says how many more there are.
    std::vector<std::string> lines() const;

    static constexpr std::size_t cap = 200; // more than that is one mistake seen many times

private:
    struct Complaint {
        Place place;
        std::string message;
    };
    std::vector<Complaint> all_;
};

} // namespace kiosk::content
