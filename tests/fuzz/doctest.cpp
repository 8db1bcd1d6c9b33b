// SPDX-License-Identifier: Apache-2.0
//
// For what tests/support shares with the tests.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>
