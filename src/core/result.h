#pragma once

#include "core/error.h"

#include <tl/expected.hpp>

#include <utility>

/// A value, or the Error that says why there is none. Every function that can fail returns one;
/// nothing in src/ throws across a function of ours.
template <class T = void> using Result = tl::expected<T, Error>;

/// `return fail(ErrorClass::NotFound, u"no order %1"_s.arg(id));`
inline tl::unexpected<Error> fail(ErrorClass kind, QString message)
{
    return tl::unexpected<Error>(Error { kind, std::move(message), -1 });
}

/// Passes an error upwards: `if (!r) return fail(r.error());`
inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}
