// SPDX-License-Identifier: Apache-2.0
//
// How fallible work answers: a value, or an error whose message tells the user or the operator what to do.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace kiosk {

// One line, no full stop: what is wrong, where, and what was expected.
struct Error {
    std::string message;
};

template <class T> class [[nodiscard]] Result {
public:
    Result(T value)
        : state_(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : state_(std::in_place_index<1>, std::move(error))
    {
    }

    explicit operator bool() const { return state_.index() == 0; }

    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(value()); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    const Error& error() const
    {
        assert(!*this);
        return *std::get_if<1>(&state_);
    }

private:
    T& value()
    {
        assert(*this);
        return *std::get_if<0>(&state_);
    }
    const T& value() const
    {
        assert(*this);
        return *std::get_if<0>(&state_);
    }

    std::variant<T, Error> state_;
};

// For work that has no value to give back: `return Success{};`.
struct Success { };
using Status = Result<Success>;

} // namespace kiosk
